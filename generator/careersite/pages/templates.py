"""The templates of ``theme/`` as an environment that escapes everything and knows no undefined value.

Templates use filters and no Python methods, so that another engine of the Jinja family can render them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from careersite.model.when import Span, When, month_span
from careersite.pages.markdown import NO_BREAK, plain, to_html
from careersite.places import theme_dir
from careersite.words import Words, words_for
from careersite.words.marks import attributes, is_marked, language_of, unmarked


@cache
def environment(language: str = "en", *, marking: bool = False, by_age: bool = False) -> Environment:
    """The environment of one language: ``t`` gives a sentence as HTML, ``word`` as plain text.

    A sentence that the language lacks comes in English; with ``marking`` between marks, which the finished page resolves.
    """
    words = words_for(language, marking=marking, by_age=by_age)
    env = Environment(
        loader=FileSystemLoader(theme_dir()), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.globals.update(t=_translator(words), word=words, language=words.language)
    env.filters.update(
        md=_free_text,
        plain=plain,
        written_in=language_of,
        day=lambda value: day_html(value, words.language),
        day_text=lambda value: day_text(value, words.language),
        when=lambda value: when_html(value, words),
        years=lambda value: years_text(value, words),
        tel=tel_address,
        phone=phone_text,
        comma=comma_after,
        listing=lambda value: listing(value, words.language),
    )
    return env


def _translator(words: Words) -> Callable[..., Markup]:
    @cache
    def sentence(key: str) -> Markup:
        return escape(words.sentence(key))

    def translated(key: str, **values: Any) -> Markup:
        return sentence(key).format(**words.filling(values))

    return translated


def _free_text(text: str, level: int = 2) -> Markup:
    """A school's free text as HTML; one that is not in the page's language in a part of its own that says so."""
    html = to_html(unmarked(text), level)
    return Markup("<div{}>{}</div>").format(Markup(attributes(language_of(text))), html) if is_marked(text) else html  # noqa: S704 - our own


@cache
def locale_of(language: str) -> Locale:
    """Babel's locale for a language code; British English for English and for what Babel does not know."""
    try:
        return Locale.parse("en_GB" if language == "en" else language, sep="-" if "-" in language else "_")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


@cache
def day_text(day: date, language: str = "en") -> str:
    """``12 November 2026`` in the language."""
    return format_date(day, "long", locale=locale_of(language))


@cache
def month_text(day: date, language: str = "en") -> str:
    """``November 2026`` in the language."""
    return format_date(day, "LLLL y", locale=locale_of(language))


@cache
def day_html(day: date, language: str = "en") -> Markup:
    """A day in the long form inside ``<time>``."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), day_text(day, language))


def when_html(when: When, words: Words, *, weekday: bool = False) -> Markup:
    """The time of an activity, its days inside ``<time>``; with ``weekday`` a single day says which one it is."""
    if weekday and len(when.spans) == 1 and when.spans[0].start == when.spans[0].end:
        day = when.spans[0].start
        return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), format_date(day, "full", locale=locale_of(words.language)))
    return Markup(_when(when, words, _time))  # noqa: S704 - our own words and dates


def when_text(when: When, words: Words) -> str:
    """The time of an activity as plain text: ``5 to 9 October 2026``, ``13 January and 28 April 2027``."""
    return _when(when, words, lambda text, _: text)


def months_text(when: When, words: Words) -> str:
    """What comes round each year, without its days: ``August``, ``October and March``, ``September to February``."""
    if not when.spans:
        return when_text(when, words)
    return listing(dict.fromkeys(_months(span, words) for span in when.spans), words.language)


def _months(span: Span, words: Words) -> str:
    start, end = (format_date(day, "LLLL", locale=locale_of(words.language)) for day in (span.start, span.end))
    return start if start == end else words("time.span", start=start, end=end)


def _time(text: str, moment: str) -> str:
    return f'<time datetime="{moment}">{text}</time>'


def _when(when: When, words: Words, put: Callable[[str, str], str]) -> str:
    language = words.language
    if when.spans:
        after = (*(span.start for span in when.spans[1:]), None)
        # "20, 27 January and 3 February" would leave open which month the first day is in.
        one_month = len({(span.start.year, span.start.month) for span in when.spans}) == 1
        return listing([_span(span, next_day, words, put, one_month=one_month) for span, next_day in zip(when.spans, after, strict=True)], language)
    if when.month:
        return format_date(date(2000, when.month, 1), "LLLL", locale=locale_of(language))
    return words("time.all-year") if when.whole_year else words(f"time.{when.term}")


def _span(span: Span, after: date | None, words: Words, put: Callable[[str, str], str], *, one_month: bool) -> str:
    """A stretch of days; what the day that follows it in the sentence says too (year, month) is said there only."""
    if span == month_span(span.start.year, span.start.month):
        return put(month_text(span.start, words.language), f"{span.start:%Y-%m}")
    if span.start == span.end:
        return put(_day_before(span.start, after, words.language, one_month=one_month), span.start.isoformat())
    start = put(_day_before(span.start, span.end, words.language), span.start.isoformat())
    return words("time.span", start=start, end=put(day_text(span.end, words.language), span.end.isoformat()))


def _day_before(day: date, after: date | None, language: str, *, one_month: bool = True) -> str:
    """``5``, ``5 October`` or ``5 October 2026``: as much as the day after it in the sentence does not say."""
    if after is None or day.year != after.year:
        return day_text(day, language)
    return format_date(day, "d" if one_month and day.month == after.month else "d MMMM", locale=locale_of(language))


def clock_text(time: str, language: str) -> str:
    """``17:30`` as ``5.30pm`` in English; other languages keep the 24 hours."""
    hour, colon, minute = str(time).partition(":")
    if language.split("-")[0] != "en" or not colon:
        return str(time)
    half = "am" if int(hour) < 12 else "pm"
    return f"{(int(hour) - 1) % 12 + 1}{'' if minute == '00' else f'.{minute}'}{half}"


def phone_text(number: str) -> str:
    """A number whose parts stay on one line."""
    return str(number).replace(" ", NO_BREAK)


def tel_address(number: str) -> str:
    """``01632 960101 ext. 4`` to ``tel:01632960101;ext=4`` (RFC 3966)."""
    main, _, extension = re.sub(r"\b(extension|ext\.?|x)\s*", "x", number, flags=re.IGNORECASE).partition("x")
    digits = ("+" if main.strip().startswith("+") else "") + re.sub(r"\(0\)|\D", "", main)
    return f"tel:{digits}" + (f";ext={re.sub(r'[^0-9]', '', extension)}" if extension else "")


def listing(items: Any, language: str = "en") -> str:
    """``A, B and C`` in the language."""
    return format_list([str(item) for item in items], locale=locale_of(language))


def comma_after(title: str) -> str:
    """The comma between a title and what follows it; none where the title ends with a mark of its own."""
    return "" if unmarked(title).endswith(("?", "!", ".", "…", "؟")) else ","


def years_text(years: tuple[int, ...], words: Words) -> str:
    """School years in words: ``Year 8``, ``Years 8 and 9``, ``Years 7 to 11``."""
    if len(years) == 1:
        return words("years.one", year=years[0])
    if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
        return words("years.range", first=years[0], last=years[-1])
    return words("years.several", years=listing(years, words.language))
