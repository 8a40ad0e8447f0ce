"""Documents and media: what a file is decides, not what it is called; nothing outside the content folder, nothing too big."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from careersite import run
from careersite.cli import _run
from careersite.engine.content import read_content
from careersite.engine.files import KINDS, RefusedFile, checked

TODAY = datetime.date(2026, 11, 21)


def office(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return made.getvalue()


REAL = {
    "pdf": b"%PDF-1.7\n1 0 obj",
    "docx": office("[Content_Types].xml", "word/document.xml"),
    "xlsx": office("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": office("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": office("mimetype", "content.xml"),
    "ods": office("mimetype", "content.xml"),
    "odp": office("mimetype", "content.xml"),
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0",
    "gif": b"GIF89a\x01\0\x01\0",
    "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
    "mp4": b"\0\0\0\x20ftypisom",
    "m4a": b"\0\0\0\x20ftypM4A ",
    "webm": b"\x1aE\xdf\xa3\x01\0\0\0",
    "mp3": b"ID3\x04\0\0\0",
    "vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n",
    "txt": "Plan für alle\n".encode(),
    "csv": b"a,b\n1,2\n",
    "ics": b"BEGIN:VCALENDAR\r\n",
}
# Those whose first bytes are the same.
SAME = [{"docx", "xlsx", "pptx", "odt", "ods", "odp"}, {"jpg", "jpeg"}, {"mp4", "m4a"}, {"txt", "csv", "vtt", "ics", "svg"}]
HARMFUL = {
    "a program": b"MZ\x90\0\x03\0\0\0\x04\0\0\0",
    "a program for Linux": b"\x7fELF\x02\x01\x01\0",
    "a page": b"<!DOCTYPE html><script>hit()</script>",
    "nothing": b"",
    "a shortcut": b"L\0\0\0\x01\x14\x02\0",
}


def test_every_kind_that_is_published_is_tried() -> None:
    assert set(REAL) == set(KINDS)
    assert not {"html", "htm", "js", "xhtml", "xml", "exe", "zip", "docm", "xlsm", "pptm", "swf", "php", "md"} & set(KINDS)


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_a_file_of_the_right_kind_is_taken_and_of_any_other_refused(ending: str, tmp_path: Path) -> None:
    for name in (f"right.{ending}", f"RIGHT.{ending.upper()}"):
        (tmp_path / name).write_bytes(REAL[ending])
        checked(tmp_path / name)
    like = next((group for group in SAME if ending in group), {ending})
    for other, data in REAL.items():
        # Letters are letters: a table may be saved as text.
        if other in like or (ending in ("txt", "csv") and b"\0" not in data):
            continue
        file = tmp_path / f"{other}-inside.{ending}"
        file.write_bytes(data)
        with pytest.raises(RefusedFile):
            checked(file)


@pytest.mark.parametrize("ending", sorted(set(KINDS) - {"txt", "csv"}))
@pytest.mark.parametrize("what", HARMFUL)
def test_nothing_harmful_passes_under_another_name(ending: str, what: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{ending}"
    file.write_bytes(HARMFUL[what])
    with pytest.raises(RefusedFile) as refused:
        checked(file)
    assert refused.value.hint


@pytest.mark.parametrize("ending", ["txt", "csv"])
@pytest.mark.parametrize("what", ["a program", "a program for Linux", "a shortcut"])
def test_a_program_is_no_text(ending: str, what: str, tmp_path: Path) -> None:
    file = tmp_path / f"x.{ending}"
    file.write_bytes(HARMFUL[what])
    with pytest.raises(RefusedFile, match=r"no (text|table)"):
        checked(file)


def test_text_as_windows_saves_it_is_taken(tmp_path: Path) -> None:
    for number, data in enumerate(("Plan\r\n".encode("utf-16"), "Café\r\n".encode("cp1252"), "Plan".encode("utf-8-sig"))):
        (tmp_path / f"{number}.txt").write_bytes(data)
        assert checked(tmp_path / f"{number}.txt") is None


@pytest.mark.parametrize("ending", sorted(KINDS))
def test_a_file_over_its_limit_is_refused(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"big.{ending}"
    with file.open("wb") as made:
        made.write(REAL[ending])
        made.truncate(KINDS[ending].limit + 1)
    with pytest.raises(RefusedFile, match="MB") as refused:
        checked(file)
    assert refused.value.hint


@pytest.mark.parametrize("name", ["word/vbaProject.bin", "WORD/VBAPROJECT.BIN", "xl/vbaProject.bin"])
def test_a_document_with_a_macro_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(office("[Content_Types].xml", name))
    with pytest.raises(RefusedFile, match="macro"):
        checked(tmp_path / "plan.docx")


def test_an_open_document_with_a_macro_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.odt").write_bytes(office("mimetype", "content.xml", "Basic/Standard/Module1.xml"))
    with pytest.raises(RefusedFile, match="macro"):
        checked(tmp_path / "plan.odt")


def test_a_picture_from_a_telephone_loses_place_and_owner(tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Author", "A Pupil")
    notes.add_itxt("Comment", "at home")
    place = Image.Exif()
    place[0x010E] = "A Pupil at home"
    picture = Image.new("RGB", (3, 2), "red")
    picture.save(tmp_path / "photo.png", pnginfo=notes, exif=place)
    cleaned = checked(tmp_path / "photo.png")
    assert cleaned is not None
    assert b"Pupil" in (tmp_path / "photo.png").read_bytes()
    assert b"Pupil" not in cleaned
    assert b"home" not in cleaned
    read = Image.open(io.BytesIO(cleaned))
    assert (read.size, read.getpixel((0, 0))) == ((3, 2), (255, 0, 0))
    (tmp_path / "clean.png").write_bytes(cleaned)
    assert checked(tmp_path / "clean.png") is None


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXtabcd" * 3])
def test_a_cut_picture_harms_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(data)
    assert checked(tmp_path / "photo.png") is None


PROGRAMME = 'institution: {name: Oak Hill, kind: academy, years: 7-11}\nacademic_year: 2026-27\ndocuments:\n  - title: Plan\n    file: "plan.txt"\n'


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A school whose site is published, and then links to what is not its own come into the folder."""
    folder = tmp_path_factory.mktemp("school")
    content = folder / "content"
    content.mkdir()
    (content / "plan.txt").write_text("The plan", encoding="utf-8")
    (folder / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    run.build(folder / "programme.yaml", folder / "site", today=TODAY, with_mkdocs=False)
    (folder / "elsewhere").mkdir()
    for file in (folder / "secret.txt", content / ".secret.txt", folder / "elsewhere" / "secret.txt"):
        file.write_text("s3cret", encoding="utf-8")
    (content / "link.txt").symlink_to(folder / "secret.txt")
    (content / "folder").symlink_to(folder / "elsewhere")
    return folder


@pytest.mark.parametrize("file", ["../secret.txt", "/etc/passwd", "a/../../secret.txt", ".secret.txt", "link.txt", "folder/secret.txt"])
def test_a_document_outside_the_folder_stops_the_build_and_leaves_the_old_site(file: str, school: Path, capsys: pytest.CaptureFixture[str]) -> None:
    programme, site = school / "programme.yaml", school / "site"
    before = contents(site)
    programme.write_text(PROGRAMME.replace("plan.txt", file), encoding="utf-8")
    assert _run(["check", str(programme), "--today", "2026-11-21"]) == 1
    assert ":5:11" in capsys.readouterr().out
    assert _run(["build", str(programme), "--out", str(site), "--today", "2026-11-21"]) == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    assert contents(site) == before
    assert "plan.txt" in before
    assert not any(b"s3cret" in data for data in before.values())


def test_a_pipe_or_a_device_in_the_folder_is_not_read(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "plan.txt")
    assert [fault.id for fault in read_content(tmp_path).faults] == ["CONTENT-LINK"]
