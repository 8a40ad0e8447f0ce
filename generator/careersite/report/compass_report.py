"""The Compass evidence as text, JSON and one accessible HTML file to take into the review meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from careersite.model.programme import Programme
from careersite.pages.anchors import place_of
from careersite.places import theme_dir
from careersite.report.json_text import json_text
from careersite.rules.compass import Answer, Shown

_RECORDS = "From your own records:"
_NO_SCORE = "This lists what your published programme shows. It gives no score: shares of learners come from your own records."


def address(programme: Programme, rule_id: str) -> str:
    """The address of the heading that shows a requirement; relative where the site's own address is not known."""
    place = place_of(rule_id)
    if place is None:
        return ""
    base = programme.site.url.rstrip("/") + "/" if programme.site.url else ""
    return f"{base}{place[0]}#{place[1]}"


def compass_json(programme: Programme, answers: Sequence[Answer], *, today: str, edition: str) -> str:
    """Every question with what is shown, what is lacking and what cannot be shown (schema 1)."""
    return json_text(
        {
            "schema": 1,
            "command": "compass",
            "edition": edition,
            "today": today,
            "institution": programme.institution.name,
            "specialist": programme.institution.is_specialist,
            "questions": [
                {
                    "id": answer.question.id,
                    "benchmark": answer.question.benchmark,
                    "asks": answer.question.asks,
                    "shows": [_shown(programme, item) for item in answer.shows],
                    "lacks": [_shown(programme, item) for item in answer.lacks],
                    "cannot_show": answer.question.cannot,
                }
                for answer in answers
            ],
        }
    )


def _shown(programme: Programme, item: Shown) -> dict[str, Any]:
    return {"text": item.text, "source": item.source, "path": item.path, "address": address(programme, item.source)}


def compass_text(programme: Programme, answers: Sequence[Answer]) -> str:
    """For the screen: question by question."""
    return "\n".join(_lines(programme, answers)) + "\n"


def _lines(programme: Programme, answers: Sequence[Answer]) -> Iterator[str]:
    yield f"Compass evidence: {programme.institution.name}, {programme.year_name}"
    yield _NO_SCORE
    for benchmark, group in groupby(answers, key=lambda answer: answer.question.benchmark):
        yield f"\nBenchmark {benchmark}"
        for answer in group:
            yield f"  {answer.question.id}  {answer.question.asks}"
            for item in answer.shows:
                where = address(programme, item.source)
                yield f"      shows: {item.text}{f' ({where})' if where else ''}"
            for item in answer.lacks:
                yield f"      lacks: {item.text}"
            if not answer.shows and not answer.lacks:
                yield "      shows: nothing yet"
            if answer.question.cannot:
                yield f"      {_RECORDS} {answer.question.cannot}"


def compass_html(programme: Programme, answers: Sequence[Answer], *, today: str, edition: str) -> str:
    """One file that stands alone; its template is ``theme/report/compass.html``."""
    from careersite.report.html import environment

    groups = [(benchmark, list(group)) for benchmark, group in groupby(answers, key=lambda answer: answer.question.benchmark)]
    return (
        environment(theme_dir() / "report")
        .get_template("compass.html")
        .render(
            programme=programme,
            groups=groups,
            today=today,
            edition=edition,
            no_score=_NO_SCORE,
            records=_RECORDS,
            address=lambda rule: address(programme, rule),
        )
        .lstrip()
    )
