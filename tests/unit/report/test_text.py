import pytest

from careersite.report import text
from careersite.report.visible import visible
from tests.unit.report.samples import HOSTILE, RULES, audit, check, gaps, hostile, judged, unreadable


def said(report, **options):
    return text.render(report, rules=RULES, **options)


def test_the_whole_report_of_a_school_with_gaps():
    assert (
        said(gaps())
        == """\
careersite check: programme.yaml
Example Academy (academy, years 7 to 11)
Statutory guidance of 8 May 2025 (dfe-2025-05), judged on 21 November 2026

===========================================
1 thing that the law asks for is missing.
===========================================

The law asks for this (must): 1 missing
  PUB-2 There is no email address or telephone number.
    Next: Write an email address under careers_leader.

The guidance expects this (should): 1 missing
  programme.yaml:41:3: PUB-6 The review date, 1 September 2026, has passed.
    Next: Write a later date.

Good practice (good): 1 missing
  PUB-10 There is no picture, print or slide.
    Next: Write it in the file.

Could not be told: 1
  programme.yaml:88:5: PAL-5 (must) No length is given for 2 encounters.
    Next: Write it in the file.

Set aside in the file, with a reason: 1
  GB5-1 (should) Set aside until 1 July 2027 by the head: small cohort.

Counts    met  not met  cannot tell  does not apply  set aside
must        1        1            1               0          0
should      0        1            0               1          1
good        0        1            0               0          0
""".replace("===========================================", "=" * len("1 thing that the law asks for is missing."))
    )


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (check(judged("PUB-1", "must", "met"), judged("PUB-2", "must", "met")), "Everything that the law asks for is there: 2 of 2."),
        (check(*(judged(f"PUB-{n}", "must", "not-met") for n in (1, 2, 3))), "3 things that the law asks for are missing."),
        (
            check(judged("PUB-1", "must", "met"), judged("PUB-2", "must", "cannot-tell")),
            "Nothing that the law asks for was found to be missing, but 1 of 2 could not be told.",
        ),
        (
            check(judged("PUB-1", "must", "met"), judged("GB3-4", "must", "waived")),
            "Nothing that the law asks for is missing: 1 of 2 are there, 1 set aside.",
        ),
        (
            check(judged("PUB-1", "good", "not-met"), judged("PAL-1", "must", "not-applicable")),
            "The law asks for nothing here; what follows is expected or good practice.",
        ),
        (unreadable(2), "The file cannot be judged yet: 2 faults to mend first."),
        (check(), "Nothing was found that could be judged."),
    ],
)
def test_the_statement_says_how_it_stands(report, sentence):
    assert sentence in said(report)


def test_strict_says_that_should_counts():
    report = check(judged("PUB-1", "must", "met"), judged("PUB-6", "should", "not-met"))
    assert "1 thing that the guidance expects is missing, and this run counts that as must." in said(report, strict=True)
    assert "this run" not in said(report)


def test_of_many_faults_twenty_are_shown_and_the_rest_counted():
    shown = said(unreadable(33))
    assert "programme.yaml:20:1: YAML-TAB" in shown
    assert "programme.yaml:21:1" not in shown
    assert "… and 13 more faults." in shown
    assert "more fault" not in said(unreadable(20))


def test_faults_stand_before_what_is_missing():
    report = check(judged("PUB-2", "must", "not-met"), faults=unreadable(1).faults)
    shown = said(report)
    assert shown.index("YAML-TAB") < shown.index("PUB-2")
    assert "The file has 1 fault to mend first." in shown


def test_what_is_said_of_many_alike_is_said_once():
    alike = [judged(f"GB{n}-1", "should", "cannot-tell", "A website cannot show this.") for n in range(1, 7)]
    other = judged("PUB-8", "should", "cannot-tell", "The page was not read.")
    shown = said(check(other, *alike))
    assert "Could not be told: 7\n" in shown
    assert shown.count("A website cannot show this.") == 1
    assert "  GB1-1, GB2-1, GB3-1, GB4-1, GB5-1, GB6-1 (should) A website cannot show this." in shown
    assert "  PUB-8 (should) The page was not read." in shown
    two_levels = check(judged("GB1-1", "should", "cannot-tell", "The same."), judged("JRN-1", "good", "cannot-tell", "The same."))
    assert said(two_levels).count("The same.") == 2


def test_an_audit_says_its_notes_and_where():
    shown = " ".join(said(audit()).split())
    assert "Note: The kind of institution is unknown: levels are those of a maintained school." in shown
    assert "policy.pdf#page=3: PUB-6 The date has passed." in shown
    assert "Example School (kind unknown)" in shown


def test_colour_only_repeats_what_the_words_say():
    import re

    coloured = said(gaps(), colour=True)
    assert "\x1b[1;31m1 thing that the law asks for is missing.\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == said(gaps())


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_cannot_act_on_a_screen_or_forge_a_line(payload):
    shown = said(hostile(payload))
    assert all(character.isprintable() for line in shown.split("\n") for character in line)
    shown.encode("utf-8")
    assert not any(line.startswith("programme.yaml:1:1:") for line in shown.splitlines())


def test_hidden_characters_are_shown_and_names_are_kept():
    assert visible("\x1b[2J \x9b \u202e \ud800 \U000e0041") == "\\x1b[2J \\x9b \\u202e \\ud800 \\U000e0041"
    assert visible("Zoë\u00a0O’Brien می\u200cخواهم 👩\u200d🏫") == "Zoë O’Brien می\u200cخواهم 👩\u200d🏫"
    assert visible("one\ttwo\r\nthree\n") == "one two  three"


def test_a_place_with_spaces_stays_on_one_line():
    place = "C:\\Users\\Ms Patel\\Documents\\our careers programme for the year that has begun\\programme.yaml:41:3"
    assert f"  {place}: PUB-1" in said(check(judged("PUB-1", "must", "not-met", "It is not there.", place))).splitlines()


def test_lines_fit_a_narrow_window_and_addresses_stay_whole():
    long = "https://school.example/" + "a" * 120
    report = check(judged("PUB-1", "must", "not-met", "The words are many and say little. " * 12, long))
    lines = said(report).splitlines()
    assert any(long in line for line in lines)
    assert all(len(line) <= 88 for line in lines if long not in line)


def test_a_report_names_what_is_missing_and_hands_out_no_seal():
    for report in (gaps(), audit(), unreadable(3)):
        assert "complian" not in said(report).lower()
