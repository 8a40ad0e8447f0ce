"""Dates, times and academic years as people in schools write them.

Accepted forms of a day: ``2027-02-28``, ``2027-2-8``, ``28/02/2027``, ``28.02.2027``, ``28 Feb 2027``,
``Sunday 28 February 2027``. Day comes before month. Everything else is refused with what to type instead.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pydantic_core import PydanticCustomError

MONTHS = (
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(?:([A-Za-z]{3,9}),?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,9}),?\s+(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2}")
# Excel counts days from 30 December 1899; five digits reach from 1927 to 2173.
_EXCEL_DAY = re.compile(r"[1-9]\d{4}")
_EXCEL_ZERO = date(1899, 12, 30)
LONGEST_QUOTE = 60
_HINT = "Type the day like this: 2027-02-28, or 28 February 2027."


def fault(kind: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error about one value, in a teacher's words; ``kind`` ends up in the finding's id (``MODEL-KIND``)."""
    return PydanticCustomError(kind, "{message}", {"message": message, "hint": hint})


def quoted(text: str) -> str:
    """The text as a message names it: in curly quotes, cut where it is long."""
    text = " ".join(text.split())
    return f"“{text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + '…'}”"


def month_number(word: str) -> int | None:
    """1 to 12 for a month's name or its first three or more letters."""
    lowered = word.lower()
    if len(lowered) < 3:
        return None
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(lowered)), None)


def long_day(day: date) -> str:
    """``28 February 2027``: the form that nobody can misread."""
    return f"{day.day} {MONTHS[day.month - 1].title()} {day.year}"


def parse_day(text: str, hint: str = _HINT) -> date:
    """Read a day in one of the accepted forms; ``hint`` says what may be typed in place of what is no day at all.

    Raises:
        PydanticCustomError: the text is no day; says which day does not exist or what to type.
    """
    text = " ".join(text.split())
    weekday = None
    if match := _ISO.fullmatch(text):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
    elif match := _WORDS.fullmatch(text):
        weekday, day, word, year = match[1], int(match[2]), match[3], int(match[4])
        month = month_number(word) or 0
        if not month:
            raise fault("date", f"{quoted(word)} is not a month.", _HINT)
    else:
        raise _not_a_day(text, hint)
    if not 1 <= month <= 12:
        raise fault("date", f"There is no month {month} in {quoted(text)}; the day comes first, then the month.", _HINT)
    if not 1 <= day <= monthrange(year, month)[1] if 1 <= year <= 9999 else True:
        raise fault("date", f"{day} {MONTHS[month - 1].title()} {year} does not exist.", _HINT)
    if not 1900 <= year <= 2200:
        raise fault("date", f"The year {year} is not one that a school could mean.", _HINT)
    found = date(year, month, day)
    if weekday is not None:
        _check_weekday(weekday, found)
    return found


def _check_weekday(word: str, found: date) -> None:
    matches = [index for index, name in enumerate(WEEKDAYS) if name.startswith(word.lower())]
    if not matches:
        raise fault("date", f"{quoted(word)} is not a day of the week.", _HINT)
    if found.weekday() != matches[0]:
        actual = WEEKDAYS[found.weekday()].title()
        raise fault("date", f"{long_day(found)} is a {actual}, not a {word}.", "Check the day or the date.")


def _not_a_day(text: str, hint: str) -> PydanticCustomError:
    if _EXCEL_DAY.fullmatch(text):
        meant = long_day(_EXCEL_ZERO + timedelta(days=int(text)))
        return fault("date", f"{quoted(text)} looks like a day number from Excel; it would be {meant}.", _HINT)
    if text.startswith("#"):
        return fault("date", f"{quoted(text)} is an error value from a spreadsheet.", _HINT)
    if _SHORT_YEAR.fullmatch(text):
        return fault("date", f"{quoted(text)} has a year of two digits.", "Write the year with four digits: 28/02/2027.")
    return fault("date", f"{quoted(text)} is not a day that can be read.", hint)


def parse_time(text: str) -> str:
    """Read a time of day (``9:30``, ``09.30``, ``0930``, ``9.30am``, ``2pm``) and give ``HH:MM``.

    Raises:
        PydanticCustomError: the text is no time of day.
    """
    match = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", text.strip().lower())
    if match:
        hour, minute = int(match[1]), int(match[2] or 0)
        half = (match[3] or "").replace(".", "")
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        if (match[2] or half) and hour < 24 and minute < 60 and not (half and int(match[1]) > 12):
            return f"{hour:02d}:{minute:02d}"
    raise fault("time", f"{quoted(text)} is not a time of day that can be read.", "Type it like this: 09:30 or 2.15pm.")


def parse_academic_year(text: str) -> int:
    """Read ``2026-27``, ``2026/27`` or ``2026-2027`` and give the year in which it starts.

    Raises:
        PydanticCustomError: the text is no academic year, or its two years do not follow each other.
    """
    match = re.fullmatch(r"(20\d{2})\s*[-/–]\s*(2[01]\d{2}|\d{2})", text.strip())
    if not match:
        raise fault("academic_year", f"{quoted(text)} is not an academic year.", "Type it like this: 2026-27.")
    start, end = int(match[1]), int(match[2])
    if end != (start + 1 if end > 99 else (start + 1) % 100):
        raise fault(
            "academic_year",
            f"{quoted(text)} is not one academic year: {start} is followed by {start + 1}.",
            f"Type it like this: {start}-{(start + 1) % 100:02d}.",
        )
    return start
