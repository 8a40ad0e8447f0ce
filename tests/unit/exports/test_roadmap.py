"""Pictures: read as XML, and measured in a browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as Tree

import pytest
from playwright.sync_api import Browser

from careersite.exports import ExportInput
from careersite.exports.drawing import SMALL, WIDTH, Board, wrapped
from careersite.exports.roadmap import files
from careersite.pages.roadmap import pictures_of
from tests.unit.exports.conftest import context_of

SVG = "{http://www.w3.org/2000/svg}"
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


def test_mirrored_for_languages_from_right_to_left() -> None:
    board = Board(mirrored=True)
    board.write("مرحبا", 8)
    svg = board.svg("t", "d", "ar").decode()
    assert f'x="{WIDTH - 8}"' in svg
    assert 'direction="rtl"' in svg


@pytest.mark.browser
def test_no_text_leaves_the_picture(academy: ExportInput, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 600})
    outside = "[...document.querySelectorAll('text')].filter(t => { const b = t.getBBox(); return b.x < 0 || b.x + b.width > 320; }).map(t => t.textContent)"
    for data in files(academy).values():
        page.set_content(data.decode())
        assert page.evaluate("document.querySelectorAll('text').length") > 10
        assert page.evaluate(outside) == []
    page.close()
