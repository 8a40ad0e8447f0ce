"""The words of every page, for the search: one entry a page and one for each part under a heading of level 2.

The form is that of Material's search plugin (``config`` and ``docs`` with ``location``, ``title``, ``text``, ``tags``, ``boost``), so whatever
reads that reads this too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape
from typing import Any

from careersite.pages.page import Page
from careersite.words import Words
from careersite.words.marks import unmarked

INDEX = "search/search_index.json"
_PART = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_H1 = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_UNSEEN = re.compile(r"<(svg|script|style|nav|form)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# How much a page counts among those that are found: pages for staff and paper, and lists of other pages, come last.
_BOOST = {"home": 0.5, "index": 0.1, "checklist": 0.2, "sheet": 0.2, "poster": 0.2, "easy-read": 0.4, "publish": 0.4, "roadmap": 0.5, "activity": 0.8}
# What stands further down a long list stands on a page of its own too.
_LONGEST = 2_000


def search_index(pages: Iterable[Page], words: Words, folder: str = "") -> bytes:
    """The index of these pages as JSON; ``folder`` is that of their language, from which addresses are counted."""
    docs = [entry for page in pages for entry in _entries(page, page.path.removeprefix(folder), words)]
    synonyms = [[name.strip() for name in line.split(",")] for line in unmarked(words("site.search.synonyms")).splitlines() if line.strip()]
    made = {"config": {"lang": [words.language], "synonyms": synonyms}, "docs": docs}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(page: Page, path: str, words: Words) -> list[dict[str, Any]]:
    first, *parts = _PART.split(_H1.sub("", _UNSEEN.sub(" ", page.body)))
    entries: list[dict[str, Any]] = [{"location": path, "title": unmarked(page.title), "text": _text(first)}]
    if page.kind in _BOOST:
        entries[0]["boost"] = _BOOST[page.kind]
    tags = f"tags.{path.strip('/')}"
    if words.has(tags):
        entries[0]["tags"] = words(tags).split(", ")
    for identity, title, html in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        entries.append({"location": f"{path}#{identity}", "title": _text(title), "text": _text(html)})
    return entries


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())[:_LONGEST]
