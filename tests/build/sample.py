"""A small school made by hand: pages as values, so that the engine is tested without the pages' own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from careersite.engine.site_input import SiteInput, frame_of
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.pages.page import Ask, Heading, NavItem, Page, SitePages

TODAY = date(2026, 11, 21)


def programme(**more: object) -> Programme:
    """The shortest programme that the model takes."""
    texts = {
        "institution": {"name": "Northfield School", "kind": "academy", "years": "7-13", "telephone": "01632 960123", "address": "1 Hill Road\nNorthfield"},
        "academic_year": "2026-27",
        "careers_leader": {"name": "A. Khan", "role": "Careers leader", "email": "careers@northfield.example", "telephone": "01632 960124"},
        "review": {"reviewed_on": "2026-09-01", "review_by": "2027-09-01"},
        **more,
    }
    read, faults = validate(texts)
    assert read is not None, faults
    return read


def page(path: str, title: str, *parts: str, **more: object) -> Page:
    """A page with a paragraph under each heading."""
    headings = tuple(Heading(2, part.lower().replace(" ", "-"), part) for part in parts)
    words = "".join(f'<h2 id="{heading.id}">{heading.text}</h2>\n<p>What {title.lower()} says of {heading.text.lower()}.</p>\n' for heading in headings)
    made = Page(
        path=path,
        title=title,
        body=f'<h1>{title}</h1>\n<p class="lead">About {title.lower()}.</p>\n{words}',
        headings=headings,
        description=f"About {title.lower()}.",
        kind="home" if not path else "text",
        reviewed_on=date(2026, 9, 1),
        review_by=date(2027, 9, 1),
        ask=Ask("A. Khan"),
        trail=(("Home", ""),) if path else (),
    )
    return replace(made, **more)  # type: ignore[arg-type]


PAGES = (
    page("", "Careers at Northfield", "What is next"),
    page("parents/", "For parents and carers", "How to help", "Apprenticeships", "Whom to ask"),
    page("years/year-7/", "Year 7", "What happens when"),
    page("years/year-8/", "Year 8", "What happens when"),
    page("provider-access/", "Provider access", "Requests", "Premises", "Six encounters"),
    page("contact/", "Contact", "Careers leader"),
    page("what-we-publish/", "What we publish", "The list"),
    page("accessibility/", "Accessibility statement", "Known issues"),
    page("all-pages/", "All pages", "The list"),
)
NAVIGATION = (
    NavItem("Home", ""),
    NavItem("Parents", "parents/"),
    NavItem("What happens when", "years/year-7/", (NavItem("Year 7", "years/year-7/"), NavItem("Year 8", "years/year-8/"))),
    NavItem("Provider access", "provider-access/"),
    NavItem("More", "contact/", (NavItem("Contact", "contact/"), NavItem("What we publish", "what-we-publish/"), NavItem("Accessibility", "accessibility/"), NavItem("All pages", "all-pages/"))),
)


def site(*more: Page, content: object = None, exports: tuple[tuple[str, bytes], ...] = (), **texts: object) -> SiteInput:
    """The small school's site, with the data that every page names."""
    made, exports = programme(**texts), (("programme.json", b"{}"), *exports)
    value = SiteInput(made, SitePages((*PAGES, *more), NAVIGATION), frame_of(made, today=TODAY, edition="dfe-2025-05"), exports)
    return replace(value, content=content) if content is not None else value  # type: ignore[arg-type]
