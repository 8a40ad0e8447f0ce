"""A site in four languages, looked at from the outside: its files, its links, and two languages from right to left in a browser."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from careersite.run import build
from tests.a11y import browser as look
from tests.a11y.axe import Axe
from tests.a11y.keyboard import menu_faults
from tests.conftest import ROOT, TODAY

LANGUAGES = ("pl", "ur", "ar")
RIGHT_TO_LEFT = ("ur", "ar")
# One of each main type that parents and learners read.
PAGES = ("", "parents/year-9/", "students/", "years/year-9/", "personal-guidance/", "calendar/", "contact/", "journey/", "activities/", "easy-read/my-year/", "search.html")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("school")
    shutil.copytree(ROOT / "examples/academy", source, dirs_exist_ok=True)
    file = source / "programme.yaml"
    text = file.read_text(encoding="utf-8")
    assert "translations: [pl]" in text
    file.write_text(text.replace("translations: [pl]", f"translations: [{', '.join(LANGUAGES)}]"), encoding="utf-8")
    (source / "content/pl").mkdir(parents=True)
    (source / "content/open-day.md").write_text("# Open day\n\nCome and see us.\n", encoding="utf-8")
    (source / "content/pl/open-day.md").write_text("# Dzień otwarty\n\nZapraszamy.\n", encoding="utf-8")
    build(file, source / "site", today=TODAY, with_mkdocs=False)
    return source / "site"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose own language is one from right to left."""
    source = tmp_path_factory.mktemp("arabic")
    text = (ROOT / "examples/academy/programme.yaml").read_text(encoding="utf-8")
    (source / "programme.yaml").write_text(re.sub("earlier_years:.*", "", text.replace("translations: [pl]", "language: ar")), encoding="utf-8")
    build(source / "programme.yaml", source / "site", today=TODAY, with_mkdocs=False)
    return source / "site"


def tree(folder: Path, address: str) -> LexborHTMLParser:
    path = folder / address
    return LexborHTMLParser((path / "index.html" if path.is_dir() else path).read_text(encoding="utf-8"))


def test_pages_for_readers_are_there_in_each_language_and_those_for_staff_once(folder: Path) -> None:
    for language in LANGUAGES:
        for page in PAGES:
            assert (folder / language / page).exists(), page
        for page in ("governors", "what-we-publish", "teachers", "provider-access", "accessibility"):
            assert (folder / page).is_dir()
            assert not (folder / language / page).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_says_its_language_and_direction(folder: Path, language: str) -> None:
    for file in (folder / language).rglob("*.html"):
        html = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first("html")
        assert html is not None
        assert html.attributes["lang"] == language
        assert html.attributes["dir"] == ("rtl" if language in RIGHT_TO_LEFT else "ltr")


def test_every_page_leads_to_the_same_page_in_the_other_languages(folder: Path) -> None:
    for where in ("parents/year-9/", "pl/parents/year-9/", "ur/parents/year-9/"):
        links = tree(folder, where).css("nav.languages a")
        assert [link.attributes["lang"] for link in links] == ["en", *LANGUAGES]
        assert [link.text().strip() for link in links] == ["English", "Polski", "اردو", "العربية"]
        targets = [(folder / where / (link.attributes["href"] or "")).resolve().relative_to(folder).as_posix() for link in links]
        assert targets == ["parents/year-9", *(f"{language}/parents/year-9" for language in LANGUAGES)]
        assert [link.attributes["lang"] for link in links if "aria-current" in link.attributes] == [where.split("/")[0] if where[2] == "/" else "en"]


def test_a_page_that_is_in_one_language_leads_to_the_others_home(folder: Path) -> None:
    page = tree(folder, "governors/")
    assert [link.attributes["href"] for link in page.css("nav.languages a")] == ["../governors/", "../pl/", "../ur/", "../ar/"]
    assert not page.css('link[rel="alternate"][hreflang]')


