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


PHOTOGRAPHS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}


def photograph(kind: str, dots: tuple[int, int] = (3, 2), **more: object) -> bytes:
    """A red picture as Pillow saves it."""
    made = io.BytesIO()
    Image.new("RGB", dots, "red").save(made, kind, **more)
    return made.getvalue()


REAL = {
    "pdf": b"%PDF-1.7\n1 0 obj",
    "docx": office("[Content_Types].xml", "word/document.xml"),
    "xlsx": office("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": office("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": office("mimetype", "content.xml"),
    "ods": office("mimetype", "content.xml"),
    "odp": office("mimetype", "content.xml"),
    **{ending: photograph(kind) for ending, kind in PHOTOGRAPHS.items()},
    "gif": b"GIF89a\x01\0\x01\0",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>',
    "mp4": b"\0\0\0\x0cftypisom",
    "m4a": b"\0\0\0\x0cftypM4A ",
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


@pytest.mark.parametrize("ending", PHOTOGRAPHS)
def test_a_picture_from_a_telephone_loses_place_and_owner(ending: str, tmp_path: Path) -> None:
    notes = PngInfo()
    notes.add_text("Author", "A Pupil")
    notes.add_itxt("Comment", "at home")
    place = Image.Exif()
    place[0x010E] = "A Pupil at home"
    more = {"pnginfo": notes} if ending == "png" else {"progressive": True, "xmp": b"home"} if ending != "webp" else {"xmp": b"home"}
    # A telephone's second picture, with its own place, stands after the end of the first.
    taken = photograph(PHOTOGRAPHS[ending], exif=place, **more)
    (tmp_path / f"photo.{ending}").write_bytes(taken + taken)
    cleaned = checked(tmp_path / f"photo.{ending}")
    assert cleaned is not None
    assert b"Pupil" in taken
    assert b"Pupil" not in cleaned
    assert b"home" not in cleaned
    read = Image.open(io.BytesIO(cleaned))
    assert (read.size, read.getpixel((0, 0))[0] > 250) == ((3, 2), True)
    (tmp_path / f"clean.{ending}").write_bytes(cleaned)
    assert checked(tmp_path / f"clean.{ending}") is None


def box(kind: bytes, content: bytes = b"", *, long: bool = False) -> bytes:
    """A box of a video."""
    if long:
        return (1).to_bytes(4, "big") + kind + (16 + len(content)).to_bytes(8, "big") + content
    return (8 + len(content)).to_bytes(4, "big") + kind + content


@pytest.mark.parametrize("long", [False, True])
def test_a_video_from_a_telephone_loses_the_place(tmp_path: Path, long: bool) -> None:
    place = box(b"udta", box(b"\xa9xyz", b"\0\x12\x15\xc7+51.5074-000.1278/"), long=long)
    track = box(b"trak", box(b"tkhd", b"t" * 20) + box(b"meta", b"A Pupil"))
    video = box(b"ftyp", b"isom") + box(b"moov", box(b"mvhd", b"m" * 20) + track + place) + box(b"mdat", b"udta are only letters here")
    (tmp_path / "a.mp4").write_bytes(video)
    cleaned = checked(tmp_path / "a.mp4")
    assert cleaned is not None
    assert len(cleaned) == len(video)
    assert b"51.5" not in cleaned
    assert b"Pupil" not in cleaned
    for kept in (b"mvhd" + b"m" * 20, b"tkhd" + b"t" * 20, b"udta are only letters here"):
        assert cleaned.index(kept) == video.index(kept)
    (tmp_path / "b.mp4").write_bytes(cleaned)
    assert checked(tmp_path / "b.mp4") is None
    deep = b""
    for _ in range(2_000):
        deep = box(b"moov", deep)
    for damaged in (video[:-1], box(b"ftyp") + deep):
        (tmp_path / "c.mp4").write_bytes(damaged)
        with pytest.raises(RefusedFile, match="breaks off"):
            checked(tmp_path / "c.mp4")


@pytest.mark.parametrize("ending", PHOTOGRAPHS)
def test_a_picture_that_breaks_off_is_refused_wherever_it_does(ending: str, tmp_path: Path) -> None:
    whole = photograph(PHOTOGRAPHS[ending])
    file = tmp_path / f"cut.{ending}"
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        with pytest.raises(RefusedFile):
            checked(file)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\xff\xff\xff\xfftEXt", b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0tEXtabcd" * 3])
def test_a_damaged_picture_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "photo.png").write_bytes(data)
    with pytest.raises(RefusedFile, match="damaged"):
        checked(tmp_path / "photo.png")


@pytest.mark.parametrize("ending", ["png", "webp", "gif"])
def test_a_small_file_of_too_many_dots_is_refused(ending: str, tmp_path: Path) -> None:
    """Made by hand: a picture of 60,000 by 60,000 dots would take the test's own memory."""
    big = (60_000).to_bytes(4, "big")
    data = {
        "png": (whole := photograph("PNG"))[:16] + big + big + whole[24:],
        "gif": b"GIF89a" + (60_000).to_bytes(2, "little") * 2,
        "webp": (packed := photograph("WEBP", lossless=True))[:21] + (0xFFFFFFF).to_bytes(4, "little") + packed[25:],
    }[ending]
    (tmp_path / f"bomb.{ending}").write_bytes(data)
    with pytest.raises(RefusedFile, match="dots") as refused:
        checked(tmp_path / f"bomb.{ending}")
    assert "40 million" in refused.value.hint


def test_a_drawing_of_thousands_of_groups_inside_each_other_is_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{"<g>" * 20_000}{"</g>" * 20_000}</svg>', encoding="utf-8")
    with pytest.raises(RefusedFile, match="SVG"):
        checked(tmp_path / "deep.svg")


PAGES = {
    "settings": ("---\ntitle: A\n---\n\nText", 1, 1, "lines of ---"),
    "direction": ("# A\n\nOpen \u202eevening", 3, 6, "direction"),
    "empty": ("# A\n\0", 2, 1, "NUL"),
    "upward": ("# A\n\n![A plan](../../plan.png)", 3, 11, "leads out"),
    "named upward": ("# A\n\n[plan]\n\n[plan]: ../../plan.txt", 5, 9, "leads out"),
    "markup upward": ('# A\n\n<img src="../../plan.png">', 3, 11, "leads out"),
    "letters": ("# A\n\nCaf\udce9", 3, 4, "UTF-8"),
}


@pytest.mark.parametrize("what", PAGES)
def test_a_page_with_a_fault_is_named_with_the_place(what: str, tmp_path: Path) -> None:
    text, line, column, words = PAGES[what]
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "page.md").write_bytes(text.encode("utf-8", "surrogateescape"))
    (fault,) = read_content(tmp_path).faults
    assert (fault.id, fault.line, fault.column) == ("CONTENT-FILE", line, column)
    assert words in fault.message
    assert fault.file.endswith("stories/page.md")
    assert fault.hint


def test_an_address_that_goes_up_inside_the_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    (tmp_path / "plan.txt").write_text("Plan", encoding="utf-8")
    (tmp_path / "stories" / "page.md").write_text("# A\n\n[plan](../plan.txt#x) [beside](./other.md) <img src='../a.png'>", encoding="utf-8")
    (page,) = read_content(tmp_path).pages
    assert 'href="../../plan.txt#x"' in page.body
    assert 'href="../../stories/other/"' in page.body
    assert 'src="../../a.png"' in page.body


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
