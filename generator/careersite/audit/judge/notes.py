"""What a person should look at besides the rows: can everyone read the pages, and is their wording out of date?

These are notes, no judgements: a page can hold all that is asked and still be closed to somebody who cannot see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..extract.model import Extract
from .reading import plain
from .sentences import note_words

_CAREERS = re.compile(r"\bcareers?\b|\bceiag\b|provider access|baker clause")
_OLD = {
    "old-baker-clause": re.compile(r"\bbaker clause\b"),
    "old-enterprise-partnership": re.compile(r"\blocal enterprise partnerships?\b|\bour lep\b"),
    "old-benchmarks": re.compile(r"\beach pupil\b[^.\n]{0,40}\bgatsby\b|addressing the needs of each pupil|a stable careers programme[^.\n]{0,200}encounters with employers and employees"),
    "old-connexions": re.compile(r"\bconnexions\b"),
    "old-strategy": re.compile(r"\b(?:by|the end of) 2020\b|\b2017 (?:careers )?strategy\b|education act 2011"),
}
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


def notes_of(extracts: Iterable[Extract]) -> list[Note]:
    """Note what makes careers pages hard to read for some, and wording that has gone out of use; sorted by page."""
    found: list[Note] = []
    for extract in sorted(extracts, key=lambda extract: extract.address):
        codes = _closed(extract) if not extract.readable else _open(extract)
        found += [Note(code, extract.address, note_words(code)) for code in codes]
    return found


def note_lines(extracts: Iterable[Extract]) -> tuple[str, ...]:
    """The notes as a report's lines: each said once, with the first pages that it is about."""
    pages: dict[str, list[str]] = {}
    for note in notes_of(extracts):
        pages.setdefault(note.says, []).append(note.address)
    return tuple(f"{says} ({', '.join(found[:_SHOWN])}{f' and {len(found) - _SHOWN} more' if len(found) > _SHOWN else ''})" for says, found in pages.items())


def _closed(extract: Extract) -> list[str]:
    if extract.problem == "empty-shell":
        return ["script-only"]
    return [extract.problem] if extract.problem in ("scanned-pdf", "image-only", "encrypted-pdf", "script-only", "old-word") else []


def _open(extract: Extract) -> list[str]:
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
    return codes + [code for code, pattern in _OLD.items() if pattern.search(words)]


def _pictures(images: int, undescribed: int, size: int) -> list[str]:
    codes = ["images-without-words"] if undescribed else []
    return [*codes, "text-in-pictures"] if images >= _FEW and size < _HARDLY_ANY else codes
