"""A school installs little: what the README's first commands do needs nothing that only the audit, the office or a test has."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, TODAY

# Runs the command line where every library that the small installation does not bring is missing.
ALONE = """
import re, sys
from importlib.metadata import packages_distributions
from pathlib import Path

plain = lambda name: re.sub(r"[-_.]+", "-", name).lower()
brought = {plain(name) for name in re.findall(r"^([A-Za-z0-9._-]+)==", Path(sys.argv[1]).read_text(), re.MULTILINE)} | {"careersite"}
absent = {module for module, owners in packages_distributions().items() if not {plain(owner) for owner in owners} & brought}
assert {"scrapy", "tldextract", "weasyprint", "docx", "pytest"} <= absent, "the test environment lacks what is to be missed here"

class Small:
    def __init__(self, finders):
        self.finders = finders

    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in absent:
            return None
        return next((spec for finder in self.finders if (spec := finder.find_spec(name, path, target))), None)

    def find_distributions(self, *asked):
        return (found for finder in self.finders if hasattr(finder, "find_distributions") for found in finder.find_distributions(*asked))

sys.meta_path[:] = [Small(list(sys.meta_path))]
from careersite.cli import main
sys.argv = ["careersite", *sys.argv[2:]]
main()
"""


def alone(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    base = ROOT / "requirements" / "base.txt"
    return subprocess.run([sys.executable, "-c", ALONE, base, *command], cwd=cwd, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"})


@pytest.mark.parametrize(
    "command",
    [
        ("build", ROOT / "programme.yaml", "--out", "site"),
        ("check", ROOT / "programme.yaml"),
        ("compass", ROOT / "programme.yaml", "--format", "html"),
        ("due", ROOT / "programme.yaml"),
        ("export", ROOT / "programme.yaml", "--to", "forms", "--form", "calendar", "--form", "data", "--form", "letters", "--form", "snippets", "--form", "zip"),
    ],
    ids=lambda command: command[0],
)
def test_the_first_commands_work(command: tuple[str | Path, ...], tmp_path: Path) -> None:
    done = alone(*command, "--today", TODAY.isoformat(), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not re.search(r"No module|left out", done.stdout + done.stderr)


def test_a_new_school_is_published(tmp_path: Path) -> None:
    assert alone("new", "my-school", "--kind", "academy", cwd=tmp_path).returncode == 0
    done = alone("build", "my-school/programme.yaml", "--today", TODAY.isoformat(), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "my-school" / "site" / "index.html").is_file()


def test_what_needs_more_says_what_to_install(tmp_path: Path) -> None:
    done = alone("audit", "https://www.school.example", "--today", TODAY.isoformat(), cwd=tmp_path)
    assert done.returncode == 2
    assert "careersite[audit]" in done.stderr
