"""What plain ``mkdocs build`` needs of us: the site of a programme, without our command line."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

from careersite.engine.site_input import SiteInput
from careersite.errors import UsageFault


def read_site(programme: Path, today: str | None) -> SiteInput:
    """Read a programme and make its site.

    Args:
        programme: the file.
        today: the day on which it is judged, from the plugin's option; else that of SOURCE_DATE_EPOCH, else the machine's.

    Raises:
        CareersiteError: the programme or the content folder has faults, or the option is no day.
    """
    try:
        day = date.fromisoformat(today) if today else _this_day()
    except ValueError:
        raise UsageFault(f"“{today}” is not a day.", 'Write the option like this: today: "2026-11-21".') from None
    # By name: run.py stands above this room, and only MkDocs, which stands outside, comes in by this door.
    site: SiteInput = import_module("careersite.run").prepare_site(programme, day)
    return site


def _this_day() -> date:
    # Plain `mkdocs build` is a command line of its own, so here the clock is read.
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch else date.today()  # noqa: DTZ011
