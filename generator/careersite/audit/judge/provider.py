"""PUB-7, PUB-7b and PAP-1 to PAP-8: the school's own provider access policy statement and what it holds.

G: "Provider access policy statement". The law explained, a link to the policy, and a list of what a policy holds are none
of it: each has its own reason.
"""

from __future__ import annotations

import re

from careersite.findings import Confidence, Outcome

from ..extract.model import Link
from . import access_cues as cues
from .cues import Cue
from .encounters import PROVIDER
from .marking import is_file
from .reading import GAP, Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_ROWS = {
    "PAP-1": "access-procedure", "PAP-2": "access-grounds", "PAP-3": "access-premises", "PAP-4": "access-times", "PAP-5": "six-encounters",
}  # fmt: skip
#: A line no longer than this names the policy and gives none of it.
_NAME_ONLY = 80
_NOT_YET = Cue(r"\bunder review\b|\bwill (?:shortly |soon )?be (?:published|available|added|uploaded)\b|\bcoming soon\b|\bin preparation\b|\bbeing (?:written|updated|drafted)\b")
_SEE_THERE = Cue(r"\b(?:see|visit|go to|find|read)\b[^.]{0,40}\b(?:page|section|below|here)\b")
_REQUEST_TO = Cue(r"\brequests?\b[^.;]{0,70}(?:@|\b0\d{3,4} ?\d{3})")
_CHOOSES = Cue(r"\b(?:we|requests?|offers?|visits?|they|it|each)\b[^.;]{0,30}\b(?:take|choose|prefer|pick|select|welcome|accept|say yes|must|should|need)\w*\b[^.;]{0,40}\b(?:that|which|who|if|where|when|be|fit|suit|add|offer|bring)\b")
#: A statement is named, and what it holds.
_PUBLISHED = Cue(r"\b(?:policy|statement)\b[^.;]{0,30}\b(?:detailing|setting out|which (?:includes|sets))\b")
#: A sentence longer than this has lost its stops, and a condition in it may belong to something else.
_RUN_ON = 320
#: What a list of a policy's parts calls each.
_NAMED = {"PAP-1": Cue("procedur"), "PAP-2": Cue("grounds|granting|refus"), "PAP-3": Cue("premises|facilities"), "PAP-4": Cue(r"\btimes?\b|\bwhen\b")}


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-7, PUB-7b and PAP-1 to PAP-5, PAP-7 and PAP-8 over all pages that are marked."""
    verdicts: list[RowVerdict] = []
    stated: set[str] = set()
    for page in pages:
        units = [unit for unit in page.units if unit.provider]
        if not units:
            continue
        parts = [verdict for row in _ROWS if (verdict := _part(page, units, row))]
        statement = _statement(page, units, parts)
        stated |= {page.address} if statement.outcome is Outcome.MET else set()
        verdicts += parts
        verdicts.append(statement)
        verdicts += _governed(page, units) if statement.outcome is Outcome.MET else []
    verdicts.append(_link(pages) or absent("PUB-7", "no-provider-statement"))
    verdicts.append(_within(pages, stated))
    linked = not stated and any(verdict.reason_code == "policy-linked-not-read" for verdict in verdicts)
    if linked:
        verdicts.append(unclear("PAP-6", "policy-linked-not-read"))
    for row, code in (*_ROWS.items(), ("PAP-7", "governors-agreed"), ("PAP-8", "attendance-not-limited")):
        if linked:
            verdicts.append(unclear(row, "policy-linked-not-read"))
        elif row == "PAP-8" and stated:
            verdicts.append(unclear(row, "attendance-not-stated"))
        else:
            verdicts.append(absent(row, f"no-{code}"))
    return verdicts


def _statement(page: Page, units: list[Unit], parts: list[RowVerdict]) -> RowVerdict:
    """PUB-7: the statement is there when it says how this school handles access, in whatever words."""
    done = [verdict for verdict in parts if verdict.outcome is Outcome.MET]
    titled = any(cues.NAME.search(line) for line in page.heads.split("\n")) or any((name := cues.NAME.search(unit.low)) and name.start() < 6 for unit in units)
    managing = [unit for unit in units if cues.MANAGES.search(unit.low) and not unit.law and not link_line(unit) and GAP not in unit.low]
    entitled = [unit for unit in units if cues.ENTITLED.search(unit.low) and len(unit.low) < 400]
    strong = [verdict for verdict in done if verdict.id != "PAP-5"]
    substance = [unit for unit in units if len(unit.low) > 40 and not unit.law and not unit.promised and not link_line(unit)]
    if managing and (titled or strong or len(substance) > 2):
        return met("PUB-7", "provider-statement", page.at(managing[0]))
    if strong and (titled or len(strong) > 1):
        return met("PUB-7", "provider-statement", *strong[0].evidence)
    if titled and entitled and len(units) > 2:
        return met("PUB-7", "provider-statement", page.at(entitled[0]), sure=Confidence.MEDIUM)
    if titled and done:
        return met("PUB-7", "provider-statement", *done[0].evidence, sure=Confidence.MEDIUM)
    substance = [unit for unit in substance if not _NOT_YET.search(unit.low)]
    telling = [unit for unit in substance if cues.OWN_VOICE.search(unit.low) and not cues.CLAIM.search(unit.low)]
    if telling and (any(cues.TITLE.search(unit.low) and cues.NAME.search(unit.low) and not unit.law for unit in page.units[:2]) or any(_below_title(page, unit) for unit in telling)):
        return met("PUB-7", "provider-statement", page.at(telling[0]), sure=Confidence.MEDIUM)
    if any(link_line(unit) for unit in units):
        return unclear("PUB-7", "policy-linked-not-read", page.at(next(unit for unit in units if link_line(unit))))
    claim = next((unit for unit in units if cues.CLAIM.search(unit.low)), None)
    if claim:
        return absent("PUB-7", "claim-only", page.at(claim))
    if any(unit.law for unit in units):
        return absent("PUB-7", "law-explained-only", page.at(next(unit for unit in units if unit.law)))
    return unclear("PUB-7", "statement-unclear", page.at(units[0]))


def _below_title(page: Page, unit: Unit) -> bool:
    """Whether a sentence on providers stands right below a line that is the statement's title."""
    above = page.units[unit.index - 1] if unit.index else unit
    return bool(cues.TITLE.search(above.low) and cues.NAME.search(above.low) and len(above.low) < _NAME_ONLY and not link_line(above) and cues.PROVIDER_WORD.search(unit.low) and not cues.TITLE.search(unit.low))


