"""What a check gives back: a reason code, the values for its sentence, and the paths it looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from careersite.findings import Confidence, Evidence
from careersite.model.programme import Programme
from careersite.model.vocabulary import Column

_PLACEHOLDER = re.compile(
    r"[\W_]*(?:"
    r"\(?\s*fill in\b.*"
    r"|to\s?do\b.*|tb[acd]\b.*|to be (?:confirmed|completed|added|decided|advised|announced)\b.*"
    r"|\(?\s*insert\b.*|(?:(?:more |details |information )*(?:to|will) follow|(?:details )?pending)\b.{0,20}|"
    r"(?:details )?(?:to|will) be \w+(?: shortly| soon| later| here)?|(?:under|in) (?:review|progress|development|construction|preparation)|awaiting \w+|"
    r"lorem ipsum\b.*|x{3,}|your .{0,40} here|n/?a|none|not yet|coming soon"
    r")?[\W_]*",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED = re.compile(r"\s*(?:\[[^\]\n]*\]|<[^>\n]*>|\{\{[^}\n]*\}\})\s*")


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


def is_placeholder(text: str) -> bool:
    """Say whether a text is still to be filled in: "(fill in …)", "TBC", "[name]", "…"."""
    return bool(_PLACEHOLDER.fullmatch(text) or _BRACKETED.fullmatch(text))


def given(text: str) -> bool:
    """Say whether a text says something."""
    return bool(text) and not is_placeholder(text)


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
