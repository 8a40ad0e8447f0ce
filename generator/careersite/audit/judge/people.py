"""PUB-1: the careers leader by name (G: "Publishing information about the careers programme")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careersite.findings import Confidence

from .cues import Cue
from .lexicon import pattern
from .names import Name, is_name_line, name_at, names, other_role, titled_names
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

#: The three titles that say "leads careers" by themselves.
FIRM = Cue(
    r"\b(?:careers?(?:(?:,| and| &|/) (?!the|our|their)[a-z-]+(?: (?:development|education|form|skills|adulthood))?| education| programme| guidance)? lead(?:er)?s?\b"
    r"|(?:careers? )?lead(?:er)? member of staff (?:for|with responsibility for) careers?\b|member of staff (?:who leads|leading) (?:on )?(?:our |the )?careers(?: work| programme)?\b"
    r"|lead(?:er)? (?:for|of|on) (?:whole[- ]school )?careers?(?: education| provision| programme| guidance)?(?: (?:across|at|in) (?:the |our )?(?:school|college|academy|trust))?\b(?! advis| guidance advis| govern)|careers? team lead(?:er)?\b)"
)
#: Titles that may or may not mean the leader.
_UNSURE = Cue(
    r"\b(?:careers?(?: (?:and|&) [a-z]+)? (?:co-?ordinator|manager|director|officer|champion)|co-?ordinator (?:of|for) careers|head of careers|director of careers"
    r"|(?:ceiag|ceg|cwre|cias|cegnet|ciag|ceag)(?: \w+)? (?:lead(?:er)?|co-?ordinator|manager)|lead(?:er)? for ceiag|aspirations? (?:co-?ordinator|lead|officer|manager)"
    r"|(?:slt|senior lead(?:er)?|senior leadership)(?: \w+){0,3} (?:for|with responsibility for|responsible for) (?:careers|ceiag)|(?:slt|senior) (?:careers )?link"
    r"|slt lead|responsib(?:le|ility) for (?:careers|ceiag)|in charge of careers|oversees? (?:the )?careers|careers (?:education )?team)\b"
)
#: What before or after the title takes it from this school's leader.
_NOT_BEFORE = Cue(
    r"(?:student|pupil|young|assistant|deputy|former|previous|past|ex|outgoing|hub|area|regional|network|county|council|national|link|advis[eo]r and|governor and|local authority"
    r"|(?:assistant|deputy|pa|support) to|supports?|supporting|assists?|assisting|deputis\w+ for|line manag\w+ (?:of|to|for)?|manages|managed by|reports? to|work(?:s|ing)? with|alongside|on behalf of|not|no)"
    r"(?:'s)?[\s,-]*(?:the |our |a )?$"
)
_NOT_AFTER = Cue(
    r"\s*(?:'s|s')? ?\b(?:governor|line manager|assistant|support|admin\w*|award|training|course|network|link\b|hub|forum|role\b(?!:)|of the year|meetings?|conference|qualification|programme\b)"
    r"|\s*(?:at|from|of) (?:another|a neighbouring|a local|a partner|the local|the college|.{0,30}university|.{0,30}hub)"
    r"|\s*(?:until|up to) \d|\s*\((?:until|maternity|left)"
)
_ROLE_WORDS = (
    r"(?:assistant|associate|deputy|vice|senior|head ?teacher|principal|head|teacher|director|leader|lead|of|for|and|&|in|senco|sendco|sendcos?|inclusion|guidance"
    r"|counsellor|year|sixth|form|pshe|citizenship|personal|development|enterprise|employability|work|experience|co-?ordinator|manager|science|business|studies|maths|english|"
    r"aspirations?|transition|ks\d|\d+|key|stage|slt|raising|student|pupil|outcomes|pastoral|curriculum|post-?16|education|whole|careers?|ceiag|re|history|geography|computing|pe|music|employer|engagement|partnerships?|operations|quality|standards|learning|digital|attendance|exams|examinations|lower|upper|middle)"
)
_AFTER_ROLE = Cue(
    rf"(?:'s name|'s contact(?: details)?| name(?: and contact(?: details)?)?| contact(?: details)?)?(?:\s*\((?!mr|ms|miss|dr|prof)[^()]{{0,40}}\))?"
    rf"(?P<extra>(?:\s*(?:and|&|/|,)\s*{_ROLE_WORDS}(?:\s+{_ROLE_WORDS}){{0,5}}))?"
    r"(?P<sep>(?:\s+(?:for|at|in|of|across) (?:the |our |this )?(?:whole )?(?:school|academy|college|trust|federation|[a-z' ]{3,30}(?:school|academy|college)|(?:the )?(?:ks|key stages?|years?|sixth form|post-?16)[\s\d&,and-]{0,12}|[a-z'.]+(?: [a-z'.]+){0,3}?(?=,| is\b| -|:)))?"
    r"(?:\s*(?:,|:|;|-|\(|\||=|\.{2,}|\bis\b|\bare\b|\bcurrently\b|\bwho is\b|\bwho are\b|\bcalled\b|\bnamed\b|\bname\b|\bthis year\b|\bis (?:currently )?(?:held|taken|filled|carried out|undertaken|done) by\b|\b(?:since|from) \w+ \d{4}\b|\bcontact\b|\bemail\b|\bremains\b|\bplease contact\b)){0,4}\s*)"
)
_GAP = Cue(
    rf"(?:\s*\([^()]{{0,60}}\))?(?:\s*(?:,|-|\(|\||:|;|/|\bis\b|\bare\b|\bas\b|\bour\b|\bthe\b|\byour\b|\ba\b|\bwho\b|\bwho's\b|\bhas been\b|\b(?:took|takes|(?:will )?take) over as\b|\b(?:will become|becomes)\b|\bwas appointed(?: as| to)?\b|\bbecame\b|\bis now\b|\bjoined us as\b|\bstarted as\b|\b(?:has )?tak(?:es|en) on\b|\brole of\b|\bresponsible\b|\bacts?\b|\bworks\b|\bhas the role of\b|\bin (?:her|his|their) role\b"
    rf"|\b(?:the )?(?:school|academy|college)'?s?\b|\bdesignated\b|\bnamed\b|\btrained\b|\bqualified\b|\bfully\b|\bdedicated\b|\bexperienced\b|\bcurrent\b|\bnew\b|\bwhole\b|\b{_ROLE_WORDS}\b|\S+@\S+)){{1,14}}\s*"
)
_JOINED = Cue(r"\band (?:the|our|your) *$|\) and *$|\band (?:the|our) [a-z]+ *$|, and *$|\bfor (?:the|our) *$|\bto (?:the|our) *$")
#: Somebody's other post, which goes on to the leader's: "Dr Roake, Director of Science and our".
_OTHER_POST = re.compile(rf"\s*,\s*(?:{_ROLE_WORDS}\s+){{2,8}}and (?:our|the)\s*$")
#: In a list a name may run straight into how to reach the person.
_REACHED = Cue(r"\s(?:Tel(?:ephone)?|Phone|E-?mail|Mobile|Ext)\b", re.I)
_INTRODUCED = Cue(r"\b(?:I'm|I’m|I am|[Mm]y name is|[Mm]y name's) (?P<name>[A-Z][a-z]+(?: [A-Z][a-z'-]+)?)(?:,| and I am| and I'm| and I’m|, and I'm| -)? (?:the|your|our) $")
_BARE_HEAD = Cue(r"(?<!assistant )(?<!deputy )(?<!vice )(?<!associate )\b(?:head ?teacher|principal|governor)\b")
_LEADS = Cue(
    r"\b(?:leads?|(?:has|have) led|(?:is|responsib(?:le|ility) for) leading|heads(?: up)?|takes? the lead (?:in|for)|appointed to lead) (?:on |our |all |the |aspects of |whole[- ]school )*(?:school'?s? |academy'?s? )?careers(?! advis| fair| event| talk| lesson| session| assembl| club)"
    r"|\bcareers\b(?! (?:fair|event|talk|lesson|day|week|club|assembl|session|guidance (?:interview|meeting)|interview|meeting|workshop))[^.;:]{0,60}? (?:(?:is|are) (?:currently |ably |jointly )?|(?<=department), |(?<=team), )(?:led|headed(?: up)?)(?: [a-z]+){0,4} by "
)
#: How far a name may stand from the role in one sentence, and what must and must not stand between.
_FAR = 160
#: What may stand between a name and its post.
_BETWEEN = re.compile(r"[\s,(|:-]*(?:is (?:the|our)|the|our)?[\s,(|:-]*")
#: A name and its post stand no further apart.
_BESIDE = 40
#: Somebody's full name stands no further off.
_HERE = 60
_OPENS = Cue(r"\s*(?:[,:(|)/-]|is\b|has\b|have\b|who\b|that\b|as\b|for\b|at\b|of\b|in\b|and\b|&|role\b|name\b|post\b|contact\b|details\b|e-?mail\b|(?:currently|now|also) )")
_LEADS_TO_NAME = Cue(r"(?:\b(?:is|are|by|called|named|being)|[,:(|-])\s*(?:the |our |currently |now |also |mrs? )*$")
_LEADS_TO_ROLE = Cue(r"(?:\b(?:is|as|be|been|becomes?|remains?|and|of)|[,:(|&/-])\s*(?:(?:also|the|our|a|this|your|its|current|new|designated|named|trained|qualified|dedicated|proud|strategic|to|be|acting|interim|overall|appointed|now|currently|\S+'s|whole[- ]school) )*$")
_PARTS = pattern("parts-name-and-role")
#: Another school's leader, told of as an example or a guest.
_GUEST = Cue(r"\bcase stud(?:y|ies)\b|\bvisited (?:us|our|the)\b|\bcame (?:in )?to (?:us|talk|speak|see|visit)\b|\bspoke (?:to|at|with) (?:us|our|the)\b|\b(?:another|neighbouring|partner) (?:school|academy|college)\b|\b(?:for example|example from),? |\bguest\b|\bwon\b|\baward winner")
_HER_NAME = Cue(r"(?:(?:her|his|their) name is|(?:she|he) is(?: called)?|this is) ")
_HELPED_BY = Cue(r"\b(?:supported|assisted|helped|aided) by\W*(?:the |our )?$")
_HER_TITLE = Cue(r"(?:her|his|their) (?:title|role|post|job) is |(?:she|he) is (?:also |now )?(?:the|our) ")
#: Who is spoken of after the name: "catch Miss Hay; she leads on careers".
_SHE = Cue(r"(?:[;,.] |\band )(?:she|he|they)(?: also| now)? $")
#: The first name alone, of somebody whom the page names in full: "Bex is our careers leader".
_BY_FIRST_NAME = re.compile(r"\b(?P<first>[A-Z][a-z]+)(?: is|,) (?:also )?(?:our|the) $")
#: A post that leads careers, of somebody whom the page names with it.
_POST_LEADS = Cue(r"\bthe (?P<post>[a-z][a-z&, /-]{3,60}?),? (?:who )?(?:leads?|is responsible for leading|has responsibility for leading) (?:on |our |all |the |aspects of |whole[- ]school )*careers\b(?! (?:lessons?|fairs?|sessions?|talks?))")
#: A line that gives a title is no longer than this, and says nothing of it.
_ROLE_LINE = 110
_SENTENCE = Cue(r"\b(?:will|can|may|must|should|has|have|had|was|were|meets?|works?|leads?|please|see|we|they|she|he|i|to|from|about|award|training|meeting|report|by)\b|\d{4}-\d\d")
_VACANT = Cue(r"\b(?:vacan(?:t|cy)|to be (?:appointed|confirmed|announced)|tbc|tba|no longer|currently recruiting)\b")


@dataclass(frozen=True, slots=True)
class Leader:
    """Who is named as leader and where: the unit of the name, the unit of the role, and the end of both in the text."""

    name: str
    unit: Unit
    end: int
    sure: Confidence
    start: int


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-1 over all pages."""
    verdicts: list[RowVerdict] = [absent("PUB-1", "leader-not-named")]
    for page in pages:
        if not spoken_of(page):
            continue
        leaders, vague = find_leaders(page)
        if leaders:
            first = leaders[0]
            verdicts.append(met("PUB-1", "leader-named", page.at(first.unit), sure=first.sure, name=first.name))
        verdicts += vague
    return verdicts


