"""Every rule case: what is listed is found, and nothing else."""

from __future__ import annotations

import re

import pytest

from careersite.rules.catalogue import load_catalogue
from careersite.rules.checks import CHECKS
from careersite.rules.judge import judge
from tests.rules.cases import Case, all_cases, base_texts, gaps, valid

CASES = list(all_cases())
# Said by judge itself of any rule, or only by an audit; cases of their own stand in test_judge.py.
SHARED = {"not-for-this-kind", "rule-failed", "not-audited", "waived", "waiver-ended", "given", "not-given", "fill-in"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file}: {case.name}")
def test_case(case: Case) -> None:
    judgements = case.judged()
    found = gaps(judgements)
    if isinstance(case.base, str):
        before = gaps(judge(valid(base_texts(case.base)), today=case.today))
        found = {key: code for key, code in found.items() if before.get(key) != code}
    if case.only:
        found = {key: code for key, code in found.items() if key in case.only}
    assert found == case.finds
    codes = {item.id: item.reason_code for item in judgements}
    assert {key: codes[key] for key in case.says} == case.says


def test_every_reason_of_every_rule_has_a_case() -> None:
    seen = {(item.id, item.reason_code) for case in CASES for item in case.judged()}
    lacking = [
        f"{rule.id} {code}"
        for rule in load_catalogue().rules
        for code in rule.reasons
        if (code not in SHARED or (code in ("given", "not-given") and rule.needs)) and (rule.id, code) not in seen
    ]
    assert not lacking, f"{len(lacking)} reasons have no case: {', '.join(lacking)}"


def test_every_rule_is_judged_in_exactly_one_way() -> None:
    for rule in load_catalogue().rules:
        assert bool(rule.needs) + bool(rule.words) + (rule.id in CHECKS) == 1, rule.id


def test_every_rule_says_what_is_wrong_what_is_right_and_what_to_do() -> None:
    titles = set()
    for rule in load_catalogue().rules:
        assert rule.what and rule.right and rule.next and rule.heading and rule.source in load_catalogue().sources, rule.id
        # Said without a programme at hand as well (explain, SARIF, the rule's page).
        assert not re.search(r"\{\w+\}|…", f"{rule.what}{rule.right}{rule.next}"), rule.id
        assert rule.title not in titles
        titles.add(rule.title)
        assert "complian" not in f"{rule.what}{rule.right}{rule.next}".lower()
