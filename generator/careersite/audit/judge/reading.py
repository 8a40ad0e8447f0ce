"""A page made ready for judging: sentences with their section, and what kind of text each is.

Three kinds of text look like evidence and are none: the law restated, a benchmark quoted, an aim. They are marked here
once, so that no row has to tell them apart for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from careersite.findings import Evidence

from ..extract.model import Block, Extract
from .cues import Cue
from .verdict import QUOTE

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " ", "İ": "I"})
_SENTENCE_END = Cue(r"[.!?](?:[\"')\]]{0,2})\s+(?=[\"'(]?[A-Z0-9])|\s(?=[•●▪◦·►➢✓✔]\s?\w)")
_ABBREVIATION = Cue(r"(?:\b(?:mrs?|ms|dr|prof|rev|st|yrs?|no|nos|eg|ie|e\.g|i\.e|etc|approx|tel|ext|inc|vs|dept)|\b[a-z])\.\W*$", re.I)
#: A template's gap that nobody filled in.
_GAP = Cue(r"[\[(<](?:(?:please )?(?:insert|amend|describe|add|state|delete|enter)\b[^\])>]{0,200}|(?:(?:school |job |their )?(?:name|title|role|e-?mail(?![\s\xa0]*protected)|telephone|phone|event|date|number|address)s?\b|describe|say\b)[^\])>@\d]{0,200}|(?:NAME|ROLE|NUMBER|EMAIL|SCHOOL|DATE|TITLE|PHONE|TELEPHONE)[A-Z ,/]{0,40})[\])>]")
#: A year that lost the space before or after it, as where headings and cells were joined: "ProgrammeYear 7Pupils".
_RUN_TOGETHER = re.compile(r"([a-z.!?)])(Year \d)|(?<=Year \d)()(?=[A-Z])|(?<=Year 1\d)()(?=[A-Z])")
_BRACKETED = Cue(r"\[(?!email[\s\xa0]*protected)[^\[\]]{0,400}\]", re.I)
GAP = "(…)"
_LONGEST = 900
_LISTED = 300
_QUESTION = 110
#: A few words and a stop, without a verb: a heading that was run into its paragraph.
_RUN_IN = Cue(r"(?:what|how|when|where|who|why)\b[a-z0-9 ,&'()/-]{0,40}\.|(?!.*\b(?:is|are|was|were|will|can|has|have|do|does|must|should|see|please|we|they|you|yes|no|dear)\b)(?:[a-z0-9,&'()/-]+ ){0,3}[a-z0-9,&'()/-]+\.")
#: Units of one page that are judged: some 600 kB of text. A page cut here counts as not wholly read.
_UNITS = 8000

#: Who the law speaks of, then how it speaks.
_LAW = Cue(
    r"\b(?:(?:all|every|each|maintained|secondary|state(?:-funded)?|any)\s+)*"
    r"(?:schools?(?: and (?:colleges?|academies))?|academies|colleges?|governing bod(?:y|ies)|proprietors?|institutions?|it)\b"
    r"(?! (?:website|day|careers|library|office|site|leader|counsellor))"
    r"[^.;:]{0,40}?\b(?:must|should|shall|are (?:now |legally |not )?(?:required|expected|obliged)|is (?:now |legally |not )?(?:required|expected|obliged)|do not have to|need not|are free to|ha(?:ve|s) been (?:required|expected|obliged)"
    r"|have a (?:statutory |legal )?duty|has a (?:statutory |legal )?duty|ha(?:s|ve) to|needs? (?:to|an?))\b",
)
_LAW_SOURCE = Cue(
    r"\b(?:dfe|the (?:law|legislation|act|duty|standard|clause|(?:statutory |careers? )?guidance|government|dfe|department for education|benchmark|regulations?)"
    r"|statutory guidance|(?:education|skills(?: and post-16 education)?|technical and further education) act(?: \d{4})?|ofsted|pal|baker clause)"
    r"\b[^.;]{0,60}?\b(?:requires?|required|asks|states?|stipulates?|says?|expects?|sets out|mandates?|means|must|should|places?|came into (?:force|effect)|strengthens?|gave)\b",
)
_LEGAL_PASSIVE = Cue(
    r"\b(?:must not|cannot|may not)(?: unreasonably)? be (?:unreasonably )?(?:refused|withheld)\b|\bprovider access (?:legislation )?(?:means|is the|is a)\b|\b(?:if|where|when) a school refuses\b|\bcomplain\w* to the (?:department|secretary)\b|\bit is (?:a )?(?:statutory|legal)(?:ly)? (?:requirement|duty|required)|\ba legal requirement\b|\bnew legal duty\b|\blegal(?:ly)? (?:duty|required)\b",
)
#: Wording that belongs to the benchmarks and the guidance, whoever repeats it.
_QUOTED = Cue(
    r"known and understood|known to (?:all )?(?:students|pupils|learners|parents)|know and understand|embedded (?:careers )?programme|access and understand|in a way that enables"
    r"|appropriately trained person|trained person (?:in charge|responsible)|every (?:pupil|student|learner|young person|school)[^.;]{0,30} should"
    r"|all (?:young people|pupils|students|learners)[^.;]{0,30} should|(?:pupils|students|learners|young people) should (?:have|be|be given)\b"
    r"|should be (?:published|evaluated|stable|tailored|embedded)|backed by senior|explicit backing|stable,? structured"
    r"|^\W*(?:all|every|most|many) schools?\b(?! (?:year|day))|\bsays the guidance\b|\bas the (?:benchmark|guidance) (?:asks|says)|good (?:careers )?(?:education|guidance|programme)[^.;]{0,30} (?:includes?|has)\b|good (?:careers )?guidance (?:is|prepares|connects)",
)
_AIM = Cue(
    r"^(?:\W|\d)*(?:our |the |key |careers |strategic |programme )*(?:aims?|objectives?|vision|mission|purpose|principles|goals?|intent)\b(?! and impl)"
    r"|\b(?:we|programme|policy|school|academy|college|strategy) (?:(?:also|will|further|therefore) )*(?:aims?|seeks?|strives?|intends?|hopes?|wishes|wants?|endeavours?|plans?|would like) (?:to|that|every|all|our)\b"
    r"|\bour (?:aim|intention|vision|hope|goal|ambition) is\b|\bwe are (?:keen|working|planning|hoping) to\b|^(?:\W)*to (?:ensure|provide|help|enable|involve|develop|inspire|raise|encourage|support|promote|give|offer|prepare|work|make|keep|inform|share|publish|track|deliver|build|create|increase|continue|engage|embed|establish|maintain|improve|strengthen|extend)\b(?!.*\bplease\b)(?!.*,\s*(?:you|we|students|pupils|learners|youngsters|children|young people|parents|they|contact|see|ask|e-?mail|speak|simply|call|each|every|all|the)\b)",
)
_AIM_HEADING = Cue(r"\b(?:aims?|objectives?|vision|ethos|mission|principles|rationale|purpose|values)\b")
_ADVERT_HEAD = Cue(r"\bvacanc(?:y|ies)\b|\bjob (?:advert\w*|description)\b|\bperson specification\b|\brequired (?:for|from) (?:january|april|september|as soon)\b|\bwe are (?:looking for|seeking|recruiting) an?\b")
_ADVERT = Cue(r"\b(?:closing date|salary|pay (?:scale|grade)|grade \d|successful candidate|applications? (?:to|by|should)|enhanced dbs|required for)\b")
_OWN = Cue(r"\b(?:we|our|us|ours|my)\b")
_PROMISE = Cue(
    r"\b(?:policy|statement|document|page|it|this)\b[^.:]{0,70}\b(?:sets? out|includes?|covers?|contains?|outlines?|details|explains?|describes?|tells you)\s*:?\s*$"
)


#: The same in one sentence: "Our policy covers: how to ask; the grounds; the rooms".
_PROMISED = Cue(r"\b(?:policy|statement)\b[^.:]{0,30}\b(?:sets? out|includes?|covers?|contains?|outlines?)\s*:(?=[^;]*;[^;]*;)(?!.*(?:@|\d{5}|\bshould\b|\bmust\b|\bwill\b|\bplease\b))")
#: What a document holds, named by a question word and no sentence: "why we might say no".
_PART = re.compile(r"\W*(?:how|when|which|why|what|where|who)\b[^.?!]*$")


def plain(text: str) -> str:
    """Straight quotes and hyphens, so that one pattern fits; the length does not change."""
    return text.translate(_PLAIN)


@dataclass(slots=True)
class Unit:
    """One sentence (or item, heading, table row) of a page.

    ``law``: restates the law, the guidance or a benchmark; ``aim``: says what is wished; ``promised``: an item of a list
    that only names what a document holds; ``provider``: belongs to provider-access text; ``programme``: can tell what
    the programme is. The last two are set by those who judge the rows in question.
    """

    text: str
    low: str
    block: int
    kind: str
    page: int
    under: str
    index: int = 0
    law: bool = False
    aim: bool = False
    promised: bool = False
    provider: bool = False
    programme: bool = False

    @property
    def own(self) -> bool:
        """Whether it can count as the school's own statement."""
        return not (self.law or self.aim or self.promised)


