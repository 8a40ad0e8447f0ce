"""Where the packaged files are: the page templates and their stylesheets."""

from __future__ import annotations

from pathlib import Path


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
