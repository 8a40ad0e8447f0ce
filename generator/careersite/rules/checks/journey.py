"""The learning journey (JRN): sequence, coverage, balance. Source: J, activities 1 and 2, appendix 2."""

from __future__ import annotations

from collections import Counter
from statistics import median

from careersite.model.programme import Programme
from careersite.model.vocabulary import ActivityKind, Stage
from careersite.rules.verdict import Case, Verdict, and_list, at

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


def in_order(case: Case) -> Verdict:
    """JRN-1: by year, an outcome's first "introduce" is not after its first "explore", nor that after its first "apply"."""
    first: dict[str, dict[Stage, tuple[int, int]]] = {}
    for index, activity in case.programme.held():
        if (stage := activity.stage) is None:
            continue
        for identity in activity.outcomes:
            seen = first.setdefault(identity, {})
            here = (min(activity.years), index)
            seen[stage] = min(seen.get(stage, here), here)
    if not first:
        return Verdict("nothing-to-judge", evidence=at("activities"))
    for identity, seen in first.items():
        for before, after in (_ORDER[:2], _ORDER[1:], (_ORDER[0], _ORDER[2])):
            if before in seen and after in seen and seen[after][0] < seen[before][0]:
                values = {"outcome": _name(case, identity), "stage": after.value, "before": before.value, "year": seen[after][0]}
                return Verdict("out-of-order", values, at(f"activities[{seen[after][1]}].stage"))
    return Verdict("in-order", evidence=at("activities"))


def _name(case: Case, identity: str) -> str:
    outcome = case.programme.outcome(identity)
    return outcome.title or outcome.statement


def served(case: Case) -> Verdict:
    """JRN-2: an activity or a subject in every year that an outcome claims."""
    programme = case.programme
    if not programme.outcomes:
        return Verdict("no-outcomes", evidence=at("outcomes"))
    where = served_years(programme)
    for index, outcome in enumerate(programme.outcomes):
        claimed = set(outcome.years)
        missing = sorted(claimed - where[outcome.id]) if claimed else []
        if missing or not where[outcome.id]:
            values = {"outcome": _name(case, outcome.id), "missing": and_list(missing or _careers_years(programme))}
            return Verdict("not-served", values, at(f"outcomes[{index}]"))
    return Verdict("served", evidence=at("outcomes"))


def every_year(case: Case) -> Verdict:
    """JRN-3: from year 7 on."""
    missing = [year for year in _careers_years(case.programme) if not case.programme.in_year(year)]
    if missing:
        return Verdict("empty-year", {"missing": and_list(missing)}, at("activities"))
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
    """JRN-5: each line names outcomes, and each of these is served."""
    where = served_years(case.programme)
    traits = [
        (f"leaver_profiles[{index}].{part}[{place}]", trait)
        for index, profile in enumerate(case.programme.leaver_profiles)
        for part in ("knowledge", "skills", "behaviours")
        for place, trait in enumerate(getattr(profile, part))
    ]
    if not traits:
        return Verdict("no-profile", evidence=at("leaver_profiles"))
    for path, trait in traits:
        if not any(where[identity] for identity in trait.outcomes):
            return Verdict("not-reached", {"trait": trait.statement}, at(path))
    return Verdict("reached", evidence=at("leaver_profiles"))


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
        return Verdict("not-named", {"count": len(without), "activity": activity.title}, at(f"activities[{index}]"))
    return Verdict("named", evidence=at("activities"))
