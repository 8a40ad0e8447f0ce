"""What the preview shows: the last good site in memory, what is wrong with the newest edit, and when a file has changed."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TypeVar

from careersite.engine.direct import SiteFiles, forget_templates
from careersite.engine.faults import findings_of, in_full
from careersite.engine.site_input import SiteInput
from careersite.errors import CareersiteError
from careersite.findings import Finding

SCRIPT = "/.careersite/preview.js"
# Asked in vain for this long, the browser asks again; short enough for a proxy, long enough to be quiet.
LONGEST_WAIT = 20.0
T = TypeVar("T")


@dataclass
class Preview:
    """What the server shows: the last good site, and what is wrong with the newest edit."""

    prepare: Callable[[], SiteInput]
    files: SiteFiles | None = None
    version: int = 0
    trouble: str = ""
    findings: Sequence[Finding] = ()
    _turn: threading.Condition = field(default_factory=threading.Condition)

    def rebuild(self, *, theme_changed: bool = False) -> None:
        """Make the site again; a broken edit keeps the last good one and is shown in its place."""
        if theme_changed:
            forget_templates()
        files, trouble, findings = self._tried(self._first_page)
        with self._turn:
            self.files = files or self.files
            self.trouble, self.findings, self.version = trouble, findings, self.version + 1
            self._turn.notify_all()

    def look_closer(self) -> None:
        """Make the rest of the site and look for dead links: after the edit is on view, since it takes longer."""
        files = self.files
        if files is None or self.trouble:
            return
        found, trouble, findings = self._tried(files.faults)
        with self._turn:
            if found or trouble:
                self.trouble, self.findings, self.version = trouble, found or findings, self.version + 1
                self._turn.notify_all()

    def _first_page(self) -> SiteFiles:
        files = SiteFiles(self.prepare())
        files.find("index.html")
        return files

    def _tried(self, work: Callable[[], T]) -> tuple[T | None, str, Sequence[Finding]]:
        try:
            return work(), "", ()
        except CareersiteError as error:
            return None, in_full(error), findings_of(error)
        except OSError as error:
            return None, f"A file could not be read: {error.strerror or error}.", ()
        except Exception as error:  # noqa: BLE001 - a fault of the program must not end the preview either
            return None, f"The program itself failed: {type(error).__name__}: {error}", ()

    def now(self) -> tuple[SiteFiles | None, int, str, Sequence[Finding]]:
        """Files, version, trouble and findings that belong together."""
        with self._turn:
            return self.files, self.version, self.trouble, self.findings

    def wait(self, seen: int) -> bool:
        """Say whether there is something newer than ``seen``, after waiting for it a while."""
        with self._turn:
            return self._turn.wait_for(lambda: self.version != seen, LONGEST_WAIT)


def with_preview(page: bytes, version: int, findings: Sequence[Finding] = ()) -> bytes:
    """A page with the script that reloads it, and a line about dead links where there are any."""
    script = f'<script src="{SCRIPT}?v={version}" defer></script>\n'
    note = "".join(f"<li>{escape(finding.file)}: {escape(finding.message)}</li>" for finding in list(findings)[:20])
    note = f'<aside aria-label="Preview"><ul>{note}</ul></aside>\n' if note else ""
    return page.replace(b"</body>", f"{note}{script}</body>".encode(), 1)


def trouble_page(trouble: str, findings: Iterable[Finding], *, has_site: bool) -> bytes:
    """The page that stands in for the site while the newest edit cannot be used."""
    rows = [f"<li><strong>{escape(finding.place or finding.path)}</strong><br>{escape(finding.message)} {escape(finding.hint)}</li>" for finding in findings]
    said = f"<ol>{''.join(rows)}</ol>" if rows else "".join(f"<p>{escape(line)}</p>" for line in trouble.splitlines())
    kept = "<p>The last good site is kept. It comes back as soon as this is put right.</p>" if has_site else ""
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>Something to put right</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/assets/site.css"></head>\n'
        f'<body><main class="wrap sheet" id="main"><h1>Something to put right</h1>{said}'
        f"{kept}</main>\n</body></html>\n"
    ).encode()


def seen(watched: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Every watched file with its time and size; folders are looked through, links not followed."""
    found: dict[str, tuple[int, int]] = {}
    for path in watched:
        with suppress(OSError):
            if path.is_dir():
                _look(str(path), found)
            else:
                state = path.stat()
                found[str(path)] = (state.st_mtime_ns, state.st_size)
    return found


def _look(folder: str, found: dict[str, tuple[int, int]]) -> None:
    # scandir, since this runs twenty times a second.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or entry.name.endswith("~"):
                continue
            if entry.is_dir(follow_symlinks=False):
                _look(entry.path, found)
            else:
                state = entry.stat(follow_symlinks=False)
                found[entry.path] = (state.st_mtime_ns, state.st_size)
