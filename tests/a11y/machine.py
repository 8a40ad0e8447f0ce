"""Give the machine what the tests need and pip cannot bring: a browser, Java, Pango, Node.js, a font.

What is there already is named and left alone. On Debian and Ubuntu the rest is installed when we may; elsewhere the
last lines say what to install by hand.
"""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error

from tests.a11y import chromium

ROOT = Path(__file__).resolve().parents[2]
NODE_NEEDED = 20
LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


def say(text: str) -> None:
    print(text, flush=True)


def run(*command: str) -> bool:
    """Show a command, run it, and tell whether it went well."""
    say("== " + " ".join(command))
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0


def printed(*command: str) -> str:
    """What a command prints, or nothing where it is not there or fails."""
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60)
    except OSError:
        return ""
    return (done.stdout + done.stderr).strip() if done.returncode == 0 else ""


def browser() -> str:
    """The browser's version, by starting it; nothing where none starts."""
    try:
        with chromium.started() as running:
            return running.version
    except Error:
        return ""


def node() -> str:
    """The version of a Node.js that is new enough, or nothing."""
    version = printed("node", "--version")
    major = re.match(r"v(\d+)", version)
    return version if major and int(major[1]) >= NODE_NEEDED and shutil.which("npm") else ""


def fonts() -> str:
    """The name of any font that text can be printed in."""
    return printed("fc-match", "sans-serif") if printed("fc-list") else ""


def missing_debian_packages() -> list[str]:
    """What Debian can bring for this run."""
    # Ubuntu's package of this name only points to another shop; Playwright's own browser serves there.
    wanted = ["chromium"] if "ID=debian" in printed("cat", "/etc/os-release") and not browser() else []
    if not printed("java", "-version"):
        wanted.append("default-jre-headless")
    wanted += [package for library, package in LIBRARIES.items() if not ctypes.util.find_library(library)]
    if not fonts():
        wanted += ["fontconfig", "fonts-dejavu-core"]
    return wanted


def install_from_debian(wanted: list[str]) -> None:
    """Install them where there is apt-get and the right to use it."""
    if not wanted or not shutil.which("apt-get"):
        return
    if os.geteuid() == 0:
        prefix: tuple[str, ...] = ()
    elif printed("sudo", "-n", "id"):
        prefix = ("sudo", "-n")
    else:
        return
    env = ("env", "DEBIAN_FRONTEND=noninteractive")
    run(*prefix, "apt-get", "update")
    for package in wanted:  # One by one: a package that this release does not have must not stop the others.
        run(*prefix, *env, "apt-get", "install", "-y", "--no-install-recommends", package)


def main() -> int:
    """Look, install, look again; 1 where something is still missing."""
    install_from_debian(missing_debian_packages())
    if not browser():
        run(sys.executable, "-m", "playwright", "install", "chromium")
    if not node():
        lock = str(ROOT / "requirements" / "node.txt")
        run(sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--require-hashes", "-r", lock)
    libraries = [name for name in LIBRARIES if not ctypes.util.find_library(name)]
    state = {
        "Chromium": (browser(), "install Chromium or Chrome, or name it: CHROMIUM=/path/to/it"),
        "Java": (printed("java", "-version").split("\n")[0], "install Java 11 or newer, for the HTML checker"),
        "Node.js": (node(), f"install Node.js {NODE_NEEDED} or newer with npm, for the page checkers"),
        "Pango": ("" if libraries else "there", f"install Pango, for the PDF ({', '.join(libraries)})"),
        "a font": (fonts(), "install fontconfig and any font, as DejaVu"),
    }
    for name, (found, advice) in state.items():
        say(f"   {name}: {found}" if found else f"   {name}: MISSING - {advice}")
    return 0 if all(found for found, _ in state.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
