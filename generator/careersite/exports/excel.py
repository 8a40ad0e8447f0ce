"""The activities as a table for Excel: every cell a text or a number that was counted, nothing that runs."""

from __future__ import annotations

import io
from datetime import datetime
from math import ceil

import xlsxwriter

from careersite.exports.context import ExportInput
from careersite.exports.office_files import printable
from careersite.model.activity import Activity
from careersite.pages.markdown import plain
from careersite.pages.templates import when_text, years_text

_COLUMNS = (("title", 30), ("kind", 18), ("years", 11), ("when", 18), ("first", 11), ("time", 13), ("place", 15), ("with", 24), ("attendance", 16), ("benchmarks", 12), ("outcomes", 24), ("summary", 42))
_MOST = 32_000


def activities(context: ExportInput) -> bytes:
    """One sheet with one table: a marked row of headers, a filter in each column; the same input gives the same bytes."""
    words, programme = context.words, context.programme
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False})
    title = words("office.activities", school=programme.institution.name, year=programme.year_name)
    day = datetime(context.today.year, context.today.month, context.today.day)  # noqa: DTZ001 - XLSX has no time zone
    book.set_properties({"title": printable(title), "author": printable(programme.institution.name), "created": day})
    sheet = book.add_worksheet(words("office.sheet")[:31])
    look = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1, "border_color": "#999999"}
    wrapped, head = book.add_format(look), book.add_format(look | {"bold": True, "bg_color": "#E8EEF4"})
    rows = [_row(context, activity) for activity in sorted((item for _, item in programme.held()), key=programme.order_of)]
    for index, (_, width) in enumerate(_COLUMNS):
        sheet.set_column(index, index, width, wrapped)
    heads = [{"header": words(f"office.column-{name}"), "header_format": head} for name, _ in _COLUMNS]
    # A table needs a line under its headers, also where there is no activity yet.
    sheet.add_table(0, 0, max(1, len(rows)), len(_COLUMNS) - 1, {"columns": heads, "name": "Activities", "style": None})
    for number, row in enumerate(rows, 1):
        sheet.set_row(number, _height(row))
        for index, text in enumerate(row):
            sheet.write_string(number, index, printable(text)[:_MOST], wrapped)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return made.getvalue()


def _row(context: ExportInput, activity: Activity) -> list[str]:
    words, programme = context.words, context.programme
    spans = programme.spans(activity.when)
    visitors = [programme.provider(item).name for item in activity.providers] + [programme.employer(item).name for item in activity.employers]
    return [
        activity.title,
        words(f"kind.{activity.kind.value}"),
        years_text(activity.years, words),
        when_text(activity.when, words) if activity.when else words("time.not-set"),
        spans[0].start.isoformat() if spans else "",
        " – ".join(part for part in (activity.starts, activity.ends) if part),
        activity.place,
        ", ".join(visitors),
        words(f"attendance.{activity.attendance.value}") if activity.attendance else "",
        ", ".join(map(str, activity.benchmarks)),
        "; ".join(programme.outcome(item).title or plain(programme.outcome(item).statement) for item in activity.outcomes),
        plain(activity.summary),
    ]


def _height(row: list[str]) -> float:
    """How high a row is in points: only Excel itself would make room for broken lines. No row can be higher than 409."""
    lines = (sum(ceil(len(line) / (width * 0.9)) or 1 for line in text.split("\n")) for text, (_, width) in zip(row, _COLUMNS, strict=True))
    return min(409.0, 15.0 * max(lines))
