"""Provider-access text without its name: paragraphs that say how providers ask to come in, and what the answer hangs on.

Schools publish the parts of the statement that the guidance asks for (G: "Provider access policy statement") and leave
its title out. Who asks must be a provider and what is asked must be to meet pupils: lettings, exam access arrangements
and visitors use the same words.
"""

from __future__ import annotations

from . import access_cues as cues
from .cues import Cue
from .reading import Page, Unit

_SEEKER = r"(?:providers?|colleges|universities|utcs?|training (?:firms|companies|organisations|centres)|apprenticeship (?:firms|companies|organisations|employers))"
_SEEKS = Cue(
    rf"\b{_SEEKER}\b[^.;]{{0,80}}\b(?:who|that|which|you|would like|wish\w*|want\w*|hop\w+|interested|welcomes?)\b[^.;]{{0,50}}\b(?:speak|talk|come|visit|meet|see|present|access|request|work with|time with)\w*\b"
    rf"|\b(?:welcomes?|invites?)\b[^.;]{{0,30}}\b(?:requests|approaches|enquiries)\b[^.;]{{0,30}}\b{_SEEKER}\b"
    rf"|^\W*(?:for |note to |to )?(?:(?:all|our|external|local|training|education|technical) )*providers\b[^.;:]{{0,40}}:(?=.*\bcontact\b|.*\be-?mail\b)"
)
#: It is this school that is asked; else a page may be telling its pupils about colleges.
_OURS = Cue(r"\b(?:our|us|the (?:school|college|academy))\b")
_PLAN = Cue(r"\b(?:six|6|provider|technical) (?:provider )?encounters\b[^.;]{0,30}\b(?:we|our)\b|\bour (?:six |planned )?(?:provider )?encounters\b|\bprovider encounters (?:at|in|this|for|20\d\d)\b")
_ABOUT = Cue(
    r"\b(?:requests?|proposals?|decisions?|weigh\w*|criteria|access|visit\w*|providers?|refus\w+|agree\w*|say (?:yes|no)|grant\w*|declin\w+|turn(?:ed)? down|halls?|rooms?|theatre|classrooms?|equipment|projectors?|screens?|laptops|notice|in advance|assembl\w+|tutor time|periods?|stands?|encounters?|phase)\b"
)
#: Sentences that may pass without a word of access before the text is taken to have gone on to something else.
_APART = 2
_FIRST = 3


def mark_unnamed(page: Page) -> None:
    """Mark the units of provider-access text that no title tells; the rest of the page stays as it was."""
    for unit in page.units:
        if unit.provider or not unit.own or unit.kind == "heading" and len(unit.low) < 40:
            continue
        if _SEEKS.search(unit.low) and _asked(page, unit, _FIRST if _OURS.search(unit.low) else 0) or _PLAN.search(unit.low) and _planned(page, unit):
            _mark(page, unit)


def _asked(page: Page, unit: Unit, reach: int) -> bool:
    near = [unit, *page.units[unit.index + 1 : unit.index + 1 + reach]]
    return any(
        other.own and not cues.NOT_ASKING.search(other.low) and (cues.IMPERATIVE.search(other.low) or cues.PROCEDURE.search(other.low) or cues.REACH.search(other.low) and cues.ASKED.search(other.low))
        for other in near
    )


def _planned(page: Page, unit: Unit) -> bool:
    near = [unit, *page.after(unit, 6)]
    return len({hit.group() for other in near for hit in cues.PHASE.finditer(other.low)}) >= 2


def _mark(page: Page, first: Unit) -> None:
    apart = 0
    if first.index and len(page.units[first.index - 1].low) < 50 and _ABOUT.search(page.units[first.index - 1].low):
        page.units[first.index - 1].provider = True
    for unit in page.units[first.index :]:
        told = _told(unit)
        if unit is not first and len(unit.low) < 70 and cues.OTHER_TOPIC.search(unit.low):
            return
        apart = 0 if told or unit is first else apart + (len(unit.low) > 30)
        if apart > _APART:
            return
        unit.provider = told or unit is first or len(unit.low) <= 30


def _told(unit: Unit) -> bool:
    """Whether a sentence goes on about access: what pupils do is the programme, unless providers come to them."""
    if cues.YEAR_START.search(unit.low):
        return bool(cues.EVENT.search(unit.low) and cues.ENCOUNTERS.search(unit.low))
    if cues.SOMEBODY_ELSE.search(unit.low):
        return "provider" in unit.low
    return bool(_ABOUT.search(unit.low) or cues.IMPERATIVE.search(unit.low) or cues.NOTICE.search(unit.low))
