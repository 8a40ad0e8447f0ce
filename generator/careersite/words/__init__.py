"""Every sentence of the interface that a reader may see, one file a language.

``words/en.yaml`` is the complete one; what another language lacks falls back to English and is reported as such, so
that the page can mark it with ``lang="en"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from careersite.places import own_yaml
from careersite.words.marks import direction_of, isolated, marked

# What a parent or a learner sees; the rest (for staff, visitors and inspectors) is on pages that stand in one language only.
READERS = frozenset(
    "site home nav question door page time years kind kind-text stage format attendance offer provider alert document next road programme"
    " support leavers entitlement year parents-can questions term my-year child journey outcomes guidance audience students parents labour"
    " pathways source contact people school activities activity calendar all-pages poster sheet forms media easy-read letters leaflet".split()
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one language.

    ``marking``: what the language lacks comes between marks (``words/marks.py``), for pages; other forms take plain English.
    ``by_age``: where learners are counted from 16 on, a year is "first year" and not "year 12" (the part ``by-age``).
    """

    language: str
    entries: dict[str, str]
    fallback: dict[str, str]
    marking: bool = False
    by_age: bool = False

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``, for the ``dir`` attribute."""
        return direction_of(self.language)

    def has(self, key: str) -> bool:
        """Say whether the language itself has this sentence."""
        return key in self.entries

    def __call__(self, key: str, **values: Any) -> str:
        """The sentence with its values put in.

        Raises:
            KeyError: no language has it (a fault of the program).
        """
        sentence = self.sentence(key)
        return sentence.format(**self.filling(values)) if values else sentence

    def sentence(self, key: str) -> str:
        """The sentence with the names of its values in braces."""
        own = (self.by_age and self.entries.get(f"by-age.{key}")) or self.entries.get(key)
        return own or (marked(self.fallback[key]) if self.marking else self.fallback[key])

    def filling(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values; by age with ``nth`` beside ``year``, which is how that year is called."""
        nth = self.entries.get(f"by-age.nth.{values.get('year')}") if self.by_age else None
        values = {name: self.apart(value) if isinstance(value, str) else value for name, value in values.items()}
        return values | {"nth": nth, "Nth": nth.capitalize()} if nth else values

    def apart(self, text: str) -> str:
        """A name, a year or a number as it stands in a sentence: it keeps its own order in a language from right to left."""
        return isolated(text) if text and self.direction == "rtl" else text

    def in_english(self, text: str) -> str:
        """A text that there is in English only, such as the title of a document; marked on pages in another language."""
        return marked(text) if self.marking and self.entries is not self.fallback else text

    @property
    def name(self) -> str:
        """What the language calls itself; its code where nobody has said."""
        return self.entries.get("meta.name", self.language)

    @property
    def checked(self) -> bool:
        """Whether a native reader has checked the words; English is the original."""
        return self.entries is self.fallback or bool(self.entries.get("meta.checked_by"))


@cache
def words_for(language: str, *, marking: bool = False, by_age: bool = False) -> Words:
    """The words of a language code; unknown languages get English."""
    english = _read("en")
    own = english if language.split("-")[0] == "en" else _read(language) or _read(language.split("-")[0])
    return Words(language, own, english, marking, by_age)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what parents and learners see a language has: keys it has, keys there are, and the keys it lacks."""

    language: str
    has: int
    of: int
    lacks: tuple[str, ...]
    checked_by: str = ""

    @property
    def share(self) -> float:
        """Between 0 and 1."""
        return self.has / self.of


def coverage() -> tuple[Coverage, ...]:
    """What each language besides English has of the sentences that parents and learners see."""
    asked = [key for key in _read("en") if key.split(".")[0] in READERS]
    found = []
    for language in languages():
        own = _read(language)
        lacks = tuple(key for key in asked if not own.get(key))
        if language != "en":
            found.append(Coverage(language, len(asked) - len(lacks), len(asked), lacks, own.get("meta.checked_by", "")))
    return tuple(found)


def languages() -> list[str]:
    """The codes of the languages that there are words for."""
    return sorted(item.name.removesuffix(".yaml") for item in files("careersite.words").iterdir() if item.name.endswith(".yaml"))


@cache
def _read(language: str) -> dict[str, str]:
    file = files("careersite.words").joinpath(f"{language}.yaml")
    if not file.is_file():
        return {}
    return dict(_flatten(own_yaml(file) or {}))


def _flatten(tree: dict[str, Any], prefix: str = "") -> Any:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
