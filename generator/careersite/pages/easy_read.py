"""The main pages in easy read: one idea a line, large, with a place for a symbol beside each.

A school writes the lines itself (``easy_read``); where it has not, they are drawn from the programme: who, what, when, how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from careersite.model.activity import Activity
from careersite.model.easy_read import EasyReadPage
from careersite.pages.markdown import linked
from careersite.pages.page import Page
from careersite.pages.press import Press, opening
from careersite.pages.templates import phone_text, tel_address
from careersite.pages.views import FOR_STAFF, are_invited, held, in_brief, next_few, site_years, time_text
from careersite.pages.years import booking_of

_PATHS = {
    EasyReadPage.HOME: ("easy-read/", "/"),
    EasyReadPage.MY_YEAR: ("easy-read/my-year/", "/students/"),
    EasyReadPage.MY_CHILD: ("easy-read/my-child/", "/parents/"),
    EasyReadPage.PERSONAL_GUIDANCE: ("easy-read/personal-guidance/", "/personal-guidance/"),
    EasyReadPage.CONTACT: ("easy-read/contact/", "/contact/"),
}
_OF_A_YEAR = (EasyReadPage.MY_YEAR, EasyReadPage.MY_CHILD)
Line = dict[str, str]


def easy_read_pages(press: Press) -> Iterator[Page]:
    """Each main page in easy read; those of a year only where there are years with pages."""
    shown = [kind for kind in EasyReadPage if kind not in _OF_A_YEAR or site_years(press.programme)]
    for kind in shown:
        path, full = _PATHS[kind]
        links = [{"href": f"/{_PATHS[other][0]}", "title": press.words(f"easy-read.{other.value}")} for other in shown if other is not kind]
        yield press.page(
            path,
            "easy-read",
            title=press.words(f"easy-read.{kind.value}"),
            lead=press.words("easy-read.lead"),
            kind="easy-read",
            data_path="easy_read",
            trail=() if kind is EasyReadPage.HOME else ((press.words("easy-read.home"), "easy-read/"),),
            parts=_own(press, kind) or _drawn(press, kind),
            links=[*links, {"href": full, "title": press.words("easy-read.full")}],
        )


def _own(press: Press, kind: EasyReadPage) -> list[dict[str, Any]]:
    lines = [line for item in press.programme.easy_read if item.page is kind for line in item.lines]
    return [_part([{"text": line.text, "symbol": line.symbol, "symbol_text": line.symbol_text, "href": ""} for line in lines])] if lines else []


def _drawn(press: Press, kind: EasyReadPage) -> list[dict[str, Any]]:
    if kind in _OF_A_YEAR:
        return [_part(_year(press, year, kind), f"year-{year}", press.words("years.one", year=year)) for year in site_years(press.programme)]
    made = {EasyReadPage.HOME: _home, EasyReadPage.PERSONAL_GUIDANCE: _guidance, EasyReadPage.CONTACT: _contact}[kind](press)
    return [_part(made)]


def _part(lines: Sequence[Line], identity: str = "", title: str = "") -> dict[str, Any]:
    return {"id": identity, "title": title, "lines": list(lines)}


def _line(text: str, href: str = "") -> Line:
    return {"text": text, "symbol": "", "symbol_text": "", "href": href}


def _home(press: Press) -> list[Line]:
    words, programme = press.words, press.programme
    return [
        _line(words("easy-read.this-is", school=programme.institution.name)),
        _line(words("easy-read.we-help")),
        _line(words("easy-read.we-help-how")),
        *([_line(words("easy-read.you-can-talk"))] if _has_guidance(press) else []),
        _line(words("easy-read.you-can-ask", name=press.ask.label)),
    ]


def _has_guidance(press: Press) -> bool:
    """Whether the school says anything of personal guidance; only then can it be promised."""
    guidance = press.programme.personal_guidance
    return bool(guidance.offer or guidance.how_to_book or guidance.advisers)


def _year(press: Press, year: int, kind: EasyReadPage) -> list[Line]:
    words, programme = press.words, press.programme
    activities = [item for item in held(programme) if year in item.years and item.kind not in FOR_STAFF]
    found = next_few(programme, press.today, 3, activities)
    reader = "students" if kind is EasyReadPage.MY_YEAR else "parents"
    lines = [line for activity in found for line in _activity(press, activity, invited=kind is EasyReadPage.MY_CHILD)]
    return [*(lines or [_line(words("easy-read.nothing-yet"))]), _line(words("easy-read.see-year", year=year), f"/{reader}/year-{year}/")]


def _activity(press: Press, activity: Activity, *, invited: bool) -> Iterator[Line]:
    words, programme = press.words, press.programme
    who = [programme.provider(item).name for item in activity.providers] + [programme.employer(item).name for item in activity.employers]
    yield _line(activity.title, f"/activities/{activity.id}/")
    if activity.when:
        yield _line(words("easy-read.when", when=time_text(activity, words)))
    if activity.place:
        yield _line(words("easy-read.where", place=activity.place))
    if who:
        yield _line(words("easy-read.who", who=in_brief(who, words)))
    if invited and are_invited(activity):
        yield _line(words("easy-read.invited"))


def _guidance(press: Press) -> list[Line]:
    words, guidance = press.words, press.programme.personal_guidance
    if not _has_guidance(press):
        return [_line(words("missing.booking")), *_contact(press)]
    adviser = next(iter(guidance.advisers), None)
    name = (adviser.name or adviser.role) if adviser else ""
    lines = [
        words("easy-read.talk-with", name=name) if name else words("easy-read.you-can-talk"),
        words("easy-read.talk-about"),
        words("easy-read.talk-length", count=guidance.minutes) if guidance.minutes else "",
        words("easy-read.days", name=name, days=adviser.available) if adviser and adviser.available else "",
    ]
    how, booking = opening(guidance.how_to_book, 120), booking_of(press)
    email, telephone = (way if way not in how else "" for way in (booking["email"], booking["telephone"]))
    return [*(_line(text) for text in (*lines, linked(how)) if text), *_ways(press, email, telephone)]


def _contact(press: Press) -> list[Line]:
    words, ask = press.words, press.ask
    return [
        _line(words("easy-read.you-can-ask", name=ask.label)),
        _line(words("easy-read.leads", name=ask.label)),
        *_ways(press, ask.email, ask.telephone),
        *([_line(words("easy-read.days", name=ask.label, days=ask.available))] if ask.available else []),
    ]


def _ways(press: Press, email: str, telephone: str) -> list[Line]:
    """How to write and ring; to touch, and in the order of their own signs where the page runs from right to left."""
    ways = (("write", "email", f"mailto:{email}", email), ("ring", "telephone", tel_address(telephone), phone_text(telephone)))
    link = Markup('<a href="{}"><bdi dir="ltr">{}</bdi></a>')
    return [_line(escape(press.words.sentence(f"easy-read.{key}")).format(**{name: link.format(href, shown)})) for key, name, href, shown in ways if shown]
