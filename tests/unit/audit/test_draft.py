"""From audit to file: what was found becomes a programme that can be read, with where it came from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from careersite.audit.draft import draft, write_draft
from careersite.audit.extract import Block, Extract, read_page
from careersite.audit.saved import SavedPage
from careersite.errors import UsageFault
from careersite.run import load
from careersite.source import parse_document

TODAY = date(2026, 11, 21)
PAGE = """<html lang="en"><title>Careers | Quill School</title><main><h1>Careers</h1>
<p>Our Careers Leader is Ms Ada Quill. Email: a.quill@quill.example</p>
<p>The next review of this information is on 1 September 2027.</p></main></html>"""


def test_the_draft_can_be_read_and_names_its_sources(tmp_path: Path) -> None:
    text = draft([read_page(SavedPage("https://quill.example/careers", PAGE.encode()))], today=TODAY, kind="maintained")
    assert 'name: "Ms Ada Quill"  # https://quill.example/careers – check this' in text
    file = tmp_path / "programme.yaml"
    file.write_text(text, encoding="utf-8")
    loaded = load(file)
    assert loaded.faults == ()
    assert loaded.programme is not None
    assert loaded.programme.institution.name == "Quill School"
    assert loaded.programme.careers_leader.email == "a.quill@quill.example"
    assert loaded.programme.review.review_by == date(2027, 9, 1)


def drafted(*pages: Extract | str, kind: str = "maintained") -> dict:
    extracts = [read_page(SavedPage("https://quill.example/careers", page.encode())) if isinstance(page, str) else page for page in pages]
    document = parse_document(draft(extracts, today=TODAY, kind=kind).encode(), name="draft.yaml")
    assert isinstance(document.value, dict)
    return document.value


@pytest.mark.parametrize(
    ("words", "kind", "years"),
    [
        ("Careers education runs through Years 5 to 8.", "middle", "5-8"), ("Every student has a plan from Year 7 to Year 13, and options in Years 9 to 11.", "academy", "7-13"),
        ("Our programme (Y7, years 7-11) is for all.", "academy", "7-11"), ("All pupils in years 8 to 13 are entitled to this.", "academy", "7-11"), ("Nothing.", "middle", "5-8"),
    ],
)  # fmt: skip
def test_the_years_are_those_that_a_page_names(words: str, kind: str, years: str) -> None:
    assert drafted(PAGE.replace("</main>", f"<p>{words}</p></main>"), kind=kind)["institution"]["years"] == years


@pytest.mark.parametrize(("stated", "day"), [("September 2027", "2027-09-30"), ("Spring 2027", "2027-03-31"), ("1 September 2027", "2027-09-01")])
def test_a_review_in_a_month_or_a_term_is_due_on_its_last_day(stated: str, day: str) -> None:
    text = draft([read_page(SavedPage("https://quill.example/careers", PAGE.replace("on 1 September 2027", f"in {stated}").encode()))], today=TODAY, kind="maintained")
    assert f"  review_by: {day}  # https://quill.example/careers – check this" in text


def test_the_sentences_of_a_summary_stay_sentences() -> None:
    row = "In Year 7 students explore their strengths with their tutor; Year 8 visit Anytown College; Year 9 choose their options with labour market information; Year 10 spend a week on work experience in June; Year 11 meet colleges and training providers and have a personal guidance interview with an adviser; Year 12 go to a careers fair."
    summary = drafted(PAGE.replace("</main>", f"<h2>Our careers programme</h2><p>{row}</p></main>"))["summary"]
    assert "tutor. Year 8 visit Anytown College." in summary


def test_words_that_a_pdf_cuts_at_its_edge_go_on_to_the_end_of_their_sentence() -> None:
    lines = ("A provider wishing to request access should contact Mrs Okafor, Careers", "Leader, by email at careers@quill.example, at least six weeks before.", "Lunch is at noon.")
    blocks = (Block("Provider Access Policy Statement", "heading", 1, 1), *(Block(line, "heading" if line == lines[0] else "paragraph", 0, 1) for line in lines))
    policy = Extract("https://quill.example/pal.pdf", title="Provider Access Policy Statement", form="pdf", blocks=blocks)
    assert drafted(PAGE, policy)["provider_access"]["requests"] == f"{lines[0]} {lines[1]}"


def test_a_hostile_page_cannot_break_out_of_its_quotes() -> None:
    page = PAGE.replace("Quill School", 'Quill" School\n  kind: castle #')
    text = draft([read_page(SavedPage("https://quill.example/\n  status: academy", page.encode()))], today=TODAY, kind="maintained")
    document = parse_document(text.encode(), name="draft.yaml")
    assert document.value is not None
    assert set(document.value["institution"]) == {"name", "kind", "years"}
    assert document.value["institution"]["kind"] == "maintained"


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(UsageFault, match="already"):
        write_draft(file, [], today=TODAY)
    assert file.read_text(encoding="utf-8") == "mine"
