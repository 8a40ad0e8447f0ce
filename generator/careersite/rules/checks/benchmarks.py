"""The eight benchmarks (GB). Source: G "Meeting the Gatsby Benchmarks"."""

from __future__ import annotations

from collections.abc import Iterable

from careersite.model.activity import Activity
from careersite.model.vocabulary import (
    ActivityKind,
    Attendance,
    Column,
    Criterion,
    EmployerKind,
    EmployerSize,
    FeedbackGroup,
    Offer,
    ProviderKind,
)
from careersite.rules.checks.encounters import PROVIDER_CRITERIA
from careersite.rules.verdict import Case, Verdict, and_list, at, given

EMPLOYER_CRITERIA = frozenset({Criterion.PURPOSE, Criterion.OUTCOMES, Criterion.TWO_WAY, Criterion.REFLECTION})
WORKPLACE_CRITERIA = EMPLOYER_CRITERIA | {Criterion.RANGE_OF_PEOPLE, Criterion.TASK, Criterion.FEEDBACK}
WORKPLACE_KINDS = frozenset({ActivityKind.WORK_EXPERIENCE, ActivityKind.WORKPLACE_VISIT, ActivityKind.T_LEVEL_PLACEMENT})
_KEY_STAGES = (("key stage 3", (7, 8, 9)), ("key stage 4", (10, 11)), ("years 12 and 13", (12, 13, 14)))
_SORTS = {
    "sixth forms": {ProviderKind.SIXTH_FORM, ProviderKind.SIXTH_FORM_COLLEGE},
    "colleges": {ProviderKind.FE_COLLEGE, ProviderKind.LAND_BASED_COLLEGE, ProviderKind.UTC, ProviderKind.STUDIO_SCHOOL, ProviderKind.SPECIAL_POST_16},
    "universities": {ProviderKind.UNIVERSITY, ProviderKind.INSTITUTE_OF_TECHNOLOGY},
    "training providers": {
        ProviderKind.ITP,
        ProviderKind.APPRENTICESHIP_PROVIDER,
        ProviderKind.SUPPORTED_INTERNSHIP,
        ProviderKind.INCLUSIVE_APPRENTICESHIP,
    },
    "adult services": {ProviderKind.ADULT_DAY_CARE, ProviderKind.SUPPORTED_LIVING},
}
_FULL_RANGE = ("sixth forms", "colleges", "universities", "training providers")
_WEEK = 5
_PLACEMENT_DAYS = 45
_GUIDANCE_LEVEL = 6
_MEETING_MINUTES = 45


def _school(case: Case) -> bool:
    return case.programme.institution.is_school


def _years(case: Case, first: int, last: int) -> list[int]:
    return [year for year in case.programme.taught if first <= year <= last]


def backing(case: Case) -> Verdict:
    """GB1-2: a governor is asked of schools and colleges."""
    programme = case.programme
    if not given(programme.backing):
        return Verdict("no-backing", evidence=at("backing"))
    if case.column is not Column.ITP and not given(programme.people.link_governor.name):
        return Verdict("no-governor", evidence=at("people.link_governor"))
    return Verdict("backed", evidence=at("backing"))


def outcomes(case: Case) -> Verdict:
    """GB1-3: outcomes, and activities that serve them; JRN rows look closer."""
    if not case.programme.outcomes:
        return Verdict("no-outcomes", evidence=at("outcomes"))
    served = any(activity.outcomes for _, activity in case.programme.held())
    return Verdict("outcomes-served" if served else "not-served", evidence=at("outcomes"))


def feedback(case: Case) -> Verdict:
    """GB1-6: six groups, each with how it is asked."""
    heard = {item.from_ for item in case.programme.impact.feedback if given(item.how)}
    missing = [group.value.replace("-", " ") for group in FeedbackGroup if group not in heard]
    if missing:
        return Verdict("groups-missing", {"missing": and_list(missing)}, at("impact.feedback"))
    return Verdict("six-groups", evidence=at("impact.feedback"))


