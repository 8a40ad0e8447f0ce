"""Texts that are read without complaint and yet are not what was meant: the silent half of the faults."""

from __future__ import annotations

import re

from yaml.events import ScalarEvent

from careersite.model.lists import BULLETS
from careersite.source.characters import FORBIDDEN, name_of
from careersite.source.faults import bit, in_quotes
from careersite.source.shapes import CURLY, NAME_LINE, glued, indent_of

TextFault = tuple[str, int, int, str, str]
"""Id, line and column from 0, message, hint."""

HASH = re.compile(r"(?<![ \t])[ \t]+#(?=[^\s])")
REMARK = re.compile(r"(?<=\S) #[ \t]+(?P<words>\S[^\n]*)")
"""A comment one space after a text. Two spaces before the # say that it is meant as one."""
NUMBER_ALONE = re.compile(r"\d{1,4}[A-Za-z]?(?:[,.;)].*)?")
SPOKEN = tuple(".!?…")
SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!)", re.IGNORECASE)
DRIVE = re.compile(r'"[A-Za-z]:\\(?!\\|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})')
TYPED_ESCAPE = re.compile(r"\\[^\n\"\\/N_ xuU ]")
LIST_MARK = re.compile(r" *(?:[–—*+]|\d{1,2}[.)]) +\S")
"""Signs that begin an item when every line of a text has one; alone they are part of a sentence."""
APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
SURROGATES = re.compile("[\ud800-\udfff]")


