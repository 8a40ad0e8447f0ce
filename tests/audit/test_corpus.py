"""The audit's judgements on our own labelled pages stay as good as they were measured, row by row.

The aim is precision 0.98 and recall 0.90. Where a half falls short of it, the floor is the figure that was reached; a change may raise a
floor, and lowers one only where new pages join the half.
"""

from datetime import date

import pytest

from tests.audit.corpus import load_half, passages
from tests.audit.evaluate import LABELS, main, measure

TODAY = date(2026, 11, 21)
PRECISION, RECALL = 0.98, 0.90
#: What lies below the aim, as it was measured. Sites in odd shapes and sets that nobody worked from weigh most in the held-out half; in the
#: other, excerpts that only the weights were learnt from.
LOWER_PRECISION = {
    "tune": {"R3": 0.95, "R4s": 0.95, "R4p": 0.97, "R4t": 0.97, "R7a": 0.97, "R7c": 0.97},
    "held": {"R3": 0.97, "R4s": 0.91, "R4p": 0.96, "R4t": 0.94, "R4e": 0.96, "R7b": 0.97, "R7d": 0.97, "R7e": 0.95, "R8": 0.96},
}
LOWER_RECALL = {"tune": {"R4s": 0.87}, "held": {"R3": 0.87, "R4s": 0.77, "R4t": 0.87, "R4e": 0.79}}


@pytest.fixture(scope="module", params=["tune", "held"])
def half(request):
    counts, misses = measure(load_half(request.param), TODAY)
    return request.param, counts, misses


@pytest.mark.parametrize("label", LABELS)
def test_precision_and_recall(half, label):
    name, counts, misses = half
    shown = "\n".join(line for line in misses if line.startswith(f"  {label} "))
    assert counts[label].precision >= LOWER_PRECISION[name].get(label, PRECISION), shown
    assert counts[label].recall >= LOWER_RECALL[name].get(label, RECALL), shown


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
