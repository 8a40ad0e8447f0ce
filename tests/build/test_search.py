"""The search finds pages with a reader's words, in the browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from careersite.engine.publish import publish
from tests.build.sample import page, site
from tests.conftest import start_server

pytestmark = pytest.mark.browser

MORE = (
    page("personal-guidance/", "Personal guidance", "How to book", body='<h1>Personal guidance</h1><p>Talk to our careers adviser.</p><h2 id="how-to-book">How to book</h2><p>Write an email.</p>'),
    page("pathways/", "All routes after year 11", body='<h1>All routes after year 11</h1><p>Apprenticeships, T Levels and college.</p><h2 id="apprenticeships">Apprenticeships</h2><p>Earn while you learn.</p>'),
    page("years/year-9/", "Year 9", body='<h1>Year 9</h1><p>You choose your GCSE subjects.</p><h2 id="options">Options evening</h2><p>In March. Bring your child’s list.</p>'),
    page("years/year-10/", "Year 10", body="<h1>Year 10</h1><p>Practice interviews, and a week of work experience.</p>"),
    page("stories/jakub/", "Jakub is a nurse", body="<h1>Jakub is a nurse</h1><p>Using what he learnt, he found a number of ways to care. He went to the sixth form.</p>"),
    page("money/", "Money after school", body="<h1>Money after school</h1><p>What a student can get for a course, and for travel to it.</p>"),
    page("stories/ana/", "Castle University", body="<h1>Castle University</h1><p>Ana is at university.</p>"),
    *(page(f"stories/{number}/", f"Story {number}", body=f"<h1>Story {number}</h1><p>A common story.</p>") for number in range(23)),
    page("cafe/", "Café", body="<h1>Café &lt;b&gt;</h1><p>Coffee &amp; careers.</p>"),
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search") / "site"
    publish(site(*MORE), folder, with_mkdocs=False)
    server = start_server(folder)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    tab = context.new_page()
    yield tab
    context.close()


def asked(tab: Page, home: str, words: str) -> list[str]:
    """Type the words into the box on the home page; the titles found, best first."""
    tab.goto(home)
    tab.fill("#find-words", words)
    tab.press("#find-words", "Enter")
    tab.locator("#search-status:not(:empty)").wait_for()
    return tab.locator("#search-results > li > a:first-child").all_text_contents()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("apprenticeship", "All routes after year 11"),
        ("apprentiship", "All routes after year 11"),
        ("Apprentice college", "All routes after year 11"),
        ("options", "Year 9"),
        ("careers adviser", "Personal guidance"),
        ("advisor", "Personal guidance"),
        ("book", "Personal guidance"),
        ("how do I book", "Personal guidance"),
        ("year 9", "Year 9"),
        ("provid", "Provider access"),
        ("baker clause", "Provider access"),
        ("childs list", "Year 9"),
        ("cafe", "Café"),
        ("mum", "For parents and carers"),
        ("6th form", "Jakub is a nurse"),
        ("nursing", "Jakub is a nurse"),
        ("phone number", "Contact"),
        ("student finance", "Money after school"),
        ("bursary", "Money after school"),
        ("transport", "Money after school"),
        ("mock interview", "Year 10"),
        ("placement yr 10", "Year 10"),
        ("ucas", "Castle University"),
    ],
)
def test_a_parents_words_find_the_page(tab: Page, home: str, words: str, first: str) -> None:
    assert asked(tab, home, words)[0] == first


def test_the_count_is_said_and_the_part_is_linked(tab: Page, home: str) -> None:
    assert asked(tab, home, "earn") == ["All routes after year 11"]
    assert tab.text_content("#search-status") == "1 page was found for “earn”."
    assert tab.get_attribute(".results-part", "href") == "pathways/#apprenticeships"
    assert tab.input_value("#find-words") == "earn"
    assert tab.title().startswith("earn – ")
    tab.click(".results-part")
    assert tab.url.endswith("/pathways/#apprenticeships")


def test_of_many_pages_the_best_are_shown_and_all_are_counted(tab: Page, home: str) -> None:
    assert len(asked(tab, home, "common")) == 20
    assert tab.text_content("#search-status") == "23 pages were found for “common”. These are the best 20."
    assert not tab.locator("#search-how").is_visible()


@pytest.mark.parametrize("words", ["zebra", "plumber", "<img src=x onerror=alert(1)>", "a.*(b[", "'\"", "𝕏", "%", "\\"])
def test_odd_words_are_shown_as_they_are_and_find_nothing(tab: Page, home: str, words: str) -> None:
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("dialog", lambda dialog: problems.append(dialog.message))
    assert asked(tab, home, words) == []
    assert words in (tab.text_content("#search-status") or "")
    assert tab.locator("#search-status *").count() == 0
    assert problems == []


def test_an_index_that_does_not_come_is_said(tab: Page, home: str) -> None:
    tab.route("**/search_index.json", lambda route: route.abort())
    assert asked(tab, home, "options") == []
    assert "does not work" in (tab.text_content("#search-status") or "")


def test_no_words_search_nothing(tab: Page, home: str) -> None:
    tab.goto(f"{home}search.html?q=")
    tab.wait_for_load_state("networkidle")
    assert tab.text_content("#search-status") == ""
    assert tab.locator("#search-how").is_visible()
    assert tab.locator(".every-page a").count() > 10


def test_without_scripts_nobody_is_asked_to_type(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{home}search.html?q=options")
    said = tab.inner_text("main")
    context.close()
    assert "scripts are turned off here. All pages are listed below." in said
    assert "Type one or more words" not in said


def test_escape_closes_the_menu_and_gives_the_focus_back(tab: Page, home: str) -> None:
    tab.goto(home)
    handle = tab.locator(".menu-part > summary").first
    handle.press("Enter")
    link = tab.locator(".menu-part[open] a").first
    link.focus()
    tab.keyboard.press("Escape")
    assert tab.locator(".menu-part[open]").count() == 0
    assert handle.evaluate("(element) => element === document.activeElement")
    handle.press("Enter")
    tab.locator(".menu-part[open] a").last.focus()
    tab.keyboard.press("Tab")
    assert tab.locator(".menu-part[open]").count() == 0
    handle.press("Enter")
    tab.click(".foot-name")
    assert tab.locator(".menu-part[open]").count() == 0
