"""PUB-5 and PUB-16: how the programme's impact is measured and assessed, and what changed because of it.

A sentence says how by what comes together in it: something that is looked at (a survey, where leavers went), a word of
judging, what it is to tell of, and what comes of it. A heading or question about impact above it lends it weight.
"""

from __future__ import annotations

import re
from datetime import date

from careersite.findings import Confidence

from .cues import Cue
from .lexicon import pattern
from .programme_cues import SPEECH
from .reading import Page, Unit
from .verdict import RowVerdict, absent, met, unclear

_MEANS, _JUDGES, _WORTH, _USE, _HEADING = (pattern(f"impact-{part}") for part in ("means", "judges", "worth", "use", "heading"))
_SUBJECT = Cue(r"\b(?:careers?|ceiag|cwre|programme|provision|guidance|work experience|placements?|destinations?|leavers?|futures|encounters?|world of work)\b")
#: The programme as what is judged …
_OBJECT = Cue(
    r"\b(?:evaluat|measur|assess|monitor|judg|audit|review|check|quality[- ]assur)\w*\b[^.;]{0,60}\b(?:careers?|ceiag|programme|provision|year|activit(?:y|ies)|events?|modules?|success|guidance|encounters?|offer)\b"
    r"|\b(?:careers?|ceiag|programme|provision|activit(?:y|ies)|events?|modules?|guidance|work experience|placements?|offer|session|visit)\b[^.;]{0,40}\b(?:is|are|be|being) (?:\w+ )?(?:evaluat|measur|assess|monitor|judg|audit|review|check|quality[- ]assur|rated|survey)\w*"
)
_ASKED = Cue(r"\b(?:surveyed|surveys?|asked|questionnaires?|views?|opinions?|feedback)\b[^.;]{0,40}\b(?:about|on|of) (?:the|our|their) (?:careers? |ceiag |whole )*(?:programme|provision|guidance|education|work|offer|lessons|activities|events)\b")
#: … and made better.
_BETTERS = Cue(r"\b(?:improv|chang|adapt|adjust|refin|shap|rewrit|updat|strengthen|develop|inform|drop)\w*\b[^.;]{0,50}\b(?:programme|provision|plan|lessons?|events?|activit(?:y|ies)|offer|curriculum|what we|next year'?s?|following year)\b|\b(?:programme|provision|plan|offer)\b[^.;]{0,20}\b(?:is|are) (?:\w+ )?(?:changed|adapted|adjusted|improved|refined|updated)\b|\bbuilt into\b")
_AGAIN = Cue(r"\b(?:this|these|them|it|its|results?|findings?|answers?|data|both|what (?:we|they) (?:find|found|learn|say)|responses?|reports?|they|that|from which)\b")
#: Feedback to a learner, a learner's own evaluating, or the worth of something else.
_ELSE = Cue(
    r"\? \||\b(?:successful candidate|post ?holder|job description)\b|\byour (?:ideas|options|child)\b|\b(?:transition|annual|ehcp?) reviews?\b(?! of (?:the|our))|\behcp? plans?\b|^\W*talk to your\b|\b(?:achiev|secur|reach)\w* (?:\w+ ){0,3}destinations\b|\b(?:that|which|tool for|free tool) schools\b|\b(?:impact|quality|progress|effectiveness|effects?) of (?:our |the |this |their |its )?(?:partnership|pupil premium|sen\b|behaviour|attendance|reading|catch-?up|teaching|covid|climate|technology|ai\b|brexit|social media|decisions|choices)"
    r"|\b(?:students|pupils|learners|they|you|children) (?:will |can |to |are able to |are encouraged to |are asked to |are taught to |learn (?:how )?to |also |may )*(?:assess|evaluate|monitor|track|measure|check|analyse|consider|compare|research|explore|reflect|review)\b(?! (?:each|every|all|the) (?:event|activit|session|visit|talk|lesson|programme))"
    r"|\b(?:adviser|advisor)s?'? (?:quality|performance)\b|\bhealth and safety\b|\brisk assess\w*|\bassessment (?:centre|day|week)s?\b|\bpersonality\b|\baptitude\b"
    r"|\b(?:assess|track|monitor|review)\w* (?:of )?(?:their|your|students'?|pupils'?|each|each (?:student|pupil|learner)'s|every (?:student|pupil|learner)'s|individual|attendance|applications) (?:own |the )?(?:skills|strengths|needs|progress|interests|applications|attendance|behaviour)?\b(?! ?(?:views|opinion|answers|destinations?|next steps))"
    r"|\b(?:useful |written |good |verbal )?feedback (?:to (?:help|the student|students|pupils|them)|for (?:the|each) (?:student|pupil)|from the interviewer|on (?:their|your|personal|performance))\b|\b(?:receives?|gets?|(?:is|are) given) (?:\w+ ){0,2}feedback\b|\bgives? (?:each |every |all |the |our )?(?:students?|pupils?|learners?|them|you)\b[^.;]{0,20}\bfeedback\b"
    r"|\bhelps? (?:them|students|pupils|learners|you) (?:to )?(?:improve|evaluate|reflect|understand)|\b(?:opportunit\w+|able) to (?:provide|give|offer)\b|\b(?:the )?(?:government|ofsted|dfe|department) (?:measures?|uses?|publish\w*|judges?|checks?)|^\W*(?:take|try|compare|do) (?:the|your|a)\b|\byour (?:answers|skills|results)\b|\babout their own\b|\bshould (?:\w+ )?be\b|^\W*(?:teaching|lessons|reading|attendance|behaviour)\b|\bown skills\b"
)
#: A day of tests for learners, whose name speaks of assessing.
_CENTRE = Cue(r"\bassessment (?:centre|day|week)s?\b")
_FIGURES = Cue(r"\b\d{1,3}(?:\.\d)? ?%")
_SCORE = Cue(r"\d ?%|\bscore[sd]?\b|\bcompass\b|\bneet\b|\bevaluated\b|\bimpact (?:of|measure)|\bmeasure(?:s|d)? (?:our|the)\b|\bdestinations? (?:data|figures|20\d\d)\b|\bdestinations? 20|\bkpis?\b")
_CHANGED = Cue(
    r"\b(?:as a result|because|following|in response to|you said|after)\b[^.]{0,60}\b(?:feedback|evaluations?|survey|voice|told us|asked|comments)\b[^.]{0,120}\b(?:we|now|added|introduced|changed|moved|extended|started|new|more)\b|\byou said,? we did\b"
    r"|\b(?:students|pupils|learners|parents|carers|families|employers|staff|teachers)\b[^.;]{0,20}\b(?:told us|asked (?:us )?for|asked (?:us )?to)\b[^.;]{0,100}(?:, |;|\b)(?:so|and) (?:now |we |there |it |the \w+ )(?:\w+ ){0,2}?(?:now|has|have|hold|added|moved|started|changed|run|are)\b"
)
_YEAR = Cue(r"\b(20\d\d)\b")
#: What a sentence must come to: the means 2; judging, worth and use 1 each; a heading about impact 2; the sentence after it that says what comes of it 1.
_ENOUGH = 4


