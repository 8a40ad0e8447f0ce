"""kill -9 at random moments of a build: afterwards the old site or the new one is there, whole, never a mix.

``python -m tests.build.kills --count 200`` prints the figure of the README's reliability table.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import careersite.engine.mkdocs_way  # noqa: F401 - imported before the clock runs
from careersite.engine.marker import files_in, is_whole
from careersite.engine.publish import publish
from tests.build.sample import page, site


@dataclass
class Tally:
    """How often which site was there after a kill."""

    old: int = 0
    new: int = 0
    broken: int = 0

    @property
    def count(self) -> int:
        """All kills."""
        return self.old + self.new + self.broken


def new_site():
    """The site that the killed run builds: other pages than the old one."""
    return site(*(page(f"activities/a{number}/", f"Activity {number}", "What", "When") for number in range(30)))


def begin(out: Path, way: str) -> int:
    """Start a build of the new site in a process of its own; gives its number.

    Forked, so that the moments fall into the build and not into Python's start.
    """
    number = os.fork()
    if number:
        return number
    # A run in the background begins with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        publish(new_site(), out, with_mkdocs=way == "mkdocs")
        os._exit(0)
    except BaseException:  # the child must end here, however it ends
        os._exit(1)


def whole_run(folder: Path, way: str) -> tuple[float, list[str]]:
    """How long an undisturbed build takes, and which files it publishes."""
    for _ in range(2):  # The second one finds files and imports warm, as the killed ones will.
        begun = time.perf_counter()
        _, status = os.waitpid(begin(folder / "undisturbed", way), 0)
        if status:
            raise SystemExit("The build that nobody disturbs has failed.")
    return time.perf_counter() - begun, published(folder / "undisturbed")


def published(folder: Path) -> list[str]:
    """The files of a site that is whole: each with the bytes that its marker, written last, says. A mix has none."""
    return files_in(folder) if is_whole(folder) else []


def kills(count: int, folder: Path, way: str = "mkdocs", seed: int = 1, number: int = signal.SIGKILL) -> Tally:
    """Kill a build ``count`` times, half of them about its end."""
    took, new = whole_run(folder, way)
    out = folder / "site"
    publish(site(), out, with_mkdocs=False)
    old = published(out)
    chance = random.Random(seed)
    tally = Tally()
    for _ in range(count):
        process = begin(out, way)
        time.sleep(took * (chance.uniform(0, 1) if chance.random() < 0.5 else chance.uniform(0.9, 1.1)))
        os.kill(process, number)
        _, status = os.waitpid(process, 0)
        # A machine that is busy at one time and not at another: the moments follow the builds.
        took *= 0.85 if status == 0 else 1.05
        found = published(out)
        tally.old += found == old
        tally.new += found == new
        tally.broken += found not in (old, new)
        # The next build must come through whatever was left behind, and leave nothing behind itself.
        publish(site(), out, with_mkdocs=False)
        left = [path.name for path in folder.iterdir() if path.name.startswith(".site-")]
        assert published(out) == old, "the next build did not come through"
        assert not left, f"left behind: {left}"
    return tally


def main() -> int:
    """Print how often the old site, the new one or a broken one was there."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--count", type=int, default=200)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--way", choices=["mkdocs", "direct"], default="mkdocs")
    given.add_argument("--signal", type=int, default=int(signal.SIGKILL))
    asked = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kills(asked.count, Path(folder), asked.way, asked.seed, asked.signal)
    print(f"{tally.count} builds killed at random moments: {tally.old} old site whole, {tally.new} new site whole, {tally.broken} broken.")
    return int(tally.broken > 0 or not tally.old)


if __name__ == "__main__":
    sys.exit(main())
