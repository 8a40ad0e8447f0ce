"""Which address of a site is asked next: careers pages first, traps and limits named as outcomes."""

from __future__ import annotations

import heapq
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import tldextract

from careersite.audit.fetch.links import PROGRAMME
from careersite.audit.fetch.scent import MOST, STRONG, score, wanted
from careersite.audit.fetch.values import Limits

# The list of public suffixes that comes with the package; nothing is looked up.
_SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
_SESSION = re.compile(r"^(phpsessid|jsessionid|aspsessionid\w*|sid|session_?id|sessid|cfid|cftoken|utm_\w+|fbclid|gclid|replytocom|_ga)$", re.I)
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*|/\([sfa]\([a-z0-9]+\)\)", re.I)
_SKIPPED = re.compile(
    r"\.(?:jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|mp[34]|m4[av]|mov|avi|wmv|webm|ogg|wav|zip|rar|7z|gz|exe|dmg|apk|css|js|"
    r"json|xml|rss|atom|ics|vcf|csv|xlsx?|woff2?|ttf|eot)$",
    re.I,
)
_UNREAD = re.compile(r"\.(?:doc|dot|odt|rtf|pages|pptx?|pps|odp|pub)$", re.I)
_DOCUMENT = re.compile(r"\.(?:pdf|docx)$", re.I)


@dataclass(order=True, slots=True)
class Entry:
    """An address that waits; the order of the fields is the order of asking."""

    rank: int
    clicks: int
    number: int
    url: str = field(compare=False)
    points: int = field(compare=False, default=0)
    linked_as: str = field(compare=False, default="")
    document: bool = field(compare=False, default=False)
    outside: bool = field(compare=False, default=False)


@lru_cache(maxsize=4096)
def site_of(host: str, port: int) -> str:
    """The site that a host belongs to: its registrable domain, or host and port where there is none."""
    found = _SUFFIXES(host)
    if found.domain and found.suffix:
        return f"{found.domain}.{found.suffix}"
    # A domain that the list does not know: its last label is the suffix (publicsuffix.org, rule "*").
    named = "." in host and not host.rsplit(".", 1)[1].isdigit()
    return ".".join(host.split(".")[-2:]) if named else f"{host}:{port}"


def tidy(url: str) -> str:
    """An address without what makes one page look like many: fragment, session, trackers."""
    parts = urlsplit(url)
    path = _SESSION_PATH.sub("", parts.path) or "/"
    query = parts.query
    if query:
        kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _SESSION.match(name)]
        query = urlencode(kept) if len(kept) != query.count("&") + 1 else query
    return urlunsplit((parts.scheme, parts.netloc, path, query, ""))


def key_of(url: str) -> str:
    """What makes two addresses one page: scheme, ``www.``, a closing slash and an index file do not count."""
    parts = urlsplit(url)
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    path = re.sub(r"/(?:index|default)\.(?:html?|php|aspx?)$", "/", parts.path).rstrip("/")
    return f"{host}{path}?{'&'.join(sorted(parts.query.split('&')))}"


def looks_endless(url: str) -> bool:
    """Say whether an address repeats itself or is deeper than any page of a school (Heritrix' rules)."""
    segments = [segment for segment in urlsplit(url).path.lower().split("/") if segment]
    if len(segments) > 20 or len(url) > 1500:
        return True
    if segments and max(Counter(segments).values()) >= 3:
        return True
    pairs = list(itertools.pairwise(segments))
    return any(pairs[i] == pairs[i + 2] for i in range(len(pairs) - 2))


def shape_of(url: str) -> str:
    """An address with its numbers and long codes blotted out: the endless pages of a calendar share one."""
    parts = urlsplit(url)
    path = re.sub(r"[0-9a-f]{12,}|\d+", "0", parts.path.lower())
    months = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    path = re.sub(rf"(?<=[/_-]){months}(?=[/_-]|$)", "0", path)
    names = ",".join(sorted(name for name, _value in parse_qsl(parts.query, keep_blank_values=True)))
    return f"{parts.netloc.lower()}{path}?{names}"


class Frontier:
    """The waiting addresses of one site, each taken once."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._heap: list[Entry] = []
        self._seen: set[str] = set()
        self._shapes: Counter[str] = Counter()
        self._number = 0
        self._published: list[str] = []
        self.refused: list[tuple[Entry, str]] = []

    def refuse(self, url: str, outcome: str, *, text: str, clicks: int) -> None:
        """Note an address that is not asked."""
        if self.mark(url):
            self._number += 1
            self.refused.append((Entry(0, clicks, self._number, url, score(text, url), text[:200]), outcome))

    def mark(self, url: str) -> bool:
        """Note that an address is taken care of; False when it was already."""
        key = key_of(url)
        if key in self._seen:
            return False
        self._seen.add(key)
        return True

    def add(self, url: str, *, text: str, clicks: int, bonus: int = 0, outside: bool = False) -> None:
        """Take an address in, or refuse it with its outcome (``refused``)."""
        url = tidy(url)
        path = urlsplit(url).path
        data = path.endswith(f"/{PROGRAMME}")
        if (_SKIPPED.search(path) and not data) or not self.mark(url):
            return
        document = data or bool(_DOCUMENT.search(path))
        points = MOST if data else score(text, url)
        if document and points:
            points += bonus
        self._number += 1
        entry = Entry(-points, clicks, self._number, url, points, text[:200], document, outside)
        if data:
            self._all_careers(url.removesuffix(path.rpartition("/")[2]))
        self._level(entry)
        outcome = self._refusal(entry, path)
        if outcome:
            self.refused.append((entry, outcome))
        elif not document or points:
            heapq.heappush(self._heap, entry)

    def _refusal(self, entry: Entry, path: str) -> str:
        if _UNREAD.search(path):
            return "unsupported-type"
        if looks_endless(entry.url):
            return "trap"
        shape = shape_of(entry.url)
        self._shapes[shape] += 1
        numbered = shape.split("?")[0] != entry.url.split("://", 1)[-1].split("?")[0].lower() or "?" in entry.url
        most = self.limits.alike * (2 if wanted(entry.points) else 1)
        if numbered and not entry.document and self._shapes[shape] > most:
            return "trap"
        if entry.clicks > self.limits.depth:
            return "limit-depth"
        return "" if len(self._heap) < self.limits.waiting or wanted(entry.points) else "limit-pages"

    def _all_careers(self, folder: str) -> None:
        """Note a folder that careersite has filled: every page there speaks of careers, so the nearest to home come first."""
        self._published.append(folder)
        for entry in self._heap:
            self._level(entry)
        heapq.heapify(self._heap)

    def _level(self, entry: Entry) -> None:
        if not entry.document and entry.url.startswith(tuple(self._published)):
            entry.rank = -STRONG

    def pop(self) -> Entry | None:
        """The next address to ask, or None."""
        return heapq.heappop(self._heap) if self._heap else None

    def rest(self) -> Iterator[Entry]:
        """What was never asked, in order."""
        yield from sorted(self._heap)
