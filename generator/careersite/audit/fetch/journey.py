"""One address from the first request to its end: redirects one by one, retries and waits inside its own time."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from scrapy import Request
from scrapy.http import Response
from w3lib.url import safe_url_string

from careersite.audit.fetch.addresses import Target, check_url
from careersite.audit.fetch.outcomes import PASSING, FetchFault
from careersite.audit.fetch.sniff import HTML, hidden, kind_of
from careersite.audit.fetch.store import Reply

if TYPE_CHECKING:
    from careersite.audit.fetch.asker import Asker

_REDIRECTS = {301, 302, 303, 307, 308}
_ACCEPT = "text/html,application/xhtml+xml,application/pdf,application/vnd.openxmlformats-officedocument.wordprocessingml.document;q=0.9,*/*;q=0.1"
# A wait that the site asks for beyond this is not waited: the address ends as asked-to-wait.
_LONGEST_WAIT = 20.0


@dataclass
class Journey:
    """One address from the first request to its end, inside its own time."""

    asker: Asker
    start: Target
    follow: Callable[[Target], bool]
    any_kind: int
    hops: int
    earlier: Reply | None
    spent: float = 0.0
    begun: bool = False

    async def run(self) -> Reply:
        """Go; every end is a reply."""
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
            rules = await self.asker.rules_of(onward)
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
            # What was begun is brought to its end even when the run is over, so that nobody is asked again.
            "under_way": self.begun,
            # Of a robots.txt without end the beginning counts (RFC 9309 2.5).
            "cut": bool(self.hops),
        }
        self.begun = True
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
