"""From audit to file: a first programme from what a website shows, each value with where it came from and "check this"."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from careersite.audit.extract import Extract
from careersite.audit.judge import RowVerdict, judge_pages
from careersite.errors import UsageFault
from careersite.findings import Outcome
from careersite.model.dates import parse_day

# Which requirement's words go into which field.
_FIELDS: dict[str, dict[str, str]] = {
    "information": {"students": "PUB-4a", "parents": "PUB-4b", "teachers": "PUB-4c", "employers": "PUB-4d"},
    "impact": {"measures": "PUB-5", "changes": "PUB-16"},
    "provider_access": {"requests": "PAP-1", "granting": "PAP-2", "premises": "PAP-3", "times": "PAP-4", "six_encounters": "PAP-5"},
    "personal_guidance": {"offer": "PUB-8"},
    "pathways": {"until_18": "PUB-13", "routes": "PUB-14"},
}
_FILL_IN = {
    "information": "how this group finds out about the programme",
    "impact": "how you measure what learners gain",
    "provider_access": "this part of the policy statement",
    "personal_guidance": "what guidance there is and how to book it",
}


def draft(extracts: Sequence[Extract], *, today: date, kind: str | None = None) -> str:
    """The text of a programme file that holds what was found; what was not found is left to fill in.

    Args:
        extracts: the pages of the website.
        today: the day of the audit; it decides the academic year.
        kind: the institution's kind, ``unknown`` where nobody said it.
    """
    verdicts = {verdict.id: verdict for verdict in judge_pages(extracts, today=today, kind=kind)}
    return "\n".join(_lines(verdicts, _name(extracts), today, kind or "unknown")) + "\n"


def write_draft(path: Path, extracts: Sequence[Extract], *, today: date, kind: str | None = None) -> None:
    """Write a draft into a new file.

    Raises:
        UsageFault: the file is there already.
    """
    if path.exists():
        raise UsageFault(f"{path} is there already.", "Name a new file, so that nothing is lost.")
    path.write_text(draft(extracts, today=today, kind=kind), encoding="utf-8")


def _name(extracts: Sequence[Extract]) -> str:
    home = min((item for item in extracts if item.readable and item.title), key=lambda item: (item.clicks if item.clicks is not None else 99, item.address), default=None)
    parts = [part.strip() for separator in "|–" for part in (home.title.split(separator) if home else [])]
    named = [part for part in parts if any(word in part.lower() for word in ("school", "academy", "college", "centre"))]
    return min(named, key=len) if named else (home.title.strip() if home else "")


def _lines(verdicts: Mapping[str, RowVerdict], name: str, today: date, kind: str) -> Iterator[str]:
    start = today.year if today.month >= 8 else today.year - 1
    years = "ages: 16-19" if kind in ("sixth-form-college", "fe-college", "itp", "special-post-16") else "years: 7-11"
    yield "# A first draft from what the website shows. Every line with “check this” was found there: check it, then take the remark away."
    yield "institution:"
    yield f"  name: {_text(name or '(fill in the name)')}  # check this"
    yield f"  kind: {kind}  # check this"
    if kind == "middle":
        yield "  status: maintained  # check this"
    yield f"  {years}  # check this: not found, a guess"
    yield f"academic_year: {start}-{(start + 1) % 100:02d}"
    yield "careers_leader:"
    yield from _leader(verdicts)
    yield from _field("summary", verdicts.get("PUB-3"), "", "what happens, year by year")
    for group, fields in _FIELDS.items():
        lines = [line for field, rule in fields.items() for line in _field(field, verdicts.get(rule), "  ", _FILL_IN.get(group, "") if field != "changes" else "")]
        if lines:
            yield f"{group}:"
            yield from lines
    yield from _review("review", verdicts.get("PUB-6"))


def _leader(verdicts: Mapping[str, RowVerdict]) -> Iterator[str]:
    leader, contact = verdicts["PUB-1"], verdicts["PUB-2"]
    if leader.outcome is Outcome.MET:
        yield f"  name: {_text(leader.params['name'])}{_source(leader)}"
    else:
        yield "  name: (fill in who leads careers)"
    if contact.outcome is Outcome.MET:
        field = "email" if "@" in contact.params["contact"] else "telephone"
        yield f"  {field}: {_text(contact.params['contact'])}{_source(contact)}"


def _field(name: str, verdict: RowVerdict | None, indent: str, fill_in: str) -> Iterator[str]:
    if verdict is not None and verdict.outcome is Outcome.MET and verdict.evidence and verdict.evidence[0].quote:
        # A summary may be quoted in several lines; elsewhere the first quote says it all.
        quotes = [item.quote for item in verdict.evidence[: None if verdict.id == "PUB-3" else 1]]
        yield f"{indent}{name}: {_text(' '.join(quotes))}{_source(verdict)}"
    elif fill_in:
        yield f"{indent}{name}: (fill in {fill_in})"


def _review(group: str, verdict: RowVerdict | None) -> Iterator[str]:
    stated = next((item.date for item in verdict.evidence if item.date), "") if verdict else ""
    if len(stated) == len("2026-11-21") and verdict:
        yield f"{group}:"
        yield f"  review_by: {parse_day(stated).isoformat()}{_source(verdict)}"


def _text(text: str) -> str:
    # A text in JSON's quotes is the same text in YAML's.
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _source(verdict: RowVerdict) -> str:
    where = verdict.evidence[0].where if verdict.evidence else ""
    return f"  # {' '.join(where.split())} – check this" if where else "  # check this"
