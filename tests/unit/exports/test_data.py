"""Data for machines, read with a schema validator and a CSV reader."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from careersite.exports import ExportInput
from careersite.exports.data import activities_csv, files, programme_data
from careersite.run import export_input, load
from tests.unit.exports.conftest import ROOT, TODAY

SCHEMA = json.loads((ROOT / "docs/schemas/programme-1.schema.json").read_text(encoding="utf-8"))
EXAMPLES = [ROOT / "programme.yaml", *sorted((ROOT / "examples").glob("*/programme.yaml"))]


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
    assert shown["y8-wind-farm"]["when"] == {"text": "13 to 14 May 2027", "exact": True, "days": [{"first": "2027-05-13", "last": "2027-05-14"}]}
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


def islands(body: str) -> dict[str, dict[str, object]]:
    found = [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)]
    return {str(item["@type"]): item for item in found}


def test_every_page_says_when_it_was_reviewed(academy: ExportInput) -> None:
    reviewed = academy.programme.review.reviewed_on
    assert reviewed is not None
    for page in academy.pages.pages:
        if page.kind != "text":
            data = islands(page.body)["WebPage"]
            assert data["@context"] == "https://schema.org"
            assert data["lastReviewed"] == (page.reviewed_on or reviewed).isoformat()


def test_the_school_with_its_contact(academy: ExportInput) -> None:
    school = islands(academy.pages.page("").body)["EducationalOrganization"]
    assert school["contactPoint"] == {
        "@type": "ContactPoint",
        "contactType": "Director of careers",
        "name": "Ibrahim Sesay",
        "email": "careers@saltholmepoint.example",
        "telephone": "01632 960231",
    }
    assert school["identifier"] == {"@type": "PropertyValue", "propertyID": "URN", "value": "990012"}


def test_an_activity_is_an_event(academy: ExportInput) -> None:
    event = islands(academy.pages.page("activities/y8-wind-farm/").body)["EducationEvent"]
    assert (event["startDate"], event["endDate"]) == ("2027-05-13", "2027-05-14")
    assert event["educationalLevel"] == ["Year 8"]


def test_data_in_a_page_cannot_end_its_element(made: Callable[[str], ExportInput]) -> None:
    title = "</script><script>alert(1)</script><!--"
    context = made(f"activities: [{{id: fair, title: '{title}', kind: careers-fair, years: [8], when: 2026-11-12}}]\n")
    body = context.pages.page("activities/fair/").body
    assert islands(body)["EducationEvent"]["name"] == title
    assert islands(body)["WebPage"]["name"] == title
    assert "<script>alert" not in body
