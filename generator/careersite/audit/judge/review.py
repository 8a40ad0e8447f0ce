"""PUB-6 and PAP-6: the date of the next review (G: "Publishing information …" and "Provider access policy statement").

A date counts when the words beside it say that a review is to come; "annually" is a frequency, "approved", "updated" and
"last reviewed" look back, and a benchmark's or a target's review is another thing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from careersite.findings import Confidence

from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_MONTH = r"(?P<{}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_YEAR = r"(?P<{}>20\d\d|'\d\d|(?<=[\s-])\d\d(?![\d:./]))"
_TERMS = {"autumn": 12, "michaelmas": 12, "winter": 12, "spring": 3, "lent": 3, "easter": 3, "summer": 7, "trinity": 7}
_DATE = Cue(
    "|".join(
        (
            r"\b(?P<iso>20\d\d-\d\d?-\d\d?)\b",
            r"\b(?P<num>\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?(?:20)?\d\d)\b",
            rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s-]+{_MONTH.format('m1')}\.?,?[\s-]*(?P<y1>20\d\d|\d\d)\b",
            rf"\b{_MONTH.format('m2')}\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>20\d\d)\b",
            rf"\b{_MONTH.format('m3')}\.?,?[\s/-]*{_YEAR.format('y3')}(?:[/-]\d\d(?:\d\d)?)?",
            r"\b(?P<term>autumn|winter|spring|summer|michaelmas|lent|trinity|easter)(?: (?:half[- ])?term)?(?: \d)?(?: of)?,?[\s-]*(?P<y4>20\d\d)(?:\s?[/-]\s?(?P<y4b>(?:20)?\d\d))?\b",
            r"\b(?P<y5>20\d\d)\s?[/-]\s?(?P<y5b>(?:20)?\d\d)\b",
            r"(?<![\d/])(?P<m6>0?[1-9]|1[0-2])/(?P<y6>20\d\d|[23]\d)(?![\d/])",
            r"\b(?P<y7>20\d\d)\b",
        )
    )
)
_BARE_MONTH = Cue(rf"\b{_MONTH.format('month')}\b")
_NEXT = Cue(
    r"\b(?:next (?:scheduled |planned |full |formal |annual |policy )?(?:review|update)s?(?! (?:to|for) (?:the |full )*(?:governors|governing|trustees|slt|board|parents|staff)\b)(?: date| due| by| on)?"
    r"|(?:date|month|year) (?:of|for) (?:the |our |its )?(?:next|forthcoming) (?:\w+ )?review|review (?:date|due(?: date)?|by date|deadline|scheduled(?: for)?|planned(?: for)?|by\b)"
    r"|(?:date )?(?:due|scheduled|planned) (?:for|to be) (?:next )?(?:review(?:ed)?|renewal)|date (?:for|due for) review|(?:will|shall|is to|are to|must) (?:next |then |also |therefore )*be (?:next |fully |formally |again )?(?:reviewed|updated and reviewed|reviewed and updated)"
    r"|to be (?:next )?reviewed|(?:will|shall) (?:next |again )?review (?:this|the|our|it|and)|reviewed (?:again|next)|next reviewed|review(?:s)? (?:will (?:next )?(?:take place|happen|be (?:held|carried out|completed|undertaken))|takes place next|is (?:next )?due|falls due|due)"
    r"|(?:will|to|shall) (?:next |then |also )?be (?:next )?(?:looked at|checked|revisited|considered|revised|read through) (?:again|next)|(?:will|shall) next be (?:looked at|checked|revisited|revised)|(?:will|shall) (?:next )?(?:look at|check|revisit|revise) (?:this|the|our|it)\b[^.;]{0,60}?\b(?:again|next)|review(?:ed)?\b[^.;]{0,40}\bnext(?=\s*[:|-])|next (?:looked at|checked|revisited|revised)"
    r"|renewal date|next due|next (?:one|such review) (?:is|will)|review is (?:scheduled|planned|set)|(?:up|due) for (?:its |a |another )?(?:next )?(?:annual )?review|next (?:formal )?revision|be reviewed no later than)\b"
)
#: Words that may mean a review past or to come: they count only with a date that is still ahead.
_MAYBE = Cue(r"\b(?:date of review|review of (?:this|the|our) (?:[a-z]+ ){0,2}[a-z]+|review|policy review|annual review|reviewed?(?: date)?)\s*[:|-]")
_BACK_BEFORE = Cue(r"(?:last|previous|most recent|latest|date of last|since|after (?:the|our))\W*(?:\w+ )?$")
_BACK = Cue(
    r"\b(?:last|previous(?:ly)?|approved|adopted|ratified|agreed|updated|published(?=\s*(?:(?:on|in|by)\b|:|-|\d))|revised|written|created|issued|version|effective|since|starting|from|began|was|were|took place|completed|"
    r"every|each|signed|appointed|started|law|act|came into)\b"
)
_OTHER_REVIEW = Cue(
    r"\b(?:the standard|annual reviews|compass|benchmarks?|gatsby (?:review|audit|score)|progress review|review day|review meeting|ehcp|ehc plan|targets?|options?|exams?|mocks?|choices|fairs?|trips?|behaviour|uniform|admissions?|performance|peer review|action points?|ofsted|"
    r"destinations? (?:data )?review|attendance|safeguarding|appraisal|risk assessment|government|dfe|quality (?:in careers )?(?:standard|mark)|award|re-?accredit\w*|menu|term dates|contract|adviser's|placements?)\b"
)
#: Looking at something again, in words that mean little else, and in words that need to say what is looked at.
_LOOKS_AGAIN = Cue(r"\b(?:review(?:ed|s|ing)?|revis(?:e|ed|it|ited|ion|iting)|renew(?:ed|al)?)\b")
_LOOKS = Cue(r"\b(?:updat(?:e|ed|es|ing)|check(?:ed|s)?|look(?:ed|s)? (?:at|over)|go(?:ne)? (?:over|through)|refresh(?:ed)?|read through|reconsider(?:ed)?|brought up to date)\b")
#: … on a day to come.
_AHEAD = Cue(r"\b(?:next|due|will|shall|to be|must be|is to|are to|scheduled|planned|coming|forthcoming|upcoming|again|no later than|date (?:for|by which|on which|set)|deadline|set for|expires?)\b|\b(?:by|before) (?:the )?(?:end of |start of |beginning of )?$")
_BOTH = Cue(r"\b(?:reviewed|checked|revised|updated)(?:,? and|/| &| or),? (?:re)?(?:updated|revised|amended|approved|published|reviewed)\b")
#: "Due: March 2028" below a line that speaks of the review.
_LABEL = Cue(r"\W*(?:next|due)(?: date)?\W")
_FOR_REVIEW = Cue(r"\W*(?:for|as|at) (?:an? |its |the )?(?:next |annual |formal )*review\b")
_AS_THE_DATE = Cue(r"\W*as the (?:date|day|month|time)\b[^.;]{0,60}\b(?:next|will|to|shall)\b[^.;]{0,12}\breview")
_SOMEBODY = Cue(r"\bupdate (?:to|for) (?:the |full )*(?:governors|governing|trustees|slt|board|parents|staff)\b|\b(?:their|your|pupils?|students?|learners?|tutors?) (?:\w+ ){0,2}(?:will |shall |to )?(?:be )?(?:review|revis|check|look|updat)\w*|\b(?:review|revis|check|look|updat)\w* (?:at |over )?(?:their|your|his|her|pupils'?|students'?|learners'?|progress|options|choices|places|applications)\b")
_LISTS_POLICIES = Cue(r"\bpolicies\b|\bstatutory\b|\bkey (?:information|documents)\b|\bdocuments\b")
_THIS_REVIEW = Cue(r"\b(?:this (?:policy|statement|page|document|information|programme|plan)|these (?:answers|pages|details)|information|published|policy|statement|(?:careers )?programme (?:summary|information)|careers (?:programme|pages?|information|plan|strategy)|website)\b")
_OTHER_POLICY = Cue(r"\b(?:admissions?|behaviour|uniform|attendance|safeguarding|child protection|complaints?|charging|send?|special (?:educational )?needs|anti-?bullying|exclusions?|accessibility|data protection|privacy|health and safety|pupil premium|sports? premium|equality|curriculum|assessment|charging|lettings|bursary|remote learning) (?:(?:and|&) \w+ )?(?:policy|plan|statement|strategy|notice|objectives|scheme)\b|\bpupil premium\b|\bcharging and remissions\b")
#: A document's title, and what it speaks of if it is on careers.
_A_POLICY = Cue(r"\W*(?:our |the |school )?[a-z' ,&-]{3,60} polic(?:y|ies)\W*$|\W*equality (?:information|objectives)")
_CAREERS = Cue(r"career|ceiag|provider|baker|futures|employab|work experience|\bpal\b")
_FREQUENCY = Cue(
    r"\b(?:review(?:ed|s)?|updated)\b[^.]{0,60}\b(?:annual(?:ly)?|yearly|every (?:year|two years|\w+ years|september|term)|each (?:year|term|academic year|summer|autumn|july|september)|termly|regular(?:ly)?|on an annual basis)\b"
    r"|\bannual(?:ly)? review(?:ed)?\b|\breview (?:cycle|period|frequency)\b"
)
#: The page itself is what is reviewed, even below the policy.
_THIS_PAGE = Cue(r"\b(?:on|of) this (?:web ?)?page\b|^\W*this (?:web ?)?page\b")
#: One of these is in every sentence about a review.
_SPOKEN = Cue(r"^\W*(?:next|due)\b|\bnext due\b|review|renew|update|revis|again|look|check")
_REACH = 95
#: A table of policies has no more rows.
_ROWS = 80
#: A label with its date is no longer; a document's box in one line no longer than the second.
_SHORT, _BOX = 60, 250
_APPROVED_ON = Cue(r"\b(?:ratified|approved|adopted|agreed|issued?|date)(?: (?:on|by [a-z ]{3,30}))?\s*[:|-]?\s*(?:\d{1,2}[./ -]|[a-z]+ (?:20)?\d\d)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A stated date: its written form of the contract (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``) and the last day of its period."""

    text: str
    last: date


