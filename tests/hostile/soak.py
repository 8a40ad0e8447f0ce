"""``make soak``: the audit of an area of 300 hostile and friendly local sites, killed ten times and resumed; 500 edits in a preview.

Prints a table and ends with 1 when a promise is not kept: equal result, memory flat and under 1 GiB, nothing asked twice;
no stale page, memory flat.
"""

from __future__ import annotations

import csv
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.build.edits import edits
from tests.hostile.farm import Farm, Memory
from tests.hostile.test_hub import tree

SITES, PAGES, KILLS, EDITS = 300, 20, 10, 500
HOSTILE_EVERY = 5


def start(path: Path, out: Path) -> subprocess.Popen[bytes]:
    """The audit as a process."""
    return subprocess.Popen([sys.executable, "-m", "tests.hostile.area", str(path), str(out), "10", "32"])


def unbroken(path: Path, out: Path) -> tuple[float, Memory]:
    """Run to the end; the time and the memory."""
    began = time.monotonic()
    process = start(path, out)
    with Memory(process.pid) as memory:
        if process.wait():
            raise SystemExit("the unbroken run failed")
    return time.monotonic() - began, memory


def broken(path: Path, out: Path, whole: float, kills: int) -> float:
    """Kill the run at random moments, each time a part of the whole further, then let it end; the most memory."""
    moments, peak = random.Random(5), 0.0
    for _ in range(kills):
        process = start(path, out)
        with Memory(process.pid) as memory:
            time.sleep(2 + moments.random() * whole / kills)
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        peak = max(peak, memory.peak)
    process = start(path, out)
    with Memory(process.pid) as memory:
        if process.wait():
            raise SystemExit("the resumed run failed")
    return max(peak, memory.peak)


def soak(sites: int = SITES, pages: int = PAGES, kills: int = KILLS) -> list[tuple[str, str, bool]]:
    """Run all; each promise as (what, figure, kept)."""
    with tempfile.TemporaryDirectory() as folder, Farm(sites, pages, HOSTILE_EVERY) as farm:
        root = Path(folder)
        with (root / "list.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([("name", "website"), *((f"School {n:03}", url) for n, url in enumerate(farm.urls))])
        seconds, memory = unbroken(root / "list.csv", root / "whole")
        once = farm.asked()
        peak = broken(root / "list.csv", root / "broken", seconds, kills)
        twice = sum(max(0, len(after) - len(before)) for before, after in zip(once, farm.asked(), strict=True))
        first, second = tree(root / "whole"), tree(root / "broken")
        different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
        asked = sum(map(len, once))
    return [
        ("sites, and requests to them", f"{sites}, {asked}", True),
        ("unbroken run", f"{seconds:.0f} s", True),
        ("most memory, all processes", f"{max(memory.peak, peak):.0f} MiB", max(memory.peak, peak) < 1024),
        ("memory late beside early", f"{memory.growth():.2f}", memory.growth() < 1.25),
        (f"files that differ after {kills} kills", f"{len(different)} of {len(first)} {different[:3] or ''}", not different),
        ("requests asked again", f"{twice}", not twice),
    ]


def previewed(count: int = EDITS) -> list[tuple[str, str, bool]]:
    """A preview through many edits; each promise as (what, figure, kept)."""
    with tempfile.TemporaryDirectory() as folder:
        done = edits(count, Path(folder))
    return [
        (f"old pages after {count} edits in a preview", f"{done.stale} of {done.pages}", not done.stale),
        ("the preview's memory late beside early", f"{done.growth:.2f}", done.growth < 1.1),
        ("the preview's most memory", f"{done.most_mib:.0f} MiB", True),
    ]


def main() -> None:
    """Print the table."""
    rows = [*previewed(), *soak(*map(int, sys.argv[1:]))]
    for what, figure, kept in rows:
        print(f"{what:45} {figure:>20}  {'' if kept else 'NOT KEPT'}")
    sys.exit(0 if all(kept for _what, _figure, kept in rows) else 1)


if __name__ == "__main__":
    main()
