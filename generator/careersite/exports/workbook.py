"""The programme as a workbook to fill in: ``careersite workbook``; ``careersite.source.spreadsheet`` reads it back.

Every cell is a text, so that no spreadsheet drops the 0 of a telephone number or turns "7-11" into a day in November.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from typing import Any

import xlsxwriter

from careersite.exports.office_files import printable
from careersite.model.programme import Programme
from careersite.source.forms import Form, cell_text
from careersite.source.sheets import CHOICES, FIELD, README, SINGLES, Column, Sheet, sheets, single_values

_LINES = 500
_LONG = frozenset("summary about statement reason what instead transcript links use".split())
_EXPLAINED = (
    "This workbook holds the whole careers programme of {school}, {year}.",
    "Fill it in, save it, and turn it back into a programme file with: careersite import BOOK.xlsx --to programme.yaml",
    "The sheet “Programme” holds single answers: write in the column “Answer”.",
    "Every other sheet is a list: one line for each activity, provider, person and so on. Add lines at the end, or take lines out.",
    "Keep the name “id” of a line from year to year. Other sheets use it to point to that line.",
    "Where a list belongs to a line, such as the routes of one year's leavers, each further line leaves the first columns empty. Do not sort those sheets.",
    "Several short words in one cell: put a comma between them, such as bridge-college, city-university.",
    "Several sentences in one cell: one a line. Alt and Enter starts a new line in a cell.",
    "Days: 2026-11-12, or 12 November 2026. Several days: 2026-11-12; 2026-11-19. A stretch: 5 to 9 July 2027. Also a month (November 2026), a term (autumn) or all year.",
    "School years: 8, or 8, 9, or 7 to 11.",
    "All cells are set to Text. Please keep that: otherwise the spreadsheet drops the 0 at the front of telephone numbers.",
    "The second row of each list is hidden. It holds the names by which the columns are found again, so you can move columns.",
)


def workbook(programme: Programme) -> bytes:
    """The programme as XLSX: the same programme gives the same bytes."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False})
    # The academic year's first day: a fixed date, so that the same input gives the same bytes.
    title = f"{printable(programme.institution.name)}: careers programme {programme.year_name}"
    book.set_properties({"title": title, "created": datetime(programme.academic_year, 9, 1)})  # noqa: DTZ001 - XLSX has no time zone
    styles = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#e8eef4", "num_format": "@"}),
        "cell": book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"}),
        "plain": book.add_format({"text_wrap": True, "valign": "top"}),
        "title": book.add_format({"bold": True, "font_size": 16, "text_wrap": True}),
    }
    _read_me(book, programme, styles)
    choices = _Choices()
    _single_values(book, programme, styles, choices)
    for sheet in sheets():
        _list(book, programme, sheet, styles, choices)
    choices.write(book, styles)
    book.close()
    return made.getvalue()


class _Choices:
    """The lists of words, each in a column of its own sheet: a list typed into a rule may have 255 letters only."""

    def __init__(self) -> None:
        self.lists: dict[tuple[str, ...], str] = {}

    def source(self, column: Column) -> str:
        """The range that holds a column's words."""
        self.lists.setdefault(column.choices, column.title)
        letter = xlsxwriter.utility.xl_col_to_name(list(self.lists).index(column.choices))
        return f"='{CHOICES}'!${letter}$2:${letter}${len(column.choices) + 1}"

    def write(self, book: Any, styles: dict[str, Any]) -> None:
        sheet = book.add_worksheet(CHOICES)
        sheet.set_column(0, max(0, len(self.lists) - 1), 28)
        for index, (words, title) in enumerate(self.lists.items()):
            sheet.write_string(0, index, title, styles["head"])
            for row, word in enumerate(words, 1):
                sheet.write_string(row, index, word, styles["cell"])


def _read_me(book: Any, programme: Programme, styles: dict[str, Any]) -> None:
    sheet = book.add_worksheet(README)
    sheet.set_column(0, 0, 100, styles["plain"])
    sheet.write_string(0, 0, README, styles["title"])
    for row, line in enumerate(_EXPLAINED, 1):
        sheet.write_string(row, 0, line.format(school=printable(programme.institution.name), year=programme.year_name), styles["plain"])


def _single_values(book: Any, programme: Programme, styles: dict[str, Any], choices: _Choices) -> None:
    sheet = book.add_worksheet(SINGLES)
    for index, (name, width) in enumerate((("What", 34), ("Answer", 80), ("What to write", 60), (FIELD, 30))):
        sheet.write_string(0, index, name, styles["head"])
        sheet.set_column(index, index, width, styles["cell"], {"hidden": name == FIELD})
    sheet.freeze_panes(1, 1)
    for row, column in enumerate(single_values(), 1):
        for index, text in enumerate((column.title, cell_text(_value(programme, column.path), column.form), column.about, column.field)):
            sheet.write_string(row, index, printable(text), styles["cell"])
        _help(sheet, (row, 1, row, 1), column, choices)


def _value(item: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if isinstance(item, dict):
            return item.get(int(name), "")
        item = _named(item, name)
    return item


def _named(item: Any, name: str) -> Any:
    """A field by the name that the file gives it (``from`` is no name in Python)."""
    known = type(item).model_fields
    return getattr(item, name if name in known else next(key for key, field in known.items() if field.alias == name))


def _list(book: Any, programme: Programme, layout: Sheet, styles: dict[str, Any], choices: _Choices) -> None:
    sheet = book.add_worksheet(layout.title)
    for index, column in enumerate(layout.columns):
        sheet.write_string(0, index, column.title, styles["head"])
        sheet.write_string(1, index, column.field, styles["cell"])
        sheet.set_column(index, index, _width(column), styles["cell"])
        _help(sheet, (2, index, _LINES, index), column, choices)
    sheet.set_row(1, None, None, {"hidden": True})
    sheet.freeze_panes(2, 1)
    for row, values in enumerate(_rows(programme, layout), 2):
        for index, text in enumerate(values):
            if text:
                sheet.write_string(row, index, printable(text), styles["cell"])


def _width(column: Column) -> int:
    if column.form is Form.LINES or column.path[-1] in _LONG or column.path[-1].startswith("for_"):
        return 50
    return 30 if column.path[-1] in ("id", "title", "name", "email") else 18


def _rows(programme: Programme, layout: Sheet) -> Iterator[list[str]]:
    for item in _value(programme, layout.path):
        own = [cell_text(_named(item, column.path[0]), column.form) if layout.own(column) else "" for column in layout.columns]
        inside = [[(name, line) for line in _named(item, name)] for name in layout.inner]
        for number, lines in enumerate(zip_longest(*inside) or ()):
            found = dict(line for line in lines if line)
            row = [
                cell_text(_named(found[column.path[0]], column.path[1]), column.form) if column.path[0] in found else ""
                for column in layout.columns
            ]
            yield [mine or nested for mine, nested in zip(own, row, strict=True)] if number == 0 else row
        if not any(inside):
            yield own


def _help(sheet: Any, area: tuple[int, int, int, int], column: Column, choices: _Choices) -> None:
    """Show what to write when a cell is chosen, and the words to choose from. Other words are warned of and can stand."""
    rule: dict[str, Any] = {"validate": "any", "input_title": column.title[:32], "input_message": column.about[:255]}
    if column.choices and column.form is not Form.WORDS:
        rule |= {"validate": "list", "source": choices.source(column), "error_type": "warning", "error_message": "This word is not one of the list."}
    sheet.data_validation(*area, rule)
