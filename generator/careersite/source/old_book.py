"""Workbooks of the old form (XLS), read by a process of its own.

The reader of that form can stop its whole process over a damaged file, or ask for all memory that there is.
"""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

_SECONDS = 60
_MEMORY = 2 * 1024**3
_KINDS = {"datetime": datetime.fromisoformat, "date": date.fromisoformat, "time": time.fromisoformat}


def old_tables(path: Path) -> dict[str, list[list[Any]]]:
    """The cells of each sheet.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell
            [sys.executable, "-P", "-m", __name__, str(path.resolve())], capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise ValueError("not readable") from error
    tables: dict[str, list[list[Any]]] = json.loads(done.stdout)
    return {name: [[_KINDS[next(iter(cell))](next(iter(cell.values()))) if isinstance(cell, dict) else cell for cell in row] for row in rows] for name, rows in tables.items()}


def _print_tables(path: str) -> None:
    from python_calamine import CalamineWorkbook

    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    book = CalamineWorkbook.from_path(path)
    tables = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    # A length of time has no meaning in a programme; its words go to the field, which refuses them.
    json.dump(tables, sys.stdout, default=lambda cell: {type(cell).__name__: cell.isoformat()} if isinstance(cell, date | time) else str(cell))


if __name__ == "__main__":
    _print_tables(sys.argv[1])
