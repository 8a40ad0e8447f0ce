"""What a published programme shows for each Compass question, and what it cannot show. Never a score.

Source: C, questions 1.1 to 8.7 with their sub-questions (7.3.1 is printed "73.1" there). A question with several parts
has a letter for each part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from careersite.findings import Judgement, Outcome
from careersite.model.programme import Programme
from careersite.places import own_yaml
from careersite.rules.catalogue import DEFAULT_EDITION
from careersite.rules.verdict import given, texts


@dataclass(frozen=True, slots=True)
class Question:
    """One question of Compass, in our words."""

    id: str
    asks: str
    rules: tuple[str, ...]
    fields: tuple[str, ...]
    kinds: tuple[str, ...]
    cannot: str
    mainstream: bool

    @property
    def benchmark(self) -> int:
        """The benchmark that it belongs to."""
        return int(self.id[0])


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: what it says, the requirement or field that it comes from, and the path in the file."""

    text: str
    source: str
    path: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What the programme shows for a question (``shows``), what it lacks, and what it cannot show."""

    question: Question
    shows: tuple[Shown, ...]
    lacks: tuple[Shown, ...]


@cache
def questions(edition: str = DEFAULT_EDITION) -> tuple[Question, ...]:
    """The questions in their order."""
    file = files("careersite.rules").joinpath("editions", edition, "compass.yaml")
    return tuple(
        Question(
            id=data["id"],
            asks=data["asks"],
            rules=tuple(data.get("rules", ())),
            fields=tuple(data.get("fields", ())),
            kinds=tuple(data.get("kinds", ())),
            cannot=data.get("cannot", ""),
            mainstream=data["mainstream"],
        )
        for data in own_yaml(file)
    )


def compass_evidence(programme: Programme, judgements: Sequence[Judgement], *, edition: str = DEFAULT_EDITION) -> tuple[Answer, ...]:
    """Answer every question that fits the institution.

    Specialist settings get all questions; others those that the guidance words in the same way for them.
    """
    judged = {judgement.id: judgement for judgement in judgements}
    specialist = programme.institution.is_specialist
    return tuple(_answer(programme, judged, question) for question in questions(edition) if specialist or question.mainstream)


def _answer(programme: Programme, judged: dict[str, Judgement], question: Question) -> Answer:
    shows, lacks = [], []
    for rule_id in question.rules:
        judgement = judged[rule_id]
        path = judgement.evidence[0].path if judgement.evidence else ""
        if judgement.outcome is Outcome.MET:
            shows.append(Shown(judgement.reason, rule_id, path))
        elif judgement.outcome is not Outcome.NOT_APPLICABLE:
            lacks.append(Shown(judgement.reason, rule_id, path))
    shows += [Shown(text, path, path) for path in question.fields if (text := _said(programme, path))]
    for kind in question.kinds:
        titles = [activity.title for _, activity in programme.held() if activity.kind.value == kind]
        if titles:
            shows.append(Shown(f"{len(titles)} × {kind.replace('-', ' ')}: {'; '.join(titles[:3])}{' …' if len(titles) > 3 else ''}", kind, "activities"))
    return Answer(question, tuple(shows), tuple(lacks))


def _said(programme: Programme, path: str) -> str:
    value: Any = programme
    for name in path.split("."):
        value = getattr(value, name)
    found = [text for _, text in texts(value) if given(text)]
    return found[0] if found else ""
