"""Ask for one address politely: robots.txt first, redirects checked one by one, retries and waiting inside its time.

What is asked once in a run is written to the store and taken from there when the run goes on after a kill.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from scrapy import Request
from scrapy.http import Response
from w3lib.url import safe_url_string

from careersite.audit.fetch.addresses import Target, check_url
from careersite.audit.fetch.journey import Journey
from careersite.audit.fetch.outcomes import FAULTS, FetchFault
from careersite.audit.fetch.robots import Robots, robots_of
from careersite.audit.fetch.store import Reply, Store
from careersite.audit.fetch.values import Limits, Options, pause_after


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
        rules = await self.rules_of(target)
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
                known = self.store.keep(await Journey(self, target, follow, any_kind, hops, earlier).run())
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

    async def rules_of(self, target: Target) -> Robots:
        """The rules of a host's robots.txt, asked for once."""
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
