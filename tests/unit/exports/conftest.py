"""One programme with all that was found out about it, as the forms take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from careersite.exports import ExportInput
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.pages.site import build_pages
from careersite.rules.catalogue import load_catalogue
from careersite.rules.encounters import phase_states
from careersite.rules.judge import judge
from careersite.run import export_input, load
from careersite.words import words_for

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 21)
SMALL = """
institution: {name: Hill School, kind: maintained, years: 7-11}
academic_year: 2026-27
"""


def programme_of(texts: Any) -> Programme:
    """The programme of nested texts; fails where it has faults."""
    programme, faults = validate(texts)
    assert programme is not None, faults
    assert not faults
    return programme


def context_of(text: str) -> ExportInput:
    """A programme written in a test, judged."""
    return judged(yaml.load(text, Loader=yaml.BaseLoader))


def judged(texts: Any) -> ExportInput:
    """A programme of nested texts with all that is found out about it."""
    programme = programme_of(texts)
    judgements, phases = judge(programme, today=TODAY), phase_states(programme, today=TODAY)
    catalogue, words = load_catalogue(), words_for(programme.site.language)
    pages = build_pages(programme, judgements, phases, today=TODAY, catalogue=catalogue, words=words)
    return ExportInput(programme, (), judgements, phases, pages, TODAY, catalogue, words, dict)


@pytest.fixture(scope="session")
def academy() -> ExportInput:
    """The example with two academic years and every kind of part."""
    return export_input(load(ROOT / "examples/academy/programme.yaml"), today=TODAY)


@pytest.fixture(scope="session")
def made() -> Callable[[str], ExportInput]:
    """``made("activities: …")`` gives a small school's programme with these parts added."""
    return lambda text: context_of(SMALL + text)
