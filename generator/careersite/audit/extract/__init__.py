"""Pages in, text out: every form that a school publishes in, read under limits.

:func:`read_page` reads in this process and trusts the body; :class:`Extractor` reads in a child that can be killed.
"""

from __future__ import annotations

from .child import Extractor
from .dispatch import read_page
from .model import Block, CannotRead, Extract, Link

__all__ = ["Block", "CannotRead", "Extract", "Extractor", "Link", "read_page"]
