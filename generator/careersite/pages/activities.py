"""Each activity's own page, the printable checklist of a meaningful encounter, and the list of all activities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careersite.model.activity import Activity
from careersite.model.vocabulary import ActivityKind, Criterion
from careersite.pages.journey import benchmark_title
from careersite.pages.machine import activity_data
from careersite.pages.markdown import plain
from careersite.pages.page import Page
from careersite.pages.press import Press, opening
from careersite.pages.templates import when_html, years_text
from careersite.pages.views import FOR_PARENTS, FOR_STAFF, are_invited, cards, held, hours_text, kind_word, site_years

# Guidance: "What a meaningful encounter/experience should look like", the lists that begin "will".
EMPLOYER = (Criterion.PURPOSE, Criterion.OUTCOMES, Criterion.TWO_WAY, Criterion.REFLECTION)
WORKPLACE = (*EMPLOYER, Criterion.RANGE_OF_PEOPLE, Criterion.TASK, Criterion.FEEDBACK)
PROVIDER = (*EMPLOYER, Criterion.ABOUT_PROVIDER, Criterion.LEARNING_THERE)
_CRITERIA = {
    ActivityKind.EMPLOYER_ENCOUNTER: EMPLOYER,
    ActivityKind.CAREERS_FAIR: EMPLOYER,
    ActivityKind.ALUMNI: EMPLOYER,
    ActivityKind.ENTERPRISE: EMPLOYER,
    ActivityKind.MENTORING: EMPLOYER,
    ActivityKind.WORKPLACE_VISIT: WORKPLACE,
    ActivityKind.WORK_EXPERIENCE: WORKPLACE,
    ActivityKind.T_LEVEL_PLACEMENT: WORKPLACE,
    ActivityKind.PROVIDER_ENCOUNTER: PROVIDER,
    ActivityKind.COLLEGE_VISIT: PROVIDER,
    ActivityKind.UNIVERSITY_VISIT: PROVIDER,
}


def criteria_of(activity: Activity) -> tuple[Criterion, ...]:
    """What makes this activity meaningful, by its kind; nothing for kinds that are no encounter."""
    return PROVIDER if activity.is_provider_encounter else _CRITERIA.get(activity.kind, ())


def has_checklist(activity: Activity) -> bool:
    """Whether the activity is an encounter or an experience."""
    return bool(criteria_of(activity)) and not activity.cancelled


def activity_pages(press: Press) -> Iterator[Page]:
    """The list, each activity, and its checklist."""
    yield _index(press)
    for index, activity in enumerate(press.programme.activities):
        yield _activity(press, activity, f"activities[{index}]")
        if has_checklist(activity):
            yield _checklist(press, activity, f"activities[{index}]")


def _index(press: Press) -> Page:
    words = press.words
    pool = held(press.programme)
    kinds = [kind for kind in ActivityKind if any(activity.kind is kind for activity in pool)]
    return press.page(
        "activities/",
        "activities",
        title=words("activities.title"),
        lead=words("activities.lead", count=len(pool)),
        kind="activities",
        data_path="activities",
        groups=[
            {
                "id": f"kind-{kind.value}",
                "title": words(f"kind.{kind.value}"),
                "text": words(f"kind-text.{kind.value}"),
                "cards": cards(press, [activity for activity in pool if activity.kind is kind]),
            }
            for kind in kinds
        ],
    )


def _activity(press: Press, activity: Activity, data_path: str) -> Page:
    words, programme = press.words, press.programme
    years = [year for year in activity.years if year in site_years(programme)]
    kind, whom = kind_word(activity, words), years_text(activity.years, words)
    return press.page(
        f"activities/{activity.id}/",
        "activity",
        title=activity.title,
        lead=words("activity.lead", kind=kind, years=whom) if kind else f"{whom}.",
        kind="activity",
        data_path=data_path,
        trail=((words("activities.title"), "activities/"),),
        activity=activity,
        facts=_facts(press, activity),
        visitors=_visitors(press, activity),
        invited=are_invited(activity),
        # Parents come to their own events themselves, and no child is at a training of staff.
        ask_child=activity.kind not in FOR_PARENTS | FOR_STAFF,
        outcomes=[{"id": item.id, "title": item.title or opening(item.statement, 80)} for item in programme.outcomes if item.id in activity.outcomes],
        benchmarks=[{"number": number, "title": benchmark_title(number, words)} for number in activity.benchmarks],
        checklist=has_checklist(activity),
        next_href=f"/years/year-{years[0]}/" if len(years) == 1 else "/calendar/",
        next_link=words("activity.next-year", year=years[0]) if len(years) == 1 else words("activities.next-link"),
        data=activity_data(programme, activity),
    )


def _facts(press: Press, activity: Activity) -> list[dict[str, Any]]:
    words = press.words
    rows = [
        ("day", when_html(activity.when, words, weekday=True) if activity.when else words("time.not-set")),
        ("time", hours_text(activity, words)),
        ("place", activity.place),
        ("years", years_text(activity.years, words)),
        ("kind", kind_word(activity, words)),
        ("format", words(f"format.{activity.format.value}") if activity.format else ""),
        ("length", _length(press, activity)),
        ("attendance", words(f"attendance.{activity.attendance.value}") if activity.attendance else ""),
        ("stage", words(f"stage.{activity.stage.value}") if activity.stage else ""),
        ("subjects", ", ".join(activity.subjects)),
        ("led-by", activity.led_by),
        ("transition", activity.transition),
    ]
    return [{"name": words(f"activity.{name}"), "value": value} for name, value in rows if value]


def _length(press: Press, activity: Activity) -> str:
    if activity.days and activity.days > 1:
        return press.words("activity.days", count=activity.days)
    if not activity.minutes:
        return ""
    hours, rest = divmod(activity.minutes, 60)
    return press.words("activity.minutes", count=activity.minutes) if rest or hours < 2 else press.words("activity.hours", count=hours)


def _visitors(press: Press, activity: Activity) -> list[dict[str, str]]:
    words, programme = press.words, press.programme
    own = [programme.provider(identity) for identity in activity.providers]
    firms = [programme.employer(identity) for identity in activity.employers]
    return [
        {"name": item.name, "website": item.website, "about": item.about, "kind": words(f"provider.{item.kind.value}")} for item in own
    ] + [{"name": item.name, "website": item.website, "about": item.about, "kind": item.sector} for item in firms]


def _checklist(press: Press, activity: Activity, data_path: str) -> Page:
    words = press.words
    criteria = criteria_of(activity)
    name = "provider" if criteria == PROVIDER else "workplace" if criteria == WORKPLACE else "employer"
    # C 6.1: an experience that falls short of its seven points is an encounter if it has the four.
    if name == "workplace" and set(EMPLOYER) <= set(activity.meaningful) < set(WORKPLACE):
        name = "workplace-short"
    return press.page(
        f"activities/{activity.id}/checklist/",
        "checklist",
        title=words("checklist.title", title=activity.title),
        lead=words("checklist.lead"),
        kind="checklist",
        audience="teachers",
        data_path=data_path,
        trail=((words("activities.title"), "activities/"), (activity.title, f"activities/{activity.id}/")),
        activity=activity,
        parts=[_part(press, activity, part, criteria) for part in ("prepare", "deliver", "evaluate")],
        criteria_text=words(f"checklist.meaningful-{name}"),
        criteria_count=len(criteria),
        criteria=[
            {"title": words(f"criterion.{item.value}"), "state": words("checklist.yes" if item in activity.meaningful else "checklist.not-said")} for item in criteria
        ],
    )


def _answers(press: Press, activity: Activity) -> dict[str, str]:
    """What the file knows for each question of the checklist; "" where it knows nothing."""
    words, programme = press.words, press.programme

    def kept(criterion: Criterion) -> str:
        return words("checklist.recorded") if criterion in activity.meaningful else ""

    reflect = plain(activity.reflect) or kept(Criterion.REFLECTION)
    return {
        "who-comes": words(f"attendance.{activity.attendance.value}") if activity.attendance else "",
        "format": words(f"format.{activity.format.value}") if activity.format else "",
        "journey": words("checklist.stage", stage=words(f"stage.{activity.stage.value}")) if activity.stage else "",
        "objectives": "; ".join(activity.objectives),
        "outcomes": "; ".join(programme.outcome(identity).title or opening(programme.outcome(identity).statement, 80) for identity in activity.outcomes),
        "purpose": kept(Criterion.PURPOSE),
        "needs": plain(programme.support.send and words("checklist.send")),
        "visitor-told": words("checklist.asked") if programme.provider_access.ask_providers and activity.providers else "",
        "learners-ready": plain(activity.prepare),
        "parents-told": plain(activity.for_parents),
        "two-way": kept(Criterion.TWO_WAY),
        "about-provider": kept(Criterion.ABOUT_PROVIDER),
        "learning-there": kept(Criterion.LEARNING_THERE),
        "range-of-people": kept(Criterion.RANGE_OF_PEOPLE),
        "task": kept(Criterion.TASK),
        "feedback": kept(Criterion.FEEDBACK),
        "reflection": reflect,
        "asked-after": words("checklist.groups") if programme.impact.feedback else "",
        "against-objectives": "",
    }


_QUESTIONS = {
    "prepare": ("who-comes", "format", "journey", "objectives", "outcomes", "purpose", "needs", "visitor-told", "learners-ready", "parents-told"),
    "deliver": ("two-way", "about-provider", "learning-there", "range-of-people", "task", "feedback", "reflection"),
    "evaluate": ("asked-after", "against-objectives"),
}
_ONLY = {criterion.value for criterion in (*PROVIDER[4:], *WORKPLACE[4:])}


def _part(press: Press, activity: Activity, part: str, criteria: tuple[Criterion, ...]) -> dict[str, Any]:
    words = press.words
    answers = _answers(press, activity)
    asked = [name for name in _QUESTIONS[part] if name not in _ONLY or name in {item.value for item in criteria}]
    return {
        "id": part,
        "title": words(f"checklist.{part}"),
        "caption": words(f"checklist.{part}-caption"),
        "rows": [
            {
                "question": words(f"checklist.ask-{name}"),
                "state": words("checklist.known" if answers[name] else "checklist.not-said"),
                "text": answers[name],
            }
            for name in asked
        ],
    }
