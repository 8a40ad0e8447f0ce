"""Calendar feeds (RFC 5545): the programme, each year, students, parents, provider encounters, days to keep.

What becomes an event: a day or a stretch of days as such; a month as a tentative, transparent stretch that says that the
day is not set. What has only a term, the whole year or no time at all is on the pages and in no feed: a calendar could
only show it on a day that nobody meant. UIDs come from the activity's id and the academic year, so that a reader's
calendar moves an event whose day has changed; ``DTSTAMP`` is the day of the build, so the same input gives the same bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from careersite.exports.context import ExportInput
from careersite.model.activity import Activity, Transition
from careersite.model.vocabulary import ActivityKind
from careersite.model.when import Span, When, month_span
from careersite.pages.markdown import plain
from careersite.pages.templates import years_text
from careersite.pages.views import FOR_STAFF, are_invited, site_years
from careersite.rules.due import Due, due_days
from careersite.safe import slug
from careersite.words.marks import unmarked

_LONDON = ZoneInfo("Europe/London")
# The rule in force since 1996 (SI 2002/262): last Sundays of March and October, 01:00 UTC. Written out, since Outlook needs
# it and a list of past years would change with the machine's time zone data.
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


def files(context: ExportInput) -> dict[str, bytes]:
    """Each feed by its path: ``calendar/all.ics``, ``students``, ``parents``, ``provider-encounters``, ``review-dates``, ``year-8`` …"""
    words, programme = context.words, context.programme
    activities, choices = programme.activities, programme.transitions
    learners = [item for item in activities if item.kind not in FOR_STAFF and item.kind is not ActivityKind.PARENTS_EVENT]
    parents = [item for item in activities if are_invited(item)]
    feeds: dict[str, tuple[str, Iterable[Event]]] = {
        "all": (words("exports.feed-all"), _events(context, activities, choices)),
        "students": (words("exports.feed-students"), _events(context, learners, choices)),
        "parents": (words("exports.feed-parents"), _events(context, parents, choices)),
        "provider-encounters": (words("exports.feed-encounters"), _events(context, [item for item in activities if _meets_provider(item)], ())),
        "review-dates": (words("exports.feed-review"), _days_to_keep(context)),
    }
    for year in site_years(programme):
        own = [item for item in activities if year in item.years and item.kind not in FOR_STAFF]
        feeds[f"year-{year}"] = (words("exports.feed-year", year=year), _events(context, own, [item for item in choices if year in item.years]))
    return {f"calendar/{name}.ics": _feed(context, title, events) for name, (title, events) in feeds.items()}


def _meets_provider(activity: Activity) -> bool:
    """A cancelled encounter stays in the feed, marked as cancelled: it must leave a subscriber's calendar too."""
    return activity.kind is ActivityKind.PROVIDER_ENCOUNTER if activity.provider_access is None else activity.provider_access


def _feed(context: ExportInput, title: str, events: Iterable[Event]) -> bytes:
    feed = Calendar()
    feed.add("prodid", "-//careersite//careers programme//EN")
    feed.add("version", "2.0")
    feed.add("calscale", "GREGORIAN")
    feed.add("method", "PUBLISH")
    name = f"{title} – {context.programme.institution.name}"
    feed.add("name", name)
    feed.add("x-wr-calname", name)
    feed.add("x-wr-timezone", "Europe/London")
    feed.add("x-wr-caldesc", context.words("exports.feed-about"))
    feed.add("refresh-interval", timedelta(days=1), parameters={"value": "DURATION"})
    found = list(events)
    if any(isinstance(event.start, datetime) for event in found):
        feed.add_component(Component.from_ical(_ZONE))
    for event in sorted(found, key=lambda event: (str(event.start), str(event["uid"]))):
        feed.add_component(event)
    return unmarked(feed.to_ical().decode()).encode()


def _events(context: ExportInput, activities: Iterable[Activity], choices: Iterable[Transition]) -> Iterator[Event]:
    for activity in activities:
        for number, span in enumerate(_on_a_calendar(context, activity.when), 1):
            yield _activity(context, activity, span, number)
    seen: Counter[str] = Counter()
    for choice in choices:
        identity = f"choice-{slug(choice.title)}-{'-'.join(map(str, choice.years))}-{context.programme.academic_year}"
        for span in _on_a_calendar(context, choice.when):
            seen[identity] += 1
            yield _choice(context, choice, span, f"{identity}-{seen[identity]}")


