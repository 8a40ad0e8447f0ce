"""The crawl of one site, top to bottom: home page, sitemap, then careers pages first until a limit ends it."""

from __future__ import annotations

import hashlib
from collections import Counter, deque
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from careersite.audit.fetch.addresses import check_url
from careersite.audit.fetch.asker import Asker
from careersite.audit.fetch.frontier import Entry, Frontier, key_of, site_of, tidy
from careersite.audit.fetch.links import leads_to, links_of, visible
from careersite.audit.fetch.outcomes import ANSWERED, NOT_ALL, OUTCOMES
from careersite.audit.fetch.scent import wanted
from careersite.audit.fetch.scope import Scope
from careersite.audit.fetch.sitemap import locations
from careersite.audit.fetch.sniff import DOCUMENTS, HTML
from careersite.audit.fetch.store import Reply

# Not read by choice, ours or the site's (a staff login), or for lack of room: a gap only if the link spoke of careers.
_CHOSEN = {
    "limit-pages", "limit-documents", "limit-depth", "limit-time", "limit-bytes", "unsupported-type", "redirect-off-site",
    "address-refused", "wrong-type", "trap", "robots-disallowed", "login", "forbidden",
}  # fmt: skip
# Same page under so many addresses: the site answers everything with it.
_SAME_FOR_ALL = 4
_LOGGED = 2000


@dataclass(frozen=True, slots=True)
class Read:
    """One address that was asked or refused, as the worker tells it; ``page`` is no for robots.txt and sitemaps."""

    address: str
    outcome: str
    status: int = 0
    size: int = 0
    seconds: float = 0.0
    clicks: int | None = None
    reason: str = ""
    final_address: str = ""
    content_type: str = ""
    sha256: str = ""
    linked_as: str = ""
    points: int = 0
    page: bool = True


