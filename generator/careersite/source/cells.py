"""A look at a workbook's raw files before its cells are read: its size, and what its reader drops: error values, and days shown as months."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

ERRORS = frozenset(("#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"))
OLD = b"\xd0\xcf\x11\xe0"
_MOST_BYTES = 20 * 1024 * 1024
_MOST_UNPACKED = 100 * 1024 * 1024
_MOST_ROWS = 20_000
_MOST_COLUMNS = 500
_CELL = re.compile(rb'<c\b(?=[^>]*\sr="([A-Z]{1,3})(\d{1,7})")[^>]*>')
_STYLE = re.compile(rb'\ss="(\d{1,6})"')
# Excel's own number for the format mmm-yy; other formats are written out in the file.
_MONTH_FORMAT = b"17"
_FORMAT = re.compile(rb'<numFmt\b(?=[^>]*\bnumFmtId="(\d{1,6})")[^>]*\bformatCode="([^"]*)"')
_FORMAT_OF = re.compile(rb'\bnumFmtId="(\d{1,6})"')
_VALUE = re.compile(rb"<v>([^<]{1,20})</v>")


class TooLargeError(ValueError):
    """The workbook is larger than any programme."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What stands in cells: number of the sheet from 0, row and column from 1.

    ``errors`` are error values with the word shown; ``months`` are numbers that a reader sees as a month and a year, None where
    the form of the file does not tell.
    """

    errors: tuple[tuple[int, int, int, str], ...] = ()
    months: frozenset[tuple[int, int, int]] | None = None


def scan(data: bytes, suffix: str) -> Scan:
    """Look through a workbook. The old form XLS is not looked into: its error values are empty cells.

    Raises:
        TooLargeError: it is larger than a programme can be, packed or unpacked.
        ValueError, KeyError: it is no workbook.
    """
    if len(data) > _MOST_BYTES:
        raise TooLargeError("The workbook is larger than 20 MB.")
    # A workbook with a password is of the old form inside, whatever its name says.
    if data.startswith(OLD):
        return Scan()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise TooLargeError("The workbook is larger than 100 MB when it is unpacked.")
            return Scan(tuple(_of_ods(archive))) if suffix == ".ods" else _of_xlsx(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError("no archive") from error


def _of_xlsx(archive: zipfile.ZipFile) -> Scan:
    errors, months = [], []
    styles = _month_styles(archive)
    for number, name in enumerate(_sheet_files(archive)):
        xml = archive.read(name)
        for match in _CELL.finditer(xml):
            row, column = int(match[2]), _number(match[1])
            if row > _MOST_ROWS or column > _MOST_COLUMNS:
                raise TooLargeError(f"Something stands in row {row}, column {match[1].decode()}, far outside of the tables.")
            if b't="e"' in match[0]:
                value = _VALUE.search(xml, match.end(), match.end() + 12_000)
                errors.append((number, row, column, value[1].decode("utf-8", "replace") if value else ""))
            elif (style := _STYLE.search(match[0])) and style[1] in styles:
                months.append((number, row, column))
    return Scan(tuple(errors), frozenset(months))


def _month_styles(archive: zipfile.ZipFile) -> frozenset[bytes]:
    """The numbers of the cell styles that show a day as a month and a year, such as Nov-26."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    xml = archive.read("xl/styles.xml")
    formats = {_MONTH_FORMAT, *(match[1] for match in _FORMAT.finditer(xml) if _shows_month(match[2]))}
    styles = xml.partition(b"<cellXfs")[2].partition(b"</cellXfs>")[0]
    return frozenset(str(index).encode() for index, match in enumerate(re.finditer(rb"<xf\b[^>]*>", styles)) if (found := _FORMAT_OF.search(match[0])) and found[1] in formats)


def _shows_month(code: bytes) -> bool:
    letters = re.sub(rb"\[[^\]]*\]|\\.|&quot;.*?&quot;", b"", code).lower()
    return b"mm" in letters and not set(letters) & set(b"dhs")


def _sheet_files(archive: zipfile.ZipFile) -> list[str]:
    """The files of the sheets in the order of the workbook."""
    names = {
        match[1]: match[2]
        for tag in re.findall(r"<Relationship\b[^>]*>", archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace"))
        for match in [re.search(r'(?=.*\bId="([^"]+)")(?=.*\bTarget="([^"]+)")', tag)]
        if match
    }
    order = re.findall(r'<(?:\w+:)?sheet\b[^>]*?\b\w+:id="([^"]+)"', archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    targets = [names[item] for item in order if item in names]
    return [target.lstrip("/") if target.startswith("/") else f"xl/{target}" for target in targets]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _of_ods(archive: zipfile.ZipFile) -> Iterator[tuple[int, int, int, str]]:
    """Walk the rows and cells of each table, repeats counted."""
    xml = archive.read("content.xml")
    sheet, row, column = -1, 0, 0
    for match in re.finditer(rb"<table:(table|table-row|table-cell|covered-table-cell)(?=[\s/>])([^>]*)>", xml):
        kind, rest = match[1], match[2]
        if kind == b"table":
            sheet, row = sheet + 1, 0
        elif kind == b"table-row":
            row, column = row + _repeated(rest, b"rows"), 0
        else:
            column += _repeated(rest, b"columns")
            if b"value-type=" in rest and (row > _MOST_ROWS or column > _MOST_COLUMNS):
                raise TooLargeError(f"Something stands in row {row}, far outside of the tables.")
            if b'value-type="error"' in rest:
                yield sheet, row, column, ""


def _repeated(attributes: bytes, what: bytes) -> int:
    match = re.search(rb'table:number-' + what + rb'-repeated="(\d{1,7})"', attributes)
    return int(match[1]) if match else 1
