"""Values and places from the events of PyYAML's own reader, which is used for nothing but the file's shape.

No type is guessed and no shortcut followed: every value is the text that was typed. A file without fault is read from the
events of the C parser, which are five times as fast (it is the C composer that dies of deep nesting, not the events); a
file with faults from those of the pure Python one, whose marks are exact.
"""

from __future__ import annotations

import re
from typing import Any

from yaml.error import Mark
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from careersite.source.characters import HIDDEN, TAGS, Scanned
from careersite.source.document import Named, Place, path_text
from careersite.source.faults import Faults, bit, in_quotes
from careersite.source.indents import lost_dash
from careersite.source.limits import MAX_DEPTH, MAX_FIELD, MAX_VALUES
from careersite.source.repairs import Diagnosis
from careersite.source.shapes import CURLY, glued
from careersite.source.texts import SURROGATES, TextChecks, no_space

try:
    from yaml.cyaml import CParser
except ImportError:  # a PyYAML that was built without libyaml
    CParser = None
MAX_NAME = 100
NOWHERE = -1
"""The column of what stands between brackets, where columns mean nothing."""
NAME_STOP = re.compile(r"[\x00-\x1f\x7f-\xa0]")


class Events(Reader, Scanner, Parser):
    """PyYAML's reader of characters, tokens and grammar, without its resolver and constructor."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)


class GaveUpError(Exception):
    """The file is beyond a limit; the finding says which."""


class LostDashError(Exception):
    """A list's item without its dash was read as more names of the item above; the diagnosis says which line."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__(diagnosis.fault[3])
        self.diagnosis = diagnosis


