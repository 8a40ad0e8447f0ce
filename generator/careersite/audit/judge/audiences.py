"""PUB-4a to PUB-4d and PUB-9b: where students, parents, teachers and employers get information about the programme.

G: "Publishing information about the careers programme". Being named as somebody who should know the programme, as a
partner or as a source of help is not being told where to find out about it.
"""

from __future__ import annotations

import re

from careersite.findings import Confidence, Outcome

from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_ROWS = {
    "PUB-4a": r"(?:students?|pupils?|learners?|young people|girls|boys)",
    "PUB-4b": r"(?:parents?|carers?|famil(?:y|ies)|guardians?)",
    "PUB-4c": r"(?:teachers?|teaching staff|staff(?! members? from)|tutors|colleagues)",
    "PUB-4d": r"(?:employers?|business(?:es)?(?! studies))",
}
_NAMES = {"PUB-4a": "students", "PUB-4b": "parents", "PUB-4c": "teachers", "PUB-4d": "employers"}
_ANYONE = "|".join(_ROWS.values())
_AUDIENCE = {row: re.compile(rf"\b{words}\b") for row, words in _ROWS.items()}
#: An audience that acts or is met, and is not told anything.
_PARTNER = re.compile(r"\b(?:by|from|of|meet(?:s|ing)?|involv\w+|encounters? with|work(?:s|ing)? with|talks? (?:with|from|by)|engag\w+ with|visits? to|links? with|partnership with|feedback from|help from|support from|led by|taught by|with help of|our partner|what)\s+(?:\w+\s){0,2}$")
_ABOUT = (
    r"(?:(?:careers?|ceiag)(?: education)?(?: and \w+)? (?:programme|curriculum|plan|provision|information|education|strategy|activit(?:y|ies)|calendar|journey|section|overview|offer|page|pages|events|resources|opportunities|roadmap)|(?:our|the|this|whole) (?:full |whole |complete |current |latest )?(?:programme|careers offer|learning journey|plan)|key information|information (?:about|on) (?:our |the )?(?:careers|programme)|scheme of work for careers|careers (?:scheme of work|calendar|dates)|(?:list|calendar) of (?:careers )?events|careers in (?:the )?curriculum (?:map|document)|copy of the (?:careers|programme)|careers (?:newsletter|summary|handbook|guide|timetable)|"
    r"information (?:on|about) (?:our |the |what )?(?:careers|programme|provision|we do)|programme (?:of|for) (?:careers|activit\w+)|(?:this|all this|all of this|such|programme|further|more|relevant) information|details of (?:our|the|all)[^.;]{0,30}(?:programme|activities|events|careers)|what (?:we|happens?|is (?:on|planned)|each year)[^.;]{0,40}(?:do|offer|year|careers|doing)|the programme|learning journey|year-by-year plan)"
)
_WAY = (
    r"(?:website|web ?pages?|web site|(?:employers?|parents?|students?|pupils?|staff|teachers?|business)'?s? (?:page|area|section|zone|tab|hub)|careers? (?:folder|channel)|[a-z] drive|careers? (?:page|pages|section|area|hub|site|office|library|noticeboard|drive|team|leader|lead)|this page|these pages|page(?:s)? (?:below|on)|newsletters?|bulletins?|e-?mails?|parents'? (?:and carers'? )?evenings?|consultation evenings?|information evenings?|options evenings?|evenings?|posters?|(?:each |every )?classrooms?|(?:their|your|form) tutors?|app|portal|"
    r"class ?charts|satchel|show my homework|arbor|edulink|parent ?mail|parent ?pay|go4schools|firefly|frog|google classroom|teams|sharepoint|one ?drive|intranet|staff (?:room|area|drive|handbook|bulletin|briefings?|meetings?|training|shared)|shared (?:drive|area)|notice ?boards?|library|prospectus|handbook|planners?|booklet|leaflet|guide|brochure|"
    r"social media|facebook|twitter|letters?(?: home)?|letter|text messages?|texts?|update|e-?news|screens|form time|tutor time|assembl(?:y|ies)|inset|cpd|induction|drop-?in|contact(?:ing)?|by (?:phone|telephone|post)|(?:phon|telephon|ring|e-?mail|writ)ing|calling (?:us|the|our|mrs?|ms|miss|dr|on|0\d+)|telephone|blog|podcast|padlet|vle|moodle|here|below|links?|staff ?room|in print|planner|termly meeting|breakfasts?|mailing list|office|0\d{3,4} ?\d{3} ?\d{3}|@\S+)"
)
_GIVES = (
    r"(?:(?:is|are|be|being) (?:all |also |always |regularly |then |kept |made |readily |fully )*(?:available|published|explained|shared|sent|e-?mailed|given|provided|found|displayed|posted|accessible|informed|updated|told|set out|described|outlined|advertised|listed|shown|uploaded|presented|issued|invited to (?:view|read|see)|circulated|communicated|kept|signposted|directed)"
    r"|can (?:all |also |both |each |then )*(?:be )?(?:find|found|open|access|accessed|see|seen|view|viewed|get|obtain|obtained|read|download|downloaded|look|ask|consult|learn|discover|request|requested|pick up|collect|call|phone|ring|telephone|contact|e-?mail|check|follow|log)"
    r"|(?:will|should|may|please|to) (?:be able to )?(?:find|see|look (?:at|on|in)|visit|go to|use|refer to|ask|contact|e-?mail|log in|read|check|download|follow|request|receive|be sent|get in touch)"
    r"|(?:is|are) able to (?:find|see|view|access|read|get|look|follow)|gives?|(?:page|section|site|website) (?:explains|sets out|tells|describes|gives)|ha(?:s|ve) [^.;]{0,50} displayed|learns? about|hears? about|(?:is|are) told|mak(?:e|es) [^.;]{0,90} available|goes? (?:out )?to|(?:is|are) (?:all )?on|open to|(?:is|are) invited to|receives?|gets? (?:a|the|our|an)|find|keep(?:s|ing)? (?:\w+ ){1,3}informed|so that[^.;]{0,40}informed|allows? (?:\w+ )?access|access to|has access|have access|is (?:in|on)|are (?:in|on)|we (?:send|e-?mail|post|publish|share|give|tell|inform|update|keep|put|brief|hold|provide)|see|visit|look|contact|e-?mail|go to|download|click|ask)"
)
_SENTENCE = re.compile(rf"\b{_ABOUT}(?!\w)")
_WAYS = re.compile(rf"(?<!\w){_WAY}(?!\w)")
_GIVING = re.compile(rf"\b{_GIVES}\b")
_STRONG = re.compile(
    rf"\b(?:key |careers? |programme |more |further |detailed )*information (?:about [^.;]{{0,50}})?for (?:[^.;]{{0,40}}\b)?(?:{_ANYONE})\b[^.;]{{0,90}}\b(?:is|are|can be)\b[^.;]{{0,60}}(?<!\w){_WAY}(?!\w)"
)
_MORE = re.compile(r"\b(?:find out (?:more )?(?:about|what|how)|know (?:more )?about|learn (?:more )?about|more information|further information|further details|more details|see what)\b")
_HEAD = re.compile(rf"^(?:\W|\d)*(?:information|careers(?: information| advice)?|info|details|help|support|resources|guidance|section|advice|a note)?\s*(?:for |to )?(?:our |all )?(?P<who>{_ANYONE})(?:(?: and|,|/| &) (?:our )?(?:{_ANYONE}|governors|providers))*(?:'s?)?(?: information| info| section| area| page| zone)?\s*[:?-]?$")
_LEAD_IN = re.compile(rf"^(?:\W)*(?:(?:information )?for )?(?:(?:all|our|curriculum|subject|teaching|support|local) )?(?P<who>{_ANYONE})(?:(?: and|,|/| &) (?:{_ANYONE}))*\s*[:|-]\s+(?P<rest>.+)")
_IF = re.compile(rf"\bif you (?:are|'re) (?:an? )?(?P<who>{_ANYONE})\b")
#: "… students get theirs in tutor time": the thing was named in the clause before.
_AGAIN = re.compile(r"\b(?:gets?|finds?|sees?|receives?|have|has|(?:is|are) (?:sent|given)|can (?:get|find|see|read|ask for)) (?:theirs|it|one|this|them|the same|a copy)\b")
#: The school's own place for careers on a site or platform: leading there is leading to the information.
_CAREERS_PLACE = re.compile(r"\b(?:look (?:at|in|on)|see|visit|go to|log (?:in|on) to|find|check|open|(?:is|are) (?:in|on)|join) [^.;]{0,30}\bcareers? (?:area|section|folder|channel|classroom|tab|site|pages?|drive)\b(?! (?:of|at) (?:ucas|the national|prospects|bbc))")
_ELSE = re.compile(
    r"\b(?:labour market|lmi|student finance|apprenticeship vacanc\w+|open (?:days?|evenings?)|attendance|uniform|behaviour|destinations?|admissions?|national careers service|work experience form|homework|results?|offer (?:a )?placements?|request access|requests for access|"
    r"job vacancies|staff vacancies|university courses|course information)\b"
)
_INVOLVED = re.compile(r"\b(?:get involved|volunteer|support (?:us|our)|help (?:us|our)|offer(?:ing)? (?:a |work )|give (?:a talk|up)|take part|host|speak to our|like to (?:help|support|work with|come in)|working with us)\b")
_YOU = re.compile(r"^\W*(?:are you|you are) (?:an? )?")
#: What the programme does for somebody is not where somebody reads about it.
_SERVED = re.compile(r"\b(?:helps?|enables?|teach(?:es)?|encourages?|supports?|prepares?)\s+(?:\w+\s){0,2}$")
_TO_KNOW = re.compile(r"\s(?:and \w+ )?(?:to )?(?:find out|see|know|understand|access|keep|learn about)\b")
_WHERE = re.compile(r"\b(?:find(?:ing)? out|where (?:to|can|do)|how (?:to|can|do) (?:\w+ )?(?:find|see|get|access|read)|who can see)\b")
_SALUTATION = re.compile(rf"^\W*dear (?:[^.]{{0,30}}\b)?(?:{_ANYONE})\b")
#: A sentence longer than this has lost its stops: what stands far apart in it does not belong together.
_RUN_ON, _NEAR = 320, 140
_FUTURE = re.compile(r"\b(?:will soon|coming soon|under construction|in due course|will (?:shortly )?be (?:published|available|added|uploaded)|insert (?:new )?link|we plan to|to follow)\b")
_ALL_FOUR = re.compile(r"\b(?:all )?stakeholders\b")
_GROUPS = {**_ROWS, "agencies": r"(?:agenc(?:y|ies)|partners|providers|governors|community|professionals)"}


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-4a to PUB-4d and PUB-9b over all pages."""
    verdicts = [absent(row, f"{name}-not-told-where") for row, name in _NAMES.items()]
    for page in pages:
        if not re.search(r"career|ceiag|programme", page.low):
            continue
        for unit in page.units:
            verdicts += _unit(page, unit)
    verdicts.append(_parts(pages))
    return verdicts


def _unit(page: Page, unit: Unit) -> list[RowVerdict]:
    low = unit.low
    if unit.law or unit.promised:
        return _quoted(page, unit)
    head = _HEAD.match(low) if len(low) < 70 else None
    if head:
        return _section(page, unit)
    if unit.aim and not re.search(r"\b(?:can|is|are)\b[^.;]{0,30}\b(?:available|found|find|published)\b", low):
        return []
    found: list[RowVerdict] = []
    lead = _LEAD_IN.match(low)
    before = page.units[unit.index - 1] if unit.index else None
    greeting = next((other for other in page.units[max(0, unit.index - 3) : unit.index] if _SALUTATION.match(other.low)), None)
    if greeting and re.search(r"\byour?\b", low) and _points(low) and _GIVING.search(low) and not _FUTURE.search(low):
        return [_told(page, unit, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if words.search(greeting.low)]
    if before and _YOU.match(before.low) and len(before.low) < 60 and re.search(r"\byou\b", low) and _points(low):
        return [_told(page, unit, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if words.search(before.low)]
    if before and re.search(r"\b(?:there|here|it|this)\b", low) and not re.search(r"survey|evaluat|measur|feedback|\bcheck", low) and len(low) < 120 and _GIVING.search(low) and before.own and (_points(before.low) or _SENTENCE.search(before.low)) and not _ELSE.search(low):
        return [_told(page, before, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if _addressed(low, words)]
    if not found and lead and _WAYS.search(lead.group("rest")) and not _ELSE.search(low) and not _FUTURE.search(low) and _asked_where(page, unit):
        return [_told(page, unit, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if words.search(low[: lead.start("rest")])]
    for clause in _clauses(low):
        again = found and found[-1].outcome is Outcome.MET and _AGAIN.search(clause) and _WAYS.search(clause) and not _ELSE.search(clause)
        found += [_told(page, unit, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if _addressed(clause, words)] if again else _clause(page, unit, clause)
    if not found and lead and _points(lead.group("rest")) and not _FUTURE.search(low):
        found += [_told(page, unit, row, Confidence.MEDIUM) for row, words in _AUDIENCE.items() if words.search(low[: lead.start("rest")])]
    return found


def _asked_where(page: Page, unit: Unit) -> bool:
    """Whether the lines stand under a short question or title: how to find out about the programme."""
    return any(len(other.low) < 90 and _WHERE.search(other.low) and _SENTENCE.search(other.low) for other in page.units[max(0, unit.index - 6) : unit.index])


def _clauses(low: str) -> list[str]:
    parts = re.split(r";| - |\|", low)
    return parts if all(len(part) > 30 for part in parts) else [low] if "|" not in low else parts


def _clause(page: Page, unit: Unit, low: str) -> list[RowVerdict]:
    if len(low) > _RUN_ON:
        spots = {hit.start() for words in _AUDIENCE.values() for hit in words.finditer(low)}
        return [verdict for spot in sorted(spots) for verdict in _clause(page, unit, low[max(0, spot - _NEAR) : spot + _NEAR])]
    who = [row for row, words in _AUDIENCE.items() if _addressed(low, words)]
    if not who:
        return []
    if _FUTURE.search(low):
        return [unclear(row, "promised-only", page.at(unit)) for row in who]
    if unit.provider and not re.search(r"careers programme|careers information", low):
        return []
    strong = _STRONG.search(low)
    if strong and not _ELSE.search(low):
        return [_told(page, unit, row) for row in who]
    about = _SENTENCE.search(low) or (_MORE.search(low) and re.search(r"career|programme|ceiag", low))
    if about and _WAYS.search(low) and _GIVING.search(low) and not _ELSE.search(low):
        if "PUB-4d" in who and _INVOLVED.search(low) and not _MORE.search(low) and not _SENTENCE.search(low):
            who.remove("PUB-4d")
        return [_told(page, unit, row, Confidence.MEDIUM) for row in who]
    inform = re.search(rf"\b(?:keep(?:s|ing)?|so that|so) (?:{_ANYONE})(?:(?: and|,) (?:{_ANYONE}))* (?:are |stay )?(?:informed|up to date)\b", low)
    if inform and (_WAYS.search(low) or "update" in low) and re.search(r"career|programme|update", low):
        return [_told(page, unit, row, Confidence.MEDIUM) for row in who if _AUDIENCE[row].search(inform.group())]
    if _GIVING.search(low) and _WAYS.search(low) or _ALL_FOUR.search(low):
        return [unclear(row, "information-unclear", page.at(unit)) for row in who]
    return []


def _addressed(low: str, words: re.Pattern[str]) -> bool:
    """Whether an audience is spoken to, and not only named as somebody who helps."""
    hits = (hit for hit in words.finditer(low) if not _SERVED.search(low[max(0, hit.start() - 45) : hit.start()]) or _TO_KNOW.match(low, hit.end()))
    return any(not _PARTNER.search(low[max(0, hit.start() - 45) : hit.start()]) or re.search(r"(?:for the use of|(?:shared|discussed|available) with|(?:requested|used|seen|accessed|viewed|read|downloaded|obtained|consulted|use) by) (?:\w+,? ){0,6}$", low[max(0, hit.start() - 45) : hit.start()]) for hit in hits)


def _points(low: str) -> bool:
    about = _SENTENCE.search(low) or _MORE.search(low)
    return bool(about and _WAYS.search(low) and not _ELSE.search(low))


def _section(page: Page, unit: Unit) -> list[RowVerdict]:
    """A part for one audience: it must lead to the programme or to somebody who tells about it."""
    rows = [row for row, words in _AUDIENCE.items() if words.search(unit.low)]
    for other in page.after(unit, 5):
        if other.law or _FUTURE.search(other.low):
            continue
        if _points(other.low) and _GIVING.search(other.low) or _CAREERS_PLACE.search(other.low) and not _ELSE.search(other.low):
            return [_told(page, other, row, Confidence.MEDIUM) for row in rows]
    return [unclear(row, "information-unclear", page.at(unit)) for row in rows] if page.after(unit, 1) else []


def _told(page: Page, unit: Unit, row: str, sure: Confidence = Confidence.HIGH) -> RowVerdict:
    return met(row, f"{_NAMES[row]}-told-where", page.at(unit), sure=sure)


def _quoted(page: Page, unit: Unit) -> list[RowVerdict]:
    if not _WAYS.search(unit.low):
        return []
    return [unclear(row, "benchmark-quoted", page.at(unit)) for row, words in _AUDIENCE.items() if words.search(unit.low)]


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
