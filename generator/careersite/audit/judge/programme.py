"""PUB-3: a summary of the careers programme, told by year, key stage or activity (G: "Publishing information …").

A list of benchmarks, aims, a link, labour market information, destinations and news are no summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from careersite.findings import Confidence, Evidence

from . import programme_cues as cues
from .access_cues import BOTH
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

#: A longer first line is text and no title; a shorter unit is an item of a list and no sentence.
_TITLE = 200
_ITEM = 40
#: So much of a page shows the signs of news.
_NEWS_SHARE = 0.25
#: So many years are a programme, even on a page about one matter.
_SEVERAL = 3
_STEP_OF_LADDER = 80
#: So many words beside a benchmark's name say what the school does.
_SAYS = 8
#: What a page is about stands in so many first units, and in short ones.
_HEAD, _SHORT = 5, 90


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-3 over all pages."""
    return [absent("PUB-3", "no-programme-summary"), *(verdict for page in pages if (verdict := _page(page)))]


def _page(page: Page) -> RowVerdict | None:
    if not re.search(r"career|ceiag|work experience|work skills|work placement|placements?\b|vocational|internship|job coach|employab|pathway|preparing for adulthood|guidance|futures|world of work", page.low):
        return None
    if not _mark(page):
        return None
    lines: list[Unit] = []
    telling: list[Unit] = []
    kinds: dict[str, Unit] = {}
    for unit in _its_own(page.units):
        if not unit.programme:
            continue
        low = cues.BENCHMARK_NAMES.sub(" ", unit.low)
        if cues.YEAR_FIRST.match(low) and _described(page, unit, low):
            lines.append(unit)
        found = _activities(low) if unit.kind != "heading" else []
        if not found:
            continue
        for kind in found:
            kinds.setdefault(kind, unit)
        telling.append(unit)
    if one_matter(page) and len(_labels(lines)) < _SEVERAL and not _strong(page):
        return unclear("PUB-3", "programme-hinted", page.at(telling[0])) if telling else None
    return _weigh(page, lines, telling, kinds)


def _mark(page: Page) -> bool:
    """Mark the units that can tell what the programme is; none on news and on pages about something else."""
    for unit in page.units:
        unit.programme = _counts(unit)
    if _not_about(page) and not _strong(page) or _is_news(page) and not any(unit.programme and _habitual(unit.low) for unit in page.units):
        for unit in page.units:
            unit.programme = False
    return any(unit.programme for unit in page.units)


def _its_own(units: list[Unit]) -> Iterator[Unit]:
    """The units that can tell of the programme: none of a list of links or of advice, nor of somebody's speech."""
    links = advised = speech = False
    for unit in units:
        links = len(unit.low) < _ITEM and bool(cues.LINKS.search(unit.low)) or links and unit.kind != "heading"
        advised = _advises(unit) and (unit.low.endswith((":", "?")) or unit.kind == "heading") or advised and unit.kind == "item"
        spoken, speech = speech, _goes_on(unit, begun=speech)
        if not (links or advised or spoken or speech or _advises(unit)):
            yield unit


def _goes_on(unit: Unit, *, begun: bool) -> bool:
    """Whether a speech goes on after this sentence: the last quotation mark opens one, or the one that was begun has not ended."""
    opened, closed = unit.text.rfind("“"), unit.text.rfind("”")
    return unit.kind == "paragraph" and (opened > closed or begun and closed < 0)


def _advises(unit: Unit) -> bool:
    """Whether a parent or learner is advised; what happens in a year is told to them and no advice."""
    return bool(cues.ADVICE.search(unit.low)) and not cues.YEAR.search(unit.low) and not re.search(r"\b(?:we|our) (?!child)", unit.low)


