"""PUB-1 and PUB-2: the careers leader by name, and how to reach that person (G: "Publishing information about the careers programme")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careersite.findings import Confidence

from ..extract.contacts import EMAIL, HIDDEN
from .names import Name, is_name_line, name_at, names, other_role, titled_names
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

#: The three titles that say "leads careers" by themselves.
_FIRM = re.compile(
    r"\b(?:careers?(?:(?:,| and| &|/) (?!the|our|their)[a-z-]+| education| programme| guidance)? lead(?:er)?s?\b"
    r"|(?:careers? )?lead(?:er)? member of staff (?:for|with responsibility for) careers?\b|member of staff (?:who leads|leading) (?:on )?careers\b"
    r"|lead(?:er)? (?:for|of|on) careers?\b(?! advis| guidance advis| govern)|careers? team lead(?:er)?\b)"
)
#: Titles that may or may not mean the leader.
_UNSURE = re.compile(
    r"\b(?:careers?(?: (?:and|&) [a-z]+)? (?:co-?ordinator|manager|director|officer|champion)|co-?ordinator (?:of|for) careers|head of careers|director of careers"
    r"|(?:ceiag|ceg|cwre|cias|cegnet|ciag|ceag)(?: \w+)? (?:lead(?:er)?|co-?ordinator|manager)|lead(?:er)? for ceiag|aspirations? (?:co-?ordinator|lead|officer|manager)"
    r"|(?:slt|senior lead(?:er)?|senior leadership)(?: \w+){0,3} (?:for|with responsibility for|responsible for) (?:careers|ceiag)|(?:slt|senior) (?:careers )?link"
    r"|slt lead|responsib(?:le|ility) for (?:careers|ceiag)|in charge of careers|oversees? (?:the )?careers|careers (?:education )?team)\b"
)
#: What before or after the title takes it from this school's leader.
_NOT_BEFORE = re.compile(
    r"(?:student|pupil|young|assistant|deputy|former|previous|past|ex|outgoing|hub|area|regional|network|county|council|national|link|advis[eo]r and|governor and|local authority"
    r"|(?:assistant|deputy|pa|support) to|supports?|supporting|assists?|assisting|deputis\w+ for|line manag\w+ (?:of|to|for)?|manages|managed by|reports? to|work(?:s|ing)? with|alongside|on behalf of|not|no)"
    r"[\s,-]*(?:the |our |a )?$"
)
_NOT_AFTER = re.compile(
    r"\s*(?:'s|s')? ?\b(?:governor|line manager|assistant|support|admin\w*|award|training|course|network|link\b|hub|forum|role\b(?!:)|of the year|meetings?|conference|qualification|programme\b)"
    r"|\s*(?:at|from|of) (?:another|a neighbouring|a local|a partner|the local|the college|.{0,30}university|.{0,30}hub)"
    r"|\s*(?:until|up to) \d|\s*\((?:until|maternity|left)"
)
_ROLE_WORDS = (
    r"(?:assistant|associate|deputy|vice|senior|head ?teacher|principal|head|teacher|director|leader|lead|of|for|and|&|in|senco|sendco|sendcos?|inclusion|guidance"
    r"|counsellor|year|sixth|form|pshe|citizenship|personal|development|enterprise|employability|work|experience|co-?ordinator|manager|science|business|studies|maths|english|"
    r"aspirations?|transition|ks\d|\d+|key|stage|slt|raising|student|pupil|outcomes|pastoral|curriculum|post-?16|education|whole|careers?|ceiag|re|history|geography|computing|pe|music)"
)
_AFTER_ROLE = re.compile(
    rf"(?:'s name|'s contact(?: details)?| name(?: and contact(?: details)?)?| contact(?: details)?)?(?:\s*\((?!mr|ms|miss|dr|prof)[^()]{{0,40}}\))?"
    rf"(?P<extra>(?:\s*(?:and|&|/|,)\s*{_ROLE_WORDS}(?:\s+{_ROLE_WORDS}){{0,5}}))?"
    r"(?P<sep>(?:\s+(?:for|at|in|of) (?:the |our |this )?(?:whole )?(?:school|academy|college|trust|federation|[a-z' ]{3,30}(?:school|academy|college)|(?:the )?(?:ks|key stages?|years?|sixth form|post-?16)[\s\d&,and-]{0,12}|[a-z'.]+(?: [a-z'.]+){0,3}?(?=,| is\b| -|:)))?"
    r"(?:\s*(?:,|:|;|-|\(|\||=|\.{2,}|\bis\b|\bare\b|\bcurrently\b|\bwho is\b|\bwho are\b|\bcalled\b|\bnamed\b|\bname\b|\bthis year\b|\bis (?:currently )?(?:held|taken|filled|carried out|undertaken|done) by\b|\b(?:since|from) \w+ \d{4}\b|\bcontact\b|\bemail\b|\bremains\b|\bplease contact\b)){0,4}\s*)"
)
_GAP = re.compile(
    rf"(?:\s*\([^()]{{0,60}}\))?(?:\s*(?:,|-|\(|\||:|;|/|\bis\b|\bare\b|\bas\b|\bour\b|\bthe\b|\byour\b|\ba\b|\bwho\b|\bwho's\b|\bhas been\b|\btook over as\b|\bwas appointed(?: as| to)?\b|\bbecame\b|\bis now\b|\bjoined us as\b|\bstarted as\b|\b(?:has )?tak(?:es|en) on\b|\brole of\b|\bresponsible\b|\bacts?\b|\bworks\b|\bhas the role of\b|\bin (?:her|his|their) role\b"
    rf"|\b(?:the )?(?:school|academy|college)'?s?\b|\bdesignated\b|\bnamed\b|\btrained\b|\bqualified\b|\bfully\b|\bdedicated\b|\bexperienced\b|\bcurrent\b|\bnew\b|\bwhole\b|\b{_ROLE_WORDS}\b|\S+@\S+)){{1,14}}\s*"
)
_JOINED = re.compile(r"\band (?:the|our|your) *$|\) and *$|\band (?:the|our) [a-z]+ *$|, and *$|\bfor (?:the|our) *$|\bto (?:the|our) *$")
_BARE_HEAD = re.compile(r"(?<!assistant )(?<!deputy )(?<!vice )(?<!associate )\b(?:head ?teacher|principal|governor)\b")
_LEADS = re.compile(
    r"\b(?:leads?|is leading|heads(?: up)?) (?:on |our |all |the |whole[- ]school )*(?:school'?s? |academy'?s? )?careers(?! advis| fair| event| talk| lesson| session| assembl| club)"
    r"|\bcareers\b(?! (?:fair|event|talk|lesson|day|week|club|assembl|session|guidance (?:interview|meeting)|interview|meeting|workshop))[^.;:]{0,60}? (?:is|are) (?:currently |ably |jointly )?(?:led|headed(?: up)?)(?: [a-z]+){0,4} by "
)
_VACANT = re.compile(r"\b(?:vacan(?:t|cy)|to be (?:appointed|confirmed|announced)|tbc|tba|no longer|currently recruiting)\b")
PHONE = re.compile(r"(?<![\d/.-])(?:\+44\s?\(?0?\)?[\s-]?|\(?0)[\d](?:[\s().-]{0,2}\d){8,9}(?![\d/])")
_OFFICE = re.compile(r"\b(?:office|the school on|school on|reception|switchboard|main school|school (?:tel|phone|number|email)|general enquiries|enquiries)\b")
_OFFICE_BOX = re.compile(r"^(?:office|info|information|admin|administration|enquir(?:y|ies)|reception|contact|contactus|school|mail|hello|post|head|headteacher|principal|secretary|mailbox|sch)\b", re.I)
_POSTAL = re.compile(r"\b(?:road|street|lane|avenue|drive|way|close)\b[^.]{0,60}\b[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}\b|\b[a-z]{1,2}\d{1,2}[a-z]? \d[a-z]{2}\b")
#: "email or telephone" words with nothing, or only a joining word, where the address should be.
LOST = re.compile(
    r"\b(?:e-?mail(?:ed|ing)?(?: address)?|tele?phone|tel|phone|call(?:ing)?|contact(?:ed)?[^.,;:]{0,60} (?:on|at|via|by)|via e-?mail(?: at| on)?)\s*"
    r"(?::\s*(?:[.,;]|and\b|or\b|\||$)|(?:on|at|to|is)?\s*(?:[,;]|to to\b|at to\b|on or\b|on with\b|on and\b|and should\b)|\bto\s*,)"
    r"|\b(?:to to|on or|at or|on and|to and should|sent to ,|to ,|on ,|at ,)(?=[\s,.]|$)|\bon telephone:|\be-?mail ?: ?\.|\b(?:on|at|via)\s?[.;]\s*$"
)
_FORM = re.compile(r"\b(?:contact|enquiry|online|web) form\b|\bcomplete (?:the|this|our) form\b|\bform below\b")
#: Mentions of leaders whose contact is looked for on one page; no honest page has more.
_MOST = 12
_REQUESTS = re.compile(r"\b(?:providers?|requests?|access|apply|application)\b")


@dataclass(frozen=True, slots=True)
class Leader:
    """Who is named as leader and where: the unit of the name, the unit of the role, and the end of both in the text."""

    name: str
    unit: Unit
    end: int
    sure: Confidence
    start: int


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-1 and PUB-2 over all pages."""
    verdicts: list[RowVerdict] = [absent("PUB-1", "leader-not-named"), absent("PUB-2", "no-leader-contact")]
    for page in pages:
        if "career" not in page.low and "ceiag" not in page.low and "aspiration" not in page.low:
            continue
        leaders, vague = find_leaders(page)
        if leaders:
            first = leaders[0]
            verdicts.append(met("PUB-1", "leader-named", page.at(first.unit), sure=first.sure, name=first.name))
        verdicts += vague
        verdicts.append(_contact(page, leaders))
    return verdicts


