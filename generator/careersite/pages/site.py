"""All pages of a site and its navigation, from a programme and what the rules say of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from careersite.findings import Judgement
from careersite.model.programme import Programme
from careersite.pages.access import provider_access, providers
from careersite.pages.activities import activity_pages
from careersite.pages.audiences import audience_pages
from careersite.pages.easy_read import easy_read_pages
from careersite.pages.guidance import personal_guidance
from careersite.pages.home import home, programme_page
from careersite.pages.indexes import all_pages, calendar
from careersite.pages.information import contact, impact, labour_market, pathways
from careersite.pages.journey import benchmarks, journey, outcomes
from careersite.pages.page import NavItem, Page, SitePages
from careersite.pages.press import Press
from careersite.pages.roadmap import roadmap_page
from careersite.pages.sheets import sheet_pages
from careersite.pages.statements import accessibility, what_we_publish
from careersite.pages.translated import is_for_readers
from careersite.pages.years import year_pages
from careersite.words import Words

__all__ = ["NavItem", "Page", "SitePages", "build_pages"]

_MORE = (
    "programme/ activities/ journey/ outcomes/ benchmarks/ pathways/ labour-market/ teachers/ employers/ providers/ governors/"
    " impact/ what-we-publish/ contact/ accessibility/ all-pages/"
).split()


def build_pages(
    programme: Programme,
    judgements: Sequence[Judgement],
    phases: Sequence[Any],
    *,
    today: date,
    catalogue: Any,
    words: Words,
    earlier: Sequence[Programme] = (),
    extra: Sequence[Page] = (),
    downloads: Sequence[Mapping[str, str]] = (),
    sizes: Mapping[str, int] | None = None,
    readers_only: bool = False,
) -> SitePages:
    """Make every page of a school's site.

    Args:
        programme: this year's programme.
        judgements: what the rules say, one for each row of the catalogue.
        phases: the state of each key phase of the provider encounters.
        today: the day for which "this term" and "this month" are meant.
        catalogue: the rules' edition and titles.
        words: the sentences of the site's language.
        earlier: the programmes of former years.
        extra: hand-written pages; one with the address of a generated page is added to its end.
        sizes: how many bytes each of the school's own files has, by its path; shown beside a link to it.
        readers_only: only the pages that parents and learners read, for a further language.
        downloads: the programme's other forms, each with ``title``, ``href`` (from the root, with a slash), ``kind`` and ``size``.
    """
    press = Press(programme, tuple(judgements), tuple(phases), today, catalogue, words, tuple(earlier), tuple(downloads), dict(sizes or {}))
    pages = _merged(_generated(press), extra)
    if readers_only:
        pages = [page for page in pages if is_for_readers(page)]
    else:
        pages.append(what_we_publish(press, {page.path: page for page in pages}))
    pages.append(all_pages(press, pages))
    return SitePages(tuple(pages), _navigation(press, pages))


def _generated(press: Press) -> list[Page]:
    makers = (home, programme_page)
    return [
        *(make(press) for make in makers),
        *audience_pages(press),
        *year_pages(press),
        *(make(press) for make in (provider_access, providers, personal_guidance, journey, outcomes, benchmarks)),
        *(make(press) for make in (labour_market, pathways, impact, contact, calendar, accessibility)),
        *easy_read_pages(press),
        roadmap_page(press),
        *sheet_pages(press),
        *activity_pages(press),
    ]


def _merged(pages: list[Page], extra: Iterable[Page]) -> list[Page]:
    place = {page.path: index for index, page in enumerate(pages)}
    for own in extra:
        if own.path in place:
            page = pages[place[own.path]]
            body = page.body + own.body.replace("<h1", "<h2", 1).replace("</h1>", "</h2>", 1)
            pages[place[own.path]] = replace(page, body=body, headings=(*page.headings, *own.headings))
        else:
            pages.append(own)
    return pages


def _navigation(press: Press, pages: Sequence[Page]) -> tuple[NavItem, ...]:
    words = press.words
    titles = {page.path: page.title for page in pages}

    def item(path: str, children: Sequence[str] = ()) -> NavItem:
        key = f"nav.{path.rstrip('/') or 'home'}"
        title = words(key) if key in words.fallback else titles[path]
        inside = tuple(NavItem(titles[child], child) for child in children if child in titles)
        return NavItem(title, path, inside)

    def below(root: str) -> list[str]:
        return [path for path in titles if path.startswith(root) and path.count("/") == 2]

    own = [page.path for page in pages if page.kind == "text"]
    return (
        item(""),
        item("students/", ["students/", *below("students/")]),
        item("parents/", ["parents/", *below("parents/")]),
        item("years/", ["years/", "calendar/", "roadmap/", *below("years/")]),
        item("provider-access/"),
        item("personal-guidance/"),
        replace(item("all-pages/", [*own, *_MORE]), title=words("nav.more")),
    )
