"""The whole program, top to bottom: read, understand, judge, write the pages, publish, report.

programme.yaml ─ source ─► model ─► rules ─► findings ─► report
                              │
content/*.md ─────────────► pages ─► engine (and exports) ─► site/
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from careersite.errors import InputFault, UsageFault
from careersite.findings import Evidence, Finding, Judgement, Report, Subject
from careersite.model.dates import quoted
from careersite.model.programme import Programme
from careersite.model.validate import Fault, read_as, validate
from careersite.rules.catalogue import DEFAULT_EDITION, load_catalogue
from careersite.rules.judge import judge
from careersite.source import Document, path_text, read_document

if TYPE_CHECKING:
    from careersite.engine.site_input import SiteInput, Translation
    from careersite.exports import ExportInput
    from careersite.pages.page import Page
    from careersite.rules.catalogue import Catalogue
    from careersite.rules.encounters import PhaseState

CONTENT = "content"
LEVEL_UNKNOWN = (
    "The file does not say whether this is a maintained school or an academy, so it is judged as a maintained school. "
    "Give the kind, and for a middle school the status."
)


class Unreadable(InputFault):
    """The input has faults; ``report`` lists them all."""

    def __init__(self, report: Report) -> None:
        super().__init__(f"{report.target} cannot be used yet.", "Put right what is listed above and try again.")
        self.report = report


@dataclass(frozen=True)
class Translated:
    """A programme in a further language; what has no translation is marked as being in the programme's own."""

    language: str
    programme: Programme


@dataclass(frozen=True)
class Loaded:
    """A programme file, read: the programme and its former years, or the faults that are in the way."""

    path: Path
    document: Document
    programme: Programme | None
    earlier: tuple[Programme, ...] = ()
    faults: tuple[Finding, ...] = ()
    translations: tuple[Translated, ...] = ()

    @property
    def content(self) -> Path:
        """The folder of hand-written pages, pictures and documents beside the file."""
        return self.path.parent / CONTENT


def load(path: Path, *, name: str | None = None, encoding: str | None = None, publishing: bool = False) -> Loaded:
    """Read a programme file and the former years that it names.

    Args:
        path: the file.
        name: how findings call it; the path as given by default.
        encoding: another encoding than UTF-8, such as ``cp1252``.
        publishing: the files that it names must be there. Otherwise a programme that was sent without its content
            folder can still be judged.

    Raises:
        UsageFault: the file is missing or a folder.
        SurroundingsFault: it may not be read.
    """
    document = read_document(path, name=name or str(path), encoding=encoding)
    if document.value is None:
        return Loaded(path, document, None, faults=document.findings)
    programme, model_faults = validate(document.value)
    faults = [*document.findings, *(_placed(document, fault) for fault in model_faults)]
    earlier: list[Programme] = []
    translations: list[Translated] = []
    if programme is not None:
        faults += [_placed(document, fault) for fault in _file_faults(programme, path.parent, publishing)]
        for former in _former(programme, path, document):
            earlier.extend([former.programme] if former.programme else [])
            faults.extend(former.faults)
        for index, language in enumerate(programme.site.translations):
            translated, more = _translation(programme, path, document, language, index, publishing)
            translations.extend([translated] if translated else [])
            faults.extend(more)
    readable = programme if not faults else None
    return Loaded(path, document, readable, tuple(sorted(earlier, key=lambda item: item.academic_year)), tuple(faults), tuple(translations))


