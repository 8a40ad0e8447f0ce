"""PUB-2: how to reach the careers leader (G: "Publishing information about the careers programme").

An address counts when it stands beside the leader's name, carries the name, or is given for "the careers leader"; the
office's header and the number for providers' requests do not.
"""

from __future__ import annotations

import re

from careersite.findings import Confidence

from ..extract.contacts import EMAIL, HIDDEN
from .cues import Cue
from .names import is_name_line, names, other_role, titled_names
from .people import FIRM, Leader, barred, find_leaders, spoken_of
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

PHONE = Cue(r"(?<![\d/.-])(?:\+44\s?\(?0?\)?[\s-]?|\(?0)[\d](?:[\s().-]{0,2}\d){8,9}(?![\d/])")
_OFFICE = Cue(r"\b(?:office|the school on|school on|reception|switchboard|main school|school (?:tel|phone|number|email)|general enquiries|enquiries)\b")
_OFFICE_BOX = Cue(r"^(?:office|info|information|admin|administration|enquir(?:y|ies)|reception|contact|contactus|school|mail|hello|post|head|headteacher|principal|secretary|mailbox|sch)\b", re.I)
_POSTAL = Cue(r"\b(?:road|street|lane|avenue|drive|way|close)\b[^.]{0,60}\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b")
#: "email or telephone" words with nothing, or only a joining word, where the address should be.
LOST = Cue(
    r"\b(?:e-?mail(?:ed|ing)?(?: address)?|tele?phone|tel|phone|call(?:ing)?|contact(?:ed)?[^.,;:]{0,60} (?:on|at|via|by)|via e-?mail(?: at| on)?)\s*"
    r"(?::\s*(?:[.,;]|and\b|or\b|\||$)|(?:on|at|to|is)?\s*(?:[,;]|to to\b|at to\b|on or\b|on with\b|on and\b|and should\b)|\bto\s*,)"
    r"|\b(?:to to|on or|at or|on and|to and should|sent to ,|to ,|on ,|at ,)(?=[\s,.]|$)|\bon telephone:|\be-?mail ?: ?\.|\b(?:on|at|via)\s?[.;]\s*$"
)
_FORM = Cue(r"\b(?:contact|enquiry|online|web) form\b|\bcomplete (?:the|this|our) form\b|\bform below\b")
#: Mentions of leaders whose contact is looked for on one page; no honest page has more.
_MOST = 12
_REQUESTS = Cue(r"\b(?:providers?|requests?|access|apply|application)\b")
#: Whose title shows that somebody else is spoken of.
_ANOTHER = Cue(r"\b(?:careers? (?:guidance )?advis[eo]r|head ?teacher|governor|senco)\b", re.I)


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-2 over all pages."""
    found = [_contact(page, find_leaders(page)[0]) for page in pages if spoken_of(page)]
    return [absent("PUB-2", "no-leader-contact"), *found]


def _contact(page: Page, leaders: list[Leader]) -> RowVerdict:
    """PUB-2: an address or number beside the leader's name, or beside the role outside provider requests."""
    verdicts: list[RowVerdict] = []
    leaders = leaders[:_MOST]
    for leader in leaders:
        verdict = _beside(page, leader.unit, leader.start, leader.end, leader.name)
        if verdict:
            verdicts.append(verdict)
    if not any(verdict.outcome == "met" for verdict in verdicts) and leaders:
        verdicts += _elsewhere(page, leaders)
    if not leaders:
        verdicts += _by_role(page)
    for wanted in ("met", "cannot-tell"):
        for verdict in verdicts:
            if verdict.outcome == wanted:
                return verdict
    return absent("PUB-2", "no-leader-contact", *([page.at(leaders[0].unit)] if leaders else []))


def _beside(page: Page, unit: Unit, start: int, end: int, name: str) -> RowVerdict | None:
    """Look in the sentence of the leader, the sentences after it, and the lines below, until another person comes."""
    stop = _next_person(unit.text, end)
    found = _address(unit.text[start:stop], tied=True) or _address(unit.text[max(0, start - 70) : start], tied=True, own_name=name)
    if found:
        return met("PUB-2", found[0], page.at(unit), contact=found[1])
    if HIDDEN.search(unit.text[start:stop]) or LOST.search(unit.low[start:stop]):
        return unclear("PUB-2", "address-not-readable", page.at(unit))
    if stop < len(unit.text):
        return None
    lines = 0
    for other in page.units[unit.index + 1 : unit.index + 7]:
        same = other.block == unit.block
        lines += 0 if same else 1
        if lines > 4 or (other.kind == "heading" and lines > 1) or _POSTAL.search(other.low) and not _address(other.text, tied=True):
            break
        if _someone_else(other, name):
            break
        found = _address(other.text, tied=same and "she" in other.low or "he " in other.low or "contact" in other.low)
        if found and not _OFFICE.search(other.low.split("@")[0] if not same else ""):
            return met("PUB-2", found[0], page.at(other), sure=Confidence.HIGH if same else Confidence.MEDIUM, contact=found[1])
        if HIDDEN.search(other.text) or (LOST.search(other.low) and len(other.low) < 160):
            return unclear("PUB-2", "address-not-readable", page.at(other))
        if _FORM.search(other.low):
            return unclear("PUB-2", "form-only", page.at(other))
    return None


