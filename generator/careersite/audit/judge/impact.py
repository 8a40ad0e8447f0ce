"""PUB-5 and PUB-16: how the programme's impact is measured and assessed, and what changed because of it."""

from __future__ import annotations

import re
from datetime import date

from careersite.findings import Confidence

from .cues import Cue
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_VERB = r"(?:measur|assess|evaluat|monitor|audit|gaug|judg|analys|track|check)\w*"
_OBJECT = r"(?:impact|effectiveness|effective|success(?:ful)?|quality|difference|how (?:well|effective|successful|we are doing)|what we do|our (?:careers )?(?:work|offer)|what (?:works|difference))"
_SUBJECT = r"(?:careers?|ceiag|programme|provision|curriculum|activit(?:y|ies)|guidance|learners|pupils|students|events|encounters)"
_MEASURE = Cue(
    rf"\b{_VERB}\b[^.;]{{0,50}}\b{_OBJECT}\b|\b{_OBJECT}\b[^.;]{{0,60}}\b(?:is|are|be|been) (?:regularly |also |then |formally |carefully )?{_VERB}\b|\b{_VERB}(?:,? (?:and|&) \w+)? (?:the |our |all |its |this )*(?:whole[- ]school )?(?:careers?|ceiag)(?: education)?(?: programme| provision| curriculum| activities| events)\b"
    rf"|\b(?:careers?|ceiag) (?:programme|provision|curriculum|education|activities)\b[^.;]{{0,30}}\b(?:is|are) (?:\w+ )?(?:measured|assessed|evaluated|monitored|audited)\b|\bimpact (?:is|and feedback|of)\b[^.;]{{0,60}}\b(?:sought|shown|seen|judged|through|using|by)\b"
    rf"|\b(?:measuring|assessing|evaluating|monitoring) (?:the )?(?:impact|quality|effectiveness|success)\b|\b(?:monitoring|evaluations?|assessments?|reviews?)(?: and \w+)? (?:is|are) (?:\w+ )?(?:made|carried out|undertaken|done|conducted|completed)\b[^.;]{{0,40}}\b(?:careers?|ceiag|programme|provision)\b|\breview\w* (?:the |its |their |our )*(?:impact|effectiveness|success)\b|\b(?:see|find out|know|show|understand|learn|tell)\w* (?:what|how|whether|if)\b[^.;]{{0,40}}\b(?:difference|impact|effective|work(?:s|ed|ing)|made)\b|\b{_VERB} (?:the|our) (?:whole )?programme\b|\bevidence of (?:the |our )?impact\b|\b(?:careers|ceiag|programme|provision) is (?:\w+ )?quality[- ]assured\b|\b(?:the |our )programme (?:is|are) (?:\w+ )?(?:evaluated|assessed|measured)\b|\b(?:work experience|activities|events|each (?:activity|event)|every (?:activity|event)|placements?) (?:is|are) (?:\w+ )?(?:evaluated|rated|assessed)\b|\bassess the (?:reach|effect)|\bevaluat\w* (?:each|every|all) (?:activit(?:y|ies)|events?|sessions?|visits?|talks?|modules?)\b|\bevaluate the year\b|\beffectiveness is\b|\bevaluate (?:and (?:improve|develop)) (?:it|the programme|our)\b",
    "measur", "assess", "evaluat", "monitor", "audit", "gaug", "judg", "analys", "track", "check", "impact", "review", "effective", "difference", "quality",
)
_HEADING = re.compile(
    r"\b(?:measuring|measurement|assessing|assessment|evaluating|evaluation|monitoring)\b[^.]{0,40}\b(?:impact|quality|effectiveness|success|evaluations?|programme|ceiag|careers)\b|\bhow (?:do |is |are |does |will |can )?(?:we|our|the|it|careers)\b[^.]{0,40}\b(?:measur|assess|evaluat|review|monitor|know|check)\w*"
    r"|\b(?:monitoring|evaluation)(?:,? (?:and|&) (?:evaluations?|review|monitoring))+|^impact(?: of [^.]{0,60}| and evaluation)?$|^(?:careers? |ceiag )?impact (?:statement|report)$|\bannual monitoring\b|\bdestination data procedure\b|\bimpact (?:measure|assess|evaluat)\w*"
)
_MEANS = re.compile(
    r"\b(?:destinations?(?: data| measures| figures)?|survey(?:s|ed)?|questionnaires?|feedback|(?:student|pupil|learner|parent(?:al)?|staff|stakeholder|employer)s?'? voice|voice|compass ?(?:\+|plus)?|focus groups?|evaluations?|evaluation forms?|neet(?: figures?| data| rates?)?|"
    r"website (?:analytic\w*|analytical review|hits|visits)|learning walks?|lesson observations?|quality assurance|work scrutiny|book looks?|exit interviews?|case studies|pre- and post|before and after|self[- ]?(?:evaluation|assessment)|gatsby benchmarks? (?:audit|tool|tracking)|records? of participation|baseline|"
    r"progression(?: data| rates)?|retention|participation (?:data|rates)|attendance (?:data|at)|track(?:ing|ers?)|kpis?|unifrog|data|quizz?es|interviews|with the (?:students|pupils|learners|visitors)|rate[sd]?|recorded|scores are|on a form|polls?|diar(?:y|ies)|employer reports|follow (?:them|leavers)|interview (?:pupils|students)|look at|by (?:talking|speaking|asking|checking|looking|listening|following|comparing)|by (?:whether|the (?:number|percentage|proportion))|discussion|careers locker|evaluated|reviews? (?:with|by)|internal checks|meetings)\b"
)
_HARD_MEANS = Cue(
    r"\b(?:destinations?(?: data| measures| figures)?|survey(?:s|ed)?|questionnaires?|feedback|(?:student|pupil|learner|parent(?:al)?|staff|stakeholder|employer)s?'? voice|compass ?(?:\+|plus)?|focus groups?|evaluations?|evaluation forms?|neet|website analytic\w*|exit (?:interviews?|tickets?|surveys?)|(?:student|pupil|learner|parent|voice) panels?|learning walks?|lesson observations?|baseline|quality assur(?:ance|ed)|before and after|diar(?:y|ies)|polls?|employer reports?|follow(?:ed|ing)? (?:them|leavers) up|follow(?:-| )?up (?:calls|surveys)|views of (?:\w+ ){0,2}(?:students|pupils|learners|parents|staff|employers|families|young people)|(?:students|pupils|learners|parents)' views|ratings?|rated|pupil interviews|interview (?:pupils|students)|leavers? (?:is|are) (?:phoned|telephoned|rung|called|contacted|followed|tracked|traced|asked)|(?:is|are) followed by an? (?:short |online |brief )*(?:form|survey|quiz|poll)|looking at (?:where|survey|destinations))\b",
    "destination", "survey", "questionnaire", "feedback", "voice", "compass", "focus", "evaluation", "neet", "analytic", "exit", "learning", "observation", "baseline", "quality", "before", "leaver", "diar", "poll", "report", "follow", "interview", "looking", "view", "rat",
)
_USED = Cue(
    rf"\b(?:use[sd]?|helps?|lets?|allows?|enables?|informs?)\b[^.;]{{0,40}}\b(?:measure|assess|evaluate|judge|monitor|gauge)\w*\b[^.;]{{0,50}}\b(?:{_SUBJECT}|{_OBJECT})\b"
    rf"|\b(?:programme|provision|plan|curriculum|it)\b[^.;]{{0,30}}\b(?:is|are|was|were|be) (?:then )?(?:changed|adapted|adjusted|improved|amended|refined|updated) (?:as a result|in response|accordingly|following|because|based on|as needed|when needed|where needed)\b"
    rf"|\b(?:studying|analysing|looking at) (?:the |this |our )?(?:data|destinations?|results)[^.;]{{0,40}}\b(?:evaluate|improve)\b|\bevaluate the success\b|\bdiscuss and measure\b|\bmeasure how we are doing\b|\bevaluate (?:our )?progress\b"
    r"|\b(?:audit(?:ed|s)?|evaluated?|assessed|measured|self-?(?:evaluate|assess)\w*)\b[^.;]{0,50}\b(?:using|with|through|via|on|in) (?:the )?compass\b",
    "measure", "assess", "evaluat", "judge", "monitor", "gauge", "changed", "adapted", "adjusted", "improved", "amended", "refined", "updated", "audit", "compass", "studying", "analysing", "looking", "progress", "discuss",
)
_IMPROVES = Cue(
    r"\b(?:to|and|which|that|this|help|helps|then|will)\s+(?:also |then |be used to |further |help (?:us )?(?:to )?)?(?:improve|improves|shape|shapes|inform|informs|develop|develops|plan|plans|adapt|adapts|refine|change|changes|guide|guides|decide|judge|evaluate|measure|assess|see|strengthen)\b[^.;]{0,60}"
    r"\b(?:careers?|ceiag|programme|provision|what we (?:do|offer)|next year'?s|our (?:plan|work|offer)|delivery|impact|effective\w*|plan)\b",
    "programme", "provision", "career", "ceiag", "offer", "plan", "work", "delivery", "impact", "effective", "what",
)
_PURPOSE = re.compile(
    r"\b(?:tells? us|shows? us|leads? (?:us )?to|built into|feeds? (?:in)?to|next year|next plan|reported to|shared with (?:the )?(?:governors|slt|senior)|presented to|so that we|in order to|we (?:then )?(?:change|adapt|improve|adjust)|used to|use (?:this|these|it|them)|act(?:ed)? on"
    r"|help(?:s|ing)? (?:us )?(?:to )?(?:plan|improve|shape|decide|develop|see|judge)|informs?|improvements?|changes? (?:are|is|to)|collated|analysed|compared?|twice a year|each (?:summer|year|term|july|spring)|every (?:year|summer|term)|annually|yearly|termly|after (?:each|every))\b"
)
_COLLECT = re.compile(
    r"\b(?:(?:is|are) surveyed|surveys? (?:are|is|goes|go|each|every|all|of (?:students|pupils|learners|parents|leavers|all))|(?:complete|fill in|collect|gather|seek|sought|ask(?:ed)? for|invite|hold|carry out|conduct|undertake|take|taken|use|receive|analyse|study|review|look at|monitor|track|rate[ds]?)\w*)\b"
)
_OF_CAREERS = re.compile(r"\b(?:careers?|ceiag|programme|provision|guidance|activit(?:y|ies)|events?|encounters?|work experience|leavers|destinations?)\b")
_WORTH = re.compile(
    r"\b(?:impact|effective(?:ness|ly)?|evaluat\w+|success (?:of|criteria)|quality (?:of (?:careers|our|the)|assur\w+)|measur(?:e|es|ed|ing)|monitor(?:s|ed|ing)?|what (?:students|pupils|learners|they) (?:have )?(?:gained|learnt)|how well|how the programme is (?:working|doing)|(?:tell|know|see) whether|effect of|reach and effect|what works|is working|(?:programme|guidance|careers|advice) (?:really )?works\b|make(?:s)? a difference|review(?:s|ed)? (?:the|our|its|this) (?:careers |ceiag )?(?:programme|provision|impact|success|plan|work)|analys(?:e|ed|es|ing)|judge|tested by)\b"
)
_GIVEN = re.compile(
    r"\b(?:useful |written |good )?feedback (?:to|for|from the interviewer|on (?:their|your|personal|performance))\b|\b(?:receives?|gets?|(?:is|are) given|with) (?:\w+ ){0,2}feedback\b|\bgives? (?:each |every |all |the |our )?(?:students?|pupils?|learners?|them|you)\b[^.;]{0,20}\bfeedback\b"
    r"|\bhelps? (?:them|students|pupils|learners|you) (?:to )?(?:improve|evaluate|reflect|understand)|\b(?:students|pupils|learners|you|they) (?:\w+ )?(?:evaluate|analyse|compare|use destination)"
)
_FIGURES = re.compile(r"\b\d{1,3}(?:\.\d)? ?%|\b20\d\d\b|\breviewed annually\b")
_THE_PROGRAMME = re.compile(r"impact of (?:our |the )?(?:careers|ceiag)|(?:evaluate|measure|assess)\w* (?:the success of )?(?:our |the )?(?:careers|ceiag)")
_HOW = re.compile(r"\W*how (?:do )?we (?:measure|assess|evaluate)\b")
_LEARNERS = re.compile(r"career|ceiag|programme|provision|guidance|impact|activit|event|learner|pupil|student|leaver")
_SCORE = re.compile(r"\b\d{1,3}(?:\.\d)? ?%|\bachieved\b|\bscore[sd]?\b|\bdestinations?\b|\bcompass\b|\bneet\b|\bevaluat\w+|\bimpact\b|\bmeasur\w+|\breviewed\b[^.]{0,60}\b(?:feedback|input|voice)\b|\bkpis?\b|\bkey performance\b")
_ELSE = re.compile(
    r"\b(?:that|which|tool for|free tool) schools\b|\b(?:impact|quality|progress|effectiveness) of (?:our |the |this |their )?(?:partnership|pupil premium|sen\b|behaviour|attendance|reading|catch-?up|teaching|work experience placement|covid|climate|technology|brexit|social media|decisions|choices)"
    r"|\b(?:students|pupils|learners|they|you|children) (?:will |can |to |are able to |learn to |also )*(?:assess|evaluate|monitor|track|measure|check|analyse|consider)\b|\b(?:adviser|advisor)s?'? (?:quality|performance)\b|\bhealth and safety\b|\brisk assess\w*|\bassessment (?:centre|day|week)s?\b"
    r"|\bpersonality\b|\baptitude\b|\bassess(?:ing|ed)? (?:their|your|students'?|pupils'?|each) (?:own )?(?:skills|strengths|needs|progress|interests)\b|\btrack(?:s|ing|ed)? (?:their|your|each|students'?|pupils'?|individual)\b|\bmonitor(?:s|ed|ing)? (?:their|your|attendance|each|students'?|pupils'?|applications)\b"
)
_CHANGED = Cue(r"\b(?:as a result|because|following|in response to|you said|after)\b[^.]{0,60}\b(?:feedback|evaluations?|survey|voice|told us|asked|comments)\b[^.]{0,120}\b(?:we|now|added|introduced|changed|moved|extended|started|new|more)\b|\byou said,? we did\b", "feedback", "evaluation", "survey", "voice", "told", "asked", "comments", "you")
_YEAR = re.compile(r"\b(20\d\d)\b")