class TextChecks:
    """Checks each text of a file against how it was typed."""

    def __init__(self, text: str, lines: list[str]) -> None:
        self.text = text
        self.lines = lines
        self.hashes = {match.start(): match.end() - 1 for match in HASH.finditer(text)}
        self.remarks = {match.start(): match for match in REMARK.finditer(text)}
        self.notes: list[str] = []

    def check(self, event: ScalarEvent, column: int) -> TextFault | None:
        """The fault of one text, if it has one; ``column`` is where the names or dashes of its group stand, -1 between brackets."""
        start, end, style = event.start_mark, event.end_mark, event.style
        if not style:
            return self._hash(event) or self._ends(event) or self._lines_of(event, column)
        if style != "|" and start.line != end.line:
            fault = (self._swallowed(event, column) if style != ">" else None) or self._folded(event)
            if fault:
                return fault
        return self._escapes(event) if style == '"' else None

    def _hash(self, event: ScalarEvent) -> TextFault | None:
        """A # after the text."""
        at = event.end_mark.index
        if at in self.remarks and " " in event.value:
            return self._remark(event, self.remarks[at]["words"].rstrip())
        return self._lost(event, self.hashes[at]) if at in self.hashes else None

    def _ends(self, event: ScalarEvent) -> TextFault | None:
        """A sign at the start or the end of the text that was meant as a sign of the file."""
        if event.value[:1] in CURLY and event.value and (fault := self._curly(event)):
            return fault
        return self._bracket(event) if event.value[-1:] in "]}" and event.value else None

    def _lines_of(self, event: ScalarEvent, column: int) -> TextFault | None:
        """A line of the text that was meant as an item or a name."""
        first = event.value[:1]
        fault = self._alone(event) if first == "-" or first in BULLETS or ":" in event.value else None
        start, end = event.start_mark.line, event.end_mark.line
        return fault or (self._run_on(start, end) if start != end and column >= 0 else None)

    def _lost(self, event: ScalarEvent, index: int) -> TextFault | None:
        """Text after a #. A comment has a space after its #, or stands two spaces off; what has neither is lost text."""
        line = event.end_mark.line
        at = event.end_mark.column + index - event.end_mark.index
        rest = self.lines[line][at:].rstrip()
        words = rest.lstrip("#")
        if event.value:
            lost = index - event.end_mark.index == 1 and len(rest) - len(words) == 1 and words[:1] not in (" ", "\t", "")
        else:
            lost = words[:1] not in (" ", "\t", "") or (2 <= len(rest) - len(words) <= 6 and bool(words))
        if not lost:
            return None
        if SPREADSHEET_ERROR.match(rest):
            message = f"{bit(rest)} is what a spreadsheet shows when its sum fails; text after # is not read."
            return "YAML-COMMENT", line, at, message, "Mend the cell in the spreadsheet, and type its value here."
        typed = self.lines[line][event.start_mark.column :].strip() if event.value and event.start_mark.line == line else rest
        return (
            "YAML-COMMENT", line, at, f"The text after # is taken as a comment and would be lost: {bit(rest)}",
            f"If it is a comment, put a space after the #. If it is text, type: {in_quotes(bit(typed, 200))}",
        )  # fmt: skip

    def _remark(self, event: ScalarEvent, words: str) -> TextFault | None:
        """A comment after a text of several words: lost text if it is a number (room # 5), else worth a note."""
        mark = event.end_mark
        if not NUMBER_ALONE.fullmatch(words):
            self.notes.append(f"Line {mark.line + 1}: the words after # are a comment and are not published: {bit(words)}")
            return None
        typed = self.lines[mark.line][event.start_mark.column :].strip() if event.start_mark.line == mark.line else f"# {words}"
        return (
            "YAML-COMMENT", mark.line, mark.column + 1, f"The text after # is taken as a comment and would be lost: # {bit(words)}",
            f"If it is a comment, put two spaces before the #. If it is text, type: {in_quotes(bit(typed, 200))}",
        )  # fmt: skip

    def _curly(self, event: ScalarEvent) -> TextFault | None:
        """Curly quotes round a whole value, which readers would see. Something said ends in a full stop, or is longer than a line."""
        mark, value = event.start_mark, event.value
        inside = set(APOSTROPHE.sub("", value[1:-1])) & set("“”„" if value[0] in "“„" else CURLY)
        if mark.line != event.end_mark.line or len(value) < 3 or value[-1] not in CURLY or value[-2] in SPOKEN or inside:
            return None
        return (
            "YAML-QUOTE", mark.line, mark.column, "Curly quotes are not read as quotes: readers would see them.",
            f"If they are to be seen, put straight quotes round the whole text. If not, type: {in_quotes(bit(value[1:-1], 200))}",
        )  # fmt: skip

    def _bracket(self, event: ScalarEvent) -> TextFault | None:
        """A ] or } at the end of a text that holds no [ or {."""
        sign = event.value[-1]
        partner = "[" if sign == "]" else "{"
        if partner in event.value:
            return None
        return (
            "YAML-BRACKET", event.end_mark.line, event.end_mark.column - 1, f"The sign {sign} here has no {partner} before it.",
            f"Type {partner} before the first item. If it is text, put quotes round it.",
        )  # fmt: skip

    def _run_on(self, first: int, last: int) -> TextFault | None:
        """A text that goes on over several lines, one of which was meant to stand for itself."""
        for number in range(first + 1, last + 1):
            line = self.lines[number]
            at = indent_of(line)
            if line.startswith("- ", at):
                return (
                    "YAML-LIST", number, at, "This line starts with a dash, but it is read as part of the text above.",
                    "Start every dash of a list in the same column.",
                )  # fmt: skip
            if line[at : at + 1] in BULLETS:
                return bullet(number, at, line[at:])
            if LIST_MARK.match(line) and LIST_MARK.match(self.lines[first]):
                return bullet(first, indent_of(self.lines[first]), self.lines[first].strip())
            match = glued(line)
            if match:
                return no_space(number, match)
        return None

    def _alone(self, event: ScalarEvent) -> TextFault | None:
        """A text on a line of its own that was meant as a list's item or as a name with its value."""
        start = event.start_mark
        line = self.lines[start.line]
        if line[: start.column].strip(" -"):
            return None
        if event.value[:1] == "-" and event.value[1:2].isalpha() and not line[: start.column].strip():
            return dash(start.line, start.column, line[start.column :])
        if event.value[:1] in BULLETS and event.value:
            return bullet(start.line, start.column, line[start.column :])
        match = glued(line)
        return no_space(start.line, match) if match and match.start("name") == start.column else None

    def _swallowed(self, event: ScalarEvent, column: int) -> TextFault | None:
        """A quote that runs on over lines with names of their own was never closed."""
        start = event.start_mark
        for number in range(start.line + 1, event.end_mark.line + 1):
            match = NAME_LINE.match(self.lines[number])
            if match and len(match["indent"]) <= column:
                return unclosed(start.line, start.column, self.lines[start.line])
        return None

    def _folded(self, event: ScalarEvent) -> TextFault | None:
        """A list drawn with signs in a text whose lines are read as one paragraph."""
        first = event.start_mark.line
        drawn = [number for number in range(first + 1, event.end_mark.line + 1) if self.lines[number].lstrip().startswith(BULLETS)]
        kept = event.value.split("\n")[0 if event.style == ">" else 1 :]
        if len(drawn) <= sum(line.lstrip().startswith(BULLETS) for line in kept):
            return None
        number = drawn[0]
        at = indent_of(self.lines[number])
        hint = "Type | in place of the > after the name." if event.style == ">" else "Put | after the colon and the text on the lines below it, without quotes."
        return "YAML-LIST", number, at, f"The sign {self.lines[number][at]} does not make a list here: the lines are read as one paragraph.", hint

    def _escapes(self, event: ScalarEvent) -> TextFault | None:
        """Signs that a backslash between double quotes made out of ordinary letters."""
        start = event.start_mark
        raw = self.text[start.index : event.end_mark.index]
        if "\\" not in raw:
            return None
        at = raw.index("\\")
        line = start.line + raw.count("\n", 0, at)
        place = start.column + at if line == start.line else at - raw.rfind("\n", 0, at) - 1
        odd = FORBIDDEN.search(event.value)
        if odd and SURROGATES.fullmatch(odd[0]):
            if not SURROGATES.search(event.value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")):
                return None
            return "YAML-CHARACTER", line, place, f"The signs {_escape(raw, at)} make half a letter.", "Type the letter itself."
        if odd and not TYPED_ESCAPE.search(raw):
            return "YAML-CHARACTER", line, place, f"The signs {_escape(raw, at)} make {name_of(odd[0])}.", "Take them out."
        if odd or ("\t" in event.value and "\\t" in raw) or "\r" in event.value or DRIVE.match(raw):
            return backslash(line, place, raw)
        return None


def _escape(raw: str, at: int) -> str:
    """The backslash at a place with all that belongs to it."""
    return bit(raw[at : at + {"x": 4, "u": 6, "U": 10}.get(raw[at + 1], 2)])


def no_space(number: int, match: re.Match[str]) -> TextFault:
    """The fault of ``title:Careers``, at the place where the space is missing."""
    return (
        "YAML-COLON", number, match.end("name"), f"There is no space after the colon of {bit(match['name'])}.",
        f"Type: {match['name']}: {bit(match['value'], 200)}",
    )  # fmt: skip


def bullet(line: int, column: int, text: str) -> TextFault:
    """The fault of a list drawn with a sign of a word processor."""
    sign, item = (text[0], text[1:]) if text[0] in BULLETS else text.split(" ", 1)
    return "YAML-LIST", line, column, f"The sign {sign} does not make a list.", f"Type: - {bit(item, 200)}"


def dash(line: int, column: int, text: str) -> TextFault:
    """The fault of a list's dash that is glued to its text."""
    return "YAML-LIST", line, column, "There is no space after the dash.", f"Type: - {bit(text[1:], 200)}"


def unclosed(line: int, column: int, text: str) -> TextFault:
    """The fault of a quote that is opened on a line and never closed, at its opening."""
    quote = text[column]
    inside = text[column + 1 :].rstrip()
    if quote == "'" and inside.replace(" ", "").isdigit():
        return (
            "YAML-QUOTE", line, column, "This quote is opened and never closed. Excel puts it before a number that is text.",
            f"Type: {in_quotes(bit(inside, 200))}",
        )  # fmt: skip
    return "YAML-QUOTE", line, column, f"This quote ({quote}) is opened and never closed.", f"Type: {in_quotes(bit(inside, 200))}"


def backslash(line: int, column: int, raw: str) -> TextFault:
    """The fault of a backslash between double quotes, which changes the letter after it."""
    inside = raw.strip().strip('"')
    return (
        "YAML-QUOTE", line, column, "A backslash (\\) between double quotes changes the letter after it.",
        f"Use single quotes, or / in place of \\. Type: {in_quotes(bit(inside, 200))}",
    )  # fmt: skip
