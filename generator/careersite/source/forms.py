"""How each kind of value stands in a cell of a workbook, there and back."""

from __future__ import annotations

import re
from enum import Enum, StrEnum
from typing import Any

from careersite.model.dates import MONTHS
from careersite.model.when import Span, When, month_span


class Form(StrEnum):
    """How a value stands in a cell."""

    TEXT = "text"
    WORD = "word"
    YES_NO = "yes-no"
    DAY = "day"
    WHEN = "when"
    YEARS = "years"
    NUMBERS = "numbers"
    AGES = "ages"
    TELEPHONE = "telephone"
    WORDS = "words"
    LINES = "lines"
    ACADEMIC_YEAR = "academic-year"


def cell_text(value: Any, form: Form) -> str:
    """A value of the model as the text of its cell; nothing gives an empty cell."""
    if value is None or value == ():
        return ""
    if form is Form.YES_NO:
        return "yes" if value else "no"
    if form is Form.DAY:
        return str(value.isoformat())
    if form is Form.WHEN:
        return _when(value)
    if form is Form.ACADEMIC_YEAR:
        return f"{value}-{(value + 1) % 100:02d}"
    if form is Form.AGES or (form is Form.YEARS and len(value) > 2 and value[-1] - value[0] == len(value) - 1):
        # "7-11" would become a day in November as soon as somebody types it again.
        return f"{value[0]} to {value[-1]}"
    if isinstance(value, tuple):
        return ("\n" if form is Form.LINES else ", ").join(str(item.value if isinstance(item, Enum) else item) for item in value)
    return str(value.value if isinstance(value, Enum) else value)


def _when(when: When) -> str:
    if when.whole_year:
        return "all year"
    alone = len(when.spans) == 1
    return "; ".join(_span(span, alone) for span in when.spans) or (MONTHS[when.month - 1].title() if when.month else when.term)


def _span(span: Span, alone: bool) -> str:
    if span.start == span.end:
        return span.start.isoformat()
    if alone and span == month_span(span.start.year, span.start.month):
        return f"{span.start.year}-{span.start.month:02d}"
    return f"{span.start.isoformat()} to {span.end.isoformat()}"


def file_value(text: str, form: Form) -> Any:
    """A cell's text as it stands in ``programme.yaml``: a text, or a list of texts."""
    if form is Form.WORDS:
        return [word for word in re.split(r"\s*[,;\n]\s*", text.strip()) if word]
    if form is Form.LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    if form is Form.WHEN:
        parts = [part for part in re.split(r"\s*[;\n]\s*", text.strip()) if part]
        return parts if len(parts) > 1 else text.strip()
    if form in (Form.YEARS, Form.NUMBERS):
        words = re.split(r"\s*[,;\n]\s*", re.sub(r"(\d) to (\d)", r"\1-\2", text.strip()))
        return words if len(words) > 1 else words[0]
    return text
