"""Audit one target: fetch or open its pages, extract, judge, and give the catalogue's words to what was found."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urljoin

from careersite.audit.extract import Extract, Extractor
from careersite.audit.fetch.frontier import key_of, tidy
from careersite.audit.fetch.values import SiteFetch
from careersite.audit.judge import judge_pages
from careersite.audit.judge.access_cues import NAME as POLICY_NAME
from careersite.audit.judge.notes import note_lines
from careersite.audit.judge.sentences import words
from careersite.audit.judge.verdict import RowVerdict
from careersite.audit.own import Published, own_verdicts, published
from careersite.audit.saved import SavedPage, load_file, load_folder
from careersite.errors import UsageFault
from careersite.findings import Judgement, Level, Outcome, Report, Subject
from careersite.model.vocabulary import InstitutionKind, Status
from careersite.rules.catalogue import DEFAULT_EDITION, Rule, load_catalogue
from careersite.rules.judge import judgement_of
from careersite.rules.verdict import Verdict

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_POLICY_NOT_READ = "policy-linked-not-read"
UNKNOWN_LEVEL = "Nobody said what kind of institution this is, so its levels are unknown; they are given as for a maintained school."


def is_address(target: str) -> bool:
    """Say whether a target is a web address and not a file or folder that is there."""
    return not Path(target).exists() and ("://" in target or ("." in target and "/" not in target.split(".", 1)[0] and not target.endswith((".html", ".htm", ".pdf", ".docx", ".txt"))))


def saved_pages(target: str) -> list[SavedPage]:
    """The pages of a folder or the one file.

    Raises:
        UsageFault: there is no such file or folder, or nothing in it that can be read.
    """
    path = Path(target)
    if path.is_dir():
        pages = load_folder(path)
        if not pages:
            raise UsageFault(f"There are no pages in {target}.", "Save pages as .html, .txt, .pdf or .docx into it.")
        return pages
    if not path.is_file():
        raise UsageFault(f"There is no file, folder or website “{target}”.", "Give an address that begins with https://, a folder of saved pages, or one file.")
    return [load_file(path)]


def extracts_of(pages: Iterable[SavedPage], gone: Callable[[str], bool] = lambda _address: False) -> list[Extract]:
    """The text of every page, read in a child process that can be killed; ``facts["dead"]`` are its links to what is ``gone``."""
    with Extractor() as extractor:
        extracts = [_honest(extractor.extract(page), page) for page in pages]
    return [replace(extract, facts={**extract.facts, "dead": _dead(extract, gone)}) for extract in extracts]


def _honest(extract: Extract, page: SavedPage) -> Extract:
    """A page that says that it is not there, and came as if it were: that is no clear answer."""
    return replace(extract, problem="says-not-found") if extract.problem == "not-found" and page.status == "ok" else extract


def _dead(extract: Extract, gone: Callable[[str], bool]) -> tuple[str, ...]:
    places = [*(link.address for link in extract.links), *extract.facts.get("embedded", ())]
    return tuple(place for place in dict.fromkeys(places) if gone(_resolved(extract.address, place)))


def _resolved(page: str, place: str) -> str:
    try:
        return urljoin(page, place).partition("#")[0]
    except ValueError:
        return ""


def gone_from_web(fetch: SiteFetch) -> Callable[[str], bool]:
    """Says of an address whether the site answered that it is not there."""
    gone = {key_of(tidy(record.address)) for record in fetch.log if record.outcome in ("not-found", "soft-404")}
    return lambda address: bool(gone) and key_of(tidy(address)) in gone


def gone_from_folder(target: str) -> Callable[[str], bool]:
    """Says of a link whether it leads to a file that is not in the folder; of one saved page nothing is known."""
    folder = Path(target)
    if not folder.is_dir():
        return lambda _address: False
    files = {file.relative_to(folder).as_posix() for file in folder.rglob("*")}
    return lambda address: not _ELSEWHERE.match(address) and not files & {place.lstrip("/") for place in (address, unquote(address.split("?")[0]))}


def audit_pages(
    target: str,
    extracts: Sequence[Extract],
    *,
    today: date,
    name: str = "",
    kind: str | None = None,
    status: str | None = None,
    edition: str = DEFAULT_EDITION,
    notes: Sequence[str] = (),
    own: Published | None = None,
) -> Report:
    """Judge the extracts of one institution's pages.

    Args:
        target: what was audited, for the report's head.
        extracts: every page that was asked for, the unreadable ones too.
        today: the day on which dates are past or to come.
        name: the institution's name, where it is known.
        kind: the institution's kind; None where nobody said it.
        status: what a middle school is.
        edition: the edition of the guidance.
        notes: what the reader should know of the reading.
        own: the data file of a site made with careersite, read exactly and held against the pages.

    Raises:
        UsageFault: there is no such kind or edition.
    """
    known = [item.value for item in InstitutionKind]
    if kind is not None and kind not in known:
        raise UsageFault(f"“{kind}” is not a kind that is known.", f"Choose from: {', '.join(known)}.")
    verdicts = {verdict.id: verdict for verdict in judge_pages(extracts, today=today, kind=kind)}
    if _policies_were_read(extracts):
        verdicts = {row: _of_a_read_policy(verdict) for row, verdict in verdicts.items()}
    if own is not None:
        verdicts |= own_verdicts(own, extracts, today=today)
        name = name or own.text("institution.name")
        kind = kind or (own.text("institution.kind") if own.text("institution.kind") in known else None)
        status = status or (own.text("institution.status") if own.text("institution.status") in tuple(Status) else None)
    institution = InstitutionKind(kind or "unknown")
    judgements = tuple(
        _judgement(rule, verdicts.get(rule.id), rule.level(institution, Status(status) if status else None)) for rule in load_catalogue(edition).rules
    )
    if institution is InstitutionKind.UNKNOWN:
        notes = (UNKNOWN_LEVEL, *notes)
    notes = (*notes, *note_lines(extracts, today=today))
    unread = {extract.address: extract.problem for extract in extracts if not extract.readable}
    return Report("audit", target, edition, today.isoformat(), Subject(name, kind), judgements, notes=tuple(dict.fromkeys(notes)), unread=unread)


def _policies_were_read(extracts: Sequence[Extract]) -> bool:
    """Whether every page that a link names as the provider access policy is among those that were read."""
    read = {key_of(tidy(extract.address)) for extract in extracts if extract.readable}
    named = {_resolved(extract.address, link.address) for extract in extracts for link in extract.links if POLICY_NAME.search(link.text.lower())}
    return bool(named) and {key_of(tidy(address)) for address in named} <= read


def _of_a_read_policy(verdict: RowVerdict) -> RowVerdict:
    """The judge knows a line that leads to a policy and not where it leads: of one that was read nobody says that it was not."""
    if verdict.reason_code != _POLICY_NOT_READ:
        return verdict
    return replace(verdict, reason_code="statement-unclear" if verdict.id == "PUB-7" else "policy-read-unclear")


def audit_saved(target: str, *, today: date, kind: str | None = None, edition: str = DEFAULT_EDITION) -> Report:
    """Audit a folder of saved pages, or one file."""
    own, pages = published(saved_pages(target))
    return audit_pages(target, extracts_of(pages, gone_from_folder(target)), today=today, kind=kind, edition=edition, own=own)


def _judgement(rule: Rule, verdict: RowVerdict | None, level: Level | None) -> Judgement:
    if level is None:
        return judgement_of(rule, Verdict("not-for-this-kind"), Level.GOOD)
    if verdict is None:
        return judgement_of(rule, Verdict("not-audited"), level)
    says, next_step = words(verdict)
    mend = verdict.outcome in (Outcome.NOT_MET, Outcome.CANNOT_TELL)
    return Judgement(
        id=rule.id,
        level=level,
        outcome=verdict.outcome,
        reason_code=verdict.reason_code,
        reason=says,
        hint=next_step if mend else "",
        confidence=verdict.confidence,
        evidence=verdict.evidence,
    )

