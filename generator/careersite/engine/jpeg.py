"""Take out of a photograph what its camera wrote about place, time and owner.

Source: JPEG File Interchange Format and Exif 2.3: metadata lies in the segments APP1 to APP15 and COM before the picture.
"""

from __future__ import annotations

from typing import Literal

_START_OF_SCAN = 0xDA
# Exif, XMP and Photoshop segments and comments; APP0 (size), APP2 (colours) and APP14 (colour transform) draw the picture.
_PRIVATE = {0xE1, 0xED, 0xFE}
_ORIENTATION = 0x0112


def without_private_parts(data: bytes) -> bytes:
    """The same picture without private segments; how it is to be turned is kept. Bytes that are no JPEG come back as they are."""
    kept = [data[:2]]
    at, turned = 2, 1
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != _START_OF_SCAN:
        kind, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4], "big")
        segment = data[at : at + 2 + length]
        if kind == 0xE1 and segment[4:10] == b"Exif\0\0":
            turned = _orientation(segment[10:])
        if kind not in _PRIVATE:
            kept.append(segment)
        at += 2 + length
    if at + 4 > len(data) or data[at] != 0xFF:
        return data
    if turned != 1:
        kept.insert(1, _exif_with(turned))
    return b"".join((*kept, data[at:]))


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
