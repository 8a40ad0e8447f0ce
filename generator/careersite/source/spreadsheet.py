"""A workbook (XLSX, XLS, ODS) in, a programme's nested texts out, with each value's sheet, row and column kept.

What a spreadsheet has spoilt is refused and named: error values, telephone numbers without their 0, and texts that were
turned into dates. Nothing is guessed back.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from careersite.errors import SurroundingsFault, UsageFault
from careersite.findings import Finding
from careersite.model.dates import MONTHS, long_day
from careersite.model.validate import Path as DataPath
from careersite.source.book import Book, Cell
from careersite.source.cells import ERRORS, OLD, Scan, TooLargeError, scan
from careersite.source.forms import Form, file_value
from careersite.source.nearest import nearest
from careersite.source.old_book import old_tables
from careersite.source.sheets import CHOICES, FIELD, README, SINGLES, Column, Sheet, sheets, single_values

KINDS = (".xlsx", ".xls", ".ods")
# The name of the part that holds a workbook with a password.
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_AS_TEXT = "Format the cell as Text and type it again"


def read_workbook(path: Path) -> Book:
    """Read a workbook.

    Returns:
        The texts as the programme file would hold them, and the findings; with findings the texts are not to be used.

    Raises:
        UsageFault: the file is missing, a folder, or of a kind that is not read.
        SurroundingsFault: it may not be read.
        ModuleNotFoundError: the library for spreadsheets is not installed.
    """
    if not path.is_file():
        raise UsageFault(f"There is no workbook {path}.", "Make one with: careersite workbook programme.yaml --to book.xlsx")
    if path.suffix.lower() not in KINDS:
        raise UsageFault(f"{path.name} is not a workbook that can be read.", "Save it as .xlsx, .xls or .ods.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SurroundingsFault(f"{path} cannot be read: {error.strerror}.", "Close it in the spreadsheet, and check who may read it.") from error
    book = Book(path.name)
    tables = _tables(data, path, book)
    if not book.findings:
        _read_all(tables, book)
    return book


def _tables(data: bytes, path: Path, book: Book) -> dict[str, list[list[Any]]]:
    """The cells of each sheet from its first row and column on; a file that cannot be read gives a finding."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        found = scan(data, path.suffix.lower())
        if data.startswith(OLD):
            tables = old_tables(path)
        else:
            source = CalamineWorkbook.from_filelike(io.BytesIO(data))
            tables = {name: source.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in source.sheet_names}
    except TooLargeError as fault:
        book.findings.append(Finding("BOOK-SIZE", str(fault), hint="Take out what is not the programme, also far below and right of it.", file=book.file))
    except (CalamineError, ValueError, OSError, KeyError) as error:
        locked = isinstance(error, PasswordError) or _LOCKED in data
        message = "The workbook is locked with a password." if locked else "The file is no workbook, or it is damaged."
        hint = "Take the password off and save it again." if locked else "Open it in a spreadsheet and save it again."
        book.findings.append(Finding("BOOK-FILE", message, hint=hint, file=book.file))
    else:
        _error_cells(found, tables, book)
        if found.months is not None:
            names = list(tables)
            book.months = frozenset((names[sheet], row, column) for sheet, row, column in found.months if sheet < len(names))
        return tables
    return {}


def _error_cells(found: Scan, tables: dict[str, list[list[Any]]], book: Book) -> None:
    """The reader gives error values as empty cells: a lost value would go unseen."""
    names = list(tables)
    for number, row, column, word in found.errors:
        name = names[number] if number < len(names) else ""
        if name not in (README, CHOICES):
            table = tables.get(name, [])
            title = str(table[0][column - 1]) if table and column <= len(table[0]) else ""
            cell = Cell(name, row, column, title)
            book.refuse("BOOK-ERROR-VALUE", cell, f"here stands {word or 'an error value'}, which a spreadsheet shows when its sum fails.", "Type the value itself.")


def _read_all(tables: dict[str, list[list[Any]]], book: Book) -> None:
    known = {sheet.title.casefold(): sheet for sheet in sheets()}
    wanted = [SINGLES, *(sheet.title for sheet in known.values())]
    used = False
    for name, rows in tables.items():
        if name in (README, CHOICES) or not any(_text(cell) for row in rows for cell in row):
            continue
        layout = known.get(name.strip().casefold())
        if layout:
            _read_list(rows, layout, name, book)
        elif name.strip().casefold() == SINGLES.casefold():
            _read_singles(rows, name, book)
        else:
            close = nearest(name, wanted)
            hint = f"Did you mean “{close}”?" if close else f"Give it one of these names, or delete it: {', '.join(wanted)}."
            book.findings.append(Finding("BOOK-SHEET", f"The sheet “{name}” is not known.", hint=hint, file=book.file))
            continue
        used = True
    if not used and not book.findings:
        book.findings.append(Finding("BOOK-EMPTY", "There is nothing in the workbook.", hint="Make one with: careersite workbook programme.yaml --to book.xlsx", file=book.file))


def _read_singles(rows: list[list[Any]], name: str, book: Book) -> None:
    head = [_text(cell) for cell in rows[0]]
    by_name = {key: column for column in single_values() for key in (column.field, column.title)}
    answer = head.index("Answer") if "Answer" in head else 1
    field_at = head.index(FIELD) if FIELD in head else None
    for number, row in enumerate(rows[1:], 2):
        what, value = _text(row[0]), row[answer] if answer < len(row) else ""
        key = (_text(row[field_at]) if field_at is not None and field_at < len(row) else "") or what
        cell = Cell(name, number, answer + 1, what)
        column = by_name.get(key)
        if column is None:
            if key or _text(value):
                _unknown(key, cell, list(by_name), "line", book)
            continue
        _put(book.value, column.path, value, column, cell, book, column.path)


