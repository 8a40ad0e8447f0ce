"""The preview: follows every edit, keeps the last good site, answers this computer only."""

from __future__ import annotations

import http.client
import random
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from careersite.engine.hosts import POLICY
from careersite.engine.preview import Preview, seen
from careersite.engine.serve import MOST_REQUESTS, file_name, serve
from careersite.engine.site_input import SiteInput
from careersite.errors import InputFault, SurroundingsFault
from tests.build.edits import edits
from tests.build.sample import page, site


@dataclass
class Running:
    """A preview under test: a file whose text is the title of a page, and what was said."""

    file: Path
    port: int
    said: list[str]
    told: threading.Condition

    def edit(self, text: str) -> None:
        """Save the file and wait until the preview has taken it in."""
        with self.told:
            before = len(self.said)
            # In one step, as editors save: otherwise the preview may see the file while it is empty.
            new = self.file.with_name(".title.new")
            new.write_text(text, encoding="utf-8")
            new.replace(self.file)
            assert self.told.wait_for(lambda: len(self.said) > before, 30)

    def get(self, address: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Ask the preview."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, address, skip_host="Host" in headers)
        for name, value in headers.items():
            connection.putheader(name, value)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@contextmanager
def running(folder: Path, text: str = "Visits") -> Iterator[Running]:
    file = folder / "title.txt"
    file.write_text(text, encoding="utf-8")

    def prepare() -> SiteInput:
        title = file.read_text(encoding="utf-8")
        if title == "broken":
            raise InputFault("The title is <b>broken</b>.", "Mend it.")
        if title == "crash":
            raise ZeroDivisionError
        return site(page("visits/", title))

    said: list[str] = []
    told, stop = threading.Condition(), threading.Event()

    def say(sentence: str) -> None:
        with told:
            said.append(sentence)
            told.notify_all()

    thread = threading.Thread(target=serve, args=(prepare, [file]), kwargs={"port": 0, "say": say, "stop": stop})
    thread.start()
    with told:
        assert told.wait_for(lambda: said, 30)
    port = int(said[0].split("127.0.0.1:")[1].split("/")[0])
    try:
        yield Running(file, port, said, told)
    finally:
        stop.set()
        thread.join(30)
        assert not thread.is_alive()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(tmp_path_factory.mktemp("serve")) as made:
        yield made


def test_an_edit_is_shown_a_broken_one_is_explained_and_the_good_one_comes_back(tmp_path: Path) -> None:
    with running(tmp_path, "First") as preview:
        assert b"<h1>First</h1>" in preview.get("/visits/")[2]
        preview.edit("Second")
        assert b"<h1>Second</h1>" in preview.get("/visits/")[2]
        preview.edit("broken")
        status, _, body = preview.get("/visits/")
        assert status == 500
        assert b"The title is &lt;b&gt;broken&lt;/b&gt;." in body
        assert b"The last good site is kept" in body
        assert preview.get("/assets/site.css")[0] == 200
        preview.edit("crash")
        assert b"ZeroDivisionError" in preview.get("/")[2]
        preview.edit("Third")
        status, _, body = preview.get("/visits/")
        assert (status, b"<h1>Third</h1>" in body) == (200, True)


def test_no_page_is_stale_through_many_edits(tmp_path: Path) -> None:
    """A few of the 500 of ``make soak``; so few say nothing about memory."""
    done = edits(12, tmp_path)
    assert (done.pages, done.stale) == (24, 0)


def test_a_waiting_browser_is_told_at_once(tmp_path: Path) -> None:
    with running(tmp_path) as preview:
        version = preview.get("/visits/")[2].split(b"preview.js?v=")[1].split(b'"')[0].decode()
        answers: list[int] = []
        waiting = threading.Thread(target=lambda: answers.append(preview.get(f"/.careersite/changed?{version}")[0]))
        waiting.start()
        preview.edit("Changed")
        waiting.join(30)
        assert answers == [205]
        assert preview.get(f"/.careersite/changed?{version}")[0] == 205


def test_a_page_comes_with_headers_and_is_not_kept(preview: Running) -> None:
    status, headers, body = preview.get("/parents/")
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith(POLICY)
    assert b"<h1>For parents and carers</h1>" in body
    assert preview.get("/parents/", "HEAD")[2] == b""
    assert preview.get("/parents")[0:2][0] == 301
    assert preview.get("/parents")[1]["location"] == "/parents/"
    status, _, body = preview.get("/nothing/")
    assert (status, b"Page not found" in body) == (404, True)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{port}", "", "127.0.0.1:{port}@evil.example"])
def test_another_name_for_this_computer_is_refused(preview: Running, host: str) -> None:
    status, _, body = preview.get("/", Host=host.format(port=preview.port))
    assert status == 403
    assert b"Northfield" not in body


def test_a_whole_address_in_the_first_line_is_refused(preview: Running) -> None:
    assert preview.get("http://evil.example/")[0] == 403


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "[::1]", "LOCALHOST"])
def test_this_computers_names_are_taken(preview: Running, name: str) -> None:
    assert preview.get("/", Host=f"{name}:{preview.port}")[0] == 200