@dataclass
class Page:
    """A readable page with its units; ``low`` is all its own words in lower case."""

    extract: Extract
    units: list[Unit] = field(default_factory=list)
    cut: bool = False

    @property
    def address(self) -> str:
        """The page's address or file name."""
        return self.extract.address

    @cached_property
    def low(self) -> str:
        """All words of the page in lower case, one unit a line."""
        return "\n".join(unit.low for unit in self.units)

    @property
    def advert(self) -> bool:
        """Whether the page advertises a post."""
        return bool(_ADVERT_HEAD.search(self.heads) and _ADVERT.search(self.low))

    @cached_property
    def heads(self) -> str:
        """The title, the first lines and the headings in lower case: what the page says that it is about."""
        first = [unit.low for unit in self.units[:3] if len(unit.low) < 140]
        headings = [unit.low for unit in self.units if unit.kind == "heading"]
        return "\n".join([plain(self.extract.title).lower(), *first, *headings])

    def at(self, unit: Unit, *, date: str = "", quote: str = "") -> Evidence:
        """Evidence at a unit: the page's address, with the PDF page, and the words found."""
        where = f"{self.address}#page={unit.page}" if unit.page else self.address
        return Evidence(where=where, quote=shorten(quote or unit.text), date=date)

    def on(self, quote: str) -> Evidence:
        """Evidence of the page as a whole: a link's words, or what it embeds."""
        return Evidence(where=self.address, quote=shorten(quote))

    def after(self, unit: Unit, count: int) -> list[Unit]:
        """The next units, up to the next heading of the same kind of text."""
        found = []
        for other in self.units[unit.index + 1 : unit.index + 1 + count]:
            if other.kind == "heading":
                break
            found.append(other)
        return found