def judge(pages: list[Page], today: date) -> list[RowVerdict]:
    """Judge PUB-5 and PUB-16 over all pages."""
    verdicts = [absent("PUB-5", "impact-not-described"), absent("PUB-16", "no-changes-shown", sure=Confidence.LOW)]
    for page in pages:
        if not re.search(r"career|ceiag|destination|guidance|impact|gatsby|compass|programme", page.low):
            continue
        for unit in page.units:
            verdict = _unit(page, unit)
            if verdict:
                verdicts.append(verdict)
            if unit.own and _CHANGED.search(unit.low):
                verdicts.append(_change(page, unit, today))
    return verdicts


def _unit(page: Page, unit: Unit) -> RowVerdict | None:
    low = unit.low
    if unit.law or unit.promised or unit.provider and "careers programme" not in low and "impact" not in low:
        return None
    if _ELSE.search(low) and not _THE_PROGRAMME.search(low):
        return unclear("PUB-5", "impact-unclear", page.at(unit)) if _SCORE.search(low) else None
    if _stands_above(unit) and (_HEADING.search(low) or _MEASURE.search(low)):
        return _below(page, unit)
    if _HOW.match(low) and any("evaluat" in other.low for other in [unit, *page.after(unit, 2)]):
        return met("PUB-5", "impact-described", page.at(unit), sure=Confidence.MEDIUM)
    if unit.aim:
        return None
    sure = _describes(page, unit)
    if sure:
        return met("PUB-5", "impact-described", page.at(unit), sure=sure)
    return unclear("PUB-5", "data-only", page.at(unit)) if _SCORE.search(low) else None


