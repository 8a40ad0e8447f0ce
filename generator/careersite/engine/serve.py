"""A preview on this computer that is rebuilt at each change and never shows an old page.

Sites are made the direct way, in memory; nothing is written. The server answers GET and HEAD from this computer only:
a Host that is not this computer's is refused (DNS rebinding), and so is another site's Origin.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from urllib.parse import unquote_to_bytes, urlsplit

from careersite.engine.content import ContentFile
from careersite.engine.direct import SiteFiles, Source
from careersite.engine.faults import in_full
from careersite.engine.hosts import HEADERS
from careersite.engine.preview import SCRIPT, Preview, seen, trouble_page, with_preview
from careersite.engine.site_input import SiteInput
from careersite.errors import CareersiteError, SurroundingsFault
from careersite.places import theme_dir

HOST = "127.0.0.1"
WAIT = "/.careersite/changed"
MOST_REQUESTS = 32
LONGEST_ADDRESS = 2_048
LOOK_EVERY = 0.05
# So long after an edit the rest of the site is made, and its links are looked at.
QUIET = 0.5
_PREVIEW_JS = b"""const version = new URL(document.currentScript.src).searchParams.get("v");
const ask = async () => {
  try {
    const answer = await fetch("/.careersite/changed?" + version);
    if (answer.status === 205) return location.reload();
  } catch { await new Promise((done) => setTimeout(done, 1000)); }
  ask();
};
ask();
"""
_TYPES = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "json": "application/json",
    "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "pdf": "application/pdf", "ics": "text/calendar; charset=utf-8", "xml": "application/xml", "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8", "mp4": "video/mp4", "webm": "video/webm", "mp3": "audio/mpeg", "m4a": "audio/mp4", "vtt": "text/vtt; charset=utf-8",
}  # fmt: skip


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "careersite"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 30

    def parse_request(self) -> bool:
        """As the base class; whoever asks for something is no longer idle."""
        self.server.busy(self.connection)
        return super().parse_request()

    def handle_one_request(self) -> None:
        """As the base class; until the next line comes, the connection is idle."""
        self.server.idle(self.connection)
        super().handle_one_request()

    def do_GET(self) -> None:
        """Answer with a page or a file."""
        preview = self.server.preview
        if not self._comes_from_here():
            self._send(403, b"This preview answers this computer only.\n", "txt")
        elif len(self.path) > LONGEST_ADDRESS:
            self._send(414, b"The address is too long.\n", "txt")
        elif self.path.partition("?")[0] == WAIT:
            seen = self.path.partition("?")[2]
            self._send(205 if preview.wait(int(seen) if seen.isdecimal() and len(seen) < 12 else -1) else 204, b"", "txt")
        elif self.path.partition("?")[0] == SCRIPT:
            self._send(200, _PREVIEW_JS, "js")
        else:
            self._send_file(preview)

    do_HEAD = do_GET  # noqa: N815 - the base class asks for this name

    def _comes_from_here(self) -> bool:
        port = self.server.server_port
        here = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
        origin = self.headers.get("Origin")
        hosts = self.headers.get_all("Host") or []
        followed = self.headers.get("Sec-Fetch-Mode") == "navigate"
        # A whole address in the first line would stand above the Host (RFC 9112, 3.2.2); browsers send one to proxies only.
        if len(hosts) != 1 or hosts[0].lower() not in here or not self.path.startswith("/"):
            return False
        if self.headers.get("Sec-Fetch-Site") == "cross-site" and not followed:
            return False
        return origin is None or origin in {f"http://{name}" for name in here}

    def _send_file(self, preview: Preview) -> None:
        name = file_name(self.path)
        files, version, trouble, findings = preview.now()
        try:
            found, source = _found(files, name)
            page_without_slash = found.endswith("/index.html") and not urlsplit(self.path).path.endswith(("/", "/index.html"))
            missing = files.find("404.html") if files and source is None else None
        except CareersiteError as error:  # A template fails at one page only.
            found, source, trouble = "index.html", None, in_full(error)
            page_without_slash, missing = False, None
        if trouble and (source is None or found.endswith(".html")):
            self._send(500, with_preview(trouble_page(trouble, findings, has_site=files is not None), version), "html")
        elif source is None:
            self._send(404, with_preview(missing, version) if isinstance(missing, bytes) else b"Not found.\n", "html")
        elif page_without_slash:
            self._send(301, b"", "txt", {"Location": f"/{name}/"})
        else:
            data = source.read() if isinstance(source, ContentFile) else source
            ending = PurePosixPath(found).suffix[1:]
            self._send(200, with_preview(data, version, findings) if ending == "html" else data, ending)

    def _send(self, status: int, body: bytes, ending: str, more: Mapping[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(ending, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in {**HEADERS, **(more or {})}.items():
            self.send_header(name, value)
        if self.headers.get("Content-Length") or self.headers.get("Transfer-Encoding"):
            # A body is never read, so the connection cannot be used again.
            self.close_connection = True
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Keep the terminal for findings."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, preview: Preview) -> None:
        self.preview = preview
        self._room = threading.BoundedSemaphore(MOST_REQUESTS)
        # Connections that ask for nothing, the longest idle first.
        self._idle: dict[object, None] = {}
        super().__init__((HOST, port), _Handler)

    def idle(self, connection: object) -> None:
        """Note that a connection asks for nothing now."""
        self._idle[connection] = None

    def busy(self, connection: object) -> None:
        """Note that a connection has asked for something, or is gone."""
        self._idle.pop(connection, None)

    def process_request(self, request: object, client_address: object) -> None:
        """Answer in a thread of its own; where there are too many, in place of the connection that was idle longest."""
        if not self._room.acquire(blocking=False) and not self._make_room():
            self.shutdown_request(request)  # type: ignore[arg-type]
            return
        super().process_request(request, client_address)  # type: ignore[arg-type]

    def _make_room(self) -> bool:
        # A copy: other threads note their connections meanwhile.
        longest = next(iter(list(self._idle)), None)
        if longest is None:
            return False
        self.busy(longest)
        # Its thread reads the end of the connection and gives the place back.
        with suppress(OSError):
            longest.shutdown(socket.SHUT_RDWR)  # type: ignore[attr-defined]
        return self._room.acquire(timeout=1)

    def process_request_thread(self, request: object, client_address: object) -> None:
        """The same as the base class, giving the place back."""
        try:
            super().process_request_thread(request, client_address)  # type: ignore[arg-type]
        finally:
            self.busy(request)
            self._room.release()

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle of an answer is no news."""


