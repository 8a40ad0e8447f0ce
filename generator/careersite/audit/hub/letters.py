"""A letter to each school, in plain words: what was found, what is missing, and how to put it right."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

from careersite.audit.fetch.outcomes import ANSWERED
from careersite.audit.fetch.scent import score
from careersite.audit.hub.templates import day_in_words, write
from careersite.rules.catalogue import Catalogue

_GROUPS = (
    ("must", "not-met", "Missing: the law asks for this", "Please put these on your website first."),
    ("should", "not-met", "Missing: the guidance expects this", "The guidance says that schools should publish these."),
    ("must", "cannot-tell", "We could not tell: please look yourself", "The law asks for these. They may be there in words that we did not understand."),
    ("should", "cannot-tell", "We could not tell: the guidance expects this", "They may be there in words that we did not understand."),
)
# The parts of the provider access statement: where there is no statement at all, one line names them.
_STATEMENT, _PARTS = "PUB-7", ("PUB-7b", "PAP-")
# What no school can mend by reading its website, told once for all requirements of that reason.
_UNREAD = ("pages-not-read", "not-all-read", "nothing-read", "navigation-not-seen")
_RECORDS = ("page-cannot-show",)
# So many pages that could not be read are named.
_CLOSED = 10


def write_letter(folder: Path, result: dict[str, Any], titles: dict[str, str], catalogue: Catalogue, *, today: datetime.date) -> None:
    """Write ``KEY.html``; file names are the schools' keys, so they are safe and the same on every run."""
    right = {rule.id: rule.right for rule in catalogue.rules}
    values = {"school": result["school"], "result": result, "state": result["state"], **_parts(result, titles, right)}
    write(folder / f"{result['school']['key']}.html", "letter.html", **values, day=day_in_words(today), edition=catalogue.edition)


def _parts(result: dict[str, Any], titles: dict[str, str], right: dict[str, str]) -> dict[str, Any]:
    told = [row for row in result["requirements"] if row["level"] in ("must", "should")]
    aside = {code: [titles.get(row["id"], row["id"]) for row in told if row["reason_code"] in codes] for code, codes in (("unread", _UNREAD), ("records", _RECORDS))}
    no_statement = any((row["id"], row["outcome"]) == (_STATEMENT, "not-met") for row in told)
    parts = [row for row in told if no_statement and row["outcome"] == "not-met" and row["id"].startswith(_PARTS)]
    left = [row for row in told if row not in parts and row["reason_code"] not in _UNREAD + _RECORDS]
    named = [titles.get(row["id"], row["id"]) for row in parts]
    groups = [
        {"heading": heading, "lead": lead, "rows": [_row(row, titles, right, named) for row in _rows(left, level, outcome)]}
        for level, outcome, heading, lead in _GROUPS
    ]
    good = [titles.get(row["id"], row["id"]) for level in ("must", "should") for row in _rows(left, level, "met")]
    # The home page and what speaks of careers come first: because of them something may be missed.
    closed = sorted((row for row in result["addresses"] if row["outcome"] not in ANSWERED), key=lambda row: (row["clicks"] != 0, -score("", row["address"])))
    return {"groups": groups, "good": good, "closed": closed[:_CLOSED], **aside}


def _rows(rows: list[dict[str, Any]], level: str, outcome: str) -> list[dict[str, Any]]:
    return [row for row in rows if (row["level"], row["outcome"]) == (level, outcome)]


def _row(row: dict[str, Any], titles: dict[str, str], right: dict[str, str], parts: list[str]) -> dict[str, Any]:
    shown = right.get(row["id"], "") if row["outcome"] == "not-met" else ""
    return {**row, "title": titles.get(row["id"], row["id"]), "right": row["hint"] or shown, "parts": parts if row["id"] == _STATEMENT else []}
