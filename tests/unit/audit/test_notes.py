"""Notes on reading and on old wording."""

from datetime import date

import pytest

from careersite.audit.extract import read_page
from careersite.audit.judge.notes import note_lines, notes_of
from careersite.audit.saved import SavedPage
from careersite.audit.site import audit_pages
from tests.unit.audit.test_extract import pdf


def codes(name, body):
    return [note.code for note in notes_of([read_page(SavedPage(name, body))], today=date(2026, 11, 21))]


def test_a_page_that_everyone_can_read_has_only_the_open_question():
    body = b"<html lang=en><body><h1>Careers</h1><p>" + b"Careers for all. " * 120 + b"</p><img src=a alt='A fair'></body></html>"
    assert codes("a.html", body) == ["contrast-unknown"]


def test_what_keeps_people_out_is_noted():
    body = b"<html><body><p>" + b"Careers for all. " * 120 + b"</p><img src=a></body></html>"
    assert codes("a.html", body) == ["no-language", "no-headings", "images-without-words", "contrast-unknown"]
    assert "text-in-pictures" in codes("b.html", b"<html lang=en><body><h1>Careers</h1>" + b"<img src=a alt=x>" * 4)
    assert codes("c.pdf", pdf("Careers at our school in every year.")) == ["no-language", "pdf-untagged"]
    assert codes("d.pdf", pdf("", image=True)) == ["scanned-pdf"]


def test_old_wording_is_noted():
    assert codes("a.txt", b"Careers\nWe follow the Baker Clause and our Local Enterprise Partnership.") == ["old-baker-clause", "old-enterprise-partnership"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Careers strategy 2021-22", "past-school-year"),
        ("Careers Policy 2023\u20132026", "past-school-year"),
        ("Careers encounters held in 2022/23 and 2024-2025", "past-school-year"),
        ("Careers plan 2026-27. What we did in 2024-25", ""),
        ("Careers: where our leavers of 2025-26 went", ""),
        ("Careers plan 2024-2028", ""),
        ("Careers office: 2021-3456, years 2019-45", ""),
        ("Careers. Awaiting new statutory guidance which is due in Spring 2025.", "past-promise"),
        ("Careers. Our new plan will be published in September 2026.", "past-promise"),
        ("Careers. Our new plan will be published in December 2026.", ""),
        ("Careers. Our adviser joined us in 2019.", ""),
    ],
)
def test_years_and_promises_that_are_over_are_noted(text, code):
    assert codes("a.txt", text.encode()) == ([code] if code else [])


def test_pages_about_something_else_are_passed_over():
    assert codes("a.html", b"<html><body><p>Lunch menu</p></body></html>") == []


def test_the_report_says_each_note_once_with_its_pages():
    pages = [read_page(SavedPage(f"{name}.txt", b"Careers\nWe follow the Baker Clause.")) for name in "edcba"]
    (line,) = note_lines(pages, today=date(2026, 11, 21))
    assert line.startswith("The page speaks of the Baker Clause.")
    assert line.endswith("(a.txt, b.txt, c.txt and 2 more)")
    assert audit_pages("a", pages, today=date(2026, 11, 21)).notes[-1] == line
