import json

import pytest

from careersite.errors import InputFault, UsageFault
from careersite.report import json_report, text
from careersite.report.baseline import apply_baseline, read_baseline, write_baseline
from tests.unit.report.samples import RULES, check, gaps, judged, unreadable


def missing(*ids, **more):
    return check(*(judged(identity, "must", "not-met") for identity in ids), **more)


def encounters(*short, said=None):
    cohorts = [{"outcome": "not-met" if missing else "met", "missing": missing} for missing in short]
    return check(judged("PAL-1", "must", "not-met", detail={"cohorts": cohorts} if said is None else {"missing": said}))


def lacking(identity, gaps):
    return check(judged(identity, "must", "not-met", detail={"gaps": gaps}))


def test_the_form_that_the_docstring_shows():
    assert json.loads(write_baseline(gaps())) == {
        "schema": 1,
        "edition": "dfe-2025-05",
        "files": {"programme.yaml": {"PUB-2": 1, "PUB-6": 1, "PUB-10": 1}},
    }


def test_known_gaps_do_not_fail_and_stay_in_the_report():
    report = apply_baseline(gaps(), write_baseline(gaps()))
    assert gaps().fails()
    assert not report.fails()
    assert not report.fails(strict=True)
    assert report.summary() == gaps().summary()
    assert report.findings() == gaps().findings()
    assert report.as_json()["baseline"] == {"known": ("PUB-2", "PUB-6", "PUB-10"), "new": [], "grown": {}, "closed": []}


def test_a_new_gap_fails_and_is_the_only_one_told_as_new():
    report = apply_baseline(missing("PUB-1", "PUB-2"), write_baseline(missing("PUB-1")))
    assert report.fails()
    assert report.as_json()["baseline"]["new"] == ["PUB-2"]
    shown = text.render(report, rules=RULES)
    assert "1 new thing that the law asks for is missing." in shown
    assert "The baseline knows 1 gap.\n  PUB-1\n" in shown
    assert "PUB-1 A reason." not in shown


@pytest.mark.parametrize(
    ("before", "now", "fails"),
    [
        (encounters(1, 0, 1), encounters(1, 1, 0), False),
        (encounters(1, 0, 1), encounters(1, 1, 1), True),
        (encounters(2, 0), encounters(1, 0), False),
        (encounters(1, 0), encounters(2, 0), True),
        (encounters(said=1), encounters(said=2), True),
        (encounters(said=2), encounters(said=1), False),
        (lacking("PAL-5", 2), lacking("PAL-5", 3), True),
        (lacking("PAL-5", 3), lacking("PAL-5", 2), False),
    ],
)
def test_more_of_a_known_gap_is_new(before, now, fails):
    report = apply_baseline(now, write_baseline(before))
    assert report.fails() is fails
    assert ("is new because it has more gaps" in text.render(report, rules=RULES)) is fails


def test_closed_gaps_are_told():
    report = apply_baseline(
        check(judged("PUB-1", "must", "met"), judged("PUB-2", "must", "met")), write_baseline(missing("PUB-1", "PUB-2"))
    )
    assert report.as_json()["baseline"]["closed"] == ["PUB-1", "PUB-2"]
    assert "2 gaps in it are closed now" in " ".join(text.render(report, rules=RULES).split())


@pytest.mark.parametrize("outcome", ["cannot-tell", "waived", "met", "not-applicable"])
def test_what_was_no_gap_and_becomes_one_is_new(outcome):
    assert apply_baseline(missing("PUB-1"), write_baseline(check(judged("PUB-1", "must", outcome)))).fails()


def test_faults_of_the_input_are_never_known():
    assert apply_baseline(unreadable(1), write_baseline(unreadable(1))).fails()


def test_another_file_knows_nothing_and_the_report_says_so():
    other = check(judged("PUB-1", "must", "not-met"))
    other = type(other)(**{**{name: getattr(other, name) for name in other.__slots__}, "target": "b/programme.yaml"})
    report = apply_baseline(other, write_baseline(missing("PUB-1")))
    assert report.fails()
    assert report.notes == (
        "The baseline has nothing on b/programme.yaml, so every gap counts as new. It was written for: programme.yaml.",
    )


