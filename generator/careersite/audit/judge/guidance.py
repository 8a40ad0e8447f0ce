"""PUB-8: personal guidance and a way to reach it (G: Benchmark 8; C 8.4, 8.5)."""

from __future__ import annotations

import re

from careersite.findings import Confidence

from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_ONE = r"(?:1 ?[:\-] ?1|1 ?(?:to|2) ?1|one[- ]to[- ]one|1-2-1|121|one-on-one)"
_GUIDANCE = Cue(
    rf"\bfor an? {_ONE}\b|\b(?:sees?|meets?(?: with)?|talks? to) (?:\w+ ){{0,2}}(?:students|pupils|learners)[^.;]{{0,20}}\bfor (?:careers|personal) (?:guidance|advice)\b|\bcareers professional\b|\badvis[eo]rs? in school\b|\bthe advis[eo]r\b|\b(?:careers|personal|impartial|one-to-one|independent) (?:guidance|advice) (?:is|can be|from|with|by)\b|\bpersonal (?:careers )?guidance\b|\b(?:{_ONE})\b[^.;]{{0,40}}\b(?:guidance|interviews?|meetings?|appointments?|careers?|advice|advis[eo]rs?|support|sessions?|discussions?|chats?)\b|\b(?:careers?|guidance|iag|impartial|independent|individual)(?: guidance| advice| and \w+)? (?:interviews?|appointments?|meetings?|consultations?|discussions?)\b"
    rf"|\b(?:careers? |level 6 |l6 |qualified |independent |impartial |guidance |external |connexions |trained |our |ceiag |school )+(?:\([^)]{{0,30}}\) )?(?:careers? |guidance )?(?:advis[eo]rs?|(?<=careers )practitioner|(?<=guidance )practitioner|(?<=careers )counsellor|(?<=guidance )counsellor)\b|\b(?:impartial|independent|individual|confidential|face[- ]to[- ]face) (?:and \w+ )?(?:careers? )?(?:guidance|advice)\b|\bcareers (?:guidance|advice) (?:session|interview|meeting|appointment)s?\b|\badvis[eo]rs? (?:is |are )?available\b",
    "guidance", "interview", "advis", "appointment", "meeting", "advice", "counsellor", "practitioner", "discussion", "consultation", "1", "one", "professional",
)
_PLACE = (
    r"(?:(?:form |personal |class |pastoral )?tutors?|heads? of (?:year|sixth form|house)|progress leaders?|pastoral (?:team|office|leader)|library|librarian|reception|school office|main office|student services|careers (?:team|office|room|hub|leader|lead|centre|department|page)|"
    r"sixth form (?:team|office)|(?:the )?office|the hub|notice ?board|app|portal|satchel|teams|unifrog|qr code|booking link|form|senco|mentor|teacher|key worker|mrs?\b|ms\b|miss\b|dr\b|list|sheet|slip)"
)
_ROUTE = re.compile(
    r"\b(?:can|may|could|should|please|to|just|simply|must|either|and|or|also|welcome to|able to|they|you|who|how to|do)\s+(?:also |always |then |either |even |all |both )?"
    r"(?:book|arrange|request|make (?:an? |their |your |the )?(?:\w+ )?(?:appointment|booking|time)|organise|schedule|self-?refer|refer (?:themselves|yourself)|sign up|apply (?:for|using|by|through|online)|register|drop[- ]in|pop in|call in|call into|come (?:along|and see|to the careers)|ask for|"
    r"e-?mail|contact|ring|phone|telephone|message|complete (?:the|a|an|our|this)|fill in|put (?:your|their) names?|get in touch|knock)\b"
    r"|(?:^|[:;,] )(?:please )?(?:book|e-?mail|contact|fill in|complete|call|ring|ask|sign up|come and see|make an appointment)\b|\b(?:make|book|fix) an appointment\b|\badd (?:their|your) names?\b|\bto book\b|\b(?:see|speak to|speak with|talk to|ask|ask at|tell|let|go to|visit|via|through|by|at)\s+(?:any |a |an |the |their |your |our |his |her |or |either )*(?:\w+ )?"
    + _PLACE
    + r"\b|\b(?:by|on|upon) (?:prior )?(?:appointment|arrangement|request|referral)\b|\bself[- ]?refer\w*|\breferral (?:system|form|process)\b|\bdrop[- ]?ins?\b|\bwithout an appointment\b|\bopen[- ]door\b|\bdoor is (?:always )?open\b"
    r"|\b(?:appointments?|bookings?|slots?|meetings?|interviews?|sessions?)\b[^.;]{0,40}\b(?:can|may|are|is) (?:also |then )?(?:be )?(?:booked|made|arranged|requested|organised|available|open to)\b|\b(?:can|may|should) be (?:contacted|reached|e-?mailed|found|approached|booked)\b"
    r"|\b(?:students|pupils|learners|parents|all|everyone|you)\b[^.;]{0,20}\b(?:are|is) (?:always |very )?welcome\b|\bask(?:s|ing)? to (?:see|meet|speak|talk)\b|\bcan be had\b|\bsurgery\b|\bcan be found\b|\bcan (?:talk|speak) (?:to|with) (?:her|him)\b|\bcan fix\b"
    r"|\b(?:students|pupils|learners|formers|parents|others|anyone|they|families)(?: and \w+)?(?: who [^.;]{0,40})? (?:make|book|request|sign up|apply|put|ask|register|refer)\b|\bby (?:putting|filling|asking|signing|emailing|e-mailing|calling|speaking|contacting|phoning|completing|booking)\b"
    r"|\b(?:would like|want|wants|wish(?:es|ing)?|needs?|like|interested in|requir\w+)\b[^.;]{0,80}\b(?:contact|e-?mail|speak to|see|ask|tell|let|call|talk to|drop|fill|complete|book)\b"
    r"|\b(?:book(?:ed|ing|ings)?|appointments?|arranged?|request(?:ed|s)?|contact(?:ed)?|reached|made)\b[^.;]{0,50}\b(?:by|via|through|on|at|using|with)\s(?:an? |the |our )?(?:e-?mail(?:ing)?|phone|phoning|telephone|website|link|app|online|teams|portal)\b|\bbooking link\b"
    r"|\b(?:available|present|on hand|in attendance|attends?|there|joins?|at) (?:at |for |on |in |during |to )?(?:all |every |each |our |the |most |year \d+ |and |both )*(?:parents'?(?: and carers'?)? evenings?|consultation evenings?|options (?:and \w+ )?evenings?|results? days?|ehcp (?:\w+ )?reviews?|annual reviews?)"
    r"|\bavailable (?:every|each|on|at|in|during|all) (?:\w+ ){0,3}(?:lunch\w*|break\w*|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|library|year|week)"
    r"|\boffice (?:is )?open\b|\bask (?:for )?(?:mrs?|ms|miss|dr|mx|our|the careers)\b[^.;]{0,60}\b(?:for|to|if|about)\b|\b(?:call|ring|phone|telephone|e-?mail) us\b"
)
_CONTACT = re.compile(r"\S+@\S+\.\S+|(?<!\d)(?:\+44|\(?0)\d[\d\s()]{8,12}\d|\[email[\s\xa0]*protected\]|\bcontact (?:her|him|them|mrs?|ms|miss|dr|our careers adviser|the careers adviser|our careers advisor|the careers advisor)\b")
#: A sentence, not an entry in a list of people.
_SAYS = re.compile(r"\b(?:can|may|please|if|for|available|appointments?|guidance|interviews?|advice|speak|see|meet|talk|book|who|wants?|needs?)\b|\?")
#: Who does the work is no way to reach them.
_DONE_BY = re.compile(r"\b(?:supported|led|helped|assisted|delivered|given|run|provided|held|managed|joined|carried out|overseen|written) by (?:the |our )?(?:mrs?|ms|miss|dr)\b")
_CALL = re.compile(r"\b(?:call|calling|ring|phone|e-?mail|contact|let us know|speak to|ask|see|get in touch|book)\b")
_ADVISER = re.compile(r"\bcareers? (?:guidance )?(?:advis[eo]r|practitioner|counsellor)s?\b|\bguidance (?:advis[eo]r|counsellor|practitioner)s?\b|\blevel 6\b|\bl6\b|\badvis[eo]r\b")
_NOT = re.compile(
    r"^\W*(?:all |our |any |local )?(?:providers?|employers?|businesses|organisations|governors|careers leaders|heads of year refer)\b|\bmock (?:job )?interviews?\b|\bstaff (?:can|may|should|will|must|are able to|make|complete) (?:also )?(?:refer|make|complete|a)\b\b|\b(?:refer(?:red|rals?)?|nominated|selected|identified|chosen|picked(?: out)?|targeted|put forward) by (?:\w+ )?(?:staff|teachers?|tutors?|heads? of year|pastoral|the school|slt)\b|\bstaff referrals?\b|\bstaff (?:who|wishing|wanting)\b|\bgovernors?\b|\bteaching posts?\b|\bvacanc\w+|\bcollege staff\b|\bnational careers service\b|(?<!through the )(?<!in the )(?<!at the )(?<!to the )(?<!via the )(?<!visit the )\bcareers hub\b|\bproviders?\b[^.;]{0,40}\b(?:access|request)|\benterprise advis[eo]rs?\b|\b(?:financial|finance|bursary|benefits|attendance|behaviour|reading) advis[eo]rs?\b"
    r"|\b(?:work experience|placement|employers? (?:who|wish|would)|employers? can|medical|dentist|doctor|uniform|admissions?|complaint|governor|tour of the school|job interview|college interview|interview skills|interview (?:technique|practice))\b"
)
_WEAK = re.compile(r"\balways (?:speak|talk) to\b|\b(?:takes?|held|taking) place\b(?!.*\b(?:book|appointment))|\bstaff can\b")


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-8 over all pages."""
    verdicts = [absent("PUB-8", "guidance-not-described")]
    for page in pages:
        if not re.search(r"guidance|advis[eo]r|practitioner|interview|appointment|meeting|1:1|one.to.one|1-1|1.to.1", page.low):
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
    if offer is None:
        return None
    if unit.kind == "heading":
        return _below(page, unit)
    if not unit.aim:
        if _reaches(low):
            return met("PUB-8", "guidance-and-route", page.at(unit))
        if _ADVISER.search(low) and _CONTACT.search(low) and _SAYS.search(low) and not _NOT.search(low):
            return met("PUB-8", "guidance-and-route", page.at(unit), sure=Confidence.MEDIUM)
        for other in page.after(unit, 2):
            asked = low.endswith("?") and other.index == unit.index + 1 and _CALL.search(other.low) and not _NOT.search(other.low)
            if other.law or other.provider or not (asked or _follows(other.low)):
                continue
            return met("PUB-8", "guidance-and-route", page.at(unit), page.at(other), sure=Confidence.MEDIUM)
        before = page.units[unit.index - 1] if unit.index else unit
        if before is not unit and before.kind != "heading" and not before.law and not before.provider and re.search(r"\b(?:to book|appointments?|book a)\b", before.low) and _reaches(before.low):
            return met("PUB-8", "guidance-and-route", page.at(unit), page.at(before), sure=Confidence.MEDIUM)
    return unclear("PUB-8", "guidance-without-route", page.at(unit))


def _reaches(low: str) -> bool:
    """A route in the same sentence, which does not belong to something else."""
    if re.search(r"\breferred by\b.*\b(?:themselves|parents|self)\b", low):
        return True
    if ";" in low:
        return any(_reaches(clause) for clause in low.split(";"))
    hit = _ROUTE.search(_DONE_BY.sub(" ", low))
    return bool(hit) and not _WEAK.search(low) and not (_NOT.search(low) and not re.search(r"\bmock\b.{0,200}\b(?:careers|guidance) (?:interview|appointment)", low))


def _follows(low: str) -> bool:
    """A next sentence that says how: by its own words about appointments, or by an adviser's address."""
    if re.search(r"\breferred by\b.*\b(?:themselves|parents|self)\b", low):
        return True
    if _NOT.search(low) or _WEAK.search(low):
        return False
    if _ROUTE.search(low) and re.search(r"appointment|book|interview|guidance|advis|drop|refer|sign up|\bher\b|\bhim\b|\bone\b|another|extra|slot|request", low):
        return True
    return bool(re.search(r"\b(?:contact|e-?mail|ring|call|reach|speak to|see)\b", low) and re.search(r"\b(?:appointment|guidance|interview|advis[eo]r|her|him|she|he|them)\b", low) and (_CONTACT.search(low) or "appointment" in low))


def _below(page: Page, unit: Unit) -> RowVerdict:
    for other in page.after(unit, 4):
        if not other.law and not other.provider and (_reaches(other.low) and re.search(r"appointment|guidance|interview|advis|meeting|book|drop|session|1:1|referral", other.low)):
            return met("PUB-8", "guidance-and-route", page.at(other), sure=Confidence.MEDIUM)
    if _ADVISER.search(unit.low) and "enterprise" not in unit.low:
        for other in page.after(unit, 2):
            if _CONTACT.search(other.low) and not _NOT.search(other.low):
                return met("PUB-8", "guidance-and-route", page.at(unit), page.at(other), sure=Confidence.MEDIUM)
    return unclear("PUB-8", "guidance-without-route", page.at(unit))
