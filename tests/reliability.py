"""``make reliability``: the figures of the README's table that need no long run, each measured now.

Prints a line for each and ends with 1 where a promise is not kept. The long runs have targets of their own: ``make kills``,
``make soak``, ``make fuzz``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from careersite.audit.fetch import Options, crawl_sites
from careersite.engine.marker import files_in
from careersite.source import parse_document
from tests.a11y import chromium
from tests.a11y.site import addresses
from tests.conftest import ROOT, TODAY, start_server
from tests.hostile.scenarios import SCENARIOS
from tests.hostile.server import LocalSites
from tests.hostile.test_hostile import LIMITS
from tests.security.conftest import attack
from tests.security.filling import filled
from tests.security.inert import offences
from tests.security.payloads import TYPED
from tests.security.test_free_text import visit, watched
from tests.unit.source.test_torture import content

SURROUNDINGS = (("UTC", "0", "C.UTF-8", "one"), ("Pacific/Kiritimati", "1", "C", "other place/é"))


class Figure(NamedTuple):
    """What was tried, what came out, and whether the promise is kept."""

    what: str
    figure: str
    kept: bool


def bad_files() -> Iterator[Figure]:
    """Every broken programme file gives its finding at its place; every odd but right one is read."""
    rows = json.loads((ROOT / "tests/torture/yaml/bad.json").read_text(encoding="utf-8"))
    told = sum(any(found.id == row["id"] and row["line"] in (None, found.line) for found in parse_document(content(row), name="p").findings) for row in rows)
    yield Figure("broken programme files with a finding at the right line", f"{told} of {len(rows)}", told == len(rows))
    rows = json.loads((ROOT / "tests/torture/yaml/right.json").read_text(encoding="utf-8"))
    read = sum(parse_document(content(row), name="p").readable for row in rows)
    yield Figure("odd but right programme files that are read", f"{read} of {len(rows)}", read == len(rows))


def hostile_sites() -> Iterator[Figure]:
    """Every hostile site ends in the outcome that is foreseen for it, and nothing on it is called missing."""
    with LocalSites() as local:
        sites = [(str(number), local.add(scenario.answer), scenario) for number, scenario in enumerate(SCENARIOS)]
        fetched = dict(crawl_sites([(name, site.url) for name, site, _ in sites], limits=LIMITS, options=Options(allow_private=True, delay=0, hosts_at_once=16)))
    ended = 0
    for name, site, scenario in sites:
        outcomes = [record.outcome for record in fetched[name].log if record.address == f"http://127.0.0.1:{site.port}{scenario.path}"]
        ended += bool(outcomes) and outcomes[0] in scenario.outcomes and (fetched[name].partial or bool(fetched[name].read))
    yield Figure("hostile websites that end in a recorded outcome", f"{ended} of {len(sites)}", ended == len(sites))


def attacked(folder: Path) -> Iterator[Figure]:
    """Every payload in every field of free text, on every page, looked at by a parser and opened in a browser without the policy."""
    made, fields = attack(folder), len(filled(TYPED)[1])
    pages = addresses(made.site)
    harmful = sum(bool(offences(page.read_text(encoding="utf-8"))) for page in made.site.rglob("*.html"))
    found = opened(made.site, pages, bypass=True)
    yield Figure(f"pages harmed by {len(TYPED)} hostile texts in {fields} fields, in a browser", f"{len(found) + harmful} of {len(pages)}", not found and not harmful)


def example(folder: Path) -> Iterator[Figure]:
    """The example school: no page asks another host or breaks the policy; the same bytes wherever it is built."""
    trees = []
    for zone, seed, locale, name in SURROUNDINGS:
        command = [sys.executable, "-m", "careersite", "build", str(ROOT / "programme.yaml"), "--out", str(folder / name), "--today", TODAY.isoformat()]
        told = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        subprocess.run(command, check=True, capture_output=True, env=told, cwd=ROOT)
        trees.append({path: (folder / name / path).read_bytes() for path in files_in(folder / name)})
    first, second = trees
    different = [path for path in first.keys() | second.keys() if first.get(path) != second.get(path)]
    yield Figure("files that differ in another folder, time zone and locale", f"{len(different)} of {len(first)}", not different)
    site = folder / SURROUNDINGS[0][3]
    found = opened(site, addresses(site), bypass=False)
    yield Figure("pages that ask another host or break the policy", f"{len(found)} of {len(addresses(site))}", not found)


def opened(site: Path, pages: list[str], *, bypass: bool) -> dict[str, list[str]]:
    """The pages on which something ran, was asked for or was stopped, in a browser."""
    server = start_server(site)
    try:
        with chromium.started() as browser, watched(browser, f"http://127.0.0.1:{server.server_port}/", bypass=bypass) as seen:
            return visit(seen, pages)
    finally:
        server.shutdown()
        server.server_close()


def main() -> None:
    """Print the table."""
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "attacked").mkdir()
        parts: list[Callable[[], Iterator[Figure]]] = [bad_files, hostile_sites, lambda: attacked(Path(folder) / "attacked"), lambda: example(Path(folder))]
        for part in parts:
            for figure in part():
                kept = kept and figure.kept
                print(f"{figure.what:75} {figure.figure:>12}  {'' if figure.kept else 'NOT KEPT'}", flush=True)
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
