"""Lists as a word processor draws them, and as people type them, turned into those of Markdown."""

from __future__ import annotations

import re

BULLETS = tuple("•·‣▪◦●○■")
"""Signs that a word processor puts before the items of a list."""
_ITEM = re.compile(rf"^([ \t]*)(?:[{''.join(BULLETS)}]\s*|[–—]\t\s*)(?=\S)")
# Word's signs for a list inside a list. An o with a space after it is a word of Welsh.
_INNER = re.compile(r"^[ \t]*[o§]\t\s*(?=\S)")
_DASH = re.compile(r"[ \t]*-\s+\S")


def with_lists(text: str) -> str:
    """The text with a dash for each sign that draws a list, and an empty line between a sentence and the list under it."""
    lines: list[str] = []
    margin: int | None = None
    for line in text.split("\n"):
        item = _INNER.sub("    - ", _ITEM.sub(r"\1- ", line))
        if _DASH.match(item):
            item = item.expandtabs(4)
            indent = len(item) - len(item.lstrip(" "))
            if margin is None:
                margin = indent
                # Without it Markdown reads the items as the rest of the sentence.
                if lines and lines[-1].strip():
                    lines.append("")
            item = item[min(margin, indent) :]
        elif item.strip() and not item[0].isspace() and lines and not lines[-1].strip():
            margin = None
        lines.append(item)
    return "\n".join(lines)