def judge(pages: list[Page], today: date) -> list[RowVerdict]:
    """Judge PUB-6 (programme information) and PAP-6 (provider access policy) over all pages."""
    found: dict[str, list[RowVerdict]] = {"PUB-6": [], "PAP-6": []}
    for page in pages:
        # One page alone was chosen by a person as a careers page; of many, only those that speak of careers count.
        about = len(pages) == 1 or re.search(r"career|ceiag|provider access|baker|providers", page.low + page.heads)
        if not about:
            continue
        for unit in page.units:
            if _SPOKEN.search(unit.low) or unit.under.endswith("?") and _SPOKEN.search(unit.under):
                verdict = _unit(page, unit, today)
                if verdict:
                    found[verdict.id].append(verdict)
    found["PUB-6"].append(absent("PUB-6", "no-review-date"))
    found["PAP-6"].append(absent("PAP-6", "no-policy-review-date"))
    return [*found["PUB-6"], *found["PAP-6"]]


def _unit(page: Page, unit: Unit, today: date) -> RowVerdict | None:
    of_policy = unit.provider and (page.units[0].provider or not _THIS_PAGE.search(unit.low))
    row = "PAP-6" if of_policy else "PUB-6"
    if _of_another(page, unit):
        return None
    stated, firm = _stated(page, unit)
    if stated and not firm and stated.last < today and not _beside_the_approval(page, unit):
        return unclear(row, "review-date-unclear", page.at(unit, date=stated.text), date=stated.text)
    if stated:
        evidence = page.at(unit, date=stated.text)
        if stated.last < today:
            return absent(row, "review-date-past", evidence, sure=Confidence.HIGH, date=stated.text)
        return met(row, "review-date-ahead", evidence, sure=Confidence.HIGH if firm else Confidence.MEDIUM, date=stated.text)
    if _FREQUENCY.search(unit.low):
        return absent(row, "review-frequency-only", page.at(unit), sure=Confidence.HIGH)
    return None


