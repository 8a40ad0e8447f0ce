"""robots.txt as RFC 9309 has it, read by Protego (Scrapy's parser) and bounded by us."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from careersite.audit.fetch.outcomes import OUTCOMES

AGENT = "careersite-audit"
_NO_WAY_IN = {"dns-failed", "certificate", "old-encryption", "connection-failed", "address-refused"}


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host allows.

    ``closed`` is the outcome code with which every address of the host ends ("" when it is open), ``why`` its reason.
    """

    rules: Protego | None = None
    closed: str = ""
    why: str = ""
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()

    def allows(self, url: str) -> bool:
        """Say whether robots.txt lets us ask for an address."""
        return self.rules is None or self.rules.can_fetch(url, AGENT)


def robots_of(outcome: str, status: int, body: bytes, *, reason: str = "", longest_delay: float, most: int = 512 * 1024) -> Robots:
    """Turn the answer for ``/robots.txt`` into rules.

    4xx, or more redirects than we follow: no rules (RFC 9309 2.3.1.3). 5xx, 429 or no answer: nothing may be asked
    (2.3.1.4). Protego reads no byte order mark, and rules beyond the cut are ignored (2.5: at least 500 KiB).
    """
    if outcome == "ok":
        if len(body) >= most:
            body = body[:most].rpartition(b"\n")[0]
        rules = Protego.parse(body.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
        delay = float(rules.crawl_delay(AGENT) or 0)
        maps = tuple(str(address) for address in list(rules.sitemaps)[:20])
        too_slow = delay > longest_delay
        return Robots(rules, "crawl-delay" if too_slow else "", f"Crawl-delay: {delay:g}" if too_slow else "", delay, maps)
    if 400 <= status < 500 and status != 429:
        return Robots()
    if outcome in ("too-many-redirects", "redirect-refused", "redirect-off-site", "wrong-type"):
        return Robots()
    # No connection at all: every other address of the host would end in the same way.
    closed = outcome if outcome in _NO_WAY_IN else "robots-unreachable"
    return Robots(closed=closed, why=f"{OUTCOMES.get(outcome, outcome)} ({reason or status})")
