"""Publishing is a transaction: whatever happens, readers have the old site or the new one, whole."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from careersite.engine import swap
from careersite.engine.marker import MARKER, is_whole
from careersite.engine.mkdocs_way import EngineFault
from careersite.engine.publish import BrokenSite, publish
from careersite.engine.swap import transaction
from careersite.errors import Locked, SurroundingsFault, UsageFault
from tests.build.conftest import tree_hash
from tests.build.sample import page, site

BROKEN = page("visits/", "Visits", body='<h1>Visits</h1><p><a href="../nowhere/">here</a></p>')


def old_site(folder: Path) -> Path:
    """A published site to be replaced."""
    publish(site(), folder / "site", with_mkdocs=False)
    return folder / "site"


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".site-"))


@pytest.mark.parametrize("with_mkdocs", [True, False])
def test_a_dead_link_is_named_and_nothing_is_published(tmp_path: Path, with_mkdocs: bool) -> None:
    out = old_site(tmp_path)
    before = tree_hash(out)
    with pytest.raises(BrokenSite, match=r"visits/index.html: The link “../nowhere/” leads nowhere"):
        publish(site(BROKEN), out, with_mkdocs=with_mkdocs)
    assert tree_hash(out) == before
    assert left_over(tmp_path) == []


def test_a_dead_part_of_a_page_is_a_dead_link(tmp_path: Path) -> None:
    with pytest.raises(BrokenSite, match="#nothing"):
        publish(site(page("visits/", "Visits", body='<h1>Visits</h1><a href="../contact/#nothing">x</a>')), tmp_path / "site", with_mkdocs=False)


def test_a_page_that_is_gone_is_gone_from_the_site(tmp_path: Path) -> None:
    publish(site(page("visits/", "Visits")), tmp_path / "site", with_mkdocs=False)
    publish(site(), tmp_path / "site", with_mkdocs=False)
    assert not (tmp_path / "site" / "visits").exists()
    assert is_whole(tmp_path / "site")


def foreign_file(out: Path) -> None:
    (out / "holiday.jpg").write_bytes(b"x")


def git_folder(out: Path) -> None:
    (out / ".git").mkdir()
    (out / ".git" / "HEAD").write_text("ref: refs/heads/main\n")


def no_marker(out: Path) -> None:
    (out / MARKER).unlink()


def link_inside(out: Path) -> None:
    (out / "more").symlink_to("/etc")


@pytest.mark.parametrize("change", [foreign_file, git_folder, no_marker, link_inside])
def test_a_folder_with_something_that_is_not_ours_is_left_alone(tmp_path: Path, change: Callable[[Path], None]) -> None:
    out = old_site(tmp_path)
    change(out)
    before = tree_hash(out)
    with pytest.raises(UsageFault, match="did not make"):
        publish(site(), out, with_mkdocs=False)
    assert tree_hash(out) == before
    assert left_over(tmp_path) == []


def test_a_file_or_a_link_is_no_place_for_a_site(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("mine")
    (tmp_path / "link").symlink_to(tmp_path / "home")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    for name in ("file", "link", "dangling", "home"):
        with pytest.raises(UsageFault):
            publish(site(), tmp_path / name, with_mkdocs=False)
    assert (tmp_path / "file").read_text() == "mine"
    assert [file.name for file in (tmp_path / "home").iterdir()] == ["letter.txt"]
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_folder_and_a_new_one_are_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name in ("empty", "new/below"):
        publish(site(), tmp_path / name, with_mkdocs=False)
        assert is_whole(tmp_path / name)


def test_a_second_build_at_once_is_told_to_wait(tmp_path: Path) -> None:
    with transaction(tmp_path / "site") as folder:
        (folder / "x").write_text("x")
        with pytest.raises(Locked, match="Another run"):
            publish(site(), tmp_path / "site", with_mkdocs=False)
        publish(site(), tmp_path / "other", with_mkdocs=False)
    assert (tmp_path / "site" / "x").exists()
    assert left_over(tmp_path) == []


def test_what_a_killed_run_left_is_cleared_away_but_not_a_neighbours(tmp_path: Path) -> None:
    out = old_site(tmp_path)
    (tmp_path / ".site-tmp-site-ab12cd34" / "site").mkdir(parents=True)
    (tmp_path / ".site-tmp-site-two-ab12cd34").mkdir()
    (tmp_path / ".site-lock-site").write_text("")
    publish(site(), out, with_mkdocs=False)
    assert left_over(tmp_path) == [".site-tmp-site-two-ab12cd34"]


def test_a_run_killed_between_two_renames_is_put_right(tmp_path: Path) -> None:
    out = old_site(tmp_path)
    before = tree_hash(out)
    out.rename(tmp_path / ".site-old-site-0")
    with pytest.raises(BrokenSite):
        publish(site(BROKEN), out, with_mkdocs=False)
    assert tree_hash(out) == before


def test_without_the_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = old_site(tmp_path)
    monkeypatch.setattr(swap, "exchange", lambda *_: False)
    publish(site(page("visits/", "Visits")), out, with_mkdocs=False)
    assert (out / "visits").exists()
    assert is_whole(out)
    assert left_over(tmp_path) == []


def test_no_permission_is_said_and_nothing_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = old_site(tmp_path)
    before = tree_hash(out)

    def refuse(*_: object) -> bool:
        raise PermissionError(errno.EACCES, "Permission denied", str(out))

    monkeypatch.setattr(swap, "exchange", refuse)
    with pytest.raises(SurroundingsFault, match="no permission"):
        publish(site(), out, with_mkdocs=False)
    assert tree_hash(out) == before
    assert left_over(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_every_write_may_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The n-th write fails, for n = 1 to the last: the old site stays whole each time."""
    out = old_site(tmp_path)
    before = tree_hash(out)
    new = site(page("visits/", "Visits"))
    write, mkdir = Path.write_bytes, Path.mkdir
    failures = 0
    for fails_at in range(1, 200):
        count = 0

        def counted(real: Callable[..., object], fails_at: int = fails_at) -> Callable[..., object]:
            def call(self: Path, *args: object, **more: object) -> object:
                nonlocal count
                count += 1
                if count == fails_at:
                    raise OSError(number, os.strerror(number), str(self))
                return real(self, *args, **more)

            return call

        with monkeypatch.context() as patched:
            patched.setattr(Path, "write_bytes", counted(write))
            patched.setattr(Path, "mkdir", counted(mkdir))
            try:
                publish(new, out, with_mkdocs=False)
            except SurroundingsFault:
                failures += 1
                assert tree_hash(out) == before
                assert left_over(tmp_path) == []
                continue
        break
    assert failures > 15
    assert (out / "visits").exists()


