"""Dates, years, numbers and words as a reader sees them, in the language of the page."""

from __future__ import annotations

import datetime

import pytest
from jinja2 import StrictUndefined, UndefinedError
from markupsafe import Markup

from careersite.model.when import parse_when
from careersite.pages.templates import day_html, day_text, environment, listing, month_text, tel_address, when_html, when_text, years_text
from careersite.words import words_for

ENGLISH = words_for("en")
DAY = datetime.date(2026, 11, 12)


@pytest.mark.parametrize(
    ("written", "text", "html"),
    [
        ("2026-11-12", "12 November 2026", '<time datetime="2026-11-12">12 November 2026</time>'),
        (["2026-11-12", "2026-11-19"], "12 and 19 November 2026", '<time datetime="2026-11-19">19 November 2026</time>'),
        (["2026-11-12", "2027-01-19", "2027-02-03"], "12 November 2026, 19 January and 3 February 2027", '<time datetime="2027-01-19">19 January</time>'),
        ("2026-11-30 to 2026-12-01", "30 November to 1 December 2026", '<time datetime="2026-11-30">30 November</time>'),
        ("2026-11-12 to 2026-11-13", "12 to 13 November 2026", '</time> to <time datetime="2026-11-13">'),
        ("November 2026", "November 2026", '<time datetime="2026-11">November 2026</time>'),
        ("November", "November", "November"),
        ("autumn", "Autumn term", "Autumn term"),
        ("all year", "All year", "All year"),
    ],
)
def test_when_in_words_and_for_machines(written, text, html):
    when = parse_when(written)
    assert when_text(when, ENGLISH) == text
    assert html in when_html(when, ENGLISH)


@pytest.mark.parametrize(("language", "text"), [("en", "12 November 2026"), ("cy", "12 Tachwedd 2026"), ("pl", "12 listopada 2026"), ("xx", "12 November 2026"), ("pt-BR", "12 de novembro de 2026")])
def test_days_in_the_language_of_the_page(language, text):
    assert day_text(DAY, language) == text
    assert day_html(DAY, language) == f'<time datetime="2026-11-12">{text}</time>'


def test_months_and_lists_follow_the_language():
    assert month_text(DAY, "cy") == "Tachwedd 2026"
    assert listing(["a", "b", "c"], "en") == "a, b and c"
    assert listing(["a", "b"], "pl") == "a i b"


@pytest.mark.parametrize(("years", "text"), [((8,), "Year 8"), ((8, 9), "Years 8 and 9"), ((7, 8, 9), "Years 7 to 9"), ((7, 9, 11), "Years 7, 9 and 11")])
def test_years_in_words(years, text):
    assert years_text(years, ENGLISH) == text


@pytest.mark.parametrize(
    ("number", "address"),
    [("01632 960101", "tel:01632960101"), ("+44 (0)1632 960101", "tel:+441632960101"), ("01632 960101 ext. 4", "tel:01632960101;ext=4"), ("01632 960101 x12", "tel:01632960101;ext=12")],
)
def test_telephone_addresses(number, address):
    assert tel_address(number) == address


def test_everything_is_escaped_and_nothing_may_be_missing():
    env = environment()
    assert env.autoescape is True
    assert env.undefined is StrictUndefined
    assert env.from_string("{{ x }}").render(x="<b>") == "&lt;b&gt;"
    with pytest.raises(UndefinedError):
        env.from_string("{{ x }}").render()


def test_a_sentence_escapes_its_values_but_keeps_finished_html():
    t = environment().globals["t"]
    assert t("missing.ask", name="<i>") == "Please ask &lt;i&gt;."
    assert t("missing.ask", name=Markup("<a>x</a>")) == "Please ask <a>x</a>."
