"""How likely a link is to lead to what the guidance asks schools to publish about careers.

The words are the field's own (requirements.md; the 2018 to 2025 editions of the guidance), with the names under which
school websites file them. Only the order of reading hangs on them: nothing is judged by a link.
"""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

STRONG = 10
MOST = 20
_WEIGHTED: tuple[tuple[int, str], ...] = (
    (12, r"provider access|access policy|baker clause|\bpal\b|careers? (?:lead|leader|policy|programme|information|"
         r"education|guidance|strategy|plan|advice|department|team)|\bceiag\b|\bcareers? ?hub\b"),
    (10, r"\bcareers?\b|\bgatsby\b|work experience|personal guidance|work related learning|raising aspirations"),
    (6, r"statutory information|key information|\bpolic(?:y|ies)\b|post[ -]?(?:16|18)|next steps|destinations?\b|"
        r"apprenticeships?|employers?\b|labour market|options|futures?\b|pathways?\b|aspirations?\b|\bt[ -]levels?\b|"
        r"\bprogramme\b|\bpublish|\bimpact\b|\bguidance\b|benchmarks?\b|visit us|\bproviders?\b"),
    (3, r"sixth form|personal development|pshe|enrichment|governance|publications|documents|compliance|"
        r"school information|information for|year (?:7|8|9|10|11|12|13)\b"),
    (2, r"parents?\b|carers?\b|students?\b|pupils?\b|learners?\b|teachers?\b|governors?\b|contact"),
    (1, r"about|curriculum|our (?:school|college|academy)|staff"),
)  # fmt: skip
_PATTERNS = tuple((weight, re.compile(pattern)) for weight, pattern in _WEIGHTED)
_JOBS = re.compile(r"vacanc|careers? (?:at|with) |work (?:for|with) us|join (?:us|our)|current opportunities|recruit|job")
_ELSEWHERE = re.compile(r"news|blog|event|calendar|gallery|menu|uniform|term dates|login|cookie|privacy|search")

# Offers to every school in the country: no school's own careers site, however it is linked.
_NATIONAL = re.compile(
    r"(^|\.)(gov\.uk|ucas\.com|nhs\.uk|bbc\.co\.uk|bbc\.com|youtube\.com|youtu\.be|facebook\.com|twitter\.com|x\.com|"
    r"instagram\.com|linkedin\.com|tiktok\.com|vimeo\.com|unifrog\.org|careersandenterprise\.co\.uk|icould\.com|"
    r"amazingapprenticeships\.com|careerpilot\.org\.uk|prospects\.ac\.uk|thecdi\.net|gatsby\.org\.uk|"
    r"gatsbybenchmarks\.org\.uk|nationalcareersservice\.org\.uk|barclayslifeskills\.com|springpod\.com|"
    r"speakersforschools\.org|youthemployment\.org\.uk|notgoingtouni\.co\.uk|ratemyapprenticeship\.co\.uk|"
    r"mynewterm\.com|tes\.com|eteach\.com|parentpay\.com|arbor-education\.com|sparx\S*)$"
)
_OWN_WORDS = re.compile(
    r"^(?:our |the |visit (?:our |the )?|go to (?:our |the )?)?(?:school |college |academy )?(?:careers?|ceiag)"
    r"(?: (?:site|website|page|pages|hub|programme|information|education|department|portal|and .{2,40}))?\W*$"
)


def plain(text: str) -> str:
    """Lower case, with the joints of addresses as spaces."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unquote(text, errors="replace"))
    return " ".join(re.sub(r"[-_/.+?=&,:|]+", " ", spaced.lower()).split())


def score(text: str, url: str) -> int:
    """How strongly a link speaks of careers: 0 for no sign, ``STRONG`` and more for the pages wanted."""
    parts = urlsplit(url)
    both = f"{plain(text[:300])} | {plain(parts.path[-300:])} {plain(parts.query[:200])}"
    found = max((weight for weight, pattern in _PATTERNS if pattern.search(both)), default=0)
    if found >= 6 and _JOBS.search(both):
        return 1
    if found < 6 and _ELSEWHERE.search(both):
        return 0
    return found


def wanted(points: int) -> bool:
    """Say whether a link of this score names what the audit looks for, so that not reading it leaves a gap."""
    return points >= STRONG

# Where schools keep documents in viewers that show nothing without a browser.
_VIEWERS = re.compile(
    r"(^|\.)(drive\.google\.com|docs\.google\.com|1drv\.ms|onedrive\.live\.com|sharepoint\.com|dropbox\.com|issuu\.com|canva\.com|"
    r"sway\.(?:office|cloud\.microsoft)\.com|padlet\.com|prezi\.com|flipsnack\.com|heyzine\.com)$"
)


def viewer(host: str) -> bool:
    """Say whether a host shows documents in a viewer that a reader without a browser cannot open."""
    return bool(_VIEWERS.search(host))


def national(host: str) -> bool:
    """Say whether a host serves every school, so that it cannot be a school's own careers site."""
    return bool(_NATIONAL.search(host))


def linked_as_own(text: str, host: str, path: str) -> bool:
    """Say whether a link to another host is the school's own careers site: by its words, or a Google Site of its own."""
    if national(host):
        return False
    if host == "sites.google.com":
        return wanted(score(text, path))
    return bool(_OWN_WORDS.match(plain(text)))