def _stands_above(unit: Unit) -> bool:
    """A heading, or a short line that leads to what comes below it."""
    low = unit.low
    if unit.kind == "heading" or len(low) < 60 and low[-1] not in ".;":
        return True
    return len(low) < 110 and (low.endswith((":", "?")) or bool(re.match(r"how (?:we|our)\b", low)))


def _describes(page: Page, unit: Unit) -> Confidence | None:
    """How surely a sentence says how impact is measured: by its verb and object, or by a means with a purpose."""
    low = unit.low
    measured = _MEASURE.search(low) and _about(page, unit)
    if _USED.search(low) or measured and (_MEANS.search(_rest(low)) or _listed(page, unit) or _next_says(page, unit)):
        return Confidence.HIGH
    if not _HARD_MEANS.search(low):
        return None
    if _worth(low) and not _GIVEN.search(low) and _LEARNERS.search(low) and _about(page, unit):
        return Confidence.MEDIUM
    collected = _PURPOSE.search(low) and _COLLECT.search(low) and _OF_CAREERS.search(low) and "career" in page.low
    if collected and not _GIVEN.search(low) and not _FIGURES.search(low):
        return Confidence.MEDIUM
    if _IMPROVES.search(low) and _LEARNERS.search(low):
        return Confidence.MEDIUM
    inline = re.match(r"impact\b[^a-z]", low) and re.search(r"\b(?:through|by|using|collect|gather|via|from)\b", low)
    return Confidence.MEDIUM if inline else None