def spoken_of(page: Page) -> bool:
    """Whether a page speaks of careers at all."""
    return "career" in page.low or "ceiag" in page.low or "aspiration" in page.low


#: What somebody says of the leader of another time or school.
_REMEMBERED = Cue(r'"[^"]*"')


def find_leaders(page: Page) -> tuple[list[Leader], list[RowVerdict]]:
    """The leaders that a page names, and what is unclear or missing about the name."""
    leaders: list[Leader] = []
    vague: list[RowVerdict] = []
    for unit in page.units:
        low = unit.low
        if not any(cue in low for cue in ("career", "ceiag", "aspiration", "lead")) or _REMEMBERED.fullmatch(low):
            continue
        for hit in FIRM.finditer(low):
            if barred(low, hit):
                continue
            leader = _tied(page, unit, hit)
            if leader:
                leaders.append(leader)
            elif _VACANT.search(low, hit.end(), hit.end() + 60):
                vague.append(absent("PUB-1", "leader-vacant", page.at(unit)))
            else:
                vague.append(absent("PUB-1", "leader-without-name", page.at(unit)))
        if ("lead" in low or " led " in low or "head" in low) and (led := _LEADS.search(low)):
            leader, doubt = _leads(unit, led)
            leader = leader or _by_post(page, unit)
            leaders += [leader] if leader else []
            vague += [unclear("PUB-1", "role-unclear", page.at(unit), name=doubt)] if doubt else []
        for hit in _UNSURE.finditer(low):
            near = names(unit.text, max(0, hit.start() - 80), min(len(unit.text), hit.end() + 80))
            near = near or [name for name in [_next_name(page, unit), _previous_name(page, unit)] if name and len(low) < 80]
            if near:
                vague.append(unclear("PUB-1", "role-unclear", page.at(unit), name=near[0].text))
    return leaders, vague


