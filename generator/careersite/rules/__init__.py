"""What law and guidance ask, as data, and the checks that judge a programme against it."""
