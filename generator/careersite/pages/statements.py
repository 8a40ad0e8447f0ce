"""What we must publish and where it is, and the accessibility statement."""

from __future__ import annotations

import re
from typing import Any

from careersite.findings import Judgement, Outcome
from careersite.pages.anchors import place_of
from careersite.pages.page import Page
from careersite.pages.press import Press, ask_of
from careersite.pages.templates import day_text

_GROUPS = ("PUB", "PAP", "PAL", "GB")
_SAY_WHY = (Outcome.NOT_MET, Outcome.CANNOT_TELL, Outcome.WAIVED)


def what_we_publish(press: Press, pages: dict[str, Page]) -> Page:
    """Each requirement with its state and the link to the heading where it is published.

    Args:
        press: the school's material.
        pages: the pages made so far by path, so that each link is to a heading that is there.
    """
    words = press.words
    titles = {rule.id: rule.title for rule in press.catalogue.rules}
    return press.page(
        "what-we-publish/",
        "what-we-publish",
        title=words("publish.title"),
        lead=words("publish.lead"),
        kind="publish",
        data_path="review",
        edition=press.edition,
        groups=[_group(press, group, pages, titles) for group in _GROUPS],
    )


def _group(press: Press, group: str, pages: dict[str, Page], titles: dict[str, str]) -> dict[str, Any]:
    words = press.words
    found = [item for item in press.judgements if re.match(rf"{group}\d|{group}-", item.id)]
    asked = [item for item in found if item.outcome is not Outcome.NOT_APPLICABLE]
    met = sum(item.outcome is Outcome.MET for item in asked)
    return {
        "id": f"group-{group.lower()}",
        "title": words(f"publish.{group.lower()}"),
        "text": words(f"publish.{group.lower()}-text"),
        "summary": words("publish.summary", met=met, asked=len(asked)),
        "rows": [_row(press, judgement, pages, titles) for judgement in found],
    }


def _row(press: Press, judgement: Judgement, pages: dict[str, Page], titles: dict[str, str]) -> dict[str, Any]:
    words = press.words
    title = titles.get(judgement.id, judgement.id)
    key = "publish.state-done" if judgement.id.startswith("PAL") and judgement.outcome is Outcome.MET else f"publish.state-{judgement.outcome.value}"
    return {
        "id": judgement.id,
        "anchor": f"row-{judgement.id.lower()}",
        "title": title[:1].upper() + title[1:],
        "level": words(f"level.{judgement.level.value}"),
        "outcome": judgement.outcome.value,
        "state": words(key),
        "reason": judgement.reason if judgement.outcome in _SAY_WHY else "",
        "place": _place(press, judgement, pages),
    }


def _place(press: Press, judgement: Judgement, pages: dict[str, Page]) -> dict[str, str]:
    place = place_of(judgement.id)
    nowhere = {"href": "", "page": "", "heading": ""}
    if place is None or judgement.outcome is Outcome.NOT_APPLICABLE or place[0] not in pages:
        return nowhere
    page = pages[place[0]]
    heading = next((item for item in page.headings if item.id == place[1]), None)
    if heading is None:
        return nowhere
    title = page.title if page.path else press.words("home.name")
    return {"href": f"/{page.path}#{heading.id}", "page": title, "heading": heading.text}


def accessibility(press: Press) -> Page:
    """The statement with the four parts of regulation 8 of SI 2018/952, from what the school signs."""
    words, statement = press.words, press.programme.accessibility
    person = statement.contact
    ask = ask_of(person, words, "/accessibility/#tell-us") if person.name or person.email or person.telephone else press.ask
    days = [("prepared-on", statement.prepared_on), ("reviewed-on", statement.reviewed_on), ("tested-on", statement.tested_on)]
    dates = [words(f"statement.{name}", day=day_text(day, words.language)) if day else words(f"statement.no-{name}") for name, day in days]
    dates += [words("statement.tested-by", who=statement.tested_by)] if statement.tested_by else []
    return press.page(
        "accessibility/",
        "accessibility",
        title=words("statement.title"),
        lead=words("statement.lead", school=press.programme.institution.name),
        kind="statement",
        data_path="accessibility",
        reviewed_on=statement.reviewed_on,
        ask=ask,
        statement=statement,
        dates=dates,
        built_for=[words(f"statement.built-{number}") for number in (1, 2, 3, 4, 5)],
    )
