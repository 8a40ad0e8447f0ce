"""The report for a teacher at a screen: what is missing, where, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

from careersite.findings import Finding, Judgement, Level, Outcome, Report
from careersite.report.visible import visible
from careersite.report.wording import (
    FAULTS_SHOWN,
    LEVEL_HEADINGS,
    OUTCOME_WORDS,
    count,
    day_in_words,
    edition_in_words,
    known_line,
    sort_out,
    statements,
    subject_line,
)
from careersite.rules.catalogue import Rule

WIDTH = 88
BOLD, RED, YELLOW, GREEN = "1", "1;31", "1;33", "1;32"


class Paint:
    """Bold and colour for a terminal that wants them; they only repeat what the words say."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, text: str, look: str) -> str:
        """The text in that look, or as it is."""
        return f"\x1b[{look}m{text}\x1b[0m" if self._colour else text


def render(report: Report, *, rules: Sequence[Rule], strict: bool = False, colour: bool = False) -> str:
    """The report as text of at most 88 columns, but for addresses and paths, which are never cut.

    First the statement, then faults of the file, then what is missing by level, what could not be told, what is set
    aside, and the counts. ``colour`` is the caller's answer to ``NO_COLOR`` and to whether a terminal reads.
    """
    paint = Paint(colour)
    known_rules = {rule.id: rule for rule in rules}
    parts = sort_out(report)
    lines = [*_header(report, strict, paint), *_faults(parts.faults, known_rules, paint)]
    for level, found in parts.missing.items():
        heading = paint(f"{LEVEL_HEADINGS[level]}: {len(found)} missing", RED if level is Level.MUST else YELLOW)
        lines += _group(heading, [line for finding in found for line in _finding(finding, known_rules)])
    untold = [line for finding in parts.untold for line in _finding(finding, known_rules, f" ({finding.level.value})")]
    lines += _group(paint(f"Could not be told: {parts.untold_count}", YELLOW), untold)
    if report.command == "audit":
        shown = [judgement for judgement in report.judgements if judgement.outcome is Outcome.MET]
        lines += _group(paint(f"Found on the pages: {len(shown)}", GREEN), [line for judgement in shown for line in _shown(judgement)])
    waived = [line for judgement in parts.waived for line in _set_aside(judgement)]
    lines += _group(paint(f"Set aside in the file, with a reason: {len(parts.waived)}", BOLD), waived)
    if line := known_line(report):
        lines += ["", *_wrapped(line, ""), *_wrapped(" ".join(finding.id for finding in parts.known), "  ")]
    if report.judgements:
        lines += ["", *_counts(report, paint)]
    return "\n".join(lines) + "\n"


def _header(report: Report, strict: bool, paint: Paint) -> Iterator[str]:
    yield f"careersite {report.command}: {visible(report.target)}"
    if line := subject_line(report):
        yield from _wrapped(line, "")
    yield from _wrapped(f"{edition_in_words(report.edition)}, judged on {day_in_words(report.today)}", "")
    yield ""
    said = [line for sentence in statements(report, strict=strict) for line in _wrapped(sentence, "")]
    rule = "=" * max(len(line) for line in said)
    yield rule
    yield from (paint(line, RED if report.fails(strict=strict) else GREEN) for line in said)
    yield rule
    for note in report.notes:
        yield from _wrapped(f"Note: {visible(note)}", "")


def _group(heading: str, lines: list[str]) -> list[str]:
    return ["", heading, *lines] if lines else []


def _faults(faults: Sequence[Finding], rules: Mapping[str, Rule], paint: Paint) -> list[str]:
    lines = [line for fault in faults[:FAULTS_SHOWN] for line in _finding(fault, rules)]
    if left := len(faults) - min(len(faults), FAULTS_SHOWN):
        lines.append(f"  … and {count(left, 'more fault')}. Mend these first, then check again.")
    return _group(paint(f"Faults in the file, to mend first: {len(faults)}", RED), lines)


def _finding(finding: Finding, rules: Mapping[str, Rule], about: str = "") -> Iterator[str]:
    place = f"{visible(finding.place)}: " if finding.place else ""
    yield from _wrapped(f"{visible(finding.id)}{about} {visible(finding.message)}", "  ", place)
    rule = rules.get(finding.id)
    if hint := finding.hint or (rule.next if rule else ""):
        yield from _wrapped(f"Next: {visible(hint)}", "    ")


def _shown(judgement: Judgement) -> Iterator[str]:
    yield from _wrapped(f"{visible(judgement.id)} ({judgement.level.value}) {visible(judgement.reason)}", "  ")
    for item in judgement.evidence[:1]:
        if item.quote:
            yield from _wrapped(f"“{visible(item.quote)}”", "    ", f"{visible(item.where)}: " if item.where else "")


def _set_aside(judgement: Judgement) -> list[str]:
    return _wrapped(f"{visible(judgement.id)} ({judgement.level.value}) {visible(judgement.reason)}", "  ")


def _counts(report: Report, paint: Paint) -> Iterator[str]:
    summary = report.summary()
    widths = {outcome: len(word) + 2 for outcome, word in OUTCOME_WORDS.items()}
    yield paint(f"{'Counts':8}" + "".join(f"{OUTCOME_WORDS[outcome]:>{widths[outcome]}}" for outcome in Outcome), BOLD)
    for level in Level:
        yield f"{level.value:8}" + "".join(f"{summary[level][outcome]:>{widths[outcome]}}" for outcome in Outcome)


def _wrapped(text: str, indent: str, place: str = "") -> list[str]:
    """Lines that fit; the place at the start stays whole, spaces in it too, so that it can be copied."""
    return wrap(text, WIDTH, initial_indent=indent + place, subsequent_indent=f"{indent}  ", break_long_words=False, break_on_hyphens=False)
