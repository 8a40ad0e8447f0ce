"""The MkDocs plugin: hands finished pages over to the engine that the school chose.

Everything on a page is decided before (``SiteInput``); here it is only given to MkDocs' events, in their order:
config, files, page content, environment, context, post build.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config import base
from mkdocs.config import config_options as option
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from careersite.engine.checks import check_site
from careersite.engine.content import ContentFile
from careersite.engine.direct import page_file, plain_files
from careersite.engine.faults import in_full
from careersite.engine.frame import STATIC, Frame
from careersite.engine.hosts import POLICY
from careersite.engine.marker import write_marker
from careersite.engine.mkdocs_values import contents_of, file_of
from careersite.engine.plain import read_site
from careersite.engine.search_index import INDEX
from careersite.engine.site_input import SiteInput
from careersite.errors import CareersiteError
from careersite.places import theme_dir
from careersite.words.marks import resolve, unmarked

log = get_plugin_logger("careersite")


class PluginConfig(base.Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    programme = option.Type(str, default="programme.yaml")
    today = option.Optional(option.Type(str))


class CareersitePlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Give a programme's pages to MkDocs (or ProperDocs)."""

    # Set by ``careersite build``: it has read the programme, and looks at the result and marks it itself.
    given: SiteInput | None = None
    serving = False

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Stay the same object from one rebuild of ``mkdocs serve`` to the next."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the programme, unless ``careersite build`` has; add the packaged theme where the school has none of its own."""
        self.site = self.given or self._load(config)
        self.frame = Frame(self.site)
        self.pages = {page_file(page.path): page for page in self.site.all_pages}
        theme = str(theme_dir())
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        # The map of the site is ours: MkDocs' own carries the day of the build.
        config.theme.static_templates = {"404.html", *STATIC}
        config.site_name = self.site.frame.name
        config.site_url = self.site.frame.url or config.site_url
        return config

    def _load(self, config: MkDocsConfig) -> SiteInput:
        try:
            return read_site(Path(config.config_file_path or ".").parent / self.config.programme, self.config.today)
        except CareersiteError as error:
            raise PluginError(in_full(error)) from None

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Our pages and files, and what other plugins made; nothing of Material's, whose scripts and styles no page uses."""
        made = [file for file in files if file.generated_by]
        sources = self.site.content.sources()
        for page in self.pages.values():
            made.append(file_of(config, sources.get(page.path, f"{page.path}index.md"), ""))
        self.files = plain_files(self.site)
        for name, source in self.files.items():
            made.append(file_of(config, name, source.read() if isinstance(source, ContentFile) else source))
        return Files(made)

    def on_pre_page(self, page: Page, **_: Any) -> Page:
        """Name the page, so that whoever lists pages has its title."""
        page.title = unmarked(self.pages[page.file.dest_uri].title) if page.file.dest_uri in self.pages else page.title
        return page

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """The finished body, with its contents list."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            return html
        page.toc = contents_of(ours.headings)
        # The index is ours, so the search plugin need not read every page (half of the build's time).
        page.meta["search"] = {"exclude": True}
        return ours.body

    def on_env(self, env: jinja2.Environment, **_: Any) -> jinja2.Environment:
        """Escape everything and know no undefined value; MkDocs does neither (torture.md §2c)."""
        env.autoescape, env.undefined = True, jinja2.StrictUndefined
        env.trim_blocks = env.lstrip_blocks = True
        return env

    def on_page_context(self, context: TemplateContext, *, page: Page, **_: Any) -> TemplateContext:
        """The frame's values for a page."""
        ours = self.pages.get(page.file.dest_uri)
        if ours is None:
            raise PluginError(f"{page.file.src_uri} is a page that careersite does not know; make it a file in the content folder.")
        context.update(self.frame.page(ours))  # type: ignore[typeddict-item]
        return context

    def on_template_context(self, context: TemplateContext, *, template_name: str, **_: Any) -> TemplateContext:
        """The frame's values for the search page and the page for a wrong address."""
        context.update(self.frame.static(template_name) if template_name in STATIC else {})  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, **_: Any) -> str:
        """Say of each piece of text in another language which it is; ``mkdocs serve`` adds a script that our policy would stop."""
        return resolve(output.replace(POLICY, "default-src * 'unsafe-inline'") if self.serving else output)

    def on_post_template(self, output_content: str, **_: Any) -> str:
        """The same for the pages of the frame itself."""
        return resolve(output_content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """After all other plugins: our index over the search plugin's; look at what was built, and mark the folder as ours."""
        site_dir = Path(config.site_dir)
        index = self.files[INDEX]
        assert isinstance(index, bytes)
        (site_dir / INDEX).parent.mkdir(exist_ok=True)
        (site_dir / INDEX).write_bytes(index)
        if self.given is None:
            for fault in check_site(site_dir, self.site):
                log.warning("%s: %s", fault.file, fault.message)
            write_marker(site_dir)

    def on_serve(self, server: Any, *, config: MkDocsConfig, **_: Any) -> Any:
        """Rebuild on a change of the programme or the theme too."""
        for watched in (Path(config.config_file_path).parent / self.config.programme, config.theme.custom_dir or theme_dir()):
            server.watch(str(watched))
        return server
