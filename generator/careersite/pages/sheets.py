"""To print and hang up: the year's A3 poster, and an A4 sheet for each school year.

The paper is set by the stylesheet (``@page`` with names, CSS Paged Media 3), so that the browser's print dialogue needs no change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any

from careersite.pages.page import Page
from careersite.pages.press import Press, opening, text_of
from careersite.pages.views import FOR_STAFF, choices, site_years, timeline
from careersite.pages.years import booking_of, entitlement_of, parents_can, stops_of

_POINT = 25.4 / 72
# A name longer than this is set smaller in a title.
_LONG = 60
# A heading over two lines with the room round it.
_HEADING = "x" * 50


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
        size=_size([(400 / len(stops) - 7, _stop_texts(stop)) for stop in stops], (20, 17, 15, 13, 11, 10, 9, 8), height=195),
        long=len(programme.institution.name) > _LONG,
        **_foot(press),
    )


def _stop_texts(stop: dict[str, Any]) -> list[str]:
    # The year's name is set larger than its points.
    points = (text for point in stop["points"] for text in (f"{point['kind']}:", f"{point['title']}, {point['when']}"))
    return [stop["title"] * 2, stop["focus"], *points]


def _size(columns: Iterable[tuple[float, Iterable[str]]], sizes: Sequence[int], *, height: float) -> int:
    """The largest type in points in which the texts of every column stay on the sheet, else the smallest.

    Args:
        columns: how broad each is in millimetres, and its texts; each text begins a line of its own.
        sizes: the sizes that the stylesheet has, the largest first.
        height: of a column, in millimetres.
    """
    found = [(width, [_letters(text_of(text)) for text in texts]) for width, texts in columns]
    for size in sizes:
        # A letter is at most 0.6 of its size broad in the fonts that pages are set in; a line with its share of the gaps 1.5 high.
        letter, line = 0.6 * size * _POINT, 1.5 * size * _POINT
        if all(sum(_lines(whole, word, width / letter) for whole, word in texts) * line <= height for width, texts in found):
            return size
    return sizes[-1]


def _letters(text: str) -> tuple[int, int]:
    """How many letters a text has, and its longest word."""
    return len(text), max(map(len, text.split()), default=0)


def _lines(letters: int, word: int, line: float) -> int:
    """How many lines a text takes; where it takes several, each may lose the room of a word that does not fit."""
    return 1 if letters <= line else ceil((letters + min(word, line) / 2) / line)


def _sheet(press: Press, year: int) -> Page:
    words, programme = press.words, press.programme
    guide = programme.guide(year)
    terms, loose = timeline(press, [item for item in programme.in_year(year) if item.kind not in FOR_STAFF])
    entitlement, can, how = entitlement_of(press, year)[0], parents_can(press, year)[:3], opening(booking_of(press, year)["how"])
    dates = choices(press, year)
    happens = ["", *(f"{card.title}, {card.when}" for term in terms for card in (*(card for month in term.months for card in month.cards), *term.some_time))]
    happens += [term.title for term in terms] + [card.title for card in loose]
    beside = [*entitlement, *(f"{item['title']}: {item['when']}" for item in dates), *can, how, *[_HEADING] * 4]
    even, uneven = (_size([(left, happens), (160 - left, beside)], (16, 15, 14, 13, 12, 11, 10, 9, 8, 7), height=205) for left in (80, 112))
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
        entitlement=entitlement,
        terms=terms,
        loose=loose,
        choices=dates,
        parents_can=can,
        how_to_book=how,
        size=max(even, uneven),
        uneven=uneven > even,
        long=len(programme.institution.name) > _LONG,
        **_foot(press),
    )


def _foot(press: Press) -> dict[str, Any]:
    return {"site_url": press.programme.site.url}
