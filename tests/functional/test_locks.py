"""What is locked is what is asked for: every dependency, in a version that we allow, with hashes, from no named host."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^(?P<pin>[A-Za-z0-9._-]+==\S+)(?: ; (?P<marker>.+?))? \\$")


def locked(lock: str) -> dict[str, str]:
    """Name and version of everything in a lock that applies to this Python."""
    pins = {}
    for line in (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8").splitlines():
        found = PIN.match(line)
        if found and (found["marker"] is None or Marker(found["marker"]).evaluate()):
            name, _, version = found["pin"].partition("==")
            pins[canonicalize_name(name)] = version
    return pins


def group(name: str) -> list[str]:
    """The requirements of a dependency group, with the groups that it includes."""
    found: list[str] = []
    for item in PROJECT["dependency-groups"][name]:
        found += group(item["include-group"]) if isinstance(item, dict) else [item]
    return found


ASKED = {
    "base": PROJECT["project"]["dependencies"] + group("build"),
    "test": [
        *PROJECT["project"]["dependencies"],
        *(one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra),
        *group("test"),
    ],
    "fuzz": group("fuzz"),
    "learn": group("learn"),
    "node": group("node"),
    "release": group("release"),
}


def out_of_step(asked: list[str], pins: dict[str, str]) -> list[str]:
    """What is asked for and not locked, or locked in a version that is not allowed."""
    faults = []
    for text in asked:
        wanted = Requirement(text)
        name = canonicalize_name(wanted.name)
        if name == "careersite" or (wanted.marker and not wanted.marker.evaluate()):
            continue
        if name not in pins:
            faults.append(f"{text} is not locked")
        elif not wanted.specifier.contains(pins[name], prereleases=True):
            faults.append(f"{text} is locked as {pins[name]}")
    return faults


@pytest.mark.parametrize("lock", ASKED)
def test_the_lock_has_what_the_project_asks_for(lock: str) -> None:
    assert out_of_step(ASKED[lock], locked(lock)) == [], "run: make lock"


def test_every_lock_belongs_to_something_asked_for() -> None:
    assert {lock.stem for lock in LOCKS} == set(ASKED)


def test_a_lock_that_is_out_of_step_is_seen() -> None:
    pins = locked("base")
    assert out_of_step(["mkdocs>=99"], pins) == [f"mkdocs>=99 is locked as {pins['mkdocs']}"]
    assert out_of_step(["left-pad"], pins) == ["left-pad is not locked"]


def test_one_environment_serves_these_locks() -> None:
    base, test, learn = locked("base"), locked("test"), locked("learn")
    assert base
    assert {name: version for name, version in base.items() if test.get(name) != version} == {}
    assert {name: version for name, version in learn.items() if test.get(name, version) != version} == {}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_has_a_hash_and_no_host_is_named(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text)[1:]
    assert entries
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_page_checkers_are_pinned_with_hashes() -> None:
    folder = ROOT / "tests" / "a11y"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert wanted
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, one in packages.items() if name and not one["integrity"].startswith("sha512-")] == []
    assert [name for name, one in packages.items() if "resolved" in one] == []
