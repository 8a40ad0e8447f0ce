"""Every other form of a programme: values in, bytes out. One module a form, loaded only when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from importlib import import_module

from careersite.errors import UsageFault
from careersite.exports.context import ExportInput
from careersite.model.programme import Programme
from careersite.model.vocabulary import SiteForm
from careersite.pages.press import Press
from careersite.pages.roadmap import pictures_of
from careersite.pages.views import site_years
from careersite.words import Words

__all__ = ["FORMS", "ExportInput", "NotInstalled", "downloads", "own_in", "site_exports"]

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
            maker = import_module(f"careersite.exports.{module}").files
            made: dict[str, bytes] = dict(maker(context))
            for other in context.further if name in _IN_EACH_LANGUAGE else ():
                made |= {f"{other.words.language}/{path}": data for path, data in maker(other).items() if path not in _FOR_OTHERS}
        except ModuleNotFoundError as error:
            if (error.name or "").startswith("careersite") or not extra:
                raise
            raise NotInstalled(f"The form {name} needs more than the small installation.", f"Install it with: pip install 'careersite[{extra}]'") from error
        return made

    return files


# Each form takes everything about a programme and gives its files by their path: the same input gives the same bytes.
FORMS: dict[str, Callable[[ExportInput], Mapping[str, bytes]]] = {name: _form(name) for name in _MODULES}

# What parents and learners get in each language of the site, and which of these files are for staff and visitors.
_IN_EACH_LANGUAGE = ("calendar", "letters", "leaflet")
_FOR_OTHERS = ("calendar/provider-encounters.ics", "calendar/review-dates.ics")

# What every built site carries; the pages link to these addresses.
_ON_EVERY_SITE = ("calendar", "data", "roadmap")


def site_exports(context: ExportInput) -> tuple[tuple[str, bytes], ...]:
    """The files that are put into the site: calendar feeds, data, pictures, and the documents that the school wants there.

    Raises:
        NotInstalled: a document needs a library that is not there.
    """
    made = {path: data for name in _ON_EVERY_SITE for path, data in FORMS[name](context).items()}
    if wanted := context.programme.site.forms:
        linked = {item["href"].lstrip("/") for item in downloads(context.programme, context.words, context.today)}
        made |= {path: data for form in wanted for path, data in FORMS[form.value](context).items() if path in linked}
    return tuple(sorted(made.items()))


def own_in(programme: Programme) -> frozenset[str]:
    """The files that a further language has of its own, by their path below its folder."""
    return frozenset(f"calendar/{name}.ics" for name in ("all", "students", "parents", *(f"year-{year}" for year in site_years(programme))))


def _documents(programme: Programme, words: Words) -> list[tuple[str, str, str, str]]:
    """The documents that the school wants on its site; the evidence for Compass is a working paper and stays off it."""
    found = []
    if SiteForm.PDF in programme.site.forms:
        found += [("pdf/programme.pdf", words("page.programme"), "PDF", "programme/ what-we-publish/"), ("pdf/provider-access-policy.pdf", words("access.policy"), "PDF", "provider-access/")]
        found += [(f"pdf/year-{year}.pdf", words("years.one", year=year), "PDF", f"years/year-{year}/ parents/year-{year}/ students/year-{year}/") for year in site_years(programme)]
    if SiteForm.OFFICE in programme.site.forms:
        found += [
            ("office/provider-access-policy.docx", words("access.policy"), "Word", "provider-access/"),
            ("office/governors-report.docx", words("exports.governors"), "Word", "governors/"),
            ("office/parents-evening.pptx", words("exports.slides"), "PowerPoint", "parents/"),
            ("office/activities.xlsx", words("exports.activities"), "Excel", "programme/ what-we-publish/"),
        ]
    return found


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
    listed += _documents(programme, words)
    return tuple({"href": f"/{path}", "title": title, "kind": kind, "at": at} for path, title, kind, at in listed)
