"""PUB-4a to PUB-4d and PUB-9b: where students, parents, teachers and employers get information about the programme.

G: "Publishing information about the careers programme". Being named as somebody who should know the programme, as a
partner or as a source of help is not being told where to find out about it. A sentence counts by what comes together in
it: somebody who is told, the programme as what is told, a place or person, and a word of telling. What it does not say
itself may come from its heading or the sentence before, and weighs less.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from careersite.findings import Confidence, Outcome

from .cues import Cue
from .lexicon import either, pattern
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_NAMES = {"PUB-4a": "students", "PUB-4b": "parents", "PUB-4c": "teachers", "PUB-4d": "employers"}
AUDIENCE = {row: pattern(name) for row, name in _NAMES.items()}
_ANYONE = either("students", "parents", "teachers", "employers")
_TOPIC = pattern("programme-topic")
_DOCUMENT = pattern("programme-document")
_PUBLISHED, _OCCASION, _PERSON = pattern("published-place"), pattern("told-place"), pattern("asked-person")
_INFORMS, _OTHER, _PROMISED = pattern("informs"), pattern("other-topic"), pattern("promised")
_LOOK = Cue(rf"(?:^|[.:;,?!|-]\s*|\b(?:please|and|or|to|simply|can|may|then)\s+)(?:also |then |just )?{either('look-there')}")
_PARTNER = Cue(rf"{either('partner-before')}\s+(?:[\w']+\s){{0,2}}$")
#: Being shared with, used or seen by somebody is being told after all.
_AFTER_ALL = Cue(r"(?:for the use of|(?:shared|discussed|available) with|(?:requested|used|seen|accessed|viewed|read|downloaded|obtained|consulted|use|borrowed|collected) by) (?:\w+,? ){0,6}$")
#: What the programme does for somebody is not where somebody reads about it.
_SERVED = Cue(r"\b(?:helps?|enables?|teach(?:es)?|encourages?|supports?|prepares?|inspires?)\s+(?:\w+\s){0,2}$")
_TO_KNOW = Cue(r"\s(?:and \w+ )?(?:to )?(?:find out|see|know|understand|access|keep|learn about)\b")
#: The school's own place for careers: whoever is led there is led to the programme.
_CAREERS_PLACE = Cue(r"\bcareers? (?:area|section|folder|channel|classroom|tab|site|pages?|drive|hub|zone)\b(?! (?:of|at) (?:ucas|the national|prospects|bbc))")
_ALL_OF_IT = Cue(r"\ball of (?:it|this)\b|\bit all\b")
_DO = Cue(r"\s(?:will )?(?:do|does|did|learns?|study|studies|get up to)\b(?! about (?:the|our) (?:careers )?programme)")
_INFORMATION_FOR = Cue(rf"\binformation (?:(?:on|about)[^.;]{{0,40}} )?for (?:[^.;]{{0,40}}\b)?{_ANYONE}")
#: A copy that is given into somebody's hands is a place too.
_HANDED = Cue(
    r"\b(?:(?:is|are|be|being) (?:\w+ )?(?:sent|given|handed|shown|issued with|provided with)|(?:will )?send (?:you|them|all|each|every)(?: \w+)?)\s(?:the |our |their |this |its |own |copy of |current |full |latest |whole |year's |term's )+"
    r"(?:(?:careers?|futures|employability|pathways|personal|pocket) )?(?:programme|plan|calendar|overview|summary|planner|passport|map|guide)\b(?! (?:teacher|evening|meeting|price))"
)
#: A heading that makes whatever stands below it an answer.
_WHERE = Cue(r"^\W*information (?:about|on)\b|\b(?:find(?:ing)? out|where(?:'s| is| are| to| can| do)|how (?:to|can|do|are|is) (?:\w+ ){0,3}(?:find|see|get|access|read|told|informed|shared|hear|know|learn)|who can see|access(?:ing)? (?:to )?(?:the |our )?(?:information|programme)|sharing|communicat\w+|how we (?:tell|share|inform))\b")
_HEAD = Cue(rf"^(?:\W|\d)*(?:information|careers(?: information| advice)?|info|notes?|news|details|help|support|resources|guidance|section|advice|a note)?\s*(?:for |to )?(?:our |all |the )?{_ANYONE}(?:(?: and|,|/| &) (?:our )?(?:{_ANYONE}|governors|providers))*(?:'s?)?(?: information| info| section| area| page| zone)?\s*[:?.!-]?$")
_LABEL = Cue(rf"^\W*(?:(?:information )?for |as an? |note for )?(?:(?:all|our|curriculum|subject|teaching|support|local) )*{_ANYONE}(?:(?: and|,|/| &| or) (?:our )?[a-z]+)*\s*(?::|\||-(?=\s))\s*(?=\S)")
_SPOKEN_TO = Cue(rf"^\W*(?:are you|you are|i'?m|i am|if you(?:'re| are)|as) (?:an? |the )?(?:\w+ ){{0,2}}{_ANYONE}|^\W*dear (?:[^.]{{0,30}}\b)?{_ANYONE}|^\W*{_ANYONE}(?:,| -| :|:| \||,? would you|,? do you|\?)|^\W*(?:would|do|does|is|are|can) your (?:company|firm|organisation|business)\b")
#: A page for one audience, by its title; a table with a column of places.
_TITLED_FOR = Cue(rf"\W*(?:(?:for )?{_ANYONE}\s*[:,-]|for (?:our )?{_ANYONE}\W*$)")
_WHERE_COLUMN = Cue(r"\|\W*where\b[^|]{0,20}$")
_YOU = Cue(r"\byou(?:r|rs)?\b")
_ANAPHORA = Cue(r"\b(?:it|this|these|them|they (?:are|can be|will be)|there|here|that|one|theirs|a copy|both|same|more|which|all of (?:it|this|these))\b")
#: A sentence whose subject is the heading above it.
_GOES_ON = Cue(r"\W*(?:can|may|is|are|will|has|have)\b")
_INVOLVED = Cue(r"\b(?:get involved|volunteer|support (?:us|our)|help (?:us|our|with)|offer(?:ing)? (?:a |work )|give (?:a talk|up)|take part|host|speak to our|like to (?:help|support|work with|come in)|working with us|placements?)\b")
_AWAY = Cue(r"\bhas launched\b|\bassociation\b|\bucas\b|\bgov\.uk\b|\bnational careers service\b|\bprospects\b|\bbbc\b|\bapprenticeships? (?:website|site|service)\b")
_STAKEHOLDERS = Cue(r"\b(?:all )?stakeholders\b")
_SPOKEN = Cue(r"career|ceiag|programme")
_GROUPS = {**{row: either(name) for row, name in _NAMES.items()}, "agencies": r"(?:agenc(?:y|ies)|partners|providers|governors|community|professionals)"}
#: A sentence longer than this has lost its stops: what stands far apart in it does not belong together.
_RUN_ON, _NEAR = 320, 100
#: A sentence that means what the one before it named is no longer than this.
_BRIEF = 200
#: So many audiences within so many lines are a list of them.
_SEVERAL, _LIST = 3, 5
#: What a sentence must come to: topic and telling count two in its own words and one by their surroundings, a place
#: where something is written two, an occasion or a person one.
_ENOUGH = 5


@dataclass(frozen=True, slots=True)
class _Around:
    """What a sentence takes from before it: who is spoken to, whether it is about the programme, and how surely."""

    rows: tuple[str, ...] = ()
    topic: int = 0
    place: int = 0
    asked: bool = False
    careers: bool = False
    told: bool = False


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-4a to PUB-4d and PUB-9b over all pages."""
    verdicts = [absent(row, f"{name}-not-told-where") for row, name in _NAMES.items()]
    for page in pages:
        told = False
        for unit in page.units if _SPOKEN.search(page.low) else ():
            found = _unit(page, unit, told)
            told = any(verdict.outcome is Outcome.MET for verdict in found)
            verdicts += found
    verdicts.append(_parts(pages))
    return verdicts


