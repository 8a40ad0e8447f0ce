"""How a line is typed right: the words that a hint gives to copy, and the line as it was most likely meant."""

from __future__ import annotations

from dataclasses import dataclass

from careersite.source.faults import in_quotes
from careersite.source.shapes import CURLY, without_comment
from careersite.source.texts import TextFault


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A fault, and the line (from 0) as it was most likely meant; no line when that cannot be told.

    ``shift`` moves the line and those of its group sideways instead.
    """

    fault: TextFault
    line: int | None = None
    text: str = ""
    shift: int = 0


def root_fault(line: int, column: int) -> TextFault:
    """The fault of a file that is no lines of name, colon and value."""
    return (
        "YAML-ROOT", line, column, "The file must start with lines of name, colon and value.",
        "Start with, for example: institution: and on the next line, two spaces in, name: and the school's name.",
    )  # fmt: skip


def requoted(value: str) -> str:
    """A value in quotes that hold, without the broken ones that it has."""
    value = without_comment(value).strip()
    inside = value[1:-1]
    first = inside.find(value[:1])
    if value[:1] in ("'", '"') and (value[0] not in value[1:] or (value[-1] == value[0] and (value[0] == "'" or first < 0 or inside[:first].endswith(" ")))):
        value = value[1:].removesuffix(value[0])
    elif value[:1] in CURLY and value[-1:] in CURLY:
        value = value[1:-1]
    return in_quotes(value)


def spaces(count: int) -> str:
    """``2 spaces``, ``1 space``, ``no spaces``."""
    return {0: "no spaces", 1: "1 space"}.get(count, f"{count} spaces")
