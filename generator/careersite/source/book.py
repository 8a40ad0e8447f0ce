"""What was read from a workbook: nested texts, the cell of each, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from careersite.findings import Finding
from careersite.model.validate import Fault
from careersite.model.validate import Path as DataPath
from careersite.source.document import path_text

_MOST_FINDINGS = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's place: the sheet's name, the row and column from 1, and what stands above the column."""

    sheet: str
    row: int
    column: int
    title: str

    @property
    def words(self) -> str:
        """The place as a person finds it: sheet, row, column."""
        return f"Sheet “{self.sheet}”, row {self.row}, column {letters(self.column)}{f' (“{self.title}”)' if self.title else ''}"


@dataclass
class Book:
    """What was read: the nested texts, the cell of each value, what is wrong, and what was read but is better looked at.

    ``months`` are the sheet, row and column of cells that show a day as a month; None where the workbook does not tell.
    """

    file: str
    value: dict[str, Any] = field(default_factory=dict)
    cells: dict[DataPath, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    months: frozenset[tuple[str, int, int]] | None = None

    def refuse(self, fault_id: str, cell: Cell, message: str, hint: str, path: DataPath = ()) -> None:
        """Add a finding at a cell."""
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(Finding(fault_id, f"{cell.words}: {message}", hint=hint, file=self.file, line=cell.row, column=cell.column, path=path_text(path)))

    def placed(self, fault: Fault) -> Finding:
        """A fault against the model at the cell that holds the value, or its nearest part."""
        path = fault.path
        while path and path not in self.cells:
            path = path[:-1]
        cell = self.cells.get(path)
        message, line, column = (f"{cell.words}: {fault.message}", cell.row, cell.column) if cell else (fault.message, 0, 0)
        return Finding(fault.id, message, hint=fault.hint, file=self.file, line=line, column=column, path=path_text(fault.path))


def letters(column: int) -> str:
    """The letters of a column that counts from 1: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
