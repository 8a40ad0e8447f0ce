"""The pages of a further language: those that parents and learners read, under a folder of the language's code.

The pages for staff, visitors, governors and inspectors, the policy statement and the accessibility statement stand in the
site's own language only: they are what a school is bound by, and a half translated text would raise doubt which one binds.
"""

from __future__ import annotations

import re
from dataclasses import replace

from careersite.pages.links import target_of
from careersite.pages.page import NavItem, Page, SitePages

READER_PAGES = frozenset(
    "programme students parents years personal-guidance journey outcomes labour-market pathways contact calendar activities media easy-read all-pages".split()
)
# For staff, though they stand below a page for readers.
_STAFF_KINDS = frozenset({"checklist"})
_ADDRESS = re.compile(r'(<([a-z]+)\b[^<>]*?\s(?:href|src|poster)=")([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)


def is_for_readers(page: Page) -> bool:
    """Whether a page is made in every language; the home page and the school's own pages are."""
    return not page.path or page.kind == "text" or (page.path.split("/")[0] in READER_PAGES and page.kind not in _STAFF_KINDS)


def moved(site: SitePages, language: str, own: str, files: frozenset[str] = frozenset()) -> SitePages:
    """Pages that were made as if they were the whole site, moved into the folder of their language.

    Args:
        site: the pages in the language.
        language: its code, which is the folder's name.
        own: the site's own language, in which pages stand that this one lacks; links to them say so.
        files: what else stands in the folder, such as the calendars in this language.
    """
    here = {page.path for page in site.pages} | files
    pages = tuple(_moved(page, here, language, own) for page in site.pages)
    return SitePages(pages, tuple(_item(item, here, language, own) for item in site.navigation))


def _moved(page: Page, here: set[str], language: str, own: str) -> Page:
    def place(match: re.Match[str]) -> str:
        address = match[3]
        if _OUTSIDE.match(address) or target_of(page.path, address) in here:
            return match[0]
        in_own = f' hreflang="{own}"' if match[2] == "a" and "hreflang=" not in match[0] else ""
        return f'{match[1]}../{address.removeprefix("./")}"{in_own}'

    trail = tuple((title, f"{language}/{path}" if path in here else path) for title, path in page.trail)
    ask = replace(page.ask, href=f"/{language}{page.ask.href}") if page.ask and page.ask.href.startswith("/") else page.ask
    return replace(page, path=f"{language}/{page.path}", body=_ADDRESS.sub(place, page.body), trail=trail, ask=ask)


def _item(item: NavItem, here: set[str], language: str, own: str) -> NavItem:
    children = tuple(_item(child, here, language, own) for child in item.children)
    return NavItem(item.title, f"{language}/{item.path}", children) if item.path in here else NavItem(item.title, item.path, children, own)
