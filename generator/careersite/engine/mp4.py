"""Take out of a video or a recording what a telephone wrote about place, time and owner.

Source: ISO/IEC 14496-12, 4.2 (a file is boxes: a size, four letters, the content), 8.10.1 and 8.11.1 (udta and meta hold notes)
and 8.1.2 (what stands in a free box is passed over). Nothing moves, so that places named elsewhere in the file stay right.
"""

from __future__ import annotations

_NOTES = frozenset({b"udta", b"meta"})
_GROUPS = frozenset({b"moov", b"trak"})
_LONG = 1
_DEEPEST = 3


def without_private_parts(data: bytes) -> bytes:
    """The same recording, its notes overwritten with zeros.

    Raises:
        ValueError: it breaks off.
    """
    cleaned = bytearray(data)
    _clean(cleaned, 0, len(data), _DEEPEST)
    return bytes(cleaned)


def _clean(data: bytearray, at: int, end: int, deeper: int) -> None:
    while at + 8 <= end:
        size, kind, head = int.from_bytes(data[at : at + 4], "big"), bytes(data[at + 4 : at + 8]), 8
        if size == _LONG:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        size = size or end - at
        if size < head or at + size > end:
            raise ValueError
        if kind in _NOTES:
            data[at : at + size] = size.to_bytes(4, "big") + b"free" + bytes(size - 8)
        elif kind in _GROUPS:
            if not deeper:
                raise ValueError
            _clean(data, at + head, at + size, deeper - 1)
        at += size