def _beside_the_approval(page: Page, unit: Unit) -> bool:
    """Whether the day of approval stands beside it, so that a bare "Review:" is the next one."""
    near = page.units[max(0, unit.index - 2) : unit.index + 3] if len(unit.low) < _SHORT else [unit]
    return any(_APPROVED_ON.search(other.low) for other in near if len(other.low) < _BOX)


def _of_another(page: Page, unit: Unit) -> bool:
    """Whether the page, or the line above in a list of policies, says that the date is another document's."""
    titles = page.heads.split("\n")[:2]
    if not unit.provider and (_OTHER_POLICY.search("\n".join(titles)) or not _CAREERS.search(page.low) and any(_A_POLICY.match(title) for title in titles)):
        return True
    above = " ".join(unit.under.split(" > ")[-2:])
    if not _LISTS_POLICIES.search(above) or re.search(r"career|ceiag|provider", above):
        return False
    before = page.units[unit.index - 1].low if unit.index else ""
    return not re.search(r"career|ceiag|provider|programme (?:summary|information)", unit.low if len(unit.low) > 45 else unit.low + before)


def _stated(page: Page, unit: Unit) -> tuple[Stated | None, bool]:
    if unit.law or (_OTHER_POLICY.search(unit.low) and not re.search(r"career|provider|ceiag", unit.low)) or (_OTHER_REVIEW.search(unit.low) and not _THIS_REVIEW.search(unit.low)):
        return None, False
    for cue in _NEXT.finditer(unit.low):
        if _BACK_BEFORE.search(unit.low[max(0, cue.start() - 30) : cue.start()]) and not cue.group().endswith("next"):
            continue
        if unit.kind == "cell" and (cell := _from_column(page, unit, cue)):
            return cell, True
        stated = _following(page, unit, cue.end())
        if stated:
            return stated, True
    if (stated := _to_come(page, unit)) is not None:
        return stated, True
    for cue in _MAYBE.finditer(unit.low):
        if not _BACK_BEFORE.search(unit.low[max(0, cue.start() - 30) : cue.start()]):
            stated = _following(page, unit, cue.end())
            if stated:
                return stated, False
    return None, False


