"""Start the crawling process, give it sites, and take what it read: the door of this room."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Self

from careersite.audit.fetch.outcomes import OUTCOMES
from careersite.audit.fetch.scent import wanted
from careersite.audit.fetch.store import read_body
from careersite.audit.fetch.values import FetchRecord, Limits, Options, SiteFetch
from careersite.audit.saved import SavedPage
from careersite.errors import SurroundingsFault, UsageFault

WORKER = "careersite.audit.fetch.worker"
# Outcomes that are no page for the judge: nothing is there, or what it shows was read elsewhere.
_NO_PAGE = {"not-found", "duplicate", "leads-on"}
# Not read by choice: told to the judge only where the link spoke of careers.
_BY_CHOICE = {"trap", "wrong-type", "unsupported-type", "redirect-off-site", "address-refused"}


def crawl_site(
    address: str,
    *,
    limits: Limits | None = None,
    allow_private: bool = False,
    delay: float | None = None,
    store: Path | None = None,
    contact: str = "",
    run: str = "",
) -> SiteFetch:
    """Read one website within its limits.

    Args:
        address: the website's address; without a scheme https is tried, then http.
        limits: what the crawl stays within.
        allow_private: also ask private and loopback addresses and other ports than 80 and 443.
        delay: seconds between two requests to a host instead of one second.
        store: a folder that keeps the evidence, for going on after a kill and for conditional requests.
        contact: an address or e-mail that the user agent names.
        run: the run's name in the store; an address asked in the same run is not asked again. "" begins a new one, which
            asks whether pages have changed.

    Returns:
        What was read, and every address with its outcome; a site that cannot be read is no error.

    Raises:
        UsageFault: the delay is under one second without ``allow_private``.
        SurroundingsFault: the store cannot be written or the crawling process cannot run.
    """
    options = Options(allow_private=allow_private, delay=delay, contact=contact, run=run, hosts_at_once=1)
    [(_key, fetch)] = crawl_sites([(address, address)], limits=limits, options=options, store=store)
    return fetch


def crawl_sites(
    sites: Iterable[tuple[str, str]],
    *,
    limits: Limits | None = None,
    options: Options | None = None,
    store: Path | None = None,
) -> Iterator[tuple[str, SiteFetch]]:
    """Read many websites, ``options.hosts_at_once`` at a time, and give each with its key as soon as it is done.

    Bodies are read from the store one site at a time, so memory does not grow with the number of sites.

    Raises:
        UsageFault, SurroundingsFault: as ``crawl_site``.
    """
    limits, options = limits or Limits(), options or Options()
    if options.delay is not None and not 0 <= options.delay <= 3600:
        raise UsageFault("The delay must be between 0 and 3600 seconds.")
    if options.delay is not None and options.delay < 1 and not options.allow_private:
        raise UsageFault("A delay under one second is allowed only together with --allow-private.")
    waiting = dict(sites)
    if not waiting:
        return
    with tempfile.TemporaryDirectory(prefix="careersite-") as aside:
        folder = store or Path(aside)
        while waiting:
            left = len(waiting)
            with _Process(folder, limits, options) as process:
                yield from _crawled(process, waiting, folder)
            # The process died. What it read is kept; with one site at a time the one that kills it is known.
            if waiting and options.hosts_at_once == 1 and len(waiting) == left:
                key, address = next(iter(waiting.items()))
                del waiting[key]
                yield key, SiteFetch(address, notes=("The website could not be checked: our program failed here.",), partial=True)
            options = replace(options, hosts_at_once=1)


def _crawled(process: _Process, waiting: dict[str, str], folder: Path) -> Iterator[tuple[str, SiteFetch]]:
    """Give the process all that waits and take what comes, until it is done or dead."""
    ready = False
    process.send(*({"key": key, "address": address} for key, address in waiting.items()), {})
    for message in process.messages():
        if "fatal" in message:
            raise SurroundingsFault("The evidence of the audit cannot be written.", message["fatal"])
        if "ready" in message:
            ready = True
            continue
        yield message["key"], _site_fetch(waiting.pop(message["key"]), message, folder)
        if not waiting:
            return
    if not ready:
        raise SurroundingsFault("The crawling process could not start.", f"It said: {process.last_words() or 'nothing'}")


class _Process:
    """The worker as a context: at the end, and on any error, it is gone."""

    def __init__(self, folder: Path, limits: Limits, options: Options) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._errors = tempfile.TemporaryFile(mode="w+", encoding="utf-8", errors="replace")  # noqa: SIM115 - closed in __exit__
        except OSError as fault:
            raise SurroundingsFault(f"The folder {folder} cannot be written.", str(fault)) from fault
        self._first = {"limits": asdict(limits), "options": asdict(options), "store": str(folder.resolve())}

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603 - our own module, by this very Python
            [sys.executable, "-m", WORKER],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, encoding="utf-8",
        )  # fmt: skip
        self.send(self._first)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._errors.close()

    def send(self, *messages: dict[str, Any]) -> None:
        """One line to the worker for each message; a worker that is gone is found out by what it does not say."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.writelines(json.dumps(message) + "\n" for message in messages)
            self._process.stdin.flush()

    def messages(self) -> Iterator[dict[str, Any]]:
        """The worker's lines as they come."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if not line.endswith("\n"):
                return
            yield json.loads(line)

    def last_words(self) -> str:
        """The end of what the worker wrote as an error."""
        self._errors.seek(0)
        return self._errors.read()[-500:].strip()


def _site_fetch(address: str, message: dict[str, Any], folder: Path) -> SiteFetch:
    pages, log = [], []
    for read in message["reads"]:
        outcome, body = read["outcome"], b""
        if outcome == "ok" and read["page"]:
            kept = read_body(folder, read["sha256"]) if read["sha256"] else b""
            body, outcome = (kept, "ok") if kept is not None else (b"", "program-fault")
        log.append(
            FetchRecord(
                read["address"], outcome, read["status"], read["size"], read["seconds"], read["clicks"],
                read["reason"] or OUTCOMES[outcome], read["final_address"],
            )
        )  # fmt: skip
        chosen = (outcome.startswith("limit-") or outcome in _BY_CHOICE) and not wanted(read["points"])
        if read["page"] and outcome not in _NO_PAGE and not chosen:
            pages.append(
                SavedPage(
                    read["address"], body, read["content_type"], outcome, read["clicks"], read["final_address"], read["linked_as"]
                )
            )
    return SiteFetch(
        address, tuple(pages), tuple(log), tuple(dict.fromkeys(message["notes"])), message["partial"], message["home"]
    )
