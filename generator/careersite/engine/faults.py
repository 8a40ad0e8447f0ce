"""What an error has to say, finding by finding."""

from __future__ import annotations

from careersite.errors import CareersiteError
from careersite.findings import Finding


def findings_of(error: CareersiteError) -> list[Finding]:
    """The findings that an error carries: those of its report, or its own; none where it carries none."""
    report = getattr(error, "report", None)
    return list(report.faults) if report is not None else list(getattr(error, "findings", ()))


def in_full(error: CareersiteError) -> str:
    """The error with its findings, a line each: place, what is wrong, what to do."""
    lines = [f"{finding.place or finding.path}: {finding.message} {finding.hint}".rstrip() for finding in findings_of(error)]
    return "\n".join([*lines, str(error)])
