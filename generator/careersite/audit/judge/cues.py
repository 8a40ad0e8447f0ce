"""Cues: patterns that are tried only where one of their words occurs at all.

Most sentences hold none of a cue's words, and looking for a word costs a hundredth of trying a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


class Cue:
    """A pattern over lower-case text with the words of which one must be there for it to fit."""

    __slots__ = ("_findall", "_finditer", "_match", "_search", "pattern", "words")

    def __init__(self, pattern: str, *words: str) -> None:
        compiled = re.compile(pattern)
        self.pattern = pattern
        self.words = words
        self._search, self._finditer, self._match, self._findall = compiled.search, compiled.finditer, compiled.match, compiled.findall

    def near(self, low: str) -> bool:
        """Whether the pattern is worth trying on a text."""
        # A loop: any() over a generator costs more than the looking.
        for word in self.words:  # noqa: SIM110
            if word in low:
                return True
        return False

    def search(self, low: str, *places: int) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self._search(low, *places) if self.near(low) else None

    def match(self, low: str, *places: int) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self._match(low, *places) if self.near(low) else None

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return self._finditer(low) if self.near(low) else iter(())

    def findall(self, low: str) -> list[str]:
        """As ``re.Pattern.findall``."""
        return self._findall(low) if self.near(low) else []

    def sub(self, other: str, low: str) -> str:
        """As ``re.Pattern.sub``."""
        return re.sub(self.pattern, other, low) if self.near(low) else low
