"""How one fault reads (the command's contract), in every example: a single fault changes a single row."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from careersite.rules.encounters import phase_states
from careersite.rules.judge import judge
from tests.rules.cases import ROOT, base_texts, gaps, valid

TODAY = date(2026, 11, 21)
EXAMPLES = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("examples/*/programme.yaml") if file.parent.name != "first")
Change = Callable[[Any], Any]


def _texts(example: str) -> Any:
    texts = base_texts(example)
    texts.pop("earlier_years", None)
    return texts


def _published(texts: Any) -> Iterator[tuple[str, Change, str]]:
    yield "review date past", lambda data: data["review"].update(review_by="2026-11-20"), "PUB-6"
    yield "no name", lambda data: data["careers_leader"].pop("name"), "PUB-1"
    yield "no summary", lambda data: data.pop("summary"), "PUB-3"
    yield "no measures", lambda data: data["impact"].pop("measures"), "PUB-5"
    for group, rule in (("students", "PUB-4a"), ("parents", "PUB-4b"), ("teachers", "PUB-4c"), ("employers", "PUB-4d")):
        yield f"nothing for {group}", lambda data, group=group: data["information"].pop(group), rule
    for part, rule in (("requests", "PAP-1"), ("premises", "PAP-3"), ("times", "PAP-4"), ("six_encounters", "PAP-5")):
        if part in texts.get("provider_access", {}):
            yield f"no {part}", lambda data, part=part: data["provider_access"].pop(part), rule


def _encounters(texts: Any) -> Iterator[tuple[str, Change, str]]:
    programme = valid(copy.deepcopy(texts))
    for state in phase_states(programme, today=TODAY):
        if len({encounter.activity.id for encounter in state.counted}) != 2 or len(state.counted) != 2:
            continue
        for encounter, other in (state.counted, state.counted[::-1]):
            provider, place, twin = encounter.provider, encounter.index, other.provider
            assert provider is not None
            assert twin is not None
            name = encounter.activity.id
            if encounter.activity.years == (state.years[-1],) and len(state.years) == 2:
                day = f"{programme.academic_year + 1}-03-01"
                yield f"{name} on 1 March", lambda data, place=place, day=day: data["activities"][place].update(when=day), state.rule_id
            yield f"{name} after school", lambda data, place=place: data["activities"][place].update(in_school_day="no"), "PAL-5"
            yield f"{name} without length", lambda data, place=place: [data["activities"][place].pop(name, "") for name in ("minutes", "ends")], "PAL-5"
            yield f"{name} for a group", lambda data, place=place: data["activities"][place].update(attendance="selected"), "PAP-8"
            yield f"{name} again", lambda data, place=place, twin=twin: data["activities"][place].update(providers=[twin.id]), "PAL-4"
            yield f"{name} with an employer", lambda data, provider=provider: _provider(data, provider.id).update(kind="employer"), "PAL-6"


def _provider(data: Any, identity: str) -> Any:
    return next(item for item in data["providers"] if item["id"] == identity)


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_single_fault_changes_a_single_row(example: str) -> None:
    texts = _texts(example)
    before = gaps(judge(valid(copy.deepcopy(texts)), today=TODAY))
    seen = 0
    for name, change, rule in (*_published(texts), *_encounters(texts)):
        data = copy.deepcopy(texts)
        change(data)
        after = gaps(judge(valid(data), today=TODAY))
        assert {key for key, code in after.items() if before.get(key) != code} == {rule}, name
        seen += 1
    assert seen > 10
