"""The figures of an area, each with its definition."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from careersite.audit.hub.history import History, Run
from careersite.audit.hub.results import NOT_READ, PARTLY, READ

# Below this many schools a figure could point to one of them.
SMALLEST_GROUP = 5

DEFINITIONS = {
    "Schools in the list": "The schools of the list that was audited. A website that stands there twice, with or without www or a slash at the end, counts once, unless the URNs say that two schools share it.",
    "Read": "The home page was read, and nothing that might speak of careers failed.",
    "Partly read": "Some pages were read, but something that might matter was not. For these schools nothing is called missing.",
    "Could not be checked": "Not one page could be read. Nothing is said about these schools.",
    "Met": "The words were found on the website, and are quoted with their address.",
    "Not met": "The website was read and this was not found, or what was found says the opposite (a review date that is past).",
    "Cannot tell": "A person must look: something was unclear or could not be read.",
    "Does not apply": "This is not asked of this kind of school.",
    "Share": "Met, as a share of met and not met together. Schools for which nobody can tell are not in it.",
    "Change": "The schools that were in this run and in the last finished one before it, by their outcome then and now.",
    "Gaps in the law": "The requirements at level must that are not met. “Must” is what the guidance calls law.",
}


def figures_of(results: Iterable[dict[str, Any]], changes: dict[str, dict[str, int]]) -> dict[str, Any]:
    """Count over the schools, one at a time.

    Returns:
        ``schools`` (by state) and ``requirements`` (a row each, in the order of the catalogue).
    """
    states = {READ: 0, PARTLY: 0, NOT_READ: 0}
    rows: dict[str, dict[str, Any]] = {}
    for result in results:
        states[result["state"]] += 1
        for requirement in result["requirements"]:
            row = rows.setdefault(requirement["id"], _empty(requirement["id"]))
            row[requirement["outcome"]] = row.get(requirement["outcome"], 0) + 1
            row["levels"][requirement["level"]] = row["levels"].get(requirement["level"], 0) + 1
    for identity, row in rows.items():
        told = row["met"] + row["not-met"]
        row["share"] = round(100 * row["met"] / told) if told else None
        row["level"] = max(row["levels"], key=lambda level: (row["levels"][level], level))
        row["change"] = changes.get(identity)
        del row["levels"]
    return {"schools": {"all": sum(states.values()), **states}, "requirements": list(rows.values())}


def _empty(identity: str) -> dict[str, Any]:
    return {"id": identity, "levels": {}, "met": 0, "not-met": 0, "cannot-tell": 0, "not-applicable": 0, "waived": 0}


def changes_since(history: History, before: Run | None, now: Run, keys: set[str]) -> dict[str, dict[str, int]]:
    """For each requirement: how many schools came to meet it and how many no longer do, among those in both runs.

    A change to or from "cannot tell" is none: it says something of the reading, not of the school.
    """
    if before is None:
        return {}
    then = {(key, requirement): outcome for key, requirement, outcome in history.outcomes(before)}
    found: dict[str, dict[str, int]] = {}
    for key, requirement, outcome in history.outcomes(now):
        old = then.get((key, requirement))
        if key not in keys or old is None:
            continue
        row = found.setdefault(requirement, {"schools": 0, "now-met": 0, "no-longer-met": 0})
        row["schools"] += 1
        row["now-met"] += old == "not-met" and outcome == "met"
        row["no-longer-met"] += old == "met" and outcome == "not-met"
    return found


def anonymous(figures: dict[str, Any], *, today: str, edition: str) -> dict[str, Any]:
    """The area's figures without names or addresses; a figure over fewer than five schools is left out (null)."""
    rows = []
    for row in figures["requirements"]:
        judged = row["met"] + row["not-met"]
        few = judged < SMALLEST_GROUP
        shown = {name: None if few else row[name] for name in ("met", "not-met", "share")}
        rows.append({"id": row["id"], "level": row["level"], **shown})
    few = figures["schools"]["all"] < SMALLEST_GROUP
    return {
        "schema": 1,
        "today": today,
        "edition": edition,
        "schools": None if few else figures["schools"],
        "requirements": rows,
        "definitions": DEFINITIONS,
        "smallest_group": SMALLEST_GROUP,
    }
