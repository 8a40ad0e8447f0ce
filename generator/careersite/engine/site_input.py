"""All that a site is made of, as one value: what every engine takes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from careersite.engine.colours import school_css
from careersite.engine.content import Content
from careersite.model.programme import Programme
from careersite.words import Words, words_for

if TYPE_CHECKING:
    from careersite.pages.page import Page
    from careersite.pages.site import NavItem, SitePages


Exports = tuple[tuple[str, bytes], ...]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask, as the footer shows it."""

    name: str
    role: str
    email: str
    telephone: str


@dataclass(frozen=True, slots=True)
class FrameContext:
    """What the frame round every page needs to know of the institution.

    ``url`` ends in a slash or is empty; ``css`` is the school's own colours, empty for the standard ones.
    """

    name: str
    language: str
    contact: Contact
    telephone: str = ""
    email: str = ""
    address: str = ""
    website: str = ""
    url: str = ""
    logo: str = ""
    logo_text: str = ""
    css: str = ""
    edition: str = ""
    year_name: str = ""
    checked_on: date | None = None
    reviewed_on: date | None = None
    review_by: date | None = None

    @property
    def words(self) -> Words:
        """The frame's sentences in the site's language."""
        return words_for(self.language, marking=True)

    @property
    def base_path(self) -> str:
        """The path under which the host shows the site; only 404.html, shown at any depth, needs it."""
        return urlsplit(self.url).path or "/"


@dataclass(frozen=True, slots=True)
class Translation:
    """The pages of a further language, which stand in the folder of its code, and what their frame needs to know."""

    pages: SitePages
    frame: FrameContext


@dataclass(frozen=True, slots=True)
class SiteInput:
    """A programme with its finished pages, its exports (path in the site, bytes), the school's own files, and its further languages."""

    programme: Programme
    pages: SitePages
    frame: FrameContext
    exports: Exports | Callable[[], Exports] = ()
    content: Content = field(default_factory=Content)
    translations: tuple[Translation, ...] = ()

    @property
    def exported(self) -> Exports:
        """The exports, made now if they were not yet."""
        return self.exports() if callable(self.exports) else self.exports

    @property
    def all_pages(self) -> tuple[Page, ...]:
        """Every page, generated and hand-written, in every language."""
        return (*self.pages.pages, *(page for translation in self.translations for page in translation.pages.pages))

    @property
    def navigation(self) -> tuple[NavItem, ...]:
        """The menu."""
        return tuple(self.pages.navigation)


def frame_of(programme: Programme, *, today: date | None = None, edition: str = "") -> FrameContext:
    """Take from a programme what the frame needs; ``edition`` is the guidance edition that it was checked against."""
    leader, site, institution = programme.careers_leader, programme.site, programme.institution
    return FrameContext(
        name=institution.name,
        language=site.language,
        contact=Contact(leader.name, leader.role, leader.email, leader.telephone),
        telephone=institution.telephone,
        email=institution.email,
        address=institution.address,
        website=institution.website,
        url=site.url if not site.url or site.url.endswith("/") else f"{site.url}/",
        logo=site.logo,
        logo_text=site.logo_text,
        css=school_css(site.colours.main, site.colours.accent),
        edition=edition,
        year_name=programme.year_name,
        checked_on=today,
        reviewed_on=programme.review.reviewed_on,
        review_by=programme.review.review_by,
    )
