"""The school's own files: let through only what is what its name says, of a kind a reader can open, and not too big."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from careersite.engine import jpeg, mp4, png, webp
from careersite.engine.svg import UnreadablePicture, clean_svg

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file with this ending must begin with (one of ``starts``, at ``offset``), and how big it may be."""

    name: str
    limit: int
    starts: tuple[bytes, ...] = ()
    offset: int = 0


_DOCUMENT, _PICTURE, _RECORDING = 20 * MEGABYTE, 5 * MEGABYTE, 200 * MEGABYTE
_ZIP = (b"PK\x03\x04",)
# The names of a package's parts stand in it as they are, whatever is packed.
_MACRO = re.compile(rb"vbaProject|(?:Basic|Scripts)/", re.IGNORECASE)
# How UTF-16, the only text with zeros in it, begins.
_WIDE = (b"\xff\xfe", b"\xfe\xff")
KINDS = {
    "pdf": Kind("PDF document", _DOCUMENT, (b"%PDF-",)),
    **{ending: Kind("Office document", _DOCUMENT, _ZIP) for ending in ("docx", "xlsx", "pptx", "odt", "ods", "odp")},
    "png": Kind("PNG picture", _PICTURE, (b"\x89PNG\r\n\x1a\n",)),
    "jpg": Kind("JPEG picture", _PICTURE, (b"\xff\xd8\xff",)),
    "jpeg": Kind("JPEG picture", _PICTURE, (b"\xff\xd8\xff",)),
    "gif": Kind("GIF picture", _PICTURE, (b"GIF87a", b"GIF89a")),
    "webp": Kind("WebP picture", _PICTURE, (b"WEBP",), 8),
    "svg": Kind("SVG picture", MEGABYTE),
    "mp4": Kind("video", _RECORDING, (b"ftyp",), 4),
    "m4a": Kind("recording", _RECORDING, (b"ftyp",), 4),
    "webm": Kind("video", _RECORDING, (b"\x1aE\xdf\xa3",)),
    "mp3": Kind("recording", _RECORDING, (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2")),
    "vtt": Kind("captions", MEGABYTE, (b"WEBVTT", b"\xef\xbb\xbfWEBVTT")),
    "txt": Kind("text", MEGABYTE),
    "csv": Kind("table", _DOCUMENT),
    "ics": Kind("calendar", MEGABYTE, (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR")),
}
# A picture of few bytes may still unfold to more dots than a telephone has memory for (torture.md, 2e).
MOST_DOTS = 40_000_000
_PHOTOGRAPHS = {"jpg": jpeg, "jpeg": jpeg, "png": png, "webp": webp}
LOGO_ENDINGS = ("svg", "png", "jpg", "jpeg")


class RefusedFile(Exception):
    """A file that is not published, with the reason, what to do, and the place in it where that can be told."""

    def __init__(self, reason: str, hint: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.line = line
        self.column = column


def ending_of(name: str) -> str:
    """The part after the last dot, small; empty where there is none."""
    return name.rsplit(".", 1)[-1].lower() if "." in name else ""


def checked(file: Path) -> bytes | None:
    """Look at one file of the content folder.

    Returns:
        The bytes to publish where they differ from the file's own (a cleaned picture), else None: publish the file as it is.

    Raises:
        RefusedFile: its kind is not published, it is not what its name says, or it is too big.
        OSError: it cannot be read.
    """
    ending = ending_of(file.name)
    kind = KINDS.get(ending)
    if kind is None:
        raise RefusedFile(
            f"Files that end in .{ending} are not published." if ending else "A file without an ending is not published.",
            f"Save it as one of: {', '.join(sorted(KINDS))}.",
        )
    size = file.stat().st_size
    if size > kind.limit:
        raise RefusedFile(f"The file has {size / MEGABYTE:.1f} MB; a {kind.name} may have {kind.limit // MEGABYTE} MB.", "Save it smaller.")
    with file.open("rb") as opened:
        head = opened.read(64)
    if kind.starts and not head[kind.offset :].startswith(kind.starts):
        raise RefusedFile(f"The file is called .{ending} but is no {kind.name}.", "Save it again under its real kind.")
    if ending in ("txt", "csv") and b"\0" in head and not head.startswith(_WIDE):
        raise RefusedFile(f"The file is called .{ending} but is no {kind.name}.", "Save it again under its real kind.")
    if kind.starts == _ZIP and _MACRO.search(file.read_bytes()):
        raise RefusedFile("The document carries a macro, which could harm a reader's computer.", "Save it without macros.")
    return _cleaned(file, ending, kind.name, head)


def _cleaned(file: Path, ending: str, name: str, head: bytes) -> bytes | None:
    if ending == "svg":
        try:
            return clean_svg(file.read_bytes())
        except UnreadablePicture:
            raise RefusedFile("The picture cannot be read as SVG.", "Save it again as plain SVG, or as PNG.") from None
    if ending in _PHOTOGRAPHS:
        return _picture(file.read_bytes(), ending, name)
    if ending in ("mp4", "m4a"):
        return _recording(file.read_bytes(), name)
    if ending == "gif":
        _dots(int.from_bytes(head[6:8], "little"), int.from_bytes(head[8:10], "little"), name)
    return None


def _picture(data: bytes, ending: str, name: str) -> bytes | None:
    """A picture without its private parts; None where it has none."""
    try:
        cleaned = _PHOTOGRAPHS[ending].without_private_parts(data)
        width, height = _PHOTOGRAPHS[ending].size(data)
    except ValueError:
        raise RefusedFile(f"The {name} breaks off, or is damaged.", "Open it in a picture program and save it again.") from None
    _dots(width, height, name)
    return None if cleaned == data else cleaned


def _recording(data: bytes, name: str) -> bytes | None:
    """A video or recording without its notes; None where it has none."""
    try:
        cleaned = mp4.without_private_parts(data)
    except ValueError:
        raise RefusedFile(f"The {name} breaks off, or is damaged.", "Copy it again from where it was made.") from None
    return None if cleaned == data else cleaned


def _dots(width: int, height: int, name: str) -> None:
    if not width * height:
        raise RefusedFile(f"The {name} breaks off, or is damaged.", "Open it in a picture program and save it again.")
    if width * height > MOST_DOTS:
        raise RefusedFile(
            f"The {name} is {width:,} by {height:,} dots, which is more than a telephone can show.", f"Save it smaller: 2,000 dots wide is enough; the most is {MOST_DOTS // 1_000_000} million in all."
        )
