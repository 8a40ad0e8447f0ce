"""The command line: it reads the words, the clock and the surroundings, calls ``run``, and prints.

Exit codes are part of the contract: 0 done, 1 gaps or faults in the input, 2 wrong use, 3 locked, 4 surroundings,
5 a fault of the program, 130 interrupted.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from careersite import __version__
from careersite.errors import CareersiteError, UsageFault

if TYPE_CHECKING:
    from careersite.findings import Report

DEFAULT_EDITION = "dfe-2025-05"
EXPORT_FORMS = ("pdf", "calendar", "data", "office", "roadmap", "print", "snippets", "zip", "letters", "leaflet")
FORMATS = ("text", "json", "sarif", "github", "html")
_SURROUNDINGS = frozenset({errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EIO, errno.EDQUOT, errno.EMFILE, errno.ENFILE})


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say what to type."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"“{value}” is not a day. Type it like this: 2026-11-21.", param, ctx)


def _today_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option(
        "--today", type=Day(), default=date.today, help="Judge as on this day. Default: the day of this computer."  # the one place that reads the clock
    )(function)


def _edition_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--edition", default=DEFAULT_EDITION, show_default=True, help="The edition of the guidance to check against, or a folder with one.")(function)


def _format_option(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write the report.")(function)


def _file_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    return click.argument("file", type=click.Path(path_type=Path), default=Path("programme.yaml"))(function)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="careersite")
@click.option("--debug", is_flag=True, help="Show where in the program a fault happened.")
def cli(debug: bool) -> None:
    """Turn one file into a careers website that parents can read.

    Write your programme in programme.yaml, then:

    \b
      careersite check     says what is missing, and where
      careersite build     makes the website in the folder site
      careersite serve     shows it while you write
    """  # noqa: D301 - click looks for the control character that a plain backslash and b make


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--kind", default="academy", show_default=True, help="What kind of school or college it is for.")
@_today_option
def new(folder: Path, kind: str, today: date) -> None:
    """Start a programme in FOLDER: a file to fill in, with explanations."""
    from careersite.authoring import start

    for path in start(folder, kind, today):
        click.echo(f"  {path}")
    click.echo(f"Open {folder / 'programme.yaml'} and fill in what says “fill in”. Then: careersite check {folder / 'programme.yaml'}")


@cli.command()
@_file_argument
@_format_option
@click.option("--strict", is_flag=True, help="Count what is expected (should) like what the law asks for (must).")
@click.option("--baseline", type=click.Path(path_type=Path), help="A file of known gaps; only new ones count.")
@click.option("--write-baseline", type=click.Path(path_type=Path), help="Write today's gaps as known into this file.")
@click.option("--encoding", help="The encoding of FILE where it is not UTF-8, such as cp1252.")
@_today_option
@_edition_option
def check(file: Path, form: str, strict: bool, baseline: Path | None, write_baseline: Path | None, encoding: str | None, today: date, edition: str) -> None:
    """Say what FILE publishes and what is missing."""
    from careersite import run

    report = run.check(file, today=today, edition=edition, encoding=encoding)
    if baseline:
        from careersite.report.baseline import apply_baseline, read_baseline

        report = apply_baseline(report, read_baseline(baseline))
    _print(report, form, edition, strict=strict)
    if write_baseline and not report.faults:
        from careersite.report.baseline import write_baseline as baseline_text

        write_baseline.write_text(baseline_text(report), encoding="utf-8")
        click.echo(f"The gaps of today are written to {write_baseline}.", err=True)
    sys.exit(int(report.fails(strict=strict)))


@cli.command()
@_file_argument
@click.option("--out", type=click.Path(path_type=Path), help="The folder to publish into. Default: site, beside FILE.")
@_today_option
@_edition_option
def build(file: Path, out: Path | None, today: date, edition: str) -> None:
    """Make the website of FILE, or of every school in a folder of schools."""
    from careersite import run
    from careersite.report.wording import statement

    if file.is_dir():
        if out is None:
            raise UsageFault("It is not said where the sites should go.", f"Add a folder: careersite build {file} --out sites")
        failed = False
        for school, report in run.build_many(run.schools_in(file), out, today=today, edition=edition):
            failed |= bool(report.faults)
            click.echo(f"{school.parent.name}: {statement(report)}")
            if report.faults:
                _print(report, "text", edition)
        sys.exit(int(failed))
    out = out or file.parent / "site"
    click.echo(f"Building {out} from {file} …", err=True)
    report = run.build(file, out, today=today, edition=edition)
    _print(report, "text", edition)
    click.echo(f"\nThe site is ready. Open this file in your browser:\n  {(out / 'index.html').resolve()}\nTo look at it as on the web: careersite serve {file}")


@cli.command()
@_file_argument
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="The folder to write into.")
@click.option("--form", "forms", multiple=True, type=click.Choice(EXPORT_FORMS), help="One form, and again for more. Default: all.")
@_today_option
@_edition_option
def export(file: Path, folder: Path, forms: tuple[str, ...], today: date, edition: str) -> None:
    """Write the other forms of FILE: calendars, pictures, data, sheets to print, documents, letters, a zip of the website."""
    from careersite import run

    for line in run.export(file, folder, forms, today=today, edition=edition):
        click.echo(line)


@cli.command()
@_file_argument
@click.option("--to", "book", type=click.Path(path_type=Path), required=True, help="The workbook to write, such as book.xlsx.")
@click.option("--force", is_flag=True, help="Write over a workbook that is there already.")
@_today_option
def workbook(file: Path, book: Path, force: bool, today: date) -> None:
    """Write FILE as a workbook: its lists as sheets to fill in with Excel or LibreOffice."""
    from careersite import authoring

    if book.suffix.lower() != ".xlsx":
        raise UsageFault(f"{book} is no name of a workbook.", "End it with .xlsx: --to book.xlsx")
    if book.exists() and not force:
        raise UsageFault(f"{book} is there already.", "Name a new file, or add --force to write over it.")
    authoring.workbook(file, book, today=today)
    click.echo(f"The workbook is {book}. Fill it in, save it, then: careersite import {book} --to {file.name}")


@cli.command("import")
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="The programme file to write.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there already; comments in it are lost.")
@_today_option
def import_(book: Path, file: Path, force: bool, today: date) -> None:
    """Turn a workbook (BOOK, .xlsx, .xls or .ods) back into a programme file."""
    from careersite import authoring

    programme, notes = authoring.import_workbook(book, file, force=force, today=today)
    for note in notes:
        click.echo(note, err=True)
    if book.suffix.lower() == ".xls":
        click.echo("In the old form .xls a cell that shows an error is read as empty. Save as .xlsx to have it named.", err=True)
    click.echo(f"{file} holds the programme of {programme.institution.name}: {len(programme.activities)} activities. Next: careersite check {file}")


@cli.command()
@_file_argument
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port on this computer; 0 takes a free one.")
@_today_option
@_edition_option
def serve(file: Path, port: int, today: date, edition: str) -> None:
    """Show the website on this computer, and again after every change."""
    from careersite import run

    run.serve(file, port=port, today=today, edition=edition)


@cli.command()
@click.argument("rule_id", metavar="ID")
@_edition_option
def explain(rule_id: str, edition: str) -> None:
    """Explain one requirement, such as PUB-1: what is asked, of whom, and what to do."""
    from careersite.report.rules_report import explain as explained
    from careersite.rules.catalogue import load_catalogue

    click.echo(explained(load_catalogue(edition), rule_id), nl=False)


@cli.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to write the list.")
@click.option("--diff", nargs=2, metavar="A B", help="Two editions: what changed from A to B.")
@_edition_option
def rules(form: str, diff: tuple[str, str] | None, edition: str) -> None:
    """List the requirements."""
    from careersite.report.rules_report import difference, rules_json, rules_text
    from careersite.rules.catalogue import load_catalogue

    if diff:
        click.echo(difference(*(load_catalogue(name) for name in diff)), nl=False)
        return
    catalogue = load_catalogue(edition)
    click.echo(rules_json(catalogue) if form == "json" else rules_text(catalogue), nl=False)


@cli.command()
def schema() -> None:
    """Print the JSON Schema of programme.yaml, for editors that help while you type."""
    import json

    from careersite.model.schema import json_schema

    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@cli.command()
@click.argument("target", required=False)
@click.option("--hub", type=click.Path(path_type=Path), help="A list of schools (CSV with name and website) instead of one TARGET.")
@click.option("--out", type=click.Path(path_type=Path), help="The folder for the reports on the area (with --hub).")
@click.option("--resume", is_flag=True, help="Go on with a run that was broken off (with --hub).")
@click.option("--kind", help="What kind of institution it is, such as maintained or academy.")
@click.option("--draft", type=click.Path(path_type=Path), help="Write a first programme file from what was found.")
@click.option("--store", type=click.Path(path_type=Path), help="Keep what was read in this folder, so that a second run asks less.")
@click.option("--contact", default="", help="Your address or e-mail; the school's website sees who asks.")
@click.option("--delay", type=float, help="Seconds between two requests to one website.")
@click.option("--allow-private", is_flag=True, help="Also ask addresses inside your own network.")
@_format_option
@_today_option
@_edition_option
def audit(
    target: str | None,
    hub: Path | None,
    out: Path | None,
    resume: bool,
    kind: str | None,
    draft: Path | None,
    store: Path | None,
    contact: str,
    delay: float | None,
    allow_private: bool,
    form: str,
    today: date,
    edition: str,
) -> None:
    """Say what a website publishes: an address, a folder of saved pages, or one file; or a whole hub."""
    from careersite import auditing

    if (target is None) == (hub is None):
        raise UsageFault("Name one website, folder or file, or a list of schools with --hub.", "careersite audit https://www.school.example")
    if delay is not None and delay < 1 and not allow_private:
        raise UsageFault("A delay under one second is for your own network only.", "Add --allow-private, or wait at least one second.")
    asking = auditing.Asking(allow_private=allow_private, delay=delay, contact=contact, store=store)
    if hub is not None:
        if out is None:
            raise UsageFault("It is not said where the reports should go.", "Add a folder: --out area")
        click.echo(auditing.audit_hub(hub, out, today=today, edition=edition, kind=kind, resume=resume, asking=asking))
        return
    report = auditing.audit(str(target), today=today, edition=edition, kind=kind, asking=asking, draft=draft)
    _print(report, form, edition)
    sys.exit(int(report.fails()))


@cli.command()
@_file_argument
@click.option("--format", "form", type=click.Choice(["text", "json", "html"]), default="text", show_default=True, help="How to write the list.")
@_today_option
@_edition_option
def compass(file: Path, form: str, today: date, edition: str) -> None:
    """List what the programme shows for each Compass question; it gives no score."""
    from careersite import advising

    click.echo(advising.compass(file, form, today=today, edition=edition).rstrip("\n"))


@cli.command()
@_file_argument
@click.option("--within", type=click.IntRange(0, 3660), default=90, show_default=True, metavar="DAYS", help="How far to look ahead.")
@_today_option
def due(file: Path, within: int, today: date) -> None:
    """Say what comes up: review dates, last days for encounters, deadlines. FILE may be a folder of schools."""
    from careersite import advising

    for text in advising.due(file, within, today=today):
        click.echo(text.rstrip("\n"))


@cli.command()
@click.argument("opportunity", type=click.Path(path_type=Path))
@click.option("--programme", type=click.Path(path_type=Path), default=Path("programme.yaml"), show_default=True, help="The programme that it would join.")
@_today_option
def weigh(opportunity: Path, programme: Path, today: date) -> None:
    """Weigh an offer that came in (OPPORTUNITY.yaml): which gaps it would close, and what to ask first.

    Write the offer into a file of its own like an activity of the programme. All but the first four lines can be left out:

    \b
      id: robot-day
      title: Robot day
      kind: provider-encounter
      years: [8, 9]
      when: 2 February 2027
      minutes: 60
      in_school_day: yes
      attendance: all
      benchmarks: [7]
      offered_by: Newtown Training
      providers: [newtown]
      # Only for a provider that the programme does not name yet; new_employers works in the same way.
      new_providers:
        - {id: newtown, name: Newtown Training, kind: itp}
    """  # noqa: D301
    from careersite import advising

    click.echo(advising.weigh_offer(opportunity, programme, today=today).rstrip("\n"))


def _print(report: Report, form: str, edition: str, *, strict: bool = False) -> None:
    from careersite.report import FORMATS as REPORTERS
    from careersite.rules.catalogue import load_catalogue

    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(REPORTERS[form](report, rules=load_catalogue(edition).rules, strict=strict, colour=colour).rstrip("\n"))


def main() -> None:
    """Run the command, and turn whatever goes wrong into one plain sentence and its exit code."""
    # A teacher's Windows console may not know every character that a programme holds.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:
        cli(arguments, prog_name="careersite", standalone_mode=False)
    except SystemExit as end:
        return int(end.code or 0)
    except CareersiteError as fault:
        return _say(fault)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as fault:
        fault.show()
        return fault.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. Go on with the same command and --resume." if "--hub" in arguments else "Interrupted. What was published is as it was.", err=True)
        return 130
    except BrokenPipeError:
        # The reader has gone (careersite check | head); closing quietly is what it expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last wall: no traceback for a teacher
        if isinstance(error, OSError) and error.errno in _SURROUNDINGS:
            click.echo(f"{error.strerror}: {error.filename or ''}\nCheck the free space and who may write there.", err=True)
            return 4
        return _own_fault(error, arguments)
    return 0


def _say(fault: CareersiteError) -> int:
    report = getattr(fault, "report", None)
    if report is not None:
        _print(report, "text", report.edition)
    click.echo(str(fault), err=True)
    return fault.exit_code


def _own_fault(error: Exception, arguments: list[str]) -> int:
    if "--debug" in arguments:
        import traceback

        traceback.print_exc()
    click.echo(
        f"careersite itself has failed ({type(error).__name__}). This is a fault of the program, not of your file.\n"
        "Run it again as “careersite --debug …” and report what it prints.",
        err=True,
    )
    return 5
