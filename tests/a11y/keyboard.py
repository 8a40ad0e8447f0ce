"""Walk through a page by Tab, open its menu, use its skip link: what a person without a mouse does."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import ElementHandle, Page

from tests.a11y.browser import ask

MOST_STOPS = 45
LEAST_PIXELS = 20
EDGE = 6


@dataclass(frozen=True)
class Walk:
    """The names of the stops in their order, and the faults met."""

    stops: list[dict[str, Any]]
    faults: list[str]


def picture(page: Page, clip: dict[str, float]) -> Image.Image:
    """The window, or a part of it, as it looks now."""
    return Image.open(io.BytesIO(page.screenshot(clip=clip, animations="disabled", caret="hide"))).convert("RGB")  # type: ignore[arg-type]


def changed_pixels(page: Page, box: dict[str, float]) -> int:
    """How many pixels in and around the focused element change when it loses the focus; the focus is given back."""
    size = page.viewport_size
    assert size is not None
    left, top = max(box["x"] - EDGE, 0), max(box["y"] - EDGE, 0)
    right, bottom = min(box["x"] + box["width"] + EDGE, size["width"]), min(box["y"] + box["height"] + EDGE, size["height"])
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    with_focus = picture(page, clip)
    page.evaluate("window.careersiteStop = document.activeElement; window.careersiteStop.blur()")
    without = picture(page, clip)
    page.evaluate("window.careersiteStop.focus({preventScroll: true, focusVisible: true})")
    difference = ImageChops.difference(with_focus, without).convert("L")
    return sum(difference.histogram()[1:])


def tab_walk(page: Page, *, back: bool = False, most: int = MOST_STOPS, seen: set[str] | None = None) -> Walk:
    """Press Tab (or Shift+Tab) until the page ends; look at each stop.

    ``seen`` are the kinds of stop whose focus has been looked at in this window, pixel by pixel; a walk adds its own. Two
    stops of one kind get the same styles, so that one picture of them tells of both.
    """
    stops: list[dict[str, Any]] = []
    faults: list[str] = []
    seen = set() if seen is None else seen
    ask(page, "begin")
    while True:
        page.keyboard.press("Shift+Tab" if back else "Tab")
        stop = ask(page, "step", back)
        if stop is None:
            break
        stops.append(stop)
        faults += [f"stop {len(stops)}, {stop['name']}, {fault}" for fault in stop["faults"]]
        if stop["again"]:
            break
        if stop["box"] and stop["kind"] not in seen and changed_pixels(page, stop["box"]) < LEAST_PIXELS:
            faults.append(f"stop {len(stops)}, {stop['name']}, shows no focus")
        seen.add(stop["kind"])
        # What is walked past on every page is bounded; the page's own links are as many as it has to give.
        if sum(not one["inMain"] for one in stops) > most:
            faults.append(f"more than {most} Tab stops beside the page's own")
            break
    if not stops:
        faults.append("Tab stops nowhere")
    return Walk(stops, faults)


def skip_link_faults(page: Page) -> list[str]:
    """The first stop must be the skip link, and it must move the focus into the main part."""
    page.evaluate("document.activeElement?.blur()")
    page.keyboard.press("Tab")
    first = ask(page, "stop")
    if first is None or not first["href"].startswith("#"):
        return [f"the first stop is {first and first['name']}, not a skip link"]
    page.keyboard.press("Enter")
    landed = ask(page, "stop")
    if landed is None:  # A target that takes no focus is still where the next Tab starts.
        page.keyboard.press("Tab")
        landed = ask(page, "stop")
    return [] if landed is None or landed["inMain"] or landed["tag"] == "main" else [f"the skip link leads to {landed['name']}, not into main"]


MENU = "header summary, header button[aria-expanded], nav summary, nav button[aria-expanded]"
HIDDEN_LINKS = """(menu) => [...menu.querySelectorAll('a[href]')]
  .filter((link) => link.closest('details') === menu && !link.checkVisibility()).map((link) => link.href)"""


def menu_faults(page: Page, key: str) -> list[str]:
    """The closed menu must open by this key and show its links, and so must each group inside it."""
    handles = [handle for handle in page.query_selector_all(MENU) if handle.is_visible()]
    if not handles:
        return ["no menu can be opened here"]
    links = "header a[href], nav a[href]"
    before = set(ask(page, "shownLinks", links))
    press(page, handles[0], key)
    if set(ask(page, "shownLinks", links)) == before and not page.query_selector("header details[open] details"):
        return [f"{key} does not open the menu"]
    hidden = []
    for menu in page.query_selector_all("header details:has(a[href])"):
        handle = menu.query_selector("summary")
        if handle is None or not handle.is_visible():
            hidden.append("a group of the menu has no handle on view")
            continue
        if menu.get_attribute("open") is None:
            press(page, handle, key)
        hidden += [f"the open menu does not show {address}" for address in menu.evaluate(HIDDEN_LINKS)]
    return hidden


def closing_faults(page: Page) -> list[str]:
    """Escape must close what was opened in the menu, from inside it, and give the focus back to what opened it."""
    for handle in (*page.query_selector_all(MENU), *page.query_selector_all("header details details > summary")):
        if handle.is_visible() and handle.evaluate("(summary) => !summary.closest('details')?.open"):
            press(page, handle, "Enter")
            break
    inner = next((one for one in page.query_selector_all("header details[open] details:not([open]) > summary") if one.is_visible()), None)
    if inner:
        press(page, inner, "Enter")
    page.keyboard.press("Tab")
    if not page.evaluate("window.careersiteOpen = document.activeElement.closest('header details[open]')"):
        return ["Tab does not lead into the open menu"]
    page.keyboard.press("Escape")
    if page.evaluate("careersiteOpen.open"):
        return ["Escape does not close the menu"]
    return [] if page.evaluate("document.activeElement === careersiteOpen.querySelector('summary')") else ["Escape does not give the focus back"]


def press(page: Page, handle: ElementHandle, key: str) -> None:
    """Put the focus on something and press a key there."""
    handle.focus()
    page.keyboard.press(key)
    page.wait_for_timeout(50)
