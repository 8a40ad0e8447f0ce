"""Going on after a kill, on another day, and with results of another version."""

from __future__ import annotations

import datetime
import json
import sqlite3
from pathlib import Path

import pytest

from careersite.audit.hub import run as run_module
from careersite.audit.hub.listing import School
from careersite.audit.hub.run import run_hub
from careersite.errors import SurroundingsFault
from tests.unit.audit_hub.test_outputs import fetched, judged

TODAY = datetime.date(2026, 11, 21)


class Interrupted(BaseException):
    """Stands for a kill."""


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the hub over four schools; gives the keys that were crawled. ``stop`` breaks off before that school."""
    (tmp_path / "list.csv").write_text("name,website\nAsh,a.example\nBay,b.example\nCay,c.example\nDay,d.example\n")

    def run(*, stop: str = "", **more) -> list[str]:
        crawled: list[str] = []

        def sites(schools, **_options):
            for key, address in schools:
                if key == stop:
                    raise Interrupted
                crawled.append(key)
                yield key, fetched(address)

        def judge(_fetch, school: School):
            return judged(school.name)

        monkeypatch.setattr(run_module, "crawl_sites", sites)
        try:
            run_hub(tmp_path / "list.csv", tmp_path / "out", judge=judge, progress=None, **({"today": TODAY} | more), judges=1)
        except Interrupted:
            pass
        return crawled

    return run


def database(folder: Path, query: str) -> list[tuple]:
    made = sqlite3.connect(folder / "out" / "history.sqlite")
    try:
        return made.execute(query).fetchall()
    finally:
        made.commit()
        made.close()


def test_a_run_goes_on_where_it_stopped(hub, tmp_path: Path) -> None:
    assert hub(stop="cay") == ["ash", "bay"]
    kept = {row[0] for row in database(tmp_path, "SELECT key FROM schools")}
    assert kept <= {"ash", "bay"} and kept
    assert set(hub(resume=True)) == {"ash", "bay", "cay", "day"} - kept
    assert database(tmp_path, "SELECT run, finished FROM runs") == [(1, 1)]


def test_a_finished_run_of_the_day_is_only_written_again(hub, tmp_path: Path) -> None:
    hub()
    assert hub(resume=True) == []
    assert len(database(tmp_path, "SELECT * FROM runs")) == 1
    assert len(hub(resume=True, today=TODAY + datetime.timedelta(days=1))) == 4
    assert len(database(tmp_path, "SELECT * FROM runs")) == 2


def test_without_resume_a_new_run_begins(hub, tmp_path: Path) -> None:
    hub(stop="bay")
    assert hub() == ["ash", "bay", "cay", "day"]
    assert database(tmp_path, "SELECT finished FROM runs ORDER BY run") == [(0,), (1,)]


def test_going_on_on_another_day_judges_all_of_the_run_on_that_day(hub, tmp_path: Path) -> None:
    hub(stop="cay")
    assert len(hub(resume=True, today=TODAY + datetime.timedelta(days=1))) == 4
    assert database(tmp_path, "SELECT day, finished FROM runs") == [("2026-11-22", 1)]


def test_results_of_another_version_are_judged_again(hub, tmp_path: Path) -> None:
    hub()
    database(tmp_path, "UPDATE schools SET result = json_set(result, '$.form', 0) WHERE key = 'bay'")
    assert hub(resume=True) == ["bay"]


def test_a_damaged_history_is_named(hub, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "history.sqlite").write_bytes(b"no database at all" * 100)
    with pytest.raises(SurroundingsFault):
        hub()


def test_the_change_since_the_last_run_is_in_the_figures(hub, tmp_path: Path) -> None:
    hub()
    database(tmp_path, "UPDATE judgements SET outcome = 'not-met' WHERE requirement = 'PUB-1' AND key IN ('ash', 'bay')")
    hub(today=TODAY + datetime.timedelta(days=90))
    figures = json.loads((tmp_path / "out" / "hub.json").read_text(encoding="utf-8"))["requirements"]
    assert figures[0]["change"] == {"schools": 4, "now-met": 2, "no-longer-met": 0}
    page = (tmp_path / "out" / "site" / "changes.html").read_text(encoding="utf-8")
    assert "21 November 2026" in page and "New on the website: 2" in page
    trend = (tmp_path / "out" / "site" / "requirements" / "pub-1.html").read_text(encoding="utf-8")
    assert '<th scope="row">21 November 2026</th><td class="number">2</td><td class="number">2</td>' in trend
    assert '<th scope="row">19 February 2027</th><td class="number">4</td><td class="number">0</td>' in trend
