"""What holds of every rule: levels by kind, a crash inside a check, no clock, editions, aliases."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from careersite.errors import UsageFault
from careersite.findings import Level, Outcome
from careersite.model.vocabulary import InstitutionKind, Status
from careersite.rules import checks
from careersite.rules.catalogue import load_catalogue, read_catalogue
from careersite.rules.judge import judge
from tests.rules.cases import ROOT, base_texts, valid

TODAY = date(2026, 11, 21)


def _level(rule_id: str, kind: str, status: str | None = None) -> str | None:
    level = load_catalogue().rule(rule_id).level(InstitutionKind(kind), Status(status) if status else None)
    return level.value if level else None


@pytest.mark.parametrize(
    ("rule_id", "kind", "level"),
    [
        ("PUB-1", "maintained", "must"),
        ("PUB-1", "special", "must"),
        ("PUB-1", "pru", "must"),
        ("PUB-1", "unknown", "must"),
        ("PUB-1", "academy", "should"),
        ("PUB-1", "utc", "should"),
        ("PUB-1", "fe-college", "should"),
        ("PUB-1", "itp", "good"),
        ("PUB-1", "independent", "good"),
        ("PUB-3", "itp", "should"),
        ("PUB-7", "academy", "must"),
        ("PUB-7", "fe-college", None),
        ("PUB-7", "independent", "good"),
        ("PUB-13", "sixth-form-college", None),
        ("PUB-15", "itp", "should"),
        ("PAP-3", "fe-college", "good"),
        ("PAL-1", "independent", "good"),
        ("GB2-4", "fe-college", "must"),
        ("GB2-4", "academy", None),
        # G asks these of schools and colleges: for an ITP good practice.
        ("GB1-7", "itp", "good"),
        ("GB3-3", "special-post-16", "good"),
    ],
)
def test_level_by_kind(rule_id: str, kind: str, level: str | None) -> None:
    assert _level(rule_id, kind) == level


def test_a_middle_school_is_what_its_status_says() -> None:
    assert _level("PUB-1", "middle", "maintained") == "must"
    assert _level("PUB-1", "middle", "academy") == "should"


def test_every_row_is_judged_once() -> None:
    judgements = judge(valid(base_texts("programme.yaml")), today=TODAY)
    ids = [item.id for item in judgements]
    assert ids == [rule.id for rule in load_catalogue().rules]
    assert len(ids) == len(set(ids))


def test_a_check_that_crashes_hides_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(checks.CHECKS, "PUB-6", broken)
    judged = {item.id: item for item in judge(valid(base_texts("programme.yaml")), today=TODAY)}
    assert judged["PUB-6"].outcome is Outcome.CANNOT_TELL
    assert judged["PUB-6"].reason_code == "rule-failed"
    assert judged["PUB-5"].outcome is Outcome.MET


def test_a_row_that_does_not_bind_this_kind_is_not_applicable() -> None:
    data = {"institution": {"name": "C", "kind": "fe-college", "ages": "16-19"}, "academic_year": "2026-27"}
    judged = {item.id: item for item in judge(valid(data), today=TODAY)}
    assert judged["PUB-7"].outcome is Outcome.NOT_APPLICABLE


def test_no_rule_reads_the_clock_or_a_file() -> None:
    for file in (ROOT / "generator/careersite/rules").rglob("*.py"):
        calls = {node.func.attr for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)}
        assert not calls & {"today", "now", "time"}, file


def test_another_edition_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("id: made-up\ntitle: Made up\nsources: {}\ncommon: {given: {outcome: met, says: Yes.}}\n")
    (tmp_path / "publication.yaml").write_text(
        "- {id: PUB-1, aliases: [P1], title: a name, levels: {maintained: should}, source: G, heading: H, needs: [careers_leader.name], what: W, right: R, next: N}\n"
    )
    made_up = read_catalogue(tmp_path)
    assert made_up.edition == "made-up"
    assert made_up.rule("p1").id == "PUB-1"
    assert made_up.rule("PUB-1").level(InstitutionKind.MAINTAINED) is Level.SHOULD
    assert made_up.rule("PUB-1").level(InstitutionKind.ACADEMY) is None


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    rule = "{id: A, title: t, levels: {maintained: must}, source: G, heading: H, what: W, right: R, next: N}"
    (tmp_path / "edition.yaml").write_text("id: made-up\ntitle: Made up\nsources: {}\ncommon: {}\n")
    (tmp_path / "publication.yaml").write_text(f"- {rule}\n- {rule}\n")
    with pytest.raises(ValueError, match="A stands twice"):
        read_catalogue(tmp_path)


def test_an_unknown_requirement_names_the_nearest() -> None:
    with pytest.raises(UsageFault, match="PUB-1"):
        load_catalogue().rule("PUB1")
