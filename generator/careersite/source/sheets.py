"""How a programme lies in a workbook: one sheet for single values, one for each list; drawn from the model itself.

A list inside a list's item (the routes of one year's destinations) lies on the item's sheet: each further line
leaves the item's own columns empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from careersite.model.fields import (
    Written,
    parse_ages,
    parse_benchmarks,
    parse_id,
    parse_language,
    parse_telephone,
    parse_years,
    parse_yes_no,
)
from careersite.model.part import Part
from careersite.model.programme import Programme
from careersite.model.when import parse_when
from careersite.source.forms import Form

SINGLES = "Programme"
README = "Read me first"
CHOICES = "Words to choose from"
FIELD = "Field"
_SPELT = {"urn": "URN", "url": "web address", "senco": "SENCO", "send": "SEND", "ehcp": "EHCP"}
_FIRST = ("activities", "providers", "employers", "outcomes", "transitions", "year_guides")


@dataclass(frozen=True, slots=True)
class Column:
    """One column, or one line of the sheet of single values. ``path`` leads from the item, or the programme, to the value."""

    path: tuple[str, ...]
    about: str
    form: Form
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The name by which a column is found again: ``minutes``, ``routes.percent``."""
        return ".".join(self.path)

    @property
    def title(self) -> str:
        """The field in plain words: ``In school day``, ``Routes: percent``."""
        text = ": ".join(_words(part) for part in self.path)
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list of the programme as a sheet; ``path`` leads from the programme to the list."""

    title: str
    path: tuple[str, ...]
    about: str
    columns: tuple[Column, ...]
    inner: tuple[str, ...]
    """The columns' first names that are lists inside an item."""

    def own(self, column: Column) -> bool:
        """Say whether a column holds the item's own value and not a line of a list inside it."""
        return column.path[0] not in self.inner


def _words(name: str) -> str:
    return " ".join(_SPELT.get(word, word) for word in name.split("_"))


@cache
def single_values() -> tuple[Column, ...]:
    """Every value of the programme that stands in no list."""
    return tuple(_singles(Programme, ()))


@cache
def sheets() -> tuple[Sheet, ...]:
    """The lists of the programme, those that grow most first."""
    order = {name: index for index, name in enumerate(_FIRST)}
    return tuple(sorted(_lists(Programme, ()), key=lambda sheet: order.get(sheet.path[0], len(order))))


def _fields(model: type[Part]) -> Iterator[tuple[str, FieldInfo]]:
    return ((field.alias or name, field) for name, field in model.model_fields.items())


def _singles(model: type[Part], trail: tuple[str, ...]) -> Iterator[Column]:
    for name, field in _fields(model):
        path = (*trail, name)
        if inner := _part(field.annotation):
            yield from _singles(inner, path)
        elif get_origin(field.annotation) is dict:
            yield from (Column((*path, str(number)), field.description or "", Form.TEXT) for number in range(1, 9))
        elif _listed(field.annotation) is None:
            yield _column(path, field)


def _lists(model: type[Part], trail: tuple[str, ...]) -> Iterator[Sheet]:
    for name, field in _fields(model):
        path = (*trail, name)
        if inner := _part(field.annotation):
            yield from _lists(inner, path)
        elif item := _listed(field.annotation):
            nested = {key: part for key, value in _fields(item) if (part := _listed(value.annotation))}
            columns = [
                column
                for key, value in _fields(item)
                for column in ([_column((key, sub), info) for sub, info in _fields(nested[key])] if key in nested else [_column((key,), value)])
            ]
            yield Sheet(" ".join(map(_words, path)).capitalize(), path, field.description or "", tuple(columns), tuple(nested))


def _part(annotation: Any) -> type[Part] | None:
    return annotation if isinstance(annotation, type) and issubclass(annotation, Part) else None


def _listed(annotation: Any) -> type[Part] | None:
    """The part of which a field is a list."""
    arguments = get_args(annotation)
    return _part(arguments[0]) if get_origin(annotation) is tuple and arguments else None


def _column(path: tuple[str, ...], field: FieldInfo) -> Column:
    if path == ("academic_year",):
        return Column(path, field.description or "", Form.ACADEMIC_YEAR)
    plain, parsers = _bare(field.annotation, tuple(field.metadata))
    form = _form(plain, parsers)
    if form is Form.YES_NO:
        return Column(path, field.description or "", form, ("yes", "no"))
    word = _bare(get_args(plain)[0])[0] if form is Form.WORDS else plain
    choices = tuple(item.value for item in word) if isinstance(word, type) and issubclass(word, Enum) else ()
    return Column(path, field.description or "", form, choices)


def _bare(annotation: Any, metadata: tuple[Any, ...] = ()) -> tuple[Any, set[Callable[..., Any]]]:
    """A type without "or nothing" and without its notes, and the parsers among the notes."""
    found = list(metadata)
    while True:
        if get_origin(annotation) is Annotated:
            found += get_args(annotation)[1:]
            annotation = get_args(annotation)[0]
        elif NoneType in get_args(annotation):
            annotation = next(item for item in get_args(annotation) if item is not NoneType)
        else:
            return annotation, {note.parse for note in found if isinstance(note, Written)}


_BY_PARSER: dict[Callable[..., Any], Form] = {
    parse_years: Form.YEARS,
    parse_benchmarks: Form.NUMBERS,
    parse_ages: Form.AGES,
    parse_telephone: Form.TELEPHONE,
    parse_when: Form.WHEN,
    parse_yes_no: Form.YES_NO,
}


def _form(plain: Any, parsers: set[Callable[..., Any]]) -> Form:
    for parser, form in _BY_PARSER.items():
        if parser in parsers:
            return form
    if plain is date:
        return Form.DAY
    if get_origin(plain) is tuple:
        inner, inside = _bare(get_args(plain)[0])
        single = inside & {parse_id, parse_language} or (isinstance(inner, type) and issubclass(inner, Enum))
        return Form.WORDS if single else Form.LINES
    return Form.WORD if isinstance(plain, type) and issubclass(plain, Enum) else Form.TEXT
