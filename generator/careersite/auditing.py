"""A website audited, or every school of a hub: fetch, extract, judge, report.

a school's website ─ audit: fetch ─► extract ─► evidence ─► judge ─► findings ─► report
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from careersite.errors import UsageFault
from careersite.findings import Report
from careersite.rules.catalogue import DEFAULT_EDITION


@dataclass(frozen=True, slots=True)
class Asking:
    """How websites are asked: inside a private network too, how slowly, in whose name, and where the evidence is kept."""

    allow_private: bool = False
    delay: float | None = None
    contact: str = ""
    store: Path | None = None


def audit(target: str, *, today: date, kind: str | None = None, edition: str = DEFAULT_EDITION, asking: Asking | None = None, draft: Path | None = None) -> Report:
    """Audit a website, a folder of saved pages or one file.

    Raises:
        UsageFault: the target is none of these, or the kind is not known.
    """
    _audit_is_installed()
    from careersite.audit.own import published
    from careersite.audit.site import audit_pages, extracts_of, gone_from_folder, gone_from_web, is_address, saved_pages

    asking = asking or Asking()
    if is_address(target):
        from careersite.audit.fetch import crawl_site, soften

        fetch = crawl_site(target, allow_private=asking.allow_private, delay=asking.delay, store=asking.store, contact=asking.contact)
        own, pages = published(fetch.pages)
        extracts = extracts_of(pages, gone_from_web(fetch))
        report = soften(audit_pages(target, extracts, today=today, kind=kind, edition=edition, notes=fetch.notes, own=own), fetch)
    else:
        own, pages = published(saved_pages(target))
        extracts = extracts_of(pages, gone_from_folder(target))
        report = audit_pages(target, extracts, today=today, kind=kind, edition=edition, own=own)
    if draft is not None:
        from careersite.audit.draft import write_draft

        write_draft(draft, extracts, today=today, kind=kind)
    return report


def audit_hub(
    schools: Path, out: Path, *, today: date, kind: str | None = None, edition: str = DEFAULT_EDITION, resume: bool = False, asking: Asking | None = None
) -> str:
    """Audit every school of a list; gives one sentence on how it went."""
    _audit_is_installed()
    from careersite.audit.fetch import Options, SiteFetch, soften
    from careersite.audit.hub import School, run_hub
    from careersite.audit.own import published
    from careersite.audit.site import audit_pages, extracts_of, gone_from_web

    asking = asking or Asking()

    def judged(fetch: SiteFetch, school: School) -> Report:
        own, pages = published(fetch.pages)
        report = audit_pages(
            fetch.address, extracts_of(pages, gone_from_web(fetch)), today=today, name=school.name, kind=school.kind or kind, edition=edition, notes=fetch.notes, own=own
        )
        return soften(report, fetch)

    options = Options(allow_private=asking.allow_private, delay=asking.delay, contact=asking.contact)
    result = run_hub(schools, out, today=today, judge=judged, resume=resume, options=options)
    return (
        f"{result.schools} schools: {result.read} read, {result.partly_read} partly read, {result.not_read} could not be read.\n"
        f"Open {(result.folder / 'site' / 'index.html').resolve()}"
    )


def _audit_is_installed() -> None:
    missing = [name for name in ("scrapy", "selectolax", "pypdf", "mammoth") if find_spec(name) is None]
    if missing:
        raise UsageFault("The audit needs more than the small installation.", "Install it with: pip install 'careersite[audit]'")