def test_a_disk_that_is_full_in_mkdocs_is_said_the_same_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = old_site(tmp_path)
    before = tree_hash(out)

    def full(content: bytes, path: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)

    monkeypatch.setattr("mkdocs.utils.write_file", full)
    with pytest.raises(SurroundingsFault, match="disk is full"):
        publish(site(), out)
    assert tree_hash(out) == before


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("plugins: [search, nothing-known]\n", "nothing-known"),
        ("plugins: [search]\n", "does not name the plugin careersite"),
        ("plugins: [search, careersite]\nno_such_setting: 1\n", "no_such_setting"),
        ("plugins: [search, careersite]\nhooks: [hook.py]\n", "hook says no"),
        ("plugins: [search, careersite]\nhooks: [warn.py]\n", "hook warns"),
        ("plugins: [search, careersite\n", "mkdocs.yml"),
    ],
)
def test_what_mkdocs_says_comes_as_our_error(tmp_path: Path, settings: str, said: str) -> None:
    out = old_site(tmp_path)
    before = tree_hash(out)
    (tmp_path / "content").mkdir()
    (tmp_path / "hook.py").write_text("def on_env(env, **_):\n    raise ValueError('hook says no')\n")
    (tmp_path / "warn.py").write_text("import logging\ndef on_env(env, **_):\n    logging.getLogger('mkdocs.hooks').warning('hook warns')\n")
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"site_name: x\ndocs_dir: content\ntheme: {{name: material}}\n{settings}")
    with pytest.raises(EngineFault, match=said):
        publish(site(), out, config=config)
    assert tree_hash(out) == before
    assert left_over(tmp_path) == []


def test_a_template_that_fails_names_itself_and_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from careersite.pages.templates import environment

    out = old_site(tmp_path)
    before = tree_hash(out)
    made = environment("en").from_string("{{ here.nothing }}")
    monkeypatch.setattr(environment("en"), "get_template", lambda name: made)
    with pytest.raises(Exception, match=r"main\.html failed at the page “home”.*nothing"):
        publish(site(), out, with_mkdocs=False)
    assert tree_hash(out) == before


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageFault, match=r"Parents/index\.html"):
        publish(replace(site(), exports=(("Parents/index.html", b""),)), tmp_path / "site", with_mkdocs=False)


SAME = """
import sys; from pathlib import Path
from tests.build.sample import site
from careersite.engine.publish import publish
publish(site(site={"url": "https://northfield.example/"}), Path(sys.argv[1]), with_mkdocs=sys.argv[2] == "mkdocs")
"""


@pytest.mark.parametrize("way", ["mkdocs", "direct"])
def test_the_same_bytes_in_another_folder_zone_and_run(tmp_path: Path, way: str) -> None:
    root = Path(__file__).parents[2]
    settings = [("UTC", "0", "C.UTF-8", "one"), ("Pacific/Kiritimati", "1", "C", "other place/é")]
    for zone, seed, locale, name in settings:
        told = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", SAME, str(tmp_path / name), way], check=True, env=told, cwd=root)
    hashes = {tree_hash(tmp_path / name) for *_, name in settings}
    assert len(hashes) == 1
    assert "absent" not in hashes
