"""Links inside the site: where they lead, and a page without them."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"[^>]*>')
_OUTSIDE = re.compile(r"[a-z]+:|#", re.IGNORECASE)


def target_of(path: str, address: str) -> str:
    """Where an address on a page leads, from the site's root: ``years/``, ``documents/policy.pdf``; "" is the home page."""
    bare = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    if not bare:
        return path
    joined = posixpath.normpath(posixpath.join("/", path, bare)).lstrip("/")
    return f"{joined}/" if joined and bare.endswith(("/", "..")) else joined


def without_inner(body: str) -> str:
    """A page's body without the links and pictures that lead elsewhere in its site; the words of a link stay."""
    body = _LINK.sub(lambda match: match[0] if _OUTSIDE.match(match[1]) else match[2], body)
    return _PICTURE.sub(lambda match: match[0] if _OUTSIDE.match(match[1]) else "", body)
