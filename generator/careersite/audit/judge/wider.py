"""PUB-9 to PUB-15 besides the audiences: reach, other forms, parents, benchmarks, participation age, all routes, sources."""

from __future__ import annotations

import re

from careersite.findings import Confidence

from .cues import Cue
from .reading import Page, Unit, plain
from .verdict import RowVerdict, absent, met, unclear

_FAR = 3
_TITLE = 140
_CAREERS = Cue(r"\bcareers?\b|\bceiag\b|provider access")
_CAREERS_HEAD = Cue(r"\bcareers?\b|\bceiag\b")
_POSTS = Cue(r"\bvacanc\w*|\bcareers (?:with|at|for|in) (?:us|our (?:school|trust|academy|team))\b|\b(?:work|working) (?:with|for) us\b|\bjoin (?:us|our team)\b|\brecruitment\b|\bcurrent (?:posts|jobs|opportunities)\b")
_FORMS = Cue(r"\b(?:road ?maps?|videos?|slides?|presentations?|infographics?|posters?|leaflets?|booklets?|brochures?|prospectus|print(?:able)?|podcasts?|(?:learning |careers? )?journey maps?|flyers?|on a page|at a glance)\b")
_PROGRAMME = Cue(r"\b(?:careers?|ceiag|cwre|learning|pathways?|futures?)\b(?:[\w' -]{0,40}?)\b(?:programme|plan|journey|road ?map|map|overview|calendar|curriculum|timeline)\b")
_NO_FORM = Cue(r"\b(?:policy|policies|privacy|provider access|statement|consent|vacanc\w*|application form|risk|labour market|destinations?|newsletter)\b")
_FORM_LINK = Cue(r"\.(?:pdf|pptx?|mp4|webm|png|jpe?g|webp|svg|docx?)(?:$|[?#])|youtu\.?be|vimeo|canva|prezi|issuu|padlet")
_EMBEDDED = Cue(r"youtu\.?be|youtube-nocookie|vimeo|canva|prezi|issuu|padlet|genially|\.(?:pdf|mp4)(?:$|[?#])|docs\.google\.com/presentation")
_PARENT = Cue(r"\b(?:parents?|carers?(?! (?:advice|guidance|information|education|programme|leader|adviser))|famil(?:y|ies)|your (?:child|son|daughter))\b")
#: Parents are those who are told, not those who are asked, counted or named in a row of groups.
_TOLD = Cue(
    r"\b(?:for|to|help(?:s|ing)?|support(?:s|ing)?|inform(?:s|ing)?|giv(?:e|es|ing)|tell(?:s|ing)?|show(?:s|ing)?|invit(?:e|es|ing)|offer(?:s|ing)?|send(?:s|ing)?) (?:all |our |you,? |\w+ and )?(?:parents?|carers?|families)\b"
    r"|\b(?:parents?|carers?|families)(?: and \w+|/\w+)?(?:,? (?:can|may|are (?:given|sent|told|shown|invited|able|welcome|encouraged|helped)|will (?:find|get|receive|be (?:given|sent|told|shown|invited))|have (?:\w+ )?access|get|receive|find|hear|learn|please|see|should (?:look|read|see))\b|:)"
    r"|\byour (?:child|son|daughter)\b"
)
_ASKED = Cue(r"\b(?:feedback|surveys?|questionnaires?|consult\w*|collect\w*|evaluat\w*|comment\w*|views?|intended destinations?|will understand|consent|permission)\b")
_MARKET = Cue(r"\b(?:labour market|lmi|growth sectors|local jobs|jobs (?:are )?(?:there )?(?:near|in (?:our|the) (?:area|county|region))|(?:career|post[- ]?1[68]|different|all (?:the )?|progression|technical|education(?:al)?) ?(?:pathways|routes|options|choices)|(?:choices|options|routes|pathways) (?:at|after|post) ?(?:1[68]|year|gcse|school)|apprenticeships?|t levels?)\b")
_INFORMED = Cue(r"\b(?:information|guides?|guidance|find(?:s|ing)? out|help(?:s|ing)?|support\w*|see|look|read|websites?|links?|talks?|explain\w*|evenings?|advice|resources?|bulletins?|leaflets?|booklets?|presentations?|learn|hear|understand)\b")
_BENCHMARKS = Cue(r"\b(?:meet(?:s|ing)?|work(?:s|ing)? towards|achiev\w+|deliver\w*|fulfil\w*|met)\b[^.;]{0,50}\b(?:all )?(?:8|eight)(?: of the)? (?:gatsby |good career guidance )?benchmarks\b|\b(?:all )?(?:8|eight) (?:gatsby )?benchmarks\b[^.;]{0,40}\b(?:met|achieved|fully)\b")
_AGE = Cue(r"\b(?:until|till|up to|to) (?:(?:the age of|age|they are|you are|their|your|they turn|you turn) )?(?:18|18th|eighteen)\b|\b18th birthday\b|\braising (?:of )?(?:the )?participation age\b|\brpa\b")
_LEARNING = Cue(r"\b(?:education|training|learning|participation)\b")
_ROUTES = {
    "A levels": r"\ba[- ]?levels?\b", "T Levels": r"\bt[- ]?levels?\b", "apprenticeships": r"\bapprenticeships?\b", "further education": r"\bcolleges?\b|\bfurther education\b|\bbtecs?\b|\bvocational\b",
    "higher education": r"\bhigher education\b|\buniversit(?:y|ies)\b", "employment": r"\bemployment\b|\bjobs?\b|\btraineeships?\b|\bsupported internships?\b",
}  # fmt: skip
_IMPARTIAL = Cue(r"\b(?:impartial(?:ly)?|unbiased|without bias|equal(?:ly)?|all (?:routes|pathways|options)|full range)\b")
_SOURCES = {
    "National Careers Service": r"national ?careers ?service|nationalcareers\.service", "apprenticeships site": r"apprenticeships\.gov|find an? apprenticeship|amazing apprenticeships|apprenticeships\.org",
    "T Levels site": r"tlevels\.gov|t ?levels? (?:website|site)|t-levels\.gov", "UCAS": r"\bucas\b", "Skills for Careers": r"skills ?for ?careers", "Discover Uni": r"discover ?uni", "local offer": r"\blocal offer\b",
}  # fmt: skip


