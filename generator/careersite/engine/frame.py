"""What the frame round a page shows, worked out as plain values: menu, way back, title, dates, whom to ask.

The templates ``main.html``, ``404.html`` and ``search.html`` take these values and nothing of an engine's own, so any
engine with Jinja renders the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from markupsafe import Markup

from careersite.engine.site_input import FrameContext, SiteInput
from careersite.pages.page import Ask, Heading, NavItem, Page
from careersite.pages.templates import day_html, environment
from careersite.words import Words, words_for

# Pages that are templates of their own and no values: how they are called and from where their links start.
STATIC = ("404.html", "search.html")
MAIN = "main.html"


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the menu: ``current`` is "page" for this very page, "true" for the group that it is in."""

    title: str
    href: str
    current: str = ""
    children: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Here:
    """One page as the frame sees it. ``root`` leads to the site's root and ends in a slash."""

    kind: str
    path: str
    root: str
    title: str
    full_title: str
    description: str
    language: str
    direction: str
    body: Markup
    contents: tuple[Heading, ...] = ()
    trail: tuple[Link, ...] = ()
    ask: Ask | None = None
    reviewed_on: date | None = None
    review_by: date | None = None
    canonical: str = ""


class Frame:
    """The frame of one site; made once, asked for each page."""

    def __init__(self, site: SiteInput) -> None:
        self.site = site
        self.context: FrameContext = site.frame
        self.pages: Mapping[str, Page] = {page.path: page for page in site.all_pages}

    def page(self, page: Page) -> dict[str, Any]:
        """The values that ``main.html`` takes for a page."""
        root = "../" * page.path.count("/") or "./"
        words = words_for(page.language)
        return self._values(
            Here(
                kind=page.kind,
                path=page.path,
                root=root,
                title=page.title,
                full_title=f"{page.title} – {self.context.name}" if page.path else self._home_title(words),
                description=page.description,
                language=page.language,
                direction=words.direction,
                body=Markup(page.body),  # noqa: S704 - finished HTML: rendered with autoescape, free text cleaned
                contents=_contents(page),
                trail=tuple(Link(title, _href(root, path)) for title, path in self._trail(page)),
                ask=_relative_ask(page.ask, root),
                reviewed_on=page.reviewed_on,
                review_by=page.review_by,
                canonical=f"{self.context.url}{page.path}" if self.context.url else "",
            ),
            words,
        )

    def static(self, template: str) -> dict[str, Any]:
        """The values that ``404.html`` or ``search.html`` takes; 404 is shown at any depth, so its links are whole paths."""
        words = self.context.words
        title = words("site.not-found.title" if template == "404.html" else "site.search.title")
        root = self.context.base_path if template == "404.html" else "./"
        here = Here(
            kind=template.removesuffix(".html"),
            path=template,
            root=root,
            title=title,
            full_title=f"{title} – {self.context.name}",
            description="",
            language=self.context.language,
            direction=words.direction,
            body=Markup(),
            trail=(Link(words("site.home.crumb"), root),),
        )
        every = tuple(Link(page.title, _href(root, page.path)) for page in sorted(self.pages.values(), key=lambda page: (page.title.lower(), page.path)))
        return {**self._values(here, words), "every_page": every}

    def _values(self, here: Here, words: Words) -> dict[str, Any]:
        made = environment(words.language)
        return {
            "here": here,
            "site": self.context,
            "menu": [self._link(item, here) for item in self.site.navigation],
            "t": made.globals["t"],
            "word": words,
            "day": lambda value: day_html(value, words.language),
        }

    def _link(self, item: NavItem, here: Here) -> Link:
        children = tuple(self._link(child, here) for child in item.children)
        current = "page" if item.path == here.path and not any(child.current == "page" for child in children) else ""
        if not current and (any(child.current for child in children) or (item.path and here.path.startswith(item.path))):
            current = "true"
        return Link(item.title, _href(here.root, item.path), current, children)

    def _trail(self, page: Page) -> tuple[tuple[str, str], ...]:
        if page.trail or not page.path:
            return page.trail
        home = self.pages.get("")
        parts = page.path.strip("/").split("/")[:-1]
        above = [self.pages.get("/".join(parts[: count + 1]) + "/") for count in range(len(parts))]
        return tuple((found.title, found.path) for found in (home, *above) if found)

    def _home_title(self, words: Words) -> str:
        return f"{words('site.home.title')} – {self.context.name}"


def _contents(page: Page) -> tuple[Heading, ...]:
    """The headings to list: none on the home page, which is a list itself, and none where there are only two."""
    found = tuple(heading for heading in page.headings if heading.level == 2)
    return found if page.path and len(found) > 2 else ()


def _href(root: str, path: str) -> str:
    return f"{root}{path}"


def _relative_ask(ask: Ask | None, root: str) -> Ask | None:
    return replace(ask, href=root + ask.href.lstrip("/")) if ask and ask.href.startswith("/") else ask