def find_leaders(page: Page) -> tuple[list[Leader], list[RowVerdict]]:
    """The leaders that a page names, and what is unclear or missing about the name."""
    leaders: list[Leader] = []
    vague: list[RowVerdict] = []
    for unit in page.units:
        low = unit.low
        if not any(cue in low for cue in ("career", "ceiag", "aspiration", "lead")):
            continue
        for hit in _FIRM.finditer(low):
            if _barred(low, hit):
                continue
            leader = _tied(page, unit, hit)
            if leader:
                leaders.append(leader)
            elif _VACANT.search(low, hit.end(), hit.end() + 60):
                vague.append(absent("PUB-1", "leader-vacant", page.at(unit)))
            else:
                vague.append(absent("PUB-1", "leader-without-name", page.at(unit)))
        if ("lead" in low or " led " in low) and (led := _LEADS.search(low)):
            leader, doubt = _leads(unit, led)
            leaders += [leader] if leader else []
            vague += [unclear("PUB-1", "role-unclear", page.at(unit), name=doubt)] if doubt else []
        for hit in _UNSURE.finditer(low):
            near = names(unit.text, max(0, hit.start() - 80), min(len(unit.text), hit.end() + 80))
            near = near or [name for name in [_next_name(page, unit), _previous_name(page, unit)] if name and len(low) < 80]
            if near:
                vague.append(unclear("PUB-1", "role-unclear", page.at(unit), name=near[0].text))
    return leaders, vague