def _translation(programme: Programme, path: Path, document: Document, language: str, index: int, publishing: bool) -> tuple[Translated | None, list[Finding]]:
    """The programme in a further language, from the overlay beside it (``programme.pl.yaml``) where there is one."""
    from careersite.model.overlay import in_language, overlay
    from careersite.words import languages

    file = path.with_name(f"{path.stem}.{language}.yaml")
    own, at = programme.site.language, ("site", "translations", index)
    there = file.is_file() and not file.is_symlink()
    if language == own or language in programme.site.translations[:index]:
        return None, [_placed(document, Fault("MODEL-TRANSLATION", at, f"The language “{language}” is named already.", "Take it out here."))]
    if not there and language.split("-")[0] not in languages():
        hint = f"Write {file.name} beside the programme, or choose from: {', '.join(code for code in languages() if code != own)}."
        return None, [_placed(document, Fault("MODEL-TRANSLATION", at, f"There are no words in the language “{language}”, and no file {file.name}.", hint))]
    over = read_document(file, name=str(Path(document.file).with_name(file.name))) if there else None
    if over is not None and over.value is None:
        return None, list(over.findings)
    made = overlay(document.value or {}, over.value or {} if over else {}, language)
    faults = [*(over.findings if over else ()), *(_placed(over or document, fault) for fault in made.faults)]
    value, wrong = validate(made.data)
    faults += [_placed(over or document, replace(fault, path=made.path_in_overlay(fault.path))) for fault in wrong]
    if value is None or faults:
        return None, faults
    missing = [fault for fault in _file_faults(value, path.parent, publishing) if made.path_in_overlay(fault.path)]
    return Translated(language, in_language(value, made, own)), [_placed(over or document, replace(fault, path=made.path_in_overlay(fault.path))) for fault in missing]


def _placed(document: Document, fault: Fault) -> Finding:
    line, column = (document.key_place if fault.on_key else document.place)(fault.path)
    return Finding(fault.id, fault.message, hint=fault.hint, file=document.file, line=line, column=column, path=path_text(fault.path))


def _file_faults(programme: Programme, folder: Path, publishing: bool) -> Iterator[Fault]:
    named: list[tuple[tuple[str | int, ...], str]] = [(("site", "logo"), programme.site.logo)]
    named += [(("documents", index, "file"), item.file) for index, item in enumerate(programme.documents)]
    named += [(("media", index, "file"), item.file) for index, item in enumerate(programme.media)]
    named += [(("media", index, "captions"), item.captions) for index, item in enumerate(programme.media)]
    named += [
        (("easy_read", index, "lines", place, "symbol"), line.symbol)
        for index, item in enumerate(programme.easy_read)
        for place, line in enumerate(item.lines)
    ]
    there = _files_under(folder / CONTENT) if publishing or (folder / CONTENT).is_dir() else None
    for path, file in named:
        if there is not None and file and file not in there:
            close = get_close_matches(file, there, 1, 0.8)
            hint = f"Did you mean “{close[0]}”?" if close else f"Put the file itself into {CONTENT}/, or correct the name."
            yield Fault("MODEL-FILE-MISSING", path, f"There is no file {quoted(file)} in the folder {CONTENT}.", hint)
    for index, file in enumerate(programme.earlier_years):
        if not _is_own(folder, file):
            yield Fault("MODEL-FILE-MISSING", ("earlier_years", index), f"There is no file “{file}” beside the programme.", "Correct the name, or take it out.")
    # A colour is a matter of the page: it is refused where pages are made, and does not stop a check.
    if publishing and (programme.site.colours.main or programme.site.colours.accent):
        from careersite.engine.colours import check_colours

        for finding in check_colours(programme.site.colours):
            yield Fault(finding.id, tuple(finding.path.split(".")), finding.message, finding.hint)


def _files_under(folder: Path) -> set[str]:
    """The names of the files in a folder, in the very letters: many web servers tell Plan.pdf from plan.pdf. No links."""
    found: set[str] = set()
    for at, _, names in os.walk(folder):
        inside = Path(at).relative_to(folder)
        found.update((inside / name).as_posix() for name in names if not (Path(at) / name).is_symlink())
    return found


def _is_own(folder: Path, file: str) -> bool:
    """Whether it is a file, and neither it nor a folder on the way to it is a link to somewhere else."""
    steps = [folder.joinpath(*file.split("/")[: count + 1]) for count in range(file.count("/") + 1)]
    return steps[-1].is_file() and not any(step.is_symlink() for step in steps)


