"""Bytes in, text out: finds how the letters are saved and says where they are spoilt."""

from __future__ import annotations

import codecs
import re

from careersite.source.faults import Faults

STRAY_BYTE = re.compile("[\udc80-\udcff]")
HOW_TO_SAVE = "In your editor choose Save As and pick the encoding UTF-8."
KINDS = (
    (b"PK\x03\x04", "a Word, Excel or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a packed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
)


def decode(data: bytes, encoding: str | None, faults: Faults) -> tuple[str | None, tuple[str, ...]]:
    r"""Turn bytes into text.

    Args:
        data: the file as it is on the disk.
        encoding: how the person says that it is saved; None looks at the bytes.
        faults: gets a finding for each line with letters that cannot be read.

    Returns:
        the text without its byte order mark, every line ending as ``\n``, or None when nothing can be read of it;
        and notes on what was converted.
    """
    kind = next((name for start, name in KINDS if data[:9].lower().startswith(start.lower())), None)
    if kind:
        faults.add(
            "YAML-FILE", 1, 1, f"This is {kind}, not a plain text file.", "Give the name of your programme file, a plain text file that ends in .yaml."
        )
        return None, ()
    text, notes = _text(data, encoding, faults)
    if text is None:
        return None, notes
    return text, notes


def _text(data: bytes, encoding: str | None, faults: Faults) -> tuple[str | None, tuple[str, ...]]:
    if encoding is not None:
        return _lines(data.decode(encoding, "replace")), (f"The file was read as {encoding}.",)
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        wide: str | None = "UTF-32"
    else:
        wide = None if marked else _wide_without_mark(data)
    if wide:
        faults.add("YAML-ENCODING", 1, 1, f"The file is saved as {wide}, which cannot be read here.", HOW_TO_SAVE)
        return None, ()
    if marked:
        return _utf16(data, faults)
    return _utf8(data, faults), ()


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 and UTF-32 write most letters of English with one or three zero bytes each."""
    sample = data[:400]
    zeros = sample.count(0)
    if len(sample) < 4 or zeros * 10 < len(sample) * 3:
        return None
    return "UTF-32" if zeros * 10 > len(sample) * 6 else "UTF-16 without a mark at its start"


def _utf16(data: bytes, faults: Faults) -> tuple[str | None, tuple[str, ...]]:
    try:
        return _lines(data.decode("utf-16")), ("The file is saved as UTF-16. It was read, but UTF-8 is safer: other programs expect it.",)
    except UnicodeDecodeError as error:
        read = _lines(data[: error.start].decode("utf-16", "replace"))
        line, column = read.count("\n") + 1, len(read) - read.rfind("\n")
        faults.add("YAML-ENCODING", line, column, "The file is saved as UTF-16 and is broken here.", HOW_TO_SAVE)
        return None, ()


def _utf8(data: bytes, faults: Faults) -> str:
    """Read UTF-8; every line with another byte gets one finding, and the byte is taken as Windows-1252."""
    text = _lines(data.decode("utf-8", "surrogateescape"))
    last_line, seen, line = 0, 0, 1
    for match in STRAY_BYTE.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        if line != last_line:
            last_line = line
            column = seen - text.rfind("\n", 0, seen)
            faults.add("YAML-ENCODING", line, column, _stray(match[0]), _stray_hint(match[0]))
    return STRAY_BYTE.sub(lambda match: _as_windows(match[0]), text)


def _lines(text: str) -> str:
    """The text without the mark at its start, with one kind of line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _as_windows(stray: str) -> str:
    return bytes([ord(stray) - 0xDC00]).decode("cp1252", "replace")


def _stray(stray: str) -> str:
    number = ord(stray) - 0xDC00
    letter = _as_windows(stray)
    would = f"; in Windows-1252 it would be {letter}" if letter.isprintable() and letter != "\ufffd" else ""
    return f"The file is not saved as UTF-8: here is byte 0x{number:02X}{would}."


def _stray_hint(stray: str) -> str:
    if _as_windows(stray) == "\ufffd":
        return f"{HOW_TO_SAVE} Then type this letter again."
    return f"{HOW_TO_SAVE} Or run the command again with --encoding cp1252."
