"""When an activity happens: days, a month, a term, a stretch of days or the whole year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from careersite.model.dates import MONTHS, fault, long_day, month_number, parse_day, quoted

_HINT = "Give a day (2026-11-12), several days ([2026-11-12, 2026-11-19]), a month (November 2026) or a term (autumn)."
_MONTH_OF_YEAR = re.compile(r"([A-Za-z]{3,9})\s+(\d{4})|(\d{4})-(\d{1,2})")
_SPAN = re.compile(r"(.+?)\s+(?:to|until|–|-)\s+(.+)")
TERMS = ("autumn", "spring", "summer")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included."""

    start: date
    end: date

    def inside(self, other: Span) -> bool:
        """Say whether every day of this stretch lies in the other."""
        return other.start <= self.start and self.end <= other.end

    def touches(self, other: Span) -> bool:
        """Say whether the two have a day in common."""
        return self.start <= other.end and other.start <= self.end


@dataclass(frozen=True, slots=True)
class When:
    """What was written, sorted into one of: ``days``, ``month`` (with or without its year), ``term``, ``whole_year``.

    A stretch (``2026-11-09 to 2026-11-13``) is one span; single days are spans of one day.
    """

    spans: tuple[Span, ...] = ()
    month: int = 0
    term: str = ""
    whole_year: bool = False

    @property
    def exact(self) -> bool:
        """True where the days themselves are given."""
        return bool(self.spans)

    def label(self) -> str:
        """The time as a reader should see it, in the long form."""
        if self.spans:
            return ", ".join(_span_label(span) for span in self.spans)
        if self.month:
            return MONTHS[self.month - 1].title()
        return "All year" if self.whole_year else f"{self.term.title()} term"


def _span_label(span: Span) -> str:
    if span.start == span.end:
        return long_day(span.start)
    if span == month_span(span.start.year, span.start.month):
        return f"{MONTHS[span.start.month - 1].title()} {span.start.year}"
    return f"{long_day(span.start)} to {long_day(span.end)}"


def month_span(year: int, month: int) -> Span:
    """The first to the last day of a month."""
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def parse_when(value: Any) -> When:
    """Read the ``when`` of an activity.

    Args:
        value: text, a list of texts, or a pair ``{from: …, to: …}``.

    Raises:
        PydanticCustomError: it is none of the forms, or it ends before it starts.
    """
    if isinstance(value, When):
        return value
    if isinstance(value, Mapping):
        if set(value) != {"from", "to"}:
            raise fault("when", "A stretch of days needs “from” and “to”, and nothing else.", _HINT)
        return When(spans=(_stretch(value["from"], value["to"]),))
    if isinstance(value, list | tuple):
        if not value:
            raise fault("when", "The list of days is empty.", _HINT)
        return When(spans=tuple(sorted((_one(item) for item in value), key=lambda span: span.start)))
    if not isinstance(value, str):
        raise fault("when", "This is not a time that can be read.", _HINT)
    return _parse_text(" ".join(value.split()))


def _one(item: Any) -> Span:
    if not isinstance(item, str):
        raise fault("when", "Each item of the list must be a day.", _HINT)
    if match := _SPAN.fullmatch(item):
        return _stretch(match[1], match[2])
    day = parse_day(item)
    return Span(day, day)


def _stretch(start: Any, end: Any) -> Span:
    if not isinstance(start, str) or not isinstance(end, str):
        raise fault("when", "“from” and “to” must each be a day.", _HINT)
    first, last = parse_day(start), parse_day(end)
    if last < first:
        raise fault("when", f"It ends ({long_day(last)}) before it starts ({long_day(first)}).", "Swap the two days.")
    return Span(first, last)


def _parse_text(text: str) -> When:
    lowered = text.lower()
    if lowered in ("all year", "throughout the year", "whole year", "ongoing"):
        return When(whole_year=True)
    bare = lowered.removesuffix(" term").removeprefix("the ")
    if bare in TERMS:
        return When(term=bare)
    if (month := month_number(text)) and " " not in text:
        return When(month=month)
    if match := _MONTH_OF_YEAR.fullmatch(text):
        year = int(match[2] or match[3])
        number = month_number(match[1]) if match[1] else int(match[4])
        if number and 1 <= number <= 12 and 1900 <= year <= 2200:
            return When(spans=(month_span(year, number),))
        raise fault("when", f"{quoted(text)} is not a month.", _HINT)
    if (match := _SPAN.fullmatch(text)) and any(char.isdigit() for char in match[2]):
        return When(spans=(_stretch(match[1], match[2]),))
    day = parse_day(text)
    return When(spans=(Span(day, day),))
