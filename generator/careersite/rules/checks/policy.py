"""The provider access policy statement (PAP)."""

from __future__ import annotations

import re
from datetime import timedelta

from careersite.model.dates import long_day
from careersite.rules.checks.encounters import worst
from careersite.rules.placeholders import given, is_placeholder
from careersite.rules.verdict import Case, Verdict, at

_GOVERNING = re.compile(
    r"\bgovern|\btrustee|\btrust board|\bboard\b|\bmanagement committee|\bproprietor|\bcorporation\b|\bdirectors\b|\badvisory body", re.IGNORECASE
)
# "Reviewed annually": a year with a month's grace for the date of the meeting.
_A_YEAR = timedelta(days=366 + 31)
_LESS_THAN_A_YEAR = timedelta(days=365)


def grounds(case: Case) -> Verdict:
    """PAP-2: either the grounds for a yes or those for a no; one usually holds the other."""
    access = case.programme.provider_access
    if given(access.granting) or given(access.refusing):
        paths = [f"provider_access.{name}" for name in ("granting", "refusing") if given(getattr(access, name))]
        return Verdict("grounds-given", evidence=at(*paths))
    unfilled = any(text and is_placeholder(text) for text in (access.granting, access.refusing))
    return Verdict("fill-in" if unfilled else "no-grounds", evidence=at("provider_access.granting"))


def review(case: Case) -> Verdict:
    """PAP-6: the next review is stated and to come, or the statement was agreed within a year."""
    access = case.programme.provider_access
    to_come = access.approved_on is not None and access.approved_on > case.today
    # A review that is late is late, whenever the statement was agreed; a day still to come leaves open how far off it is.
    if access.review_by is not None and (access.review_by < case.today or not to_come):
        evidence = at("provider_access.review_by", quote=access.review_by.isoformat(), day=access.review_by)
        values = {"date": long_day(access.review_by)}
        if access.review_by < case.today:
            return Verdict("review-date-past", values, evidence)
        if access.review_by - (access.approved_on or case.today) > _A_YEAR:
            return Verdict("review-date-far", values, evidence)
        return Verdict("review-date-given", values, evidence)
    if access.approved_on is None:
        return Verdict("no-review-date", evidence=at("provider_access.review_by"))
    evidence = at("provider_access.approved_on", quote=access.approved_on.isoformat(), day=access.approved_on)
    age = case.today - access.approved_on
    code = "approved-to-come" if to_come else "approved-this-year" if age < _LESS_THAN_A_YEAR else "approved-a-year-ago" if age <= _A_YEAR else "approved-long-ago"
    return Verdict(code, {"date": long_day(access.approved_on)}, evidence)


def agreed(case: Case) -> Verdict:
    """PAP-7: by those who govern."""
    by = case.programme.provider_access.approved_by
    if not given(by):
        return Verdict("not-said", evidence=at("provider_access.approved_by"))
    code = "governors" if _GOVERNING.search(by) else "somebody-else"
    return Verdict(code, {"by": by}, at("provider_access.approved_by", quote=by))


def open_to_all(case: Case) -> Verdict:
    """PAP-8: all attend in the first two phases; in the third nobody is left out."""
    return worst(case, "PAP-8", "open-to-all")
