"""Until when an encounter counts: one day for a cohort, a day for each year where one listing serves both years of a phase."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from careersite.rules.due import due_days
from careersite.rules.judge import judge
from tests.rules.cases import base_texts, valid


def _one_short(day: str = "") -> Any:
    """The maintained example without its encounter of year 8, or with it on another day."""
    data = base_texts("examples/maintained/programme.yaml")
    encounter = next(item for item in data["activities"] if item["kind"] == "provider-encounter" and item["years"] == ["8"])
    encounter.update({"when": day} if day else {"cancelled": "yes"})
    return data


def _hint(data: Any, today: date) -> str:
    return next(item.hint for item in judge(valid(data), today=today) if item.id == "PAL-1")


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2026, 11, 29), "the last day that counts is 31 August 2027 for year 8 and is 28 February 2027 for year 9."),
        (date(2027, 3, 10), "the last day that counts is 31 August 2027 for year 8 and was 28 February 2027 for year 9."),
    ],
)
def test_a_file_of_one_year_names_the_last_day_of_each_year(today: date, says: str) -> None:
    assert _hint(_one_short(), today) == f"Arrange 1 more; {says}"
    assert not _hint(_one_short("2027-06-01"), today)


def _due(today: date) -> list[str]:
    return [f"{item.day} {item.id}: {item.what}" for item in due_days(valid(_one_short()), today=today) if item.id.startswith("pal-1")]


def test_both_days_come_up_and_the_earlier_one_is_not_late_as_long_as_the_other_is_to_come() -> None:
    what = "Last day for 1 more provider encounter of the first key phase for each pupil"
    summer = f"2027-08-31 pal-1-0: {what}, in year 8."
    assert _due(date(2026, 11, 29)) == [f"2027-02-28 pal-1-0-9: {what}, in year 9.", summer]
    assert _due(date(2027, 3, 10)) == [summer]
    assert _due(date(2027, 9, 1)) == [summer]


def test_a_cohort_has_one_last_day() -> None:
    data = _one_short()
    former = {**base_texts("examples/maintained/programme.yaml"), "academic_year": "2025-26", "activities": []}
    former.pop("earlier_years", None)
    found = due_days(valid(data), earlier=[valid(former)], today=date(2026, 11, 29))
    assert {(item.id, item.day) for item in found if item.id.startswith("pal-1")} == {("pal-1-8", date(2028, 2, 28)), ("pal-1-9", date(2027, 2, 28))}
