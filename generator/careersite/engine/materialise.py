"""The second door: a plain folder of documents with its settings, which any engine of the family can build.

No plugin of ours, no template of ours: each page is a Markdown file that holds finished HTML, so MkDocs, Zensical,
ProperDocs or whatever comes next shows the same words with its own look.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from careersite.engine.content import ContentFile
from careersite.engine.direct import SITE_CSS, plain_files
from careersite.engine.marker import write_marker
from careersite.engine.search_index import INDEX
from careersite.engine.site_input import SiteInput
from careersite.engine.swap import transaction
from careersite.pages.page import NavItem, Page
from careersite.words.marks import unmarked

# Made for our own frame; another engine brings its own.
_OURS = {INDEX, SITE_CSS, "assets/menu.js", "assets/search.js", "sitemap.xml", "_headers", ".htaccess"}


def materialise(site: SiteInput, out: Path) -> int:
    """Write ``mkdocs.yml`` and ``docs/`` into a folder that is new, empty or ours; gives the number of pages.

    Raises:
        UsageFault, Locked, SurroundingsFault: as ``swap.transaction``; what is there stays as it was.
    """
    with transaction(out) as folder:
        for page in site.all_pages:
            _write(folder / "docs" / source_name(page.path), _markdown(page).encode())
        for name, source in plain_files(site).items():
            if name not in _OURS and not name.endswith(("/search.html", f"/{INDEX}")):
                _write(folder / "docs" / name, source.read() if isinstance(source, ContentFile) else source)
        _write(folder / "mkdocs.yml", yaml.safe_dump(_settings(site), allow_unicode=True, sort_keys=False).encode())
        write_marker(folder)
    return len(site.all_pages)


def source_name(path: str) -> str:
    """The document of a page: its links, which are relative to its folder, then hold in every engine."""
    return f"{path}index.md"


def _markdown(page: Page) -> str:
    """The page as one block of HTML: a blank line would end the block, so none is left."""
    body = re.sub(r"<pre\b.*?</pre>", lambda found: found[0].replace("\n", "&#10;"), page.body, flags=re.DOTALL)
    body = re.sub(r"\n\s*", "\n", body).strip()
    title, description = (json.dumps(text, ensure_ascii=False) for text in (unmarked(page.title), page.description))
    return f"---\ntitle: {title}\ndescription: {description}\n---\n\n<div>\n{body}\n</div>\n"


def _settings(site: SiteInput) -> dict[str, Any]:
    used: set[str] = set()
    navigation = [_line(item, used) for item in site.navigation]
    rest = [{unmarked(page.title): source_name(page.path)} for page in site.all_pages if page.path not in used]
    made: dict[str, Any] = {"site_name": site.frame.name, "docs_dir": "docs", "theme": {"name": "material", "language": site.frame.language, "font": False}}
    if site.frame.url:
        made["site_url"] = site.frame.url
    return {**made, "nav": [*navigation, *([{unmarked(site.frame.words("site.footer.pages")): rest}] if rest else [])]}


def _line(item: NavItem, used: set[str]) -> dict[str, Any]:
    children = [_line(child, used) for child in item.children]
    title = unmarked(item.title)
    own = [] if item.path in used else [{title: source_name(item.path)}]
    used.add(item.path)
    return {title: own + children} if children else {title: source_name(item.path)}


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