def _former(programme: Programme, path: Path, document: Document) -> Iterator[Loaded]:
    for index, file in enumerate(programme.earlier_years):
        if not _is_own(path.parent, file):
            continue
        former = read_document(path.parent / file, name=str(Path(document.file).parent / file))
        value, model_faults = validate(former.value) if former.value is not None else (None, [])
        faults = [*former.findings, *(_placed(former, fault) for fault in model_faults)]
        if value is not None and value.academic_year >= programme.academic_year:
            line, column = document.place(("earlier_years", index))
            faults.append(
                Finding(
                    "MODEL-EARLIER-YEAR",
                    f"“{file}” is the programme of {value.year_name}, which is not before {programme.year_name}.",
                    hint="Name files of former years only.",
                    file=document.file,
                    line=line,
                    column=column,
                    path=f"earlier_years[{index}]",
                )
            )
        yield Loaded(path.parent / file, former, value, faults=tuple(faults))


def report_on(loaded: Loaded, *, today: date, edition: str = DEFAULT_EDITION) -> Report:
    """Judge what was read: every requirement once, or the faults where it cannot be judged."""
    load_catalogue(edition)
    programme = loaded.programme
    judgements = judge(programme, earlier=loaded.earlier, today=today, edition=edition) if programme else ()
    return Report(
        command="check",
        target=loaded.document.file,
        edition=edition,
        today=today.isoformat(),
        subject=subject_of(programme) if programme else None,
        judgements=tuple(_located(loaded.document, judgement) for judgement in judgements),
        faults=loaded.faults,
        notes=loaded.document.notes + tuple(_recordings_left_out(loaded)) + ((LEVEL_UNKNOWN,) if programme and programme.institution.level_unknown else ()),
    )


def _recordings_left_out(loaded: Loaded) -> Iterator[str]:
    """Who cannot hear needs every recording in words (WCAG 2.2, 1.2.1 and 1.2.2)."""
    for index, item in enumerate(loaded.programme.media if loaded.programme else ()):
        where = loaded.document.where(f"media[{index}]")
        if not item.transcript:
            yield f"{where}: the recording {quoted(item.title)} has no transcript, so it is left out. Write all that is said and shown under transcript."
        elif item.is_video and not item.captions:
            yield f"{where}: the video {quoted(item.title)} has no captions. Put a WebVTT file into {CONTENT}/ and name it under captions."


def subject_of(programme: Programme) -> Subject:
    """Whom a report on this programme speaks of."""
    return Subject(programme.institution.name, programme.institution.kind.value, programme.taught)


def _located(document: Document, judgement: Judgement) -> Judgement:
    """Positions are attached once, here: rules speak of paths only."""

    def located(item: Evidence) -> Evidence:
        return replace(item, where=document.where(item.path)) if item.path else item

    return replace(judgement, evidence=tuple(located(item) for item in judgement.evidence))


def check(path: Path, *, today: date, edition: str = DEFAULT_EDITION, name: str | None = None, encoding: str | None = None) -> Report:
    """Read and judge one programme."""
    return report_on(load(path, name=name, encoding=encoding), today=today, edition=edition)


def readable(loaded: Loaded, *, today: date, edition: str = DEFAULT_EDITION) -> Programme:
    """The programme that was read.

    Raises:
        Unreadable: there are faults in the way.
    """
    if loaded.programme is None:
        raise Unreadable(report_on(loaded, today=today, edition=edition))
    return loaded.programme


def prepare_site(path: Path, today: date, *, edition: str = DEFAULT_EDITION, report: Report | None = None, loaded: Loaded | None = None) -> SiteInput:
    """Everything that a site is made of, as one value: pages, hand-written content, exports.

    Raises:
        Unreadable: the programme or the content folder has faults.
    """
    return _gather(loaded or load(path, publishing=True), today=today, edition=edition, report=report)[0]


def export_input(loaded: Loaded, *, today: date, edition: str = DEFAULT_EDITION) -> ExportInput:
    """Everything that the other forms of a programme are made of.

    Raises:
        Unreadable: the programme or the content folder has faults.
    """
    return _gather(loaded, today=today, edition=edition)[1]


