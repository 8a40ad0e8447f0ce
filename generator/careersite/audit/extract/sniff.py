"""What a body is and how it is encoded, whatever its name and its server say (WHATWG MIME sniffing, in small)."""

from __future__ import annotations

import codecs
import re

from .model import CannotRead

_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-word"),
    (b"{\\rtf", "unsupported-type"),
    (b"\x89PNG", "image-only"),
    (b"\xff\xd8\xff", "image-only"),
    (b"GIF8", "image-only"),
    (b"\x1f\x8b", "unsupported-type"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|ul|span|script)\b", re.I)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")


def form_of(address: str, body: bytes, content_type: str = "") -> str:
    """Say ``html``, ``pdf``, ``word`` or ``text`` for a body; its first bytes count before its name and stated type.

    Raises:
        CannotRead: empty, an image, an old or other office file.
    """
    if not body.strip():
        raise CannotRead("empty")
    head = body[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "word"
    for magic, code in _MAGIC:
        if head.startswith(magic):
            raise CannotRead(code)
    return _marked_up(address.lower(), head, content_type.lower())


def _marked_up(address: str, head: bytes, content_type: str) -> str:
    if address.endswith(".txt") or content_type.startswith("text/plain"):
        return "text"
    plain = head.replace(b"\x00", b"")
    if _HTML.search(plain) or "html" in content_type:
        return "html"
    if len(plain) * 3 < len(head) or sum(byte < 9 for byte in plain) > len(plain) // 50:
        raise CannotRead("unsupported-type")
    return "text"


def decode(body: bytes, content_type: str = "") -> str:
    """Turn bytes into text: byte order mark, then UTF-8 if it fits, then what is stated, then Windows-1252.

    A stated charset that is no text encoding (``zip``) or does not fit the bytes is passed over. Never raises.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if body.startswith(mark):
            return _clean(body.decode(name, errors="replace"))
    start = body[:400]
    if start[1::2].count(0) > len(start) // 3:
        return _clean(body.decode("utf-16-le", errors="replace"))
    if start[0::2].count(0) > len(start) // 3:
        return _clean(body.decode("utf-16-be", errors="replace"))
    for name in ("utf-8", *_stated(body, content_type)):
        try:
            return _clean(body.decode(name))
        except UnicodeError:
            continue
    return _clean(body.decode("cp1252", errors="replace"))


def _stated(body: bytes, content_type: str) -> list[str]:
    names = _CHARSET.findall(content_type) + _CHARSET.findall(body[:2048].decode("latin-1"))
    kept = []
    for name in names:
        try:
            info = codecs.lookup(name)
            "a".encode(info.name)  # codecs from bytes to bytes (zip) and from text to text are no encodings
        except (LookupError, ValueError, UnicodeError):
            continue
        # Browsers read "latin-1" as Windows-1252 (WHATWG Encoding).
        if info.name not in ("iso8859-1", "ascii", "idna", "punycode", "unicode_escape", "raw_unicode_escape"):
            kept.append(info.name)
    return kept


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")
