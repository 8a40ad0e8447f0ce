"""What templates show of a programme: cards, timelines, lists for one year; plain values without markup of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from careersite.model.activity import Activity, Provider
from careersite.model.dates import MONTHS
from careersite.model.programme import Programme
from careersite.model.vocabulary import ActivityKind
from careersite.model.when import TERMS, Span, When, month_span
from careersite.pages.markdown import plain
from careersite.pages.press import Press, opening
from careersite.pages.templates import clock_text, listing, month_text, months_text, when_html, when_text, years_text
from careersite.words import Words

# A month counts as a day that is not fixed yet, so it is news as long as it lasts.
_NEWS = timedelta(days=31)
FOR_STAFF = frozenset({ActivityKind.STAFF_DEVELOPMENT})
FOR_PARENTS = frozenset({ActivityKind.PARENTS_EVENT, ActivityKind.PARENTS_EVENING, ActivityKind.OPEN_EVENING})


def are_invited(activity: Activity) -> bool:
    """Whether parents and carers may come."""
    return bool(activity.parents_invited) or activity.kind in FOR_PARENTS


def kind_word(activity: Activity, words: Words) -> str:
    """The kind in words; "" for one that says nothing ("other")."""
    return "" if activity.kind is ActivityKind.OTHER else words(f"kind.{activity.kind.value}")


@dataclass(frozen=True, slots=True)
class Card:
    """An activity in brief: what a list, a table's cell or a timeline shows of it."""

    id: str
    title: str
    href: str
    kind: str
    kind_word: str
    years: str
    when: Markup
    place: str = ""
    text: str = ""
    stage: str = ""
    with_whom: str = ""
    book: str = ""


def card(press: Press, activity: Activity, reader: str = "") -> Card:
    """An activity as a card; ``reader`` (``learners``, ``parents``) chooses the text."""
    words, programme = press.words, press.programme
    own = {"learners": activity.for_learners, "parents": activity.for_parents}.get(reader, "")
    visitors = [programme.provider(item).name for item in activity.providers] + [programme.employer(item).name for item in activity.employers]
    return Card(
        id=activity.id,
        title=activity.title,
        href=f"/activities/{activity.id}/",
        kind=activity.kind.value,
        kind_word=kind_word(activity, words),
        years=years_text(activity.years, words),
        when=when_html(activity.when, words) + _hours_for_parents(activity, words) if activity.when else Markup(words("time.not-set")),  # noqa: S704 - our own words
        place=activity.place,
        text=opening(own or activity.summary),
        stage=activity.stage.value if activity.stage else "",
        with_whom=in_brief(visitors, words),
        book=plain(activity.book),
    )


def in_brief(names: list[str], words: Words) -> str:
    """Up to four names, or three and how many more; all of them are on the activity's own page."""
    names = [words.apart(name) for name in names]
    if len(names) <= 4:
        return listing(names, words.language) if names else ""
    return words("activity.and-more", names=", ".join(names[:3]), count=len(names) - 3)


def cards(press: Press, activities: Iterable[Activity], reader: str = "") -> list[Card]:
    """Activities as cards, by date."""
    return [card(press, activity, reader) for activity in sorted(activities, key=press.programme.order_of)]


def hours_text(activity: Activity, words: Words) -> str:
    """From when to when, as far as it is said: ``5.30pm to 7pm``."""
    clock = [clock_text(time, words.language) for time in (activity.starts, activity.ends) if time]
    return words("activity.from-to", start=clock[0], end=clock[1]) if len(clock) == 2 else "".join(clock)


def time_text(activity: Activity, words: Words) -> str:
    """The time of an activity as plain text; where parents and carers are invited, with the hours. Empty where there is none."""
    return when_text(activity.when, words) + _hours_for_parents(activity, words) if activity.when else ""


def _hours_for_parents(activity: Activity, words: Words) -> str:
    hours = hours_text(activity, words) if are_invited(activity) else ""
    return hours and f", {hours}"


def held(programme: Programme) -> list[Activity]:
    """The activities that are not called off."""
    return [activity for _, activity in programme.held()]


def site_years(programme: Programme) -> tuple[int, ...]:
    """The school years that have pages: those taught from year 7 on, where careers guidance begins."""
    return tuple(year for year in programme.taught if year >= 7)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A month or a term of a timeline with what happens in it."""

    id: str
    title: str
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class TermOfYear:
    """A term of a timeline: its months, and what has no month."""

    id: str
    title: str
    now: bool
    months: list[Stretch]
    some_time: list[Card]


def term_span(programme: Programme, name: str) -> Span:
    """The days of a term."""
    return programme.spans(When(term=name))[0]


def term_now(programme: Programme, today: date) -> str:
    """The term of a day; between terms the next one; the first before the year begins; "" after the year's end."""
    return next((name for name in TERMS if today <= term_span(programme, name).end), "")


