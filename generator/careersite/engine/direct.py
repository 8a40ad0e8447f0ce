"""Every file of a site, made without MkDocs: what the preview, a batch of schools and any other engine need.

``tests/build/test_parity.py`` holds this and the MkDocs plugin to the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import TemplateError

from careersite.engine.content import ContentFile
from careersite.engine.frame import MAIN, STATIC, Frame
from careersite.engine.hosts import host_files
from careersite.engine.search_index import INDEX, search_index
from careersite.engine.site_input import SiteInput
from careersite.errors import CareersiteError, UsageFault
from careersite.pages.page import Page
from careersite.pages.templates import environment
from careersite.places import theme_dir

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
    """Every file of the site that is no page: stylesheets, the search's index, exports, the school's files, host headers.

    Raises:
        UsageFault: two of them would have the same name.
    """
    assets = dict(theme_assets())
    sheets = [assets.pop(name) for name in _SHEETS if name in assets]
    # One sheet, so that a first view asks for few files.
    files: dict[str, Source] = {f"assets/{name}": data for name, data in assets.items()}
    files[SITE_CSS] = b"\n".join([*sheets, site.frame.css.encode()])
    own: list[tuple[str, Source]] = [(file.path, file) for file in site.content.files]
    own += [*site.exports, *host_files(site).items(), (INDEX, search_index(site.all_pages, site.frame.words))]
    taken = {name.lower(): name for name in (*files, *STATIC, *(page_file(page.path) for page in site.all_pages))}
    for name, source in own:
        if name.lower() in taken:
            raise UsageFault(f"The file {name} has the name of another part of the site.", "Give the file in the content folder another name.")
        taken[name.lower()] = name
        files[name] = source
    return files


def render_pages(site: SiteInput) -> Iterator[tuple[str, bytes]]:
    """Each page in its frame, then the pages of the frame itself (search, not found).

    Raises:
        TemplateFault: a template failed; names the template and the page.
    """
    frame = Frame(site)
    for page in site.all_pages:
        yield page_file(page.path), _render(MAIN, page.path, page.language, frame, page)
    for name in STATIC:
        yield name, _render(name, name, site.frame.language, frame, None)


def _render(template: str, where: str, language: str, frame: Frame, page: Page | None) -> bytes:
    try:
        values = frame.page(page) if page else frame.static(template)
        return environment(language).get_template(template).render(values).encode()
    except TemplateError as error:
        raise TemplateFault(f"The template {getattr(error, 'filename', None) or template} failed at the page “{where or 'home'}”: {error}") from error


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
