"""Why reading stopped, in a teacher's words, and how the line was most likely meant.

PyYAML tells where it could not go on; that is often one line late, and the same sentence stands for several causes.
What was meant is read from the lines around the place.
"""

from __future__ import annotations

from dataclasses import replace

from yaml.error import Mark, MarkedYAMLError
from yaml.events import ScalarEvent

from careersite.source.faults import bit, in_quotes
from careersite.source.indents import columns, dashless, first_line, next_indent, odd_one, ragged
from careersite.source.misspellings import misspelt, no_name
from careersite.source.repairs import Diagnosis, requoted, root_fault, spaces
from careersite.source.shapes import CURLY, ITEM, LINE, NAME_LINE, indent_of, line_before, text_start, without_comment
from careersite.source.texts import TextFault, backslash, unclosed

NAME_HINT = "Type a name, a colon and a space, for example title: Careers week"
TAB_HINT = "Delete it and use the space bar: two spaces for each step in."


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
        return misspelt(self.lines, self.begin_line) or no_name(self.lines, self.begin_line)

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
            if found := misspelt(self.lines, before):
                return found
            if NAME_LINE.match(self.lines[before]):
                break
            below, before = before, line_before(self.lines, before)
        if before >= 0 and below != self.line:
            item = ITEM.match(self.lines[below])
            if item:
                name, _, value = item["value"].partition(" ")
                return replace(no_name(self.lines, below), text=f"{item['lead']}{name}: {in_quotes(value)}")
            if self.lines[before].rstrip().endswith(":"):
                return no_name(self.lines, below)
        if before < 0 and line_before(self.lines, self.line) >= 0:
            return self._root()
        return self._indent(before)

    def _indent(self, before: int) -> Diagnosis:
        line = self.lines[self.line]
        at = indent_of(line)
        if before < 0 or at == self.column:
            return self._sign(self.line, at)
        above = line_before(self.lines, before)
        if above >= 0 and (text_start(self.lines[above]) == at or (self.lines[above].rstrip().endswith(":") and next_indent(self.lines, self.line) == at)):
            return dashless(self.lines, before, indent_of(self.lines[before])) or odd_one(self.lines, before, at)
        wanted = indent_of(self.lines[before])
        message = f"This line starts {spaces(at)} in, the line it follows (line {before + 1}) {spaces(wanted)} in."
        hint = f"Start both in the same column. If this line is part of the text of line {before + 1}, put that text in quotes."
        return Diagnosis(("YAML-INDENT", self.line, at, message, hint), self.line, shift=wanted - at)

    def _root(self) -> Diagnosis:
        first = first_line(self.lines)
        return Diagnosis(root_fault(first, indent_of(self.lines[first])))

    def _bracket(self) -> Diagnosis:
        if not self.lines[self.begin_line][self.begin_column :]:
            # The file ends behind the bracket: the reader names its end, where there is nothing to see.
            self.begin_line = self.line = line_before(self.lines, self.begin_line + 1)
            self.begin_column = self.column = len(self.lines[self.line].rstrip()) - 1
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
        if line[at : at + 1] == "-" and (found := misspelt(self.lines, number)):
            return found
        if line.startswith("-", at) and "block end" in self.problem and self.begin_column == at:
            fault = ("YAML-LIST", number, at, "A list starts here, but names stand in the same column above.", "Put a name and a colon on the line above the list, for example activities:")
            return Diagnosis(fault)
        return self._outside(number, at) if at == indent_of(line) else no_name(self.lines, number)

    def _outside(self, number: int, at: int) -> Diagnosis:
        """A line that starts where none of its group does, or with a sign that starts nothing."""
        sign = self.lines[number][at : at + 1]
        if sign == ":":
            return Diagnosis(("YAML-NAME", number, at, "There is no name before the colon.", NAME_HINT), number)
        if sign in ("]", "}", ","):
            fault = ("YAML-BRACKET", number, at, f"The sign {sign} stands here alone.", "Delete it, or put its partner before the first item.")
            return Diagnosis(fault, number)
        if found := ragged(self.lines, self.last, number, at) or dashless(self.lines, number, at):
            return found
        first = line_before(self.lines, number)
        head = line_before(self.lines, first)
        if head >= 0 and self.lines[head].rstrip().endswith(":") and indent_of(self.lines[head]) < at < text_start(self.lines[first]) and next_indent(self.lines, number) == at:
            return odd_one(self.lines, first, at)
        near = columns(self.lines, number, at)
        if not near or self.lines[first_line(self.lines)].startswith("-"):
            return self._root()
        hint = f"Start it in column {' or '.join(map(str, near))}, like the lines of its group."
        fault = ("YAML-INDENT", number, at, f"This line starts in column {at + 1}, where no line of its group starts.", hint)
        return Diagnosis(fault, number, shift=near[-1] - at - 1)

    def _second_root(self, number: int, at: int) -> Diagnosis:
        """Something stands at the file's edge after what was read as the whole file."""
        first = first_line(self.lines)
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
        return no_name(self.lines, number)

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
        if found := misspelt(self.lines, number):
            return found
        if line[at : at + 1] and line[at] in "@`%&*!|>?[]{},:":
            return Diagnosis(self._needs_quotes(number, at))
        return no_name(self.lines, number)

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

