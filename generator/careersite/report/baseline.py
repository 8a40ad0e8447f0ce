"""Baselines: a hub that starts with many gaps hears of the new ones only.

A baseline is JSON that says how many gaps each file had, requirement by requirement::

    {"schema": 1, "edition": "dfe-2025-05", "files": {"programme.yaml": {"PAL-1": 3, "PUB-6": 1}}}

A report kept from ``check --format json`` is read as a baseline too. What is counted is every requirement that is
"not-met": once, or as many times as it has ``gaps`` (years without an employer, say) or as something is ``missing``
(provider encounters still to arrange, in all cohorts together). A requirement is known when its count today is no higher than the count in the baseline for the
same file. When it is higher all of it is new, since counts cannot say which part was there before.

Faults of the input are never known: they keep a file from being judged, so a baseline that held them would hide all
that stands behind them. What could not be told, is met or is set aside is not counted either: when it becomes a gap,
the gap is new.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from careersite.errors import InputFault, SurroundingsFault, UsageFault
from careersite.findings import Report
from careersite.report.json_text import json_text
from careersite.report.visible import visible
from careersite.rules.catalogue import is_edition, load_catalogue

WRITE_AGAIN = "Write the baseline again, or leave --baseline out."


@dataclass(frozen=True, slots=True)
class Baseline:
    """The counts of gaps, by file and requirement."""

    edition: str
    files: Mapping[str, Mapping[str, int]]


def write_baseline(*reports: Report) -> str:
    """The baseline of one or more reports, each of another file, as JSON."""
    files = {_name(report.target): _counts(report.as_json()["requirements"]) for report in reports}
    editions = sorted({report.edition for report in reports})
    return json_text({"schema": 1, "edition": " ".join(editions), "files": {name: files[name] for name in sorted(files)}})


def apply_baseline(report: Report, text: str) -> Report:
    """The same report with the gaps that the baseline knows marked: ``known``, and ``baseline`` in the JSON.

    Every row and count of the report stays; ``Report.fails`` passes over the known ones. ``baseline`` holds ``known``
    and ``new`` (ids of gaps), ``grown`` (of the new ones, how many there were and are) and ``closed`` (ids that the
    baseline has and that are gaps no more).

    Args:
        report: what was judged now.
        text: the baseline's JSON.

    Raises:
        InputFault: the text is no baseline.
    """
    baseline = _read(text)
    before = _present_ids(baseline.files.get(_name(report.target)), report.edition)
    now = _counts(report.as_json()["requirements"])
    known = tuple(identity for identity, number in now.items() if number <= (before or {}).get(identity, 0))
    judged = {judgement.id for judgement in report.judgements}
    told = {
        "known": known,
        "new": [identity for identity in now if identity not in known],
        "grown": {identity: [before[identity], number] for identity, number in now.items() if before and 0 < before.get(identity, 0) < number},
        "closed": sorted(identity for identity in before or {} if identity in judged and identity not in now),
    }
    notes = list(report.notes)
    if before is None:
        notes.append(
            f"The baseline has nothing on {report.target}, so every gap counts as new. It was written for: {', '.join(baseline.files)}."
        )
    if baseline.edition != report.edition:
        notes.append(f"The baseline was written with guidance edition {baseline.edition}, and this report with {report.edition}.")
    return replace(report, known=known, notes=tuple(notes), detail={**report.detail, "baseline": told})


def read_baseline(path: Path) -> str:
    """The text of a baseline's file.

    Raises:
        UsageFault: there is no such file, or it is a folder: a baseline that is missing must not pass for an empty one.
        InputFault: it is not UTF-8.
        SurroundingsFault: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageFault(f"There is no baseline file at {visible(str(path))}.", "Correct the path, or leave --baseline out.") from error
    except UnicodeDecodeError as error:
        raise InputFault("The baseline is not saved as UTF-8.", WRITE_AGAIN) from error
    except OSError as error:
        raise SurroundingsFault(f"The baseline at {visible(str(path))} cannot be read: {error.strerror}.") from error


def _counts(rows: list[dict[str, Any]]) -> dict[str, int]:
    return {row["id"]: _count(row) for row in rows if row["outcome"] == "not-met"}


def _count(row: Mapping[str, Any]) -> int:
    short: list[int] = [cohort.get("missing", 1) for cohort in row.get("cohorts") or () if cohort["outcome"] == "not-met"]
    return max(1, int(row.get("missing") or 0), int(row.get("gaps") or 0), sum(short))


def _present_ids(counts: Mapping[str, int] | None, edition: str) -> dict[str, int] | None:
    """The counts by the ids of today: a baseline outlives a requirement's former id."""
    if counts is None or not is_edition(edition):
        return None if counts is None else dict(counts)
    by_id = load_catalogue(edition).by_id
    present: dict[str, int] = {}
    for identity, number in counts.items():
        rule = by_id.get(identity.strip().lower())
        name = rule.id if rule else identity
        present[name] = present.get(name, 0) + number
    return present


def _name(target: str) -> str:
    return posixpath.normpath(target.replace("\\", "/"))


def _read(text: str) -> Baseline:
    try:
        data = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InputFault("The baseline is not JSON, or is cut short.", WRITE_AGAIN) from error
    try:
        baseline = _from_json(data)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputFault("The baseline has another form than the one that careersite writes.", WRITE_AGAIN) from error
    if baseline is None:
        raise InputFault("The baseline has another form than the one that careersite writes.", WRITE_AGAIN)
    return baseline


def _from_json(data: Any) -> Baseline | None:
    if data["schema"] != 1 or not isinstance(data["edition"], str):
        return None
    if "requirements" in data:
        return Baseline(data["edition"], {_name(data["target"]): _counts(data["requirements"])})
    files = {_name(name): dict(counts.items()) for name, counts in data["files"].items()}
    numbers = [number for counts in files.values() for number in counts.values()]
    if not all(isinstance(number, int) and not isinstance(number, bool) and number > 0 for number in numbers):
        return None
    return Baseline(data["edition"], files)
