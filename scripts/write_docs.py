"""Write the generated part of the documentation: commands, rules, fields, the JSON Schema.

Run with ``make docs``; a test fails where what is committed is not what this would write.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from inspect import cleandoc
from pathlib import Path
from textwrap import dedent
from typing import Any

import click

from careersite.cli import cli
from careersite.model.activity import Activity
from careersite.model.schema import json_schema
from careersite.rules.catalogue import Catalogue, Rule, load_catalogue
from careersite.rules.weigh import Opportunity

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Written by scripts/write_docs.py. Change the code or the catalogue, then: make docs -->\n\n"


def pages() -> dict[str, str]:
    """Every generated file by its path in the project."""
    catalogue = load_catalogue()
    found = {
        "docs/commands.md": NOTE + "\n".join(_commands()),
        "docs/programme.md": NOTE + "\n".join(_fields()),
        "docs/rules/README.md": NOTE + "\n".join(_rules(catalogue)),
        "docs/programme.schema.json": json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n",
    }
    return {**found, **{f"docs/rules/{rule.id}.md": NOTE + "\n".join(_rule(rule, catalogue)) for rule in catalogue.rules}}


def _commands() -> Iterator[str]:
    yield "# Commands\n"
    for name, command in sorted(cli.commands.items()):
        context = click.Context(command, info_name=f"careersite {name}")
        yield f"## careersite {name}\n"
        yield from _help(command.help or "")
        if name == "weigh":
            yield from _offer()
        yield f"```\n{command.get_usage(context)}\n```\n"
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        if options:
            yield "| option | what it does |\n|---|---|"
            for option in options:
                yield f"| `{option.opts[0]}` | {_text(option.help) or 'See above.'} |"
            yield ""
    yield "Every command that judges takes `--today YYYY-MM-DD` and `--edition`. Exit codes: 0 done; 1 gaps or faults in the input;"
    yield "2 wrong use; 3 another run is at work; 4 disk, permission or network; 5 a fault of the program; 130 interrupted.\n"


def _help(text: str) -> Iterator[str]:
    """The paragraphs of a command's help; what must keep its lines is an example."""
    for paragraph in cleandoc(text).split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield f"```\n{dedent(paragraph[2:])}\n```\n"
        else:
            yield f"{_text(paragraph)}\n"


def _offer() -> Iterator[str]:
    yield "Beside the names of an [activity](programme.md#activity), an offer can have these:\n"
    yield "| name | what it is |\n|---|---|"
    for field, about in Opportunity.model_fields.items():
        if field not in Activity.model_fields:
            yield f"| `{field}` | {_text(about.description)} |"
    yield ""


def _text(text: str | None) -> str:
    return " ".join((text or "").replace("\b", "").split())


def _fields() -> Iterator[str]:
    schema = json_schema()
    yield "# What programme.yaml can hold\n"
    yield "A first useful file has about 30 lines: `examples/first/programme.yaml`. Everything marked *needed* must be there; all else is optional.\n"
    yield from _group("programme", schema)
    for name, part in sorted(schema["$defs"].items()):
        if "properties" in part:
            yield from _group(name, part)


def _group(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{_text(part.get('description'))}\n" if part.get("description") else ""
    yield "| name | holds | what it is |\n|---|---|---|"
    for field, about in part["properties"].items():
        needed = " *needed*" if field in part.get("required", ()) else ""
        yield f"| `{field}`{needed} | {_holds(about)} | {_text(about.get('description'))} |"
    yield ""


def _holds(about: dict[str, Any]) -> str:
    if "allOf" in about:
        return _holds(about["allOf"][0])
    if "$ref" in about:
        name = about["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "enum" in about:
        return ", ".join(f"`{word}`" for word in about["enum"] if isinstance(word, str))
    if about.get("type") == "array":
        return f"list of {_holds(about.get('items', {}))}"
    if "examples" in about:
        return f"such as `{about['examples'][0]}`"
    kind = about.get("type", "text")
    return {"string": "text", "object": "names and values"}.get(kind, "text") if isinstance(kind, str) else "text"


def _rules(catalogue: Catalogue) -> Iterator[str]:
    yield f"# Requirements: {catalogue.title}\n"
    yield "must: the law asks for it. should: the guidance expects it. good: good practice. A dash: not asked.\n"
    yield "| requirement | maintained | academy | college | training provider |\n|---|---|---|---|---|"
    for rule in catalogue.rules:
        levels = (rule.levels.get(kind, "–") for kind in ("maintained", "academy", "fe-college", "itp"))
        yield f"| [{rule.id}]({rule.id}.md) {rule.title} | {' | '.join(levels)} |"
    yield "\n## Where it is written\n"
    for letter, source in catalogue.sources.items():
        yield f"- **{letter}**: {source['title']}{' (' + source['url'] + ')' if source['url'] else ''}"
    yield ""


def _rule(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    yield f"# {rule.id}: {rule.title}\n"
    yield f"**What is wrong without it.** {rule.what}\n"
    yield f"**What is right.** {rule.right}\n"
    yield f"**What to do next.** {rule.next}\n"
    yield f"Source: {catalogue.sources[rule.source]['title']}, “{rule.heading}”. Edition: {catalogue.edition}.\n"
    yield "| kind | level |\n|---|---|"
    for kind, level in rule.levels.items():
        yield f"| {kind} | {level} |"
    yield "\n| reason | outcome |\n|---|---|"
    for code, reason in rule.can_say.items():
        if code not in ("rule-failed", "not-audited"):
            yield f"| `{code}` | {reason.outcome.value} |"
    yield ""


def main() -> None:
    """Write every page; take away rule pages that are no more."""
    written = pages()
    for name, text in written.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for old in (ROOT / "docs/rules").glob("*.md"):
        if f"docs/rules/{old.name}" not in written:
            old.unlink()
    sys.stdout.write(f"{len(written)} pages written\n")


if __name__ == "__main__":
    main()
