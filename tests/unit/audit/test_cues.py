"""Cues say what their patterns say: the words that are looked for first never hide what a pattern fits."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from careersite.audit import judge
from careersite.audit.judge import cues
from careersite.audit.judge.cues import Cue
from tests.audit.corpus import load_half


def _all_cues() -> Iterator[tuple[str, Cue]]:
    for module in pkgutil.iter_modules(judge.__path__):
        for name, value in vars(importlib.import_module(f"{judge.__name__}.{module.name}")).items():
            for inner, cue in value.items() if isinstance(value, dict) else [("", value)]:
                if isinstance(cue, Cue):
                    yield f"{module.name}.{name}{inner}", cue


def test_no_word_hides_a_fit() -> None:
    lines = list(dict.fromkeys(line for page in load_half("tune") for line in page.get("text", "").split("\n")))
    texts = [text for line in lines[::3] for text in (line, line.lower())]
    hidden = [(name, text) for name, cue in _all_cues() if cue.words for text in texts if not cue.near(text) and re.search(cue.pattern, text)]
    assert len(texts) > 500
    assert hidden == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bcareers? (?:leader|lead)\b", {"career"}),
        (r"\b(?:ring|phone|e-?mail) us\b", {"ring", "phone", "mail"}),
        (r"\b(?:leader|coordinator)s?\b", {"leader", "coordinator"}),
        (r"\d{4}", set()),
        (r"(?:visits?)?", set()),
        (r"(?:year \d|ks\d)|\d+", set()),
        (r"(?:ab)+c", {"ab"}),
        (r"week(?=ly|s)", {"week"}),
        (r"(?i)careers", set()),
        (r"(?i:careers) fair", {" fair"}),
        (r"[Cc]areers", {"areers"}),
    ],
)
def test_words_that_a_pattern_needs(pattern: str, words: set[str]) -> None:
    assert set(Cue(pattern).words) == words


def test_a_pattern_that_minds_no_case_is_tried_on_every_text() -> None:
    assert Cue("careers", re.IGNORECASE).search("CAREERS")


def test_without_the_parsed_form_every_text_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cues, "_parser", None)
    cue = Cue(r"\bleaders?\b")
    assert cue.words == ()
    assert cue.search("our leader")
    assert cue.search("our office") is None