def barred(low: str, hit: re.Match[str]) -> bool:
    """Whether the words around a title take it from this school's leader: an assistant, a governor, another school."""
    before, after = low[max(0, hit.start() - 40) : hit.start()], low[hit.end() : hit.end() + 60]
    if _GUEST.search(low):
        return True
    if _NOT_BEFORE.search(before) and not before.endswith(("assistant headteacher ", "deputy headteacher ")):
        return True
    return bool(_NOT_AFTER.match(after)) or "governor" in after[:22]


def _tied(page: Page, unit: Unit, hit: re.Match[str]) -> Leader | None:
    """Tie a name to the role: after it, before it, or on the line above or below."""
    if (told := _told_next(page, unit) or _told_before(page, unit)) is not None:
        return told
    found = _after(unit, hit) or _before(unit, hit) or _around(unit, hit) or _lines(page, unit, hit) or _by_first_name(page, unit, hit)
    if found and found.unit is unit and _HELPED_BY.search(unit.low[: unit.text.find(found.name)]):
        return None
    return found


def _around_here(page: Page, unit: Unit) -> list[Unit]:
    """The units in which somebody is looked for who is told of by less than the full name; so many, that a long page costs no more."""
    return page.units[max(0, unit.index - _HERE) : unit.index + _HERE]


