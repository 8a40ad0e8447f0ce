"""MkDocs and the direct way write the same bytes, so the engine can be changed in a day."""

from __future__ import annotations

from pathlib import Path

import pytest

from careersite.engine.content import read_content
from careersite.engine.publish import publish
from careersite.places import theme_dir
from tests.build.conftest import tree_hash
from tests.build.sample import page, site

THEME = theme_dir()
SETTINGS = {
    "as in a school": "theme: {name: material}\nplugins: [search, careersite]\n",
    "as in the checkout": f"theme: {{name: material, custom_dir: {THEME}}}\nplugins: [search, careersite]\n",
    "without Material": f"theme: {{name: null, custom_dir: {THEME}}}\nplugins: [careersite]\n",
    "strict, with MkDocs' own theme": "theme: {name: mkdocs}\nplugins: [search, careersite]\nstrict: true\n",
}


def full_site(folder: Path):
    """The small school with hand-written pages, a picture, an export, its colours and an address."""
    (folder / "content" / "visits").mkdir(parents=True)
    (folder / "content" / "visits" / "college.md").write_text("# A college\n\nSee [the list](../contact/) and [the plan](plan.pdf).\n\n## Way there\n\nBy bus.\n")
    (folder / "content" / "visits" / "plan.pdf").write_bytes(b"%PDF-1.7\n%%EOF\n")
    content = read_content(folder / "content")
    assert not content.faults
    return site(*content.pages, content=content, exports=(("calendar.ics", b"BEGIN:VCALENDAR\r\n"),), site={"colours": {"main": "#7a1f3d"}, "url": "https://northfield.example/careers"})


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_the_two_ways_write_the_same_bytes(tmp_path: Path, settings: str) -> None:
    made = full_site(tmp_path)
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: x\ndocs_dir: content\n{settings}")
    publish(made, tmp_path / "mkdocs-site", config=config)
    publish(made, tmp_path / "direct-site", with_mkdocs=False)
    names = [{file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()} for folder in (tmp_path / "mkdocs-site", tmp_path / "direct-site")]
    engine_extras = {name for name in names[0] - names[1] if name.startswith("search/")}
    assert names[0] - engine_extras == names[1]
    for name in names[1] - {".careersite-site"}:
        assert (tmp_path / "mkdocs-site" / name).read_bytes() == (tmp_path / "direct-site" / name).read_bytes(), name


def test_without_settings_of_its_own_a_school_gets_the_same_site(tmp_path: Path) -> None:
    made = full_site(tmp_path)
    publish(made, tmp_path / "one")
    publish(made, tmp_path / "other", with_mkdocs=False)
    assert tree_hash(tmp_path / "one") == tree_hash(tmp_path / "other")


def test_nothing_of_materials_is_in_the_site(tmp_path: Path) -> None:
    publish(site(), tmp_path / "site")
    files = [file.relative_to(tmp_path / "site").as_posix() for file in (tmp_path / "site").rglob("*") if file.is_file()]
    assert not [name for name in files if "bundle" in name or "lunr" in name or name.startswith("assets/images")]
    assert {"assets/site.css", "assets/menu.js", "search/search_index.json", "404.html", "search.html", "_headers", ".htaccess"} <= set(files)


def test_a_title_with_markup_stays_text(tmp_path: Path) -> None:
    attack = '<img src=x onerror="alert(1)">'
    made = site(page("visits/", attack, body="<h1>Visits</h1>"), institution={"name": f"School {attack}", "kind": "academy", "years": "7-13"})
    publish(made, tmp_path / "site")
    for file in (tmp_path / "site").rglob("*.html"):
        assert "<img" not in file.read_text(encoding="utf-8"), file
