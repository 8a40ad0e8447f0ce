"""The second look: what is added, what is doubted, and what it keeps its hands off."""

from __future__ import annotations

from datetime import date

import pytest

from careersite.audit.extract import read_page
from careersite.audit.judge import RowVerdict, judge_pages
from careersite.audit.judge.likeness import BEGIN, LIMITS, learnt
from careersite.audit.judge.sentences import words
from careersite.audit.saved import SavedPage
from careersite.findings import Confidence

TODAY = date(2026, 11, 21)
UNHEARD_OF = (
    "Careers\nEach summer we sit down with leavers and with the firms that took our pupils and hear what the careers lessons did for them, "
    "and the plan for next year is written from that."
)
OTHER_MATTER = (
    "Statement on careers guidance, agreed by trustees in March 2024. The trustees expect each academy to name a leader and to keep parents in "
    "the picture. Contact for this statement: the Company Secretary, 01632 960571. Registered office as below."
)


def judge(*pages: SavedPage, likeness: bool = True) -> dict[str, RowVerdict]:
    return {verdict.id: verdict for verdict in judge_pages([read_page(page) for page in pages], today=TODAY, likeness=likeness)}


def text(words: str) -> SavedPage:
    return SavedPage("page.txt", words.encode())


def test_words_that_no_rule_knows_are_found_with_low_confidence_and_say_why() -> None:
    assert judge(text(UNHEARD_OF), likeness=False)["PUB-5"].outcome != "met"
    verdict = judge(text(UNHEARD_OF))["PUB-5"]
    assert (verdict.outcome, verdict.reason_code, verdict.confidence) == ("met", "alike-words", Confidence.LOW)
    quote = verdict.evidence[0].quote
    assert quote.startswith("Each summer")
    told = verdict.params["words"].split(", ")
    assert told and all(word in quote.lower() for word in told)
    assert verdict.params["words"] in words(verdict)[0]


def test_rules_that_are_taken_in_by_the_words_of_another_matter_are_doubted() -> None:
    assert judge(text(OTHER_MATTER), likeness=False)["PUB-8"].outcome == "met"
    verdict = judge(text(OTHER_MATTER))["PUB-8"]
    assert (verdict.outcome, verdict.reason_code) == ("cannot-tell", "doubtful-words")
    assert verdict.evidence


@pytest.mark.parametrize("row", LIMITS)
def test_what_is_only_named_quoted_or_promised_is_not_added(row: str) -> None:
    shapes = (
        "Careers\nSchools must publish how they measure the impact of the careers programme, whom providers should ask, and the rooms that they can use.",
        "Our policy sets out:\nhow to ask for access\nthe grounds for refusing\nthe rooms that can be used\nwhen providers can come",
        "How we measure our impact",
        "",
    )
    for shape in shapes:
        assert judge(text(shape))[row].reason_code != "alike-words", shape


def test_of_many_pages_only_those_on_careers_are_looked_at() -> None:
    careers = "<html lang=en><title>{}</title><main><h1>{}</h1><p>{}</p></main></html>"
    sentence = UNHEARD_OF.split("\n")[1]
    other = SavedPage("https://a.example/", careers.format("Home", "Home", "Welcome to our school.").encode(), clicks=0)
    for title, outcome in (("Careers", "met"), ("Lettings", "not-met")):
        page = SavedPage("https://a.example/x/", careers.format(title, title, sentence).encode(), clicks=1)
        assert judge(other, page)["PUB-5"].outcome == outcome, title


def test_the_table_that_was_learnt_is_whole() -> None:
    weights, begin = learnt()
    assert len(begin) == len(LIMITS)
    assert BEGIN not in weights
    assert {place for pairs in weights.values() for place, _ in pairs} == set(range(len(LIMITS)))
    assert all(limits.doubtful < min(limits.unclear, limits.absent) for limits in LIMITS.values())
