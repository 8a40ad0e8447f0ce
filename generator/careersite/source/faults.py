"""The faults that a programme file can have, and the list in which they are gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from careersite.findings import Finding, sort_findings
from careersite.source.limits import MAX_FINDINGS

FAULTS: dict[str, str] = {
    "YAML-BRACKET": "A [ or { has no partner, or a comma is missing between its items.",
    "YAML-CHARACTER": "A hidden or odd character stands where it changes how the file is read.",
    "YAML-COLON": "A colon has no space after it, or stands in text that has no quotes.",
    "YAML-COMMENT": "Text after a # is taken as a comment and would be lost.",
    "YAML-COUNT": "The file holds more values than can be read.",
    "YAML-DEPTH": "Lists and groups are nested too deep.",
    "YAML-DOCUMENTS": "A line of three dashes starts a second file inside the file.",
    "YAML-EMPTY": "The file has nothing in it, or only comments.",
    "YAML-ENCODING": "The file's letters are not saved as UTF-8, or were spoilt on the way.",
    "YAML-FILE": "The file is of another kind: a Word, Excel, PDF, picture or web page file.",
    "YAML-INDENT": "A line starts too far left or right for its group.",
    "YAML-LINE": "A line cannot be read as name, colon and value.",
    "YAML-LIST": "A list item is not written as a dash, a space and the text.",
    "YAML-LONG": "A value, a name or a line is too long.",
    "YAML-MERGE": "The << sign copies another group, which this file does not allow.",
    "YAML-NAME": "The name before a colon is missing or cannot be read.",
    "YAML-QUOTE": "A quote mark is missing, curly, or ends the text too early.",
    "YAML-REPEATED-KEY": "The same name stands twice in one group.",
    "YAML-ROOT": "The file does not start with lines of name, colon and value.",
    "YAML-SIZE": "The file is larger than 5 MiB.",
    "YAML-SPECIAL": "Text starts with a sign that has a meaning of its own and needs quotes.",
    "YAML-TAB": "A tab stands where only spaces can be read.",
}
"""Each id with what it means, for ``explain``."""

SHAPE = frozenset(
    {
        "YAML-BRACKET", "YAML-COLON", "YAML-INDENT", "YAML-LINE", "YAML-LIST", "YAML-MERGE", "YAML-NAME",
        "YAML-QUOTE", "YAML-ROOT", "YAML-SPECIAL", "YAML-TAB",
    }
)  # fmt: skip
"""Faults of the file's shape: one of them on a line makes others on that line likely, so only the first is told."""


class Faults:
    """Gathers findings: none twice, one fault of shape for each line, at most ``MAX_FINDINGS``."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], Finding] = {}
        self._shape: set[int] = set()
        self.moved: dict[int, int] = {}

    def add(self, fault_id: str, line: int, column: int, message: str, hint: str, *, path: str = "") -> None:
        """Add a finding at a place that counts from 1; ``moved`` says how far to the right a line was read."""
        column = max(1, column - self.moved.get(line, 0))
        if fault_id in SHAPE and line in self._shape:
            return
        if fault_id in SHAPE or fault_id == "YAML-CHARACTER":
            self._shape.add(line)
        if not self.full:
            finding = Finding(fault_id, message, hint=hint, line=line, column=column, path=path)
            self._found.setdefault((fault_id, line, column), finding)

    def near(self, line: int) -> bool:
        """Say whether a fault of shape was found on the line or beside it."""
        return not self._shape.isdisjoint((line - 1, line, line + 1))

    @property
    def full(self) -> bool:
        """Say whether no further finding is taken."""
        return len(self._found) >= MAX_FINDINGS

    def __len__(self) -> int:
        return len(self._found)

    def sorted(self, file: str, lines: Sequence[str] = ()) -> tuple[Finding, ...]:
        """All findings of the file in the order of their places, none of them past the end of its line."""
        placed = []
        for finding in self._found.values():
            longest = len(lines[finding.line - 1]) + 1 if finding.line <= len(lines) else finding.column
            placed.append(replace(finding, file=file, column=min(finding.column, longest)))
        return tuple(sort_findings(placed))


def bit(text: str, length: int = 40) -> str:
    """A short, printable piece of the file to show in a sentence."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text[: length + 1].strip())
    return f"{clean[:length].rstrip()}…" if len(text.strip()) > length else clean


def in_quotes(text: str) -> str:
    """The text as it must be typed to be read as itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"
