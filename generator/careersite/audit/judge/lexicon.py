"""The judging's word lists, kept as data in ``lexicon.txt`` and read here into patterns over lower-case text."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from .cues import Cue


@cache
def _lists() -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for line in resources.files("careersite.audit.judge").joinpath("lexicon.txt").read_text(encoding="utf-8").splitlines():
        if re.fullmatch(r"\[[a-z-]+\]", line):
            current = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return lists


def either(*names: str) -> str:
    """The words of one or more lists as one piece of a pattern, each a whole word or phrase.

    ``*`` after a letter is any ending, ``…`` up to forty characters of the same clause, ``{name}`` another list; the rest
    means what it does in patterns.

    Raises:
        KeyError: there is no such list.
    """
    words = [word for name in names for word in _lists()[name]]
    return rf"(?<!\w)(?:{'|'.join(_piece(word) for word in words)})(?!\w)"


def _piece(word: str) -> str:
    named = re.sub(r"\{([a-z][\w-]*)\}", lambda hit: f"<{hit[1]}>", word)
    grouped = re.sub(r"\((?!\?)", "(?:", named)
    shape = re.sub(r"(?<=[a-z])(?<!\\[a-zA-Z])\*", r"\\w*", grouped).replace("…", r"[^.;:]{0,40}?")
    return re.sub(r"<([a-z][\w-]*)>", lambda hit: either(hit[1]), shape)


def pattern(*names: str) -> Cue:
    """A compiled pattern for any word of the lists."""
    return Cue(either(*names))
