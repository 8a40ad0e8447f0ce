"""The audit's own words for each row and reason code, kept beside the judging as data."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from careersite.places import own_yaml

from .verdict import RowVerdict

_GENERAL = "ANY"


@cache
def _all() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    loaded: dict[str, Any] = own_yaml(resources.files("careersite.audit").joinpath("sentences.yaml"))
    return loaded


def codes(row: str) -> dict[str, str]:
    """Every reason code that a row can have, with its outcome."""
    return {code: entry["outcome"] for code, entry in {**_all()[_GENERAL], **_all()[row]}.items()}


def words(verdict: RowVerdict) -> tuple[str, str]:
    """What is said of a verdict, and what to do next (empty when met).

    Raises:
        KeyError: the row has no sentence for the code (a test holds that every code has one).
    """
    entry = _all()[verdict.id].get(verdict.reason_code) or _all()[_GENERAL][verdict.reason_code]
    return entry["says"].format_map(_Gaps(verdict.params)), entry.get("next", "").format_map(_Gaps(verdict.params))


def note_words(code: str) -> str:
    """What is said in a note.

    Raises:
        KeyError: there is no such note.
    """
    return _all()["NOTES"][code]["says"]


class _Gaps(dict[str, str]):
    """Parameters for a sentence; one that is not given is left out rather than fatal."""

    def __missing__(self, key: str) -> str:
        return "?"
