"""The six provider encounters, over cohorts and academic years.

Source: G "Provider access legislation" and "Meeting the provider access legislation". The windows lie in a cohort's own
academic years: the first year of a key phase counts on any day, the second from 1 September to 28 February (29 February is
outside, as the guidance words it).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from careersite.model.activity import Activity, Provider
from careersite.model.programme import Programme
from careersite.model.when import Span
from careersite.rules.placeholders import given

REQUIRED = 2
PHASES = (("PAL-1", "first", (8, 9), True), ("PAL-2", "second", (10, 11), True), ("PAL-3", "third", (12, 13), False))


@dataclass(frozen=True, slots=True)
class Encounter:
    """One activity, in one school year, with one provider (or none named), on one stretch of days (or none given)."""

    activity: Activity
    index: int
    year: int
    span: Span | None
    provider: Provider | None
    done: bool
    source: str
    stands_in: bool = False
    """It is another year's listing, taken for a year of which there is none."""

    @property
    def providers(self) -> tuple[Provider, ...]:
        """The provider as a tuple, empty where none is named."""
        return (self.provider,) if self.provider else ()

    @property
    def path(self) -> str:
        """Where the activity stands in its file."""
        return f"activities[{self.index}]"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day that counts, and the school years that it counts for."""

    years: tuple[int, ...]
    day: date


@dataclass(frozen=True, slots=True)
class PhaseState:
    """How a key phase stands, for every cohort alike (``cohort`` 0) or for the cohort now in that year.

    ``counted`` lie inside the window, whatever else is wrong with them; ``uncounted`` carry the reason
    (``after-28-february``, ``outside-academic-year``, ``no-date``, ``date-unsure``).
    """

    rule_id: str
    phase: str
    years: tuple[int, ...]
    mandatory: bool
    cohort: int
    counted: tuple[Encounter, ...]
    uncounted: tuple[tuple[Encounter, str], ...]
    last_days: tuple[Deadline, ...]
    """One for the whole phase, or one for each of its years where every cohort goes through both in one listing."""
    required: int = REQUIRED

    @property
    def last_day(self) -> date:
        """The day after which nothing more can count."""
        return max(deadline.day for deadline in self.last_days)

    @property
    def done(self) -> int:
        """How many of the counted encounters have taken place."""
        return sum(encounter.done for encounter in self.counted)

    @property
    def missing(self) -> int:
        """How many are still to be arranged."""
        return max(0, self.required - len(self.counted))

    @property
    def state(self) -> str:
        """``done``, ``planned``, ``unsure`` (days are missing) or ``short``."""
        if self.done >= self.required:
            return "done"
        if not self.missing:
            return "planned"
        unsure = sum(reason in ("no-date", "date-unsure") for _, reason in self.uncounted)
        return "unsure" if len(self.counted) + unsure >= self.required else "short"


def phase_states(programme: Programme, *, earlier: Sequence[Programme] = (), today: date) -> tuple[PhaseState, ...]:
    """The state of each key phase of the years taught.

    One academic year: its listing over both years of a phase is what every cohort goes through, one state a phase.
    Several: one state for each cohort that is now in the phase, oldest last.
    """
    files = {item.academic_year: item for item in (*earlier, programme)}
    states = []
    for rule_id, name, years, mandatory in PHASES:
        taught = tuple(year for year in years if year in programme.taught)
        for cohort in taught if earlier else (0,) if taught else ():
            counted, uncounted = _sort(_encounters(programme, files, taught, cohort, today), years[1])
            last = tuple(_last_days(programme.academic_year, cohort, taught, years[1]))
            states.append(PhaseState(rule_id, name, taught, mandatory, cohort, counted, uncounted, last))
    return tuple(states)


def _encounters(
    programme: Programme, files: dict[int, Programme], taught: tuple[int, ...], cohort: int, today: date
) -> Iterator[Encounter]:
    for year in taught:
        # Where a former year has no file, or the year is still to come, this year's listing stands for it, on the same days of that year.
        later = year - cohort if cohort else 0
        file = files.get(programme.academic_year + later, programme)
        away = file.academic_year - programme.academic_year - later
        yield from _in_year(file, year, _years_on(today, away), stands_in=away != 0)


def _years_on(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day) if years else day


def _in_year(programme: Programme, year: int, today: date, *, stands_in: bool) -> Iterator[Encounter]:
    for index, activity in programme.held():
        if year not in activity.years or not activity.is_provider_encounter:
            continue
        # A provider whose name is still to be filled in is not named yet.
        providers = [provider for provider in map(programme.provider, activity.providers) if given(provider.name)]
        for span in programme.spans(activity.when) or (None,):
            done = span is not None and span.end < today
            for provider in providers or (None,):
                yield Encounter(activity, index, year, span, provider, done, programme.year_name, stands_in)


def _sort(encounters: Iterator[Encounter], second_year: int) -> tuple[tuple[Encounter, ...], tuple[tuple[Encounter, str], ...]]:
    counted, uncounted = [], []
    for encounter in encounters:
        reason = _outside(encounter, second_year)
        if reason:
            uncounted.append((encounter, reason))
        else:
            counted.append(encounter)
    return tuple(counted), tuple(uncounted)


def _outside(encounter: Encounter, second_year: int) -> str:
    if encounter.span is None:
        return "no-date"
    start = int(encounter.source[:4])
    year = Span(date(start, 9, 1), date(start + 1, 8, 31))
    window = Span(year.start, date(start + 1, 2, 28)) if encounter.year == second_year else year
    if encounter.span.inside(window):
        return ""
    if encounter.span.touches(window):
        return "date-unsure"
    return "after-28-february" if encounter.span.inside(year) else "outside-academic-year"


def _last_days(academic_year: int, cohort: int, taught: tuple[int, ...], second_year: int) -> Iterator[Deadline]:
    summer, winter = date(academic_year + 1, 8, 31), date(academic_year + 1, 2, 28)
    if second_year not in taught:
        yield Deadline(taught, summer)
    elif cohort:
        yield Deadline(taught, winter if cohort == second_year else winter.replace(year=winter.year + 1))
    else:
        for year in taught:
            yield Deadline((year,), winter if year == second_year else summer)
