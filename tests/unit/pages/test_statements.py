"""What we must publish and where; the accessibility statement; governors; the checklist."""

from __future__ import annotations

import json
import re

import pytest

from careersite.rules.catalogue import load_catalogue
from careersite.rules.judge import judge
from tests.unit.pages.school import TODAY, example, example_pages, pages_of, programme_of, small, text_of

SIGNED = {
    "prepared_on": "2026-09-01",
    "reviewed_on": "2026-10-01",
    "tested_on": "2026-08-27",
    "tested_by": "A person with a screen reader",
    "status": "This website is partly in line with WCAG 2.2 AA.",
    "known_issues": [{"what": "Old maps have no words.", "why": "They were drawn by hand.", "instead": "Ring us.", "until": "2027-07-01"}, {"what": "Some films have no captions."}],
    "contact_form": "https://school.example/tell-us",
    "answer_within": "3",
    "alternatives": ["large print"],
}


def rows(site):
    return dict(re.findall(r'<tr id="row-([^"]+)">(.*?)</tr>', site.page("what-we-publish/").body, re.DOTALL))


def test_every_requirement_is_a_row_with_its_state_and_place():
    site = example_pages()
    asked = {item.id.lower() for item in judge(programme_of(example()), today=TODAY) if item.id.startswith(("PUB", "PAP", "PAL", "GB"))}
    assert rows(site).keys() == asked
    row = rows(site)["pub-1"]
    assert "In place." in row
    assert 'href="../contact/#careers-leader"' in row
    assert "Contact: Our careers leader" in row
    text = text_of(site.page("what-we-publish/").body)
    assert f"{load_catalogue().title} (dfe-2025-05)" in text
    assert "21 November 2026" in text


def test_what_is_missing_is_said_with_its_reason():
    row = rows(pages_of(small()))["pub-1"]
    assert "Missing." in row
    assert len(text_of(row)) > len("The careers leader's name PUB-1 must Missing.")


def test_what_is_not_asked_has_no_link():
    site = pages_of(small(institution={"name": "Bay", "kind": "fe-college", "ages": "16-19"}))
    row = rows(site)["pap-1"]
    assert "href" not in row or "Not asked of us" not in row


def test_governors_see_counts_gaps_and_dates():
    page = pages_of(small(review={"review_by": "2026-01-01"})).page("governors/")
    text = text_of(page.body)
    assert "Review of the published information 1 January 2026 This day has passed." in text
    assert {"to-do-must", "to-do-should", "to-do-good"} <= {heading.id for heading in page.headings}
    assert "The careers leader's name" in text
    assert "We have not yet published our plan for careers." in text


def test_the_statement_has_the_four_parts_of_the_regulation():
    page = pages_of(small(accessibility=SIGNED, careers_leader={"name": "Jo Lee", "email": "jo@school.example"})).page("accessibility/")
    assert {"not-accessible", "alternatives", "tell-us", "enforcement"} <= {heading.id for heading in page.headings}
    text = text_of(page.body)
    assert "Old maps have no words. Why it does not work They were drawn by hand. What you can use instead Ring us. We plan to put it right by 1 July 2027." in text
    assert "Some films have no captions. We have not given the reason here yet. Tell us if this stops you." in text
    assert 'href="https://school.example/tell-us"' in page.body
    assert "We answer within 3 school days." in text
    assert 'href="https://www.equalityadvisoryservice.com/"' in page.body
    assert "The website was last tested on 27 August 2026." in text
    assert page.reviewed_on.isoformat() == "2026-10-01"


def test_a_statement_that_nobody_signed_claims_nothing():
    page = pages_of(small()).page("accessibility/")
    text = text_of(page.body)
    assert "We have not yet said in our own words how accessible this website is." in text
    assert "That does not mean that there is none" in text
    assert "The day of the last test is not given here yet." in text
    assert 'href="../contact/"' in page.body