def judge(pages: list[Page]) -> list[RowVerdict]:
    """Judge PUB-9 to PUB-15 (without PUB-9b) over all pages."""
    return [_reach(pages), _forms(pages), _parents(pages), _eight(pages), _participation(pages), _routes(pages), _sources(pages)]


def _first(pages: list[Page], *patterns: Cue) -> tuple[Page, Unit] | None:
    for page in pages:
        for unit in page.units:
            if unit.own and all(pattern.search(unit.low) for pattern in patterns):
                return page, unit
    return None


def _reach(pages: list[Page]) -> RowVerdict:
    careers = [page for page in pages if page.extract.clicks and _on_careers(page)]
    if not careers:
        return unclear("PUB-9", "navigation-not-seen")
    nearest = min(careers, key=lambda page: page.extract.clicks or 0)
    clicks = nearest.extract.clicks or 0
    evidence = nearest.on(nearest.extract.linked_as or nearest.extract.title)
    if clicks <= _FAR:
        return met("PUB-9", "found-from-navigation", evidence, clicks=str(clicks))
    return absent("PUB-9", "many-clicks", evidence, clicks=str(clicks))


def _on_careers(page: Page) -> bool:
    """Whether a page's title or headings name careers; posts to apply for share the word."""
    heads = "\n".join([plain(page.extract.title).lower(), *(unit.low for unit in page.units if unit.kind == "heading")])
    return bool(_CAREERS_HEAD.search(heads)) and not _POSTS.search(heads)


def _forms(pages: list[Page]) -> RowVerdict:
    for page in pages:
        if "career" not in page.low:
            continue
        dead = page.extract.facts.get("dead", ())
        for link in page.extract.links:
            if link.address not in dead and _FORM_LINK.search(link.address.lower()) and _other_form(link.text, link.address):
                return met("PUB-10", "other-forms", page.on(link.text or link.address), sure=Confidence.MEDIUM)
        shown = [source for source in page.extract.facts.get("embedded", ()) if source not in dead and _EMBEDDED.search(source.lower())]
        if shown and _CAREERS.search(page.heads):
            return met("PUB-10", "other-forms", page.on(shown[0]), sure=Confidence.LOW)
    hit = _first(pages, _FORMS)
    return unclear("PUB-10", "other-forms-mentioned", hit[0].at(hit[1])) if hit else absent("PUB-10", "no-other-forms", sure=Confidence.LOW)


