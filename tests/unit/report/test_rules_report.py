import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from careersite.errors import UsageFault
from careersite.findings import Level
from careersite.model.vocabulary import Column
from careersite.report.rules_report import difference, explain, rules_json, rules_text
from careersite.rules.catalogue import Catalogue, load_catalogue
from tests.unit.report.samples import rule

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/rules-1.schema.json").read_text(encoding="utf-8"))
SOURCES = {"G": {"title": "The guidance", "url": "https://guidance.example/"}}


def edition(name, *rules):
    by_id = {alias.lower(): item for item in rules for alias in (item.id, *item.aliases)}
    return Catalogue(name, f"Edition {name}", SOURCES, rules, by_id)


OLD = edition("one", rule("PUB-1", "a name"), rule("PUB-2", "a telephone number"), rule("PUB-3", "a summary"))
NEW = edition(
    "two",
    rule("PUB-1", "a name", {"maintained": "must", "academy": "must", "college": "should"}),
    rule("PUB-2", "an email address"),
    rule("PUB-33", "a summary", aliases=("PUB-3",)),
    rule("PUB-4", "a picture"),
)


def test_the_table_of_rules():
    assert (
        rules_text(OLD)
        == """\
Edition one (one): 3 requirements

id     maintained  academy  college  itp  independent  what is asked
PUB-1  must        should   –        –    –            a name
PUB-2  must        should   –        –    –            a telephone number
PUB-3  must        should   –        –    –            a summary

– means: not asked. One of them in full: careersite explain ID
"""
    )


def test_json_keeps_to_the_contract_and_its_published_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(rules_json(load_catalogue()))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    assert [item["id"] for item in data["rules"]] == [item.id for item in load_catalogue().rules]
    first = json.loads(rules_json(NEW))["rules"][2]
    assert first["aliases"] == ["PUB-3"]
    assert first["citation"] == {"source": "The guidance", "heading": "Publishing"}
    assert first["levels"]["academy"] == "should"
    assert first["outcomes"] == ["met", "not-met"]
    assert first["reason_codes"] == ["given", "not-given"]


@pytest.mark.parametrize("spoilt", [{"schema": 2}, {"edition": ""}, {"rules": []}, {"rules": [{"id": "PUB-1"}]}])
def test_the_schema_refuses_what_breaks_the_contract(spoilt):
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate({**json.loads(rules_json(OLD)), **spoilt})


def test_one_rule_explained():
    assert (
        explain(NEW, " pub-3 ")
        == """\
PUB-33: a summary

What is wrong
  Nobody can tell.

What is right
  A name with the role beside it.

What to do next
  Write it in the file.

How strongly it is asked
  maintained school        must
  academy                  should
  college                  –
  training provider (ITP)  –
  independent school       –

Where it is asked
  The guidance: “Publishing”
  https://guidance.example/

Its former ids
  PUB-3
"""
    )


def test_every_rule_and_fault_can_be_explained_without_gaps_to_fill():
    catalogue = load_catalogue()
    for item in catalogue.rules:
        told = explain(catalogue, item.id)
        assert item.title.split()[0] in told
        assert not re.search(r"\{\w+\}", told)
        assert "complian" not in told.lower()
    assert "A tab stands where only spaces can be read." in explain(catalogue, "yaml-tab")


def test_an_unknown_id_names_the_nearest():
    with pytest.raises(UsageFault, match="PUB-1"):
        explain(load_catalogue(), "PUBB-1")


def test_what_changed_between_two_editions():
    assert (
        difference(OLD, NEW)
        == """\
From one to two

Added: 1
  PUB-4: a picture

Has another id: 1
  PUB-3 is now PUB-33

Has another title: 1
  PUB-2: “a telephone number” is now “an email address”

Is asked more or less strongly: 2
  PUB-1, academy: should is now must
  PUB-1, college: – is now should
"""
    )
    assert "Removed: 2\n  PUB-2: a telephone number\n  PUB-3: a summary\n" in difference(OLD, edition("none", OLD.rules[0]))
    assert difference(OLD, OLD) == "From one to one\n\nNothing changed.\n"


def test_another_place_and_other_words_are_told():
    moved = edition("four", replace(OLD.rules[0], heading="Another heading", next="Do it."))
    assert "Is asked in another place: 1\n  PUB-1: “Publishing” is now “Another heading”\n\nIs explained in other words: 1\n  PUB-1\n" in difference(OLD, moved)


def test_a_level_that_is_dropped_is_told():
    weaker = edition("three", rule("PUB-1", "a name", by_column={Column.MAINTAINED: Level.GOOD}))
    assert "PUB-1, maintained school: must is now good\n  PUB-1, academy: should is now –" in difference(OLD, weaker)