def _barred(low: str, hit: re.Match[str]) -> bool:
    before, after = low[max(0, hit.start() - 40) : hit.start()], low[hit.end() : hit.end() + 60]
    if _NOT_BEFORE.search(before) and not before.endswith(("assistant headteacher ", "deputy headteacher ")):
        return True
    return bool(_NOT_AFTER.match(after)) or "governor" in after[:22]


def _tied(page: Page, unit: Unit, hit: re.Match[str]) -> Leader | None:
    """Tie a name to the role: after it, before it, or on the line above or below."""
    return _after(unit, hit) or _before(unit, hit) or _lines(page, unit, hit)


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
    return bool(separator.strip()) or not re.match(r"\s[A-Z]", following)


def _before(unit: Unit, hit: re.Match[str]) -> Leader | None:
    after = unit.low[hit.end() : hit.end() + 40]
    if re.match(r"\s*[:|]\s*\S", after) and name_at(unit.text, hit.end() + len(re.match(r"[\s:|]*", after).group())):  # type: ignore[union-attr]
        return None
    window = max(0, hit.start() - 130)
    for name in reversed(names(unit.text, window, hit.start())):
        gap = unit.low[name.end : hit.start()]
        if re.search(r"\b(?:was(?! appointed)|were|until|former(?:ly)?|previous(?:ly)?|used to)\b", gap):
            return None
        if _GAP.fullmatch(gap + " ") and not _JOINED.search(gap) and "governor" not in gap:
            if re.search(r"\b(?:and|&)\s*$", gap) and not re.search(r"[a-z]{3,} (?:and|&)\s*$", gap.replace("(", " ")):
                continue
            return Leader(name.text, unit, hit.end(), Confidence.HIGH if name.titled else Confidence.MEDIUM, name.start)
        return None
    return None