def labour_market(case: Case) -> Verdict:
    """GB2-1: a text for every stage, or an activity in each stage taught."""
    if given(case.programme.labour_market.by_key_stage):
        return Verdict("every-stage", evidence=at("labour_market.by_key_stage"))
    covered = {
        year
        for _, activity in case.programme.held()
        if activity.kind is ActivityKind.LABOUR_MARKET or 2 in activity.benchmarks
        for year in activity.years
    }
    missing = [name for name, years in _KEY_STAGES if set(years) & set(case.programme.taught) and not set(years) & covered]
    if missing:
        return Verdict("stage-missing", {"missing": and_list(missing)}, at("labour_market"))
    return Verdict("every-stage", evidence=at("activities"))


def materials(case: Case) -> Verdict:
    """GB2-4: colleges, Education Act 1997 section 45."""
    named = case.programme.labour_market.sources or case.programme.pathways.sources
    return Verdict("materials-named" if named else "no-materials", evidence=at("labour_market.sources"))


def stereotypes(case: Case) -> Verdict:
    """GB3-1: a text on stereotypes; alumni by text or activity."""
    support_texts = case.programme.support
    if not given(support_texts.stereotypes):
        return Verdict("no-stereotypes", evidence=at("support.stereotypes"))
    alumni = any(activity.kind is ActivityKind.ALUMNI for _, activity in case.programme.held())
    if not alumni and not given(support_texts.alumni):
        return Verdict("no-alumni", evidence=at("support.alumni"))
    return Verdict("challenged", evidence=at("support.stereotypes"))


def destinations(case: Case) -> Verdict:
    """GB3-3: what is collected, and what is used to evaluate."""
    if not given(case.programme.support.aspirations):
        return Verdict("not-collected", evidence=at("support.aspirations"))
    if not given(case.programme.impact.uses_destinations):
        return Verdict("not-used", evidence=at("impact.uses_destinations"))
    return Verdict("collected-and-used", evidence=at("support.aspirations", "impact.uses_destinations"))


def support(case: Case) -> Verdict:
    """GB3-4: learners with SEND, and vulnerable and disadvantaged learners."""
    if not given(case.programme.support.send):
        return Verdict("no-send", evidence=at("support.send"))
    if not given(case.programme.support.vulnerable):
        return Verdict("no-vulnerable", evidence=at("support.vulnerable"))
    return Verdict("support-described", evidence=at("support.send", "support.vulnerable"))


def curriculum(case: Case) -> Verdict:
    """GB4-1: schools every subject every year; others throughout the programme of study."""
    lessons = case.programme.curriculum
    if not given(lessons.summary):
        return Verdict("not-described", evidence=at("curriculum.summary"))
    if _school(case) and lessons.every_subject is not True:
        code = "not-said" if lessons.every_subject is None else "not-every-subject"
        return Verdict(code, evidence=at("curriculum.every_subject"))
    return Verdict("linked", evidence=at("curriculum.summary"))


def is_employer_encounter(activity: Activity) -> bool:
    """An employer takes part, or it is an experience of a workplace (C 6.1: one that falls short counts as an encounter)."""
    return activity.kind is ActivityKind.EMPLOYER_ENCOUNTER or activity.kind in WORKPLACE_KINDS or bool(activity.employers)


def meets(activity: Activity, criteria: frozenset[Criterion]) -> bool | None:
    """Whether all criteria are recorded; None where nothing is recorded."""
    return set(activity.meaningful) >= criteria if activity.meaningful else None


def _for_everybody(activities: Iterable[Activity]) -> list[Activity]:
    return [activity for activity in activities if activity.attendance in (None, Attendance.ALL)]


