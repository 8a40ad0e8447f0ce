"""Every sentence that pages ask for is there, and none is left over."""

from __future__ import annotations

import re

from careersite.model import vocabulary
from careersite.places import theme_dir
from careersite.words import words_for
from tests.unit.pages.school import EXAMPLE, example_pages, text_of

ENGLISH = words_for("en").entries
PACKAGE = EXAMPLE.parent / "generator" / "careersite"
CALL = re.compile(r"""\b(?:t|word|words|press\.words)\(\s*f?["']([a-z-]+(?:\.[\w{}().\-]+)+)["']""")


def keys_asked_for() -> set[str]:
    files = [*theme_dir().rglob("*.html"), *PACKAGE.rglob("*.py")]
    return {key for file in files for key in CALL.findall(file.read_text(encoding="utf-8"))}


def test_every_sentence_that_is_asked_for_is_there():
    asked = {key for key in keys_asked_for() if "{" not in key}
    assert len(asked) > 300
    assert asked - ENGLISH.keys() == set()


def test_every_word_of_the_vocabulary_has_its_sentence():
    groups = {
        "kind": vocabulary.ActivityKind,
        "kind-text": vocabulary.ActivityKind,
        "stage": vocabulary.Stage,
        "format": vocabulary.Format,
        "attendance": vocabulary.Attendance,
        "criterion": vocabulary.Criterion,
        "provider": vocabulary.ProviderKind,
        "offer": vocabulary.Offer,
        "size": vocabulary.EmployerSize,
        "group": vocabulary.FeedbackGroup,
    }
    assert {f"{name}.{word.value}" for name, words in groups.items() for word in words} - ENGLISH.keys() == set()
    assert {f"encounters.ask-{word.value}" for word in vocabulary.Ask} - ENGLISH.keys() == set()


def test_no_sentence_of_the_pages_is_left_over():
    literal, patterns = set(), []
    for key in keys_asked_for():
        if "{" in key:
            patterns.append(re.compile(re.sub(r"\\\{.*?\\\}", "[a-z0-9_-]+", re.escape(key)) + "$"))
        else:
            literal.add(key)
    source = "".join(file.read_text(encoding="utf-8") for file in [*theme_dir().rglob("*.html"), *PACKAGE.rglob("*.py")])
    left = {
        key
        for key in ENGLISH
        if key not in literal and not any(pattern.match(key) for pattern in patterns) and f'"{key}"' not in source
    }
    ours = {key for key in left if key.split(".")[0] in ("home", "year", "my-year", "child", "journey", "outcomes", "access", "encounters", "guidance", "impact", "publish", "statement", "activity", "checklist", "missing", "governors", "providers", "programme")}
    assert ours == set()


def test_no_sentence_boasts():
    assert [key for key, sentence in ENGLISH.items() if re.search(r"complian|guarantee|fully accessible", sentence, re.IGNORECASE)] == []


def test_no_key_is_ever_shown_to_a_reader():
    shown = {word for page in example_pages().pages for word in re.findall(r"\b[a-z-]+\.[a-z-]+\b", text_of(page.body))}
    assert shown & ENGLISH.keys() == set()


def test_each_sentence_by_age_stands_for_one_that_is_there():
    own = {key.removeprefix("by-age.") for key in ENGLISH if key.startswith("by-age.") and not key.startswith("by-age.nth.")}
    assert own - ENGLISH.keys() == set()
    assert "years.one" in own
