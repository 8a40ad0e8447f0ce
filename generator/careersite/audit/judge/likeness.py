"""A second look: how like a sentence is to those in which careful readers found what a row asks for.

The rows' own rules say yes to the shapes that they know. This knows words by their weight: for each row ``likeness.tsv``
holds how much a word, or two in a row, speaks for or against it, learnt from the labelled passages of the audit's own
corpus (``python -m tests.audit.learn``). A sentence's likeness is the sum over its words, those of its heading, of the
sentence before and of the page's first line, set to the length of all of them.

It adds what the rules do not find, with low confidence and with the words that decided, and it doubts what they find in
words that say nothing of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import sqrt

from careersite.findings import Confidence, Outcome

from .audiences import AUDIENCE
from .cues import Cue
from .lexicon import pattern
from .programme import one_matter
from .provider import link_line
from .reading import Page, Unit
from .verdict import RowVerdict, best, met, unclear

_EMAIL, _PHONE, _PLACE = re.compile(r"\S+@\S+"), re.compile(r"\b0\d[\d ]{8,12}\b"), re.compile(r"https?\S+|www\S+")
_CALENDAR, _YEAR = re.compile(r"\b20\d\d\b"), re.compile(r"\byears? ?\d+(?: ?(?:-|to|and|&) ?\d+)?")
_NUMBER, _WORD = re.compile(r"\d+"), re.compile(r"[a-z]+(?:'[a-z]+)?|0|[?:|]")
_ENDINGS = ("ing", "ers", "er", "ed", "es", "s")
#: A stem keeps so many letters; so many words of a sentence, of the one before it and of the page's first line are read.
_STEM, _OWN, _BEFORE, _TITLE = 4, 150, 40, 15
#: What surrounds a sentence counts half, what kind of text it is counts double.
_AROUND, _KIND = 0.5, 2.0
#: A shorter line says nothing by itself; so many of the words that decided are told.
_WORDS, _TOLD = 5, 3
#: Small words and these are not told.
_SMALL = 3
_SAY_NOTHING = frozenset(
    "about after also been before both each every from have here into just like more most much only other over same some such than that their them then there these they this those what when where which while will with would your".split()
)
#: Of a school's many pages those about careers are looked at a second time.
_ABOUT = Cue(r"\bcareers?\b|\bceiag\b|\bprovider|\baccess\b|\bfutures?\b|\bguidance\b|\bemployers?\b|\bemployab|\bnext steps\b|\bpathways\b|\badulthood\b")
_ACCESS = Cue(r"\bproviders?\b|\bcolleges?\b|\btrain(?:ing|ers?)\b|\bapprentice")
_TELLS = (pattern("published-place"), pattern("told-place"), pattern("asked-person"), pattern("look-there"))
_ACCESS_ROWS = frozenset(("PUB-7", "PAP-1", "PAP-2", "PAP-3", "PAP-4", "PAP-5"))
_COUNSELS = Cue(r"(?<!careers )(?<!guidance )\bcounsell|\bwellbeing\b|\bnurse\b")


@dataclass(frozen=True)
class Limits:
    """Where likeness is enough when the rules could not tell and when they found nothing, and too little when they found it.

    Set by hand from what ``python -m tests.audit.learn --limits`` prints of pages that the rules had not met: so that about
    nine of ten additions are right, and what is doubted is wrong far more often than right.
    """

    unclear: float
    absent: float
    doubtful: float


_NEVER = 99.0
LIMITS = {
    "PUB-3": Limits(0.4, 1.75, -2.0),
    "PUB-4a": Limits(1.5, 0.35, -4.3),
    "PUB-4b": Limits(2.0, 0.2, -4.9),
    "PUB-4c": Limits(_NEVER, 0.3, -4.6),
    "PUB-4d": Limits(1.5, 0.2, -3.3),
    "PUB-5": Limits(1.1, 0.75, -3.1),
    "PUB-7": Limits(_NEVER, 0.0, -2.0),
    "PAP-1": Limits(_NEVER, 0.4, -2.3),
    "PAP-2": Limits(_NEVER, 0.2, -3.0),
    "PAP-3": Limits(_NEVER, -0.1, -3.0),
    "PAP-4": Limits(_NEVER, -0.2, -2.7),
    "PAP-5": Limits(2.2, 1.1, -3.0),
    "PUB-8": Limits(0.4, 0.3, -3.3),
}


@dataclass(frozen=True)
class _Likest:
    """The likeness of a page's likest sentence, whatever it is, and of the likest that may answer for the row."""

    any: float
    answer: float
    unit: Unit | None


def second_look(pages: list[Page], claims: list[RowVerdict]) -> list[RowVerdict]:
    """The rules' claims with those that are in doubt made unclear, and a claim for each row that only likeness finds."""
    looked = {page.address: page for page in pages if len(pages) == 1 or _ABOUT.search(page.heads)}
    likest = {address: _likest(page) for address, page in looked.items()}
    claims = [_doubted(claim, likest) for claim in claims]
    for row, limits in LIMITS.items():
        verdict = best([claim for claim in claims if claim.id == row])
        if verdict.outcome is Outcome.MET or verdict.reason_code == "doubtful-words" or not looked:
            continue
        address = max(looked, key=lambda address: likest[address][row].answer)
        found = likest[address][row]
        if found.unit and found.answer >= (limits.unclear if verdict.outcome is Outcome.CANNOT_TELL else limits.absent):
            page = looked[address]
            claims.append(met(row, "alike-words", page.at(found.unit), sure=Confidence.LOW, words=", ".join(_deciding(page, found.unit, row))))
    return claims


