"""When an encounter or an experience counts. Source: G, the lists under "What a meaningful … should look like"."""

from __future__ import annotations

from collections.abc import Iterable

from careersite.model.activity import Activity
from careersite.model.vocabulary import Attendance, Criterion, Format

EMPLOYER_CRITERIA = frozenset({Criterion.PURPOSE, Criterion.OUTCOMES, Criterion.TWO_WAY, Criterion.REFLECTION})
WORKPLACE_CRITERIA = EMPLOYER_CRITERIA | {Criterion.RANGE_OF_PEOPLE, Criterion.TASK, Criterion.FEEDBACK}
PROVIDER_CRITERIA = EMPLOYER_CRITERIA | {Criterion.ABOUT_PROVIDER, Criterion.LEARNING_THERE}


def meets(activity: Activity, criteria: frozenset[Criterion]) -> bool | None:
    """Whether all criteria are recorded; None where nothing is recorded."""
    return set(activity.meaningful) >= criteria if activity.meaningful else None


def is_for_everybody(activity: Activity) -> bool:
    """Whether all learners of the year attend; where nothing is said, they do."""
    return activity.attendance in (None, Attendance.ALL)


def for_everybody(activities: Iterable[Activity]) -> list[Activity]:
    """Those that all learners of the year attend."""
    return [activity for activity in activities if is_for_everybody(activity)]


def only_virtual(activities: Iterable[Activity]) -> bool:
    """Say whether there are some and none is in person: virtual stands beside in person, not instead."""
    formats = {activity.format for activity in activities}
    return formats == {Format.VIRTUAL}


def times(activities: Iterable[Activity]) -> int:
    """How often they take place: two dates are two encounters."""
    return sum(max(1, len(activity.when.spans)) if activity.when else 1 for activity in activities)
