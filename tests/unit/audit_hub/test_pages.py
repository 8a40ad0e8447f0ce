"""The area's website and the letters as a reader meets them: in a browser, on a phone, in the dark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.a11y.axe import faults_in, run_axe
from tests.a11y.browser import forced_colour_faults, layout_faults, target_faults, visited, window
from tests.a11y.html_checkers import html_validate
from tests.unit.audit_hub.test_outputs import ATTACKS, area

PAGES = (
    "site/index.html", "site/schools-by-gaps.html", "site/changes.html", "site/requirements/pub-3.html", "site/schools/ash-school.html",
    "letters/ash-school.html",
)  # fmt: skip


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return area(tmp_path, monkeypatch, ["Ash School", "Failing", *(f"Bay {attack}" for attack in ATTACKS)], fails="Failing")


@pytest.mark.browser
def test_every_kind_of_page_in_a_browser(out: Path, browser: Browser, serve: Callable[[Path], str]) -> None:
    address = serve(out)
    faults: list[str] = []

    def heard(text: str) -> None:
        faults.append(text)

    for size, dark in (((1200, 900), False), ((320, 640), True)):
        with window(browser, size, dark=dark) as page:
            page.on("dialog", lambda dialog: heard(f"a script ran: {dialog.message}"))
            page.on("console", lambda message: heard(message.text))
            for name in PAGES:
                with visited(page, address + name) as traffic:
                    found = [*traffic.faults(), *faults_in(run_axe(page)), *layout_faults(page), *target_faults(page), *forced_colour_faults(page)]
                faults += [f"{name} at {size[0]}: {fault}" for fault in found]
    with window(browser, (320, 640), dark=False) as page:
        page.goto((out / "site" / "schools-by-name.html").as_uri())
        rows = page.locator("tbody tr:visible th")
        names = rows.all_inner_texts()
        page.get_by_role("button", name="School").click()
        page.get_by_role("button", name="School").click()
        assert rows.all_inner_texts()[-1] == min(names, key=str.casefold)
        page.get_by_label("Show only rows").fill("not be FAILING")
        assert rows.all_inner_texts() == ["Failing"] and page.inner_text("#shown").startswith("1 of")
    assert not [fault for fault in faults if "favicon" not in fault], "\n".join(faults[:20])


def test_the_pages_are_valid_html(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert html_validate(area(tmp_path, monkeypatch, ["Ash School", "Bay & Cay School", "Failing"], fails="Failing")) == []
