"""Read the rule cases and apply their changes to a programme's nested texts."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from careersite.findings import Judgement, Outcome
from careersite.model.programme import Programme
from careersite.model.validate import validate
from careersite.rules.judge import judge

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
_STEP = re.compile(r"\[([^\]]+)\]|([^.\[\]]+)")


@dataclass(frozen=True)
class Case:
    """One named case of a file."""

    name: str
    file: str
    base: Any
    today: date
    set: dict[str, Any] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    finds: dict[str, str] = field(default_factory=dict)
    says: dict[str, str] = field(default_factory=dict)
    only: tuple[str, ...] = ()
    earlier: tuple[Any, ...] = ()

    def programmes(self) -> tuple[Programme, list[Programme]]:
        """This year's programme with the changes, and the former ones."""
        data = base_texts(self.base)
        for path in self.drop:
            change(data, path, None)
        for path, value in self.set.items():
            change(data, path, as_texts(value))
        return valid(data), [valid(base_texts(former)) for former in self.earlier]

    def judged(self) -> tuple[Judgement, ...]:
        """Every row of the catalogue for the changed programme."""
        programme, earlier = self.programmes()
        return judge(programme, earlier=earlier, today=self.today)


def all_cases() -> Iterator[Case]:
    """The cases of every file, in order."""
    for file in sorted(HERE.glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        for name, case in data["cases"].items():
            known = {"base", "today", "set", "drop", "finds", "says", "only", "earlier"}
            assert set(case) <= known, f"{file.name}: {name}: {set(case) - known}"
            yield Case(
                name=name,
                file=file.name,
                base=case.get("base", data.get("base", "programme.yaml")),
                today=case.get("today", data.get("today", date(2026, 11, 21))),
                set=case.get("set", {}),
                drop=tuple(case.get("drop", ())),
                finds=case.get("finds", {}),
                says=case.get("says", {}),
                only=tuple(case.get("only", ())),
                earlier=tuple(case.get("earlier", ())),
            )


def base_texts(base: Any) -> Any:
    """The nested texts of a base: a file of the project, or the programme itself."""
    return copy.deepcopy(_file_texts(base)) if isinstance(base, str) else as_texts(base)


@cache
def _file_texts(name: str) -> Any:
    return yaml.load((ROOT / name).read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def as_texts(value: Any) -> Any:
    """The texts that the reader would hand over for values that YAML has already understood."""
    if isinstance(value, dict):
        return {str(key): as_texts(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_texts(item) for item in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def change(data: Any, path: str, value: Any) -> None:
    """Set the value at a path, or take it out where the value is None."""
    steps = [match[1] or match[2] for match in _STEP.finditer(path)]
    for step, following in pairwise(steps):
        inside = isinstance(data, dict)
        data = data.setdefault(step, [] if following == "+" else {}) if inside else data[_index(data, step)]
    last = steps[-1]
    if isinstance(data, list):
        if last == "+":
            data.append(copy.deepcopy(value))
        elif value is None:
            del data[_index(data, last)]
        else:
            data[_index(data, last)] = value
    elif value is None:
        assert last in data, f"{path} is not there to be taken out"
        del data[last]
    else:
        data[last] = value


def _index(items: list[Any], name: str) -> int:
    if name.isdigit():
        return int(name)
    for index, item in enumerate(items):
        if name in (item.get("id"), item.get("from"), item.get("name"), item.get("year")):
            return index
    raise AssertionError(f"there is no {name}")


def valid(data: Any) -> Programme:
    """The programme, which must have no fault."""
    programme, faults = validate(data)
    assert programme is not None, faults
    return programme


def gaps(judgements: tuple[Judgement, ...]) -> dict[str, str]:
    """Requirement and reason code of everything that is not met or cannot be told."""
    return {item.id: item.reason_code for item in judgements if item.outcome in (Outcome.NOT_MET, Outcome.CANNOT_TELL)}
