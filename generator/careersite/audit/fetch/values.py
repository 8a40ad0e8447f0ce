"""What fetching promises to stay within, and what it hands back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from careersite.audit.saved import SavedPage

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that one site, one address and one reply may take; everything beyond is a recorded outcome.

    ``seconds`` is for a whole site, ``url_seconds`` for one address with all its redirects and retries (waiting for
    one's turn is not counted), ``faults`` the failures in a row after which a host is left alone.
    """

    pages: int = 50
    documents: int = 20
    depth: int = 5
    seconds: float = 600.0
    total_bytes: int = 60 * MIB
    url_seconds: float = 30.0
    connect_seconds: float = 10.0
    html_bytes: int = 5 * MIB
    pdf_bytes: int = 20 * MIB
    docx_bytes: int = 10 * MIB
    header_bytes: int = 128 * 1024
    robots_bytes: int = 512 * 1024
    redirects: int = 10
    robots_redirects: int = 5
    retries: int = 2
    faults: int = 5
    crawl_delay: float = 60.0
    links: int = 20_000
    waiting: int = 5_000
    alike: int = 12
    sitemaps: int = 10
    sitemap_depth: int = 3
    outside_hosts: int = 2
    outside_pages: int = 10


@dataclass(frozen=True, slots=True)
class FetchRecord:
    """What became of one address.

    ``outcome`` is a code of ``outcomes.OUTCOMES``; ``reason`` adds what was seen; ``seconds`` is the time that the
    host took, so it differs from run to run and belongs to no report.
    """

    address: str
    outcome: str
    status: int = 0
    size: int = 0
    seconds: float = 0.0
    clicks: int | None = None
    reason: str = ""
    final_address: str = ""


@dataclass(frozen=True, slots=True)
class SiteFetch:
    """All that was read of one site.

    ``pages`` holds what was read, and with an empty body what failed; ``log`` every address with its outcome; ``notes``
    plain sentences for the reader; ``partial`` says that something which might matter was not read, so that nothing may
    be called missing (use ``soften``).
    """

    address: str
    pages: tuple[SavedPage, ...] = ()
    log: tuple[FetchRecord, ...] = ()
    notes: tuple[str, ...] = ()
    partial: bool = False
    home: str = ""

    @property
    def read(self) -> tuple[SavedPage, ...]:
        """The pages and documents whose content was read."""
        return tuple(page for page in self.pages if page.status == "ok")

    @property
    def failed(self) -> bool:
        """Say that nothing at all of the site could be read."""
        return not self.read


@dataclass(frozen=True, slots=True)
class Options:
    """How a crawl behaves, beside its limits.

    ``delay`` replaces the usual second between requests (under one second only with ``allow_private``); ``contact`` is
    an address or e-mail that the user agent names; ``names`` holds fixed answers instead of the name service's, each
    host's in turn and the last one again and again (like curl's ``--resolve``); ``hosts_at_once`` bounds the sites
    under way; ``run`` names the run in the evidence store: an address asked in the same run is not asked again ("" begins a new run).
    """

    allow_private: bool = False
    delay: float | None = None
    contact: str = ""
    names: Mapping[str, Sequence[Sequence[str]]] = field(default_factory=dict)
    hosts_at_once: int = 64
    run: str = "1"


def pause_after(seconds: float, options: Options, crawl_delay: float) -> float:
    """The pause before the next request to a host: a second, twice the last answer's time, what robots.txt asks."""
    usual = 1.0 if options.delay is None else options.delay
    return max(usual, 2 * seconds if usual else 0.0, crawl_delay)
