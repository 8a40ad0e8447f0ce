"""A letter to each school, in plain words: what was found, what is missing, and how to put it right."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from careersite.audit.hub.tables import Results
from careersite.audit.hub.templates import day_in_words, write, write_style
from careersite.rules.catalogue import Catalogue

_GROUPS = (
    ("must", "not-met", "Missing: the law asks for this", "Please put these on your website first."),
    ("should", "not-met", "Missing: the guidance expects this", "The guidance says that schools should publish these."),
    ("must", "cannot-tell", "We could not tell: please look yourself", "The law asks for these. They may be there in a form that we could not read."),
    ("should", "cannot-tell", "We could not tell: the guidance expects this", "They may be there in a form that we could not read."),
)


def write_letters(folder: Path, results: Results, titles: dict[str, str], catalogue: Catalogue, *, today: datetime.date) -> None:
    """Write ``KEY.html`` for each school; file names are the schools' keys, so they are safe and the same on every run."""
    write_style(folder / "letter.css")
    right = {rule.id: rule.right for rule in catalogue.rules}
    for result in results():
        groups = [
            {"heading": heading, "lead": lead, "rows": [_row(row, titles, right) for row in _rows(result, level, outcome)]}
            for level, outcome, heading, lead in _GROUPS
        ]
        values = {
            "school": result["school"], "result": result, "state": result["state"], "groups": groups,
            "good": [titles.get(row["id"], row["id"]) for level in ("must", "should") for row in _rows(result, level, "met")],
        }  # fmt: skip
        file = folder / f"{result['school']['key']}.html"
        write(file, "letter.html", **values, day=day_in_words(today), edition=catalogue.edition)


def _rows(result: dict[str, Any], level: str, outcome: str) -> list[dict[str, Any]]:
    return [row for row in result["requirements"] if (row["level"], row["outcome"]) == (level, outcome)]


def _row(row: dict[str, Any], titles: dict[str, str], right: dict[str, str]) -> dict[str, Any]:
    shown = right.get(row["id"], "") if row["outcome"] == "not-met" else ""
    return {**row, "title": titles.get(row["id"], row["id"]), "right": row["hint"] or shown}
