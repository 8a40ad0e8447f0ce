"""What a body really is, whatever the server calls it, and whether a page hides its content from us."""

from __future__ import annotations

import re

from careersite.audit.fetch.links import PROGRAMME, visible
from careersite.audit.fetch.values import Limits

HTML, PDF, DOCX, TEXT, JSON = (
    "text/html",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
    "application/json",
)
DOCUMENTS = (PDF, DOCX, JSON)
_MARKUP = re.compile(rb"^\s*(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|meta|title|div|p|h[1-6]|\?xml|main)\b", re.I | re.S)
_SCRIPTED = re.compile(rb"location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(", re.I)
_CHALLENGE = re.compile(
    rb"cf-chl|challenge-platform|__cf_chl|cf-browser-verification|just a moment\.\.\.|checking your browser|"
    rb"attention required! \| cloudflare|_incapsula_|ddos-guard",
    re.I,
)
# Many a contact form has one of these, so they count only where there is next to nothing else.
_CAPTCHA = re.compile(rb"are you (?:a )?human|g-recaptcha|hcaptcha\.com/1/api", re.I)
_COOKIES = re.compile(r"(?:accept|allow|agree|enable|consent)\b.{0,60}\bcookies?|cookies?\b.{0,60}\b(?:accept|agree|required|enabled)", re.I)
_PASSWORD = re.compile(rb"""<input[^<>]{0,500}type\s*=\s*["']?password""", re.I)
_ROOTS = re.compile(rb"""<div[^<>]{0,200}id\s*=\s*["']?(?:root|app|__next|__nuxt|gatsby-focus-wrapper)\b""", re.I)


def kind_of(head: bytes, content_type: str, path: str = "") -> str:
    """The kind of a body by its first bytes, then by its name; "" for what is not read.

    Args:
        head: the first bytes (1 KiB is enough).
        content_type: the server's word.
        path: the address's path, to tell a Word file from another zip file.
    """
    said = content_type.split(";")[0].strip().lower()
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return DOCX if said == DOCX or path.lower().endswith(".docx") or b"word/" in head[:4096] else ""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\x00" in head[:64]:
        return HTML
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return HTML
    if b"\x00" in head[:1024]:
        return ""
    if said in (HTML, "application/xhtml+xml", ""):
        return HTML
    if path.split("?")[0].endswith(PROGRAMME) and head.lstrip()[:1] == b"{":
        return JSON
    return TEXT if said == TEXT else ""


def most_bytes(head: bytes, limits: Limits) -> int:
    """The most bytes that a body which begins like this may have."""
    if b"%PDF-" in head[:1024]:
        return limits.pdf_bytes
    return limits.docx_bytes if head.startswith(b"PK\x03\x04") else limits.html_bytes


def hidden(body: bytes, status: int) -> str:
    """Name the way in which a page keeps its content from us, or "".

    A page with enough words of its own is taken as read even if it also has a password field or a cookie notice.
    """
    words = visible(body)
    if len(words) < 1200 and _CHALLENGE.search(body[:200_000]):
        return "challenge"
    if len(words) < 300 and _CAPTCHA.search(body[:200_000]):
        return "challenge"
    if status >= 400:
        return ""
    if len(words) < 500 and _PASSWORD.search(body[:200_000]):
        return "login"
    low = body[:400_000].lower()
    if len(words) < 600 and low.count(b"<a ") <= 3 and _COOKIES.search(words):
        return "cookie-wall"
    return "empty-shell" if b"<script" in low and _drawn_later(words, low) else ""


def _drawn_later(words: str, body: bytes) -> bool:
    """Say whether a page with a script shows next to nothing itself; a short page of plain words is one that was read."""
    if len(words) < 40:
        return b"<a " not in body or _ROOTS.search(body) is not None
    return (len(words) < 200 and _ROOTS.search(body) is not None) or (len(words) < 100 and _SCRIPTED.search(body) is not None)
