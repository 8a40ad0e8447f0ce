"""Learn the weights of ``judge/likeness.tsv`` from the tuning half of the corpus.

    python -m tests.audit.learn [--limits] [--write] [--more FILE.jsonl ...]

A page says of each row whether it is there, not in which sentence. Where its label has a ``why`` the sentence with those
words is learnt; else the sentences that the rules quote, and where they find nothing the one that is most like the rest.
Every sentence of a page that lacks the row speaks against it. The held half is never learnt from.

``--limits`` prints, for the excerpts that the rules were not made for, what each page's likeness is by weights that were
learnt without it (five parts), beside what the rules say and whether the row is there (+) or not (-).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from careersite.audit.extract import read_page
from careersite.audit.judge import judge_pages, pages_of, programme
from careersite.audit.judge.likeness import BEGIN, barred_rows, features, may_answer
from careersite.audit.saved import SavedPage
from tests.audit.corpus import load_half
from tests.audit.evaluate import LABELS, load

TODAY = date(2026, 11, 21)
OUT = Path("generator/careersite/audit/judge/likeness.tsv")
ROWS = {LABELS[label][0]: label for label in "R3 R4s R4p R4t R4e R5 R7 R7a R7b R7c R7d R7e R8".split()}
PARTS = 5
#: Lighter words are left out of the file.
LEAST = 0.5


@dataclass
class Sample:
    """A page's sentences as rows of the matrix, its labels, and what the rules say; ``marked`` sentences hold a row, ``answers`` may."""

    id: str
    part: int
    labels: dict[str, bool | None]
    first: int
    last: int
    marked: dict[str, list[int]]
    answers: dict[str, list[int]]
    rules: dict[str, str]


def samples(pages: list[dict[str, Any]]) -> tuple[list[Sample], list[dict[str, float]]]:
    """Every page's sentences by their features."""
    found: list[Sample] = []
    rows: list[dict[str, float]] = []
    for page in pages:
        saved = SavedPage(f"{page['id']}.html", page["html"].encode()) if "html" in page else SavedPage(f"{page['id']}.txt", page["text"].encode())
        extract = read_page(saved)
        opened = pages_of([extract])
        programme.judge(opened)
        read = [(each, unit) for each in opened for unit in each.units]
        if not read:
            continue
        texts = [unit.text.lower() for _, unit in read]
        verdicts = {verdict.id: verdict for verdict in judge_pages([extract], today=TODAY, kind="unknown", likeness=False)}
        barred = barred_rows(opened[0])
        marked, answers = {}, {}
        for row, label in ROWS.items():
            why = page.get("why", {}).get(label, "").lower()[:30]
            quotes = [why] if why else [piece.quote.lower()[:50] for piece in verdicts[row].evidence if verdicts[row].outcome == "met"]
            marked[row] = [place for place, text in enumerate(texts) if any(quote and quote in text for quote in quotes)]
            answers[row] = [place for place, (each, unit) in enumerate(read) if row not in barred and may_answer(each, unit, row)]
        part = hashlib.sha256(page["id"].encode()).digest()[0] % PARTS
        rules = {row: str(verdicts[row].outcome) for row in ROWS}
        found.append(Sample(page["id"], part, page["labels"], len(rows), len(rows) + len(read), marked, answers, rules))
        rows += [features(each, unit) for each, unit in read]
    return found, rows


def fit(row: str, pages: list[Sample], matrix: Any) -> Any:
    """Weights for a row: sentences that hold it against all sentences of pages that lack it; twice, so that what nobody marked is found."""
    label, model = ROWS[row], None
    for _ in range(2):
        chosen: list[int] = []
        truth: list[int] = []
        for page in pages:
            if page.labels.get(label) is True:
                lines = [page.first + place for place in page.marked[row]]
                if not lines and model is not None:
                    lines = [page.first + int(model.decision_function(matrix[page.first : page.last]).argmax())]
                chosen += lines
                truth += [1] * len(lines)
            elif page.labels.get(label) is False:
                chosen += range(page.first, page.last)
                truth += [0] * (page.last - page.first)
        model = LogisticRegression(C=30, class_weight={0: 1, 1: 3}, max_iter=500, solver="liblinear", random_state=0).fit(matrix[chosen], truth)
    return model


def print_limits(row: str, pages: list[Sample], matrix: Any) -> None:
    """Print what likeness says of the excerpts beside the rules, by weights that were learnt without the page in question."""
    shown: dict[str, list[tuple[float, str]]] = {"met": [], "cannot-tell": [], "not-met": []}
    for part in range(PARTS):
        model = fit(row, [page for page in pages if page.part != part], matrix)
        for page in pages:
            truth = page.labels.get(ROWS[row])
            if page.part != part or truth is None or not FRESH.match(page.id):
                continue
            likes = model.decision_function(matrix[page.first : page.last])
            said = page.rules[row]
            like = likes.max() if said == "met" else max((likes[place] for place in page.answers[row]), default=-99.0)
            shown[said].append((float(like), "+" if truth else "-"))
    for said, likes in shown.items():
        likes.sort(reverse=said != "met")
        print(f"{row} {said}: {' '.join(f'{like:.1f}{truth}' for like, truth in likes[:SHOWN])}", flush=True)


#: The excerpts, most of which the rules were not made for, and how many are printed.
FRESH, SHOWN = re.compile(r"tune-(?:r-)?[A-Z]"), 40
#: A word of fewer pages is no sign of anything.
COMMON = 3


def _spread(pages: list[Sample], matrix: Any) -> Any:
    """In how many pages each feature is."""
    return sum((matrix[page.first : page.last].getnnz(axis=0) > 0).astype(int) for page in pages)


def main(arguments: list[str] | None = None) -> int:
    """Learn; print what the limits are set by with ``--limits``, write the file with ``--write``."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--limits", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    chosen = parser.parse_args(arguments)
    pages = load_half("tune") + [page for path in chosen.more for page in load(path)]
    sampled, rows = samples(pages)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows).tocsr()
    names = vectors.get_feature_names_out()
    known = [place for place, pages in enumerate(_spread(sampled, matrix)) if pages >= COMMON]
    matrix, names = matrix[:, known], names[known]
    weights: dict[str, list[str]] = {}
    for row in ROWS:
        if chosen.limits:
            print_limits(row, sampled, matrix)
        model = fit(row, sampled, matrix)
        for name, weight in ((BEGIN, model.intercept_[0]), *zip(names, model.coef_[0], strict=True)):
            if abs(weight) >= LEAST or name == BEGIN:
                weights.setdefault(name, []).append(f"{row}={weight:.2f}")
    if chosen.write:
        lines = ["# What each word, or two in a row, weighs for which row: python -m tests.audit.learn --write", *("\t".join([name, *weights[name]]) for name in sorted(weights))]
        OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{OUT}: {len(lines)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
