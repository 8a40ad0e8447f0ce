"""What was read: the values, and for each value and name its line and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from careersite.findings import Finding

PART = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


class Place(NamedTuple):
    """Where a value begins, from 1, and the places of what is inside it.

    ``inside`` is a list of places, a mapping from name to ``Named``, or None for a text.
    """

    line: int
    column: int
    inside: list[Place] | dict[str, Named] | None = None


class Named(NamedTuple):
    """A named value: where its name begins, and the place of the value."""

    line: int
    column: int
    place: Place


START = Place(1, 1)


@dataclass(frozen=True)
class Document:
    """A programme file as text values with places.

    ``value`` holds dicts, lists and texts only; an empty value is ``""``. It is None when the file's shape cannot be
    made out. When there are findings but a value, the value is the likeliest reading of the file: good enough to look
    for further faults, never to publish from. ``notes`` say what was changed without harm (an invisible character
    left out, a file in UTF-16).
    """

    file: str
    value: dict[str, Any] | None
    findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    root: Place = field(default=START, repr=False)

    @property
    def readable(self) -> bool:
        """Say whether the file can be used: it has a value and no fault."""
        return self.value is not None and not self.findings

    def place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``path``, or of its nearest parent that exists."""
        found = self._walk(path)
        return found[-1].place.line, found[-1].place.column

    def key_place(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Line and column of the name of the value at ``path``; for a list's item, of the item; else of its parent."""
        found = self._walk(path)
        return found[-1].line, found[-1].column

    def where(self, path_text: str) -> str:
        """``file:line:column`` of the value at a path such as ``activities[3].when``."""
        line, column = self.place(parse_path(path_text))
        return f"{self.file}:{line}:{column}"

    def _walk(self, path: Sequence[str | int]) -> list[Named]:
        found = [Named(self.root.line, self.root.column, self.root)]
        for part in path:
            step = _step(found[-1].place, part)
            if step is None:
                break
            found.append(step)
        return found


def _step(place: Place, part: str | int) -> Named | None:
    inside = place.inside
    if isinstance(inside, dict):
        return inside.get(str(part))
    if isinstance(inside, list) and isinstance(part, int) and 0 <= part < len(inside):
        item = inside[part]
        return Named(item.line, item.column, item)
    return None


def path_text(path: Sequence[str | int]) -> str:
    """``("activities", 3, "when")`` as ``activities[3].when``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        else:
            text += f".{part}" if text else part
    return text


def parse_path(text: str) -> tuple[str | int, ...]:
    """``activities[3].when`` as ``("activities", 3, "when")``; what is no part of a path is passed over."""
    return tuple(int(number) if number else name for number, name in PART.findall(text))
