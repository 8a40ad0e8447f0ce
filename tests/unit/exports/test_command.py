"""``careersite export`` as a person calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from careersite.cli import EXPORT_FORMS
from careersite.exports import FORMS, ExportInput, downloads, site_exports
from careersite.model.vocabulary import SiteForm
from tests.unit.exports.conftest import ROOT, TODAY

FIRST = ROOT / "examples/first/programme.yaml"


def export(*words: str | Path, zone: str = "UTC", seed: str = "0") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "careersite", "export", *map(str, words), "--today", TODAY.isoformat()]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed})


def tree(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_the_command_knows_the_forms_of_the_contract() -> None:
    assert EXPORT_FORMS == tuple(FORMS) == ("pdf", "calendar", "data", "office", "roadmap", "print", "snippets", "zip", "letters", "leaflet")


def test_every_form_when_none_is_named_and_the_same_bytes_anywhere(tmp_path: Path) -> None:
    one = export(FIRST, "--to", tmp_path / "one")
    assert one.returncode == 0, one.stderr
    assert [line.split(":")[0] for line in one.stdout.splitlines()] == list(FORMS)
    two = export(FIRST, "--to", tmp_path / "two", zone="Pacific/Auckland", seed="1")
    assert two.returncode == 0, two.stderr
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert all(tree(tmp_path / "one").values())


def test_only_the_named_forms(tmp_path: Path) -> None:
    done = export(FIRST, "--to", tmp_path / "forms", "--form", "data", "--form", "roadmap")
    assert done.returncode == 0
    assert {name.split("/")[0] for name in tree(tmp_path / "forms")} == {"programme.json", "activities.csv", "requirements.json", "roadmap"}


@pytest.mark.parametrize("words", [("--form", "fax"), ()])
def test_wrong_use(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    done = export(FIRST, "--to", tmp_path / "taken", *words)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_nothing_is_written_for_a_file_with_faults(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("institution: {name: Hill", encoding="utf-8")
    done = export(tmp_path / "programme.yaml", "--to", tmp_path / "forms")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "forms").exists()


def test_the_site_makes_and_links_the_documents_that_the_school_names(academy: ExportInput) -> None:
    site = academy.programme.site.model_copy(update={"forms": (SiteForm.OFFICE, SiteForm.PDF)})
    programme = academy.programme.model_copy(update={"site": site})
    linked = {item["href"]: item["at"] for item in downloads(programme, academy.words, TODAY)}
    assert linked["/pdf/year-8.pdf"] == "years/year-8/ parents/year-8/ students/year-8/"
    assert linked["/office/provider-access-policy.docx"] == linked["/pdf/provider-access-policy.pdf"] == "provider-access/"
    office = programme.model_copy(update={"site": site.model_copy(update={"forms": (SiteForm.OFFICE,)})})
    made = dict(site_exports(replace(academy, programme=office)))
    assert {name for name in made if name.startswith("office/")} == {name.lstrip("/") for name in linked if name.startswith("/office/")}
    assert not [name for name, _ in site_exports(academy) if name.startswith(("office/", "pdf/"))]
