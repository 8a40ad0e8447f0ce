"""What must be on the website (PUB)."""

from __future__ import annotations

import re

from careersite.model.dates import long_day
from careersite.model.vocabulary import Offer
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, and_list, at, texts

_ACADEMIC = {Offer.A_LEVELS, Offer.DEGREES}
_TECHNICAL_ROUTE = re.compile(r"\bT[ -]?Levels?\b|\btechnical\b|\bvocational\b", re.IGNORECASE)
_ACADEMIC_ROUTE = re.compile(r"\bA[ -]?levels?\b|\bsixth form|\buniversit|\bacademic\b|\bdegree", re.IGNORECASE)
_APPRENTICESHIP = re.compile(r"\bapprentice|\bsupported internship", re.IGNORECASE)
# The state's own service covers every option (G "Benchmark 7"); a school need not say so again.
_COVERS_ALL = re.compile(r"national careers service|skills for careers", re.IGNORECASE)


def leader_contact(case: Case) -> Verdict:
    """PUB-2: one well-formed way to reach the leader is enough."""
    leader = case.programme.careers_leader
    if not leader.email and not leader.telephone:
        return Verdict("no-contact", evidence=at("careers_leader"))
    if leader.email and leader.telephone:
        return Verdict("both-given", evidence=at("careers_leader.email", quote=leader.email) + at("careers_leader.telephone", quote=leader.telephone))
    if leader.email:
        return Verdict("email-given", evidence=at("careers_leader.email", quote=leader.email))
    return Verdict("telephone-given", evidence=at("careers_leader.telephone", quote=leader.telephone))


def review_date(case: Case) -> Verdict:
    """PUB-6: a day; past from the day after."""
    day = case.programme.review.review_by
    if day is None:
        return Verdict("no-review-date", evidence=at("review.review_by"))
    code = "review-date-past" if day < case.today else "review-date-given"
    return Verdict(code, {"date": long_day(day)}, at("review.review_by", quote=day.isoformat(), day=day))


def _has_statement(case: Case) -> bool:
    return any(given(text) for _, text in texts(case.programme.provider_access))


def statement(case: Case) -> Verdict:
    """PUB-7: a statement is there; PAP-1 to PAP-5 say what it lacks."""
    return Verdict("statement-published" if _has_statement(case) else "no-statement", evidence=at("provider_access"))


def statement_linked(case: Case) -> Verdict:
    """PUB-7b: the built site always links it."""
    return Verdict("linked" if _has_statement(case) else "no-statement", evidence=at("provider_access"))


def guidance(case: Case) -> Verdict:
    """PUB-8: what guidance there is, and the way to it."""
    if not given(case.programme.personal_guidance.offer):
        return Verdict("no-offer", evidence=at("personal_guidance.offer"))
    if not given(case.programme.personal_guidance.how_to_book):
        return Verdict("no-way-to-book", evidence=at("personal_guidance.how_to_book"))
    return Verdict("guidance-described", evidence=at("personal_guidance.offer", "personal_guidance.how_to_book"))


def navigation(_: Case) -> Verdict:
    """PUB-9: holds for every site that is built from the file."""
    return Verdict("in-navigation")


def other_forms(_: Case) -> Verdict:
    """PUB-10: holds for every site that is built from the file."""
    return Verdict("forms-made")


def parents_informed(case: Case) -> Verdict:
    """PUB-11: something for parents, or sources that they can use."""
    if given(case.programme.labour_market.for_parents) or case.sources:
        return Verdict("parents-informed", evidence=at("labour_market"))
    return Verdict("nothing-for-parents", evidence=at("labour_market"))


def eight_benchmarks(case: Case) -> Verdict:
    """PUB-12: a text or an activity for each benchmark."""
    programme = case.programme
    shown = {number for _, activity in programme.held() for number in activity.benchmarks}
    shown |= {number for number, text in programme.benchmarks.items() if given(text)}
    missing = [number for number in range(1, 9) if number not in shown]
    if missing:
        return Verdict("some-missing", {"missing": and_list(missing)}, at("benchmarks"), gaps=len(missing))
    return Verdict("all-eight", evidence=at("benchmarks"))


def until_18(case: Case) -> Verdict:
    """PUB-13: telling is the duty, not publishing, so silence is "cannot tell"."""
    return Verdict("told" if given(case.programme.pathways.until_18) else "not-shown", evidence=at("pathways.until_18"))


def all_routes(case: Case) -> Verdict:
    """PUB-14: academic, technical and apprenticeship routes stand side by side."""
    text = case.programme.pathways.routes
    whole = given(text) and all(route.search(text) for route in (_TECHNICAL_ROUTE, _ACADEMIC_ROUTE, _APPRENTICESHIP))
    return Verdict("all-routes" if whole else "not-shown", evidence=at("pathways.routes"))


def outside_sources(case: Case) -> Verdict:
    """PUB-15: the sources together cover apprenticeships, T Levels and academic routes."""
    if not case.sources:
        return Verdict("not-shown", evidence=at("pathways.sources"))
    covered = {offer for source in case.sources for offer in source.covers}
    if any(_COVERS_ALL.search(source.name) for source in case.sources):
        covered |= {Offer.APPRENTICESHIPS, Offer.T_LEVELS, Offer.A_LEVELS}
    missing = [
        name
        for name, there in (
            ("apprenticeships", Offer.APPRENTICESHIPS in covered),
            ("T Levels", Offer.T_LEVELS in covered),
            ("academic routes", bool(covered & _ACADEMIC)),
        )
        if not there
    ]
    if missing:
        return Verdict("some-not-covered", {"missing": and_list(missing)}, at("pathways.sources"))
    return Verdict("all-covered", evidence=at("pathways.sources"))
