"""The documentation says what the program does."""

from __future__ import annotations

import json
import re

import click
import pytest

from careersite.cli import cli
from careersite.model.schema import json_schema
from scripts.write_docs import ROOT, pages


@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_page_is_fresh(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8") == pages()[name], "Run: make docs"


def test_no_page_of_a_retired_rule() -> None:
    assert {f"docs/rules/{file.name}" for file in (ROOT / "docs/rules").glob("*.md")} <= set(pages())


def test_every_field_has_a_sentence_for_a_teacher() -> None:
    schema = json_schema()
    parts = {"programme": schema, **{name: part for name, part in schema["$defs"].items() if "properties" in part}}
    assert len(parts) > 20
    lacking = [f"{name}.{field}" for name, part in parts.items() for field, about in part["properties"].items() if len(about.get("description", "")) < 10]
    assert not lacking


def test_every_command_and_option_has_help() -> None:
    assert len(cli.commands) > 8
    for name, command in cli.commands.items():
        assert command.help, name
        for parameter in command.params:
            if isinstance(parameter, click.Option) and not parameter.hidden:
                assert parameter.help, f"{name} {parameter.opts}"


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lacking = [name for name in cli.commands if not re.search(rf"careersite {name}\b", readme)]
    assert not lacking


def test_the_figures_of_the_readme_are_those_of_the_tests() -> None:
    from tests.hostile.scenarios import SCENARIOS
    from tests.security.payloads import TYPED

    bad, right = (len(json.loads((ROOT / f"tests/torture/yaml/{name}.json").read_text(encoding="utf-8"))) for name in ("bad", "right"))
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## What it promises")[2].partition("\n## ")[0]
    for sentence in (
        f"are broken: {bad} | named with their line: {bad} |", f"odd but right: {right} | read: {right} |", f"audit's way: {len(SCENARIOS)} |",
        f"Hostile texts, {len(TYPED)} over all fields",
    ):  # fmt: skip
        assert sentence in table
    targets = set(re.findall(r"`make ([a-z-]+)`", table))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert [target for target in sorted(targets) if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_schema_of_the_docs_is_the_schema_of_the_program() -> None:
    assert json.loads((ROOT / "docs/programme.schema.json").read_text(encoding="utf-8")) == json_schema()
