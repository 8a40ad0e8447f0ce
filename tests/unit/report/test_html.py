import base64
import hashlib
import itertools
import re
from html.parser import HTMLParser

import pytest

from careersite.findings import Evidence
from careersite.report import html
from careersite.report.baseline import apply_baseline, write_baseline
from tests.unit.report.samples import HOSTILE, RULES, audit, check, gaps, hostile, judged, unreadable

VOID = {"meta", "br", "img", "link", "input"}


class Page(HTMLParser):
    """The elements of a page, with a check that each is closed in its turn."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.open, self.text = [], [], []
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def words(self):
        return " ".join(" ".join(self.text).split())


def page(report, **options):
    return Page(html.render(report, rules=RULES, **options))


def test_the_page_says_what_the_report_says():
    words = page(gaps()).words
    for part in (
        "What the careers programme holds, and what is missing: Example Academy",
        "1 thing that the law asks for is missing.",
        "Missing: the law asks for it: 1",
        "The careers leader's contact details There is no email address or telephone number. Next: Write an email address under careers_leader.",
        "PUB-6 (should), at programme.yaml:41:3",
        "Could not be told: 1",
        "Set aside by the institution: 1",
        "must 1 1 1 0 0",
        "Visits to higher education (GB7-2) should does not apply There is no sixth form.",
    ):
        assert part in words
    assert "complian" not in words.lower()


def test_the_page_has_a_language_headings_in_order_and_tables_with_caption_and_scope():
    found = page(gaps())
    assert found.all("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in found.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(found.all("table")) == len(found.all("caption")) == 2
    assert {attributes.get("scope") for attributes in found.all("th")} == {"col", "row"}
    ids = [attributes["id"] for _, attributes in found.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {attributes["aria-labelledby"] for _, attributes in found.tags if "aria-labelledby" in attributes} <= set(ids)


def test_the_policy_allows_the_one_style_and_nothing_else():
    text = html.render(gaps(), rules=RULES)
    style = re.search("<style>(.*?)</style>", text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(meta["content"] for meta in Page(text).all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "url(" not in style
    assert "@import" not in style


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_stays_text(payload):
    text = html.render(hostile(payload), rules=RULES)
    plain = html.render(hostile("plain"), rules=RULES)
    text.encode("utf-8")
    shape = [(tag, sorted(attributes)) for tag, attributes in Page(text).tags]
    assert shape == [(tag, sorted(attributes)) for tag, attributes in Page(plain).tags]
    assert all(character.isprintable() or character == "\n" for character in text)
    assert "{{ 7*7 }}" not in payload or "49" not in Page(text).words


def test_only_web_addresses_become_links():
    wheres = ["https://school.example/a?b=1&c=2", "javascript:alert(1)", "data:text/html,x", "programme.yaml:3:1", "HTTPS://x.example/"]
    report = check(judged("PUB-1", "must", "not-met", evidence=tuple(Evidence(where=where) for where in wheres)))
    assert [attributes["href"] for attributes in page(report).all("a")] == ["https://school.example/a?b=1&c=2"]


def test_an_audit_shows_the_words_found_and_its_notes():
    words = page(audit()).words
    assert "What the website shows, and what is missing: Example School" in words
    assert "Review: May 2025" in words
    assert "levels are those of a maintained school" in words


def test_of_many_faults_twenty_are_shown_and_the_rest_counted():
    words = page(unreadable(33)).words
    assert "There are 13 more." in words
    assert "Line 20 starts" in words
    assert "Line 21 starts" not in words
    assert "The counts" not in words


def test_what_is_said_of_many_alike_is_said_once():
    words = page(check(*(judged(f"GB{n}-1", "should", "cannot-tell", "A website cannot show this.") for n in range(1, 7)))).words
    assert "Could not be told: 6 " in words
    assert "A website cannot show this. GB1-1, GB2-1, GB3-1, GB4-1, GB5-1, GB6-1 (should)" in words


def test_what_a_baseline_knows_stands_apart():
    words = page(apply_baseline(gaps(), write_baseline(gaps()))).words
    assert "Known from the baseline: 3 The baseline knows 3 gaps." in words
    assert "Missing: the law asks for it" not in words
