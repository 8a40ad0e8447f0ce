"""Old dates, old words, and requirements set aside (CUR, WVR)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from careersite.findings import Confidence
from careersite.model.activity import Activity, Transition
from careersite.model.dates import long_day
from careersite.model.policy import Waiver
from careersite.model.programme import Programme
from careersite.model.when import Span
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, at, first

# "formerly the Baker clause": the few words before an old name that make it history.
_HISTORY = re.compile(r"\b(?:former(?:ly)?|previously|once|no\s+longer|instead\s+of|replace[sd]?|used\s+to\s+be)\b[^.!?]{0,30}$", re.IGNORECASE)


def year_over(case: Case) -> Verdict:
    """CUR-1: the academic year ends with 31 August."""
    over = case.programme.year_span.end < case.today
    start = case.today.year if case.today.month >= 9 else case.today.year - 1
    values = {"year": case.programme.year_name, "now": f"{start}-{(start + 1) % 100:02d}"}
    return Verdict("ended" if over else "current", values, at("academic_year"))


def _dated(programme: Programme) -> Iterator[tuple[str, str, Span]]:
    """Everything that is said to happen in the year: what, its path, its days."""
    for index, term in enumerate(programme.terms):
        yield term.name, f"terms[{index}].starts", Span(term.starts, term.ends)
    happenings: tuple[tuple[str, Sequence[Activity | Transition]], ...] = (("activities", programme.activities), ("transitions", programme.transitions))
    for name, items in happenings:
        for index, item in enumerate(items):
            for span in programme.spans(item.when):
                yield item.title, f"{name}[{index}].when", span


def dates_inside(case: Case) -> Verdict:
    """CUR-2: the first term, activity or deadline dated outside the academic year, or a last review that is still to come."""
    year = case.programme.year_name
    outside = (
        Verdict("outside", {"activity": what, "date": long_day(span.start), "year": year}, at(path, day=span.start))
        for what, path, span in _dated(case.programme)
        if not span.inside(case.programme.year_span)
    )
    return first((*outside, *_reviewed_later(case)), Verdict("inside"))


def _reviewed_later(case: Case) -> Iterator[Verdict]:
    # The day on which the statement was agreed is PAP-6's.
    day = case.programme.review.reviewed_on
    if day and day > case.today:
        yield Verdict("reviewed-later", {"date": long_day(day)}, at("review.reviewed_on", quote=day.isoformat(), day=day))


def old_words(case: Case, words: tuple[str, ...]) -> Verdict:
    """CUR-3 to CUR-6: the first place where an old wording stands, unless it is told as what used to be."""
    return first(_old_words(case, re.compile("|".join(words), re.IGNORECASE)), Verdict("no-old-words"))


def _old_words(case: Case, old: re.Pattern[str]) -> Iterator[Verdict]:
    for path, text in case.texts:
        for match in old.finditer(text):
            if not _HISTORY.search(text[: match.start()]):
                quote = text[max(0, match.start() - 60) : match.end() + 60]
                yield Verdict("old-words", {"words": match[0]}, at(path, quote=quote), Confidence.MEDIUM)


def trouble(waiver: Waiver, today: date) -> str:
    """What is wrong with a waiver apart from its id; empty when it holds on this day."""
    if not given(waiver.reason):
        return "no-reason"
    if not given(waiver.by):
        return "no-person"
    if waiver.until is None:
        return "no-end"
    return "ended" if waiver.until < today else ""


def set_aside_rule(waiver: Waiver, case: Case) -> str:
    """The id of the benchmark row that a waiver names, by its id or a former one; empty where it names none."""
    named = case.rule_ids.get(waiver.id.strip().lower(), "")
    return named if named.startswith("GB") else ""


def _not_to_be_set_aside(waiver: Waiver, case: Case) -> str:
    if set_aside_rule(waiver, case):
        return ""
    return "not-allowed" if waiver.id.strip().lower() in case.rule_ids else "unknown"


def waivers(case: Case) -> Verdict:
    """WVR-1: only benchmark rows, each with reason, person and last day."""
    if not case.programme.waivers:
        return Verdict("none", evidence=at("waivers"))
    return first(_incomplete(case), Verdict("complete", evidence=at("waivers")))


def _incomplete(case: Case) -> Iterator[Verdict]:
    for index, waiver in enumerate(case.programme.waivers):
        code = _not_to_be_set_aside(waiver, case) or trouble(waiver, case.today)
        # An ended waiver is the row's own finding; saying it twice would count it twice.
        if code and code != "ended":
            until = long_day(waiver.until) if waiver.until else ""
            yield Verdict(code, {"id": waiver.id, "until": until}, at(f"waivers[{index}]"))
