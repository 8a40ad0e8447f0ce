"""PUB-8: personal guidance and a way to reach it (G: Benchmark 8; C 8.4, 8.5)."""

from __future__ import annotations

import re

from careersite.findings import Confidence

from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_ONE = r"(?:1 ?[:\-] ?1|1 ?(?:to|2) ?1|one[- ]to[- ]one|1-2-1|121|one-on-one)"
_GUIDANCE = re.compile(
    rf"\bpersonal (?:careers )?guidance\b|\b(?:{_ONE})\b[^.;]{{0,40}}\b(?:guidance|interviews?|meetings?|appointments?|careers?|advice|advis[eo]rs?|support|sessions?|discussions?|chats?)\b|\b(?:careers?|guidance|iag|impartial|independent|individual)(?: guidance| advice| and \w+)? (?:interviews?|appointments?|meetings?|consultations?|discussions?)\b"
    rf"|\b(?:careers? |level 6 |l6 |qualified |independent |impartial |guidance |external |connexions |trained |our |ceiag |school )+(?:\([^)]{{0,30}}\) )?(?:careers? |guidance )?(?:advis[eo]rs?|practitioner|counsellor)\b|\b(?:impartial|independent|individual|confidential|face[- ]to[- ]face) (?:and \w+ )?(?:careers? )?(?:guidance|advice)\b|\bcareers (?:guidance|advice) (?:session|interview|meeting|appointment)s?\b|\badvis[eo]rs? (?:is |are )?available\b"
)
_ROUTE = re.compile(
    r"\b(?:to|can|may|please|should|must|could|and|also|or|you|how to|they) (?:also |always )?(?:book|arrange|request|make|organise|set up|schedule|ask for|sign up for|get|secure)\b[^.;]{0,50}\b(?:appointments?|meetings?|interviews?|slots?|sessions?|time|one|this|chat|guidance|discussion|booking)\b|\bto book\b|\bbookings?\b[^.;]{0,40}\b(?:through|via|with|by|at|are|can|form|link|online)\b|\b(?:can|may|should) be (?:booked|arranged|requested|made|organised|contacted|reached|e-?mailed|found|seen|approached|booked in)\b"
    r"|\bby (?:prior )?appointment\b|\bappointments? (?:are|is|can|may|should|through|via|with|at|by|online|available)\b[^.;]{0,50}\b(?:available|booked|made|through|via|from|with|by|on|arranged|library)\b|\b(?:would like|want|wish(?:es|ing)?|need|like|interested in|requir\w+) (?:to (?:have|book|make|arrange|see|speak|meet|talk|discuss)|an?|another|some|extra|further)\b[^.;]{0,80}\b(?:contact|e-?mail|speak to|see|ask|tell|let|call|talk to|drop|please|fill|complete)\b"
    r"|\bself[- ]?refer\w*|\brefer(?:red)? themselves|\breferral system\b|\bdrop[- ]?ins?\b|\bdrop in\b|\bsign up\b|\bpop in(?:to)?\b|\b(?:available|present|on hand|in attendance|attends?|there|joins?) (?:at|for|on|in|during|to) (?:all |every |each |our |the |most |year \d+ |both )*(?:parents'?(?: and carers'?)? evenings?|consultation evenings?|options (?:and \w+ )?evenings?|results? days?|ehcp (?:\w+ )?reviews?|lunch\w*|break\w*|annual reviews?|careers (?:office|room)|library|the library|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?)"
    r"|\b(?:speak|talk) to (?:your|their|the|a|our|any) (?:form |head of |class |personal )?(?:tutors?|year|head|teacher|mentor|progress leader|careers leader|careers lead)\b[^.;]{0,40}\b(?:to|who|and|for|if)\b|\bask (?:your|their|the|a|at) (?:form |class |personal )?(?:tutor|teacher|head of year|reception|library|office)\b|\b(?:pupils|students|learners|parents|carers|they|you|families)[^.;]{0,40}\b(?:can|may) (?:also )?(?:request|ask (?:for|to)|book|make|e-?mail|refer|contact)\b"
    r"|\bask (?:for )?(?:mrs?|ms|miss|dr|mx|our|the careers)\b[^.;]{0,60}\b(?:for|to|if|about)\b|\b(?:call|ring|phone|telephone|e-?mail) us\b|\brequest (?:an?|for an?|one) (?:\w+ )?(?:appointment|interview|meeting|guidance)|\brequests? (?:can|should|may) be\b|\b(?:complete|fill in|use|submit) (?:the|this|our|an?) [^.;]{0,30}(?:form|link|booking|slip|qr)\b|\boffice (?:is )?open\b|\bappointment (?:form|slip|request)\b|\bthrough (?:the |their |your )(?:form )?(?:tutor|library|head of year|careers office)\b"
)
_CONTACT = re.compile(r"\S+@\S+\.\S+|(?<!\d)(?:\+44|\(?0)\d[\d\s()]{8,12}\d|\[email[\s\xa0]*protected\]|\bcontact (?:her|him|them|mrs?|ms|miss|dr|our careers adviser|the careers adviser|our careers advisor|the careers advisor)\b")
_ADVISER = re.compile(r"\bcareers? (?:guidance )?(?:advis[eo]r|practitioner|counsellor)s?\b|\bguidance (?:advis[eo]r|counsellor|practitioner)s?\b|\blevel 6\b|\bl6\b|\badvis[eo]r\b")
_NOT = re.compile(
    r"\bmock (?:job )?interviews?\b|\bstaff (?:can|may|should|will|must|are able to|make|complete) (?:also )?(?:refer|make|complete|a)\b|\b(?:refer(?:red|rals?)?|nominated|selected|identified|chosen) by (?:\w+ )?(?:staff|teachers?|tutors?|heads? of year|pastoral|the school|slt)\b|\bstaff referrals?\b|\bproviders?\b[^.;]{0,40}\b(?:access|request)|\benterprise advis[eo]rs?\b|\bfinancial advis[eo]rs?\b"
    r"|\b(?:work experience|placement|employers? (?:who|wish|would)|employers? can|medical|dentist|doctor|uniform|admissions?|complaint|governor|tour of the school|job interview|college interview|interview skills|interview (?:technique|practice))\b"
)
_WEAK = re.compile(r"\balways speak to\b")


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-8 over all pages."""
    verdicts = [absent("PUB-8", "guidance-not-described")]
    for page in pages:
        if not re.search(r"guidance|advis[eo]r|interview|appointment|1:1|one.to.one|1-1", page.low):
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
        if _ADVISER.search(low) and _CONTACT.search(low) and not _NOT.search(low):
            return met("PUB-8", "guidance-and-route", page.at(unit), sure=Confidence.MEDIUM)
        for other in page.after(unit, 2):
            if other.law or other.provider or not _follows(other.low):
                continue
            return met("PUB-8", "guidance-and-route", page.at(unit), page.at(other), sure=Confidence.MEDIUM)
    return unclear("PUB-8", "guidance-without-route", page.at(unit))


def _reaches(low: str) -> bool:
    """A route in the same sentence, which does not belong to something else."""
    if ";" in low:
        return any(_reaches(clause) and _GUIDANCE.search(clause) for clause in low.split(";"))
    hit = _ROUTE.search(low)
    return bool(hit) and not _WEAK.search(low) and not (_NOT.search(low) and not re.search(r"\bmock\b.{0,200}\b(?:careers|guidance) (?:interview|appointment)", low))


def _follows(low: str) -> bool:
    """A next sentence that says how: by its own words about appointments, or by an adviser's address."""
    if _NOT.search(low) or _WEAK.search(low):
        return False
    if _ROUTE.search(low) and re.search(r"appointment|book|meeting|interview|guidance|advis|drop|refer|sign up|session|tutor|see (?:her|him|them)|speak|request|parents|email|contact", low):
        return True
    return bool(re.search(r"\b(?:contact|e-?mail|ring|call|reach|speak to|see)\b", low) and re.search(r"\b(?:appointment|guidance|interview|advis[eo]r|her|him|she|he|them)\b", low) and (_CONTACT.search(low) or "appointment" in low))


def _below(page: Page, unit: Unit) -> RowVerdict:
    for other in page.after(unit, 4):
        if not other.law and not other.provider and (_reaches(other.low) and re.search(r"appointment|guidance|interview|advis|meeting|book|drop|session|1:1|referral", other.low)):
            return met("PUB-8", "guidance-and-route", page.at(other), sure=Confidence.MEDIUM)
    return unclear("PUB-8", "guidance-without-route", page.at(unit))
