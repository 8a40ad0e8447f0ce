"""A preview through many edits: after each the page shows it, and the memory stays where it was.

``make soak`` runs 500 of them; a few run in every ``make test``.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

from tests.hostile.farm import Memory

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "first" / "programme.yaml"
LEADER = "Grace Osei"
PAGES = ("", "parents/")


class Edited(NamedTuple):
    """How many pages were looked at, how many of them were old, and the memory late beside early (1.0 is flat)."""

    pages: int
    stale: int
    growth: float
    most_mib: float


def edits(count: int, folder: Path) -> Edited:
    """Serve a programme from a folder as a school does, and save it ``count`` times."""
    file, text, stale = folder / "programme.yaml", EXAMPLE.read_text(encoding="utf-8"), 0
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, "-u", "-m", "careersite", "serve", str(file), "--port", "0", "--today", "2026-11-21"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = process.stdout.readline().split()[1]
        with Memory(process.pid) as memory:
            for number in range(count):
                # Editors write aside and rename; the length changes too, since two saves may fall into one tick of the clock.
                name = f"{LEADER}{'-' * (number % 9)} {number}."
                new = folder / ".programme.new"
                new.write_text(text.replace(LEADER, name), encoding="utf-8")
                new.replace(file)
                assert process.stdout.readline().startswith("Rebuilt")
                for page in PAGES:
                    with urlopen(address + page, timeout=30) as answer:
                        stale += name not in answer.read().decode()
    finally:
        process.terminate()
        process.communicate()
    return Edited(count * len(PAGES), stale, memory.growth(), memory.peak)
