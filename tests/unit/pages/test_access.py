"""Provider access: each part under its heading, the encounters with their state, asking in one screen."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from careersite.model.when import Span
from careersite.rules.encounters import Deadline
from tests.unit.pages.school import example_pages, pages_of, programme_of, small, text_of
from tests.unit.pages.soundness import faults_in

DATA = small(
    institution={"name": "Oak Lane School", "kind": "maintained", "years": "7-13"},
    activities=[{"id": "visit", "title": "The visit", "kind": "provider-encounter", "years": "8", "when": "2026-11-12", "providers": "bay"}],
    providers=[{"id": "bay", "name": "Bay College", "kind": "fe-college"}],
)
PROGRAMME = programme_of(DATA)


@dataclass(frozen=True)
class FakeEncounter:
    activity: Any
    year: int
    span: Span | None
    providers: tuple[Any, ...]
    done: bool
    stands_in: bool = False


@dataclass(frozen=True)
class FakeState:
    rule_id: str = "PAL-1"
    phase: str = "first"
    years: tuple[int, ...] = (8, 9)
    mandatory: bool = True
    required: int = 2
    cohort: int = 0
    counted: tuple[Any, ...] = ()
    uncounted: tuple[Any, ...] = field(default=())
    last_days: tuple[Deadline, ...] = (Deadline((8, 9), datetime.date(2027, 2, 28)),)
    state: str = "short"


def encounter(span: Span | None = None, *, done: bool = False, providers: bool = True) -> FakeEncounter:
    activity = PROGRAMME.activities[0]
    return FakeEncounter(activity, 8, span, tuple(PROGRAMME.providers) if providers else (), done)


def words_of(state: FakeState, path: str = "provider-access/") -> str:
    page = pages_of(DATA, phases=[state]).page(path)
    assert faults_in(page.body) == []
    return text_of(page.body)


def test_each_part_of_the_statement_has_its_own_heading_and_marker():
    page = example_pages().page("provider-access/")
    ids = [heading.id for heading in page.headings]
    parts = ["policy-statement", "requests", "granting-and-refusing", "premises-and-facilities", "times", "six-encounters"]
    assert [name for name in ids if name in parts] == parts
    for number in range(1, 9):
        assert page.body.count(f'data-requirement="PAP-{number}"') == 1
    text = text_of(page.body)
    assert "The governing body agreed this statement on 22 September 2026." in text
    assert "It will be reviewed by 16 July 2027." in text
    assert page.review_by == datetime.date(2027, 7, 16)


def test_what_the_statement_lacks_is_said_with_whom_to_ask():
    data = small(careers_leader={"name": "Jo Lee"}, provider_access={"requests": "Write to us."})
    text = text_of(pages_of(data).page("provider-access/").body)
    assert "We have not yet said which rooms and equipment a visitor can use. Please ask Jo Lee." in text
    assert "We have not yet said how providers ask for access" not in text


@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("done", "Done. Enough encounters have taken place."),
        ("planned", "Planned. Enough encounters are planned. They must be held by 28 February 2027."),
        ("unsure", "Not sure yet."),
        ("short", "Still to arrange. Encounters still to arrange: 2. The last day is 28 February 2027."),
    ],
)
def test_each_state_is_said_in_words(state, says):
    assert says in words_of(FakeState(state=state))


def test_where_each_year_of_a_phase_has_its_own_last_day_both_are_named():
    both = (Deadline((8,), datetime.date(2027, 8, 31)), Deadline((9,), datetime.date(2027, 2, 28)))
    text = words_of(FakeState(state="planned", last_days=both))
    assert "They must be held by 31 August 2027 (Year 8) and 28 February 2027 (Year 9)." in text
    assert "Last day that counts 31 August 2027 (Year 8) 28 February 2027 (Year 9)" in text


def test_what_counts_and_what_does_not_and_why():
    day = Span(datetime.date(2026, 11, 12), datetime.date(2026, 11, 12))
    text = words_of(FakeState(counted=(encounter(day, done=True), encounter(None, providers=False)), uncounted=((encounter(day), "after-28-february"), (encounter(), "made-up"))))
    assert "The visit Bay College Year 8 12 November 2026 has taken place" in text
    assert "The provider is not named yet Year 8 The day is not set yet planned" in text
    assert "Bay College Year 8 as in this year's plan planned" in words_of(FakeState(counted=(replace(encounter(day), stands_in=True),)))
    assert "It is after 28 February, the last day that counts for this year group." in text
    assert "It does not fit the rules for this phase." in text


def test_an_optional_phase_differs_from_a_mandatory_one():
    assert "All students must attend" in words_of(FakeState())
    assert "We must offer it, and students may attend" in words_of(FakeState(rule_id="PAL-3", phase="third", years=(12, 13), mandatory=False))


def test_several_cohorts_of_a_phase_each_have_their_heading():
    page = pages_of(DATA, phases=[FakeState(cohort=8), FakeState(cohort=9)]).page("provider-access/")
    assert faults_in(page.body) == []
    assert {"first-phase", "first-phase-year-9"} <= {heading.id for heading in page.headings}
    assert "students now in year 9" in text_of(page.body)


def test_an_institution_without_phases_says_so():
    page = pages_of(DATA, phases=[]).page("provider-access/")
    assert "They do not bind us, but providers are welcome." in text_of(page.body)


def test_a_provider_sees_in_one_screen_whom_what_when_and_the_answer():
    page = example_pages().page("providers/")
    first = page.body.partition('id="ask"')[2].partition("</section>")[0]
    assert "mailto:careers@wenburyvale.example" in first
    assert "tel:01632960101" in first
    assert "provider-access/#times" in first
    assert "provider-access/#granting-and-refusing" in first
    assert page.headings[0].id == "ask"


def test_the_encounters_still_to_arrange_are_what_providers_are_wanted_for():
    assert "Years 8 and 9: encounters still to arrange: 2, by 28 February 2027" in words_of(FakeState(), "providers/")
    assert "All encounters that we must arrange are planned." in words_of(FakeState(state="planned", required=0), "providers/")


def test_an_activity_of_a_former_year_has_no_link():
    import dataclasses

    gone = dataclasses.replace(encounter(), activity=PROGRAMME.activities[0].model_copy(update={"id": "of-last-year", "title": "Last year"}))
    page = pages_of(DATA, phases=[FakeState(counted=(gone,))]).page("provider-access/")
    assert "Last year" in page.body
    assert "of-last-year" not in page.body


def test_a_college_is_not_bound_by_the_encounters():
    text = text_of(pages_of(small(institution={"name": "Bay", "kind": "fe-college", "ages": "16-19"})).page("provider-access/").body)
    assert "It does not bind us, but we take it as our guide." in text
    assert "By law each student" not in text
    assert "We offer it, and students may attend" in text
    assert "We must offer it" not in text
    assert "By law each student" in text_of(pages_of(small()).page("provider-access/").body)


def visit(identity: str, **more: Any) -> dict[str, Any]:
    return {"id": identity, "title": identity, "kind": "provider-encounter", "years": "8", "providers": "bay", "attendance": "all", "in_school_day": "yes", "minutes": "60", **more}


def access_of(*visits: dict[str, Any]) -> str:
    colleges = [{"id": name, "name": name.title(), "kind": "fe-college", "offers": "t-levels"} for name in ("bay", "hill")]
    institution = {"name": "Oak Lane School", "kind": "maintained", "years": "7-9"}
    page = pages_of(small(institution=institution, activities=list(visits), providers=colleges)).page("provider-access/")
    assert faults_in(page.body) == []
    return text_of(page.body)


KEPT = {
    "two providers": "students meet at least two different providers",
    "the school day": "The meetings are held in normal school hours",
    "everybody": "every student of the year group takes part",
}


@pytest.mark.parametrize(
    ("second", "not_said"),
    [
        ({"providers": "hill"}, set()),
        ({}, {"two providers"}),
        ({"providers": "hill", "in_school_day": "no"}, {"the school day"}),
        ({"providers": "hill", "minutes": ""}, {"the school day"}),
        ({"providers": "hill", "attendance": "selected"}, {"everybody"}),
    ],
)
def test_the_school_says_only_of_conditions_that_it_keeps_that_it_keeps_them(second, not_said):
    text = access_of(visit("first", when="2026-11-12"), visit("second", when="2027-01-14", **second))
    assert {name for name, sentence in KEPT.items() if sentence not in text} == not_said
    assert text.count("What is listed here does not yet show") == len(not_said)


def test_conditions_that_are_not_asked_have_no_heading():
    text = text_of(pages_of(small(institution={"name": "Oak Lane", "kind": "maintained", "years": "1-6"})).page("provider-access/").body)
    assert "Two different providers in each phase" not in text
    assert "does not yet show" not in text
