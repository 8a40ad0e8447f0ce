"""Pieces for another website: nothing in them may harm it or clash with it."""

from __future__ import annotations

from collections.abc import Callable

import nh3
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from careersite.exports import ExportInput
from careersite.exports.snippets import files, snippets


def test_pieces_of_the_example(academy: ExportInput) -> None:
    made = files(academy)
    names = ("index", "careers-leader", "provider-access", "six-encounters", *(f"year-{year}" for year in range(7, 14)))
    assert set(made) == {f"snippets/{name}.html" for name in names}


def test_names_are_our_own_and_occur_once(academy: ExportInput) -> None:
    seen: list[str] = []
    for name, (_, html) in snippets(academy).items():
        tree = LexborHTMLParser(html)
        ids = [node.attributes["id"] or "" for node in tree.css("[id]")]
        assert all(identity.startswith(f"careersite-{name}-") for identity in ids)
        seen += ids
        classes = [word for node in tree.css("[class]") for word in (node.attributes["class"] or "").split()]
        assert all(word == "careersite" or word.startswith("careersite-") for word in classes)
        for node in tree.css("[aria-labelledby]"):
            assert node.attributes["aria-labelledby"] in ids
    assert len(seen) == len(set(seen))


def test_no_script_style_or_frame(academy: ExportInput) -> None:
    for _, html in snippets(academy).values():
        tree = LexborHTMLParser(html)
        assert not tree.css("script, style, link, iframe, form, img, svg, input")
        assert not [key for node in tree.css("*") for key in node.attributes if key.startswith("on") or key in ("style", "tabindex")]


@pytest.mark.browser
def test_each_piece_without_styles_fits_on_a_phone(academy: ExportInput, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 800})
    for name, (_, html) in snippets(academy).items():
        page.set_content(f'<!doctype html><meta name="viewport" content="width=device-width">{html}')
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
    page.close()


def test_an_encounter_says_what_each_of_its_facts_is(academy: ExportInput) -> None:
    piece = LexborHTMLParser(snippets(academy)["six-encounters"][1])
    assert not piece.css("table")
    facts = [item.text() for item in piece.css("li li")]
    assert {"Year: Year 8", "State: planned", "Kind: further education college"} <= set(facts)


def test_whole_and_balanced(academy: ExportInput) -> None:
    for _, html in snippets(academy).values():
        for tag in ("section", "div", "ul", "table", "dl", "p"):
            assert html.count(f"<{tag}>") + html.count(f"<{tag} ") == html.count(f"</{tag}>"), tag


def test_headings_begin_under_the_title_of_the_page(academy: ExportInput) -> None:
    for _, html in snippets(academy).values():
        levels = [int(node.tag[1]) for node in LexborHTMLParser(html).css("h1, h2, h3, h4, h5, h6")]
        assert min(levels) == 2
        assert levels[0] == 2


def test_words_survive_a_strict_cleaner(academy: ExportInput) -> None:
    """What a school's system takes out are names and grouping; the words and their order stay."""
    for _, html in snippets(academy).values():
        cleaned = nh3.clean(html, tags={"p", "h2", "h3", "h4", "ul", "li", "a", "strong", "table", "tr", "td", "th", "caption"}, attributes={"a": {"href"}})
        assert LexborHTMLParser(cleaned).text().split() == LexborHTMLParser(html).text().split()


def test_links_are_whole_or_gone(academy: ExportInput, made: Callable[[str], ExportInput]) -> None:
    for _, html in snippets(academy).values():
        for node in LexborHTMLParser(html).css("a[href]"):
            assert (node.attributes["href"] or "").startswith(("https://", "mailto:", "tel:", "#careersite-"))
    for _, html in snippets(made("")).values():
        assert not LexborHTMLParser(html).css("a[href^='..'], a[href^='/']")


def test_policy_has_its_five_parts_marked(academy: ExportInput) -> None:
    tree = LexborHTMLParser(snippets(academy)["provider-access"][1])
    marked = {node.attributes["data-requirement"] for node in tree.css("[data-requirement]")}
    assert {"PAP-1", "PAP-2", "PAP-3", "PAP-4", "PAP-5", "PUB-7"} <= marked


def test_code_to_copy_is_the_piece(academy: ExportInput) -> None:
    tree = LexborHTMLParser(files(academy)["snippets/index.html"].decode())
    pieces = snippets(academy)
    assert {(node.attributes["id"] or "").removeprefix("code-"): node.text().strip() for node in tree.css("textarea")} == {
        name: html.strip() for name, (_, html) in pieces.items()
    }
