"""The programme as pictures: what each picture shows, as values, and the page on which the same stands in words.

``exports/roadmap.py`` draws the same values, so that picture and words cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from careersite.model.activity import Activity
from careersite.model.vocabulary import Stage
from careersite.pages.journey import benchmark_title
from careersite.pages.page import Page
from careersite.pages.press import Press, opening, text_of
from careersite.pages.templates import when_text
from careersite.pages.views import FOR_STAFF, are_invited, choices, held, is_past, site_years
from careersite.pages.years import parents_can, stops_of


@dataclass(frozen=True, slots=True)
class Point:
    """Something on the road: what it is, its name, and when."""

    kind: str
    title: str
    when: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Stop:
    """A year on a road, or in the map of stages."""

    title: str
    href: str
    text: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a heat map: how many activities serve it in each column."""

    title: str
    href: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One route of leavers; ``percent`` None where only the number is known."""

    name: str
    percent: int | None
    value: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture. Exactly one of ``stops``, ``rows`` and ``groups`` is filled; ``columns`` head the counts of ``rows``."""

    name: str
    title: str
    text: str
    stops: tuple[Stop, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    groups: tuple[tuple[str, tuple[Bar, ...]], ...] = ()

    @property
    def file(self) -> str:
        """Where the picture is on the site."""
        return f"roadmap/{self.name}.svg"


def pictures_of(press: Press) -> tuple[Picture, ...]:
    """Every picture that this programme has material for."""
    if not site_years(press.programme):
        found = [_destinations(press)]
    else:
        found = [_learners(press), _parents(press), _stages(press), _benchmarks(press), _outcomes(press), _destinations(press)]
    return tuple(picture for picture in found if picture.stops or picture.rows or picture.groups)


def _picture(press: Press, name: str, *, stops: tuple[Stop, ...] = (), columns: tuple[str, ...] = (), rows: tuple[Row, ...] = (), groups: tuple[tuple[str, tuple[Bar, ...]], ...] = ()) -> Picture:
    return Picture(name, press.words(f"roadmap.{name}"), press.words(f"roadmap.{name}-text"), stops, columns, rows, groups)


def _learners(press: Press) -> Picture:
    stops = tuple(
        Stop(item["title"], item["href"], item["focus"], tuple(Point(point["kind"], point["title"], text_of(str(point["when"])), point["href"]) for point in item["points"]))
        for item in stops_of(press)
    )
    return _picture(press, "learners", stops=stops)


def _parents(press: Press) -> Picture:
    return _picture(press, "parents", stops=tuple(_parent_stop(press, year) for year in site_years(press.programme)))


def _parent_stop(press: Press, year: int) -> Stop:
    words = press.words
    invited = [item for item in press.programme.in_year(year) if are_invited(item) and not is_past(press.programme, item, press.today)]
    points = [Point(words("road.choice"), item["title"], text_of(str(item["when"]))) for item in choices(press, year)]
    points += [Point(words("roadmap.you-are-invited"), item.title, _when(press, item), f"/activities/{item.id}/") for item in invited[:3]]
    points += [Point(words("roadmap.you-can"), text_of(line)) for line in parents_can(press, year)[:2]]
    return Stop(words("years.one", year=year), f"/parents/year-{year}/", "", tuple(points))


def _when(press: Press, activity: Activity) -> str:
    return when_text(activity.when, press.words) if activity.when else ""


def _stages(press: Press) -> Picture:
    words, stops = press.words, []
    for year in site_years(press.programme):
        own = [item for item in press.programme.in_year(year) if item.kind not in FOR_STAFF]
        points = tuple(
            Point(words(f"stage.{stage.value}"), item.title, href=f"/activities/{item.id}/") for stage in Stage for item in own if item.stage is stage
        )
        stops.append(Stop(words("years.one", year=year), f"/years/year-{year}/", "", points))
    return _picture(press, "stages", stops=tuple(stops) if any(stop.points for stop in stops) else ())


def _heat(press: Press, name: str, lines: list[tuple[str, str, list[Activity]]]) -> Picture:
    years = site_years(press.programme)
    rows = tuple(Row(title, href, tuple(sum(year in item.years for item in served) for year in years)) for title, href, served in lines)
    return _picture(press, name, columns=tuple(map(str, years)), rows=rows)


def _benchmarks(press: Press) -> Picture:
    pool = held(press.programme)
    lines = [(f"{number} {benchmark_title(number, press.words)}", f"/benchmarks/#benchmark-{number}", [item for item in pool if number in item.benchmarks]) for number in range(1, 9)]
    return _heat(press, "benchmarks", lines if any(served for _, _, served in lines) else [])


def _outcomes(press: Press) -> Picture:
    pool = held(press.programme)
    lines = [
        (item.title or opening(item.statement, 80), f"/outcomes/#outcome-{item.id}", [activity for activity in pool if item.id in activity.outcomes])
        for item in press.programme.outcomes
    ]
    return _heat(press, "outcomes", lines)


def _destinations(press: Press) -> Picture:
    words, groups = press.words, []
    for item in press.programme.impact.destinations:
        bars = tuple(
            Bar(route.name, route.percent, words("roadmap.percent", count=route.percent) if route.percent is not None else words("roadmap.leavers", count=route.learners))
            for route in item.routes
            if route.percent is not None or route.learners is not None
        )
        groups.append((words("impact.left-in", cohort=item.cohort or words("impact.leavers"), year=item.year), bars))
    return _picture(press, "destinations", groups=tuple(group for group in groups if group[1]))


def roadmap_page(press: Press) -> Page:
    """Each picture with the same in words beside it."""
    words = press.words
    return press.page(
        "roadmap/",
        "roadmap",
        title=words("roadmap.title"),
        lead=words("roadmap.lead", school=press.programme.institution.name, year=press.programme.year_name),
        kind="roadmap",
        nav="years",
        data_path="activities",
        pictures=pictures_of(press),
        drawn=[item["href"] for item in press.downloads],
        years=site_years(press.programme),
    )
