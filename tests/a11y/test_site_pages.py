"""How the pages of a folder are told apart and read: each question answers rightly on a folder made for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.a11y import site

STATEMENT = (
    "Some PDF files are not accessible. Ask for another format. Report a problem to us. "
    "The enforcement procedure: write to the Equality Advisory and Support Service."
)
LINKS = ["mailto:careers@school.example", "https://www.equalityadvisoryservice.com/"]


def page(title: str, *links: str) -> str:
    anchors = "".join(f'<a href="{link}">there</a>' for link in links)
    return f"<!DOCTYPE html><html lang=en><head><title>{title}</title></head><body>{anchors}</body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "index.html": page("Home", "years/", "search.html", "https://elsewhere.example/lost/", "mailto:a@b.example"),
        "404.html": page("Not found", "./"),
        "search.html": page("Search"),
        "years/index.html": page("Years", "year-7/", "../years/year-8/index.html", "#top"),
        "years/year-7/index.html": page("Year 7", "../../", "../year-8/"),
        "years/year-8/index.html": page("Year 8, which is longer"),
        "lost/index.html": page("Lost"),
        "frame.css": "@namespace svg url(http://www.w3.org/2000/svg); body { color: red }",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_addresses_are_those_that_a_browser_asks_for(folder: Path) -> None:
    assert site.addresses(folder) == ["404.html", "", "lost/", "search.html", "years/", "years/year-7/", "years/year-8/"]


def test_one_of_each_type_is_the_longest_of_its_folder(folder: Path) -> None:
    assert site.one_of_each_type(folder) == ["", "404.html", "lost/", "search.html", "years/", "years/year-7/"]
    (folder / "years/year-8/index.html").write_text(page("Year 8", *["x"] * 50), encoding="utf-8")
    assert "years/year-8/" in site.one_of_each_type(folder)


def test_a_page_that_no_link_leads_to_is_seen(folder: Path) -> None:
    assert set(site.addresses(folder)) - site.reached_from_home(folder) == {"404.html", "lost/"}


def test_a_page_that_a_list_leaves_out_is_seen(folder: Path) -> None:
    listed = [f"http://site/{address}" for address in ("index.html", "years/", "years/year-7/index.html", "lost/#part")]
    assert site.unlisted(folder, "http://site/", listed) == {"years/year-8/"}


def test_two_pages_with_one_title_are_seen(folder: Path) -> None:
    assert site.same_titles(folder) == []
    (folder / "lost/index.html").write_text(page("Years"), encoding="utf-8")
    assert site.same_titles(folder) == ["years/ and lost/ are both called 'Years'"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "<script src=//elsewhere.example/x.js></script>"),
        ("a.html", "<img alt='' src='https://elsewhere.example/x.png'>"),
        ("a.html", "<link rel='preload' href='https://elsewhere.example/x.css'>"),
        ("a.html", "<iframe title=Map src='https://elsewhere.example/map'></iframe>"),
        ("a.css", "@import url(//elsewhere.example/x.css);"),
    ],
)
def test_a_part_from_another_host_is_seen_in_the_files(folder: Path, name: str, text: str) -> None:
    assert site.asked_of_other_hosts(folder) == []
    (folder / name).write_text(text, encoding="utf-8")
    assert len(site.asked_of_other_hosts(folder)) == 1


def test_a_whole_statement_has_no_fault() -> None:
    assert site.statement_faults(STATEMENT, LINKS) == []


@pytest.mark.parametrize(
    ("words", "links", "fault"),
    [
        (STATEMENT.replace("not accessible", "fine"), LINKS, "lacks (a) what is not accessible"),
        (STATEMENT.replace("another format", "nothing"), LINKS, "lacks (b) alternatives"),
        (STATEMENT.replace("Report", "Hide"), LINKS, "lacks (c) contact"),
        (STATEMENT.partition("The enforcement")[0], LINKS, "lacks (d) enforcement"),
        (STATEMENT + " We are fully compliant.", LINKS, "says compliant"),
        (STATEMENT, LINKS[1:], "has no link for reporting a fault"),
        (STATEMENT, LINKS[:1], "has no link to the enforcement procedure"),
    ],
)
def test_each_part_that_a_statement_lacks_is_seen(words: str, links: list[str], fault: str) -> None:
    assert site.statement_faults(words, links) == [fault]
