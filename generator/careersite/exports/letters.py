"""A letter to parents and carers for each year and term, and a paragraph for the newsletter of each term."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from careersite.exports.context import ExportInput
from careersite.exports.standalone import document
from careersite.model.activity import Activity
from careersite.model.when import TERMS
from careersite.pages.markdown import plain
from careersite.pages.press import opening
from careersite.pages.templates import day_text, listing, when_text, years_text
from careersite.pages.views import FOR_STAFF, are_invited, held, in_term, site_years, term_span, time_text
from careersite.pages.years import booking_of, parents_can, questions_of
from careersite.words.marks import unmarked


def files(context: ExportInput) -> dict[str, bytes]:
    """``letters/year-8-autumn.html`` … and ``letters/newsletter-autumn.txt`` …; a term in which nothing is planned has none.

    A newsletter tells what is still to come, so one of a term that is over has nothing to tell and is not made.
    """
    return dict(_files(context))


def _files(context: ExportInput) -> Iterator[tuple[str, bytes]]:
    for term in TERMS:
        for year in site_years(context.programme):
            coming = _coming(context, term, year)
            if coming or _choices(context, term, year):
                yield f"letters/year-{year}-{term}.html", _letter(context, term, year, coming)
        text = newsletter(context, term)
        if text:
            yield f"letters/newsletter-{term}.txt", f"{unmarked(text)}\n".encode("utf-8", "replace")


def _coming(context: ExportInput, term: str, year: int) -> list[Activity]:
    own = [item for item in context.programme.in_year(year) if item.kind not in FOR_STAFF]
    return in_term(context.programme, term, own)


def _choices(context: ExportInput, term: str, year: int) -> list[dict[str, str]]:
    programme, span = context.programme, term_span(context.programme, term)
    return [
        {"title": item.title, "when": when_text(item.when, context.words), "about": plain(item.about)}
        for item in programme.transitions
        if year in item.years and any(days.touches(span) for days in programme.spans(item.when))
    ]


def _line(context: ExportInput, activity: Activity) -> dict[str, Any]:
    return {
        "title": activity.title,
        "when": _when(context, activity),
        "text": opening(activity.for_parents or activity.summary),
        "invited": are_invited(activity),
        "book": plain(activity.book),
    }


def _when(context: ExportInput, activity: Activity) -> str:
    """The time in words; a term needs none, since the letter is about that term."""
    return time_text(activity, context.words) if activity.when and not activity.when.term else ""


def _letter(context: ExportInput, term: str, year: int, coming: list[Activity]) -> bytes:
    words, span = context.words, term_span(context.programme, term)
    return document(
        context,
        "letter",
        ("exports/paper.css",),
        title=words("letters.title", year=year, term=words(f"time.{term}"), school=context.programme.institution.name),
        year=year,
        term=words(f"time.{term}"),
        start=day_text(span.start, words.language),
        end=day_text(span.end, words.language),
        lines=[_line(context, item) for item in coming],
        choices=_choices(context, term, year),
        parents_can=parents_can(context.press, year)[:3],
        questions=questions_of(context.press, year)[:3],
        how_to_book=opening(booking_of(context.press, year)["how"]),
        page=context.address(f"parents/year-{year}/"),
    )


def _item(context: ExportInput, activity: Activity) -> str:
    words, when = context.words, _when(context, activity)
    values = {"title": activity.title, "years": years_text(activity.years, words)}
    return words("letters.item", when=when, **values) if when else words("letters.item-in-term", **values)


def newsletter(context: ExportInput, term: str) -> str:
    """A paragraph of plain text on what is still to come in a term; empty where nothing is."""
    words, programme = context.words, context.programme
    coming = [item for item in held(programme) if item.kind not in FOR_STAFF and any(days.end >= context.today for days in programme.spans(item.when))]
    found = sorted(in_term(programme, term, coming), key=programme.order_of)
    if not found:
        return ""
    items = [_item(context, item) for item in found]
    sentences = [words("letters.newsletter", term=words(f"time.{term}"), items=listing(items, words.language))]
    invited = [item.title for item in found if are_invited(item)]
    if invited:
        sentences.append(words("letters.newsletter-invited", items=listing(invited, words.language)))
    ask = context.press.ask
    sentences.append(words("letters.newsletter-ask", name=ask.label, way=", ".join(way for way in (ask.email, ask.telephone, context.url) if way)))
    return " ".join(sentences)
