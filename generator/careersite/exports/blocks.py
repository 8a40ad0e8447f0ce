"""A finished page as blocks, for writers that know no HTML: headings, paragraphs, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

WEB_ONLY = frozenset(("ask-for-access", "other-forms", "take-away", "next-step"))
"""The sections of a page that only lead on to other pages of the website."""

_BLOCKS = frozenset("p li dt dd h1 h2 h3 h4 h5 h6 caption summary div section blockquote pre ul ol dl table thead tbody tr td th details hr".split())
_UNSEEN = frozenset(("script", "style", "svg", "template"))
_BOLD, _ITALIC = frozenset(("strong", "b", "summary")), frozenset(("em", "i", "cite"))


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike; ``href`` is where they lead."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


@dataclass(slots=True)
class Block:
    """A heading (``h``), a paragraph (``p``), a list's item (``li``), or a table with its caption (``table``).

    ``level`` is the heading's or the item's depth from 1; ``number`` the number of an ordered list, 0 for bullets;
    ``rows`` are a table's cells, ``heads`` how many of its first rows are headers.
    """

    kind: str
    level: int = 1
    number: int = 0
    runs: list[Run] = field(default_factory=list)
    rows: list[list[list[Run]]] = field(default_factory=list)
    heads: int = 0

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs).strip()


def paragraph(text: str, *, bold: bool = False, italic: bool = False) -> Block:
    """A paragraph of plain words."""
    return Block("p", runs=[Run(text, bold, italic)])


def heading(text: str, level: int) -> Block:
    """A heading of plain words."""
    return Block("h", level, runs=[Run(text)])


def item(text: str, name: str = "", href: str = "") -> Block:
    """A list's item, with a name in bold at its front."""
    return Block("li", runs=[Run(f"{name} ", bold=True), Run(text, href=href)] if name else [Run(text, href=href)])


def table(caption: str, head: list[str], rows: Iterable[Iterable[str]]) -> Block:
    """A table with one row of headers."""
    cells = [[[Run(cell)] for cell in row] for row in (head, *rows)]
    return Block("table", runs=[Run(caption)], rows=cells, heads=1)


def blocks(html: str, *, only: frozenset[str] = frozenset(), without: frozenset[str] = WEB_ONLY) -> list[Block]:
    """The blocks of a finished page, in reading order.

    Args:
        html: a page's body; it comes from our templates and cleaned texts, so that it is well formed.
        only: the sections to take, by the id of their heading; all where none is named.
        without: the sections to leave out.
    """
    reader = _Reader(only, without)
    reader.feed(html)
    reader.close()
    reader.flush()
    return [block for block in reader.found if block.text or block.rows]


class _Reader(HTMLParser):
    def __init__(self, only: frozenset[str], without: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.only, self.without = only, without
        self.found: list[Block] = []
        self.sections: list[str] = []
        self.lists: list[int] = []
        self.count = 0
        self.style: list[str] = []
        self.href: list[str] = []
        self.block: Block | None = None
        self.table: Block | None = None
        self.cell: list[Run] | None = None
        self.unseen = 0

    @property
    def shown(self) -> bool:
        return not self.unseen and not self.without.intersection(self.sections) and (not self.only or bool(self.only.intersection(self.sections)))

    def flush(self) -> None:
        if self.block is not None and self.block.text:
            self.found.append(self.block)
        self.block = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = dict(attributes)
        self.unseen += tag in _UNSEEN
        if tag == "section":
            self.sections.append(names.get("aria-labelledby") or "")
        if self.cell is not None:
            self._inside_cell(tag)
        elif tag in _BLOCKS and tag not in ("td", "th"):
            self._start_block(tag)
        if tag in _BOLD or tag in _ITALIC or tag == "dt":
            self.style.append(tag)
        elif tag == "a":
            self.href.append(names.get("href") or "")
        elif tag == "br":
            self._words("\n")
        elif tag == "img" and names.get("alt"):
            self._words(f"[{names['alt']}]")
        elif tag in ("td", "th") and self.table is not None and self.table.rows:
            self.cell = []
            self.table.rows[-1].append(self.cell)

    def _inside_cell(self, tag: str) -> None:
        if tag in ("li", "p", "div") and self.cell:
            self._words("\n")

    def _start_block(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self.count += tag == "ol"
            self.lists.append(self.count if tag == "ol" else 0)
        if tag == "table" and self.shown:
            self.flush()
            self.table = Block("table")
            self.found.append(self.table)
        elif tag == "tr" and self.table is not None:
            self.table.rows.append([])
        elif tag == "dd" and self.block is not None and self.shown:
            # A name and its value stand on one line.
            self.block.runs.append(Run(": "))
        elif tag in ("p", "div") and self.block is not None and (self.block.kind == "li" or any(run.text == ": " for run in self.block.runs)):
            if self.block.text and not self.block.text.endswith(":"):
                self._words("\n")
        elif tag != "caption":
            self.flush()
            self._open(tag)

    def _open(self, tag: str) -> None:
        if re.fullmatch(r"h[1-6]", tag):
            self.block = Block("h", int(tag[1]))
        elif tag == "li":
            self.block = Block("li", max(1, len(self.lists)), self.lists[-1] if self.lists else 0)
        elif tag in ("p", "dt", "dd", "summary", "blockquote", "pre"):
            self.block = Block("p")

    def handle_endtag(self, tag: str) -> None:
        self.unseen -= tag in _UNSEEN
        if tag in self.style and tag == self.style[-1]:
            self.style.pop()
        if tag == "a" and self.href:
            self.href.pop()
        elif tag in ("td", "th"):
            self.cell = None
        elif tag == "thead" and self.table is not None:
            self.table.heads = len(self.table.rows)
        elif tag == "table":
            self.table = None
        elif tag in ("ul", "ol") and self.cell is None:
            self.flush()
            if self.lists:
                self.lists.pop()
        elif self.cell is None and tag in ("li", "dd", "section", "summary") or re.fullmatch(r"h[1-6]", tag):
            self.flush()
        if tag == "section" and self.sections:
            self.sections.pop()

    def handle_data(self, data: str) -> None:
        self._words(re.sub(r"[ \t\r\n]+", " ", data))

    def _words(self, text: str) -> None:
        if not self.shown:
            return
        runs = self.cell if self.cell is not None else self.table.runs if self.table is not None else self.block.runs if self.block else None
        if runs is None:
            if not text.strip():
                return
            self.block = Block("p")
            runs = self.block.runs
        last = runs[-1].text[-1:] if runs else " "
        if last in (" ", "\n"):
            text = text.lstrip(" ")
        if text:
            bold = any(tag in _BOLD or tag == "dt" for tag in self.style)
            runs.append(Run(text, bold, any(tag in _ITALIC for tag in self.style), self.href[-1] if self.href else ""))