def _found(files: SiteFiles | None, name: str | None) -> tuple[str, Source | None]:
    for tried in (f"{name}/index.html".lstrip("/"), name) if files and name is not None else ():
        source = files.find(tried) if files and tried else None
        if source is not None:
            return tried or "", source
    return "", None


def file_name(address: str) -> str | None:
    """The file that an address asks for; None where it is no plain path inside the site."""
    try:
        path = unquote_to_bytes(urlsplit(address).path).decode("utf-8")
    except ValueError:
        return None
    parts = path.split("/")
    if not path.startswith("/") or ".." in parts or "\0" in path or "\\" in path:
        return None
    return "/".join(part for part in parts if part)


def serve(
    prepare: Callable[[], SiteInput],
    watched: Sequence[Path],
    *,
    port: int = 8000,
    say: Callable[[str], None] = print,
    stop: threading.Event | None = None,
) -> None:
    """Show a site and keep it up to date until Ctrl-C (or until ``stop`` is set).

    Args:
        prepare: reads the programme and gives the site; called again at each change.
        watched: the programme, the content folder, the theme.
        port: 0 takes a free one.
        say: where progress is told; the first line names the address.
        stop: ends the preview from another thread.

    Raises:
        SurroundingsFault: the port is in use.
    """
    stop = stop or threading.Event()
    preview = Preview(prepare)
    try:
        server = _Server(port, preview)
    except (OSError, OverflowError) as error:
        raise SurroundingsFault(f"Port {port} cannot be used: {error}.", "Name another one: --port 8001.") from error
    state = seen(watched)
    preview.rebuild()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
    say(f"Open http://{HOST}:{server.server_port}/ in your browser. Stop with Ctrl-C.")
    if preview.trouble:
        say(preview.trouble)
    quiet = 0.0
    try:
        while not stop.wait(LOOK_EVERY):
            now = seen(watched)
            quiet += LOOK_EVERY
            if now != state:
                quiet = 0.0
                changed = {path for path, _ in now.items() ^ state.items()}
                state = now
                begun = time.perf_counter()
                preview.rebuild(theme_changed=any(path.startswith(str(theme_dir())) for path in changed))
                say(preview.trouble or f"Rebuilt in {1000 * (time.perf_counter() - begun):.0f} ms.")
            elif QUIET <= quiet < QUIET + LOOK_EVERY:
                preview.look_closer()
    finally:
        server.shutdown()
        server.server_close()