def _by_first_name(page: Page, unit: Unit, hit: re.Match[str]) -> Leader | None:
    """Somebody called by the first name, where the page has one full name that begins with it."""
    called = _BY_FIRST_NAME.search(unit.text, 0, hit.start())
    if called is None:
        return None
    spelt = re.compile(rf"\b{called['first']} [A-Z]")
    hits = ((other, spelt.search(other.text)) for other in _around_here(page, unit))
    full = {name.text for other, hit in hits if hit and (name := name_at(other.text, hit.start()))}
    return Leader(full.pop(), unit, hit.end(), Confidence.MEDIUM, called.start()) if len(full) == 1 else None


def _by_post(page: Page, unit: Unit) -> Leader | None:
    """Somebody named with a post of which another sentence says that it leads careers."""
    told = _POST_LEADS.search(unit.low)
    if told is None or unit.law:
        return None
    for other in _around_here(page, unit):
        place = other.low.find(told["post"])
        if place < 0 or other is unit:
            continue
        before = names(other.text, max(0, place - _BESIDE), place)
        if before and _BETWEEN.fullmatch(other.low, before[-1].end, place):
            return Leader(before[-1].text, other, len(other.text), Confidence.MEDIUM, before[-1].start)
        gap = _BETWEEN.match(other.low, place + len(told["post"]))
        if gap and (name := name_at(other.text, gap.end())):
            return Leader(name.text, other, name.end, Confidence.MEDIUM, place)
    return None


