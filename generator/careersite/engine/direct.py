"""Every file of a site, made without MkDocs: what the preview, a batch of schools and any other engine need.

``tests/build/test_parity.py`` holds this and the MkDocs plugin to the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import TemplateError

from careersite.engine.checks import dead_links
from careersite.engine.content import ContentFile
from careersite.engine.frame import MAIN, SEARCH, STATIC, Frame
from careersite.engine.hosts import host_files
from careersite.engine.search_index import INDEX, search_index
from careersite.engine.site_input import SiteInput
from careersite.errors import CareersiteError, UsageFault
from careersite.findings import Finding
from careersite.pages.page import Page
from careersite.pages.templates import environment
from careersite.places import theme_dir
from careersite.words.marks import resolve

SITE_CSS = "assets/site.css"
# In this order: the frame names the tokens, the parts use them, the school changes them.
_SHEETS = ("frame.css", "components.css")
Source = bytes | ContentFile


class TemplateFault(CareersiteError):
    """A page template failed: a fault of the program (or of whoever changed the template)."""


def page_file(path: str) -> str:
    """The file of a page's address: ``parents/`` is ``parents/index.html``."""
    return f"{path}index.html"


def plain_files(site: SiteInput) -> dict[str, Source]:
    """Every file of the site that is no page: stylesheet, the search's index, exports, the school's files, host headers.

    Raises:
        UsageFault: two of them would have the same name.
    """
    files = _asset_files(site)
    own: list[tuple[str, Source]] = [(file.path, file) for file in site.content.files]
    own += [*site.exported, *host_files(site).items(), (INDEX, search_index(site.pages.pages, site.frame.words)), *_searches(site)]
    taken = {name.lower() for name in (*files, *STATIC, *(page_file(page.path) for page in site.all_pages))}
    for name, source in own:
        if name.lower() in taken:
            raise UsageFault(f"The file {name} has the name of another part of the site.", "Give the file in the content folder another name.")
        taken.add(name.lower())
        files[name] = source
    return files


def _searches(site: SiteInput) -> Iterator[tuple[str, bytes]]:
    """Each further language's own search: its index and its page."""
    frame = Frame(site) if site.translations else None
    for translation in site.translations:
        folder = f"{translation.frame.language}/"
        yield folder + INDEX, search_index(translation.pages.pages, translation.frame.words, folder)
        if frame:
            yield folder + SEARCH, _render_one(frame, folder + SEARCH, None)


def _asset_files(site: SiteInput) -> dict[str, Source]:
    assets = dict(theme_assets())
    sheets = [assets.pop(name) for name in _SHEETS if name in assets]
    # One sheet, so that a first view asks for few files.
    return {SITE_CSS: b"\n".join([*sheets, site.frame.css.encode()]), **{f"assets/{name}": data for name, data in assets.items()}}


class SiteFiles:
    """The files of a site, each made when it is asked for: what a preview shows first need not wait for the rest."""

    def __init__(self, site: SiteInput) -> None:
        self._site = site
        self._frame = Frame(site)
        self._pages: dict[str, Page | None] = {page_file(page.path): page for page in site.all_pages} | dict.fromkeys(STATIC)
        self._made: dict[str, Source] = {**_asset_files(site), **{file.path: file for file in site.content.files}}
        self._plain: dict[str, Source] | None = None

    def find(self, name: str) -> Source | None:
        """The file of this name; None where there is none.

        Raises:
            TemplateFault: the page's template failed.
        """
        if name not in self._made and name in self._pages:
            self._made[name] = _render_one(self._frame, name, self._pages[name])
        return self._made.get(name) or self._rest().get(name)

    def faults(self) -> list[Finding]:
        """Make every file, and look for dead links."""
        made = {name: self.find(name) for name in (*self._pages, *self._rest())}
        pages = {name: data for name, data in made.items() if isinstance(data, bytes) and name.endswith(".html")}
        return dead_links(pages, made, self._site)

    def _rest(self) -> dict[str, Source]:
        if self._plain is None:
            self._plain = plain_files(self._site)
        return self._plain


def render_pages(site: SiteInput) -> Iterator[tuple[str, bytes]]:
    """Each page in its frame, then the pages of the frame itself (search, not found).

    Raises:
        TemplateFault: a template failed; names the template and the page.
    """
    frame = Frame(site)
    for page in site.all_pages:
        yield page_file(page.path), _render_one(frame, page_file(page.path), page)
    for name in STATIC:
        yield name, _render_one(frame, name, None)


def _render_one(frame: Frame, name: str, page: Page | None) -> bytes:
    template, language = (MAIN, page.language) if page else (name.rpartition("/")[2], frame.part(name).context.language)
    try:
        values = frame.page(page) if page else frame.static(name)
        return resolve(environment(language).get_template(template).render(values)).encode()
    except TemplateError as error:
        failed = getattr(error, "filename", None) or template
        raise TemplateFault(f"The template {failed} failed at the page “{(page.path if page else name) or 'home'}”: {error}") from error


@cache
def theme_assets() -> dict[str, bytes]:
    """Stylesheets and scripts of the theme; read once, since a school cannot change them while we build."""
    folder = theme_dir() / "assets"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if _is_asset(file)}


def _is_asset(file: Path) -> bool:
    return file.is_file() and not file.name.startswith(".")


def forget_templates() -> None:
    """Read the theme anew: the preview follows changes of templates and stylesheets."""
    theme_assets.cache_clear()
    environment.cache_clear()
