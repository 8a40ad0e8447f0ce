"""The hub's own Jinja environment: everything escaped, nothing undefined, and words of others on one clean line."""

from __future__ import annotations

import datetime
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from careersite.places import theme_dir
from careersite.safe import clean

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@cache
def environment() -> Environment:
    """The environment for ``theme/hub``."""
    made = Environment(
        loader=FileSystemLoader(theme_dir() / "hub"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
    )
    made.tests["web_address"] = lambda where: isinstance(where, str) and where.startswith(("http://", "https://"))
    made.filters["sentence"] = sentence
    made.filters["capital"] = capital
    return made


def capital(text: str) -> str:
    """A title with a capital first."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """A title as a sentence: a capital first, a full stop last."""
    return re.sub(r"([^.?!])$", r"\1.", capital(text))


def day_in_words(day: datetime.date | str) -> str:
    """``21 November 2026``."""
    date = datetime.date.fromisoformat(day) if isinstance(day, str) else day
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def write(path: Path, template: str, **values: Any) -> None:
    """Render a template into a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = environment().get_template(template).render(**values).lstrip()
    path.write_bytes(text.encode("utf-8", "replace"))


def write_asset(path: Path, name: str) -> None:
    """Write the stylesheet or the script, which lie among the templates so that no school's site carries them."""
    source = environment().loader
    assert source is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source.get_source(environment(), name)[0], encoding="utf-8", newline="\n")
