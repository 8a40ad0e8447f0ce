"""PDF, read by another library than the one that wrote it: the tag tree with pypdf, the text with poppler."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pypdf
import pytest

from careersite.exports import FORMS, NotInstalled, pdf
from careersite.run import export_input, load
from tests.unit.exports_office.samples import ROOT, TODAY

pytest.importorskip("weasyprint")
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def written(context: Any, name: str) -> pypdf.PdfReader:
    document = next(item for item in pdf.documents(context) if item.name == name)
    return pypdf.PdfReader(io.BytesIO(pdf.write(document, context)))


def tags(reader: pypdf.PdfReader) -> list[tuple[str, Any, tuple[str, ...]]]:
    """Each element of the tag tree in reading order: its kind, itself, and the kinds above it."""
    return list(_below(reader.trailer["/Root"]["/StructTreeRoot"]["/K"], ()))


def _below(node: Any, above: tuple[str, ...]) -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    node = node.get_object()
    if isinstance(node, list):
        for kid in node:
            yield from _below(kid, above)
    elif isinstance(node, dict) and "/S" in node:
        yield node["/S"], node, above
        if "/K" in node:
            yield from _below(node["/K"], (*above, node["/S"]))


def text_of(reader: pypdf.PdfReader) -> str:
    return " ".join(page.extract_text() for page in reader.pages)


@pytest.fixture(scope="module")
def book(academy):
    return written(academy, "programme")


@pytest.fixture(scope="module")
def statement(academy):
    return written(academy, "provider-access-policy")


def test_files_are_the_programme_the_statement_and_each_year(academy):
    assert [item.name for item in pdf.documents(academy)] == ["programme", "provider-access-policy", *(f"year-{year}" for year in range(7, 14))]


@pytest.mark.parametrize("name", ["book", "statement"])
def test_headings_are_in_order_and_none_is_skipped(name, request):
    levels = [int(kind[2]) for kind, _, _ in tags(request.getfixturevalue(name)) if re.fullmatch(r"/H[1-6]", kind)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
    assert len(levels) > 15


@pytest.mark.parametrize("name", ["book", "statement"])
def test_language_title_and_marks(name, request):
    reader = request.getfixturevalue(name)
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert "Saltholme Point Academy" in reader.metadata.title
    assert reader.metadata.title in reader.xmp_metadata.dc_title.values()


def test_nothing_in_the_file_says_that_it_is_pdf_ua(statement):
    assert b"pdfuaid" not in statement.trailer["/Root"]["/Metadata"].get_object().get_data()


@pytest.mark.parametrize("name", ["book", "statement"])
def test_tables_have_headers_with_scope_and_every_cell_names_its_headers(name, request):
    found = tags(request.getfixturevalue(name))
    heads = [(node, above) for kind, node, above in found if kind == "/TH"]
    cells = [node for kind, node, _ in found if kind == "/TD"]
    assert len(heads) > 10
    assert len(cells) > 20
    for node, above in heads:
        assert node["/A"]["/Scope"] == ("/Column" if "/THead" in above else "/Row")
    identities = {node["/ID"] for node, _ in heads}
    assert all(node["/A"]["/Headers"] and identities.issuperset(node["/A"]["/Headers"]) for node in cells)


def test_names_and_values_are_items_with_a_label(statement):
    found = tags(statement)
    labels = [above for kind, _, above in found if kind == "/Lbl"]
    assert labels
    assert all(above[-1] == "/LI" for above in labels)
    assert not [kind for kind, _, above in found if above[-1:] == ("/L",) and kind not in ("/LI", "/L", "/Caption")]


def annotations(reader: pypdf.PdfReader) -> list[Any]:
    return [link.get_object() for page in reader.pages for link in page.get("/Annots", [])]


def targets(reader: pypdf.PdfReader) -> list[str]:
    return [link["/A"]["/URI"] for link in annotations(reader) if "/URI" in link.get("/A", {})]


def test_links_lead_to_chapters_to_the_web_and_to_people(book):
    found = targets(book)
    assert any(target.startswith("mailto:careers@saltholmepoint.example") for target in found)
    assert any(target.startswith("https://careers.saltholmepoint.example/activities/") for target in found)
    assert all(re.match(r"https?://|mailto:|tel:", target) for target in found)
    assert len(annotations(book)) - len(found) >= 16


def test_links_to_the_site_are_words_only_where_its_address_is_not_known(made):
    reader = written(made("activities: [{id: a, title: A talk, kind: assembly, years: 8}]"), "year-8")
    assert targets(reader) == []
    assert "A talk" in text_of(reader)


def test_bookmarks_are_the_chapters(book):
    outline = [item.title for item in book.outline if not isinstance(item, list)]
    inner = [item.title for part in book.outline if isinstance(part, list) for item in part if not isinstance(item, list)]
    assert outline == [book.metadata.title]
    assert {"The programme at a glance", "Year 7", "Year 13", "Personal guidance", "Provider access", "Contact"} <= set(inner)


@pytest.mark.parametrize("name", ["itp", "middle", "pru", "special-post-16"])
def test_other_kinds_of_institution_get_a_sound_document(name):
    context = export_input(load(ROOT / f"examples/{name}/programme.yaml"), today=TODAY)
    for document in pdf.documents(context):
        html = pdf.document_html(document, context)
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", html)]
        assert levels.count(1) == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(set(ids)) == len(ids)
        assert set(re.findall(r'href="#([^"]*)"', html)) <= set(ids)


def test_year_sheet_is_a4_and_short(academy):
    reader = written(academy, "year-10")
    assert len(reader.pages) <= 3
    assert [round(float(side) / 72 * 25.4) for side in reader.pages[0].mediabox[2:]] == [210, 297]


def test_no_term_or_month_begins_at_the_foot_of_a_page(made):
    last = set()
    for count in range(8, 20):
        days = [f"2026-11-{day:02}" for day in range(1, count)] + ["2027-01-14", "2027-05-13"]
        reader = written(made("activities:\n" + "".join(f"  - {{id: a{number}, title: Fair, kind: careers-fair, years: [8], when: {day}}}\n" for number, day in enumerate(days))), "year-8")
        for page in reader.pages:
            *_, line, number = (found for found in page.extract_text().splitlines() if found != "Hill School")
            assert " / " in number
            last.add(line)
    assert last
    assert not last & {"Autumn term", "Spring term", "Summer term", "November 2026", "January 2027", "May 2027"}


def test_a_picture_has_its_words_and_decoration_is_left_out(made):
    context = made('summary: "A ![A bus with the school on it](pictures/bus.png) and ![](pictures/line.png)"')
    context = replace(context, own_files=lambda: {"pictures/bus.png": PICTURE, "pictures/line.png": PICTURE})
    figures = [node for kind, node, _ in tags(written(context, "programme")) if kind == "/Figure"]
    assert [node["/Alt"] for node in figures] == ["A bus with the school on it"]


def test_a_picture_that_is_not_there_is_its_words(made, caplog):
    reader = written(made('summary: "A ![A bus with a flag](pictures/none.png)"'), "programme")
    assert "A bus with a flag" in text_of(reader)


def test_same_input_gives_the_same_bytes_in_another_process(made, tmp_path):
    code = (
        "import sys; from tests.unit.exports_office.samples import context_of, SMALL; from careersite.exports import pdf\n"
        "context = context_of(SMALL); document = list(pdf.documents(context))[1]\n"
        "open(sys.argv[1], 'wb').write(pdf.write(document, context))"
    )
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for number, file in enumerate(files):
        subprocess.run([sys.executable, "-c", code, str(file)], check=True, env={"PYTHONHASHSEED": str(number), "PYTHONPATH": ".", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path)})
    assert files[0].read_bytes() == files[1].read_bytes()
    assert TODAY.strftime("D:%Y%m%d").encode() in files[0].read_bytes() or pypdf.PdfReader(files[0]).metadata["/CreationDate"] == TODAY.strftime("D:%Y%m%d")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's pdftotext is not on this machine")
def test_poppler_reads_the_words(academy, tmp_path):
    document = next(item for item in pdf.documents(academy) if item.name == "provider-access-policy")
    file = tmp_path / "statement.pdf"
    file.write_bytes(pdf.write(document, academy))
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Provider access policy statement", "Premises and facilities", "Lecture hall (200 seats)", "01632 960231"):
        assert words in text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ask to meet our students" not in text


ADDRESSES = ("http://evil.example/x", "https://evil.example/x", "file:///etc/passwd", "FILE:///etc/passwd", "ftp://evil.example/x", "//evil.example/x", "about:blank", "site:/../etc/passwd", "site:/absent.png", "jar:x")


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_fetched_but_the_files_given(address):
    with pytest.raises(ValueError, match="not a file of the site"):
        pdf.Given({"a.png": b"x"})(address)


def test_given_files_and_data_are_handed_over():
    given = pdf.Given({"a.png": b"x"})
    assert given("site:/a.png").read() == b"x"
    assert given("data:text/plain,y").read() == b"y"


def test_hostile_texts_call_nobody_and_attach_nothing(hostile, monkeypatch):
    asked: list[str] = []
    real = pdf.Given.__call__

    def note(self, url):
        asked.append(url)
        return real(self, url)

    monkeypatch.setattr(pdf.Given, "__call__", note)
    for name in ("programme", "provider-access-policy"):
        reader = written(hostile, name)
        assert reader.attachments == {}
        assert "alert(1)" not in text_of(reader)
    assert asked == []


def test_a_missing_extra_is_named(made, monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(NotInstalled) as fault:
        FORMS["pdf"](made(""))
    assert "pip install 'careersite[pdf]'" in fault.value.hint
    assert fault.value.exit_code == 2
