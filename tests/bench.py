"""How fast, as ratios taken side by side in one run: each pair of commands in turn, the median of the pairs.

Run with ``make bench``. A ratio below 1 means that ours took less processor time. No test asserts any of these.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TODAY = ["--today", "2026-11-21"]
OURS = [sys.executable, "-m", "careersite"]
Command = tuple[list[str], Path]


def processor_seconds(command: list[str], folder: Path) -> tuple[float, float]:
    """Processor time in seconds and peak memory in MiB of a whole process with its children."""
    # NO_MKDOCS_2_WARNING: the engine's notice is no part of its work.
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    _, errors = process.communicate() if process.stderr is None else (None, process.stderr.read())
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed: {errors.decode()[-500:]}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def compare(name: str, ours: Command, other: Command, runs: int, share: float = 1.0) -> None:
    """Run two commands in turn and print the median ratio; ``share`` divides ours (schools in a batch)."""
    processor_seconds(*ours)
    processor_seconds(*other)
    pairs = [(processor_seconds(*ours), processor_seconds(*other)) for _ in range(runs)]
    ratio = statistics.median(mine[0] * share / his[0] for mine, his in pairs)
    seconds = statistics.median(mine[0] * share for mine, _ in pairs), statistics.median(his[0] for _, his in pairs)
    memory = max(mine[1] for mine, _ in pairs)
    print(f"{name:<58} {ratio:6.2f}   {seconds[0]:7.3f} s  {seconds[1]:7.3f} s  {memory:5.0f} MiB", flush=True)


def _bare_site(folder: Path, site: Path) -> Path:
    """The same pages as hand-written Markdown for MkDocs with Material, nothing else."""
    docs = folder / "bare" / "docs"
    for page in sorted(site.rglob("index.html")):
        name = page.parent.relative_to(site)
        body = page.read_text(encoding="utf-8").partition("<main")[2].partition(">")[2].partition("</main>")[0]
        target = docs / name / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"# {name or 'Home'}\n\n<div>\n{body}\n</div>\n", encoding="utf-8")
    (folder / "bare" / "mkdocs.yml").write_text("site_name: Bare\ntheme: {name: material, font: false}\nplugins: [search]\n", encoding="utf-8")
    return folder / "bare"


def _schools(folder: Path, count: int) -> Path:
    for number in range(count):
        target = folder / "schools" / f"school-{number:03d}"
        target.mkdir(parents=True)
        shutil.copy(ROOT / "programme.yaml", target)
        shutil.copytree(ROOT / "content", target / "content")
    return folder / "schools"


def _many_activities(folder: Path, times: int) -> Path:
    text = (ROOT / "programme.yaml").read_text(encoding="utf-8")
    start = text.index("\nactivities:")
    end = text.index("\ntransitions:") if "\ntransitions:" in text[start:] else text.index("\nproviders:", start)
    block = text[start:end].split("\n  - id: ")
    more = "".join(f"\n  - id: {copy}-{item}" for copy in range(1, times) for item in block[1:])
    target = folder / f"times-{times}"
    target.mkdir()
    (target / "programme.yaml").write_text(text[:end] + more + text[end:], encoding="utf-8")
    shutil.copytree(ROOT / "content", target / "content")
    return target / "programme.yaml"


def benches(folder: Path, runs: int, schools: int) -> list[tuple[str, Callable[[], None]]]:
    """Every comparison by its name."""
    build = [*OURS, "build", str(ROOT / "programme.yaml"), "--out", str(folder / "site"), *TODAY]
    subprocess.run(build, check=True, capture_output=True)
    bare = ([sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder / "bare-site")], _bare_site(folder, folder / "site"))
    ours = (build, ROOT)
    batch = ([*OURS, "build", str(_schools(folder, schools)), "--out", str(folder / "sites"), *TODAY], ROOT)
    check = ([*OURS, "check", str(ROOT / "programme.yaml"), "--format", "json", *TODAY], ROOT)
    imports = ([sys.executable, "-c", "import pydantic, yaml"], ROOT)
    export = ([*OURS, "export", str(ROOT / "programme.yaml"), "--to", str(folder / "forms"), *TODAY], ROOT)
    ten = ([*OURS, "build", str(_many_activities(folder, 10)), "--out", str(folder / "ten"), *TODAY], ROOT)
    return [
        ("one school, cold, beside bare MkDocs of the same pages", lambda: compare("one school, cold / bare MkDocs with Material, same pages", ours, bare, runs)),
        ("a school in a batch", lambda: compare(f"a school in a batch of {schools} / bare MkDocs", batch, bare, max(1, runs // 2), 1 / schools)),
        ("check", lambda: compare("check / python -c 'import pydantic, yaml'", check, imports, runs)),
        ("activities", lambda: compare("ten times the activities / once", ten, ours, max(1, runs // 2))),
        ("every export", lambda: compare("every export of one school / building its site", export, ours, max(1, runs // 2))),
        ("audit, beside a bare crawl of the same pages", lambda: subprocess.run([sys.executable, "-m", "tests.hostile.bench", "100", "30"], check=True, cwd=ROOT)),
    ]


def main() -> None:
    """Print one line a comparison."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--schools", type=int, default=10)
    arguments.add_argument("--only", default="", help="part of a comparison's name")
    chosen = arguments.parse_args()
    print(f"{'processor time, median of pairs':<58} {'ratio':>6}   {'ours':>9}  {'other':>9}  {'peak':>9}")
    with tempfile.TemporaryDirectory() as folder:
        for name, run in benches(Path(folder), chosen.runs, chosen.schools):
            if chosen.only in name:
                run()


if __name__ == "__main__":
    main()