def _to_come(page: Page, unit: Unit) -> Stated | None:
    """A date whose own words before it, or the question above it, speak of looking again on a day to come."""
    question = unit.under.rsplit(" > ", 1)[-1] if unit.under.endswith("?") else ""
    start = 0
    for hit in _DATE.finditer(unit.low):
        before = unit.low[max(start, hit.start() - _REACH) : hit.start()]
        before = _BOTH.sub("reviewed", re.split(r"\||\. ", before)[-1])
        start = hit.end()
        following = unit.low[hit.end() :]
        if _FOR_REVIEW.match(following) and _AHEAD.search(before) or _AS_THE_DATE.match(following):
            return read_date(hit)
        if _again(page, before, unit) and not _SOMEBODY.search(before):
            return read_date(hit)
        near = f"{unit.under} {page.units[unit.index - 1].low if unit.index else ''} {unit.low[: hit.start()]}"
        label = _LABEL.match(before) and _LOOKS_AGAIN.search(near)
        if label and len(before) < 20:
            return read_date(hit)
        if question and len(before) < 40 and not _BACK.search(before) and _again(page, question, unit):
            return read_date(hit)
    return None


def _again(page: Page, words: str, unit: Unit) -> bool:
    looks = next((cue for cue in _LOOKS_AGAIN.finditer(words) if not _BACK_BEFORE.search(words[: cue.start()])), None)
    near = " ".join(other.low for other in page.units[max(0, unit.index - 2) : unit.index + 1])
    if looks is None and _THIS_REVIEW.search(f"{near} {unit.under}"):
        looks = next((cue for cue in _LOOKS.finditer(words) if not _BACK_BEFORE.search(words[: cue.start()])), None)
    if looks is None or not (ahead := list(_AHEAD.finditer(words))):
        return False
    return not _BACK.search(words[max(looks.end(), ahead[-1].end()) :])


