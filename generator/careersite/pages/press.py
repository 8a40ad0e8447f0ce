"""One school's material, and the press that turns a template with values into a finished page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any

from careersite.findings import Judgement, Level, Outcome
from careersite.model.institution import Person
from careersite.model.programme import Programme
from careersite.pages.machine import island, page_data
from careersite.pages.markdown import OWN, plain
from careersite.pages.page import Ask, Heading, Page
from careersite.pages.templates import environment
from careersite.words import Words
from careersite.words.marks import is_marked, like, resolve, unmarked

_ADDRESS = re.compile(r'(<[a-z][^<>]*?\s(?:href|src)=")/([^"]*)')
_REGION = re.compile(r'(<section class="scroll" tabindex="0" aria-label=")([^"]*)"')
_OWN_ID = re.compile(rf'\sid="{OWN}([^"]*)"')
_HEADING = re.compile(r'<h([23])\b[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
# Data for machines and drawings are no text of the page.
_TEXT = re.compile(r"<script\b.*?</script>|<svg\b.*?</svg>|>[^<>]*[^\s<>]{40}[^<>]*(?=<)", re.DOTALL)
_LONG_WORD = re.compile(r"[^\s<>]{40,}")
_MARKER = re.compile(r'\sdata-requirement="([^"]+)"')


@dataclass(frozen=True)
class Press:
    """All that pages are made from.

    ``downloads`` are the programme's other forms, each with ``title``, ``href`` from the site's root,
    ``kind``, ``size`` where known, and ``at``: the paths of the pages that list it, divided by spaces.
    """

    programme: Programme
    judgements: tuple[Judgement, ...]
    phases: tuple[Any, ...]
    today: date
    catalogue: Any
    words: Words
    earlier: tuple[Programme, ...] = ()
    downloads: tuple[Mapping[str, str], ...] = ()
    sizes: Mapping[str, int] = field(default_factory=dict)

    @property
    def ask(self) -> Ask:
        """The careers leader, as the person whom readers ask."""
        return ask_of(self.programme.careers_leader, self.words)

    @property
    def edition(self) -> str:
        """The edition of the guidance, by its title and its name."""
        return self.words.in_english(f"{self.catalogue.title} ({self.catalogue.edition})")

    def outcome_of(self, rule_id: str) -> Outcome | None:
        """What the rules say of a requirement; None where nobody judged it."""
        return next((item.outcome for item in self.judgements if item.id == rule_id), None)

    def is_met(self, rule_id: str) -> bool:
        """Whether the file shows what a requirement asks."""
        return self.outcome_of(rule_id) is Outcome.MET

    def is_law(self, rule_id: str) -> bool:
        """Whether a requirement is law for this institution, or only good practice."""
        return any(item.id == rule_id and item.level is Level.MUST for item in self.judgements)

    def fill(self, template: str, **values: Any) -> str:
        """The HTML of a template with the values that every page has, and its own."""
        shared = {"programme": self.programme, "school": self.programme.institution, "ask": self.ask, "today": self.today}
        return environment(self.words.language, marking=self.words.marking, by_age=self.words.by_age).get_template(template).render(shared | values)

    def page(
        self,
        path: str,
        template: str,
        *,
        title: str,
        lead: str = "",
        kind: str,
        nav: str = "more",
        audience: str = "",
        data_path: str = "",
        trail: Sequence[tuple[str, str]] = (),
        ask: Ask | None = None,
        review_by: date | None = None,
        reviewed_on: date | None = None,
        **values: Any,
    ) -> Page:
        """Render one page: its links made relative, its headings listed, its review dates those of the programme unless given."""
        asked = ask or self.ask
        forms = [item for item in self.downloads if path in item.get("at", "").split()]
        body = self.fill(f"pages/{template}.html", title=title, lead=lead, path=path, **(values | {"ask": asked, "forms": forms}))
        # A day that is still to come is a slip of the pen, which CUR-2 or PAP-6 names.
        reviewed_on = next((day for day in (reviewed_on, self.programme.review.reviewed_on) if day and day <= self.today), None)
        body = relative(tidy(body), path) + str(island(page_data(self.programme, path, title, self.words.language, reviewed_on)))
        listed = headings_of(body)
        body = resolve(body)
        return Page(
            path=path,
            title=title,
            body=body,
            headings=listed,
            description=unmarked(lead)[:300],
            kind=kind,
            nav=nav,
            audience=audience,
            data_path=data_path,
            reviewed_on=reviewed_on,
            review_by=review_by or self.programme.review.review_by,
            language=self.words.language,
            lead=lead,
            ask=asked,
            trail=((self.words("home.name"), ""), *trail) if path else (),
            requirements=tuple(dict.fromkeys(word for found in _MARKER.findall(body) for word in found.split())),
        )


def ask_of(person: Person, words: Words, href: str = "/contact/#careers-leader") -> Ask:
    """A person as the one whom readers ask; without a name it is the careers leader's role."""
    label = person.name or person.role or words("contact.the-careers-leader")
    return Ask(label, person.name, person.role, person.email, person.telephone, person.available, href)


def relative(body: str, path: str) -> str:
    """Make the site's own addresses (written with a slash at the front) relative to the page."""
    up = "../" * path.count("/")
    return _ADDRESS.sub(lambda match: f"{match[1]}{up}{match[2]}" if up or match[2] else f"{match[1]}./", body)


def tidy(body: str) -> str:
    """Give scroll regions names, and free text ids, that occur once on the page."""
    seen: dict[str, int] = {}

    def once(name: str) -> str:
        seen[name] = seen.get(name, 0) + 1
        return name if seen[name] == 1 else f"{name} {seen[name]}"

    body = _REGION.sub(lambda match: f'{match[1]}{once(match[2])}"', body)
    body = _OWN_ID.sub(lambda match: f' id="{once(OWN + match[1]).replace(" ", "-again-")}"', body)
    # A column of a table is as wide as its longest word; only a word that fits nowhere may break anywhere.
    body = _TEXT.sub(lambda match: _LONG_WORD.sub(r'<span class="long">\g<0></span>', match[0]) if match[0][0] == ">" else match[0], body)
    return re.sub(r"\n\s*\n+", "\n", body).strip() + "\n"


def headings_of(body: str) -> tuple[Heading, ...]:
    """The headings of level 2 and 3 that have an id, in order."""
    return tuple(Heading(int(match[1]), match[2], text_of(match[3])) for match in _HEADING.finditer(body))


def text_of(html: str) -> str:
    """The words of a piece of a finished page."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def opening(text: str, limit: int = 200) -> str:
    """The first sentence or so of a free text as plain words."""
    if is_marked(text):
        return like(text, opening(unmarked(text), limit))
    words = plain(text)
    if len(words) <= limit:
        return words
    cut = words[:limit]
    end = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "))
    return cut[: end + 1] if end > 40 else cut.rsplit(" ", 1)[0] + " …"
