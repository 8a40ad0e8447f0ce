"""What all reports say alike: the one plain statement at the top, and the words for levels, outcomes and places.

The sentences stand here and not in ``words/``: a report speaks of the English catalogue, and ``check`` must start fast.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from careersite.findings import Finding, Judgement, Level, Outcome, Report, finding_of
from careersite.report.visible import visible
from careersite.rules.catalogue import is_edition, load_catalogue

FAULTS_SHOWN = 20

LEVEL_HEADINGS = {
    Level.MUST: "The law asks for this (must)",
    Level.SHOULD: "The guidance expects this (should)",
    Level.GOOD: "Good practice (good)",
}
OUTCOME_WORDS = {
    Outcome.MET: "met",
    Outcome.NOT_MET: "not met",
    Outcome.CANNOT_TELL: "cannot tell",
    Outcome.NOT_APPLICABLE: "does not apply",
    Outcome.WAIVED: "set aside",
}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The report's content in the order in which it is read."""

    faults: tuple[Finding, ...]
    missing: dict[Level, tuple[Finding, ...]]
    untold: tuple[Finding, ...]
    untold_count: int
    waived: tuple[Judgement, ...]
    known: tuple[Finding, ...]


def sort_out(report: Report) -> Sorted:
    """Faults, then what is missing by level, then what could not be told, what is set aside, what a baseline knows."""
    not_met = [judgement for judgement in report.judgements if judgement.outcome is Outcome.NOT_MET]
    new = [judgement for judgement in not_met if judgement.id not in report.known]
    untold = [judgement for judgement in report.judgements if judgement.outcome is Outcome.CANNOT_TELL]
    return Sorted(
        faults=tuple(sorted(report.faults, key=Finding.sort_key)),
        missing={level: tuple(finding_of(judgement) for judgement in new if judgement.level is level) for level in Level},
        untold=told_once(finding_of(judgement) for judgement in sorted(untold, key=lambda row: _LEVELS.index(row.level))),
        untold_count=len(untold),
        waived=tuple(judgement for judgement in report.judgements if judgement.outcome is Outcome.WAIVED),
        known=tuple(finding_of(judgement) for judgement in not_met if judgement.id in report.known),
    )


def told_once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings that say the same of many requirements as one, with all their ids; the rest as they are.

    An audit says of most benchmarks that a website cannot show them: fifty times the same sentence hides the others.
    """
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for finding in findings:
        alike.setdefault((finding.level, finding.message, finding.hint, finding.place), []).append(finding)
    return tuple(replace(group[0], id=", ".join(finding.id for finding in group)) for group in alike.values())


def statement(report: Report, *, strict: bool = False) -> str:
    """What a busy reader takes away, as one text."""
    return " ".join(statements(report, strict=strict))


def statements(report: Report, *, strict: bool = False) -> list[str]:
    """What a busy reader takes away: one to three short sentences."""
    parts = sort_out(report)
    if not report.judgements:
        if parts.faults:
            return [f"The file cannot be judged yet: {count(len(parts.faults), 'fault')} to mend first."]
        return ["Nothing was found that could be judged."]
    sentences = [_about_law(report, parts)]
    if strict and (expected := len(parts.missing[Level.SHOULD])):
        sentences.append(
            f"{count(expected, 'thing')} that the guidance expects {_are(expected)} missing, and this run counts that as must."
        )
    if parts.faults:
        sentences.append(f"The file has {count(len(parts.faults), 'fault')} to mend first.")
    return sentences


def _about_law(report: Report, parts: Sorted) -> str:
    asked = [
        judgement for judgement in report.judgements if judgement.level is Level.MUST and judgement.outcome is not Outcome.NOT_APPLICABLE
    ]
    missing = len(parts.missing[Level.MUST])
    untold = sum(judgement.outcome is Outcome.CANNOT_TELL for judgement in asked)
    met = sum(judgement.outcome is Outcome.MET for judgement in asked)
    if missing:
        new = "new " if report.known else ""
        return f"{count(missing, f'{new}thing')} that the law asks for {_are(missing)} missing."
    if not asked:
        return "The law asks for nothing here; what follows is expected or good practice."
    if report.known and any(finding.level is Level.MUST for finding in parts.known):
        return "Nothing that the law asks for is newly missing; what was missing before still is."
    if untold:
        return f"Nothing that the law asks for was found to be missing, but {untold} of {len(asked)} could not be told."
    if met == len(asked):
        return f"Everything that the law asks for is there: {met} of {met}."
    return f"Nothing that the law asks for is missing: {met} of {len(asked)} are there, {len(asked) - met} set aside."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def count(number: int, noun: str) -> str:
    """``1 fault``, ``3 faults``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def day_in_words(iso: str) -> str:
    """``2026-11-21`` as ``21 November 2026``; what is no ISO date stays as it is."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return visible(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def edition_in_words(edition: str) -> str:
    """The edition's title with its id, where there are rules for it."""
    return f"{load_catalogue(edition).title} ({edition})" if is_edition(edition) else visible(edition)


def subject_line(report: Report) -> str:
    """Whom the report speaks of: name, kind and years as far as they are known."""
    subject = report.subject
    if subject is None:
        return ""
    about = [subject.kind.replace("-", " ") if subject.kind else "kind unknown"]
    if subject.years:
        first, last = min(subject.years), max(subject.years)
        about.append(f"year {first}" if first == last else f"years {first} to {last}")
    return f"{visible(subject.name) or 'Name unknown'} ({visible(', '.join(about))})"


def known_line(report: Report) -> str:
    """How many gaps the baseline knows, and how many that it lists are closed; empty without a baseline."""
    baseline = report.detail.get("baseline")
    if not baseline:
        return ""
    closed = len(baseline["closed"])
    more = f" {count(closed, 'gap')} in it {_are(closed)} closed now: write it again to keep that." if closed else ""
    grown = "".join(f" {identity} is new because it has more gaps: {was} before, {now} now." for identity, (was, now) in baseline["grown"].items())
    return f"The baseline knows {count(len(report.known), 'gap')}.{grown}{more}"
