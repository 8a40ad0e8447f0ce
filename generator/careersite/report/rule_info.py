"""What the reporters need to know of a rule of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol


class RuleInfo(Protocol):
    """A row of the catalogue, by the names that the reporters read."""

    @property
    def id(self) -> str:
        """``PUB-1``."""

    @property
    def title(self) -> str:
        """What is asked, in a few words."""

    @property
    def group(self) -> str:
        """The part of the catalogue that the rule is in."""

    @property
    def levels(self) -> Mapping[str, str]:
        """The level for each kind of institution."""

    @property
    def source(self) -> str:
        """The text that asks it."""

    @property
    def heading(self) -> str:
        """The heading in that text."""

    @property
    def what(self) -> str:
        """What is wrong when it is not met."""

    @property
    def right(self) -> str:
        """What it looks like when it is met."""

    @property
    def next(self) -> str:
        """What to do next."""


def by_id(rules: Sequence[RuleInfo]) -> dict[str, RuleInfo]:
    """The rules by their ids."""
    return {rule.id: rule for rule in rules}
