"""The mark of a folder that we made: what may be replaced, and what somebody else put in since.

``.careersite-site`` lists every file with its size and hash, so that a folder with anything else in it is left alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from careersite.errors import UsageFault

MARKER = ".careersite-site"
_HINT = "Choose another folder with --out, or move what is in it."


def files_in(folder: Path) -> list[str]:
    """Every file and link below a folder, as sorted paths with forward slashes; the marker is left out."""
    return sorted(name for name in _below(folder, "") if name != MARKER)


def _below(folder: Path | str, prefix: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


def write_marker(folder: Path, hashes: Mapping[str, str] | None = None) -> int:
    """List what the folder holds in its marker, and say how many files that is.

    ``hashes`` are the files' SHA-256 where whoever wrote them knows it.
    """
    rows = dict(hashes) if hashes is not None else {name: sha256((folder / name).read_bytes()).hexdigest() for name in files_in(folder)}
    text = json.dumps({"made_by": "careersite", "format": 1, "files": rows}, indent=0, sort_keys=True) + "\n"
    (folder / MARKER).write_text(text, encoding="utf-8")
    return len(rows)


def read_marker(folder: Path) -> dict[str, str] | None:
    """The files and hashes in the folder's marker; None where there is no marker that we wrote."""
    try:
        read = json.loads((folder / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    rows = read.get("files") if isinstance(read, dict) and read.get("made_by") == "careersite" else None
    return rows if isinstance(rows, dict) else None


def is_whole(folder: Path) -> bool:
    """Say whether the folder holds exactly the files of its marker, with their contents."""
    rows = read_marker(folder)
    if rows is None or files_in(folder) != sorted(rows):
        return False
    return all(sha256((folder / name).read_bytes()).hexdigest() == rows[name] for name in rows)


def refuse_foreign(out: Path) -> None:
    """Let a folder be replaced only if it is absent, empty or wholly ours.

    Raises:
        UsageFault: it is a file or a link, has no marker, or holds files that we did not make.
    """
    if out.is_symlink():
        raise UsageFault(f"{out} is a link to another folder.", "Name the folder itself with --out.")
    if not out.exists():
        return
    if not out.is_dir():
        raise UsageFault(f"{out} is a file, not a folder.", _HINT)
    if not any(out.iterdir()):
        return
    rows = read_marker(out)
    if rows is None:
        raise UsageFault(f"{out} holds files that careersite did not make; it is left as it is.", _HINT)
    foreign = [name for name in files_in(out) if name not in rows]
    if foreign:
        raise UsageFault(f"{out} holds {foreign[0]}, which careersite did not make; the folder is left as it is.", _HINT)
