"""What is read out of one page: its blocks of text in order, its links, and what it is like to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

#: Kinds of block: what a reader meets as content, and ``furniture`` (menus, header, footer, cookie notices).
KINDS = ("heading", "paragraph", "item", "cell", "furniture")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that a reader sees as one piece.

    ``level`` is the heading's level (0 for other kinds), ``page`` the PDF page (0 elsewhere), ``under`` the headings
    above it, outermost first. The cells of one table row are one block, joined with `` | ``.
    """

    text: str
    kind: str = "paragraph"
    level: int = 0
    page: int = 0
    under: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link's words and where it leads, as written in the page."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Extract:
    """All that the judging needs of a page; ``readable`` is false where nothing can be said of its content.

    ``problem`` is then the reason (``scanned-pdf``, ``no-text``, ``script-only``, ``parse-failed``, ``http-404`` …).
    ``emails`` and ``telephones`` come from links and decoded addresses; ``facts`` say how the page reads.
    """

    address: str
    title: str = ""
    language: str = ""
    form: str = "text"
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[str, ...] = ()
    readable: bool = True
    problem: str = ""
    clicks: int | None = None
    linked_as: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """A form that survives ``json`` and comes back with :func:`from_json`."""
        # By hand: dataclasses.asdict copies every block deeply, which costs more than reading the page.
        parts = {name: getattr(self, name) for name in self.__slots__}
        parts["blocks"] = [(block.text, block.kind, block.level, block.page, block.under) for block in self.blocks]
        parts["links"] = [(link.text, link.address) for link in self.links]
        return parts


def from_json(data: Mapping[str, Any]) -> Extract:
    """Rebuild an extract from :meth:`Extract.as_json`."""
    parts = dict(data)
    parts["blocks"] = tuple(Block(text, kind, level, page, tuple(under)) for text, kind, level, page, under in data["blocks"])
    parts["links"] = tuple(Link(text, address) for text, address in data["links"])
    parts["emails"] = tuple(data["emails"])
    parts["telephones"] = tuple(data["telephones"])
    return Extract(**parts)


class CannotRead(Exception):
    """The body cannot be turned into text; the code says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
