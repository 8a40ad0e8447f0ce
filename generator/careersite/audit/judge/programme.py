"""PUB-3: a summary of the careers programme, told by year, key stage or activity (G: "Publishing information …").

A list of benchmarks, aims, a link, labour market information, destinations and news are no summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from careersite.findings import Confidence, Evidence

from .access_cues import BOTH
from .lexicon import pattern
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

#: The benchmarks' own names, which speak of activities and describe none.
_BENCHMARK_NAMES = re.compile(
    r"\bcareers (?:education )?(?:programme|curriculum)\b(?! (?:lessons|days?|is (?:taught|delivered)|includes?|has|runs?|gives|offers))|a stable careers programme|stable programme|learning from (?:career|careers)(?: and labour market)? information|learning from labour market information|addressing the needs of (?:each|every|all) \w+|needs of each (?:student|pupil|learner)"
    r"|linking (?:the )?curriculum (?:learning )?to careers|encounters with employers and employees|experiences? of (?:the )?workplaces?|encounters with further and higher education|(?:opportunities for )?personal guidance(?= *(?:$|[.;,|]|\d))"
)
_KINDS = {
    "pathways": r"\blearns? about (?:every|all|different|the range of|a range of) (?:\w+ )?(?:pathway|route|option)s?\b",
    "classroom": r"\bclassroom activit(?:y|ies)\b",
    "lessons": r"\b(?:discrete|fortnightly|regular|taught) lessons?\b|\btaught as\b|\btutors? (?:lead|deliver|teach|run)s?\b|\bhalf term has a theme\b|\b(?:unit|module|lesson|course|topic)s? (?:is |are )?(?:taught|on (?:careers|jobs|work|pathways))\b|\b(?:one|a|two) (?:unit|module) (?:taught )?(?:each|every|a) term\b|\bict lessons\b|\bdrop[- ]?down days?\b|\b(?:careers?|weekly|timetabled|employability|life skills?|work skills?|pshe?|pshce|phse|ccpshe|ppd|pdm|psd|citizenship|tutorial|enterprise|drop[- ]down|off[- ]timetable) (?:education |guidance )?(?:lessons?|sessions?|days?|programme|curriculum|classes|modules?|units?|workshops?)\b|\b(?:pshe(?! lead| co| dep)|pshce|phse|ccpshe|life skills|life studies|tutor(?:ial)?s? (?:time|periods?|groups?|programme|sessions?)|form (?:time|tutors?)|(?:weekly )?tutorials|personal development (?:lessons?|curriculum|time|days?))\b|\btimetabled lessons?\b",
    "assemblies": r"\bassembl(?:y|ies)\b",
    "work experience": r"\bwork[- ](?:experience|shadowing|placements?|inspiration)\b|\bplacements?\b|\bshadowing\b|\binternships?\b|\b(?:go|goes|went) out to work\b|\bwork tasks\b|\bjob coach(?:es)?\b|\bwork[- ]based learning\b",
    "employers": r"\bwith (?:an |local |our )?employers?\b(?! (?:and|or) (?:parents|staff))|\btalks\b|\bformer (?:students|pupils) (?:return|come|visit|talk)|\b(?:guest|visiting|outside|external|employer|motivational|alumni|inspirational) (?:speakers?|talks?|visits?|visitors?|presentations?|engagement|workshops?|days?)\b|\bspeakers?\b(?! up)|\bvisitors from (?:local |\w+ )?(?:firms|employers|companies|business\w*|industry)\b|\bemployers? (?:encounters?|engagement|events?|talks?|from)\b|\btalks (?:from|with|by|on)\b|\bvisits? from (?:an?|local|our|the|former|past)\b|\bcareers? talks?\b|\bmeet(?:ing|s)? (?:\w+ ){0,2}employers\b|\bencounters? with (?:\w+ ){0,2}employers?\b|\binvolve employers\b|\blocal (?:business(?:es)?|employers)\b|\bemployer-?led\b|\bmeets? (?:an?|the|our|two|three|four|local)?\s?(?:\w+ )?(?:employers?|apprentices|professionals|engineers|business people)\b|\bspeed (?:networking|careering|interviews?)\b|\bindustry (?:visits?|days?|projects?|experts?)\b|\b(?:working|engagement|engaging) with (?:\w+ ){0,2}(?:external )?employers\b",
    "fairs": r"\b(?:careers?|apprenticeships?|futures?|jobs?|university|ucas|higher education|skills|options|opportunities|post-?16|colleges?) (?:and \w+ )?(?:fairs?|conventions?|events?|days?|weeks?|forum|evenings?|festival|expo|carousel|show)\b|\bnational (?:careers|apprenticeship) week\b|\bregional careers event\b|\bskills show\b",
    "mock interviews": r"\bmock (?:job |college )?interviews?\b|\binterview (?:practice|skills|technique|preparation|day)\b|\bpractice interviews?\b|\bjob interviews?\b",
    "cv": r"\bcvs?\b|\bcurriculum vitae\b|\bpersonal statements?\b|\bapplication (?:forms?|skills|support|workshops?)\b|\bletters? of application\b|\bcover(?:ing)? letters?\b|\bapplying for (?:jobs|college|courses|university|apprenticeships)\b",
    "visits": r"\ba day (?:at|with)\b|\bvisits?\b(?! (?:our|the (?:website|page|site|careers page)|this|us|www|http))|\btrips\b|\btrips? to\b|\b(?:visits? to|tours? of|trips? to|visits?|visiting|go to|spends? (?:a|the) day (?:at|with)) (?:\w+ ){0,4}(?:universit\w+|colleges?|workplaces?|employers?|companies|business\w*|providers?|sixth forms?|factory|site|airport|hospital|show|park|engineers|firms?|industry|fair)\b|\b(?:university|college|workplace|campus|work place|company|provider|employer|residential) (?:visits?|tours?|trips?|residentials?|tasters?|days?)\b|\btaster (?:days?|sessions?|courses?|lessons?)\b|\bopen (?:days?|evenings?)\b|\btasters\b",
    "platform": r"\b(?:unifrog|xello|kudos|morrisby|start profile|jed|careerpilot|fast tomato|compass for schools|launchpad|e-?clips|indigo|future skills questionnaire|online (?:careers )?(?:platform|profiling|programme|tool|software))\b|\bcareers (?:platform|software)\b",
    "guidance": r"\binterviews? with (?:an?|the|our) (?:\w+ )?advis[eo]r\b|\bpersonal interview\b|\b(?:1[:\- ]?(?:to|2)?[:\- ]?1|one[- ]to[- ]one|individual|personal|impartial|independent|level 6) (?:\w+ )?(?:interviews?|guidance|meetings?|appointments?|advice)\b|\b(?:careers?|guidance) (?:\w+ )?(?:interviews?|meetings?|appointments?)\b|\bcareers (?:guidance|advice) (?:interviews?|meetings?|appointments?|sessions?|in year)\b",
    "enterprise": r"\b(?:enterprise|business) (?:day|week|challenge|competition|project|activit\w+|games?)\b|\byoung enterprise\b|\btenner challenge\b|\bdragons'? den\b",
    "options": r"\b(?:gcse |ks4 |year 9 |post[- ]?16 |post[- ]?18 )?options? (?:or [\w-]+ )?(?:choices|evening|process|support|guidance|talks?|interviews?|programme|booklet)\b|\b(?:gcse|a[- ]level|subject|ks4) (?:options|choices)\b|\boptions in year\b",
    "ucas": r"\bucas\b|\buniversity (?:applications?|preparation|courses)\b|\bhigher education (?:day|events?|talks?|workshops?)\b|\bpathways? (?:through|talks?)\b",
    "workshops": r"\b(?:employability|careers?|apprenticeship|enterprise|skills|stem|aspiration\w*|money|budgeting|finance) (?:skills )?(?:workshops?|sessions?|seminars?|projects?|challenges?|clubs?|(?<!careers )(?<!career )activities)\b|\bworkshops\b|\bseminars\b|\bstem\b",
    "research": r"\blearns? how to (?:apply|pursue|find|choose|plan|prepare)\b|\b(?:research(?:es|ing)?|find(?:s|ing)? out about|look(?:s|ing)? (?:at|into)|explor(?:e|es|ing)|stud(?:y|ies)) (?:a |an |different |different types of |local |the |their |possible |future )*(?:jobs?|careers?|job sectors?|sectors?|occupations|world of work|workplaces|industries)\b",
    "skills": r"\bskills? (?:audit|quiz|lessons?|builder|show|day|workshops?|sessions?)\b",
    "testing": r"\b(?:aptitude|psychometric|interest|personality|career interest) (?:tests?|testing|quiz(?:zes)?|questionnaires?|profil\w+)\b",
    "plans": r"\b(?:careers?|action|transition|pathway|progression|preparing for adulthood) (?:action )?(?:plans?|planning|passports?|portfolio|folder|logs?)\b|\basdan\b|\bpreparing for adulthood\b|\bemployability (?:skills|award|qualification)\b|\bduke of edinburgh\b",
    "role play": r"\brole[- ]plays?\b|\bdress up as\b|\b(?:a )?jobs? in (?:the )?school\b",
    "mentoring": r"\bmentors?(?:ing)?\b|\balumni\b|\bvolunteering\b|\bbarclays life ?skills\b|\bcareers? ambassadors?\b|\bcareer of the (?:week|month)\b|\bjob of the (?:week|month)\b",
    "providers": r"\b(?:apprenticeship|training|further education|post-?16|college) providers?\b|\bcolleges? and (?:universities|training providers|apprenticeship)\b|\bapprenticeships? (?:talks?|workshops?|assembly|ask|week)\b|\bask (?:programme|project|assembl\w+)\b",
    "subjects": r"^\W*(?:science|maths|mathematics|english|geography|history|art|music|drama|pe|dt|design and technology|computing|languages|mfl|food)\s*[:-]|\b(?:subject|curriculum) (?:links?|areas|lessons|teachers|staff)\b|\b(?:within|across|through(?:out)?) the curriculum\b|\bsubject (?:teachers|lessons)\b|\blinks? to careers\b|\bmaths -|\benglish -|\bcareers in (?:the )?(?:subjects?|curriculum)\b",
    "vocational": r"\btravel on their own\b|\bindependent travel\b|\bkeep a budget\b|\bvocational (?:afternoons?|mornings?|sessions?|days?|courses?|options?|tasters?|learning)\b|\b(?:industry|vocational) qualifications\b|\bwork skills\b|\bhome cooking\b|\bconstruction\b|\bhair and beauty\b|\btravel training\b|\bsupported internships?\b|\bschool (?:shop|cafe|café|farm)\b|\blife skills\b",
}  # fmt: skip
_ACTIVITY = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_ANY = re.compile("|".join(_KINDS.values()))
_YEAR = re.compile(
    r"\b(?:years?|yrs?|y)(?: groups?)? ?(?:[5-9]|1[0-4])\b(?:\s?(?:-|to|and|&|/|,)\s?(?:years?|y)? ?(?:[5-9]|1[0-4])\b)*|\b(?:ks|key stage) ?[2-5]\b|\b(?:phase|stage) [1-6]\b|\b(?:lower|upper|middle) (?:school|thirds?|fourths?|fifths?|sixth)\b|\b(?:thirds?|fourths?|upper fifth|lower sixth|sixth form)\b|\bpost[- ]?16\b|\b(?:each|every|all) year(?:s| groups?)\b"
)
_YEAR_FIRST = re.compile(rf"(?!.{{0,20}}\b(?:parents|carers|form tutors)\b)^\W*(?:in (?:the )?|during |for |by (?:the end of )?|all |our )?(?:{_YEAR.pattern})(?:\s*[|:(\[.,\-]|\s+(?:students|pupils|learners|will|have|take|begin|start|focus|explore|study|receive|is|are|we|all|attend|go|complete|get|meet)|$|\s)")
_STEP = re.compile(
    _YEAR.pattern + r"|\b(?:at|from) (?:the )?(?:age (?:of )?)?1[1-8](?= they| pupils| students| each| every|:|,)|\byear (?:seven|eight|nine|ten|eleven|twelve|thirteen)\b|\b(?:autumn|spring|summer)(?: term)?\b|\bterm [1-6]\b|\b(?:nursery|primary|secondary|older|younger) (?:phase|pupils|students|learners)\b|\bsixth formers\b|\bks[2-5]\b|\bkey stage (?:three|four|five)\b"
)
_DOES = re.compile(
    r"\b(?:starts?|begins?|goes? on|spends?|chooses?|visits?|runs?|take part|takes? part|completes?|learn|explores?|researches|research|plan(?:s|ning)?|decid(?:e|es|ing)|meets?|hears?|writes?|practis(?:e|es)|designs?|apply|applications|project|looks? at|introduc\w+|quiz|options|interviews?|talks?|visitors|workshops?|lessons?|days?|dress|experience)\b"
)
_DELIVERS = re.compile(r"\b(?:taught|go(?:es)? out|teach|deliver\w*|go on|goes on|take part|takes part|attend|hold|held|come in|use|visit|learn|hear|study|talk with|run|organise|offered|receive|spend|meet|complete|provided?|include[sd]?|includes|arranged?)\b")
_CALENDAR = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b")
_NO_STEP = re.compile(r"\badvis[eo]r|\d ?%|evening is on|\.pdf")
_TIMETABLED = re.compile(r"\b(?:lessons?|weekly|fortnight(?:ly)?|hour|half term|term|curriculum|timetable\w*|tutors?|taught|pshe|pshce|scheme of work|sessions?|years? \d+)\b")
_TAUGHT = re.compile(r"\b(?:careers|ceiag|cwre|ceg|careers education(?: and guidance)?) (?:is|are) (?:\w+ )?(?:taught|delivered|a (?:weekly|discrete|timetabled) lesson)\b")
_NEWS = re.compile(r"\b(?:yesterday|last (?:week|month|term|friday|thursday|wednesday|tuesday|monday|year)|this week|were (?:lucky|treated|delighted|joined|visited)|(?:had|got) the (?:opportunity|chance|pleasure)|enjoyed|attended|took part|visited us|was cancelled|is cancelled|cancelled|we were|thank(?:s| you) to|well done|congratulations)\b")
_OTHER_SECTION = re.compile(
    r"\b(?:destinations?|labour market|lmi|how (?:we|our)[^>]{0,30}(?:measure|review|assess|evaluat)|measuring|monitoring|impact|review|news|award|quality in careers|provider access|baker clause|statutory (?:requirement|duty|guidance)|useful (?:\w+ )?(?:links|websites)|websites|vacancies|jobs board|our providers|aims?|objectives?|policy documents|entitlement)\b"
)
_STOPPERS = re.compile(r"\b(?:see|view|click|download|read|find) (?:the|our|a|full|more|below|here|this)\b[^.]{0,60}\b(?:below|here|document|pdf|page|link|plan|programme|policy|map)\b|\.pdf\b|\.docx?\b")
#: Judging the programme is not giving it.
_JUDGED = re.compile(r"\b(?:check|measur|assess|evaluat|monitor|judg)\w*\b[^.;]{0,50}\b(?:impact|effect\w*|success\w*|difference|quality|(?:careers|our|the) (?:programme|provision|work))\b|\b(?:surveys?|questionnaires?|feedback|compass|focus groups?|destinations?)\b[^.]{0,120}\b(?:surveys?|questionnaires?|feedback|compass|focus groups?|destinations?|voice)\b")
#: A clause about guidance, however often it comes round, is one part of a programme and no summary of it.
_ALONE = frozenset(("guidance",))
_WISH = re.compile(r"\bprogrammes? (?:\w+ )?aims? to\b|^\W*(?:reducing|raising|improving|increasing|ensuring|working to|promoting|removing|enabling|striving|providing a comprehensive)\b|^\W*some (?:students|pupils) will\b|\bwill (?:understand|be able to|feel)\b|\b(?:opportunity|chance) to (?:give|provide|offer) feedback\b|\buseful (?:links|websites)\b|\b(?:sets? out|describes?|there are|are) (?:the )?(?:8|eight) (?:gatsby )?benchmarks\b|\bschools are (?:asked|expected)\b|\bcould you\b|\bif your (?:firm|company|business)|\bwe are grateful\b|\bwhy (?:do|does|work experience)|\brisk assess|\binsurance\b|\bdue in\b|\bhanded in\b|\bteam meets\b|\benterprise advis[eo]r is\b|\bevidence of\b|\b(?:entitled to|you should|expect you to|should be|should have|we want|we believe|important|tips? for|(?<!learn )(?<!learns )how to|need easy access)\b")


#: Somebody is asked to come, to help or to book; that is no part of what pupils do.
_INVITES = re.compile(
    r"\b(?:looking for|would love|love to hear|get involved|sign up|to book|book (?:a|an|your)|appointments?|apply to (?:mrs?|ms|miss|dr)|pick up a|can you (?:help|offer)|could (?:you )?help|if you (?:are|can|could|would|work|run)|(?:happy|able|willing) to (?:help|offer)|let (?:me|us) know|forms? (?:are|is) due|(?:are|is) told (?:about|in)|find out about (?:it|the careers programme|our programme))\b"
    r"|^\W*(?:be|join|offer|come|talk|visit|watch|read|use|see|look|tell|ask|contact|click|download|give|help|host|support|why not|please)\b(?! (?:their|the world|at (?:jobs|careers)))"
)
_TOPIC, _PLACE, _INFORMS = pattern("programme-topic"), pattern("published-place"), pattern("informs")
#: What is told as having happened.
_PAST = re.compile(r"\b(?:was|were|had|took|spent|gave|went|came|met|heard|saw|said|told|made|became|got|[a-z]{3,}ed)\b(?! (?:to|by|in|for|at|into|on) (?:be|the|a|an|all|each|every|our)\b)")
_PRESENT = re.compile(r"\b(?:is|are|will|can|has|have|do|does|may|receives?|takes?|learns?|visits?|attends?|runs?|meets?|offers?|provides?|includes?|gets?|goes|go)\b")
#: One event told of, before or after it: a page of such is news.
_ONE_OFF = re.compile(r"\b(?:next|this) (?:week|month|friday|thursday|wednesday|tuesday|monday)\b|^\W*on (?:monday|tuesday|wednesday|thursday|friday)\b|\bour thanks\b|\b(?:evening|event|fair|day) (?:is|takes place|will (?:be|take place))(?: held)? on\b|\b(?:begins?|starts?) at \d|\bparking\b|\bdoors open\b")
#: A line above links to other people's pages.
_LINKS = re.compile(r"\b(?:useful|helpful|careers?|recommended|external) (?:\w+ )?(?:links|websites)\W*$")
#: Lessons told by their topics: three things or more named in a row.
_TOPICS = re.compile(r"\b(?:topics?|themes?|units?|modules?|strands?|lessons?|sessions?|we cover|covers?|half term|areas|skills such as)\b[^.]{0,60}?(?:includ(?:e|es|ed|ing)|\bare\b|\bis\b|:|\bcover(?:ed|s)?|\bon\b|such as|has a theme):?\s*(?P<list>[^.]+)")
#: A longer first line is text and no title; a shorter unit is an item of a list and no sentence.
_TITLE = 200
_ITEM = 40


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-3 over all pages."""
    return [absent("PUB-3", "no-programme-summary"), *(verdict for page in pages if (verdict := _page(page)))]


