"""Lines of plain text into blocks: headings, items, table rows and paragraphs guessed from their shape.

Saved text has lost its markup: bullets are gone, headings stand as short lines, tables as ``|``.
"""

from __future__ import annotations

import re

from . import contacts
from .model import Block, Extract, Link

_ITEM = re.compile(r"^\s*(?:[-*•‣●○▪◦·–—✓✔➢►]|\(?[a-z0-9]{1,2}[.)]|o)\s+")
_DATED = re.compile(r"^(?:years?|yrs?|y|ks|key stage|phase|autumn|spring|summer)\b.{0,30}(?: [-–—] |: )\S", re.I)
_SPACES = re.compile(r"[ \t\xa0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_LONGEST = 20_000
#: A text whose lines are all as short as this, and of which there are so many, was set in a column.
_COLUMN, _COLUMN_LINES = 60, 12
#: A line of a printed page is full from this share of the longest lines on, where those are no column.
_FULL = 0.85
#: No line of its own ends so.
_HANGS = re.compile(r"(?:,|\b(?:a|an|and|at|by|for|from|in|next|of|on|or|our|the|their|to|with|will|is|are|each|every|mr|mrs|ms|miss|dr))$", re.I)


#: A date over two lines: the day and the month, the month and the year.
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE_BREAKS = ((re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?$", re.I), re.compile(_MONTH, re.I)), (re.compile(rf"\b{_MONTH},?$", re.I), re.compile(r"20\d\d\b")))
_FEW_LINES, _FULL_AT_LEAST = 6, 50


def squeeze(text: str) -> str:
    """One line of text with single spaces and without soft hyphens."""
    return _SPACES.sub(" ", text.replace("\xad", "")).strip()


def to_blocks(text: str, *, page: int = 0) -> list[Block]:
    """Cut plain text into blocks; ``page`` is the PDF page that they stand on."""
    lines = [squeeze(line) for line in text.split("\n")]
    joined = _unwrap(lines, printed=bool(page))
    blocks: list[Block] = []
    under: tuple[str, ...] = ()
    for index, line in enumerate(joined):
        if not line:
            continue
        line = contacts.spelt_out(line)
        kind = _kind(line, joined[index + 1] if index + 1 < len(joined) else "", first=not blocks)
        if kind == "heading":
            blocks.append(Block(line, "heading", 2 if blocks else 1, page, under[:1]))
            under = (*under[:1], line) if blocks[:-1] else (line,)
            continue
        body = _ITEM.sub("", line, count=1) if kind == "item" else line
        for start in range(0, len(body), _LONGEST):
            blocks.append(Block(body[start : start + _LONGEST], kind, 0, page, under))
    return blocks


def read_text(address: str, text: str) -> Extract:
    """Turn a plain text file into an extract; its title is its first line."""
    blocks = to_blocks(text)
    emails = tuple(dict.fromkeys(hit for block in blocks for hit in contacts.EMAIL.findall(block.text)))
    documents = [
        Link(block.text, block.text)
        for block in blocks
        if len(block.text) < 120 and block.text.lower().endswith((".pdf", ".docx", ".doc"))
    ]
    return Extract(
        address=address,
        title=blocks[0].text[:200] if blocks else "",
        form="text",
        blocks=tuple(blocks),
        links=tuple(documents),
        emails=emails,
        readable=bool(blocks),
        problem="" if blocks else "no-text",
    )


def _unwrap(lines: list[str], *, printed: bool) -> list[str]:
    """Join lines that were broken at the edge of a page or column: the first runs on, the second starts in lower case.

    On a printed page (PDF) every line is broken somewhere: one that fills the page, or ends in the middle of a date or
    name, runs on too.
    """
    out: list[list[str]] = []
    last = ""
    filled = [len(line) for line in lines if line]
    narrow = len(filled) >= _COLUMN_LINES and max(filled) <= _COLUMN
    full = _FULL * sorted(filled)[len(filled) * 9 // 10] if printed and len(filled) > _FEW_LINES else 0
    for line in lines:
        runs_on = line[:1].islower() and (bool(last) and last[-1] not in ":;!?|" if narrow else len(last) > _COLUMN and last[-1] not in ".:;!?|")
        hangs = narrow and bool(_HANGS.search(last)) and bool(line)
        hangs = hangs or printed and bool(last) and bool(line) and _goes_on(last, line, full)
        if out and (runs_on or hangs) and not _ITEM.match(line):
            out[-1].append(line)
        else:
            out.append([line])
        last = line
    return [" ".join(parts) for parts in out]


def _goes_on(last: str, line: str, full: float) -> bool:
    """Whether a line of a printed page goes on with the next: it is full, or breaks off in the middle of a phrase or date."""
    if _FULL_AT_LEAST < full <= len(last) and last[-1] not in ".:;?!|" and not _DATED.match(line):
        return True
    return bool(_HANGS.search(last)) or any(end.search(last) and start.match(line) for end, start in _DATE_BREAKS)


def _kind(line: str, following: str, *, first: bool) -> str:
    if " | " in line or line.startswith("|"):
        return "cell"
    if _ITEM.match(line):
        return "item"
    short = len(line) <= 90 and line[-1] not in ".;,!?" and line.count(" ") < 12
    if not short or contacts.EMAIL.search(line):
        return "paragraph"
    if _DATED.match(line):
        return "paragraph"
    if first or (following and line[0].isupper() and ": " not in line and len(following) > len(line) and (len(following) > 45 or following[-1] in ".:;!?")):
        return "heading"
    return "paragraph"
