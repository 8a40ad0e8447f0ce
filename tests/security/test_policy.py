"""The strict policy: on every page, in the files for hosts, and never in the way of what a reader does."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from careersite.engine.hosts import HEADERS, POLICY, nginx_snippet
from tests.a11y.site import addresses, one_of_each_type
from tests.security.inert import POLICY as EXPECTED
from tests.security.inert import offences
from tests.security.test_free_text import watched

ROOT = Path(__file__).resolve().parents[2]


def test_the_policy_lets_nothing_inline_and_nothing_foreign() -> None:
    assert POLICY == EXPECTED
    parts = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))
    assert parts["default-src"] == "'none'"
    assert parts["base-uri"] == "'none'"
    assert {source for part in parts.values() for source in part.split()} == {"'none'", "'self'", "data:"}
    assert [name for name, value in parts.items() if "data:" in value] == ["img-src"]


def test_every_page_has_the_policy_and_nothing_that_it_would_stop(built_site: Path) -> None:
    pages = sorted(built_site.rglob("*.html"))
    assert len(pages) > 30
    assert {page.name: found for page in pages if (found := offences(page.read_text(encoding="utf-8")))} == {}
    for page in pages:
        head = page.read_text(encoding="utf-8").partition("</head>")[0]
        # What stands before the policy is not under it.
        assert re.sub(r"<meta charset=[^>]*>", "", head.partition("<meta http-equiv")[0]).rpartition("<head>")[2].strip() == "", page


def test_files_for_hosts_carry_the_same_policy(built_site: Path) -> None:
    for text in ((built_site / "_headers").read_text(encoding="utf-8"), (built_site / ".htaccess").read_text(encoding="utf-8"), nginx_snippet()):
        assert f"{POLICY}; frame-ancestors 'self'" in text
        for name, value in HEADERS.items():
            assert name in text
            assert value in text
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_stylesheets_ask_no_other_host(built_site: Path) -> None:
    sheets = sorted(built_site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        assert [found for found in re.findall(r"url\(\s*['\"]?([^'\")]*)", text) if not found.startswith(("data:image/svg+xml", "#"))] == []


def test_scripts_take_text_as_text(built_site: Path) -> None:
    for script in sorted(built_site.rglob("*.js")):
        assert re.findall(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|setTimeout\(['\"]|https?://|localStorage|cookie", script.read_text()) == []


@pytest.mark.browser
def test_no_violation_on_load_menus_search_and_print(built_site: Path, browser: Browser, serve: Callable[[Path], str]) -> None:
    found: dict[str, list[str]] = {}
    with watched(browser, serve(built_site), bypass=False) as seen:
        for name in one_of_each_type(built_site):
            seen.page.goto(seen.origin + name, wait_until="load")
            seen.page.evaluate("for (const summary of document.querySelectorAll('summary')) summary.click()")
            seen.page.emulate_media(media="print")
            seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
            seen.page.emulate_media(media="screen")
            if strange := seen.offences():
                found[name] = strange
        seen.page.goto(f"{seen.origin}search.html?q=college", wait_until="load")
        seen.page.wait_for_selector("#search-results li")
        seen.page.pdf()
        assert seen.offences() == []
        assert seen.page.context.cookies() == []
        assert seen.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert found == {}


@pytest.mark.browser
@pytest.mark.full
def test_no_violation_on_any_page(built_site: Path, browser: Browser, serve: Callable[[Path], str]) -> None:
    with watched(browser, serve(built_site), bypass=False) as seen:
        for name in addresses(built_site):
            seen.page.goto(seen.origin + name, wait_until="load")
            assert seen.offences() == [], name


@pytest.mark.browser
def test_no_violation_when_a_page_is_opened_from_the_disk(built_site: Path, browser: Browser) -> None:
    origin = (built_site / "index.html").as_uri().removesuffix("index.html")
    with watched(browser, origin, bypass=False) as seen:
        seen.page.goto(f"{origin}index.html", wait_until="load")
        assert seen.page.locator("h1").count() == 1
        assert [item for item in seen.offences() if "evil" in item or item.startswith(("asked", "dialog", "a payload"))] == []