def _page(page: Page) -> RowVerdict | None:
    if not re.search(r"career|ceiag|work experience|work skills|work placement|internship|job coach|employab|pathway|preparing for adulthood|guidance|futures|world of work", page.low):
        return None
    if _not_about(page) or _is_news(page):
        return None
    lines: list[Unit] = []
    telling: list[Unit] = []
    kinds: dict[str, Unit] = {}
    for unit in _before_links(page.units):
        if not _counts(unit):
            continue
        low = _BENCHMARK_NAMES.sub(" ", unit.low)
        if _YEAR_FIRST.match(low) and _described(page, unit, low):
            lines.append(unit)
        if not _ANY.search(low) or unit.kind == "heading":
            continue
        found = [kind for kind, pattern in _ACTIVITY.items() if pattern.search(low)]
        for kind in found:
            kinds.setdefault(kind, unit)
        telling.append(unit)
    return _weigh(page, lines, telling, kinds)


def _before_links(units: list[Unit]) -> Iterator[Unit]:
    """The units that stand under no list of links."""
    links = False
    for unit in units:
        links = len(unit.low) < _ITEM and bool(_LINKS.search(unit.low)) or links and unit.kind != "heading"
        if not links:
            yield unit


def _weigh(page: Page, lines: list[Unit], telling: list[Unit], kinds: dict[str, Unit]) -> RowVerdict | None:
    """Enough years, or enough kinds of activity; the fewer there are, the more the page must be about a programme."""
    own = [unit for unit in page.units if _counts(unit)]
    if mapped := next((unit for unit in own if _mapped(unit.low)), None):
        return met("PUB-3", "programme-by-year", page.at(mapped), sure=Confidence.MEDIUM)
    if taught := next((unit for unit in own if _by_topics(page, unit)), None):
        return met("PUB-3", "programme-by-activity", page.at(taught), sure=Confidence.MEDIUM)
    if kinds.keys() <= _ALONE and len(lines) < 2:
        return unclear("PUB-3", "programme-hinted", page.at(telling[0])) if kinds else None
    years = [unit for unit in telling if _YEAR.search(unit.low)]
    if len(_labels(lines)) >= 2 <= len(lines):
        return met("PUB-3", "programme-by-year", *(page.at(_line(page, unit)) for unit in lines[:2]))
    headed = bool(re.search(r"career|ceiag|futures|pathways|work", page.heads)) or _named(page)
    if len(kinds) >= 4 or len(kinds) == 3 and (years or lines or headed):
        return met("PUB-3", "programme-by-activity", *_quotes(page, telling))
    delivered = years or lines or any(_DELIVERS.search(unit.low) for unit in telling)
    if len(kinds if _named(page) else kinds.keys() - _ALONE) == 2 and (delivered and headed or len(_labels(years)) >= 2):
        return met("PUB-3", "programme-by-activity", *_quotes(page, telling), sure=Confidence.MEDIUM)
    return _by_shape(page, telling, years) or (unclear("PUB-3", "programme-hinted", page.at(telling[0])) if kinds else None)


