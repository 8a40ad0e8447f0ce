"""What a reader sees: each page as a value. No engine, no clock; the only files read are templates and words."""
