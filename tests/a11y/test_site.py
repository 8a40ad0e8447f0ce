"""The bars of the accessibility promise, over built sites.

``make test`` looks at every page of the example school at 1280 and 320 px, and at one page of each type in every
other state; ``make test-full`` at the other pages too, as far as their own words can break something, and at a special
school's and a college's site. What the frame alone decides is looked at on one page of each type and no more.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.a11y import browser as look
from tests.a11y import html_checkers, keyboard, site
from tests.a11y.axe import Axe
from tests.a11y.built import Built, visits, walk_faults
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

FULL = pytest.mark.full
SCREENSHOTS = ROOT / ".cache" / "a11y"
# Where states are told: kept to be looked at by eye.
PICTURED = ("home", "calendar/", "provider-access/", "what-we-publish/")


def example(word: str) -> str:
    """The programme of the example kind whose folder's name has this word."""
    found = sorted((ROOT / "examples").glob(f"*{word}*/programme.yaml"))
    assert found, f"no example of a {word}"
    return found[0].relative_to(ROOT).as_posix()


@pytest.fixture(scope="session", params=["school", pytest.param("special", marks=FULL), pytest.param("college", marks=FULL)])
def built(request: pytest.FixtureRequest, site_of: Callable[[str], Path], serve: Callable[[Path], str]) -> Built:
    programme = "programme.yaml" if request.param == "school" else example(request.param)
    folder = site_of(programme)
    name = yaml.safe_load((ROOT / programme).read_text(encoding="utf-8"))["institution"]["name"]
    return Built(folder, serve(folder), name)


PARTS = 3


# -- bars 1, 6, 7, 10, 12: every page, light, at both widths


@pytest.mark.parametrize("part", range(4))
def test_every_page_passes_axe_and_fits_and_asks_nobody_else(built: Built, browser: Browser, part: int) -> None:
    axe, faults = Axe(), []
    addresses = built.all()[part::4]
    for address, page, traffic in visits(browser, built, addresses, look.WIDE):
        found = look.outline_faults(page) + look.title_faults(page, built.school)
        for width, height in (look.WIDE, look.NARROW):
            page.set_viewport_size({"width": width, "height": height})
            axe.look(page, f"{address} at {width}")
            found += [f"at {width}: {fault}" for fault in look.layout_faults(page) + look.target_faults(page)]
        found += traffic.faults() + look.storage_faults(page)
        page.set_viewport_size({"width": look.WIDE[0], "height": look.WIDE[1]})
        faults += [f"{address}: {fault}" for fault in found]
    assert axe.runs == 2 * len(addresses)
    assert faults + axe.faults == []


def test_no_two_pages_have_one_title(built: Built) -> None:
    assert site.same_titles(built.folder) == []


def test_no_file_of_the_site_names_another_host_for_a_part_of_a_page(built: Built) -> None:
    assert site.asked_of_other_hosts(built.folder) == []


# -- bar 1: every other state


STATES: dict[str, tuple[tuple[int, int], dict[str, bool]]] = {
    "dark wide": (look.WIDE, {"dark": True}),
    "dark narrow": (look.NARROW, {"dark": True}),
    "right-to-left wide": (look.WIDE, {"rtl": True}),
    "right-to-left narrow": (look.NARROW, {"rtl": True}),
    "forced colours": (look.WIDE, {"forced": True}),
    "forced colours narrow, dark": (look.NARROW, {"forced": True, "dark": True}),
}