def _quotes(page: Page, telling: list[Unit]) -> list[Evidence]:
    """The two sentences that name most, in the page's order; of bare list items some more."""
    best = sorted(telling, key=lambda unit: -_named_in(unit.low))
    most = 2 if len(best[0].low) > _ITEM else 4
    return [page.at(unit) for unit in sorted(best[:most], key=lambda unit: unit.index)]


def _named_in(low: str) -> int:
    return sum(bool(pattern.search(_BENCHMARK_NAMES.sub(" ", low))) for pattern in _ACTIVITY.values())


def _line(page: Page, unit: Unit) -> Unit:
    """A year's line, or what stands below it where it is only the year's name."""
    if len(re.findall(r"[a-z]{3,}", _YEAR.sub(" ", unit.low))) >= 3:
        return unit
    return next((other for other in page.units[unit.index + 1 : unit.index + 3] if other.kind != "heading" and _counts(other)), unit)


def _by_shape(page: Page, telling: list[Unit], years: list[Unit]) -> RowVerdict | None:
    """A sentence that maps years, says where careers is taught, or takes several steps, with few known activities."""
    own = [unit for unit in page.units if _counts(unit)]
    taught = next((unit for unit in telling if _TAUGHT.search(unit.low) and _YEAR.search(unit.low)), None)
    rich = (unit for unit in years if "career" in unit.low and sum(bool(pattern.search(unit.low)) for pattern in _ACTIVITY.values()) >= 2)
    shown = taught or next(rich, None)
    if shown:
        return met("PUB-3", "programme-by-activity", page.at(shown), sure=Confidence.MEDIUM)
    steps = [unit for unit in own if unit.kind != "heading" and _DOES.search(unit.low) and _STEP.search(unit.low) and not _NO_STEP.search(unit.low)]
    if telling and len({label for unit in steps for label in _STEP.findall(unit.low)}) >= 2:
        return met("PUB-3", "programme-by-year", *(page.at(unit) for unit in steps[:2]), sure=Confidence.MEDIUM)
    return None


