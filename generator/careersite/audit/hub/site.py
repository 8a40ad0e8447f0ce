"""The website of the area: plain pages that need no server, sorted in the ways that a hub asks for; a script adds other orders and a filter."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from careersite.audit.fetch.outcomes import OUTCOMES
from careersite.audit.hub.figures import DEFINITIONS
from careersite.audit.hub.results import NOT_READ, PARTLY, STATE_WORDS, count
from careersite.audit.hub.tables import Results
from careersite.audit.hub.templates import day_in_words, write, write_asset
from careersite.rules.catalogue import load_catalogue
from careersite.safe import slug

MENU = (
    {"file": "index.html", "text": "The area"},
    {"file": "schools-by-name.html", "text": "Schools by name"},
    {"file": "schools-by-gaps.html", "text": "Most gaps first"},
    {"file": "schools-by-kind.html", "text": "By kind"},
    {"file": "schools-not-read.html", "text": "Could not be checked"},
    {"file": "changes.html", "text": "What changed"},
    {"file": "definitions.html", "text": "What each figure means"},
)
_MOST_MISSING = 5
_ORDER = {"not-met": "Not found on the website", "cannot-tell": "A person must look", "met": "Found"}


def write_site(
    folder: Path,
    results: Results,
    figures: dict[str, Any],
    titles: dict[str, str],
    *,
    today: datetime.date,
    edition: str,
    since: str,
    changed: Sequence[tuple[str, str, str, str]] = (),
    trend: Mapping[str, Sequence[tuple[str, int, int, int]]],
) -> None:
    """Write the website, but for the schools' own pages (``write_school``).

    Args:
        folder: where to; made when it is not there.
        results: gives every school's result, in order, as often as it is called.
        figures: ``figures_of``.
        titles: the requirements' titles by id.
        today: the day of the audit.
        edition: the guidance edition.
        since: the ISO day of the run that ``change`` compares with, or "".
        changed: key, requirement, outcome before and now of every school that came to meet a requirement or lost it.
        trend: by requirement, a row a run: day, met, not met, cannot tell.
    """
    common = _common(today, edition)
    rows = [_with_names(row, titles) for row in figures["requirements"]]
    write_asset(folder / "hub.css", "style.html")
    write_asset(folder / "hub.js", "script.js")
    missing = sorted((row for row in rows if row["not-met"]), key=lambda row: -row["not-met"])[:_MOST_MISSING]
    at = {"area": figures["schools"], "rows": rows, "missing": missing, "since": day_in_words(since) if since else ""}
    write(folder / "index.html", "index.html", **common | {"here": "index.html"}, **at)
    here = common | {"here": "definitions.html"}
    write(folder / "definitions.html", "definitions.html", **here, definitions=DEFINITIONS, outcomes=OUTCOMES)
    needs = _needs(results)
    lines = needs.pop("")
    _lists(folder, lines, common)
    _changes(folder, lines, changed, titles, common | {"here": "changes.html", "since": at["since"]})
    right = {rule.id: rule.right for rule in load_catalogue(edition).rules}
    for row in rows:
        groups = [
            {"heading": heading, "schools": needs.get(f"{row['id']} {outcome}", [])} for outcome, heading in _ORDER.items()
        ]
        values: dict[str, Any] = common | {"up": "../", "row": row, "groups": groups, "right": right.get(row["id"], "")}
        values["runs"] = [(day_in_words(day), met, not_met, untold) for day, met, not_met, untold in trend.get(row["id"], ())]
        write(folder / "requirements" / row["file"], "requirement.html", **values)


def write_school(folder: Path, result: dict[str, Any], titles: dict[str, str], *, today: datetime.date, edition: str) -> None:
    """Write a school's page into the website's folder."""
    rows = [_with_names(row, titles) for row in result["requirements"]]
    groups = [{"heading": heading, "rows": [row for row in rows if row["outcome"] == outcome]} for outcome, heading in _ORDER.items()]
    file = _file(result)
    values = {"up": "../", "school": result["school"], "result": result, "groups": groups, "letter": file, "state": STATE_WORDS[result["state"]]}
    write(folder / "schools" / file, "school.html", **_common(today, edition) | values)


def _common(today: datetime.date, edition: str) -> dict[str, Any]:
    return {"menu": MENU, "day": day_in_words(today), "edition": edition, "up": "", "here": ""}


def _file(result: dict[str, Any]) -> str:
    return f"{result['school']['key']}.html"


def _with_names(row: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    identity = row["id"]
    return {**row, "title": titles.get(identity, identity), "file": f"{slug(identity)}.html", "anchor": slug(identity)}


def _needs(results: Results) -> dict[str, list[dict[str, Any]]]:
    """Gather what the lists need: under "" all schools, else by requirement and outcome."""
    needs: dict[str, list[dict[str, Any]]] = {"": []}
    for result in results():
        file = _file(result)
        needs[""].append(_line(result, file))
        for row in result["requirements"]:
            reason = row["reason"] if row["outcome"] != "met" else ""
            needs.setdefault(f"{row['id']} {row['outcome']}", []).append({"file": file, "name": result["school"]["name"], "reason": reason})
    return needs


def _changes(
    folder: Path, lines: list[dict[str, Any]], changed: Sequence[tuple[str, str, str, str]], titles: dict[str, str], common: dict[str, Any]
) -> None:
    names = {line["file"].removesuffix(".html"): line for line in lines}
    found = [
        {"school": names[key], "id": identity, "title": titles.get(identity, identity), "anchor": slug(identity), "now": now}
        for key, identity, _before, now in changed
        if key in names
    ]
    groups = [
        {"heading": heading, "rows": [row for row in found if row["now"] == now]}
        for now, heading in (("not-met", "No longer there"), ("met", "New on the website"))
    ]
    write(folder / "changes.html", "changes.html", **common, groups=groups)


def _line(result: dict[str, Any], file: str) -> dict[str, Any]:
    must = count(result, "not-met", "must")
    return {
        "file": file,
        "name": result["school"]["name"],
        "urn": result["school"]["urn"],
        "kind": result["school"]["kind"] or "not given",
        "state_code": result["state"],
        "state": STATE_WORDS[result["state"]],
        "must": must,
        "other": count(result, "not-met") - must,
        "untold": count(result, "cannot-tell"),
        "met": count(result, "met"),
    }


def _lists(folder: Path, lines: list[dict[str, Any]], common: dict[str, Any]) -> None:
    by_name = sorted(lines, key=lambda line: (line["name"].casefold(), line["file"]))
    by_gaps = sorted(by_name, key=lambda line: (-line["must"], -line["other"]))
    kinds = sorted({line["kind"] for line in lines})
    law = [line for line in by_gaps if line["must"]]
    other = [line for line in by_gaps if line["other"] and not line["must"]]
    pages = {
        "schools-by-name.html": ("Schools by name", "Every school of the list, from A to Z.",
            [("From A to Z", by_name)]),
        "schools-by-gaps.html": ("Schools with most gaps first", "Schools for which something was not found, the most gaps in the law first.",
            [("Gaps in what the law asks", law), ("Other gaps", other)]),
        "schools-by-kind.html": ("Schools by kind", "The kind is what the list says.",
            [(kind, [line for line in by_name if line["kind"] == kind]) for kind in kinds]),
        "schools-not-read.html": ("Schools that could not be checked", "Nothing is said about what these websites lack: a person must look.",
            [(STATE_WORDS[state].capitalize(), [line for line in by_name if line["state_code"] == state]) for state in (NOT_READ, PARTLY)]),
    }  # fmt: skip
    for file, (heading, lead, groups) in pages.items():
        jumps = [{"id": f"group-{slug(name)}", "name": name, "rows": rows} for name, rows in groups if rows]
        write(folder / file, "schools.html", **common | {"here": file, "heading": heading, "lead": lead, "jumps": jumps})
