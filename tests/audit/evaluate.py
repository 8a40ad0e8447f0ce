"""Measure the audit's judgements against labelled pages: precision, recall and counts by row, every miss listed.

    python -m tests.audit.evaluate [--pages FILE.jsonl] [--half tune|held|all] [--today 2026-11-21]

A page is one JSON object a line: ``id``, ``text`` (or ``html``), ``labels`` (R1 … R8; true, false or null). Null counts
for nothing. Without ``--pages`` the project's own corpus is measured, both halves.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from careersite.audit.extract import read_page
from careersite.audit.judge import RowVerdict, judge_pages
from careersite.audit.saved import SavedPage

LABELS = {
    "R1": ("PUB-1",), "R2": ("PUB-2",), "R3": ("PUB-3",), "R4s": ("PUB-4a",), "R4p": ("PUB-4b",), "R4t": ("PUB-4c",), "R4e": ("PUB-4d",), "R5": ("PUB-5",),
    "R6": ("PUB-6", "PAP-6"), "R6p": ("PAP-6",), "R7": ("PUB-7",), "R7a": ("PAP-1",), "R7b": ("PAP-2",), "R7c": ("PAP-3",), "R7d": ("PAP-4",), "R7e": ("PAP-5",), "R8": ("PUB-8",),
}  # fmt: skip


@dataclass
class Count:
    """Hits and misses of one label."""

    true: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    negatives: int = 0

    @property
    def precision(self) -> float:
        """Of what was said to be met, how much is."""
        said = len(self.true) + len(self.wrong)
        return len(self.true) / said if said else 1.0

    @property
    def recall(self) -> float:
        """Of what is there, how much was found."""
        there = len(self.true) + len(self.missed)
        return len(self.true) / there if there else 1.0


def load(path: Path) -> list[dict[str, Any]]:
    """The pages of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def verdicts(page: dict[str, Any], today: date) -> dict[str, RowVerdict]:
    """Judge one page by itself, as ``careersite audit FILE`` does."""
    if "html" in page:
        saved = SavedPage(f"{page['id']}.html", page["html"].encode())
    else:
        saved = SavedPage(f"{page['id']}.txt", page["text"].encode())
    return {verdict.id: verdict for verdict in judge_pages([read_page(saved)], today=today, kind="unknown")}


def said(found: dict[str, RowVerdict], rows: tuple[str, ...]) -> RowVerdict | None:
    """The verdict that says the row is there: met, or a review date that is stated and past."""
    for row in rows:
        if found[row].outcome == "met" or found[row].reason_code == "review-date-past":
            return found[row]
    return None


def measure(pages: Iterable[dict[str, Any]], today: date) -> tuple[dict[str, Count], list[str]]:
    """Count by label and list every miss."""
    counts = {label: Count() for label in LABELS}
    misses: list[str] = []
    for page in pages:
        found = verdicts(page, today)
        # Our own pages tell the two reviews apart; others are asked for either.
        either = "date" not in page or not page["id"].startswith("review")
        for label, rows in LABELS.items():
            rows = rows if either or label != "R6" else ("PUB-6",)
            truth = page["labels"].get(label)
            if truth is None:
                continue
            verdict = said(found, rows)
            count = counts[label]
            count.negatives += truth is False
            if verdict and truth and label.startswith("R6") and page.get("date") not in (None, "", _date(verdict)):
                misses.append(f"  {label} {page['id']}: the date is {page['date']}, said {_date(verdict)}")
                count.wrong.append(page["id"])
            elif verdict and truth:
                count.true.append(page["id"])
            elif verdict:
                count.wrong.append(page["id"])
                quote = verdict.evidence[0].quote if verdict.evidence else ""
                misses.append(f"  {label} {page['id']}: said {verdict.reason_code}, is not there: {quote[:160]!r}")
            elif truth:
                count.missed.append(page["id"])
                codes = ", ".join(f"{row} {found[row].reason_code}" for row in rows)
                misses.append(f"  {label} {page['id']}: is there, said {codes}")
    return counts, misses


def _date(verdict: RowVerdict) -> str:
    return verdict.evidence[0].date if verdict.evidence else ""


def table(counts: dict[str, Count]) -> Iterator[str]:
    """The figures as lines of text."""
    yield "label rows           there  said  not-there  precision  recall"
    for label, count in counts.items():
        there, met = len(count.true) + len(count.missed), len(count.true) + len(count.wrong)
        rows = "/".join(LABELS[label])
        yield f"{label:5} {rows:14} {there:5} {met:5} {count.negatives:10}  {count.precision:9.3f}  {count.recall:6.3f}"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; exit code 0 whatever they are, the tests hold the floors."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--half", choices=("tune", "held", "all"), default="all")
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 21))
    chosen = parser.parse_args(arguments)
    for name, pages in _sets(chosen.pages, chosen.half):
        started = time.perf_counter()
        counts, misses = measure(pages, chosen.today)
        took = time.perf_counter() - started
        print(f"\n{name}: {len(pages)} pages", *table(counts), f"{len(misses)} misses", *misses, sep="\n")
        print(f"{len(pages) / took:.0f} pages a second", file=sys.stderr)
    return 0


def _sets(path: Path | None, half: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    if path:
        yield path.name, load(path)
        return
    from tests.audit.corpus import load_half

    for name in ("tune", "held"):
        if half in ("all", name):
            yield f"own corpus, {name}", load_half(name)


if __name__ == "__main__":
    sys.exit(main())