def _weigh(page: Page, lines: list[Unit], telling: list[Unit], kinds: dict[str, Unit]) -> RowVerdict | None:
    """Enough years, or enough kinds of activity; the fewer there are, the more the page must be about a programme."""
    own = [unit for unit in page.units if unit.programme]
    if mapped := next((unit for unit in own if _mapped(page, unit)), None):
        return met("PUB-3", "programme-by-year", page.at(mapped), sure=Confidence.MEDIUM)
    if taught := next((unit for unit in own if _by_topics(page, unit)), None):
        return met("PUB-3", "programme-by-activity", page.at(taught), sure=Confidence.MEDIUM)
    if kinds.keys() <= cues.ALONE and len(lines) < 2:
        return unclear("PUB-3", "programme-hinted", page.at(telling[0])) if kinds else None
    years = [unit for unit in telling if cues.YEAR.search(unit.low)]
    if ladder := _ladder(page):
        return met("PUB-3", "programme-by-year", *(page.at(unit) for unit in ladder[:2]), sure=Confidence.MEDIUM)
    lines = [unit for unit in lines if cues.CAREERS.search(f"{unit.low} {_line(page, unit).low}")]
    if len(_labels(lines)) >= 2 <= len(lines):
        return met("PUB-3", "programme-by-year", *(page.at(_line(page, unit)) for unit in lines[:2]))
    headed = bool(re.search(r"career|ceiag|futures|pathways|work", page.heads)) or _named(page)
    if len(kinds) >= 4 or len(kinds) == 3 and (years or lines or headed):
        return met("PUB-3", "programme-by-activity", *_quotes(page, telling))
    delivered = years or lines or any(cues.DELIVERS.search(unit.low) for unit in telling)
    if len(kinds if _named(page) else kinds.keys() - cues.ALONE) == 2 and (delivered and headed or len(_labels(years)) >= 2):
        return met("PUB-3", "programme-by-activity", *_quotes(page, telling), sure=Confidence.MEDIUM)
    return _by_shape(page, telling, years) or (unclear("PUB-3", "programme-hinted", page.at(telling[0])) if kinds else None)


def _ladder(page: Page) -> list[Unit]:
    """Three lines in a row or more, each a year and what it is for, in few words."""
    run: list[Unit] = []
    if len(rows := _rows_by_year(page)) >= _SEVERAL:
        return rows
    for unit in page.units:
        steps = unit.own and not unit.low.endswith("?") and (not unit.provider or _on_programme(unit)) and len(unit.low) < _STEP_OF_LADDER and cues.YEAR_FIRST.match(unit.low) and re.search(r"[a-z]{3,}", cues.YEAR.sub(" ", unit.low))
        if steps:
            run.append(unit)
        elif len(_labels(run)) >= _SEVERAL:
            break
        else:
            run = []
    return run if len(_labels(run)) >= _SEVERAL and sum(bool(cues.CAREERS.search(unit.low)) for unit in run) * 2 >= len(run) - bool(re.search(r"career", page.heads)) else []


def _rows_by_year(page: Page) -> list[Unit]:
    """The rows of a table whose first column is the year, by its number alone."""
    header = next((unit.index for unit in page.units if unit.kind == "cell" and re.match(r"\W*year(?: group)?\W*\|", unit.low)), None)
    if header is None:
        return []
    rows = [unit for unit in page.units[header + 1 :] if unit.kind == "cell" and re.match(r"\W*(?:[7-9]|1[0-4])\W*\|", unit.low)]
    return rows if sum(bool(cues.CAREERS.search(unit.low)) for unit in rows) * 2 >= len(rows) else []


def _quotes(page: Page, telling: list[Unit]) -> list[Evidence]:
    """The two sentences that name most, in the page's order; of bare list items some more."""
    best = sorted(telling, key=lambda unit: -_named_in(unit.low))
    most = 2 if len(best[0].low) > _ITEM else 4
    return [page.at(unit) for unit in sorted(best[:most], key=lambda unit: unit.index)]


def _activities(low: str) -> list[str]:
    """The kinds of activity that a text speaks of."""
    return [kind for kind, cue in cues.ACTIVITY.items() if cue.search(low)]


def _named_in(low: str) -> int:
    return len(_activities(cues.BENCHMARK_NAMES.sub(" ", low)))


def _line(page: Page, unit: Unit) -> Unit:
    """A year's line, or what stands below it where it is only the year's name."""
    if len(re.findall(r"[a-z]{3,}", cues.YEAR.sub(" ", unit.low))) >= 3:
        return unit
    return next((other for other in page.units[unit.index + 1 : unit.index + 3] if other.kind != "heading" and other.programme), unit)


def _by_shape(page: Page, telling: list[Unit], years: list[Unit]) -> RowVerdict | None:
    """A sentence that maps years, says where careers is taught, or takes several steps, with few known activities."""
    own = [unit for unit in page.units if unit.programme]
    taught = next((unit for unit in own if cues.TAUGHT.search(unit.low) and any(cues.YEAR.search(other.low) for other in page.units[unit.index : unit.index + 3])), None)
    rich = (unit for unit in years if "career" in unit.low and len(_activities(unit.low)) >= 2)
    follows = (unit for unit in years if len(set(cues.YEAR.findall(unit.low))) >= 2 and cues.THEN.search(unit.low))
    shown = taught or next(rich, None) or next(follows, None)
    if shown:
        return met("PUB-3", "programme-by-activity", page.at(shown), sure=Confidence.MEDIUM)
    steps = [unit for unit in own if unit.kind != "heading" and cues.DOES.search(unit.low) and cues.STEP.search(unit.low) and not cues.NO_STEP.search(unit.low)]
    if telling and len({label for unit in steps for label in cues.STEP.findall(unit.low)}) >= 2:
        return met("PUB-3", "programme-by-year", *(page.at(unit) for unit in steps[:2]), sure=Confidence.MEDIUM)
    return None


