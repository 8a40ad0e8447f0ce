"""Ask for one address politely: robots.txt first, redirects checked one by one, retries and waiting inside its time.

What is asked once in a run is written to the store and taken from there when the run goes on after a kill.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from typing import Any, Protocol
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from w3lib.url import safe_url_string

from careersite.audit.fetch.addresses import Target, check_url
from careersite.audit.fetch.outcomes import FAULTS, PASSING, FetchFault
from careersite.audit.fetch.robots import Robots, robots_of
from careersite.audit.fetch.sniff import HTML, hidden, kind_of
from careersite.audit.fetch.store import Reply, Store
from careersite.audit.fetch.values import Limits, Options, pause_after

_REDIRECTS = {301, 302, 303, 307, 308}
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.9,*/*;q=0.1"
# A wait that the site asks for beyond this is not waited: the address ends as asked-to-wait.
_LONGEST_WAIT = 20.0


class Downloads(Protocol):
    """The part of Scrapy's engine that is used: one download through the host's slot."""

    async def download_async(self, request: Request) -> Response:
        """Download."""


@dataclass
class Asker:
    """Ask on behalf of one site: its own robots rules and its own count of faults by host."""

    engine: Downloads
    store: Store
    limits: Limits
    options: Options
    agent: str
    robots: dict[str, Robots] = field(default_factory=dict)
    faults: dict[str, int] = field(default_factory=dict)
    asides: list[Reply] = field(default_factory=list)
    seconds: float = 0.0

    async def ask(self, url: str, *, follow: Callable[[Target], bool], any_kind: int = 0) -> Reply:
        """Ask for a page or document.

        Args:
            url: the address.
            follow: says whether a redirect to another address may be followed.
            any_kind: for robots.txt and sitemaps: take any kind of content up to this many bytes.
        """
        try:
            target = check_url(safe_url_string(url), allow_private=self.options.allow_private)
        except FetchFault as fault:
            return Reply(url, fault.code, reason=fault.reason)
        except ValueError:
            return Reply(url, "address-refused", reason="the address cannot be read")
        rules = await self._robots(target)
        if rules.closed:
            return Reply(url, rules.closed, reason=rules.why)
        if not rules.allows(target.url):
            return Reply(url, "robots-disallowed")
        return await self._once(target, follow, any_kind=any_kind)

    async def _once(self, target: Target, follow: Callable[[Target], bool], *, any_kind: int = 0, hops: int = 0) -> Reply:
        async with self.store.turn(target.url):
            known = self.store.recorded(target.url)
            if known is None or self._for_others_only(known, follow):
                if self.faults.get(target.key, 0) >= self.limits.faults:
                    return Reply(target.url, "host-stopped")
                earlier = self.store.earlier(target.url)
                known = self.store.keep(await _Journey(self, target, follow, any_kind, hops, earlier).run())
        known = self._within(known, target, follow)
        self.seconds += known.seconds + pause_after(known.seconds, self.options, self.crawl_delay(target))
        self.faults[target.key] = self._faults(target.key, known.outcome)
        return known

    def _within(self, known: Reply, target: Target, follow: Callable[[Target], bool]) -> Reply:
        """The reply, unless another school's crawl followed it to where ours does not go."""
        if known.outcome != "ok" or known.final_address in ("", target.url):
            return known
        if follow(check_url(known.final_address, allow_private=self.options.allow_private)):
            return known
        return replace(known, outcome="redirect-off-site", body=b"", sha256="", reason=f"to {known.final_address[:300]}")

    def _for_others_only(self, known: Reply, follow: Callable[[Target], bool]) -> bool:
        """Say whether another school's crawl stopped at a redirect that leaves its site but not ours."""
        onward = known.final_address if known.outcome == "redirect-off-site" else ""
        return bool(onward) and follow(check_url(onward, allow_private=self.options.allow_private))

    def _faults(self, key: str, outcome: str) -> int:
        if outcome == "asked-to-wait":
            return self.limits.faults
        return self.faults.get(key, 0) + 1 if outcome in FAULTS else 0

    async def _robots(self, target: Target) -> Robots:
        root = f"{target.scheme}://{target.url.split('/')[2]}"
        if root not in self.robots:
            ours = check_url(f"{root}/robots.txt", allow_private=self.options.allow_private)
            reply = await self._once(
                ours, lambda _to: True, any_kind=self.limits.robots_bytes, hops=self.limits.robots_redirects
            )
            self.asides.append(reply)
            self.robots[root] = robots_of(
                reply.outcome, reply.status, reply.body, reason=reply.reason, longest_delay=self.limits.crawl_delay,
                most=self.limits.robots_bytes,
            )
        return self.robots[root]

    def crawl_delay(self, target: Target) -> float:
        """The pause that the host's robots.txt asks for."""
        found = self.robots.get(f"{target.scheme}://{target.url.split('/')[2]}")
        return found.delay if found else 0.0


