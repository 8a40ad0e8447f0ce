"""What machines read on a page: schema.org data (JSON-LD)."""

from __future__ import annotations

from datetime import date
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from careersite.model.activity import Activity
from careersite.model.programme import Programme
from careersite.model.vocabulary import Format

_MODES = {Format.IN_PERSON: "Offline", Format.VIRTUAL: "Online", Format.BLENDED: "Mixed"}


def school_data(programme: Programme) -> dict[str, Any]:
    """The institution as an EducationalOrganization."""
    school, leader = programme.institution, programme.careers_leader
    contact = {"@type": "ContactPoint", "contactType": leader.role, "name": leader.name, "email": leader.email, "telephone": leader.telephone}
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "EducationalOrganization",
            "name": school.name,
            "url": school.website,
            "telephone": school.telephone,
            "email": school.email,
            "address": " ".join(school.address.split("\n")),
            "identifier": {"@type": "PropertyValue", "propertyID": "URN", "value": school.urn} if school.urn else "",
            "contactPoint": _without_empty(contact) if leader.email or leader.telephone else "",
        }
    )


def page_data(programme: Programme, path: str, title: str, language: str, reviewed_on: date | None) -> dict[str, Any]:
    """A page as a WebPage with the day of its last review (the property's own meaning: checked for being right and complete)."""
    url = programme.site.url
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "name": title,
            "url": f"{url.rstrip('/')}/{path}" if url else "",
            "inLanguage": language,
            "lastReviewed": reviewed_on.isoformat() if reviewed_on else "",
            "publisher": {"@type": "EducationalOrganization", "name": programme.institution.name},
        }
    )


def island(data: dict[str, Any]) -> Markup:
    """Data inside a page: no browser runs it, and nothing in it can end the element."""
    return Markup('<script type="application/ld+json">{}</script>\n').format(htmlsafe_json_dumps(data, ensure_ascii=False))


def activity_data(programme: Programme, activity: Activity) -> dict[str, Any]:
    """An activity as an EducationEvent."""
    spans = programme.spans(activity.when)
    exact = bool(activity.when and activity.when.exact)
    start = spans[0].start.isoformat() if spans else ""
    end = spans[-1].end.isoformat() if spans else ""
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "EducationEvent",
            "name": activity.title,
            "startDate": f"{start}T{activity.starts}" if exact and activity.starts else start,
            "endDate": f"{end}T{activity.ends}" if exact and activity.ends else end,
            "eventStatus": "https://schema.org/EventCancelled" if activity.cancelled else "https://schema.org/EventScheduled",
            "eventAttendanceMode": f"https://schema.org/{_MODES[activity.format]}EventAttendanceMode" if activity.format else "",
            "location": {"@type": "Place", "name": activity.place} if activity.place else "",
            "organizer": {"@type": "EducationalOrganization", "name": programme.institution.name},
            "audience": {"@type": "EducationalAudience", "educationalRole": "student"},
            "educationalLevel": [f"Year {year}" for year in activity.years],
            "teaches": [
                {"@type": "DefinedTerm", "name": programme.outcome(identity).title or identity, "description": programme.outcome(identity).statement}
                for identity in activity.outcomes
            ],
        }
    )


def _without_empty(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value not in ("", [], {})}
