"""Plain ``mkdocs build --strict`` in the checkout, without our command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from careersite.engine.marker import is_whole
from careersite.engine.publish import publish
from tests.build.sample import site

ROOT = Path(__file__).parents[2]
SMALL = """
institution: {name: Northfield School, kind: academy, years: 7-13}
academic_year: 2026-27
"""
CONFIG = """
site_name: x
docs_dir: content
theme: {name: material}
plugins:
  - search
  - careersite: {today: 2026-11-21}
extra:
  made_by: !!python/name:careersite.engine.LOADED ''
"""


def school(folder: Path) -> Path:
    (folder / "content").mkdir()
    (folder / "content" / "open-evening.md").write_text("# Open evening\n\nCome, and read [who to ask](contact/).\n")
    (folder / "programme.yaml").write_text(SMALL)
    (folder / "mkdocs.yml").write_text(CONFIG.replace("today: 2026-11-21", 'today: "2026-11-21"'))
    return folder


def mkdocs(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    told = {name: value for name, value in os.environ.items() if name != "NO_MKDOCS_2_WARNING"}
    command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=told)


def test_it_builds_the_same_site_as_the_command_without_the_notice(tmp_path: Path) -> None:
    folder = school(tmp_path)
    done = mkdocs(folder)
    assert done.returncode == 0, done.stderr
    assert "MkDocs 2" not in done.stderr
    assert "end of life" not in done.stderr
    assert is_whole(folder / "site")
    ours = subprocess.run([sys.executable, "-m", "careersite", "build", "programme.yaml", "--out", "ours", "--today", "2026-11-21"], cwd=folder, capture_output=True, text=True, check=False)
    assert ours.returncode == 0, ours.stdout + ours.stderr
    for file in sorted((folder / "ours").rglob("*.html")):
        assert file.read_bytes() == (folder / "site" / file.relative_to(folder / "ours")).read_bytes(), file
    # The two get along: what one made, the other replaces.
    assert mkdocs(folder, "-d", "ours").returncode == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("content/bad.md", "# Bad\n\n[x](nowhere/)\n", "bad.md: The link “../nowhere/” leads nowhere"),
        ("content/page.html", "<p>", "page.html: Files that end in .html are not published"),
        ("programme.yaml", "institution: {name: x}\n", "programme.yaml:1:1"),
    ],
)
def test_a_fault_fails_the_strict_build(tmp_path: Path, name: str, text: str, said: str) -> None:
    folder = school(tmp_path)
    (folder / name).write_text(text)
    done = mkdocs(folder)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_page_of_another_plugin_is_named(tmp_path: Path) -> None:
    folder = school(tmp_path)
    (folder / "hook.py").write_text(
        "from mkdocs.structure.files import File\ndef on_files(files, config, **_):\n    files.append(File.generated(config, 'extra.md', content='# Extra'))\n    return files\n"
    )
    (folder / "mkdocs.yml").write_text((folder / "mkdocs.yml").read_text() + "hooks: [hook.py]\n")
    done = mkdocs(folder)
    assert done.returncode == 1
    assert "extra.md is a page that careersite does not know" in done.stderr


def test_a_plain_folder_is_built_by_plain_mkdocs(tmp_path: Path) -> None:
    from careersite.engine.materialise import materialise

    made = site(site={"colours": {"main": "#7a1f3d"}})
    assert materialise(made, tmp_path / "plain") == len(made.all_pages)
    done = mkdocs(tmp_path / "plain")
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "plain" / "site" / "parents" / "index.html").read_text(encoding="utf-8")
    assert "<p>What for parents and carers says of apprenticeships.</p>" in text
    assert 'id="apprenticeships"' in text
    publish(made, tmp_path / "ours", with_mkdocs=False)
    ours = {file.parent.relative_to(tmp_path / "ours") for file in (tmp_path / "ours").rglob("index.html")}
    assert ours == {file.parent.relative_to(tmp_path / "plain" / "site") for file in (tmp_path / "plain" / "site").rglob("index.html")}


def test_only_the_preview_of_mkdocs_may_run_its_own_script() -> None:
    from careersite.engine.hosts import POLICY
    from careersite.engine.plugin import CareersitePlugin

    plugin = CareersitePlugin()
    page = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    plugin.on_startup(command="build", dirty=False)
    assert plugin.on_post_page(page) == page
    plugin.on_startup(command="serve", dirty=False)
    assert POLICY not in plugin.on_post_page(page)
