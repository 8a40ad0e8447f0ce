"""The harness itself: each bar passes a good page and catches the fault planted for it."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.a11y import axe as axe_module
from tests.a11y import browser as look
from tests.a11y import html_checkers, keyboard, site
from tests.a11y.axe import Axe, faults_in, run_axe

pytestmark = pytest.mark.browser

PLANTED = Path(__file__).parent / "planted"
GOOD = (PLANTED / "good.html").read_text(encoding="utf-8")
Check = Callable[[Page, look.Traffic], list[str]]


def walk(page: Page, traffic: look.Traffic) -> list[str]:
    return keyboard.tab_walk(page).faults


def walk_back(page: Page, traffic: look.Traffic) -> list[str]:
    return keyboard.tab_walk(page, back=True, most=6).faults


def axe(page: Page, traffic: look.Traffic) -> list[str]:
    return faults_in(run_axe(page))


def menu(page: Page, traffic: look.Traffic) -> list[str]:
    return keyboard.menu_faults(page, "Enter")


CHECKS: dict[str, Check] = {
    "axe": axe,
    "walk": walk,
    "skip": lambda page, traffic: keyboard.skip_link_faults(page),
    "menu": menu,
    "closing": lambda page, traffic: keyboard.closing_faults(page),
    "title": lambda page, traffic: look.title_faults(page, "Planted"),
    "layout": lambda page, traffic: look.layout_faults(page),
    "spaced": lambda page, traffic: look.layout_faults(page, spaced=True),
    "targets": lambda page, traffic: look.target_faults(page),
    "outline": lambda page, traffic: look.outline_faults(page),
    "keys": lambda page, traffic: look.key_faults(page),
    "forced": lambda page, traffic: look.forced_colour_faults(page),
    "hosts": lambda page, traffic: traffic.faults(),
    "storage": lambda page, traffic: look.storage_faults(page),
    "weight": look.first_view_faults,
    "print": lambda page, traffic: look.print_faults(page, ("Example School", "1 September 2026")),
    "dead": lambda page, traffic: look.ask(page, "deadControls"),
}


@dataclass(frozen=True)
class Plant:
    """A fault: what is replaced by what in the good page, who must catch it, with which words."""

    check: str
    old: str
    new: str
    says: str
    script: bool = True


MAIN_END = "</main>"
HEAD_END = "</head>"
PLANTS = [
    Plant("axe", MAIN_END, '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>', "image-alt"),
    Plant("axe", MAIN_END, '<p style="color:#aaa">pale words</p></main>', "color-contrast"),
    Plant("axe", MAIN_END, "<input></main>", "label"),
    Plant("axe", MAIN_END, '<p style="color:#555;background:linear-gradient(#000,#fff)">unsure words</p></main>', "undecided color-contrast"),
    Plant("walk", MAIN_END, '<a href="#x" style="position:absolute;left:-5000px">lost</a></main>', "outside the window"),
    Plant("walk", MAIN_END, '<a href="#x" style="opacity:0">ghost</a></main>', "not visible"),
    Plant("walk", MAIN_END, '<a href="#x" style="outline:0">dull</a></main>', "shows no focus"),
    Plant("walk", "<footer>", '<div style="position:fixed;inset:60% 0 0 0;background:#fff"></div><footer>', "is covered"),
    Plant("walk", MAIN_END, '<a href="#x" tabindex="3">first</a></main>', "out of reading order"),
    Plant("walk", MAIN_END, "<button onblur='setTimeout(() => this.focus())'>held</button></main>", "a trap"),
    Plant("walk", "</footer>", '<a href="#x">again</a>' * 50 + "</footer>", "more than 45"),
    Plant("skip", '<a class="skip" href="#main">Skip to content</a>', "", "not a skip link"),
    Plant("skip", 'href="#main"', 'href="#nowhere"', "not into main"),
    Plant("menu", MAIN_END, "<script>onclick = (e) => e.preventDefault()</script></main>", "does not open"),
    Plant("menu", "<details><summary>Menu</summary>", "<label>Menu</label><div>", "no menu"),
    Plant("menu", "<details>", '<details><style>a[href="other.html"]{display:none}</style>', "does not show"),
    Plant("menu", "</ul>", '<li><details><summary hidden>Years</summary><a href="x.html">Year 7</a></details></li></ul>', "no handle"),
    Plant("menu", "<details><summary>Menu</summary>", '<button aria-expanded="false">Menu</button><div hidden>', "Enter does not open", script=False),
    Plant("closing", "menu.open = false;", "", "does not close"),
    Plant("closing", "menu.firstElementChild.focus();", "document.activeElement.blur();", "does not give the focus back"),
    Plant("closing", "<details>", "<details><style>header a { display: none }</style>", "does not lead into"),
    Plant("title", "<title>Planted page", "<title>Page", "does not name the school"),
    Plant("layout", MAIN_END, '<div style="width:900px">wide</div></main>', "px wide"),
    Plant("layout", 'tabindex="0" aria-label="Table of visits"', 'aria-label="Table of visits"', "no tabindex"),
    Plant("layout", 'aria-label="Table of visits"', "", "has no name"),
    Plant("layout", MAIN_END, '<p style="width:3rem;overflow:hidden;white-space:nowrap">cut in the middle</p></main>', "cut off"),
    Plant("spaced", MAIN_END, '<p style="height:1.5rem;overflow:hidden;font-size:1rem">These words just fit into a single line</p></main>', "cut off"),
    Plant("targets", MAIN_END, '<button style="min-height:0;width:9px;height:9px">a</button><button style="min-height:0;width:9px;height:9px">b</button></main>', "no room"),
    Plant("outline", "<h2>What happens when</h2>", "<h4>What happens when</h4>", "skips"),
    Plant("outline", MAIN_END, "<h1>Second</h1></main>", "2 level-one"),
    Plant("outline", MAIN_END, '<div style="display:flex;flex-direction:row-reverse"><b>a</b></div></main>', "shown out of reading order"),
    Plant("outline", MAIN_END, '<section><a href="a.html">More</a> <a href="b.html">More</a></section></main>', "leads to two places"),
    Plant("outline", '<html lang="en">', "<html>", "language"),
    Plant("outline", MAIN_END, '<nav aria-label="Main"></nav></main>', "are called"),
    Plant("outline", 'href="other.html">Another', 'href="other.html" aria-current="page">Another', "marks 2"),
    Plant("outline", ' aria-current="page"', "", "does not mark the current page"),
    Plant("outline", "Accessibility statement", "Statement", "footer has no link"),
    Plant("outline", "<main ", "<div ", "0 main"),
    Plant("keys", MAIN_END, "<script>onkeydown = (e) => { if (e.key === 'n') document.body.append('!'); }</script></main>", "key n"),
    Plant("forced", '<span class="state">Done</span>', '<span class="state done" style="display:inline-block;width:9px;height:9px"></span>', "without words"),
    Plant("forced", ' aria-current="page"', ' aria-current="page" style="font-weight:normal;text-decoration:underline"', "like any other"),
    Plant("hosts", MAIN_END, '<img alt="" src="http://localhost:9/x.png"></main>', "asks http://localhost:9/x.png"),
    Plant("hosts", HEAD_END, '<style>@import "http://localhost:9/x.css";</style></head>', "asks http://localhost:9/x.css"),
    Plant("storage", MAIN_END, "<script>document.cookie = 'a=b'</script></main>", "cookie a"),
    Plant("storage", MAIN_END, "<script>localStorage.setItem('a', 'b')</script></main>", "stores"),
    Plant("weight", HEAD_END, '<script src="style.css?1"></script></head>', "waits for the script"),
    Plant("weight", HEAD_END, "".join(f'<link rel="stylesheet" href="style.css?{n}">' for n in range(6)) + HEAD_END, "requests, more than 5"),
    Plant("weight", HEAD_END, '<link rel="stylesheet" href="heavy.css"></head>', "weighs"),
    Plant("print", MAIN_END, '<style>@media print { h2 { display: none } }</style></main>', "loses"),
    Plant("print", MAIN_END, "<details><summary>More</summary>An undisclosed paragraph</details></main>", "undisclosed"),
    Plant("print", "1 September 2026", "", "does not say '1 September 2026'"),
    Plant("print", "<details>", "<style>@media print { header { display: block !important } }</style><details open>", "menu"),
    Plant("dead", MAIN_END, '<button type="button">Open</button></main>', "does nothing", script=False),
]


@pytest.fixture(scope="session")
def narrow(browser: Browser) -> Iterator[dict[bool, Page]]:
    """A window on a telephone, with and without script."""
    with look.window(browser, look.NARROW) as page, look.window(browser, look.NARROW, script=False) as still:
        yield {True: page, False: still}


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: f"{plant.check}-{plant.says}")
def test_a_planted_fault_is_caught(plant: Plant, narrow: dict[bool, Page], serve: Callable[[Path], str], tmp_path: Path) -> None:
    assert plant.old in GOOD
    (tmp_path / "style.css").write_bytes((PLANTED / "style.css").read_bytes())
    (tmp_path / "heavy.css").write_bytes(random.Random(1).randbytes(30_000))
    (tmp_path / "good.html").write_text(GOOD.replace(plant.old, plant.new), encoding="utf-8")
    page = narrow[plant.script]
    with look.visited(page, serve(tmp_path) + "good.html") as traffic:
        faults = CHECKS[plant.check](page, traffic)
    page.context.clear_cookies()
    assert any(plant.says in fault for fault in faults), faults


@pytest.mark.parametrize("size", [look.WIDE, look.NARROW, look.ZOOMED], ids=str)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_good_page_passes(size: tuple[int, int], dark: bool, browser: Browser, serve: Callable[[Path], str]) -> None:
    faults = {}
    with look.window(browser, size, dark=dark) as page:
        for name, check in CHECKS.items():
            with look.visited(page, serve(PLANTED) + "good.html") as traffic:
                faults[name] = check(page, traffic)
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_walk_sees_every_stop_in_order_both_ways(browser: Browser, serve: Callable[[Path], str]) -> None:
    with look.opened(browser, serve(PLANTED) + "good.html", look.NARROW) as (page, _):
        there = [stop["name"] for stop in keyboard.tab_walk(page).stops]
    with look.opened(browser, serve(PLANTED) + "good.html", look.NARROW) as (page, _):
        back = [stop["name"] for stop in keyboard.tab_walk(page, back=True).stops]
    assert len(there) == 6
    assert there == back[::-1]


def test_axe_that_sees_no_page_is_a_failure(monkeypatch: pytest.MonkeyPatch, browser: Browser, serve: Callable[[Path], str]) -> None:
    monkeypatch.setattr(axe_module, "TAGS", ["no-such-tag"])
    with look.opened(browser, serve(PLANTED) + "good.html") as (page, _), pytest.raises(AssertionError, match="no rule"):
        Axe().look(page, "good")


def test_axe_counts_its_runs_and_asks_best_practice(browser: Browser, serve: Callable[[Path], str], tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!DOCTYPE html><html lang=en><title>x</title><p>outside of every landmark</p>", encoding="utf-8")
    seen = Axe()
    with look.opened(browser, serve(tmp_path) + "bad.html") as (page, _):
        seen.look(page, "bad")
    assert seen.runs == 1
    assert any("region" in fault for fault in seen.faults)


def test_the_checkers_catch_bad_html_and_pass_good(tmp_path: Path) -> None:
    assert html_checkers.nu_checker(PLANTED) == []
    assert html_checkers.html_validate(PLANTED) == []
    (tmp_path / "bad.html").write_text(GOOD.replace(MAIN_END, '<p><div id="main">inside</div></p></main>'), encoding="utf-8")
    assert any("bad.html" in fault for fault in html_checkers.nu_checker(tmp_path))
    assert any("bad.html" in fault for fault in html_checkers.html_validate(tmp_path))


@pytest.mark.parametrize("checker", [html_checkers.nu_checker, html_checkers.html_validate, site.addresses])
def test_no_page_is_a_failure(checker: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="no page"):
        checker(tmp_path)


def test_many_errors_are_all_counted(tmp_path: Path) -> None:
    bad = GOOD.replace(MAIN_END, "<p><img src=x></p>" * 400 + MAIN_END)
    (tmp_path / "bad.html").write_text(bad, encoding="utf-8")
    assert len(html_checkers.html_validate(tmp_path)) >= 400
