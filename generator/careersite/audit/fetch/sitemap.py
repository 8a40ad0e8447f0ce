"""Reading a sitemap within bounds: addresses only, no entities, no endless nesting (sitemaps.org protocol 0.9)."""

from __future__ import annotations

import html
import re

from careersite.audit.fetch.decode import gunzip
from careersite.audit.fetch.outcomes import FetchFault

_LOC = re.compile(rb"<loc>\s*(?:<!\[CDATA\[)?\s*([^<>\s\]]{1,2000})\s*(?:\]\]>)?\s*</loc>", re.I)


def locations(body: bytes, *, most_bytes: int, most: int) -> tuple[bool, list[str]]:
    """Say whether a sitemap lists other sitemaps, and its addresses in order, at most ``most``.

    A body that is no sitemap, or a packed one that breaks its bounds, has no addresses.
    """
    if body.startswith(b"\x1f\x8b"):
        try:
            body = gunzip(body, most_bytes)
        except FetchFault:
            return False, []
    index = b"<sitemapindex" in body[:2000].lower()
    found: list[str] = []
    for match in _LOC.finditer(body):
        found.append(html.unescape(match[1].decode("utf-8", "replace")))
        if len(found) >= most:
            break
    return index, found
