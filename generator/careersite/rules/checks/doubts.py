"""What may keep an encounter in its window from counting, and which two encounters of a key phase are its best.

Source: G "Provider access legislation" and "Meeting the provider access legislation".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from careersite.model.activity import Activity, Provider
from careersite.model.vocabulary import ActivityKind, Attendance, Offer, ProviderKind
from careersite.rules.checks.meaningful import PROVIDER_CRITERIA, meets
from careersite.rules.encounters import Encounter, PhaseState
from careersite.rules.verdict import and_list

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
_OPEN_KINDS = frozenset(
    {ProviderKind.UNIVERSITY, ProviderKind.SIXTH_FORM_COLLEGE, ProviderKind.SIXTH_FORM, ProviderKind.SPECIAL_POST_16, ProviderKind.OTHER}
)
# An employer that trains its own apprentices is listed as an apprenticeship provider, which it then is.
_NO_PROVIDERS = frozenset({ProviderKind.EMPLOYER, ProviderKind.ADULT_DAY_CARE, ProviderKind.SUPPORTED_LIVING})
_PARENTS_EVENTS = frozenset({ActivityKind.PARENTS_EVENING, ActivityKind.PARENTS_EVENT, ActivityKind.OPEN_EVENING})
# What no school day begins before or at.
_DAY_BEGINS, _EVENING_BEGINS = "07:00", "17:00"
# The guidance gives no figure for "a reasonable period of time"; below this a person must look.
_SHORT_MINUTES = 20


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why one encounter may not count: ``certain`` makes it not met, otherwise it cannot be told."""

    code: str
    certain: bool
    path: str
    values: Mapping[str, Any] = field(default_factory=dict)


Doubts = dict[str, Doubt]
"""The doubts about one encounter, by the requirement that they concern."""


def chosen(state: PhaseState) -> list[tuple[Encounter, Doubts]]:
    """The encounters that serve a phase best, as many as it asks for, each with what still speaks against it.

    One more encounter than is needed may have a fault; that two encounters are sound in one respect and two others in
    another is not enough, so all requirements look at the same ones.
    """
    left = [(encounter, _alone(encounter, state)) for encounter in state.counted]
    best: list[tuple[Encounter, Doubts]] = []
    while left and len(best) < state.required:
        left = [(encounter, _beside(encounter, doubts, best)) for encounter, doubts in left]
        best.append(min(left, key=_weight))
        left = [item for item in left if item[0] is not best[-1][0]]
    return best


def spoilt(state: PhaseState) -> list[tuple[Encounter, str]]:
    """The encounters in their window that surely do not count, with the reason code."""
    found: list[tuple[Encounter, str]] = []
    good: list[tuple[Encounter, Doubts]] = []
    for encounter in state.counted:
        doubts = _beside(encounter, _alone(encounter, state), good)
        code = next((doubt.code for doubt in doubts.values() if doubt.certain), "")
        if code:
            found.append((encounter, code))
        else:
            good.append((encounter, doubts))
    return found


def sound(state: PhaseState) -> PhaseState:
    """The state as a reader should see it: only what surely counts is counted, and the rest says why not."""
    lost = spoilt(state)
    kept = tuple(encounter for encounter in state.counted if all(encounter is not other for other, _ in lost))
    return replace(state, counted=kept, uncounted=(*state.uncounted, *lost))


def _weight(item: tuple[Encounter, Doubts]) -> tuple[int, int]:
    doubts = item[1].values()
    return sum(doubt.certain for doubt in doubts), len(doubts)


def _alone(encounter: Encounter, state: PhaseState) -> Doubts:
    found = {rule_id: test(encounter, state) for rule_id, test in _TESTS.items()}
    return {rule_id: doubt for rule_id, doubt in found.items() if doubt}


def _beside(encounter: Encounter, doubts: Doubts, others: list[tuple[Encounter, Doubts]]) -> Doubts:
    provider = encounter.provider
    if "PAL-4" not in doubts and provider and any(other.provider and _same(other.provider, provider) for other, _ in others):
        return {**doubts, "PAL-4": Doubt("same-provider", certain=True, path=f"{encounter.path}.providers")}
    return doubts


def _same(one: Provider, other: Provider) -> bool:
    """A provider listed twice, or under another id in a former year, is still one provider."""
    return one.id == other.id or one.name.casefold().split() == other.name.casefold().split()


def _meaningful(encounter: Encounter, _: PhaseState) -> Doubt | None:
    if encounter.provider is None:
        return Doubt("provider-not-named", certain=False, path=f"{encounter.path}.providers")
    if meets(encounter.activity, PROVIDER_CRITERIA) is not False:
        return None
    missing = and_list(sorted(PROVIDER_CRITERIA.difference(encounter.activity.meaningful)))
    return Doubt("not-meaningful", certain=True, path=f"{encounter.path}.meaningful", values={"missing": missing})


def _outside_day(encounter: Encounter, _: PhaseState) -> Doubt | None:
    activity = encounter.activity
    if activity.kind in _PARENTS_EVENTS or "parents' evening" in activity.title.lower().replace("’", "'"):
        return Doubt("parents-evening", certain=True, path=f"{encounter.path}.kind")
    if activity.in_school_day is False:
        return Doubt("outside-school-day", certain=True, path=f"{encounter.path}.in_school_day")
    if activity.in_school_day is None:
        return Doubt("not-said", certain=False, path=encounter.path)
    return _contradiction(encounter) or _length(encounter)


def _contradiction(encounter: Encounter) -> Doubt | None:
    """What the file itself says against "in the school day"."""
    starts = encounter.activity.starts
    if starts and not _DAY_BEGINS <= starts < _EVENING_BEGINS:
        return Doubt("day-contradicts", certain=False, path=f"{encounter.path}.starts", values={"why": f"it begins at {starts}"})
    return None


def _length(encounter: Encounter) -> Doubt | None:
    said, by_times = encounter.activity.minutes, encounter.activity.minutes_by_times
    minutes = by_times if said is None else said
    if minutes is None:
        return Doubt("no-length", certain=False, path=encounter.path)
    if by_times is not None and minutes > by_times * _days(encounter.activity):
        return Doubt("length-contradicts", certain=False, path=f"{encounter.path}.minutes", values={"minutes": minutes, "times": by_times})
    if minutes < _SHORT_MINUTES:
        path = encounter.path if said is None else f"{encounter.path}.minutes"
        return Doubt("short", certain=False, path=path, values={"minutes": minutes})
    return None


def _days(activity: Activity) -> int:
    """On how many days it is held at the same times; a month or a term does not say."""
    spans = activity.when.spans if activity.when else ()
    return sum((span.end - span.start).days + 1 for span in spans) or 1


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


def _limits(encounter: Encounter, state: PhaseState) -> Doubt | None:
    attendance = encounter.activity.attendance
    if attendance is None:
        return Doubt("not-said", certain=False, path=encounter.path)
    welcome = {Attendance.ALL} if state.mandatory else {Attendance.ALL, Attendance.OPTIONAL}
    return None if attendance in welcome else Doubt("limited", certain=True, path=f"{encounter.path}.attendance")


_TESTS: dict[str, Callable[[Encounter, PhaseState], Doubt | None]] = {
    "PAL-4": _meaningful,
    "PAL-5": _outside_day,
    "PAL-6": _not_technical,
    "PAP-8": _limits,
}
