"""A short run of the kills on every change; ``python -m tests.build.kills`` is the long one."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("way", "number", "count"), [("direct", signal.SIGKILL, 25), ("mkdocs", signal.SIGKILL, 25), ("mkdocs", signal.SIGTERM, 12), ("mkdocs", signal.SIGINT, 12)])
def test_whatever_the_moment_a_whole_site_is_there(way: str, number: int, count: int) -> None:
    command = [sys.executable, "-m", "tests.build.kills", "--count", str(count), "--way", way, "--signal", str(int(number))]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{count} builds killed" in done.stdout
    assert " 0 broken" in done.stdout
