"""Why reading stopped, in a teacher's words, and how the line was most likely meant.

PyYAML tells where it could not go on; that is often one line late, and the same sentence stands for several causes.
What was meant is read from the lines around the place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yaml.error import Mark, MarkedYAMLError
from yaml.events import ScalarEvent

from careersite.source.faults import bit, in_quotes
from careersite.source.repairs import requoted, root_fault, spaces
from careersite.source.shapes import CURLY, ITEM, LINE, NAME_LINE, glued, indent_of, line_before, says_nothing, text_start, without_comment
from careersite.source.texts import BULLETS, LIST_MARK, TextFault, backslash, bullet, dash, no_space, unclosed

NAME_HINT = "Type a name, a colon and a space, for example title: Careers week"
TAB_HINT = "Delete it and use the space bar: two spaces for each step in."
FORGOTTEN = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[A-Za-z_]\w{0,60})(?: +(?P<value>[\"'\[{|>].*))?$")
"""A name without its colon, before what can only be a value or at the head of a group."""
LONGEST_NAME = 1000
"""PyYAML looks no further for the colon of a name."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A fault, and the line (from 0) as it was most likely meant; no line when that cannot be told.

    ``shift`` moves the line and those of its group sideways instead.
    """

    fault: TextFault
    line: int | None = None
    text: str = ""
    shift: int = 0


class Stop:
    """Everything known about one stop: the lines, PyYAML's error and the last text before it."""

    def __init__(self, error: MarkedYAMLError, lines: list[str], last: ScalarEvent | None) -> None:
        self.lines = lines
        self.last = last
        self.problem = error.problem or ""
        self.context = error.context or ""
        mark: Mark | None = error.problem_mark or error.context_mark
        self.line = min(mark.line, len(lines) - 1) if mark else 0
        self.column = min(mark.column, len(lines[self.line])) if mark else 0
        begin: Mark | None = error.context_mark
        self.begin_line = min(begin.line, len(lines) - 1) if begin else self.line
        self.begin_column = begin.column if begin else self.column

    def diagnose(self) -> Diagnosis:
        """Find the cause: each test answers or passes on to the next."""
        here = self.lines[self.line]
        if here[self.column : self.column + 1] == "\t" or self._tab_before() is not None:
            return self._tab()
        if "quoted scalar" in self.context:
            return self._quote()
        if "expected ':'" in self.problem:
            return self._no_colon()
        if "mapping values" in self.problem:
            return self._second_colon()
        if self.context.startswith("while parsing a flow"):
            return self._bracket()
        if self.context.startswith("while parsing a block") or "document start" in self.problem:
            return self._block()
        return self._sign(self.begin_line, self.begin_column)

    # Each cause. Lines and columns count from 0 here.

    def _tab_before(self) -> int | None:
        lead = self.lines[self.line][: self.column]
        return lead.index("\t") if "\t" in lead and not lead.strip() else None

    def _tab(self) -> Diagnosis:
        line = self.lines[self.line]
        at = self._tab_before()
        if at is None:
            at = self.column
        indent = not line[:at].strip()
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        repaired = lead.replace("\t", "  ") + line[len(lead) :].replace("\t", " ")
        message = "This line starts with a tab." if indent else "Here is a tab."
        hint = TAB_HINT if indent else f"Type a space in its place: {bit(repaired, 200)}"
        return Diagnosis(("YAML-TAB", self.line, at, message, hint), self.line, repaired)

    def _quote(self) -> Diagnosis:
        line = self.lines[self.begin_line]
        if "double-quoted" in self.context:
            match = LINE.match(line) or ITEM.match(line)
            raw = match["value"] if match and match["value"] else line[self.begin_column :]
            return self._quoted_again(backslash(self.line, max(0, self.column - 1), without_comment(raw)), self.begin_line)
        return self._quoted_again(unclosed(self.begin_line, self.begin_column, line), self.begin_line)

    def _no_colon(self) -> Diagnosis:
        return self._misspelt(self.begin_line) or self._no_name(self.begin_line)

    def _misspelt(self, number: int) -> Diagnosis | None:
        """A line that would have been read with another sign at its start or in its middle."""
        line = self.lines[number]
        words = line.strip()
        at = indent_of(line)
        if glued(line):
            return self._space(number)
        if words.startswith(BULLETS) or LIST_MARK.match(line):
            item = words[1:] if words.startswith(BULLETS) else words.split(" ", 1)[1]
            return Diagnosis(bullet(number, at, words), number, f"{' ' * at}- {in_quotes(item.strip())}")
        if words[:1] == "-" and words[1:2] not in (" ", "-", ""):
            return Diagnosis(dash(number, at, words), number, f"{' ' * at}- {in_quotes(words[1:].strip())}")
        match = FORGOTTEN.match(line)
        if match and (match["value"] or self._opens(number)):
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

    def _opens(self, number: int) -> bool:
        """Say whether the next line stands further in or is a list's item."""
        following = next((line for line in self.lines[number + 1 :] if not says_nothing(line)), "")
        return indent_of(following) > indent_of(self.lines[number]) or following.lstrip(" ").startswith("- ")

    def _no_name(self, number: int) -> Diagnosis:
        if says_nothing(self.lines[number]):
            number = max(0, line_before(self.lines, number))
        line = self.lines[number]
        return Diagnosis(
            (
                "YAML-LINE", number, indent_of(line), f"This line has no name with a colon: {bit(line)}",
                "If it goes on from the text above, start it with more spaces than the name above has. If not, type a name, a colon and a space before it.",
            ),
            number,
        )  # fmt: skip

    def _space(self, number: int) -> Diagnosis:
        line = self.lines[number]
        match = glued(line)
        assert match is not None
        at = match.end("name")
        return Diagnosis(no_space(number, match), number, f"{line[: at + 1]} {line[at + 1 :]}")

    def _second_colon(self) -> Diagnosis:
        line = self.lines[self.line]
        match = LINE.match(line)
        if match and match.end("name") < self.column - 1 and match["value"]:
            value = without_comment(match["value"])
            if value[:1] in CURLY:
                message = "Curly quotes are not read as quotes. Use straight ones."
                fault = ("YAML-QUOTE", self.line, match.start("value"), message, self._typed(match["name"], value))
                return self._quoted_again(fault, self.line)
            if value[:1] in "\"'":
                return self._quoted_again(self._after_quote(self.line, self.column), self.line)
            fault = ("YAML-COLON", self.line, self.column, "A colon inside text needs quotes round the text.", self._typed(match["name"], value))
            return self._quoted_again(fault, self.line)
        return self._runs_into_text()

    def _runs_into_text(self) -> Diagnosis:
        """A name that was read as part of the text above: that line, or this one's place, is wrong."""
        below, before = self.line, line_before(self.lines, self.line)
        while before >= 0:
            misspelt = self._misspelt(before)
            if misspelt:
                return misspelt
            if NAME_LINE.match(self.lines[before]):
                break
            below, before = before, line_before(self.lines, before)
        if before >= 0 and below != self.line:
            item = ITEM.match(self.lines[below])
            if item:
                name, _, value = item["value"].partition(" ")
                return replace(self._no_name(below), text=f"{item['lead']}{name}: {in_quotes(value)}")
            if self.lines[before].rstrip().endswith(":"):
                return self._no_name(below)
        if before < 0 and line_before(self.lines, self.line) >= 0:
            return self._root()
        return self._indent(before)

    def _indent(self, before: int) -> Diagnosis:
        line = self.lines[self.line]
        at = indent_of(line)
        if before < 0 or at == self.column:
            return self._sign(self.line, at)
        above = line_before(self.lines, before)
        if above >= 0 and (text_start(self.lines[above]) == at or (self.lines[above].rstrip().endswith(":") and self._next_indent(self.line) == at)):
            return self._odd_one(before, at)
        wanted = indent_of(self.lines[before])
        message = f"This line starts {spaces(at)} in, the line it follows (line {before + 1}) {spaces(wanted)} in."
        hint = f"Start both in the same column. If this line is part of the text of line {before + 1}, put that text in quotes."
        return Diagnosis(("YAML-INDENT", self.line, at, message, hint), self.line, shift=wanted - at)

    def _first(self) -> int:
        return next((number for number, line in enumerate(self.lines) if not says_nothing(line) and not line.startswith("---")), 0)

    def _root(self) -> Diagnosis:
        first = self._first()
        return Diagnosis(root_fault(first, indent_of(self.lines[first])))

    def _bracket(self) -> Diagnosis:
        opening = self.lines[self.begin_line]
        sign = opening[self.begin_column : self.begin_column + 1]
        same_line = self.line == self.begin_line
        match = LINE.match(opening)
        if same_line and match and match["value"] and match["value"][0] in "[{" and not match["value"].rstrip().endswith(("]", "}")):
            return self._quoted_again(self._needs_quotes(self.begin_line, match.start("value")), self.begin_line)
        if self._ended_early():
            return self._quoted_again(self._after_quote(self.line, self.column), self.line)
        goes_on = opening.rstrip().endswith(("[", "{", ",")) or indent_of(opening) == self.begin_column
        if same_line or (goes_on and self.column < len(self.lines[self.line]) and not NAME_LINE.match(self.lines[self.line])):
            message = f"Between {sign} and its partner a comma is missing, or a sign too many stands here."
            return Diagnosis(("YAML-BRACKET", self.line, self.column, message, "Put a comma between the items, and quotes round text with signs in it."))
        hashed = opening.find(" #", self.begin_column) + 1
        if hashed and opening[hashed + 1 : hashed + 2].strip(" #"):
            rest = opening[hashed:]
            fault = ("YAML-COMMENT", self.begin_line, hashed, f"The text after # is taken as a comment and would be lost: {bit(rest)}", "Put straight quotes round the item that has the #.")
            return Diagnosis(fault)
        partner = "]" if sign == "[" else "}"
        return Diagnosis(
            ("YAML-BRACKET", self.begin_line, self.begin_column, f"The {sign} here has no {partner} that closes it.", f"Type {partner} after the last item. If it is text, put quotes round it."),
            None if goes_on else self.begin_line,
            without_comment(opening) + partner,
        )

    def _block(self) -> Diagnosis:
        number, at = self.line, self.column
        line = self.lines[number]
        if line[at : at + 1] != ":" and not LINE.match(line) and line_before(self.lines, number) < 0:
            return self._root()
        if self._ended_early():
            assert self.last is not None
            start = self.last.start_mark
            if start.line != self.last.end_mark.line:
                return self._quoted_again(unclosed(start.line, start.column, self.lines[start.line]), start.line)
            return self._quoted_again(self._after_quote(number, at), number)
        match = LINE.match(line) or ITEM.match(line)
        if match and match["value"] and match.start("value") <= at:
            return self._sign(number, match.start("value"))
        if "document start" in self.problem:
            return self._second_root(number, at)
        if line.startswith("-", at) and "block end" in self.problem and self.begin_column == at:
            fault = ("YAML-LIST", number, at, "A list starts here, but names stand in the same column above.", "Put a name and a colon on the line above the list, for example activities:")
            return Diagnosis(fault)
        return self._outside(number, at) if at == indent_of(line) else self._no_name(number)

    def _outside(self, number: int, at: int) -> Diagnosis:
        """A line that starts where none of its group does, or with a sign that starts nothing."""
        sign = self.lines[number][at : at + 1]
        if sign == ":":
            return Diagnosis(("YAML-NAME", number, at, "There is no name before the colon.", NAME_HINT), number)
        if sign in ("]", "}", ","):
            fault = ("YAML-BRACKET", number, at, f"The sign {sign} stands here alone.", "Delete it, or put its partner before the first item.")
            return Diagnosis(fault, number)
        ragged = self._ragged(number, at)
        if ragged:
            return ragged
        first = line_before(self.lines, number)
        head = line_before(self.lines, first)
        if head >= 0 and self.lines[head].rstrip().endswith(":") and indent_of(self.lines[head]) < at < text_start(self.lines[first]) and self._next_indent(number) == at:
            return self._odd_one(first, at)
        columns = self._columns(number, at)
        if not columns or self.lines[self._first()].startswith("-"):
            return self._root()
        hint = f"Start it in column {' or '.join(map(str, columns))}, like the lines of its group."
        fault = ("YAML-INDENT", number, at, f"This line starts in column {at + 1}, where no line of its group starts.", hint)
        return Diagnosis(fault, number, shift=columns[-1] - at - 1)

    def _odd_one(self, number: int, wanted: int) -> Diagnosis:
        """A line that stands alone in its column, among lines of one group that agree."""
        line = self.lines[number]
        start = text_start(line)
        fault = (
            "YAML-INDENT", number, indent_of(line), f"This line starts {_in(start, wanted)} than the lines of its group.",
            f"Move it so that {bit(line.strip(' -'), 20)} starts in column {wanted + 1}.",
        )  # fmt: skip
        return Diagnosis(fault, number, shift=wanted - start)

    def _next_indent(self, number: int) -> int | None:
        """The indent of the next line that says something."""
        return next((indent_of(line) for line in self.lines[number + 1 :] if not says_nothing(line)), None)

    def _ragged(self, number: int, at: int) -> Diagnosis | None:
        """A text under a | whose first lines start further in than all that follow."""
        last = self.last
        if last is None or last.style not in ("|", ">") or not last.start_mark.line < number <= last.end_mark.line:
            return None
        first = next((index for index in range(last.start_mark.line + 1, number) if self.lines[index].strip()), number)
        start = indent_of(self.lines[first])
        following = next((line for line in self.lines[number + 1 :] if line.strip()), "")
        if not start > at > indent_of(self.lines[last.start_mark.line]) or indent_of(following) != at:
            return None
        fault = ("YAML-INDENT", first, start, f"The text starts further in here than it does on line {number + 1}.", f"Start every line of the text in column {at + 1}.")
        return Diagnosis(fault, first, shift=at - start)

    def _second_root(self, number: int, at: int) -> Diagnosis:
        """Something stands at the file's edge after what was read as the whole file."""
        first = self._first()
        for ended, line in enumerate(self.lines[:number]):
            if line.rstrip() == "...":
                return Diagnosis(("YAML-DOCUMENTS", ended, 0, "Three dots end the file here: what follows is not read.", "Delete this line."), ended)
            if line.startswith("%"):
                hint = "Delete the line, or put it after a name and a colon, in straight quotes."
                return Diagnosis((*self._needs_quotes(ended, 0)[:4], hint), ended)
        indent = indent_of(self.lines[first])
        if indent > at:
            fault = ("YAML-INDENT", first, 0, f"This line starts with {spaces(indent)}, the others at the edge.", f"Take the spaces away: {bit(self.lines[first].strip(), 200)}")
            return Diagnosis(fault, first, shift=-indent)
        if not NAME_LINE.match(self.lines[first]):
            return Diagnosis(root_fault(first, indent))
        return self._no_name(number)

    def _columns(self, number: int, at: int) -> list[int]:
        """The columns, from 1, of the nearest lines and list items above that start further left and further right."""
        left = right = None
        dashed = self.lines[number].startswith("- ", at)
        before = line_before(self.lines, number)
        while before >= 0 and left is None:
            line = self.lines[before]
            starts = {indent_of(line)} if dashed else {indent_of(line), text_start(line)}
            right = min((start for start in starts if start > at), default=right)
            left = max((start for start in starts if start < at), default=None)
            before = line_before(self.lines, before)
        return [column + 1 for column in (left, right) if column is not None]

    def _ended_early(self) -> bool:
        """Say whether reading stopped right after a text in quotes."""
        last = self.last
        return last is not None and last.style in ("'", '"') and (last.end_mark.line, last.end_mark.column) <= (self.line, self.column) and last.end_mark.line == self.line

    def _after_quote(self, number: int, at: int) -> TextFault:
        last = self.last
        line = self.lines[number]
        if last is not None and last.style == "'" and last.end_mark.column == at and line[at : at + 1].isalnum():
            return "YAML-QUOTE", number, at - 1, "The apostrophe ends the quoted text here.", f"Use double quotes round the text: {self._as_text(number)}"
        return "YAML-QUOTE", number, at, "Text goes on after the closing quote.", f"Put other quotes round the whole text: {self._as_text(number)}"

    def _as_text(self, number: int) -> str:
        match = LINE.match(self.lines[number]) or ITEM.match(self.lines[number])
        return requoted(match["value"] if match and match["value"] else self.lines[number].strip())

    def _sign(self, number: int, at: int) -> Diagnosis:
        """A text begins with a sign that means something else."""
        line = self.lines[number]
        match = LINE.match(line) or ITEM.match(line)
        if match and match["value"] and match.start("value") <= at:
            start = match.start("value")
            fault = self._needs_quotes(number, start)
            following = self.lines[number + 1] if number + 1 < len(self.lines) else ""
            if line[start] in "|>" and following.strip() and indent_of(following) > indent_of(line):
                hint = f"Start the text on the next line, after {line[start]} alone. Or, if it is one line of text, put quotes round it."
                return Diagnosis((*fault[:4], hint), number, line[: start + 1])
            return self._quoted_again(fault, number)
        misspelt = self._misspelt(number)
        if misspelt:
            return misspelt
        if line[at : at + 1] and line[at] in "@`%&*!|>?[]{},:":
            return Diagnosis(self._needs_quotes(number, at))
        return self._no_name(number)

    def _needs_quotes(self, number: int, at: int) -> TextFault:
        line = self.lines[number]
        if line[at] in "\"'":
            return self._after_quote(number, max(at + 1, self.column))
        return "YAML-SPECIAL", number, at, f"Text that starts with {line[at]} needs quotes.", f"Type: {requoted(line[at:])}"

    def _typed(self, name: str, value: str) -> str:
        return f"Type: {name}: {requoted(value)}"

    def _quoted_again(self, fault: TextFault, number: int) -> Diagnosis:
        """The fault, and its line with the whole value in quotes."""
        line = self.lines[number]
        match = LINE.match(line) or ITEM.match(line)
        if not match or not match["value"]:
            return Diagnosis(fault)
        return Diagnosis(fault, number, line[: match.start("value")] + requoted(match["value"]))


def _in(start: int, wanted: int) -> str:
    return "further in" if start > wanted else "further left"
