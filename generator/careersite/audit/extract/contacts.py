"""Addresses that a page hides from robots and shows to people: mailto and tel links, Cloudflare, script."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

EMAIL = re.compile(r"[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}")
#: What stands where an address was, when script wrote it or a robot could not see it.
HIDDEN = re.compile(
    r"\[email[\s\xa0]*protected\]|this e-?mail address is being protected from spambots\.?"
    r"(?: you need javascript enabled to view it\.?)?",
    re.I,
)
_SPELT = re.compile(
    r"\b([A-Za-z0-9._-]{1,64})\s?[\[(]\s?at\s?[\])]\s?([A-Za-z0-9-]{1,63}(?:\s?(?:\.|[\[(]\s?dot\s?[\])])\s?[A-Za-z0-9-]{2,63}){1,5})",
    re.I,
)
_SPELT_DOT = re.compile(r"\s?[\[(]\s?dot\s?[\])]\s?", re.I)
_ASSIGN = re.compile(r"(?:var\s+)?([A-Za-z_]\w{0,40})\s*=\s*([^;=]{1,400});")
_WRITTEN = re.compile(r"document\.write(?:ln)?\(([^;]{1,400}?)\)\s*(?:;|$)")
_TERM = re.compile(r"'([^']*)'|\"([^\"]*)\"|([A-Za-z_]\w*)")


def cloudflare(code: str) -> str:
    """Decode Cloudflare's e-mail protection: the first byte is the key of all others; empty if it is none."""
    try:
        raw = bytes.fromhex(code)
    except ValueError:
        return ""
    text = bytes(byte ^ raw[0] for byte in raw[1:]).decode("utf-8", "replace") if raw else ""
    found = EMAIL.match(text)
    return found.group() if found else ""


def from_link(address: str) -> tuple[str, str]:
    """Give the email and the telephone number (each may be empty) that a link's address holds."""
    low = address[:12].lower()
    if low.startswith("mailto:"):
        found = EMAIL.search(unquote(address[7:400]))
        return (found.group() if found else "", "")
    if low.startswith("tel:"):
        return ("", unquote(address[4:60]).strip())
    if "email-protection#" in address[:200]:
        return (cloudflare(address.split("#", 1)[1][:400]), "")
    return ("", "")


def spelt_out(text: str) -> str:
    """Put ``name [at] school [dot] uk`` back into an address."""
    if "at]" not in text.lower() and "at)" not in text.lower() and "at )" not in text.lower():
        return text
    return _SPELT.sub(lambda hit: f"{hit.group(1)}@{_SPELT_DOT.sub('.', hit.group(2)).replace(' ', '')}", text)


def from_script(script: str) -> list[str]:
    """Find addresses that a short script puts together from pieces of text (the way Joomla cloaks them).

    Only string literals, names and ``+`` are followed; nothing is run. Scripts over 4,000 characters are passed over.
    """
    if len(script) > 4000 or not ("@" in script or "&#64;" in script or "%40" in script):
        return []
    values: dict[str, str] = {}
    plain = html.unescape(script)
    for name, expression in _ASSIGN.findall(plain):
        values[name] = _joined(expression, values)
    found = [hit.group() for value in values.values() if (hit := EMAIL.fullmatch(value.strip()))]
    found += [hit.group() for expression in _WRITTEN.findall(plain) if (hit := EMAIL.search(_joined(expression, values)))]
    return sorted(set(found), key=found.index)


def _joined(expression: str, values: dict[str, str]) -> str:
    return "".join(single or double or values.get(word, "") for single, double, word in _TERM.findall(expression))[:600]
