"""For a school's content management system: pieces of HTML to paste, without scripts, styles or inline event handlers.

Many systems take styles out of what is pasted and show them as text, so a piece has none: it reads well as the system's own
paragraphs and lists. A table without styles is broader than a phone, so its rows are lists here. Classes begin with ``careersite-`` for a school that wants to style them; ids begin with the
piece's name, so that two pieces can stand on one page.
"""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from careersite.exports.context import ExportInput
from careersite.exports.standalone import detached, document, filled
from careersite.pages.page import Page
from careersite.pages.templates import day_text
from careersite.pages.views import site_years

_SECTION = re.compile(r"<(/?)section\b[^>]*>")
_CLASS = re.compile(r'\sclass="([^"]*)"')
_ID = re.compile(r'\s(id|aria-labelledby|aria-describedby|for|headers)="([^"]*)"')
_PART = re.compile(r'\shref="#([^"]*)"')
# What only the site's own stylesheet or frame uses.
_OWN = re.compile(r'\s(?:data-label|data-kind|tabindex|loading)="[^"]*"')
# A table that the site's stylesheet shows as a list on a phone: its caption and rows, their header and their cells.
_TABLE = re.compile(r'<table class="grid stack">\s*<caption>(.*?)</caption>.*?<tbody>(.*?)</tbody>\s*</table>', re.DOTALL)
_ROW = re.compile(r"<tr>\s*<th[^>]*>(.*?)</th>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r'<td data-label="([^"]*)"[^>]*>(.*?)</td>', re.DOTALL)
_PICTURE = re.compile(r"<(svg|figure)\b.*?</\1>", re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-5])\b")
_BLANK = re.compile(r"\n\s*\n+")


def files(context: ExportInput) -> dict[str, bytes]:
    """``snippets/index.html`` with the instructions, and each piece by its name: ``snippets/provider-access.html`` …"""
    pieces = snippets(context)
    index = document(
        context,
        "snippets",
        ("exports/paper.css",),
        title=context.words("snippets.title"),
        pieces=[{"name": name, "title": title, "html": html} for name, (title, html) in pieces.items()],
    )
    return {"snippets/index.html": index, **{f"snippets/{name}.html": html.encode("utf-8", "replace") for name, (_, html) in pieces.items()}}


def snippets(context: ExportInput) -> dict[str, tuple[str, str]]:
    """Each piece by its name: its title and its HTML."""
    page, words = context.pages.page, context.words
    access = page("provider-access/")
    found = {
        "careers-leader": (words("snippets.leader"), _leader(context)),
        "provider-access": (words("access.policy"), _part(access, context, "policy-statement")),
        "six-encounters": (words("encounters.title"), _part(access, context, "encounters")),
    }
    for year in site_years(context.programme):
        own = page(f"years/year-{year}/")
        found[f"year-{year}"] = (own.title, detached(own, context))
    return {name: (title, _scoped(html, name, context)) for name, (title, html) in found.items()}


def _leader(context: ExportInput) -> str:
    return filled(context, "leader", ask=context.press.ask)


def _part(page: Page, context: ExportInput, heading: str) -> str:
    """The section of a page under one heading, with the sections inside it."""
    start = re.search(rf'<section\b[^>]*aria-labelledby="{heading}"[^>]*>', page.body)
    assert start is not None, f"{page.path} has no section {heading}"
    depth, end = 1, start.end()
    while depth:
        tag = _SECTION.search(page.body, end)
        assert tag is not None, f"{page.path}: a section does not end"
        depth += -1 if tag[1] else 1
        end = tag.end()
    return detached(replace(page, body=page.body[start.start() : end]), context)


def _scoped(html: str, name: str, context: ExportInput) -> str:
    """Give classes and ids our own names, move headings under the page's own title, and say of which day this is."""
    lowest = min((int(level) for _, level in _HEADING.findall(html)), default=2)
    html = _HEADING.sub(lambda match: f"<{match[1]}h{int(match[2]) - lowest + 2}", html)
    html = _TABLE.sub(_list, _PICTURE.sub("", html))
    html = _OWN.sub("", html)
    html = _CLASS.sub(lambda match: f' class="{" ".join(f"careersite-{own}" for own in match[1].split())}"', html)
    html = _ID.sub(lambda match: f' {match[1]}="{" ".join(f"{_prefix(name)}{own}" for own in match[2].split())}"', html)
    ids = set(re.findall(r'\sid="([^"]+)"', html))
    html = _PART.sub(lambda match: f' href="#{_prefix(name)}{match[1]}"' if f"{_prefix(name)}{match[1]}" in ids else "", html)
    words = context.words
    note = Markup('<p class="careersite-note">{}</p>').format(words("snippets.as-of", day=day_text(context.today, words.language)))
    inside = _BLANK.sub("\n", html).strip()
    return f'<div class="careersite" lang="{words.language}" dir="{words.direction}">\n{inside}\n{note}\n</div>\n'


def _list(table: re.Match[str]) -> str:
    """The same in lists: an item for each row, and in it one for each cell with the name of its column."""
    rows = (f"<li>{head}\n<ul>{''.join(f'<li>{name}: {value}</li>' for name, value in _CELL.findall(cells))}</ul>\n</li>" for head, cells in _ROW.findall(table[2]))
    return "\n".join((f"<p>{table[1]}</p>", "<ul>", *rows, "</ul>"))


def _prefix(name: str) -> str:
    return f"careersite-{name}-"
