"""A school whose every free text is an attack, built once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from filelock import FileLock

from careersite import run
from careersite.engine.content import ContentFile
from careersite.engine.direct import plain_files, render_pages
from careersite.source.writing import yaml_text
from tests.security.filling import filled
from tests.security.payloads import SECRET, TYPED

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="hit()"><script>hit()</script><a href="javascript:hit()"><rect width="9" height="9"/></a></svg>'
TODAY = datetime.date(2026, 11, 21)


@dataclass(frozen=True)
class Attacked:
    """The school's file, and the folder of its site."""

    programme: Path
    site: Path


def attack(folder: Path, start: int = 0) -> Attacked:
    """Write the school and build its site; ``start`` turns the ring of payloads, so that other ones come to short fields."""
    content = folder / "content"
    content.mkdir()
    (content / "logo.svg").write_text(LOGO, encoding="utf-8")
    (content / "plan.txt").write_text("\n".join(TYPED), encoding="utf-8")
    (content / "talk.mp3").write_bytes(b"ID3\x04" + b"\0" * 100)
    (content / "talk.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\n<script>hit()</script>\n", encoding="utf-8")
    # A page of the content folder refuses a paragraph of hundreds of brackets, and no more.
    (content / "attack.md").write_bytes("\n\n".join(["# <img src=x onerror=hit()> {{ 1337*1337 }}", *TYPED]).encode())
    data, _ = filled(TYPED, start)
    programme = folder / "programme.yaml"
    programme.write_text(yaml_text(data), encoding="utf-8")
    # Publishing would stop at the payloads' dead links; here the pages are wanted with everything in them.
    site = run.prepare_site(programme, TODAY)
    for name, source in [*plain_files(site).items(), *render_pages(site)]:
        target = folder / "site" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read() if isinstance(source, ContentFile) else source)
    return Attacked(programme, folder / "site")


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """The school with all payloads in all fields."""
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "attacked"
    with pytest.MonkeyPatch.context() as patch, FileLock(str(shared / "attacked.lock")) as lock:
        patch.setenv("SECRET_OF_THE_TEST", SECRET)
        if folder.exists():
            made = Attacked(folder / "programme.yaml", folder / "site")
        else:
            folder.mkdir()
            made = attack(folder)
        lock.release()
        yield made
