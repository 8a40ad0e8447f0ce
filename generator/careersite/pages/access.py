"""Provider access: the policy statement, the six encounters and their state, and how a provider asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from careersite.findings import Outcome
from careersite.model.activity import Activity, Provider
from careersite.pages.page import Page
from careersite.pages.press import Press
from careersite.pages.templates import day_html, day_text, listing, years_text
from careersite.pages.views import cards, held
from careersite.words import Words
from careersite.words.marks import unmarked

_MORE = ("safeguarding", "representatives", "literature", "complaints")
_CONDITIONS = {"different": "PAL-4", "school-day": "PAL-5", "attends": "PAP-8"}
_IDS = {"first": "first-phase", "second": "second-phase", "third": "third-phase"}


def provider_access(press: Press) -> Page:
    """The policy statement with each part under its own heading, and the encounters."""
    words, programme = press.words, press.programme
    policy = programme.provider_access
    return press.page(
        "provider-access/",
        "provider-access",
        title=words("access.title"),
        lead=words("access.lead"),
        kind="policy",
        nav="provider-access",
        data_path="provider_access",
        review_by=policy.review_by,
        reviewed_on=policy.approved_on,
        policy=policy,
        more=[{"id": name, "title": words(f"access.{name}"), "text": getattr(policy, name)} for name in _MORE if getattr(policy, name)],
        phases=trackers(press),
        is_law=any(press.is_law(state.rule_id) for state in press.phases),
        conditions={name: _condition(press, name, rule_id) for name, rule_id in _CONDITIONS.items()},
        asks=_asks(press),
        directory=[_provider_row(press, provider) for provider in programme.providers],
    )


def _condition(press: Press, name: str, rule_id: str) -> dict[str, Any]:
    """A condition of the encounters; the school says that it keeps it only where the file shows that."""
    asked = press.outcome_of(rule_id) is not Outcome.NOT_APPLICABLE
    return {"asked": asked, "text": press.words(f"encounters.{name}-text") if press.is_met(rule_id) else ""}


def providers(press: Press) -> Page:
    """How to ask for access, in one screen; what is wanted; who has been."""
    words, programme = press.words, press.programme
    policy = programme.provider_access
    reach = {"email": policy.request_email or press.ask.email, "telephone": policy.request_telephone or press.ask.telephone}
    return press.page(
        "providers/",
        "providers",
        title=words("providers.title"),
        lead=words("providers.lead", school=programme.institution.name),
        kind="providers",
        audience="providers",
        data_path="provider_access",
        ask=replace(press.ask, **reach),
        policy=policy,
        reach=reach,
        request=_request(press, reach["email"]),
        wanted=_wanted(press),
        cards=cards(press, [activity for activity in held(programme) if activity.providers]),
        asks=_asks(press),
    )


def _request(press: Press, email: str) -> dict[str, Any]:
    """The lines of a request to copy, and an address that opens an email with them."""
    words = press.words
    lines = [words(f"providers.line-{number}") for number in range(1, 7)]
    subject = unmarked(words("providers.subject", school=press.programme.institution.name))
    body = unmarked("\r\n\r\n".join(lines))
    return {"lines": lines, "href": f"mailto:{email}?subject={quote(subject)}&body={quote(body)}" if email else ""}


def _asks(press: Press) -> list[str]:
    return [press.words(f"encounters.ask-{item.value}") for item in press.programme.provider_access.ask_providers]


def _wanted(press: Press) -> list[str]:
    words = press.words
    lines = [
        words("providers.wanted", count=state.required - len(state.counted), years=years_text(state.years, words), day=_last_days(state, words))
        for state in press.phases
        if state.state == "short" and len(state.counted) < state.required
    ]
    return lines + list(press.programme.engagement.open_dates)


def _provider_row(press: Press, provider: Provider) -> dict[str, str]:
    words = press.words
    offers = [words(f"offer.{offer.value}") for offer in provider.offers]
    return {
        "name": provider.name,
        "website": provider.website,
        "kind": words(f"provider.{provider.kind.value}"),
        "offers": listing(offers, words.language) if offers else words("encounters.offers-not-said"),
        "visits": _visits(press, provider),
    }


def _visits(press: Press, provider: Provider) -> str:
    """The last visit of a provider that has been, and the next one that is planned."""
    words, programme = press.words, press.programme
    days = sorted(
        span.end for year in (*press.earlier, programme) for activity in held(year) if provider.id in activity.providers for span in year.spans(activity.when)
    )
    last = [day for day in days if day < press.today][-1:]
    coming = [day for day in days if day >= press.today][:1]
    parts = [words("encounters.last-visit", day=day_text(day, words.language)) for day in last]
    parts += [words("encounters.next-visit", day=day_text(day, words.language)) for day in coming]
    return " ".join(parts) or words("encounters.no-visit")


def trackers(press: Press) -> list[dict[str, Any]]:
    """The state of each phase as the tracker shows it."""
    seen: set[str] = set()
    return [_tracker(press, state, seen) for state in press.phases]


def _tracker(press: Press, state: Any, seen: set[str]) -> dict[str, Any]:
    words = press.words
    identity = _IDS[state.phase]
    cohort = getattr(state, "cohort", 0)
    title = words(f"encounters.{state.phase}", years=years_text(state.years, words))
    if cohort:
        title = words("encounters.cohort", phase=title, year=cohort)
    if identity in seen:
        identity = f"{identity}-year-{cohort}"
    seen.add(identity)
    missing = max(0, state.required - len(state.counted))
    return {
        "id": identity,
        "rule_id": state.rule_id,
        "title": title,
        "state": state.state,
        "state_word": words(f"encounters.state-{state.state}"),
        "says": words(f"encounters.says-{state.state}", count=missing, day=_last_days(state, words)),
        "required": state.required,
        "who": words(f"encounters.{'must-attend' if state.mandatory else 'may-attend' if press.is_law(state.rule_id) else 'may-attend-free'}"),
        "last_days": [{"day": item.day, "years": _own_years(state, item, words)} for item in state.last_days],
        "counted": [_row(press, encounter) for encounter in state.counted],
        "uncounted": [{**_row(press, encounter), "reason": _reason(press, code)} for encounter, code in state.uncounted],
    }


def _own_years(state: Any, deadline: Any, words: Words) -> str:
    """The years of a last day, where the other year of the phase has another one."""
    return years_text(deadline.years, words) if len(state.last_days) > 1 else ""


def _last_days(state: Any, words: Words) -> str:
    days = ((day_text(item.day, words.language), _own_years(state, item, words)) for item in state.last_days)
    return listing([f"{day} ({years})" if years else day for day, years in days], words.language)


def _reason(press: Press, code: str) -> str:
    key = f"encounters.reason-{code}"
    return press.words(key if key in press.words.fallback else "encounters.reason-other")


def _row(press: Press, encounter: Any) -> dict[str, Any]:
    words = press.words
    activity: Activity = encounter.activity
    ours = any(item.id == activity.id for item in press.programme.activities)
    return {
        "title": activity.title,
        "href": f"/activities/{activity.id}/" if ours else "",
        "provider": _names(provider.name for provider in encounter.providers) or words("encounters.no-provider"),
        "year": words("years.one", year=encounter.year),
        "when": words("encounters.as-this-year") if encounter.stands_in else _span(press, encounter.span),
        "state": words("encounters.done" if encounter.done else "encounters.planned"),
    }


def _names(names: Iterable[str]) -> str:
    return ", ".join(names)


def _span(press: Press, span: Any) -> str | Markup:
    words = press.words
    if span is None:
        return words("time.not-set")
    if span.start == span.end:
        return day_html(span.start, words.language)
    return Markup(words("time.span")).format(start=day_html(span.start, words.language), end=day_html(span.end, words.language))  # noqa: S704 - our own words
