"""Every code that the judge can give has its sentence, and no sentence stands for a code that is never given."""

import ast
from pathlib import Path

import yaml

from careersite.audit import judge
from careersite.audit.judge import ROWS
from careersite.audit.judge.sentences import codes, words
from careersite.audit.judge.verdict import RowVerdict
from careersite.findings import Outcome

FOLDER = Path(judge.__file__).parent
SENTENCES = yaml.safe_load((FOLDER.parent / "sentences.yaml").read_text(encoding="utf-8"))
OUTCOMES = {"met": "met", "unclear": "cannot-tell", "absent": "not-met"}


def given():
    """(code, outcome) of every ``met("…", "code")``, ``unclear(…)`` and ``absent(…)`` with a written code."""
    for file in FOLDER.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in OUTCOMES and len(node.args) > 1:
                code = node.args[1]
                if isinstance(code, ast.Constant):
                    yield code.value, OUTCOMES[node.func.id]


def test_every_row_has_sentences():
    assert set(SENTENCES) == {*ROWS, "ANY", "NOTES"}


def test_every_code_in_the_judge_has_a_sentence_with_its_outcome():
    known = {(code, entry["outcome"]) for name, row in SENTENCES.items() if name != "NOTES" for code, entry in row.items()}
    missing = set(given()) - known
    assert len(set(given())) > 40
    assert not missing


def test_words_fill_the_parameters():
    verdict = RowVerdict("PUB-1", Outcome.MET, "leader-named", params={"name": "Mrs Polglase"})
    assert words(verdict) == ("The careers leader is named: Mrs Polglase.", "")
    unread = RowVerdict("PUB-1", Outcome.CANNOT_TELL, "pages-not-read", params={"pages": "/careers", "why": "empty-shell"})
    assert words(unread)[0] == "This may stand where we could not read: /careers (it shows nothing without JavaScript)."
    past = [words(RowVerdict("PUB-6", Outcome.NOT_MET, "review-date-past", params={"date": day}))[0] for day in ("2025-09-01", "2025-09", "2025")]
    assert [text.split("dated ")[1].split(",")[0] for text in past] == ["1 September 2025", "September 2025", "2025"]
    assert codes("PUB-6")["review-date-past"] == "not-met"


def test_no_sentence_says_compliant_and_each_gap_says_what_to_do():
    for row in (row for name, row in SENTENCES.items() if name != "NOTES"):
        for entry in row.values():
            assert "complian" not in entry["says"].lower()
            assert entry["says"].endswith(".")
            assert bool(entry["next"]) == (entry["outcome"] != "met")
