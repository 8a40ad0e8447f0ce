"""Data for machines, read with a schema validator and a CSV reader."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from careersite.exports import ExportInput
from careersite.exports.data import activities_csv, files, programme_data
from careersite.run import export_input, load
from tests.unit.exports.conftest import ROOT, TODAY

SCHEMA = json.loads((ROOT / "docs/schemas/programme-1.schema.json").read_text(encoding="utf-8"))
EXAMPLES = sorted((ROOT / "examples").glob("*/programme.yaml"))


def test_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_keep_to_the_schema(example: Path) -> None:
    made = files(export_input(load(example), today=TODAY))
    data = json.loads(made["programme.json"])
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(data)
    assert data["academic_year"] == "2026-27"


def test_schema_refuses_another_version(academy: ExportInput) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**programme_data(academy), "schema": 2}, SCHEMA)


def test_same_bytes_twice(academy: ExportInput) -> None:
    assert files(academy) == files(academy)


def test_times_are_days_for_machines(academy: ExportInput) -> None:
    shown = {item["id"]: item for item in programme_data(academy)["activities"]}
    assert shown["y8-wind-farm"]["when"] == {"text": "13 May 2027 to 14 May 2027", "exact": True, "days": [{"first": "2027-05-13", "last": "2027-05-14"}]}
    assert shown["y7-options-map"]["when"]["exact"] is False


def test_every_place_of_a_requirement_is_a_heading(academy: ExportInput) -> None:
    rows = json.loads(files(academy)["requirements.json"])["requirements"]
    assert len(rows) == len(academy.judgements)
    placed = {row["id"]: row["place"] for row in rows if row["place"]}
    assert placed["PUB-1"] == "contact/#careers-leader"
    assert placed["PAP-3"] == "provider-access/#premises-and-facilities"
    for place in placed.values():
        path, heading = place.split("#")
        assert f'id="{heading}"' in academy.pages.page(path).body


@pytest.mark.parametrize("start", [*"=+-@＝＋－＠", "'=", " ="])
def test_no_cell_is_a_formula(made: Callable[[str], ExportInput], start: str) -> None:
    title = json.dumps(f"{start}1+1", ensure_ascii=False)
    context = made(f"activities: [{{id: fair, title: {title}, kind: careers-fair, years: [8], when: 2026-11-12}}]\n")
    (row,) = csv.DictReader(io.StringIO(activities_csv(context).decode("utf-8-sig"), newline=""))
    assert row["title"].startswith("'")
    assert row["first_day"] == "2026-11-12"
    assert row["years"] == "8"
