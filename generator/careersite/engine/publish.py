"""Publishing as a transaction: build aside, look at it, swap it in."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import FrameType

from careersite.engine.checks import check_site, dead_links
from careersite.engine.content import ContentFile
from careersite.engine.direct import Source, plain_files, render_pages
from careersite.engine.marker import write_marker
from careersite.engine.site_input import SiteInput
from careersite.engine.swap import transaction
from careersite.errors import InputFault
from careersite.findings import Finding


class BrokenSite(InputFault):
    """What was built has dead links; it is not published. ``findings`` say where."""

    def __init__(self, findings: list[Finding]) -> None:
        first = findings[0]
        more = f" (and {len(findings) - 1} more)" if len(findings) > 1 else ""
        super().__init__(f"{first.file}: {first.message}{more}", "The site is as it was before.")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Published:
    """What was written and where."""

    out: Path
    files: int
    pages: int


def publish(site: SiteInput, out: Path, *, config: Path | None = None, with_mkdocs: bool = True) -> Published:
    """Build a site and put it in the place of the one that is there.

    Args:
        site: pages, exports and the school's files.
        out: the folder to publish into; it must be absent, empty or made by us.
        config: the school's mkdocs.yml; None for the standard settings.
        with_mkdocs: False takes the direct way, which writes the same bytes and suits a batch.

    Raises:
        UsageFault, Locked, SurroundingsFault: as ``swap.transaction``; ``out`` stays as it was.
        BrokenSite: a link leads nowhere; ``out`` stays as it was.
        EngineFault: MkDocs failed or warned; ``out`` stays as it was.
    """
    with ended_by_signals(), transaction(out) as folder:
        if with_mkdocs:
            from careersite.engine.mkdocs_way import build

            build(site, config, folder)
            faults, hashes = check_site(folder, site), None
        else:
            faults, hashes = write_directly(site, folder)
        if faults:
            raise BrokenSite(faults)
        count = write_marker(folder, hashes)
    return Published(out, count, len(site.all_pages))


def write_directly(site: SiteInput, folder: Path) -> tuple[list[Finding], dict[str, str]]:
    """Write every file of a site into a folder.

    Returns:
        Its dead links, and each file's SHA-256.
    """
    pages = dict(render_pages(site))
    files: Mapping[str, Source] = plain_files(site)
    hashes: dict[str, str] = {}
    made: set[str] = set()
    for name, source in (*pages.items(), *files.items()):
        parent = name.rpartition("/")[0]
        if parent not in made:
            (folder / parent).mkdir(parents=True, exist_ok=True)
            made.add(parent)
        data = source.read() if isinstance(source, ContentFile) else source
        hashes[name] = sha256(data).hexdigest()
        (folder / name).write_bytes(data)
    return dead_links(pages, [*pages, *files], site), hashes


@contextmanager
def ended_by_signals() -> Iterator[None]:
    """Let SIGTERM end the run as Ctrl-C does: by an exception, so that what was begun is cleared away."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
