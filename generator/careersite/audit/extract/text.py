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
#: No line of its own ends so.
_HANGS = re.compile(r"(?:,|\b(?:a|an|and|at|by|for|from|in|next|of|on|or|our|the|their|to|with|will|is|are|each|every|mr|mrs|ms|miss|dr))$", re.I)


def squeeze(text: str) -> str:
    """One line of text with single spaces and without soft hyphens."""
    return _SPACES.sub(" ", text.replace("\xad", "")).strip()


def to_blocks(text: str, *, page: int = 0) -> list[Block]:
    """Cut plain text into blocks; ``page`` is the PDF page that they stand on."""
    lines = [squeeze(line) for line in text.split("\n")]
    joined = _unwrap(lines)
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


def _unwrap(lines: list[str]) -> list[str]:
    """Join lines that were broken at the edge of a page or column: the first runs on, the second starts in lower case."""
    out: list[list[str]] = []
    last = ""
    filled = [len(line) for line in lines if line]
    narrow = len(filled) >= _COLUMN_LINES and max(filled) <= _COLUMN
    for line in lines:
        runs_on = line[:1].islower() and (bool(last) and last[-1] not in ":;!?|" if narrow else len(last) > _COLUMN and last[-1] not in ".:;!?|")
        hangs = narrow and bool(_HANGS.search(last)) and bool(line)
        if out and (runs_on or hangs) and not _ITEM.match(line):
            out[-1].append(line)
        else:
            out.append([line])
        last = line
    return [" ".join(parts) for parts in out]


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