@dataclass
class SiteCrawl:
    """The state of one crawl; ``run`` fills ``reads`` and ``notes``."""

    asker: Asker
    address: str
    reads: list[Read] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    partial: bool = False
    home: str = ""

    def __post_init__(self) -> None:
        self.limits = self.asker.limits
        self.frontier = Frontier(self.limits)
        self.edges: dict[str, list[tuple[str, int]]] = {}
        self.passed: dict[str, set[str]] = {}
        self.taken: set[str] = set()
        self.bodies: dict[str, str] = {}
        self.same: Counter[str] = Counter()
        self.pages = self.documents = self.bytes = 0
        self.scope = Scope(self.limits, self.asker.options.allow_private, notes=self.notes)

    async def run(self) -> None:
        """Crawl; every address met ends in ``reads``."""
        try:
            await self._crawl()
        finally:
            asides = {reply.address: reply for reply in self.asker.asides}
            self.reads += [_told(reply, page=False) for reply in asides.values()]

    async def _crawl(self) -> None:
        home = await self._home()
        if home is None:
            return
        self._take_links(home, clicks=0, points=0, outside=False)
        if self.limits.pages > 1:
            await self._sitemaps()
        while (entry := self.frontier.pop()) is not None:
            if key_of(entry.url) in self.taken:
                continue
            stop = self._limit(entry)
            if stop in ("limit-time", "limit-bytes"):
                self._leave([entry, *self.frontier.rest()], stop)
                break
            if stop:
                self._leave([entry], stop)
                continue
            await self._visit(entry)
        self._finish()

    async def _home(self) -> Reply | None:
        reply = Reply(self.address, "address-refused")
        for candidate in _spellings(self.address):
            reply = await self.asker.ask(candidate, follow=lambda _to: True)
            if reply.outcome not in ("connection-failed", "old-encryption", "bad-http", "robots-unreachable"):
                break
        self.frontier.mark(tidy(reply.final_address or reply.address))
        self._read(reply, Entry(0, 0, 0, reply.address))
        if reply.outcome != "ok" or not reply.content_type.startswith(HTML):
            self.partial = True
            self.notes.append(f"The website could not be checked: the home page {OUTCOMES[reply.outcome]}.")
            return None
        self.home = reply.final_address
        self.taken.add(key_of(tidy(self.home)))
        self.bytes += len(reply.body)
        self.scope.settle(self.home, links_of(reply.body, self.home, limit=self.limits.links))
        named = check_url(reply.address, allow_private=self.asker.options.allow_private)
        assert self.scope.base is not None
        if site_of(self.scope.base.host, self.scope.base.port) != site_of(named.host, named.port):
            self.notes.append(f"The address in the list leads to another website, which was read: {self.home}")
        return reply

    async def _sitemaps(self) -> None:
        assert self.scope.base is not None
        rules = self.asker.robots.get(f"{self.scope.base.scheme}://{self.scope.base.url.split('/')[2]}")
        named = [url for url in (rules.sitemaps if rules else ()) if self.scope.same_site(url)]
        waiting = deque((url, 1) for url in named or [urljoin(self.scope.base.url, "/sitemap.xml")])
        seen: set[str] = set()
        while waiting and len(seen) < self.limits.sitemaps:
            url, depth = waiting.popleft()
            if url in seen:
                continue
            seen.add(url)
            reply = await self.asker.ask(url, follow=lambda to: self.scope.same_site(to.url), any_kind=self.limits.html_bytes)
            self.asker.asides.append(reply)
            if reply.outcome != "ok":
                continue
            self.bytes += len(reply.body)
            index, found = locations(reply.body, most_bytes=self.limits.html_bytes, most=self.limits.waiting)
            for place in found:
                if not index and self.scope.ours(place):
                    self.frontier.add(place, text="", clicks=1)
                elif index and depth < self.limits.sitemap_depth and self.scope.same_site(place):
                    waiting.append((place, depth + 1))

    async def _visit(self, entry: Entry) -> None:
        reply = await self.asker.ask(entry.url, follow=lambda to: self.scope.may_go(to, entry))
        outcome = reply.outcome
        final = tidy(reply.final_address or entry.url)
        if outcome == "ok" and key_of(final) in self.taken:
            outcome = "duplicate"
        if outcome == "ok":
            self.taken.add(key_of(final))
            outcome = self._repeated(reply)
        if outcome == "ok" and reply.content_type in DOCUMENTS:
            self.documents += 1
        elif outcome != "not-found":
            self.pages += 1
        self.bytes += len(reply.body)
        if entry.outside:
            self.scope.count(entry.url)
        self._read(reply, entry, outcome)
        if outcome == "ok" and reply.content_type.startswith(HTML):
            self._take_links(reply, clicks=entry.clicks, points=entry.points, outside=entry.outside)

    def _repeated(self, reply: Reply) -> str:
        """``duplicate`` for a page that shows what another showed; ``soft-404`` once the site does so for all."""
        shown = reply.body
        if reply.content_type.startswith(HTML):
            # A page that only echoes the address asked for is the same page.
            own = urlsplit(reply.final_address).path
            shown = visible(reply.body).replace(own, "").encode("utf-8", "replace")
        digest = hashlib.sha256(shown).hexdigest()
        if digest not in self.bodies:
            self.bodies[digest] = reply.final_address
            return "ok"
        self.same[digest] += 1
        return "soft-404" if self.same[digest] >= _SAME_FOR_ALL else "duplicate"

    def _take_links(self, reply: Reply, *, clicks: int, points: int, outside: bool) -> None:
        here = key_of(tidy(reply.final_address))
        edges = self.edges.setdefault(here, [])
        # Documents named on a careers page belong to it, whatever their link says.
        bonus = 4 if wanted(points) else 0
        links = links_of(reply.body, reply.final_address, limit=self.limits.links)
        if onward := leads_to(reply.body, links):
            self.passed[here] = {key_of(tidy(url)) for url in onward}
        for link in links:
            scope = self.scope.place_of(link, wanted(points), outside=outside)
            if scope == "viewer":
                self.frontier.refuse(link.url, "unsupported-type", text=link.text, clicks=clicks + 1)
            if scope not in ("own", "outside"):
                continue
            step = 0 if link.kind in ("refresh", "frame", "iframe") else 1
            edges.append((key_of(tidy(link.url)), step))
            self.frontier.add(link.url, text=link.text, clicks=clicks + step, bonus=bonus, outside=scope == "outside")

    def _limit(self, entry: Entry) -> str:
        if self.asker.seconds >= self.limits.seconds:
            return "limit-time"
        if self.bytes >= self.limits.total_bytes:
            return "limit-bytes"
        if entry.document:
            return "limit-documents" if self.documents >= self.limits.documents else ""
        return "limit-pages" if self.pages >= self.limits.pages - 1 else ""

    def _leave(self, entries: list[Entry], outcome: str) -> None:
        for entry in entries:
            self._read(Reply(entry.url, outcome), entry)

    def _read(self, reply: Reply, entry: Entry, outcome: str = "") -> None:
        outcome = outcome or reply.outcome
        if len(self.reads) < _LOGGED or wanted(entry.points):
            self.reads.append(replace(_told(reply), outcome=outcome, linked_as=entry.linked_as, points=entry.points))
        if self._matters(outcome, entry):
            self.partial = True

    @staticmethod
    def _matters(outcome: str, entry: Entry) -> bool:
        """Say whether what was not read may hold something: any failure does; a limit only if the link spoke of careers."""
        if outcome in ANSWERED:
            return False
        return outcome not in _CHOSEN or wanted(entry.points)

    def _finish(self) -> None:
        self._leave_refused()
        self._leave_passed()
        clicks = _clicks(key_of(tidy(self.home)), self.edges)
        aliases = {key_of(tidy(read.final_address)): key_of(read.address) for read in self.reads if read.final_address}
        self.reads = [
            replace(read, clicks=clicks.get(key_of(tidy(read.address)), clicks.get(aliases.get(key_of(read.address), ""))))
            for read in self.reads
        ]
        if self.partial:
            self.notes.append(NOT_ALL)

    def _leave_refused(self) -> None:
        for entry, outcome in self.frontier.refused:
            self._read(Reply(entry.url, outcome), entry)


    def _leave_passed(self) -> None:
        """A page that only led on is none to judge where all that it leads to was read."""
        read = {key_of(tidy(place)) for read in self.reads if read.outcome in ("ok", "duplicate") for place in (read.address, read.final_address)}
        passed = {page for page, onward in self.passed.items() if onward <= read}
        if self.taken <= passed:
            return
        self.reads = [
            replace(read, outcome="leads-on") if read.outcome == "ok" and key_of(tidy(read.final_address)) in passed else read for read in self.reads
        ]


def _told(reply: Reply, *, page: bool = True) -> Read:
    return Read(
        reply.address, reply.outcome, reply.status, len(reply.body), reply.seconds, None, reply.reason, reply.final_address,
        reply.content_type, reply.sha256, page=page,
    )  # fmt: skip


def _spellings(address: str) -> list[str]:
    """The addresses that a list's entry may mean: as written, or with https and then http where no scheme is given."""
    address = address.strip()
    if "://" in address.split("?")[0] or address.lower().startswith(("javascript:", "data:", "file:", "mailto:")):
        return [address]
    return [f"https://{address}", f"http://{address}"]


def _clicks(home: str, edges: dict[str, list[tuple[str, int]]]) -> dict[str, int]:
    """Count the clicks from home to every page over the links that were seen, the shortest way; a frame costs none."""
    found = {home: 0}
    waiting = deque([home])
    while waiting:
        here = waiting.popleft()
        for there, step in edges.get(here, ()):
            total = found[here] + step
            if total < found.get(there, total + 1):
                found[there] = total
                (waiting.append if step else waiting.appendleft)(there)
    return found
