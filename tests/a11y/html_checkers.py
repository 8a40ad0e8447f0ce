"""The Nu checker and html-validate over a folder of built pages.

Both print "no errors" where they are given no files, so the pages are counted first.

Two rules of html-validate are off: ``long-title`` (the longest titles are a school's own words for its activities) and
``tel-non-breaking`` (a matter of print; numbers stand in the school's own sentences).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def pages_in(folder: Path) -> list[Path]:
    """Every page in the folder.

    Raises:
        AssertionError: there is none.
    """
    pages = sorted(folder.rglob("*.html"))
    if not pages:
        msg = f"no page to check in {folder}"
        raise AssertionError(msg)
    return pages


def html_validate(folder: Path) -> list[str]:
    """Faults that html-validate finds with its recommended and accessibility rules."""
    pages = pages_in(folder)
    with tempfile.TemporaryDirectory() as scratch:
        # Into a file: its JSON is cut short when it goes through a pipe.
        report = Path(scratch) / "report.json"
        # Node.js may have come with pip: then it lies beside Python.
        node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
        command = [node, str(MODULES / "html-validate" / "bin" / "html-validate.mjs"), "--config", str(HERE / "html-validate.json")]
        command += ["--formatter", f"json={report}", *map(str, pages)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL, cwd=HERE)
        if done.returncode not in {0, 1} or not report.exists():
            msg = f"html-validate did not run ({done.returncode}): {done.stdout}{done.stderr}"
            raise AssertionError(msg)
        results = json.loads(report.read_text(encoding="utf-8"))
    return [
        f"{Path(result['filePath']).relative_to(folder)}:{found['line']}:{found['column']}: {found['ruleId']}: {found['message']}"
        for result in results
        for found in result["messages"]
    ]


def nu_checker(folder: Path) -> list[str]:
    """Errors that the Nu HTML checker finds."""
    pages = pages_in(folder)
    command = ["java", "-Xss1024k", "-jar", str(MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"), "--format", "json", "--errors-only"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    try:
        messages = json.loads(done.stderr)["messages"]
    except (ValueError, KeyError) as error:
        msg = f"the Nu checker did not run ({done.returncode}): {done.stdout}{done.stderr}"
        raise AssertionError(msg) from error
    root = folder.resolve().as_uri() + "/"
    return [
        f"{found.get('url', '').removeprefix(root).removeprefix(root.replace('///', '/'))}:{found.get('lastLine', 0)}: {found['message']}"
        for found in messages
        if found["type"] != "info"
    ]
