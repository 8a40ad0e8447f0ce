"""A full programme, small ones made in a test, and one whose every text is hostile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from careersite.exports import ExportInput
from careersite.run import export_input, load
from tests.unit.exports_office.samples import ROOT, SMALL, TODAY, context_of

HOSTILE = """
institution: {name: "=HYPERLINK(\\"http://evil.example\\",\\"School\\") <b>&\\u202e", kind: academy, years: 7-13, telephone: "01632 960123"}
academic_year: 2026-27
summary: "=cmd|' /C calc'!A0 ![x](http://tracker.example/a.png) <script>alert(1)</script> [a](javascript:alert(1)) <img src=file:///etc/passwd alt=x>"
aims: ["+1+1", "-2-2", "@SUM(A1)", "=1+1"]
provider_access: {requests: "=1+1", granting: "<style>@import 'http://evil.example/x.css';</style> yes", refusing: "<svg><use href='http://evil.example/x.svg#a'/></svg> no", premises: "<link rel=attachment href=file:///etc/passwd> room", times: "| a | b |\\n|---|---|\\n| =1 | +2 |"}
activities:
  - {id: a1, title: "=1+1", kind: provider-encounter, years: 8, when: 2026-11-12, providers: [p1], summary: "@x _x0041_ \\u0007 😀", for_parents: "1. one\\n2. two\\n\\ntext\\n\\n1. again"}
providers: [{id: p1, name: "+44 <i>College</i> ]]>&amp;", kind: fe-college}]
transitions: [{title: "=2+2", years: 9, when: 2027-03-01}]
"""


@pytest.fixture(scope="session")
def academy() -> ExportInput:
    """The example with two academic years and every kind of part."""
    return export_input(load(ROOT / "examples/academy/programme.yaml"), today=TODAY)


@pytest.fixture(scope="session")
def made() -> Callable[[str], ExportInput]:
    """``made("activities: …")`` gives a small school's programme with these parts added."""
    return lambda text: context_of(SMALL + text)


@pytest.fixture(scope="session")
def hostile() -> ExportInput:
    """A programme that tries to run, to call out and to break the markup wherever it can."""
    return context_of(HOSTILE)
