"""Days on which few schools are open, of encounters that are said to be in the school day: something to look at, no requirement."""

from __future__ import annotations

from collections.abc import Iterator

from careersite.model.dates import long_day
from careersite.model.programme import Programme
from careersite.model.when import Span

_WEEKEND = {5: "Saturday", 6: "Sunday"}
# Whoever lists fewer terms has not listed them all.
_TERMS_OF_A_YEAR = 3


def odd_days(programme: Programme) -> Iterator[tuple[str, str]]:
    """Each provider encounter "in the school day" on a weekend or outside the terms: its path in the file, and what is odd."""
    terms = [Span(term.starts, term.ends) for term in programme.terms]
    for index, activity in programme.held():
        if not (activity.is_provider_encounter and activity.in_school_day):
            continue
        for span in programme.spans(activity.when):
            if span.start == span.end and span.start.weekday() in _WEEKEND:
                yield f"activities[{index}].when", f"{long_day(span.start)} is a {_WEEKEND[span.start.weekday()]}"
            elif len(terms) >= _TERMS_OF_A_YEAR and not any(span.touches(term) for term in terms):
                yield f"activities[{index}].when", f"{long_day(span.start)} is in none of the terms"
