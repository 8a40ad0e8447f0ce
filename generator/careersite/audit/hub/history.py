"""The history of an area in SQLite: every school of every run, so that going on is a look-up and a trend is a query.

SELECT * FROM trend WHERE requirement = 'PUB-6';
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from careersite.audit.hub.results import FORM
from careersite.errors import Locked, SurroundingsFault

_SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY, day TEXT NOT NULL, finished INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS schools (
  run INTEGER NOT NULL, key TEXT NOT NULL, urn TEXT NOT NULL, name TEXT NOT NULL, website TEXT NOT NULL,
  kind TEXT NOT NULL, state TEXT NOT NULL, result TEXT NOT NULL, PRIMARY KEY (run, key)
);
CREATE TABLE IF NOT EXISTS judgements (
  run INTEGER NOT NULL, key TEXT NOT NULL, requirement TEXT NOT NULL, level TEXT NOT NULL, outcome TEXT NOT NULL,
  reason_code TEXT NOT NULL, PRIMARY KEY (run, key, requirement)
);
CREATE VIEW IF NOT EXISTS trend AS
  SELECT runs.run, runs.day, requirement, SUM(outcome = 'met') AS met, SUM(outcome = 'not-met') AS not_met,
    SUM(outcome = 'cannot-tell') AS cannot_tell, COUNT(*) AS schools
  FROM judgements JOIN runs USING (run) WHERE finished = 1 GROUP BY runs.run, requirement ORDER BY runs.run;
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A run: its number and whether all of its schools are done."""

    number: int
    day: str
    finished: bool


class History:
    """Open ``history.sqlite`` in a folder.

    Raises:
        SurroundingsFault: it cannot be opened or is damaged.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._database = sqlite3.connect(folder / "history.sqlite", timeout=30, isolation_level=None)
            # The rows are the memory of the run: on the disk before the next school (FULL), whole or not at all.
            self._database.execute("PRAGMA synchronous=FULL")
            self._database.executescript(_SCHEMA)
        except sqlite3.Error as fault:
            raise SurroundingsFault(f"{folder / 'history.sqlite'} cannot be opened: {fault}.") from fault

    def last(self) -> Run | None:
        """The latest run."""
        row = self._database.execute("SELECT run, day, finished FROM runs ORDER BY run DESC LIMIT 1").fetchone()
        return Run(row[0], row[1], bool(row[2])) if row else None

    def begin(self, day: str) -> Run:
        """Start a run."""
        number = self._database.execute("INSERT INTO runs (day) VALUES (?)", (day,)).lastrowid
        return Run(int(number or 0), day, finished=False)

    def on_another_day(self, run: Run, day: str) -> Run:
        """Go on with a run on another day: what was judged is judged again, from the evidence that is kept."""
        with self._database:
            self._database.execute("BEGIN")
            self._database.execute("DELETE FROM schools WHERE run = ?", (run.number,))
            self._database.execute("DELETE FROM judgements WHERE run = ?", (run.number,))
            self._database.execute("UPDATE runs SET day = ? WHERE run = ?", (day, run.number))
        return Run(run.number, day, finished=False)

    def done(self, run: Run) -> set[str]:
        """The keys of the schools that are done; one that another version of the program wrote is judged again."""
        query = "SELECT key FROM schools WHERE run = ? AND json_extract(result, '$.form') = ?"
        return {row[0] for row in self._database.execute(query, (run.number, FORM))}

    def keep(self, run: Run, key: str, result: Mapping[str, Any]) -> None:
        """Write a school down, with its judgements, in one transaction."""
        school = result["school"]
        rows = [
            (run.number, key, row["id"], row["level"], row["outcome"], row["reason_code"]) for row in result["requirements"]
        ]
        with self._database:
            self._database.execute("BEGIN")
            self._database.execute(
                "INSERT OR REPLACE INTO schools VALUES (?,?,?,?,?,?,?,?)",
                (
                    run.number, key, school["urn"], school["name"], school["website"], school["kind"], result["state"],
                    json.dumps(result, sort_keys=True),
                ),
            )  # fmt: skip
            self._database.execute("DELETE FROM judgements WHERE run = ? AND key = ?", (run.number, key))
            self._database.executemany("INSERT OR REPLACE INTO judgements VALUES (?,?,?,?,?,?)", rows)

    def finish(self, run: Run) -> None:
        """Note that all schools are done."""
        self._database.execute("UPDATE runs SET finished = 1 WHERE run = ?", (run.number,))

    def result(self, run: Run, key: str) -> dict[str, Any] | None:
        """What was kept of a school."""
        row = self._database.execute("SELECT result FROM schools WHERE run = ? AND key = ?", (run.number, key)).fetchone()
        return json.loads(row[0]) if row else None

    def before(self, run: Run) -> Run | None:
        """The last finished run before this one."""
        query = "SELECT run, day, finished FROM runs WHERE run < ? AND finished = 1 ORDER BY run DESC LIMIT 1"
        row = self._database.execute(query, (run.number,)).fetchone()
        return Run(row[0], row[1], finished=True) if row else None

    def changed(self, before: Run, now: Run) -> Iterator[tuple[str, str, str, str]]:
        """Key, requirement, outcome before and now, wherever a school of both runs came to meet a requirement or lost it."""
        yield from self._database.execute(
            "SELECT now.key, now.requirement, old.outcome, now.outcome FROM judgements AS now"
            " JOIN judgements AS old ON old.key = now.key AND old.requirement = now.requirement AND old.run = ?"
            " WHERE now.run = ? AND ((old.outcome = 'met' AND now.outcome = 'not-met') OR (old.outcome = 'not-met' AND now.outcome = 'met'))"
            " ORDER BY now.key, now.requirement",
            (before.number, now.number),
        )

    def trend(self, now: Run) -> dict[str, list[tuple[str, int, int, int]]]:
        """By requirement: day, met, not met and cannot tell of every finished run and of this one, in their order."""
        rows = self._database.execute(
            "SELECT requirement, day, SUM(outcome = 'met'), SUM(outcome = 'not-met'), SUM(outcome = 'cannot-tell')"
            " FROM judgements JOIN runs USING (run) WHERE finished = 1 OR run = ? GROUP BY requirement, run ORDER BY requirement, run",
            (now.number,),
        )
        found: dict[str, list[tuple[str, int, int, int]]] = {}
        for requirement, *row in rows:
            found.setdefault(requirement, []).append((row[0], row[1], row[2], row[3]))
        return found

    def outcomes(self, run: Run) -> Iterator[tuple[str, str, str]]:
        """Key, requirement and outcome of every judgement of a run."""
        yield from self._database.execute(
            "SELECT key, requirement, outcome FROM judgements WHERE run = ? ORDER BY key, requirement", (run.number,)
        )

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class OutputLock:
    """One run at a time in a folder, on every system: an exclusive SQLite lock that ends with its process."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".lock"

    def __enter__(self) -> Self:
        try:
            self._database = sqlite3.connect(self._path, timeout=0, isolation_level=None)
            self._database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                raise Locked(
                    f"Another audit is writing to {self._path.parent}.", "Wait until it is done, or choose another folder with --out."
                ) from None
            raise SurroundingsFault(f"{self._path.parent} cannot be written: {fault}.") from fault
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()
