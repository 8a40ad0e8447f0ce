"""Reasons do not contradict what happened: how a page came, and that it was read."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import careersite.audit.extract
from careersite.audit.fetch.outcomes import OUTCOMES
from careersite.audit.saved import SavedPage
from careersite.audit.site import audit_pages, extracts_of

TODAY = date(2026, 11, 21)
CAREERS = """<html lang="en"><title>Careers</title><main><h1>Careers</h1><p>We run a careers programme for all years, with talks and visits.</p>
<p><a href="/pap/">Provider Access Policy</a></p></main></html>"""
LAW = """<html lang="en"><title>Provider Access Policy</title><main><h1>Provider Access Policy</h1>
<p>Schools and academies must provide at least six encounters with providers of approved technical education qualifications to all pupils in years 8 to 13.</p>
<p>This policy sets out: procedural requirements for requests for access; grounds for granting and refusing requests; details of premises or facilities.</p>
<p>Providers are welcome.</p></main></html>"""


def reasons(*pages: SavedPage) -> dict[str, str]:
    report = audit_pages("quill.example", extracts_of(pages), today=TODAY)
    return {judgement.id: judgement.reason for judgement in report.judgements}


def test_a_policy_that_was_read_is_not_said_to_be_unread() -> None:
    careers, policy = SavedPage("https://quill.example/careers/", CAREERS.encode(), clicks=1), SavedPage("https://quill.example/pap/", LAW.encode(), clicks=2)
    alone, both = reasons(careers), reasons(careers, policy)
    unread = {row for row, reason in alone.items() if "not among the pages that were read" in reason}
    assert {"PUB-7", "PAP-7"} <= unread
    assert not [row for row, reason in both.items() if "not among the pages that were read" in reason]
    assert "not clear" in both["PUB-7"] and "It was read" in both["PAP-7"]


def test_a_page_that_says_that_it_is_not_there_did_not_answer_so() -> None:
    page = SavedPage("https://quill.example/careers/", b"<title>Page not found</title><h1>Page not found</h1>", clicks=1)
    assert "404" not in reasons(page)["PUB-1"] and "no such page" in reasons(page)["PUB-1"]


def test_whatever_can_be_wrong_with_a_page_has_words() -> None:
    folder = Path(careersite.audit.extract.__file__).parent
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.py")))
    codes = {code for line in re.findall(r"(?:CannotRead\(|unread\(|return \"|problem[=\"]|b\"\S+, \").*", text) for code in re.findall(r'"([a-z]+-[a-z-]+|empty|challenge|login)"', line)}
    assert {"scanned-pdf", "old-word", "parse-limit", "no-text", "not-found", "script-only", "zip-bomb", "empty"} <= codes
    assert codes <= set(OUTCOMES)
