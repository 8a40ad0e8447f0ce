"""The provider encounters (PAL): how many, with whom, when in the day, and what is asked of the provider."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from careersite.model.dates import long_day
from careersite.model.vocabulary import ActivityKind, Ask, Offer, ProviderKind
from careersite.rules.checks.meaningful import PROVIDER_CRITERIA
from careersite.rules.encounters import Encounter, PhaseState, phase_states
from careersite.rules.verdict import Case, Verdict, and_list, at

_TECHNICAL_KINDS = frozenset(
    {
        ProviderKind.FE_COLLEGE,
        ProviderKind.LAND_BASED_COLLEGE,
        ProviderKind.ITP,
        ProviderKind.INSTITUTE_OF_TECHNOLOGY,
        ProviderKind.UTC,
        ProviderKind.STUDIO_SCHOOL,
        ProviderKind.TECHNICAL_SCHOOL,
        ProviderKind.APPRENTICESHIP_PROVIDER,
        ProviderKind.SUPPORTED_INTERNSHIP,
        ProviderKind.INCLUSIVE_APPRENTICESHIP,
    }
)
_TECHNICAL_OFFERS = frozenset(
    {Offer.T_LEVELS, Offer.TECHNICAL, Offer.APPRENTICESHIPS, Offer.HIGHER_TECHNICAL, Offer.DEGREE_APPRENTICESHIPS, Offer.SUPPORTED_INTERNSHIPS}
)
# What the guidance's open list leaves open: it depends on what the provider teaches.
_OPEN_KINDS = frozenset({ProviderKind.UNIVERSITY, ProviderKind.SIXTH_FORM_COLLEGE, ProviderKind.SPECIAL_POST_16, ProviderKind.OTHER})
# An employer that trains its own apprentices is listed as an apprenticeship provider, which it then is.
_NO_PROVIDERS = frozenset({ProviderKind.EMPLOYER, ProviderKind.ADULT_DAY_CARE, ProviderKind.SUPPORTED_LIVING})
_PARENTS_EVENTS = frozenset({ActivityKind.PARENTS_EVENING, ActivityKind.PARENTS_EVENT, ActivityKind.OPEN_EVENING})
# The guidance gives no figure for "a reasonable period of time"; below this a person must look.
_SHORT_MINUTES = 20
_WHY = {
    "after-28-february": "after 28 February",
    "outside-academic-year": "outside the academic year",
    "no-date": "no date",
    "date-unsure": "the date may fall after 28 February",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why one encounter may not count: ``certain`` makes it not met, otherwise it cannot be told."""

    code: str
    certain: bool
    path: str
    values: Mapping[str, Any] = field(default_factory=dict)


Test = Callable[[Encounter, PhaseState], Doubt | None]


def worst(case: Case, good: str, test: Test) -> Verdict:
    """Judge the encounters that lie in their windows by one test, and take the worst phase.

    A phase is good if two of its encounters (or all, where there are fewer: that is PAL-1 to PAL-3's finding) pass,
    so that one fault changes one row.
    """
    states = phase_states(case.programme, earlier=case.earlier, today=case.today)
    if not states:
        return Verdict("no-phase")
    if not any(state.counted for state in states):
        return Verdict("no-encounters", evidence=at("activities"))
    found = [doubt for state in states for doubt in _failing(state, test)]
    found.sort(key=lambda pair: not pair[0].certain)
    if not found:
        return Verdict(good, evidence=at(*dict.fromkeys(encounter.path for state in states for encounter in state.counted if _this_year(case, encounter))))
    doubt, encounter, state = found[0]
    values = {"activity": encounter.activity.title, "phase": state.phase, "provider": encounter.provider.name if encounter.provider else ""}
    path = doubt.path if _this_year(case, encounter) else "activities"
    return Verdict(doubt.code, {**values, **doubt.values}, at(path))


def _this_year(case: Case, encounter: Encounter) -> bool:
    return encounter.source == case.programme.year_name


def _failing(state: PhaseState, test: Test) -> list[tuple[Doubt, Encounter, PhaseState]]:
    doubts = [(test(encounter, state), encounter) for encounter in state.counted]
    needed = min(state.required, len(doubts))
    passed = sum(doubt is None for doubt, _ in doubts)
    unsure = sum(doubt is not None and not doubt.certain for doubt, _ in doubts)
    if passed >= needed:
        return []
    certain = passed + unsure < needed
    return [(doubt, encounter, state) for doubt, encounter in doubts if doubt and doubt.certain is certain][:1]


