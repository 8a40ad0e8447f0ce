"""The learning journey: the map, the learning outcomes, the eight benchmarks."""

from __future__ import annotations

from typing import Any

from careersite.model.activity import Activity, Outcome
from careersite.model.frameworks import framework_references, frameworks
from careersite.model.vocabulary import Stage
from careersite.pages.anchors import place_of
from careersite.pages.markdown import plain
from careersite.pages.page import Page
from careersite.pages.press import Press, opening
from careersite.pages.templates import listing, years_text
from careersite.pages.views import FOR_STAFF, card, cards, held, site_years
from careersite.words import Words

# The page that says more about a benchmark.
_MORE = {2: "labour-market", 3: "programme", 4: "teachers", 5: "employers", 7: "provider-access", 8: "personal-guidance"}


def journey(press: Press) -> Page:
    """The map stage × year × outcome."""
    words = press.words
    return press.page(
        "journey/",
        "journey",
        title=words("journey.title"),
        lead=words("journey.lead"),
        kind="journey",
        data_path="activities",
        stages=[{"title": words(f"stage.{stage.value}"), "text": words(f"stage.{stage.value}-text")} for stage in Stage],
        map=_map(press),
        coverage=_coverage(press),
    )


def _title(outcome: Outcome) -> str:
    return outcome.title or opening(outcome.statement, 80)


def _map(press: Press) -> dict[str, Any] | None:
    words, programme = press.words, press.programme
    pool = sorted((item for item in held(programme) if item.kind not in FOR_STAFF), key=programme.order_of)
    if not pool:
        return None
    stages = [stage.value for stage in Stage] + ([""] if any(activity.stage is None for activity in pool) else [])
    titles = [words(f"stage.{stage}") if stage else words("stage.none") for stage in stages]
    rows = []
    for year in site_years(programme):
        cells = []
        for stage, title in zip(stages, titles, strict=True):
            found = [item for item in pool if year in item.years and (item.stage.value if item.stage else "") == stage]
            cells.append({"stage": title, "cards": [card(press, item) for item in found]})
        rows.append({"title": words("years.one", year=year), "href": f"/years/year-{year}/", "cells": cells})
    return {"caption": words("journey.caption", year=programme.year_name), "stages": [{"title": title} for title in titles], "rows": rows}


def _coverage(press: Press) -> dict[str, Any] | None:
    programme, words = press.programme, press.words
    years = site_years(programme)
    if not programme.outcomes or not years:
        return None

    def cell(outcome: Outcome, year: int) -> str:
        found = [activity for activity in programme.in_year(year) if outcome.id in activity.outcomes]
        if not found:
            return words("journey.planned-none") if not outcome.years or year in outcome.years else words("journey.not-planned")
        stages = [words(f"stage.{stage.value}-short") for stage in Stage if any(activity.stage is stage for activity in found)]
        return words("journey.cell", count=len(found), stages=listing(stages, words.language)) if stages else str(len(found))

    rows = [{"id": outcome.id, "title": _title(outcome), "cells": [cell(outcome, year) for year in years]} for outcome in programme.outcomes]
    return {"years": [words("years.one", year=year) for year in years], "rows": rows}


def outcomes(press: Press) -> Page:
    """The learning outcomes with stages, years, activities and frameworks."""
    words, programme = press.words, press.programme
    return press.page(
        "outcomes/",
        "outcomes",
        title=words("outcomes.title"),
        lead=words("outcomes.lead"),
        kind="outcomes",
        data_path="outcomes",
        groups=[{"id": "", "title": "", "caption": words("outcomes.caption"), "rows": [_outcome_row(press, item) for item in programme.outcomes]}]
        if programme.outcomes
        else [],
        frameworks=[
            {"href": data["url"], "title": data["title"]}
            for short, data in frameworks().items()
            if any(name.startswith(f"{short}:") for outcome in programme.outcomes for name in outcome.frameworks) or short == "gatsby"
        ],
    )


def _outcome_row(press: Press, outcome: Outcome) -> dict[str, Any]:
    words = press.words
    served = [activity for activity in held(press.programme) if outcome.id in activity.outcomes]
    stages = [words(f"stage.{stage.value}-short") for stage in (outcome.stages or tuple(Stage))]
    level = f"{listing(outcome.key_stages, words.language)}: " if outcome.key_stages else ""
    return {
        "id": outcome.id,
        "title": outcome.title,
        "statement": plain(outcome.statement),
        "stages": listing(stages, words.language),
        "years": level + (years_text(outcome.years, words) if outcome.years else words("years.all")),
        "cards": cards(press, served),
        "frameworks": [framework_references().get(name, name) for name in outcome.frameworks],
    }


def benchmarks(press: Press) -> Page:
    """The eight Gatsby benchmarks and what the school does for each."""
    words = press.words
    return press.page(
        "benchmarks/",
        "benchmarks",
        title=words("benchmarks.title"),
        lead=words("benchmarks.lead"),
        kind="benchmarks",
        data_path="benchmarks",
        items=[_benchmark(press, number) for number in range(1, 9)],
    )


def benchmark_title(number: int, words: Words) -> str:
    """The benchmark's name, as data of the framework, which is in English."""
    return words.in_english(str(frameworks()["gatsby"]["items"][str(number)]))


def _benchmark(press: Press, number: int) -> dict[str, Any]:
    words = press.words
    served: list[Activity] = [activity for activity in held(press.programme) if number in activity.benchmarks]
    more = _MORE.get(number)
    text = press.programme.benchmarks.get(number, "")
    return {
        "number": number,
        "title": benchmark_title(number, words),
        "asks": words(f"benchmarks.asks-{number}"),
        "text": text,
        "shown": [] if text else _shown(press, number),
        "cards": cards(press, served),
        "count": len(served),
        "more": {"href": f"/{more}/", "title": words(f"page.{more}")} if more else None,
    }


def _shown(press: Press, number: int) -> list[dict[str, str]]:
    """What the file shows for a benchmark elsewhere, as links to where it stands; what only the activities show leads to them."""
    found = [(rule, place_of(rule.id) or ("", "")) for rule in press.catalogue.rules if rule.id.startswith(f"GB{number}-") and press.is_met(rule.id)]
    return [
        {"href": "/activities/" if path == "benchmarks/" else f"/{path}#{heading}", "title": rule.title[:1].upper() + rule.title[1:]}
        for rule, (path, heading) in found
    ]
