"""What a careers leader asks of her programme beside the check: Compass evidence, days to keep, an offer weighed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from careersite.findings import Report
from careersite.loading import Unreadable, load, placed
from careersite.model.validate import read_as
from careersite.rules.catalogue import DEFAULT_EDITION
from careersite.run import readable, report_on, schools_in
from careersite.source import read_document

_OFFER = "Write the offer like an activity, a name and its value on each line: id, title, kind, years. An example: careersite weigh --help"


def compass(path: Path, form: str, *, today: date, edition: str = DEFAULT_EDITION) -> str:
    """What a programme shows for each Compass question, as ``text``, ``json`` or ``html``."""
    from careersite.report import compass_report
    from careersite.rules.compass import compass_evidence

    loaded = load(path)
    programme = readable(loaded, today=today, edition=edition)
    answers = compass_evidence(programme, report_on(loaded, today=today, edition=edition).judgements, edition=edition)
    if form == "json":
        return compass_report.compass_json(programme, answers, today=today.isoformat(), edition=edition)
    if form == "html":
        return compass_report.compass_html(programme, answers, today=today.isoformat(), edition=edition)
    return compass_report.compass_text(programme, answers)


def due(path: Path, within: int, *, today: date) -> Iterator[str]:
    """What comes up within so many days, for one programme or for every school of a folder.

    Raises:
        Unreadable: a file has faults; in a folder, after what comes up for the others.
    """
    from careersite.report.due_report import due_text
    from careersite.rules.due import due_within

    broken: Unreadable | None = None
    for file in schools_in(path) if path.is_dir() else [path]:
        try:
            loaded = load(file)
            programme = readable(loaded, today=today)
        except Unreadable as error:
            broken = broken or error
            continue
        days = due_within(programme, within, earlier=loaded.earlier, today=today)
        yield due_text(programme.institution.name, days, today=today, within=within)
    if broken:
        raise broken


def weigh_offer(offer: Path, path: Path, *, today: date) -> str:
    """Weigh an offer against a programme.

    Raises:
        Unreadable: the offer or the programme has faults.
    """
    from careersite.report.weigh_report import weigh_text
    from careersite.rules.weigh import Opportunity, misfits, weigh

    loaded = load(path)
    programme = readable(loaded, today=today)
    document = read_document(offer)
    opportunity, model_faults = read_as(document.value, Opportunity) if document.value is not None else (None, [])
    findings = [replace(found, hint=_OFFER) if found.id in ("YAML-EMPTY", "YAML-ROOT") else found for found in document.findings]
    faults = [*findings, *(placed(document, fault) for fault in model_faults)]
    if opportunity is not None:
        faults += [placed(document, fault) for fault in misfits(programme, opportunity)]
    if opportunity is None or faults:
        raise Unreadable(Report("weigh", str(offer), DEFAULT_EDITION, today.isoformat(), faults=tuple(faults)))
    return weigh_text(weigh(programme, opportunity, earlier=loaded.earlier, today=today))
