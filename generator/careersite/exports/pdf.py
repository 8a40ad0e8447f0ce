"""PDF of the programme, of the policy statement and of each school year, from the same pages as the website.

They are tagged, with a language, a title, bookmarks and headers in tables. The tags that WeasyPrint gets wrong are put
right before the file is written; that does not make the files PDF/UA, and nothing here says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from careersite.exports.context import ExportInput
from careersite.exports.paper import with_links
from careersite.pages.links import target_of
from careersite.pages.page import Page
from careersite.pages.views import site_years
from careersite.places import theme_dir

_FOLDER = "pdf"
_TEMPLATES = "exports/pdf"
_CHAPTERS = "programme/ personal-guidance/ pathways/ labour-market/ outcomes/ benchmarks/ impact/ provider-access/ contact/".split()
_PICTURE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\ssrc="([^"]*)"')
_ID = re.compile(r'\s(id|aria-labelledby)="([^"]*)"')
_HEADING = re.compile(r"<(/?)h([1-6])\b")


@dataclass(frozen=True)
class Document:
    """One file: its title and opening sentence, the pages that it holds, and whether they are chapters of a book."""

    name: str
    title: str
    lead: str
    pages: tuple[Page, ...]
    book: bool = False


def files(context: ExportInput) -> dict[str, bytes]:
    """``pdf/programme.pdf``, ``pdf/provider-access-policy.pdf`` and ``pdf/year-8.pdf`` for each school year.

    Raises:
        NotInstalled: a library that WeasyPrint needs (Pango) is not on this computer.
    """
    return {f"{_FOLDER}/{document.name}.pdf": write(document, context) for document in documents(context)}


def documents(context: ExportInput) -> Iterator[Document]:
    """The documents of a programme."""
    words, programme, school = context.words, context.programme, context.programme.institution.name
    by_path = {page.path: page for page in context.pages.pages}
    years = [f"years/year-{year}/" for year in site_years(programme)]
    paths = [_CHAPTERS[0], *years, *_CHAPTERS[1:]]
    lead = words("pdf.programme-lead", school=school, year=programme.year_name)
    yield Document("programme", words("pdf.programme", school=school, year=programme.year_name), lead, tuple(by_path[path] for path in paths), book=True)
    yield _sheet("provider-access-policy", by_path["provider-access/"], context)
    for year, path in zip(site_years(programme), years, strict=True):
        yield _sheet(f"year-{year}", by_path[path], context)


def _sheet(name: str, page: Page, context: ExportInput) -> Document:
    return Document(name, f"{page.title} – {context.programme.institution.name}", page.lead, (page,))


def write(document: Document, context: ExportInput) -> bytes:
    """The bytes of one document; the same input on the same machine gives the same bytes.

    Raises:
        NotInstalled: a library that WeasyPrint needs (Pango) is not on this computer.
    """
    try:
        import weasyprint
    except OSError as error:
        from careersite.exports import NotInstalled

        raise NotInstalled("The form pdf needs the library Pango, which this computer does not have.", "Install it (Debian: apt install libpango-1.0-0 libpangoft2-1.0-0), then try again.") from error
    html = document_html(document, context)
    css = weasyprint.CSS(string=(theme_dir() / _TEMPLATES / "document.css").read_text(encoding="utf-8"))
    fetcher = Given({}) if "site:/" not in html else Given(context.own_files())
    made = weasyprint.HTML(string=html, base_url="about:blank", url_fetcher=fetcher)
    # The variant "pdf/ua-1" would do the same and write into the file that it is PDF/UA, which nobody has checked.
    return bytes(made.write_pdf(stylesheets=[css], pdf_tags=True, pdf_identifier=True, finisher=_finish))


class Given:
    """Hands WeasyPrint the site's own files and what is inside the page (``data:``), and nothing from anywhere else."""

    # WeasyPrint looks at this after a refusal: go on without the file.
    _fail_on_errors = False

    def __init__(self, site: Mapping[str, bytes]) -> None:
        self.site = site

    def __call__(self, url: str) -> Any:
        """The file at ``site:/path``, or the content of a ``data:`` address.

        Raises:
            ValueError: any other address.
        """
        import weasyprint

        if url.startswith("data:"):
            return weasyprint.URLFetcher(allowed_protocols=("data",)).fetch(url)
        name = url.removeprefix("site:/")
        if name == url or name not in self.site:
            raise ValueError(f"not a file of the site: {url[:80]}")
        return weasyprint.urls.URLFetcherResponse(url, self.site[name], {"Content-Type": _kind(name)})


