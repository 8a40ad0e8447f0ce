import json
from pathlib import Path

import jsonschema
import pytest

from careersite.findings import Evidence, Finding
from careersite.report import FORMATS, json_report
from careersite.report.baseline import apply_baseline, write_baseline
from tests.unit.report.samples import HOSTILE, RULES, audit, check, gaps, hostile, judged, unreadable

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/report-1.schema.json").read_text(encoding="utf-8"))


def valid(report):
    text = json_report.render(report, rules=RULES)
    data = json.loads(text.encode("utf-8"), parse_constant=lambda name: pytest.fail(f"{name} is no JSON"))
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(data)
    return data


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "report",
    [gaps(), audit(), unreadable(25), apply_baseline(gaps(), write_baseline(gaps()))],
    ids=["gaps", "audit", "unreadable", "baseline"],
)
def test_reports_keep_to_the_published_schema(report):
    valid(report)


def test_the_contract():
    data = valid(gaps())
    assert [row["id"] for row in data["requirements"]] == ["PUB-1", "PUB-2", "PUB-6", "PUB-10", "PAL-5", "GB5-1", "GB7-2"]
    assert data["findings"][1] == {
        "id": "PUB-6",
        "level": "should",
        "outcome": "not-met",
        "message": "The review date, 1 September 2026, has passed.",
        "hint": "Write a later date.",
        "file": "programme.yaml",
        "line": 41,
        "column": 3,
        "path": "review.review_by",
    }
    assert data["summary"]["must"] == {"met": 1, "not-met": 1, "cannot-tell": 1, "not-applicable": 0, "waived": 0}
    assert data["institution"] == {"name": "Example Academy", "kind": "academy", "years": [7, 8, 9, 10, 11]}


def test_an_unreadable_file_has_no_institution_and_all_its_faults():
    data = valid(unreadable(25))
    assert data["institution"] is None
    assert data["requirements"] == []
    assert len(data["findings"]) == 25


@pytest.mark.parametrize(
    "spoilt",
    [
        {"today": "21 November 2026"},
        {"command": "guess"},
        {"schema": 2},
        {"institution": None},
        {"summary": {"must": {}, "should": {}, "good": {}}},
        {"findings": [{"id": "PUB-1"}]},
        {"requirements": [{"id": "PUB-1", "level": "law"}]},
    ],
)
def test_the_schema_refuses_what_breaks_the_contract(spoilt):
    data = {**valid(gaps()), **spoilt}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(data)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_is_valid_utf_8_and_cannot_act_on_a_screen(payload):
    report = hostile(payload)
    text = json_report.render(report, rules=RULES)
    assert all(character.isprintable() or character == "\n" for character in text)
    told = valid(report)["requirements"][0]["reason"]
    assert told == payload.replace("\ud800", "\ufffd")


def test_letters_of_all_languages_stay_letters():
    assert "Ysgol Tŷ’r Môr 学校" in json_report.render(check(judged("PUB-1", "must", "met", "Ysgol Tŷ’r Môr 学校")), rules=RULES)


def test_numbers_that_are_none_become_null():
    report = check(judged("PAL-1", "must", "met", detail={"shares": [{"share": float("nan"), "years": (8, 9), "kinds": {"b", "a"}}]}))
    assert valid(report)["requirements"][0]["shares"] == [{"share": None, "years": [8, 9], "kinds": ["a", "b"]}]


def test_quotes_are_cut_and_empty_evidence_left_out():
    row = judged("PUB-1", "must", "met", evidence=(Evidence("a.html", quote="x" * 1000),))
    assert valid(check(row))["requirements"][0]["evidence"] == [{"where": "a.html", "quote": "x" * 300}]


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_report_gives_the_same_bytes(form):
    faults = [Finding("YAML-TAB", f"Tab {n}.", file="b.yaml" if n % 2 else "a.yaml", line=n, column=1) for n in range(1, 9)]
    forwards = check(*gaps().judgements, faults=tuple(faults))
    backwards = check(*gaps().judgements, faults=tuple(reversed(faults)))
    assert FORMATS[form](forwards, rules=RULES) == FORMATS[form](backwards, rules=RULES)
