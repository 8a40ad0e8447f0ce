"""Text from files and pages of others, made safe to show: nothing in it can act on a screen or hide in it."""

from __future__ import annotations

import unicodedata

JOINERS = "\u200c\u200d"
"""Characters without width that change how letters and emoji join; names in Persian or Hindi need them."""


def visible(text: str) -> str:
    r"""One line of text in which every control character, escape and mark that turns text around is shown as ``\x1b``.

    Line ends, tabs and odd spaces become one space each, so that no text can pose as a line of the report.
    """
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text).strip()


def _shown(character: str) -> str:
    if character.isprintable() or character in JOINERS:
        return character
    if character in "\t\n\r" or unicodedata.category(character) == "Zs":
        return " "
    return escaped(character)


def escaped(character: str) -> str:
    """The character as a programmer writes it."""
    number = ord(character)
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
