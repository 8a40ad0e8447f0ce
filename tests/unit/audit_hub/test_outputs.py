"""What a hub gets: nothing in it runs, nothing leaves its folder, and the order of finishing does not show."""

from __future__ import annotations

import csv
import datetime
import json
import random
import sqlite3
import unicodedata
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from careersite.audit.fetch import SiteFetch
from careersite.audit.fetch.soften import soften
from careersite.audit.fetch.values import FetchRecord
from careersite.audit.hub import run as run_module
from careersite.audit.hub.letters import write_letter
from careersite.audit.hub.listing import School
from careersite.audit.hub.results import result_of
from careersite.audit.hub.run import run_hub
from careersite.audit.saved import SavedPage
from careersite.findings import Evidence, Judgement, Level, Outcome, Report
from careersite.safe import cell, shown_address, slug

TODAY = datetime.date(2026, 11, 21)
DANGEROUS = ("=1+1", "+44 1632 960001", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "＝1", "＋1", "－1", "＠x", '"=1', " =1", "'=1", "\u00a0=1", "|x", "%0A=1")
NAMES = (
    "../../etc/passwd", "/etc/passwd", "a/b", "a\\b", "C:\\x", "CON", "aux", "nul", "com1", "LPT9", "x" * 300, "é", "e\u0301", "Ash.", "Ash ", "", " ", ".", "..",
    "...", "~", "🏫", "学校", "مدرسة", "Школа", "-", "--help", "a:b", "a*b", "a?b", 'a"b', "a<b>", "a|b", "a\0b", "a\nb", "\u202eabc", "a%2fb", "index", "Index",
    "INDEX", "St. Mary's", "St Mary’s", "ﬁ", "ß", "İ", "ı", "a" * 59 + "é", "$(id)", "`id`", "a;b", "a&b", "a#b", "con.txt", "hub.css", ".lock", "desktop.ini",
    "ﬀ", "Ａｓｈ", "\ufeffAsh", "Ash\u200b",
)  # fmt: skip
ATTACKS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg onload=alert(1)>", "{{ 7 * 7 }}", "{% raw %}", "javascript:alert(1)", "</title><script>",
    "\x1b[31mred", "\u202egnp.exe", "a\r\nSet-Cookie: x", "\ud800", "\ufffe", "&lt;script&gt;", "]]>", "<!--", 'http://a.example/"onclick="x', "${x}", "\x9b31m",
)  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_begins_a_formula(text: str) -> None:
    safe = cell(text)
    assert safe.startswith("'")


@pytest.mark.parametrize("text", ["Ash School", "100001", "a=b", "St Mary's", ""])
def test_ordinary_cells_stay(text: str) -> None:
    assert cell(text) == text


def test_sixty_bad_names_make_safe_file_names() -> None:
    assert len(NAMES) >= 60
    for name in NAMES:
        made = slug(name)
        assert made == slug(name) and 0 < len(made) <= 80
        assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789-" for character in made)
        assert made not in ("con", "aux", "nul", "com1", "lpt9")
    assert slug("é") == slug("e\u0301")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.example/x?page=2", "https://a.example/x?page=2"), ("https://u:p@a.example/x", "https://a.example/x"),
        ("https://a.example/f.pdf?X-Amz-Signature=abc&v=2", "https://a.example/f.pdf?v=2"), ("https://a.example/?access_token=abc", "https://a.example/"),
        ("page.html#page=3", "page.html#page=3"),
    ],
)  # fmt: skip
def test_addresses_are_shown_without_secrets(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def fetched(school: str, *, partial: bool = False) -> SiteFetch:
    return SiteFetch(school, (SavedPage("https://ash.example/careers", b"words", "text/html"),), partial=partial, home="https://ash.example/")


def judged(text: str) -> Report:
    evidence = (Evidence(f"https://ash.example/{text}", "", text),)
    return Report("audit", text, "dfe-2025-05", "2026-11-21", None, (
        Judgement("PUB-1", Level.MUST, Outcome.MET, "found", text, evidence=evidence),
        Judgement("PUB-3", Level.MUST, Outcome.NOT_MET, "not-found", text, evidence=(Evidence(f"javascript:{text}", "", text),)),
        Judgement("PUB-6", Level.MUST, Outcome.NOT_MET, "review-date-past", text, evidence=(Evidence("https://ash.example/", "", text, "2020"),)),
        Judgement("GB1-1", Level.SHOULD, Outcome.CANNOT_TELL, "not-audited", text),
    ))  # fmt: skip


def test_what_rests_on_not_finding_is_not_said_of_a_partial_reading() -> None:
    whole, part, none = (soften(judged("x"), fetch) for fetch in (fetched("a"), fetched("a", partial=True), SiteFetch("a", partial=True)))
    assert [row.outcome.value for row in whole.judgements[:3]] == ["met", "not-met", "not-met"]
    assert [row.outcome.value for row in part.judgements[:3]] == ["met", "cannot-tell", "not-met"]
    assert [row.outcome.value for row in none.judgements[:3]] == ["met", "cannot-tell", "cannot-tell"]
    assert part.judgements[1].reason_code == "not-all-read"


def test_what_no_page_shows_may_stand_beyond_a_limit() -> None:
    rows = (Judgement("PUB-4b", Level.SHOULD, Outcome.NOT_MET, "own-data-not-shown", "x"), Judgement("PUB-3", Level.SHOULD, Outcome.NOT_MET, "not-found", "x"))
    whole = fetched("a")
    cut_short = replace(whole, log=(FetchRecord("https://ash.example/b/", "limit-pages"),))
    for fetch, outcome in ((whole, "not-met"), (cut_short, "cannot-tell")):
        assert [row.outcome.value for row in soften(replace(judged("x"), judgements=rows), fetch).judgements] == [outcome, "not-met"]


def area(folder: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], *, shuffled: int = 0, fails: str = "", says: Callable[[str], Report] = judged) -> Path:
    """Run a hub without a web: the sites come in any order, and are judged as ``says`` says."""

    def sites(schools, **_more):
        order = list(schools)
        random.Random(shuffled).shuffle(order)
        for key, address in order:
            yield key, fetched(address)

    def judge(_fetch: SiteFetch, school: School) -> Report:
        if school.name == fails:
            raise RuntimeError("broken")
        return says(school.name)

    monkeypatch.setattr(run_module, "crawl_sites", sites)
    path = folder / "list.csv"
    with path.open("w", encoding="utf-8", newline="", errors="replace") as file:
        csv.writer(file).writerows([("name", "website"), *((name.replace("\0", ""), f"ash{number}.example") for number, name in enumerate(names))])
    run_hub(path, folder / "out", today=TODAY, judge=judge, progress=None)
    return folder / "out"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".sqlite" and path.name != ".lock"}