@dataclass
class _Journey:
    """One address from the first request to its end, inside its own time."""

    asker: Asker
    start: Target
    follow: Callable[[Target], bool]
    any_kind: int
    hops: int
    earlier: Reply | None
    spent: float = 0.0

    async def run(self) -> Reply:
        try:
            return await self._follow()
        except FetchFault as fault:
            return Reply(self.start.url, fault.code, final_address=fault.to, reason=fault.reason, seconds=self.spent)

    async def _follow(self) -> Reply:
        target, been = self.start, set()
        most = self.hops or self.asker.limits.redirects
        while True:
            response = await self._try(target)
            if response.status not in _REDIRECTS:
                return self._reply(target, response)
            been.add(target.url)
            target = await self._next(target, response)
            if target.url in been or len(been) > most:
                raise FetchFault("too-many-redirects", f"after {len(been)} redirects")

    async def _next(self, target: Target, response: Response) -> Target:
        location = (response.headers.get(b"Location") or b"").decode("latin-1")
        try:
            whole = safe_url_string(urljoin(target.url, location)) if location else ""
            onward = check_url(whole, allow_private=self.asker.options.allow_private)
        except FetchFault as fault:
            raise FetchFault("redirect-refused", f"to {location[:200]!r}: {fault.reason}") from None
        except ValueError:
            raise FetchFault("redirect-refused", "the new address cannot be read") from None
        if not self.follow(onward):
            raise FetchFault("redirect-off-site", f"to {onward.url[:300]}", onward.url)
        if not self.hops and onward.key != target.key:
            rules = await self.asker._robots(onward)  # noqa: SLF001 - one class in two parts
            if rules.closed or not rules.allows(onward.url):
                raise FetchFault(rules.closed or "robots-disallowed", f"after a redirect to {onward.url[:300]}")
        return onward

    async def _try(self, target: Target) -> Response:
        response: Response | None
        for attempt in range(self.asker.limits.retries + 1):
            try:
                answer = await self._request(target)
            except FetchFault as raised:
                response, fault = None, raised
            else:
                busy = _busy(answer)
                if busy is None:
                    return answer
                response, fault = answer, busy
            wait = _wait(response, attempt)
            over = attempt == self.asker.limits.retries or self.spent + wait >= self.asker.limits.url_seconds
            if fault.code not in PASSING or wait > _LONGEST_WAIT or over:
                if response is not None and fault.code != "asked-to-wait":
                    return response
                raise fault
            self.spent += wait
            await asyncio.sleep(wait)
        raise AssertionError("the last attempt returns or raises")

    async def _request(self, target: Target) -> Response:
        left = self.asker.limits.url_seconds - self.spent
        if left <= 0:
            raise FetchFault("deadline", "the time for this address is used up")
        meta: dict[str, Any] = {
            "download_slot": target.key,
            "seconds_left": left,
            "crawl_delay": self.asker.crawl_delay(target),
            "any_kind": self.any_kind,
            # Of a robots.txt without end the beginning counts (RFC 9309 2.5).
            "cut": bool(self.hops),
        }
        request = Request(target.url, headers=self._headers(target), meta=meta, dont_filter=True)
        try:
            return await self.asker.engine.download_async(request)
        finally:
            self.spent += float(meta.get("seconds", request.meta.get("seconds", 0.0)))

    def _headers(self, target: Target) -> dict[str, str]:
        port = {"http": 80, "https": 443}[target.scheme]
        shown = target.url.split("/")[2]
        headers = {
            "Host": shown if target.port != port else shown.removesuffix(f":{port}"),
            "User-Agent": self.asker.agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip",
            "Accept-Language": "en-GB,en;q=0.8",
        }
        if self.earlier is not None and target.url == (self.earlier.final_address or self.earlier.address):
            headers |= {"If-None-Match": self.earlier.etag} if self.earlier.etag else {}
            headers |= {"If-Modified-Since": self.earlier.modified} if self.earlier.modified else {}
        return headers

    def _reply(self, target: Target, response: Response) -> Reply:
        def said(name: bytes) -> str:
            return (response.headers.get(name) or b"").decode("latin-1")[:500]

        base = Reply(self.start.url, "ok", response.status, final_address=target.url, seconds=self.spent)
        if response.status == 304 and self.earlier is not None:
            old = self.earlier
            return replace(
                base, body=old.body, content_type=old.content_type, etag=old.etag, modified=old.modified, reason="not changed since the last run"
            )
        outcome = _outcome(response.status)
        why = hidden(response.body, response.status) if outcome in ("forbidden", "server-error") else ""
        if outcome != "ok":
            return replace(base, outcome=why or outcome, reason=f"status {response.status}")
        kind = said(b"Content-Type")
        if not self.any_kind:
            real = kind_of(response.body[:4096], kind, target.url)
            kind = kind if real and real in kind.lower() else real
            outcome = "wrong-type" if not real else (hidden(response.body, 200) if real == HTML else "")
        return replace(
            base, outcome=outcome or "ok", body=response.body, content_type=kind, etag=said(b"ETag"), modified=said(b"Last-Modified")
        )


def _outcome(status: int) -> str:
    if status == 200:
        return "ok"
    if status in (404, 410):
        return "not-found"
    if status in (401, 402, 403, 407, 451):
        return "forbidden"
    if status == 429:
        return "asked-to-wait"
    return "server-error" if 500 <= status < 600 else "odd-status"


def _busy(response: Response) -> FetchFault | None:
    """The fault behind a status that may pass: 429 always, 503 as a wait if it names one, 502 and 504."""
    if response.status == 429 or (response.status == 503 and response.headers.get(b"Retry-After")):
        return FetchFault("asked-to-wait", f"status {response.status}")
    return FetchFault("server-error", f"status {response.status}") if response.status in (502, 503, 504) else None


def _wait(response: Response | None, attempt: int) -> float:
    """Seconds to wait before the next attempt: what the site names (RFC 9110 10.2.3), else 1, 2, 4 …"""
    usual = float(2**attempt)
    text = (response.headers.get(b"Retry-After") or b"").decode("latin-1").strip() if response is not None else ""
    if text.isdigit():
        return max(usual, float(text[:12]))
    if text and response is not None:
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            sent = (response.headers.get(b"Date") or b"").decode("latin-1")
            return max(usual, (parsedate_to_datetime(text) - parsedate_to_datetime(sent)).total_seconds())
    return usual