def test_search_engines_are_told_of_the_same_page_in_each_language(folder: Path) -> None:
    links = tree(folder, "ur/contact/").css('link[rel="alternate"][hreflang]')
    found = {link.attributes["hreflang"]: link.attributes["href"] for link in links}
    base = "https://careers.saltholmepoint.example/"
    assert found == {"en": f"{base}contact/", **{language: f"{base}{language}/contact/" for language in LANGUAGES}}
    assert "https://careers.saltholmepoint.example/ur/contact/" in (folder / "sitemap.xml").read_text(encoding="utf-8")


def test_the_schools_own_words_are_taken_and_the_rest_is_marked(folder: Path) -> None:
    page = tree(folder, "pl/personal-guidance/")
    offer = page.css_first('section[aria-labelledby="offer"] .prose')
    assert offer is not None
    assert "Mei Tanaka pomaga" in offer.text()
    assert not offer.css("[lang]")
    send = page.css_first('section[aria-labelledby="guidance-send"] .prose > [lang="en"]')
    assert send is not None
    assert send.text().startswith("Talks can be outside")


def test_no_mark_is_left_anywhere(folder: Path) -> None:
    left = [file for file in folder.rglob("*") if file.is_file() and re.search("[\ue0ff-\ue1ff]", file.read_text(encoding="utf-8", errors="ignore"))]
    assert left == []


def test_dates_are_in_the_language(folder: Path) -> None:
    assert "listopada 2026" in tree(folder, "pl/calendar/").text()
    assert "نوفمبر 2026" in tree(folder, "ar/calendar/").text()


def test_unchecked_words_are_owned_up_to_in_the_language_and_in_english(folder: Path) -> None:
    said = tree(folder, "pl/").css(".unchecked p")
    assert "komputer" in said[0].text()
    assert (said[1].attributes["lang"], said[1].text()[:10]) == ("en", "A computer")
    assert not tree(folder, "").css(".unchecked")


def test_a_hand_written_page_stands_in_its_own_language(folder: Path) -> None:
    assert "Zapraszamy" in tree(folder, "pl/open-day/").text()
    assert "Come and see us" in tree(folder, "open-day/").text()
    assert not (folder / "ur/open-day").exists()


def test_each_language_has_its_own_search(folder: Path) -> None:
    index = (folder / "pl/search/search_index.json").read_text(encoding="utf-8")
    assert '"lang":["pl"]' in index
    assert '"location":"parents/"' in index
    assert "Mei Tanaka pomaga" in index
    assert "pomaga" not in (folder / "search/search_index.json").read_text(encoding="utf-8")
    form = tree(folder, "pl/contact/").css_first("search form")
    assert form is not None
    assert form.attributes["action"] == "../../pl/search.html"


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_pages_fit_and_pass_axe(folder: Path, serve: Callable[[Path], str], browser: Browser, language: str) -> None:
    axe, faults = Axe(), []
    with look.window(browser, look.NARROW) as page:
        for address in PAGES:
            with look.visited(page, f"{serve(folder)}{language}/{address}") as traffic:
                axe.look(page, f"{language}/{address}")
                faults += [f"{address}: {fault}" for fault in (*look.layout_faults(page), *look.target_faults(page), *traffic.faults())]
    assert axe.runs == len(PAGES)
    assert faults + axe.faults == []


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_right_to_left_the_menu_opens_by_key(folder: Path, serve: Callable[[Path], str], browser: Browser, language: str, key: str) -> None:
    with look.opened(browser, f"{serve(folder)}{language}/parents/", look.NARROW) as (page, _):
        assert menu_faults(page, key) == []


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_right_to_left_things_begin_at_the_right(folder: Path, serve: Callable[[Path], str], browser: Browser, language: str) -> None:
    with look.opened(browser, f"{serve(folder)}{language}/parents/", look.WIDE) as (page, _):
        boxes = [page.locator(f".menu-list > li:nth-child({number})").bounding_box() for number in (1, 2, 3)]
        places = [box["x"] for box in boxes if box]
        assert places == sorted(places, reverse=True)
        name, search = page.locator(".brand").bounding_box(), page.locator("search.find").bounding_box()
        assert name
        assert search
        assert name["x"] > search["x"]


