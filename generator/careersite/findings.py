"""What is said about a programme or a website: one judgement for each requirement, one finding for each thing to mend.

A fault in the YAML, a fault against the model, a rule's judgement and a gap found by an audit all end as the same
``Finding``; every report is written over this one list. The JSON forms are fixed by the command's contract.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How strongly something is asked: "must" is law, "should" is expected, "good" is good practice."""

    MUST = "must"
    SHOULD = "should"
    GOOD = "good"


class Outcome(StrEnum):
    """What can be said of a requirement."""

    MET = "met"
    NOT_MET = "not-met"
    CANNOT_TELL = "cannot-tell"
    NOT_APPLICABLE = "not-applicable"
    WAIVED = "waived"


class Confidence(StrEnum):
    """How sure the judgement is; kept apart from the level."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where something was found.

    ``where`` is ``file:line:column``, a page's address or a saved file's name; ``path`` is the place in the data
    (``review.review_by``); ``quote`` the words found, at most 300 characters; ``date`` a stated date as ``YYYY``,
    ``YYYY-MM`` or ``YYYY-MM-DD``.
    """

    where: str = ""
    path: str = ""
    quote: str = ""
    date: str = ""

    def as_json(self) -> dict[str, str]:
        """The evidence without its empty parts."""
        parts = {"where": self.where, "path": self.path, "quote": self.quote[:300], "date": self.date}
        return {key: value for key, value in parts.items() if value}


@dataclass(frozen=True, slots=True)
class Judgement:
    """One requirement, judged: a row of the catalogue with its outcome, the reason, and what to do next.

    ``detail`` holds what a row adds to the JSON (``cohorts`` for the provider encounters).
    """

    id: str
    level: Level
    outcome: Outcome
    reason_code: str
    reason: str
    hint: str = ""
    confidence: Confidence = Confidence.HIGH
    evidence: tuple[Evidence, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The row of ``requirements`` in the JSON report."""
        return {
            "id": self.id,
            "level": self.level.value,
            "outcome": self.outcome.value,
            "reason_code": self.reason_code,
            "reason": self.reason,
            "confidence": self.confidence.value,
            "evidence": [item.as_json() for item in self.evidence],
            **self.detail,
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend or to look at, at its place.

    ``line`` and ``column`` count from 1; 0 says that there is no place. ``path`` is the place in the data.
    """

    id: str
    message: str
    level: Level = Level.MUST
    outcome: Outcome = Outcome.NOT_MET
    hint: str = ""
    file: str = ""
    line: int = 0
    column: int = 0
    path: str = ""

    @property
    def place(self) -> str:
        """``file:line:column`` as far as it is known."""
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column}"

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by file, place and id, so that output is stable."""
        return (self.file, self.line, self.column, self.id, self.message)

    def as_json(self) -> dict[str, Any]:
        """The row of ``findings`` in the JSON report."""
        return {
            "id": self.id,
            "level": self.level.value,
            "outcome": self.outcome.value,
            "message": self.message,
            "hint": self.hint,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "path": self.path,
        }


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a report speaks of: the institution as far as it is known."""

    name: str = ""
    kind: str | None = None
    years: tuple[int, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The ``institution`` of the JSON report."""
        return {"name": self.name, "kind": self.kind, "years": list(self.years)}


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run of ``check`` or ``audit`` has to say; every reporter takes this and nothing else.

    ``faults`` are the faults of the input (``YAML-…``, ``MODEL-…``); ``today`` is an ISO date; ``notes`` are plain
    sentences for the reader (the level is unknown, pages that could not be read); ``known`` are the ids of the gaps
    that a baseline knows: they are told and do not fail; ``unread`` says, by its address, why a page could not be read.
    """

    command: str
    target: str
    edition: str
    today: str
    subject: Subject | None = None
    judgements: tuple[Judgement, ...] = ()
    faults: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    known: tuple[str, ...] = ()
    unread: Mapping[str, str] = field(default_factory=dict)

    def findings(self) -> list[Finding]:
        """The faults, then every requirement that is not met or cannot be told, in the catalogue's order."""
        return sorted(self.faults, key=Finding.sort_key) + [
            finding_of(judgement)
            for judgement in self.judgements
            if judgement.outcome in (Outcome.NOT_MET, Outcome.CANNOT_TELL)
        ]

    def fails(self, *, strict: bool = False) -> bool:
        """Say whether something at level must is not met, or the input has a fault (contract: exit code 1).

        ``strict`` counts "should" as "must".
        """
        gating = {Level.MUST, Level.SHOULD} if strict else {Level.MUST}
        return bool(self.faults) or any(
            judgement.outcome is Outcome.NOT_MET and judgement.level in gating and judgement.id not in self.known
            for judgement in self.judgements
        )

    def summary(self) -> dict[str, dict[str, int]]:
        """Count the judgements by level and outcome; all three levels and five outcomes are always there."""
        counts = {level.value: {outcome.value: 0 for outcome in Outcome} for level in Level}
        for judgement in self.judgements:
            counts[judgement.level.value][judgement.outcome.value] += 1
        return counts

    def as_json(self) -> dict[str, Any]:
        """The report in the form of the command's contract, schema 1."""
        return {
            "schema": 1,
            "command": self.command,
            "target": self.target,
            "edition": self.edition,
            "today": self.today,
            "institution": self.subject.as_json() if self.subject else None,
            "requirements": [judgement.as_json() for judgement in self.judgements],
            "findings": [finding.as_json() for finding in self.findings()],
            "summary": self.summary(),
            **({"notes": list(self.notes)} if self.notes else {}),
            **self.detail,
        }


def finding_of(judgement: Judgement) -> Finding:
    """Turn a judgement into a finding at the place of its first evidence."""
    first = judgement.evidence[0] if judgement.evidence else Evidence()
    file, line, column = split_place(first.where)
    return Finding(
        id=judgement.id,
        level=judgement.level,
        outcome=judgement.outcome,
        message=judgement.reason,
        hint=judgement.hint,
        file=file,
        line=line,
        column=column,
        path=first.path,
    )


def split_place(where: str) -> tuple[str, int, int]:
    """Split ``file:line:column``; an address or a bare file name has line and column 0."""
    parts = where.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdigit() and parts[2].isdigit():
        return parts[0], int(parts[1]), int(parts[2])
    return where, 0, 0


def located(finding: Finding, file: str, line: int, column: int) -> Finding:
    """The same finding with its place."""
    return replace(finding, file=file, line=line, column=column)


def sort_findings(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file, line, column and id."""
    return sorted(findings, key=Finding.sort_key)
