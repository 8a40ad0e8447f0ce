"""Hidden and odd characters: finds all of them in one pass over the text, before its shape is read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from careersite.source.faults import Faults

TAGS = "".join(map(chr, range(0xE0000, 0xE0080)))
"""Letters that nothing shows. Only the flags of England, Scotland and Wales have a use for them, after a black flag."""

HIDDEN = f"\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u061c\u180e\u3164\uffa0{TAGS}"
"""Characters without width that a copy from Word or a web page brings along."""

WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like a space and are none here."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ue000-\uf8ff\ufeff\ufff9-\ufffd\ufffe\uffff\ud800-\udfff]"
)
ODD = re.compile(f"[{HIDDEN}{WIDE_SPACES}]")
SPOILT = re.compile(
    # What UTF-8 looks like when it was once read as Windows-1252. Only lead letters that English, Welsh and the
    # usual borrowed words would need: É» (É and a French quote mark) must not be taken for it.
    "â(?:€.|„[¢—]|‚¬)|[ÂÃ][\u00a0-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Å[µ·´¶]|ðŸ[\u0080-\u00ff€-™Œ-ž]|ï»¿"
)
LEAD = re.compile(rf"[ \t{HIDDEN}{WIDE_SPACES}-]*")
AFTER_NAME = re.compile(rf"[ {WIDE_SPACES}]*(?:-[ {WIDE_SPACES}]+)*[A-Za-z_][\w -]{{0,60}}:[ {HIDDEN}{WIDE_SPACES}]*")
BLOCK_START = re.compile(r"(?:^|[\w\"']:|-) +[|>][+-]?[1-9]?[+-]? *(?:#[^\n]*)?$")
LONGEST_LEAD = 120
NAMES = {
    "\x00": "an empty character (NUL)",
    "\x07": "a bell character",
    "\x0b": "a soft line break from Word (vertical tab)",
    "\x0c": "a page break",
    "\x1b": "a control character (U+001B)",
    "\x7f": "a Delete character",
    "\x85": "a hidden line break",
    "\u2028": "a hidden line break",
    "\u2029": "a hidden line break",
    "\ufeff": "a file start mark in the middle of the file",
    "\ufffc": "the mark of a picture that was not copied",
    "\u00a0": "a no-break space",
    "\u00ad": "a soft hyphen",
}


@dataclass(frozen=True, slots=True)
class Suspect:
    """An odd character that was read as a space: a fault unless it turns out to stand inside a text."""

    index: int
    line: int
    column: int
    character: str


@dataclass(frozen=True, slots=True)
class Scanned:
    """The text made safe to read, its odd spaces that stand where the shape is, and whether hidden characters are left."""

    text: str
    suspects: tuple[Suspect, ...]
    hidden: bool


def scan(text: str, faults: Faults) -> Scanned:
    """Report and take out what no text may hold; mark odd spaces at the start of lines and after colons.

    Characters with width become a space, so that places stay right; those without are dropped.
    """
    for line, column, match in _each_line(FORBIDDEN, text):
        _forbidden(match[0], line, column, faults)
    text = FORBIDDEN.sub(lambda match: " " if match[0] in "\x0b\x0c\x85\u2028\u2029" else "", text)
    for line, column, match in _each_line(SPOILT, text):
        _spoilt(match[0], line, column, faults)
    suspects = tuple(_suspects(text))
    if suspects:
        letters = list(text)
        for suspect in suspects:
            letters[suspect.index] = " "
        text = "".join(letters)
    return Scanned(text, suspects, bool(suspects) or ODD.search(text) is not None)


def name_of(character: str) -> str:
    """What a hidden character is called in a sentence."""
    if character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return f"a hidden mark that turns the direction of text (U+{ord(character):04X})"
    if "\ue000" <= character <= "\uf8ff":
        return f"a sign of a special font, which other computers show as an empty box (U+{ord(character):04X})"
    if re.match(f"[{WIDE_SPACES}]", character):
        return NAMES.get(character, f"an odd space (U+{ord(character):04X})")
    return NAMES.get(character, f"a hidden character (U+{ord(character):04X})")


def _each_line(pattern: re.Pattern[str], text: str) -> list[tuple[int, int, re.Match[str]]]:
    """The first match on each line, with its line and column from 1."""
    found: list[tuple[int, int, re.Match[str]]] = []
    line, seen, last = 1, 0, 0
    for match in pattern.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if line != last:
            last = line
            found.append((line, seen - text.rfind("\n", 0, seen), match))
    return found


def _forbidden(character: str, line: int, column: int, faults: Faults) -> None:
    if character == "\ufffd":
        faults.add(
            "YAML-ENCODING", line, column, "The sign \ufffd stands where a letter was lost.", "Type the letter again, and save the file as UTF-8."
        )
        return
    hint = "Delete it. It cannot be seen: put the cursor after it and press Backspace, or type the line again."
    if "\ue000" <= character <= "\uf8ff":
        hint = "Delete it. If it makes a list, type a hyphen and a space in its place."
    if character in "\x85\u2028\u2029\x0b":
        hint = "Delete it, and press Enter where a new line should start."
    faults.add("YAML-CHARACTER", line, column, f"Here is {name_of(character)}.", hint)


def _spoilt(text: str, line: int, column: int, faults: Faults) -> None:
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        meant = ""
    was = f", probably {meant}" if meant.strip() and meant.isprintable() else ""
    faults.add(
        "YAML-ENCODING",
        line,
        column,
        f"The letters {text.strip()} look like one letter saved in the wrong encoding{was}.",
        f"Type {meant if was else 'the letter'} in place of {text.strip()}, and save the file as UTF-8.",
    )


def _suspects(text: str) -> list[Suspect]:
    found: list[Suspect] = []
    line, seen = 1, 0
    blocks = _block_lines(text) if ODD.search(text) else frozenset()
    for match in ODD.finditer(text):
        index = match.start()
        line += text.count("\n", seen, index)
        seen = index
        if line in blocks:
            continue
        start = text.rfind("\n", 0, index) + 1
        prefix = text[start : min(index, start + LONGEST_LEAD)]
        if index - start <= LONGEST_LEAD and _shapes(prefix, match[0], text[index + 1 : index + 2]):
            found.append(Suspect(index, line, index - start + 1, match[0]))
    return found


def _block_lines(text: str) -> frozenset[int]:
    """The lines, from 1, of texts under a | or a >, where every character is part of the text."""
    found: set[int] = set()
    outer: int | None = None
    for number, line in enumerate(text.split("\n"), 1):
        indent = len(line) - len(line.lstrip(" "))
        if outer is not None and (indent > outer or not line.strip(" ")):
            found.add(number)
            continue
        outer = indent if BLOCK_START.search(line) else None
    return frozenset(found)


def _shapes(prefix: str, character: str, following: str) -> bool:
    """Say whether a character after ``prefix`` changes how the line is read, rather than being part of a text."""
    if AFTER_NAME.fullmatch(prefix):
        return True
    if not LEAD.fullmatch(prefix):
        return False
    return character not in HIDDEN or not following.strip()
