"""Every sentence of the interface that a reader may see, one file a language.

``words/en.yaml`` is the complete one; what another language lacks falls back to English and is reported as such, so
that the page can mark it with ``lang="en"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ku", "pnb"})


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language."""

    language: str
    entries: dict[str, str]
    fallback: dict[str, str]

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, for the ``dir`` attribute."""
        return "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"

    def has(self, key: str) -> bool:
        """Say whether the language itself has this sentence."""
        return key in self.entries

    def __call__(self, key: str, **values: Any) -> str:
        """The sentence with its values put in.

        Raises:
            KeyError: no language has it (a fault of the program).
        """
        sentence = self.entries.get(key) or self.fallback[key]
        return sentence.format(**values) if values else sentence


@cache
def words_for(language: str) -> Words:
    """The words of a language code; unknown languages get English."""
    english = _read("en")
    own = english if language.split("-")[0] == "en" else _read(language) or _read(language.split("-")[0])
    return Words(language, own, english)


def languages() -> list[str]:
    """The codes of the languages that there are words for."""
    return sorted(item.name.removesuffix(".yaml") for item in files("careersite.words").iterdir() if item.name.endswith(".yaml"))


def _read(language: str) -> dict[str, str]:
    file = files("careersite.words").joinpath(f"{language}.yaml")
    if not file.is_file():
        return {}
    return dict(_flatten(yaml.safe_load(file.read_text(encoding="utf-8")) or {}))


def _flatten(tree: dict[str, Any], prefix: str = "") -> Any:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