def _gather(loaded: Loaded, *, today: date, edition: str, report: Report | None = None) -> tuple[SiteInput, ExportInput]:
    from careersite.engine.content import read_content
    from careersite.engine.site_input import SiteInput, frame_of
    from careersite.exports import ExportInput, downloads, site_exports
    from careersite.pages.site import build_pages
    from careersite.rules.encounters import phase_states
    from careersite.words import words_for

    programme = readable(loaded, today=today, edition=edition)
    report = report or report_on(loaded, today=today, edition=edition)
    content = read_content(loaded.content, language=programme.site.language, logo=programme.site.logo)
    if content.faults:
        raise Unreadable(replace(report, subject=None, judgements=(), faults=content.faults))
    left_out = {item.file for item in programme.media if not item.transcript}
    content = replace(content, files=tuple(file for file in content.files if file.path not in left_out))
    catalogue, words = load_catalogue(edition), words_for(programme.site.language)
    own_pages, further_pages = _by_language(content.pages, [item.language for item in loaded.translations])
    phases = phase_states(programme, earlier=loaded.earlier, today=today)
    pages = build_pages(
        programme,
        report.judgements,
        phases,
        earlier=loaded.earlier,
        today=today,
        catalogue=catalogue,
        words=words_for(programme.site.language, marking=True),
        extra=own_pages,
        downloads=downloads(programme, words, today),
        sizes={file.path: len(file.read()) for file in content.files},
    )
    translations = tuple(
        _translated_pages(item, loaded, report.judgements, phases, today=today, catalogue=catalogue, extra=further_pages[item.language]) for item in loaded.translations
    )
    context = ExportInput(programme, loaded.earlier, report.judgements, phases, pages, today, catalogue, words, lambda: _files_of(site))
    site = SiteInput(programme=programme, pages=pages, frame=frame_of(programme, today=today, edition=catalogue.title), exports=cache(lambda: site_exports(context)), content=content, translations=translations)
    return site, context


def _by_language(pages: Sequence[Page], languages: Sequence[str]) -> tuple[list[Page], dict[str, list[Page]]]:
    """The hand-written pages of the site's own language, and those in the folder of a further one (``content/pl/``)."""
    own: list[Page] = []
    further: dict[str, list[Page]] = {language: [] for language in languages}
    for page in pages:
        folder, _, rest = page.path.partition("/")
        if folder in further and rest:
            further[folder].append(replace(page, path=rest, language=folder))
        else:
            own.append(page)
    return own, further


def _translated_pages(
    item: Translated, loaded: Loaded, judgements: Sequence[Judgement], phases: Sequence[PhaseState], *, today: date, catalogue: Catalogue, extra: Sequence[Page]
) -> Translation:
    from careersite.engine.site_input import Translation, frame_of
    from careersite.exports import downloads
    from careersite.pages.site import build_pages
    from careersite.pages.translated import moved
    from careersite.words import words_for

    words, site = words_for(item.language, marking=True), item.programme.site
    here = site.url and f"{site.url.rstrip('/')}/{item.language}/"
    programme = item.programme.model_copy(update={"site": site.model_copy(update={"url": here})})
    pages = build_pages(
        programme, judgements, phases, earlier=loaded.earlier, today=today, catalogue=catalogue, words=words, extra=extra, downloads=downloads(programme, words, today), readers_only=True
    )
    frame = replace(frame_of(item.programme, today=today, edition=catalogue.title), language=item.language)
    return Translation(moved(pages, item.language, site.language), frame)


def _files_of(site: SiteInput) -> dict[str, bytes]:
    from careersite.engine.content import ContentFile
    from careersite.engine.direct import plain_files, render_pages

    files = {name: source.read() if isinstance(source, ContentFile) else source for name, source in plain_files(site).items()}
    return {**dict(render_pages(site)), **files}