def test_another_sites_page_may_not_read_the_preview(preview: Running) -> None:
    for origin in ("https://evil.example", "null", f"http://127.0.0.1:{preview.port + 1}", f"https://127.0.0.1:{preview.port}"):
        assert preview.get("/", Origin=origin)[0] == 403
    assert preview.get("/", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"})[0] == 403
    assert preview.get("/", Origin=f"http://127.0.0.1:{preview.port}")[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get"])
def test_only_get_and_head_are_answered(preview: Running, method: str) -> None:
    assert preview.get("/", method)[0] == 501


@pytest.mark.parametrize(
    "address",
    ["/../title.txt", "/..%2ftitle.txt", "/%2e%2e/title.txt", "/visits/../../title.txt", "//etc/passwd", "/..\\title.txt", "/%5c..%5ctitle.txt", "/%00", "/%ff", "/.careersite-site", "/assets/../../title.txt", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd"],
)
def test_no_address_leads_out_of_the_site(preview: Running, address: str) -> None:
    status, _, body = preview.get(address)
    assert status == 404
    assert b"root:" not in body
    assert not body.startswith(b"Visits")


def test_addresses_and_headers_have_a_limit(preview: Running) -> None:
    assert preview.get("/" + "a" * 5_000)[0] == 414
    assert preview.get("/", **{f"X-{number}": "a" for number in range(200)})[0] == 431


def test_made_up_requests_do_no_harm(preview: Running) -> None:
    chance = random.Random(7)
    parts = [b"GET ", b"HEAD ", b"/", b"parents/", b"..", b"%2e", b"%", b"\0", b"\r\n", b"\n", b" HTTP/1.1", b" HTTP/9.9", b"Host: 127.0.0.1", b":", b"\xff\xfe", b"a" * 300, b"Content-Length: 99999999", b"Transfer-Encoding: chunked", b"?", b"#", b"\r\n\r\n"]
    for _ in range(150):
        request = b"".join(chance.choices(parts, k=chance.randint(1, 14))) + b"\r\n\r\n"
        with socket.create_connection(("127.0.0.1", preview.port), timeout=10) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answer = b""
            while part := connection.recv(65_536):
                answer += part
        assert b"Traceback" not in answer
        assert b" 200 " not in answer[:20] or b"127.0.0.1" in request
    assert preview.get("/")[0] == 200


def test_connections_that_say_nothing_do_not_stop_it(preview: Running) -> None:
    idle = [socket.create_connection(("127.0.0.1", preview.port)) for _ in range(2 * MOST_REQUESTS)]
    try:
        assert preview.get("/")[0] == 200
    finally:
        for connection in idle:
            connection.close()


def test_a_port_in_use_is_said(preview: Running, tmp_path: Path) -> None:
    with pytest.raises(SurroundingsFault, match="cannot be used"):
        serve(site, [tmp_path], port=preview.port, say=lambda _: None)


def test_dead_links_are_shown_on_the_page() -> None:
    preview = Preview(lambda: site(page("visits/", "Visits", body='<h1>V</h1><a href="nowhere">x</a>')))
    preview.rebuild()
    version = preview.version
    preview.look_closer()
    assert preview.version == version + 1
    assert [finding.id for finding in preview.findings] == ["LINK-DEAD"]
    assert preview.trouble == ""


def test_a_change_of_any_watched_file_is_seen(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    before = seen([tmp_path / "p.yaml", tmp_path / "content"])
    (tmp_path / "content" / "a.md").write_text("a")
    (tmp_path / "content" / ".a.md.swp").write_text("a")
    (tmp_path / "content" / "loop").symlink_to(tmp_path / "content")
    after = seen([tmp_path / "p.yaml", tmp_path / "content"])
    assert sorted(Path(path).name for path in after.keys() - before.keys()) == ["a.md", "loop"]
    (tmp_path / "content" / "a.md").unlink()
    assert str(tmp_path / "content" / "a.md") not in seen([tmp_path / "content"])


@pytest.mark.parametrize(("address", "name"), [("/", ""), ("/a/b/", "a/b"), ("/a%20b?c#d", "a b"), ("/../x", None), ("/a\\b", None), ("x", None)])
def test_the_file_of_an_address(address: str, name: str | None) -> None:
    assert file_name(address) == name
