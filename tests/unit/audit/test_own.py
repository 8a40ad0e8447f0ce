"""A site made with careersite is read exactly, and its data held against its pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from careersite.audit.extract import read_page
from careersite.audit.own import own_verdicts, published
from careersite.audit.saved import SavedPage
from careersite.audit.site import audit_saved
from careersite.auditing import Asking, audit
from careersite.findings import Outcome

TODAY = date(2026, 11, 21)
DATA = {
    "schema": 1,
    "institution": {"name": "Quill School", "kind": "maintained"},
    "careers_leader": {"name": "Ada Quill", "email": "careers@quill.example"},
    "summary": "In **year 7** pupils meet [employers](https://work.example) and try jobs, in year 8 they visit colleges.",
    "review": {"review_by": "2027-09-01"},
    "activities": [{"id": "one", "title": "College day"}, {"id": "two", "title": "Training day"}],
    "encounters": [{"requirement": "PAL-1", "state": "planned", "activities": ["one", "two"]}],
}
PAGE = """<html lang="en"><title>Careers</title><main><h1>Careers</h1><p>Careers leader: Ada Quill, careers@quill.example</p>
<p>In year 7 pupils meet employers and try jobs, in year 8 they visit colleges.</p><ul><li>College day</li><li>Training day</li></ul>
<p>Reviewed by 1 September 2027.</p></main></html>"""


def verdicts(data: object, page: str = PAGE) -> dict[str, str]:
    own, rest = published([SavedPage("programme.json", json.dumps(data).encode()), SavedPage("index.html", page.encode())])
    assert own is not None
    return {key: item.reason_code for key, item in own_verdicts(own, [read_page(item) for item in rest], today=TODAY).items()}


def test_what_data_and_page_both_say_is_met() -> None:
    assert verdicts(DATA) == dict.fromkeys(("PUB-1", "PUB-2", "PUB-3", "PUB-6", "PAL-1"), "own-data-shown")


def test_what_only_the_data_says_is_a_gap_of_its_own() -> None:
    found = verdicts(DATA, PAGE.replace("Ada Quill", "Ben Ink").replace("Training day", "Sports day"))
    assert found["PUB-1"] == found["PAL-1"] == "own-data-not-shown"
    assert found["PUB-3"] == "own-data-shown"


def test_a_past_review_date_is_past_although_it_is_shown() -> None:
    data = {**DATA, "review": {"review_by": "2026-09-01"}}
    assert verdicts(data, PAGE.replace("2027", "2026"))["PUB-6"] == "review-date-past"


def test_a_file_that_is_not_ours_is_left_alone() -> None:
    for body in (b"{", b"[]", b'{"schema": 9}', b"\xff", b'{"schema": 1, "institution": "x"}', b"[" * 100_000):
        own, rest = published([SavedPage("https://a.example/programme.json", body), SavedPage("index.html", b"x")])
        assert own is None
        assert [page.address for page in rest] == ["index.html"]


def test_a_saved_site_is_judged_by_its_data(tmp_path: Path) -> None:
    (tmp_path / "programme.json").write_text(json.dumps(DATA), encoding="utf-8")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    report = audit_saved(str(tmp_path), today=TODAY)
    rows = {item.id: item for item in report.judgements}
    assert report.subject is not None
    assert (report.subject.name, report.subject.kind) == ("Quill School", "maintained")
    assert rows["PUB-1"].reason_code == "own-data-shown"
    assert rows["PUB-1"].evidence[0].where == "index.html"
    assert rows["PUB-5"].outcome is Outcome.NOT_MET
    assert replace(rows["PUB-1"], reason="").level == "must"


def test_a_site_made_with_careersite_is_read_exactly_over_the_web(built_site: Path, serve: Callable[[Path], str]) -> None:
    report = audit(serve(built_site), today=TODAY, asking=Asking(allow_private=True, delay=0.0))
    assert {row.id: row.reason_code for row in report.judgements if row.outcome is Outcome.NOT_MET} == {}
    exact = {row.id for row in report.judgements if row.reason_code == "own-data-shown"}
    assert {"PUB-1", "PUB-2", "PUB-3", "PUB-4a", "PUB-4b", "PUB-4c", "PUB-4d", "PUB-5", "PUB-6", "PUB-8", "PAP-1", "PAP-5", "PAL-1"} <= exact
