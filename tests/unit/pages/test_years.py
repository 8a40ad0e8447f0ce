"""What happens when: terms, months, the year's pages for learner and parent, the road ahead."""

from __future__ import annotations

import datetime
import re

import pytest
import yaml

from careersite.pages.templates import months_text, when_text
from careersite.pages.views import coming, next_few, term_now, term_of_month
from careersite.words import words_for
from tests.unit.pages.school import EXAMPLE, TODAY, example, pages_of, programme_of, small, text_of

ACTIVITIES = [
    {"id": "past", "title": "Past day", "kind": "assembly", "years": "9", "when": "2026-10-01"},
    {"id": "soon", "title": "Soon day", "kind": "employer-encounter", "years": "9", "when": "2026-11-26", "for_parents": "Pack lunch.", "for_learners": "Bring a pen."},
    {"id": "month", "title": "Some day in May", "kind": "careers-lesson", "years": "9", "when": "May"},
    {"id": "term", "title": "In spring", "kind": "careers-lesson", "years": "9", "when": "spring"},
    {"id": "long", "title": "Long project", "kind": "curriculum", "years": "9", "when": "2026-09-07 to 2027-02-05"},
    {"id": "always", "title": "All the time", "kind": "curriculum", "years": "9", "when": "all year"},
    {"id": "open", "title": "No day yet", "kind": "mentoring", "years": "9"},
    {"id": "off", "title": "Called off", "kind": "assembly", "years": "9", "when": "2026-11-27", "cancelled": "yes"},
    {"id": "staff", "title": "Staff day", "kind": "staff-development", "years": "7-11", "when": "2026-11-25"},
    {"id": "fair", "title": "Parents come", "kind": "parents-event", "years": "9", "when": "2026-12-03", "parents_invited": "yes"},
]
DATA = small(activities=ACTIVITIES)
PROGRAMME = programme_of(DATA)


@pytest.mark.parametrize(
    ("day", "term"),
    [("2026-07-01", "autumn"), ("2026-11-21", "autumn"), ("2026-12-31", "autumn"), ("2027-01-01", "spring"), ("2027-04-01", "summer"), ("2027-07-31", "summer"), ("2027-08-01", "")],
)
def test_the_term_of_a_day(day, term):
    assert term_now(PROGRAMME, datetime.date.fromisoformat(day)) == term


def test_between_two_terms_the_next_one_counts():
    programme = programme_of(small(terms=[{"name": "Autumn", "starts": "2026-09-02", "ends": "2026-12-18"}, {"name": "Spring", "starts": "2027-01-04", "ends": "2027-03-25"}]))
    assert term_now(programme, datetime.date(2026, 12, 25)) == "spring"
    assert term_of_month(programme, 2026, 12) == "autumn"
    assert term_of_month(programme, 2027, 8) == "summer"


def test_what_comes_are_days_that_can_be_named():
    found = coming(PROGRAMME, TODAY, datetime.date(2026, 11, 30))
    assert [activity.id for activity in found] == ["staff", "soon"]


def test_the_next_few_look_beyond_the_month():
    assert [activity.id for activity in next_few(PROGRAMME, TODAY, 4)] == ["staff", "soon", "fair", "month"]


def test_the_home_page_says_what_is_next_without_staff_days():
    text = text_of(pages_of(DATA).page("").body)
    assert "What is next Soon day" in re.sub(r"\d+ \w+ 2026 ", "", text)
    assert text.index("Soon day") < text.index("Parents come") < text.index("Some day in May") < text.index("See the whole calendar")
    assert "Staff day" not in text
    assert "Called off" not in text
    assert "What is next " in text_of(pages_of(DATA, today=datetime.date(2026, 12, 10)).page("").body)
    full = small(activities=[{"id": f"a{day}", "title": f"A{day}", "kind": "assembly", "years": "9", "when": f"2026-11-{day}"} for day in range(24, 29)])
    assert "What is next in November 2026" in text_of(pages_of(full).page("").body)
    assert "A28" in text_of(pages_of(full).page("").body)
    assert "No more days are set" in text_of(pages_of(DATA, today=datetime.date(2028, 1, 1)).page("").body)