def _following(page: Page, unit: Unit, end: int) -> Stated | None:
    """The date after a cue: close by in the unit, or alone on the next line."""
    tail = unit.low[end : end + _REACH]
    hit = _DATE.search(tail)
    if hit:
        if _BACK.search(tail[: hit.start()]):
            return None
        return read_date(hit)
    if tail.strip(" :|-.") or unit.index + 1 >= len(page.units):
        return None
    following = page.units[unit.index + 1].low
    hit = _DATE.search(following[:60])
    return read_date(hit) if hit and len(following[: hit.start()].strip(" :|-")) < 4 else None


def _from_column(page: Page, unit: Unit, cue: re.Match[str]) -> Stated | None:
    """A heading cell "Next review" with its date in the row below, in the same column."""
    column = unit.low[: cue.start()].count("|")
    width = unit.low.count("|")
    cells = unit.low.split("|")
    if _DATE.search(cells[column]) or (column + 1 < len(cells) and _DATE.search(cells[column + 1])):
        return None
    rows = [row for row in page.after(unit, _ROWS) if row.kind == "cell" and row.low.count("|") == width]
    for row in [row for row in rows if _CAREERS.search(row.low.split("|")[0])] or rows[:1]:
        if hit := _DATE.search(row.low.split("|")[column]):
            return read_date(hit)
    return None


def read_date(hit: re.Match[str]) -> Stated | None:
    """Turn a match of the date pattern into a stated date; None for a day that does not exist."""
    part = hit.groupdict()
    try:
        if part["iso"]:
            year, month, day = (int(piece) for piece in part["iso"].split("-"))
            return _day(year, month, day)
        if part["num"]:
            day, month, year = (int(piece) for piece in re.split(r"\s?[./-]\s?", part["num"]))
            return _day(_full(str(year)), month, day)
        if part["d1"]:
            return _day(_full(part["y1"]), _month(part["m1"]), int(part["d1"]))
        if part["d2"]:
            return _day(int(part["y2"]), _month(part["m2"]), int(part["d2"]))
        if part["m3"]:
            return _whole_month(_full(part["y3"]), _month(part["m3"]))
        if part["term"]:
            return _term(part["term"], int(part["y4"]), part["y4b"])
        if part["y5"]:
            return _academic(int(part["y5"]), part["y5b"])
        if part["m6"]:
            return _whole_month(_full(part["y6"]), int(part["m6"]))
        year = int(part["y7"])
        return Stated(f"{year:04}", date(year, 12, 31))
    except ValueError:
        return None


def _full(year: str) -> int:
    number = int(year.strip("'"))
    return number if number > 99 else 2000 + number


def _month(name: str) -> int:
    return next(number for number, month in enumerate(_MONTHS, start=1) if month.startswith(name[:3]))


def _day(year: int, month: int, day: int) -> Stated:
    when = date(year, month, day)
    return Stated(when.isoformat(), when)


def _whole_month(year: int, month: int) -> Stated:
    return Stated(f"{year:04}-{month:02}", date(year, month, monthrange(year, month)[1]))


def _term(term: str, year: int, second: str | None) -> Stated:
    month = _TERMS[term]
    return _whole_month(year + 1 if second and month < 9 else year, month)


def _academic(first: int, second: str) -> Stated | None:
    """An academic year ends with August of its second year; two years further apart are a period, not a review date."""
    if _full(second) != first + 1:
        return None
    return _whole_month(first + 1, 8)
