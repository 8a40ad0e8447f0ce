"""The bars hold for schools unlike the examples: whatever is written, the page can be read, found and walked through."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser

from careersite import run
from tests.a11y import browser as look
from tests.a11y import html_checkers, keyboard, schools, site
from tests.a11y.axe import Axe
from tests.a11y.built import Built, visits, walk_faults
from tests.conftest import TODAY

pytestmark = pytest.mark.browser

FULL = pytest.mark.full
# In `make test`: where the most words of a school stand, at the narrowest.
HARDEST = ("", "activities/activities-0/", "outcomes/", "provider-access/", "parents/year-8/", "contact/", "easy-read/")


@pytest.fixture(scope="session", params=[name if name == "long words" else pytest.param(name, marks=FULL) for name in schools.SCHOOLS])
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Built:
    shared = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / request.param.replace(" ", "-")
    data = schools.SCHOOLS[request.param]()
    with FileLock(f"{folder}.lock"):
        if not (folder / "site").exists():
            run.build(schools.write(data, folder), folder / "site", today=TODAY, with_mkdocs=False)
    return Built(folder / "site", serve(folder / "site"), data["institution"]["name"])


def faults_at(other: Built, browser: Browser, addresses: list[str], size: tuple[int, int], *, dark: bool = False, forced: bool = False) -> list[str]:
    axe, faults = Axe(), []
    for address, page, traffic in visits(browser, other, addresses, size, dark=dark, forced=forced):
        axe.look(page, address)
        found = look.outline_faults(page) + look.target_faults(page) + look.layout_faults(page) + traffic.faults()
        found += look.forced_colour_faults(page) if forced else []
        faults += [f"{address}: {fault}" for fault in found + look.layout_faults(page, spaced=True)]
    assert axe.runs == len(addresses)
    # In forced colours the browser paints its own pairs, which axe cannot read.
    return faults + [fault for fault in axe.faults if not (forced and "undecided color-contrast" in fault)]


def test_the_hardest_pages_of_the_longest_words_hold_on_a_telephone(other: Built, browser: Browser) -> None:
    pages = [address for address in HARDEST if address in other.all()]
    assert faults_at(other, browser, pages, look.NARROW, dark=True) == []


@FULL
@pytest.mark.parametrize(
    ("size", "how"), [(look.WIDE, {}), (look.NARROW, {}), (look.NARROW, {"dark": True}), (look.ZOOMED, {"forced": True})], ids=str
)
def test_every_type_of_page_holds(other: Built, browser: Browser, size: tuple[int, int], how: dict[str, bool]) -> None:
    assert faults_at(other, browser, other.types(), size, **how) == []


@FULL
def test_the_checkers_find_no_error(other: Built) -> None:
    assert html_checkers.nu_checker(other.folder) + html_checkers.html_validate(other.folder) == []
    assert site.same_titles(other.folder) + site.asked_of_other_hosts(other.folder) == []
    assert set(other.all()) - {"404.html", "search.html"} - site.reached_from_home(other.folder) == set()


@FULL
@pytest.mark.parametrize(("size", "back"), [(look.WIDE, False), (look.ZOOMED, True)], ids=str)
def test_every_tab_stop_is_seen(other: Built, browser: Browser, size: tuple[int, int], back: bool) -> None:
    assert walk_faults(other, browser, other.types(), size, back=back) == []


@FULL
def test_the_menu_opens_without_script_and_the_print_keeps_the_words(other: Built, browser: Browser) -> None:
    faults = []
    for address, page, _ in visits(browser, other, ["", "contact/"], look.ZOOMED, script=False):
        faults += [f"{address}: {fault}" for fault in keyboard.menu_faults(page, "Space") + look.ask(page, "deadControls")]
    for address, page, _ in visits(browser, other, ["", "activities/", "parents/", "provider-access/"], look.WIDE):
        faults += [f"{address}: {fault}" for fault in look.print_faults(page, (other.school,))]
    assert faults == []
