"""A text that is still to be filled in says nothing; a true text with the same words or signs in it does."""

from __future__ import annotations

import time

import pytest

from careersite.rules.placeholders import given

UNFILLED = (
    "…", "TBC", "**TBC**", "XX", "N/A", "none", "None yet", "None so far", "No training yet", "Not started yet", "Not yet", "Coming soon", "Placeholder", "Placeholder text",
    "(fill in who leads careers)", "[name]", "<name>", "{{ name }}", "(text)", "(name)", "Text", "Details here", "Text here", "Your text here",
    "Click or tap here to enter text.", "Click or tap to enter a date.", "Click here to add text", "Choose an item.", "Add text", "Please add text here", "Enter text",
    "Enter the name here", "Enter your email address here", "Type the name of the school here", "Insert text", "To follow", "To be provided", "Information to be provided",
    "Details will be provided shortly", "More information coming soon", "Dates to be announced", "Yet to be decided", "This section is to be completed",
    "&nbsp;", "&#160; &nbsp;", "&hellip;", "<p></p>", "<p>&nbsp;</p>", "<br/>", "<!-- here goes the text -->",
    "Our careers leader is [name].", "Our careers leader is [insert name] and you can ring her.", "Contact [name of careers leader] on [number].", "Email [email address] for access.",
    "[School name] offers rooms.", "Our leader is {{ name }}.", "Our leader is (insert name).", "Our careers leader is ____.", "Our leader is XXXX.",
    "Write to TBC.", "Rooms: TBC", "The careers leader is to be confirmed.",
)  # fmt: skip
SAID = (
    "Ms A. Patel", "Mr N. A. None", "Ms To Do", "Email", "Text message", "Training under way", "Careers leader course, finished in July 2026.",
    "Write to [the careers leader](mailto:careers@school.example).", "Use the [form][1] below.", "See [1] for more.", "Pupils tick [x] when done.", "Our [careers leader] answers.",
    "<https://school.example/careers>", "<b>Ms Patel</b>", "The hall (with a projector) and the careers room.", "Time (in the hall)", "Ring us on 01632 960123 (ask for Ms Patel).",
    "Requests have to be confirmed by the head.", "Each visit has to be confirmed.", "Dates to be confirmed with the head of year by email.",
    "A room will be provided.", "Lunch will be provided", "Enter the building by the main gate.", "Add the fair to your calendar.", "Give your name at the desk.",
    "Click here to book a talk.", "Click here to enter the competition", "Choose an item from the list of visits.", "Write the name of the provider in the visitors' book.",
    "Put the date in your planner.", "Names are on the notice board.", "Details are in the careers room, next to the library.", "The text of our policy is here: [policy](x.pdf).",
    "Placeholder names are never used on our forms; we ask for real ones.", "None of our rooms is closed to providers.", "Not all rooms are free; ask the office.", "Yet another visit",
    "In year 8 all visit Bridge College (date TBC).", "Pupils meet a college in November. The date of the fair is TBC.", "Year 9 assemblies on Tuesdays, 8.40 to 9.00; other times TBC.",
    "In year 9 pupils choose their options, and a letter with details will follow in March. Whether a T Level or an apprenticeship is pending is for them.",
)  # fmt: skip


@pytest.mark.parametrize("text", UNFILLED)
def test_what_is_still_to_be_filled_in(text: str) -> None:
    assert not given(text)


@pytest.mark.parametrize("text", SAID)
def test_what_says_something(text: str) -> None:
    assert given(text)


@pytest.mark.parametrize("piece", ["!", " ", "(", "[", "{{", "<!--", "_ ", "to be ", "more ", "the name ", "(insert ", "TBC "])
def test_the_longest_text_is_read_at_once(piece: str) -> None:
    text = (piece * 10_000)[:9_998]
    start = time.perf_counter()
    given(f"{text}a")
    given(f"a{text}.")
    assert time.perf_counter() - start < 1
