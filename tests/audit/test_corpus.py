"""The audit's judgements on our own labelled pages stay as good as they were measured, row by row.

The aim is precision 0.98 and recall 0.90. Where the held-out half falls short of it, the floor is the figure reached
without tuning on that half, and says so; a change may raise a floor, never lower it.
"""

from datetime import date

import pytest

from tests.audit.corpus import load_half, passages
from tests.audit.evaluate import LABELS, main, measure

TODAY = date(2026, 11, 21)
PRECISION, RECALL = 0.98, 0.90
#: The held-out half below the aim, as it was measured: sites in odd shapes weigh most in it.
HELD_PRECISION = {"R2": 0.97, "R6": 0.97, "R7a": 0.97, "R8": 0.94}
HELD_RECALL = {"R3": 0.85, "R4s": 0.82, "R4p": 0.83, "R4e": 0.81, "R5": 0.88, "R7b": 0.87, "R7c": 0.87, "R7d": 0.89, "R7e": 0.89}


@pytest.fixture(scope="module", params=["tune", "held"])
def half(request):
    counts, misses = measure(load_half(request.param), TODAY)
    return request.param, counts, misses


@pytest.mark.parametrize("label", LABELS)
def test_precision_and_recall(half, label):
    name, counts, misses = half
    shown = "\n".join(line for line in misses if line.startswith(f"  {label} "))
    assert counts[label].precision >= (HELD_PRECISION.get(label, PRECISION) if name == "held" else PRECISION), shown
    assert counts[label].recall >= (HELD_RECALL.get(label, RECALL) if name == "held" else RECALL), shown


def test_every_row_has_its_cases_and_near_misses():
    pages = list(passages())
    for label in LABELS:
        labels = [page["labels"].get(label) for page in pages]
        assert labels.count(True) >= 40, label
        assert labels.count(False) >= 40, label


def test_the_halves_do_not_share_a_passage():
    tune, held = ({page.get("text") or page["html"] for page in load_half(name)} for name in ("tune", "held"))
    assert not tune & held
    assert len(held) > 400


def test_the_command_prints_both_halves_with_every_miss(capsys):
    assert main([]) == 0
    printed = capsys.readouterr().out
    assert "own corpus, tune" in printed
    assert "own corpus, held" in printed
    assert printed.count("precision") == 2
    for line in measure(load_half("held"), TODAY)[1]:
        assert line in printed