def _unit(page: Page, unit: Unit, told: bool) -> list[RowVerdict]:
    """One sentence; ``told`` says that the one before it told somebody, so that this one may go on from it."""
    low = unit.low
    if unit.law or unit.promised:
        return _quoted(page, unit)
    if unit.kind == "heading" or _HEAD.match(low) and len(low) < 70:
        rows = _named(low)
        return [unclear(row, "information-unclear", page.at(unit)) for row in rows] if rows and _HEAD.match(low) and page.after(unit, 1) else []
    if unit.aim and not re.search(r"\b(?:can|is|are)\b[^.;]{0,30}\b(?:available|found|find|published)\b", low):
        return []
    if unit.provider and not re.search(r"careers programme|careers information", low):
        return []
    around = _around(page, unit)
    around = replace(around, told=told)
    found: list[RowVerdict] = []
    for clause in _clauses(low):
        found += _clause(page, unit, clause, around)
        if _TOPIC.search(clause) or _ask(clause):
            around = replace(around, topic=2, asked=around.asked or _ask(clause))
        if label := _LABEL.match(clause):
            around = replace(around, rows=_named(label.group()))
    return found


def _named(low: str) -> tuple[str, ...]:
    return tuple(row for row, words in AUDIENCE.items() if words.search(low))


