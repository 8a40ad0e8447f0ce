import json
import re
from urllib.parse import urlsplit

import pytest

from careersite.report import sarif
from careersite.report.baseline import apply_baseline, write_baseline
from tests.unit.report.samples import HOSTILE, RULES, audit, check, gaps, hostile, judged, unreadable

URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")


def run_of(report, **options):
    """The run, after every property that SARIF 2.1.0 requires of what we write has been looked at."""
    log = json.loads(sarif.render(report, rules=RULES, **options).encode("utf-8"))
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]  # 3.13.4
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"] == "careersite"  # 3.19.8
    ids = [rule["id"] for rule in driver["rules"]]  # 3.49.3
    assert len(ids) == len(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]  # 3.49.9
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}  # 3.50.3
    for invocation in run["invocations"]:
        assert invocation["executionSuccessful"] is True  # 3.20.14
        assert all(note["message"]["text"] and note["level"] == "note" for note in invocation["toolExecutionNotifications"])
    for result in run["results"]:
        check_result(result, ids)
    return run


def check_result(result, ids):
    assert result["message"]["text"]  # 3.27.11
    assert ids[result["ruleIndex"]] == result["ruleId"]  # 3.27.5, 3.27.6
    if result["kind"] == "fail":  # 3.27.9, 3.27.10
        assert result["level"] in {"error", "warning", "note"}
    else:
        assert (result["kind"], result["level"]) == ("open", "none")
    for suppression in result.get("suppressions", []):
        assert suppression["kind"] == "external"  # 3.35.2
        assert suppression["status"] == "accepted"
    for location in result.get("locations", []):
        physical = location["physicalLocation"]
        uri = physical["artifactLocation"]["uri"]  # 3.4.3, RFC 3986
        assert URI.fullmatch(uri), uri
        urlsplit(uri)
        region = physical.get("region", {"startLine": 1, "startColumn": 1})
        assert region["startLine"] >= 1  # 3.30.5
        assert region["startColumn"] >= 1


def test_every_rule_of_the_catalogue_is_listed_with_its_help():
    run = run_of(check(judged("PUB-1", "must", "met")))
    listed = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in listed] == [rule.id for rule in RULES]
    assert listed[0]["help"]["text"].startswith("Right: A name with the role beside it.\nNext: Write it in the file.")
    assert [rule["defaultConfiguration"]["level"] for rule in listed] == ["error", "error", "error", "note", "error", "warning", "warning"]
    assert run["results"] == []


def test_levels_kinds_and_waivers():
    told = {result["ruleId"]: result for result in run_of(gaps())["results"]}
    assert {identity: (result["kind"], result["level"]) for identity, result in told.items()} == {
        "PUB-2": ("fail", "error"),
        "PUB-6": ("fail", "warning"),
        "PUB-10": ("fail", "note"),
        "PAL-5": ("open", "none"),
        "GB5-1": ("fail", "warning"),
    }
    assert told["GB5-1"]["suppressions"][0]["justification"] == "Set aside until 1 July 2027 by the head: small cohort."
    assert "suppressions" not in told["PUB-6"]
    assert told["PUB-6"]["properties"]["reason_code"] == "pub-6-why"


def test_places_are_relative_with_line_and_column():
    told = {result["ruleId"]: result for result in run_of(gaps())["results"]}
    assert told["PUB-6"]["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "programme.yaml"}, "region": {"startLine": 41, "startColumn": 3}}}
    ]
    assert "locations" not in told["PUB-2"]


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("our school/programme.yaml", "our%20school/programme.yaml"),
        ("years\\2025-26.yaml", "years/2025-26.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("/srv/programme.yaml", "file:///srv/programme.yaml"),
        ("https://school.example/a b?c=d&e", "https://school.example/a%20b?c=d&e"),
        ("https://school.example/100%?q=%20[1]", "https://school.example/100%25?q=%20%5B1%5D"),
        ("saved/my policy.pdf#page=3", "saved/my%20policy.pdf#page=3"),
    ],
)
def test_file_names_become_references(file, uri):
    (result,) = run_of(check(judged("PUB-1", "must", "not-met", where=f"{file}:2:1")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_faults_of_the_input_have_their_rule():
    run = run_of(unreadable(3))
    assert run["tool"]["driver"]["rules"][-1]["id"] == "YAML-TAB"
    assert [result["level"] for result in run["results"]] == ["error"] * 3


def test_strict_makes_should_an_error():
    told = {result["ruleId"]: result["level"] for result in run_of(gaps(), strict=True)["results"]}
    assert told["PUB-6"] == "error"
    assert told["PUB-10"] == "note"


def test_a_baseline_marks_what_is_new():
    before = check(judged("PUB-1", "must", "not-met"))
    now = check(judged("PUB-1", "must", "not-met"), judged("PUB-2", "must", "not-met"))
    told = {result["ruleId"]: result["baselineState"] for result in run_of(apply_baseline(now, write_baseline(before)))["results"]}
    assert told == {"PUB-1": "unchanged", "PUB-2": "new"}
    assert all("baselineState" not in result for result in run_of(now)["results"])


def test_notes_are_notifications():
    notes = [note["message"]["text"] for note in run_of(audit())["invocations"][0]["toolExecutionNotifications"]]
    assert notes == [
        "1 thing that the law asks for is missing.",
        "The kind of institution is unknown: levels are those of a maintained school.",
    ]


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_keeps_the_structure(payload):
    assert len(run_of(hostile(payload))["results"]) == 4