def from_left_to_right(page: Page, *parts: str) -> bool:
    """Whether the parts, which stand one after the other in some text on the page, are seen from left to right."""
    places = page.evaluate(
        """(parts) => {
          const walker = document.createTreeWalker(document.querySelector("main, body"), NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const text = walker.currentNode.data, at = parts.map((part) => text.indexOf(part));
            if (at.includes(-1)) continue;
            return parts.map((part, index) => {
              const range = document.createRange();
              range.setStart(walker.currentNode, at[index]);
              range.setEnd(walker.currentNode, at[index] + part.length);
              return range.getBoundingClientRect().left;
            });
          }
        }""",
        parts,
    )
    return bool(places == sorted(places))


def test_right_to_left_a_telephone_number_can_be_read_and_tapped(folder: Path, serve: Callable[[Path], str], browser: Browser) -> None:
    with look.opened(browser, f"{serve(folder)}ur/easy-read/contact/", look.NARROW) as (page, _):
        assert from_left_to_right(page, "01632", "960")
        assert page.locator('.easy-lines a[href^="tel:01632"]').count() == 1
        assert page.locator('.easy-lines a[href^="mailto:"]').count() == 1


def test_right_to_left_the_name_of_a_year_can_be_read(arabic: Path, serve: Callable[[Path], str], browser: Browser) -> None:
    with look.opened(browser, serve(arabic), look.NARROW) as (page, _):
        assert from_left_to_right(page, "2026", "27")
        footer = page.locator(".foot-small").first.text_content() or ""
        assert "\u20682026-27\u2069" in footer


def test_right_to_left_each_name_of_a_list_stays_whole(folder: Path) -> None:
    lists = [item.text() for item in tree(folder, "ur/years/year-9/").css(".about") if "،" in item.text()]
    assert any(re.search("\u2068[^\u2068\u2069،]+\u2069، \u2068", item) for item in lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_that_there_is_no_translation_of_says_so(folder: Path, language: str) -> None:
    page = tree(folder, f"{language}/activities/y7-port-visit/")
    benchmarks = page.css('a[href*="benchmarks/#"]')
    assert benchmarks
    assert all(link.attributes.get("lang") == "en" for link in benchmarks)
    editions = [item.text() for item in page.css('.foot-small [lang="en"]')]
    assert [text.strip("\u2068\u2069") for text in editions] == ["Statutory guidance of 8 May 2025"]


def test_a_sheet_to_print_is_in_its_language_begins_with_its_title_and_is_one_sheet(arabic: Path, serve: Callable[[Path], str], browser: Browser) -> None:
    for name in ("year-7", "year-11", "poster"):
        with look.opened(browser, f"{serve(arabic)}print/{name}/") as (page, _):
            assert len(pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1, name
            page.emulate_media(media="print")
            title, note = page.locator("h1").bounding_box(), page.locator(".unchecked").bounding_box()
            assert title
            assert note
            assert title["y"] < note["y"]
            assert not page.locator("main :is(h1, h2, .sheet-foot, .how)[lang=en], .sheet-foot [lang=en]").all_text_contents()


def test_the_search_of_a_language_finds_its_pages(folder: Path, serve: Callable[[Path], str], browser: Browser) -> None:
    with look.opened(browser, f"{serve(folder)}pl/search.html?q=rodzic%C3%B3w") as (page, _):
        page.wait_for_selector("#search-results li")
        page.click("#search-results li a >> nth=0")
        assert "/pl/" in page.url
        assert page.locator("html").get_attribute("lang") == "pl"
