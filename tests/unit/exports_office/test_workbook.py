# ruff: noqa: DTZ001 - a cell has no time zone
"""The workbook there and back: the same programme; what a spreadsheet has spoilt is named at its cell."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime, time
from pathlib import Path

import pytest
import xlsxwriter
import yaml
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from careersite import authoring, run
from careersite.cli import cli
from careersite.errors import UsageFault
from careersite.exports.workbook import workbook
from careersite.model.validate import validate
from careersite.source import parse_document, read_document
from careersite.source.book import letters
from careersite.source.forms import cell_text, file_value
from careersite.source.sheets import README, SINGLES, sheets, single_values
from careersite.source.spreadsheet import read_workbook
from careersite.source.writing import programme_file, yaml_text
from tests.unit.exports_office.samples import ROOT, SMALL, TODAY, programme_of

EXAMPLES = sorted(ROOT.glob("examples/*/programme.yaml"))
RICH = (
    SMALL
    + """
earlier_years: [years/2024-25.yaml, years/2025-26.yaml]
terms: [{name: Autumn, starts: 2026-09-02, ends: 2026-12-18}]
careers_leader: {name: Jo, telephone: "+44 1632 960123 ext. 4", email: jo@hill.example}
aims: ["Clear, and fair", "One place; one time"]
benchmarks: {1: "One: #1 [x]", 8: "Eight"}
outcomes: [{id: o1, statement: "Know \\"it\\" 'all'\\n\\n- a\\n- b", years: 7-9, stages: [explore, apply], frameworks: ["cdi:explore-possibilities"]}]
leaver_profiles:
  - at: end of year 11
    knowledge: [{statement: "One, two", outcomes: [o1]}, Three]
    skills: [Four]
  - {at: later, behaviours: [Five, Six, Seven]}
activities:
  - {id: a1, title: "=1+1", kind: provider-encounter, years: [8, 10], when: [2026-11-12, 2026-11-19 to 2026-11-20], providers: [p1, p2], in_school_day: no, minutes: 60, benchmarks: [5, 7], objectives: ["A, b", "c"]}
  - {id: a2, title: "x: y # z", kind: assembly, years: 7-11, when: all year, meaningful: [purpose, two-way], outcomes: [o1]}
  - {id: a3, title: T, kind: other, years: 9, when: November}
  - {id: a4, title: T, kind: other, years: 9, when: autumn, cancelled: yes}
  - {id: a5, title: T, kind: other, years: [7, 8], when: November 2026, starts: 9.30am}
  - {id: a6, title: T, kind: other, years: 9, when: [2026-11-01 to 2026-11-30, 2027-01-01]}
providers: [{id: p1, name: P1, kind: fe-college, offers: [t-levels, a-levels]}, {id: p2, name: "- P2", kind: itp}]
impact: {destinations: [{year: 2025, cohort: year 11, routes: [{name: A, percent: 50}, {name: B, percent: 40}]}, {year: 2024}, {year: 2024, routes: [{name: C, learners: 12}]}], feedback: [{from: parents, how: form}]}
personal_guidance: {advisers: [{name: "O'Neill"}]}
accessibility: {known_issues: [{what: "Map", until: 2027-01-01}], answer_within: 7}
site: {colours: {main: "#005ea5"}, translations: [pl, ur], url: "https://careers.hill.example/"}
"""
)


def saved(folder: Path, data: bytes, name: str = "book.xlsx") -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


class Month(date):
    """A day that its cell shows as a month, which is what Excel makes of "November 2026"."""


class ShortMonth(date):
    """The same in Excel's own format mmm-yy."""


