"""Names and words of others made safe: for file names, spreadsheet cells, the screen and addresses shown."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

# Names that Windows keeps for devices.
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$")
_FORMULA = tuple("=+-@\t\r\n|%＝＋－＠｜％")
_SECRET = re.compile(r"token|key|sig|auth|pass|secret|session|credential|x-amz|expires|policy$", re.I)


def slug(name: str) -> str:
    """A file name for any name: a–z, 0–9 and hyphens, at most 60, never empty and never a device's name.

    A name without Latin letters gets a name made from its code points, the same on every run.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:60].strip("-")
    if not found or _DEVICES.match(found):
        code = hashlib.sha256(unicodedata.normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
        return f"school-{found + '-' if found else ''}{code}"
    return found


def clean(text: str, *, most: int = 32_000) -> str:
    """One line without control characters, turning marks or broken characters: for every output but HTML."""
    kept = "".join(
        " " if character in "\t\r\n\u2028\u2029" else character
        for character in text[:most]
        if character in "\t\r\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Co") or character in "\u200c\u200d"
    )
    return " ".join(kept.split())


def cell(text: str) -> str:
    """A CSV cell that no spreadsheet runs: an apostrophe stands before what could begin a formula.

    Also where quotation marks or spaces come first, and for the full-width forms (OWASP, "CSV injection").
    """
    safe = clean(text)
    return f"'{safe}" if safe.lstrip("\"'` \u00a0\u3000").startswith(_FORMULA) else safe


def shown_address(address: str) -> str:
    """An address without user name, fragment-borne secrets or query values that look like keys."""
    try:
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https"):
            return clean(address, most=2000)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        kept = [(name, value) for name, value in pairs if not _SECRET.search(name)]
        query = parts.query if len(kept) == len(pairs) else urlencode(kept)
        host = parts.netloc.rpartition("@")[2]
        return clean(urlunsplit((parts.scheme, host, parts.path, query, parts.fragment)), most=2000)
    except ValueError:
        return clean(address, most=2000)