@pytest.mark.parametrize("state", STATES)
def test_pages_pass_axe_in_every_state(built: Built, browser: Browser, state: str) -> None:
    size, how = STATES[state]
    axe, faults = Axe(), []
    for address, page, _ in visits(browser, built, built.types(), size, **how):
        axe.look(page, address)
        faults += [f"{address}: {fault}" for fault in look.ask(page, "sideways")]
        if how.get("forced"):
            faults += [f"{address}: {fault}" for fault in look.forced_colour_faults(page)]
            if address in PICTURED:
                SCREENSHOTS.mkdir(parents=True, exist_ok=True)
                page.screenshot(path=SCREENSHOTS / f"forced-{address.strip('/').replace('/', '-')}.png", full_page=True)
    # In forced colours the browser paints its own pairs, which the page's styles, all that axe reads, do not tell.
    found = [fault for fault in axe.faults if not (how.get("forced") and "undecided color-contrast" in fault)]
    assert axe.runs == len(built.types())
    assert faults + found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_pass_axe_with_the_menu_open(built: Built, browser: Browser, dark: bool) -> None:
    axe, faults = Axe(), []
    # The dark menu is the same on every page; the light one is looked at with what it pushes down.
    addresses = built.types()[:5] if dark else built.types()
    for address, page, _ in visits(browser, built, addresses, look.NARROW, dark=dark):
        faults += [f"{address}: {fault}" for fault in keyboard.menu_faults(page, "Enter") + look.layout_faults(page)]
        axe.look(page, address)
    assert axe.runs == len(addresses)
    assert faults + axe.faults == []


SEARCHED = "apprenticeship"


def search(page: Page) -> None:
    """Search as a parent does: open what holds the form, write, press Enter."""
    form = page.locator("form[action*=search]").first
    if not form.is_visible():
        page.locator(keyboard.MENU).first.press("Enter")
    field = form.locator("input[type=search], input[type=text], input:not([type])").first
    field.fill(SEARCHED)
    field.press("Enter")
    page.wait_for_url("**/search*")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [look.WIDE, look.NARROW], ids=str)
def test_search_results_are_announced_reached_and_pass_axe(built: Built, browser: Browser, size: tuple[int, int], dark: bool) -> None:
    axe = Axe()
    with look.opened(browser, built.home, size, dark=dark) as (page, traffic):
        search(page)
        said = page.locator("[role=status], [aria-live]").first
        said.wait_for(state="attached")
        page.wait_for_function("document.querySelector('[role=status], [aria-live]').textContent.trim()")
        axe.look(page, "search")
        walk = keyboard.tab_walk(page)
        faults = look.layout_faults(page) + look.target_faults(page) + traffic.faults() + look.storage_faults(page) + walk.faults
        assert sum(stop["inMain"] and stop["tag"] == "a" for stop in walk.stops), "no result can be reached by Tab"
    assert axe.runs == 1
    assert faults + axe.faults == []


# -- bar 2: HTML


def test_the_nu_checker_finds_no_error(built: Built) -> None:
    assert html_checkers.nu_checker(built.folder) == []


def test_html_validate_finds_no_error(built: Built) -> None:
    assert html_checkers.html_validate(built.folder) == []


# -- bars 3, 4, 8: keyboard


WALKS = [
    (look.WIDE, False),
    (look.NARROW, False),
    (look.ZOOMED, True),
    pytest.param(look.WIDE, True, marks=FULL),
    pytest.param(look.NARROW, True, marks=FULL),
    pytest.param(look.ZOOMED, False, marks=FULL),
]


@pytest.mark.parametrize(("size", "back"), WALKS, ids=str)
def test_every_tab_stop_is_seen(built: Built, browser: Browser, size: tuple[int, int], back: bool) -> None:
    assert walk_faults(built, browser, built.types(), size, back=back) == []


def test_the_skip_link_comes_first_and_no_single_key_acts(built: Built, browser: Browser) -> None:
    faults = []
    for address, page, _ in visits(browser, built, built.types(), look.NARROW):
        faults += [f"{address}: {fault}" for fault in keyboard.skip_link_faults(page) + look.key_faults(page)]
    assert faults == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("size", [look.NARROW, pytest.param(look.ZOOMED, marks=FULL)], ids=str)
def test_the_menu_opens_by_key(built: Built, browser: Browser, key: str, script: bool, size: tuple[int, int]) -> None:
    faults = []
    for address, page, _ in visits(browser, built, ["", built.all()[-1], "404.html"], size, script=script):
        faults += [f"{address}: {fault}" for fault in keyboard.menu_faults(page, key)]
    assert faults == []


