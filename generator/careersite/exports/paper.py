"""A page of the website made ready for paper: its links can be followed from there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from careersite.exports.context import ExportInput
from careersite.pages.links import target_of
from careersite.pages.page import Page

_LINK = re.compile(r'<a href="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
# A paragraph that is nothing but a link to another page.
_LEADS_ON = re.compile(r'<p>\s*<a href="([^"]*)"[^>]*>[^<]*</a>\s*</p>')
_OUTSIDE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_PRINT = "print/"


def with_links(page: Page, inside: Mapping[str, str], context: ExportInput) -> str:
    """The body of a page; each link leads to the web, to a page that stands ``inside`` the document, or is only its words.

    Args:
        page: the finished page.
        inside: the pages of the document by path, each with the id at which it begins.
        context: the programme, for the address of its website.
    """
    html = _LEADS_ON.sub(lambda match: match[0] if _leads(match[1], page.path, inside, context) else "", page.body)
    return _LINK.sub(lambda match: _link(match, page.path, inside, context), html)


def _link(match: re.Match[str], path: str, inside: Mapping[str, str], context: ExportInput) -> str:
    address, rest, words = match.groups()
    if _OUTSIDE.match(address):
        return match[0]
    if not _leads(address, path, inside, context):
        return words
    target, fragment = target_of(path, address), address.partition("#")[2]
    start = f"#{inside[target]}" if target in inside else context.address(target)
    mark = f"{'--' if target in inside else '#'}{fragment}" if fragment else ""
    return f'<a href="{start}{mark}"{rest}>{words}</a>'


def _leads(address: str, path: str, inside: Mapping[str, str], context: ExportInput) -> bool:
    if _OUTSIDE.match(address):
        return True
    target = target_of(path, address)
    return target in inside or bool(context.url and not target.startswith(_PRINT))
