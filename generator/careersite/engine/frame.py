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
from careersite.words.marks import unmarked

# Pages that are templates of their own and no values: how they are called and from where their links start.
SEARCH = "search.html"
STATIC = ("404.html", SEARCH)
MAIN = "main.html"
LONGEST_TITLE = 70
# Pages by the beginning of their address, with their easy-read version.
_EASY_READ = (
    ("students/", "easy-read/my-year/"),
    ("parents/", "easy-read/my-child/"),
    ("personal-guidance/", "easy-read/personal-guidance/"),
    ("contact/", "easy-read/contact/"),
    ("", "easy-read/"),
)
# What the foot of each page links to.
_ABOUT = (
    ("what-we-publish/", "site.footer.publish"),
    ("accessibility/", "site.footer.accessibility"),
    ("easy-read/", "site.footer.easy-read"),
    ("all-pages/", "site.footer.pages"),
)


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the menu: ``current`` is "page" for this very page, "true" for the group that it is in."""

    title: str
    href: str
    current: str = ""
    children: tuple[Link, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class Languages:
    """The choice of languages on one page; empty on a site with one.

    ``choices`` lead to this page in each language, or to that language's home page; ``alternates`` are the addresses of
    those where this very page is there (``hreflang``), whole where the site's own address is known. ``unchecked``: no
    native reader has checked the words of this page's language.
    """

    choices: tuple[Link, ...] = ()
    alternates: tuple[Link, ...] = ()
    unchecked: bool = False


@dataclass(frozen=True, slots=True)
class Here:
    """One page as the frame sees it. ``root`` leads to the site's root, ``home`` to that of its language; both end in a slash."""

    kind: str
    path: str
    root: str
    title: str
    full_title: str
    description: str
    language: str
    direction: str
    body: Markup
    home: str = ""
    is_home: bool = False
    contents: tuple[Heading, ...] = ()
    trail: tuple[Link, ...] = ()
    ask: Ask | None = None
    reviewed_on: date | None = None
    review_by: date | None = None
    canonical: str = ""
    languages: Languages = Languages()
    about: tuple[Link, ...] = ()
    easy_read: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """The pages of one language: ``folder`` is empty for the site's own."""

    folder: str
    context: FrameContext
    navigation: tuple[NavItem, ...]
    pages: Mapping[str, Page]


