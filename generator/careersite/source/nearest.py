"""The known word that a mistyped word most likely meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_WORD = 100
"""Longer text is no mistyped name, and comparing it would be slow."""


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """Find the candidate most like ``word``, whatever its capitals, spaces and hyphens; None when nothing is near."""
    if len(word) > LONGEST_WORD:
        return None
    known: dict[str, str] = {}
    for candidate in candidates:
        known.setdefault(_plain(candidate), candidate)
    found = get_close_matches(_plain(word), known, n=1, cutoff=0.6)
    return known[found[0]] if found else None


def _plain(word: str) -> str:
    return word.strip().casefold().replace("-", "_").replace(" ", "_")
