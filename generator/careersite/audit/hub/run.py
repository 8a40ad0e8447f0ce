"""The audit of an area, top to bottom: read the list, crawl and judge what is not done yet, write everything."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TextIO

from careersite.audit.fetch import Limits, Options, SiteFetch, crawl_sites
from careersite.audit.fetch.store import prune
from careersite.audit.hub.figures import anonymous, changes_since, figures_of
from careersite.audit.hub.history import History, OutputLock, Run
from careersite.audit.hub.letters import write_letter
from careersite.audit.hub.listing import School, read_list
from careersite.audit.hub.progress import Progress
from careersite.audit.hub.publish import publish, refuse_foreign
from careersite.audit.hub.results import result_of, set_aside
from careersite.audit.hub.site import write_school, write_site
from careersite.audit.hub.tables import write_area, write_csv, write_json, write_xlsx
from careersite.audit.hub.templates import write_asset
from careersite.errors import CareersiteError, SurroundingsFault, UsageFault
from careersite.findings import Report
from careersite.rules.catalogue import DEFAULT_EDITION, load_catalogue

Judge = Callable[[SiteFetch, School], Report]
_FOLDERS = ("site", "letters")


@dataclass(frozen=True, slots=True)
class HubResult:
    """How an audit of an area ended: how many schools, by state, and where everything is."""

    folder: Path
    schools: int
    read: int
    partly_read: int
    not_read: int
    asked: int


def run_hub(
    list_csv: Path,
    out_dir: Path,
    *,
    today: datetime.date,
    judge: Judge,
    resume: bool = False,
    limits: Limits | None = None,
    options: Options | None = None,
    judges: int = 2,
    progress: TextIO | None = sys.stderr,
) -> HubResult:
    """Audit every school of a list.

    Args:
        list_csv: the list (``listing.read_list``).
        out_dir: gets ``schools.csv schools.xlsx hub.json area.json history.sqlite site/ letters/`` and ``evidence/``.
        today: the day on which things are judged.
        judge: turns what was read of a school into a report; called in threads.
        judges: how many judge at a time.
        resume: go on with the run that was broken off; nothing that it asked is asked again.
        limits: what each site stays within.
        options: how the crawl behaves.
        progress: where to say how far it is; None for nowhere.

    Returns:
        The counts. A school that fails is a row with its reason, never an error.

    Raises:
        UsageFault, InputFault: the list cannot be used, or ``site/`` or ``letters/`` hold somebody else's files.
        Locked: another run writes to ``out_dir``.
        SurroundingsFault: disk, permission, or the crawling process failed.
    """
    options = options or Options()
    schools = read_list(list_csv, allow_private=options.allow_private)
    if out_dir.is_file():
        raise UsageFault(f"{out_dir} is a file.", "Name a folder with --out.")
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
        with OutputLock(out_dir):
            # Before the first request: an hour of asking must not end in a refusal.
            refuse_foreign(out_dir, _FOLDERS)
            history = History(out_dir)
            try:
                return _run(_Hub(schools, out_dir, today, judge, history, limits, options, judges, progress), resume=resume)
            finally:
                history.close()
    except OSError as fault:
        raise SurroundingsFault(f"{out_dir} cannot be written: {fault.strerror or fault}.") from fault


@dataclass
class _Hub:
    schools: list[School]
    folder: Path
    today: datetime.date
    judge: Judge
    history: History
    limits: Limits | None
    options: Options
    judges: int
    stream: TextIO | None


def _run(hub: _Hub, *, resume: bool) -> HubResult:
    run = _which_run(hub, resume=resume)
    done = hub.history.done(run)
    waiting = [school for school in hub.schools if school.key not in done]
    progress = Progress(hub.stream, len(hub.schools), len(hub.schools) - len(waiting))
    if done and waiting:
        progress.say(f"Going on: {len(hub.schools) - len(waiting)} of {len(hub.schools)} schools were done.")
    for school, result in _judged(hub, run, waiting):
        hub.history.keep(run, school.key, result)
        progress.school(result)
    states = _write(hub, run)
    hub.history.finish(run)
    prune(hub.folder / "evidence", str(run.number))
    progress.say(f"All {len(hub.schools)} schools are done. Open {hub.folder / 'site' / 'index.html'}")
    return HubResult(hub.folder, states["all"], states["read"], states["partly-read"], states["not-read"], len(waiting))


def _which_run(hub: _Hub, *, resume: bool) -> Run:
    last, day = hub.history.last(), hub.today.isoformat()
    if not resume or last is None or (last.finished and last.day != day):
        return hub.history.begin(day)
    return last if last.day == day else hub.history.on_another_day(last, day)


def _judged(hub: _Hub, run: Run, waiting: list[School]) -> Iterator[tuple[School, dict[str, Any]]]:
    """Crawl and judge; as many sites in memory as there are judges, and one that waits."""
    by_key = {school.key: school for school in waiting}
    options = replace(hub.options, run=str(run.number))
    sites = crawl_sites(
        ((school.key, school.website) for school in waiting), limits=hub.limits, options=options, store=hub.folder / "evidence"
    )
    with ThreadPoolExecutor(max_workers=max(1, hub.judges)) as pool:
        busy: dict[Future[dict[str, Any]], School] = {}
        for key, fetch in sites:
            busy[pool.submit(_one, hub.judge, by_key[key], fetch)] = by_key[key]
            if len(busy) > hub.judges:
                yield from _finished(busy, wait(busy, return_when=FIRST_COMPLETED).done)
        yield from _finished(busy, wait(busy).done)


def _finished(busy: dict[Future[dict[str, Any]], School], done: set[Future[dict[str, Any]]]) -> Iterator[tuple[School, dict[str, Any]]]:
    for future in done:
        yield busy.pop(future), future.result()


def _one(judge: Judge, school: School, fetch: SiteFetch) -> dict[str, Any]:
    try:
        return result_of(school, fetch, judge(fetch, school))
    except CareersiteError as fault:
        return result_of(school, fetch, None, f"The website could not be judged: {fault.message}")
    except Exception as fault:  # noqa: BLE001 - one school must not stop the others; its row says what happened
        return result_of(school, fetch, None, f"The website could not be judged: our program failed ({type(fault).__name__}).")


def _write(hub: _Hub, run: Run) -> dict[str, int]:
    """Write all outputs from the history alone, so that a run that was broken off and one that was not are the same."""

    def results() -> Iterator[dict[str, Any]]:
        for school in hub.schools:
            result = hub.history.result(run, school.key)
            if result is not None:
                yield result

    edition = next((result["edition"] for result in results() if result["edition"]), DEFAULT_EDITION)
    before, day = hub.history.before(run), hub.today.isoformat()
    titles = {rule.id: rule.title for rule in load_catalogue(edition).rules}
    with publish(hub.folder, _FOLDERS) as aside:
        # First, because a school whose page fails counts as one that could not be checked.
        _write_schools(hub, run, aside, titles, edition)
        changes = changes_since(hub.history, before, run, {school.key for school in hub.schools})
        figures = figures_of(results(), changes)
        figures["requirements"] = _in_order(figures["requirements"], list(titles))
        names = [row["id"] for row in figures["requirements"]]
        write_csv(aside / "schools.csv", results, names)
        write_xlsx(aside / "schools.xlsx", results, names, titles, hub.today)
        write_json(aside / "hub.json", results, figures, today=day, edition=edition)
        write_area(aside / "area.json", anonymous(figures, today=day, edition=edition))
        write_site(
            aside / "site", results, figures, titles, today=hub.today, edition=edition, since=before.day if before else "",
            changed=list(hub.history.changed(before, run)) if before else [], trend=hub.history.trend(run),
        )  # fmt: skip
    states: dict[str, int] = figures["schools"]
    return states


def _write_schools(hub: _Hub, run: Run, aside: Path, titles: dict[str, str], edition: str) -> None:
    """Write each school's page and letter; what cannot be written for one must not stop the others, and its row says so."""

    def both(result: dict[str, Any]) -> None:
        write_school(aside / "site", result, titles, today=hub.today, edition=edition)
        write_letter(aside / "letters", result, titles, load_catalogue(edition), today=hub.today)

    write_asset(aside / "letters" / "letter.css", "style.html")
    for school in hub.schools:
        result = hub.history.result(run, school.key)
        if result is None:
            continue
        try:
            both(result)
        except OSError:
            raise
        except Exception as fault:  # noqa: BLE001 - as in _one
            result = set_aside(result, f"What was found could not be written: our program failed ({type(fault).__name__}).")
            hub.history.keep(run, school.key, result)
            both(result)


def _in_order(rows: list[dict[str, Any]], order: list[str]) -> list[dict[str, Any]]:
    places = {identity: number for number, identity in enumerate(order)}
    return sorted(rows, key=lambda row: (places.get(row["id"], len(places)), row["id"]))
