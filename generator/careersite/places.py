"""Where files are: the packaged ones, and a school's own; and how our own YAML is read."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

CONTENT = "content"
"""The folder of hand-written pages, pictures and documents beside a programme."""
# The C reader is eight times faster. What comes here is ours, or a folder of rules that the user of --edition chose.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def theme_dir() -> Path:
    """The folder of our templates: beside the package in an installed wheel, ``theme/`` in a checkout.

    Raises:
        FileNotFoundError: neither is there, so the installation is broken.
    """
    package = Path(__file__).resolve().parent
    places = [package / "_theme", package.parents[1] / "theme"]
    for place in places:
        if (place / "base.html").is_file():
            return place
    raise FileNotFoundError(f"No page templates at {' or '.join(map(str, places))}.")


def own_yaml(file: Traversable) -> Any:
    """What stands in one of the program's own YAML files, or of an edition that somebody wrote like them."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