class Frame:
    """The frame of one site; made once, asked for each page."""

    def __init__(self, site: SiteInput) -> None:
        self.site = site
        self.pages: Mapping[str, Page] = {page.path: page for page in site.all_pages}
        own = _Part("", site.frame, site.navigation, {page.path: page for page in site.pages.pages})
        further = [_Part(f"{item.frame.language}/", item.frame, item.pages.navigation, {page.path: page for page in item.pages.pages}) for item in site.translations]
        self.parts = {part.folder: part for part in (own, *further)}

    def part(self, path: str) -> _Part:
        """The pages of the language to which a page or file belongs."""
        return self.parts.get(f"{path.partition('/')[0]}/", self.parts[""])

    def page(self, page: Page) -> dict[str, Any]:
        """The values that ``main.html`` takes for a page."""
        root = "../" * page.path.count("/") or "./"
        words = words_for(page.language, marking=True)
        part = self.part(page.path)
        is_home = page.path == part.folder
        return self._values(
            Here(
                kind=page.kind,
                path=page.path,
                root=root,
                title=page.title,
                full_title=_full_title(words("site.home.title") if is_home else page.title, part.context.name, words),
                description=page.description,
                language=page.language,
                direction=words.direction,
                body=Markup(page.body),  # noqa: S704 - finished HTML: rendered with autoescape, free text cleaned
                home=f"{root}{part.folder}",
                is_home=is_home,
                contents=_contents(page),
                trail=tuple(Link(title, _href(root, path)) for title, path in self._trail(page)),
                ask=_relative_ask(page.ask, root),
                reviewed_on=page.reviewed_on,
                review_by=page.review_by,
                canonical=f"{part.context.url}{page.path}" if part.context.url else "",
                languages=self._languages(page.path, part, root),
                about=self._about(part, root, words),
                easy_read=self._easy_read(page.path.removeprefix(part.folder), part, root),
            ),
            words,
            part,
        )

    def static(self, name: str) -> dict[str, Any]:
        """The values that ``404.html`` or ``search.html`` takes; 404 is shown at any depth, so its links are whole paths."""
        part = self.part(name)
        folder, template, words = part.folder, name.rpartition("/")[2], part.context.words
        title = words("site.not-found.title" if template == "404.html" else "site.search.title")
        root = part.context.base_path if template == "404.html" else "../" * folder.count("/") or "./"
        here = Here(
            kind=template.removesuffix(".html"),
            path=name,
            root=root,
            title=title,
            full_title=_full_title(title, part.context.name, words),
            description="",
            language=part.context.language,
            direction=words.direction,
            body=Markup(),
            home=f"{root}{folder}",
            trail=(Link(words("site.home.crumb"), f"{root}{folder}"),),
            languages=self._languages(name, part, root),
            about=self._about(part, root, words),
        )
        every = tuple(Link(page.title, _href(root, page.path)) for page in sorted(part.pages.values(), key=lambda page: (unmarked(page.title).lower(), page.path)))
        return {**self._values(here, words, part), "every_page": every}

    def _languages(self, path: str, part: _Part, root: str) -> Languages:
        if len(self.parts) == 1:
            return Languages(unchecked=not part.context.words.checked)
        bare = path.removeprefix(part.folder)
        choices, alternates = [], []
        for folder, other in self.parts.items():
            there = f"{folder}{bare}"
            same = there in other.pages or bare == "search.html"
            target = there if same else folder
            choices.append(Link(other.context.words.name, f"{root}{target}", "true" if other is part else "", language=other.context.language))
            if there in other.pages:
                alternates.append(Link("", f"{other.context.url}{target}" if other.context.url else f"{root}{target}", language=other.context.language))
        return Languages(tuple(choices), tuple(alternates) if len(alternates) > 1 else (), not part.context.words.checked)

    def _easy_read(self, path: str, part: _Part, root: str) -> str:
        """The address of the same page in easy read, where there is one."""
        found = next((easy for start, easy in _EASY_READ if path.startswith(start) and (start or not path)), "")
        there = part.pages.get(f"{part.folder}{found}") if found else None
        if there is None:
            return ""
        year = path.strip("/").rpartition("/")[2]
        return f"{root}{there.path}{f'#{year}' if any(heading.id == year for heading in there.headings) else ''}"

    def _about(self, part: _Part, root: str, words: Words) -> tuple[Link, ...]:
        """The links at the foot of each page; to the site's own language where a page is not in this one."""
        found = []
        for path, key in _ABOUT:
            if f"{part.folder}{path}" in part.pages or path in self.pages:
                folder = part.folder if f"{part.folder}{path}" in part.pages else ""
                found.append(Link(words(key), f"{root}{folder}{path}", language="" if folder == part.folder else self.site.frame.language))
        return tuple(found)

    def _values(self, here: Here, words: Words, part: _Part) -> dict[str, Any]:
        made = environment(words.language, marking=True)
        return {
            "here": here,
            "site": part.context,
            "edition": words.in_english(part.context.edition),
            "menu": [self._link(item, here, part) for item in part.navigation],
            "t": made.globals["t"],
            "word": words,
            "english": words_for("en"),
            "day": lambda value: day_html(value, words.language),
        }

    def _link(self, item: NavItem, here: Here, part: _Part) -> Link:
        children = tuple(self._link(child, here, part) for child in item.children)
        current = "page" if item.path == here.path and not any(child.current == "page" for child in children) else ""
        if not current and (any(child.current for child in children) or (item.path != part.folder and here.path.startswith(item.path))):
            current = "true"
        return Link(item.title, _href(here.root, item.path), current, children, item.language)

    def _trail(self, page: Page) -> tuple[tuple[str, str], ...]:
        if page.trail or page.path == self.part(page.path).folder:
            return page.trail
        home = self.pages.get("")
        parts = page.path.strip("/").split("/")[:-1]
        above = [self.pages.get("/".join(parts[: count + 1]) + "/") for count in range(len(parts))]
        return tuple((found.title, found.path) for found in (home, *above) if found)


def _full_title(title: str, school: str, words: Words) -> str:
    """The page first, then the school; what would be cut off in a list of tabs or results says only that it is about careers."""
    full = f"{title} – {school}"
    if len(unmarked(full)) <= LONGEST_TITLE or title == words("site.home.title"):
        return full
    careers = f"{title} – {words('site.careers')}"
    return careers if len(unmarked(careers)) <= LONGEST_TITLE else title


def _contents(page: Page) -> tuple[Heading, ...]:
    """The headings to list: none on the home page, which is a list itself, and none where there are only two."""
    found = tuple(heading for heading in page.headings if heading.level == 2)
    return found if page.kind != "home" and len(found) > 2 else ()


def _href(root: str, path: str) -> str:
    return f"{root}{path}"


def _relative_ask(ask: Ask | None, root: str) -> Ask | None:
    return replace(ask, href=root + ask.href.lstrip("/")) if ask and ask.href.startswith("/") else ask
