"""A page for each reader: students, parents and carers, teachers, employers, governors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from careersite.findings import Judgement, Level, Outcome
from careersite.model.activity import Activity
from careersite.model.vocabulary import ActivityKind
from careersite.pages.activities import has_checklist
from careersite.pages.page import Page
from careersite.pages.press import Press, ask_of, opening
from careersite.pages.templates import years_text
from careersite.pages.views import FOR_STAFF, are_invited, cards, held, is_past, next_few, site_years
from careersite.pages.years import booking_of, stops_of


def audience_pages(press: Press) -> Iterator[Page]:
    """The pages of all readers but the providers."""
    yield _students(press)
    yield _parents(press)
    yield _teachers(press)
    yield _employers(press)
    yield _governors(press)


def _page(press: Press, reader: str, activities: Sequence[Activity], *, text: str, requirement: str, parts: Sequence[dict[str, Any]], links: Sequence[str], next_href: str, **more: Any) -> Page:
    words = press.words
    coming = next_few(press.programme, press.today, 4, activities)
    card_reader = {"students": "learners", "parents": "parents"}.get(reader, "")
    return press.page(
        f"{reader}/",
        "audience",
        title=words(f"{reader}.title"),
        lead=words(f"{reader}.lead"),
        kind="audience",
        nav=reader if reader in ("students", "parents") else "more",
        audience=reader,
        data_path=f"information.{reader}",
        requirement=requirement,
        information=text,
        coming=cards(press, coming, card_reader),
        cards=cards(press, activities, card_reader),
        count=len(activities),
        activities_title=words(f"{reader}.activities"),
        parts=parts,
        # An employer comes to take part, not to see what is on.
        parts_first=reader == "employers",
        links=[{"href": f"/{path}/", "title": words(f"page.{path}")} for path in links],
        next_href=next_href,
        next_link=words(f"{reader}.next-link"),
        **{"activities_missing": words(f"missing.{reader}-activities"), "next_text": words(f"{reader}.next"), "year_links": [], "year_title": "", "stops": [], "booking": None, **more},
    )


def _year_links(press: Press, reader: str, key: str) -> list[dict[str, str]]:
    return [{"href": f"/{reader}/year-{year}/", "title": press.words(key, year=year)} for year in site_years(press.programme)]


def _part(press: Press, identity: str, text: str = "", lines: Sequence[str] = (), requirement: str = "", title: str = "") -> dict[str, Any]:
    words = press.words
    return {
        "id": identity,
        "title": title or words(f"part.{identity}"),
        "text": text,
        "lines": list(lines),
        "missing": words(f"missing.{identity}") if not text and not lines else "",
        "requirement": requirement,
    }


def _students(press: Press) -> Page:
    programme, words = press.programme, press.words
    activities = [item for item in held(programme) if item.kind not in FOR_STAFF and item.kind is not ActivityKind.PARENTS_EVENT]
    return _page(
        press,
        "students",
        activities,
        text=programme.information.students,
        requirement="PUB-4a",
        parts=[
            _part(press, "extra-help", programme.support.send or programme.support.vulnerable),
            _part(press, "your-record", programme.support.records),
        ],
        links=("labour-market", "pathways", "calendar", "journey"),
        next_href="/personal-guidance/#how-to-book",
        year_links=_year_links(press, "students", "years.one"),
        year_title=words("students.your-year"),
        stops=stops_of(press, link="/students/year-{}/"),
        booking={**booking_of(press), "more": "/personal-guidance/"},
    )


def _parents(press: Press) -> Page:
    programme, words = press.programme, press.words
    invited = [item for item in held(programme) if are_invited(item)]
    activities = [item for item in invited if not is_past(programme, item, press.today)]
    return _page(
        press,
        "parents",
        activities,
        text=programme.information.parents,
        requirement="PUB-4b",
        parts=[
            _part(press, "taking-part", programme.engagement.parents, requirement="GB1-5"),
            _part(press, "choices-facts", programme.labour_market.for_parents),
            _part(press, "extra-help", programme.support.send or programme.support.vulnerable),
        ],
        links=("pathways", "labour-market", "years", "impact"),
        next_href="/personal-guidance/#how-to-book",
        next_text=words("parents.next" if programme.personal_guidance.for_parents else "contact.next"),
        activities_missing=words("home.nothing-next" if invited else "missing.parents-activities"),
        year_links=_year_links(press, "parents", "child.short"),
        year_title=words("parents.your-year"),
        booking={**booking_of(press), "more": "/personal-guidance/"},
    )


def _employers(press: Press) -> Page:
    programme = press.programme
    engagement = programme.engagement
    activities = [item for item in held(programme) if item.employers or item.kind in (ActivityKind.EMPLOYER_ENCOUNTER, ActivityKind.WORK_EXPERIENCE, ActivityKind.CAREERS_FAIR)]
    return _page(
        press,
        "employers",
        activities,
        text=programme.information.employers,
        requirement="PUB-4d",
        parts=[
            _part(press, "employers-can", lines=engagement.employers_can),
            _part(press, "employers-asked", engagement.employers_asked),
            _part(press, "open-dates", lines=engagement.open_dates),
            _part(press, "partners", lines=[_partner(press, item) for item in programme.employers]),
        ],
        links=("calendar", "outcomes", "journey"),
        next_href="/contact/#careers-leader",
    )


def _partner(press: Press, employer: Any) -> str:
    words = press.words
    facts = [employer.sector, words(f"size.{employer.size.value}") if employer.size else ""]
    return ", ".join(item for item in (employer.name, *facts) if item)


def _teachers(press: Press) -> Page:
    words, programme = press.words, press.programme
    by_id = {outcome.id: outcome.title or opening(outcome.statement, 80) for outcome in programme.outcomes}
    subjects = [
        {
            "id": f"subject-{number}",
            "name": subject.name,
            "years": years_text(subject.years, words) if subject.years else words("years.all"),
            "links": subject.links,
            "use": subject.use,
            "outcomes": [{"id": identity, "title": by_id[identity]} for identity in subject.outcomes],
            "cards": cards(press, [item for item in held(programme) if subject.name.lower() in {name.lower() for name in item.subjects}]),
        }
        for number, subject in enumerate(programme.subjects, 1)
    ]
    wanted = (ActivityKind.CURRICULUM, ActivityKind.CAREERS_LESSON, ActivityKind.STAFF_DEVELOPMENT)
    return press.page(
        "teachers/",
        "teachers",
        title=words("teachers.title"),
        lead=words("teachers.lead"),
        kind="teachers",
        audience="teachers",
        data_path="subjects",
        subjects=subjects,
        cards=cards(press, [item for item in held(programme) if item.kind in wanted or item.subjects]),
        checklists=[
            {"href": f"/activities/{item.id}/checklist/", "title": item.title} for item in sorted(held(programme), key=programme.order_of) if has_checklist(item)
        ],
    )


def _governors(press: Press) -> Page:
    words, programme = press.words, press.programme
    titles = {rule.id: rule.title for rule in press.catalogue.rules}
    shown = [outcome for outcome in Outcome if outcome is not Outcome.NOT_APPLICABLE]
    gaps = [judgement for judgement in press.judgements if judgement.outcome in (Outcome.NOT_MET, Outcome.CANNOT_TELL)]
    return press.page(
        "governors/",
        "governors",
        title=words("governors.title"),
        lead=words("governors.lead"),
        kind="governors",
        audience="governors",
        data_path="people.link_governor",
        edition=press.edition,
        outcomes=[words(f"outcome.{outcome.value}") for outcome in shown],
        counts=[
            {
                "level": words(f"level.{level.value}"),
                "cells": [
                    {"label": words(f"outcome.{outcome.value}"), "count": sum(item.level is level and item.outcome is outcome for item in press.judgements)}
                    for outcome in shown
                ],
            }
            for level in Level
        ],
        gaps=[
            {"id": f"to-do-{level.value}", "title": words(f"governors.gaps-{level.value}"), "rows": [_gap(press, item, titles) for item in gaps if item.level is level]}
            for level in Level
            if any(item.level is level for item in gaps)
        ],
        dates=_dates(press),
        questions=[words(f"governors.question-{number}") for number in (1, 2, 3, 4)],
        governor=ask_of(programme.people.link_governor, words) if programme.people.link_governor.name else None,
    )


def _gap(press: Press, judgement: Judgement, titles: dict[str, str]) -> dict[str, str]:
    words = press.words
    title = titles.get(judgement.id, judgement.id)
    return {
        "title": title[:1].upper() + title[1:],
        "state": words(f"outcome.{judgement.outcome.value}"),
        "reason": judgement.reason,
    }


def _dates(press: Press) -> list[dict[str, Any]]:
    words, programme = press.words, press.programme
    dates = [
        (words("governors.information-review"), programme.review.review_by),
        (words("governors.policy-review"), programme.provider_access.review_by),
        *(
            (words(f"encounters.{state.phase}", years=years_text(deadline.years, words)), deadline.day)
            for state in press.phases
            if state.state not in ("done", "planned")
            for deadline in state.last_days
        ),
    ]
    return [{"title": title, "day": day, "past": day < press.today} for title, day in dates if day is not None]
