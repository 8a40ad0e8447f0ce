"""Put a finished folder in the place of the published one, so that readers see the old site or the new one, never half.

Linux exchanges two folders in one step (``renameat2`` with ``RENAME_EXCHANGE``, renameat2(2)). Elsewhere two renames do
it, with a step at the next start that puts things right if the run died between them.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from careersite.engine.marker import read_marker, refuse_foreign
from careersite.errors import Locked, SurroundingsFault

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# A kernel or file system without the exchange answers with one of these.
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot.

    Raises:
        OSError: it can, but it failed.
    """
    if not sys.platform.startswith("linux"):
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def replace(new: Path, out: Path) -> None:
    """Put ``new`` where ``out`` is; the old folder is then where ``new`` was, or removed."""
    _to_disk(new)
    if not out.exists():
        new.rename(out)
    elif not exchange(new, out):
        old = _old_of(out)
        out.rename(old)
        try:
            new.rename(out)
        except OSError:
            old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)
    _to_disk(out.parent)


def recover(out: Path) -> None:
    """Put right what a killed run left: bring back the old folder if it lost its name, remove unfinished ones."""
    old = _old_of(out)
    if old.is_dir() and not out.exists() and read_marker(old) is not None:
        old.rename(out)
    ours = re.compile(rf"\.site-(tmp|old)-{re.escape(out.name)}-[a-z0-9_]+")
    for left in out.parent.iterdir():
        if ours.fullmatch(left.name) and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def transaction(out: Path) -> Iterator[Path]:
    """A new folder beside ``out`` to build in; when the block ends well it takes the place of ``out``.

    Whatever goes wrong, ``out`` stays as it was.

    Raises:
        UsageFault: ``out`` is not ours to replace.
        Locked: another run works on the same folder.
        SurroundingsFault: the disk is full, or permission is missing.
    """
    out = Path(os.path.abspath(out))  # noqa: PTH100 - resolve() would follow a link that has to be refused
    try:
        if not out.is_symlink() or out.exists():
            out.parent.mkdir(parents=True, exist_ok=True)
        with _locked(out):
            recover(out)
            refuse_foreign(out)
            with _beside(out) as new:
                yield new
                refuse_foreign(out)
                replace(new, out)
    except OSError as error:
        raise SurroundingsFault(*_in_words(error, out)) from error


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    aside = Path(tempfile.mkdtemp(prefix=f".site-tmp-{out.name}-", dir=out.parent))
    try:
        new = aside / "site"
        new.mkdir()
        yield new
    finally:
        # After the exchange the old site lies in it.
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """One run at a time on a folder; the lock goes with its process, so a killed run leaves none."""
    name = out.parent / f".site-lock-{out.name}"
    while True:
        with name.open("a+b") as file:
            if not _lock(file.fileno()):
                raise Locked(f"Another run is building {out}.", "Wait until it has ended, then try again.")
            if not _is_still(name, file.fileno()):
                continue  # A run that has just ended took its lock file away; this one has no name any more.
            try:
                yield
            finally:
                with suppress(OSError):
                    name.unlink()
            return


def _is_still(name: Path, number: int) -> bool:
    try:
        return os.path.samestat(name.stat(), os.fstat(number))
    except FileNotFoundError:
        return False


def _lock(number: int) -> bool:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        with suppress(OSError):
            msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
            return True
        return False
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _old_of(out: Path) -> Path:
    return out.parent / f".site-old-{out.name}-0"


def _to_disk(folder: Path) -> None:
    """Ask the system to write a folder's entries, so that a rename is not ahead of what it names."""
    with suppress(OSError):  # Windows cannot open a folder.
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _in_words(error: OSError, out: Path) -> tuple[str, str]:
    where = error.filename or out
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {where} could not be written.", "The site is as it was before. Make room and try again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"There is no permission to write {where}.", "The site is as it was before. Choose another folder with --out."
    if error.errno == errno.EBUSY:
        return f"{out} is in use as a disk or a mount point and cannot be replaced.", "Choose another folder with --out."
    return f"Writing the site to {out} failed: {error.strerror or error}.", "The site is as it was before."
