"""Cues: patterns that are tried only where one of the words that they need occurs at all.

Most sentences hold none of a cue's words, and looking for a word costs a hundredth of trying a pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

try:
    # What a pattern needs is read from its parsed form, which Python keeps to itself.
    from re import _constants, _parser  # type: ignore[attr-defined]
except ImportError:  # pragma: no cover - a Python that keeps it elsewhere: every pattern is tried on every text
    _parser = None

#: A choice between more words than this is worse than a longer one with fewer.
_FEW = 6


class Cue:
    """A pattern, and the words (pieces of them too) of which any text that it fits holds at least one.

    It answers as ``re.Pattern`` does. ``words`` is empty where the pattern needs none: it is tried on every text then.
    """

    __slots__ = ("_compiled", "pattern", "words")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._compiled = re.compile(pattern, flags)
        self.pattern = pattern
        self.words = _words(pattern, flags)

    def near(self, text: str) -> bool:
        """Whether the pattern is worth trying on a text."""
        # A loop: any() over a generator costs more than the looking.
        for word in self.words:
            if word in text:
                return True
        return not self.words

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        # Asked most of all: the loop of near() stands here too, for a call costs as much as the looking.
        for word in self.words:
            if word in text:
                return self._compiled.search(text, *places)
        return None if self.words else self._compiled.search(text, *places)

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self._compiled.match(text, *places) if self.near(text) else None

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return self._compiled.fullmatch(text, *places) if self.near(text) else None

    def finditer(self, text: str, *places: int) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return self._compiled.finditer(text, *places) if self.near(text) else iter(())

    def findall(self, text: str) -> list[Any]:
        """As ``re.Pattern.findall``."""
        return self._compiled.findall(text) if self.near(text) else []

    def sub(self, other: str, text: str) -> str:
        """As ``re.Pattern.sub``."""
        return self._compiled.sub(other, text) if self.near(text) else text


def _words(pattern: str, flags: int) -> tuple[str, ...]:
    """The words of which one must be in any text that the pattern fits; none where it needs none or minds no case."""
    parsed = _parser.parse(pattern, flags) if _parser else None
    if parsed is None or parsed.state.flags & re.IGNORECASE:
        return ()
    needed = sorted(_needed(parsed), key=len)
    return tuple(word for place, word in enumerate(needed) if not any(shorter in word for shorter in needed[:place]))


def _needed(parsed: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best choice of words for a part of a pattern, of all that its pieces need; nothing where no piece needs a word."""
    choices: list[frozenset[str]] = []
    word = ""
    for kind, what in parsed:
        if kind is _constants.LITERAL:
            word += chr(what)
            continue
        if kind in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
            # A place has no width: what stands before and after it is one word.
            continue
        choices.append(frozenset({word}))
        word = ""
        if kind is _constants.SUBPATTERN:
            choices.append(frozenset() if what[1] & re.IGNORECASE else _needed(what[3]))
        elif kind is _constants.BRANCH:
            either = [_needed(branch) for branch in what[1]]
            choices.append(frozenset().union(*either) if all(either) else frozenset())
        elif kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and what[0]:
            choices.append(_needed(what[2]))
    choices.append(frozenset({word}))
    # One letter is in every text.
    worth = [choice for choice in choices if choice and min(map(len, choice)) > 1]
    return max(worth, key=lambda choice: (len(choice) <= _FEW, min(map(len, choice)), -len(choice)), default=frozenset())
