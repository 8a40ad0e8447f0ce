"""A line that would have been read with another sign at its start or in its middle."""

from __future__ import annotations

import re

from careersite.model.lists import BULLETS
from careersite.source.faults import bit, in_quotes
from careersite.source.repairs import Diagnosis
from careersite.source.shapes import ITEM, LINE, glued, indent_of, line_before, says_nothing
from careersite.source.texts import LIST_MARK, bullet, dash, no_space

FORGOTTEN = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[A-Za-z_]\w{0,60})(?: +(?P<value>[\"'\[{|>].*))?$")
"""A name without its colon, before what can only be a value or at the head of a group."""
LONGEST_NAME = 1000
"""PyYAML looks no further for the colon of a name."""


def misspelt(lines: list[str], number: int) -> Diagnosis | None:
    """A line that would have been read with another sign at its start or in its middle."""
    line = lines[number]
    words = line.strip()
    at = indent_of(line)
    if glued(line):
        return _space(lines, number)
    if words.startswith(BULLETS) or LIST_MARK.match(line):
        item = words[1:] if words.startswith(BULLETS) else words.split(" ", 1)[1]
        return Diagnosis(bullet(number, at, words), number, f"{' ' * at}- {in_quotes(item.strip())}")
    if words[:1] == "-" and words[1:2] not in (" ", "-", ""):
        item = words[1:].strip()
        return Diagnosis(dash(number, at, words), number, f"{' ' * at}- {item if item[0] in '[{' or LINE.match(item) else in_quotes(item)}")
    match = FORGOTTEN.match(line)
    if match and (match["value"] or _opens(lines, number)):
        typed = f"{match['name']}: {match['value'] or ''}".rstrip()
        fault = ("YAML-COLON", number, match.end("name"), f"There is no colon after {bit(match['name'])}.", f"Type: {bit(typed, 200)}")
        return Diagnosis(fault, number, match["lead"] + typed)
    if len(line) > LONGEST_NAME and not ITEM.match(line):
        return Diagnosis(("YAML-LONG", number, at, "The words before the colon are too long for a name.", "If they are text, put straight quotes round the whole text."))
    for sign in ("=", "：", ";"):
        name, found, value = words.partition(sign)
        if found and name.strip().replace("_", "").isalnum():
            fault = ("YAML-COLON", number, line.index(sign), f"After a name stands a colon, not {sign}", f"Type: {name.strip()}: {bit(value.strip(), 200)}")
            return Diagnosis(fault, number, f"{' ' * at}{name.strip()}: {in_quotes(value.strip())}")
    return None


def _opens(lines: list[str], number: int) -> bool:
    """Say whether the next line stands further in or is a list's item."""
    following = next((line for line in lines[number + 1 :] if not says_nothing(line)), "")
    return indent_of(following) > indent_of(lines[number]) or following.lstrip(" ").startswith("- ")


def no_name(lines: list[str], number: int) -> Diagnosis:
    """A line, or the last before it that says something, that has no name with a colon."""
    if says_nothing(lines[number]):
        number = max(0, line_before(lines, number))
    line = lines[number]
    return Diagnosis(
        (
            "YAML-LINE", number, indent_of(line), f"This line has no name with a colon: {bit(line)}",
            "If it goes on from the text above, start it with more spaces than the name above has. If not, type a name, a colon and a space before it.",
        ),
        number,
    )  # fmt: skip


def _space(lines: list[str], number: int) -> Diagnosis:
    line = lines[number]
    match = glued(line)
    assert match is not None
    at = match.end("name")
    return Diagnosis(no_space(number, match), number, f"{line[: at + 1]} {line[at + 1 :]}")
