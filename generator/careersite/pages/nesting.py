"""Put what a school pasted as HTML into an order that a screen reader can follow (HTML standard, content models).

A cleaner closes every tag but leaves a paragraph straight inside a list, or a list item outside of one; a reader is then told
of lists that have no items. A tag that may not stand where it is goes, and its words stay.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)[^>]*>|[^<]+")
_NO_SUMMARY = re.compile(r"<details\b[^>]*>(?!\s*<summary\b)((?:(?!<details\b).)*?)</details>", re.DOTALL)
_ALONE = frozenset({"br", "col", "hr", "img"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | set(
    "blockquote caption col colgroup dd details div dl dt hr li ol p pre summary table tbody td tfoot th thead tr ul".split()
)
# What holds words and no blocks.
_LINES = _HEADINGS | set("abbr b cite code dfn em i kbd mark p pre q s small span strong sub summary sup time u var".split())
_ITEMS = {"ul": frozenset({"li"}), "ol": frozenset({"li"}), "dl": frozenset({"dt", "dd", "div"})}
_HOMES = {"li": frozenset({"ul", "ol"}), "dt": frozenset({"dl"}), "dd": frozenset({"dl"}), "summary": frozenset({"details"})}


def well_nested(html: str) -> str:
    """The HTML, which a cleaner has closed and escaped, with each tag where it may stand."""
    out: list[str] = []
    # For each open tag its name (nothing where it was dropped) and what closes it.
    still_open: list[tuple[str, str]] = []
    for token in _TOKEN.finditer(_NO_SUMMARY.sub(r"\1", html)):
        name, text = token["name"], token[0]
        if token["end"]:
            out.append(still_open.pop()[1])
            continue
        around = [outer for outer, _ in still_open if outer]
        parent = around[-1] if around else ""
        if name and _misplaced(name, parent, around):
            if name not in _ALONE:
                still_open.append(("", ""))
            continue
        wrap = ("dd" if parent == "dl" else "li") if parent in _ITEMS and text.strip() and name not in _ITEMS[parent] else ""
        out.append(f"<{wrap}>{text}" if wrap else text)
        end = f"</{wrap}>" if wrap else ""
        if not name or name in _ALONE:
            out.append(end)
        else:
            still_open.append((name, f"</{name}>{end}"))
    return "".join(out)


def _misplaced(name: str, parent: str, around: list[str]) -> bool:
    if name in _BLOCKS and not _LINES.isdisjoint(around):
        return True
    return name in _HOMES and parent not in _HOMES[name]
