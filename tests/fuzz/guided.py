"""One target under atheris: ``python -m tests.fuzz.guided TARGET FOLDER… -max_total_time=60`` (the rest are libFuzzer's options)."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["careersite"]):
    from tests.fuzz.targets import TARGETS, tried


def main() -> None:
    """Write the seeds into the first folder and run until the time is over."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    for number, seed in enumerate(TARGETS[name].seeds()):
        (folder / f"seed-{number}").write_bytes(seed)
    atheris.Setup([sys.argv[0], *sys.argv[2:]], lambda data: tried(name, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