def test_the_year_shows_terms_months_and_what_has_no_day():
    page = pages_of(DATA).page("years/year-9/")
    headings = [heading.text for heading in page.headings]
    assert [text for text in headings if "term" in text or "All year" in text] == ["Autumn term now", "Spring term", "Summer term", "All year, or the day is not set yet"]
    text = text_of(page.body)
    assert text.index("October 2026") < text.index("November 2026") < text.index("Some time in the term In spring") < text.index("May 2027")
    assert text.index("All year, or the day is not set yet All year All the time") < text.index("No day yet")
    assert "Staff day" not in text
    assert "Called off" not in text


def test_a_parent_sees_this_term_what_has_been_and_where_they_are_invited():
    page = pages_of(DATA).page("parents/year-9/")
    text = text_of(page.body)
    assert "This term: Autumn term, until 31 December 2026" in text
    assert text.index("Soon day") < text.index("Earlier this term") < text.index("Past day") < text.index("How I can help")
    assert "Pack lunch." in text
    assert "Bring a pen." not in text
    assert "Parents come" in text.partition("You are invited")[2].partition("Questions to ask my child")[0]
    assert {"this-term", "help", "questions", "how-to-book", "next-step", "contact"} <= {heading.id for heading in page.headings}


def test_a_learner_has_their_own_words_and_the_road_ahead():
    page = pages_of(DATA).page("students/year-9/")
    text = text_of(page.body)
    assert "Bring a pen." in text
    assert "Parents come" not in text
    assert "you are here" in text
    assert "Year 8" not in page.body.partition('id="road"')[2].partition('id="think"')[0]
    assert "Year 11" in text


def test_before_the_year_and_after_it():
    before = text_of(pages_of(DATA, today=datetime.date(2026, 8, 1)).page("parents/year-9/").body)
    assert "Next: Autumn term, from 1 September 2026" in before
    after = text_of(pages_of(DATA, today=datetime.date(2027, 8, 20)).page("parents/year-9/").body)
    assert "The year 2026-27 is over" in after


def test_the_entitlement_is_the_schools_own_or_drawn_from_what_all_do():
    own = text_of(pages_of(example()).page("years/year-7/").body)
    assert "By the end of year 7 I will have …" in own
    assert "met at least one employer and asked them a question" in own
    drawn = text_of(pages_of(DATA).page("years/year-9/").body)
    assert "met an employer and asked them a question" in drawn
    assert "drawn from the activities" in drawn
    none = text_of(pages_of(DATA).page("years/year-8/").body)
    assert "We have not yet said what students will have done by the end of this year." in none


def test_an_activity_for_a_chosen_group_gives_no_one_an_entitlement():
    data = small(activities=[{"id": "a", "title": "A", "kind": "employer-encounter", "years": "8", "when": "2026-11-26", "attendance": "selected"}])
    assert "We have not yet said what students will have done" in text_of(pages_of(data).page("years/year-8/").body)


def test_choices_stand_in_the_years_that_they_concern():
    data = small(transitions=[{"title": "Year 9 options", "years": "9", "when": "2027-03-01", "about": "Choose.", "link": "https://options.example/"}])
    site = pages_of(data)
    assert "1 March 2027 Year 9 options Choose." in text_of(site.page("years/year-9/").body)
    assert "https://options.example/" in site.page("parents/year-9/").body
    assert "Year 9 options" not in text_of(site.page("years/year-8/").body)
    assert "Year 9 options" in text_of(site.page("calendar/").body)


