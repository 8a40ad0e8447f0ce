"""Look at the finished HTML: every address inside the site must lead to a file, every ``#part`` to an id on that page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from html import unescape
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from careersite.engine.marker import files_in
from careersite.engine.site_input import SiteInput
from careersite.findings import Finding

_ATTRIBUTES = (b'href="', b'src="', b'action="', b'poster="', b'data="')
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


def check_site(folder: Path, site: SiteInput) -> list[Finding]:
    """Dead links in a folder as it was built."""
    names = files_in(folder)
    pages = {name: (folder / name).read_bytes() for name in names if name.endswith(".html")}
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
    ids = {name: {unescape(found.decode()) for found in _values(data, (b'id="',))} for name, data in pages.items()}
    files = set(names)
    sources = {f"{path}index.html": name for path, name in site.content.sources().items()}
    known: dict[str, bool] = {}
    faults = []
    for name, data in pages.items():
        root = "../" * name.count("/") or "./"
        # The same menu stands on every page: each address is looked at once a page, and each target once a site.
        for found in sorted(_values(data, _ATTRIBUTES)):
            address = unescape(found.decode())
            if _OUTSIDE.match(address):
                continue
            target = _target(address, name, root, site.frame.base_path)
            if target not in known:
                known[target] = _is_there(target, files, ids)
            if not known[target]:
                hint = "Correct the link." if name in sources else ""
                faults.append(Finding("LINK-DEAD", f"The link “{address}” leads nowhere.", hint=hint, file=sources.get(name, name)))
    return faults


def _values(data: bytes, attributes: tuple[bytes, ...]) -> set[bytes]:
    """The values of these attributes; by splitting, since a pattern over every page takes ten times as long."""
    found: set[bytes] = set()
    for attribute in attributes:
        parts = data.split(attribute)
        found.update(part.partition(b'"')[0] for before, part in pairwise(parts) if before[-1:].isspace())
    return found


def _target(address: str, name: str, root: str, base_path: str) -> str:
    """Where an address on a page leads, from the site's root; empty or starting with ``..`` where it leaves the site."""
    if address.startswith("/"):
        # Whole paths are for the page for wrong addresses only: a site must work in any folder.
        return address.removeprefix(base_path) if name == "404.html" and address.startswith(base_path) else ".."
    rest = address.removeprefix(root) if address.startswith(root) else None
    if rest is not None and not rest.startswith(".") and "/." not in rest:
        return rest
    path, mark, part = address.partition("#")
    path, asked, query = path.partition("?")
    folder = posixpath.dirname(name)
    whole = posixpath.normpath(posixpath.join(folder, path or posixpath.basename(name)))
    whole = "" if whole == "." else whole
    return f"{whole}{'/' if path.endswith(('/', '..')) and whole else ''}{asked}{query}{mark}{part}"


def _is_there(target: str, files: set[str], ids: Mapping[str, set[str]]) -> bool:
    path, _, part = target.partition("#")
    path = unquote(path.partition("?")[0])
    if path.startswith((".", "/")) and path not in files:
        return False
    file = f"{path}index.html" if not path or path.endswith("/") else path
    return file in files and (not part or file not in ids or unquote(part) in ids[file])
