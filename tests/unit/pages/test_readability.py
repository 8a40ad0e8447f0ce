"""Reading age: the formula, and that the words of the interface are easy."""

from __future__ import annotations

import pytest

from careersite.pages.page import Page
from careersite.pages.readability import TARGET, grade, reading_age, reading_ages, sentences_of, syllables
from tests.unit.pages.school import pages_of, small


def page(body: str, path: str = "x/") -> Page:
    return Page(path, "X", body)


@pytest.mark.parametrize(("word", "count"), [("cat", 1), ("career", 2), ("guidance", 2), ("employer", 3), ("apprenticeship", 4), ("undercover", 4)])
def test_syllables(word, count):
    assert abs(syllables(word) - count) <= 1


def test_the_formula_of_kincaid():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    found, words, sentences = grade([["the", "cat", "sat", "on", "the", "mat"]])
    assert (round(found, 2), words, sentences) == (-1.45, 6, 1)


def test_blocks_end_sentences_and_addresses_are_no_words():
    html = "<h2>Two words</h2><p>One here. Write to a@b.example now!</p><ul><li>first thing</li><li>second thing</li></ul><script>no words here</script>"
    assert [" ".join(words) for words in sentences_of(html)] == ["Two words", "One here", "Write to now", "first thing", "second thing"]


def test_hard_words_are_older_than_easy_ones():
    easy = page(f"<p>{'We go to see a place of work. ' * 10}</p>", "easy/")
    hard = page(f"<p>{'Institutional accountability necessitates comprehensive evaluation of developmental opportunities. ' * 10}</p>", "hard/")
    ages = reading_ages([easy, hard])
    assert [item.path for item in ages] == ["hard/", "easy/"]
    assert ages[0].too_old
    assert ages[1].age < 8


def test_too_few_words_say_nothing():
    assert reading_age(page("<p>Only a few words.</p>")) is None


@pytest.mark.parametrize("kind", ["maintained", "special", "fe-college"])
def test_the_words_of_the_interface_are_within_the_target(kind):
    institution = {"name": "Oak Lane", "kind": kind, **({"ages": "16-19"} if kind == "fe-college" else {"years": "7-13"})}
    ages = reading_ages(pages_of(small(institution=institution)).pages)
    assert len(ages) > 20
    assert [(item.path, item.age) for item in ages if item.age > TARGET] == []