def employer_encounters(case: Case) -> Verdict:
    """GB5-1: schools one a year; colleges and training providers two, one in the curriculum area."""
    needed = 1 if _school(case) else 2
    short, unsure, outside = [], [], []
    for year in _years(case, 7, 14):
        found = [item for item in _for_everybody(case.programme.in_year(year)) if is_employer_encounter(item)]
        sure = [item for item in found if meets(item, EMPLOYER_CRITERIA)]
        unknown = [item for item in found if meets(item, EMPLOYER_CRITERIA) is None]
        if len(sure) < needed:
            (unsure if len(sure) + len(unknown) >= needed else short).append(year)
        elif not _school(case) and not any(item.subjects for item in sure):
            outside.append(year)
    for years, code in ((short, "year-missing"), (outside, "not-in-curriculum"), (unsure, "criteria-not-recorded")):
        if years:
            return Verdict(code, {"missing": and_list(years)}, at("activities"))
    return Verdict("every-year", evidence=at("activities"))


def employer_range(case: Case) -> Verdict:
    """GB5-2: sizes, kinds, sectors, the self-employed."""
    used = {identity for _, activity in case.programme.held() for identity in activity.employers}
    employers = [employer for employer in case.programme.employers if employer.id in used]
    if not employers:
        return Verdict("no-employers", evidence=at("employers"))
    self_employed = any(item.kind is EmployerKind.SELF_EMPLOYED or item.size is EmployerSize.SELF_EMPLOYED for item in employers)
    missing = [
        name
        for name, there in (
            ("two sizes", len({item.size for item in employers if item.size}) >= 2),
            ("two kinds", len({item.kind for item in employers if item.kind}) >= 2),
            ("three sectors", len({item.sector.lower() for item in employers if item.sector}) >= 3),
            ("somebody self-employed", self_employed),
        )
        if not there
    ]
    if missing:
        return Verdict("not-varied", {"missing": and_list(missing)}, at("employers"))
    return Verdict("varied", evidence=at("employers"))


def workplaces(case: Case) -> Verdict:
    """GB6-1: two by 16 and one by 18 in schools, one in other programmes; all seven criteria."""
    spans = [("by 16", _years(case, 7, 11), 2), ("by 18", _years(case, 12, 14), 1)] if _school(case) else [("in the programme", _years(case, 7, 14), 1)]
    if _school(case) and 11 not in case.programme.taught:
        spans = spans[1:]
    spans = [span for span in spans if span[1]]
    if not spans:
        return Verdict("not-these-years")
    unsure = None
    for when, years, needed in spans:
        found = [item for year in years for item in _for_everybody(case.programme.in_year(year)) if item.kind in WORKPLACE_KINDS]
        sure = sum(bool(meets(item, WORKPLACE_CRITERIA)) for item in found)
        unknown = sum(meets(item, WORKPLACE_CRITERIA) is None for item in found)
        if sure + unknown < needed:
            return Verdict("too-few", {"when": when, "count": sure, "needed": needed}, at("activities"))
        if sure < needed:
            unsure = unsure or when
    if unsure:
        return Verdict("criteria-not-recorded", {"when": unsure}, at("activities"))
    return Verdict("enough", evidence=at("activities"))


def t_level_placement(case: Case) -> Verdict:
    """GB6-1b: only where the file says that T Levels are taught."""
    if Offer.T_LEVELS not in case.programme.institution.courses:
        return Verdict("no-t-levels")
    there = any(item.kind is ActivityKind.T_LEVEL_PLACEMENT and (item.days or 0) >= _PLACEMENT_DAYS for _, item in case.programme.held())
    return Verdict("placement" if there else "no-placement", evidence=at("activities"))


def two_weeks(case: Case) -> Verdict:
    """GB6-2: never not met, since the timetable is still to come."""
    early, late = _years(case, 7, 9), _years(case, 10, 11)
    if not early and not late:
        return Verdict("not-these-years")
    days = {name: _days(case, years) for name, years in (("early", early), ("late", late))}
    reached = (not early or days["early"] >= _WEEK) and (not late or days["late"] >= _WEEK)
    return Verdict("two-weeks" if reached else "on-the-way", days, at("activities"))


