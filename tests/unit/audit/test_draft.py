"""From audit to file: what was found becomes a programme that can be read, with where it came from."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from careersite.audit.draft import draft, write_draft
from careersite.audit.extract import read_page
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