def with_holidays(programme: Programme, name: str, today: date) -> Span:
    """A term and the holidays after it, where a results day may lie; before it begins with what is left of those before it."""
    following = TERMS[TERMS.index(name) + 1 :]
    end = term_span(programme, following[0]).start - timedelta(days=1) if following else date.max
    return Span(min(term_span(programme, name).start, today), end)


def timeline(press: Press, activities: Iterable[Activity], reader: str = "") -> tuple[list[TermOfYear], list[Card]]:
    """Activities by term and month, and those that have no date or last all year."""
    programme, words = press.programme, press.words
    by_month: dict[tuple[int, int], list[Card]] = {}
    by_term: dict[str, list[Card]] = {}
    loose: list[Card] = []
    for activity in sorted(activities, key=programme.order_of):
        shown = card(press, activity, reader)
        if activity.when is None or activity.when.whole_year:
            loose.append(shown)
        elif activity.when.term:
            by_term.setdefault(activity.when.term, []).append(shown)
        else:
            first = programme.spans(activity.when)[0].start
            by_month.setdefault((first.year, first.month), []).append(shown)
    current = term_now(programme, press.today)
    terms = []
    for name in TERMS:
        months = [
            Stretch(f"{MONTHS[month - 1]}-{year}", month_text(date(year, month, 1), words.language), found)
            for (year, month), found in sorted(by_month.items())
            if term_of_month(programme, year, month) == name
        ]
        if months or name in by_term:
            terms.append(TermOfYear(f"{name}-term", words(f"time.{name}"), name == current, months, by_term.get(name, [])))
    return terms, loose


def term_of_month(programme: Programme, year: int, month: int) -> str:
    """The term into which the greater part of a month falls; a month of holidays goes to the term after it."""
    days = month_span(year, month)

    def shared(name: str) -> int:
        span = term_span(programme, name)
        return max(0, (min(span.end, days.end) - max(span.start, days.start)).days + 1)

    best = max(TERMS, key=shared)
    if shared(best):
        return best
    return next((name for name in TERMS if days.end <= term_span(programme, name).end), TERMS[-1])


def coming(programme: Programme, today: date, until: date, activities: Iterable[Activity] | None = None) -> list[Activity]:
    """What happens on days of its own between two days; terms and whole years are no days."""
    window = Span(today, until)
    pool = held(programme) if activities is None else list(activities)
    found = [activity for activity in pool if any(_shows_in(span, window) for span in _own_days(programme, activity))]
    return sorted(found, key=lambda activity: (_next_day(programme, activity, today), activity.starts, activity.title))


def _own_days(programme: Programme, activity: Activity) -> tuple[Span, ...]:
    if activity.when is None or activity.when.term or activity.when.whole_year:
        return ()
    return programme.spans(activity.when)


def _shows_in(span: Span, window: Span) -> bool:
    """A few days show while they last; a longer stretch is news only where it begins."""
    return span.touches(window) and (span.end - span.start <= _NEWS or span.start >= window.start)


def _next_day(programme: Programme, activity: Activity, today: date) -> date:
    return min((max(span.start, today) for span in programme.spans(activity.when) if span.end >= today), default=date.max)


def next_few(programme: Programme, today: date, count: int = 5, activities: Iterable[Activity] | None = None) -> list[Activity]:
    """The next activities that have days, however far off."""
    return coming(programme, today, today + timedelta(days=730), activities)[:count]


def is_past(programme: Programme, activity: Activity, today: date) -> bool:
    """Whether all days of an activity are over; one without days never is."""
    spans = programme.spans(activity.when)
    return bool(spans) and all(days.end < today for days in spans)


def in_term(programme: Programme, name: str, activities: Iterable[Activity]) -> list[Activity]:
    """What happens in a term."""
    return within(programme, term_span(programme, name), activities)


def within(programme: Programme, span: Span, activities: Iterable[Activity]) -> list[Activity]:
    """What happens in a stretch of time; what lasts all year is nothing of it."""
    return [
        activity
        for activity in activities
        if activity.when and not activity.when.whole_year and any(days.touches(span) for days in programme.spans(activity.when))
    ]


def technical(provider: Provider) -> list[str]:
    """The names of what a provider teaches."""
    return [offer.value for offer in provider.offers]


def choices(press: Press, year: int | None = None) -> list[dict[str, Any]]:
    """The choices and deadlines on the road, of one year or all, by date."""
    programme, words = press.programme, press.words
    found = [item for item in programme.transitions if year is None or year in item.years]
    found.sort(key=lambda item: programme.spans(item.when)[0].start)
    return [
        {"title": item.title, "years": years_text(item.years, words), "when": when_html(item.when, words), "months": months_text(item.when, words), "about": item.about, "link": item.link}
        for item in found
    ]