def _around(page: Page, unit: Unit) -> _Around:
    """Who is spoken to and what is spoken of, as the headings and the sentences just before tell it."""
    above = unit.under.rsplit(" > ", 1)[-1]
    heads = [above, *(other.low for other in page.units[max(0, unit.index - 5) : unit.index])]
    head = next((line for line in reversed(heads) if line and len(line) < 70 and _HEAD.match(line)), "")
    rows = _named(head)
    before = [other for other in page.units[max(0, unit.index - 3) : unit.index] if other.kind != "heading" and not other.law and not other.aim]
    greeting = next((other for other in reversed(before) if _SPOKEN_TO.match(other.low)), None)
    if greeting and not rows:
        rows = _named(greeting.low[:90])
    near = before[-1].low if before and not _AWAY.search(before[-1].low) else ""
    if not rows and _TITLED_FOR.match(page.units[0].low):
        rows = _named(page.units[0].low)
    lines = [line for line in (above, *(other.low for other in page.units[max(0, unit.index - 6) : unit.index] if len(other.low) < 100)) if line and not line.endswith(".")]
    asked = any(_ask(line) for line in lines) or unit.kind == "cell" and "career" in page.heads and any(_WHERE_COLUMN.search(line) for line in lines)
    again = len(unit.low) < _BRIEF and bool(_ANAPHORA.search(unit.low))
    titled = bool(_TOPIC.search(above)) and bool(_GOES_ON.match(unit.low))
    topic = 2 if asked or titled or again and _TOPIC.search(near) else int(bool(_TOPIC.search(near) or _TOPIC.search(above)) or _one_of_a_list(page, unit))
    return _Around(rows, topic, int(again and bool(_PUBLISHED.search(near))), asked, "career" in above or "career" in page.heads)


def _one_of_a_list(page: Page, unit: Unit) -> bool:
    """Whether several audiences stand in a list, each with its own line, on a careers page: what each line says is for them."""
    near = page.units[max(0, unit.index - _LIST) : unit.index + _LIST]
    labels = {row for other in near if (label := _LABEL.match(other.low)) for row in _named(label.group())}
    return len(labels) >= _SEVERAL and "career" in page.heads


@lru_cache(maxsize=1024)
def _ask(line: str) -> bool:
    """Whether a line asks or titles where the programme can be found, so that bare places below it are answers."""
    return bool(_WHERE.search(line) and (_TOPIC.search(line) or _SPOKEN.search(line) or "information" in line)) and not _OTHER.search(line)


def _clauses(low: str) -> list[str]:
    if len(low) > _RUN_ON:
        spots = {hit.start() for words in AUDIENCE.values() for hit in words.finditer(low)}
        return [low[max(0, spot - _NEAR) : spot + _NEAR] for spot in sorted(spots)]
    low = low.strip("| ")
    parts = re.split(r";", low) if _LABEL.match(low) and "|" in low else re.split(r";|\|", low)
    return [part for part in parts if part.strip()]