def _strong(page: Page) -> bool:
    """Whether one sentence, or a few lines in a row, give each year its part: a programme wherever it stands."""
    return any(unit.programme and (cues.TAUGHT.search(unit.low) or _mapped(page, unit)) for unit in page.units) or bool(_ladder(page))


def _habitual(low: str) -> bool:
    """One sentence that names several things which the school does again and again."""
    return _named_in(low) >= _SEVERAL and bool(cues.AGAIN.search(low))


def one_matter(page: Page) -> bool:
    """Whether the page's head speaks of one event, choice or letter only."""
    head = "\n".join([page.heads, *(unit.low for unit in page.units[:_HEAD] if len(unit.low) < _SHORT and not cues.YEAR_FIRST.match(unit.low))])
    return bool(cues.ONE_MATTER.search(head)) and not cues.PROGRAMME.search(head)


def _is_news(page: Page) -> bool:
    """Whether most of the page tells of one day, or a good part of it by its signs: who said what, how it went, its date."""
    if re.search(r"\b(?:every|each) year\b(?! ?\d)|programme", page.heads):
        return False
    telling = [unit for unit in page.units if unit.kind != "heading"]
    sentences = [unit for unit in telling if unit.text[:1].isupper() and unit.text.endswith((".", "!", "”", '"'))]
    past = [unit for unit in sentences if cues.PAST.search(unit.low) and not cues.PRESENT.search(unit.low)]
    news = [any(cue.search(unit.low) for cue in cues.NEWS) for unit in telling]
    told = sum(news)
    habits = sum(bool(cues.PRESENT.search(unit.low) and _activities(unit.low)) for unit, new in zip(telling, news, strict=True) if not new) if told else 0
    if habits >= max(2, told):
        return False
    return len(past) * 2 > len(telling) > 3 or told >= max(2, len(telling) * _NEWS_SHARE) or told == len(telling) == 1


def _by_topics(page: Page, unit: Unit) -> bool:
    """A list of what careers lessons are about."""
    hit = cues.TOPICS.search(unit.low)
    if hit is None or not re.search(r"career|futures|world of work|ceiag|employab|work", f"{unit.low} {unit.under} {page.heads}"):
        return False
    near = " ".join(other.low for other in page.units[max(0, unit.index - 1) : unit.index + 2])
    return len(re.split(r", (?:and )?|;| and ", hit["list"])) >= 3 and bool(cues.TIMETABLED.search(near))


def _labels(units: list[Unit]) -> set[str]:
    return {label for unit in units for label in cues.YEAR.findall(unit.low)}


def _mapped(page: Page, unit: Unit) -> bool:
    """One sentence that gives something to each of three years or more."""
    low = unit.low
    labels = list(cues.YEAR.finditer(low)) or list(cues.TERM.finditer(low))
    if len({label.group() for label in labels}) < 3 or not re.search(r"career|curriculum|programme|plan|theme|topic|unit|pupils|students", low + page.heads) or re.search(r"encounter|destination|\d ?%|link|click|tutors?:", low):
        return False
    ends = [*(label.end() for label in labels[:-1])]
    starts = [label.start() for label in labels[1:]]
    return sum(bool(re.search(r"[a-z]{4,}", low[end:start])) for end, start in zip(ends, starts, strict=True)) >= 2


def _named(page: Page) -> bool:
    """Whether the page speaks of a programme that is delivered, and not only of careers."""
    return bool(
        re.search(
            r"\b(?:careers?(?: education)?(?: and \w+)?|ceiag|planned|structured|our|cwre|whole[- ]school)(?: and progressive)? (?:programme|curriculum|learning journey|journey|provision|education|plan)\b|\bprogramme of (?:guidance|activit|careers|events|study)|\bis (?:taught|delivered|introduced)\b|\bdeliver(?:y|ed|s)?\b|\bimplementation\b|\bcareers overview\b|\bwhat (?:is|are|does) (?:the|our) (?:school|academy|college) doing\b|\bwhat we (?:do|offer)\b",
            page.low,
        )
    )


