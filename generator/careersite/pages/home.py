"""The home page, the programme at a glance, and the doors for each reader."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from typing import Any

from careersite.model.activity import LeaverProfile
from careersite.model.programme import Programme
from careersite.model.vocabulary import ActivityKind
from careersite.pages.machine import school_data
from careersite.pages.page import Page
from careersite.pages.press import Press, opening
from careersite.pages.templates import listing, month_text, years_text
from careersite.pages.views import FOR_STAFF, Card, cards, coming, held, next_few, site_years

READERS = ("students", "parents", "teachers", "employers", "providers")
_WORK = (ActivityKind.WORK_EXPERIENCE, ActivityKind.T_LEVEL_PLACEMENT, ActivityKind.WORKPLACE_VISIT)
# How many of the next days stand on the home page and in the calendar, however far off they are.
_NEXT = 4
_SUPPORT = ("send", "ehcp_reviews", "vulnerable", "absent", "stereotypes", "alumni", "records", "aspirations")


def doors(press: Press, *, with_years: bool = True) -> list[dict[str, Any]]:
    """A door for each reader; students' and parents' doors name the years."""
    words = press.words
    years = site_years(press.programme)
    return [
        {
            "href": f"/{reader}/",
            "title": words(f"door.{reader}"),
            "text": words(f"door.{reader}-text"),
            "links": [{"href": f"/{reader}/year-{year}/", "title": words("years.one", year=year)} for year in years]
            if with_years and reader in ("students", "parents")
            else [],
        }
        for reader in READERS
    ]


def _questions(programme: Programme) -> Iterator[tuple[str, str]]:
    """What parents look for first, and where the answer is; no question without an answer."""
    yield "guidance", "/personal-guidance/#how-to-book"
    yield "apprenticeships", "/pathways/#all-routes"
    if programme.transitions:
        yield "options", "/calendar/#choices"
    yield "jobs", "/labour-market/"
    work = [activity for activity in held(programme) if activity.kind in _WORK]
    if work:
        kind = min((activity.kind for activity in work), key=_WORK.index)
        alike = [activity for activity in work if activity.kind is kind]
        yield "experience", f"/activities/{alike[0].id}/" if len(alike) == 1 else f"/activities/#kind-{kind.value}"
    yield "contact", "/contact/#careers-leader"


def next_cards(press: Press) -> tuple[str, list[Card]]:
    """What comes this month, or the next few where this month holds fewer; with the heading that says which."""
    programme, today, words = press.programme, press.today, press.words
    pool = [activity for activity in held(programme) if activity.kind not in FOR_STAFF]
    end = today.replace(day=monthrange(today.year, today.month)[1])
    found = coming(programme, today, end, pool)
    following = next_few(programme, today, _NEXT, pool)
    if found and len(found) >= len(following):
        return words("home.this-month", month=month_text(today, words.language)), cards_in_order(press, found)
    return words("home.next"), cards_in_order(press, following)


def cards_in_order(press: Press, activities: list[Any]) -> list[Card]:
    """Cards in the order given (by the next day that comes, not by the first)."""
    by_id = {shown.id: shown for shown in cards(press, activities)}
    return [by_id[activity.id] for activity in activities]


def home(press: Press) -> Page:
    """Who we are, who you are, what is next, whom to ask."""
    words, programme = press.words, press.programme
    title, found = next_cards(press)
    return press.page(
        "",
        "home",
        title=words("home.title", school=programme.institution.name),
        lead=words("home.lead", years=years_text(site_years(programme), words), year=programme.year_name) if site_years(programme) else words("home.lead-short", year=programme.year_name),
        kind="home",
        nav="home",
        data_path="summary",
        doors=doors(press),
        next_title=title,
        next=found[:6],
        questions=[{"href": href, "title": words(f"question.{name}")} for name, href in _questions(programme)],
        data=school_data(programme),
    )


def programme_page(press: Press) -> Page:
    """The programme at a glance."""
    words, programme = press.words, press.programme
    return press.page(
        "programme/",
        "programme",
        title=words("programme.title"),
        lead=words("programme.lead", school=programme.institution.name, year=programme.year_name),
        kind="programme",
        data_path="summary",
        years=[
            {"href": f"/years/year-{year}/", "print": f"/print/year-{year}/", "title": words("years.one", year=year), "text": _year_text(press, year)}
            for year in site_years(programme)
        ],
        support=[
            {"title": words(f"support.{name}"), "text": getattr(programme.support, name)} for name in _SUPPORT if getattr(programme.support, name)
        ],
        documents=documents(press),
        media=[item for item in programme.media if item.transcript],
        profiles=[_profile(press, profile) for profile in programme.leaver_profiles],
    )


def documents(press: Press) -> list[dict[str, str]]:
    """The school's documents and the programme's other forms, each with its kind and, where known, its size."""
    own = [
        {"href": f"/{item.file}", "title": item.title, "about": item.about, "kind": kind_of(item.file), "size": size_of(press, item.file), "language": item.language}
        for item in press.programme.documents
    ]
    return [{"about": "", "size": "", "language": "", **item} for item in press.downloads if "programme/" in item.get("at", "programme/").split()] + own


def kind_of(file: str) -> str:
    """``documents/policy.pdf`` to ``PDF``."""
    return file.rsplit(".", 1)[-1].upper() if "." in file else ""


def size_of(press: Press, file: str) -> str:
    """``74 kB`` or ``1.2 MB``; "" where the size is not known."""
    size = press.sizes.get(file)
    if size is None:
        return ""
    if size < 1_000_000:
        return press.words("document.kilobytes", count=max(1, round(size / 1000)))
    return press.words("document.megabytes", count=f"{size / 1_000_000:.1f}")


def _year_text(press: Press, year: int) -> str:
    guide = press.programme.guide(year)
    if guide and guide.focus:
        return opening(guide.focus)
    titles = [activity.title for activity in press.programme.in_year(year) if activity.kind not in FOR_STAFF][:3]
    return listing(titles, press.words.language) if titles else press.words("missing.year-activities")


def _profile(press: Press, profile: LeaverProfile) -> dict[str, Any]:
    groups = [("knowledge", profile.knowledge), ("skills", profile.skills), ("behaviours", profile.behaviours)]
    return {
        "at": profile.at,
        "groups": [{"title": press.words(f"leavers.{name}"), "lines": [trait.statement for trait in traits]} for name, traits in groups if traits],
    }
