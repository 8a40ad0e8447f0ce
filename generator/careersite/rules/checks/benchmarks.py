"""What the programme says on leadership, information, each learner, the curriculum and guidance (GB1 to GB4, GB8).

Source: G "Meeting the Gatsby Benchmarks".
"""

from __future__ import annotations

import re

from careersite.model.vocabulary import ActivityKind, Column, FeedbackGroup
from careersite.rules.checks.meaningful import for_everybody
from careersite.rules.placeholders import given
from careersite.rules.verdict import Case, Verdict, and_list, at

_KEY_STAGES = (("key stage 3", (7, 8, 9)), ("key stage 4", (10, 11)), ("years 12 and 13", (12, 13, 14)))
_GUIDANCE_LEVEL = 6
_MEETING_MINUTES = 45
_LEADER_ONLY = re.compile(r"\bcareers?[\s-]+leader", re.IGNORECASE)
_GUIDANCE = re.compile(r"\bguidance\b|\bcareers?\s+development\b|\bQC(?:D|GD?)\b", re.IGNORECASE)


def backing(case: Case) -> Verdict:
    """GB1-2: a governor is asked of schools and colleges."""
    programme = case.programme
    if not given(programme.backing):
        return Verdict("no-backing", evidence=at("backing"))
    if case.column is not Column.ITP and not given(programme.people.link_governor.name):
        return Verdict("no-governor", evidence=at("people.link_governor"))
    return Verdict("backed", evidence=at("backing"))


def outcomes(case: Case) -> Verdict:
    """GB1-3: outcomes, and activities that serve them; JRN rows look closer."""
    stated = {outcome.id for outcome in case.programme.outcomes if given(outcome.statement)}
    if not stated:
        return Verdict("no-outcomes", evidence=at("outcomes"))
    served = any(stated.intersection(activity.outcomes) for _, activity in case.programme.held())
    return Verdict("outcomes-served" if served else "not-served", evidence=at("outcomes"))


def feedback(case: Case) -> Verdict:
    """GB1-6: six groups, each with how it is asked."""
    heard = {item.from_ for item in case.programme.impact.feedback if given(item.how)}
    missing = [group.value.replace("-", " ") for group in FeedbackGroup if group not in heard]
    if missing:
        return Verdict("groups-missing", {"missing": and_list(missing)}, at("impact.feedback"), gaps=len(missing))
    return Verdict("six-groups", evidence=at("impact.feedback"))


def labour_market(case: Case) -> Verdict:
    """GB2-1: a text for every stage, or an activity in each stage taught."""
    if given(case.programme.labour_market.by_key_stage):
        return Verdict("every-stage", evidence=at("labour_market.by_key_stage"))
    covered = {
        year
        for activity in for_everybody(activity for _, activity in case.programme.held())
        if activity.kind is ActivityKind.LABOUR_MARKET or 2 in activity.benchmarks
        for year in activity.years
    }
    taught = case.programme.taught
    stages = _KEY_STAGES if case.school else (("your programmes of study", taught),)
    missing = [name for name, years in stages if set(years) & set(taught) and not set(years) & covered]
    if missing:
        return Verdict("stage-missing", {"missing": and_list(missing)}, at("labour_market"), gaps=len(missing))
    return Verdict("every-stage", evidence=at("activities"))


def materials(case: Case) -> Verdict:
    """GB2-4: colleges, Education Act 1997 section 45."""
    return Verdict("materials-named" if case.sources else "no-materials", evidence=at("labour_market.sources"))


def stereotypes(case: Case) -> Verdict:
    """GB3-1: a text on stereotypes; alumni by text or activity."""
    support_texts = case.programme.support
    if not given(support_texts.stereotypes):
        return Verdict("no-stereotypes", evidence=at("support.stereotypes"))
    alumni = any(activity.kind is ActivityKind.ALUMNI for _, activity in case.programme.held())
    if not alumni and not given(support_texts.alumni):
        return Verdict("no-alumni", evidence=at("support.alumni"))
    return Verdict("challenged", evidence=at("support.stereotypes"))


def destinations(case: Case) -> Verdict:
    """GB3-3: what is collected, and what is used to evaluate."""
    if not given(case.programme.support.aspirations):
        return Verdict("not-collected", evidence=at("support.aspirations"))
    if not given(case.programme.impact.uses_destinations):
        return Verdict("not-used", evidence=at("impact.uses_destinations"))
    return Verdict("collected-and-used", evidence=at("support.aspirations", "impact.uses_destinations"))


def support(case: Case) -> Verdict:
    """GB3-4: learners with SEND, vulnerable and disadvantaged learners, and those who are often absent."""
    for name in ("send", "vulnerable", "absent"):
        if not given(getattr(case.programme.support, name)):
            return Verdict(f"no-{name}", evidence=at(f"support.{name}"))
    return Verdict("support-described", evidence=at("support.send", "support.vulnerable", "support.absent"))


def curriculum(case: Case) -> Verdict:
    """GB4-1: schools every subject every year; others throughout the programme of study."""
    lessons = case.programme.curriculum
    if not given(lessons.summary):
        return Verdict("not-described", evidence=at("curriculum.summary"))
    if case.school and lessons.every_subject is not True:
        code = "not-said" if lessons.every_subject is None else "not-every-subject"
        return Verdict(code, evidence=at("curriculum.every_subject"))
    return Verdict("linked", evidence=at("curriculum.summary"))


def guidance_meetings(case: Case) -> Verdict:
    """GB8-1: by 16 in schools where learners turn 16; by 18 in sixth forms, colleges and training providers."""
    offer = case.programme.personal_guidance
    by_16 = case.school and 11 in case.programme.taught
    by_18 = not case.school or bool(case.years(12, 14))
    if not by_16 and not by_18:
        return Verdict("not-these-years")
    if by_16 and not given(offer.by_16):
        return Verdict("not-by-16", evidence=at("personal_guidance.by_16"))
    if by_18 and not given(offer.by_18):
        return Verdict("not-by-18", evidence=at("personal_guidance.by_18"))
    return Verdict("meetings", evidence=at("personal_guidance"))


def adviser(case: Case) -> Verdict:
    """GB8-2: level 6 or 7 to give guidance (CDI, quoted in C 8.1); G: a careers leader's qualification alone is none."""
    # One without a name is known by the role; a name still to be filled in is nobody yet.
    advisers = [item for item in case.programme.personal_guidance.advisers if not item.name or given(item.name)]
    if not advisers:
        return Verdict("no-adviser", evidence=at("personal_guidance.advisers"))
    trained = [item for item in advisers if not _LEADER_ONLY.search(item.qualification) or _GUIDANCE.search(item.qualification)]
    if not trained:
        return Verdict("leader-only", evidence=at("personal_guidance.advisers"))
    levels = [None if item.qualification and not given(item.qualification) else item.qualification_level for item in trained]
    highest = max((level for level in levels if level is not None), default=0)
    code = "qualified" if highest >= _GUIDANCE_LEVEL else "level-not-said" if None in levels else "level-too-low"
    return Verdict(code, {"level": highest}, at("personal_guidance.advisers"))


def meeting_length(case: Case) -> Verdict:
    """GB8-2b: 45 minutes (CDI)."""
    minutes = case.programme.personal_guidance.minutes
    if minutes is None:
        return Verdict("not-said", evidence=at("personal_guidance.minutes"))
    code = "long-enough" if minutes >= _MEETING_MINUTES else "shorter"
    return Verdict(code, {"minutes": minutes}, at("personal_guidance.minutes"))
