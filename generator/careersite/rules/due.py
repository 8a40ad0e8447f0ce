"""What comes up: review dates, last days for provider encounters, Compass cut-off days, waivers that end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from careersite.model.programme import Programme
from careersite.rules.checks.doubts import sound
from careersite.rules.encounters import PhaseState, phase_states
from careersite.rules.verdict import in_years


@dataclass(frozen=True, slots=True)
class Due:
    """One day to keep. ``id`` stays the same from run to run, for calendars."""

    day: date
    what: str
    id: str
    path: str

    def past(self, today: date) -> bool:
        """Say whether the day has gone by."""
        return self.day < today


def due_days(programme: Programme, *, earlier: Sequence[Programme] = (), today: date) -> tuple[Due, ...]:
    """Every day that the careers leader should keep, sorted; past ones too, as long as nobody dealt with them."""
    return tuple(sorted(_days(programme, earlier, today), key=lambda item: (item.day, item.id)))


def due_within(programme: Programme, days: int, *, earlier: Sequence[Programme] = (), today: date) -> tuple[Due, ...]:
    """The days that lie in the past or within so many days from today."""
    end = today + timedelta(days=days)
    return tuple(item for item in due_days(programme, earlier=earlier, today=today) if item.day <= end)


def _days(programme: Programme, earlier: Sequence[Programme], today: date) -> Iterator[Due]:
    yield from _reviews(programme)
    for state in map(sound, phase_states(programme, earlier=earlier, today=today)):
        if state.missing:
            yield from _encounters(state, today)
    yield from (item for item in _fixed(programme) if not item.past(today))


def _encounters(state: PhaseState, today: date) -> Iterator[Due]:
    who = f"for the pupils now in year {state.cohort}" if state.cohort else "for each pupil"
    what = f"Last day for {state.missing} more provider encounter{'s' if state.missing > 1 else ''} of the {state.phase} key phase {who}"
    for deadline in state.last_days:
        last = deadline.day == state.last_day
        # What can still be held in the phase's other year is not late.
        if last or deadline.day >= today:
            where = f", in {in_years(deadline.years)}" if len(state.last_days) > 1 else ""
            suffix = "" if last else f"-{deadline.years[0]}"
            yield Due(deadline.day, f"{what}{where}.", f"{state.rule_id.lower()}-{state.cohort}{suffix}", "activities")


def _reviews(programme: Programme) -> Iterator[Due]:
    if programme.review.review_by:
        yield Due(programme.review.review_by, "Review the published careers information.", "review", "review.review_by")
    if programme.provider_access.review_by:
        yield Due(programme.provider_access.review_by, "Review the provider access policy statement.", "access-review", "provider_access.review_by")
    for index, waiver in enumerate(programme.waivers):
        if waiver.until:
            yield Due(waiver.until, f"{waiver.id} is set aside until this day.", f"waiver-{waiver.id.lower()}", f"waivers[{index}].until")
    for index, issue in enumerate(programme.accessibility.known_issues):
        if issue.until:
            what = f"A known accessibility issue should be put right: {issue.what}"
            yield Due(issue.until, what, f"issue-{index + 1}", f"accessibility.known_issues[{index}].until")


def _fixed(programme: Programme) -> Iterator[Due]:
    start = programme.academic_year
    # C "Completion dates": the cut-off days of the three terms.
    for day in (date(start, 12, 31), date(start + 1, 3, 31), date(start + 1, 7, 31)):
        yield Due(day, "Compass: cut-off day of the term.", f"compass-{day.isoformat()}", "academic_year")
    for index, transition in enumerate(programme.transitions):
        for span in programme.spans(transition.when)[:1]:
            yield Due(span.end, transition.title, f"transition-{index + 1}", f"transitions[{index}].when")
