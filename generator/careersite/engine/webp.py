"""Take out of a WebP picture what a telephone wrote about place, time and owner.

Source: RFC 9649, section 2: chunks of four letters, a length and the content; EXIF and XMP draw nothing.
"""

from __future__ import annotations

_PRIVATE = frozenset({b"EXIF", b"XMP "})
_HAS_PRIVATE = 0b1100
# How long the chunk is that says what a picture has.
_EXTENDED = 10


def without_private_parts(data: bytes) -> bytes:
    """The same picture without private chunks, and without what stands after its end.

    Raises:
        ValueError: the picture breaks off.
    """
    end, at, kept = 8 + int.from_bytes(data[4:8], "little"), 12, bytearray()
    if end > len(data):
        raise ValueError
    while at + 8 <= end:
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        chunk = bytearray(data[at : at + 8 + length + length % 2])
        if len(chunk) < 8 + length or (kind == b"VP8X" and length != _EXTENDED):
            raise ValueError
        if kind == b"VP8X":
            chunk[8] &= ~_HAS_PRIVATE
        if kind not in _PRIVATE:
            kept += chunk
        at += len(chunk)
    return b"RIFF" + (4 + len(kept)).to_bytes(4, "little") + b"WEBP" + kept


def size(data: bytes) -> tuple[int, int]:
    """Width and height in dots, from the picture's first chunk."""
    if data[12:16] == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
