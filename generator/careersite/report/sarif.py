"""The report as SARIF 2.1.0 (OASIS standard, with errata 01), for tools that show findings of many programs alike."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from careersite import __version__
from careersite.findings import Finding, Judgement, Level, Outcome, Report, finding_of
from careersite.report.json_text import json_text
from careersite.report.visible import visible
from careersite.report.wording import statement
from careersite.rules.catalogue import Rule, is_edition, load_catalogue

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
# Strongest first.
LEVELS = {"must": "error", "should": "warning", "good": "note"}
IN_ADDRESS = "/:?#@!$&'()*+,;=%~"
LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def render(report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:  # noqa: ARG001 - one form for all reporters
    """One run that lists every rule of the catalogue, then one result for each fault, gap, open question and waiver.

    A must is an error, a should a warning (with ``strict`` an error), good practice a note. What could not be told has
    kind ``open`` and, as SARIF 3.27.10 asks of all kinds but ``fail``, level ``none``. A waiver is a suppression
    (3.27.23); with a baseline each result has its ``baselineState`` (3.27.24).
    """
    sources = load_catalogue(report.edition).sources if is_edition(report.edition) else {}
    described = [_rule(rule, sources.get(rule.source, {})) for rule in rules]
    described += [_fault_rule(identity) for identity in sorted({fault.id for fault in report.faults})]
    places = {rule["id"]: index for index, rule in enumerate(described)}
    told = (Outcome.NOT_MET, Outcome.CANNOT_TELL, Outcome.WAIVED)
    results = [_result(fault, strict) for fault in sorted(report.faults, key=Finding.sort_key)]
    results += [_judged(judgement, strict) for judgement in report.judgements if judgement.outcome in told]
    for result in results:
        if result["ruleId"] in places:
            result["ruleIndex"] = places[result["ruleId"]]
        if "baseline" in report.detail:
            result["baselineState"] = "unchanged" if result["ruleId"] in report.known else "new"
    driver = {"name": "careersite", "version": __version__, "rules": described}
    notes = [statement(report, strict=strict), *report.notes]
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"careersite/{report.command}/{report.edition}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [{"level": "note", "message": {"text": visible(note)}} for note in notes],
            }
        ],
        "results": results,
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, source: Mapping[str, str]) -> dict[str, Any]:
    address = {"helpUri": source["url"]} if source.get("url") else {}
    strongest = next((level for level in LEVELS if level in rule.levels.values()), "good")
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what or rule.title},
        "help": {"text": f"Right: {rule.right}\nNext: {rule.next}\nSource: {source.get('title', rule.source)}, “{rule.heading}”"},
        **address,
        "defaultConfiguration": {"level": LEVELS[strongest]},
        "properties": {"tags": [rule.group], "levels": dict(rule.levels)},
    }


def _fault_rule(identity: str) -> dict[str, Any]:
    text = "A fault of the file that was read."
    return {"id": visible(identity), "shortDescription": {"text": text}, "defaultConfiguration": {"level": "error"}}


def _judged(judgement: Judgement, strict: bool) -> dict[str, Any]:
    result = _result(finding_of(judgement), strict)
    result["properties"] = {
        "outcome": judgement.outcome.value,
        "level": judgement.level.value,
        "reason_code": judgement.reason_code,
        "confidence": judgement.confidence.value,
    }
    if judgement.outcome is Outcome.WAIVED:
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": visible(judgement.reason)}]
    return result


def _result(finding: Finding, strict: bool) -> dict[str, Any]:
    level = "error" if strict and finding.level is Level.SHOULD else LEVELS[finding.level]
    still_open = finding.outcome is Outcome.CANNOT_TELL
    text = f"{visible(finding.message)} {visible(finding.hint)}".strip()
    result: dict[str, Any] = {
        "ruleId": visible(finding.id),
        "kind": "open" if still_open else "fail",
        "level": "none" if still_open else level,
        "message": {"text": text or visible(finding.id)},
    }
    if finding.file:
        place: dict[str, Any] = {"artifactLocation": {"uri": _uri(finding.file)}}
        if finding.line:
            place["region"] = {"startLine": finding.line, "startColumn": max(finding.column, 1)}
        result["locations"] = [{"physicalLocation": place}]
    return result


def _uri(file: str) -> str:
    """A relative reference for a relative path, ``file:`` for an absolute one; an address stays an address."""
    shown = visible(file)
    if shown.startswith(("http://", "https://")):
        return LONE_PERCENT.sub("%25", quote(shown, safe=IN_ADDRESS))
    if PurePath(shown).is_absolute():
        return PurePath(shown).as_uri()
    path, sign, page = shown.replace("\\", "/").partition("#page=")
    return quote(path) + (sign + quote(page) if sign else "")
