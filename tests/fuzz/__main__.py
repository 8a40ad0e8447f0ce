"""Fuzz the reader, the model, the cleaning of Markdown and the audit's reading of pages: ``python -m tests.fuzz --minutes 30``.

Each target runs with a plain mutator, and with atheris for coverage where it is installed. An input that breaks
something is kept in ``tests/fuzz/corpus/TARGET/`` - from then on it is a test - and the run ends with 1.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.mutate import mutated

NAMES = ("loader", "model", "markdown", "html", "text", "pdf", "word", "pictures")
WORK = Path(".cache") / "fuzz"
MOST_FOUND = 5


def keep(name: str, data: bytes) -> Path:
    """Put an input into the corpus under the name of its content."""
    from tests.fuzz.targets import CORPUS

    file = CORPUS / name / hashlib.sha256(data).hexdigest()[:16]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def plain(name: str, seconds: float, runs: int, seed: int) -> int:
    """Mutate until the time or the number of runs is over; gives the number of inputs that broke something."""
    from tests.fuzz.targets import CORPUS, LONGEST, TARGETS, tried

    target = TARGETS[name]
    seeds = target.seeds() + [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]
    rng = random.Random(f"{seed}-{name}")
    began, done, found = time.monotonic(), 0, 0
    kinds: set[str] = set()
    while (not runs or done < runs) and (runs or time.monotonic() - began < seconds) and found < MOST_FOUND:
        data = mutated(rng, seeds, target.tokens, LONGEST)
        done += 1
        try:
            tried(name, data)
        except Exception as error:  # whatever it is, it is a finding
            where = traceback.extract_tb(error.__traceback__)[-1]
            kind = f"{type(error).__name__} {where.filename}:{where.lineno}"
            if kind in kinds:
                continue
            kinds.add(kind)
            found += 1
            print(f"{name}: {kind}: {str(error)[:300]}\n  kept in {keep(name, data)}", flush=True)
    taken = time.monotonic() - began
    print(f"{name}: plain, {done} inputs in {taken:.0f} s, {found} broke something", flush=True)
    return found


def guided(name: str, seconds: float, seed: int) -> int:
    """The same with atheris in a process of its own, since its loop ends the process; gives 1 where it found something."""
    work, found = WORK / name, WORK / "found"
    for folder in (work, found):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(found.iterdir())
    corpus = Path(__file__).parent / "corpus" / name
    command = [sys.executable, "-m", "tests.fuzz.guided", name, str(work), *([str(corpus)] if corpus.is_dir() else [])]
    command += [f"-max_total_time={int(seconds)}", "-timeout=60", "-rss_limit_mb=2048", "-max_len=8192", f"-seed={seed + 1}", f"-artifact_prefix={found}/{name}-", "-verbosity=0", "-print_final_stats=1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for line in done.stderr.splitlines():
        if "number_of_executed_units" in line:
            print(f"{name}: atheris, {line.split()[-1]} inputs in {seconds:.0f} s, exit code {done.returncode}", flush=True)
    new = sorted(set(found.iterdir()) - before)
    for file in new:
        print(f"{name}: atheris found {keep(name, file.read_bytes())}\n{done.stderr[-1500:]}", flush=True)
    if done.returncode and not new:
        print(f"{name}: atheris ended with {done.returncode}\n{done.stderr[-1500:]}", flush=True)
    return int(bool(done.returncode or new))


def main() -> int:
    """Share the time out among the targets; gives 1 where an input broke something."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=30, help="How long in all. Default: 30.")
    parser.add_argument("--runs", type=int, default=0, help="So many inputs for each target with the plain mutator, and nothing else.")
    parser.add_argument("--target", choices=NAMES, action="append", help="Only this one; again for more.")
    parser.add_argument("--seed", type=int, default=0, help="Another number gives other inputs. Default: 0.")
    parser.add_argument("--plain", action="store_true", help="Do without atheris.")
    given = parser.parse_args()
    names = given.target or NAMES
    with_atheris = not given.plain and not given.runs and find_spec("atheris") is not None
    if not with_atheris and not given.runs:
        print("atheris is not asked for or has no build for this system: the plain mutator has all the time.")
    share = given.minutes * 60 / len(names) / (2 if with_atheris else 1)
    broken = 0
    for name in names:
        broken += plain(name, share, given.runs, given.seed)
        if with_atheris:
            broken += guided(name, share, given.seed)
    print("Nothing broke." if not broken else "Inputs that broke something are in tests/fuzz/corpus; each is a test from now on (tests/fuzz/test_corpus.py).")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
