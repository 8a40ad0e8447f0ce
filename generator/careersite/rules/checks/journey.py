"""The learning journey (JRN): sequence, coverage, balance. Source: J, activities 1 and 2, appendix 2."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from statistics import median

from careersite.model.programme import Programme
from careersite.model.vocabulary import ActivityKind, Stage
from careersite.rules.verdict import Case, Verdict, at, first, in_years

# A school year, a day in it, and the place of the activity in the list.
Moment = tuple[int, date, int]
_ORDER = (Stage.INTRODUCE, Stage.EXPLORE, Stage.APPLY)
_TIMES_MEDIAN = 3
_HALF = 50
_FEW = 4


def served_years(programme: Programme) -> dict[str, set[int]]:
    """For each learning outcome, the years in which an activity or a subject serves it."""
    served: dict[str, set[int]] = {outcome.id: set() for outcome in programme.outcomes}
    for _, activity in programme.held():
        for identity in activity.outcomes:
            served[identity].update(activity.years)
    for subject in programme.subjects:
        for identity in subject.outcomes:
            served[identity].update(subject.years or programme.taught)
    return served


def _careers_years(programme: Programme) -> list[int]:
    return [year for year in programme.taught if year >= 7]


def _moments(case: Case, *, last_day: bool) -> dict[str, dict[Stage, Moment]]:
    """For each outcome and stage the earliest activity, by its first or by its last day."""
    earliest: dict[str, dict[Stage, Moment]] = {}
    for index, activity in case.programme.held():
        if (stage := activity.stage) is None:
            continue
        spans = case.programme.spans(activity.when)[:1]
        unknown = date.max if last_day else date.min
        day = next((span.end if last_day else span.start for span in spans), unknown)
        for identity in activity.outcomes:
            stages = earliest.setdefault(identity, {})
            here = (min(activity.years), day, index)
            stages[stage] = min(stages.get(stage, here), here)
    return earliest


def in_order(case: Case) -> Verdict:
    """JRN-1: an outcome is introduced before it is explored, and explored before it is applied, by year and by day.

    What ends before the stage before it has begun certainly comes too early; all else is left to the school.
    """
    begins, ends = _moments(case, last_day=False), _moments(case, last_day=True)
    if not begins:
        return Verdict("nothing-to-judge", evidence=at("activities"))
    return first(_disorder(case, begins, ends), Verdict("in-order", evidence=at("activities")))


def _disorder(case: Case, begins: dict[str, dict[Stage, Moment]], ends: dict[str, dict[Stage, Moment]]) -> Iterator[Verdict]:
    for outcome in case.programme.outcomes:
        start, last = begins.get(outcome.id, {}), ends.get(outcome.id, {})
        for before, after in (_ORDER[:2], _ORDER[1:], (_ORDER[0], _ORDER[2])):
            if before in start and after in last and last[after][:2] < start[before][:2]:
                year, _, index = last[after]
                values = {"outcome": _name(case, outcome.id), "stage": after.value, "before": before.value, "year": year}
                yield Verdict("out-of-order", values, at(f"activities[{index}].stage"))
        if start and Stage.INTRODUCE not in start and Stage.INTRODUCE in (outcome.stages or _ORDER):
            _, _, index = min(start.values())
            yield Verdict("not-introduced", {"outcome": _name(case, outcome.id)}, at(f"activities[{index}].stage"))


def _name(case: Case, identity: str) -> str:
    outcome = case.programme.outcome(identity)
    return outcome.title or outcome.statement


def served(case: Case) -> Verdict:
    """JRN-2: an activity or a subject in every year that an outcome claims; without years it claims all."""
    if not case.programme.outcomes:
        return Verdict("no-outcomes", evidence=at("outcomes"))
    return first(_unserved(case), Verdict("served", evidence=at("outcomes")))


def _unserved(case: Case) -> Iterator[Verdict]:
    programme = case.programme
    where = served_years(programme)
    for index, outcome in enumerate(programme.outcomes):
        missing = sorted(set(outcome.years or _careers_years(programme)) - where[outcome.id])
        if missing:
            values = {"outcome": _name(case, outcome.id), "missing": in_years(missing)}
            yield Verdict("not-served", values, at(f"outcomes[{index}]"))


def every_year(case: Case) -> Verdict:
    """JRN-3: from year 7 on."""
    missing = [year for year in _careers_years(case.programme) if not case.programme.in_year(year)]
    if missing:
        return Verdict("empty-year", {"missing": in_years(missing)}, at("activities"), gaps=len(missing))
    return Verdict("every-year", evidence=at("activities"))


def overload(case: Case) -> Verdict:
    """JRN-4: more than three times the median year (and more than four activities) is too much."""
    counts = {year: len(case.programme.in_year(year)) for year in _careers_years(case.programme)}
    middle = median(counts.values()) if counts else 0
    for year, count in counts.items():
        if count > max(_TIMES_MEDIAN * middle, _FEW):
            return Verdict("overloaded", {"year": year, "count": count, "median": f"{middle:g}"}, at("activities"))
    return Verdict("even", evidence=at("activities"))


def leaver_profile(case: Case) -> Verdict:
    """JRN-5: each line names an outcome that is served before they leave."""
    where = served_years(case.programme)
    traits = [
        (f"leaver_profiles[{index}].{part}[{place}]", trait, profile.year)
        for index, profile in enumerate(case.programme.leaver_profiles)
        for part in ("knowledge", "skills", "behaviours")
        for place, trait in enumerate(getattr(profile, part))
    ]
    if not traits:
        return Verdict("no-profile", evidence=at("leaver_profiles"))
    lost = (
        Verdict("not-reached", {"trait": trait.statement}, at(path))
        for path, trait, leaving in traits
        if not any(year <= (leaving or year) for identity in trait.outcomes for year in where[identity])
    )
    return first(lost, Verdict("reached", evidence=at("leaver_profiles")))


def balance(case: Case) -> Verdict:
    """JRN-6: no kind makes up more than half, once there are more than four activities."""
    kinds = Counter(activity.kind for _, activity in case.programme.held())
    if not kinds:
        return Verdict("nothing", evidence=at("activities"))
    kind, count = max(kinds.items(), key=lambda pair: (pair[1], pair[0]))
    percent = round(100 * count / kinds.total())
    if percent > _HALF and kinds.total() > _FEW:
        return Verdict("one-sided", {"percent": percent, "kind": kind.value.replace("-", " ")}, at("activities"))
    return Verdict("balanced", evidence=at("activities"))


def outcomes_named(case: Case) -> Verdict:
    """JRN-7: every activity for learners names at least one outcome."""
    held = [(index, activity) for index, activity in case.programme.held() if activity.kind is not ActivityKind.STAFF_DEVELOPMENT]
    if not held:
        return Verdict("nothing", evidence=at("activities"))
    without = [(index, activity) for index, activity in held if not activity.outcomes]
    if without:
        index, activity = without[0]
        return Verdict("not-named", {"count": len(without), "activity": activity.title}, at(f"activities[{index}]"), gaps=len(without))
    return Verdict("named", evidence=at("activities"))
