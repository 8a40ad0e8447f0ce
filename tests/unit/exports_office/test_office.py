"""Office files, opened by libraries other than the writer's own where there is one, and by LibreOffice where it is installed."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from itertools import pairwise

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from careersite.exports import FORMS, NotInstalled, office, reports
from careersite.exports.blocks import blocks
from careersite.exports.word import Paper
from careersite.rules.compass import compass_evidence, questions
from tests.unit.exports_office.samples import TODAY, context_of

WORD = ("office/provider-access-policy.docx", "office/governors-report.docx", "office/compass-evidence.docx")
SLIDES, TABLE = "office/parents-evening.pptx", "office/activities.xlsx"


@pytest.fixture(scope="module")
def files(academy):
    return office.files(academy)


def opened(data: bytes):
    return docx.Document(io.BytesIO(data))


def words_of(document) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells).replace("\N{NO-BREAK SPACE}", " ")


def test_the_files(files):
    assert sorted(files) == sorted([*WORD, SLIDES, TABLE])


@pytest.mark.parametrize("name", WORD)
def test_word_has_a_title_and_headings_that_skip_no_level(files, name):
    styles = [paragraph.style.name for paragraph in opened(files[name]).paragraphs]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert styles[0] == "Title"
    assert styles.count("Title") == 1
    assert levels[0] == 1
    assert len(levels) >= 5
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("name", WORD)
def test_word_says_its_language_title_and_day(files, name):
    document = opened(files[name])
    language = document.styles.element.find(qn("w:docDefaults")).find(".//" + qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"
    assert "Saltholme Point Academy" in document.core_properties.title
    assert document.core_properties.created.date() == TODAY
    assert document.sections[0].page_width.mm == pytest.approx(210, abs=0.5)


@pytest.mark.parametrize("name", WORD[:2])
def test_word_tables_have_a_marked_header_row_and_a_description(files, name):
    tables = opened(files[name]).tables
    assert len(tables) >= 5
    for table in tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert all(cell.text for cell in table.rows[0].cells)


def test_the_statement_holds_each_part_and_nothing_of_the_website(files):
    text = words_of(opened(files[WORD[0]]))
    for words in ("How to ask for access", "Premises and facilities", "Lecture hall (200 seats)", "The trust board agreed this statement on 8 July 2026.", "It will be reviewed by 7 July 2027.", "Technical roadshow"):
        assert words in text
    assert "@context" not in text
    assert "Your next step" not in text
    assert "\n:" not in text


def test_links_lead_to_the_web_or_to_people(files):
    document = opened(files[WORD[0]])
    targets = [part.target_ref for part in document.part.rels.values() if part.is_external]
    assert "mailto:careers@saltholmepoint.example" in targets
    assert all(re.match(r"https?://|mailto:|tel:", target) for target in targets)


def test_the_report_shows_requirements_plan_years_and_days(files, academy):
    text = words_of(opened(files[WORD[1]]))
    for words in ("The state of the requirements", "The state of the plan", "The six provider encounters", "Activities in each year", "Days that come up", "Review the published careers information."):
        assert words in text
    for rule in ("PUB-1", "PAP-8", "PAL-1", "GB8-3"):
        assert rule in text
    assert f"Year 13\n{len(academy.programme.in_year(13))}" in text


def test_the_compass_document_has_every_question_and_no_score(files, academy):
    text = words_of(opened(files[WORD[2]]))
    answers = compass_evidence(academy.programme, academy.judgements)
    assert len(answers) > 30
    for answer in answers:
        assert f"{answer.question.id} {answer.question.asks}" in text
    assert "From our own records:" in text
    assert "It gives no score." in text
    assert "%" not in text


def test_a_special_school_gets_the_questions_for_specialist_settings(made):
    special = context_of("institution: {name: Hill School, kind: special, years: 7-11}\nacademic_year: 2026-27")
    counts = [len(re.findall(r"^\d\.\d", words_of(opened(reports.compass(context))), re.MULTILINE)) for context in (special, made(""))]
    assert counts[0] == len(questions())
    assert counts[0] > counts[1] > 30


def test_numbered_lists_each_begin_at_one():
    paper = Paper("Lists", language="en", author="School", made_on=TODAY)
    paper.add(blocks("<ol><li>one</li><li>two</li></ol><p>text</p><ol><li>again</li></ol><ul><li>dot<ul><li>inner</li></ul></li></ul>"))
    document = opened(paper.bytes())
    numbers = {line.text: line._p.pPr.numPr.numId.val if line._p.pPr.numPr is not None else None for line in document.paragraphs}
    styles = {line.text: line.style.name for line in document.paragraphs}
    assert numbers["one"] == numbers["two"] != numbers["again"]
    assert styles["dot"] == "List Bullet"
    assert styles["inner"] == "List Bullet 2"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <strong>b</strong> <em>c</em></p>", [("p", "a b c")]),
        ("<dl class='pairs'><div><dt>Name</dt><dd>Jo</dd></div><div><dt>Days</dt><dd><div class='prose'><p>Monday</p></div></dd></div></dl>", [("p", "Name: Jo"), ("p", "Days: Monday")]),
        ("<p>x</p><script>alert(1)</script><svg><title>t</title></svg><style>p{}</style>", [("p", "x")]),
        ("<section aria-labelledby='next-step'><h2>Next</h2><dl><dt>a</dt><dd>b</dd></dl></section><h2>Last</h2>", [("h", "Last")]),
        ("<ul><li><p>one</p><p>more</p></li><li>two</li></ul>", [("li", "one\nmore"), ("li", "two")]),
        ("<p>see <img src='a.png' alt='a bus'></p>", [("p", "see [a bus]")]),
        ("loose words", [("p", "loose words")]),
        ("<details><summary>Why</summary><ul><li>this</li></ul></details>", [("p", "Why"), ("li", "this")]),
    ],
)
def test_blocks_of_a_page(html, expected):
    assert [(block.kind, block.text) for block in blocks(html)] == expected


def test_blocks_of_a_table_keep_links_and_lists_in_cells():
    html = "<table><caption>C</caption><thead><tr><th>A</th></tr></thead><tbody><tr><th><a href='https://a.example/'>x</a></th><td><ul><li>1</li><li>2</li></ul></td></tr></tbody></table>"
    (table,) = blocks(html)
    assert (table.text, table.heads) == ("C", 1)
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == [["A"], ["x", "1\n2"]]
    assert table.rows[1][0][0].href == "https://a.example/"


def test_every_slide_has_its_own_title_and_language(files):
    deck = pptx.Presentation(io.BytesIO(files[SLIDES]))
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert titles[-1] == "Whom to ask"
    for slide in deck.slides:
        for run in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run.get("lang") == "en-GB"
    assert deck.core_properties.title.endswith("Saltholme Point Academy")


def test_slides_are_wide_and_nothing_lies_outside(files):
    deck = pptx.Presentation(io.BytesIO(files[SLIDES]))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert 0 <= shape.left <= shape.left + shape.width <= deck.slide_width
            assert 0 <= shape.top <= shape.top + shape.height <= deck.slide_height


def test_pictures_and_tables_on_slides_have_words(files):
    deck = pptx.Presentation(io.BytesIO(files[SLIDES]))
    described = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type is not None and (shape.has_table or hasattr(shape, "image"))]
    assert {shape.has_table for shape in described} == {True, False}
    for shape in described:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
        if shape.has_table:
            assert shape.table.first_row
    assert any("https://careers.saltholmepoint.example/" in shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in described)


def test_slides_show_few_words_and_say_what_is_left_out(files, academy):
    deck = pptx.Presentation(io.BytesIO(files[SLIDES]))
    slide = next(slide for slide in deck.slides if slide.shapes.title.text.startswith("Year 12"))
    lines = [paragraph.text for paragraph in slide.placeholders[1].text_frame.paragraphs]
    assert len(lines) == 8
    assert lines[-1] == f"… and {len(academy.programme.in_year(12)) - 7} more on our website"


def test_a_table_of_long_names_goes_on_on_further_slides(made):
    long = "A name of a provider that goes on and on until it is shortened somewhere"
    rows = "\n".join(f"  - {{id: a{n}, title: {long} {n}, kind: provider-encounter, years: [{8 + n % 2}], when: 2026-10-1{n}, providers: [p], provider_access: yes, attendance: all, in_school_day: yes, minutes: 60}}" for n in range(9))
    files = FORMS["office"](made(f"activities:\n{rows}\nproviders: [{{id: p, name: {long}, kind: fe-college}}]\n"))
    deck = pptx.Presentation(io.BytesIO(files[SLIDES]))
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) >= 2
    assert sum(len(table.rows) - 1 for table in tables) == 9
    year = next(slide for slide in deck.slides if slide.shapes.title.text.startswith("Year 8"))
    assert all(paragraph.text.endswith("October 2026)") for paragraph in year.placeholders[1].text_frame.paragraphs)


def test_the_table_of_activities_opens_in_another_library(files, academy):
    rows = CalamineWorkbook.from_filelike(io.BytesIO(files[TABLE])).get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["Activity", "Kind", "For", "When"]
    assert len(rows) == len(academy.programme.activities) + 1
    row = next(row for row in rows if row[0] == "Technical roadshow")
    assert row[2:5] == ["Year 8", "20 October 2026", "2026-10-20"]
    assert all(isinstance(cell, str) for row in rows for cell in row)


def test_the_table_marks_its_header_row(files):
    with zipfile.ZipFile(io.BytesIO(files[TABLE])) as archive:
        table = archive.read("xl/tables/table1.xml").decode()
        assert 'headerRowCount="0"' not in table
        assert '<tableColumn id="1" name="Activity"' in table
        assert "Saltholme Point Academy" in archive.read("docProps/core.xml").decode()


def test_a_school_without_activities_gets_every_file(made):
    found = office.files(made(""))
    assert sorted(found) == sorted([*WORD, SLIDES, TABLE])
    assert CalamineWorkbook.from_filelike(io.BytesIO(found[TABLE])).get_sheet_by_index(0).to_python()[0][0] == "Activity"


def test_hostile_texts_stay_texts(hostile):
    found = office.files(hostile)
    for name, data in found.items():
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            everything = "".join(archive.read(part).decode("utf-8", "replace") for part in archive.namelist() if part.endswith((".xml", ".rels")))
        assert not re.search(r"<f[ >]|<hyperlink |w:instrText|w:fldSimple|\u202e|\x07", everything), name
        targets = re.findall(r'Target="([^"]*)"', everything)
        assert targets
        assert not re.search(r"evil|tracker|javascript|file:|passwd", " ".join(targets)), name
    rows = CalamineWorkbook.from_filelike(io.BytesIO(found[TABLE])).get_sheet_by_index(0).to_python()
    assert rows[1][0] == "=1+1"
    text = words_of(opened(found[WORD[0]]))
    assert "=1+1" in text
    assert "alert(1)" not in text


def test_same_input_gives_the_same_bytes(made):
    texts = 'summary: "A"\nsite: {url: "https://careers.example/"}\nactivities: [{id: a, title: T, kind: assembly, years: 8, when: 2027-01-12}]'
    assert office.files(made(texts)) == office.files(made(texts))


def test_a_missing_extra_is_named(made, monkeypatch):
    for name in ("careersite.exports.slides", "careersite.exports.excel", "careersite.exports.word", "careersite.exports.reports"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(NotInstalled) as fault:
        FORMS["office"](made(""))
    assert "pip install 'careersite[office]'" in fault.value.hint


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("name", [*WORD, SLIDES, TABLE])
def test_libreoffice_opens_it(files, name, tmp_path):
    file = tmp_path / name.rpartition("/")[2]
    file.write_bytes(files[name])
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = subprocess.run(["pdftotext", str(file.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True).stdout
    assert {"policy": "Premises and facilities", "governors": "The state of the plan", "compass": "Benchmark 8", "parents": "Whom to ask", "activities": "Technical roadshow"}[
        next(key for key in ("policy", "governors", "compass", "parents", "activities") if key in name)
    ] in text
