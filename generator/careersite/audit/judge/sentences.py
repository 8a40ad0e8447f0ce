"""The audit's own words for each row and reason code, kept beside the judging as data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from careersite.audit.fetch.outcomes import OUTCOMES
from careersite.model.dates import MONTHS
from careersite.places import own_yaml

from .verdict import RowVerdict

_GENERAL = "ANY"


@cache
def _all() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    loaded: dict[str, Any] = own_yaml(resources.files("careersite.audit").joinpath("sentences.yaml"))
    return loaded


def codes(row: str) -> dict[str, str]:
    """Every reason code that a row can have, with its outcome."""
    return {code: entry["outcome"] for code, entry in {**_all()[_GENERAL], **_all()[row]}.items()}


def words(verdict: RowVerdict) -> tuple[str, str]:
    """What is said of a verdict, and what to do next (empty when met).

    Raises:
        KeyError: the row has no sentence for the code (a test holds that every code has one).
    """
    entry = _all()[verdict.id].get(verdict.reason_code) or _all()[_GENERAL][verdict.reason_code]
    params = _Gaps({name: _SHOWN.get(name, str)(value) for name, value in verdict.params.items()})
    return entry["says"].format_map(params), entry.get("next", "").format_map(params)


def note_words(code: str) -> str:
    """What is said in a note.

    Raises:
        KeyError: there is no such note.
    """
    return _all()["NOTES"][code]["says"]


def _why(problem: str) -> str:
    """Why a page could not be read, by the code of the fetching or of the reading."""
    note = _all()["NOTES"].get(problem)
    told = note["says"].split(". ")[0] if note else OUTCOMES.get(problem, problem.replace("-", " "))
    return re.sub(r"^(?:is|was|could not be (?:read|checked)(?: safely)?|was not (?:asked|read|followed))\b:? ?", "", told).rstrip(".")


def _day(date: str) -> str:
    """A stated date in words; one without a day as a month or a year."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and (month.isdigit() or not month) and (day.isdigit() or not day)):
        return date
    return " ".join(part for part in (day.lstrip("0"), MONTHS[int(month) - 1].title() if month else "", year) if part)


_SHOWN = {"why": _why, "date": _day}


class _Gaps(dict[str, str]):
    """Parameters for a sentence; one that is not given is left out rather than fatal."""

    def __missing__(self, key: str) -> str:
        return "?"
