"""What lines of a programme look like: shared by the reader, and by the one who explains why reading stopped."""

from __future__ import annotations

import re

from careersite.model.frameworks import frameworks

CURLY = "“”„‘’‚"
"""Quote marks of a word processor."""

LINE = re.compile(
    r"(?P<lead> *(?:- +)*)(?P<name>\"[^\"]{0,100}\"|'[^']{0,100}'|[^\s:#\"'\[\]{},&*!|>%@`][^:#]{0,100}?) ?:(?:(?P<gap> +)(?P<value>.*)|$)"
)
"""A line with a name, a colon and a value."""

ITEM = re.compile(r"(?P<lead> *(?:- +)+)(?P<value>[^\s-].*)")
"""A line that is a list's item."""

GLUED = re.compile(r" *(?:- +)*(?P<name>[A-Za-z_][\w-]{0,60}):(?!//)(?P<value>[^\s:\\].*)")
"""``title:Careers``: a name whose colon has no space after it. An address (``https://``) and ``C:\\`` are none."""

ADDRESSES = ("mailto", "tel", "urn", "doi", "data", "javascript")
"""Words that stand before a colon in an address."""

NAME_LINE = re.compile(r"(?P<indent> *)(?:- +)*[A-Za-z_][\w-]{0,60}:(?: |$)")
"""A line that starts a new value, however much of the text above it a quote has swallowed."""


def glued(line: str) -> re.Match[str] | None:
    """The match of a name with no space after its colon, unless it is an address or a framework's reference (``cdi:manage-career``)."""
    match = GLUED.match(line)
    return match if match and match["name"].lower() not in (*ADDRESSES, *frameworks()) else None


def indent_of(line: str) -> int:
    """How many spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def text_start(line: str) -> int:
    """Where a line's text begins, after its spaces and the dash of a list's item."""
    return len(line) - len(line.lstrip(" -"))


def says_nothing(line: str) -> bool:
    """Say whether a line is blank or a comment."""
    return line.lstrip(" ")[:1] in ("", "#")


def line_before(lines: list[str], index: int) -> int:
    """The index of the last line before ``index`` that says something, or -1."""
    index -= 1
    while index >= 0 and says_nothing(lines[index]):
        index -= 1
    return index


def without_comment(value: str) -> str:
    """A value without the comment that follows it."""
    for mark in ("  #", " # "):
        value = value.split(mark, 1)[0]
    return value.rstrip()
