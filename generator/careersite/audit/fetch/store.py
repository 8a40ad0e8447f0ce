"""The evidence store: every reply of a run, its body kept once under its hash, so that nothing is asked twice.

A run that was killed goes on from here; a later run asks with the old ETag and date and takes the body from here when
the server answers 304.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakValueDictionary

_LONGEST_CLOSE = 60.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS replies (
  run TEXT NOT NULL, address TEXT NOT NULL, outcome TEXT NOT NULL, status INTEGER NOT NULL, sha256 TEXT NOT NULL,
  size INTEGER NOT NULL, content_type TEXT NOT NULL, final_address TEXT NOT NULL, seconds REAL NOT NULL,
  reason TEXT NOT NULL, etag TEXT NOT NULL, modified TEXT NOT NULL, PRIMARY KEY (run, address)
);
CREATE INDEX IF NOT EXISTS by_address ON replies (address, run);
"""


@dataclass(frozen=True, slots=True)
class Reply:
    """What one address gave in the end, after redirects and retries."""

    address: str
    outcome: str
    status: int = 0
    body: bytes = b""
    content_type: str = ""
    final_address: str = ""
    seconds: float = 0.0
    reason: str = ""
    etag: str = ""
    modified: str = ""
    sha256: str = ""


class Store:
    """Replies in SQLite, bodies as files named by their SHA-256.

    Args:
        folder: made when it is not there.
        run: the run's name; "" begins a new one.

    ``closing`` is set when the run is over: what is on its way is still kept, nothing more is asked.
    """

    def __init__(self, folder: Path, run: str) -> None:
        self.folder = folder
        # Two schools may share pages: whoever comes second waits for the first one's answer.
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self.closing = False
        (folder / "bodies").mkdir(parents=True, exist_ok=True)
        # A crawl whose parent was killed still writes down what is on its way: the next one waits for it.
        self._lock = sqlite3.connect(folder / ".lock", timeout=_LONGEST_CLOSE, isolation_level=None)
        self._lock.execute("BEGIN EXCLUSIVE")
        self._database = sqlite3.connect(folder / "index.sqlite", timeout=30, isolation_level=None)
        # A process kill loses nothing with WAL; a power cut may lose the last replies, which are then asked again.
        self._database.execute("PRAGMA journal_mode=WAL")
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(_SCHEMA)
        runs = self._database.execute("SELECT COUNT(DISTINCT run) FROM replies").fetchone()[0]
        self.run = run or f"alone-{runs + 1}"

    def turn(self, address: str) -> asyncio.Lock:
        """The lock to hold while an address is asked."""
        lock = self._asking.get(address)
        if lock is None:
            lock = self._asking[address] = asyncio.Lock()
        return lock

    def recorded(self, address: str) -> Reply | None:
        """The reply of this run, with its body; None when the address was not asked or its body is damaged."""
        return self._load("WHERE run = ? AND address = ?", (self.run, address))

    def earlier(self, address: str) -> Reply | None:
        """The last reply of an earlier run that can be asked for conditionally."""
        query = "WHERE address = ? AND run <> ? AND outcome = 'ok' AND etag || modified <> '' ORDER BY rowid DESC LIMIT 1"
        return self._load(query, (address, self.run))

    def _load(self, where: str, values: tuple[str, ...]) -> Reply | None:
        columns = "address, outcome, status, sha256, content_type, final_address, seconds, reason, etag, modified"
        row = self._database.execute(f"SELECT {columns} FROM replies {where}", values).fetchone()  # noqa: S608
        if row is None:
            return None
        address, outcome, status, sha256, kind, final, seconds, reason, etag, modified = row
        body = read_body(self.folder, sha256) if sha256 else b""
        if body is None:
            return None
        return Reply(address, outcome, status, body, kind, final, seconds, reason, etag, modified, sha256)

    def keep(self, reply: Reply) -> Reply:
        """Write a reply down; the body first, so that a row never speaks of a body that is not there."""
        sha256 = write_body(self.folder, reply.body) if reply.body else ""
        self._database.execute(
            "INSERT OR REPLACE INTO replies VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                self.run, reply.address, reply.outcome, reply.status, sha256, len(reply.body), reply.content_type,
                reply.final_address, reply.seconds, reply.reason, reply.etag, reply.modified,
            ),
        )  # fmt: skip
        return Reply(**{name: getattr(reply, name) for name in reply.__slots__ if name != "sha256"}, sha256=sha256)

    def close(self) -> None:
        """Close the database."""
        self._database.close()
        self._lock.close()


def prune(folder: Path, run: str) -> None:
    """Keep the evidence of one run only; a kill in between leaves files that the next pruning takes away.

    A body that did not change belongs to the kept run too, so the next run can still ask for what has changed only.
    """
    if not (folder / "index.sqlite").is_file():
        return
    with contextlib.closing(sqlite3.connect(folder / "index.sqlite", timeout=_LONGEST_CLOSE, isolation_level=None)) as database:
        database.execute("DELETE FROM replies WHERE run <> ?", (run,))
        kept = {sha256 for (sha256,) in database.execute("SELECT sha256 FROM replies")}
    for file in (folder / "bodies").glob("??/*"):
        if file.name not in kept:
            file.unlink(missing_ok=True)


def _body_path(folder: Path, sha256: str) -> Path:
    return folder / "bodies" / sha256[:2] / sha256


def write_body(folder: Path, body: bytes) -> str:
    """Keep a body and give its SHA-256; written aside and renamed, so that a half-written one is never seen."""
    sha256 = hashlib.sha256(body).hexdigest()
    path = _body_path(folder, sha256)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}")
        aside.write_bytes(body)
        aside.replace(path)
    return sha256


def read_body(folder: Path, sha256: str) -> bytes | None:
    """The body of a hash, or None when it is not there or damaged."""
    try:
        body = _body_path(folder, sha256).read_bytes()
    except OSError:
        return None
    return body if hashlib.sha256(body).hexdigest() == sha256 else None
