"""What is printed, sent and opened in an office program: payloads stay words, nothing is fetched while it is made."""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from careersite import run
from tests.security.conftest import TODAY, Attacked
from tests.security.payloads import PRODUCT, SECRET

OUTSIDE = re.compile(rb'<Relationship [^>]*TargetMode="External"[^>]*>')
_ASKED: list[str] = []
_WATCHING: list[bool] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _WATCHING and event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname"):
        _ASKED.append(f"{event} {arguments!r}"[:200])


# An audit hook can never be taken away, only told to look elsewhere.
sys.addaudithook(_hook)


@contextmanager
def nothing_asked() -> Iterator[None]:
    """No address is looked up or connected to while the block runs."""
    _WATCHING.append(True)
    _ASKED.clear()
    try:
        yield
    finally:
        _WATCHING.pop()
    assert _ASKED == []


@pytest.fixture(scope="module")
def office(attacked: Attacked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    with nothing_asked():
        list(run.export(attacked.programme, folder, ("office",), today=TODAY))
    return folder


def test_office_files_hold_no_formula_no_macro_and_no_strange_link(office: Path) -> None:
    made = [path for path in office.rglob("*") if path.suffix in (".xlsx", ".docx", ".pptx")]
    assert {path.suffix for path in made} == {".xlsx", ".docx", ".pptx"}
    for path in made:
        with zipfile.ZipFile(path) as package:
            assert not [name for name in package.namelist() if re.search(r"vba|activeX|embeddings|externalLinks", name, re.IGNORECASE)], path
            for name in package.namelist():
                data = package.read(name)
                assert SECRET.encode() not in data, (path, name)
                assert PRODUCT.encode() not in data, (path, name)
                assert not re.search(rb"<f[ >]", data) or not name.startswith("xl/"), (path, name)
                assert not name.endswith((".xml", ".rels")) or not re.search(rb"<!DOCTYPE|<!ENTITY", data), (path, name)
                fields = re.findall(rb"<w:instrText[^>]*>([^<]*)|w:instr=\"([^\"]*)", data)
                assert not [field for field in fields if re.search(rb"DDE|INCLUDE|LINK|IMPORT", b"".join(field))], (path, name)
                for link in OUTSIDE.findall(data):
                    target = re.search(rb'Target="([^"]*)"', link)
                    assert target and re.match(rb"(?:https?|mailto|tel):", target[1]), (path, link)
                    assert b"/hyperlink" in link, (path, link)


@pytest.mark.full
def test_printed_documents_fetch_nothing_and_run_nothing(attacked: Attacked, tmp_path: Path) -> None:
    with nothing_asked():
        list(run.export(attacked.programme, tmp_path, ("pdf", "leaflet", "zip"), today=TODAY))
    documents = [path for path in tmp_path.rglob("*") if path.suffix == ".pdf"]
    assert documents
    for path in documents:
        data = path.read_bytes()
        assert not re.search(rb"/JavaScript|/JS\b|/Launch|/EmbeddedFile\b.*evil|/SubmitForm|/OpenAction\s*<<", data), path
        assert SECRET.encode() not in data
