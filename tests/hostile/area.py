"""Run the audit of an area as a process of its own: LIST.csv, folder, seconds for an address, sites at once."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from careersite.audit.fetch import Limits, Options
from careersite.audit.hub import run_hub
from tests.hostile.judging import plain_judge

if __name__ == "__main__":
    path, out, seconds, at_once = sys.argv[1:]
    limits = Limits(url_seconds=float(seconds), connect_seconds=5, retries=1)
    options = Options(allow_private=True, delay=0, hosts_at_once=int(at_once))
    run_hub(Path(path), Path(out), today=datetime.date(2026, 11, 21), judge=plain_judge, limits=limits, options=options, resume=True, progress=None)
