"""The report as one page to mail to a governor: no other file, no script, nothing asked of any other computer."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from careersite.findings import Evidence, Finding, Judgement, Level, Outcome, Report
from careersite.places import theme_dir
from careersite.report.visible import visible
from careersite.report.wording import (
    FAULTS_SHOWN,
    OUTCOME_WORDS,
    day_in_words,
    edition_in_words,
    known_line,
    sort_out,
    statement,
    subject_line,
)
from careersite.rules.catalogue import Rule

if TYPE_CHECKING:
    from jinja2 import Environment

PLACES_SHOWN = 5


def render(report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:  # noqa: ARG001 - one form for all reporters
    """The report as HTML that stands alone; ``theme/report/report.html`` is its template.

    Every text is escaped, and its own content security policy lets nothing run or load but the style that it holds.
    """
    known_rules = {rule.id: rule for rule in rules}
    parts = sort_out(report)
    rows = {judgement.id: _row(judgement, known_rules) for judgement in report.judgements}
    summary = report.summary()
    return (
        environment(theme_dir() / "report")
        .get_template("report.html")
        .render(
            heading=_heading(report),
            name=report.subject.name if report.subject and report.subject.name else report.target,
            statement=statement(report, strict=strict),
            fails=report.fails(strict=strict),
            facts=_facts(report),
            notes=report.notes,
            faults=[_bare(fault) for fault in parts.faults[:FAULTS_SHOWN]],
            faults_left=max(0, len(parts.faults) - FAULTS_SHOWN),
            missing={level.value: [rows[finding.id] for finding in found] for level, found in parts.missing.items()},
            untold=[rows.get(finding.id) or _bare(finding) for finding in parts.untold],
            untold_count=parts.untold_count,
            waived=[{**rows[judgement.id], "next": ""} for judgement in parts.waived],
            known=[rows[finding.id] for finding in parts.known],
            known_line=known_line(report),
            outcomes=[OUTCOME_WORDS[outcome] for outcome in Outcome],
            counts=[(level.value, [summary[level][outcome] for outcome in Outcome]) for level in Level],
            rows=list(rows.values()),
        )
        .lstrip()
    )


def environment(folder: Path) -> Environment:
    """Jinja over a folder of report templates: every text is escaped, hidden characters are shown, nothing may be undefined.

    The filter ``sha256`` gives the hash that a content security policy names a style by.
    """
    # Jinja costs as much to load as all the rest of a check: only this report pays for it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    made.filters["sha256"] = lambda text: base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    made.tests["web_address"] = lambda where: where.startswith(("http://", "https://"))
    return made


def _heading(report: Report) -> str:
    what = "What the website shows" if report.command == "audit" else "What the careers programme holds"
    return f"{what}, and what is missing"


def _facts(report: Report) -> list[tuple[str, str]]:
    facts = [
        ("Institution", subject_line(report)),
        ("Looked at", report.target),
        ("Judged by", edition_in_words(report.edition)),
        ("Judged on", day_in_words(report.today)),
    ]
    return [(name, value) for name, value in facts if value]


def _row(judgement: Judgement, rules: Mapping[str, Rule]) -> dict[str, Any]:
    rule = rules.get(judgement.id)
    return {
        "id": judgement.id,
        "level": judgement.level.value,
        "outcome": OUTCOME_WORDS[judgement.outcome],
        "title": rule.title[:1].upper() + rule.title[1:] if rule else judgement.id,
        "message": judgement.reason,
        "next": judgement.hint or (rule.next if rule else ""),
        "evidence": [Evidence(quote=piece.quote[:300]) for piece in judgement.evidence[:PLACES_SHOWN] if piece.quote],
        "places": list(dict.fromkeys(piece.where for piece in judgement.evidence[:PLACES_SHOWN] if piece.where)),
    }


def _bare(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "level": finding.level.value,
        "title": finding.message,
        "message": finding.message,
        "next": finding.hint,
        "evidence": [],
        "places": [finding.place] if finding.place else [],
    }
