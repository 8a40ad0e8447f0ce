"""What every test may ask for: the day, a browser, a server for a folder, the built example site."""

from __future__ import annotations

import asyncio
import datetime
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser

from tests.a11y import chromium

ROOT = Path(__file__).resolve().parents[1]
# The day on which every test judges; no test reads the clock.
TODAY = datetime.date(2026, 11, 21)
# A machine that others use too is slow now and then: that is no fault of what is tested.
settings.register_profile("careersite", deadline=None)
settings.load_profile("careersite")


@pytest.fixture(scope="session")
def today() -> datetime.date:
    """The day on which every test judges."""
    return TODAY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One headless Chromium for each worker."""
    with chromium.started() as running:
        yield running


class QuietHandler(SimpleHTTPRequestHandler):
    """Serve files, keep no log, and answer an unknown address as a school's host does: with 404.html."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own page where there is one."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def start_server(folder: Path) -> ThreadingHTTPServer:
    """Serve a folder on a free port of the loopback address; the caller shuts it down."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """``serve(folder)`` gives the address of that folder, ending in a slash."""
    with ExitStack() as stack:
        addresses: dict[Path, str] = {}

        def address(folder: Path) -> str:
            if folder not in addresses:
                server = start_server(folder)
                stack.callback(server.server_close)
                stack.callback(server.shutdown)
                addresses[folder] = f"http://127.0.0.1:{server.server_port}/"
            return addresses[folder]

        yield address


def build(programme: Path, out: Path) -> None:
    """Build a programme's site as a person does, with the command."""
    command = [sys.executable, "-m", "careersite", "build", str(programme), "--out", str(out), "--today", TODAY.isoformat()]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, env={**os.environ, "NO_COLOR": "1"})
    if done.returncode:
        pytest.fail(f"{' '.join(command)} ended with {done.returncode}\n{done.stdout}\n{done.stderr}", pytrace=False)


@pytest.fixture(scope="session")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``site_of("programme.yaml")`` gives the folder of that programme's site, built once for all workers."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent

    def built(programme: str) -> Path:
        name = programme.removesuffix(".yaml").replace("/", "-")
        out = shared / "sites" / name
        out.parent.mkdir(exist_ok=True)
        done = shared / "sites" / f"{name}.built"
        with FileLock(str(shared / "sites" / f"{name}.lock")):
            if not done.exists():
                build(ROOT / programme, out)
                done.touch()
        return out

    return built


@pytest.fixture(scope="session")
def built_site(site_of: Callable[[str], Path]) -> Path:
    """The example school's site."""
    return site_of("programme.yaml")


@pytest.fixture(autouse=True)
def _loops_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let asyncio.run start although the browser of this worker keeps a loop running in the same thread."""
    run = asyncio.run

    def beside_the_browser(*arguments: object, **options: object) -> object:
        running = asyncio.events._get_running_loop()
        asyncio.events._set_running_loop(None)
        try:
            return run(*arguments, **options)
        finally:
            asyncio.events._set_running_loop(running)

    monkeypatch.setattr(asyncio, "run", beside_the_browser)