def export(path: Path, folder: Path, forms: Sequence[str] = (), *, today: date, edition: str = DEFAULT_EDITION) -> Iterator[str]:
    """Write a programme's other forms into a folder; all of them when none is named. Gives a line for each as it is done.

    Raises:
        Unreadable: the input has faults; nothing is written.
        UsageFault: the folder is a file, or a form was named whose libraries are not installed.
    """
    from careersite.exports import FORMS, NotInstalled

    if folder.exists() and not folder.is_dir():
        raise UsageFault(f"{folder} is a file.", "Name a folder: --to forms")
    context = export_input(load(path, publishing=True), today=today, edition=edition)
    for form in forms or FORMS:
        try:
            made = FORMS[form](context)
        except NotInstalled as fault:
            if forms:
                raise
            yield f"{form}: left out. {fault}"
            continue
        for name, data in made.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        yield f"{form}: {', '.join(sorted(made)[:4])}{f' and {len(made) - 4} more' if len(made) > 4 else ''}"


def build(path: Path, out: Path, *, today: date, edition: str = DEFAULT_EDITION, with_mkdocs: bool = True) -> Report:
    """Publish one programme as a site, and say what is missing.

    ``with_mkdocs`` False writes the same pages without the engine, which suits a batch.

    Raises:
        Unreadable: the input has faults; the old site stays as it is.
        Locked, SurroundingsFault: another build runs, or the disk failed; the old site stays as it is.
    """
    from careersite.engine.publish import publish

    loaded = load(path, publishing=True)
    report = report_on(loaded, today=today, edition=edition)
    site = prepare_site(path, today, edition=edition, report=report, loaded=loaded)
    config = path.parent / "mkdocs.yml"
    publish(site, out, config=config if config.is_file() else None, with_mkdocs=with_mkdocs)
    return report


def schools_in(folder: Path) -> list[Path]:
    """The programmes of a folder of schools: each sub-folder with a ``programme.yaml``.

    Raises:
        UsageFault: there is none.
    """
    found = sorted(folder.glob("*/programme.yaml"))
    if not found:
        raise UsageFault(f"There is no programme.yaml in the sub-folders of {folder}.", "Give a file, or a folder of schools.")
    return found


def build_many(schools: Sequence[Path], out: Path, *, today: date, edition: str = DEFAULT_EDITION) -> Iterator[tuple[Path, Report]]:
    """Publish many schools, each into ``out/FOLDER``; a school with faults is reported and does not stop the others."""
    for school in schools:
        try:
            yield school, build(school, out / school.parent.name, today=today, edition=edition, with_mkdocs=False)
        except Unreadable as fault:
            yield school, fault.report


def serve(path: Path, *, port: int, today: date, edition: str = DEFAULT_EDITION) -> None:
    """Show the site on this computer and rebuild it at each change, until interrupted."""
    from careersite.engine.serve import serve as show
    from careersite.places import theme_dir

    watched = [path, path.parent / CONTENT, theme_dir(), path.parent / "years"]
    show(lambda: prepare_site(path, today, edition=edition), watched, port=port)


