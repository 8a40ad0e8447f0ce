"""The report as annotations of a GitHub workflow: each finding at its line of the file.

The form and its escaping are those of GitHub's workflow commands ("Workflow commands for GitHub Actions").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from careersite.findings import Finding, Level, Report
from careersite.report.visible import visible
from careersite.report.wording import known_line, sort_out, statement
from careersite.rules.catalogue import Rule


def render(report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:  # noqa: ARG001 - one form for all reporters
    """One ``::error``, ``::warning`` or ``::notice`` a line, musts first; the last line is the statement.

    What could not be told is a notice. What a baseline knows is counted and not annotated. With ``strict`` a "should"
    is an error.
    """
    parts = sort_out(report)
    titles = {rule.id: rule.title for rule in rules}
    commands = {Level.MUST: "error", Level.SHOULD: "error" if strict else "warning", Level.GOOD: "notice"}
    lines = [_annotation("error", finding, titles) for finding in parts.faults]
    for level, findings in parts.missing.items():
        lines += [_annotation(commands[level], finding, titles) for finding in findings]
    lines += [_annotation("notice", finding, titles, "Could not be told: ") for finding in parts.untold]
    said = f"{statement(report, strict=strict)} {known_line(report)}".strip()
    lines.append(f"::notice title=careersite {_property(report.command)}::{_data(said)}")
    return "\n".join(lines) + "\n"


def _annotation(command: str, finding: Finding, titles: dict[str, str], before: str = "") -> str:
    title = f"{finding.id} {titles.get(finding.id, '')}".strip()
    properties = ",".join(f"{name}={_property(value)}" for name, value in [*_place(finding), ("title", title)])
    text = f"{before}{visible(finding.message)}" + (f"\nNext: {visible(finding.hint)}" if finding.hint else "")
    return f"::{command} {properties}::{_data(text)}"


def _place(finding: Finding) -> Iterator[tuple[str, str]]:
    if finding.file:
        yield "file", finding.file
    if finding.file and finding.line:
        yield "line", str(finding.line)
        yield "col", str(finding.column)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
