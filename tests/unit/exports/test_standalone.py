"""Letters, leaflet, sheets: read as pages, printed by a browser, the code read by a code reader."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from careersite.exports import FORMS, ExportInput, leaflet, letters, sheets
from careersite.run import export_input, load
from careersite.words import words_for
from tests.unit.exports.conftest import ROOT, TODAY, context_of

Made = Callable[[str], ExportInput]
EXAMPLES = [ROOT / "programme.yaml", *sorted((ROOT / "examples").glob("*/programme.yaml"))]
# These have most to say; the others run with the long runs.
LARGE = (ROOT.name, "academy", "maintained")
MILLIMETRE = 72 / 25.4
_TITLE = "A very long title of an activity that somebody typed without thinking of posters or letters, and Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONG = f"""
institution: {{name: The Right Reverend Bartholomew Featherstonehaugh-Cholmondeley Church of England Academy and Sixth Form Centre, kind: academy, years: 7-13}}
academic_year: 2026-27
careers_leader: {{name: Anastasia O'Shaughnessy-Montgomery, role: "Assistant principal for careers, destinations and personal development", email: a.very.long.address.of.the.careers.leader@the-longest-domain-of-a-school.example, telephone: 01632 960123}}
summary: "{"We do many things for all of our learners in all of our years. " * 12}"
personal_guidance: {{how_to_book: "{"Ask anyone. " * 30}"}}
site: {{url: "https://careers.the-longest-domain-name-of-any-school-in-the-country.example/department/careers/"}}
activities:
""" + "\n".join(f"  - {{id: a{number}, title: '{_TITLE} {number}', kind: provider-encounter, years: 7-13, when: 2026-12-{number:02}}}" for number in range(1, 13))
HOSTILE = "activities: [{id: fair, title: '<script>X()</script><img src=x onerror=X()>', kind: careers-fair, years: [8], when: 2026-11-12, summary: '</style><script>X()</script>'}]\n"


@pytest.mark.parametrize("form", ["print", "letters", "leaflet", "snippets"])
def test_same_bytes_twice(academy: ExportInput, form: str) -> None:
    assert FORMS[form](academy) == FORMS[form](academy)


@pytest.mark.parametrize("form", ["print", "letters", "leaflet", "snippets"])
def test_nothing_runs_and_nothing_is_fetched(made: Made, form: str) -> None:
    for name, data in FORMS[form](made(HOSTILE)).items():
        if name.endswith(".html"):
            tree = LexborHTMLParser(data.decode())
            assert not tree.css("script, iframe, object, link, img[src^=http]"), name
            assert not [key for node in tree.css("*") for key in node.attributes if key.startswith("on") or key == "style"], name


@pytest.mark.parametrize("form", ["print", "letters", "leaflet"])
def test_each_page_has_a_title_a_language_and_one_heading(academy: ExportInput, form: str) -> None:
    for name, data in FORMS[form](academy).items():
        if name.endswith(".html"):
            tree = LexborHTMLParser(data.decode())
            assert tree.css_first("html").attributes["lang"] == ("pl" if name.startswith("pl/") else "en")
            assert tree.css_first("title").text().strip()
            assert len(tree.css("h1")) == 1, name


def paper(browser: Browser, html: bytes) -> pypdf.PdfReader:
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.set_content(html.decode())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert not faults
    return pypdf.PdfReader(io.BytesIO(pdf))


def millimetres(reader: pypdf.PdfReader) -> tuple[int, int]:
    box = reader.pages[0].mediabox
    return round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)


@pytest.mark.browser
@pytest.mark.parametrize("example", [pytest.param(path, marks=() if path.parent.name in LARGE else pytest.mark.full, id=path.parent.name) for path in EXAMPLES])
def test_each_sheet_is_one_sheet_of_paper(example: Path, browser: Browser) -> None:
    for name, data in sheets.files(export_input(load(example), today=TODAY)).items():
        reader = paper(browser, data)
        assert millimetres(reader) == ((420, 297) if name == "print/poster.html" else (210, 297)), name
        assert len(reader.pages) == 1, name
        assert "https" not in reader.pages[0].extract_text().rpartition("Questions?")[0], name


@pytest.mark.parametrize(("title", "count", "least"), [("Fair", 1, 17), ("A day at the port with a very long name for its purpose " * 4, 9, 9)])
def test_the_poster_is_set_as_large_as_its_fullest_column_allows(made: Made, title: str, count: int, least: int) -> None:
    kinds = ("personal-guidance", "work-experience", "provider-encounter")
    lines = [f"  - {{id: a{number}, title: {title.strip()}, kind: {kinds[number % 3]}, years: 7-11, when: 2026-11-12}}" for number in range(count)]
    html = sheets.files(made("activities:\n" + "\n".join(lines) + "\n"))["print/poster.html"].decode()
    size = int(re.findall(r'class="poster-years text-(\d+)"', html)[0])
    assert f".text-{size} {{" in html
    assert least <= size <= least + 4


@pytest.mark.browser
def test_leaflet_and_sheets_are_one_sheet_whatever_is_said(academy: ExportInput, browser: Browser) -> None:
    long = context_of(LONG)
    for context in (academy, long):
        reader = paper(browser, leaflet.files(context)["leaflet/leaflet.html"])
        assert millimetres(reader) == (148, 210)
        assert len(reader.pages) == 1
    for name in ("print/poster.html", "print/year-8.html"):
        assert len(paper(browser, sheets.files(long)[name]).pages) == 1, name


@pytest.mark.browser
def test_code_leads_to_the_site(academy: ExportInput, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 600, "height": 900})
    page.set_content(leaflet.files(academy)["leaflet/leaflet.html"].decode())
    picture = Image.open(io.BytesIO(page.locator(".code").screenshot()))
    page.close()
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == ["https://careers.saltholmepoint.example/"]


def test_the_logo_is_in_letters_and_leaflet_and_a_heavy_one_is_not(academy: ExportInput) -> None:
    site = academy.programme.site.model_copy(update={"logo": "logo.png"})
    own = replace(academy, programme=academy.programme.model_copy(update={"site": site}))
    small = leaflet.files(replace(own, own_files=lambda: {"logo.png": b"x"}))["leaflet/leaflet.html"]
    assert LexborHTMLParser(small.decode()).css_first(".head img").attributes == {"src": "data:image/png;base64,eA==", "alt": ""}
    assert b"<img" not in leaflet.files(replace(own, own_files=lambda: {"logo.png": b"x" * 200_001}))["leaflet/leaflet.html"]


def test_no_address_no_code(made: Made) -> None:
    made_files = leaflet.files(made(""))
    assert set(made_files) == {"leaflet/leaflet.html"}
    assert b"<svg" not in made_files["leaflet/leaflet.html"]


def test_letter_for_a_year_and_a_term(academy: ExportInput) -> None:
    text = LexborHTMLParser(letters.files(academy)["letters/year-9-spring.html"].decode()).body.text(separator=" ")
    text = re.sub(r"\s+", " ", text)
    assert "Job facts before options , 19 January 2027" in text
    assert "You are invited to this one." in text
    assert "Marine Trades Training" not in text
    assert "careers@saltholmepoint.example" in text


def test_who_is_invited_is_told_the_hours(academy: ExportInput) -> None:
    hours = "11 March 2027, 5.30pm to 7pm"
    made = letters.files(academy) | sheets.files(academy)
    for name in ("letters/year-9-spring.html", "letters/newsletter-spring.txt", "print/year-9.html"):
        assert hours in LexborHTMLParser(made[name].decode()).text(), name
    assert hours in LexborHTMLParser(academy.pages.page("years/year-9/").body).text()


def test_a_letter_in_another_language_says_what_is_english(academy: ExportInput) -> None:
    tree = LexborHTMLParser(letters.files(replace(academy, words=words_for("ar")))["letters/year-9-spring.html"].decode())
    assert tree.css_first("html").attributes == {"lang": "ar", "dir": "rtl"}
    assert not [character for character in tree.html or "" if "\ue000" <= character <= "\uf8ff"]
    english = tree.css('[lang="en"]')
    assert all(node.attributes["dir"] == "ltr" for node in english)


def test_a_term_without_anything_has_no_letter(made: Made) -> None:
    context = made("activities: [{id: fair, title: Fair, kind: careers-fair, years: [8], when: 2026-12-03}]\n")
    assert set(letters.files(context)) == {"letters/year-8-autumn.html", "letters/newsletter-autumn.txt"}


def test_newsletter_in_a_paragraph(made: Made) -> None:
    context = made("activities: [{id: fair, title: Fair, kind: careers-fair, years: [8], when: 2026-12-03, parents_invited: yes}]\n")
    assert letters.newsletter(context, "autumn").startswith("Careers, Autumn term. Coming up: Fair (Year 8, 3 December 2026). Parents and carers are invited to Fair.")


def test_newsletter_says_what_the_letters_say_and_nothing_that_is_over(made: Made) -> None:
    lines = ("{id: fair, title: Fair, when: 2026-11-12", "{id: talk, title: Talk, when: 2026-12-03", "{id: week, title: Week, when: 2026-11-16 to 2026-11-27", "{id: tales, title: 'Where are they now?', when: autumn")
    context = made("activities: [" + ", ".join(f"{line}, kind: careers-fair, years: [8]}}" for line in lines) + "]\n")
    said = letters.newsletter(context, "autumn")
    assert "Fair" not in said
    assert all(part in said for part in ("Talk (Year 8, 3 December 2026)", "Week (Year 8, 16 to 27 November 2026)", "Where are they now? (Year 8)"))
    assert not letters.newsletter(replace(context, today=TODAY.replace(year=2027)), "autumn")


def test_links_lead_to_the_published_site(academy: ExportInput) -> None:
    tree = LexborHTMLParser(sheets.files(academy)["print/poster.html"].decode())
    links = {node.attributes["href"] for node in tree.css("a[href]")}
    assert "https://careers.saltholmepoint.example/years/year-7/" in links
    assert all(str(link).startswith("https://careers.saltholmepoint.example/") for link in links)


def test_without_an_address_only_words_stay(made: Made) -> None:
    assert not LexborHTMLParser(sheets.files(made(""))["print/poster.html"].decode()).css("a[href]")
