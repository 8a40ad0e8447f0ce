import re
from datetime import date
from pathlib import Path

import pytest

from careersite.engine.content import read_content
from careersite.model.vocabulary import InstitutionKind
from careersite.starter import render_starter
from tests.unit.examples.programmes import GAPS, from_text, judged

# What only the school knows (the command's contract).
OPEN = {"PUB-1", "PUB-2", "PUB-4a", "PUB-4b", "PUB-4c", "PUB-4d", "PUB-5", "PUB-6", "PAP-1", "PAP-2", "PAP-3", "PAP-4", "PAP-5"}
DAYS = [date(2026, 8, 1), date(2026, 9, 1), date(2026, 11, 21), date(2027, 3, 1), date(2027, 8, 31)]


@pytest.mark.parametrize("today", DAYS, ids=str)
@pytest.mark.parametrize("kind", InstitutionKind, ids=str)
def test_its_only_gaps_are_what_only_the_school_knows(kind, today):
    found = judged(from_text(render_starter(kind, 2026)["programme.yaml"]), today=today)

    assert {identity for identity, item in found.items() if item.outcome in GAPS} == OPEN


@pytest.mark.parametrize("kind", InstitutionKind, ids=str)
def test_it_promises_meetings_by_the_ages_that_learners_reach_there(kind):
    found = from_text(render_starter(kind, 2026)["programme.yaml"])
    school, taught = found.institution.is_school, found.taught

    assert bool(found.personal_guidance.by_16) == (school and 11 in taught)
    assert bool(found.personal_guidance.by_18) == (not school or max(taught) > 11)


@pytest.mark.parametrize("year", [2023, 2027, 2031])
def test_it_fits_any_academic_year(year):
    found = from_text(render_starter(InstitutionKind.ACADEMY, year)["programme.yaml"])

    assert found.academic_year == year
    assert {row for row, item in judged(found, today=date(year, 11, 21)).items() if item.outcome in GAPS} == OPEN
    days = [span.start for activity in found.activities for span in found.spans(activity.when) if span.start == span.end]
    assert days
    assert all(day.weekday() < 5 for day in days)


@pytest.mark.parametrize("kind", InstitutionKind, ids=str)
def test_it_promises_no_meeting_in_a_year_that_is_not_taught(kind):
    programme = from_text(render_starter(kind, 2026)["programme.yaml"])
    guidance, taught = programme.personal_guidance, programme.taught

    assert ("Everybody has at least one meeting by the end of year 11." in guidance.by_16) == (11 in taught)
    assert bool(guidance.by_18) == (max(taught) >= 12)
    assert ("one more" in guidance.by_18) == (11 in taught and max(taught) >= 12)


@pytest.mark.parametrize("kind", InstitutionKind, ids=str)
def test_every_placeholder_can_be_found_and_nothing_of_the_template_is_left(kind):
    text = render_starter(kind, 2026)["programme.yaml"]

    assert len(re.findall(r": \"?\(fill in [^)]+\)", text)) == 13
    assert not re.search(r"\{%|%\}|\{\{|\}\}", text)
    assert "\n\n\n" not in text


def test_the_same_wish_gives_the_same_bytes():
    assert render_starter(InstitutionKind.UTC, 2026) == render_starter(InstitutionKind.UTC, 2026)


def test_the_other_files_help_a_teacher_to_go_on(tmp_path: Path):
    files = render_starter(InstitutionKind.PRU, 2026)
    for name, text in files.items():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    content = read_content(tmp_path / "content")

    assert sorted(files) == ["README.txt", "content/welcome.md", "mkdocs.yml", "programme.schema.json", "programme.yaml"]
    assert len(files["README.txt"].splitlines()) == 5
    assert "custom_dir" not in files["mkdocs.yml"]
    assert [page.path for page in content.pages] == ["welcome/"]
    assert content.faults == ()
