"""One school's result as plain data: what is kept in the history and shown everywhere."""

from __future__ import annotations

from collections import Counter
from typing import Any

from careersite.audit.fetch.outcomes import OUTCOMES
from careersite.audit.fetch.soften import as_read, soften
from careersite.audit.fetch.values import SiteFetch
from careersite.audit.hub.listing import School
from careersite.findings import Report
from careersite.safe import clean, shown_address

READ, PARTLY, NOT_READ = "read", "partly-read", "not-read"
STATE_WORDS = {READ: "read", PARTLY: "partly read", NOT_READ: "could not be checked"}
# Counts up whenever a result gets other parts.
FORM = 1
# The judge's word for requirements that no website can show; they would only hide the others.
_NOT_AUDITED = "not-audited"
_QUOTE = 300
_PAGES_SHOWN = 200


def result_of(school: School, fetch: SiteFetch, report: Report | None, fault: str = "") -> dict[str, Any]:
    """A school's result.

    Args:
        school: the row of the list.
        fetch: what was read.
        report: the judge's report, None when judging failed.
        fault: why it failed, in a sentence.
    """
    if report:
        fetch = as_read(fetch, report)
        report = soften(report, fetch)
    state = NOT_READ if fetch.failed or report is None else PARTLY if fetch.partial else READ
    documents = sum("html" not in page.content_type for page in fetch.read)
    rows = [judgement.as_json() | {"hint": judgement.hint} for judgement in report.judgements] if report else []
    notes = [fault] if fault else []
    twice = [clean(f"Row {row} of the list has the same website; it was audited once.") for row in school.again]
    notes += [clean(note, most=500) for note in dict.fromkeys((*fetch.notes, *(report.notes if report else ())))]
    return {
        "form": FORM,
        "school": {
            "key": school.key, "name": clean(school.name), "website": shown_address(school.website), "urn": clean(school.urn),
            "kind": school.kind,
        },
        "state": state,
        "reason": notes[0] if notes and state == NOT_READ else "",
        "notes": notes + twice,
        "home": shown_address(fetch.home),
        "pages_read": len(fetch.read) - documents,
        "documents_read": documents,
        "outcomes": dict(sorted(Counter(record.outcome for record in fetch.log).items())),
        "addresses": _addresses(fetch),
        "edition": report.edition if report else "",
        "requirements": [_requirement(row) for row in rows if row["reason_code"] != _NOT_AUDITED],
        "not_audited": [row["id"] for row in rows if row["reason_code"] == _NOT_AUDITED],
    }  # fmt: skip


def set_aside(result: dict[str, Any], fault: str) -> dict[str, Any]:
    """The result of a school of which nothing is said after all; ``fault`` says why, in a sentence."""
    notes = [fault, *result["notes"]]
    return result | {"state": NOT_READ, "reason": fault, "notes": notes, "requirements": [], "not_audited": []}


def _addresses(fetch: SiteFetch) -> list[dict[str, Any]]:
    """What was read and what failed; addresses that no limit let us ask are only counted."""
    told = [record for record in fetch.log if not record.outcome.startswith("limit-")]
    return [
        {
            "address": shown_address(record.address),
            "outcome": record.outcome,
            "said": OUTCOMES[record.outcome],
            "clicks": record.clicks,
        }
        for record in sorted(told, key=lambda record: (record.outcome == "ok", record.address))[:_PAGES_SHOWN]
    ]


def _requirement(row: dict[str, Any]) -> dict[str, Any]:
    evidence = [
        {name: shown_address(value) if name == "where" else clean(value, most=_QUOTE) for name, value in item.items()}
        for item in row["evidence"]
    ]
    return row | {"reason": clean(row["reason"]), "hint": clean(row["hint"]), "evidence": evidence}


def count(result: dict[str, Any], outcome: str, level: str = "") -> int:
    """How many requirements of a level (all when empty) have an outcome."""
    return sum(row["outcome"] == outcome and (not level or row["level"] == level) for row in result["requirements"])