def _other_form(text: str, address: str) -> bool:
    """Whether a link's words, or its file's name where the words say nothing of it, speak of the programme in another form."""
    name = re.sub(r"%20|[-_+]", " ", address.lower().split("?")[0].rsplit("/", 1)[-1].rsplit(".", 1)[0])
    words = f"{plain(text).lower()} / {name}"
    return not _NO_FORM.search(words) and bool(_PROGRAMME.search(words) or (_FORMS.search(words) and re.search(r"career|programme|pathway|futures|journey|year \d", words)))


def _parents(pages: list[Page]) -> RowVerdict:
    hits = ((page, unit) for page in pages for unit in page.units if unit.own and not unit.provider and not _ASKED.search(unit.low))
    for page, unit in hits:
        if unit.kind == "heading":
            continue
        told = any(all(cue.search(clause) for cue in (_MARKET, _PARENT, _TOLD, _INFORMED)) for clause in unit.low.split("; "))
        if told or (_tells_market(unit.low) or _MARKET.search(unit.low) and _INFORMED.search(unit.low)) and _for_parents(page, unit):
            return met("PUB-11", "parents-informed", page.at(unit), sure=Confidence.MEDIUM)
    return absent("PUB-11", "parents-not-informed", sure=Confidence.LOW)


def _for_parents(page: Page, unit: Unit) -> bool:
    """Whether a heading above, or the page's own title, speaks to parents."""
    heads = (*unit.under.split(" > "), plain(page.extract.title).lower(), *(first.low for first in page.units[:1]))
    return any(len(head) < _TITLE and _PARENT.search(head) and not _ASKED.search(head) for head in heads)


def _tells_market(low: str) -> bool:
    """Several routes named side by side, or what the labour market is like."""
    return sum(bool(re.search(pattern, low)) for pattern in (*_ROUTES.values(), r"\bsixth form\b")) >= 3 or bool(re.search(r"\b(?:labour market|lmi|growth sectors|local jobs)\b|\bjobs (?:are )?(?:there )?(?:near|in our)", low))


def _eight(pages: list[Page]) -> RowVerdict:
    hit = _first(pages, _BENCHMARKS)
    if hit:
        return met("PUB-12", "benchmarks-worked-towards", hit[0].at(hit[1]))
    named = next(((page, unit) for page in pages for unit in page.units if "gatsby" in unit.low), None)
    return unclear("PUB-12", "benchmarks-named-only", named[0].at(named[1])) if named else absent("PUB-12", "benchmarks-not-named")


def _participation(pages: list[Page]) -> RowVerdict:
    hit = next(((page, unit) for page in pages for unit in page.units if _AGE.search(unit.low) and _LEARNING.search(unit.low)), None)
    return met("PUB-13", "participation-age-told", hit[0].at(hit[1])) if hit else unclear("PUB-13", "not-shown")


def _routes(pages: list[Page]) -> RowVerdict:
    careers = [page for page in pages if "career" in page.low]
    words = "\n".join(page.low for page in careers)
    missing = [name for name, pattern in _ROUTES.items() if not re.search(pattern, words)]
    hit = _first(careers, _IMPARTIAL)
    if not missing and hit:
        return met("PUB-14", "all-routes-shown", hit[0].at(hit[1]), sure=Confidence.MEDIUM)
    return unclear("PUB-14", "not-shown")


def _sources(pages: list[Page]) -> RowVerdict:
    named: list[str] = []
    first: tuple[Page, str] | None = None
    for page in pages:
        words = page.low + "\n" + "\n".join(f"{link.text} {link.address}".lower() for link in page.extract.links)
        for name, pattern in _SOURCES.items():
            if name not in named and re.search(pattern, words):
                named.append(name)
                first = first or (page, name)
    covers = {"apprenticeships site", "T Levels site"} <= set(named) or {"Skills for Careers", "National Careers Service"} <= set(named)
    if first and covers and len(named) >= 3:
        return met("PUB-15", "sources-named", first[0].on(first[1]), sure=Confidence.MEDIUM, sources=", ".join(named))
    return unclear("PUB-15", "not-shown")
