"""Hundreds of local sites in a process of their own, and a look at a process's memory."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.hostile.friendly import friendly
from tests.hostile.scenarios import SCENARIOS
from tests.hostile.server import LocalSites

PAGE = 4096


class Farm:
    """``count`` sites of ``pages`` pages; every ``hostile``-th one is hostile (0: none). Use as a context."""

    def __init__(self, count: int, pages: int, hostile: int = 0) -> None:
        self._arguments = [str(count), str(pages), str(hostile)]

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.hostile.farm", *self._arguments]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.urls: list[str] = json.loads(self._process.stdout.readline())
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def asked(self) -> list[list[str]]:
        """The paths that each site was asked for since the last call."""
        self._process.stdin.write("asked\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@dataclass
class Memory:
    """Watch the memory (RSS, in MiB) of a process with its children, ten times a second; use as a context."""

    pid: int
    samples: list[float] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.1):
            self.samples.append(sum(map(resident, family(self.pid))))

    @property
    def peak(self) -> float:
        """The most."""
        return max(self.samples, default=0.0)

    def growth(self) -> float:
        """The middle value of the last quarter of the time beside that of the second: 1.0 is flat."""
        quarter = len(self.samples) // 4
        early, late = sorted(self.samples[quarter : 2 * quarter]), sorted(self.samples[-quarter:])
        return late[len(late) // 2] / early[len(early) // 2] if quarter else 1.0


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        # Processes and threads end while they are looked at.
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{one}/task").glob("*/children"):
                waiting += map(int, task.read_text().split())
    return found


def resident(pid: int) -> float:
    """A process's resident memory in MiB; 0 when it has ended."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 2**20
    except OSError:
        return 0.0


def main() -> None:
    """Serve until the input closes."""
    count, pages, hostile = map(int, sys.argv[1:])
    sure = [scenario for scenario in SCENARIOS if len(scenario.outcomes) == 1]
    with LocalSites() as local:
        sites = []
        for number in range(count):
            answer = sure[number // hostile % len(sure)].answer if hostile and number % hostile == 0 else friendly(pages, f"School {number}")
            sites.append(local.add(answer))
        print(json.dumps([site.url for site in sites]), flush=True)
        for _line in sys.stdin:
            time.sleep(0.2)
            print(json.dumps([list(site.asked) for site in sites]), flush=True)
            for site in sites:
                site.asked.clear()


if __name__ == "__main__":
    main()
