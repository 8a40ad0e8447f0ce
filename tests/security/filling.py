"""A programme in which every field of free text holds payloads; what has a form of its own holds something right.

The model itself is walked, so that a field that is added to it is attacked from its first day.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from careersite.model import fields
from careersite.model.activity import Traits
from careersite.model.fields import LONGEST_LINE, LONGEST_TEXT
from careersite.model.part import Part
from careersite.model.policy import BenchmarkTexts
from careersite.model.programme import Programme

ITEMS = 3
# References and rules of their own: given here, since a payload there is refused by the model (tests/torture/model).
GIVEN: dict[str, Any] = {
    "institution.kind": "academy",
    "institution.status": "",
    "institution.years": "7-13",
    "institution.ages": "",
    "institution.urn": "123456",
    "earlier_years": [],
    "site.translations": [],
    "site.language": "en",
    "site.logo": "logo.svg",
    "site.url": "https://school.example/x",
    "outcomes.frameworks": [],
    "waivers.id": "GB5-1",
}
FILES = {"file": "talk.mp3", "captions": "talk.vtt"}
IDS = {"outcomes": "outcomes", "providers": "providers", "employers": "employers"}


class Filler:
    """Fills the model; ``places`` counts the fields that got payloads."""

    def __init__(self, payloads: tuple[str, ...], start: int = 0) -> None:
        self.payloads = payloads
        self.at = start
        self.places: set[str] = set()

    def line(self) -> str:
        """As many of the next payloads as a line holds."""
        parts: list[str] = []
        while len(" ".join([*parts, self._next(peek=True)]).split()) and len(" ".join([*parts, self._next(peek=True)])) <= LONGEST_LINE:
            parts.append(self._next())
            if len(parts) == len(self.payloads):
                break
        return " ".join(" ".join(parts).split())

    def text(self) -> str:
        """All payloads, each in a paragraph of its own, beginning with the next."""
        turned = self.payloads[self.at :] + self.payloads[: self.at]
        self._next()
        text = "\n\n".join(turned)
        assert len(text) <= LONGEST_TEXT
        assert text.count("[") <= LONGEST_LINE
        return text

    def _next(self, *, peek: bool = False) -> str:
        found = self.payloads[self.at % len(self.payloads)]
        self.at = (self.at + (not peek)) % len(self.payloads)
        return found

    def programme(self) -> dict[str, Any]:
        """The whole."""
        return self._part(Programme, "", 0)

    def _part(self, model: type[BaseModel], path: str, number: int) -> dict[str, Any]:
        hints = get_type_hints(model, include_extras=True)
        made: dict[str, Any] = {}
        for name, field in model.model_fields.items():
            key = field.alias or name
            value = self._value(hints[name], f"{path}.{key}".lstrip("."), key, number)
            if value not in ("", [], None):
                made[key] = value
        return made

    def _value(self, hint: Any, path: str, key: str, number: int) -> Any:
        if path in GIVEN:
            return GIVEN[path]
        if hint == fields.Line:
            self.places.add(path)
            return self.line()
        if hint == fields.Text:
            self.places.add(path)
            return self.text()
        if hint in (fields.Lines, fields.Texts):
            self.places.add(path)
            return [self.line() for _ in range(ITEMS)]
        if hint == BenchmarkTexts:
            self.places.add(path)
            return {str(benchmark): self.text() for benchmark in range(1, 9)}
        if hint == Traits:
            return [self._part(model, path, index) for index in range(ITEMS) for model in parts_in(hint)]
        if hint == fields.Id:
            return f"{path.split('.')[0]}-{number}"
        if hint == fields.Ids:
            return [f"{IDS[key]}-{index}" for index in range(ITEMS)]
        return self._formal(hint, path, key, number)

    def _formal(self, hint: Any, path: str, key: str, number: int) -> Any:
        for kind, value in right_values(number, key):
            if hint == kind:
                return value
        origin, arguments = get_origin(hint), [item for item in get_args(hint) if item is not type(None)]
        if isinstance(hint, type) and issubclass(hint, Part):
            return self._part(hint, path, number)
        if isinstance(arguments[0], type) and issubclass(arguments[0], StrEnum):
            words = [word.value for word in arguments[0]]
            return words[number % len(words)]
        if origin is tuple:
            return [self._value(arguments[0], path, key, index) for index in range(ITEMS)]
        assert arguments, (path, hint)
        return self._value(arguments[0], path, key, number)


def right_values(number: int, key: str) -> Iterator[tuple[Any, Any]]:
    """A right value for each kind of field that has a form of its own."""
    yield fields.Years, "8"
    yield fields.Count, str(7 + number)
    yield fields.Day, f"2026-11-{12 + number}" if key in ("starts", "approved_on", "reviewed_on", "prepared_on", "tested_on") else f"2027-07-{12 + number}"
    yield fields.Time, "09:30" if key == "starts" else "11:00"
    yield fields.AcademicYearStart, "2026-27"
    yield fields.Telephone, "01632 960123"
    yield fields.Email, "careers@school.example"
    yield fields.Link, "https://school.example/x?y=1&z=2"
    yield fields.Colour, "#005ea5"
    yield fields.File, FILES.get(key, "plan.txt")
    yield fields.Language, "cy"
    yield fields.Benchmarks, "5, 7"
    yield fields.WhenField, f"2026-11-{12 + number}"
    yield fields.YesNo, "yes" if key != "cancelled" else "no"


def parts_in(hint: Any) -> list[type[BaseModel]]:
    """The groups that a hint speaks of."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return [hint]
    return [model for inner in get_args(hint) for model in parts_in(inner)]


def filled(payloads: tuple[str, ...], start: int = 0) -> tuple[dict[str, Any], set[str]]:
    """The nested texts, and the places that hold payloads."""
    filler = Filler(payloads, start)
    return filler.programme(), filler.places


def chunks(items: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    """So many at a time."""
    waiting = iter(items)
    while part := tuple(islice(waiting, size)):
        yield part
