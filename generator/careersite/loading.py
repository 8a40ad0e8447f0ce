"""From a file's name to what was read: a programme with its former years and translations, or the faults in the way.

Faults of the YAML and of the model get their places here, once.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from careersite.errors import InputFault
from careersite.findings import Finding, Report
from careersite.model.dates import quoted
from careersite.model.programme import Programme
from careersite.model.validate import Fault, validate
from careersite.places import CONTENT
from careersite.source import Document, path_text, read_document


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
    faults = [*document.findings, *(placed(document, fault) for fault in model_faults)]
    earlier: list[Programme] = []
    translations: list[Translated] = []
    if programme is not None:
        faults += [placed(document, fault) for fault in _file_faults(programme, path.parent, publishing)]
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
        return None, [placed(document, Fault("MODEL-TRANSLATION", at, f"The language “{language}” is named already.", "Take it out here."))]
    if not there and language.split("-")[0] not in languages():
        hint = f"Write {file.name} beside the programme, or choose from: {', '.join(code for code in languages() if code != own)}."
        return None, [placed(document, Fault("MODEL-TRANSLATION", at, f"There are no words in the language “{language}”, and no file {file.name}.", hint))]
    over = read_document(file, name=str(Path(document.file).with_name(file.name))) if there else None
    if over is not None and over.value is None:
        return None, list(over.findings)
    made = overlay(document.value or {}, over.value or {} if over else {}, language)
    faults = [*(over.findings if over else ()), *(placed(over or document, fault) for fault in made.faults)]
    value, wrong = validate(made.data)
    faults += [placed(over or document, replace(fault, path=made.path_in_overlay(fault.path))) for fault in wrong]
    if value is None or faults:
        return None, faults
    missing = [fault for fault in _file_faults(value, path.parent, publishing) if made.path_in_overlay(fault.path)]
    return Translated(language, in_language(value, made, own)), [placed(over or document, replace(fault, path=made.path_in_overlay(fault.path))) for fault in missing]


def placed(document: Document, fault: Fault) -> Finding:
    """A fault of the model at its line and column."""
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
    years: set[int] = set()
    for index, file in enumerate(programme.earlier_years):
        if not _is_own(path.parent, file):
            continue
        former = read_document(path.parent / file, name=str(Path(document.file).parent / file))
        value, model_faults = validate(former.value) if former.value is not None else (None, [])
        faults = [*former.findings, *(placed(former, fault) for fault in model_faults)]
        wrong = ""
        if value is not None and value.academic_year >= programme.academic_year:
            wrong = f"which is not before {programme.year_name}"
        elif value is not None and value.academic_year in years:
            wrong = "which another file here is too"
        if value is not None:
            years.add(value.academic_year)
        if value is not None and wrong:
            what = f"“{file}” is the programme of {value.year_name}, {wrong}."
            faults.append(placed(document, Fault("MODEL-EARLIER-YEAR", ("earlier_years", index), what, "Name files of former years only, and each year once.")))
        yield Loaded(path.parent / file, former, value, faults=tuple(faults))