def _days(case: Case, years: list[int]) -> int:
    return sum((item.days or 1) for year in years for item in case.programme.in_year(year) if item.kind in WORKPLACE_KINDS)


def _sorts_met(case: Case, years: Iterable[int]) -> list[str]:
    met = {
        case.programme.provider(identity).kind
        for year in years
        for activity in case.programme.in_year(year)
        if meets(activity, PROVIDER_CRITERIA) is not False or activity.kind is not ActivityKind.PROVIDER_ENCOUNTER
        for identity in activity.providers
    }
    kinds_visited = {activity.kind for year in years for activity in case.programme.in_year(year)}
    visited = {"universities": ActivityKind.UNIVERSITY_VISIT, "colleges": ActivityKind.COLLEGE_VISIT}
    return [name for name, kinds in _SORTS.items() if met & kinds or visited.get(name) in kinds_visited]


def full_range(case: Case) -> Verdict:
    """GB7-1: only where learners turn 16 in year 11."""
    if 11 not in case.programme.taught:
        return Verdict("not-these-years")
    met = _sorts_met(case, _years(case, 7, 11))
    missing = [name for name in _FULL_RANGE if name not in met]
    if missing:
        return Verdict("range-missing", {"missing": and_list(missing)}, at("activities"))
    return Verdict("full-range", evidence=at("activities"))


def university_visits(case: Case) -> Verdict:
    """GB7-2: two visits in years 12 and 13; a fair or a talk is no visit."""
    years = _years(case, 12, 14)
    if not years:
        return Verdict("not-these-years")
    visits = {activity.id for year in years for activity in case.programme.in_year(year) if activity.kind is ActivityKind.UNIVERSITY_VISIT}
    code = "two-visits" if len(visits) >= 2 else "too-few-visits"
    return Verdict(code, {"count": len(visits)}, at("activities"))


def next_stage(case: Case) -> Verdict:
    """GB7-3: at least two sorts of provider in the last two years taught."""
    met = _sorts_met(case, case.programme.taught[-2:])
    if len(met) < 2:
        return Verdict("no-range", {"met": and_list(met) or "none"}, at("activities"))
    return Verdict("range-met", evidence=at("activities"))


def guidance_meetings(case: Case) -> Verdict:
    """GB8-1: by 16 in schools; by 18 in sixth forms, colleges and training providers."""
    offer = case.programme.personal_guidance
    if _school(case) and _years(case, 7, 11) and not given(offer.by_16):
        return Verdict("not-by-16", evidence=at("personal_guidance.by_16"))
    if _years(case, 12, 14) and not given(offer.by_18):
        return Verdict("not-by-18", evidence=at("personal_guidance.by_18"))
    return Verdict("meetings", evidence=at("personal_guidance"))


def adviser(case: Case) -> Verdict:
    """GB8-2: level 6 or 7 to give guidance (CDI, quoted in C 8.1)."""
    advisers = case.programme.personal_guidance.advisers
    if not advisers:
        return Verdict("no-adviser", evidence=at("personal_guidance.advisers"))
    levels = [item.qualification_level for item in advisers if item.qualification_level is not None]
    if not levels:
        return Verdict("level-not-said", evidence=at("personal_guidance.advisers"))
    code = "qualified" if max(levels) >= _GUIDANCE_LEVEL else "level-too-low"
    return Verdict(code, {"level": max(levels)}, at("personal_guidance.advisers"))


def meeting_length(case: Case) -> Verdict:
    """GB8-2b: 45 minutes (CDI)."""
    minutes = case.programme.personal_guidance.minutes
    if minutes is None:
        return Verdict("not-said", evidence=at("personal_guidance.minutes"))
    code = "long-enough" if minutes >= _MEETING_MINUTES else "shorter"
    return Verdict(code, {"minutes": minutes}, at("personal_guidance.minutes"))