def _worth(low: str) -> bool:
    """Whether a means and the judging of worth stand together, and are not the same words."""
    return any(_WORTH.search(f"{low[: hit.start()]} {low[hit.end() :]}") for hit in _HARD_MEANS.finditer(low))


def _about(page: Page, unit: Unit) -> bool:
    return bool(re.search(_SUBJECT, unit.low)) or bool(re.search(r"\b(?:leavers|destinations?)\b", unit.low)) or bool(re.search(r"career|ceiag|impact", unit.under)) or "career" in page.heads or "ceiag" in page.heads or "impact" in page.heads


def _rest(low: str) -> str:
    """The sentence without the measuring words themselves, which would else count as their own means."""
    return re.sub(r"\b(?:evaluat\w+|monitor\w+|measur\w+|track\w+) (?=the|our|of|and|impact)", " ", low)


def _listed(page: Page, unit: Unit) -> bool:
    return unit.low.endswith((":", "through", "by")) and any(_HARD_MEANS.search(other.low) for other in page.units[unit.index + 1 : unit.index + 5])


def _next_says(page: Page, unit: Unit) -> bool:
    """The sentence that measures may name its means in the next."""
    return any(other.own and _HARD_MEANS.search(other.low) and not _GIVEN.search(other.low) and not _FIGURES.search(other.low) for other in page.after(unit, 2))


