"""Lists in free text, as they are pasted from a word processor or typed under a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careersite.model.fields import parse_text
from careersite.model.lists import with_lists
from careersite.pages.markdown import to_html


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("•\tmeet employers every year\n•\tvisit a college", ["meet employers every year", "visit a college"]),
        ("We promise to:\n• meet employers\n• visit a college", ["meet employers", "visit a college"]),
        ("We promise to:\n- meet employers\n- visit a college", ["meet employers", "visit a college"]),
        ("We promise to:\n    ▪ meet employers\n    ▪ visit a college", ["meet employers", "visit a college"]),
        ("–\tmeet employers\n–\tvisit a college", ["meet employers", "visit a college"]),
    ],
)
def test_items_become_a_list(text: str, items: list[str]) -> None:
    html = to_html(parse_text(text))
    assert "".join(f"<li>{item}</li>" for item in items) in html.replace("\n", "")
    assert html.count("<ul>") == 1


def test_a_list_inside_a_list_stays_inside() -> None:
    assert with_lists("•\tcolleges\no\tBridge College\n•\temployers") == "- colleges\n    - Bridge College\n- employers"


@pytest.mark.parametrize("text", ["one • two", "– he said", "o ran gwaith", "- a\n  goes on\n- b", "- a\n\n    - b\n\nText.\n\n- c", "20 -\n30", "Text.\n\n- a", "a\n-5"])
def test_what_is_no_such_list_stays_as_it_is(text: str) -> None:
    assert with_lists(text) == text


@given(st.text(st.sampled_from("•▪–o-ab \t\n")))
def test_reading_it_again_changes_nothing(text: str) -> None:
    assert with_lists(with_lists(text)) == with_lists(text)
