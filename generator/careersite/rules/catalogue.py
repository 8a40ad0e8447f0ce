"""The catalogue of an edition of the guidance: rules as data.

A folder under ``editions/`` is an edition; a rule pack for another one is added by adding a folder, here or anywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from yaml import YAMLError

from careersite.errors import UsageFault
from careersite.findings import Level, Outcome
from careersite.model.vocabulary import Column, InstitutionKind, Status, column
from careersite.places import own_yaml

DEFAULT_EDITION = "dfe-2025-05"
_FILES = ("publication", "access_policy", "encounters", "benchmarks", "journey", "currency")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that can be said of a requirement; ``says`` and ``next`` have ``{names}`` to fill in."""

    outcome: Outcome
    says: str
    next: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One requirement, its levels by column, where it is written, and the sentences about it."""

    id: str
    title: str
    group: str
    by_column: Mapping[Column, Level]
    source: str
    heading: str
    what: str
    right: str
    next: str
    reasons: Mapping[str, Reason]
    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()

    @property
    def can_be_waived(self) -> bool:
        """Professional judgement may set aside a row of the benchmarks and no other."""
        return self.id.startswith("GB")

    @property
    def can_fail(self) -> bool:
        """Whether it can be not met; GB6-2 never is, since its timetable is still to come."""
        return bool(self.needs) or any(self.reasons[code].outcome is Outcome.NOT_MET for code in self.own)

    @property
    def can_say(self) -> dict[str, Reason]:
        """The reasons that it can give: its own, and those said of any rule where they fit."""
        where = {
            **dict.fromkeys(("given", "not-given", "fill-in"), bool(self.needs)),
            "waived": self.can_be_waived,
            "waiver-ended": self.can_be_waived and self.can_fail,
            "not-for-this-kind": len(self.by_column) < len(Column),
        }
        return {code: reason for code, reason in self.reasons.items() if code in self.own or where.get(code, True)}

    def level(self, kind: InstitutionKind, status: Status | None = None) -> Level | None:
        """How strongly this is asked of a kind of institution; None where it is not asked."""
        return self.by_column.get(column(kind, status))

    @property
    def levels(self) -> dict[str, str]:
        """The level of each kind that this is asked of (a middle school as a maintained one)."""
        return {kind.value: level.value for kind in InstitutionKind if (level := self.level(kind))}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules of an edition, in the order of the guidance."""

    edition: str
    title: str
    sources: Mapping[str, Mapping[str, str]]
    rules: tuple[Rule, ...]
    by_id: Mapping[str, Rule] = field(default_factory=dict)

    def rule(self, identity: str) -> Rule:
        """The rule with this id or alias, in any case.

        Raises:
            UsageFault: there is none; names the nearest.
        """
        found = self.by_id.get(identity.strip().lower())
        if found is None:
            from difflib import get_close_matches

            close = get_close_matches(identity.lower(), list(self.by_id), 3, 0.5)
            near = ", ".join(self.by_id[key].id for key in close)
            raise UsageFault(f"There is no requirement “{identity}”.", f"Did you mean {near}?" if near else "List them with: careersite rules")
        return found


def editions() -> list[str]:
    """The names of the editions that there are rules for."""
    return sorted(item.name for item in files("careersite.rules").joinpath("editions").iterdir() if item.is_dir() and item.name[0] != "_")


def is_edition(name: str) -> bool:
    """Say whether there are rules for this name: an edition that is built in, or the path of a folder with one."""
    return name in editions() or (Path(name) / "edition.yaml").is_file()


def edition_folder(edition: str) -> Traversable:
    """Where the rules of an edition are.

    Raises:
        UsageFault: there is no such edition.
    """
    if not is_edition(edition):
        raise UsageFault(f"There is no edition “{edition}”.", f"Choose from: {', '.join(editions())}; or name a folder with an edition.yaml.")
    return files("careersite.rules").joinpath("editions", edition) if edition in editions() else Path(edition)


@cache
def load_catalogue(edition: str = DEFAULT_EDITION) -> Catalogue:
    """Read the rules of an edition.

    Args:
        edition: the name of one that is built in, or the path of a folder like those.

    Raises:
        UsageFault: there is no such edition, or its rules cannot be read.
    """
    folder = edition_folder(edition)
    try:
        return read_catalogue(folder)
    except (KeyError, TypeError, ValueError, AttributeError, YAMLError) as error:
        raise UsageFault(f"The rules of the edition “{edition}” cannot be read: {error}.", "Compare them with those that are built in.") from error


def read_catalogue(folder: Traversable) -> Catalogue:
    """Read the rules in a folder of an edition.

    Raises:
        ValueError: two rules share an id or an alias (a fault of the rule pack).
    """
    about = _read(folder, "edition")
    common = {code: _reason(data) for code, data in about["common"].items()}
    rules = tuple(_rule(data, group, common) for group in _FILES for data in _read(folder, group) or ())
    by_id: dict[str, Rule] = {}
    for rule in rules:
        for name in (rule.id, *rule.aliases):
            if name.lower() in by_id:
                raise ValueError(f"{name} stands twice in the rules of {about['id']}")
            by_id[name.lower()] = rule
    return Catalogue(about["id"], about["title"], about["sources"], rules, by_id)


def _read(folder: Traversable, name: str) -> Any:
    file = folder.joinpath(f"{name}.yaml")
    return own_yaml(file) if file.is_file() else None


def _reason(data: Mapping[str, str]) -> Reason:
    return Reason(Outcome(data["outcome"]), data["says"], data.get("next", ""))


def _rule(data: Mapping[str, Any], group: str, common: Mapping[str, Reason]) -> Rule:
    levels = {Column(name): Level(level) for name, level in data["levels"].items()}
    # "independent: everything is good practice", our reading of whom the guidance binds.
    levels.setdefault(Column.INDEPENDENT, Level.GOOD)
    return Rule(
        id=data["id"],
        title=data["title"],
        group=group,
        by_column=levels,
        source=data["source"],
        heading=data["heading"],
        what=data["what"],
        right=data["right"],
        next=data["next"],
        reasons={**common, **{code: _reason(reason) for code, reason in data.get("reasons", {}).items()}},
        needs=tuple(data.get("needs", ())),
        words=tuple(data.get("words", ())),
        aliases=tuple(data.get("aliases", ())),
        own=frozenset(data.get("reasons", ())),
    )
