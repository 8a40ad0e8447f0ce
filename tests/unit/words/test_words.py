"""The words of each language: whole files, no key that English lacks, the same names to fill in, enough for readers."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest
import yaml

import careersite.words as room
from careersite.words import READERS, coverage, languages, words_for

FOLDER = Path(room.__file__).parent
WANTED = {"en", "cy", "pl", "ro", "uk", "ur", "ar", "bn", "pa", "so"}
OTHERS = sorted(WANTED - {"en"})


def flat(language: str) -> dict[str, str]:
    tree = yaml.safe_load((FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}

    def walk(part: dict[str, object], before: str) -> None:
        for key, value in part.items():
            if isinstance(value, dict):
                walk(value, f"{before}{key}.")
            else:
                found[f"{before}{key}"] = value if isinstance(value, str) else repr(value)

    walk(tree, "")
    return found


def names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_language_is_there() -> None:
    assert set(languages()) >= WANTED


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_no_key_that_english_lacks(language: str) -> None:
    assert set(flat(language)) - set(flat("en")) <= {"meta.checked_by"}


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_fills_in_the_same_names(language: str) -> None:
    english = flat("en")
    wrong = {key: sentence for key, sentence in flat(language).items() if key in english and names(sentence) != names(english[key])}
    assert not wrong


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_its_name_and_whether_anybody_checked_it(language: str) -> None:
    made = flat(language)
    assert made["meta.name"]
    assert "meta.checked_by" in made
    assert words_for(language).checked is bool(made["meta.checked_by"])
    assert words_for(language).name == made["meta.name"]


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_is_not_english_under_another_name(language: str) -> None:
    english, made = flat("en"), flat(language)
    same = [key for key in made if made[key] == english.get(key) and len(re.sub(r"\{[^}]*\}", "", made[key]).split()) > 2]
    assert not same


def test_nearly_every_sentence_for_readers_is_translated() -> None:
    found = {item.language: item for item in coverage()}
    assert set(found) >= set(OTHERS)
    assert {language: round(item.share, 2) for language, item in found.items() if item.share < 0.95} == {}


def test_coverage_names_what_is_lacking() -> None:
    for item in coverage():
        own = flat(item.language)
        assert item.has + len(item.lacks) == item.of
        assert all(key not in own and key.split(".")[0] in READERS for key in item.lacks)


def test_english_needs_no_check() -> None:
    assert words_for("en").checked
    assert words_for("en-GB").checked


def test_what_is_lacking_comes_in_english_and_marked_only_when_asked() -> None:
    lacking = next(item.lacks[0] for item in coverage() if item.language == "pl")
    english = words_for("en")(lacking)
    assert words_for("pl")(lacking) == english
    assert words_for("pl", marking=True)(lacking) != english
    assert words_for("pl", marking=True)("site.menu.name") == "Menu główne"


@pytest.mark.parametrize(("language", "direction"), [("ur", "rtl"), ("ar", "rtl"), ("pl", "ltr"), ("ar-EG", "rtl")])
def test_direction(language: str, direction: str) -> None:
    assert words_for(language).direction == direction