def _phase(case: Case, rule_id: str) -> Verdict:
    states = [state for state in phase_states(case.programme, earlier=case.earlier, today=case.today) if state.rule_id == rule_id]
    if not states:
        return Verdict("phase-not-taught")
    order = ("short", "unsure", "planned", "done")
    state = min(states, key=lambda item: (order.index(item.state), len(item.counted)))
    code = {"short": "pal-short", "unsure": "pal-date-unsure", "planned": "pal-planned", "done": "pal-done"}[state.state]
    why = "; ".join(f"“{encounter.activity.title}”: {_WHY[reason]}" for encounter, reason in state.uncounted)
    values = {
        "count": len(state.counted),
        "missing": state.missing,
        "phase": state.phase,
        "years": and_list(state.years),
        "last_day": long_day(state.last_day),
        "why": f" Not counted: {why}." if why else "",
    }
    troubled = [encounter.path for encounter, _ in state.uncounted if _this_year(case, encounter)]
    good = [encounter.path for encounter in state.counted if _this_year(case, encounter)]
    paths = (troubled + good if state.missing else good) or ["activities"]
    detail: dict[str, Any] = {"missing": state.missing} if state.missing else {}
    if case.earlier:
        detail["cohorts"] = [_cohort(item) for item in states]
    return Verdict(code, values, at(*dict.fromkeys(f"{path}.when" if path != "activities" else path for path in paths)), detail=detail)


def _cohort(state: PhaseState) -> dict[str, Any]:
    return {
        "year": state.cohort,
        "outcome": {"short": "not-met", "unsure": "cannot-tell"}.get(state.state, "met"),
        "done": state.done,
        "planned": len(state.counted) - state.done,
        "missing": state.missing,
        "last_day": state.last_day.isoformat(),
        "not_counted": [{"activity": encounter.activity.id, "academic_year": encounter.source, "reason_code": reason} for encounter, reason in state.uncounted],
    }


def first_phase(case: Case) -> Verdict:
    """PAL-1: years 8 and 9."""
    return _phase(case, "PAL-1")


def second_phase(case: Case) -> Verdict:
    """PAL-2: years 10 and 11."""
    return _phase(case, "PAL-2")


def third_phase(case: Case) -> Verdict:
    """PAL-3: years 12 and 13."""
    return _phase(case, "PAL-3")


def two_providers(case: Case) -> Verdict:
    """PAL-4: meaningful encounters with two different providers in each phase."""
    return worst(case, "two-providers", _provider_again)


def _provider_again(encounter: Encounter, state: PhaseState) -> Doubt | None:
    path = f"{encounter.path}.providers"
    if encounter.provider is None:
        return Doubt("provider-not-named", certain=False, path=path)
    recorded = set(encounter.activity.meaningful)
    if recorded and not recorded >= PROVIDER_CRITERIA:
        missing = and_list(sorted(PROVIDER_CRITERIA - recorded))
        return Doubt("not-meaningful", certain=True, path=f"{encounter.path}.meaningful", values={"missing": missing})
    first = next(other for other in state.counted if other.provider and other.provider.id == encounter.provider.id)
    return None if first is encounter else Doubt("same-provider", certain=True, path=path)


def school_day(case: Case) -> Verdict:
    """PAL-5: in the standard school day, for a reasonable time."""
    return worst(case, "in-school-day", _outside_day)


def _outside_day(encounter: Encounter, _: PhaseState) -> Doubt | None:
    activity = encounter.activity
    if activity.kind in _PARENTS_EVENTS or "parents' evening" in activity.title.lower().replace("’", "'"):
        return Doubt("parents-evening", certain=True, path=f"{encounter.path}.kind")
    if activity.in_school_day is False:
        return Doubt("outside-school-day", certain=True, path=f"{encounter.path}.in_school_day")
    if activity.in_school_day is None:
        return Doubt("not-said", certain=False, path=encounter.path)
    if activity.minutes is None:
        return Doubt("no-length", certain=False, path=encounter.path)
    if activity.minutes < _SHORT_MINUTES:
        return Doubt("short", certain=False, path=f"{encounter.path}.minutes", values={"minutes": activity.minutes})
    return None


def technical(case: Case) -> Verdict:
    """PAL-6: the guidance's list of providers is open; only what plainly is none fails."""
    return worst(case, "technical", _not_technical)


def _not_technical(encounter: Encounter, _: PhaseState) -> Doubt | None:
    path = f"{encounter.path}.providers"
    provider = encounter.provider
    if provider is None:
        return Doubt("provider-not-named", certain=False, path=path)
    if provider.kind in _TECHNICAL_KINDS or (provider.kind not in _NO_PROVIDERS and set(provider.offers) & _TECHNICAL_OFFERS):
        return None
    if provider.kind in _OPEN_KINDS and not provider.offers:
        return Doubt("offer-not-said", certain=False, path=path)
    return Doubt("not-technical", certain=True, path=path)


def asked(case: Case) -> Verdict:
    """PAL-7: four things, and answers to questions."""
    if not phase_states(case.programme, today=case.today):
        return Verdict("no-phase")
    asks = case.programme.provider_access.ask_providers
    if not asks:
        return Verdict("not-said", evidence=at("provider_access.ask_providers"))
    missing = [ask.value for ask in Ask if ask not in asks]
    if missing:
        return Verdict("some-not-asked", {"missing": and_list(missing)}, at("provider_access.ask_providers"))
    return Verdict("all-asked", evidence=at("provider_access.ask_providers"))
