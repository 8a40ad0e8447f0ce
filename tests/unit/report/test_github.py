import re

import pytest

from careersite.report import github
from careersite.report.baseline import apply_baseline, write_baseline
from tests.unit.report.samples import HOSTILE, RULES, audit, check, gaps, hostile, judged, unreadable

COMMAND = re.compile(r"::(error|warning|notice)( [^:\r\n]+)?::[^\r\n]*")


def lines(report, **options):
    text = github.render(report, rules=RULES, **options)
    assert text.endswith("\n")
    return text[:-1].split("\n")


def test_the_annotations_of_a_school_with_gaps():
    assert lines(gaps()) == [
        "::error title=PUB-2 the careers leader's contact details::There is no email address or telephone number."
        "%0ANext: Write an email address under careers_leader.",
        "::warning file=programme.yaml,line=41,col=3,title=PUB-6 the date of the next review::"
        "The review date, 1 September 2026, has passed.%0ANext: Write a later date.",
        "::notice title=PUB-10 other forms than web text::There is no picture, print or slide.",
        "::notice file=programme.yaml,line=88,col=5,title=PAL-5 encounters inside the school day::"
        "Could not be told: No length is given for 2 encounters.",
        "::notice title=careersite check::1 thing that the law asks for is missing.",
    ]


def test_strict_makes_should_an_error():
    assert lines(gaps(), strict=True)[1].startswith("::error file=programme.yaml,line=41")


def test_every_fault_is_an_error_at_its_line():
    found = lines(unreadable(25))
    assert found[24].startswith("::error file=programme.yaml,line=25,col=1,title=YAML-TAB::")
    assert found[25] == "::notice title=careersite check::The file cannot be judged yet: 25 faults to mend first."


def test_signs_with_a_meaning_are_escaped():
    report = check(judged("X-1", "must", "not-met", "100% of\nlines: a, b", "a,b:c%.yaml:2:1"))
    assert lines(report)[0] == "::error file=a%2Cb%3Ac%25.yaml,line=2,col=1,title=X-1::100%25 of lines: a, b"


def test_an_address_has_no_line():
    assert "::error file=policy.pdf#page=3,title=PUB-6" in lines(audit())[0]


def test_what_a_baseline_knows_is_not_annotated():
    found = lines(apply_baseline(gaps(), write_baseline(gaps())))
    assert not any(line.startswith(("::error", "::warning")) for line in found)
    assert "The baseline knows 3 gaps." in found[-1]


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_stays_inside_its_annotation(payload):
    for line in lines(hostile(payload)):
        assert COMMAND.fullmatch(line), line
        assert line.isprintable()
