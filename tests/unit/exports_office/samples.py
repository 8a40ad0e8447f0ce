"""Programmes for these tests, judged as the command does it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import yaml

from careersite.exports import ExportInput
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.pages.site import build_pages
from careersite.rules.catalogue import load_catalogue
from careersite.rules.encounters import phase_states
from careersite.rules.judge import judge
from careersite.words import words_for

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 21)
SMALL = """
institution: {name: Hill School, kind: maintained, years: 7-11}
academic_year: 2026-27
"""


def programme_of(text: str) -> Programme:
    """The programme of a text; fails where it has faults."""
    programme, faults = validate(yaml.load(text, Loader=yaml.BaseLoader))
    assert programme is not None, faults
    return programme


def context_of(text: str) -> ExportInput:
    """A programme written in a test, judged."""
    programme = programme_of(text)
    judgements, phases = judge(programme, today=TODAY), phase_states(programme, today=TODAY)
    catalogue, words = load_catalogue(), words_for(programme.site.language)
    pages = build_pages(programme, judgements, phases, today=TODAY, catalogue=catalogue, words=words)
    return ExportInput(programme, (), judgements, phases, pages, TODAY, catalogue, words, dict)
