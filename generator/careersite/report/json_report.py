"""The report for programs: schema 1 of the command's contract, published as ``docs/schemas/report-1.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence

from careersite.findings import Report
from careersite.report.json_text import json_text
from careersite.rules.catalogue import Rule


def render(report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:  # noqa: ARG001 - one form for all reporters
    """The whole report as JSON, met requirements too; the same for ``check`` and ``audit``."""
    return json_text(report.as_json())
