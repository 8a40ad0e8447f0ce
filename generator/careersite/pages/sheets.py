"""To print and hang up: the year's A3 poster, and an A4 sheet for each school year.

The paper is set by the stylesheet (``@page`` with names, CSS Paged Media 3), so that the browser's print dialogue needs no change.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careersite.pages.page import Page
from careersite.pages.press import Press, opening, text_of
from careersite.pages.views import FOR_STAFF, choices, site_years, timeline
from careersite.pages.years import booking_of, entitlement_of, parents_can, stops_of


def sheet_pages(press: Press) -> Iterator[Page]:
    """The poster and each year's sheet; none where no year from 7 on is taught."""
    if site_years(press.programme):
        yield _poster(press)
    for year in site_years(press.programme):
        yield _sheet(press, year)


def _poster(press: Press) -> Page:
    words, programme = press.words, press.programme
    return press.page(
        "print/poster/",
        "poster",
        title=words("poster.title", school=programme.institution.name),
        lead=words("poster.lead", year=programme.year_name),
        kind="poster",
        nav="years",
        data_path="activities",
        trail=((words("roadmap.title"), "roadmap/"),),
        stops=(stops := stops_of(press)),
        density=_density(stops),
        **_foot(press),
    )


def _density(stops: list[dict[str, Any]]) -> str:
    """How small the poster is set, so that it stays one sheet: by its letters, as measured on the example schools."""
    letters = sum(len(stop["focus"]) + sum(len(text_of(f"{point['kind']}{point['title']}{point['when']}")) for point in stop["points"]) for stop in stops)
    return "roomy" if letters < 1500 else "dense" if letters < 2800 else "full"


def _sheet(press: Press, year: int) -> Page:
    words, programme = press.words, press.programme
    guide = programme.guide(year)
    terms, loose = timeline(press, [item for item in programme.in_year(year) if item.kind not in FOR_STAFF])
    return press.page(
        f"print/year-{year}/",
        "sheet",
        title=words("sheet.title", year=year, school=programme.institution.name),
        lead=opening(guide.focus) if guide and guide.focus else words("sheet.lead", year=programme.year_name),
        kind="sheet",
        nav="years",
        data_path="year_guides",
        trail=((words("years.title"), "years/"), (words("years.one", year=year), f"years/year-{year}/")),
        year=year,
        entitlement=entitlement_of(press, year)[0],
        terms=terms,
        loose=loose,
        choices=choices(press, year),
        parents_can=parents_can(press, year)[:3],
        how_to_book=opening(booking_of(press, year)["how"]),
        **_foot(press),
    )


def _foot(press: Press) -> dict[str, Any]:
    return {"site_url": press.programme.site.url}
