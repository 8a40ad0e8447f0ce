"""Every input that once broke something, and a few hundred new ones for each target."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.fuzz.__main__ import NAMES
from tests.fuzz.mutate import mutated
from tests.fuzz.targets import CORPUS, LONGEST, TARGETS, tried

KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
RUNS = 200


def test_the_targets_are_those_of_the_command() -> None:
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_once_broke_something_does_so_no_more(file: Path) -> None:
    tried(file.parent.name, file.read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_some_new_inputs_break_nothing(name: str) -> None:
    target = TARGETS[name]
    seeds = target.seeds()
    assert seeds
    rng = random.Random(name)
    for _ in range(RUNS):
        tried(name, mutated(rng, seeds, target.tokens, LONGEST))


def test_the_same_state_gives_the_same_input() -> None:
    made = [mutated(random.Random(7), [b"a: 1\nb: 2\n"], (b"- ",), LONGEST) for _ in range(2)]
    assert made[0] == made[1]


def test_writing_or_asking_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "text", TARGETS["text"]._replace(run=(tmp_path / "x").write_bytes))
    with pytest.raises(AssertionError, match="open"):
        tried("text", b"x")
