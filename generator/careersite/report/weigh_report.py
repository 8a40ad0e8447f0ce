"""An offer weighed, as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from careersite.model.dates import long_day
from careersite.report.text import WIDTH
from careersite.report.visible import visible
from careersite.rules.weigh import Weighed


def weigh_text(weighed: Weighed) -> str:
    """What the offer would close, what it would make worse, what it serves anew, and what to ask first."""
    return "\n".join(_lines(weighed)) + "\n"


def _lines(weighed: Weighed) -> Iterator[str]:
    offer = weighed.opportunity
    yield visible(f"{offer.title}{f', offered by {offer.offered_by}' if offer.offered_by else ''}")
    if weighed.past:
        yield f"\nIts date is past: {long_day(weighed.past)}. Ask for a new one. What follows is as if it had been held."
    yield from _group(
        "It would close these gaps", [f"{item.id}: {item.reason}" for item in weighed.closes], "It would close no gap of today."
    )
    yield from _group("It would change these gaps, which stay open", [f"{item.id}: {item.reason}" for item in weighed.changes], "")
    yield from _group("It serves learning outcomes that nothing serves in these years", weighed.serves, "")
    yield from _group(
        "It would open these gaps, as it is described", [f"{item.id}: {item.reason} {item.hint}" for item in weighed.worsens], ""
    )
    yield from _group("Ask before you say yes", weighed.lacks, "The offer answers every question of the checklist.")


def _group(heading: str, items: Sequence[str], nothing: str) -> Iterator[str]:
    if items:
        yield f"\n{heading}:"
        for item in items:
            yield from wrap(visible(item), WIDTH, initial_indent="  - ", subsequent_indent="    ", break_long_words=False, break_on_hyphens=False)
    elif nothing:
        yield f"\n{nothing}"
