"""Open a page in a state, and ask it questions. Every question answers with a list of faults in words."""

from __future__ import annotations

import gzip
import io
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request
from pypdf import PdfReader

WIDE = (1280, 800)
NARROW = (320, 640)
# 320 by 256 is a window of 1280 by 1024 at 400 % zoom (WCAG 1.4.10).
ZOOMED = (320, 256)
STATIC = {"document", "stylesheet", "script", "font", "fetch", "xhr", "other", "manifest"}


@cache
def probe() -> str:
    """The questions, as script."""
    return Path(__file__).with_name("probe.js").read_text(encoding="utf-8")


@dataclass
class Traffic:
    """Every request that a page made."""

    home: str
    requests: list[Request] = field(default_factory=list)

    def faults(self) -> list[str]:
        """Requests to any other host than the one that the page came from (data: addresses leave no machine)."""
        host = urlsplit(self.home).netloc
        return [
            f"the page asks {address} for something"
            for address in sorted({request.url for request in self.requests})
            if urlsplit(address).scheme not in {"data", "blob"} and urlsplit(address).netloc != host
        ]


@contextmanager
def window(
    browser: Browser, size: tuple[int, int] = WIDE, *, dark: bool = False, forced: bool = False, script: bool = True
) -> Iterator[Page]:
    """An empty window in a state, for one page after another; closed afterwards."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        forced_colors="active" if forced else "none",
        reduced_motion="reduce",
        java_script_enabled=script,
        service_workers="block",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def visited(page: Page, address: str, *, rtl: bool = False) -> Iterator[Traffic]:
    """Go to an address in a window and note every request until the block ends."""
    traffic = Traffic(address)

    def note(request: Request) -> None:
        traffic.requests.append(request)

    page.on("request", note)
    page.goto(address, wait_until="load")
    if rtl:
        page.evaluate("document.documentElement.dir = 'rtl'")
    yield traffic
    page.remove_listener("request", note)


@contextmanager
def opened(browser: Browser, address: str, size: tuple[int, int] = WIDE, **state: bool) -> Iterator[tuple[Page, Traffic]]:
    """The page at an address in a window of its own, and its requests."""
    rtl = state.pop("rtl", False)
    with window(browser, size, **state) as page, visited(page, address, rtl=rtl) as traffic:
        yield page, traffic


def ask(page: Page, question: str, *arguments: object) -> Any:
    """One question of probe.js, which the page is given at its first question."""
    asking = f"(given) => window.careersiteProbe ? [careersiteProbe.{question}(...given)] : null"
    answer = page.evaluate(asking, list(arguments))
    if answer is None:
        page.evaluate(probe())
        answer = page.evaluate(asking, list(arguments))
    return answer[0]


def layout_faults(page: Page, *, spaced: bool = False) -> list[str]:
    """Sideways scroll, unnamed scrollers and text cut off; ``spaced`` with the sheet of WCAG 1.4.12."""
    if spaced:
        ask(page, "spacing")
    found = ask(page, "sideways") + ask(page, "scrollers") + ask(page, "clipped")
    return [f"{fault}{' (with text spacing)' if spaced else ''}" for fault in found]


def target_faults(page: Page) -> list[str]:
    """Controls under 24 px without room around them (WCAG 2.5.8)."""
    return list(ask(page, "targets"))


def outline_faults(page: Page) -> list[str]:
    """Headings, landmarks, language, title, current page, link to the statement."""
    return list(ask(page, "outline"))


def title_faults(page: Page, school: str) -> list[str]:
    """A title without the school, unless with it there would be over 70 characters: what is said first should be short."""
    title = page.title()
    return [f"the title {title!r} does not name the school"] if school not in title and len(f"{title} – {school}") <= 70 else []


def forced_colour_faults(page: Page) -> list[str]:
    """States that are told by colour or picture alone."""
    return list(ask(page, "wordless")) + list(ask(page, "currentLooksLikeOthers"))


def storage_faults(page: Page) -> list[str]:
    """Cookies and anything else that the page leaves in the reader's browser."""
    cookies = [f"the page sets the cookie {cookie['name']}" for cookie in page.context.cookies()]
    return cookies + (["the page stores something in the browser"] if ask(page, "storage") else [])


def key_faults(page: Page) -> list[str]:
    """Single letters that do something to the whole page (WCAG 2.1.4)."""
    faults = []
    page.evaluate("document.activeElement?.blur()")
    before = ask(page, "snapshot")
    for key in ("n", "p", "f", "s", "/", ".", ","):
        page.keyboard.press(key)
        page.wait_for_timeout(20)
        if ask(page, "snapshot") != before:
            faults.append(f"the key {key} changes the page")
            break
    return faults


def first_view(page: Page, traffic: Traffic) -> tuple[int, int]:
    """How many bytes (gzip) and requests the first view takes, without pictures."""
    page.wait_for_load_state("networkidle")
    counted = [request for request in traffic.requests if request.resource_type in STATIC and not request.url.startswith("data:")]
    size = 0
    for request in counted:
        response = request.response()
        if response is not None and response.ok:
            size += len(gzip.compress(response.body(), mtime=0))
    return size, len(counted)


def first_view_faults(page: Page, traffic: Traffic, most_bytes: int = 20_000, most_requests: int = 5) -> list[str]:
    """A first view that weighs too much or waits for a script."""
    size, requests = first_view(page, traffic)
    if not requests:
        return ["no request was seen"]
    waiting = page.evaluate(
        "[...document.querySelectorAll('script[src]')].filter((one) => !one.async && !one.defer && one.type !== 'module').map((one) => one.src)"
    )
    faults = [f"the page waits for the script {address}" for address in waiting]
    if size > most_bytes:
        faults.append(f"the first view weighs {size} bytes, more than {most_bytes}")
    if requests > most_requests:
        faults.append(f"the first view takes {requests} requests, more than {most_requests}")
    return faults


def squashed(text: str) -> str:
    """Letters and digits only: a PDF keeps neither spaces nor line breaks, and writes "fi" as one sign."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text), flags=re.UNICODE).lower()


def printed(page: Page) -> str:
    """The text of the page as printed to PDF."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4", print_background=False)))
    return "\n".join(sheet.extract_text() for sheet in reader.pages)


def print_faults(page: Page, expected: tuple[str, ...] = ()) -> list[str]:
    """Words of the page that the print loses, expected words (school, date) that it lacks, menus that it prints."""
    paper = squashed(printed(page))
    words = dict.fromkeys(re.findall(r"[^\W\d_]{3,}|\d{3,}", ask(page, "words", "main")))
    if not words:
        return ["the page has no text to print"]
    lost = [word for word in words if squashed(word) not in paper]
    faults = [f"the print loses {len(lost)} of {len(words)} words: {', '.join(lost[:8])}"] if lost else []
    # Word by word: where a number stands beside Arabic, a PDF gives them in another order.
    faults += [f"the print does not say {text!r}" for text in expected if any(squashed(word) not in paper for word in text.split())]
    menu = page.evaluate("[...document.querySelectorAll('header nav a')].slice(0, 3).map((one) => one.textContent)")
    if len(menu) > 1 and squashed("".join(menu)) in paper:
        faults.append("the print carries the menu")
    return faults