def judge(pages: list[Page], today: date) -> list[RowVerdict]:
    """Judge PUB-5 and PUB-16 over all pages."""
    verdicts = [absent("PUB-5", "impact-not-described"), absent("PUB-16", "no-changes-shown", sure=Confidence.LOW)]
    for page in pages:
        if not re.search(r"career|ceiag|destination|guidance|impact|gatsby|compass|programme|futures|world of work|leavers", page.low):
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
    if unit.kind == "heading" or unit.aim or SPEECH.search(low):
        return None
    points = _weigh(page, unit)
    if points >= _ENOUGH:
        return met("PUB-5", "impact-described", page.at(unit), sure=Confidence.HIGH if points > _ENOUGH else Confidence.MEDIUM)
    if points:
        return unclear("PUB-5", "impact-unclear", page.at(unit))
    return unclear("PUB-5", "data-only", page.at(unit)) if _SCORE.search(low) and "career" in page.low else None


def _weigh(page: Page, unit: Unit) -> int:
    """Points of a sentence; none without something that is looked at, or where it is about something else."""
    low = unit.low
    after = page.units[unit.index + 1] if unit.index + 1 < len(page.units) else None
    points = _count(page, unit, low)
    if after is None or after.kind == "heading" or not after.own:
        return points
    together = _AGAIN.search(after.low) and _MEANS.search(low) or _JUDGES.search(low) and (_OBJECT.search(low) or _WORTH.search(low))
    if together and not _ELSE.search(after.low):
        # Two sentences tell it together: one judges or collects, the other says with what or what for.
        return max(points, _count(page, unit, f"{low} {after.low}"))
    return points


def _count(page: Page, unit: Unit, low: str) -> int:
    hits = list(_MEANS.finditer(low))
    headed = _headed(page, unit)
    if not hits or _ELSE.search(low) or _FIGURES.search(low) and not headed and "success criteria" not in low:
        return 0
    if not (headed or _SUBJECT.search(low) or _SUBJECT.search(unit.under) or _SUBJECT.search(page.heads)):
        return 0
    judges = bool(_ASKED.search(low)) or any(_JUDGES.search(f"{low[: hit.start()]} {low[hit.end() :]}") for hit in hits)
    worth = bool(_WORTH.search(low) or _OBJECT.search(low) or _ASKED.search(low))
    use = bool(_USE.search(low)) + bool(_BETTERS.search(low))
    many = len({hit.group() for hit in hits}) > 1
    return 2 + judges + worth + use + 2 * headed + (many and (headed or judges or use > 0))


def _headed(page: Page, unit: Unit) -> bool:
    """Whether the heading, the question or the line that leads in speaks of impact."""
    above = _CENTRE.sub(" ", unit.under.rsplit(" > ", 1)[-1])
    if above and len(above) < 110 and _HEADING.search(above):
        return True
    near = [other for other in page.units[max(0, unit.index - 6) : unit.index] if not other.law]
    leads = [other.low for other in near if other.low.endswith((":", "?")) or len(other.low) < 110 and other.low[-1] not in ".;" or len(other.low) < 45]
    first = re.match(r"\W*(?:how (?:do |the school |we )*(?:measures?|assess(?:es)?|evaluates?|monitors?|checks?|knows?)|what we check|impact)\b", unit.low)
    return bool(first) or any(_HEADING.search(lead) and (_SUBJECT.search(lead) or _WORTH.search(lead) or lead.endswith((":", "?")) or "we" in lead) for lead in leads)


#: A heading that dates what stands below it: "What we changed in the last year".
_LAST_YEAR = Cue(r"\bwhat (?:we|has|have) changed\b[^>]*\b(?:last|past|this) (?:year|12 months)\b|\bchang\w+ (?:in|over) the (?:last|past) (?:year|12 months)\b")


def _change(page: Page, unit: Unit, today: date) -> RowVerdict:
    """PUB-16 asks for the last 12 months: the sentence's own year or its heading decides, none leaves it open."""
    years = [int(year) for year in _YEAR.findall(unit.low)]
    if years and max(years) >= today.year - 1 or not years and _LAST_YEAR.search(unit.under):
        return met("PUB-16", "changes-shown", page.at(unit), sure=Confidence.MEDIUM)
    return unclear("PUB-16", "changes-undated", page.at(unit)) if not years else absent("PUB-16", "changes-old", page.at(unit))