def link_line(unit: Unit) -> bool:
    """A line that leads to the policy and does not give it."""
    if not (cues.NAME.search(unit.low) or "policy" in unit.low or "statement" in unit.low):
        return False
    return bool(cues.LINKED.search(unit.low)) and (len(unit.low) < 60 or bool(re.search(r"\b(?:click|here|link|download|view|polic(?:y|ies) (?:page|section)|\.pdf|(?:is|are) (?:on|in|under) (?:the |our )?(?:[\w ]{0,30}(?:page|section|tab|area)|policies))\b", unit.low))) and (unit.index > 0 or bool(_SEE_THERE.search(unit.low)))


def _names_policy(link: Link) -> bool:
    words = f"{link.text} {link.address}".lower()
    return bool(cues.NAME.search(re.sub(r"[-_+]|%20", " ", words)))


def _link(pages: list[Page]) -> RowVerdict | None:
    """A link to a policy that is not among the pages that were read."""
    read = {page.address.rsplit("/", 1)[-1].lower() for page in pages}
    for page in pages:
        for link in page.extract.links:
            unread = link.address.split("#")[0].rsplit("/", 1)[-1].lower() not in read
            if unread and _names_policy(link):
                return unclear("PUB-7", "policy-linked-not-read", page.on(link.text or link.address), policy=link.address)
        for unit in page.units:
            if len(unit.low) < 120 and cues.NAME.search(unit.low) and cues.TITLE.search(unit.low) and (is_file(unit) or link_line(unit)):
                return unclear("PUB-7", "policy-linked-not-read", page.at(unit), policy=unit.text)
    return None


def _within(pages: list[Page], stated: set[str]) -> RowVerdict:
    """PUB-7b: the policy stands in the careers information, or a careers page links to it."""
    careers = [page for page in pages if re.search(r"\bcareers?\b|\bceiag\b", page.heads)]
    for page in careers:
        own = [unit for unit in page.units if unit.provider and unit.kind != "heading" and not link_line(unit)] if page.address in stated else []
        if sum(len(unit.low) for unit in own) > 80 and len(own) < len(page.units):
            return met("PUB-7b", "policy-in-careers", page.at(next((unit for unit in own if cues.MANAGES.search(unit.low)), own[0])), sure=Confidence.MEDIUM)
        for link in page.extract.links:
            if _names_policy(link):
                return met("PUB-7b", "policy-linked", page.on(link.text or link.address))
    if careers and len(pages) > 1:
        return absent("PUB-7b", "policy-not-linked")
    return unclear("PUB-7b", "link-not-seen")