def _lines(page: Page, unit: Unit, hit: re.Match[str]) -> Leader | None:
    """A role on a line of its own belongs to the name on the line above (a signature) or below (a staff list)."""
    rest = (unit.low[: hit.start()] + unit.low[hit.end() :]).strip(" :,-|.*()")
    rest = re.sub(rf"\b{_ROLE_WORDS}\b|\b(?:our|the|your|meet|who is|contact|details|school|academy|college|name|and|email|tel|is|are|at|lead member of staff)\b|\S+@\S+|[\d\s]{{9,}}", "", rest)
    if rest.strip(" :,-|.*()&/?'s") or len(unit.low) > 110:
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
    if name is None or not (name.titled or is_name_line(other.text)):
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
        found = names(unit.text, max(0, hit.start() - 60), hit.start())
        name = found[-1] if found else None
        beside = unit.low[name.end : hit.start()] if name else ""
        if name and not re.fullmatch(r"[\s,()-]*(?:who |our |the |is |currently |also |and )*(?:[a-z&' -]{0,50})[\s,()]*", beside):
            name = None
    if name is None:
        return None, ""
    if re.search(r"advis[eo]r|governor|enterprise|hub", beside):
        return None, name.text
    return Leader(name.text, unit, name.end, Confidence.MEDIUM, min(name.start, hit.start())), ""


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
    other = re.compile(r"\b(?:careers? (?:guidance )?advis[eo]r|head ?teacher|governor|senco)\b", re.I).search(text, end + 40)
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
            elif local.startswith("career") and not (unit.provider and _REQUESTS.search(unit.low)) and not other_role(unit.low):
                found.append(met("PUB-2", "leader-email", page.at(unit), sure=Confidence.MEDIUM, contact=hit.group()))
            elif local.startswith("career"):
                found.append(unclear("PUB-2", "contact-not-tied", page.at(unit), contact=hit.group()))
    return found


def _by_role(page: Page) -> list[RowVerdict]:
    """No name: an address given for "the careers leader" counts, except for providers' requests."""
    found: list[RowVerdict] = []
    for unit in page.units:
        hit = _FIRM.search(unit.low) if "lead" in unit.low else None
        if hit is None or _barred(unit.low, hit):
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
