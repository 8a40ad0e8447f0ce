"""A translation laid over a programme: what fits is taken, what does not is told at its place, the rest is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from careersite.model.overlay import in_language, overlay
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.run import load
from careersite.words.marks import is_marked, language_of

BASE = """
institution: {name: Oak Lane School, kind: maintained, years: 7-11}
academic_year: 2026-27
careers_leader: {name: Ana Bell, role: Careers leader}
summary: We help.
aims: [One, Two]
benchmarks: {1: A plan., 2: Facts.}
year_guides: [{year: 8, focus: Looking, entitlement: [met a firm]}]
activities:
  - {id: fair, title: A fair, kind: careers-fair, years: [8], objectives: [Know more]}
  - {id: visit, title: A visit, kind: workplace-visit, years: [9]}
transitions: [{title: Options, years: [9], when: 2027-03-19, about: Choose.}]
providers: [{id: college, name: Bridge College, kind: fe-college, about: It is near.}]
easy_read: [{page: contact, lines: [{text: Ask Ana.}]}]
"""


def nested(text: str) -> dict[str, Any]:
    return yaml.load(text, Loader=yaml.BaseLoader)


def laid(text: str) -> Programme:
    made = overlay(nested(BASE), nested(text), "pl")
    assert made.faults == []
    programme, faults = validate(made.data)
    assert programme, faults
    return in_language(programme, made, "en")


def test_items_are_found_by_id_year_name_page_and_number() -> None:
    programme = laid(
        "activities: [{id: visit, title: Wizyta}]\nyear_guides: [{year: 8, focus: Patrzymy}]\n"
        "transitions: [{number: 1, title: Wybór}]\nproviders: [{id: college, about: Blisko.}]\nbenchmarks: {2: Fakty.}\n"
        "easy_read: [{page: contact, lines: [{number: 1, text: Zapytaj Anę.}]}]\n"
    )
    assert [activity.title for activity in programme.activities][1] == "Wizyta"
    assert programme.guide(8).focus == "Patrzymy"
    assert programme.transitions[0].title == "Wybór"
    assert programme.providers[0].about == "Blisko."
    assert programme.benchmarks[2] == "Fakty."
    assert programme.easy_read[0].lines[0].text == "Zapytaj Anę."


def test_what_is_not_translated_is_marked_and_names_are_not() -> None:
    programme = laid("aims: [Raz, Dwa]")
    assert programme.aims == ("Raz", "Dwa")
    for text in (programme.summary, programme.benchmarks[1], programme.activities[0].title, programme.activities[0].objectives[0], programme.careers_leader.role):
        assert is_marked(text)
        assert language_of(text) == "en"
    for text in (programme.institution.name, programme.careers_leader.name, programme.providers[0].name, programme.activities[0].id):
        assert not is_marked(text)


@pytest.mark.parametrize(
    ("text", "fault", "path"),
    [
        ("sumary: x", "TRANSLATION-UNKNOWN-NAME", ("sumary",)),
        ("activities: [{id: visti, title: x}]", "TRANSLATION-UNKNOWN-ITEM", ("activities", 0, "id")),
        ("activities: [{title: x}]", "TRANSLATION-WHICH", ("activities", 0)),
        ("transitions: [{number: 2, title: x}]", "TRANSLATION-UNKNOWN-ITEM", ("transitions", 0, "number")),
        ("activities: [{id: visit, kind: careers-fair}]", "TRANSLATION-NOT-TEXT", ("activities", 0, "kind")),
        ("institution: {name: Szkoła}", "TRANSLATION-NOT-TEXT", ("institution", "name")),
        ("aims: [Raz]", "TRANSLATION-LINES", ("aims",)),
        ("benchmarks: {9: x}", "TRANSLATION-UNKNOWN-ITEM", ("benchmarks", "9")),
        ("careers_leader: x", "TRANSLATION-SHAPE", ("careers_leader",)),
        ("activities: [x]", "TRANSLATION-SHAPE", ("activities", 0)),
    ],
)
def test_what_does_not_fit_is_told_at_its_place(text: str, fault: str, path: tuple[str | int, ...]) -> None:
    faults = overlay(nested(BASE), nested(text), "pl").faults
    assert [(item.id, item.path) for item in faults] == [(fault, path)]
    assert faults[0].hint


def write(folder: Path, base: str, over: str | None = None, language: str = "pl") -> Path:
    (folder / "programme.yaml").write_text(base, encoding="utf-8")
    if over is not None:
        (folder / f"programme.{language}.yaml").write_text(over, encoding="utf-8")
    return folder / "programme.yaml"


def test_a_fault_names_line_and_column_of_the_translation(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, f"{BASE}\nsite: {{translations: [pl]}}\n", f"summary: Pomagamy.\naims: [{'x' * 400}, y]\n"))
    assert loaded.programme is None
    (fault,) = loaded.faults
    assert (Path(fault.file).name, fault.line, fault.id) == ("programme.pl.yaml", 2, "MODEL-TEXT-LENGTH")


@pytest.mark.parametrize("language", ["en", "xx"])
def test_a_language_that_cannot_be_is_told_where_it_is_named(tmp_path: Path, language: str) -> None:
    loaded = load(write(tmp_path, f"{BASE}\nsite: {{translations: [{language}]}}\n"))
    assert [fault.id for fault in loaded.faults] == ["MODEL-TRANSLATION"]
    assert loaded.faults[0].path == "site.translations[0]"


def test_a_language_with_words_needs_no_file_and_a_file_needs_no_words(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, f"{BASE}\nsite: {{translations: [ro, fr]}}\n", "summary: Nous aidons.\n", "fr"))
    assert loaded.faults == ()
    assert [item.language for item in loaded.translations] == ["ro", "fr"]
    assert loaded.translations[1].programme.summary == "Nous aidons."