def _counts(unit: Unit) -> bool:
    if not unit.own or unit.kind == "furniture" or unit.provider and not _on_programme(unit):
        return False
    if cues.INVITES.search(unit.low) or cues.TOPIC.search(unit.low) and cues.PLACE.search(unit.low) and cues.INFORMS.search(unit.low) and len(unit.low) < _TITLE:
        return False
    if unit.kind == "cell" and (rest := cues.BENCHMARK_NAMES.sub(" ", unit.low)) != unit.low and len(re.findall(r"[a-z]{2,}", rest)) < _SAYS:
        # A table that explains the benchmarks, a few words each.
        return False
    if re.match(r"\W*for (?:our )?(?:parents|employers|teachers|staff)\b", unit.low):
        return False
    if len(unit.low) < 60 and cues.CALENDAR.search(unit.low):
        return False
    section = _above(unit)
    if section and cues.OTHER_SECTION.search(section) and not re.search(r"programme|implementation|activit|intent|careers? (?:and|&) destinations", section):
        return False
    if any(cue.search(unit.low) for cue in cues.NOT_OURS):
        return False
    if cues.EVENT.search(unit.low) or cues.WISH.search(unit.low) or cues.JUDGED.search(unit.low) or re.match(r"\W*(?:strategic )?(?:aims?|objectives?)\b", unit.low):
        return False
    return not (cues.STOPPERS.search(unit.low) and len(unit.low) < 140)


def _on_programme(unit: Unit) -> bool:
    """Whether a sentence in a provider access text is on the programme, by its heading, its label or its words."""
    return bool(cues.PROGRAMME.search(_above(unit)) or cues.ON_PROGRAMME.match(_above(unit)) or cues.ON_PROGRAMME.match(unit.low) or cues.TAUGHT.search(unit.low))


def _above(unit: Unit) -> str:
    return unit.under.rsplit(" > ", 1)[-1]


def _described(page: Page, unit: Unit, low: str) -> bool:
    """More than a label: the year's line goes on with at least five words, or an activity stands below its heading."""
    rest = cues.YEAR.sub(" ", low)
    if rest.lstrip().startswith("with "):
        # A tag of an activity: for whom and with whom it is.
        return False
    words = re.findall(r"[a-z]{3,}", rest)
    if unit.kind == "heading" or len(words) < 3:
        below = page.units[unit.index + 1 : unit.index + 4]
        if below and below[0].kind != "heading" and cues.YEAR_FIRST.match(below[0].low):
            # The years stand side by side, as over a table's columns.
            return False
        below = [other for other in below if other.kind != "heading" and not cues.YEAR_FIRST.match(other.low)]
        return bool(below) and len(words) < 9 and any(other.programme and (_activities(other.low) or len(other.low) > 18) for other in below[:2])
    if re.search(r"\b(?:destinations?|leavers?|\d+(?:\.\d)? ?%|neet|parents' evening|exams?|results day|deadline|form must|encounters? (?:must|for all)|mandatory)\b", low):
        return False
    return len(words) >= 5 or bool(_activities(low))


def _not_about(page: Page) -> bool:
    """Pages whose head says that they are about something else that shares the words."""
    head = re.sub(r"careers? (?:and|&) destinations?", "careers", "\n".join(line for line in (page.extract.title.lower(), next((unit.low for unit in page.units if not cues.NOTICE.search(unit.low)), "")) if len(line) < _TITLE and not cues.NOTICE.search(line)))
    if re.search(r"\b(?:measur|assess(?!ment cent)|evaluat|monitor)\w*|\breview(?!ed\b| due| date)\w*|impact|destination", head) and not re.search(r"\byear 7\b|implementation", head):
        return not any(cues.IMPLEMENTATION.match(unit.low) for unit in page.units)
    if BOTH.search(head) or cues.PROGRAMME.search(head):
        return False
    return bool(
        re.search(
            r"labour market|\blmi\b|destination|quality in careers|measuring|how (?:we|our)\b[^.]{0,30}(?:review|measur|assess)|privacy|cookie|vacanc|cancelled|\b(?:links|websites)\b|job (?:board|vacanc)|provider access|baker clause|\bpal\b",
            head,
        )
    ) and not any(re.search(r"careers? (?:programme|curriculum|education programme)|year group", unit.low) for unit in page.units if unit.kind == "heading" and not unit.provider)