def _on_a_calendar(context: ExportInput, when: When | None) -> tuple[Span, ...]:
    return context.programme.spans(when) if when and (when.spans or when.month) else ()


def _whole_month(span: Span) -> bool:
    return span == month_span(span.start.year, span.start.month)


def _event(context: ExportInput, identity: str, title: str, span: Span) -> Event:
    """An all-day event; its end is the day after the last, as the format wants it (RFC 5545, 3.6.1)."""
    event = Event()
    event.add("uid", f"{identity}@{_domain(context)}")
    event.add("dtstamp", datetime.combine(context.today, time(), UTC))
    event.add("summary", context.words("exports.some-time", title=title) if _whole_month(span) else title)
    event.add("dtstart", span.start)
    event.add("dtend", span.end + timedelta(days=1))
    if _whole_month(span):
        event.add("status", "TENTATIVE")
    # Careers events take no part of a parent's day away from other plans in their calendar.
    event.add("transp", "TRANSPARENT")
    return event


def _domain(context: ExportInput) -> str:
    school = context.programme.institution
    return f"{school.urn or slug(school.name)}.careersite"


def _activity(context: ExportInput, activity: Activity, span: Span, number: int) -> Event:
    words, programme = context.words, context.programme
    event = _event(context, f"{activity.id}-{programme.academic_year}-{number}", activity.title, span)
    _set_times(event, activity, span)
    years = years_text(activity.years, words)
    visitors = [programme.provider(item).name for item in activity.providers] + [programme.employer(item).name for item in activity.employers]
    lines = [years, _times_in_words(context, activity, event), plain(activity.summary), ", ".join(visitors), plain(activity.book)]
    event.add("description", "\n".join(line for line in lines if line))
    event.add("categories", [words(f"kind.{activity.kind.value}"), *(words("years.one", year=year) for year in activity.years)])
    if activity.place:
        event.add("location", activity.place)
    if context.url:
        event.add("url", context.address(f"activities/{activity.id}/"))
    if activity.cancelled:
        del event["summary"]
        event.add("summary", words("exports.called-off", title=activity.title))
        event.pop("status", None)
        event.add("status", "CANCELLED")
    return event


def _set_times(event: Event, activity: Activity, span: Span) -> None:
    """Give a single day its time of day; several days in a row stay days, since nobody comes at night."""
    if not activity.starts or span.start != span.end:
        return
    start = _at(span.start, activity.starts)
    end = _at(span.start, activity.ends) if activity.ends else start + timedelta(minutes=activity.minutes or 0)
    for name in ("dtstart", "dtend"):
        del event[name]
    event.add("dtstart", start)
    if end > start:
        event.add("dtend", end)


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), _LONDON)


def _times_in_words(context: ExportInput, activity: Activity, event: Event) -> str:
    if not activity.starts or isinstance(event.start, datetime):
        return ""
    return context.words("activity.from-to", start=activity.starts, end=activity.ends) if activity.ends else activity.starts


def _choice(context: ExportInput, choice: Transition, span: Span, identity: str) -> Event:
    event = _event(context, identity, choice.title, span)
    event.add("description", "\n".join(line for line in (years_text(choice.years, context.words), plain(choice.about)) if line))
    event.add("categories", [context.words("road.choice"), *(context.words("years.one", year=year) for year in choice.years)])
    if choice.link or context.url:
        event.add("url", choice.link or context.address("calendar/"))
    return event


def _days_to_keep(context: ExportInput) -> Iterator[Event]:
    for item in due_days(context.programme, earlier=context.earlier, today=context.today):
        yield _due(context, item)


def _due(context: ExportInput, item: Due) -> Event:
    event = _event(context, f"due-{slug(item.id)}-{context.programme.academic_year}", item.what, Span(item.day, item.day))
    event.add("categories", [context.words("exports.feed-review")])
    if context.url:
        event.add("url", context.address("what-we-publish/"))
    return event