def test_without_a_form_there_is_a_link_to_write():
    page = pages_of(small(accessibility={"contact": {"name": "Web team", "email": "web@school.example"}})).page("accessibility/")
    assert 'href="mailto:web@school.example">Write to Web team' in page.body
    assert page.ask.label == "Web team"


@pytest.mark.parametrize(
    ("kind", "more", "points"),
    [("employer-encounter", {}, 4), ("work-experience", {}, 7), ("provider-encounter", {}, 6), ("assembly", {"provider_access": "yes"}, 6)],
)
def test_the_checklist_has_the_points_of_its_kind(kind, more, points):
    data = small(activities=[{"id": "a", "title": "A", "kind": kind, "years": "9", **more}])
    page = pages_of(data).page("activities/a/checklist/")
    assert [heading.id for heading in page.headings][:4] == ["prepare", "deliver", "evaluate", "meaningful"]
    criteria = page.body.partition('id="meaningful"')[2].partition("</section>")[0]
    assert criteria.count("<li>") == points


def test_the_checklist_is_filled_in_as_far_as_the_file_knows():
    activity = {"id": "a", "title": "A", "kind": "employer-encounter", "years": "9", "attendance": "all", "objectives": "Name a job", "meaningful": ["purpose"], "prepare": "Write a *question*."}
    text = text_of(pages_of(small(activities=[activity])).page("activities/a/checklist/").body)
    assert "Known: Everyone in these years" in text
    assert "Known: Name a job" in text
    assert "Known: Write a question." in text
    assert "Which format suits this group best? Not written down yet." in text
    assert "A clear purpose that visitors and students know: Recorded." in text


def test_an_experience_with_the_points_of_an_encounter_only_is_said_to_be_one():
    activity = {"id": "a", "title": "A", "kind": "work-experience", "years": "10", "meaningful": ["purpose", "outcomes", "two-way", "reflection"]}
    four, three, seven = (
        text_of(pages_of(small(activities=[{**activity, "meaningful": points}])).page("activities/a/checklist/").body)
        for points in (activity["meaningful"], activity["meaningful"][:3], [*activity["meaningful"], "range-of-people", "task", "feedback"])
    )
    assert "So it counts as an encounter for now." in four
    assert "So it counts as an encounter for now." not in three + seven


def test_what_is_no_encounter_or_called_off_has_no_checklist():
    data = small(activities=[{"id": "a", "title": "A", "kind": "assembly", "years": "9"}, {"id": "b", "title": "B", "kind": "careers-fair", "years": "9", "cancelled": "yes"}])
    site = pages_of(data)
    assert [page.path for page in site.pages if page.kind == "checklist"] == []
    assert "This activity has been called off." in text_of(site.page("activities/b/").body)


def test_an_activity_is_an_event_for_machines():
    page = example_pages().page("activities/y7-nhs-careers/")
    data = json.loads(re.search(r"<script[^>]*>(.*?)</script>", page.body, re.DOTALL)[1])
    assert data["@type"] == "EducationEvent"
    assert data["startDate"] == "2026-11-24T09:00"
    assert data["endDate"] == "2026-11-25T15:00"
    assert data["educationalLevel"] == ["Year 7"]


def test_destinations_are_a_table_with_a_bar_for_each_share():
    impact = {"destinations": [{"year": "2025", "cohort": "Year 11", "routes": [{"name": "College", "percent": "40"}, {"name": "Work", "learners": "9"}], "source": "Survey"}]}
    body = pages_of(small(impact=impact)).page("impact/").body
    assert body.count('class="bar-part" width="40"') == 1
    assert "40 per cent" in body
    assert "not given" in body
    assert "Source: Survey." in body


def test_the_six_groups_are_always_listed():
    text = text_of(pages_of(small(impact={"feedback": [{"from": "parents", "how": "Survey", "when": "March"}]})).page("impact/").body)
    assert "Parents and carers Survey March" in text
    assert "Employers not given here yet not given here yet" in text
    assert "We ask six groups" not in text