def _is_news(page: Page) -> bool:
    telling = [unit for unit in page.units if unit.kind != "heading"]
    sentences = (unit for unit in telling if unit.text[:1].isupper() and unit.text.endswith((".", "!", "”", '"')))
    past = [unit for unit in sentences if _PAST.search(unit.low) and not _PRESENT.search(unit.low)]
    if len(past) * 2 > len(telling) > 3:
        return True
    news = [unit for unit in telling if _NEWS.search(unit.low) or _ONE_OFF.search(unit.low)]
    return len(news) * 3 >= len(telling) > 0 and not re.search(r"\b(?:every|each) year\b|programme", page.heads)


def _by_topics(page: Page, unit: Unit) -> bool:
    """A list of what careers lessons are about."""
    hit = _TOPICS.search(unit.low)
    if hit is None or not re.search(r"career|futures|world of work|ceiag|employab|work", f"{unit.low} {unit.under} {page.heads}"):
        return False
    near = " ".join(other.low for other in page.units[max(0, unit.index - 1) : unit.index + 2])
    return len(re.split(r", (?:and )?|;| and ", hit["list"])) >= 3 and bool(_TIMETABLED.search(near))


def _labels(units: list[Unit]) -> set[str]:
    return {label for unit in units for label in _YEAR.findall(unit.low)}