@pytest.mark.parametrize("size", [look.WIDE, look.NARROW], ids=str)
def test_escape_closes_the_menu_and_gives_the_focus_back(built: Built, browser: Browser, size: tuple[int, int]) -> None:
    with look.opened(browser, built.home, size) as (page, _):
        assert keyboard.closing_faults(page) == []


# -- bar 5: no script


def test_links_lead_to_every_page_without_script(built: Built) -> None:
    pages = set(built.all()) - {"404.html", "search.html"}  # A form leads to the search: the next test.
    assert pages - site.reached_from_home(built.folder) == set()


def test_without_script_the_search_form_leads_to_a_list_of_every_page(built: Built, browser: Browser) -> None:
    with look.opened(browser, built.home, look.NARROW, script=False) as (page, _):
        search(page)
        assert site.unlisted(built.folder, built.home, look.ask(page, "shownLinks", "main a[href]")) == set()


def test_without_script_nothing_on_view_is_dead(built: Built, browser: Browser) -> None:
    faults = []
    for address, page, _ in visits(browser, built, built.types(), look.NARROW, script=False):
        faults += [f"{address}: {fault}" for fault in look.ask(page, "deadControls") + look.ask(page, "sideways")]
    assert faults == []


# -- bar 6: zoom and text spacing


@pytest.mark.parametrize("size", [look.NARROW, look.ZOOMED], ids=str)
def test_pages_fit_with_text_spacing(built: Built, browser: Browser, size: tuple[int, int]) -> None:
    faults = []
    for address, page, _ in visits(browser, built, built.types(), size):
        faults += [f"{address}: {fault}" for fault in look.layout_faults(page, spaced=True)]
    assert faults == []


# -- bar 11: weight


def test_the_first_view_is_light_and_waits_for_no_script(built: Built, browser: Browser) -> None:
    faults = []
    for address, page, traffic in visits(browser, built, built.types(), look.WIDE):
        faults += [f"{address}: {fault}" for fault in look.first_view_faults(page, traffic)]
    assert faults == []


# -- bar 13: the statement


def test_the_accessibility_statement_has_its_four_parts_and_never_praises_itself(built: Built, browser: Browser) -> None:
    address = next(one for one in built.all() if "accessib" in one)
    with look.opened(browser, built.home + address) as (page, _):
        text = page.locator("main").inner_text()
        links = page.eval_on_selector_all("main a[href]", "(links) => links.map((link) => link.href)")
    assert site.statement_faults(text, links) == []


# -- bar 14: print


def test_print_keeps_the_text_and_drops_the_menu(built: Built, browser: Browser) -> None:
    faults = []
    for address, page, _ in visits(browser, built, built.types(), look.WIDE):
        faults += [f"{address}: {fault}" for fault in look.print_faults(page, (built.school,))]
    assert faults == []


# -- every other page, where its own words can break something: dark, narrow, spaced, forced, walked through, printed


@FULL
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("forced", [False, True], ids=["dark", "forced"])
def test_every_other_page_holds(built: Built, browser: Browser, forced: bool, part: int) -> None:
    axe, faults = Axe(), []
    addresses = built.others()[part::PARTS]
    for address, page, _ in visits(browser, built, addresses, look.ZOOMED if forced else look.NARROW, dark=True, forced=forced):
        axe.look(page, address)
        found = look.forced_colour_faults(page) if forced else look.print_faults(page, (built.school,))
        faults += [f"{address}: {fault}" for fault in found + look.layout_faults(page, spaced=True)]
    assert axe.runs == len(addresses)
    assert faults + [fault for fault in axe.faults if not (forced and "undecided color-contrast" in fault)] == []


@FULL
@pytest.mark.parametrize("part", range(PARTS))
def test_every_tab_stop_of_every_other_page_is_seen(built: Built, browser: Browser, part: int) -> None:
    # The smallest window, and backwards: what is cut off or covered anywhere is cut off here.
    assert walk_faults(built, browser, built.others()[part::PARTS], look.ZOOMED, back=True) == []
