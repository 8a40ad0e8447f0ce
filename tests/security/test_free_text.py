"""Free text cannot attack the reader: every payload in every field that takes text, looked at by a parser and by a browser."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from careersite import advising, run
from careersite.pages.markdown import to_html
from careersite.report import FORMATS
from careersite.rules.catalogue import load_catalogue
from careersite.words.marks import marked, resolve
from tests.a11y.site import addresses, one_of_each_type
from tests.security.conftest import TODAY, Attacked, attack
from tests.security.filling import chunks, filled
from tests.security.inert import POLICY, offences, offences_alone
from tests.security.payloads import PAYLOADS, PRODUCT, RUNNING, SECRET, TYPED

COUNTER = "window.__hit = 0; window.__blocked = []; window.hit = () => { window.__hit++ };" " document.addEventListener('securitypolicyviolation', (event) => window.__blocked.push(`${event.violatedDirective} ${event.blockedURI}`));"


class Watched:
    """A page whose requests, dialogs and errors are kept."""

    def __init__(self, page: Page, origin: str) -> None:
        self.page, self.origin = page, origin
        self.strange: list[str] = []
        page.on("request", self._asked)
        page.on("dialog", lambda dialog: (self.strange.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.strange.append(f"error {error}"))
        page.on("popup", lambda popup: self.strange.append(f"popup {popup.url}"))

    def _asked(self, request) -> None:
        if not request.url.startswith((self.origin, "data:image/")):
            self.strange.append(f"asked {request.url}")

    def offences(self) -> list[str]:
        """What happened on this page that should not."""
        hits, blocked = self.page.evaluate("[window.__hit, window.__blocked]")
        return self.strange + [f"violation {item}" for item in blocked] + ["a payload ran"] * hits


@contextmanager
def watched(browser: Browser, origin: str, *, bypass: bool) -> Iterator[Watched]:
    context = browser.new_context(bypass_csp=bypass)
    context.set_default_timeout(20_000)
    context.add_init_script(COUNTER)
    # A request that leaves is noted, and goes nowhere.
    context.route(lambda url: not url.startswith(origin), lambda route: route.abort())
    try:
        yield Watched(context.new_page(), origin)
    finally:
        context.close()


# Every listener that a payload may have brought is called, and every element that waits for a reader is opened.
TOUCH = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const node of document.querySelectorAll("*")) {
    for (const kind of ["mouseover", "pointerenter", "focus", "animationstart", "toggle", "error", "load"]) node.dispatchEvent(new Event(kind));
  }
}"""


def visit(seen: Watched, names: list[str]) -> dict[str, list[str]]:
    found = {}
    for name in names:
        seen.page.goto(seen.origin + name, wait_until="load")
        seen.page.evaluate(TOUCH)
        if strange := seen.offences():
            found[name] = sorted(set(strange))[:12]
            seen.strange.clear()
    return found