def start(folder: Path, kind: str, today: date) -> list[Path]:
    """Write a starter into a new or empty folder; gives the files written.

    Raises:
        UsageFault: the folder is not empty, or the kind is not known.
    """
    from careersite.model.vocabulary import InstitutionKind
    from careersite.starter import render_starter

    kinds = [item.value for item in InstitutionKind]
    if kind not in kinds:
        close = get_close_matches(kind, kinds, 1)
        raise UsageFault(f"“{kind}” is not a kind that is known.", f"{f'Did you mean {close[0]}? ' if close else ''}Choose from: {', '.join(kinds)}.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageFault(f"{folder} is not empty.", "Name a folder that is new or empty.")
    # From August on a school plans for the year that begins.
    academic_year = today.year if today.month >= 8 else today.year - 1
    written = []
    for name, text in render_starter(InstitutionKind(kind), academic_year).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        written.append(target)
    return written


def workbook(path: Path, book: Path, *, today: date) -> None:
    """Write a programme as a workbook to fill in.

    Raises:
        Unreadable: the programme has faults.
        UsageFault: the libraries are not installed.
    """
    _office_is_installed()
    from careersite.exports.workbook import workbook as made

    book.write_bytes(made(readable(load(path), today=today)))


def import_workbook(book: Path, path: Path, *, force: bool, today: date) -> Programme:
    """Turn a workbook back into a programme file; gives the programme.

    Raises:
        Unreadable: the workbook has faults; nothing is written.
        UsageFault: the file is there already and ``force`` is not given, or the libraries are not installed.
    """
    _office_is_installed()
    from careersite.source.spreadsheet import read_workbook
    from careersite.source.writing import programme_file

    if path.exists() and not force:
        raise UsageFault(f"{path} is there already.", "Name a new file, or add --force to write over it.")
    source = read_workbook(book)
    programme, model_faults = (None, []) if source.findings else validate(source.value)
    faults = (*source.findings, *(source.placed(fault) for fault in model_faults))
    if programme is None:
        raise Unreadable(Report("import", str(book), DEFAULT_EDITION, today.isoformat(), faults=faults))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(programme_file(source.value, book.name), encoding="utf-8", newline="\n")
    return programme


def _office_is_installed() -> None:
    if any(find_spec(name) is None for name in ("python_calamine", "xlsxwriter")):
        raise UsageFault("Workbooks need more than the small installation.", "Install it with: pip install 'careersite[office]'")


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
    """What comes up within so many days, for one programme or for every school of a folder."""
    from careersite.report.due_report import due_text
    from careersite.rules.due import due_within

    for file in schools_in(path) if path.is_dir() else [path]:
        loaded = load(file)
        programme = readable(loaded, today=today)
        days = due_within(programme, within, earlier=loaded.earlier, today=today)
        yield due_text(programme.institution.name, days, today=today, within=within)


def weigh_offer(offer: Path, path: Path, *, today: date) -> str:
    """Weigh an offer against a programme.

    Raises:
        Unreadable: the offer or the programme has faults.
    """
    from careersite.report.weigh_report import weigh_text
    from careersite.rules.weigh import Opportunity, unknown_ids, weigh

    loaded = load(path)
    programme = readable(loaded, today=today)
    document = read_document(offer)
    opportunity, model_faults = read_as(document.value, Opportunity) if document.value is not None else (None, [])
    faults = [*document.findings, *(_placed(document, fault) for fault in model_faults)]
    if opportunity is not None:
        faults += [
            _placed(document, Fault("MODEL-UNKNOWN-ID", (group,), f"There is no “{identity}” in {group}.", f"Use an id of the programme, or list it under new_{group}."))
            for group, identity in unknown_ids(programme, opportunity)
        ]
    if opportunity is None or faults:
        raise Unreadable(Report("weigh", str(offer), DEFAULT_EDITION, today.isoformat(), faults=tuple(faults)))
    return weigh_text(weigh(programme, opportunity, earlier=loaded.earlier, today=today))


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
    from careersite.audit.site import audit_pages, extracts_of, is_address, saved_pages

    asking = asking or Asking()
    if is_address(target):
        from careersite.audit.fetch import crawl_site, soften

        fetch = crawl_site(target, allow_private=asking.allow_private, delay=asking.delay, store=asking.store, contact=asking.contact)
        own, pages = published(fetch.pages)
        extracts = extracts_of(pages)
        report = soften(audit_pages(target, extracts, today=today, kind=kind, edition=edition, notes=fetch.notes, own=own), fetch)
    else:
        own, pages = published(saved_pages(target))
        extracts = extracts_of(pages)
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
    from careersite.audit.site import audit_pages, extracts_of

    asking = asking or Asking()

    def judged(fetch: SiteFetch, school: School) -> Report:
        own, pages = published(fetch.pages)
        report = audit_pages(
            fetch.address, extracts_of(pages), today=today, name=school.name, kind=school.kind or kind, edition=edition, notes=fetch.notes, own=own
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
