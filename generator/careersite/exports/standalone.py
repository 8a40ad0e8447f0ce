"""Pages that stand alone: one file with its style inside, opened from a mail or a memory stick."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape, unescape
from mimetypes import guess_type
from typing import Any

from careersite.exports.context import ExportInput
from careersite.pages.links import target_of, without_inner
from careersite.pages.page import Page
from careersite.pages.templates import environment
from careersite.places import theme_dir
from careersite.words.marks import resolve

_ISLAND = re.compile(r'<script type="application/ld\+json">.*?</script>\n?', re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r'\salt="([^"]*)"')
_ADDRESS = re.compile(r'(<[a-z][^<>]*?\s(?:href|src)=")([^"]*)"')
# Bytes of a logo; a heavier one would make every letter heavy.
_LIGHT = 200_000
_OUTSIDE = re.compile(r"[a-z]+:|#", re.IGNORECASE)


def detached(page: Page, context: ExportInput) -> str:
    """A page's body away from its site: links lead to the published site, or keep only their words where its address is not known.

    A picture is a file of its own, so its words stand for it.
    """
    body = _IMAGE.sub(_in_words, _ISLAND.sub("", page.body))
    if not context.url:
        return without_inner(body)

    def whole(match: re.Match[str]) -> str:
        address = unescape(match[2])
        if _OUTSIDE.match(address):
            return match[0]
        part = address.partition("#")[2]
        return f'{match[1]}{escape(context.address(target_of(page.path, address)) + (f"#{part}" if part else ""))}"'

    return _ADDRESS.sub(whole, body)


def _in_words(image: re.Match[str]) -> str:
    alt = _ALT.search(image[0])
    return alt[1] if alt else ""


def document(context: ExportInput, template: str, styles: tuple[str, ...], **values: Any) -> bytes:
    """Fill a template of ``theme/exports/`` as a whole page.

    Its own content security policy lets nothing run or load but the style that it holds (CSP 3, hash source).
    """
    style = "\n".join((theme_dir() / name).read_text(encoding="utf-8") for name in styles)
    if main := context.programme.site.colours.main:
        style += f":root{{--brand:{main}}}\n"
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    words = context.words
    shared = {
        "programme": context.programme,
        "school": context.programme.institution,
        "leader": context.press.ask,
        "today": context.today,
        "site_url": context.url,
        "direction": words.direction,
        "logo": _logo(context),
        "style": style,
        "digest": digest,
    }
    return filled(context, template, **shared, **values).encode("utf-8", "replace")


def _logo(context: ExportInput) -> str:
    """The school's logo as a ``data:`` address; empty where there is none, or one too heavy for every letter."""
    name = context.programme.site.logo
    data = context.own_files().get(name, b"") if name else b""
    if not 0 < len(data) <= _LIGHT:
        return ""
    return f"data:{guess_type(name)[0]};base64,{base64.b64encode(data).decode()}"


def filled(context: ExportInput, template: str, **values: Any) -> str:
    """Fill a template of ``theme/exports/``; a sentence that the language lacks says that it is English."""
    return resolve(environment(context.words.language, marking=True, by_age=context.words.by_age).get_template(f"exports/{template}.html").render(values))