def _below(page: Page, unit: Unit) -> RowVerdict | None:
    """A heading that promises impact: what stands below must name a means, and in the school's own words."""
    # A colon leads on even where the list below was marked up as headings.
    following = page.after(unit, 7) or (page.units[unit.index + 1 : unit.index + 5] if unit.low.endswith(":") else [])
    below = [other for other in following if not other.law and not other.promised]
    own_words = re.sub(r"^.{0,60}?:\s*", "", unit.low) if ":" in unit.low[:-1] else ""
    hard = [other for other in below if _HARD_MEANS.search(other.low)]
    told = re.search(r"impact|\bknow\b|working|check|effectiveness|quality|evaluat|measur|assess|review|destination data procedure", unit.low)
    verbs = [other for other in hard if other.kind == "item" or len(other.low) < 60 or re.search(r"\b(?:we|is|are|used?|using|through|by|collect\w*|gather\w*|ask\w*|complete)\b", other.low)]
    if told and (len(verbs) >= 2 or verbs and (re.search(_SUBJECT, unit.low + unit.under) or "career" in page.low)):
        scores = [other for other in verbs if re.search(r"\d ?%", other.low)]
        if len(scores) < len(verbs):
            first = next(other for other in verbs if other not in scores)
            return met("PUB-5", "impact-described", page.at(unit), page.at(first))
    if _HARD_MEANS.search(own_words):
        return met("PUB-5", "impact-described", page.at(unit))
    return unclear("PUB-5", "impact-unclear", page.at(unit)) if below or not page.after(unit, 1) else None


def _change(page: Page, unit: Unit, today: date) -> RowVerdict:
    """PUB-16 asks for the last 12 months: the sentence's own year decides, none leaves it open."""
    years = [int(year) for year in _YEAR.findall(unit.low)]
    if years and max(years) >= today.year - 1:
        return met("PUB-16", "changes-shown", page.at(unit), sure=Confidence.MEDIUM)
    return unclear("PUB-16", "changes-undated", page.at(unit)) if not years else absent("PUB-16", "changes-old", page.at(unit))
