"""Finding the links of a page in one pass over its text, without building a tree.

A tree-building parser needs more than 20 s for some hostile pages (nested or attribute-heavy ones), and this runs
beside every other site of a hub, so it scans for tags with bounded patterns: time grows with the page's length only.
What a page says is read later, in a child process.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

_TAG = re.compile(
    r"<!--|<(?P<name>a|area|base|iframe|frame|link|meta|script|style)(?=[\s>/])(?P<rest>[^<>]{0,4000})>", re.I
)
_ATTRIBUTE = re.compile(r"""([a-z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.I)
_MARKUP = re.compile(r"<[^<>]{0,4000}>")
_REFRESH = re.compile(r"^\s*\d[\d.]*\s*[;,]\s*(?:url\s*=\s*)?['\"]?(.+?)['\"]?\s*$", re.I)
# The data file of a site that was published with careersite.
PROGRAMME = "programme.json"
_CLOSING = {
    "<!--": re.compile("-->"),
    **{name: re.compile(f"</{name}", re.I) for name in ("script", "style", "noscript", "template", "title", "noframes")},
}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: its whole address and the words on it."""

    url: str
    text: str
    kind: str = "a"


def text_of(body: bytes) -> str:
    """A page's text good enough for its links: UTF-16 by its mark, else UTF-8; no name that a server gives is trusted."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    return body.decode("utf-8", "replace")


def links_of(body: bytes, address: str, *, limit: int = 20_000) -> list[Link]:
    """List a page's links in order: anchors, frames and a refresh; at most ``limit``."""
    page = text_of(body)
    found: list[Link] = []
    base, place = address, 0
    while len(found) < limit:
        tag = _TAG.search(page, place)
        if tag is None:
            break
        place = tag.end()
        name = "<!--" if tag.group() == "<!--" else (tag["name"] or "").lower()
        if name in _CLOSING:
            end = _CLOSING[name].search(page, place)
            place = end.end() if end else len(page)
            continue
        attributes = _attributes(tag["rest"] or "")
        if name == "base" and attributes.get("href"):
            base = _join(address, attributes["href"]) or base
        link = _link(name, attributes, page, place, base)
        if link:
            found.append(link)
    return found


def _link(name: str, attributes: dict[str, str], page: str, place: int, base: str) -> Link | None:
    kind, target = name, attributes.get("href", "")
    if name in ("iframe", "frame"):
        target = attributes.get("src", "")
    elif name == "meta":
        match = _REFRESH.match(attributes.get("content", "")[:3000])
        refresh = attributes.get("http-equiv", "").lower() == "refresh"
        kind, target = "refresh", match[1] if match and refresh else ""
    elif name == "link" and not target.split("?")[0].endswith(PROGRAMME):
        return None
    elif name not in ("a", "area", "link"):
        return None
    url = _join(base, target)
    if not url:
        return None
    words = _words(page, place) if name == "a" else ""
    return Link(url, words or attributes.get("aria-label") or attributes.get("title") or attributes.get("alt", ""), kind)


def _attributes(rest: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(rest):
        found.setdefault(match[1].lower(), html.unescape(match[2] or match[3] or match[4] or "").strip())
    return found


def _words(page: str, start: int) -> str:
    piece = page[start : start + 1500]
    end = re.search(r"</a\s*>|<a\s", piece, re.I)
    inner = piece[: end.start()] if end else piece[:300]
    alternatives = " ".join(re.findall(r"""\balt\s*=\s*["']([^"'<>]{1,200})""", inner, re.I))
    return " ".join(html.unescape(_MARKUP.sub(" ", inner)).split())[:200] or alternatives[:200]


def _join(base: str, target: str) -> str:
    target = re.sub(r"[\t\r\n]", "", target)
    if not target or target.startswith("#") or re.match(r"(?i)\s*(?!https?:)[a-z][a-z0-9+.-]*:", target):
        return ""
    try:
        return urljoin(base, target.strip().replace(" ", "%20"))
    except ValueError:
        return ""


_MOST = 400_000
_OPENING = re.compile(r"<!--|<(script|style|noscript|template)(?=[\s>])", re.I)
_BESIDE = re.compile(r"<!--|<(script|style|noscript|template|title|noframes)(?=[\s>])", re.I)
_PICTURE = re.compile(rb"<(?:img|object|embed|svg|picture|video)\b", re.I)


def leads_to(body: bytes, links: Sequence[Link]) -> list[str]:
    """Where a page without words of its own leads by itself: to what its frames show, or to where it sends everybody on.

    Empty for every page that says or shows something, were it only a picture.
    """
    sent = [link.url for link in links if link.kind == "refresh"]
    framed = [link.url for link in links if link.kind in ("frame", "iframe")]
    onward = sent or framed
    if not onward or len(body) > _MOST or (framed and _PICTURE.search(body)):
        return []
    return [] if visible(body, opening=_BESIDE) else onward


def visible(body: bytes, *, opening: re.Pattern[str] = _OPENING) -> str:
    """The words that a page shows, roughly: enough to see that two pages are the same, or that one is empty."""
    page = text_of(body[:_MOST])
    kept, place = [], 0
    while (tag := opening.search(page, place)) is not None:
        kept.append(page[place : tag.start()])
        end = _CLOSING[(tag[1] or tag[0]).lower()].search(page, tag.end())
        place = page.find(">", end.end() - 1) + 1 or len(page) if end else len(page)
    kept.append(page[place:])
    return " ".join(html.unescape(_MARKUP.sub(" ", " ".join(kept))).split())
