"""Employers and workplaces (GB5, GB6). Source: G "Benchmark 5" and "Benchmark 6", C 6.1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise

from careersite.model.activity import Activity
from careersite.model.vocabulary import ActivityKind, EmployerKind, EmployerSize, Format, Offer
from careersite.rules.checks.meaningful import EMPLOYER_CRITERIA, WORKPLACE_CRITERIA, for_everybody, meets, only_virtual, times
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, and_list, at, in_years

_WORKPLACE_KINDS = frozenset({ActivityKind.WORK_EXPERIENCE, ActivityKind.WORKPLACE_VISIT, ActivityKind.T_LEVEL_PLACEMENT})
_WEEK = 5
_NEXT_DAY = timedelta(days=1)
_PLACEMENT_DAYS = 45


def is_workplace(activity: Activity) -> bool:
    """Whether learners go to a workplace."""
    return activity.kind in _WORKPLACE_KINDS


def is_employer_encounter(activity: Activity) -> bool:
    """An employer takes part, or it is an experience of a workplace (C 6.1: one that falls short counts as an encounter)."""
    if activity.kind is ActivityKind.STAFF_DEVELOPMENT:
        return False
    return activity.kind is ActivityKind.EMPLOYER_ENCOUNTER or is_workplace(activity) or bool(activity.employers) or 5 in activity.benchmarks


def employer_encounters(case: Case) -> Verdict:
    """GB5-1: schools one a year; colleges and training providers two, one in the curriculum area."""
    school = case.school
    needed = 1 if school else 2
    short, outside, unsure, online = [], [], [], []
    for year in case.years(7, 14):
        found = [item for item in for_everybody(case.programme.in_year(year)) if is_employer_encounter(item)]
        sure = [item for item in found if meets(item, EMPLOYER_CRITERIA)]
        maybe = [item for item in found if meets(item, EMPLOYER_CRITERIA) is not False]
        if times(maybe) < needed:
            short.append(year)
        elif not school and not any(item.subjects for item in maybe):
            outside.append(year)
        elif only_virtual(maybe):
            online.append(year)
        elif times(sure) < needed or only_virtual(sure) or (not school and not any(item.subjects for item in sure)):
            unsure.append(year)
    for years, code in ((short, "year-missing"), (outside, "not-in-curriculum"), (online, "only-virtual"), (unsure, "criteria-not-recorded")):
        if years:
            return Verdict(code, {"missing": in_years(years)}, at("activities"), gaps=len(years))
    return Verdict("every-year", evidence=at("activities"))


def employer_range(case: Case) -> Verdict:
    """GB5-2: sizes, kinds, sectors, the self-employed."""
    used = {identity for _, activity in case.programme.held() for identity in activity.employers}
    employers = [employer for employer in case.programme.employers if employer.id in used and given(employer.name)]
    if not employers:
        return Verdict("no-employers", evidence=at("employers"))
    self_employed = any(item.kind is EmployerKind.SELF_EMPLOYED or item.size is EmployerSize.SELF_EMPLOYED for item in employers)
    missing = [
        name
        for name, there in (
            ("two sizes", len({item.size for item in employers if item.size}) >= 2),
            ("two kinds", len({item.kind for item in employers if item.kind}) >= 2),
            ("three sectors", len({item.sector.lower() for item in employers if given(item.sector)}) >= 3),
            ("somebody self-employed", self_employed),
        )
        if not there
    ]
    if missing:
        return Verdict("not-varied", {"missing": and_list(missing)}, at("employers"), gaps=len(missing))
    return Verdict("varied", evidence=at("employers"))


def _spans(case: Case) -> list[tuple[str, list[int], int]]:
    """By when, in which years, and how many; "by 16" only where learners turn 16 here."""
    if not case.school:
        return [("in the programme", case.years(7, 14), 1)]
    by_16 = case.years(7, 11) if 11 in case.programme.taught else []
    return [span for span in (("by 16", by_16, 2), ("by 18", case.years(12, 14), 1)) if span[1]]


def workplaces(case: Case) -> Verdict:
    """GB6-1: two by 16 and one by 18 in schools, one in other programmes; all seven criteria."""
    spans = _spans(case)
    if not spans:
        return Verdict("not-these-years")
    unsure = online = ""
    for when, years, needed in spans:
        found = [item for year in years for item in for_everybody(case.programme.in_year(year)) if is_workplace(item)]
        sure = [item for item in found if meets(item, WORKPLACE_CRITERIA)]
        maybe = [item for item in found if meets(item, WORKPLACE_CRITERIA) is not False]
        if _stays(maybe) < needed:
            return Verdict("too-few", {"when": when, "count": _stays(sure), "needed": needed}, at("activities"))
        if only_virtual(maybe):
            online = online or when
        elif _stays(sure) < needed or only_virtual(sure):
            unsure = unsure or when
    if online:
        return Verdict("only-virtual", {"when": online}, at("activities"))
    if unsure:
        return Verdict("criteria-not-recorded", {"when": unsure}, at("activities"))
    return Verdict("enough", evidence=at("activities"))


def _stays(activities: Iterable[Activity]) -> int:
    """How often learners are at a workplace: two dates are two experiences, the days of one week that follow each other are one."""
    return sum(1 + sum(later.start - earlier.end > _NEXT_DAY for earlier, later in pairwise(item.when.spans if item.when else ())) for item in activities)


def t_level_placement(case: Case) -> Verdict:
    """GB6-1b: only where the file says that T Levels are taught."""
    if Offer.T_LEVELS not in case.programme.institution.courses:
        return Verdict("no-t-levels")
    there = any(item.kind is ActivityKind.T_LEVEL_PLACEMENT and (item.days or 0) >= _PLACEMENT_DAYS for _, item in case.programme.held())
    return Verdict("placement" if there else "no-placement", evidence=at("activities"))


def two_weeks(case: Case) -> Verdict:
    """GB6-2: never not met, since the timetable is still to come."""
    early, late = case.years(7, 9), case.years(10, 11)
    if not early and not late:
        return Verdict("not-these-years")
    visits = [item for year in early for item in for_everybody(case.programme.in_year(year)) if is_workplace(item)]
    placements = [item for year in late for item in for_everybody(case.programme.in_year(year)) if item.kind is ActivityKind.WORK_EXPERIENCE]
    days = {
        # In years 7 to 9 virtual adds to what is in person; a placement is in person.
        "early": 0 if only_virtual(visits) else _days(visits),
        "late": _days([item for item in placements if item.format is not Format.VIRTUAL]),
    }
    reached = (not early or days["early"] >= _WEEK) and (not late or days["late"] >= _WEEK)
    return Verdict("two-weeks" if reached else "on-the-way", days, at("activities"))


def _days(activities: list[Activity]) -> int:
    return sum(item.days or 1 for item in activities)
