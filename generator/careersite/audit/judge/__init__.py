"""Evidence in, judgements out: every row that a school's pages can answer for.

Nothing here fetches, reads a clock or depends on the order in which pages came: pages are judged sorted by address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from careersite.findings import Outcome

from ..extract.model import Extract
from . import audiences, contact, encounters, guidance, impact, people, programme, provider, review, wider
from .likeness import second_look
from .marking import mark
from .reading import Page, open_page
from .verdict import RowVerdict, best, unclear

__all__ = ["ROWS", "RowVerdict", "judge_pages"]

#: Every row that is judged, in the catalogue's order.
ROWS = (
    "PUB-1", "PUB-2", "PUB-3", "PUB-4a", "PUB-4b", "PUB-4c", "PUB-4d", "PUB-5", "PUB-6", "PUB-7", "PUB-7b", "PUB-8", "PUB-9", "PUB-9b", "PUB-10",
    "PUB-11", "PUB-12", "PUB-13", "PUB-14", "PUB-15", "PUB-16", "PAP-1", "PAP-2", "PAP-3", "PAP-4", "PAP-5", "PAP-6", "PAP-7", "PAP-8",
    "PAL-1", "PAL-2", "PAL-3", "PAL-4", "PAL-5", "PAL-6", "PAL-7",
)  # fmt: skip
#: Names of pages that may hold what is missing.
_TELLING = re.compile(r"career|ceiag|provider|access|baker|\bpal\b|polic|statutory|guidance|pathway|futures|next[-_ ]steps|employab|destination", re.I)


def judge_pages(extracts: Iterable[Extract], *, today: date, kind: str | None = None, likeness: bool = True) -> list[RowVerdict]:
    """Judge every row over all pages of one school.

    Args:
        extracts: the pages that were asked for, the unreadable ones too.
        today: the day on which dates are past or ahead.
        kind: the institution's kind; the outcome does not hang on it, the catalogue's levels do.
        likeness: whether to look a second time, by words; without it the rules alone speak.

    Returns:
        One verdict a row, in the order of :data:`ROWS`. Where a page that may hold the content could not be read, what
        is absent becomes cannot-tell: a failed or partial fetch never counts as missing content.
    """
    del kind
    ordered = sorted(extracts, key=lambda extract: (extract.clicks if extract.clicks is not None else 99, extract.address))
    opened = [open_page(extract) for extract in ordered if extract.readable]
    # An advertisement of a post names everything that the law asks for, and shows none of it.
    pages = [page for page in opened if not page.advert]
    for page in pages:
        mark(page)
    claims = [
        *people.judge(pages),
        *contact.judge(pages),
        *programme.judge(pages),
        *audiences.judge(pages),
        *impact.judge(pages, today),
        *review.judge(pages, today),
        *provider.judge(pages),
        *guidance.judge(pages),
        *wider.judge(pages),
        *encounters.judge(pages),
    ]
    missed = _missed(ordered) + [replace(page.extract, problem="too-long") for page in opened if page.cut]
    if likeness and pages:
        claims = second_look(pages, claims)
    return [_settle(row, [claim for claim in claims if claim.id == row], missed) for row in ROWS]


def _settle(row: str, claims: list[RowVerdict], missed: list[Extract]) -> RowVerdict:
    if not claims:
        return unclear(row, "nothing-read") if not missed else _unread(row, missed)
    verdict = _latest(claims) or best(claims)
    if verdict.outcome is Outcome.NOT_MET and not verdict.evidence and missed:
        return _unread(row, missed)
    if verdict.outcome is Outcome.NOT_MET and verdict.reason_code != "review-date-past":
        # What a page says wrongly it says; but what was not read may still hold the right thing.
        return replace(_unread(row, missed), evidence=verdict.evidence) if missed else verdict
    return verdict


def _latest(claims: list[RowVerdict]) -> RowVerdict | None:
    """Of several dates ahead the nearest is the one to keep; of several that are past the last."""
    past = [claim for claim in claims if claim.reason_code == "review-date-past"]
    if not past or any(claim.outcome is Outcome.MET for claim in claims):
        return None
    return max(past, key=lambda claim: claim.params["date"])


def _unread(row: str, missed: list[Extract]) -> RowVerdict:
    return unclear(row, "pages-not-read", pages=", ".join(extract.address for extract in missed[:5]), why=missed[0].problem)


def _missed(extracts: list[Extract]) -> list[Extract]:
    """Unreadable pages that may hold what is asked: the only one, the home page, or one whose name says so."""
    unreadable = [extract for extract in extracts if not extract.readable]
    if len(unreadable) == len(extracts):
        return unreadable
    return [
        extract
        for extract in unreadable
        if extract.clicks == 0 or _TELLING.search(extract.address) or _TELLING.search(extract.linked_as)
    ]


def pages_of(extracts: Iterable[Extract]) -> list[Page]:
    """The readable pages, opened and marked (for tests and the draft)."""
    pages = [open_page(extract) for extract in extracts if extract.readable]
    for page in pages:
        mark(page)
    return pages
