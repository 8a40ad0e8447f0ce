"""The audit of an area from the outside: a list in, every output out, killed and resumed."""

from __future__ import annotations

import csv
import datetime
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from careersite.audit.fetch import Limits, Options
from careersite.audit.hub import run_hub
from careersite.audit.hub.history import OutputLock
from careersite.auditing import Asking, audit_hub
from careersite.errors import Locked, UsageFault
from tests.hostile.friendly import friendly
from tests.hostile.judging import plain_judge
from tests.hostile.scenarios import SCENARIOS
from tests.hostile.server import LocalSite, LocalSites, closed_port

TODAY = datetime.date(2026, 11, 21)
OPTIONS = Options(allow_private=True, delay=0, hosts_at_once=8)
LIMITS = Limits(url_seconds=5, connect_seconds=2, retries=0)
AGAIN = Limits(url_seconds=10, connect_seconds=2, retries=2)
OUTPUTS = ("schools.csv", "schools.xlsx", "hub.json", "area.json", "site", "letters")


def listed(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("name", "website", "urn"), *rows])
    return path


def tree(folder: Path) -> dict[str, bytes]:
    files = [file for name in OUTPUTS for file in ([folder / name] if (folder / name).is_file() else (folder / name).rglob("*"))]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()}


def test_an_area_with_friendly_and_broken_schools(tmp_path: Path) -> None:
    with LocalSites() as local:
        good = local.add(friendly(12))
        broken = {f"{s.number}-{s.name}": local.add(s.answer).url for s in SCENARIOS if s.name in ("status_500_33", "never_answers", "no_http", "login_page", "robots_500")}
        rows = [("Ash School", good.url, "100001"), ("Gone School", f"http://127.0.0.1:{closed_port()}/", "100003")]
        rows += [(name, url, "") for name, url in broken.items()]
        out = tmp_path / "out"
        result = run_hub(listed(tmp_path, rows), out, today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, progress=None)
    assert result.schools == len(rows) and result.read == 1
    hub = json.loads((out / "hub.json").read_text(encoding="utf-8"))
    by_name = {school["school"]["name"]: school for school in hub["schools"]}
    assert [row["outcome"] for row in by_name["Ash School"]["requirements"]] == ["met", "met", "not-met"]
    for name, school in by_name.items():
        if name != "Ash School":
            assert {row["outcome"] for row in school["requirements"]} == {"cannot-tell"}, name
            assert school["notes"]
    page = (out / "site" / "schools" / "urn-100001.html").read_text(encoding="utf-8")
    assert "careers leader is" in page and f'href="{good.url}careers/"' in page
    letter = (out / "letters" / "urn-100001.html").read_text(encoding="utf-8")
    assert "Missing: the guidance expects this" in letter
    assert "does not mean that anything is missing" in (out / "letters" / "urn-100003.html").read_text(encoding="utf-8")


