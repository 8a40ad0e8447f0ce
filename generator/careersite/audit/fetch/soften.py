"""What a failed or partial reading may say: never that something is missing."""

from __future__ import annotations

from dataclasses import replace

from careersite.audit.fetch.outcomes import NOT_ALL, OUTCOMES
from careersite.audit.fetch.values import SiteFetch
from careersite.findings import Confidence, Judgement, Outcome, Report

NOT_ALL_READ = "not-all-read"
# A site that was made with careersite says where everything is: what no page shows may stand on one beyond a limit.
_BEYOND = "own-data-not-shown"
# The judge's word for what may stand on a page that came and could not be read.
_MAY_STAND = "pages-not-read"


def as_read(fetch: SiteFetch, report: Report) -> SiteFetch:
    """The fetch with what only the reading of its pages found out: some came whole and hold nothing that can be read."""
    if not report.unread:
        return fetch
    pages = tuple(replace(page, status=report.unread.get(page.address, page.status)) for page in fetch.pages)
    log = tuple(
        replace(record, outcome=code, reason=OUTCOMES[code]) if record.outcome == "ok" and (code := report.unread.get(record.address)) else record
        for record in fetch.log
    )
    found = replace(fetch, pages=pages, log=log)
    if fetch.partial or not any(judgement.reason_code == _MAY_STAND for judgement in report.judgements):
        return found
    note = f"The website could not be checked: its first page {OUTCOMES[pages[0].status]}." if found.failed else NOT_ALL
    return replace(found, partial=True, notes=(*fetch.notes, note))


def soften(report: Report, fetch: SiteFetch) -> Report:
    """Turn "not met" into "cannot tell" wherever it rests on not having found something and not all could be read.

    A stated date that is past stands: it rests on words that were seen, not on what was not found.
    """
    cut_short = any(record.outcome.startswith("limit-") for record in fetch.log)
    if not fetch.partial and not cut_short:
        return report
    judgements = tuple(_soft(judgement, fetch) if fetch.partial or judgement.reason_code == _BEYOND else judgement for judgement in report.judgements)
    notes = tuple(dict.fromkeys((*report.notes, *fetch.notes)))
    return replace(report, judgements=judgements, notes=notes)


def _soft(judgement: Judgement, fetch: SiteFetch) -> Judgement:
    seen = any(item.quote and item.date for item in judgement.evidence) and not fetch.failed and judgement.reason_code != _BEYOND
    if judgement.outcome is not Outcome.NOT_MET or seen:
        return judgement
    reason = (
        "The website could not be read, so nothing can be said."
        if fetch.failed
        else "This was not found, but not everything on the website could be read."
    )
    hint = "Look at the website yourself; the list of addresses says which could not be read."
    return replace(
        judgement, outcome=Outcome.CANNOT_TELL, reason_code=NOT_ALL_READ, reason=reason, hint=hint, confidence=Confidence.LOW
    )
