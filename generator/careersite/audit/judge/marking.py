"""Which text of a page is about provider access: the whole of it, a part under its name, or sentences that no name tells."""

from __future__ import annotations

import re
from itertools import takewhile

from . import access_cues as cues
from .cues import Cue
from .reading import Page, Unit, plain
from .unnamed import mark_unnamed

_WORDS = Cue(r"provider|baker|\bpal\b|access|trainers|training")
#: A title stands in so many first lines, on a document below a box of so many; it is no longer than this.
_TITLE_LINES, _BOX, _LONGEST = 3, 8, 140
#: A line no longer than this is a name or heading of what follows.
_SHORT, _NAME_ONLY = 70, 80
#: A page that only mentions access says its words less often.
_OFTEN = 3


def mark(page: Page) -> None:
    """Mark the units that are provider-access text: by its name, and where it has none by what it says."""
    if _WORDS.search(page.low):
        _mark_named(page)
    if not any(unit.provider and len(unit.low) > _NAME_ONLY for unit in page.units):
        mark_unnamed(page)


def _mark_named(page: Page) -> None:
    """Mark the whole page where its head says so, else from where the text begins to the next part of the page."""
    links = {plain(link.text).lower() for link in page.extract.links}
    whole = _is_whole(page, links)
    template = whole and page.extract.form != "html"
    inside = whole
    began, section = 0, ""
    for unit in page.units:
        level = page.extract.blocks[unit.block].level if unit.kind == "heading" and not template else 0
        if began and not whole and 0 < level <= began and not cues.NAME.search(unit.low):
            inside, began = False, 0
        short = unit.kind == "heading" or len(unit.low) < _SHORT
        number = cues.NUMBERED.match(unit.low) if short else None
        if number and section and number[1] != section and not whole and not cues.STAYS.search(unit.low):
            inside, section = False, ""
        if cues.CONTENTS.search(unit.low):
            continue
        if template:
            inside = True
        elif short and cues.OTHER_TOPIC.search(unit.low) and not cues.NAME.search(unit.low) and not (whole and unit.kind != "heading"):
            inside = whole and unit.kind != "heading"
        elif cues.MANAGES.search(unit.low) and cues.PROVIDER_WORD.search(unit.low):
            inside = True
        elif _begins(unit, links, short=short):
            inside = True
            began = began or level
            section = number[1] if number else section
        unit.provider = inside


def _is_whole(page: Page, links: set[str]) -> bool:
    """Whether the page's head says that all of it is on provider access."""
    if _mixed(page):
        return False
    own = [unit.low for unit in page.units[:_TITLE_LINES] if len(unit.low) < _LONGEST and unit.low not in links]
    # On paper a title may take several lines.
    head = [" ".join(own)] if page.extract.form == "pdf" and own else own[:2]
    title = page.extract.title.lower() if page.extract.form in ("html", "pdf") else ""
    if any(cues.NAME.search(line) for line in [*head[:1], title] if line) or cues.POLICY_TITLE.match(_below_the_box(page)):
        return True
    return any(cues.NAME.search(line) for line in head[1:]) and page.low.count("provider") + page.low.count("access") > _OFTEN


def _below_the_box(page: Page) -> str:
    """The line below a document's box of dates and names."""
    lines = len(list(takewhile(lambda unit: cues.BOX.search(unit.low), page.units[:_BOX])))
    return page.units[lines].low if 0 < lines < len(page.units) else ""


def _mixed(page: Page) -> bool:
    """A careers page whose title lists provider access among other things."""
    first = page.units[0].low if page.units else ""
    return "provider access" in first and (len(first) > 60 and "programme" in first or bool(cues.BOTH.search(first) or cues.INCLUDING.search(first)))


def _begins(unit: Unit, links: set[str], *, short: bool) -> bool:
    """Whether provider access begins with this line; a title that lists it among others, a file's name and a link do not begin it."""
    name = cues.NAME.search(unit.low)
    if name is None or unit.index == 0 and cues.INCLUDING.search(unit.low) or is_file(unit) or unit.low.startswith((">", "»", "→")) or unit.low in links and unit.kind != "heading":
        return False
    return short or name.start() < 6 or "statement" in unit.low or "policy" in unit.low


def is_file(unit: Unit) -> bool:
    """Whether a line is the name of a file."""
    return bool(re.search(r"\.(?:pdf|docx?)$|\b20\d\d$", unit.low)) and len(unit.low) < _NAME_ONLY
