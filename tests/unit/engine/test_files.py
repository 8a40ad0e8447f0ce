"""The school's own files: cleaned, or refused with a reason."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from careersite.engine.files import KINDS, RefusedFile, checked
from careersite.engine.jpeg import without_private_parts
from careersite.engine.svg import UnreadablePicture, clean_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10">{}</svg>'

ATTACKS = [
    "<script>alert(1)</script>",
    '<g onload="alert(1)"/>',
    '<a href="javascript:alert(1)"><text>x</text></a>',
    '<use href="http://evil.example/x.svg#a"/>',
    '<use xlink:href="data:image/svg+xml;base64,AAAA"/>',
    '<image href="https://evil.example/track.png"/>',
    '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></body></foreignObject>',
    '<animate attributeName="href" values="javascript:alert(1)"/>',
    '<set attributeName="onload" to="alert(1)"/>',
    "<style>@import url(http://evil.example/x.css);</style>",
    '<rect style="fill:url(http://evil.example/x)"/>',
    '<rect fill="url(//evil.example/x#y)"/>',
    '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script>',
    '<SCRIPT xmlns="http://www.w3.org/2000/svg">alert(1)</SCRIPT>',
    '<rect xml:base="javascript:alert(1)//"/>',
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_that_runs_or_fetches_stays_in_a_drawing(attack: str) -> None:
    cleaned = clean_svg(SVG.format(f'<path d="M0 0h9"/>{attack}<circle r="1"/>').encode()).decode().lower()
    for word in ("script", "evil", "alert", "onload", "import", "foreignobject", "iframe", "animate", "data:image/svg"):
        assert word not in cleaned
    assert '<path d="m0 0h9"' in cleaned
    assert "<circle" in cleaned
    assert clean_svg(cleaned.replace("viewbox", "viewBox").encode())


def test_a_drawing_keeps_what_it_draws_with() -> None:
    drawing = '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><title>Crest</title><rect fill="url(#a)" width="5" style="opacity:.5"/><use href="#a"/>'
    cleaned = clean_svg(SVG.format(drawing).encode()).decode()
    for part in ('fill="url(#a)"', 'style="opacity:.5"', "<title>Crest</title>", 'href="#a"', 'viewBox="0 0 10 10"', "stop-color"):
        assert part in cleaned


@pytest.mark.parametrize(
    "data",
    [
        b"no picture",
        b"<svg>no name space</svg>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        '<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg"/>'.encode("utf-16"),
        b"\x00\x01",
    ],
)
def test_what_is_no_safe_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePicture):
        clean_svg(data)


def test_the_document_type_that_drawing_programs_write_is_taken() -> None:
    head = b'<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert b"<path" in clean_svg(head + SVG.format('<path d="M0 0"/>').encode())


def photo(*, turned: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Camera of A. Pupil"
    exif.get_ifd(0x8825)[2] = (52.0, 14.0, 0.0)
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(made, "JPEG", exif=exif, comment=b"taken at home")
    return made.getvalue()


@pytest.mark.parametrize("turned", [1, 6])
def test_a_photo_loses_place_and_owner_but_not_its_turn(turned: int) -> None:
    before = photo(turned=turned)
    assert b"Pupil" in before
    after = without_private_parts(before)
    assert b"Pupil" not in after
    assert b"home" not in after
    picture = Image.open(io.BytesIO(after))
    picture.load()
    assert picture.getexif().get(0x0112, 1) == turned
    assert not picture.getexif().get_ifd(0x8825)


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"\xff\xd8\xff\xe1\xff\xff", b"\xff\xd8\xff\xe1\x00\x00Exif\0\0", b"\xff\xd8\xff\xe1\x00\x08Exif\0\0" * 3])
def test_a_cut_photo_is_found_out(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        without_private_parts(data)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("page.html", b"<script>", "not published"),
        ("run.js", b"x", "not published"),
        ("noending", b"x", "without an ending"),
        ("policy.pdf", b"<html>", "is no PDF document"),
        ("photo.png", b"\xff\xd8\xff", "is no PNG picture"),
        ("plan.docm", b"PK\x03\x04", "not published"),
        ("plan.docx", b"PK\x03\x04....word/vbaProject.bin", "macro"),
        ("logo.svg", b"<html/>", "cannot be read as SVG"),
        ("big.svg", b" " * 1_000_001, "1.0 MB"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(RefusedFile, match=reason) as refused:
        checked(tmp_path / name)
    assert refused.value.hint


def test_good_files_are_published_as_they_are(tmp_path: Path) -> None:
    good = {"a.pdf": b"%PDF-1.7", "a.docx": b"PK\x03\x04", "a.mp4": b"\0\0\0\x0cftypmp42", "a.txt": b"x"}
    for name, data in good.items():
        (tmp_path / name).write_bytes(data)
        assert checked(tmp_path / name) is None
    assert all(kind.limit <= 200_000_000 for kind in KINDS.values())