def test_where_nobody_is_named_there_is_no_table_of_groups():
    body = pages_of(small()).page("impact/").body
    assert "We have not yet said whom we ask, how and when." in text_of(body)
    assert "<table" not in body.partition('id="feedback"')[2].partition("</section>")[0]


def test_guidance_is_promised_by_the_schools_own_words_only():
    text = text_of(pages_of(small()).page("personal-guidance/").body)
    assert "Every student can talk" not in text
    assert "A private talk with a careers adviser. Here is who gets a talk" in text
    promise = "You can book a talk with the careers adviser too."
    assert promise not in text_of(pages_of(small()).page("parents/").body)
    assert promise in text_of(pages_of(small(personal_guidance={"for_parents": "Come with your child."})).page("parents/").body)


SHOWN = {
    "backing": "The head stands behind it.",
    "development_plan": "It is part of our plan.",
    "labour_market": {"for_staff": "A sheet each term."},
    "support": {name: f"About {name}." for name in ("send", "ehcp_reviews", "vulnerable", "absent", "stereotypes", "alumni", "records", "aspirations")},
    "impact": {"uses_destinations": "We look at them each year."},
    "curriculum": {"summary": "Each subject.", "every_subject": "yes", "staff_development": "A day each year."},
    "personal_guidance": {"minutes": "45"},
    "people": {"link_governor": {"name": "Ida Moss"}},
}


def test_what_is_in_place_leads_to_where_it_is_said():
    site = pages_of(small(**SHOWN))
    places = {"gb1-2": "The head stands behind it.", "gb1-4": "It is part of our plan.", "gb2-3": "A sheet each term.", "gb3-1": "About stereotypes.", "gb3-2": "About records."}
    places |= {"gb3-3": "About aspirations.", "gb3-4": "About vulnerable.", "gb3-4b": "About ehcp_reviews.", "gb4-1": "Each subject.", "gb4-2": "A day each year.", "gb8-2b": "45 minutes"}
    for row, text in places.items():
        assert "In place." in rows(site)[row], row
        path, _, heading = re.search(r'href="\.\./([^"]*)"', rows(site)[row])[1].partition("#")
        section = text_of(site.page(path).body.partition(f'id="{heading}"')[2].partition("</section>")[0])
        assert text in section, row
    benchmarks = site.page("benchmarks/").body
    for number in (1, 2, 3, 4, 8):
        section = benchmarks.partition(f'id="benchmark-{number}"')[2].partition("</section>")[0]
        assert "We have not yet said what we do for this benchmark." not in text_of(section)
    assert "We have not yet said what we do for this benchmark." in text_of(benchmarks.partition('id="benchmark-6"')[2].partition("</section>")[0])
    assert 'href="../programme/#backing">Backing of head' in benchmarks


def test_benchmarks_in_the_schools_own_words_need_no_links():
    body = pages_of(small(**SHOWN, benchmarks={"1": "We plan."})).page("benchmarks/").body
    assert "programme/#backing" not in body


def test_sentences_that_follow_each_other_are_apart():
    source = {"name": "Guide", "url": "https://guide.example/", "about": "pay, skills and ways in", "covers": ["a-levels", "apprenticeships"]}
    text = text_of(pages_of(small(labour_market={"sources": [source]})).page("labour-market/").body)
    assert "pay, skills and ways in. It covers A levels and apprenticeships." in text


def test_words_are_not_said_twice_in_a_line():
    guidance = {"advisers": [{"name": "Tom", "qualification_level": "6"}]}
    assert "Level 6" in text_of(pages_of(small(personal_guidance=guidance)).page("personal-guidance/").body)
    outcome = {"id": "a", "statement": "I can name three jobs."}
    assert "introduce, explore and apply" in text_of(pages_of(small(outcomes=[outcome])).page("outcomes/").body)