def _mapped(low: str) -> bool:
    """One sentence that gives something to each of three years or more."""
    labels = list(_YEAR.finditer(low))
    if len({label.group() for label in labels}) < 3 or not re.search(r"career|curriculum|programme|plan|theme|topic|unit|pupils|students", low) or re.search(r"encounter|destination|\d ?%|link|click|tutors?:", low):
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
    if not unit.own or unit.provider or unit.kind == "furniture":
        return False
    if _INVITES.search(unit.low) or _TOPIC.search(unit.low) and _PLACE.search(unit.low) and _INFORMS.search(unit.low) and len(unit.low) < _TITLE:
        return False
    if len(unit.low) < 60 and _CALENDAR.search(unit.low):
        return False
    section = unit.under.rsplit(" > ", 1)[-1]
    if section and _OTHER_SECTION.search(section) and not re.search(r"programme|implementation|activit|intent", section):
        return False
    if _NEWS.search(unit.low) or _WISH.search(unit.low) or _JUDGED.search(unit.low) or re.match(r"\W*(?:strategic )?(?:aims?|objectives?)\b", unit.low):
        return False
    return not (_STOPPERS.search(unit.low) and len(unit.low) < 140)


def _described(page: Page, unit: Unit, low: str) -> bool:
    """More than a label: the year's line goes on with at least five words, or an activity stands below its heading."""
    rest = _YEAR.sub(" ", low)
    words = re.findall(r"[a-z]{3,}", rest)
    if unit.kind == "heading" or len(words) < 3:
        below = page.units[unit.index + 1 : unit.index + 4]
        if below and below[0].kind != "heading" and _YEAR_FIRST.match(below[0].low):
            # The years stand side by side, as over a table's columns.
            return False
        below = [other for other in below if other.kind != "heading" and not _YEAR_FIRST.match(other.low)]
        return bool(below) and len(words) < 9 and any(_counts(other) and (_ANY.search(other.low) or len(other.low) > 18) for other in below[:2])
    if re.search(r"\b(?:destinations?|leavers?|\d+(?:\.\d)? ?%|neet|parents' evening|exams?|results day|deadline|form must|encounters? (?:must|for all)|mandatory)\b", low):
        return False
    return len(words) >= 5 or bool(_ANY.search(low))


def _not_about(page: Page) -> bool:
    """Pages whose head says that they are about something else that shares the words."""
    head = "\n".join([page.extract.title.lower(), *(unit.low for unit in page.units[:1] if len(unit.low) < _TITLE)])
    if re.search(r"\b(?:measur|assess|evaluat|review|monitor)\w*|impact|destination", head) and not re.search(r"\byear 7\b|implementation", head):
        return True
    if BOTH.search(head) or re.search(r"\b(?:careers? (?:programme|curriculum|education|plan|overview|journey)|programme of study)\b", head):
        return False
    return bool(
        re.search(
            r"labour market|\blmi\b|destination|quality in careers|measuring|how (?:we|our)\b[^.]{0,30}(?:review|measur|assess)|privacy|cookie|vacanc|cancelled|\b(?:links|websites)\b|job (?:board|vacanc)|provider access|baker clause|\bpal\b",
            head,
        )
    ) and not any(re.search(r"careers? (?:programme|curriculum|education programme)|year group", unit.low) for unit in page.units if unit.kind == "heading" and not unit.provider)
