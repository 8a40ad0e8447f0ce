"""Pictures: read as XML, and measured in a browser."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image
from playwright.sync_api import Browser

from careersite.exports import ExportInput
from careersite.exports.drawing import SMALL, WIDTH, Board, wrapped
from careersite.exports.roadmap import files
from careersite.pages.roadmap import pictures_of
from careersite.words import words_for
from tests.unit.exports.conftest import context_of

SVG = "{http://www.w3.org/2000/svg}"
OUTSIDE = "[...document.querySelectorAll('text')].filter(t => { const b = t.getBBox(); return b.x < 0 || b.x + b.width > 320; }).map(t => t.textContent)"
NAMES = ("learners", "parents", "stages", "benchmarks", "outcomes")
LEFT = """
impact:
  destinations:
    - {year: "2025", cohort: Year 11, routes: [{name: Sixth form, percent: 60}, {name: Apprenticeship, percent: 8}], source: Our own count}
    - {year: "2024", cohort: Year 11, routes: [{name: College, learners: 40}]}
"""


def texts(svg: bytes) -> str:
    return " ".join(element.text or "" for element in Tree.fromstring(svg).iter(f"{SVG}text"))


def test_pictures_of_the_example(academy: ExportInput) -> None:
    made = files(academy)
    assert set(made) == {f"roadmap/{name}.svg" for name in NAMES}
    assert made == files(academy)


@pytest.mark.parametrize("name", NAMES)
def test_named_described_and_large_enough(academy: ExportInput, name: str) -> None:
    root = Tree.fromstring(files(academy)[f"roadmap/{name}.svg"])
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert root.get("aria-labelledby") == "title text"
    sizes = [float(element.attrib["font-size"]) for element in root.iter(f"{SVG}text")]
    # At 320 CSS px the page's margins leave 286 for the picture.
    assert min(sizes) * 286 / WIDTH >= 12


def test_picture_says_what_the_page_says(academy: ExportInput) -> None:
    made = files(academy)
    for picture in pictures_of(academy.press):
        drawn = re.sub(r"\s+", "", texts(made[picture.file]))
        for stop in picture.stops:
            for point in stop.points:
                assert re.sub(r"\s+", "", point.title) in drawn
        for row in picture.rows:
            assert re.sub(r"\s+", "", row.title) in drawn
            assert "".join(f"{year}{count}" for year, count in zip(picture.columns, row.counts, strict=True)) in drawn


def test_destinations_by_year() -> None:
    context = context_of("institution: {name: Hill School, kind: maintained, years: 7-11}\nacademic_year: 2026-27\n" + LEFT)
    drawn = texts(files(context)["roadmap/destinations.svg"])
    assert "Sixth form: 60 per cent" in drawn
    assert "College: 40 leavers" in drawn
    assert "2024" in drawn


def test_empty_programme_has_only_roads(made: Callable[[str], ExportInput]) -> None:
    assert set(files(made(""))) == {"roadmap/learners.svg", "roadmap/parents.svg"}


def test_markup_stays_text(made: Callable[[str], ExportInput]) -> None:
    title = '</text><script>alert(1)</script>"&'
    context = made(f"activities: [{{id: fair, title: '{title}', kind: careers-fair, years: [8], stage: apply, when: 2026-11-12}}]\n")
    for data in files(context).values():
        assert not list(Tree.fromstring(data).iter(f"{SVG}script"))
    assert title.replace(" ", "") in texts(files(context)["roadmap/stages.svg"]).replace(" ", "")


def test_long_words_are_cut() -> None:
    lines = wrapped("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 2, SMALL, 200)
    assert len(lines) > 2
    assert "".join(lines).count("gogogoch") == 2


@pytest.mark.browser
@pytest.mark.parametrize("language", ["ar", "ur", "bn", "uk"])
def test_every_script_stays_inside(academy: ExportInput, browser: Browser, language: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    for data in files(replace(academy, words=words_for(language))).values():
        page.set_content(data.decode())
        assert page.evaluate(OUTSIDE) == []
    page.close()


def test_a_line_of_latin_letters_keeps_its_direction() -> None:
    board = Board(mirrored=True)
    board.write("A day at the port.", 8)
    assert 'direction="ltr" text-anchor="end"' in board.svg("t", "d", "ar").decode()


def test_mirrored_for_languages_from_right_to_left() -> None:
    board = Board(mirrored=True)
    board.write("مرحبا", 8)
    svg = board.svg("t", "d", "ar").decode()
    assert f'x="{WIDTH - 8}"' in svg
    assert 'direction="rtl"' in svg


@pytest.mark.browser
def test_no_text_leaves_the_picture(academy: ExportInput, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    for data in files(academy).values():
        page.set_content(data.decode())
        assert page.evaluate("document.querySelectorAll('text').length") > 10
        assert page.evaluate(OUTSIDE) == []
    page.close()


@pytest.fixture(scope="session")
def site(academy: ExportInput, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """The address of the example's site."""
    folder = tmp_path_factory.mktemp("site")
    for name, data in academy.site_files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return serve(folder)


@pytest.mark.browser
@pytest.mark.parametrize("look", [{}, {"color_scheme": "dark"}, {"forced_colors": "active", "color_scheme": "dark"}], ids=["light", "dark", "forced colours"])
def test_pictures_follow_the_screen_under_the_policy_of_the_site(site: str, browser: Browser, look: dict[str, Any]) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700}, **look)
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.goto(f"{site}roadmap/", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    images = page.locator(".pictured img")
    assert images.count() == len(NAMES)
    assert all(images.nth(place).evaluate("image => image.naturalWidth > 0 && image.clientWidth >= 286") for place in range(len(NAMES)))
    shot = Image.open(io.BytesIO(images.first.screenshot())).convert("L")
    page.close()
    paper, darkest, lightest = shot.getpixel((2, 2)), *shot.getextrema()
    assert lightest - darkest > 180
    # Which two colours are forced is the reader's choice.
    if "forced_colors" not in look:
        assert (paper < 60) == ("color_scheme" in look)
    assert not faults


@pytest.mark.browser
def test_data_in_pages_offends_no_policy(site: str, browser: Browser) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    for path in ("", "activities/y8-wind-farm/", "print/poster/", "calendar/"):
        page.goto(site + path)
        assert page.locator('script[type="application/ld+json"]').count() >= 1
    page.close()
    assert not faults