class Builder:
    """Builds the values of one text. ``last`` is the last text that was read, for explaining what stopped after it."""

    def __init__(self, scanned: Scanned, lines: list[str], faults: Faults, *, fast: bool = False) -> None:
        self.events = CParser(scanned.text) if fast and CParser is not None else Events(scanned.text)
        self.text = scanned.text
        self.lines = lines
        self.hidden = scanned.hidden
        self.faults = faults
        self.checks = TextChecks(scanned.text, lines)
        self.last: ScalarEvent | None = None
        self.count = 0
        self.trail: list[str | int] = []
        self.spans: list[tuple[int, int]] = []
        self.left_out: list[int] = []

    def build(self) -> tuple[Any, Place] | None:
        """The file's value and its place; None for a file without content.

        Raises:
            yaml.YAMLError: the shape of the file cannot be read.
            GaveUpError: a limit is passed.
            LostDashError: the shape can be read, but is not the one that was meant.
        """
        self.events.get_event()
        event = self.events.get_event()
        if isinstance(event, StreamEndEvent):
            return None
        built = self._node(self.events.get_event(), 0, 0)
        self.events.get_event()
        event = self.events.get_event()
        if isinstance(event, DocumentStartEvent):
            self._at(
                "YAML-DOCUMENTS", event.start_mark, "A second file starts here: only one can be read.",
                "Delete this line. To draw a line in a text, put the text under a name and start it with spaces.",
            )  # fmt: skip
        return built

    def _at(self, fault_id: str, mark: Mark, message: str, hint: str) -> None:
        self.faults.add(fault_id, mark.line + 1, mark.column + 1, message, hint, path=path_text(self.trail))

    def _node(self, event: Event, depth: int, column: int) -> tuple[Any, Place]:
        self.count += 1
        if self.count > MAX_VALUES:
            self._at("YAML-COUNT", event.start_mark, f"The file holds more than {MAX_VALUES:,} values.", "Split it, or take out what is not the programme.")
            raise GaveUpError
        if isinstance(event, ScalarEvent):
            return self._text(event, column)
        mark = event.start_mark
        if isinstance(event, AliasEvent):
            return self._shortcut(mark), Place(mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._marked_group(mark)
        if depth >= MAX_DEPTH:
            self._at("YAML-DEPTH", mark, f"Lists and groups lie more than {MAX_DEPTH} deep inside each other here.", "Check for stray [ or { signs, and for lines that start further and further in.")
            raise GaveUpError
        if isinstance(event, MappingStartEvent):
            return self._group(event, depth + 1)
        return self._list(event, depth + 1)

    def _list(self, start: CollectionStartEvent, depth: int) -> tuple[list[Any], Place]:
        values: list[Any] = []
        places: list[Place] = []
        while not isinstance(event := self.events.get_event(), SequenceEndEvent):
            self.trail.append(len(values))
            value, place = self._node(event, depth, NOWHERE if start.flow_style else start.start_mark.column)
            self.trail.pop()
            values.append(value)
            places.append(place)
        return values, Place(start.start_mark.line + 1, start.start_mark.column + 1, places)

    def _group(self, start: MappingStartEvent, depth: int) -> tuple[dict[str, Any] | str, Place]:
        values: dict[str, Any] = {}
        places: dict[str, Named] = {}
        repeats: list[tuple[str, Mark]] = []
        braces = False
        while not isinstance(event := self.events.get_event(), MappingEndEvent):
            mark = event.start_mark
            name = self._name(event, start, depth)
            self.trail.append(name)
            value_event = self.events.get_event()
            if start.flow_style and not braces and _is_empty(value_event) and ":" not in self.text[event.end_mark.index : value_event.start_mark.index]:
                if match := glued(name):
                    name, value_event = match["name"], self._spaced(event, value_event, match)
                elif values:
                    self._lone_words(name, mark)
                else:
                    braces = True
            value, place = self._node(value_event, depth, NOWHERE if start.flow_style else start.start_mark.column)
            if name in values:
                repeats.append((name, mark))
            else:
                values[name] = value
                places[name] = Named(mark.line + 1, mark.column + 1, place)
            self.trail.pop()
        self._repeated(repeats, places)
        place = Place(start.start_mark.line + 1, start.start_mark.column + 1, places)
        if braces:
            return self._braces(start.start_mark, event.end_mark), place
        return values, place

    def _repeated(self, repeats: list[tuple[str, Mark]], places: dict[str, Named]) -> None:
        """Report each name that stands twice in a group. An item's first name among several is the next item, without its dash."""
        for name, mark in repeats:
            first = places[name]
            diagnosis = lost_dash(self.lines, mark.line, first.line - 1) if name == next(iter(places)) else None
            if diagnosis and len(repeats) > 1:
                raise LostDashError(diagnosis)
            same = first.line == mark.line + 1
            where = "earlier on this line" if same else f"on line {first.line}"
            which = "" if same else f" (line {first.line} or line {mark.line + 1})"
            merge = f"If a new item of the list starts here, put a dash and a space before it, below the dash of line {first.line}. If not," if diagnosis else f"Put both under one {bit(name)}, or"
            self.trail.append(name)
            self._at(
                "YAML-REPEATED-KEY", mark, f'The name "{bit(name)}" stands here a second time; the first is {where}.',
                f"{merge} delete the one{which} that is wrong.",
            )  # fmt: skip
            self.trail.pop()

    def _spaced(self, name: Event, value: Event, match: re.Match[str]) -> Event:
        """Report ``{name:value}`` without a space after its colon; the value as it was meant."""
        fault_id, line, column, message, _ = no_space(name.start_mark.line, match)
        hint = f"Put a space there: {bit(match['name'])}: {bit(match['value'])}"
        self.faults.add(fault_id, line + 1, name.start_mark.column + column + 1, message, hint, path=path_text(self.trail))
        return ScalarEvent(None, None, (True, False), match["value"], value.start_mark, value.end_mark)

    def _lone_words(self, words: str, mark: Mark) -> None:
        """Report words between braces that a comma has cut off from their text."""
        self._at(
            "YAML-BRACKET", mark, f'Between {{ and }} the words "{bit(words)}" have no name and colon.',
            "If they belong to the text before the comma, put that text in straight quotes.",
        )  # fmt: skip

    def _braces(self, start: Mark, end: Mark) -> str:
        """Report braces round words without a colon, which are text; returns the text."""
        text = self.text[start.index : end.index]
        self._at("YAML-SPECIAL", start, "Text that starts with { needs quotes.", f"If it is text, type: {in_quotes(bit(text, 200))}")
        return text

    def _name(self, event: Event, start: MappingStartEvent, depth: int) -> str:
        """The name before a colon, as text; whatever else stands there is reported."""
        mark = event.start_mark
        if not isinstance(event, ScalarEvent):
            if isinstance(event, CollectionStartEvent):
                opening = start.start_mark if start.flow_style else mark
                self._at("YAML-SPECIAL", opening, f"Text that starts with {self.text[opening.index]} needs quotes.", "Put straight quotes round the whole text.")
            self._node(event, depth, mark.column)
            return bit(self.text[mark.index : self.events.peek_event().start_mark.index].rstrip(" :\n"))
        self.count += 1
        self.last = event
        name: str = event.value
        if event.anchor is not None or event.tag is not None:
            self._shortcut(mark)
        elif self.text[max(0, mark.index - 2) : mark.index] == "? ":
            self._at("YAML-SPECIAL", mark, "A name or text that starts with ? needs quotes.", "Put straight quotes round the whole text.")
        elif name == "<<" and not event.style:
            self._at("YAML-MERGE", mark, "The sign << copies another group. That is not read here.", "Write the values out in full.")
        else:
            self._check_name(name, mark)
        return name.translate(dict.fromkeys(map(ord, HIDDEN))).strip("\xa0 “”‘’") if self.hidden or name[:1] in "“‘" else name

    def _check_name(self, name: str, mark: Mark) -> None:
        hidden = self.hidden and next((letter for letter in name if letter in HIDDEN), None)
        odd = NAME_STOP.search(name)
        if not name.strip():
            self._at("YAML-NAME", mark, "There is no name before the colon.", "Type a name, a colon and a space, for example title: Careers week")
        elif len(name) > MAX_NAME:
            self._at("YAML-NAME", mark, f"The words before the colon ({bit(name)}) are too long for a name.", "If they are text, put straight quotes round the whole text.")
        elif hidden:
            self._at("YAML-CHARACTER", mark, f'There is a hidden character in the name "{bit(self._clean(name))}".', f"Delete the name and type it again: {bit(self._clean(name))}:")
        elif name[0] in CURLY:
            self._at("YAML-QUOTE", mark, f"The name {bit(name)} has curly quotes.", f"Type it without quotes: {bit(name.strip(CURLY))}:")
        elif odd:
            self._at("YAML-CHARACTER", mark, f'There is a hidden character in the name "{bit(name)}".', "Delete the name and type it again.")

    def _clean(self, text: str) -> str:
        return text.translate(dict.fromkeys(map(ord, HIDDEN)))

    def _shortcut(self, mark: Mark) -> str:
        """Report text that starts with one of ``& * !``; returns the rest of the line, which is the text most likely meant."""
        text: str = self.lines[mark.line][mark.column :].rstrip()
        sign = text[:1]
        self._at("YAML-SPECIAL", mark, f"Text that starts with {sign} needs quotes.", f"Type: {in_quotes(bit(text, 200))}")
        return text

    def _marked_group(self, mark: Mark) -> None:
        """Report a list or group with a mark (``&name``, ``!name``) before it."""
        text = self.lines[mark.line][mark.column :].rstrip()
        hint = f"Take {bit(text.split(' ')[0])} away, or if it is text, type: {in_quotes(bit(text, 200))}"
        self._at("YAML-SPECIAL", mark, f"Text that starts with {text[:1]} needs quotes.", hint)

    def _text(self, event: ScalarEvent, column: int) -> tuple[str, Place]:
        self.last = event
        mark = event.start_mark
        place = Place(mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            return self._shortcut(mark), place
        text: str = _whole_letters(event.value) if event.style == '"' else event.value
        fault = self.checks.check(event, column)
        if fault is not None:
            fault_id, line, at, message, hint = fault
            self.faults.add(fault_id, line + 1, at + 1, message, hint, path=path_text(self.trail))
        if self.hidden:
            if event.style:
                self.spans.append((mark.index, event.end_mark.index))
            text = self._without_hidden(text, event)
        if len(text) > MAX_FIELD:
            self._at("YAML-LONG", mark, f"This text has {len(text):,} characters; the most that one value may have is {MAX_FIELD:,}.", "Shorten it, or put the long text on a page of its own in the content folder.")
        return text, place

    def _without_hidden(self, text: str, event: ScalarEvent) -> str:
        """The text without characters that nobody can see; those that shape other scripts and emoji stay."""
        kept = [
            letter
            for index, letter in enumerate(text)
            if letter not in HIDDEN
            or (letter in "\u200c\u200d\u200e\u200f\u061c" and index and ord(text[index - 1]) > 0x2FF)
            or (letter in TAGS and "\U0001f3f4" in text[:index])
        ]
        if len(kept) != len(text):
            self.left_out.append(event.start_mark.line + 1)
            text = "".join(kept)
        return text.strip("\xa0\u2007\u202f ") if not event.style else text


def _whole_letters(text: str) -> str:
    r"""Join the half letters (``\\ud83d\\ude00``) that JSON writes for an emoji; one without its half becomes the sign for a lost letter."""
    if text.isascii() or not SURROGATES.search(text):
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _is_empty(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.value == "" and not event.style
