"""Choose the reader for a page and turn whatever goes wrong into a code."""

from __future__ import annotations

from dataclasses import replace

from ..saved import SavedPage
from .model import CannotRead, Extract
from .sniff import decode, form_of
from .text import read_text


def read_page(page: SavedPage) -> Extract:
    """Read one page in this process; never raises for what the body holds.

    Returns:
        The extract; ``readable`` is false and ``problem`` a code where there is nothing to judge.
    """
    if page.status != "ok":
        return unread(page, page.status)
    try:
        extract = _read(page)
    except CannotRead as error:
        return unread(page, error.code)
    return replace(extract, clicks=page.clicks, linked_as=page.linked_as)


def unread(page: SavedPage, problem: str) -> Extract:
    """The extract of a page that could not be read, with the reason's code."""
    return Extract(
        address=page.address, readable=False, problem=problem, clicks=page.clicks, linked_as=page.linked_as
    )


def _read(page: SavedPage) -> Extract:
    form = form_of(page.final_address or page.address, page.body, page.content_type)
    # Each reader loads its own library, and a text file needs none of them.
    if form == "pdf":
        from .pdf import read_pdf

        return read_pdf(page.address, page.body)
    if form == "word":
        from .word import read_word

        return read_word(page.address, page.body)
    text = decode(page.body, page.content_type)
    if form == "html":
        from .html import read_html

        return read_html(page.address, text)
    return read_text(page.address, text)
