"""The examples of every component, and each one rendered by the templates that the pages use."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup

from careersite.pages.templates import environment
from careersite.places import theme_dir

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Example:
    """One example: a macro of a component with its values, what its HTML must show and what it must not."""

    component: str
    macro: str
    name: str
    arguments: dict[str, Any]
    shows: list[str] = field(default_factory=list)
    hides: list[str] = field(default_factory=list)

    def render(self, language: str = "en") -> Markup:
        """The HTML of the example."""
        template = environment(language).get_template(f"components/{self.component}.html")
        return Markup(getattr(template.module, self.macro)(**self.arguments))


def components() -> list[str]:
    """The names of all components in the theme: files with a macro (the others are parts of pages, tried with the pages)."""
    files = (theme_dir() / "components").glob("*.html")
    return sorted(path.stem for path in files if "{% macro " in path.read_text(encoding="utf-8"))


def examples_of(component: str) -> list[Example]:
    """The examples written for a component."""
    data = yaml.safe_load((HERE / f"{component}.yaml").read_text(encoding="utf-8"))
    return [
        Example(
            component,
            item.get("macro", data["component"]),
            item["name"],
            item["arguments"],
            [str(text) for text in item["shows"]],
            [str(text) for text in item.get("hides", [])],
        )
        for item in data["examples"]
    ]


def all_examples() -> list[Example]:
    """Every example, by component."""
    return [example for component in components() for example in examples_of(component)]