def test_the_order_of_finishing_does_not_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trees = []
    for number in range(20):
        folder = tmp_path / str(number)
        folder.mkdir()
        trees.append(tree(area(folder, monkeypatch, [f"School {letter}" for letter in "abcd"], shuffled=number)))
    assert all(other == trees[0] for other in trees)


class Page(HTMLParser):
    """Collect what could run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (name in ("href", "src") and ":" in (value or "") and not value.startswith(("http://", "https://"))):
                self.bad.append(f"{tag} {name}={value}")


def test_nothing_that_others_wrote_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = area(tmp_path, monkeypatch, [f"Ash {attack}" for attack in ATTACKS] + [f"{text}x" for text in DANGEROUS])
    pages = [*out.rglob("*.html")]
    assert len(pages) > 2 * len(ATTACKS)
    for path in pages:
        text = path.read_bytes().decode()
        page = Page()
        page.feed(text)
        assert not page.bad and not {"img", "svg", "iframe", "object", "form"} & set(page.tags), path
        # Our own script for sorting, and in letters none.
        assert page.tags.count("script") == text.count('hub.js" defer></script>') == ("letters" not in path.parts), path
        assert not any(unicodedata.category(character) in ("Cc", "Cf") for character in text if character != "\n")
        assert "default-src 'none'" in text and '<html lang="en-GB">' in text and "<main" in text
    rows = list(csv.reader((out / "schools.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert not any(value.lstrip("\"' ").startswith(tuple("=+-@＝＋－＠")) and not value.startswith("'") for row in rows for value in row)
    with zipfile.ZipFile(out / "schools.xlsx") as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/"):
                sheet = ET.fromstring(book.read(name))
                assert not [element for element in sheet.iter() if element.tag.endswith(("}f", "}hyperlink"))]
    json.loads((out / "hub.json").read_text(encoding="utf-8"), parse_constant=lambda _name: pytest.fail("no NaN"))


def test_a_school_whose_judging_fails_is_a_row_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = area(tmp_path, monkeypatch, ["Ash", "Oak"], fails="Ash")
    rows = list(csv.DictReader((out / "schools.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["name"], row["state"]) for row in rows] == [("Ash", "could not be checked"), ("Oak", "read")]
    assert "RuntimeError" in rows[0]["reason"]


def test_evidence_may_be_a_place_without_words_or_words_without_a_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def says(text: str) -> Report:
        evidence = (Evidence("https://ash.example/menu.htm"), Evidence("", "", "words of no page"))
        return replace(judged(text), judgements=(Judgement("PUB-3", Level.MUST, Outcome.NOT_MET, "not-found", text, evidence=evidence),))

    out = area(tmp_path, monkeypatch, ["Ash"], says=says)
    for name in ("site/schools/ash.html", "letters/ash.html"):
        page = (out / name).read_text(encoding="utf-8")
        assert page.count("Seen at") == page.count("<blockquote") == 1, name


def test_a_school_whose_page_cannot_be_written_is_a_row_with_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path, result: dict, *rest: object, **more: object) -> None:
        if result["school"]["name"] == "Ash" and result["requirements"]:
            raise RuntimeError
        write_letter(folder, result, *rest, **more)

    monkeypatch.setattr(run_module, "write_letter", broken)
    out = area(tmp_path, monkeypatch, ["Ash", "Oak"])
    rows = list(csv.DictReader((out / "schools.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [(row["name"], row["state"]) for row in rows] == [("Ash", "could not be checked"), ("Oak", "read")]
    assert "could not be written" in rows[0]["reason"] and "RuntimeError" in (out / "site" / "schools" / "ash.html").read_text(encoding="utf-8")
    hub = json.loads((out / "hub.json").read_text(encoding="utf-8"))
    assert [(row["id"], row["met"], row["not-met"]) for row in hub["requirements"]] == [("PUB-1", 1, 0), ("PUB-3", 0, 1), ("PUB-6", 0, 1)]


def test_a_page_that_came_and_could_not_be_read_is_named_and_counts_as_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def says(text: str) -> Report:
        rows = (Judgement("PUB-7", Level.MUST, Outcome.CANNOT_TELL, "pages-not-read", text), Judgement("PUB-3", Level.MUST, Outcome.NOT_MET, "not-found", text))
        return replace(judged(text), judgements=rows, unread={"https://ash.example/pal.pdf": "scanned-pdf"})

    pages = (*fetched("a").pages, SavedPage("https://ash.example/pal.pdf", b"%PDF-", "application/pdf"))
    log = (FetchRecord("https://ash.example/lunch.pdf", "server-error", clicks=1), FetchRecord("https://ash.example/pal.pdf", "ok", clicks=2))
    for some, state in ((pages, "partly-read"), (pages[1:], "not-read")):
        result = result_of(School("ash", "Ash", "ash.example"), replace(fetched("a"), pages=some, log=log), says("x"))
        assert (result["state"], result["pages_read"], result["documents_read"]) == (state, len(some) - 1, 0)
        assert {row["outcome"] for row in result["requirements"]} == {"cannot-tell"}
        assert "so nothing is called missing" in result["notes"][0] if state == "partly-read" else "picture of a page" in result["reason"]
    monkeypatch.setitem(globals(), "fetched", lambda _address: SiteFetch("a", pages, log, home="https://ash.example/"))
    out = area(tmp_path, monkeypatch, ["Ash"], says=says)
    letter = (out / "letters" / "ash.html").read_text(encoding="utf-8")
    assert 0 < letter.index("Pages that we could not read") < letter.index("https://ash.example/pal.pdf") < letter.index("https://ash.example/lunch.pdf")
    assert "Ash" in (out / "site" / "schools-not-read.html").read_text(encoding="utf-8")


def test_a_letter_does_not_announce_pages_and_name_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def says(text: str) -> Report:
        return replace(judged(text), judgements=(Judgement("PUB-9", Level.SHOULD, Outcome.CANNOT_TELL, "navigation-not-seen", text),))

    letter = (area(tmp_path, monkeypatch, ["Ash"], says=says) / "letters" / "ash.html").read_text(encoding="utf-8")
    assert "could not read" not in letter and "Please see whether these are on your website: careers pages" in letter


def test_figures_trend_and_area_without_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = area(tmp_path, monkeypatch, [f"School {letter}" for letter in "abcdef"])
    hub, public = (json.loads((out / name).read_text(encoding="utf-8")) for name in ("hub.json", "area.json"))
    assert hub["area"] == {"all": 6, "read": 6, "partly-read": 0, "not-read": 0}
    assert [(row["id"], row["met"], row["not-met"], row["share"]) for row in hub["requirements"]] == [("PUB-1", 6, 0, 100), ("PUB-3", 0, 6, 0), ("PUB-6", 0, 6, 0)]
    assert "School" not in json.dumps({key: value for key, value in public.items() if key != "definitions"}).replace("schools", "")
    with sqlite3.connect(out / "history.sqlite") as database:
        assert database.execute("SELECT day, met, not_met, schools FROM trend WHERE requirement = 'PUB-6'").fetchall() == [("2026-11-21", 0, 6, 6)]
    database.close()


def test_the_json_is_what_its_schema_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = area(tmp_path, monkeypatch, ["Ash", "Oak", *(f"Elm {attack}" for attack in ATTACKS)], fails="Oak")
    for name in ("hub", "area"):
        schema = json.loads((Path(__file__).parents[3] / f"docs/schemas/{name}-1.schema.json").read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(json.loads((out / f"{name}.json").read_text(encoding="utf-8")), schema, jsonschema.Draft202012Validator)


def test_figures_over_few_schools_are_left_out_of_the_anonymous_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    public = json.loads((area(tmp_path, monkeypatch, ["Ash", "Oak"]) / "area.json").read_text(encoding="utf-8"))
    assert public["schools"] is None
    assert {row["met"] for row in public["requirements"]} == {None}


def test_links_of_the_area_lead_somewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = area(tmp_path, monkeypatch, ["Ash", "Oak", "Elm"])
    import re

    for page in out.rglob("*.html"):
        for href in re.findall(r'(?:href)="([^"]+)"', page.read_text(encoding="utf-8")):
            if not href.startswith(("http", "#")):
                target = (page.parent / href.split("#")[0]).resolve()
                assert target.is_file(), (page, href)
                anchor = href.partition("#")[2]
                assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8"), (page, href)
