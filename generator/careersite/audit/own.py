"""A school that publishes with careersite: its ``programme.json`` is read exactly and held against what the pages show.

What the data says and a page shows is met without guessing. What the data says and no page shows is a gap of its own: the
two must not differ.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careersite.audit.extract import Extract
from careersite.audit.judge import RowVerdict
from careersite.audit.saved import SavedPage
from careersite.findings import Confidence, Evidence, Outcome
from careersite.model.dates import long_day

FILE = "programme.json"
# Which texts of the data publish which requirement; all of them must be shown.
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "PUB-1": ("careers_leader.name",),
    "PUB-3": ("summary",),
    "PUB-4a": ("information.students",),
    "PUB-4b": ("information.parents",),
    "PUB-4c": ("information.teachers",),
    "PUB-4d": ("information.employers",),
    "PUB-5": ("impact.measures",),
    "PUB-8": ("personal_guidance.offer", "personal_guidance.how_to_book"),
    "PUB-9b": ("information.other_agencies",),
    "PUB-16": ("impact.changes",),
    "PAP-1": ("provider_access.requests",),
    "PAP-2": ("provider_access.granting",),
    "PAP-3": ("provider_access.premises",),
    "PAP-4": ("provider_access.times",),
    "PAP-5": ("provider_access.six_encounters",),
    "PAP-7": ("provider_access.approved_by",),
}
_DATES = {"PUB-6": "review.review_by", "PAP-6": "provider_access.review_by"}
_PHASES = ("PAL-1", "PAL-2", "PAL-3")
# So many words in a row are enough to know a text again; Markdown and the page break it up in different places.
_WORDS = 7
_NOT_WORDS = re.compile(r"[^0-9a-zà-öø-ɏ]+")
_LINK = re.compile(r"\]\([^)]*\)|<[^>]*>")


@dataclass(frozen=True, slots=True)
class Published:
    """The data file of a site that was made with careersite."""

    address: str
    data: Mapping[str, Any]

    def text(self, path: str) -> str:
        """The text at a dotted path; empty where there is none."""
        value: Any = self.data
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value if isinstance(value, str) else ""


def published(pages: Sequence[SavedPage]) -> tuple[Published | None, list[SavedPage]]:
    """Find the data file among the pages; gives it (the first one that can be read) and the other pages."""
    found = None
    rest = []
    for page in pages:
        if page.address.split("?")[0].endswith(FILE):
            found = found or _read(page)
        else:
            rest.append(page)
    return found, rest


def _read(page: SavedPage) -> Published | None:
    try:
        data = json.loads(page.body.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError):
        return None
    if isinstance(data, dict) and data.get("schema") == 1 and isinstance(data.get("institution"), dict):
        return Published(page.address, data)
    return None


def own_verdicts(own: Published, extracts: Iterable[Extract], *, today: date) -> dict[str, RowVerdict]:
    """A verdict for each requirement that the data answers; the others are judged from the pages as anywhere."""
    pages = [(extract, _plain(" ".join((extract.title, *(block.text for block in extract.blocks), *extract.emails, *extract.telephones)))) for extract in extracts if extract.readable]
    return {verdict.id: verdict for verdict in _verdicts(own, pages, today)}


def _verdicts(own: Published, pages: list[tuple[Extract, str]], today: date) -> Iterator[RowVerdict]:
    for rule, paths in _TEXTS.items():
        values = [own.text(path) for path in paths]
        if all(values):
            yield _held(rule, own, values, pages)
    contact = own.text("careers_leader.email") or own.text("careers_leader.telephone")
    if contact:
        yield _held("PUB-2", own, [contact], pages)
    for rule, path in _DATES.items():
        if day := _day(own.text(path)):
            yield _held(rule, own, [long_day(day)], pages, day, today)
    yield from _encounters(own, pages)


def _held(rule: str, own: Published, values: list[str], pages: list[tuple[Extract, str]], day: date | None = None, today: date | None = None) -> RowVerdict:
    places = [_shown(value, pages) for value in values]
    stated = day.isoformat() if day else ""
    if not all(places):
        missing = next(value for value, place in zip(values, places, strict=True) if not place)
        return RowVerdict(rule, Outcome.NOT_MET, "own-data-not-shown", Confidence.HIGH, (Evidence(own.address, quote=missing[:300], date=stated),))
    evidence = tuple(Evidence(place, quote=value[:300], date=stated) for value, place in zip(values, places, strict=True))
    if day and today and day < today:
        return RowVerdict(rule, Outcome.NOT_MET, "review-date-past", Confidence.HIGH, evidence, {"date": long_day(day)})
    return RowVerdict(rule, Outcome.MET, "own-data-shown", Confidence.HIGH, evidence)


def _encounters(own: Published, pages: list[tuple[Extract, str]]) -> Iterator[RowVerdict]:
    titles = {item.get("id"): item.get("title", "") for item in own.data.get("activities", ()) if isinstance(item, dict)}
    states = [item for item in own.data.get("encounters", ()) if isinstance(item, dict)]
    for rule in _PHASES:
        mine = [state for state in states if state.get("requirement") == rule]
        if mine and all(state.get("state") in ("done", "planned") for state in mine):
            listed = [titles.get(identity, "") for state in mine for identity in state.get("activities", ())]
            yield _held(rule, own, [title for title in dict.fromkeys(listed) if title] or [""], pages)


def _shown(value: str, pages: list[tuple[Extract, str]]) -> str:
    words = _plain(_LINK.sub(" ", value)).split()
    wanted = f" {' '.join(words[:_WORDS])} "
    return next((extract.address for extract, text in pages if words and wanted in text), "")


def _plain(text: str) -> str:
    return f" {' '.join(_NOT_WORDS.sub(' ', text.lower()).split())} "


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
