"""How large a programme may be. Each limit is far above a real school's file and stops input made to exhaust us."""

from __future__ import annotations

MAX_BYTES = 5 * 1024 * 1024
"""A programme of 500 activities is about 300 kB; reading takes about a second for each MiB."""

MAX_VALUES = 200_000
"""Values and names together; 500 activities hold about 15,000."""

MAX_DEPTH = 12
"""Lists and groups inside each other; the model needs 5."""

MAX_FIELD = 10_000
"""Characters in one value: about four printed pages."""

MAX_LINE = 50_000
"""Characters on one line, before anything is read: a value is shorter, and a list on one line seldom is 1,000."""

MAX_FINDINGS = 100
"""Findings for one file: nobody mends more at once, and each costs a line of the report."""

MAX_ROUNDS = 24
"""How often reading starts again after a fault, to find the next one."""

MAX_WORK = 2_000_000
"""Characters read in all rounds together, so that a large file with many faults still ends within seconds."""
