"""What a person should look at besides the rows: can everyone read the pages, and is their wording out of date?

These are notes, no judgements: a page can hold all that is asked and still be closed to somebody who cannot see it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careersite.model.dates import MONTHS

from ..extract.model import Extract
from .cues import Cue
from .reading import plain
from .sentences import note_words

_CAREERS = Cue(r"\bcareers?\b|\bceiag\b|provider access|baker clause")
_OLD = {
    "old-baker-clause": Cue(r"\bbaker clause\b"),
    "old-enterprise-partnership": Cue(r"\benterprise partnerships?\b|\bour lep\b"),
    "old-benchmarks": Cue(r"\beach pupil\b[^.\n]{0,40}\bgatsby\b|addressing the needs of each pupil|a stable careers programme[^.\n]{0,200}encounters with employers and employees"),
    "old-connexions": Cue(r"\bconnexions\b"),
    "old-strategy": Cue(r"\b(?:by|the end of) 2020\b|\b2017 (?:careers )?strategy\b|education act 2011"),
}
_SCHOOL_YEARS = Cue(r"\b(20\d\d)(?: ?[-/] ?(?:20)?| to (?:20)?)(\d\d)\b(?! ?[-/] ?\d)")
_PROMISED = Cue(
    r"\b(?:awaiting|await|is due|are due|due (?:in|by|for)|coming (?:in|soon)|(?:will|to) be (?:published|available|updated|launched|introduced|added)|expected (?:in|by))\b[^.\n]{0,80}?"
    r"\b(?:(?P<term>spring|summer|autumn|january|february|march|april|may|june|july|august|september|october|november|december)(?: term)? )?(?P<year>20\d\d)\b"
)
# The last month of a term; the school year ends with August.
_TERM_ENDS = {"spring": 4, "summer": 8, "autumn": 12}
_YEAR_ENDS = 8
_LONGEST_PLAN = 5
_FEW = 3
_LONG = 1500
_HARDLY_ANY = 200
_SHOWN = 3


@dataclass(frozen=True)
class Note:
    """One thing to look at: its code, the page, and what is said of it."""

    code: str
    address: str
    says: str


def notes_of(extracts: Iterable[Extract], *, today: date) -> list[Note]:
    """Note what makes careers pages hard to read for some, wording that has gone out of use and years that are over; sorted by page."""
    found: list[Note] = []
    for extract in sorted(extracts, key=lambda extract: extract.address):
        codes = _closed(extract) if not extract.readable else _open(extract, today)
        found += [Note(code, extract.address, note_words(code)) for code in codes]
    return found


def note_lines(extracts: Iterable[Extract], *, today: date) -> tuple[str, ...]:
    """The notes as a report's lines: each said once, with the first pages that it is about."""
    pages: dict[str, list[str]] = {}
    for note in notes_of(extracts, today=today):
        pages.setdefault(note.says, []).append(note.address)
    return tuple(f"{says} ({', '.join(found[:_SHOWN])}{f' and {len(found) - _SHOWN} more' if len(found) > _SHOWN else ''})" for says, found in pages.items())


def _closed(extract: Extract) -> list[str]:
    if extract.problem == "empty-shell":
        return ["script-only"]
    return [extract.problem] if extract.problem in ("scanned-pdf", "image-only", "encrypted-pdf", "script-only", "old-word") else []


def _open(extract: Extract, today: date) -> list[str]:
    words = plain("\n".join(block.text for block in extract.blocks if block.kind != "furniture")).lower()
    if not _CAREERS.search(words):
        return []
    facts = extract.facts
    codes: list[str] = []
    if extract.form in ("html", "pdf") and not extract.language:
        codes.append("no-language")
    if extract.form == "pdf" and not facts.get("tagged"):
        codes.append("pdf-untagged")
    if extract.form in ("html", "word") and not facts.get("headings") and len(words) > _LONG:
        codes.append("no-headings")
    if extract.form == "html":
        codes += _pictures(facts.get("images", 0), facts.get("images_without_alt", 0), len(words))
        codes.append("contrast-unknown")
    codes += [code for code, pattern in _OLD.items() if pattern.search(words)]
    return codes + (["past-school-year"] if _years_over(words, today) else []) + (["past-promise"] if _promise_over(words, today) else [])


def _years_over(words: str, today: date) -> bool:
    """Whether the newest school year or plan that a page names ended over a year ago, or a plan of years at all."""
    ends = []
    for first, last in _SCHOOL_YEARS.findall(words):
        start, end = int(first), 2000 + int(last)
        if 1 <= end - start <= _LONGEST_PLAN:
            # Figures of the last school year are the newest that there can be; a plan of several years is over at its end.
            ends.append(date(end + (end - start == 1), _YEAR_ENDS, 31))
    return bool(ends) and max(ends) < today


def _promise_over(words: str, today: date) -> bool:
    """Whether something is awaited or announced for a time that is past."""
    for hit in _PROMISED.finditer(words):
        term = hit["term"] or "december"
        month = _TERM_ENDS.get(term) or MONTHS.index(term) + 1
        if (int(hit["year"]), month) < (today.year, today.month):
            return True
    return False


def _pictures(images: int, undescribed: int, size: int) -> list[str]:
    codes = ["images-without-words"] if undescribed else []
    return [*codes, "text-in-pictures"] if images >= _FEW and size < _HARDLY_ANY else codes
