"""Links inside the site: what leads nowhere is taken out and named, its words stay."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import unquote

from careersite.pages.page import Page

_LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(r'<img\b[^>]*?\ssrc="([^"]*)"[^>]*>')
_OUTSIDE = re.compile(r"[a-z]+:|#", re.IGNORECASE)
# The frame's own page, which is no page of a programme.
SEARCH = "search.html"


def target_of(path: str, address: str) -> str:
    """Where an address on a page leads, from the site's root: ``years/``, ``documents/policy.pdf``; "" is the home page."""
    bare = unquote(re.split(r"[?#]", address, maxsplit=1)[0])
    if not bare:
        return path
    joined = posixpath.normpath(posixpath.join("/", path, bare)).lstrip("/")
    return f"{joined}/" if joined and bare.endswith(("/", "..")) else joined


def without_dead(page: Page, alive: Callable[[str], bool]) -> tuple[Page, list[tuple[str, str]]]:
    """The page without links and pictures that lead nowhere, and those addresses with the page's path."""
    dead: list[tuple[str, str]] = []

    def leads(address: str) -> bool:
        if _OUTSIDE.match(address):
            return True
        target = target_of(page.path, address)
        if target == SEARCH or alive(target):
            return True
        dead.append((page.path, target))
        return False

    body = _LINK.sub(lambda match: match[0] if leads(match[1]) else match[2], page.body)
    body = _PICTURE.sub(lambda match: match[0] if leads(match[1]) else "", body)
    return (replace(page, body=body), dead) if dead else (page, dead)
