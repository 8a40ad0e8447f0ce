"""Further and higher education (GB7). Source: G "Benchmark 7: Encounters with further and higher education"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from careersite.model.activity import Activity, Provider
from careersite.model.vocabulary import ActivityKind, Attendance, Format, Offer, ProviderKind
from careersite.rules.checks.meaningful import PROVIDER_CRITERIA, is_for_everybody, meets, times
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, and_list, at

_HIGHER = frozenset({ProviderKind.UNIVERSITY, ProviderKind.INSTITUTE_OF_TECHNOLOGY})
_SORTS = {
    "sixth forms": {ProviderKind.SIXTH_FORM, ProviderKind.SIXTH_FORM_COLLEGE},
    "colleges": {ProviderKind.FE_COLLEGE, ProviderKind.LAND_BASED_COLLEGE, ProviderKind.UTC, ProviderKind.STUDIO_SCHOOL, ProviderKind.SPECIAL_POST_16},
    "universities": _HIGHER,
    "training providers": {
        ProviderKind.ITP,
        ProviderKind.APPRENTICESHIP_PROVIDER,
        ProviderKind.SUPPORTED_INTERNSHIP,
        ProviderKind.INCLUSIVE_APPRENTICESHIP,
    },
    "adult services": {ProviderKind.ADULT_DAY_CARE, ProviderKind.SUPPORTED_LIVING},
}
_HIGHER_OFFERS = frozenset({Offer.DEGREES, Offer.DEGREE_APPRENTICESHIPS, Offer.HIGHER_TECHNICAL})
_FULL_RANGE = ("sixth forms", "colleges", "universities", "training providers")
# What a visit shows by its kind, whoever is named.
_VISITS = {"universities": ActivityKind.UNIVERSITY_VISIT, "colleges": ActivityKind.COLLEGE_VISIT}
_VISITS_NEEDED = 2


def _providers(case: Case, activity: Activity) -> list[Provider]:
    return [provider for provider in map(case.programme.provider, activity.providers) if given(provider.name)]


def _sorts_met(case: Case, years: Iterable[int], reaches: Callable[[Activity], bool]) -> list[str]:
    """The sorts of provider that learners of these years meet, leaving out what is recorded as not meaningful."""
    met: set[ProviderKind] = set()
    visits: set[ActivityKind] = set()
    for activity in (item for year in years for item in case.programme.in_year(year)):
        # Who may come to a provider encounter is PAP-8's question.
        if meets(activity, PROVIDER_CRITERIA) is not False and (activity.is_provider_encounter or reaches(activity)):
            met.update(provider.kind for provider in _providers(case, activity))
            visits.add(activity.kind)
    return [name for name, kinds in _SORTS.items() if met & kinds or _VISITS.get(name) in visits]


def full_range(case: Case) -> Verdict:
    """GB7-1: only where learners turn 16 in year 11."""
    if 11 not in case.programme.taught:
        return Verdict("not-these-years")
    met = _sorts_met(case, case.years(7, 11), is_for_everybody)
    missing = [name for name in _FULL_RANGE if name not in met]
    if missing:
        return Verdict("range-missing", {"missing": and_list(missing)}, at("activities"), gaps=len(missing))
    return Verdict("full-range", evidence=at("activities"))


def _is_university_visit(case: Case, activity: Activity) -> bool:
    if activity.format is Format.VIRTUAL or activity.kind not in _VISITS.values():
        return False
    higher = any(provider.kind in _HIGHER or set(provider.offers) & _HIGHER_OFFERS for provider in _providers(case, activity))
    return activity.kind is ActivityKind.UNIVERSITY_VISIT or higher


def university_visits(case: Case) -> Verdict:
    """GB7-2: two visits by 18; a fair, a talk or a call is no visit. One that years 12 and 13 make, each learner makes twice."""
    late = case.years(12, 14)
    if case.school and not late:
        return Verdict("not-these-years")
    visits = [activity for _, activity in case.programme.held() if _is_university_visit(case, activity)]
    count = sum(times([activity]) * max(1, len(set(late).intersection(activity.years))) for activity in visits)
    return Verdict("two-visits" if count >= _VISITS_NEEDED else "too-few-visits", {"count": count}, at("activities"))


def next_stage(case: Case) -> Verdict:
    """GB7-3: at least two different sorts of provider in the last two years taught; attending may be optional."""
    met = _sorts_met(case, case.programme.taught[-2:], lambda activity: activity.attendance is not Attendance.SELECTED)
    if len(met) < 2:
        return Verdict("no-range", {"met": and_list(met) or "none"}, at("activities"))
    return Verdict("range-met", evidence=at("activities"))
