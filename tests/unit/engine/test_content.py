"""The content folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from careersite.engine.content import read_content


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    content = read_content(tmp_path / "content")
    assert (content.pages, content.files, content.faults) == ((), (), ())


def test_markdown_becomes_a_page(tmp_path: Path) -> None:
    (tmp_path / "open-evening.md").write_text("# Open *evening* & more\n\nCome at 6.\n\n## Way there\n\n[Bus](bus.md), [us](contact/), [map](map.pdf).\n\n## Way there\n\nAgain.\n")
    (tmp_path / "map.pdf").write_bytes(b"%PDF-1")
    content = read_content(tmp_path, language="en")
    assert content.faults == ()
    (page,) = content.pages
    assert page.path == "open-evening/"
    assert page.title == "Open evening & more"
    assert page.body.startswith("<h1>Open evening &amp; more</h1>")
    assert page.body.count("<h1") == 1
    assert [heading.id for heading in page.headings] == ["way-there", "way-there-again"]
    assert 'href="../bus/"' in page.body
    assert 'href="../contact/"' in page.body
    assert 'href="../map.pdf"' in page.body
    assert page.description == "Come at 6."
    assert content.sources() == {"open-evening/": "open-evening.md"}


def test_a_link_in_a_sub_folder_means_the_file_beside_it_or_the_sites(tmp_path: Path) -> None:
    (tmp_path / "visits").mkdir()
    (tmp_path / "visits" / "college.md").write_text("# College\n\n[Plan](plan.pdf) [Us](contact/) [Other](bank.md)\n")
    (tmp_path / "visits" / "bank.md").write_text("Text without a title\n")
    (tmp_path / "visits" / "plan.pdf").write_bytes(b"%PDF-1")
    pages = {page.path: page for page in read_content(tmp_path).pages}
    body = pages["visits/college/"].body
    assert 'href="../../visits/plan.pdf"' in body
    assert 'href="../../contact/"' in body
    assert 'href="../../visits/bank/"' in body
    assert pages["visits/bank/"].title == "Bank"


@pytest.mark.parametrize("text", ["# T\n\n<script>alert(1)</script>", "# T\n\n<img src=x onerror=alert(1)>", "# <img src=x onerror=alert(1)>", "# T\n\n[x](javascript:alert(1))", "# T\n\n## <svg onload=alert(1)>x"])
def test_markup_in_a_page_is_cleaned(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text(text)
    (page,) = read_content(tmp_path).pages
    for word in ("<script", "onerror=", "javascript:", "onload=", "<svg"):
        assert word not in page.body.replace("&lt;", "")


def test_links_to_elsewhere_on_the_disk_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "key.txt").write_text("secret")
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "leak.txt").symlink_to("/etc/passwd")
    (folder / "leak.md").symlink_to(tmp_path / "secret" / "key.txt")
    (folder / "folder").symlink_to(tmp_path / "secret")
    (folder / "loop").symlink_to(folder)
    (folder / "dangling.pdf").symlink_to("nowhere")
    content = read_content(folder)
    assert sorted(Path(fault.file).name for fault in content.faults) == ["dangling.pdf", "folder", "leak.md", "leak.txt", "loop"]
    assert {fault.id for fault in content.faults} == {"CONTENT-LINK"}
    assert content.pages == ()
    assert content.files == ()
    whole = tmp_path / "linked"
    whole.symlink_to(folder)
    assert [fault.id for fault in read_content(whole).faults] == ["CONTENT-LINK"]


@pytest.mark.parametrize(
    ("name", "data", "kind", "said"),
    [
        ("index.md", b"# Home", "CONTENT-NAME", "home page"),
        ("Open Evening.md", b"# x", "CONTENT-NAME", "address"),
        ("..evil.md", b"# x", None, ""),
        ("latin.md", "# Caf\xe9".encode("latin-1"), "CONTENT-FILE", "not saved in UTF-8"),
        ("nul.md", b"# a\0b", "CONTENT-FILE", "NUL"),
        ("slow.md", b"[" * 2_000, "CONTENT-FILE", "brackets"),
        ("long.md", b"a" * 100_001, "CONTENT-FILE", "longer"),
        ("page.html", b"<p>", "CONTENT-FILE", "not published"),
    ],
)
def test_what_cannot_be_published_is_named(tmp_path: Path, name: str, data: bytes, kind: str | None, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    content = read_content(tmp_path)
    if kind is None:
        assert content.pages == content.files == ()
        return
    (fault,) = content.faults
    assert fault.id == kind
    assert said in fault.message
    assert fault.file.endswith(name)
    assert fault.hint


def test_hidden_files_are_not_published(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text("x")
    content = read_content(tmp_path)
    assert content.files == ()
    assert content.faults == ()


def test_the_logo_must_be_a_picture_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1")
    assert read_content(tmp_path, logo="logo.svg").faults == ()
    (logo,) = [file for file in read_content(tmp_path).files if file.path == "logo.svg"]
    assert b"script" not in logo.read()
    for wrong in ("none.png", "a.pdf"):
        assert [fault.id for fault in read_content(tmp_path, logo=wrong).faults] == ["CONTENT-LOGO"]