@pytest.mark.browser
def test_the_watch_itself_sees_an_attack(browser: Browser, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    for number, part in enumerate(chunks(RUNNING, 10)):
        html = f"<!DOCTYPE html><meta charset=utf-8><title>x</title><p>{'</p><p>'.join(part)}</p>"
        (tmp_path / f"{number}.html").write_text(html, encoding="utf-8")
        assert offences(html, snippet=True)
    (tmp_path / "policy.html").write_text(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><p onclick="hit()"><img src="//evil.example/a">', encoding="utf-8")
    with watched(browser, serve(tmp_path), bypass=True) as seen:
        found = visit(seen, ["0.html"])
        assert "a payload ran" in found["0.html"]
        assert any("evil.example" in item for item in found["0.html"])
    with watched(browser, serve(tmp_path), bypass=False) as seen:
        assert [item for item in visit(seen, ["policy.html"])["policy.html"] if item.startswith("violation")]


def test_the_payloads_reach_every_field_of_free_text(attacked: Attacked) -> None:
    assert len(PAYLOADS) >= 80
    data, places = filled(TYPED)
    assert len(places) >= 140
    assert {"summary", "activities.title", "provider_access.refusing", "site.logo_text", "media.transcript", "leaver_profiles.skills.statement"} <= places
    text = json.dumps(data)
    assert [payload for payload in TYPED if json.dumps(payload)[1:-1] not in text] == []
    home = (attacked.site / "index.html").read_text(encoding="utf-8")
    assert "hit()" in home


def test_nothing_in_any_page_can_run_or_ask(attacked: Attacked) -> None:
    faults = {page.relative_to(attacked.site).as_posix(): found[:8] for page in attacked.site.rglob("*.html") if (found := offences(page.read_text(encoding="utf-8")))}
    assert faults == {}


@pytest.mark.browser
@pytest.mark.parametrize("bypass", [True, False], ids=["without the policy", "with the policy"])
def test_nothing_runs_in_a_browser(attacked: Attacked, browser: Browser, serve: Callable[[Path], str], bypass: bool) -> None:
    with watched(browser, serve(attacked.site), bypass=bypass) as seen:
        # The policy is the second wall: a few pages show that it has nothing to do.
        pages = one_of_each_type(attacked.site)
        assert visit(seen, pages if bypass else pages[::4]) == {}


@pytest.mark.browser
@pytest.mark.full
@pytest.mark.parametrize("start", range(0, len(TYPED), 8))
def test_nothing_runs_on_any_page_with_the_payloads_turned(browser: Browser, tmp_path: Path, serve: Callable[[Path], str], start: int) -> None:
    made = attack(tmp_path, start)
    assert {page.name: found for page in made.site.rglob("*.html") if (found := offences(page.read_text(encoding="utf-8")))} == {}
    with watched(browser, serve(made.site), bypass=True) as seen:
        assert visit(seen, addresses(made.site)) == {}


@pytest.mark.browser
@pytest.mark.parametrize("asked", ["hit", "img", "<img src=x onerror=hit()>", '"><script>hit()</script>', "{{ 1337*1337 }}", "[.*+?^${}()|\\"])
def test_search_shows_payloads_as_words(attacked: Attacked, browser: Browser, serve: Callable[[Path], str], asked: str) -> None:
    with watched(browser, serve(attacked.site), bypass=True) as seen:
        seen.page.goto(f"{seen.origin}search.html?q={quote(asked)}", wait_until="load")
        seen.page.wait_for_function("document.getElementById('search-status').textContent.trim() !== ''")
        if asked in ("hit", "img"):
            assert "<img src=x onerror=hit()>" in seen.page.locator("#search-results").inner_text()
        assert seen.offences() == []


@pytest.fixture(scope="module")
def exported(attacked: Attacked, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("forms")
    lines = list(run.export(attacked.programme, folder, ("calendar", "data", "roadmap", "print", "snippets", "letters"), today=TODAY))
    assert len(lines) == 6
    return folder


def every_file(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


def test_texts_are_no_templates_and_the_surroundings_stay_unknown(attacked: Attacked, exported: Path) -> None:
    files = every_file(attacked.site, exported)
    assert len(files) > 60
    for file in files:
        data = file.read_bytes()
        assert SECRET.encode() not in data, file
        assert PRODUCT.encode() not in data, file
        assert b"root:x:0" not in data, file
    home = (attacked.site / "index.html").read_text(encoding="utf-8")
    for literal in ("{{ 1337*1337 }}", "${1337*1337}", "{% if 1 %}", "!ENV SECRET_OF_THE_TEST", "!!python/object/apply:os.system"):
        assert literal in home


def test_exported_pages_and_pieces_are_inert(exported: Path) -> None:
    pages = [path for path in every_file(exported) if path.suffix == ".html"]
    assert len(pages) > 5
    faults = {}
    for page in pages:
        if found := offences_alone(page.read_text(encoding="utf-8")):
            faults[page.name] = found[:8]
    assert faults == {}


def test_drawings_are_inert(attacked: Attacked, exported: Path) -> None:
    drawings = [path for path in every_file(attacked.site, exported) if path.suffix == ".svg"]
    assert drawings
    for file in drawings:
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<!DOCTYPE|<!ENTITY|<\?xml-stylesheet", text)
        for node in ElementTree.fromstring(text).iter():
            assert node.tag.rpartition("}")[2] not in ("script", "foreignObject", "animate", "set", "iframe", "image", "handler"), file
            for name, value in node.attrib.items():
                local = name.rpartition("}")[2].lower()
                assert not local.startswith("on"), (file, name)
                assert local != "href" or value.startswith("#") or urlsplit(value).scheme in ("", "http", "https"), (file, value)


def test_calendars_hold_only_what_we_put_there(attacked: Attacked, exported: Path) -> None:
    known = set("UID DTSTAMP DTSTART DTEND SUMMARY DESCRIPTION LOCATION URL CATEGORIES STATUS TRANSP SEQUENCE LAST-MODIFIED CLASS RRULE RELATED-TO DURATION".split())
    calendars = [path for path in every_file(attacked.site, exported) if path.suffix == ".ics"]
    assert calendars
    for file in calendars:
        calendar = Calendar.from_ical(file.read_bytes())
        for event in calendar.walk("VEVENT"):
            assert set(event.keys()) <= known, (file, set(event.keys()) - known)
            assert "evil.example" not in str(event.get("URL", ""))
            assert event.errors == []


def test_no_cell_begins_a_formula(attacked: Attacked, exported: Path) -> None:
    tables = [path for path in every_file(exported) if path.suffix == ".csv"]
    assert tables
    for file in tables:
        rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(keepends=True)))
        assert len(rows) > 2
        assert [cell for row in rows for cell in row if re.match(r"[=+\-@\t\r]", cell)] == [], file


def test_data_for_machines_stays_data(attacked: Attacked, exported: Path) -> None:
    blocks = 0
    for page in attacked.site.rglob("*.html"):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.read_text(encoding="utf-8"), re.DOTALL):
            json.loads(block)
            assert not re.search(r"<(?:/?script|!--)", block, re.IGNORECASE)
            blocks += 1
    assert blocks
    for file in every_file(attacked.site, exported):
        if file.suffix == ".json":
            json.loads(file.read_bytes())


@pytest.mark.parametrize("form", FORMATS)
def test_reports_are_inert(attacked: Attacked, form: str) -> None:
    report = run.check(attacked.programme, today=TODAY)
    text = FORMATS[form](report, rules=load_catalogue().rules)
    assert SECRET not in text
    assert PRODUCT not in text
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    if form == "html":
        assert offences_alone(text) == []
    if form in ("json", "sarif"):
        json.loads(text)


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_compass_is_inert(attacked: Attacked, form: str) -> None:
    text = advising.compass(attacked.programme, form, today=TODAY)
    assert SECRET not in text
    assert PRODUCT not in text
    if form == "html":
        assert offences_alone(text) == []


ACCESSIBLE = """
### Ways after year 11

1. Sixth form
2. College
    - full time
    - part time

| Route | Length |
|:------|-------:|
| T Level | 2 years |

<table><caption>Open evenings</caption><tr><th scope="col">Where</th><th scope="col">When</th></tr>
<tr><th scope="row">Bridge College</th><td headers="x">Tuesday</td></tr></table>

<abbr title="Further education">FE</abbr>, <span lang="cy">Coleg Sir Gâr</span>, <bdo dir="rtl">x</bdo><span lang="ar" dir="rtl">كلية</span>,
[the college](https://bridge.example/a?b=1&c=2), [write](mailto:careers@school.example), [ring](tel:01632960123), [years](years/), **strong** and *stress*,
<time datetime="2026-11-12">12 November</time>.

<details><summary>More</summary><p>Said later.</p></details>
"""


def test_accessible_markup_survives() -> None:
    tree = LexborHTMLParser(str(to_html(ACCESSIBLE, 3)))
    assert [node.tag for node in tree.css("h1,h2,h3,h4")] == ["h3"]
    assert len(tree.css("ol > li")) == 2
    assert len(tree.css("ol ul > li")) == 2
    assert [node.attributes["scope"] for node in tree.css("th")] == ["col", "col", "col", "col", "row"]
    assert tree.css_first("caption").text() == "Open evenings"
    assert tree.css_first("abbr").attributes["title"] == "Further education"
    assert [(node.attributes["lang"], node.attributes.get("dir")) for node in tree.css("span[lang]")] == [("cy", None), ("ar", "rtl")]
    links = [node.attributes["href"] for node in tree.css("a")]
    assert links == ["https://bridge.example/a?b=1&c=2", "mailto:careers@school.example", "tel:01632960123", "/years/"]
    assert tree.css_first("strong").text() == "strong"
    assert tree.css_first("em").text() == "stress"
    assert tree.css_first("time").attributes["datetime"] == "2026-11-12"
    assert tree.css_first("details > summary").text() == "More"
    assert len(tree.css("td.align-right")) == 1


def test_signs_of_private_fonts_in_a_text_are_no_marks_of_languages() -> None:
    signs = "".join(map(chr, range(0xE0F8, 0xE202)))
    page = f"<p>{signs}Open evening{signs} {marked('Contact')}</p>"
    assert "Open evening" in resolve(page)
    assert '<span lang="en" dir="ltr">Contact</span>' in resolve(page)
