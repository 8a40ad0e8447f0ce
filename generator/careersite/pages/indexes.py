"""The calendar and the list of all pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careersite.pages.home import next_cards
from careersite.pages.page import Page
from careersite.pages.press import Press
from careersite.pages.views import FOR_STAFF, choices, held, timeline

# Pages that say the same of each year or activity: their names are enough.
_ALIKE = frozenset({"activity", "checklist", "text", "student-year", "parent-year", "easy-read", "sheet", "poster"})
# Pages to print, under a heading of their own.
_APART = {"sheet": "roadmap.to-print", "poster": "roadmap.to-print", "checklist": "teachers.checklists"}
_GROUPS = ("home", "students", "parents", "years", "provider-access", "personal-guidance", "more", "own")


def calendar(press: Press) -> Page:
    """What comes, by month."""
    words, programme = press.words, press.programme
    title, found = next_cards(press)
    terms, loose = timeline(press, [activity for activity in held(programme) if activity.kind not in FOR_STAFF])
    return press.page(
        "calendar/",
        "calendar",
        title=words("calendar.title"),
        lead=words("calendar.lead", year=programme.year_name),
        kind="calendar",
        nav="years",
        data_path="activities",
        next_title=title,
        next=found,
        deadlines=choices(press),
        terms=terms,
        loose=loose,
    )


def all_pages(press: Press, pages: Sequence[Page]) -> Page:
    """Every page of the site by group; what a reader uses when the search needs a script that is off."""
    words = press.words
    groups: dict[str, list[dict[str, Any]]] = {name: [] for name in _GROUPS}
    apart: dict[str, list[dict[str, Any]]] = {key: [] for key in _APART.values()}
    activities: list[dict[str, Any]] = []
    for page in pages:
        link = {"href": f"/{page.path}", "title": page.title, "text": "" if page.kind in _ALIKE else page.lead}
        if page.kind in _APART:
            apart[_APART[page.kind]].append(link)
        elif page.path.startswith("activities/"):
            activities.append(link)
        else:
            groups[page.nav if page.nav in groups else "own"].append(link)
    shown = [(name, words(f"all-pages.{name}"), links) for name, links in groups.items()]
    shown += [("activities", words("activities.title"), activities), *((key.replace(".", "-"), words(key), links) for key, links in apart.items())]
    return press.page(
        "all-pages/",
        "all-pages",
        title=words("all-pages.title"),
        lead=words("all-pages.lead"),
        kind="index",
        groups=[{"id": f"pages-{name}", "title": title, "links": links} for name, title, links in shown if links],
    )