def _clause(page: Page, unit: Unit, low: str, around: _Around) -> list[RowVerdict]:
    label = _LABEL.match(low)
    who = _named(label.group()) if label else tuple(row for row, words in AUDIENCE.items() if _addressed(low, words))
    carried = not who and bool(around.rows) and bool(around.asked or _YOU.search(low) or _LOOK.search(low) or _TOPIC.search(low))
    who = who or (around.rows if carried else ())
    if not who:
        return []
    if _PROMISED.search(low):
        return [unclear(row, "promised-only", page.at(unit)) for row in who] if _TOPIC.search(low) or around.topic else []
    around = replace(around, topic=2) if around.told and not carried else around
    points = _weigh(low, around, labelled=bool(label) or bool(set(who) & set(around.rows)))
    if points >= _ENOUGH:
        if "PUB-4d" in who and _INVOLVED.search(low) and not _TOPIC.search(low):
            who = tuple(row for row in who if row != "PUB-4d")
        return [met(row, f"{_NAMES[row]}-told-where", page.at(unit), sure=Confidence.HIGH if points > _ENOUGH else Confidence.MEDIUM) for row in who]
    if points >= _ENOUGH - 1 or _STAKEHOLDERS.search(low):
        return [unclear(row, "information-unclear", page.at(unit)) for row in who]
    return []


def _weigh(low: str, around: _Around, *, labelled: bool) -> int:
    """Points for topic, place and telling; nothing where one of the three is missing or another topic takes its place."""
    topic = 2 if _TOPIC.search(low) or _INFORMATION_FOR.search(low) else around.topic if around.topic > 1 or labelled else 0
    topic = topic or int(bool(_ALL_OF_IT.search(low) and _CAREERS_PLACE.search(low)))
    topic = topic or int(around.careers and bool(_DOCUMENT.search(low)) or labelled and bool(_CAREERS_PLACE.search(low)))
    place = 2 if _PUBLISHED.search(low) or _HANDED.search(low) else int(bool(_OCCASION.search(low) or _PERSON.search(low))) or around.place
    bare = place > 1 and len(low) < _BRIEF and bool(_INFORMATION_FOR.search(low))
    telling = 2 if _INFORMS.search(low) or _LOOK.search(low) else 1 if bare else 2 * (labelled and around.asked) or int(labelled and bool(_TOPIC.search(low)))
    if not (topic and place and telling) or _OTHER.search(low) or _AWAY.search(low):
        return 0
    return topic + place + telling


def _addressed(low: str, words: Cue) -> bool:
    """Whether an audience is spoken to, and not only named as somebody who helps."""
    for hit in words.finditer(low):
        before = low[max(0, hit.start() - 45) : hit.start()]
        served = _SERVED.search(before) and not _TO_KNOW.match(low, hit.end()) or _DO.match(low, hit.end())
        if not served and (not _PARTNER.search(before) or _AFTER_ALL.search(before)):
            return True
    return False


def _quoted(page: Page, unit: Unit) -> list[RowVerdict]:
    if not _PUBLISHED.search(unit.low):
        return []
    return [unclear(row, "benchmark-quoted", page.at(unit)) for row in _named(unit.low)]


def _parts(pages: list[Page]) -> RowVerdict:
    """PUB-9b: a part for each of the five groups, found by its headings and links."""
    heads = "\n".join(page.heads for page in pages if "career" in page.low)
    links = "\n".join(link.text.lower() for page in pages for link in page.extract.links if len(link.text) < 60)
    shown = [name for name, words in _GROUPS.items() if re.search(rf"(?m)^\W*(?:[a-z]+ ){{0,3}}(?:for |to )?(?:our )?{words}\b[^.\n]{{0,30}}$", f"{heads}\n{links}")]
    missing = [_NAMES.get(name, "other agencies") for name in _GROUPS if name not in shown]
    if not missing:
        first = next(page for page in pages if page.units)
        return met("PUB-9b", "part-for-each-group", first.at(first.units[0]), sure=Confidence.MEDIUM)
    return absent("PUB-9b", "groups-without-part", sure=Confidence.LOW, groups=", ".join(missing))
