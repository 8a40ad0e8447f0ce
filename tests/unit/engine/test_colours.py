"""The school's colours: refused with the nearest that passes, and readable in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careersite.engine import colours
from careersite.engine.colours import DARK_GROUNDS, LIGHT_GROUNDS, check_colours, contrast, school_css
from careersite.model.institution import Colours
from careersite.places import theme_dir

ANY = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def css() -> str:
    return (theme_dir() / "assets" / "frame.css").read_text(encoding="utf-8")


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+): (#[0-9a-f]{6})", block))


def light_and_dark() -> tuple[dict[str, str], dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", css(), re.DOTALL)[:2]
    return tokens(light), tokens(light) | tokens(dark)


def test_contrast_is_the_ratio_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#ffffff") == 1


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    light, dark = light_and_dark()
    assert (light["--paper"], light["--panel"]) == LIGHT_GROUNDS
    assert (dark["--paper"], dark["--panel"]) == DARK_GROUNDS


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_token_for_text_can_be_read(scheme: int) -> None:
    values = light_and_dark()[scheme]
    for name in ("--ink", "--muted", "--link", "--good", "--warn", "--bad"):
        for ground in ("--paper", "--panel"):
            assert contrast(values[name], values[ground]) >= 4.5, (name, ground)
    assert contrast(values["--on-main"], values["--main"]) >= 4.5
    for ground in ("--paper", "--panel"):
        assert contrast(values["--accent"], values[ground]) >= 3


def test_a_good_colour_passes() -> None:
    assert check_colours(Colours(main="#005ea5", accent="#b8480c")) == []
    assert check_colours(Colours()) == []


def test_a_pale_colour_is_refused_with_the_nearest_that_passes() -> None:
    (finding,) = check_colours(Colours(main="#ffcc00"))
    assert finding.id == "COLOUR-MAIN"
    assert finding.path == "site.colours.main"
    better = re.search(r"#[0-9a-f]{6}", finding.hint)
    assert better
    assert check_colours(Colours(main=better[0])) == []


@given(ANY, ANY)
def test_what_is_named_instead_always_passes_and_keeps_the_hue(main: str, accent: str) -> None:
    for finding in check_colours(Colours(main=main, accent=accent)):
        better = re.search(r"#[0-9a-f]{6}", finding.hint)
        assert better
        ratio = colours.TEXT if finding.id == "COLOUR-MAIN" else colours.MARK
        assert all(contrast(better[0], ground) >= ratio for ground in LIGHT_GROUNDS)


@given(ANY)
def test_links_in_a_schools_colour_can_be_read_in_the_dark(main: str) -> None:
    dark = tokens_of_dark(school_css(main, ""))
    assert all(contrast(dark["--link"], ground) >= 4.5 for ground in DARK_GROUNDS)
    assert all(contrast(dark["--accent"], ground) >= 3 for ground in DARK_GROUNDS)


def tokens_of_dark(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"(--[a-z-]+):(#[0-9a-f]{6})", sheet.split("dark", 1)[1]))


def test_no_colours_no_sheet() -> None:
    assert school_css("", "") == ""


def test_the_stylesheet_asks_no_other_host() -> None:
    for sheet in sorted(Path(theme_dir() / "assets").glob("*.css")):
        assert not re.search(r"url\(|@import|https?:", sheet.read_text(encoding="utf-8")), sheet.name