def shorten(text: str) -> str:
    """At most 300 characters, cut at a word."""
    if len(text) <= QUOTE:
        return text
    return text[: QUOTE - 1].rsplit(" ", 1)[0] + "…"


def open_page(extract: Extract) -> Page:
    """Cut an extract into units and mark what each is; linear in the length of the text.

    A short question stands above its answer as a heading does.
    """
    page = Page(extract)
    above = asked = ""
    for number, block in enumerate(extract.blocks):
        if block.kind == "furniture":
            continue
        if len(page.units) >= _UNITS:
            page.cut = True
            break
        under = plain(" > ".join(block.under)).lower()
        if block.kind == "heading" or under != above:
            above, asked = under, ""
        run_in = ""
        for text in _sentences(block):
            low = plain(text).lower()
            page.units.append(Unit(text, low, number, block.kind, block.page, f"{under}{asked}{run_in}", len(page.units)))
            if block.kind != "heading" and _RUN_IN.fullmatch(low):
                run_in = f" > {low}"
            if low.endswith("?") and len(low) < _QUESTION:
                asked = f" > {low}"
    _mark(page.units)
    return page


def _sentences(block: Block) -> Iterator[str]:
    text = _GAP.sub(GAP, block.text) if _GAP.search(block.text) else block.text
    text = _BRACKETED.sub(" ", text) if "[" in text else text
    text = _RUN_TOGETHER.sub(r"\1 \2", text)
    if block.kind == "heading":
        yield text
        return
    start = 0
    for hit in _SENTENCE_END.finditer(text):
        piece = text[start : hit.end()]
        if _ABBREVIATION.search(piece[-12:]):
            continue
        yield from _pieces(piece)
        start = hit.end()
    yield from _pieces(text[start:])


def _pieces(text: str) -> Iterator[str]:
    text = text.strip()
    if len(text) > _LISTED and text.count("; ") + text.count(" | ") + text.count(" - ") + text.count(" – ") > 2:
        # A long row or list holds several things: what one of them quotes must not hide the others.
        for part in re.split(r"; | \| | [-–] (?=[A-Z])", text):
            yield from _pieces(part)
        return
    while len(text) > _LONGEST:
        cut = text.rfind(" ", 0, _LONGEST)
        cut = cut if cut > 0 else _LONGEST
        yield text[:cut]
        text = text[cut:].strip()
    if text:
        yield text


def _mark(units: Iterable[Unit]) -> None:
    """Mark law, aims and promises; what a lead-in says holds for the list after it."""
    lead: Unit | None = None
    for unit in units:
        low = unit.low
        owned = bool(_OWN.search(low))
        unit.law = _is_law(low, owned)
        unit.promised = GAP in low
        unit.aim = bool(_AIM.search(low))
        if unit.kind == "heading":
            lead = unit if unit.law else None
            continue
        # How far a heading that was run into its paragraph reaches nobody can say.
        if not unit.aim and unit.under and not unit.under.endswith(".") and _AIM_HEADING.search(unit.under.rsplit(" > ", 1)[-1]) and not owned:
            unit.aim = True
        if lead is not None:
            follows = unit.kind == "item" or len(low) < 160
            named = lead.promised and _PART.match(low)
            if follows and (not owned or named) and unit.block - lead.block < 14:
                unit.law, unit.aim, unit.promised = unit.law or lead.law, unit.aim or lead.aim, lead.promised
            elif not named and (owned or unit.kind == "paragraph"):
                lead = None
        if ": " in low and len(low) < _LISTED and _PROMISED.search(low):
            unit.promised = True
        if low.endswith(":") or unit.kind == "paragraph" and low[-1:].isalpha() and _PROMISE.search(low):
            unit.promised = bool(_PROMISE.search(low.removesuffix(":")))
            lead = unit if (unit.law or unit.aim or unit.promised) else None


def _is_law(low: str, owned: bool) -> bool:
    if _QUOTED.search(low) and not (owned and " should" not in low and "known and understood" not in low and "way that enables" not in low):
        return True
    if _LAW.search(low) or _LEGAL_PASSIVE.search(low):
        return not (owned and re.search(r"\b(?:we|our school|our academy|our college) (?:will|do|offer|provide|give|run|arrange|ensure)\b", low))
    return bool(_LAW_SOURCE.search(low)) and not owned
