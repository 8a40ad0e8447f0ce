"""PAL-1 to PAL-7 as far as a page can tell (G: "Provider access legislation").

A phase is shown only by the school's own plan: two named or dated encounters for those years. The law restated says
nothing about a school, and whether an encounter was long enough, in the school day and meaningful no page can prove.
"""

from __future__ import annotations

import re

from careersite.findings import Confidence

from .access_cues import EVENT
from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, met, unclear

#: The years of a key phase, or its name.
_PHASES = {
    row: Cue(rf"\b(?:years?|yrs?|y)\s?(?:\d+\s?(?:-|to|and|&|/|,)\s?)?(?:{years})\b|\b(?:{ordinal}) (?:key )?phase\b")
    for row, years, ordinal in (("PAL-1", "8|9", "first|1st"), ("PAL-2", "10|11", "second|2nd"), ("PAL-3", "12|13", "third|3rd"))
}
#: A provider by its name, or a kind of provider.
PROVIDER = Cue(
    r"\b(?:[A-Z][\w'&-]+ ){1,4}(?:College|UTC|Training|Academy of|Institute of Technology|Studio School|Apprenticeships|Skills|University|Tech)\b|\b(?:UTC|ASK|Institute of Technology|FE college|further education college|training provider|apprenticeship provider|local college)\b"
)
_WHEN = Cue(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|autumn|spring|summer)\b"
)
_ENCOUNTER = Cue(r"\b(?:college|utc|training|apprenticeships?|ask|technical|t levels?|institute of technology|studio school|provider|btec)\b")


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PAL-1 to PAL-7 over all pages."""
    verdicts: list[RowVerdict] = []
    restated = None
    for page in pages:
        for unit in page.units:
            if unit.law and "encounter" in unit.low and restated is None:
                restated = page.at(unit)
    for row, year in _PHASES.items():
        shown = [hit for page in pages for hit in _encounters(page, year)]
        quotes = tuple(dict.fromkeys(page.at(unit) for page, unit in shown))
        if _enough(shown):
            verdicts.append(met(row, "encounters-planned", *quotes[:3], sure=Confidence.MEDIUM))
        elif restated:
            verdicts.append(unclear(row, "law-restated", restated))
        elif shown:
            verdicts.append(unclear(row, "encounters-unclear", quotes[0]))
        else:
            verdicts.append(unclear(row, "no-encounters-shown"))
    verdicts += [unclear(row, "page-cannot-show") for row in ("PAL-4", "PAL-5", "PAL-6", "PAL-7")]
    return verdicts


def _encounters(page: Page, year: Cue) -> list[tuple[Page, Unit]]:
    """Units that tell of an encounter with a provider for one of the phase's years."""
    found: list[tuple[Page, Unit]] = []
    under_year = False
    if not _ENCOUNTER.search(page.low):
        return found
    for unit in page.units:
        if unit.kind == "heading" or len(unit.low) < 30:
            under_year = bool(year.search(unit.low)) or under_year and not re.search(r"\b(?:years?|y)\s?\d|\bphase\b", unit.low)
        if not unit.own or re.search(r"\b(?:must|at least|two encounters|mandatory)\b", unit.low) or not _ENCOUNTER.search(unit.low):
            continue
        if not EVENT.search(unit.low) or not (year.search(unit.low) or under_year and len(unit.low) >= 30):
            continue
        if PROVIDER.search(unit.text) and not re.search(r"evening", unit.low):
            found.append((page, unit))
    return found


def _enough(shown: list[tuple[Page, Unit]]) -> bool:
    """Two encounters: two units, or one that names two providers, and each with a provider's name or a time."""
    named = {hit.strip().lower() for _, unit in shown for hit in PROVIDER.findall(unit.text)}
    dated = [unit for _, unit in shown if _WHEN.search(unit.low)]
    return len(named) >= 2 and (len(shown) >= 2 or bool(dated))
