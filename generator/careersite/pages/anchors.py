"""Where on the site each requirement is published: the page and the heading."""

from __future__ import annotations

PLACES: dict[str, tuple[str, str]] = {
    "PUB-1": ("contact/", "careers-leader"),
    "PUB-2": ("contact/", "reach-the-careers-leader"),
    "PUB-3": ("programme/", "summary"),
    "PUB-4a": ("students/", "information"),
    "PUB-4b": ("parents/", "information"),
    "PUB-4c": ("teachers/", "information"),
    "PUB-4d": ("employers/", "information"),
    "PUB-5": ("impact/", "how-we-measure"),
    "PUB-6": ("programme/", "review"),
    "PUB-7": ("provider-access/", "policy-statement"),
    "PUB-7b": ("programme/", "provider-access"),
    "PUB-8": ("personal-guidance/", "how-to-book"),
    "PUB-9": ("", "who-are-you"),
    "PUB-9b": ("contact/", "each-group"),
    "PUB-10": ("programme/", "other-forms"),
    "PUB-11": ("labour-market/", "for-parents"),
    "PUB-12": ("benchmarks/", "what-we-do"),
    "PUB-13": ("pathways/", "until-18"),
    "PUB-14": ("pathways/", "all-routes"),
    "PUB-15": ("pathways/", "sources"),
    "PUB-16": ("impact/", "changes"),
    "PAP-1": ("provider-access/", "requests"),
    "PAP-2": ("provider-access/", "granting-and-refusing"),
    "PAP-3": ("provider-access/", "premises-and-facilities"),
    "PAP-4": ("provider-access/", "times"),
    "PAP-5": ("provider-access/", "six-encounters"),
    "PAP-6": ("provider-access/", "policy-review"),
    "PAP-7": ("provider-access/", "policy-approval"),
    "PAP-8": ("provider-access/", "who-attends"),
    "PAL-1": ("provider-access/", "first-phase"),
    "PAL-2": ("provider-access/", "second-phase"),
    "PAL-3": ("provider-access/", "third-phase"),
    "PAL-4": ("provider-access/", "different-providers"),
    "PAL-5": ("provider-access/", "in-the-school-day"),
    "PAL-6": ("provider-access/", "kinds-of-provider"),
    "PAL-7": ("provider-access/", "what-we-ask"),
    "GB1-1": ("contact/", "careers-leader"),
    "GB1-2": ("programme/", "backing"),
    "GB1-3": ("outcomes/", "all-outcomes"),
    "GB1-4": ("programme/", "development-plan"),
    "GB1-5": ("parents/", "taking-part"),
    "GB1-6": ("impact/", "feedback"),
    "GB1-7": ("programme/", "strategic-plan"),
    "GB2-2": ("labour-market/", "for-parents"),
    "GB2-3": ("teachers/", "labour-market"),
    "GB3-1": ("programme/", "support"),
    "GB3-2": ("programme/", "support"),
    "GB3-3": ("programme/", "support"),
    "GB3-4": ("programme/", "support"),
    "GB3-4b": ("programme/", "support"),
    "GB4-1": ("teachers/", "subjects"),
    "GB4-2": ("teachers/", "training"),
    "GB8-1": ("personal-guidance/", "who-gets-it"),
    "GB8-2": ("personal-guidance/", "advisers"),
    "GB8-2b": ("personal-guidance/", "how-to-book"),
    "GB8-3": ("personal-guidance/", "how-to-book"),
}


def place_of(rule_id: str) -> tuple[str, str] | None:
    """The page and heading where a requirement is published; a benchmark's row without an own place is under its benchmark."""
    if rule_id in PLACES:
        return PLACES[rule_id]
    if rule_id[:2] == "GB" and rule_id[2:3] in tuple("12345678"):
        return ("benchmarks/", f"benchmark-{rule_id[2]}")
    return None