def _doubted(claim: RowVerdict, likest: Mapping[str, Mapping[str, _Likest]]) -> RowVerdict:
    if claim.id not in LIMITS or claim.outcome is not Outcome.MET or not claim.evidence:
        return claim
    page = likest.get(claim.evidence[0].where.split("#page=")[0])
    if page is None or page[claim.id].any >= LIMITS[claim.id].doubtful:
        return claim
    return unclear(claim.id, "doubtful-words", *claim.evidence)


def _likest(page: Page) -> dict[str, _Likest]:
    weights, begin = learnt()
    most = dict.fromkeys(LIMITS, _Likest(-_NEVER, -_NEVER, None))
    barred = barred_rows(page)
    for unit in page.units:
        sums = begin.copy()
        for name, value in features(page, unit).items():
            if name in weights:
                for place, weight in weights[name]:
                    sums[place] += weight * value
        for row, like in zip(LIMITS, sums, strict=True):
            known = most[row]
            if like > known.answer and row not in barred and may_answer(page, unit, row):
                most[row] = _Likest(max(like, known.any), like, unit)
            elif like > known.any:
                most[row] = _Likest(like, known.answer, known.unit)
    return most


def barred_rows(page: Page) -> set[str]:
    """The rows that nothing on a page can answer: a page on one event is no summary, one without providers no access policy."""
    return ({"PUB-3"} if one_matter(page) else set()) | (set() if _ACCESS.search(page.low) else _ACCESS_ROWS)


def may_answer(page: Page, unit: Unit, row: str) -> bool:
    """Whether it is the school's own sentence, no heading, and speaks of those whom the row is about."""
    if not unit.own or unit.kind in ("heading", "furniture") or unit.low.count(" ") < _WORDS:
        return False
    if row in AUDIENCE:
        return bool(AUDIENCE[row].search(f"{unit.low}\n{unit.under}\n{page.units[0].low}")) and any(cue.search(unit.low) for cue in _TELLS)
    if row in _ACCESS_ROWS:
        return not link_line(unit)
    if row == "PUB-3":
        return unit.programme
    return row != "PUB-8" or not _COUNSELS.search(unit.low)


def _deciding(page: Page, unit: Unit, row: str) -> list[str]:
    """The words of the sentence that weigh most for the row, alone and beside their neighbours, in the order in which they stand there."""
    weights, place = learnt()[0], list(LIMITS).index(row)
    found = features(page, unit)
    words = [word for word in re.findall(r"[^\W\d_]+(?:'[a-z]+)?", unit.low) if len(word) > _SMALL and word not in _SAY_NOTHING]
    heavy: dict[str, float] = {}
    for word in words:
        stem = _stem(word)
        heavy[word] = sum(
            weight * value for name, value in found.items() if stem in name.split(" ") for other, weight in weights.get(name, ()) if other == place
        )
    chosen = sorted(heavy, key=lambda word: -heavy[word])[:_TOLD]
    return [word for word in heavy if word in chosen and heavy[word] > 0]


@cache
def learnt() -> tuple[Mapping[str, tuple[tuple[int, float], ...]], list[float]]:
    """For each feature what it weighs for which row (by its place in :data:`LIMITS`), and where each row begins: the package's own data."""
    places = {row: place for place, row in enumerate(LIMITS)}
    weights: dict[str, tuple[tuple[int, float], ...]] = {}
    for line in resources.files("careersite.audit.judge").joinpath("likeness.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *pairs = line.split("\t")
            weights[name] = tuple((places[row], float(weight)) for row, _, weight in (pair.partition("=") for pair in pairs))
    begin = dict(weights.pop(BEGIN))
    return weights, [begin[place] for place in places.values()]


#: The name under which the file holds where each row begins.
BEGIN = "(begin)"


def features(page: Page, unit: Unit) -> dict[str, float]:
    """What is weighed of a sentence, by name; the squares come to one."""
    own = _stems(unit.low)[:_OWN]
    found: dict[str, float] = dict.fromkeys(_grams(own), 1.0)
    for name in _grams(_stems(unit.under.rsplit(" > ", 1)[-1])):
        found[f"h:{name}"] = 1.0
    if unit.index:
        for name in _stems(page.units[unit.index - 1].low)[:_BEFORE]:
            found[f"p:{name}"] = _AROUND
    for name in _stems(page.units[0].low)[:_TITLE]:
        found[f"t:{name}"] = _AROUND
    for name, holds in (("law", unit.law), ("aim", unit.aim), ("promised", unit.promised), ("provider", unit.provider)):
        if holds:
            found[f"!{name}"] = _KIND
    found[f"k:{unit.kind}"] = 1.0
    length = sqrt(sum(value * value for value in found.values()))
    return {name: value / length for name, value in found.items()}


def _grams(stems: tuple[str, ...]) -> Iterator[str]:
    yield from stems
    yield from map(" ".join, pairwise(stems))


@lru_cache(maxsize=4096)
def _stems(low: str) -> tuple[str, ...]:
    low = _PLACE.sub(" zplace ", _PHONE.sub(" zphone ", _EMAIL.sub(" zemail ", low)))
    low = _NUMBER.sub("0", _YEAR.sub(" zyear ", _CALENDAR.sub(" zcalendar ", low)))
    return tuple(_stem(word) for word in _WORD.findall(low))


@lru_cache(maxsize=16384)
def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word
