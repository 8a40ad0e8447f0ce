"""The wheel works where there is no checkout: what a school installs is what we tested."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest
from filelock import FileLock

from tests.conftest import ROOT, TODAY


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints; it must end well. It sees nothing of the checkout and of this test's own settings."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV_", "VIRTUAL_ENV"))}
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, env={**env, "NO_COLOR": "1"})
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def build_wheel(out: Path, cwd: Path = ROOT) -> Path:
    """Build the wheel into a folder, as ``make wheel`` does."""
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, cwd=cwd)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``careersite`` command in a clean environment: the wheel, and the locked libraries beside it."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    with FileLock(str(shared / "wheel.lock")):
        home = shared / "installed"
        if not home.exists():
            run(sys.executable, "-m", "venv", home, cwd=shared)
            python = home / "bin" / "python"
            run(python, "-m", "pip", "--disable-pip-version-check", "install", "--no-deps", "--no-index", wheel, cwd=shared)
            # The libraries of this environment, but not the checkout: its editable install lies in a .pth file,
            # which is read only in a folder of the environment itself.
            there = run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=shared).strip()
            (Path(there) / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return home / "bin" / "careersite"


def test_the_wheel_carries_templates_words_and_rules(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for folder, ending in (("_theme/", ".html"), ("_theme/", ".css"), ("words/", ".yaml"), ("rules/", ".yaml"), ("", "py.typed")):
        assert any(name.startswith(f"careersite/{folder}") and name.endswith(ending) for name in names), (folder, ending)
    assert [name for name in names if not name.startswith(("careersite/", "careersite-"))] == []


def test_the_wheel_carries_every_file_of_the_package(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    listed = subprocess.run(["git", "ls-files", "generator/careersite", "theme"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = listed.stdout.split()
    if listed.returncode or not files:
        pytest.fail("git does not list the checkout's files")
    moved = {file: file.replace("generator/", "", 1) if file.startswith("generator/") else file.replace("theme/", "careersite/_theme/", 1) for file in files}
    assert sorted(file for file, name in moved.items() if name not in names and (ROOT / file).exists()) == []


def test_the_same_files_give_the_same_wheel_in_another_place_zone_and_language(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other place é"
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in tracked:
        if name and (ROOT / name).is_file() and not name.startswith("tests/"):
            (other / name).parent.mkdir(parents=True, exist_ok=True)
            # Without its times, as a fresh checkout.
            shutil.copyfile(ROOT / name, other / name)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    assert build_wheel(tmp_path / "out", other).read_bytes() == wheel.read_bytes()


def test_the_installed_code_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    place = run(installed.parent / "python", "-c", "import careersite; print(careersite.__file__)", cwd=tmp_path).strip()
    assert Path(place).is_relative_to(installed.parents[1])


def test_help_new_check_and_build_work_outside_the_checkout(installed: Path, tmp_path: Path) -> None:
    assert "build" in run(installed, "--help", cwd=tmp_path)
    run(installed, "new", "our-school", cwd=tmp_path)
    school = tmp_path / "our-school"
    assert (school / "programme.yaml").is_file()
    run(installed, "build", "--today", TODAY.isoformat(), cwd=school)
    home = (school / "site" / "index.html").read_text(encoding="utf-8")
    assert "<main" in home
    assert list((school / "site").rglob("*.css")), "the built site has no style sheet"


def test_plain_mkdocs_builds_a_new_school_too(installed: Path, tmp_path: Path) -> None:
    run(installed, "new", "our-school", cwd=tmp_path)
    school = tmp_path / "our-school"
    run(installed.parent / "python", "-m", "mkdocs", "build", "--strict", cwd=school)
    assert "<main" in (school / "site" / "index.html").read_text(encoding="utf-8")
