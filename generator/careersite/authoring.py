"""Getting a programme into a file: a starter, a spreadsheet out and in again."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path

from careersite.errors import UsageFault
from careersite.findings import Report
from careersite.loading import Unreadable, load
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.rules.catalogue import DEFAULT_EDITION
from careersite.run import readable


def start(folder: Path, kind: str, today: date) -> list[Path]:
    """Write a starter into a new or empty folder; gives the files written.

    Raises:
        UsageFault: the folder is not empty, or the kind is not known.
    """
    from careersite.model.vocabulary import InstitutionKind
    from careersite.starter import render_starter

    kinds = [item.value for item in InstitutionKind]
    if kind not in kinds:
        close = get_close_matches(kind, kinds, 1)
        raise UsageFault(f"“{kind}” is not a kind that is known.", f"{f'Did you mean {close[0]}? ' if close else ''}Choose from: {', '.join(kinds)}.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault(f"{folder} is not empty.", "Name a folder that is new or empty.")
    # From August on a school plans for the year that begins.
    academic_year = today.year if today.month >= 8 else today.year - 1
    written = []
    for name, text in render_starter(InstitutionKind(kind), academic_year).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def workbook(path: Path, book: Path, *, today: date) -> None:
    """Write a programme as a workbook to fill in.

    Raises:
        Unreadable: the programme has faults.
        UsageFault: the libraries are not installed.
    """
    _office_is_installed()
    from careersite.exports.workbook import workbook as made

    book.write_bytes(made(readable(load(path), today=today)))


def import_workbook(book: Path, path: Path, *, force: bool, today: date) -> tuple[Programme, tuple[str, ...]]:
    """Turn a workbook back into a programme file; gives the programme, and what of the workbook is better looked at.

    Raises:
        Unreadable: the workbook has faults; nothing is written.
        UsageFault: the file is there already and ``force`` is not given, or the libraries are not installed.
    """
    _office_is_installed()
    from careersite.source.spreadsheet import read_workbook
    from careersite.source.writing import programme_file

    if path.exists() and not force:
        raise UsageFault(f"{path} is there already.", "Name a new file, or add --force to write over it.")
    source = read_workbook(book)
    programme, model_faults = (None, []) if source.findings else validate(source.value)
    faults = (*source.findings, *(source.placed(fault) for fault in model_faults))
    if programme is None:
        raise Unreadable(Report("import", str(book), DEFAULT_EDITION, today.isoformat(), faults=faults))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(programme_file(source.value, book.name), encoding="utf-8", newline="\n")
    return programme, tuple(source.notes)


def _office_is_installed() -> None:
    if any(find_spec(name) is None for name in ("python_calamine", "xlsxwriter")):
        raise UsageFault("Workbooks need more than the small installation.", "Install it with: pip install 'careersite[office]'")
