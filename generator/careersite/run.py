"""The whole program, top to bottom: read, understand, judge, write the pages, publish, report.

programme.yaml ─ source ─► model ─► rules ─► findings ─► report
                              │
content/*.md ─────────────► pages ─► engine (and exports) ─► site/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from careersite.errors import UsageFault
from careersite.findings import Evidence, Finding, Judgement, Report, Subject
from careersite.loading import Loaded, Translated, Unreadable, load
from careersite.model.dates import quoted
from careersite.model.programme import Programme
from careersite.places import CONTENT
from careersite.rules.catalogue import DEFAULT_EDITION, load_catalogue
from careersite.rules.judge import judge
from careersite.rules.odd_days import odd_days
from careersite.rules.verdict import texts
from careersite.source import Document, parse_path

if TYPE_CHECKING:
    from careersite.engine.site_input import SiteInput, Translation
    from careersite.exports import ExportInput
    from careersite.pages.page import Page
    from careersite.rules.catalogue import Catalogue
    from careersite.rules.encounters import PhaseState

LEVEL_UNKNOWN = (
    "The file does not say whether this is a maintained school or an academy, so it is judged as a maintained school. "
    "Give the kind, and for a middle school the status."
)


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
        notes=tuple(_notes(loaded)),
    )


def _notes(loaded: Loaded) -> Iterator[str]:
    yield from loaded.document.notes
    if loaded.programme is None:
        return
    unfilled = [path for path, text in texts(loaded.programme) if text.lower().lstrip("([ ").startswith("fill in")]
    if unfilled:
        places = ", ".join(loaded.document.where(path) for path in unfilled[:3])
        yield f"Texts that still say “fill in”: {len(unfilled)}, at {places}{' …' if len(unfilled) > 3 else ''}. They are published as they stand."
    yield from _recordings_left_out(loaded)
    for path, odd in odd_days(loaded.programme):
        yield f"{loaded.document.where(path)}: the encounter is said to be in the school day, but {odd}. Check the day."
    if loaded.programme.institution.level_unknown:
        yield LEVEL_UNKNOWN


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
    from careersite.rules.checks.doubts import sound
    from careersite.rules.encounters import phase_states
    from careersite.words import words_for

    programme = readable(loaded, today=today, edition=edition)
    report = report or report_on(loaded, today=today, edition=edition)
    content = read_content(loaded.content, language=programme.site.language, logo=programme.site.logo)
    if content.faults:
        raise Unreadable(replace(report, subject=None, judgements=(), faults=content.faults))
    left_out = {item.file for item in programme.media if not item.transcript}
    content = replace(content, files=tuple(file for file in content.files if file.path not in left_out))
    catalogue, words = load_catalogue(edition), words_for(programme.site.language, by_age=programme.institution.by_age)
    own_pages, further_pages = _by_language(content.pages, [item.language for item in loaded.translations])
    phases = tuple(map(sound, phase_states(programme, earlier=loaded.earlier, today=today)))
    pages = build_pages(
        programme,
        report.judgements,
        phases,
        earlier=loaded.earlier,
        today=today,
        catalogue=catalogue,
        words=words_for(programme.site.language, marking=True, by_age=programme.institution.by_age),
        extra=own_pages,
        downloads=downloads(programme, words, today),
        sizes={file.path: len(file.read()) for file in content.files},
    )
    translations = tuple(
        _translated_pages(item, loaded, report.judgements, phases, today=today, catalogue=catalogue, extra=further_pages[item.language]) for item in loaded.translations
    )
    further = tuple(ExportInput(_at_its_address(item), loaded.earlier, report.judgements, phases, pages, today, catalogue, words_for(item.language, by_age=item.programme.institution.by_age), dict) for item in loaded.translations)
    context = ExportInput(programme, loaded.earlier, report.judgements, phases, pages, today, catalogue, words, lambda: _files_of(site), lambda: {file.path: file.read() for file in content.files}, further)
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
    from careersite.exports import downloads, own_in
    from careersite.pages.site import build_pages
    from careersite.pages.translated import moved
    from careersite.words import words_for

    words, programme = words_for(item.language, marking=True, by_age=item.programme.institution.by_age), _at_its_address(item)
    pages = build_pages(
        programme, judgements, phases, earlier=loaded.earlier, today=today, catalogue=catalogue, words=words, extra=extra, downloads=downloads(programme, words, today), readers_only=True
    )
    frame = replace(frame_of(item.programme, today=today, edition=catalogue.title), language=item.language)
    return Translation(moved(pages, item.language, programme.site.language, own_in(programme)), frame)


def _at_its_address(item: Translated) -> Programme:
    """The programme in a further language with the address of the folder in which that language stands."""
    site = item.programme.site
    here = site.url and f"{site.url.rstrip('/')}/{item.language}/"
    return item.programme.model_copy(update={"site": site.model_copy(update={"url": here})})


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
    from careersite.engine.publish import BrokenSite, publish

    loaded = load(path, publishing=True)
    report = report_on(loaded, today=today, edition=edition)
    site = prepare_site(path, today, edition=edition, report=report, loaded=loaded)
    config = path.parent / "mkdocs.yml"
    try:
        publish(site, out, config=config if config.is_file() else None, with_mkdocs=with_mkdocs)
    except BrokenSite as broken:
        faults = dict.fromkeys(_link_in_file(loaded, finding) for finding in broken.findings)
        raise Unreadable(replace(report, subject=None, judgements=(), faults=tuple(faults))) from broken
    return report


def _link_in_file(loaded: Loaded, finding: Finding) -> Finding:
    """A dead link at the text of the programme that holds it; as it is where it stands in a hand-written page."""
    address = finding.message.partition("“")[2].partition("”")[0].lstrip("./")
    for path, text in texts(loaded.programme):
        if address and (f"]({address}" in text or f"](/{address}" in text or f"](./{address}" in text):
            line, column = loaded.document.place(parse_path(path))
            message = f"The link “{address}” leads nowhere."
            hint = "Correct the link, or put the file into content/."
            return Finding(finding.id, message, hint=hint, file=loaded.document.file, line=line, column=column, path=path)
    return finding


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

    watched = [path, path.parent / CONTENT, theme_dir(), path.parent / "years", *path.parent.glob(f"{path.stem}.*{path.suffix}")]
    show(lambda: prepare_site(path, today, edition=edition), watched, port=port)
