"""Weigh an offer that has come in: which gaps it would close, and what it lacks.

Source: J, appendix 3, "Opportunity checklist": strategy, leadership, disruption of the curriculum, effort against impact.
The offer is written like an activity, with a few more answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import Field

from careersite.findings import Judgement, Outcome
from careersite.model.activity import Activity, Employer, Provider
from careersite.model.fields import Line, Text, YesNo
from careersite.model.programme import Programme
from careersite.model.validate import Fault, references
from careersite.rules.checks.journey import served_years
from careersite.rules.judge import judge
from careersite.rules.placeholders import given
from careersite.rules.verdict import and_list

_OPEN = frozenset({Outcome.NOT_MET, Outcome.CANNOT_TELL})


class Opportunity(Activity):
    """An offer: an activity that is not planned yet, and the answers that the checklist asks for."""

    offered_by: Line = Field("", description="Who offers it.")
    strategic_priority: Text = Field("", description="Which priority of your plan it serves.")
    measured_by: Text = Field("", description="How you will see what it achieved.")
    resources: Text = Field("", description="What it needs: time, space, money.")
    lessons_missed: Line = Field("", description="Which lessons learners would miss.")
    repeatable: YesNo | None = Field(None, description="Whether it can be held every year.")
    staff_learn: YesNo | None = Field(None, description="Whether staff can learn from it.")
    new_providers: tuple[Provider, ...] = Field((), description="Providers that are not in the programme yet.")
    new_employers: tuple[Employer, ...] = Field((), description="Employers that are not in the programme yet.")


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answer: what changes for the better or the worse, what changes and stays open, which outcomes it serves anew, what is not known yet.

    ``past`` is the offer's last day where that has been; what changes is then as if it had been held.
    """

    opportunity: Opportunity
    past: date | None
    closes: tuple[Judgement, ...]
    changes: tuple[Judgement, ...]
    worsens: tuple[Judgement, ...]
    serves: tuple[str, ...]
    lacks: tuple[str, ...]


def joined(programme: Programme, opportunity: Opportunity) -> Programme:
    """The programme with the offer as its last activity, and the offer's new providers and employers at the end of their lists."""
    activity = Activity.model_construct(**{name: getattr(opportunity, name) for name in Activity.model_fields})
    return programme.model_copy(
        update={
            "activities": (*programme.activities, activity),
            "providers": (*programme.providers, *opportunity.new_providers),
            "employers": (*programme.employers, *opportunity.new_employers),
        }
    )


def misfits(programme: Programme, opportunity: Opportunity) -> Iterator[Fault]:
    """What of a readable offer does not fit the programme, at its path in the offer: ids, years."""
    for fault in references(joined(programme, opportunity)):
        group, index, *rest = fault.path
        if not isinstance(index, int) or group not in ("activities", "providers", "employers"):
            continue
        place = index - len(getattr(programme, group))
        # What the programme itself has is right: it was read before.
        if place >= 0:
            path = tuple(rest) if group == "activities" else (f"new_{group}", place, *rest)
            hint = fault.hint.replace("“providers”", "“new_providers”").replace("“employers”", "“new_employers”")
            yield replace(fault, path=path, hint=hint)


def weigh(programme: Programme, opportunity: Opportunity, *, earlier: Sequence[Programme] = (), today: date) -> Weighed:
    """Judge the programme with and without the offer, which must fit it (``misfits``)."""
    before = {item.id: item for item in judge(programme, earlier=earlier, today=today)}
    after = {item.id: item for item in judge(joined(programme, opportunity), earlier=earlier, today=today)}
    open_before = [item for item in before.values() if item.outcome in _OPEN]
    open_after = [item for item in after.values() if item.outcome in _OPEN]
    last = max((span.end for span in programme.spans(opportunity.when)), default=today)
    return Weighed(
        opportunity=opportunity,
        past=last if last < today else None,
        closes=tuple(item for item in open_before if after[item.id].outcome not in _OPEN),
        changes=tuple(item for item in open_after if before[item.id].outcome in _OPEN and before[item.id].reason != item.reason),
        worsens=tuple(item for item in open_after if before[item.id].outcome not in _OPEN),
        serves=tuple(_newly_served(programme, opportunity)),
        lacks=tuple(_lacks(opportunity)),
    )


def _newly_served(programme: Programme, opportunity: Opportunity) -> Iterator[str]:
    served = served_years(programme)
    for identity in opportunity.outcomes:
        fresh = sorted(set(opportunity.years) - served.get(identity, set()))
        if fresh:
            outcome = programme.outcome(identity)
            yield f"{outcome.title or outcome.statement} (year {and_list(fresh)})"


def _lacks(opportunity: Opportunity) -> Iterator[str]:
    asked = (
        (given(opportunity.strategic_priority), "Which priority of your plan does it serve?"),
        (bool(opportunity.benchmarks), "Which benchmarks does it serve?"),
        (bool(opportunity.outcomes), "Which learning outcomes does it support?"),
        (given(opportunity.led_by), "Who leads it, follows who takes part, and measures what it achieves?"),
        (given(opportunity.resources), "What does it need: time, space, money?"),
        (opportunity.staff_learn is not None, "Can staff learn from it?"),
        (given(opportunity.lessons_missed), "Which lessons would learners miss?"),
        (bool(opportunity.subjects), "Where in the curriculum could it have its place?"),
        (bool(opportunity.objectives), "What will learners know or be able to do afterwards?"),
        (given(opportunity.measured_by), "How will you see what it achieved?"),
        (opportunity.attendance is not None, "Who will take part, and who gains most?"),
        (opportunity.repeatable is not None, "Is it once only, or can it be held every year?"),
        (opportunity.when is not None, "When would it be?"),
        (given(opportunity.prepare), "How do learners prepare?"),
        (given(opportunity.reflect), "How do learners look back on it?"),
        (bool(opportunity.meaningful), "Which criteria of a meaningful encounter does it meet?"),
    )
    return (question for answered, question in asked if not answered)
