"""From audit to file: a first programme from what a website shows, each value with where it came from and "check this"."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from careersite.audit.extract import Block, Extract
from careersite.audit.judge import RowVerdict, judge_pages
from careersite.errors import UsageFault
from careersite.findings import Evidence, Outcome
from careersite.model.dates import parse_day
from careersite.model.when import month_span

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
# The years of whole schools, by kind: what else is named is a key stage, or whom a law speaks of.
_MIDDLE = {(4, 7), (4, 8), (5, 8), (5, 9), (6, 8), (6, 9)}
_OTHERS = {(7, 11), (7, 13), (9, 13), (10, 13)}
_RANGE = re.compile(r"\b(?:years?|yrs?) ?(\d{1,2}) ?(?:to|-|–|—|through to) ?(?:years? |yrs? )?(\d{1,2})\b", re.I)
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_SENTENCE = re.compile(r"^.*?[.!?](?=\s|$)")
# A line shorter than this did not reach the edge of its page; so many lines make the longest sentence.
_REACHES, _LINES = 60, 6


def draft(extracts: Sequence[Extract], *, today: date, kind: str | None = None) -> str:
    """The text of a programme file that holds what was found; what was not found is left to fill in.

    Args:
        extracts: the pages of the website.
        today: the day of the audit; it decides the academic year.
        kind: the institution's kind, ``unknown`` where nobody said it.
    """
    verdicts = {verdict.id: verdict for verdict in judge_pages(extracts, today=today, kind=kind)}
    whole = {row: replace(verdict, evidence=tuple(_whole(item, extracts) for item in verdict.evidence)) for row, verdict in verdicts.items()}
    return "\n".join(_lines(whole, _name(extracts), _years(extracts, verdicts, kind or "unknown"), today, kind or "unknown")) + "\n"


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


def _lines(verdicts: Mapping[str, RowVerdict], name: str, years: str, today: date, kind: str) -> Iterator[str]:
    start = today.year if today.month >= 8 else today.year - 1
    yield "# A first draft from what the website shows. Every line with “check this” was found there: check it, then take the remark away."
    yield "institution:"
    yield f"  name: {_text(name or '(fill in the name)')}  # check this"
    yield f"  kind: {kind}  # check this"
    if kind == "middle":
        yield "  status: maintained  # check this"
    yield f"  {years}"
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
        yield f"{indent}{name}: {_text(_joined(quotes))}{_source(verdict)}"
    elif fill_in:
        yield f"{indent}{name}: (fill in {fill_in})"


def _review(group: str, verdict: RowVerdict | None) -> Iterator[str]:
    stated = next((item.date for item in verdict.evidence if item.date), "") if verdict else ""
    if stated and verdict:
        yield f"{group}:"
        yield f"  review_by: {_last_day(stated).isoformat()}{_source(verdict)}"


def _last_day(stated: str) -> date:
    """The day of a stated date; of a month or a year its last one, after which it is past."""
    year, _, month = stated.partition("-")
    return parse_day(stated) if "-" in month else month_span(int(year), int(month or 12)).end


def _years(extracts: Sequence[Extract], verdicts: Mapping[str, RowVerdict], kind: str) -> str:
    """The line of the school years: the widest range that a page names, but for the provider access statement (it speaks of years 8 to 13)."""
    if kind in ("sixth-form-college", "fe-college", "itp", "special-post-16"):
        return "ages: 16-19  # check this: not found, a guess"
    possible = _MIDDLE if kind == "middle" else _OTHERS | _MIDDLE if kind == "unknown" else _OTHERS
    statement = {item.where.partition("#")[0] for item in verdicts["PUB-7"].evidence}
    found = [
        (int(hit[2]) - int(hit[1]), f"years: {hit[1]}-{hit[2]}  # {_shown(extract.address)} – check this")
        for extract in sorted(extracts, key=lambda extract: extract.address)
        if extract.readable and extract.address not in statement
        for block in extract.blocks
        for hit in _RANGE.finditer(block.text)
        if (int(hit[1]), int(hit[2])) in possible
    ]
    guess = f"years: {'5-8' if kind == 'middle' else '7-11'}  # check this: not found, a guess"
    return max(found, key=lambda one: one[0], default=(0, guess))[1]


def _whole(evidence: Evidence, extracts: Sequence[Extract]) -> Evidence:
    """Words that a PDF's line cuts off, up to the end of their sentence on the lines below."""
    page = next((item for item in extracts if item.form in ("pdf", "text") and item.address == evidence.where.partition("#page=")[0]), None)
    if page is None or len(evidence.quote) < _REACHES or _ENDED.search(evidence.quote):
        return evidence
    for number, block in enumerate(page.blocks):
        if block.text.endswith(evidence.quote) and block.kind not in ("item", "cell"):
            return replace(evidence, quote=_read_on(evidence.quote, page.blocks[number + 1 : number + _LINES]))
    return evidence


def _read_on(quote: str, below: Sequence[Block]) -> str:
    text = quote
    for block in below:
        if block.kind != "paragraph":
            break
        if end := _SENTENCE.match(block.text):
            return f"{text} {end[0]}"
        text = f"{text} {block.text}"
    return quote


def _joined(quotes: Sequence[str]) -> str:
    """Quotes one after another, each a sentence of its own."""
    return " ".join(quote if _ENDED.search(quote) or len(quotes) == 1 else f"{quote.rstrip(',;')}." for quote in quotes)


def _text(text: str) -> str:
    # A text in JSON's quotes is the same text in YAML's.
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _source(verdict: RowVerdict) -> str:
    where = verdict.evidence[0].where if verdict.evidence else ""
    return f"  # {_shown(where)} – check this" if where else "  # check this"


def _shown(where: str) -> str:
    return " ".join(where.split())
