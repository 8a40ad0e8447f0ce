"""The whole site as a zip that runs from any folder of any host and from a memory stick (``file://``).

Browsers show no ``index.html`` for a folder there, so every link names its file; they let no script read another file, so the
search gets its index inside its script. What is for one fixed address (the page for wrong addresses, host headers) stays out.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Mapping

from careersite.exports.context import ExportInput

FOLDER = "careers"
_INDEX = "search/search_index.json"
_SCRIPT = "assets/search.js"
_LEFT_OUT = frozenset({"404.html", "_headers", ".htaccess", "sitemap.xml"})
_ADDRESS = re.compile(rb'(<(?:a|form|area)\b[^<>]*?\s(?:href|action)=")([^"#?]*)([^"]*)"')
_OUTSIDE = re.compile(rb"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_ITS_SCRIPT = re.compile(rb'src="[./]*assets/search\.js"')
_ASKS = f'fetch("{_INDEX}")'
# The oldest day that a zip can hold: no clock in the bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


def files(context: ExportInput) -> dict[str, bytes]:
    """``careers-site.zip``: unpack it, and open ``careers/index.html``."""
    return {"careers-site.zip": packed(context.site_files())}


def packed(site: Mapping[str, bytes]) -> bytes:
    """A site's files as a zip; the same files give the same bytes, whatever their order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(portable(site).items()):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _DAY)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, 6)
    return out.getvalue()


def portable(site: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same site with links to files, and in each language a search that holds its index."""
    kept = {name: data for name, data in site.items() if name not in _LEFT_OUT and not name.endswith(_INDEX)}
    made = {name: _named_links(data) if name.endswith(".html") else data for name, data in kept.items()}
    program = made.pop(_SCRIPT).decode()
    assert _ASKS in program, f"{_SCRIPT} no longer asks for its index as this module expects"
    for name in site:
        if name.endswith(_INDEX):
            folder = name.removesuffix(_INDEX)
            made[f"{folder}search.js"] = f"const INDEX = {_index(site[name])};\n{program.replace(_ASKS, '({ ok: true, json: () => INDEX })')}".encode()
            made[f"{folder}search.html"] = _ITS_SCRIPT.sub(b'src="search.js"', made[f"{folder}search.html"])
    return made


def _named_links(page: bytes) -> bytes:
    def named(match: re.Match[bytes]) -> bytes:
        before, path, rest = match.groups()
        if _OUTSIDE.match(path) or not (path.endswith(b"/") or path in (b".", b"..")):
            return match[0]
        return before + path.removesuffix(b"/") + b"/index.html" + rest + b'"'

    return _ADDRESS.sub(named, page)


def _index(data: bytes) -> str:
    index = json.loads(data)
    for entry in index["docs"]:
        path, mark, part = entry["location"].partition("#")
        entry["location"] = f"{path}index.html{mark}{part}"
    return json.dumps(index, ensure_ascii=True, separators=(",", ":"))
