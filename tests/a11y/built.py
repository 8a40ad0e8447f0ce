"""A built site that is served, and the visit to its pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.a11y import browser as look
from tests.a11y import keyboard, site


@dataclass(frozen=True)
class Built:
    """A built site, where it is served, and what its pages must say of the school."""

    folder: Path
    home: str
    school: str

    def all(self) -> list[str]:
        """Every page."""
        return site.addresses(self.folder)

    def types(self) -> list[str]:
        """The longest page of each type."""
        return site.one_of_each_type(self.folder)

    def others(self) -> list[str]:
        """All pages but those."""
        types = self.types()
        return [address for address in self.all() if address not in types]


def visits(
    browser: Browser, built: Built, addresses: list[str], size: tuple[int, int], **state: bool
) -> Iterator[tuple[str, Page, look.Traffic]]:
    """Open each page in turn; at least one."""
    assert addresses, "no page to look at"
    rtl = state.pop("rtl", False)
    with look.window(browser, size, **state) as page:
        for address in addresses:
            with look.visited(page, built.home + address, rtl=rtl) as traffic:
                yield address or "home", page, traffic


def walk_faults(built: Built, browser: Browser, addresses: list[str], size: tuple[int, int], *, back: bool) -> list[str]:
    """What Tab or Shift+Tab meets on each page; each kind of stop is pictured once in this window."""
    seen: set[str] = set()
    return [
        f"{address}: {fault}"
        for address, page, _ in visits(browser, built, addresses, size)
        for fault in keyboard.tab_walk(page, back=back, seen=seen).faults
    ]