def _told_next(page: Page, unit: Unit) -> Leader | None:
    """The sentence after the one that speaks of the leader may give the name: "Her name is …"."""
    following = page.units[unit.index + 1] if unit.index + 1 < len(page.units) else None
    begins = _HER_NAME.match(following.low) if following else None
    name = name_at(following.text, begins.end()) if following and begins else None
    return Leader(name.text, unit, len(unit.text), Confidence.MEDIUM, 0) if name else None


def _told_before(page: Page, unit: Unit) -> Leader | None:
    """The sentence before may give the name, where this one says what the person is: "Her title is …"."""
    before = page.units[unit.index - 1] if unit.index and _HER_TITLE.match(unit.low) else None
    found = names(before.text, 0, len(before.text)) if before else []
    return Leader(found[0].text, unit, len(unit.text), Confidence.MEDIUM, 0) if len(found) == 1 else None


def _after(unit: Unit, hit: re.Match[str]) -> Leader | None:
    gap = _AFTER_ROLE.match(unit.low, hit.end())
    if gap is None:
        return None
    separator = gap.group("sep")
    name = name_at(unit.text, gap.end())
    if name is None and separator.strip().startswith(","):
        return None
    if name is None or not _believable(name, unit.text, separator):
        return None
    extra = gap.group("extra") or ""
    if _BARE_HEAD.search(extra) or (re.search(r"advis[eo]r", extra) and "," in separator):
        return None
    if not separator.strip() and other_role(unit.low[name.end : name.end + 30].split(".")[0]) and "," in unit.low[name.end : name.end + 3]:
        return None
    return Leader(name.text, unit, name.end, Confidence.HIGH if name.titled else Confidence.MEDIUM, hit.start())


def _believable(name: Name, text: str, separator: str) -> bool:
    """An untitled name needs a real separator, or must not run on into other capitalised words."""
    if name.titled:
        return True
    following = text[name.end : name.end + 2]
    return bool(separator.strip()) or not re.match(r"\s[A-Z]", following) or bool(_REACHED.match(text, name.end))


def _before(unit: Unit, hit: re.Match[str]) -> Leader | None:
    after = unit.low[hit.end() : hit.end() + 40]
    if re.match(r"\s*[:|]\s*\S", after) and name_at(unit.text, hit.end() + len(re.match(r"[\s:|]*", after).group())):  # type: ignore[union-attr]
        return None
    if (met_as := _INTRODUCED.search(unit.text, 0, hit.start())) is not None:
        return Leader(met_as["name"], unit, hit.end(), Confidence.MEDIUM, met_as.start("name"))
    window = max(0, hit.start() - 130)
    for name in reversed(names(unit.text, window, hit.start())):
        gap = unit.low[name.end : hit.start()]
        if re.search(r"\b(?:was(?! appointed)|were|until|former(?:ly)?|previous(?:ly)?|used to)\b", gap):
            return None
        if not gap.strip() and name.titled and not other_role(unit.low[max(0, name.start - 22) : name.start]):
            return Leader(name.text, unit, hit.end(), Confidence.MEDIUM, name.start)
        if _GAP.fullmatch(gap + " ") and (not _JOINED.search(gap) or _OTHER_POST.match(gap)) and "governor" not in gap:
            if re.search(r"\b(?:and|&)\s*$", gap) and not re.search(r"(?:[a-z]{3,}|\d) (?:and|&)\s*$", gap.replace("(", " ")):
                continue
            return Leader(name.text, unit, hit.end(), Confidence.HIGH if name.titled else Confidence.MEDIUM, name.start)
        return None
    return None


def _around(unit: Unit, hit: re.Match[str]) -> Leader | None:
    """A name further off in the sentence: what stands between may say anything that does not give the role to another."""
    for name in names(unit.text, hit.end(), hit.end() + _FAR)[:1]:
        gap = unit.low[hit.end() : name.start]
        if _OPENS.match(gap) and _LEADS_TO_NAME.search(gap) and not _PARTS.search(gap):
            return Leader(name.text, unit, name.end, Confidence.MEDIUM, hit.start())
    for name in reversed(names(unit.text, max(0, hit.start() - _FAR), hit.start())):
        gap = unit.low[name.end : hit.start()]
        if _OPENS.match(gap) and _LEADS_TO_ROLE.search(gap) and not _PARTS.search(gap):
            return Leader(name.text, unit, hit.end(), Confidence.MEDIUM, name.start)
        break
    return None


