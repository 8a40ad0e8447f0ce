"""When an activity happens: days, a month, a term, a stretch of days or the whole year."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from careersite.model.dates import MONTHS, WEEKDAYS, fault, long_day, month_number, parse_day, quoted

_HINT = "Type a day (2027-02-28), several days (2026-11-12, 2026-11-19), a stretch (5 to 9 July 2027), a month (November 2026), a term (autumn) or all year."
_MONTH_OF_YEAR = re.compile(r"([A-Za-z]{3,9})\s+(\d{4})|(\d{4})-(\d{1,2})")
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_SPAN = re.compile(r"(.+?)\s+(?:to|until|[-–—])\s+(.+)")
# A hyphen without spaces stands inside 2026-11-12 too: a day such as "9 July" or "9/7" must follow it.
_CLOSE_SPAN = re.compile(rf"(.+?)[-–—](?={_NUMBER}(?:\s+[A-Za-z]|[/.]\d))(.+)")
_PART_OF_DAY = re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?{_NUMBER}(?:\s+(?:of\s+)?([A-Za-z]{{3,9}}))?")
_WEEK = re.compile(r"(?:w/?[cb]|week\s+(?:commencing|beginning|of))[:.]?\s+(?:the\s+)?(.+)", re.IGNORECASE)
_TERM = re.compile(r"(?:the )?(autumn|spring|summer)(?: term)?(?:,? (\d{4}))?")
# "Sunday, 28 February, 2027" is one day.
_WITH_COMMA = re.compile(rf"(?:[A-Za-z]{{3,9}},?\s+)?{_NUMBER}\s+(?:of\s+)?[A-Za-z]{{3,9}},?\s+\d{{4}}")
_AND = re.compile(r"\s*(?:(?<!day)[,;&]|\band\b)\s*")
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

    A stretch (``2026-11-09 to 2026-11-13``) is one span; single days are spans of one day. ``year`` is the one that was
    written with a term: it must be that of the programme, and says nothing more.
    """

    spans: tuple[Span, ...] = ()
    month: int = 0
    term: str = ""
    whole_year: bool = False
    year: int = field(default=0, compare=False)

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
        return When(spans=_sorted(_one(item) for item in value))
    if not isinstance(value, str):
        raise fault("when", "This is not a time that can be read.", _HINT)
    return _parse_text(" ".join(value.split()))


def _sorted(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(sorted(spans, key=lambda span: span.start))


def _one(item: Any) -> Span:
    if not isinstance(item, str):
        raise fault("when", "Each item of the list must be a day.", _HINT)
    item = " ".join(item.split())
    if match := _WEEK.fullmatch(item):
        return _week(parse_day(match[1], _HINT))
    if match := _SPAN.fullmatch(item) or _CLOSE_SPAN.fullmatch(item):
        return _stretch(match[1], match[2])
    day = parse_day(item, _HINT)
    return Span(day, day)


def _week(monday: date) -> Span:
    """The school week that begins on a day."""
    if monday.weekday():
        raise fault("when", f"A week begins on a Monday; {long_day(monday)} is a {WEEKDAYS[monday.weekday()].title()}.", "Check the day, or give the first and the last day: 5 to 9 July 2027.")
    return Span(monday, monday + timedelta(days=4))


def _stretch(start: Any, end: Any) -> Span:
    if not isinstance(start, str) or not isinstance(end, str):
        raise fault("when", "“from” and “to” must each be a day.", _HINT)
    last = parse_day(end, _HINT)
    first = parse_day(_whole_day(start, last, turn=True), _HINT)
    if last < first:
        raise fault("when", f"It ends ({long_day(last)}) before it starts ({long_day(first)}).", "Swap the two days.")
    return Span(first, last)


def _whole_day(text: str, after: date, *, turn: bool = False) -> str:
    """A day with the month and the year that it shares with the day written after it: ``5`` before ``9 July 2027``.

    ``turn`` says that the year may have turned between the two: ``28 December`` before ``8 January 2027``.
    """
    text = " ".join(text.split())
    match = _PART_OF_DAY.fullmatch(text)
    if not match:
        return text
    month = month_number(match[1] or "")
    if match[1] and not month:
        return text
    year = after.year - 1 if turn and month and month > after.month else after.year
    return f"{text} {year}" if match[1] else f"{text} {MONTHS[after.month - 1]} {year}"


def _several(parts: list[str]) -> tuple[Span, ...]:
    """Days with commas or "and" between them; each may leave out what the one after it says."""
    spans = [_one(parts[-1])]
    for part in reversed(parts[:-1]):
        whole, after = _whole_day(part, spans[-1].start), spans[-1].start
        spans.append(_one(whole))
        if whole != part and spans[-1].start > after:
            raise fault("when", f"{quoted(part)} would be {long_day(spans[-1].start)}, after {long_day(after)}.", "Write each day with its month and year.")
    return _sorted(spans)


def _parse_text(text: str) -> When:
    lowered = text.lower()
    if lowered in ("all year", "throughout the year", "whole year", "ongoing"):
        return When(whole_year=True)
    if match := _TERM.fullmatch(lowered):
        return When(term=match[1], year=int(match[2] or 0))
    if (month := month_number(text)) and " " not in text:
        return When(month=month)
    if match := _MONTH_OF_YEAR.fullmatch(text):
        year = int(match[2] or match[3])
        number = month_number(match[1]) if match[1] else int(match[4])
        if number and 1 <= number <= 12 and 1900 <= year <= 2200:
            return When(spans=(month_span(year, number),))
        raise fault("when", f"{quoted(text)} is not a month.", _HINT)
    parts = [] if _WITH_COMMA.fullmatch(text) else [part for part in _AND.split(text) if part]
    return When(spans=_several(parts or [text]))
