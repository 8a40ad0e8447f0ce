"""What a check gives back: a reason code, the values for its sentence, and the paths it looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from careersite.findings import Confidence, Evidence
from careersite.model.policy import Source
from careersite.model.programme import Programme
from careersite.model.vocabulary import Column
from careersite.rules.placeholders import given


@dataclass(frozen=True)
class Case:
    """One programme on one day: all that a check may look at. No check reads the clock."""

    programme: Programme
    today: date
    earlier: tuple[Programme, ...] = ()
    rule_ids: Mapping[str, str] = field(default_factory=dict)
    """Each id and former id in lower case, and the id that it stands for."""

    @property
    def column(self) -> Column:
        """Whom the guidance counts this institution as."""
        return self.programme.institution.column

    @cached_property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Every text of the programme with its path: several checks read them all."""
        return tuple(texts(self.programme))

    @property
    def school(self) -> bool:
        """True for all but colleges and training providers."""
        return self.programme.institution.is_school

    def years(self, first: int, last: int) -> list[int]:
        """The school years taught from one to another, both included."""
        return [year for year in self.programme.taught if first <= year <= last]

    @property
    def sources(self) -> tuple[Source, ...]:
        """The outside sources that are named, those on pathways first."""
        return tuple(source for source in (*self.programme.pathways.sources, *self.programme.labour_market.sources) if given(source.name))

    def text(self, path: str) -> str:
        """The text at a dotted path such as ``provider_access.premises``."""
        value: Any = self.programme
        for name in path.split("."):
            value = getattr(value, name)
        return str(value)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of one check: the catalogue's reason ``code`` says the outcome and the sentence."""

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    confidence: Confidence = Confidence.HIGH
    gaps: int = 1
    """How many things are missing or wrong, where the requirement is not met: a baseline counts them."""
    detail: Mapping[str, Any] = field(default_factory=dict)


def at(*paths: str, quote: str = "", day: date | None = None) -> tuple[Evidence, ...]:
    """Evidence at paths in the programme."""
    return tuple(Evidence(path=path, quote=quote, date=day.isoformat() if day else "") for path in paths)


def first(faults: Iterable[Verdict], good: Verdict) -> Verdict:
    """The first of the faults, which then says how many there are; the good word where there is none."""
    found = list(faults)
    return replace(found[0], gaps=len(found)) if found else good


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a programme with its path, in the order of the model."""
    if isinstance(value, str):
        if value:
            yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from texts(item, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence):
        for index, item in enumerate(value):
            yield from texts(item, f"{path}[{index}]")
    elif hasattr(type(value), "model_fields"):
        for name, info in type(value).model_fields.items():
            label = info.alias or name
            yield from texts(getattr(value, name), f"{path}.{label}" if path else label)


def and_list(items: Sequence[object]) -> str:
    """``8, 9 and 10``."""
    words = [str(item) for item in items]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def in_years(years: Sequence[int]) -> str:
    """``year 8``, ``years 8 and 9``."""
    return f"year{'s' if len(years) > 1 else ''} {and_list(years)}"
