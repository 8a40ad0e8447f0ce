"""What the tests of the engine share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest


def tree_hash(folder: Path) -> str:
    """One hash over every file's name and bytes; a folder that is not there has its own."""
    if not folder.exists():
        return "absent"
    made = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file() or file.is_symlink():
            made.update(f"{file.relative_to(folder)}\0".encode() + (b"link" if file.is_symlink() else file.read_bytes()) + b"\0")
    return made.hexdigest()


@pytest.fixture
def hash_of() -> Callable[[Path], str]:
    """``hash_of(folder)``: what the folder holds, as one value."""
    return tree_hash