def made_book(folder: Path, **tables) -> Path:
    """A workbook of our own: sheet to rows; a cell may be a text, a number, a day, a time, yes/no or ``("formula", shown)``."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
    formats = {date: book.add_format({"num_format": "dd/mm/yyyy"}), datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}), time: book.add_format({"num_format": "hh:mm"}), Month: book.add_format({"num_format": "[$-809]mmmm\\ yyyy;@"}), ShortMonth: book.add_format({"num_format": 17})}
    for title, rows in tables.items():
        sheet = book.add_worksheet(title.replace("_", " "))
        for number, row in enumerate(rows):
            for index, cell in enumerate(row):
                if isinstance(cell, tuple):
                    sheet.write_formula(number, index, cell[0], None, cell[1])
                elif type(cell) in formats:
                    sheet.write_datetime(number, index, cell, formats[type(cell)])
                else:
                    sheet.write(number, index, cell)
    book.close()
    return saved(folder, made.getvalue())


HEAD = ["id", "title", "kind", "years", "when"]
SINGLE = [["What", "Answer"], ["institution.name", "Hill"], ["institution.kind", "academy"], ["institution.years", "7 to 11"], ["academic_year", "2026-27"]]


def faults_of(path: Path):
    book = read_workbook(path)
    if book.findings:
        return book.findings
    programme, faults = validate(book.value)
    assert (programme is None) == bool(faults)
    return [book.placed(fault) for fault in faults]


@pytest.mark.parametrize("file", EXAMPLES, ids=[file.parent.name for file in EXAMPLES])
def test_there_and_back_gives_the_same_programme(file, tmp_path):
    programme, _ = validate(read_document(file).value)
    book = read_workbook(saved(tmp_path, workbook(programme)))
    assert book.findings == []
    assert validate(book.value) == (programme, [])
    document = parse_document(programme_file(book.value, "book.xlsx").encode(), name="new.yaml")
    assert document.findings == ()
    assert validate(document.value) == (programme, [])


def test_every_kind_of_value_comes_back(tmp_path):
    programme = programme_of(RICH)
    book = read_workbook(saved(tmp_path, workbook(programme)))
    assert book.findings == []
    assert validate(book.value) == (programme, [])
    document = parse_document(programme_file(book.value, "book.xlsx").encode(), name="new.yaml")
    assert document.findings == ()
    assert validate(document.value) == (programme, [])


def test_every_field_of_the_model_has_a_place():
    from careersite.model.schema import json_schema

    names = {column.path[-1] for sheet in sheets() for column in sheet.columns} | {column.path[-1] for column in single_values()}
    names |= {part for sheet in sheets() for part in (*sheet.path, *sheet.inner)} | {part for column in single_values() for part in column.path}
    schema = json_schema()
    wanted = {name for part in (schema, *schema["$defs"].values()) for name in part.get("properties", {})}
    assert wanted - names == set()
    assert len({sheet.title for sheet in sheets()}) == len(sheets())
    assert all(len(sheet.title) <= 31 for sheet in sheets())


def test_every_cell_is_a_text_and_field_names_are_hidden(tmp_path):
    data = workbook(programme_of(RICH))
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:3] == [README, SINGLES, "Activities"]
    assert all(item.visible == SheetVisibleEnum.Visible for item in book.sheets_metadata)
    for name in book.sheet_names:
        assert all(isinstance(cell, str) for row in book.get_sheet_by_name(name).to_python() for cell in row)
    activities = book.get_sheet_by_name("Activities").to_python()
    assert activities[0][:4] == ["Id", "Title", "Kind", "Years"]
    assert activities[1][:4] == ["id", "title", "kind", "years"]
    assert activities[2][:2] == ["a1", "=1+1"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("xl/worksheets/sheet3.xml").decode()
        assert re.search(r'<row r="2"[^>]*hidden="1"', xml)
        assert re.search(r'<dataValidation type="list"[^>]*>', xml)
        everything = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
        assert not re.search(r"<f[ >]|<hyperlink ", everything)


def test_words_to_choose_from_are_the_models(tmp_path):
    from careersite.model.vocabulary import ActivityKind

    rows = CalamineWorkbook.from_filelike(io.BytesIO(workbook(programme_of(SMALL)))).get_sheet_by_name("Words to choose from").to_python()
    columns = [[cell for cell in column if cell] for column in zip(*rows, strict=True)]
    assert [kind.value for kind in ActivityKind] in [column[1:] for column in columns]


def test_the_same_programme_gives_the_same_bytes():
    assert workbook(programme_of(RICH)) == workbook(programme_of(RICH))


def test_moved_and_missing_columns_and_sheets_are_read(tmp_path):
    path = made_book(tmp_path, Programme=SINGLE, Activities=[["Years", "Id", "Kind", "Title", "Minutes"], [8.0, "a", "assembly", "Talk", 60], ["", "", "", "", ""], ["9, 10", "b", "Assembly", "More", ""]])
    book = read_workbook(path)
    programme, faults = validate(book.value)
    assert (book.findings, faults) == ([], [])
    assert [(item.id, item.years, item.minutes) for item in programme.activities] == [("a", (8,), 60), ("b", (9, 10), None)]


def test_cells_that_are_days_times_and_yes_are_read(tmp_path):
    path = made_book(
        tmp_path,
        Programme=[*SINGLE, ["review.review_by", date(2027, 9, 1)]],
        Activities=[[*HEAD, "starts", "in_school_day"], ["a", "Talk", "assembly", 8, datetime(2026, 11, 12), time(9, 30), True]],
    )
    programme, faults = validate(read_workbook(path).value)
    assert faults == []
    activity = programme.activities[0]
    assert (activity.when.spans[0].start, activity.starts, activity.in_school_day) == (date(2026, 11, 12), "09:30", True)
    assert programme.review.review_by == date(2027, 9, 1)


@pytest.mark.parametrize(("cell", "days"), [(Month(2026, 11, 1), 30), (ShortMonth(2026, 11, 1), 30), (date(2026, 11, 1), 1), (datetime(2026, 11, 1), 1), (ShortMonth(2026, 11, 12), 1)])
def test_a_month_in_a_cell_is_read_as_it_is_shown(tmp_path, cell, days):
    book = read_workbook(made_book(tmp_path, Programme=SINGLE, Activities=[HEAD, ["a", "Talk", "assembly", 8, cell]]))
    programme, faults = validate(book.value)
    assert (faults, book.notes) == ([], [])
    (span,) = programme.activities[0].when.spans
    assert (span.end - span.start).days + 1 == days


def test_a_month_where_a_day_is_wanted_is_refused(tmp_path):
    (found,) = faults_of(made_book(tmp_path, Programme=[*SINGLE, ["review.review_by", Month(2027, 9, 1)]]))
    assert (found.id, found.line, found.column) == ("BOOK-DATE", 6, 2)
    assert "shows a month here (September 2027), and a day is wanted" in found.message
    assert "Format the cell as Text" in found.hint


def test_where_the_format_is_not_known_the_first_of_a_month_is_noted():
    from careersite.source.book import Book, Cell
    from careersite.source.spreadsheet import _checked

    column = next(column for sheet in sheets() for column in sheet.columns if column.path == ("when",))
    book, cell = Book("book.ods"), Cell("Activities", 3, 5, "When")
    assert _checked(date(2026, 11, 1), column, cell, book, ()) == "2026-11-01"
    assert book.notes == ["Sheet “Activities”, row 3, column E (“When”): this is read as the day 1 November 2026. If the whole month is meant, format the cell as Text and type: November 2026"]


@pytest.mark.parametrize(
    ("column", "cell", "fault", "says", "hint"),
    [
        ("years", datetime(2026, 11, 7), "BOOK-DATE", "turned what was typed into a day (7 November 2026)", "such as 7 to 11"),
        ("title", date(2027, 3, 1), "BOOK-DATE", "turned what was typed into a day (1 March 2027)", "Format the cell as Text"),
        ("title", "#REF!", "BOOK-ERROR-VALUE", "here stands #REF!", "Type the value itself."),
        ("title", ("=1/0", "#DIV/0!"), "BOOK-ERROR-VALUE", "here stands #DIV/0!", "Type the value itself."),
        ("when", 46338, "MODEL-DATE", "day number from Excel; it would be 12 November 2026", "2027-02-28"),
        ("when", "31/02/2027", "MODEL-DATE", "31 February 2027 does not exist", ""),
        ("when", datetime(2026, 11, 12, 9, 30), "MODEL-WHEN", "", ""),
        ("years", 8.9, "MODEL-YEARS", "“8.9” is not a school year", ""),
        ("kind", "assemblly", "MODEL-CHOICE", "not a kind of activity that is known", "Did you mean “assembly”?"),
        ("id", "A 1", "MODEL-ID", "cannot be an id", "a-1"),
        ("years", 5, "MODEL-YEAR-NOT-TAUGHT", "Year 5 is not taught here", ""),
    ],
)
def test_a_spoilt_cell_is_named_by_sheet_row_and_column(tmp_path, column, cell, fault, says, hint):
    row = dict(zip(HEAD, ["a", "Talk", "assembly", "8", "autumn"], strict=True)) | {column: cell}
    path = made_book(tmp_path, Programme=SINGLE, Activities=[HEAD, ["b", "Talk", "assembly", "8", "autumn"], list(row.values())])
    (found,) = faults_of(path)
    at = HEAD.index(column) + 1
    assert found.id == fault or (fault == "MODEL-WHEN" and found.id in ("MODEL-WHEN", "MODEL-DATE"))
    assert found.message.startswith(f"Sheet “Activities”, row 3, column {letters(at)} (“{column}”): ")
    assert says in found.message
    assert hint in found.hint
    assert (found.file, found.line, found.column) == ("book.xlsx", 3, at)
    assert found.path.startswith("activities[1]") or cell == ("=1/0", "#DIV/0!")


@pytest.mark.parametrize("number", [1632960123, 441632960123, 1632960123.0])
def test_a_telephone_number_that_became_a_sum_is_refused(tmp_path, number):
    (found,) = faults_of(made_book(tmp_path, Programme=[*SINGLE, ["careers_leader.telephone", number]]))
    assert found.id == "BOOK-TELEPHONE"
    assert "row 6, column B" in found.message
    assert f"lost its first 0 ({int(number)})" in found.message
    assert "Format the cell as Text" in found.hint


def test_a_telephone_number_in_scientific_form_is_refused(tmp_path):
    (found,) = faults_of(made_book(tmp_path, Programme=[*SINGLE, ["careers_leader.telephone", "1.63E+09"]]))
    assert found.id == "MODEL-TELEPHONE"
    assert "Excel has shortened this number" in found.message


def test_names_that_are_not_known_are_refused_with_the_nearest(tmp_path):
    path = made_book(tmp_path, Programme=[*SINGLE, ["summery", "x"]], Activities=[[*HEAD, "minits", ""], ["a", "T", "assembly", "8", "autumn", "60", "lost"]], Activites=[["id"], ["x"]])
    found = {item.message: item.hint for item in read_workbook(path).findings}
    assert any("“summery” is not a name" in message and "“summary”" in hint for message, hint in found.items())
    assert any("“minits” is not a name" in message and "“minutes”" in hint for message, hint in found.items())
    assert any("there is no name for this column" in message for message in found)
    assert any(message == "The sheet “Activites” is not known." and hint == "Did you mean “Activities”?" for message, hint in found.items())


def test_inner_lines_belong_to_the_line_above(tmp_path):
    head = ["year", "cohort", "routes.name", "routes.percent"]
    path = made_book(tmp_path, Programme=SINGLE, Impact_destinations=[head, ["2025", "", "A", 50], ["", "", "B", 40], ["", "", "", ""], ["2024", "", "C", 150]])
    (found,) = faults_of(path)
    assert found.message.startswith("Sheet “Impact destinations”, row 5")
    path = made_book(tmp_path, Programme=SINGLE, Impact_destinations=[head, ["2025", "", "A", 50], ["", "", "B", 40]])
    assert read_workbook(path).value["impact"]["destinations"] == [{"year": "2025", "routes": [{"name": "A", "percent": "50"}, {"name": "B", "percent": "40"}]}]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.xlsx", b"", "BOOK-FILE"),
        ("a.xlsx", b"not a zip", "BOOK-FILE"),
        ("a.xls", b"\xd0\xcf\x11\xe0" * 200, "BOOK-FILE"),
        ("a.ods", b"PK\x03\x04", "BOOK-FILE"),
        ("a.xlsx", b"x" * (21 * 1024 * 1024), "BOOK-SIZE"),
    ],
)
def test_what_is_no_workbook_is_refused(tmp_path, name, data, fault):
    (found,) = read_workbook(saved(tmp_path, data, name)).findings
    assert found.id == fault
    assert found.hint


def test_an_empty_workbook_is_refused(tmp_path):
    (found,) = read_workbook(made_book(tmp_path, Sheet1=[[]])).findings
    assert found.id == "BOOK-EMPTY"


def test_a_stray_cell_far_away_is_refused_before_memory_is_taken(tmp_path):
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet("Activities")
    sheet.write(0, 0, "id")
    sheet.write(1_048_575, 16_000, "x")
    book.close()
    (found,) = read_workbook(saved(tmp_path, made.getvalue())).findings
    assert found.id == "BOOK-SIZE"
    assert "row 1048576" in found.message


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (101 * 1024 * 1024))
    (found,) = read_workbook(saved(tmp_path, made.getvalue())).findings
    assert found.id == "BOOK-SIZE"


def test_a_cell_repeated_a_million_times_is_refused(tmp_path):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        rows = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="9000"><text:p>x</text:p></table:table-cell></table:table-row>'
        archive.writestr("content.xml", f'<office:document-content><table:table table:name="Activities">{rows}</table:table></office:document-content>')
    (found,) = read_workbook(saved(tmp_path, made.getvalue(), "book.ods")).findings
    assert found.id == "BOOK-SIZE"


def test_a_reader_that_dies_is_a_damaged_file(tmp_path):
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000
    (found,) = read_workbook(saved(tmp_path, data, "book.xls")).findings
    assert (found.id, found.message) == ("BOOK-FILE", "The file is no workbook, or it is damaged.")
    (locked,) = read_workbook(saved(tmp_path, data + "EncryptedPackage".encode("utf-16-le"), "book.xlsx")).findings
    assert locked.message == "The workbook is locked with a password."


def test_workbooks_with_macros_and_other_files_are_not_taken(tmp_path):
    for name in ("a.xlsm", "a.csv", "a.yaml", "a"):
        with pytest.raises(UsageFault, match="is not a workbook"):
            read_workbook(saved(tmp_path, b"x", name))
    with pytest.raises(UsageFault, match="There is no workbook"):
        read_workbook(tmp_path / "none.xlsx")
    with pytest.raises(UsageFault, match="There is no workbook"):
        read_workbook(tmp_path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10**6), size=st.integers(1, 40), fill=st.binary(min_size=1, max_size=40), cut=st.booleans())
def test_a_damaged_workbook_never_brings_the_program_down(tmp_path, place, size, fill, cut):
    data = bytearray(_DAMAGE)
    at = place % len(data)
    data[at : at + size] = b"" if cut else fill
    book = read_workbook(saved(tmp_path, bytes(data)))
    assert book.findings or isinstance(book.value, dict)


_DAMAGE = workbook(programme_of(RICH))
_TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co"), include_characters="\n"), max_size=80).map(str.strip)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(("summary", "backing", "strategic_plan")), _TEXTS, max_size=3), st.lists(_TEXTS.map(lambda text: " ".join(text.split())).filter(bool), max_size=3))
def test_any_text_written_as_yaml_is_read_as_itself(texts, lines):
    value = {name: text for name, text in {**texts, "aims": lines}.items() if text}
    if not value:
        return
    written = yaml_text(value)
    assert yaml.load(written, Loader=yaml.BaseLoader) == value


@pytest.mark.parametrize("text", ["a ] b]", "# not a comment", "• dot", "- dash", "key: value", "yes", "no", "null", "1e5", "0123", "“curly” it", "&anchor", "*star", "!tag", "%", "@at", "`tick", "it's", 'say "it"', "C:\\path", "a\n- b\n  c: d", "one\n\n\ntwo", "x #y", "{a}", "[a, b]", "a\n# b", "|", ">", "? q", "a: b: c", "trailing:", "=1+1", "2026-27", "~", "<<"])
def test_texts_that_look_like_yaml_are_read_by_our_reader(text):
    document = parse_document(yaml_text({"summary": text, "aims": [text.replace("\n", " ")]}).encode(), name="x.yaml")
    assert document.findings == ()
    assert document.value == {"summary": text, "aims": [text.replace("\n", " ")]}


@pytest.mark.parametrize("field", ["years", "when"])
def test_what_a_cell_shows_is_read_back(field):
    for activity in programme_of(RICH).activities:
        column = next(item for sheet in sheets() if sheet.path == ("activities",) for item in sheet.columns if item.field == field)
        text = cell_text(getattr(activity, field), column.form)
        again = programme_of(SMALL + yaml_text({"activities": [{"id": "a", "title": "t", "kind": "other", "years": "8", field: file_value(text, column.form)}]})).activities[0]
        assert getattr(again, field) == getattr(activity, field)


def test_hostile_texts_come_back_as_texts(tmp_path, hostile):
    data = workbook(hostile.programme)
    book = read_workbook(saved(tmp_path, data))
    assert book.findings == []
    again, faults = validate(book.value)
    assert faults == []
    assert again.aims == hostile.programme.aims
    assert again.activities[0].title == "=1+1"
    # Only what an office file cannot hold is gone.
    assert again.activities[0].summary == hostile.programme.activities[0].summary.replace("\x07", "")
    assert again.institution.name == hostile.programme.institution.name.replace("\u202e", "")


def test_the_commands(tmp_path):
    source, book, new = tmp_path / "programme.yaml", tmp_path / "book.xlsx", tmp_path / "new" / "programme.yaml"
    alone = RICH.replace("earlier_years: [years/2024-25.yaml, years/2025-26.yaml]\n", "").replace(", translations: [pl, ur]", "")
    source.write_text(alone, encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(cli, ["workbook", str(source), "--to", str(book)], catch_exceptions=False).exit_code == 0
    assert runner.invoke(cli, ["import", str(book), "--to", str(new)], catch_exceptions=False).output == f"{new} holds the programme of Hill School: 6 activities. Next: careersite check {new}\n"
    text = new.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=programme.schema.json\n# A careers programme, made from the workbook book.xlsx.")
    assert run.load(new).programme == run.load(source).programme
    for command in (["workbook", str(source), "--to", str(book)], ["import", str(book), "--to", str(new)]):
        fault = runner.invoke(cli, command).exception
        assert isinstance(fault, UsageFault)
        assert "--force" in fault.hint
        assert runner.invoke(cli, [*command, "--force"], catch_exceptions=False).exit_code == 0
    assert isinstance(runner.invoke(cli, ["workbook", str(source), "--to", str(tmp_path / "book.xls")]).exception, UsageFault)


def test_a_workbook_with_faults_writes_nothing(tmp_path):
    book = made_book(tmp_path, Programme=[*SINGLE, ["careers_leader.telephone", 1632960123]])
    with pytest.raises(run.Unreadable) as fault:
        authoring.import_workbook(book, tmp_path / "new.yaml", force=False, today=TODAY)
    assert [finding.id for finding in fault.value.report.findings()] == ["BOOK-TELEPHONE"]
    assert not (tmp_path / "new.yaml").exists()


def test_a_missing_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(authoring, "find_spec", lambda name: None)
    for call in (lambda: authoring.workbook(tmp_path / "a", tmp_path / "b.xlsx", today=TODAY), lambda: authoring.import_workbook(tmp_path / "a", tmp_path / "b", force=False, today=TODAY)):
        with pytest.raises(UsageFault) as fault:
            call()
        assert "careersite[office]" in fault.value.hint


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_workbook_saved_by_libreoffice_comes_back(kind, tmp_path):
    programme = programme_of(RICH)
    file = saved(tmp_path, workbook(programme), "source.xlsx")
    out = tmp_path / "out"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", kind, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=300)
    book = read_workbook(out / f"source.{kind}")
    assert book.findings == []
    assert validate(book.value) == (programme, [])


@pytest.mark.full
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_an_error_value_in_an_ods_is_named(tmp_path):
    file = made_book(tmp_path, Programme=SINGLE, Activities=[HEAD, [], ["a", ("=1/0", "#DIV/0!"), "assembly", "8", "autumn"]])
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "ods", "--outdir", str(tmp_path), str(file)], check=True, capture_output=True, timeout=300)
    (found,) = read_workbook(tmp_path / "book.ods").findings
    assert found.id == "BOOK-ERROR-VALUE"
    assert found.message.startswith("Sheet “Activities”, row 3, column B (“title”)")
