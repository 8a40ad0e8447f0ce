"""Look at the finished HTML: every address inside the site must lead to a file, every ``#part`` to an id on that page."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from careersite.engine.site_input import SiteInput
from careersite.findings import Finding

_ADDRESS = re.compile(rb'\s(?:href|src|action|poster|srcset|data)="([^"]*)"')
_ID = re.compile(rb'\sid="([^"]*)"')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_site(folder: Path, site: SiteInput) -> list[Finding]:
    """Dead links in a folder as it was built."""
    names = set()
    for at, _, found in os.walk(folder):
        names.update((Path(at) / name).relative_to(folder).as_posix() for name in found)
    pages = {name: (folder / name).read_bytes() for name in sorted(names) if name.endswith(".html")}
    return dead_links(pages, names, site)


def dead_links(pages: Mapping[str, bytes], names: Iterable[str], site: SiteInput) -> list[Finding]:
    """Each address inside the site that leads nowhere, once a page.

    Args:
        pages: the HTML files with their bytes.
        names: every file of the site, HTML files too.
        site: for the base path of the page for wrong addresses, and the names of hand-written files.

    Returns:
        Findings ``LINK-DEAD``; ``file`` is the content file that a page was written in, else the page's address.
    """
    ids = {name: {unescape(found.decode()) for found in _ID.findall(data)} for name, data in pages.items()}
    files = set(names)
    sources = {f"{path}index.html": name for path, name in site.content.sources().items()}
    faults = []
    for name, data in pages.items():
        # The same menu stands on every page; each address is looked at once a page.
        for found in sorted(set(_ADDRESS.findall(data))):
            address = unescape(found.decode())
            if not _OUTSIDE.match(address) and not _leads(address, name, files, ids, site.frame.base_path):
                hint = "Correct the link." if name in sources else ""
                message = f"The link “{address}” leads nowhere."
                faults.append(Finding("LINK-DEAD", message, hint=hint, file=sources.get(name, name)))
    return faults


def _leads(address: str, name: str, files: set[str], ids: Mapping[str, set[str]], base_path: str) -> bool:
    path, _, part = address.partition("#")
    path = path.partition("?")[0]
    if path.startswith("/"):
        # Whole paths are for the page for wrong addresses only: a site must work in any folder.
        if name != "404.html" or not path.startswith(base_path):
            return False
        target = path.removeprefix(base_path)
    else:
        folder = posixpath.dirname(name)
        target = posixpath.normpath(posixpath.join(folder, path or posixpath.basename(name)))
        if target.startswith(".."):
            return False
        target = f"{target}/" if path.endswith("/") or (path and target == ".") else target
    target = unquote(target).removeprefix("./")
    if target in ("", ".", "/") or target.endswith("/"):
        target = f"{target.strip('./')}/index.html".lstrip("/") if target.strip("./") else "index.html"
    return target in files and (not part or target not in ids or unquote(part) in ids[target])
