"""Unpacking a reply within its limit: gzip only, byte by byte counted, so that a small bomb stays small."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from careersite.audit.fetch.outcomes import FetchFault

# Other packings (deflate is read in two ways, br and zstd libraries give no bounded output) are never asked for.
_OPENED = {"", "identity", "gzip", "x-gzip"}


class BoundedBody:
    """Collect a body, unpacking it on the way; the limit holds for what comes out and for what goes in.

    Args:
        encoding: the ``Content-Encoding`` header.
        limit: called with the first bytes, gives the most bytes that this kind of file may have.

    Raises:
        FetchFault: ``encoding-refused``, ``bad-encoding`` or ``too-big``.
    """

    def __init__(self, encoding: str, limit: Callable[[bytes], int]) -> None:
        name = encoding.strip().lower()
        if name not in _OPENED:
            raise FetchFault("encoding-refused", f"Content-Encoding: {name[:40]}")
        self._inflate = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in name else None
        self._limit = limit
        self._cap = 0
        self._parts: list[bytes] = []
        self.size = 0
        self.received = 0
        self.over = False

    def feed(self, data: bytes) -> None:
        """Take the next bytes of the wire."""
        self.received += len(data)
        if self._inflate is None:
            self._keep(data)
            return
        try:
            while data and not self._inflate.eof:
                room = (self._cap or 1 << 20) - self.size + 1
                self._keep(self._inflate.decompress(data, min(room, 1 << 16)))
                data = self._inflate.unconsumed_tail
        except zlib.error as fault:
            raise FetchFault("bad-encoding", str(fault)) from None

    def _keep(self, data: bytes) -> None:
        if not data:
            return
        self._parts.append(data)
        self.size += len(data)
        if not self._cap:
            self._cap = self._limit(data)
        if self.size > self._cap or self.received > self._cap + 65536:
            self.over = True
            raise FetchFault("too-big", f"more than {self._cap} bytes")

    def so_far(self) -> bytes:
        """What has been kept until now, for replies whose body is only a hint."""
        return b"".join(self._parts)

    def finish(self) -> bytes:
        """The whole body; a gzip stream that never ended is a fault."""
        if self._inflate is not None and self.received and not self._inflate.eof:
            raise FetchFault("bad-encoding", "the packed data breaks off")
        return b"".join(self._parts)


def gunzip(data: bytes, limit: int) -> bytes:
    """Unpack a gzip file (a sitemap) up to ``limit`` bytes."""
    body = BoundedBody("gzip", lambda _first: limit)
    body.feed(data)
    return body.finish()
