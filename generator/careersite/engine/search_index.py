"""The words of every page, for the search: one entry a page and one for each part under a heading of level 2.

The form is that of MkDocs' search plugin (``config`` and ``docs`` with ``location``, ``title``, ``text``), so whatever
reads that reads this too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape

from careersite.pages.page import Page
from careersite.words import Words
from careersite.words.marks import unmarked

INDEX = "search/search_index.json"
_PART = re.compile(r'<h2\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_H1 = re.compile(r"<h1\b.*?</h1>", re.DOTALL)
_UNSEEN = re.compile(r"<(svg|script|style|nav|form)\b.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# What stands further down a long list stands on a page of its own too.
_LONGEST = 2_000


def search_index(pages: Iterable[Page], words: Words, folder: str = "") -> bytes:
    """The index of these pages as JSON; ``folder`` is that of their language, from which addresses are counted."""
    docs = [entry for page in pages for entry in _entries(page, page.path.removeprefix(folder))]
    synonyms = [[name.strip() for name in line.split(",")] for line in unmarked(words("site.search.synonyms")).splitlines() if line.strip()]
    made = {"config": {"lang": [words.language], "synonyms": synonyms}, "docs": docs}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _entries(page: Page, path: str) -> list[dict[str, str]]:
    first, *parts = _PART.split(_H1.sub("", _UNSEEN.sub(" ", page.body)))
    entries = [{"location": path, "title": unmarked(page.title), "text": _text(first)}]
    for identity, title, html in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        entries.append({"location": f"{path}#{identity}", "title": _text(title), "text": _text(html)})
    return entries


def _text(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())[:_LONGEST]
