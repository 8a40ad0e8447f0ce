"""What a published programme shows for each Compass question, and what it cannot show. Never a score.

Source: C, questions 1.1 to 8.7 with their sub-questions (7.3.1 is printed "73.1" there). A question with several points
has a part for each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import shorten
from typing import Any

from careersite.findings import Judgement, Outcome
from careersite.model.activity import Activity
from careersite.model.programme import Programme
from careersite.model.vocabulary import ActivityKind
from careersite.places import own_yaml
from careersite.rules.catalogue import DEFAULT_EDITION, edition_folder, load_catalogue
from careersite.rules.checks.workplaces import is_employer_encounter, is_workplace
from careersite.rules.placeholders import given
from careersite.rules.verdict import texts

_QUOTE = 240
_TITLES_SHOWN = 3
# Markdown's links and bold letters, which only a page can show.
_MARKS = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)|\*\*|__|`")


@dataclass(frozen=True, slots=True)
class Question:
    """One question of Compass or one part of it (with a letter after the number), in our words."""

    id: str
    asks: str
    mainstream: bool
    rules: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    recorded: tuple[str, str] = ("", "")
    providers: tuple[str, ...] = ()
    feedback: str = ""
    at: str = ""
    cannot: str = ""
    parts: tuple[Question, ...] = ()

    @property
    def benchmark(self) -> int:
        """The benchmark that it belongs to."""
        return int(self.id[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: what it says, the requirement or field that it comes from, the path in the file, and what it is about."""

    text: str
    source: str
    path: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the programme shows for a question (``shows``), what it lacks, and the same for each of its parts."""

    question: Question
    shows: tuple[Shown, ...]
    lacks: tuple[Shown, ...]
    parts: tuple[Answer, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it, or a part of it, lacks something or shows nothing."""
        return bool(self.lacks) or not (self.shows or self.parts) or any(part.is_open for part in self.parts)


@cache
def questions(edition: str = DEFAULT_EDITION) -> tuple[Question, ...]:
    """The questions in their order."""
    file = edition_folder(edition).joinpath("compass.yaml")
    return tuple(_question(data) for data in own_yaml(file))


def _question(data: Mapping[str, Any], identity: str = "", mainstream: bool = True) -> Question:
    identity = data.get("id", identity)
    mainstream = data.get("mainstream", mainstream)
    recorded = data.get("recorded", {})
    return Question(
        id=identity,
        asks=data["asks"],
        mainstream=mainstream,
        rules=tuple(data.get("rules", ())),
        fields=tuple(data.get("fields", ())),
        kinds=tuple(data.get("kinds", ())),
        recorded=(recorded.get("of", ""), recorded.get("criterion", "")),
        providers=tuple(data.get("providers", ())),
        feedback=data.get("feedback", ""),
        at=data.get("at", ""),
        cannot=data.get("cannot", ""),
        parts=tuple(_question(part, f"{identity}{letter}", mainstream) for letter, part in zip("abcdefghij", data.get("parts", ()), strict=False)),
    )


def compass_evidence(programme: Programme, judgements: Sequence[Judgement], *, edition: str = DEFAULT_EDITION) -> tuple[Answer, ...]:
    """Answer every question that fits the institution.

    Specialist settings get all questions; others those that the guidance words in the same way for them.
    """
    judged = {judgement.id: judgement for judgement in judgements}
    titles = {rule.id: rule.title for rule in load_catalogue(edition).rules}
    return _answers(programme, judged, titles, questions(edition))


def _answers(programme: Programme, judged: Mapping[str, Judgement], titles: Mapping[str, str], asked: Sequence[Question]) -> tuple[Answer, ...]:
    specialist = programme.institution.is_specialist
    return tuple(
        _answer(programme, judged, titles, question, _answers(programme, judged, titles, question.parts))
        for question in asked
        if specialist or question.mainstream
    )


def _answer(programme: Programme, judged: Mapping[str, Judgement], titles: Mapping[str, str], question: Question, parts: tuple[Answer, ...]) -> Answer:
    shows: list[Shown] = []
    lacks: list[Shown] = []
    for rule_id in question.rules:
        judgement = judged[rule_id]
        first = judgement.evidence[0] if judgement.evidence else None
        path = first.path if first else ""
        if judgement.outcome is not Outcome.MET:
            if judgement.outcome is not Outcome.NOT_APPLICABLE:
                lacks.append(Shown(judgement.reason, rule_id, path))
        elif judgement.reason_code == "given" and first and first.quote:
            # The school's own words say more than that there are some.
            shows.append(Shown(_quoted(first.quote), rule_id, path, titles[rule_id][:1].upper() + titles[rule_id][1:]))
        else:
            shows.append(Shown(judgement.reason, rule_id, path))
    shows += [shown for path in question.fields if (shown := _said(programme, path)) and shown.text not in {item.text for item in shows}]
    shows += [Shown(text, question.at or "activities", "activities") for text in _counted(programme, question)]
    if not shows and not lacks and question.at:
        lacks.append(Shown(_nothing(question), question.at, "impact.feedback" if question.feedback else "activities"))
    return Answer(question, tuple(shows), tuple(lacks), parts)


def _quoted(text: str) -> str:
    plain = _MARKS.sub(r"\1", text)
    return f"“{shorten(plain, _QUOTE, placeholder=' …')}”"


def _said(programme: Programme, path: str) -> Shown | None:
    """The first text at a path; a name with what the person does."""
    value: Any = programme
    *_, holder, name = ["", *path.split(".")]
    for step in path.split("."):
        value = getattr(value, step)
    found = next((text for _, text in texts(value) if given(text)), "")
    if not found:
        return None
    if name == "name":
        return Shown(found, path, path, holder.replace("_", " ").capitalize())
    return Shown(_quoted(found), path, path)


def _counted(programme: Programme, question: Question) -> Iterator[str]:
    """What the activities and the feedback groups show."""
    held = [activity for _, activity in programme.held()]
    for kind in question.kinds:
        if named := _named([activity for activity in held if activity.kind.value == kind]):
            yield f"{kind.replace('-', ' ').capitalize()}: {named}"
    of, criterion = question.recorded
    if of:
        group = [activity for activity in held if _GROUPS[of](activity)]
        recorded = [activity for activity in group if criterion in activity.meaningful]
        if recorded:
            yield f"Recorded for {len(recorded)} of {len(group)}: {_named(recorded)}"
    if question.providers:
        met = [item for item in held if any(programme.provider(identity).kind in question.providers for identity in item.providers)]
        if met:
            yield _named(met)
    for item in programme.impact.feedback:
        if item.from_ == question.feedback and given(item.how):
            yield f"{item.how} ({item.when})" if given(item.when) else item.how


_GROUPS: Mapping[str, Callable[[Activity], bool]] = {
    "employer": lambda activity: is_employer_encounter(activity) and not is_workplace(activity),
    "workplace": is_workplace,
    "provider": lambda activity: bool(activity.providers) or activity.kind is ActivityKind.PROVIDER_ENCOUNTER,
}


def _named(activities: Sequence[Activity]) -> str:
    titles = [activity.title for activity in activities]
    more = len(titles) - _TITLES_SHOWN
    return "; ".join(titles[:_TITLES_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _nothing(question: Question) -> str:
    if question.feedback:
        return "No feedback from this group is described."
    return "No activity has such a provider." if question.providers else "No activity records this."
