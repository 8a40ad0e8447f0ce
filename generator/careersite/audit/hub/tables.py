"""The tables of a hub: CSV and XLSX whose cells are text and nothing else, and JSON."""

from __future__ import annotations

import csv
import datetime
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from careersite.audit.hub.figures import DEFINITIONS
from careersite.audit.hub.results import STATE_WORDS, count
from careersite.safe import cell, clean

Results = Callable[[], Iterator[dict[str, Any]]]
OUTCOME_WORDS = {
    "met": "met", "not-met": "not met", "cannot-tell": "cannot tell", "not-applicable": "does not apply", "waived": "set aside",
}  # fmt: skip
_FIRST = ("urn", "name", "website", "kind", "state", "reason", "pages_read", "documents_read")
_COUNTS = tuple((level, outcome) for level in ("must", "should") for outcome in ("met", "not-met", "cannot-tell"))


def _heading(requirements: list[str]) -> list[str]:
    return [*_FIRST, *(f"{level}_{outcome.replace('-', '_')}" for level, outcome in _COUNTS), *requirements]


def _row(result: dict[str, Any], requirements: list[str]) -> list[str | int]:
    school, by_id = result["school"], {row["id"]: row["outcome"] for row in result["requirements"]}
    first = [school["urn"], school["name"], school["website"], school["kind"], STATE_WORDS[result["state"]], result["reason"]]
    return [
        *first, result["pages_read"], result["documents_read"],
        *(count(result, outcome, level) for level, outcome in _COUNTS),
        *(OUTCOME_WORDS.get(by_id.get(identity, ""), "") for identity in requirements),
    ]  # fmt: skip


def write_csv(path: Path, results: Results, requirements: list[str]) -> None:
    """``schools.csv``: a row a school; UTF-8 with its mark, so that Excel reads names right.

    A cell that could begin a formula has an apostrophe before it (``names.cell``); numbers are our own counts.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([cell(name) for name in _heading(requirements)])
        for result in results():
            writer.writerow([cell(value) if isinstance(value, str) else value for value in _row(result, requirements)])


def write_json(path: Path, results: Results, figures: dict[str, Any], *, today: str, edition: str) -> None:
    """``hub.json``: the figures with their definitions, then every school; written school by school."""
    head = {"schema": 1, "command": "audit --hub", "edition": edition, "today": today, **figures, "definitions": DEFINITIONS}
    head["area"] = head.pop("schools")
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False, indent=1, allow_nan=False)[:-2] + ',\n "schools": [\n')
        for number, result in enumerate(results()):
            file.write((",\n" if number else "") + json.dumps(result, ensure_ascii=False, allow_nan=False))
        file.write("\n ]\n}\n")


def write_area(path: Path, area: dict[str, Any]) -> None:
    """``area.json``: the anonymised figures."""
    path.write_text(json.dumps(area, ensure_ascii=False, indent=1, allow_nan=False) + "\n", encoding="utf-8", newline="\n")


def write_xlsx(path: Path, results: Results, requirements: list[str], titles: dict[str, str], today: datetime.date) -> None:
    """``schools.xlsx``: schools, what to mend, what each figure means. Every cell of others' words is a plain string."""
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}
    with xlsxwriter.Workbook(str(path), options) as book:
        # The day of the audit, not of the file: the same input gives the same bytes.
        book.set_properties({"created": datetime.datetime(today.year, today.month, today.day, tzinfo=datetime.UTC), "title": "Careers audit"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        _sheet(book, "Schools", _heading(requirements), (_row(result, requirements) for result in results()), bold, wrap)
        mend = (row for result in results() for row in _gaps(result, titles))
        _sheet(book, "To mend", ["urn", "name", "requirement", "what", "level", "outcome", "reason", "seen at", "words"], mend, bold, wrap)
        _sheet(book, "Requirements", ["requirement", "what"], ([name, titles.get(name, name)] for name in requirements), bold, wrap)
        _sheet(book, "Definitions", ["figure", "definition"], (list(pair) for pair in DEFINITIONS.items()), bold, wrap)


def _gaps(result: dict[str, Any], titles: dict[str, str]) -> Iterator[list[str]]:
    for row in result["requirements"]:
        if row["outcome"] in ("not-met", "cannot-tell"):
            seen = row["evidence"][0] if row["evidence"] else {}
            yield [
                result["school"]["urn"], result["school"]["name"], row["id"], titles.get(row["id"], row["id"]), row["level"],
                OUTCOME_WORDS[row["outcome"]], row["reason"], seen.get("where", ""), seen.get("quote", ""),
            ]  # fmt: skip


def _sheet(book: Any, name: str, heading: list[str], rows: Iterable[list[Any]], bold: Any, wrap: Any) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(heading) - 1, 18)
    for column, text in enumerate(heading):
        sheet.write_string(0, column, text, bold)
    last = 0
    for last, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                sheet.write_number(last, column, value)
            else:
                sheet.write_string(last, column, clean(value), wrap)
    sheet.autofilter(0, 0, last, len(heading) - 1)
