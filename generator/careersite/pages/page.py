"""The values that this room hands over: pages, their headings, whom to ask, and the navigation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3 that the contents list of a page can link to."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom a reader asks about a page; ``label`` is never empty."""

    label: str
    name: str = ""
    role: str = ""
    email: str = ""
    telephone: str = ""
    available: str = ""
    href: str = "/contact/#careers-leader"


@dataclass(frozen=True, slots=True)
class Page:
    """One finished page.

    ``path`` is a folder with a slash at its end ("" is the home page); ``body`` the HTML of what stands in ``<main>``,
    with its one ``h1``; its links are relative to the page. ``lead`` is the opening sentence as plain text, ``nav``
    the group of the navigation, ``audience`` the reader it is written for, ``data_path`` the part of the programme it
    shows, ``trail`` the pages above it as title and path, ``requirements`` the ids of what is published on it.
    """

    path: str
    title: str
    body: str
    headings: tuple[Heading, ...] = ()
    description: str = ""
    kind: str = "text"
    nav: str = ""
    audience: str = ""
    data_path: str = ""
    reviewed_on: date | None = None
    review_by: date | None = None
    language: str = "en"
    lead: str = ""
    ask: Ask | None = None
    trail: tuple[tuple[str, str], ...] = ()
    requirements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NavItem:
    """A line of the navigation; a group has its own page and its children.

    ``language`` is that of the page, where it is not the language of the navigation.
    """

    title: str
    path: str
    children: tuple[NavItem, ...] = field(default=())
    language: str = ""


@dataclass(frozen=True, slots=True)
class SitePages:
    """All pages of a site, in reading order, and its navigation."""

    pages: tuple[Page, ...]
    navigation: tuple[NavItem, ...]

    def page(self, path: str) -> Page:
        """The page at a path.

        Raises:
            KeyError: there is none.
        """
        for page in self.pages:
            if page.path == path:
                return page
        raise KeyError(path)
