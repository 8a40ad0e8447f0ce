"""From a file to a ``Document``: read, decode, check the characters, read the shape, and go on after a fault."""

from __future__ import annotations

import errno
import re
import stat
from pathlib import Path
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError

from careersite.errors import SurroundingsFault, UsageFault
from careersite.source.building import Builder, GaveUpError, LostDashError
from careersite.source.characters import Scanned, name_of, scan
from careersite.source.decoding import decode
from careersite.source.diagnosis import TAB_HINT, Stop
from careersite.source.document import START, Document, Place
from careersite.source.faults import Faults
from careersite.source.limits import MAX_BYTES, MAX_LINE, MAX_ROUNDS, MAX_WORK
from careersite.source.repairs import Diagnosis, root_fault
from careersite.source.shapes import glued, indent_of, says_nothing
from careersite.source.texts import no_space

EDGE_NAME = re.compile(r"[A-Za-z_][\w-]{0,60}:(?: |$)")

ENCODINGS = ("utf-8", "utf-16", "cp1252", "latin-1")
"""What ``--encoding`` may name."""


def read_document(path: Path, *, name: str | None = None, encoding: str | None = None) -> Document:
    """Read a programme file.

    Args:
        path: the file.
        name: how findings call it; the path as given when None.
        encoding: how it is saved, one of ``ENCODINGS``; None finds out.

    Returns:
        the document; whatever is wrong inside the file is in its findings.

    Raises:
        UsageFault: the file is missing, is no regular file, or the encoding is none that we know.
        SurroundingsFault: the file may not be read, or the disk failed.
    """
    if encoding is not None and encoding not in ENCODINGS:
        raise UsageFault(f"The encoding {encoding} is not known.", f"Use one of: {', '.join(ENCODINGS)}.")
    name = str(path) if name is None else name
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UsageFault(f"{name} is not a file that can be read.", "Give the name of the programme file, usually programme.yaml.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise UsageFault(f"There is no file {name}.", "Check the name and the folder.") from error
    except OSError as error:
        if error.errno in (errno.ENAMETOOLONG, errno.ELOOP):
            raise UsageFault(f"There is no file {name}.", "Check the name and the folder.") from error
        raise SurroundingsFault(f"{name} cannot be read: {(error.strerror or 'the disk failed').lower()}.", "Check who may read it.") from error
    return parse_document(data, name=name, encoding=encoding)


def parse_document(data: bytes, *, name: str, encoding: str | None = None) -> Document:
    """Read a programme from bytes; never raises for what they hold.

    Args:
        data: the file's bytes.
        name: how findings call the file.
        encoding: how it is saved; None finds out.
    """
    faults = Faults()
    if len(data) > MAX_BYTES:
        faults.add("YAML-SIZE", 1, 1, "The file is larger than 5 MiB.", "Take out what is not the programme. Put pictures and documents in the content folder.")
        return Document(name, None, faults.sorted(name))
    text, notes = decode(data, encoding, faults)
    if text is None or _too_long(text, faults):
        return Document(name, None, faults.sorted(name), notes)
    reading = Reading(scan(text, faults), faults)
    value, root = reading.read()
    return Document(name, value, faults.sorted(name, text.split("\n")), notes + reading.notes(), root)


def _too_long(text: str, faults: Faults) -> bool:
    for number, line in enumerate(text.split("\n")):
        if len(line) > MAX_LINE:
            faults.add("YAML-LONG", number + 1, 1, f"This line has {len(line):,} characters; the most is {MAX_LINE:,}.", "Write the text over several lines, or shorten it.")
            return True
    return False


class Reading:
    """Reads the shape of one text in rounds: after a fault the line is read as it was most likely meant."""

    def __init__(self, scanned: Scanned, faults: Faults) -> None:
        self.scanned = scanned
        self.faults = faults
        self.lines = [_without_last_tab(line) for line in scanned.text.split("\n")]
        self.lost = False
        self.mended: set[int] = set()
        self.left_out: list[int] = []
        self.remarks: list[str] = []

    def read(self) -> tuple[dict[str, Any] | None, Place]:
        """The value and its place; no value when part of the file had to be passed over."""
        if self.faults.full:
            return None, START
        if (quick := self._without_fault()) is not None:
            return quick
        work = 0
        for _ in range(MAX_ROUNDS):
            text = "\n".join(self.lines)
            work += len(text)
            builder = Builder(Scanned(text, (), self.scanned.hidden), self.lines, self.faults)
            try:
                built = builder.build()
            except GaveUpError:
                return None, START
            except LostDashError as error:
                diagnosis = error.diagnosis
            except (YAMLError, ValueError, OverflowError) as error:
                # PyYAML hands the number after \U to chr() as it is.
                stop = error if isinstance(error, MarkedYAMLError) else _marked(builder, error)
                diagnosis = Stop(stop, self.lines, builder.last).diagnose()
            else:
                self._suspects(builder)
                self._keep(builder)
                return self._rooted(built)
            if not self._mend(diagnosis) or work > MAX_WORK:
                break
        self._suspects(None)
        return None, START

    def _without_fault(self) -> tuple[dict[str, Any] | None, Place] | None:
        """The value and its place if the file has no fault at all; else None, and the careful way looks again."""
        if len(self.faults) or "\t" in self.scanned.text:
            return None
        trial = Faults()
        text = "\n".join(self.lines)
        builder = Builder(Scanned(text, self.scanned.suspects, self.scanned.hidden), self.lines, trial, fast=True)
        try:
            built = builder.build()
        except (YAMLError, GaveUpError, LostDashError, ValueError, OverflowError):
            return None
        if len(trial) or self.scanned.suspects or built is None or not isinstance(built[0], dict):
            return None
        self._keep(builder)
        return built

    def _keep(self, builder: Builder) -> None:
        self.left_out, self.remarks = builder.left_out, builder.checks.notes

    def notes(self) -> tuple[str, ...]:
        """What was changed or left out without harm."""
        if not self.left_out:
            return _first_five(self.remarks)
        lines = sorted(set(self.left_out))
        listed = ", ".join(map(str, lines[:5])) + (" and others" if len(lines) > 5 else "")
        return (f"Invisible characters were left out of the text on line {listed}.", *_first_five(self.remarks))

    def _rooted(self, built: tuple[Any, Place] | None) -> tuple[dict[str, Any] | None, Place]:
        first = next((number for number, line in enumerate(self.lines) if not says_nothing(line) and line.strip() not in ("---", "...")), None)
        if built is None or first is None or built[0] == "":
            if not len(self.faults):
                self.faults.add("YAML-EMPTY", 1, 1, "The file is empty, or holds only comments.", "Run careersite new in an empty folder to get a starter to fill in.")
            return None, START
        value, root = built
        if isinstance(value, dict):
            return (None if self.lost else value), root
        match = glued(self.lines[first]) if isinstance(value, str) else None
        fault = no_space(first, match) if match else root_fault(first, indent_of(self.lines[first]))
        if not self.lost:
            self._report(fault)
        return None, START

    def _report(self, fault: tuple[str, int, int, str, str]) -> None:
        fault_id, line, column, message, hint = fault
        self.faults.add(fault_id, line + 1, column + 1, message, hint)

    def _mend(self, diagnosis: Diagnosis) -> bool:
        """Report a fault and change the lines so that reading gets past it; False when that is not safe."""
        line = diagnosis.fault[1]
        follow_on = self.faults.near(line + 1) and (self.lost or diagnosis.fault[0] == "YAML-INDENT")
        if not follow_on:
            self._report(diagnosis.fault)
        if diagnosis.fault[0] == "YAML-TAB" and not self.lines[line][: diagnosis.fault[2]].strip():
            return self._untab(line)
        if diagnosis.line is None or diagnosis.line in self.mended:
            return self._pass_over(line)
        self.mended.add(diagnosis.line)
        if diagnosis.shift:
            self._shift(diagnosis.line, diagnosis.shift)
            return True
        self.lines[diagnosis.line] = diagnosis.text
        return True

    def _shift(self, first: int, by: int) -> None:
        """Move a line, and those that follow at least as far in, to the column where its group stands."""
        least = indent_of(self.lines[first])
        for number in range(first, len(self.lines)):
            line = self.lines[number]
            if line.strip():
                if indent_of(line) < least:
                    break
                self.lines[number] = " " * max(0, indent_of(line) + by) + line.lstrip(" ")
                self.faults.moved[number + 1] = self.faults.moved.get(number + 1, 0) + by

    def _untab(self, first: int) -> bool:
        """Report every line that starts with a tab, and read each tab as two spaces."""
        for number in range(first, len(self.lines)):
            line = self.lines[number]
            if number != first and (not line.startswith("\t") or not line.strip()):
                continue
            body = line.lstrip(" \t")
            lead = line[: len(line) - len(body)]
            self._report(("YAML-TAB", number, lead.index("\t"), "This line starts with a tab.", TAB_HINT))
            self.faults.moved[number + 1] = lead.count("\t")
            self.lines[number] = lead.replace("\t", "  ") + body
        return True

    def _pass_over(self, line: int) -> bool:
        """Leave out the lines from a fault to the next name at the file's edge."""
        self.lost = True
        number = line
        while number < len(self.lines) and (number == line or not EDGE_NAME.match(self.lines[number])):
            self.lines[number] = ""
            number += 1
        return number < len(self.lines)

    def _suspects(self, builder: Builder | None) -> None:
        """Report odd spaces that shape the file; those inside texts in quotes or under a | are part of the text."""
        told = 0
        for suspect in self.scanned.suspects:
            if suspect.line == told:
                continue
            if builder is None or not any(start <= suspect.index < end for start, end in builder.spans):
                told = suspect.line
                self.faults.add(
                    "YAML-CHARACTER", suspect.line, suspect.column, f"Here is {name_of(suspect.character)}, which is not read as a space.",
                    "Delete it and press the space bar.",
                )  # fmt: skip


def _first_five(notes: list[str]) -> tuple[str, ...]:
    return (*notes[:5], *((f"And {len(notes) - 5} more comments like these.",) if len(notes) > 5 else ()))


def _without_last_tab(line: str) -> str:
    return line.rstrip(" \t") if line.rstrip(" ").endswith("\t") else line


def _marked(builder: Builder, error: Exception) -> MarkedYAMLError:
    """A fault without a place, at the place where reading stood."""
    mark = builder.events.get_mark()
    return MarkedYAMLError("while scanning a double-quoted scalar", mark, str(error), mark)
