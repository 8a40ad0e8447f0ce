"""What the documentation gives a school to publish with does what it says."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from careersite.engine.hosts import nginx_snippet
from tests.unit.exports.conftest import ROOT, TODAY

WORKFLOW = yaml.safe_load((ROOT / "docs/deploy/pages.yml").read_text(encoding="utf-8"))
STEPS = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
COMMANDS = sorted({command for step in STEPS for command in re.findall(r"^careersite [^|\n]*", step.get("run", ""), re.MULTILINE)})


def test_every_action_is_pinned() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert len(used) >= 8
    assert all(re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) for name in used)


def test_least_rights() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert {name for name, job in WORKFLOW["jobs"].items() if "permissions" in job} == {"publish"}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_works_as_written(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples/academy", tmp_path / "school")
    words = [sys.executable, "-m", "careersite", *command.split()[1:], "--today", TODAY.isoformat()]
    done = subprocess.run(words, cwd=tmp_path / "school", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    if "build" in command:
        assert (tmp_path / "school/site/calendar/all.ics").is_file()


def test_commands_are_the_three() -> None:
    assert [command.split()[1] for command in COMMANDS] == ["build", "check", "due"]


def test_headers_for_nginx_are_those_of_the_site() -> None:
    assert nginx_snippet() in (ROOT / "docs/deploy.md").read_text(encoding="utf-8")


def test_what_due_says_when_nothing_comes_up(tmp_path: Path) -> None:
    """The workflow looks for these words."""
    file = tmp_path / "programme.yaml"
    file.write_text("institution: {name: Hill School, kind: independent, years: 1-6}\nacademic_year: 2026-27\n", encoding="utf-8")
    words = [sys.executable, "-m", "careersite", "due", str(file), "--within", "14", "--today", TODAY.isoformat()]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert "nothing comes up" in done.stdout
    assert "nothing comes up" in STEPS[-1]["run"]