def _unknown(key: str, cell: Cell, names: list[str], what: str, book: Book) -> None:
    close = nearest(key, names) if key else None
    message = f"“{key}” is not a name that is known here." if key else f"there is no name for this {what}."
    book.refuse("BOOK-NAME", cell, message, f"Did you mean “{close}”?" if close else f"Correct the name, or delete the {what}.")


def _read_list(rows: list[list[Any]], layout: Sheet, name: str, book: Book) -> None:
    by_name = {key: column for column in layout.columns for key in (column.field, column.title)}
    fields = {column.field for column in layout.columns}
    heads = [_text(cell) for cell in rows[0]]
    second = [_text(cell) for cell in rows[1]] if len(rows) > 1 else []
    marked = len(fields.intersection(second)) >= min(2, len(fields))
    keys = [(second[index] if marked else "") or head for index, head in enumerate(heads)]
    first = 2 if marked else 1
    columns: list[tuple[int, Column]] = []
    for index, key in enumerate(keys):
        if key in by_name:
            columns.append((index, by_name[key]))
        elif key or any(_text(row[index]) for row in rows[first:]):
            _unknown(key, Cell(name, 1, index + 1, heads[index]), list(by_name), "column", book)
    target = book.value
    for part in layout.path[:-1]:
        target = target.setdefault(part, {})
    items: list[dict[str, Any]] = target.setdefault(layout.path[-1], [])
    for number, row in enumerate(rows[first:], first + 1):
        filled = [(index, column) for index, column in columns if not _blank(row[index])]
        if filled:
            _read_row(row, filled, (layout, name, number, heads), items, book)


def _read_row(row: list[Any], filled: list[tuple[int, Column]], where: tuple[Sheet, str, int, list[str]], items: list[dict[str, Any]], book: Book) -> None:
    """Add a line to the list, or, where it only holds inner values, to the item of the line above."""
    layout, name, number, heads = where
    if not items or any(layout.own(column) for _, column in filled):
        items.append({})
        book.cells[(*layout.path, len(items) - 1)] = Cell(name, number, 1, heads[0])
    item = items[-1]
    base: DataPath = (*layout.path, len(items) - 1)
    inner: dict[str, tuple[dict[str, Any], DataPath]] = {}
    for index, column in filled:
        cell = Cell(name, number, index + 1, heads[index])
        if layout.own(column):
            _put(item, column.path, row[index], column, cell, book, (*base, *column.path))
            continue
        group = column.path[0]
        if group not in inner:
            lines = item.setdefault(group, [])
            lines.append({})
            inner[group] = (lines[-1], (*base, group, len(lines) - 1))
            book.cells[inner[group][1]] = cell
        line, path = inner[group]
        _put(line, column.path[1:], row[index], column, cell, book, (*path, *column.path[1:]))


def _put(target: dict[str, Any], path: tuple[str, ...], value: Any, column: Column, cell: Cell, book: Book, full: DataPath) -> None:
    text = _checked(value, column, cell, book, full)
    if not text.strip():
        return
    for part in path[:-1]:
        target = target.setdefault(part, {})
    target[path[-1]] = file_value(text, column.form)
    book.cells[full] = cell
    if isinstance(target[path[-1]], list):
        book.cells.update({(*full, index): cell for index in range(len(target[path[-1]]))})


def _checked(value: Any, column: Column, cell: Cell, book: Book, path: DataPath) -> str:
    """A cell's value as text; what the spreadsheet has spoilt gives a finding and an empty text."""
    if isinstance(value, str) and value.strip().upper() in ERRORS:
        book.refuse("BOOK-ERROR-VALUE", cell, f"here stands {value.strip()}, which a spreadsheet shows when its sum fails.", "Type the value itself.", path)
        return ""
    if column.form is Form.TELEPHONE and isinstance(value, float | int) and not isinstance(value, bool):
        digits = _text(value)
        book.refuse("BOOK-TELEPHONE", cell, f"the spreadsheet has made a sum out of this telephone number and lost its first 0 ({digits}).", f"{_AS_TEXT}: 0{digits}", path)
        return ""
    if isinstance(value, date) and column.form not in (Form.DAY, Form.WHEN):
        day = value.date() if isinstance(value, datetime) else value
        book.refuse("BOOK-DATE", cell, f"the spreadsheet has turned what was typed into a day ({long_day(day)}).", f"{_AS_TEXT}{', such as 7 to 11' if column.form in (Form.YEARS, Form.AGES) else ''}.", path)
        return ""
    text = _text(value)
    if isinstance(value, date) and text.endswith("-01"):
        return _first_of_month(text, value, column, cell, book, path)
    return text


def _first_of_month(text: str, value: date, column: Column, cell: Cell, book: Book, path: DataPath) -> str:
    """A month that somebody typed is the first of that month to a spreadsheet; only the cell's format tells the two apart."""
    month = f"{MONTHS[value.month - 1].title()} {value.year}"
    if book.months is None:
        if column.form is Form.WHEN:
            book.notes.append(f"{cell.words}: this is read as the day {long_day(value)}. If the whole month is meant, format the cell as Text and type: {month}")
        return text
    if (cell.sheet, cell.row, cell.column) not in book.months:
        return text
    if column.form is Form.WHEN:
        return text[:7]
    book.refuse("BOOK-DATE", cell, f"the spreadsheet shows a month here ({month}), and a day is wanted.", f"{_AS_TEXT}, the day too: {long_day(value)}", path)
    return ""


def _blank(value: Any) -> bool:
    return not _text(value).strip()


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