def _next_person(text: str, end: int) -> int:
    """Where the next named person begins after the leader: what follows is that person's."""
    following = names(text, end, len(text)) if len(text) - end > 4 else []
    for name in following:
        if name.titled or other_role(text[name.end : name.end + 40].lower()):
            return name.start
    other = _ANOTHER.search(text, end + 40)
    return other.start() if other else len(text)


def _someone_else(unit: Unit, name: str) -> bool:
    surname = name.split()[-1].lower()
    if surname in unit.low:
        return False
    people = titled_names(unit.text)
    return bool(people) or (other_role(unit.low) and "careers lead" not in unit.low) or is_name_line(unit.text) is not None


def _address(text: str, *, tied: bool, own_name: str = "") -> tuple[str, str] | None:
    """A well-formed address or number; general ones of the office only where a sentence ties them to the leader."""
    for hit in EMAIL.finditer(text):
        if own_name and own_name.split()[-1].lower() not in hit.group().lower():
            continue
        if tied or not _OFFICE_BOX.match(hit.group()):
            return "leader-email", hit.group()
    if not own_name:
        number = PHONE.search(text)
        if number and (tied or not _OFFICE.search(text.lower())):
            return "leader-telephone", number.group().strip()
    return None


def _elsewhere(page: Page, leaders: list[Leader]) -> list[RowVerdict]:
    """Addresses further off: the leader's surname in the address ties them, a careers mailbox does for a named leader."""
    surnames = {leader.name.split()[-1].lower().replace("'", "") for leader in leaders}
    found: list[RowVerdict] = []
    for unit in page.units:
        if "@" not in unit.text:
            by_name = any(surname in unit.low for surname in surnames)
            number = PHONE.search(unit.text) if by_name else None
            if number and not _OFFICE.search(unit.low) and len(titled_names(unit.text)) < 2:
                found.append(met("PUB-2", "leader-telephone", page.at(unit), sure=Confidence.MEDIUM, contact=number.group()))
            elif by_name and (HIDDEN.search(unit.text) or LOST.search(unit.low)):
                found.append(unclear("PUB-2", "address-not-readable", page.at(unit)))
            continue
        for hit in EMAIL.finditer(unit.text):
            local = hit.group().split("@")[0].lower()
            if any(len(surname) > 2 and surname in local for surname in surnames):
                found.append(met("PUB-2", "leader-email", page.at(unit), contact=hit.group()))
            elif local.startswith("career") and any(surname in unit.low for surname in surnames):
                found.append(met("PUB-2", "leader-email", page.at(unit), contact=hit.group()))
            elif local.startswith("career") and not (unit.provider and _REQUESTS.search(unit.low)) and not other_role(unit.low):
                found.append(met("PUB-2", "leader-email", page.at(unit), sure=Confidence.MEDIUM, contact=hit.group()))
            elif local.startswith("career"):
                found.append(unclear("PUB-2", "contact-not-tied", page.at(unit), contact=hit.group()))
    return found


def _by_role(page: Page) -> list[RowVerdict]:
    """No name: an address given for "the careers leader" counts, except for providers' requests."""
    found: list[RowVerdict] = []
    for unit in page.units:
        hit = FIRM.search(unit.low) if "lead" in unit.low else None
        if hit is None or barred(unit.low, hit):
            if "career" in unit.low and ("@" in unit.text or PHONE.search(unit.text)):
                found.append(unclear("PUB-2", "contact-not-tied", page.at(unit)))
            continue
        reached = _address(unit.text[hit.start() :], tied=True)
        if reached is None and len(unit.low) < 50 and not re.search(r"\b(?:will|is|are|can|has|meets?|works?|keeps?)\b", unit.low):
            below = page.after(unit, 1)
            reached = _address(below[0].text, tied=False) if below and not titled_names(below[0].text) else None
        if reached:
            code = unclear if unit.provider or titled_names(unit.text) else met
            found.append(code("PUB-2", "contact-not-tied" if code is unclear else reached[0], page.at(unit), contact=reached[1]))
        elif HIDDEN.search(unit.text) or LOST.search(unit.low):
            found.append(unclear("PUB-2", "address-not-readable", page.at(unit)))
    if not found and any(LOST.search(unit.low) or HIDDEN.search(unit.text) for unit in page.units if "mail" in unit.low or "phone" in unit.low or "contact" in unit.low):
        found.append(unclear("PUB-2", "address-not-readable"))
    return found
