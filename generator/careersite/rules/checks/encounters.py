"""The provider encounters (PAL): how many, with whom, when in the day, and what is asked of the provider."""

from __future__ import annotations

from typing import Any

from careersite.model.dates import long_day
from careersite.model.vocabulary import Ask
from careersite.rules.checks.doubts import chosen, spoilt
from careersite.rules.encounters import Encounter, PhaseState, phase_states
from careersite.rules.verdict import Case, Verdict, and_list, at, in_years

_WHY = {
    "after-28-february": "after 28 February",
    "outside-academic-year": "outside the academic year",
    "no-date": "no date",
    "date-unsure": "the date may fall after 28 February",
}


def worst(case: Case, rule_id: str, good: str) -> Verdict:
    """Judge by one requirement the encounters that serve each phase best, and take the worst phase.

    Where there are fewer than a phase asks for, that is PAL-1 to PAL-3's finding, so that one fault changes one row.
    """
    states = phase_states(case.programme, earlier=case.earlier, today=case.today)
    if not states:
        return Verdict("no-phase")
    if not any(state.counted for state in states):
        return Verdict("no-encounters", evidence=at("activities"))
    found = [(doubts[rule_id], encounter, state) for state in states for encounter, doubts in chosen(state) if rule_id in doubts]
    if not found:
        return Verdict(good, evidence=at(*dict.fromkeys(encounter.path for state in states for encounter in state.counted if _this_year(case, encounter))))
    doubt, encounter, state = min(found, key=lambda item: not item[0].certain)
    gaps = sum(item[0].certain for item in found)
    values = {"activity": encounter.activity.title, "phase": state.phase, "provider": encounter.provider.name if encounter.provider else ""}
    path = doubt.path if _this_year(case, encounter) else "activities"
    return Verdict(doubt.code, {**values, **doubt.values}, at(path), gaps=gaps)


def _this_year(case: Case, encounter: Encounter) -> bool:
    return encounter.source == case.programme.year_name


def _phase(case: Case, rule_id: str) -> Verdict:
    states = [state for state in phase_states(case.programme, earlier=case.earlier, today=case.today) if state.rule_id == rule_id]
    if not states:
        return Verdict("phase-not-taught")
    order = ("short", "unsure", "planned", "done")
    state = min(states, key=lambda item: (order.index(item.state), len(item.counted)))
    code = {"short": "pal-short", "unsure": "pal-date-unsure", "planned": "pal-planned", "done": "pal-done"}[state.state]
    why = "; ".join(dict.fromkeys(f"“{encounter.activity.title}”: {_WHY[reason]}" for encounter, reason in state.uncounted))
    values = {
        "count": len(state.counted),
        "missing": state.missing,
        "phase": f"{state.phase} key phase (year{'s' * (len(state.years) > 1)} {and_list(state.years)})",
        "who": f" for the pupils now in year {state.cohort}" if state.cohort else "",
        "last_day": _last_day(case, state),
        "why": f" Not counted: {why}." if why else "",
    }
    troubled = [encounter.path for encounter, _ in state.uncounted if _this_year(case, encounter)]
    good = [encounter.path for encounter in state.counted if _this_year(case, encounter)]
    paths = (troubled + good if state.missing else good) or ["activities"]
    detail: dict[str, Any] = {"missing": state.missing} if state.missing else {}
    if case.earlier:
        detail["cohorts"] = [_cohort(item) for item in states]
    return Verdict(code, values, at(*dict.fromkeys(f"{path}.when" if path != "activities" else path for path in paths)), detail=detail)


def _last_day(case: Case, state: PhaseState) -> str:
    verbs = ["was" if deadline.day < case.today else "is" for deadline in state.last_days]
    if len(verbs) == 1:
        return f"the last day that counts {verbs[0]} {long_day(state.last_day)}"
    days = [f"{verb} {long_day(item.day)} for {in_years(item.years)}" for verb, item in zip(verbs, state.last_days, strict=True)]
    return f"the last day that counts {and_list(days)}"


def _cohort(state: PhaseState) -> dict[str, Any]:
    return {
        "year": state.cohort,
        "outcome": {"short": "not-met", "unsure": "cannot-tell"}.get(state.state, "met"),
        "done": state.done,
        "planned": len(state.counted) - state.done,
        "missing": state.missing,
        "last_day": state.last_day.isoformat(),
        "not_counted": [_named(encounter, reason) for encounter, reason in state.uncounted],
        "at_fault": [_named(encounter, reason) for encounter, reason in spoilt(state)],
    }


def _named(encounter: Encounter, reason: str) -> dict[str, str]:
    return {"activity": encounter.activity.id, "academic_year": encounter.source, "reason_code": reason}


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
    return worst(case, "PAL-4", "two-providers")


def school_day(case: Case) -> Verdict:
    """PAL-5: in the standard school day, for a reasonable time."""
    return worst(case, "PAL-5", "in-school-day")


def technical(case: Case) -> Verdict:
    """PAL-6: the guidance's list of providers is open; only what plainly is none fails."""
    return worst(case, "PAL-6", "technical")


def asked(case: Case) -> Verdict:
    """PAL-7: four things, and answers to questions."""
    if not phase_states(case.programme, today=case.today):
        return Verdict("no-phase")
    asks = case.programme.provider_access.ask_providers
    if not asks:
        return Verdict("not-said", evidence=at("provider_access.ask_providers"))
    missing = [ask.value for ask in Ask if ask not in asks]
    if missing:
        return Verdict("some-not-asked", {"missing": and_list(missing)}, at("provider_access.ask_providers"), gaps=len(missing))
    return Verdict("all-asked", evidence=at("provider_access.ask_providers"))
