"""The Compass evidence as text, JSON and one accessible HTML file to take into the review meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import Any

from careersite.model.programme import Programme
from careersite.pages.anchors import place_of
from careersite.places import theme_dir
from careersite.report.json_text import json_text
from careersite.report.text import WIDTH
from careersite.report.visible import visible
from careersite.rules.compass import Answer, Shown

_RECORDS = "From your own records:"
_NO_SCORE = "This lists what your published programme shows. It gives no score: how many learners took part comes from your own records."
_NUMBERS = "The numbers are those of the form for specialist settings; those of your form may differ."


def lead(programme: Programme) -> str:
    """What the list is, and what it is not."""
    return _NO_SCORE if programme.institution.is_specialist else f"{_NO_SCORE} {_NUMBERS}"


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
                {"benchmark": answer.question.benchmark, **_answer(programme, answer), "parts": [_answer(programme, part) for part in answer.parts]}
                for answer in answers
            ],
        }
    )


def _answer(programme: Programme, answer: Answer) -> dict[str, Any]:
    return {
        "id": answer.question.id,
        "asks": answer.question.asks,
        "shows": [_shown(programme, item) for item in answer.shows],
        "lacks": [_shown(programme, item) for item in answer.lacks],
        "cannot_show": answer.question.cannot,
    }


def _shown(programme: Programme, item: Shown) -> dict[str, Any]:
    return {"about": item.about, "text": item.text, "source": item.source, "path": item.path, "address": address(programme, item.source)}


def compass_text(programme: Programme, answers: Sequence[Answer]) -> str:
    """For the screen: question by question."""
    return "\n".join(_lines(programme, answers)) + "\n"


def _lines(programme: Programme, answers: Sequence[Answer]) -> Iterator[str]:
    yield f"Compass evidence: {programme.institution.name}, {programme.year_name}"
    yield from wrap(lead(programme), WIDTH)
    for benchmark, group in groupby(answers, key=lambda answer: answer.question.benchmark):
        yield f"\nBenchmark {benchmark}"
        for answer in group:
            yield from _answer_lines(programme, answer, "  ")
            for part in answer.parts:
                yield from _answer_lines(programme, part, "    ")


def _answer_lines(programme: Programme, answer: Answer, indent: str) -> Iterator[str]:
    yield from _wrapped(f"{answer.question.id}  {answer.question.asks}", indent)
    indent += "    "
    for item in answer.shows:
        yield from _wrapped(f"shows: {_sentence(item)}", indent)
        if where := address(programme, item.source):
            yield f"{indent}  {where}"
    for item in answer.lacks:
        yield from _wrapped(f"lacks: {_sentence(item)}", indent)
    if not answer.shows and not answer.lacks and not answer.parts:
        yield f"{indent}shows: nothing yet"
    if answer.question.cannot:
        yield from _wrapped(f"{_RECORDS} {answer.question.cannot}", indent)


def _sentence(item: Shown) -> str:
    return f"{item.about}: {item.text}" if item.about else item.text


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(visible(text), WIDTH, initial_indent=indent, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False)


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
            lead=lead(programme),
            records=_RECORDS,
            sentence=_sentence,
            address=lambda rule: address(programme, rule),
        )
        .lstrip()
    )
