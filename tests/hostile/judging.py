"""A judge for tests: three requirements told by plain words, fast and the same every time."""

from __future__ import annotations

from careersite.audit.fetch import SiteFetch
from careersite.audit.hub import School
from careersite.findings import Evidence, Judgement, Level, Outcome, Report, Subject

ASKED = (("PUB-1", Level.MUST, b"careers leader is"), ("PUB-6", Level.MUST, b"reviewed by"), ("PUB-8", Level.SHOULD, b"personal guidance"))


def plain_judge(fetch: SiteFetch, school: School) -> Report:
    """Met where the words are on a page, not met where they are on none."""
    rows = []
    for identity, level, words in ASKED:
        page = next((page for page in fetch.read if words in page.body), None)
        if page:
            rows.append(Judgement(identity, level, Outcome.MET, "found", "It was found.", evidence=(Evidence(page.address, "", words.decode()),)))
        else:
            rows.append(Judgement(identity, level, Outcome.NOT_MET, "not-found", "It was not found."))
    return Report("audit", school.website, "dfe-2025-05", "2026-11-21", Subject(school.name), tuple(rows))
