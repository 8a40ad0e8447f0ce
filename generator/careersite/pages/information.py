"""Labour market information, pathways, impact and destinations, contact."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from careersite.model.policy import Destinations, Source
from careersite.model.vocabulary import ActivityKind, FeedbackGroup
from careersite.pages.home import doors
from careersite.pages.page import Page
from careersite.pages.press import Press, ask_of
from careersite.pages.templates import comma_after, listing, phone_text, tel_address
from careersite.pages.views import cards, held
from careersite.words.marks import like, unmarked

# National sources that the guidance itself points to ("Benchmark 2", "Benchmark 7"); shown where the school names none.
_NATIONAL = (
    ("national-careers-service", "https://nationalcareers.service.gov.uk/"),
    ("skills-for-careers", "https://www.skillsforcareers.education.gov.uk/"),
    ("apprenticeships", "https://www.apprenticeships.gov.uk/"),
    ("t-levels", "https://www.tlevels.gov.uk/"),
    ("discover-uni", "https://discoveruni.gov.uk/"),
)
_PEOPLE = ("senior_leader", "link_governor", "senco", "head", "enterprise_adviser")


def _sources(press: Press, sources: Iterable[Source]) -> list[dict[str, str]]:
    words = press.words
    own = [
        {
            "name": item.name,
            "url": item.url,
            "about": _sentence(item.about) if item.covers else item.about,
            "telephone": item.telephone,
            "covers": listing([words(f"offer.{offer.value}") for offer in item.covers], words.language) if item.covers else "",
        }
        for item in sources
    ]
    return own or [
        {"name": words(f"source.{name}"), "url": url, "about": words(f"source.{name}-text"), "telephone": "", "covers": ""} for name, url in _NATIONAL
    ]


def _sentence(text: str) -> str:
    """A line with a full stop, since another sentence follows."""
    return like(text, unmarked(text) + ".") if text and comma_after(text) else text


def _parts(press: Press, parts: Iterable[tuple[str, str, str]]) -> list[dict[str, str]]:
    words = press.words
    return [
        {"id": identity, "title": words(f"part.{identity}"), "text": text, "missing": words(f"missing.{identity}"), "requirement": requirement}
        for identity, text, requirement in parts
    ]


def labour_market(press: Press) -> Page:
    """Careers and labour market information."""
    words, programme = press.words, press.programme
    labour = programme.labour_market
    return press.page(
        "labour-market/",
        "labour-market",
        title=words("labour.title"),
        lead=words("labour.lead"),
        kind="information",
        data_path="labour_market",
        parts=_parts(
            press,
            [
                ("using-facts", labour.summary, ""),
                ("local-work", labour.local, ""),
                ("for-parents", labour.for_parents, "PUB-11"),
                ("by-key-stage", labour.by_key_stage, "GB2-1"),
            ],
        ),
        sources_requirement="",
        own_sources=bool(labour.sources),
        sources=_sources(press, labour.sources),
        cards=cards(press, [item for item in held(programme) if item.kind is ActivityKind.LABOUR_MARKET or 2 in item.benchmarks]),
        next_text=words("labour.next"),
        next_href="/pathways/",
        next_link=words("labour.next-link"),
    )


def pathways(press: Press) -> Page:
    """All the routes after school."""
    words, programme = press.words, press.programme
    routes = programme.pathways
    parts = [("all-routes", routes.routes, "PUB-14"), ("until-18", routes.until_18, "PUB-13")]
    parts += [("own-sixth-form", routes.own_sixth_form, "")] if routes.own_sixth_form else []
    parts += [("progression", routes.progression, "")] if routes.progression or programme.institution.is_specialist else []
    return press.page(
        "pathways/",
        "labour-market",
        title=words("pathways.title"),
        lead=words("pathways.lead"),
        kind="information",
        data_path="pathways",
        parts=_parts(press, parts),
        sources_requirement="PUB-15",
        own_sources=bool(routes.sources),
        sources=_sources(press, routes.sources),
        cards=cards(press, [item for item in held(programme) if 7 in item.benchmarks]),
        next_text=words("pathways.next"),
        next_href="/personal-guidance/#how-to-book",
        next_link=words("pathways.next-link"),
    )


def impact(press: Press) -> Page:
    """How impact is measured, who is heard, where leavers go."""
    words, programme = press.words, press.programme
    heard = {item.from_: item for item in programme.impact.feedback}
    return press.page(
        "impact/",
        "impact",
        title=words("impact.title"),
        lead=words("impact.lead"),
        kind="impact",
        data_path="impact",
        impact=programme.impact,
        feedback=[
            {
                "group": words(f"group.{group.value}"),
                "how": (heard[group].how if group in heard else "") or words("impact.not-said"),
                "when": (heard[group].when if group in heard else "") or words("impact.not-said"),
            }
            for group in FeedbackGroup
        ],
        charts=[_chart(press, item, number) for number, item in enumerate(programme.impact.destinations, 1)],
    )


def _chart(press: Press, item: Destinations, number: int) -> dict[str, Any]:
    words = press.words
    title = words("impact.left-in", cohort=item.cohort or words("impact.leavers"), year=item.year)
    return {
        "id": f"leavers-{number}",
        "title": title,
        "caption": words("impact.chart-caption", cohort=title),
        "percent": any(route.percent is not None for route in item.routes),
        "learners": any(route.learners is not None for route in item.routes),
        "rows": [{"name": route.name, "percent": route.percent, "learners": route.learners} for route in item.routes],
        "source": item.source,
    }


def contact(press: Press) -> Page:
    """The careers leader, the people behind the programme, the school."""
    words, programme = press.words, press.programme
    school = programme.institution
    facts = [
        ("address", ", ".join(line.strip() for line in school.address.splitlines() if line.strip()), ""),
        ("telephone", phone_text(school.telephone), tel_address(school.telephone)),
        ("email", school.email, f"mailto:{school.email}"),
        ("website", school.website, school.website),
        ("urn", school.urn, ""),
        ("local-authority", school.local_authority, ""),
        ("careers-hub", school.careers_hub, ""),
        ("trust", school.trust, ""),
    ]
    people = [(name, getattr(programme.people, name)) for name in _PEOPLE]
    return press.page(
        "contact/",
        "contact",
        title=words("contact.title"),
        lead=words("contact.lead"),
        kind="contact",
        data_path="careers_leader",
        leader=programme.careers_leader,
        people=[{"title": words(f"people.{name}"), "person": ask_of(person, words)} for name, person in people if person.name or person.email],
        doors=doors(press, with_years=False),
        facts=[{"name": words(f"school.{name}"), "value": value, "href": href} for name, value, href in facts if value],
    )
