"""One file becomes a published careers site."""

__version__ = "0.1.0"
