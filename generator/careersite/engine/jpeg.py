"""Take out of a photograph what its camera wrote about place, time and owner.

Source: JPEG File Interchange Format, and ITU-T T.81, annex B: a picture is segments and scans between its start and its end;
what stands after the end, a telephone's second picture for example, is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

_START_OF_SCAN, _END = 0xDA, 0xD9
_SEGMENTS = frozenset({*range(0xC0, 0xD0), *range(0xDA, 0xFF)})
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Size, colours and colour transform draw the picture; every other application segment and comment is somebody's note.
_DRAWING = {0xE0: b"", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE})
_ORIENTATION = 0x0112


def without_private_parts(data: bytes) -> bytes:
    """The same picture without private segments; how it is to be turned is kept.

    Raises:
        ValueError: the bytes are no JPEG, or it breaks off.
    """
    kept, turned = [data[:2]], 1
    for kind, segment in _segments(data):
        if kind == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        if kind not in _NOTES or (kind in _DRAWING and segment[4:].startswith(_DRAWING[kind])):
            kept.append(segment)
    if turned != 1:
        kept.insert(1, _exif_with(turned))
    return b"".join(kept)


def size(data: bytes) -> tuple[int, int]:
    """Width and height in dots.

    Raises:
        ValueError: the bytes are no JPEG, or it breaks off.
    """
    for kind, segment in _segments(data):
        if kind in _FRAMES:
            return int.from_bytes(segment[7:9], "big"), int.from_bytes(segment[5:7], "big")
    raise ValueError


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each segment after the picture's start with its kind, a scan with all its dots, up to the end."""
    at = 2
    while at + 2 <= len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if kind == _END:
            yield kind, data[at : at + 2]
            return
        if kind == 0xFF:  # Filling before a segment.
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if length < 2 or kind not in _SEGMENTS:
            break
        end = at + 2 + length
        if kind == _START_OF_SCAN:
            end = _after_scan(data, end)
        yield kind, data[at:end]
        at = end
    raise ValueError


def _after_scan(data: bytes, at: int) -> int:
    """The place of the next segment: inside a scan 0xFF stands only before 0 and the restart marks."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2
    raise ValueError


def _orientation(tiff: bytes) -> int:
    order: Literal["little", "big"] = "little" if tiff[:2] == b"II" else "big"
    first = int.from_bytes(tiff[4:8], order)
    for number in range(int.from_bytes(tiff[first : first + 2], order)):
        entry = tiff[first + 2 + 12 * number : first + 14 + 12 * number]
        if int.from_bytes(entry[:2], order) == _ORIENTATION:
            value = int.from_bytes(entry[8:10], order)
            return value if 1 <= value <= 8 else 1
    return 1


def _exif_with(turned: int) -> bytes:
    entry = _ORIENTATION.to_bytes(2, "big") + (3).to_bytes(2, "big") + (1).to_bytes(4, "big") + turned.to_bytes(2, "big") + b"\0\0"
    tiff = b"MM\0*" + (8).to_bytes(4, "big") + (1).to_bytes(2, "big") + entry + b"\0\0\0\0"
    body = b"Exif\0\0" + tiff
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body
