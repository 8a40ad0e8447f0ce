"""Reading in a child process that can be killed: one worker serves many pages and is started anew when it dies.

Limits (torture list, 2f and H46-47): 5 seconds of processor time for HTML and text, 30 for PDF and Word, 1 GiB of
memory. Parent and child speak length-prefixed JSON, never pickle: the child has read hostile bytes.
"""

from __future__ import annotations

import base64
import json
import os
import select
import subprocess
import sys
import time
from types import TracebackType
from typing import IO, Self

from ..saved import SavedPage
from .dispatch import read_page, unread
from .model import CannotRead, Extract, from_json
from .sniff import form_of

_SECONDS = {"html": 5, "text": 5, "pdf": 30, "word": 30}
_MEMORY = 1024 * 1024 * 1024
#: Wall-clock time before a child that uses no processor time is given up, as a multiple of its seconds.
_PATIENCE = 6
#: Text below this size is read in this process: there is nothing to parse in it.
_PLAIN = 200_000


class Extractor:
    """Read pages in a child process; use it as a context manager.

    ``seconds`` overrides the processor time for every form (for tests).
    """

    def __init__(self, *, seconds: int | None = None) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    pass

    def extract(self, page: SavedPage) -> Extract:
        """Read one page; never raises for what its body holds.

        Returns:
            The extract. ``problem`` is ``parse-limit`` where time or memory ran out, ``parse-failed`` where the child died.
        """
        if page.status != "ok":
            return unread(page, page.status)
        try:
            form = form_of(page.final_address or page.address, page.body, page.content_type)
        except CannotRead as error:
            return unread(page, error.code)
        if form == "text" and len(page.body) < _PLAIN:
            return read_page(page)
        return self._ask(page, self._seconds or _SECONDS[form])

    def _ask(self, page: SavedPage, seconds: int) -> Extract:
        child = self._child or self._start()
        assert child.stdin is not None and child.stdout is not None
        header = {
            "address": page.address,
            "content_type": page.content_type,
            "final_address": page.final_address,
            "clicks": page.clicks,
            "linked_as": page.linked_as,
            "seconds": seconds,
        }
        try:
            _send(child.stdin, {**header, "body": base64.b64encode(page.body).decode("ascii")})
            answer = _receive(child.stdout, time.monotonic() + seconds * _PATIENCE)
        except (OSError, ValueError):
            answer = None
        if answer is None:
            self.close()
            return unread(page, "parse-limit")
        return from_json(answer) if "address" in answer else unread(page, str(answer["problem"]))

    def _start(self) -> subprocess.Popen[bytes]:
        # -P keeps the current folder off the path; the child needs no name of its parent's surroundings.
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", "careersite.audit.extract.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._child


def _send(pipe: IO[bytes] | None, data: dict[str, object]) -> None:
    assert pipe is not None
    raw = json.dumps(data).encode("ascii")
    pipe.write(len(raw).to_bytes(8, "big") + raw)
    pipe.flush()


def _receive(pipe: IO[bytes] | None, deadline: float) -> dict[str, object] | None:
    """Read one answer, or None when the child closed its pipe or the time is over."""
    assert pipe is not None
    handle = pipe.fileno()
    gathered = bytearray()
    size = -1
    while size < 0 or len(gathered) < size + 8:
        left = deadline - time.monotonic()
        if left <= 0 or not select.select([handle], [], [], left)[0]:
            return None
        piece = os.read(handle, 1 << 20)
        if not piece:
            return None
        gathered += piece
        if size < 0 and len(gathered) >= 8:
            size = int.from_bytes(gathered[:8], "big")
    answer: dict[str, object] = json.loads(bytes(gathered[8:]))
    return answer


def _limit(seconds: int) -> None:
    """Give this process so many more seconds of processor time; where the system has no such limit, the parent's clock does."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def serve(source: IO[bytes], target: IO[bytes]) -> None:
    """The child's loop: read a page, answer with its extract, until the parent closes the pipe."""
    while len(head := source.read(8)) == 8:
        asked = json.loads(source.read(int.from_bytes(head, "big")))
        _limit(int(asked.pop("seconds")))
        page = SavedPage(**{**asked, "body": base64.b64decode(asked["body"])})
        try:
            answer: dict[str, object] = read_page(page).as_json()
        except MemoryError:
            answer = {"problem": "parse-limit"}
        except Exception:  # noqa: BLE001 - a parser's own fault: the page is what could not be read, not the run
            answer = {"problem": "parse-failed"}
        _send(target, answer)


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer)
