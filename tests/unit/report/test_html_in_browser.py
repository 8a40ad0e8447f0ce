import pytest

from careersite.report import html
from tests.a11y.axe import faults_in, run_axe
from tests.a11y.html_checkers import html_validate
from tests.unit.report.samples import HOSTILE, RULES, audit, gaps, hostile, unreadable

pytestmark = pytest.mark.browser
REPORTS = {"gaps": gaps(), "audit": audit(), "unreadable": unreadable(25), "hostile": hostile("<b>" + "x" * 200)}


@pytest.fixture
def folder(tmp_path):
    for name, report in REPORTS.items():
        (tmp_path / f"{name}.html").write_text(html.render(report, rules=RULES), encoding="utf-8")
    return tmp_path


def test_the_pages_are_accessible_and_fit_a_phone_in_light_and_dark(folder, browser):
    faults = []
    for width, scheme in ((320, "light"), (1280, "dark")):
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        for name in REPORTS:
            page.goto((folder / f"{name}.html").as_uri())
            faults += [f"{name} at {width}: {fault}" for fault in faults_in(run_axe(page))]
            assert page.evaluate("document.documentElement.scrollWidth") <= width, name
            # The policy names the style by its hash: a wrong hash would leave the page bare.
            assert page.evaluate("getComputedStyle(document.querySelector('.statement')).fontWeight") == "700"
        context.close()
    assert faults == []


def test_the_pages_are_valid(folder):
    assert html_validate(folder) == []


def test_no_hostile_text_runs_or_asks_for_anything(tmp_path, browser):
    context = browser.new_context()
    page = context.new_page()
    heard = []
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: heard.append(message.text))
    page.on("request", lambda request: heard.append(request.url))
    for number, payload in enumerate(HOSTILE):
        file = tmp_path / f"{number}.html"
        file.write_text(html.render(hostile(payload), rules=RULES), encoding="utf-8")
        page.goto(file.as_uri())
        assert (
            page.evaluate("document.scripts.length + document.images.length + document.querySelectorAll('svg, iframe, object').length") == 0
        )
    context.close()
    assert heard == [(tmp_path / f"{number}.html").as_uri() for number in range(len(HOSTILE))]
