"""Old dates, old words, and requirements set aside (CUR, WVR)."""

from __future__ import annotations

import re
from datetime import date

from careersite.findings import Confidence
from careersite.model.dates import long_day
from careersite.model.policy import Waiver
from careersite.rules.verdict import Case, Verdict, at, given


def year_over(case: Case) -> Verdict:
    """CUR-1: the academic year ends with 31 August."""
    over = case.programme.year_span.end < case.today
    return Verdict("ended" if over else "current", {"year": case.programme.year_name}, at("academic_year"))


def dates_inside(case: Case) -> Verdict:
    """CUR-2: the first activity dated outside the academic year."""
    year = case.programme.year_span
    for index, activity in enumerate(case.programme.activities):
        for span in case.programme.spans(activity.when):
            if not span.inside(year):
                values = {"activity": activity.title, "date": long_day(span.start), "year": case.programme.year_name}
                return Verdict("outside", values, at(f"activities[{index}].when", day=span.start))
    return Verdict("inside")


def old_words(case: Case, words: tuple[str, ...]) -> Verdict:
    """CUR-3 to CUR-6: the first place where an old wording stands."""
    old = re.compile("|".join(words), re.IGNORECASE)
    for path, text in case.texts:
        if match := old.search(text):
            quote = text[max(0, match.start() - 60) : match.end() + 60]
            return Verdict("old-words", {"words": match[0]}, at(path, quote=quote), Confidence.MEDIUM)
    return Verdict("no-old-words")


def trouble(waiver: Waiver, today: date) -> str:
    """What is wrong with a waiver apart from its id; empty when it holds on this day."""
    if not given(waiver.reason):
        return "no-reason"
    if not given(waiver.by):
        return "no-person"
    if waiver.until is None:
        return "no-end"
    return "ended" if waiver.until < today else ""


def _not_to_be_set_aside(waiver: Waiver, case: Case) -> str:
    if waiver.id.lower() not in case.rule_ids:
        return "unknown"
    return "" if waiver.id.upper().startswith("GB") else "not-allowed"


def waivers(case: Case) -> Verdict:
    """WVR-1: only benchmark rows, each with reason, person and last day."""
    if not case.programme.waivers:
        return Verdict("none", evidence=at("waivers"))
    for index, waiver in enumerate(case.programme.waivers):
        code = _not_to_be_set_aside(waiver, case) or trouble(waiver, case.today)
        # An ended waiver is the row's own finding; saying it twice would count it twice.
        if code and code != "ended":
            until = long_day(waiver.until) if waiver.until else ""
            return Verdict(code, {"id": waiver.id, "until": until}, at(f"waivers[{index}]"))
    return Verdict("complete", evidence=at("waivers"))
