"""PUB-8: personal guidance and a way to reach it (G: Benchmark 8; C 8.4, 8.5)."""

from __future__ import annotations

import re

from careersite.findings import Confidence

from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_ONE = r"(?:1 ?[:\-] ?1|1 ?(?:to|2) ?1|one[- ]to[- ]one|1-2-1|121|one-on-one)"
_GUIDANCE = Cue(
    rf"\bfor an? {_ONE}\b|\b(?:sees?|meets?(?: with)?|talks? to) (?:\w+ ){{0,2}}(?:students|pupils|learners)[^.;]{{0,20}}\bfor (?:careers|personal) (?:guidance|advice)\b|\b(?:careers|guidance) (?:professional|specialist)\b|\badvis[eo]rs? in school\b|\bthe advis[eo]r\b|\b(?:careers|personal|impartial|one-to-one|independent) (?:guidance|advice) (?:is|can be|from|with|by)\b|\bpersonal (?:careers )?guidance\b|\b(?:{_ONE})\b[^.;]{{0,40}}\b(?:guidance|interviews?|meetings?|appointments?|careers?|advice|advis[eo]rs?|support|sessions?|discussions?|chats?)\b|\b(?:careers?|guidance|iag|impartial|independent|individual)(?: guidance| advice| and \w+)? (?:interviews?|appointments?|meetings?|consultations?|discussions?)\b"
    rf"|\b(?:careers? |level 6 |l6 |qualified |independent |impartial |guidance |external |connexions |trained |our |ceiag |school )+(?:\([^)]{{0,30}}\) )?(?:careers? |guidance )?(?:advis[eo]rs?|(?<=careers )practitioner|(?<=guidance )practitioner|(?<=careers )counsellor|(?<=guidance )counsellor)\b|\b(?:impartial|independent|individual|confidential|face[- ]to[- ]face) (?:and \w+ )?(?:careers? )?(?:guidance|advice)\b|\bcareers (?:guidance|advice) (?:session|interview|meeting|appointment)s?\b|\badvis[eo]rs? (?:is |are )?available\b|\bcareers? coach(?:es)?\b",
)
_PLACE = (
    r"(?:(?:form |personal |class |pastoral )?tutors?|heads? of (?:year|sixth form|house)|progress leaders?|pastoral (?:team|office|leader)|library|librarian|reception|school office|main office|student services|careers (?:team|office|room|hub|leader|lead|centre|department|page)|"
    r"sixth form (?:team|office)|(?:the )?office|the hub|notice ?board|app|portal|satchel|teams|unifrog|qr code|booking link|form|senco|mentor|teacher|key worker|key person|mrs?\b|ms\b|miss\b|dr\b|list|sheet|slip)"
)
_ROUTE = Cue(
    r"\b(?:can|may|could|should|please|to|just|simply|must|either|and|or|also|welcome to|able to|they|you|who|how to|do)\s+(?:also |always |then |either |even |all |both )?"
    r"(?:book|arrange|request|make (?:an? |their |your |the )?(?:\w+ )?(?:appointment|booking|time)|organise|schedule|self-?refer|refer (?:themselves|yourself)|sign up|apply (?:for|using|by|through|online)|register|drop[- ]in|pop in|call in|call into|come (?:along|and see|to the careers)|ask for|"
    r"e-?mail|contact|ring|phone|telephone|message|complete (?:the|a|an|our|this)|fill in|put (?:your|their) names?|get in touch|knock)\b"
    r"|(?:^\s*|[:;,] )(?:please )?(?:pop (?:in|into|along)|drop (?:in|into|by)|call in|leave a (?:note|message)|turn up|knock|book|e-?mail|contact|fill in|complete|call|ring|ask|sign up|come and see|make an appointment)\b|\b(?:make|book|fix) an appointment\b|\badd (?:their|your) names?\b|\bto book\b|\b(?:see|speak to|speak with|talk to|ask|ask at|tell|let|go to|visit|via|through|by|at)\s+(?:any |a |an |the |their |your |our |his |her |or |either )*(?:\w+ )?"
    + _PLACE
    + r"\b|\b(?:by|on|upon) (?:prior )?(?:appointment|arrangement|request|referral)\b|\bself[- ]?refer\w*|\breferral (?:system|form|process)\b|\bdrop[- ]?ins?\b|\bwithout an appointment\b|\bopen[- ]door\b|\bdoor is (?:always )?open\b"
    r"|\b(?:appointments?|bookings?|slots?|meetings?|interviews?|sessions?)\b[^.;]{0,40}\b(?:can|may|are|is) (?:also |then )?(?:be )?(?:booked|made|arranged|requested|organised|available|open to)\b|\b(?:can|may|should) be (?:contacted|reached|e-?mailed|found|approached|booked)\b"
    r"|\b(?:students|pupils|learners|parents|all|everyone|you)\b[^.;]{0,20}\b(?:are|is) (?:always |very )?welcome\b|\bask(?:s|ing)? to (?:see|meet|speak|talk)\b|\bcan be had\b|\bsurgery\b|\bcan be found\b|\bcan (?:talk|speak) (?:to|with) (?:her|him)\b|\bcan fix\b"
    r"|\b(?:students|pupils|learners|formers|parents|others|anyone|they|families)(?: and \w+)?(?: who [^.;]{0,40})? (?:make|book|request|sign up|apply|put|ask|register|refer)\b|\bby (?:putting|filling|asking|signing|emailing|e-mailing|calling|speaking|contacting|phoning|completing|booking)\b"
    r"|\b(?:call|ring|phone|e-?mail|contact|see|meet|ask|speak to|talk to|visit) (?:her|him|them)\b|\b(?:use|complete|using|through|on|via) (?:the|our|a|an) (?:\w+ ){0,2}(?:form|diary|link|tile|sheet|slip)\b|\bput (?:your|their|a) names?\b|\bopen[- ]door\b|\b(?:by calling|calling) in\b|\bknock\b"
    r"|\b(?:would like|want|wants|wish(?:es|ing)?|needs?|like|interested in|requir\w+)\b[^.;]{0,80}\b(?:contact|e-?mail|speak to|see|ask|tell|let|call|talk to|drop|fill|complete|book)\b"
    r"|\b(?:book(?:ed|ing|ings)?|appointments?|arranged?|request(?:ed|s)?|contact(?:ed)?|reached|made)\b[^.;]{0,50}\b(?:by|via|through|on|at|using|with)\s(?:an? |the |our )?(?:e-?mail(?:ing)?|phone|phoning|telephone|website|link|app|online|teams|portal)\b|\bbooking link\b|\bpress(?:ing)? the (?:\w+ ){0,2}button\b|\bcan be (?:asked for|had)\b"
    r"|\b(?:available|present|on hand|in attendance|attends?|there|joins?|at) (?:at |for |on |in |during |to )?(?:all |every |each |our |the |most |year \d+ |and |both )*(?:parents[^a-z ]{0,2}i?(?: and carers'?)? evenings?|consultation evenings?|options (?:and \w+ )?evenings?|results? days?|ehcp (?:\w+ )?reviews?|annual reviews?)"
    r"|\bavailable (?:every|each|on|at|in|during|all) (?:\w+ ){0,3}(?:lunch\w*|break\w*|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|library|year|week)"
    r"|\boffice (?:is )?open\b|\bask (?:for )?(?:mrs?|ms|miss|dr|mx|our|the careers)\b[^.;]{0,60}\b(?:for|to|if|about)\b|\b(?:call|ring|phone|telephone|e-?mail) us\b"
)
_CONTACT = Cue(r"\S+@\S+\.\S+|(?<!\d)(?:\+44|\(?0)\d[\d\s()]{8,12}\d|\[email[\s\xa0]*protected\]|\bcontact (?:her|him|them|mrs?|ms|miss|dr|our careers adviser|the careers adviser|our careers advisor|the careers advisor)\b")
#: A sentence, not an entry in a list of people.
#: Guidance on offer, as a heading, a question or the sentence before names it.
_OFFERED = Cue(
    rf"\b(?:careers?|personal|independent|impartial|getting|individual|{_ONE}) (?:careers? )?(?:guidance|advice|advis[eo]rs?|interviews?|meetings?|appointments?)\b|(?<!and )(?<!& )\bguidance(?: interviews?| meetings?| appointments?)?\W*$|\b(?:see|meet|meeting|minutes|time|talk|speak|chat)(?: \w+){{0,2}} (?:with |to )?(?:an?|our|the|your) (?:\w+ ){{0,2}}advis[eo]r\b|^\W*(?:our |the )?advis[eo]rs?\W*$|\b\d\d[- ]minutes? (?:careers )?(?:meeting|interview|guidance)|\badvice in private\b|\blevel (?:6|7|six|seven)\b"
)
#: What ties a way to the guidance before it, and who may use it.
_LINK = Cue(r"\b(?:put (?:you|them|your|their)|his list|her list|sign(?:s|ed)? up|turn up|timetabled|appointments?|meetings?|interviews?|slots?|sessions?|one|another|sooner|earlier|guidance|advis[eo]rs?|self[- ]?refer\w*|referr\w+|her|him|them|she|he|drop[- ]?ins?|book\w*|request|open door|time|again|extra|further)\b")
_WHO = Cue(r"\b(?:students?|pupils?|learners?|parents?|carers?|famil(?:y|ies)|anyone|anybody|everyone|any learner|all|you|your|formers|year \d+s?|child)\b|^\W*(?:please |just |simply |or |step \d\W*)?(?:book|ask|e-?mail|contact|call|ring|see|speak|talk|fill|complete|put|knock|drop|come|pop|tell|sign|use|make|message|scan|visit)\b")
_ASKED = Cue(r"\W*(?:please |just |simply |or |step \d\W*)?(?:book|ask|e-?mail|contact|call|ring|see|speak|talk|fill|complete|put|knock|drop|come|pop|tell|sign|use|make|message|scan|visit)\b")
#: How far back an offer may stand, and what headings (2), an offer before (1), a link (1) and a person (1) must come to.
_NEAR, _ENOUGH = 4, 3
#: A title is no longer; a sentence as short as a tip ("Ask your adviser.") says no way by itself.
_TITLE, _TIP = 100, 32
#: An adviser who is named as somebody's colleague is not offered.
_COLLEAGUE = Cue(r"\bwork\w* (?:\w+ ){0,2}with\b[^.;]*\badvis[eo]r")
_SAYS = Cue(r"\b(?:can|may|please|if|for|available|appointments?|guidance|interviews?|advice|speak|see|meet|talk|book|who|wants?|needs?)\b|\?")
#: Who does the work is no way to reach them.
_DONE_BY = Cue(r"\b(?:supported|led|helped|assisted|delivered|given|run|provided|held|managed|joined|carried out|overseen|written) by (?:the |our |an? )?(?:\w+ ){0,3}(?:mrs?|ms|miss|dr|leader|lead|team|advis[eo]r)\b")
_CALL = Cue(r"\b(?:call|calling|ring|phone|e-?mail|contact|let us know|speak to|ask|see|get in touch|book)\b")
_ADVISER = Cue(r"\bcareers? (?:guidance )?(?:advis[eo]r|practitioner|counsellor)s?\b|\bguidance (?:advis[eo]r|counsellor|practitioner)s?\b|\blevel 6\b|\bl6\b|\badvis[eo]r\b")
_NOT = Cue(
    r"(?<!careers )(?<!guidance )\bcounsell(?:or|ing)\b|\bwellbeing\b|\bcontact the department\b|^\W*(?:all |our |any |local )?(?:providers?|employers?|businesses|organisations|governors|careers leaders|heads of year refer)\b|\bmock (?:job )?interviews?\b|\bstaff (?:can|may|should|will|must|are able to|make|complete) (?:also )?(?:refer|make|complete|a)\b\b|\b(?:refer(?:red|rals?)?|nominated|selected|identified|chosen|picked(?: out)?|targeted|put forward) by (?:\w+ )?(?:staff|teachers?|tutors?|heads? of year|pastoral|the school|slt)\b|\bstaff referrals?\b|\bstaff (?:who|wishing|wanting)\b|\bgovernors?\b|\bteaching posts?\b|\bvacanc\w+|\bcollege staff\b|\bnational careers service\b|(?<!through the )(?<!in the )(?<!at the )(?<!to the )(?<!via the )(?<!visit the )\bcareers hub\b|\bproviders?\b[^.;]{0,40}\b(?:access|request)|\benterprise advis[eo]rs?\b|\b(?:financial|finance|bursary|benefits|attendance|behaviour|reading) advis[eo]rs?\b"
    r"|\b(?:work experience|placement|employers? (?:who|wish|would)|employers? can|medical|dentist|doctor|uniform|admissions?|complaint|governor|tour of the school|job interview|college interview|interview skills|interview (?:technique|practice))\b"
)
_WEAK = Cue(r"\balways (?:speak|talk) to\b|\b(?:takes?|held|taking) place\b(?!.*\b(?:book|appointment))|(?<!and )\bstaff can\b")


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-8 over all pages."""
    verdicts = [absent("PUB-8", "guidance-not-described")]
    for page in pages:
        if not re.search(r"guidance|advis[eo]r|practitioner|interview|appointment|meeting|minutes with|1:1|one.to.one|1-1|1.to.1", page.low):
            continue
        for unit in page.units:
            if (verdict := _unit(page, unit)) is not None:
                verdicts.append(verdict)
    return verdicts


def _unit(page: Page, unit: Unit) -> RowVerdict | None:
    low = unit.low
    if unit.law or unit.promised or unit.provider and not re.search(r"appointment|guidance interview", low):
        return None
    offer = _GUIDANCE.search(low)
    if unit.kind == "heading":
        return _below(page, unit) if offer else None
    if not unit.aim and (shown := _route(page, unit)) is not None:
        return shown
    return unclear("PUB-8", "guidance-without-route", page.at(unit)) if offer else None


def _route(page: Page, unit: Unit) -> RowVerdict | None:
    """A way to reach guidance in this sentence, for guidance that it, its heading or the sentences before it offer."""
    low = unit.low
    offered = bool(_GUIDANCE.search(low))
    headed = any(_OFFERED.search(above) and not _NOT.search(above) for above in (page.units[0].low[:_TITLE], *unit.under.split(" > ")[-2:]))
    linked = bool(_LINK.search(low))
    if not (offered or headed or linked):
        return None
    before = [other for other in page.units[max(0, unit.index - _NEAR) : unit.index] if not (other.law or other.aim or other.provider)]
    near = [other for other in before if (_GUIDANCE.search(other.low) or _OFFERED.search(other.low)) and not (_NOT.search(other.low) or _COLLEAGUE.search(other.low)) and _same_part(page, other, unit)]
    if not (offered or headed or near):
        return None
    reached = _reaches(low)
    by_name = bool(_ADVISER.search(low) and _CONTACT.search(low) and _SAYS.search(low) and not _NOT.search(low))
    if not (reached or by_name):
        return None
    if offered and len(low) > _TIP:
        return met("PUB-8", "guidance-and-route", page.at(unit), sure=Confidence.HIGH if reached else Confidence.MEDIUM)
    close = bool(near) and linked and unit.index - near[-1].index <= 2
    points = 2 * headed + bool(near) + close + linked + bool(_WHO.search(low))
    if points < _ENOUGH or not (headed and (linked or _ASKED.match(low)) or near and linked):
        return None
    return met("PUB-8", "guidance-and-route", *([page.at(near[-1])] if near else []), page.at(unit), sure=Confidence.MEDIUM)


def _same_part(page: Page, before: Unit, unit: Unit) -> bool:
    """Whether both stand below the same heading."""
    blocks = page.extract.blocks
    return blocks[before.block].under == blocks[unit.block].under


def _reaches(low: str) -> bool:
    """A route in the same sentence, which does not belong to something else."""
    if re.search(r"\breferred by\b.*\b(?:themselves|parents|self)\b|\bself[- ]?refer|\bor (?:can |may )?be referred\b", low):
        return True
    if ";" in low:
        return not _NOT.match(low) and any(_reaches(clause) for clause in low.split(";"))
    hit = _ROUTE.search(_DONE_BY.sub(" ", low))
    return bool(hit) and not _WEAK.search(low) and not (_NOT.search(low) and not re.search(r"\bmock\b.{0,200}\b(?:careers|guidance) (?:interview|appointment)", low))


def _below(page: Page, unit: Unit) -> RowVerdict:
    for other in page.after(unit, 4):
        if not other.law and not other.provider and (_reaches(other.low) and re.search(r"appointment|guidance|interview|advis|meeting|book|drop|session|1:1|referral", other.low)):
            return met("PUB-8", "guidance-and-route", page.at(other), sure=Confidence.MEDIUM)
    if _ADVISER.search(unit.low) and "enterprise" not in unit.low:
        for other in page.after(unit, 2):
            if _CONTACT.search(other.low) and not _NOT.search(other.low):
                return met("PUB-8", "guidance-and-route", page.at(unit), page.at(other), sure=Confidence.MEDIUM)
    return unclear("PUB-8", "guidance-without-route", page.at(unit))
