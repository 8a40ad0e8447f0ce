"""Every other form of a programme: values in, bytes out. One module a form, loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module

from careersite.errors import UsageFault
from careersite.exports.context import ExportInput
from careersite.model.programme import Programme
from careersite.pages.press import Press
from careersite.pages.roadmap import pictures_of
from careersite.pages.views import site_years
from careersite.words import Words

__all__ = ["FORMS", "ExportInput", "NotInstalled", "downloads", "site_exports"]

# The form's name on the command line, its module, and the part of the installation that brings its libraries.
_MODULES = {
    "pdf": ("pdf", "pdf"),
    "calendar": ("feeds", ""),
    "data": ("data", ""),
    "office": ("office", "office"),
    "roadmap": ("roadmap", ""),
    "print": ("sheets", ""),
    "snippets": ("snippets", ""),
    "zip": ("archive", ""),
    "letters": ("letters", ""),
    "leaflet": ("leaflet", "office"),
}


class NotInstalled(UsageFault):
    """A form needs a library that the small installation does not bring."""


def _form(name: str) -> Callable[[ExportInput], Mapping[str, bytes]]:
    module, extra = _MODULES[name]

    def files(context: ExportInput) -> Mapping[str, bytes]:
        try:
            made: Mapping[str, bytes] = import_module(f"careersite.exports.{module}").files(context)
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("careersite") or not extra:
                raise
            raise NotInstalled(f"The form {name} needs more than the small installation.", f"Install it with: pip install 'careersite[{extra}]'") from error
        return made

    return files


# Each form takes everything about a programme and gives its files by their path: the same input gives the same bytes.
FORMS: dict[str, Callable[[ExportInput], Mapping[str, bytes]]] = {name: _form(name) for name in _MODULES}

# What every built site carries; the pages link to these addresses.
_ON_EVERY_SITE = ("calendar", "data", "roadmap")


def site_exports(context: ExportInput) -> tuple[tuple[str, bytes], ...]:
    """The files that are put into every site: calendar feeds, data, pictures."""
    return tuple(sorted((path, made) for name in _ON_EVERY_SITE for path, made in FORMS[name](context).items()))


def downloads(programme: Programme, words: Words, today: date) -> tuple[dict[str, str], ...]:
    """What the pages say of these files: ``title``, ``href`` from the root, ``kind``, and ``at``, the pages that link to it."""
    years = site_years(programme)
    feed, data = "iCalendar", (("activities.csv", words("exports.activities"), "CSV"), ("programme.json", words("exports.programme"), "JSON"))
    listed = [
        ("calendar/all.ics", words("exports.feed-all"), feed, "programme/ calendar/ years/"),
        ("calendar/students.ics", words("exports.feed-students"), feed, "calendar/ students/"),
        ("calendar/parents.ics", words("exports.feed-parents"), feed, "calendar/ parents/"),
        ("calendar/provider-encounters.ics", words("exports.feed-encounters"), feed, "calendar/ provider-access/ providers/"),
        ("calendar/review-dates.ics", words("exports.feed-review"), feed, "what-we-publish/ governors/"),
    ]
    listed += [(f"calendar/year-{year}.ics", words("exports.feed-year", year=year), feed, f"calendar/ years/year-{year}/ students/year-{year}/ parents/year-{year}/") for year in years]
    listed += [(path, title, kind, "programme/ what-we-publish/") for path, title, kind in data]
    listed += [("requirements.json", words("exports.requirements"), "JSON", "what-we-publish/")]
    listed += [(picture.file, picture.title, "SVG", "roadmap/") for picture in pictures_of(Press(programme, (), (), today, None, words))]
    return tuple({"href": f"/{path}", "title": title, "kind": kind, "at": at} for path, title, kind, at in listed)
