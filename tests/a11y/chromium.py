"""Where the tests' browser is, and how it is started.

A Chromium of the machine is used before one of Playwright's own, so that a machine with a browser downloads none.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
# A test machine has no sandbox for root, no graphics card and nothing to say to the browser's maker.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
)


def of_the_machine() -> str | None:
    """The path of an installed Chromium: the one that ``CHROMIUM`` names, else the first on the path."""
    named = os.environ.get("CHROMIUM")
    if named:
        found = shutil.which(named)
        if found is None:
            msg = f"CHROMIUM names {named}, which is no program"
            raise FileNotFoundError(msg)
        return found
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def started() -> Iterator[Browser]:
    """A headless browser for as long as the block runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=of_the_machine(), args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
