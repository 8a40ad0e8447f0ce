"""The worst text in every field that takes text: nothing of it runs, and every page stays sound."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.unit.pages.school import example, pages_of
from tests.unit.pages.soundness import faults_in
from tests.unit.pages.test_markdown import ACTIVE

# Fields whose text has a form of its own and is refused by the model when it is anything else.
FORMAL = {
    "id", "kind", "status", "years", "ages", "urn", "telephone", "email", "website", "academic_year", "starts", "ends", "when", "minutes", "days",
    "stage", "format", "benchmarks", "outcomes", "providers", "employers", "attendance", "in_school_day", "provider_access", "meaningful",
    "parents_invited", "cancelled", "courses", "sixth_form", "key_stages", "stages", "frameworks", "year", "link", "offers", "size", "qualification_level",
    "request_email", "request_telephone", "ask_providers", "approved_on", "review_by", "reviewed_on", "url", "covers", "from", "percent", "learners", "file",
    "captions", "language", "logo", "colours", "translations", "main", "accent", "prepared_on", "tested_on", "until", "answer_within", "contact_form",
    "every_subject", "earlier_years",
}  # fmt: skip
PAYLOADS = [
    "<script>X()</script><img src=x onerror=X()> \"'><svg onload=X()> {{ 7*7 }}",
    "[x](javascript:X()) </section></main></h1> ]]> --> <!-- {% raw %}",
    "</script><script>X()</script> \u202e & <b>bold</b> \\u003c",
]


def poisoned(data: Any, payload: str, key: str = "") -> Any:
    """The same data with the payload before every free text."""
    if isinstance(data, dict):
        return {name: value if name in FORMAL and not isinstance(value, dict | list) else poisoned(value, payload, name) for name, value in data.items()}
    if isinstance(data, list):
        return [poisoned(item, payload, key) for item in data]
    return data if key in FORMAL else f"{payload} {data}"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_and_every_page_stays_sound(payload):
    data = poisoned(example(), payload)
    assert data["summary"].startswith(payload)
    assert data["activities"][0]["title"].startswith(payload)
    site = pages_of(data)
    for page in site.pages:
        body = re.sub(r'<script type="application/ld\+json">(.*?)</script>', "", page.body, flags=re.DOTALL)
        body = re.sub(r'<svg class="bar".*?</svg>', "", body, flags=re.DOTALL)
        body = re.sub(r'<(?:audio|video) controls preload="none" aria-label="[^"<>]*" src="[./a-z0-9-]+">', "", body)
        tags = "".join(re.findall(r"<[^>]*>", body))
        assert not ACTIVE.search(re.sub(r'(?:alt|title|aria-label|data-label)="[^"]*"', "", tags)), page.path
        assert [fault for fault in faults_in(page.body) if "HTML shown as text" not in fault] == [], page.path
        assert "49" not in re.findall(r"\{\{ 7\*7 \}\}|>49<", page.body)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_data_for_machines_stays_data(payload):
    site = pages_of(poisoned(example(), payload))
    page = site.page(f"activities/{example()['activities'][0]['id']}/")
    scripts = re.findall(r"<script[^>]*>(.*?)</script>", page.body, re.DOTALL)
    assert len(scripts) == 2
    assert all(json.loads(script)["name"].startswith(" ".join(payload.split())) for script in scripts)
