"""Put new outputs in the place of the old: all written aside first, and only folders of ours are replaced."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from careersite.errors import UsageFault

MARKER = ".careersite-hub"
_ASIDE, _OLD = ".new", ".old"


def refuse_foreign(folder: Path, folders: tuple[str, ...]) -> None:
    """Put right what a kill left of ``folders``, and see that they may be replaced.

    Raises:
        UsageFault: one of these sub-folders holds files that are not ours.
    """
    _recover(folder, folders)
    for name in folders:
        place = folder / name
        if place.is_symlink() or (place.exists() and not (place / MARKER).is_file() and _holds_something(place)):
            raise UsageFault(f"{place} holds files that are not ours.", "Choose another folder with --out, or move them away.")


@contextmanager
def publish(folder: Path, folders: tuple[str, ...]) -> Iterator[Path]:
    """Give a folder to write into; when it was written without an error, its content takes its place in ``folder``.

    Args:
        folder: where the outputs are to be.
        folders: the names of the sub-folders that are replaced whole.

    Raises:
        UsageFault: as ``refuse_foreign``.
    """
    aside = folder / _ASIDE
    refuse_foreign(folder, folders)
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    try:
        yield aside
        for name in folders:
            (aside / name / MARKER).write_text("Written by careersite; replaced whole at the next run.\n", encoding="utf-8")
            _swap(aside / name, folder / name, folder / f".{name}{_OLD}")
        for file in sorted(aside.iterdir()):
            file.replace(folder / file.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(new: Path, place: Path, old: Path) -> None:
    if place.exists():
        place.replace(old)
    new.replace(place)
    shutil.rmtree(old, ignore_errors=True)


def _recover(folder: Path, folders: tuple[str, ...]) -> None:
    """After a kill between two renames the old folder goes back to its place."""
    for name in folders:
        old = folder / f".{name}{_OLD}"
        if old.exists() and not (folder / name).exists():
            old.replace(folder / name)
        shutil.rmtree(old, ignore_errors=True)


def _holds_something(place: Path) -> bool:
    return not place.is_dir() or any(place.iterdir())
