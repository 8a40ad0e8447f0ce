"""How far the audit of an area is, on standard error: one line a school, with the time left."""

from __future__ import annotations

from time import monotonic
from typing import Any, TextIO

from careersite.audit.hub.results import READ, STATE_WORDS, count
from careersite.safe import clean


class Progress:
    """Say what is done; the first estimate comes once three schools are done."""

    def __init__(self, stream: TextIO | None, total: int, already: int) -> None:
        self._stream = stream
        self._total = total
        self._done = self._already = already
        self._began = monotonic()

    def say(self, text: str) -> None:
        """Write one line; what others wrote cannot forge a line or act on the screen."""
        if self._stream is not None:
            self._stream.write(clean(text, most=400) + "\n")
            self._stream.flush()

    def school(self, result: dict[str, Any]) -> None:
        """Tell a school that is done."""
        self._done += 1
        state = STATE_WORDS[result["state"]]
        gaps = count(result, "not-met", "must")
        found = f", gaps in the law: {gaps}" if result["requirements"] and state == STATE_WORDS[READ] else ""
        read = result["pages_read"] + result["documents_read"]
        self.say(f"[{self._done}/{self._total}] {result['school']['name'][:60]}: {state}, {read} pages{found}{self._left()}")

    def _left(self) -> str:
        fresh = self._done - self._already
        if fresh < 3 or self._done >= self._total:
            return ""
        seconds = (monotonic() - self._began) / fresh * (self._total - self._done)
        if seconds < 90:
            return "; about a minute left"
        return f"; about {round(seconds / 60)} minutes left"
