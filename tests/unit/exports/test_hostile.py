"""The worst text in every field that takes text, in every form: it stays text, and nothing runs or is fetched."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as Tree

import icalendar
import pytest
from playwright.sync_api import Browser

from careersite.exports import FORMS, ExportInput
from tests.unit.exports.conftest import judged
from tests.unit.pages.school import example
from tests.unit.pages.test_hostile import PAYLOADS, poisoned

MORE = (
    "</textarea><script>X()</script> </style><script>X()</script> </text></svg><svg onload=X()>",
    "</title><script>X()</script> ]]><script>X()</script><![CDATA[ <math><mi xlink:href=javascript:X()>",
    "<iframe srcdoc='<script>parent.X()</script>'></iframe> &lt;script&gt;X()&lt;/script&gt; &#x3c;img src=x onerror=X()&#x3e;",
    '=HYPERLINK("https://evil.example") \\n\\nEND:VEVENT BEGIN:VEVENT',
)  # fmt: skip
FORMULA = tuple("=+-@\t\r|%＝＋－＠")


@pytest.fixture(scope="module", params=[*PAYLOADS, *MORE])
def worst(request: pytest.FixtureRequest) -> ExportInput:
    """The worked example with a payload before every free text."""
    return judged(poisoned(example(), request.param))


def test_feeds_hold_the_same_events(worst: ExportInput) -> None:
    plain = FORMS["calendar"](judged(example()))
    for name, data in FORMS["calendar"](worst).items():
        count = len(icalendar.Calendar.from_ical(data).walk("VEVENT"))
        assert count == len(icalendar.Calendar.from_ical(plain[name]).walk("VEVENT")), name


def test_data_can_be_read_and_no_cell_is_a_formula(worst: ExportInput) -> None:
    made = FORMS["data"](worst)
    assert len(json.loads(made["programme.json"])["activities"]) == len(worst.programme.activities)
    json.loads(made["requirements.json"])
    rows = list(csv.reader(io.StringIO(made["activities.csv"].decode("utf-8-sig"), newline="")))
    assert len(rows) == len(worst.programme.activities) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [value for row in rows for value in row if value.lstrip("\"' ").startswith(FORMULA) and not value.startswith("'")]


def test_pictures_only_draw(worst: ExportInput) -> None:
    for data in FORMS["roadmap"](worst).values():
        kinds = {element.tag.rpartition("}")[2] for element in Tree.fromstring(data).iter()}
        assert kinds <= {"svg", "title", "desc", "style", "defs", "pattern", "g", "rect", "circle", "path", "text"}


@pytest.mark.browser
def test_nothing_runs_in_a_browser(worst: ExportInput, browser: Browser) -> None:
    context = browser.new_context()
    asked: list[str] = []
    ran: list[str] = []
    context.expose_function("X", lambda: ran.append("X"))
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    for form in ("roadmap", "print", "snippets", "letters", "leaflet"):
        made = {name: data for name, data in FORMS[form](worst).items() if name.endswith((".html", ".svg"))}
        # Pages of one form come from one template; the three largest hold every field.
        for name in sorted(made, key=lambda name: len(made[name]))[-3:]:
            page.set_content(made[name].decode(), wait_until="load")
    page.wait_for_timeout(50)
    context.close()
    assert (ran, [address for address in asked if not address.startswith(("data:", "about:"))]) == ([], [])
