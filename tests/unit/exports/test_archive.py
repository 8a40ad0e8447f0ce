"""The zip: unpacked into a folder with an odd name and used there by a browser without any server."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from careersite.exports import ExportInput
from careersite.exports.archive import files, packed

LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.href).filter(a => a.startsWith('file:'))"


@pytest.fixture(scope="session")
def data(academy: ExportInput) -> bytes:
    return files(academy)["careers-site.zip"]


def test_same_files_same_bytes(academy: ExportInput, data: bytes) -> None:
    site = academy.site_files()
    assert packed(dict(reversed(list(site.items())))) == data


def test_no_clock_and_no_odd_names(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert all(entry.filename.startswith("careers/") and ".." not in entry.filename for entry in entries)


@pytest.mark.browser
def test_every_link_works_without_a_server(data: bytes, tmp_path: Path, browser: Browser) -> None:
    folder = tmp_path / "from a mail é"
    zipfile.ZipFile(io.BytesIO(data)).extractall(folder)
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("requestfailed", lambda request: faults.append(request.url))
    seen: set[str] = set()
    todo = {(folder / "careers/index.html").as_uri()}
    while todo:
        address = todo.pop()
        seen.add(address)
        assert Path(unquote(urlsplit(address).path)).is_file(), address
        if address.endswith(".html"):
            page.goto(address)
            todo |= {link.split("#")[0].split("?")[0] for link in page.evaluate(LINKS)} - seen
    assert len(seen) > 80
    assert page.evaluate("getComputedStyle(document.querySelector('.band')).backgroundColor") != "rgba(0, 0, 0, 0)"
    page.close()
    assert not faults


@pytest.mark.browser
@pytest.mark.parametrize(("start", "words"), [("years/", "apprenticeship"), ("pl/students/", "port")])
def test_search_works_without_a_server(data: bytes, tmp_path: Path, browser: Browser, start: str, words: str) -> None:
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / f"careers/{start}index.html").as_uri())
    page.fill("#find-words", words)
    page.press("#find-words", "Enter")
    first = page.locator("#search-results a").first
    first.wait_for()
    first.click()
    page.wait_for_url("**/index.html*")
    assert ("/pl/" in page.url) == start.startswith("pl/")
    assert page.locator("h1").count() == 1
    page.close()
