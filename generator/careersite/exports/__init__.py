"""Every other form of a programme: values in, bytes out. One module a form, loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from careersite.errors import UsageFault
from careersite.exports.context import ExportInput
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


def downloads(words: Words) -> tuple[dict[str, str], ...]:
    """The programme's other forms as the page “other forms” lists them: ``title``, ``href`` from the root, ``kind``."""
    listed = (
        ("calendar/all.ics", "exports.calendar-all", "iCalendar"),
        ("activities.csv", "exports.activities", "CSV"),
        ("programme.json", "exports.programme", "JSON"),
    )
    return tuple({"title": words(title), "href": f"/{path}", "kind": kind} for path, title, kind in listed)
