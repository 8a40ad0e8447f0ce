"""Personal guidance: what it is, who gets it, how to book, who gives it."""

from __future__ import annotations

from typing import Any

from careersite.model.policy import Adviser
from careersite.model.vocabulary import ActivityKind
from careersite.pages.page import Page
from careersite.pages.press import Press
from careersite.pages.templates import phone_text, tel_address
from careersite.pages.views import cards, held
from careersite.pages.years import booking_of

_PARTS = (("when", "when"), ("for-parents", "for_parents"), ("send", "send"), ("after", "after"), ("impartial", "impartial"))


def personal_guidance(press: Press) -> Page:
    """The page of personal guidance."""
    words, programme = press.words, press.programme
    guidance = programme.personal_guidance
    taught = programme.taught
    ages = [("by-16", guidance.by_16, min(taught) <= 11), ("by-18", guidance.by_18, max(taught) >= 12)]
    return press.page(
        "personal-guidance/",
        "personal-guidance",
        title=words("guidance.title"),
        lead=words("guidance.lead"),
        kind="guidance",
        nav="personal-guidance",
        data_path="personal_guidance",
        guidance=guidance,
        booking=booking_of(press),
        entitled=[
            {"title": words(f"guidance.{name}"), "text": text, "missing": words(f"missing.{name}")} for name, text, asked in ages if asked or text
        ],
        advisers=[_adviser(press, adviser) for adviser in guidance.advisers],
        parts=[
            {"id": f"guidance-{name}", "title": words(f"guidance.{name}"), "text": getattr(guidance, field), "missing": words(f"missing.guidance-{name}")}
            for name, field in _PARTS
        ],
        cards=cards(press, [activity for activity in held(programme) if activity.kind is ActivityKind.PERSONAL_GUIDANCE]),
    )


def _adviser(press: Press, adviser: Adviser) -> dict[str, Any]:
    words = press.words
    level = str(adviser.qualification_level) if adviser.qualification_level else words("guidance.level-not-said")
    rows = [
        ("role", adviser.role, ""),
        ("qualification", adviser.qualification, ""),
        ("qualification-level", level, ""),
        ("register", adviser.professional_register, ""),
        ("works-for", adviser.works_for, ""),
        ("adviser-days", adviser.available, ""),
        ("email", adviser.email, f"mailto:{adviser.email}"),
        ("telephone", phone_text(adviser.telephone), tel_address(adviser.telephone)),
    ]
    return {
        "name": adviser.name or adviser.role or words("guidance.adviser"),
        "facts": [{"name": words(f"guidance.{name}"), "value": value, "href": href} for name, value, href in rows if value],
    }
