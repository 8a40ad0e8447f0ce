"""Where the crawl of one school may go: its own site, its careers site on another host, its documents elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from careersite.audit.fetch.addresses import Target, check_url
from careersite.audit.fetch.frontier import Entry, site_of
from careersite.audit.fetch.links import Link
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.scent import linked_as_own, national, score, viewer, wanted
from careersite.audit.fetch.values import Limits


@dataclass
class Scope:
    """The school's site, and what lies outside of it one hop away."""

    limits: Limits
    allow_private: bool
    base: Target | None = None
    outside: dict[str, str] = field(default_factory=dict)
    outside_read: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    part: str = "/"

    def settle(self, home: str, links: Sequence[Link]) -> None:
        """Take the home page's address as the school's own site, or the part of a trust's site that it heads.

        A home page in a folder heads that folder alone if at least half of its own links stay there: the rest of the
        site may be other schools', and what it says of them is not said of this one.
        """
        self.base = check_url(home, allow_private=self.allow_private)
        folder = urlsplit(self.base.url).path.rpartition("/")[0] + "/"
        if self.base.host == "sites.google.com":
            folder = _prefix(self.base)
        elif folder != "/":
            own = [link for link in links if self.same_site(link.url)]
            inside = [link for link in own if urlsplit(link.url).path.startswith(folder)]
            folder = folder if own and 2 * len(inside) >= len(own) else "/"
        self.part = folder
        if folder != "/":
            self.notes.append(f"The school's website was taken to be the part of {self.base.host} below {folder}")

    def count(self, url: str) -> None:
        """Note that a page outside was read."""
        self.outside_read[check_url(url, allow_private=self.allow_private).key] += 1

    def place_of(self, link: Link, from_careers: bool, *, outside: bool) -> str:
        """Where a link leads: "own" site, "outside" (the school's careers site elsewhere, its document), "viewer" or ""."""
        if not outside and self.ours(link.url):
            return "own"
        try:
            target = check_url(link.url, allow_private=self.allow_private)
        except (FetchFault, ValueError):
            # Refused when it is asked; here it only has no place.
            return ""
        path = urlsplit(target.url).path
        prefix = self.outside.get(target.key)
        if prefix is not None:
            within = path.startswith(prefix) and self.outside_read[target.key] < self.limits.outside_pages
            return "outside" if within else ""
        if viewer(target.host):
            return "viewer" if wanted(score(link.text, link.url)) else ""
        if outside or national(target.host):
            return ""
        if self.same_site(link.url):
            # Another part of the trust's site: the one page that a link's own words call careers, and nothing behind it.
            return "outside" if wanted(score(link.text, "")) else ""
        if re.search(r"\.(?:pdf|docx)$", path, re.I):
            points = score(link.text, link.url)
            return "outside" if wanted(points) or (from_careers and points) else ""
        if len(self.outside) < self.limits.outside_hosts and linked_as_own(link.text, target.host, path):
            self.outside[target.key] = _prefix(target)
            self.notes.append(f"The school's careers pages are partly on another website, which was read: {target.host}")
            return "outside"
        return ""

    def may_go(self, to: Target, entry: Entry) -> bool:
        """Say whether a redirect of an address may be followed."""
        if self.ours(to.url):
            return True
        # A document may lie on the host where the school keeps its files; a site outside may move within itself.
        return entry.document or (entry.outside and (to.key in self.outside or self.same_site(to.url)))

    def ours(self, url: str) -> bool:
        """Say whether an address is on the school's own site, or its part of one."""
        return self.same_site(url) and urlsplit(url).path.startswith(self.part.rstrip("/"))

    def same_site(self, url: str) -> bool:
        """Say whether an address is on the site that the school's is on, or is a part of."""
        if self.base is None:
            return False
        try:
            target = check_url(url, allow_private=self.allow_private)
        except (FetchFault, ValueError):
            return False
        return site_of(target.host, target.port) == site_of(self.base.host, self.base.port)


def _prefix(target: Target) -> str:
    """The part of another host that is the school's: the whole host, or one site of Google Sites."""
    if target.host == "sites.google.com":
        return "/".join(urlsplit(target.url).path.split("/")[:3])
    return "/"
