"""Reports: one module a form, each a pure function over the same ``Report``.

Every reporter takes ``(report, rules=…, strict=…, colour=…)`` and gives the finished text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from careersite.findings import Report
from careersite.report import github, html, json_report, sarif, text
from careersite.rules.catalogue import Rule


class Reporter(Protocol):
    """Turns a report into text; reads no clock, no file of the user and no surroundings."""

    def __call__(self, report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:
        """The finished text, with a line end."""


FORMATS: dict[str, Reporter] = {
    "text": text.render,
    "json": json_report.render,
    "sarif": sarif.render,
    "github": github.render,
    "html": html.render,
}
"""The words of ``--format``."""
