"""The example programmes, read the way the command reads them."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from careersite.findings import Judgement
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.rules.judge import judge
from careersite.source import parse_document, read_document

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 21)
WORKED = ROOT / "programme.yaml"
FIRST = ROOT / "examples" / "first" / "programme.yaml"
KINDS = sorted(path for path in ROOT.glob("examples/*/programme.yaml") if path != FIRST)
COMPLETE = [WORKED, *KINDS]
EARLIER = sorted(ROOT.glob("examples/*/years/*.yaml"))
GAPS = ("not-met", "cannot-tell")


def name(path: Path) -> str:
    return path.relative_to(ROOT).parent.as_posix()


@cache
def texts(path: Path) -> dict[str, Any]:
    document = read_document(path)
    assert document.readable, document.findings
    assert document.value is not None
    return document.value


def programme(data: dict[str, Any]) -> Programme:
    found, faults = validate(data)
    assert found is not None, faults
    return found


def from_text(text: str) -> Programme:
    document = parse_document(text.encode(), name="programme.yaml")
    assert document.readable, document.findings
    assert document.value is not None
    return programme(document.value)


@cache
def load(path: Path) -> Programme:
    return programme(texts(path))


def judged(found: Programme, folder: Path = ROOT, today: date = TODAY) -> dict[str, Judgement]:
    earlier = [load(folder / file) for file in found.earlier_years]
    return {item.id: item for item in judge(found, earlier=earlier, today=today)}