def _part(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    finder = {"PAP-1": _procedure, "PAP-2": _grounds, "PAP-3": _premises, "PAP-4": _times, "PAP-5": _six}[row]
    return finder(page, units, row)


def _above(unit: Unit) -> str:
    """The nearest heading, or the title that was run into the paragraph."""
    return unit.under.rsplit(" > ", 1)[-1]


def _promised(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    for unit in units:
        if (unit.promised or re.search(r"(?:sets? out|includes?|covers?):", unit.low)) and _NAMED[row].search(unit.low):
            return unclear(row, "promised-only", page.at(unit))
    return None


def _telling(unit: Unit) -> bool:
    """The school's own sentence about access: not law, aim or promise, nor about pupils, governors or the policy itself."""
    if not unit.own or unit.kind == "heading" and len(unit.low) < 30:
        return False
    return not cues.SOMEBODY_ELSE.search(unit.low) and not link_line(unit) and not (cues.META.search(unit.low) and len(unit.low) < 220)


def _procedure(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    for unit in units:
        low = unit.low
        if not _telling(unit) or cues.NOT_ASKING.search(low) or _PUBLISHED.search(low):
            continue
        above = _above(unit)
        if cues.PROCEDURE_LABEL.search(low) or _REQUEST_TO.search(low) or cues.PROCEDURE_HEAD.search(above) and cues.REACH.search(low) and not cues.NOT_ASKING.search(above):
            return met(row, "access-procedure", page.at(unit))
        asked = cues.REACH.search(low) and cues.ASKED.search(low) and (cues.PROVIDER_WORD.search(low) or cues.ASKS.search(low) or "@" in low)
        if asked or cues.IMPERATIVE.search(low) or cues.PROCEDURE.search(low) and (cues.PROVIDER_WORD.search(low) or cues.ASKS.search(low)) or cues.REQUEST.search(low) or cues.NOTICE.search(low) or cues.FORM.search(low):
            return met(row, "access-procedure", page.at(unit))
    return _promised(page, units, row)


def _grounds(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    for unit in units:
        low = unit.low
        if unit.kind == "heading" and cues.GROUNDS_HEAD.search(low):
            below = [other for other in page.after(unit, 3) if _telling(other) and re.search(r"\b(?:if|where|when|whether|unless|because|provided|must|clash\w*)\b|^\W*(?:is|can|does|are|will)\b", other.low)]
            if below:
                return met(row, "access-grounds", page.at(below[0]), sure=Confidence.MEDIUM)
        if not _telling(unit) or re.fullmatch(r"\W*(?:what|which|who|how)\b[^?:]*\?", low) or _PUBLISHED.search(low) or re.search(r"schools? (?:need not|do not have to|are not required)", low) or cues.AGREED.search(low) or cues.SETTLED.search(low):
            continue
        headed = cues.GROUNDS_HEAD.search(_above(unit)) and (cues.CONDITION.search(low) and cues.DECIDES.search(low) or _CHOOSES.search(low))
        if headed or cues.GROUNDS_LABEL.search(low):
            return met(row, "access-grounds", page.at(unit), sure=Confidence.MEDIUM)
        decided = cues.DECIDES.search(low) and cues.CONDITION.search(low) and cues.DECIDED.search(low)
        reasons = cues.REASONS.search(low) and (cues.DECIDED.search(low) or "visits" in low or "we " in low)
        if decided or reasons or cues.TURNED.search(low) or cues.DECIDER.search(low) or cues.GROUNDS.search(low) or cues.WEIGHS.search(low) and re.search(r"\b(?:requests?|access|visits?|we|providers?|it|offer|session)\b", low):
            if low.endswith(":") and not page.after(unit, 2):
                continue
            return met(row, "access-grounds", page.at(unit))
    return _promised(page, units, row)


def _premises(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    listed = False
    for unit in units:
        low = unit.low
        if len(low) < 50 and re.match(r"\W*(?:premises|facilities|rooms?|equipment|space)\b", low) or low.endswith(":") and re.search(r"\bpremises or facilities\b", low):
            listed = True
            continue
        if len(low) > _RUN_ON:
            offers = (low[hit.start() : hit.end() + 40] for hit in cues.PREMISES.finditer(low))
            low = next((offer for offer in offers if not cues.TEST.search(offer) and not cues.NOT_OFFERED.search(offer)), low)
        if not _telling(unit) or cues.NOT_OFFERED.search(low) or cues.TEST.search(low) or not cues.ROOMS.search(low):
            listed = listed and len(low) < 80
            continue
        labelled = re.match(r"[\W\d]*(?:our )?(?:premises|facilities|rooms?|equipment|spaces?|where|venues?|places?)\b[^.:|]{0,40}[:|]\s*\S", low)
        headed = cues.PREMISES_HEAD.search(_above(unit)) and len(_above(unit)) < _NAME_ONLY
        if cues.PREMISES.search(low) or labelled or listed or headed or cues.OFFERS.search(low) and not re.search(r"\b(?:programme|course|qualification|encounter)s?\b[^.;]{0,20}\bavailable\b", low) and not re.fullmatch(r"[^.]*\bpremises\b[^.]*\.?", low):
            return met(row, "access-premises", page.at(unit), sure=Confidence.HIGH if cues.PREMISES.search(low) else Confidence.MEDIUM)
    return _promised(page, units, row)


def _times(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    vague: Unit | None = None
    headed = False
    for unit in units:
        low = unit.low
        if len(low) < 50 and re.search(r"\btimes?\b|\bwhen\b(?! (?:we|the answer))|\bslots?\b", low) and not cues.WHEN.search(low):
            headed = True
            continue
        above = _above(unit)
        titled = cues.TIME_LABEL.match(low) or len(above) < _NAME_ONLY and cues.TIMES_HEAD.search(above)
        timed = cues.TIMES.search(low) or cues.WHEN.search(low) or titled and cues.SPECIFIC.search(low)
        if timed and _telling(unit) and not cues.NOT_WHEN.search(low) and (headed or titled or cues.WHEN_SUBJECT.search(low) or cues.TIMES_SUBJECT.search(low)):
            return met(row, "access-times", page.at(unit))
        if vague is None and cues.VAGUE_TIMES.search(low) and not unit.law:
            vague = unit
    if vague:
        return unclear(row, "times-vague", page.at(vague))
    return _promised(page, units, row)


def _six(page: Page, units: list[Unit], row: str) -> RowVerdict | None:
    lines: list[Unit] = []
    for unit in units:
        low = unit.low
        if unit.law or unit.aim or unit.promised or re.search(r"\b(?:must|should)\b", low) and not re.search(r"\b(?:we|our)\b", low):
            continue
        years = len(set(cues.YEARS.findall(low))) + len(set(cues.PHASES.findall(low)))
        if cues.SIX.search(low) and ("encounter" in low or cues.PHASE.search(low)) and (cues.OUR_PLAN.search(low) or cues.OUR_SIX.search(low)):
            listed = [other for other in page.after(unit, 8) if cues.PHASE.search(other.low) or cues.YEAR_START.search(other.low)]
            if cues.PHASE.search(low) or listed or cues.EVENT.search(low):
                return met(row, "six-encounters", page.at(unit))
        if years >= 2 and not cues.META.search(low) and len(cues.EVENT.findall(low)) >= 2 and cues.ENCOUNTERS.search(low) and not re.search(r"\b(?:right to|entitled|optional|can find out|learn about|hear about)\b", low):
            return met(row, "six-encounters", page.at(unit), sure=Confidence.MEDIUM)
        if cues.YEAR_START.search(low) and (cues.EVENT.search(low) or PROVIDER.search(unit.text)) and len(low) > 20:
            lines.append(unit)
    if len(lines) >= 2:
        return met(row, "six-encounters", page.at(lines[0]), page.at(lines[1]), sure=Confidence.MEDIUM)
    restated = next((unit for unit in units if "encounter" in unit.low and cues.SIX.search(unit.low)), None)
    return unclear(row, "law-restated", page.at(restated)) if restated else None


def _governed(page: Page, units: list[Unit]) -> list[RowVerdict]:
    """PAP-7 (agreed with the governing body) and PAP-8 (nothing limits attendance)."""
    found: list[RowVerdict] = []
    for unit in units:
        if cues.APPROVED.search(unit.low) and not unit.law:
            found.append(met("PAP-7", "governors-agreed", page.at(unit)))
        if not unit.law and cues.LIMITED.search(unit.low):
            found.append(RowVerdict("PAP-8", Outcome.NOT_MET, "attendance-limited", Confidence.MEDIUM, (page.at(unit),)))
        elif cues.UNLIMITED.search(unit.low) and not unit.law:
            found.append(met("PAP-8", "attendance-not-limited", page.at(unit), sure=Confidence.MEDIUM))
    return found
