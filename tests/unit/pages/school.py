"""Programmes for the tests of pages, and the pages made from them."""

from __future__ import annotations

import copy
import datetime
import posixpath
import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.pages.page import SitePages
from careersite.pages.site import build_pages
from careersite.rules.catalogue import load_catalogue
from careersite.rules.encounters import phase_states
from careersite.rules.judge import judge
from careersite.words import words_for

EXAMPLE = Path(__file__).parents[3] / "programme.yaml"
TODAY = datetime.date(2026, 11, 21)
SMALL = {"institution": {"name": "Oak Lane School", "kind": "maintained", "years": "7-11"}, "academic_year": "2026-27"}


@cache
def _example() -> dict[str, Any]:
    return yaml.load(EXAMPLE.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def example(**changes: Any) -> dict[str, Any]:
    """The worked example as nested texts, with top-level parts changed."""
    return copy.deepcopy(_example()) | changes


def small(**changes: Any) -> dict[str, Any]:
    """The least that a school can write, with parts added."""
    return copy.deepcopy(SMALL) | changes


def programme_of(data: dict[str, Any]) -> Programme:
    """The checked programme."""
    programme, faults = validate(data)
    assert programme, faults
    return programme


def pages_of(data: dict[str, Any], *, today: datetime.date = TODAY, language: str = "en", phases: Any = None, **more: Any) -> SitePages:
    """The pages of a programme, judged on the day."""
    programme = programme_of(data)
    states = phase_states(programme, today=today) if phases is None else phases
    return build_pages(
        programme, judge(programme, today=today), states, today=today, catalogue=load_catalogue(), words=words_for(language, marking=language != "en", by_age=programme.institution.by_age), **more
    )


@cache
def example_pages() -> SitePages:
    """The pages of the worked example."""
    return pages_of(example())


def text_of(html: str) -> str:
    """The words of a page, without its data for machines."""
    from html import unescape

    html = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    html = re.sub(r"</?(?:a|b|bdi|em|strong|time)\b[^>]*>", "", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def dead_links(site: SitePages, files: tuple[str, ...] = ()) -> list[str]:
    """Links inside the site to a page, a file or an id that is not there."""
    ids = {page.path: set(re.findall(r'\sid="([^"]+)"', page.body)) for page in site.pages}
    dead = []
    for page in site.pages:
        for address in re.findall(r'(?:href|src)="([^"]*)"', page.body):
            if re.match("https?:|mailto:|tel:", address):
                continue
            path, _, fragment = re.sub(r"\?[^#]*", "", address).partition("#")
            target = posixpath.normpath(posixpath.join("/", page.path, unquote(path))).strip("/") if path else page.path.strip("/")
            folder = f"{target}/" if target else ""
            if re.fullmatch(r"roadmap/[a-z-]+\.svg", target):
                continue  # drawn by the exports, whose tests look for them
            if address.startswith("/") or not (target in files or folder in ids) or (fragment and fragment not in ids.get(folder, {fragment})):
                dead.append(f"{page.path or 'home'}: {address}")
    return dead
