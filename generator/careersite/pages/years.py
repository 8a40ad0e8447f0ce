"""Pages of one school year: for everybody, for the learner, for the parent; and the road through all years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from careersite.model.activity import Activity
from careersite.model.vocabulary import ActivityKind
from careersite.pages.markdown import addresses_in
from careersite.pages.page import Page
from careersite.pages.press import Press, opening
from careersite.pages.templates import day_text, months_text, when_html
from careersite.pages.views import (
    FOR_STAFF,
    are_invited,
    cards,
    choices,
    coming,
    is_past,
    site_years,
    term_now,
    term_span,
    timeline,
    with_holidays,
    within,
)


def year_pages(press: Press) -> Iterator[Page]:
    """The page of all years and, for each year, its three pages."""
    yield _years(press)
    for year in site_years(press.programme):
        yield _year(press, year)
        yield _student(press, year)
        yield _parent(press, year)


def booking_of(press: Press, year: int | None = None) -> dict[str, Any]:
    """What the booking box of personal guidance shows; the ways to book that the school's own words name come before the adviser's."""
    guidance, words = press.programme.personal_guidance, press.words
    adviser = next(iter(guidance.advisers), None)
    emails, telephones = addresses_in(guidance.how_to_book)
    if not emails and not telephones and adviser:
        emails, telephones = [adviser.email], [adviser.telephone]
    promise = guidance.by_16 if year and year <= 11 else guidance.by_18 if year else ""
    facts = [
        (words("guidance.with"), adviser.name or adviser.role if adviser else ""),
        (words("guidance.adviser-days"), adviser.available if adviser else ""),
        (words("guidance.length"), words("guidance.minutes", count=guidance.minutes) if guidance.minutes else ""),
        (words("guidance.promise"), opening(promise)),
    ]
    return {
        "title": words("guidance.how-to-book"),
        "how": guidance.how_to_book,
        "facts": [{"name": name, "value": value} for name, value in facts if value],
        "email": next(iter(emails), ""),
        "telephone": next(iter(telephones), ""),
        "more": "/personal-guidance/" if year else "",
    }


def entitlement_of(press: Press, year: int) -> tuple[list[str], bool]:
    """How "By the end of this year I will have" goes on; drawn from the activities where the school wrote nothing."""
    guide = press.programme.guide(year)
    if guide and guide.entitlement:
        return list(guide.entitlement), False
    kinds = {activity.kind for activity in press.programme.in_year(year) if activity.attendance in (None, "all")}
    known = [
        (ActivityKind.EMPLOYER_ENCOUNTER, "employer"),
        (ActivityKind.PROVIDER_ENCOUNTER, "provider"),
        (ActivityKind.COLLEGE_VISIT, "college"),
        (ActivityKind.UNIVERSITY_VISIT, "university"),
        (ActivityKind.WORKPLACE_VISIT, "workplace"),
        (ActivityKind.WORK_EXPERIENCE, "experience"),
        (ActivityKind.PERSONAL_GUIDANCE, "guidance"),
        (ActivityKind.LABOUR_MARKET, "labour-market"),
    ]
    return [press.words(f"entitlement.{word}") for kind, word in known if kind in kinds], True


def parents_can(press: Press, year: int) -> list[str]:
    """What parents can do in a year: the school's own lines, else what any parent can do."""
    guide = press.programme.guide(year)
    if guide and guide.parents_can:
        return list(guide.parents_can)
    key = "lower" if year <= 9 else "middle" if year <= 11 else "upper"
    return [press.words(f"parents-can.{key}-{number}") for number in (1, 2, 3)]


def questions_of(press: Press, year: int) -> list[str]:
    """Questions that a parent can ask."""
    guide = press.programme.guide(year)
    return list(guide.ask) if guide and guide.ask else [press.words(f"questions.{number}") for number in (1, 2, 3)]


def stops_of(press: Press, first: int = 0, link: str = "/years/year-{}/") -> list[dict[str, Any]]:
    """The road from a year on: each year with its focus, choices, and the meetings and days that stand out.

    Who is in the first year reaches the others in years to come, so there this year's days are only months.
    """
    words = press.words
    stops = []
    for year in site_years(press.programme):
        if year < first:
            continue
        guide = press.programme.guide(year)
        later = 0 < first < year
        time = months_text if later else when_html
        points = [
            {"kind": words("road.choice"), "title": item["title"], "when": item["months" if later else "when"], "href": ""} for item in choices(press, year)
        ] + [
            {"kind": words(f"kind.{activity.kind.value}"), "title": activity.title, "when": time(activity.when, words) if activity.when else "", "href": f"/activities/{activity.id}/"}
            for activity in _milestones(press.programme.in_year(year))
        ]
        stops.append(
            {
                "title": words("years.one", year=year),
                "href": link.format(year),
                "focus": opening(guide.focus) if guide else "",
                "points": points,
                "here": bool(first) and year == first,
            }
        )
    return stops


