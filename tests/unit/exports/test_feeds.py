"""Calendar feeds, opened with a second parser."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import icalendar
import pytest
import recurring_ical_events

from careersite.exports import FORMS, ExportInput
from careersite.exports.feeds import files

Made = Callable[[str], ExportInput]
ONE = """
activities:
  - {{id: fair, title: {title}, kind: careers-fair, years: [8, 9], when: {when}{more}}}
"""


def one(made: Made, when: str = "2026-11-12", more: str = "", title: str = "The fair") -> icalendar.Event:
    """The only event of a programme with one activity."""
    feed = icalendar.Calendar.from_ical(files(made(ONE.format(title=title, when=when, more=more)))["calendar/all.ics"])
    (event,) = feed.walk("VEVENT")
    return event


def test_feeds_of_the_example(academy: ExportInput) -> None:
    made = files(academy)
    assert set(made) == {f"calendar/{name}.ics" for name in ("all", "students", "parents", "provider-encounters", "review-dates", *(f"year-{year}" for year in range(7, 14)))}
    assert made == files(academy)
    for data in made.values():
        feed = icalendar.Calendar.from_ical(data)
        identities = [event["uid"] for event in feed.walk("VEVENT")]
        assert identities
        assert len(identities) == len(set(identities))
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_second_parser_finds_the_day(academy: ExportInput) -> None:
    feed = icalendar.Calendar.from_ical(files(academy)["calendar/year-9.ics"])
    titles = [str(event["summary"]) for event in recurring_ical_events.of(feed).at(date(2026, 12, 2))]
    assert "Marine Trades Training in the hall" in titles
    assert not [event for event in recurring_ical_events.of(feed).at(date(2026, 12, 3)) if event["summary"] == "Marine Trades Training in the hall"]


def test_the_end_of_a_day_is_the_next_day(made: Made) -> None:
    event = one(made)
    assert (event.start, event.end) == (date(2026, 11, 12), date(2026, 11, 13))
    event = one(made, "2026-11-12 to 2026-11-13")
    assert (event.start, event.end) == (date(2026, 11, 12), date(2026, 11, 14))


@pytest.mark.parametrize(("day", "offset"), [("2026-11-12", 0), ("2027-06-10", 1)])
def test_times_are_london_times(made: Made, day: str, offset: int) -> None:
    event = one(made, day, ", starts: '09:30', ends: '11:00'")
    assert isinstance(event.start, datetime)
    assert event.start.utcoffset() == timedelta(hours=offset)
    assert (event.start.hour, event.end.hour) == (9, 11)


def test_zone_comes_with_the_feed(made: Made) -> None:
    data = files(made(ONE.format(title="Fair", when="2027-06-10", more=", starts: '09:30', minutes: 60")))["calendar/all.ics"]
    feed = icalendar.Calendar.from_ical(data)
    (zone,) = feed.walk("VTIMEZONE")
    clock = zone.to_tz()
    for moment, hours in ((datetime(2027, 3, 28, 12), 1), (datetime(2027, 3, 27, 12), 0), (datetime(2026, 10, 25, 12), 0), (datetime(2026, 10, 24, 12), 1)):  # noqa: DTZ001
        assert moment.replace(tzinfo=clock).utcoffset() == timedelta(hours=hours), moment
    assert b"DTSTART;TZID=Europe/London:20270610T093000" in data
    assert b"DTEND;TZID=Europe/London:20270610T103000" in data


def test_several_days_are_several_events(made: Made) -> None:
    feed = icalendar.Calendar.from_ical(files(made(ONE.format(title="Fair", when="[2026-11-12, 2026-11-19]", more="")))["calendar/year-8.ics"])
    assert [event.start for event in feed.walk("VEVENT")] == [date(2026, 11, 12), date(2026, 11, 19)]


def test_a_month_is_tentative_and_says_so(made: Made) -> None:
    event = one(made, "March")
    assert (event.start, event.end) == (date(2027, 3, 1), date(2027, 4, 1))
    assert event["status"] == "TENTATIVE"
    assert "not set yet" in event["summary"]


@pytest.mark.parametrize("when", ["autumn", "all year"])
def test_no_day_no_event(made: Made, when: str) -> None:
    feed = icalendar.Calendar.from_ical(files(made(ONE.format(title="Fair", when=when, more="")))["calendar/all.ics"])
    assert not feed.walk("VEVENT")


def test_called_off_stays_as_cancelled(made: Made) -> None:
    event = one(made, more=", cancelled: yes")
    assert event["status"] == "CANCELLED"
    assert event["summary"] == "Called off: The fair"


def test_uid_does_not_change_with_day_or_title(made: Made) -> None:
    assert one(made)["uid"] == one(made, "2027-01-20", title="Another name")["uid"]


def test_where_what_and_address(made: Made) -> None:
    context = made(ONE.format(title="Fair", when="2026-11-12", more=", place: Main hall, summary: Meet **ten** firms.") + "site: {url: 'https://hill.example/careers'}\n")
    (event,) = icalendar.Calendar.from_ical(files(context)["calendar/all.ics"]).walk("VEVENT")
    assert event["location"] == "Main hall"
    assert event["url"] == "https://hill.example/careers/activities/fair/"
    assert "Meet ten firms." in event["description"]
    assert event["categories"].cats == ["Careers fair", "Year 8", "Year 9"]


@pytest.mark.parametrize("title", ["A, B; C", "“x\\\\nBEGIN:VEVENT”", "<script>alert(1)</script>", "é" * 90])
def test_text_stays_text(made: Made, title: str) -> None:
    data = files(made(ONE.format(title=f'"{title}"', when="2026-11-12", more="")))["calendar/all.ics"]
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert [event["summary"] for event in events] == [title.replace("\\\\", "\\")]
    assert len(re.findall(rb"^BEGIN:VEVENT", data, re.MULTILINE)) == 1


def test_two_choices_of_one_name_are_two_events(made: Made) -> None:
    context = made("transitions: [{title: Options, years: [9], when: 2027-02-01}, {title: Options, years: [9], when: 2027-03-01}]\n")
    events = icalendar.Calendar.from_ical(files(context)["calendar/all.ics"]).walk("VEVENT")
    assert len({event["uid"] for event in events}) == 2


def test_days_to_keep(made: Made) -> None:
    context = made("review: {review_by: 2027-07-01}\n")
    events = icalendar.Calendar.from_ical(files(context)["calendar/review-dates.ics"]).walk("VEVENT")
    assert date(2027, 7, 1) in [event.start for event in events]


def test_provider_encounters_only(academy: ExportInput) -> None:
    events = icalendar.Calendar.from_ical(files(academy)["calendar/provider-encounters.ics"]).walk("VEVENT")
    titles = {str(event["summary"]) for event in events}
    assert "Technical roadshow" in titles
    assert "A day at the port" not in titles


def test_parents_and_learners_have_their_feeds_in_each_language_with_the_same_identities(academy: ExportInput) -> None:
    made = FORMS["calendar"](academy)
    assert {name for name in made if name.startswith("pl/")} == {f"pl/calendar/{name}.ics" for name in ("all", "students", "parents", *(f"year-{year}" for year in range(7, 14)))}
    polish, english = (icalendar.Calendar.from_ical(made[f"{folder}calendar/year-9.ics"]) for folder in ("pl/", ""))
    assert {str(event["uid"]) for event in polish.walk("VEVENT")} == {str(event["uid"]) for event in english.walk("VEVENT")}
    assert all(str(event["url"]).startswith("https://careers.saltholmepoint.example/pl/") for event in polish.walk("VEVENT") if "url" in event)
    assert not re.search("[\ue000-\uf8ff]", made["pl/calendar/all.ics"].decode())
