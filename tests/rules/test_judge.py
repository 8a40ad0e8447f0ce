"""What holds of every rule: levels by kind, a crash inside a check, no clock, editions, aliases."""

from __future__ import annotations

import ast
import shutil
from datetime import date
from pathlib import Path

import pytest

from careersite.errors import UsageFault
from careersite.findings import Level, Outcome, Report
from careersite.model.vocabulary import InstitutionKind, Status
from careersite.report.baseline import apply_baseline
from careersite.report.rules_report import difference, explain
from careersite.rules import checks
from careersite.rules.catalogue import DEFAULT_EDITION, load_catalogue, read_catalogue
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


def test_the_catalogue_names_what_a_rule_can_say() -> None:
    said = {rule.id: {reason.outcome.value for reason in rule.can_say.values()} for rule in load_catalogue().rules}
    assert "not-met" not in said["GB6-2"], "planning is asked, the timeline is to come"
    assert "waived" in said["GB6-2"]
    assert "waived" not in said["PUB-1"]
    assert "not-applicable" not in said["PUB-1"]
    assert {"given", "not-given"} <= set(load_catalogue().rule("GB1-1").can_say)
    assert not {"given", "fill-in"} & set(load_catalogue().rule("GB1-2").can_say)
    seen = {item.reason_code for item in judge(valid(base_texts("examples/first/programme.yaml")), today=TODAY) if item.reason_code not in load_catalogue().rule(item.id).can_say}
    assert not seen


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


def test_a_former_id_stands_for_its_rule_in_a_waiver_and_in_a_baseline(tmp_path: Path) -> None:
    folder = tmp_path / "next"
    shutil.copytree(ROOT / "generator/careersite/rules/editions" / DEFAULT_EDITION, folder)
    for name, old, new in (("benchmarks", "GB1-4", "GB1-9"), ("publication", "PUB-5", "PUB-99")):
        file = folder / f"{name}.yaml"
        file.write_text(file.read_text().replace(f"- id: {old}\n", f"- id: {new}\n  aliases: [{old}]\n"))
    data = base_texts("programme.yaml")
    del data["development_plan"]
    del data["impact"]["measures"]
    data["waivers"] = [
        {"id": "gb1-4 ", "reason": "Ended.", "by": "Head", "until": "2026-01-01"},
        {"id": "GB1-4", "reason": "It is written in spring.", "by": "Head", "until": "2027-07-31"},
    ]
    judgements = judge(valid(data), today=TODAY, edition=str(folder))
    judged = {item.id: item for item in judgements}
    assert judged["GB1-9"].outcome is Outcome.WAIVED
    assert judged["WVR-1"].reason_code == "complete"
    report = Report("check", "programme.yaml", str(folder), TODAY.isoformat(), judgements=judgements)
    before = '{"schema": 1, "edition": "dfe-2025-05", "files": {"programme.yaml": {"PUB-5": 1}}}'
    assert apply_baseline(report, before).known == ("PUB-99",)
    assert "PUB-5 is now PUB-99" in difference(load_catalogue(), load_catalogue(str(folder)))
    assert explain(load_catalogue(str(folder)), "pub-5").startswith("PUB-99")


def test_a_second_gap_of_one_requirement_is_counted() -> None:
    data = base_texts("programme.yaml")
    for activity in data["activities"]:
        if activity["id"] in ("y8-college-day", "y11-apprenticeships"):
            activity["in_school_day"] = "no"
    judged = {item.id: item for item in judge(valid(data), today=TODAY)}
    assert judged["PAL-5"].detail == {"gaps": 2}


def test_an_edition_that_cannot_be_read_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "edition.yaml").write_text("id: made-up\n")
    with pytest.raises(UsageFault, match="cannot be read"):
        load_catalogue(str(tmp_path))
    with pytest.raises(UsageFault, match="There is no edition"):
        load_catalogue(str(tmp_path / "none"))


def test_an_id_that_stands_twice_is_refused(tmp_path: Path) -> None:
    rule = "{id: A, title: t, levels: {maintained: must}, source: G, heading: H, what: W, right: R, next: N}"
    (tmp_path / "edition.yaml").write_text("id: made-up\ntitle: Made up\nsources: {}\ncommon: {}\n")
    (tmp_path / "publication.yaml").write_text(f"- {rule}\n- {rule}\n")
    with pytest.raises(ValueError, match="A stands twice"):
        read_catalogue(tmp_path)


def test_an_unknown_requirement_names_the_nearest() -> None:
    with pytest.raises(UsageFault, match="PUB-1"):
        load_catalogue().rule("PUB1")
