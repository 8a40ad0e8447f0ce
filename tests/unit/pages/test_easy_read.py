"""Easy read: one idea a line, drawn from the programme or in the school's own words, with a place for a symbol."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from tests.unit.pages.school import example, pages_of, small

PATHS = ("easy-read/", "easy-read/my-year/", "easy-read/my-child/", "easy-read/personal-guidance/", "easy-read/contact/")


def lines(body: str) -> list[str]:
    return [item.text().strip() for item in LexborHTMLParser(body).css(".easy-lines li")]


def test_every_main_page_is_there_and_each_leads_to_the_full_page() -> None:
    made = pages_of(example())
    full = ("../", "../../students/", "../../parents/", "../../personal-guidance/", "../../contact/")
    for path, target in zip(PATHS, full, strict=True):
        body = made.page(path).body
        assert f'<a href="{target}">' in body
        assert all(0 < len(line.split()) <= 20 for line in lines(body))


def test_lines_are_drawn_from_the_programme() -> None:
    said = lines(pages_of(example()).page("easy-read/contact/").body)
    assert any(line.startswith("Write to ") for line in said)
    assert any(line.startswith("Ring 01632") for line in said)


def test_what_is_not_known_is_no_line() -> None:
    said = lines(pages_of(small()).page("easy-read/contact/").body)
    assert not any(line.startswith(("Write to", "Ring")) for line in said)
    assert "Nothing has a day yet." in lines(pages_of(small()).page("easy-read/my-year/").body)


def test_a_school_without_years_from_7_on_has_no_page_of_a_year() -> None:
    primary = small(institution={"name": "Oak Lane", "kind": "maintained", "years": "1-6"})
    paths = {page.path for page in pages_of(primary).pages}
    assert "easy-read/contact/" in paths
    assert not {"easy-read/my-year/", "easy-read/my-child/"} & paths


def test_the_schools_own_lines_stand_in_the_place_of_the_drawn_ones_with_their_symbols() -> None:
    own = [{"page": "contact", "lines": [{"text": "Ask Ana.", "symbol": "symbols/ask.svg", "symbol_text": "A hand up"}, {"text": "She is kind.", "symbol": "symbols/smile.svg"}]}]
    body = pages_of(small(easy_read=own)).page("easy-read/contact/").body
    assert lines(body)[:2] == ["Ask Ana.", "She is kind."]
    pictures = [(item.attributes["src"], item.attributes["alt"]) for item in LexborHTMLParser(body).css(".easy-lines img")]
    assert pictures == [("../../symbols/ask.svg", "A hand up"), ("../../symbols/smile.svg", "")]
