"""The reading age of a page: Flesch–Kincaid grade plus five, with syllables counted by pyphen.

A report, not a gate: a formula counts long words and long sentences and knows nothing of sense. Headings, lists and
cells end a sentence, as a reader stops there; addresses, numbers and dates are not words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

import pyphen

from careersite.pages.page import Page

TARGET = 12.0
# Fewer words than this say nothing about a page.
FEWEST_WORDS = 30
_UNREAD = re.compile(r"<(script|thead|svg)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</(?:p|li|dd|dt|h[1-6]|td|th|caption|summary|div|section)>|<br>|<(?:ul|ol|dl|table|details|p|h[1-6])\b")
_TAG = re.compile(r"<[^>]*>")
_SENTENCE_END = re.compile(r"[.!?:;…]+(?:\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+")


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How old a reader should be for a page; ``words`` says how much the figure rests on."""

    path: str
    title: str
    age: float
    words: int
    sentences: int

    @property
    def too_old(self) -> bool:
        """Whether the page is harder than the target."""
        return self.age > TARGET


@cache
def _hyphens(language: str) -> pyphen.Pyphen:
    code = pyphen.language_fallback("en_GB" if language == "en" else language.replace("-", "_"))
    return pyphen.Pyphen(lang=code or "en_GB", left=1, right=1)


@cache
def syllables(word: str, language: str = "en") -> int:
    """The syllables of a word, at least one."""
    return len(_hyphens(language).positions(word.lower())) + 1


def sentences_of(html: str) -> Iterator[list[str]]:
    """The sentences of a piece of a page, each as its words."""
    text = _BLOCK.sub("\n", _UNREAD.sub("", html))
    for block in unescape(_TAG.sub("", text)).split("\n"):
        for part in _SENTENCE_END.split(_ADDRESS.sub("", block)):
            words = _WORD.findall(part)
            if len(words) > 1:
                yield words


def grade(sentences: Iterable[list[str]], language: str = "en") -> tuple[float, int, int]:
    """Flesch–Kincaid grade with the words and sentences it was taken from (Kincaid and others, 1975)."""
    listed = list(sentences)
    words = [word for sentence in listed for word in sentence]
    if not words:
        return 0.0, 0, 0
    total = sum(syllables(word, language) for word in words)
    return 0.39 * len(words) / len(listed) + 11.8 * total / len(words) - 15.59, len(words), len(listed)


def reading_age(page: Page) -> ReadingAge | None:
    """The reading age of a page; None where it has too few words to tell."""
    found, words, sentences = grade(sentences_of(page.body), page.language)
    if words < FEWEST_WORDS:
        return None
    return ReadingAge(page.path, page.title, round(max(5.0, found + 5), 1), words, sentences)


def reading_ages(pages: Iterable[Page]) -> list[ReadingAge]:
    """The reading ages of all pages, the hardest first."""
    found = [age for page in pages if (age := reading_age(page))]
    return sorted(found, key=lambda item: (-item.age, item.path))