def _milestones(activities: list[Activity]) -> list[Activity]:
    first = [ActivityKind.PERSONAL_GUIDANCE, ActivityKind.WORK_EXPERIENCE, ActivityKind.T_LEVEL_PLACEMENT, ActivityKind.PROVIDER_ENCOUNTER, ActivityKind.EMPLOYER_ENCOUNTER, ActivityKind.WORKPLACE_VISIT]
    found: list[Activity] = []
    for kind in first:
        found += [activity for activity in activities if activity.kind is kind][:2]
    return found[:4] or activities[:3]


def _years(press: Press) -> Page:
    words = press.words
    return press.page(
        "years/",
        "years",
        title=words("years.title"),
        lead=words("years.lead", school=press.programme.institution.name, year=press.programme.year_name),
        kind="years",
        nav="years",
        data_path="year_guides",
        stops=stops_of(press),
    )


def _year(press: Press, year: int) -> Page:
    programme, words = press.programme, press.words
    guide = programme.guide(year)
    activities = [activity for activity in programme.in_year(year) if activity.kind not in FOR_STAFF]
    terms, loose = timeline(press, activities)
    entitlement, drawn = entitlement_of(press, year)
    served = {identity for activity in activities for identity in activity.outcomes}
    return press.page(
        f"years/year-{year}/",
        "year",
        title=words("years.one", year=year),
        lead=opening(guide.focus) if guide and guide.focus else words("year.lead", year=year, count=len(activities)),
        kind="year",
        nav="years",
        data_path="year_guides",
        trail=((words("years.title"), "years/"),),
        year=year,
        entitlement=entitlement,
        drawn=drawn,
        terms=terms,
        loose=loose,
        choices=choices(press, year),
        parents_can=parents_can(press, year),
        outcomes=[{"id": item.id, "title": item.title or opening(item.statement)} for item in programme.outcomes if item.id in served],
        booking=booking_of(press, year),
    )


def _this_term(press: Press, activities: list[Activity], reader: str) -> dict[str, Any]:
    words, programme = press.words, press.programme
    name = term_now(programme, press.today)
    loose = [activity for activity in activities if activity.when is None or activity.when.whole_year]
    if not name:
        left = coming(programme, press.today, date.max, activities)
        title = words("home.next") if left else words("term.over", year=programme.year_name)
        return {"term_title": title, "this_term": cards(press, left, reader), "been": [], "all_year": cards(press, loose, reader)}
    span = term_span(programme, name)
    key = "term.this" if span.start <= press.today else "term.next"
    title = words(key, term=words(f"time.{name}"), start=day_text(span.start, words.language), end=day_text(span.end, words.language))
    found = within(programme, with_holidays(programme, name, press.today), activities)
    been = [activity for activity in found if is_past(programme, activity, press.today)]
    return {
        "term_title": title,
        "this_term": cards(press, [activity for activity in found if activity not in been], reader),
        "been": cards(press, been, reader),
        "all_year": cards(press, loose, reader),
    }


def _student(press: Press, year: int) -> Page:
    words, programme = press.words, press.programme
    activities = [item for item in programme.in_year(year) if item.kind not in FOR_STAFF and item.kind is not ActivityKind.PARENTS_EVENT]
    return press.page(
        f"students/year-{year}/",
        "student-year",
        title=words("my-year.title", year=year),
        lead=words("my-year.lead", year=year),
        kind="student-year",
        nav="students",
        audience="students",
        data_path="activities",
        trail=((words("students.title"), "students/"),),
        year=year,
        entitlement=entitlement_of(press, year)[0],
        stops=stops_of(press, year, "/students/year-{}/"),
        think=[words(f"my-year.think-{number}") for number in (1, 2, 3)],
        booking=booking_of(press, year),
        **_this_term(press, activities, "learners"),
    )


def _parent(press: Press, year: int) -> Page:
    words, programme = press.words, press.programme
    activities = [activity for activity in programme.in_year(year) if activity.kind not in FOR_STAFF]
    invited = [activity for activity in activities if are_invited(activity) and not is_past(programme, activity, press.today)]
    return press.page(
        f"parents/year-{year}/",
        "parent-year",
        title=words("child.title", year=year),
        lead=words("child.lead", year=year),
        kind="parent-year",
        nav="parents",
        audience="parents",
        data_path="activities",
        trail=((words("parents.title"), "parents/"),),
        year=year,
        parents_can=parents_can(press, year),
        invited=cards(press, invited, "parents"),
        choices=choices(press, year),
        questions=questions_of(press, year),
        booking=booking_of(press, year),
        **_this_term(press, activities, "parents"),
    )
