"""Scrapy's download handler with our rules: the address that was checked is the one that is connected to.

Scrapy's own handler resolves names inside the connection, has no end to headers and offers every packing, so one
request here is: resolve, check every address, connect to the first of them, at most so many bytes of headers, a bounded
body, all inside one deadline. The host's pause is set on Scrapy's own slot, as its AutoThrottle does.
"""

# mypy: disable-error-code="no-untyped-call, arg-type, attr-defined, union-attr, import-untyped"
# Twisted's interfaces are half typed; this module and wire.py are its edge and nothing of it leaves here.

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import defaultdict
from collections.abc import AsyncIterator
from time import monotonic

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.internet import reactor
from twisted.web.client import Agent
from twisted.web.http_headers import Headers

from careersite.audit.fetch.addresses import Target, check_url, is_public, may_connect
from careersite.audit.fetch.decode import BoundedBody
from careersite.audit.fetch.outcomes import FetchFault, Stopped
from careersite.audit.fetch.sniff import kind_of, most_bytes
from careersite.audit.fetch.values import Limits, Options, pause_after
from careersite.audit.fetch.wire import BodyReader, CheckedEndpoint, fault_of, trust_root

_ERROR_BODY = 64 * 1024


class CheckedHandler(BaseDownloadHandler):
    """Download one request within our rules; raises ``FetchFault``, or ``Stopped`` when the run is over."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.options: Options = crawler.settings["CAREERSITE_OPTIONS"]
        self.limits: Limits = crawler.settings["CAREERSITE_LIMITS"]
        self.trust = trust_root()
        self.asked_names: dict[str, int] = defaultdict(int)
        self.busy: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def download_request(self, request: Request) -> Response:
        """Ask once; the reply's ``meta`` gets ``seconds``, the time that the host took."""
        self._go_on(request)
        target = check_url(request.url, allow_private=self.options.allow_private)
        left = float(request.meta["seconds_left"])
        spent = 0.0
        try:
            began = monotonic()
            try:
                address = await self._address(target, left)
            finally:
                spent = monotonic() - began
            async with self._turn(address, target):
                self._go_on(request)
                began = monotonic()
                try:
                    return await self._ask(request, target, address, left - spent)
                finally:
                    spent += monotonic() - began
        finally:
            request.meta["seconds"] = spent
            self._pause(request, spent)

    def _go_on(self, request: Request) -> None:
        if self.crawler.spider.store.closing and not request.meta.get("under_way"):
            raise Stopped

    async def _address(self, target: Target, left: float) -> str:
        answers = self.options.names.get(target.host)
        if answers is not None:
            turn = min(self.asked_names[target.host], len(answers) - 1)
            self.asked_names[target.host] += 1
            found = list(answers[turn]) if answers else []
        else:
            loop = asyncio.get_running_loop()
            look_up = loop.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
            try:
                found = [str(info[4][0]) for info in await asyncio.wait_for(look_up, left)]
            except TimeoutError:
                raise FetchFault("deadline", "the name service did not answer") from None
            except (OSError, UnicodeError) as fault:
                raise FetchFault("dns-failed", str(fault)[:200]) from None
        if not found:
            raise FetchFault("dns-failed", "the name has no address")
        if not all(may_connect(address, allow_private=self.options.allow_private) for address in found):
            raise FetchFault("address-refused", "the name leads to a private or reserved address")
        return min(found, key=lambda address: ":" in address)

    @contextlib.asynccontextmanager
    async def _turn(self, address: str, target: Target) -> AsyncIterator[None]:
        # Many schools share a server: one request at a time there too. On a private address each port is a server.
        key = address if is_public(address) else f"{address}:{target.port}"
        async with self.busy[key]:
            yield

    def _pause(self, request: Request, spent: float) -> None:
        pause = pause_after(spent, self.options, float(request.meta.get("crawl_delay", 0)))
        engine = self.crawler.engine
        slot = engine.downloader.slots.get(request.meta.get("download_slot")) if engine else None
        if slot is not None:
            # Scrapy counts from the start of a request, we from its end; what it planned by the last pause is dropped.
            slot.close()
            slot.delay = monotonic() - slot.lastseen + pause if pause else 0.0

    async def _ask(self, request: Request, target: Target, address: str, left: float) -> Response:
        endpoint = CheckedEndpoint(target, address, self.limits, self.trust)
        try:
            async with asyncio.timeout(max(left, 0.05)):
                return await self._exchange(request, target, endpoint)
        except TimeoutError:
            raise FetchFault("deadline", "no whole answer in time") from None
        except FetchFault:
            raise
        except Exception as fault:  # noqa: BLE001 - Twisted has no common class; each is named or told as bad HTTP
            if endpoint.flooded:
                raise FetchFault("too-big", "headers without end") from None
            raise fault_of(fault, agreed=endpoint.agreed) from None
        finally:
            if endpoint.meter:
                endpoint.meter.abort()

    async def _exchange(self, request: Request, target: Target, endpoint: CheckedEndpoint) -> Response:
        headers = Headers({name: list(values) for name, values in request.headers.items()})
        loop = asyncio.get_running_loop()
        agent = Agent.usingEndpointFactory(reactor, endpoint)
        reply = await agent.request(b"GET", target.url.encode("ascii"), headers).asFuture(loop)
        endpoint.headers_done = True
        got = dict(reply.headers.getAllRawHeaders())
        said = _header(got, b"Content-Type")
        whole = reply.code == 200
        any_kind = bool(request.meta.get("any_kind"))

        def limit(head: bytes) -> int:
            if not whole:
                return _ERROR_BODY
            if any_kind:
                return int(request.meta["any_kind"])
            if not kind_of(head, said, target.url):
                raise FetchFault("wrong-type", said[:100] or "no readable kind of file")
            return most_bytes(head, self.limits)

        body = BoundedBody(_header(got, b"Content-Encoding") if whole else "", limit)
        cut = bool(request.meta.get("cut"))
        reader = BodyReader(body, endpoint, whole=whole, cut=cut)
        # An error's words are read too, up to a little: they may tell a challenge, and hanging up on a server is rude.
        reply.deliverBody(reader)
        await reader.done
        over = cut and body.over
        content = body.finish() if whole and not over else body.so_far()
        return Response(target.url, status=reply.code, headers=got, body=content)


def _header(headers: dict[bytes, list[bytes]], name: bytes) -> str:
    values = headers.get(name) or [b""]
    return b",".join(values).decode("latin-1").strip()
