"""What machines read: ``programme.json``, ``activities.csv``, and where each requirement is published.

``docs/schemas/programme-1.schema.json`` describes the first. Within version 1 fields may be added; none changes its meaning.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from enum import Enum
from typing import Any

from careersite.exports.context import ExportInput
from careersite.findings import Judgement, Outcome
from careersite.model.activity import Activity
from careersite.model.programme import Programme
from careersite.pages.anchors import place_of
from careersite.pages.templates import when_text
from careersite.safe import cell

SCHEMA = 1
_COLUMNS = (
    "id title kind years when first_day last_day starts ends minutes place format attendance stage benchmarks outcomes providers employers"
    " provider_access parents_invited cancelled summary"
).split()
_ACTIVITY = (
    "id title kind years starts ends minutes days stage place format benchmarks outcomes objectives summary for_learners for_parents"
    " providers employers attendance in_school_day subjects parents_invited book cancelled"
).split()
_TEXTS = ("summary", "aims", "backing")
_POLICY = "introduction requests granting refusing premises times six_encounters safeguarding complaints approved_by approved_on review_by".split()
_GUIDANCE = "offer how_to_book when minutes by_16 by_18 for_parents send".split()


def files(context: ExportInput) -> dict[str, bytes]:
    """``programme.json``, ``activities.csv`` and ``requirements.json``."""
    return {
        "programme.json": _json(programme_data(context)),
        "activities.csv": activities_csv(context),
        "requirements.json": _json(requirements_data(context)),
    }


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8", "replace")


def programme_data(context: ExportInput) -> dict[str, Any]:
    """The programme as version 1 of the published schema; empty parts are left out, texts are Markdown."""
    programme = context.programme
    leader = programme.careers_leader
    return {
        "schema": SCHEMA,
        "url": context.url,
        "language": programme.site.language,
        "institution": _named(programme.institution, "name kind status urn address telephone email website local_authority careers_hub trust".split())
        | {"years": list(programme.taught)},
        "academic_year": programme.year_name,
        "careers_leader": _named(leader, "name role email telephone available".split()),
        **_named(programme, _TEXTS),
        "information": _named(programme.information, list(type(programme.information).model_fields)),
        "review": _named(programme.review, ["reviewed_on", "review_by", "by"]),
        "outcomes": [_named(item, "id title statement years stages frameworks".split()) for item in programme.outcomes],
        "activities": [_activity(context, item) for item in programme.activities],
        "choices": [_named(item, ["title", "years", "about", "link"]) | _when(context, item.when) for item in programme.transitions],
        "providers": [_named(item, "id name kind offers website about".split()) for item in programme.providers],
        "employers": [_named(item, "id name kind sector size website about".split()) for item in programme.employers],
        "provider_access": _named(programme.provider_access, _POLICY),
        "encounters": [_phase(state) for state in context.phases],
        "personal_guidance": _named(programme.personal_guidance, _GUIDANCE)
        | {"advisers": [_named(item, "name role qualification qualification_level works_for email telephone available".split()) for item in programme.personal_guidance.advisers]},
        "impact": _named(programme.impact, ["measures", "changes", "results"])
        | {"destinations": [_named(item, ["year", "cohort", "source"]) | {"routes": [_named(route, ["name", "percent", "learners"]) for route in item.routes]} for item in programme.impact.destinations]},
    }


def _named(part: Any, names: Iterable[str]) -> dict[str, Any]:
    found = {name: _plain(getattr(part, name)) for name in names}
    return {name: value for name, value in found.items() if value not in ("", None, [])}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if hasattr(value, "isoformat") else value


def _when(context: ExportInput, when: Any) -> dict[str, Any]:
    """The time in words, and as days with both ends included; ``exact`` says whether the days themselves are set."""
    if when is None:
        return {}
    days = [{"first": span.start.isoformat(), "last": span.end.isoformat()} for span in context.programme.spans(when)]
    return {"when": {"text": when_text(when, context.words), "exact": when.exact, "days": days}}


def _activity(context: ExportInput, activity: Activity) -> dict[str, Any]:
    path = f"activities/{activity.id}/"
    return _named(activity, _ACTIVITY) | {"provider_access": activity.is_provider_encounter, "page": path} | _when(context, activity.when)


def _phase(state: Any) -> dict[str, Any]:
    return {
        "requirement": state.rule_id,
        "phase": state.phase,
        "years": list(state.years),
        "cohort": state.cohort or None,
        "state": state.state,
        "required": state.required,
        "last_day": state.last_day.isoformat(),
        "activities": list(dict.fromkeys(item.activity.id for item in state.counted)),
    }


def activities_csv(context: ExportInput) -> bytes:
    """One line an activity, with a byte order mark so that Excel reads it as UTF-8; no cell can be run as a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for activity in context.programme.activities:
        row = _row(context, activity)
        writer.writerow([cell(str(row[name])) for name in _COLUMNS])
    return text.getvalue().encode("utf-8-sig", "replace")


def _row(context: ExportInput, activity: Activity) -> dict[str, Any]:
    programme: Programme = context.programme
    spans = programme.spans(activity.when)
    plain = {name: _csv(getattr(activity, name, "")) for name in _COLUMNS}
    return plain | {
        "when": when_text(activity.when, context.words) if activity.when else "",
        "first_day": spans[0].start.isoformat() if spans else "",
        "last_day": spans[-1].end.isoformat() if spans else "",
        "outcomes": "; ".join(programme.outcome(item).title or item for item in activity.outcomes),
        "providers": "; ".join(programme.provider(item).name for item in activity.providers),
        "employers": "; ".join(programme.employer(item).name for item in activity.employers),
        "provider_access": _csv(activity.is_provider_encounter),
    }


def _csv(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(str(_plain(item)) for item in value)
    return str(_plain(value))


def requirements_data(context: ExportInput) -> dict[str, Any]:
    """For each requirement its state and the address of the heading where it is published.

    The headings carry ``data-requirement`` with the same ids, so that who audits the site can find them without guessing.
    """
    headings = {page.path: {heading.id for heading in page.headings} for page in context.pages.pages}
    titles = {rule.id: rule.title for rule in context.catalogue.rules}
    return {
        "schema": SCHEMA,
        "edition": context.catalogue.edition,
        "checked_on": context.today.isoformat(),
        "url": context.url,
        "requirements": [_requirement(item, titles, headings) for item in context.judgements],
    }


def _requirement(judgement: Judgement, titles: dict[str, str], headings: dict[str, set[str]]) -> dict[str, Any]:
    place = place_of(judgement.id) if judgement.outcome is not Outcome.NOT_APPLICABLE else None
    path, heading = place or ("", "")
    published = place is not None and heading in headings.get(path, set())
    return {
        "id": judgement.id,
        "title": titles.get(judgement.id, judgement.id),
        "level": judgement.level.value,
        "outcome": judgement.outcome.value,
        "place": f"{path}#{heading}" if published else None,
    }