def _kind(name: str) -> str:
    from mimetypes import guess_type

    return guess_type(name)[0] or "application/octet-stream"


def document_html(document: Document, context: ExportInput) -> str:
    """The whole document as HTML: what WeasyPrint sets."""
    inside = {page.path: _slug(page.path) for page in document.pages}
    bodies = [{"id": inside[page.path], "html": Markup(_body(page, inside, context, book=document.book))} for page in document.pages]  # noqa: S704 - a finished page
    return context.press.fill(
        f"{_TEMPLATES}/document.html",
        title=document.title,
        lead=document.lead,
        direction=context.words.direction,
        made_on=context.today.isoformat(),
        chapters=[{"id": inside[page.path], "title": page.title} for page in document.pages] if document.book else [],
        bodies=bodies,
        address=context.address(document.pages[0].path),
    )


def _slug(path: str) -> str:
    return path.strip("/").replace("/", "-") or "home"


def _body(page: Page, inside: Mapping[str, str], context: ExportInput, *, book: bool) -> str:
    """A page's body for paper: links that lead somewhere from there, ids that occur once, headings under the document's own."""
    prefix = inside[page.path]
    html = _PICTURE.sub(lambda match: _picture(match[0], page.path), with_links(page, inside, context))
    html = _ID.sub(lambda match: f' {match[1]}="{prefix}--{match[2]}"', html)
    if book:
        html = _HEADING.sub(lambda match: f"<{match[1]}h{min(6, int(match[2]) + 1)}", html)
    return html


def _picture(tag: str, path: str) -> str:
    """A picture of the site; one without a text beside it is decoration and is left out."""
    source = _SOURCE.search(tag)
    if not source or ' alt=""' in tag:
        return ""
    return tag.replace(source[0], f' src="site:/{target_of(path, source[1])}"')


def _finish(document: Any, pdf: Any) -> None:
    """Put right what WeasyPrint 70 does not tag (the scope of header cells, names with their values); write the title where readers look for it."""
    document.metadata.include_in_pdf(pdf, "ua", version=0, conformance=None, compress=False)
    by_reference = {item.reference: item for item in pdf.objects}
    elements = [item for item in pdf.objects if isinstance(item, dict) and item.get("Type") == "/StructElem"]
    for element in elements:
        if element["S"] == "/TH":
            parents = {parent["S"] for parent in _above(element, by_reference)}
            element["A"]["Scope"] = "/Column" if "/THead" in parents else "/Row"
        elif element["S"] == "/Div" and by_reference[element["P"]]["S"] == "/L":
            _name_and_value(element, by_reference)


def _above(element: Any, by_reference: Mapping[bytes, Any]) -> Iterator[Any]:
    while (element := by_reference.get(element.get("P"), {})) and "S" in element:
        yield element


def _name_and_value(group: Any, by_reference: Mapping[bytes, Any]) -> None:
    """A ``div`` with ``dt`` and ``dd`` is one list item: the name is its label, the value its body."""
    group["S"] = "/LI"
    for number, kid in enumerate(group["K"]):
        item = by_reference[kid]
        item["S"] = "/LBody" if number else "/Lbl"
        for inner in item["K"]:
            if by_reference.get(inner, {}).get("S") == "/LBody":
                by_reference[inner]["S"] = "/Div" if number else "/Span"