def test_the_second_run_asks_conditionally_and_tells_what_changed(tmp_path: Path) -> None:
    body = {"/": b"<p>Home of Oak School with enough words.<a href=/careers/>Careers</a>", "/careers/": b"<p>Careers words."}

    async def answer(visit) -> None:
        page = body.get(visit.path)
        tag = f'"{hash(page) & 0xFFFF}"'
        if page is not None and visit.headers.get("if-none-match") == tag:
            await visit.send(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
        else:
            await visit.page(page or b"no", "200 OK" if page else "404 Not Found", ETag=tag)

    out = tmp_path / "out"
    with LocalSites() as local:
        site = local.add(answer)
        path = listed(tmp_path, [("Oak School", site.url, "1")])
        for day in (TODAY, TODAY + datetime.timedelta(days=90)):
            run_hub(path, out, today=day, judge=plain_judge, limits=LIMITS, options=OPTIONS, progress=None)
            body["/careers/"] = b"<p>Our careers leader is Ada Example."
    conditional = [path for path, headers in zip(site.asked, site.seen, strict=True) if "if-none-match" in headers]
    assert conditional == ["/", "/careers/"]
    hub = json.loads((out / "hub.json").read_text(encoding="utf-8"))
    changes = {row["id"]: row["change"] for row in hub["requirements"]}
    assert changes["PUB-1"] == {"schools": 1, "now-met": 1, "no-longer-met": 0}
    assert hub["schools"][0]["pages_read"] == 2
    with closing(sqlite3.connect(out / "evidence" / "index.sqlite")) as index:
        kept = index.execute("SELECT DISTINCT run, sha256 FROM replies WHERE sha256 <> ''").fetchall()
    assert {run for run, _ in kept} == {"2"}
    assert {file.name for file in (out / "evidence" / "bodies").glob("*/*")} == {sha256 for _, sha256 in kept}
    changes = (out / "site" / "changes.html").read_text(encoding="utf-8")
    assert "New on the website: 1" in changes and 'href="schools/urn-1.html#pub-1"' in changes


def area(local: LocalSites) -> list[tuple[str, LocalSite]]:
    async def slowly(visit) -> None:
        await friendly(8)(visit)

    return [(f"School {number:02d}", local.add(slowly)) for number in range(12)]


RUN = """
import datetime, sys, pathlib
from careersite.audit.hub import run_hub
from tests.hostile.test_hub import LIMITS, OPTIONS, TODAY
from tests.hostile.judging import plain_judge
run_hub(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, resume=True)
"""


def test_killed_and_resumed_is_the_same_as_unbroken(tmp_path: Path) -> None:
    with LocalSites() as local:
        sites = area(local)
        path = listed(tmp_path, [(name, site.url, "") for name, site in sites])
        run_hub(path, tmp_path / "whole", today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, progress=None)
        once = [list(site.asked) for _name, site in sites]
        for _name, site in sites:
            site.asked.clear()
        for requests in (15, 60):
            started = subprocess.Popen([sys.executable, "-c", RUN, str(path), str(tmp_path / "broken")], stderr=subprocess.DEVNULL)
            while sum(len(site.asked) for _name, site in sites) < requests and started.poll() is None:
                time.sleep(0.005)
            os.kill(started.pid, signal.SIGKILL)
            started.wait()
        run_hub(path, tmp_path / "broken", today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, resume=True, progress=None)
        again = [list(site.asked) for _name, site in sites]
    assert tree(tmp_path / "whole") == tree(tmp_path / "broken")
    # The crawling process writes down what was on its way when its parent was killed: nothing at all is asked twice.
    assert [sorted(paths) for paths in again] == [sorted(paths) for paths in once]


@pytest.mark.parametrize("name", ["status_503_67", "truncated_body", "chain_of_eleven"])
def test_what_was_begun_when_the_run_was_killed_is_brought_to_its_end(tmp_path: Path, name: str) -> None:
    scenario = next(scenario for scenario in SCENARIOS if scenario.name == name)
    with LocalSites() as local:
        site = local.add(scenario.answer)
        path, out = listed(tmp_path, [("A", site.url, "")]), tmp_path / "broken"
        run_hub(path, tmp_path / "whole", today=TODAY, judge=plain_judge, limits=AGAIN, options=OPTIONS, progress=None)
        once = list(site.asked)
        site.asked.clear()
        started = subprocess.Popen([sys.executable, "-c", RUN.replace("LIMITS", "AGAIN"), str(path), str(out)], stderr=subprocess.DEVNULL)
        # Of an address that is asked again and again, or leads on and on, the first answer has come.
        while len(site.asked) < once.index("/careers/") + 1 and started.poll() is None:
            time.sleep(0.002)
        os.kill(started.pid, signal.SIGKILL)
        started.wait()
        run_hub(path, out, today=TODAY, judge=plain_judge, limits=AGAIN, options=OPTIONS, resume=True, progress=None)
    assert sorted(site.asked) == sorted(once)


def test_two_runs_in_one_folder(tmp_path: Path) -> None:
    path = listed(tmp_path, [("A", "http://a.example", "")])
    (tmp_path / "out").mkdir()
    with OutputLock(tmp_path / "out"), pytest.raises(Locked):
        run_hub(path, tmp_path / "out", today=TODAY, judge=plain_judge, progress=None)


def test_a_site_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "out" / "site" / "index.html"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    path = listed(tmp_path, [("A", f"http://127.0.0.1:{closed_port()}/", "")])
    with pytest.raises(UsageFault):
        run_hub(path, tmp_path / "out", today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, progress=None)
    assert kept.read_text() == "mine"


def test_a_site_folder_of_somebody_else_is_refused_before_the_first_request(tmp_path: Path) -> None:
    kept = tmp_path / "out" / "letters" / "mine.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    with LocalSites() as local:
        site = local.add(friendly(3))
        with pytest.raises(UsageFault):
            run_hub(listed(tmp_path, [("A", site.url, "")]), tmp_path / "out", today=TODAY, judge=plain_judge, limits=LIMITS, options=OPTIONS, progress=None)
    assert site.asked == [] and [*kept.parent.iterdir()] == [kept]


FRAMED = {
    "/": b'<title>Ash School</title><frameset><frame src="menu.htm"><frame src="main.htm"></frameset>', "/menu.htm": b'<a href="careers.htm">Careers</a>',
    "/main.htm": b"<p>Welcome to our school.", "/careers.htm": b"<title>Careers</title><h1>Careers</h1><p>Our Careers Leader is Ada Quill, quill@ash.example.",
}  # fmt: skip
NOT_THERE = b"<title>Page not found</title><h1>Page not found</h1><p>Sorry, this page could not be found."


def test_schools_with_frames_and_with_a_page_that_says_that_it_is_not_there(tmp_path: Path) -> None:
    def served(pages: dict[str, bytes], other: bytes = b""):
        async def answer(visit) -> None:
            page = pages.get(visit.path, b"" if visit.path in ("/robots.txt", "/sitemap.xml") else other)
            await visit.page(page or b"no", "200 OK" if page else "404 Not Found")

        return answer

    with LocalSites() as local:
        framed = local.add(served(FRAMED))
        soft = local.add(served({"/": b'<p>Welcome to our school. <a href="/careers/">Careers</a> and much more that is on this page.'}, NOT_THERE))
        path = listed(tmp_path, [("Framed School", framed.url, "1"), ("Soft School", soft.url, "2")])
        audit_hub(path, tmp_path / "out", today=TODAY, asking=Asking(allow_private=True, delay=0))
    schools = json.loads((tmp_path / "out" / "hub.json").read_text(encoding="utf-8"))["schools"]
    assert [school["state"] for school in schools] == ["read", "partly-read"]
    by_id = [{row["id"]: row for row in school["requirements"]} for school in schools]
    assert (by_id[0]["PUB-1"]["outcome"], by_id[0]["PUB-7"]["outcome"], by_id[1]["PUB-1"]["outcome"]) == ("met", "not-met", "cannot-tell")
    assert "404" not in by_id[1]["PUB-1"]["reason"] and "no such page" in by_id[1]["PUB-1"]["reason"]
    letter = (tmp_path / "out" / "letters" / "urn-2.html").read_text(encoding="utf-8")
    assert f"{soft.url}careers/</a> could not be checked" in letter
