"""What a school writes, as frozen values without input or output."""