@pytest.mark.parametrize("written", ["./programme.yaml", "x/../programme.yaml", ".\\programme.yaml"])
def test_two_spellings_of_one_path_are_one_file(written):
    baseline = json.dumps({"schema": 1, "edition": "dfe-2025-05", "files": {written: {"PUB-1": 1}}})
    assert not apply_baseline(missing("PUB-1"), baseline).fails()


def test_one_baseline_can_hold_many_schools():
    one, two = missing("PUB-1"), missing("PUB-2")
    two = type(two)(**{**{name: getattr(two, name) for name in two.__slots__}, "target": "b/programme.yaml"})
    baseline = write_baseline(two, one)
    assert not apply_baseline(one, baseline).fails()
    assert not apply_baseline(two, baseline).fails()
    assert list(json.loads(baseline)["files"]) == ["b/programme.yaml", "programme.yaml"]


def test_a_kept_json_report_is_a_baseline():
    kept = json_report.render(missing("PUB-1"), rules=RULES)
    assert not apply_baseline(missing("PUB-1"), kept).fails()
    assert apply_baseline(missing("PUB-1", "PUB-2"), kept).fails()


def test_another_edition_is_told():
    baseline = write_baseline(missing("PUB-1")).replace("dfe-2025-05", "dfe-2020-01")
    assert "guidance edition dfe-2020-01, and this report with dfe-2025-05" in apply_baseline(missing("PUB-1"), baseline).notes[0]


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[]",
        "null",
        "1",
        '"text"',
        "[" * 100_000,
        "{}",
        '{"schema": 2, "edition": "e", "files": {}}',
        '{"schema": 1, "edition": 5, "files": {}}',
        '{"schema": 1, "edition": "e", "files": []}',
        '{"schema": 1, "edition": "e", "files": {"a": 1}}',
        '{"schema": 1, "edition": "e", "files": {"a": {"PUB-1": "many"}}}',
        '{"schema": 1, "edition": "e", "files": {"a": {"PUB-1": NaN}}}',
        '{"schema": 1, "edition": "e", "files": {"a": {"PUB-1": 1e999}}}',
        '{"schema": 1, "edition": "e", "files": {"a": {"PUB-1": true}}}',
        '{"schema": 1, "edition": "e", "files": {"a": {"PUB-1": -1}}}',
        '{"schema": 1, "edition": "e", "target": "a", "requirements": [{"id": "PUB-1"}]}',
        '{"schema": 1, "edition": "e", "target": "a", "requirements": 3}',
        '{"schema": 1, "edition": "e", "target": null, "requirements": []}',
        '{"schema": 1, "edition": "e", "target": "a", "requirements": [{"id": ["x"], "outcome": "not-met"}]}',
        '{"schema": 1, "edition": "e", "target": "a", "requirements": [{"id": "PUB-1", "outcome": "not-met", "cohorts": 7}]}',
    ],
)
def test_a_broken_baseline_stops_the_check(broken):
    with pytest.raises(InputFault):
        apply_baseline(missing("PUB-1"), broken)


def test_a_missing_baseline_is_wrong_use(tmp_path):
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "file" / "none.json"):
        (tmp_path / "file").touch()
        with pytest.raises(UsageFault, match="There is no baseline file"):
            read_baseline(path)


def test_a_baseline_that_is_no_text_is_a_fault_of_the_input(tmp_path):
    (tmp_path / "b.json").write_bytes(b"\xff\xfe{}")
    with pytest.raises(InputFault):
        read_baseline(tmp_path / "b.json")


def test_a_baseline_is_read_as_written(tmp_path):
    (tmp_path / "b.json").write_text(write_baseline(gaps()), encoding="utf-8-sig")
    assert not apply_baseline(gaps(), read_baseline(tmp_path / "b.json")).fails()
