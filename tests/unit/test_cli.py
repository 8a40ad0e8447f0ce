"""The command's contract with the outside: exit codes, formats, streams."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
TODAY = ["--today", "2026-11-21"]
PROGRAMME = ROOT / "programme.yaml"


def careersite(*arguments: str | Path, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "careersite", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env={**os.environ, **environment}, check=False)


def changed(folder: Path, old: str, new: str, *, of: Path = PROGRAMME) -> Path:
    text = of.read_text(encoding="utf-8")
    assert old in text
    file = folder / "programme.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def without(folder: Path, name: str, following: str, *, of: Path = PROGRAMME) -> Path:
    """The programme without one paragraph of the provider access policy statement."""
    text = of.read_text(encoding="utf-8")
    start = text.index(f"\n  {name}:", text.index("\nprovider_access:"))
    return changed(folder, text[start : text.index(f"\n  {following}:", start)], "", of=of)


def test_a_programme_without_gaps_exits_0() -> None:
    done = careersite("check", "programme.yaml", *TODAY)
    assert done.returncode == 0, done.stderr
    assert "Everything that the law asks for is there" in done.stdout


def test_a_gap_in_what_the_law_asks_exits_1_and_names_its_place(tmp_path: Path) -> None:
    file = without(tmp_path, "premises", "times")
    done = careersite("check", file, "--format", "json", *TODAY)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [item["id"] for item in report["findings"]] == ["PAP-3"]
    finding = report["findings"][0]
    assert finding["file"] == str(file)
    assert finding["line"] > 1
    assert len(report["requirements"]) == len({item["id"] for item in report["requirements"]}) == 80
    assert report["schema"] == 1
    assert report["institution"] == {"name": "Wenbury Vale Academy", "kind": "academy", "years": [7, 8, 9, 10, 11, 12, 13]}


def test_strict_counts_should_as_must(tmp_path: Path) -> None:
    file = changed(tmp_path, "review_by: 2027-09-01", "review_by: 2026-09-01")
    assert careersite("check", file, *TODAY).returncode == 0
    assert careersite("check", file, "--strict", *TODAY).returncode == 1


def test_two_faults_give_two_messages_and_exit_1(tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    file.write_text("institution: {name: X, kind: acadmy, years: 7-13}\nacademic_year: 2026-28\n", encoding="utf-8")
    done = careersite("check", file, "--format", "json", *TODAY)
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert [(item["id"], item["line"], item["column"]) for item in report["findings"]] == [("MODEL-CHOICE", 1, 30), ("MODEL-ACADEMIC-YEAR", 2, 16)]
    assert report["institution"] is None
    assert report["requirements"] == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "nowhere.yaml"), 2),
        (("check", "examples"), 2),
        (("check", "/dev/null"), 2),
        (("check", "--format", "pdf"), 2),
        (("check", "--today", "yesterday"), 2),
        (("check", "--edition", "dfe-1066"), 2),
        (("check", "--baseline", "nowhere.json"), 2),
        (("explain", "PUB-99"), 2),
        (("audit",), 2),
        (("audit", "nowhere.html"), 2),
        (("audit", "https://school.example", "--delay", "0.1"), 2),
        (("new", "docs"), 2),
        (("new", "somewhere", "--kind", "castle"), 2),
        (("build", "examples"), 2),
        (("frobnicate",), 2),
    ],
)
def test_wrong_use_exits_2_without_a_traceback(arguments: tuple[str, ...], code: int) -> None:
    done = careersite(*arguments)
    assert done.returncode == code
    assert "Traceback" not in done.stderr + done.stdout
    assert done.stderr.strip()


def test_the_baseline_hides_what_is_known_and_nothing_new(tmp_path: Path) -> None:
    file = without(tmp_path, "premises", "times")
    baseline = tmp_path / "known.json"
    assert careersite("check", file, "--write-baseline", baseline, *TODAY).returncode == 1
    assert careersite("check", file, "--baseline", baseline, *TODAY).returncode == 0
    without(tmp_path, "times", "six_encounters", of=file)
    assert careersite("check", file, "--baseline", baseline, *TODAY).returncode == 1


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html"])
def test_every_format_prints_and_progress_stays_apart(form: str) -> None:
    done = careersite("check", "programme.yaml", "--format", form, *TODAY)
    assert done.returncode == 0
    assert done.stderr == ""
    assert "\x1b" not in done.stdout
    if form in ("json", "sarif"):
        json.loads(done.stdout)


def test_same_input_and_day_same_bytes() -> None:
    one, other = (careersite("check", "programme.yaml", "--format", "json", *TODAY, PYTHONHASHSEED=seed, TZ=zone).stdout for seed, zone in (("0", "UTC"), ("7", "Asia/Tokyo")))
    assert one == other


def test_compass_gives_no_score() -> None:
    report = json.loads(careersite("compass", "examples/special/programme.yaml", "--format", "json", *TODAY).stdout)
    jsonschema.validate(report, json.loads((ROOT / "docs/schemas/compass-1.schema.json").read_text(encoding="utf-8")))
    found = {item["id"]: item for item in report["questions"]}
    assert (min(found), max(found)) == ("1.1", "8.7")
    assert {name: len(item["parts"]) for name, item in found.items() if item["parts"]} == dict(
        zip(("1.2", "1.6", "2.3", "3.1", "3.5", "3.6", "5.2", "6.2.1", "7.1", "7.3.1"), (7, 6, 4, 3, 3, 2, 4, 9, 8, 7), strict=True)
    )
    assert {"1.3.1", "1.5.1", "3.4.1", "3.4.2", "3.4.3", "3.6.1", "5.3"} <= set(found)
    assert found["1.1"]["shows"][0]["text"] == "“Femi Adewale”"
    assert found["6.2.1"]["parts"][4]["shows"][0]["text"].startswith("Recorded for 3 of 3: Jobs in our school")
    assert found["7.1"]["parts"][5]["lacks"], "no encounter with a UTC"
    assert "score" not in json.dumps(report)
    assert any(item["cannot_show"] for item in report["questions"])
    mainstream = json.loads(careersite("compass", "programme.yaml", "--format", "json", *TODAY).stdout)
    assert len(mainstream["questions"]) < len(report["questions"])


def test_due_lists_what_comes_and_what_has_gone_by(tmp_path: Path) -> None:
    file = changed(tmp_path, "review_by: 2027-09-01", "review_by: 2026-11-01")
    text = careersite("due", file, "--within", "60", *TODAY).stdout
    assert "1 November 2026 (20 days ago)" in text
    assert "31 December 2026 (in 40 days): Compass" in text
    (tmp_path / "a").mkdir()
    (tmp_path / "a/programme.yaml").write_text("institution: {name: A School}\n", encoding="utf-8")
    shutil.copytree(ROOT / "examples/first", tmp_path / "b")
    done = careersite("due", tmp_path, *TODAY)
    assert (done.returncode, "Linden Park School:" in done.stdout, "a/programme.yaml" in done.stdout) == (1, True, True), "one broken file does not hide the other school"


def test_an_offer_is_weighed_against_the_gaps(tmp_path: Path) -> None:
    file = changed(tmp_path, "  - id: y8-college-day\n", "  - id: y8-college-day\n    cancelled: yes\n")
    offer = tmp_path / "offer.yaml"
    offer.write_text(
        "id: robots\ntitle: Robot day\nkind: provider-encounter\nyears: 8\nwhen: 2027-02-02\nproviders: newco\n"
        "new_providers: [{id: newco, name: NewCo Training, kind: itp}]\noutcomes: [pathways]\nattendance: all\nin_school_day: yes\nminutes: 60\n",
        encoding="utf-8",
    )
    text = careersite("weigh", offer, "--programme", file, *TODAY).stdout
    assert "PAL-1" in text.split("Ask before")[0]
    assert "Who leads it" in text
    offer.write_text(offer.read_text().replace("[pathways]", "[pathway]"), encoding="utf-8")
    done = careersite("weigh", offer, "--programme", file, *TODAY)
    assert done.returncode == 1
    assert "pathway" in done.stdout
    offer.write_text("id: y9-curriculum\ntitle: Twice\nkind: assembly\nyears: 14\nproviders: newco\n", encoding="utf-8")
    done = careersite("weigh", offer, "--programme", file, *TODAY)
    for fault in ("offer.yaml:1:5: MODEL-REPEATED-ID", "offer.yaml:4:8: MODEL-YEAR-NOT-TAUGHT", "MODEL-UNKNOWN-ID", "“new_providers”"):
        assert fault in done.stdout
    offer.write_text("id: visit\ntitle: A shop visits\nkind: employer-encounter\nyears: 7\nmeaningful: [purpose, outcomes, two-way, reflection]\n", encoding="utf-8")
    text = " ".join(careersite("weigh", offer, "--programme", "examples/first/programme.yaml", *TODAY).stdout.split())
    assert "stay open: - GB5-1: There are too few meaningful employer encounters for all learners in years 8, 9," in text


def test_examples_in_the_help_keep_their_lines() -> None:
    assert "\n    careersite build     makes the website" in careersite("--help").stdout
    assert "\n    id: robot-day\n    title: Robot day\n" in careersite("weigh", "--help").stdout


def test_the_example_of_an_offer_can_be_weighed(tmp_path: Path) -> None:
    example = careersite("weigh", "--help").stdout.partition("can be left out:")[2].partition("Options:")[0]
    offer = tmp_path / "offer.yaml"
    offer.write_text(textwrap.dedent(example.strip("\n")), encoding="utf-8")
    done = careersite("weigh", offer, "--programme", "programme.yaml", *TODAY)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Robot day, offered by Newtown Training")
    assert "is past" not in done.stdout
    offer.write_text(offer.read_text(encoding="utf-8").replace("2 February 2027", "3 November 2026"), encoding="utf-8")
    assert "Its date is past: 3 November 2026. Ask for a new one." in careersite("weigh", offer, "--programme", "programme.yaml", *TODAY).stdout


def test_a_new_programme_can_be_checked_and_built(tmp_path: Path) -> None:
    assert careersite("new", tmp_path / "school", "--kind", "maintained", *TODAY).returncode == 0
    report = json.loads(careersite("check", tmp_path / "school" / "programme.yaml", "--format", "json", *TODAY).stdout)
    allowed = {"PUB-1", "PUB-2", "PUB-4a", "PUB-4b", "PUB-4c", "PUB-4d", "PUB-5", "PUB-6", "PAP-1", "PAP-2", "PAP-3", "PAP-4", "PAP-5"}
    assert {item["id"] for item in report["findings"]} == allowed
    done = careersite("build", tmp_path / "school" / "programme.yaml", *TODAY)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "school" / "site" / "index.html").is_file()


def test_a_broken_programme_leaves_the_old_site(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "first", tmp_path / "school")
    file = tmp_path / "school" / "programme.yaml"
    assert careersite("build", file, *TODAY).returncode == 0
    before = {path: path.read_bytes() for path in (tmp_path / "school" / "site").rglob("*") if path.is_file()}
    file.write_text(file.read_text(encoding="utf-8") + "\ttab: here\n", encoding="utf-8")
    assert careersite("build", file, *TODAY).returncode == 1
    assert before == {path: path.read_bytes() for path in (tmp_path / "school" / "site").rglob("*") if path.is_file()}


def test_a_dead_link_in_a_text_is_named_at_its_place(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples" / "first", tmp_path / "school")
    file = tmp_path / "school" / "programme.yaml"
    with file.open("a", encoding="utf-8") as programme:
        programme.write("backing: Read [the plan](documents/plan.pdf).\n")
    line = len(file.read_text(encoding="utf-8").splitlines())
    done = careersite("build", file, *TODAY)
    assert done.returncode == 1
    assert f"programme.yaml:{line}:10: LINK-DEAD" in done.stdout
    assert not (tmp_path / "school" / "site").exists()


def test_many_schools_are_built_and_one_with_faults_does_not_stop_the_others(tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        shutil.copytree(ROOT / "examples" / "first", tmp_path / "schools" / name)
    (tmp_path / "schools" / "two" / "programme.yaml").write_text("institution: nonsense\n", encoding="utf-8")
    done = careersite("build", tmp_path / "schools", "--out", tmp_path / "sites", *TODAY)
    assert done.returncode == 1
    assert (tmp_path / "sites" / "one" / "index.html").is_file()
    assert not (tmp_path / "sites" / "two").exists()
    assert (tmp_path / "sites" / "three" / "index.html").is_file()


def test_a_saved_page_is_audited(tmp_path: Path) -> None:
    page = tmp_path / "careers.html"
    page.write_text("<html lang=en><title>Careers</title><main><h1>Careers</h1><p>Our Careers Leader is Ms Ada Quill. Email: a.quill@school.example.</p></main>", encoding="utf-8")
    done = careersite("audit", page, "--format", "json", "--kind", "maintained", *TODAY)
    rows = {item["id"]: item for item in json.loads(done.stdout)["requirements"]}
    assert done.returncode == 1
    assert rows["PUB-1"]["outcome"] == rows["PUB-2"]["outcome"] == "met"
    assert "Ada Quill" in rows["PUB-1"]["evidence"][0]["quote"]
    assert rows["PUB-6"]["outcome"] == "not-met"
    assert rows["GB1-1"]["outcome"] == "cannot-tell"


def test_without_a_kind_the_level_is_unknown(tmp_path: Path) -> None:
    page = tmp_path / "careers.txt"
    page.write_text("Careers at our school.", encoding="utf-8")
    report = json.loads(careersite("audit", page, "--format", "json", *TODAY).stdout)
    assert report["institution"]["kind"] is None
    assert "levels are unknown" in report["notes"][0]
