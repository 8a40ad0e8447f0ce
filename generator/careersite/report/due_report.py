"""What comes up, as text: one line a day, what has gone by first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from careersite.model.dates import long_day
from careersite.rules.due import Due


def due_text(name: str, days: Sequence[Due], *, today: date, within: int) -> str:
    """The days of one programme that have gone by or come within so many days."""
    if not days:
        return f"{name}: nothing comes up within {within} days.\n"
    lines = [f"{name}:"]
    for item in days:
        left = (item.day - today).days
        when = "today" if left == 0 else f"{-left} days ago" if left < 0 else f"in {left} days"
        lines.append(f"  {long_day(item.day)} ({when}): {item.what}")
    return "\n".join(lines) + "\n"