def test_a_college_that_gives_ages_says_first_year():
    data = yaml.load((EXAMPLE.parent / "examples" / "fe-college" / "programme.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    site = pages_of(data)
    assert site.page("parents/year-12/").title == "My child is in the first year"
    assert site.page("students/year-13/").title == "My second year"
    said = {page.path: re.findall(r"(?<!nd )(?<!st )\b[Yy]ears? 1[23]\b", text_of(page.body)) for page in site.pages if page.path != "what-we-publish/"}
    assert {path: found for path, found in said.items() if found} == {}
    assert "third key phase (years 12 and 13)" in text_of(site.page("what-we-publish/").body)  # The law's own words.


def test_the_ways_to_book_are_those_that_the_school_names():
    guidance = {"how_to_book": "Write to talk@school.example.", "advisers": [{"name": "Tom", "qualification_level": "6", "email": "tom@school.example", "telephone": "01632 960102"}]}
    body = pages_of(small(personal_guidance=guidance)).page("parents/year-9/").body
    assert "mailto:talk@school.example" in body
    assert "tom@school.example" not in body
    assert "tel:" not in body
    assert "mailto:tom@school.example" in pages_of(small(personal_guidance=guidance | {"how_to_book": "Ask the adviser."})).page("parents/year-9/").body


RESULTS = small(
    institution={"name": "Oak Lane School", "kind": "maintained", "years": "9-11"},
    terms=[{"name": "Autumn", "starts": "2026-09-02", "ends": "2026-12-18"}, {"name": "Spring", "starts": "2027-01-04", "ends": "2027-03-25"}, {"name": "Summer", "starts": "2027-04-12", "ends": "2027-07-21"}],
    activities=[
        {"id": "results", "title": "Results day", "kind": "other", "years": "11", "when": "2027-08-20"},
        {"id": "snow", "title": "Winter fair", "kind": "careers-fair", "years": "11", "when": "2026-12-22"},
        {"id": "evening", "title": "Choices evening", "kind": "parents-event", "years": "11", "when": "2026-11-12"},
        {"id": "placement", "title": "Placement", "kind": "work-experience", "years": "11", "when": "2026-10-05 to 2026-10-09"},
    ],
    transitions=[{"title": "Apply to college", "years": "11", "when": "2027-01-31"}],
)


def this_term(day: str, page: str = "students/year-11/") -> str:
    body = pages_of(RESULTS, today=datetime.date.fromisoformat(day)).page(page).body
    return text_of(body.partition('id="this-term"')[2].partition("</section>")[0])


@pytest.mark.parametrize(
    ("day", "shows", "hides"),
    [
        ("2027-04-20", ["This term: Summer term", "Results day"], ["Nothing has a date", "Winter fair"]),
        ("2027-07-30", ["What is next", "Results day"], ["The year 2026-27 is over"]),
        ("2027-08-21", ["The year 2026-27 is over"], ["Results day", "Winter fair"]),
        ("2026-12-10", ["This term: Autumn term", "Winter fair"], ["Results day"]),
        ("2026-12-20", ["Next: Spring term", "Winter fair"], ["Placement"]),
        ("2027-01-10", ["This term: Spring term"], ["Winter fair", "Results day"]),
    ],
)
def test_what_falls_into_the_holidays_is_shown_until_it_is_over(day, shows, hides):
    for page in ("students/year-11/", "parents/year-11/"):
        text = this_term(day, page)
        assert [word for word in shows if word not in text] == []
        assert [word for word in hides if word in text] == []


def test_the_home_page_knows_a_results_day_after_the_last_term():
    assert "Results day" in text_of(pages_of(RESULTS, today=datetime.date(2027, 7, 30)).page("").body)


def test_nobody_is_invited_to_what_is_over():
    before, after = (pages_of(RESULTS, today=datetime.date.fromisoformat(day)) for day in ("2026-11-10", "2026-11-21"))
    for path in ("parents/year-11/", "parents/", "roadmap/"):
        assert "Choices evening" in text_of(before.page(path).body.partition("You are invited")[2])
        assert "Choices evening" not in text_of(after.page(path).body.partition("You are invited")[2])
    assert "No more days are set for this year yet." in text_of(after.page("parents/").body)
    assert "No events for parents and carers have been named yet." in text_of(pages_of(small()).page("parents/").body)


def test_the_road_ahead_gives_this_years_days_to_this_years_learners_only():
    site = pages_of(RESULTS)
    ahead, own = (text_of(site.page(f"students/year-{year}/").body.partition('id="road"')[2].partition('id="think"')[0]) for year in (9, 11))
    assert "Placement, October" in ahead
    assert "Apply to college, January" in ahead
    assert not re.search(r"\b202[67]\b", ahead)
    assert "Placement, 5 to 9 October 2026" in own
    assert "Apply to college, 31 January 2027" in own


@pytest.mark.parametrize(
    ("when", "says"),
    [("2026-10-01", "October"), (["2026-10-01", "2026-10-08", "2027-03-01"], "October and March"), ("2026-09-07 to 2027-02-05", "September to February"), ("spring", "Spring term"), ("May", "May"), ("all year", "All year")],
)
def test_months_without_days(when, says):
    programme = programme_of(small(activities=[{"id": "a", "title": "A", "kind": "assembly", "years": "9", "when": when}]))
    assert months_text(programme.activities[0].when, words_for("en")) == says


@pytest.mark.parametrize(
    ("when", "says"),
    [
        (["2027-01-20", "2027-01-27"], "20 and 27 January 2027"),
        (["2027-01-20", "2027-01-27", "2027-02-03"], "20 January, 27 January and 3 February 2027"),
        (["2026-12-01", "2027-01-27"], "1 December 2026 and 27 January 2027"),
    ],
)
def test_each_day_of_a_list_has_its_month(when, says):
    programme = programme_of(small(activities=[{"id": "a", "title": "A", "kind": "assembly", "years": "9", "when": when}]))
    assert when_text(programme.activities[0].when, words_for("en")) == says


def test_when_is_work_experience_leads_to_all_of_it():
    def target(*years: str) -> str:
        work = [{"id": f"work-{year}", "title": "Placement", "kind": "work-experience", "years": year} for year in years]
        body = pages_of(small(activities=work)).page("").body
        return re.search(r'href="([^"]*)">When is work experience', body)[1]

    assert target("10") == "activities/work-10/"
    assert target("10", "11") == "activities/#kind-work-experience"


def activity_page(**more) -> str:
    return text_of(pages_of(small(activities=[{"id": "a", "title": "A", "years": "9", **more}])).page("activities/a/").body)


def test_an_activity_says_nothing_to_those_for_whom_nothing_is_written():
    assert "For students" not in activity_page(kind="assembly", summary="A talk.")
    assert "For students Bring a pen." in activity_page(kind="assembly", for_learners="Bring a pen.")
    assert "Ask your child afterwards" in activity_page(kind="assembly")
    training = activity_page(kind="staff-development", summary="A day for staff.")
    assert "For students" not in training
    assert "For parents and carers" not in training
    for kind in ("parents-event", "parents-evening", "open-evening"):
        assert "Ask your child afterwards" not in activity_page(kind=kind)
        assert "For parents and carers You are invited to this one." in activity_page(kind=kind)


def test_a_kind_that_says_nothing_is_left_out():
    site = pages_of(small(activities=[{"id": "a", "title": "Day centre", "kind": "other", "years": "9", "when": "2026-11-26"}]))
    assert "Year 9. The facts" in text_of(site.page("activities/a/").body)
    for path in ("activities/a/", "years/year-9/", "journey/", ""):
        assert "Other" not in text_of(site.page(path).body.partition('id="who-are-you"')[0] + site.page(path).body.partition('id="next"')[2])


def test_an_activity_of_several_years_leads_to_the_calendar():
    for years, target in (("11", "../../years/year-11/"), (["10", "11"], "../../calendar/")):
        body = pages_of(small(activities=[{"id": "a", "title": "A", "kind": "assembly", "years": years}])).page("activities/a/").body
        assert f'href="{target}"' in body.partition('id="next-step"')[2]


def test_a_college_that_gives_ages_does_not_speak_of_after_school():
    for kind in ("fe-college", "sixth-form-college"):
        site = pages_of(small(institution={"name": "Bay", "kind": kind, "ages": "16-19"}))
        assert [page.path for page in site.pages if "after school" in text_of(page.body) or "through school" in text_of(page.body)] == []