def _lines(page: Page, unit: Unit, hit: re.Match[str]) -> Leader | None:
    """A role on a line of its own belongs to the name on the line above (a signature) or below (a staff list)."""
    rest = f"{unit.low[: hit.start()]} {unit.low[hit.end() :]}"
    if len(unit.low) > _ROLE_LINE or _SENTENCE.search(rest) or other_role(re.sub(rf"\b{_ROLE_WORDS}\b", "", rest)):
        return None
    above, below = _previous_name(page, unit), _next_name(page, unit)
    pick = _choose(page, unit, above, below)
    if pick is None:
        return None
    name, other = pick
    return Leader(name.text, other, name.end if other.index > unit.index else len(other.text), Confidence.HIGH if name.titled else Confidence.MEDIUM, 0)


def _choose(page: Page, unit: Unit, above: Name | None, below: Name | None) -> tuple[Name, Unit] | None:
    up = page.units[unit.index - 1] if unit.index else unit
    down = page.units[unit.index + 1] if unit.index + 1 < len(page.units) else unit
    if above and is_name_line(up.text) and below and is_name_line(down.text):
        # A list of names and roles by turns: what comes first in the run comes first in each pair.
        place = unit.index - 1
        while place >= 0 and len(page.units[place].text) < 60 and page.units[place].kind != "heading":
            if bool(is_name_line(page.units[place].text)) != ((unit.index - place) % 2 == 1):
                break
            place -= 1
        first_is_name = (unit.index - (place + 1)) % 2 == 1
        return (above, up) if first_is_name else (below, down)
    if above and not unit.text.rstrip().endswith(":") and (unit.kind != "heading" or not below):
        return above, up
    if below and not other_role(down.low[below.end : below.end + 40]):
        return below, down
    return None


def _previous_name(page: Page, unit: Unit) -> Name | None:
    if not unit.index:
        return None
    other = page.units[unit.index - 1]
    return is_name_line(other.text) if len(other.text) < 80 else None


def _next_name(page: Page, unit: Unit) -> Name | None:
    if unit.index + 1 >= len(page.units):
        return None
    other = page.units[unit.index + 1]
    start = re.match(r"\s*(?:name|contact)?\s*[:|-]?\s*", other.low)
    name = name_at(other.text, start.end() if start else 0)
    if name is None or not (name.titled or is_name_line(other.text) or other.text[name.end : name.end + 1] in (",", "(")):
        return None
    return name


def _leads(unit: Unit, hit: re.Match[str]) -> tuple[Leader | None, str]:
    """Somebody who "leads careers": the leader, unless another role stands beside the name."""
    if hit.group().rstrip().endswith("by"):
        start = re.match(r"(?:our |the )?(?:[a-z-]+ ){0,4}?(?=\S*\b(?:mrs?|ms|miss|mx|dr|prof)\b|\S)", unit.low[hit.end() :])
        name = name_at(unit.text, hit.end()) or next(iter(titled_names(unit.text, hit.end(), hit.end() + 60)), None)
        beside = unit.low[hit.end() : (name.end if name else hit.end()) + 40]
        del start
    else:
        found = names(unit.text, max(0, hit.start() - 90), hit.start())
        name = found[-1] if found else None
        beside = re.sub(r"\([^()]*\)", "", unit.low[name.end : hit.start()]) if name else ""
        if name and not re.fullmatch(r"[\s,()-]*(?:who |our |the |is |has been |currently |also |and )*(?:[a-z&' -]{0,50})[\s,()]*", beside) and not (len(found) == 1 and _SHE.search(beside)):
            name = None
    if name is None:
        return None, ""
    if re.search(r"advis[eo]r|governor|enterprise|hub", beside):
        return None, name.text
    return Leader(name.text, unit, name.end, Confidence.MEDIUM, min(name.start, hit.start())), ""
