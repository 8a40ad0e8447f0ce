"""Judging a school's pages together: what is missing is only said where everything that may hold it was read."""

from datetime import date

import pytest

from careersite.audit.extract import read_page
from careersite.audit.extract.model import Extract
from careersite.audit.extract.text import to_blocks
from careersite.audit.judge import ROWS, judge_pages
from careersite.audit.judge.names import name_at, names
from careersite.audit.judge.review import _DATE, read_date
from careersite.audit.saved import SavedPage
from careersite.auditing import audit

TODAY = date(2026, 11, 21)
CAREERS = "Careers\nOur careers leader is Mrs Kerensa Lobb, klobb@school.example.\nYear 7: careers lessons. Year 8: a college visit.\n"


def judge(*pages, today=TODAY):
    saved = [page if isinstance(page, SavedPage) else SavedPage(f"page{number}.txt", page.encode()) for number, page in enumerate(pages)]
    return {verdict.id: verdict for verdict in judge_pages([read_page(page) for page in saved], today=today)}


def test_every_row_is_judged_once_and_in_order():
    verdicts = judge_pages([read_page(SavedPage("a.txt", CAREERS.encode()))], today=TODAY)
    assert tuple(verdict.id for verdict in verdicts) == ROWS


def test_the_order_of_pages_does_not_matter():
    pages = [read_page(SavedPage(f"p{number}.txt", text.encode())) for number, text in enumerate((CAREERS, "Careers Leader: Mr Dunn", "Provider Access Policy\nWrite to us."))]
    assert judge_pages(pages, today=TODAY) == judge_pages(pages[::-1], today=TODAY)


def test_evidence_is_the_pages_own_words_with_its_address():
    verdict = judge(CAREERS)["PUB-1"]
    assert (verdict.outcome, verdict.params["name"]) == ("met", "Mrs Kerensa Lobb")
    assert verdict.evidence[0].where == "page0.txt"
    assert verdict.evidence[0].quote in CAREERS


def test_a_long_quote_is_cut_at_300_characters():
    verdict = judge("Careers\nCareers Leader: Mrs Lobb " + "who has much to say about everything " * 20)["PUB-1"]
    assert len(verdict.evidence[0].quote) <= 300


def test_a_pdf_evidence_names_its_page():
    from tests.unit.audit.test_extract import pdf

    body = pdf("Careers at our school, a policy.", "The careers leader is Mrs Lobb.")
    assert judge(SavedPage("policy.pdf", body))["PUB-1"].evidence[0].where == "policy.pdf#page=2"


@pytest.mark.parametrize("status", ["http-404", "http-503", "timeout", "robots", "certificate", "too-big"])
def test_a_careers_page_that_was_not_read_is_never_missing_content(status):
    verdicts = judge("Welcome\nTerm dates and uniform.", SavedPage("https://school.example/careers", b"", status=status))
    assert {verdict.outcome for verdict in verdicts.values()} == {"cannot-tell"}
    assert verdicts["PUB-1"].reason_code == "pages-not-read"
    assert verdicts["PUB-1"].params["why"] == status


def test_an_unread_page_about_something_else_changes_nothing():
    verdicts = judge(CAREERS, SavedPage("https://school.example/lunch-menu", b"", status="http-404", clicks=2))
    assert verdicts["PUB-5"].reason_code == "impact-not-described"


def test_what_is_found_stays_found_beside_an_unread_page():
    verdicts = judge(CAREERS, SavedPage("https://school.example/careers/policy.pdf", b"", status="timeout"))
    assert verdicts["PUB-1"].outcome == "met"
    assert verdicts["PUB-5"].reason_code == "pages-not-read"


def test_nothing_readable_is_no_judgement():
    verdicts = judge(SavedPage("scan.pdf", b"\x89PNG"))
    assert {verdict.outcome for verdict in verdicts.values()} == {"cannot-tell"}


def test_no_pages_at_all():
    assert {verdict.reason_code for verdict in judge_pages([], today=TODAY)} >= {"no-programme-summary"}


def html(body):
    return f"<html lang=en><head><title>Careers</title></head><body><main>{body}</main></body></html>".encode()


def test_a_policy_that_is_only_linked_is_not_missing():
    page = SavedPage("https://s.example/careers", html("<h1>Careers</h1><p>We plan careers for all.</p><a href='/docs/pal.pdf'>Provider Access Policy</a>"), clicks=1)
    verdicts = judge(page)
    assert {row: verdicts[row].reason_code for row in ("PUB-7", "PAP-1", "PAP-5", "PUB-7b", "PUB-9")} == {
        "PUB-7": "policy-linked-not-read", "PAP-1": "policy-linked-not-read", "PAP-5": "policy-linked-not-read", "PUB-7b": "policy-linked", "PUB-9": "found-from-navigation",
    }  # fmt: skip


def test_a_linked_policy_that_was_read_is_judged_by_its_words():
    page = SavedPage("https://s.example/careers", html("<h1>Careers</h1><p>We plan careers for all.</p><a href='/docs/pal.html'>Provider Access Policy</a>"), clicks=1)
    policy = SavedPage(
        "https://s.example/docs/pal.html",
        html("<h1>Provider Access Policy</h1><p>This policy sets out how we manage requests from providers for access.</p><p>Write to the Careers Leader with six weeks' notice.</p>"),
        clicks=2,
    )
    verdicts = judge(page, policy)
    assert {row: verdicts[row].outcome.value for row in ("PUB-7", "PUB-7b", "PAP-1", "PAP-3")} == {"PUB-7": "met", "PUB-7b": "met", "PAP-1": "met", "PAP-3": "not-met"}


@pytest.mark.parametrize(("clicks", "outcome"), [(1, "met"), (3, "met"), (4, "not-met"), (None, "cannot-tell")])
def test_clicks_decide_reach(clicks, outcome):
    assert judge(SavedPage("https://s.example/c", html("<h1>Careers</h1><p>We plan careers for all years.</p>"), clicks=clicks))["PUB-9"].outcome == outcome


def test_a_date_ahead_beats_a_date_past_and_of_past_dates_the_last_is_told():
    assert judge("Careers\nNext review: July 2025.", "Careers plan\nNext review: July 2027.")["PUB-6"].evidence[0].date == "2027-07"
    past = judge("Careers\nNext review: July 2024.", "Careers plan\nNext review: July 2025.")["PUB-6"]
    assert (past.outcome, past.reason_code, past.evidence[0].date) == ("not-met", "review-date-past", "2025-07")


@pytest.mark.parametrize(("today", "code"), [(date(2026, 11, 30), "review-date-ahead"), (date(2026, 12, 1), "review-date-past")])
def test_a_month_is_past_from_the_day_after_its_end(today, code):
    assert judge("Careers\nNext review: November 2026.", today=today)["PUB-6"].reason_code == code


@pytest.mark.parametrize(
    ("words", "form", "last"),
    [
        ("1 september 2027", "2027-09-01", date(2027, 9, 1)), ("31/12/27", "2027-12-31", date(2027, 12, 31)), ("feb 2028", "2028-02", date(2028, 2, 29)),
        ("autumn term 2026", "2026-12", date(2026, 12, 31)), ("spring 2027", "2027-03", date(2027, 3, 31)), ("summer 2026/27", "2027-07", date(2027, 7, 31)),
        ("2027", "2027", date(2027, 12, 31)), ("2026-27", "2027-08", date(2027, 8, 31)), ("2027-02-03", "2027-02-03", date(2027, 2, 3)),
    ],
)  # fmt: skip
def test_stated_dates(words, form, last):
    stated = read_date(_DATE.search(words))
    assert (stated.text, stated.last) == (form, last)


@pytest.mark.parametrize("words", ["31/02/2027", "2024-2027", "45.13.2027"])
def test_what_is_no_date(words):
    assert read_date(_DATE.search(words)) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs O'Neill Careers Leader", "Mrs O'Neill"), ("Dr J. A. Penrose, head", "Dr J. A. Penrose"), ("Miss Clarke-Hall is", "Miss Clarke-Hall"), ("MR SMITH", "MR SMITH"),
        ("Sarah O'Neill (", "Sarah O'Neill"), ("J Kestle", "J Kestle"), ("Ana de Souza,", "Ana de Souza"),
    ],
)  # fmt: skip
def test_names_by_shape(text, name):
    assert name_at(text, 0).text == name


@pytest.mark.parametrize("text", ["Work Experience", "Head Teacher", "Sixth Form", "National Careers Service", "Careers Leader", "Year Ten", "Our School"])
def test_words_that_pages_capitalise_are_no_names(text):
    assert names(text, 0, len(text)) == []


def test_an_address_lost_to_script_is_not_missing():
    page = html("<h1>Careers</h1><p>Careers Leader: Mrs Lobb, email <span>[email&#160;protected]</span></p>")
    assert judge(SavedPage("a.html", page))["PUB-2"].reason_code == "address-not-readable"


def test_the_headers_office_number_is_not_the_leaders():
    page = html("<p>Careers Leader: Mrs Lobb</p>").replace(b"<main>", b"<header>Tel 01632 960000 office@school.example</header><main>")
    assert judge(SavedPage("a.html", page))["PUB-2"].outcome == "not-met"


def test_encounters_are_shown_by_the_schools_own_plan_only():
    law = "Provider Access\nSchools must offer two encounters in year 8 or year 9."
    plan = "Our encounters\nYear 8: Harbour College visits in October and tells us about T Levels.\nYear 9: Port Training apprenticeship workshop in January."
    assert judge(law)["PAL-1"].reason_code == "law-restated"
    assert judge(plan)["PAL-1"].outcome == "met"
    assert judge(plan)["PAL-2"].outcome == "cannot-tell"
    assert {judge(plan)[row].reason_code for row in ("PAL-4", "PAL-5", "PAL-6", "PAL-7")} == {"page-cannot-show"}


def test_an_own_sixth_form_alone_is_never_called_bias():
    assert judge("Careers\nCome to our sixth form, the best in town.")["PUB-14"].outcome == "cannot-tell"


def test_a_text_of_five_megabytes_is_judged_in_linear_work():
    sentence = "Careers Leader and the careers programme with review and provider access on , to and 2026 and Mrs "
    verdicts = judge(sentence * 2_000, "(" * 20_000 + "Careers " * 2_000)
    assert len(verdicts) == len(ROWS)


def test_a_section_on_provider_access_ends_with_the_next_heading_of_its_level():
    page = html(
        "<h1>Careers</h1><h2>Provider Access Statement</h2><p>We handle requests from providers fairly. Write to the Careers Leader.</p><h3>Rooms</h3><p>We offer the hall.</p>"
        "<h2>Alumni</h2><p>Former students give talks in assembly, mentor Year 10 and host visits to workplaces.</p>"
    )
    verdicts = judge(SavedPage("a.html", page))
    assert {row: verdicts[row].outcome.value for row in ("PUB-7", "PAP-1", "PAP-3", "PUB-3", "PUB-7b")} == dict.fromkeys(("PUB-7", "PAP-1", "PAP-3", "PUB-3", "PUB-7b"), "met")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yours sincerely Miss Trevail Careers Leader", "Miss Trevail"),
        ("Headteacher: Mr Moss Careers Leader: Mrs Lobb SENCO: Ms Ray", "Mrs Lobb"),
        ("Headteacher Mrs Wills Careers Leader in post", None),
    ],
)
def test_names_in_text_that_lost_its_lines(text, name):
    verdict = judge(f"Careers\n{text}")["PUB-1"]
    assert verdict.params.get("name") == name


ASKING = "Training providers who wish to meet our pupils should write to the Careers Team at least six weeks before."


def test_provider_access_text_without_a_title_is_judged_by_what_it_says():
    said = judge(f"{ASKING}\nWe agree to visits that fit our programme and refuse those in exam weeks.\nVisitors can use the hall and a projector.")
    assert {row: said[row].outcome.value for row in ("PUB-7", "PAP-1", "PAP-2", "PAP-3")} == dict.fromkeys(("PUB-7", "PAP-1", "PAP-2", "PAP-3"), "met")
    assert judge(f"Careers\n{ASKING}")["PUB-7"].outcome == "cannot-tell"


@pytest.mark.parametrize(
    "text",
    [
        "Groups who wish to use our hall should contact the site manager four weeks before. We may refuse a booking that clashes with school events.",
        "Requests for extra time in exams should be made to the SENCO eight weeks before. They will be refused if evidence is missing. Rooms are provided.",
        "Colleges want to meet students who have read about the course. Go to open days and email the tutor two weeks before.",
    ],
)
def test_the_same_words_about_something_else_are_no_provider_access(text):
    said = judge(f"School information\n{text}")
    assert not [row for row in ("PUB-7", "PAP-1", "PAP-2", "PAP-3") if said[row].outcome == "met"]


def test_the_programme_after_a_line_to_providers_is_still_a_programme():
    said = judge(f"Careers\n{ASKING}\nYear 7: a visit to a local firm and lessons on jobs.\nYear 8: enterprise day with talks by employers.\nPupils in Year 10 have mock interviews.")
    assert said["PUB-3"].outcome == "met"
    assert said["PAP-1"].outcome == "met"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Each learner has a guidance interview in Year 11, and again in Year 13.", "programme-hinted"),
        ("We check the impact of the careers programme through Compass, surveys in Years 7, 9 and 11 and feedback after work experience.", "no-programme-summary"),
    ],
)
def test_one_clause_is_no_summary(text, code):
    assert judge(f"Careers\n{text}")["PUB-3"].reason_code == code


def test_another_policys_review_is_not_the_programmes():
    assert judge("Careers\nAdmissions policy next review: October 2027.")["PUB-6"].outcome == "not-met"
    assert judge("Careers\nThis page will next be looked at again in September 2027.")["PUB-6"].evidence[0].date == "2027-09"


LINKS = "<html><h1>Careers</h1><p>Our careers programme.</p><a href='files/{}'>{}</a></html>"


@pytest.mark.parametrize(
    ("file", "words", "there", "outcome"),
    [
        ("roadmap.pdf", "Careers roadmap", True, "met"),
        ("roadmap.pdf", "Careers roadmap", False, "cannot-tell"),
        ("map.png", "Our careers journey map", True, "met"),
        ("map.png", "Our careers journey map", False, "cannot-tell"),
        ("careers-programme.pdf", "Download it", True, "met"),
        ("careers-policy.pdf", "Careers policy", True, "cannot-tell"),
        ("privacy.pdf", "Careers privacy leaflet", True, "cannot-tell"),
    ],
)
def test_another_form_is_a_file_that_is_there_and_tells_the_programme(tmp_path, file, words, there, outcome):
    (tmp_path / "files").mkdir()
    (tmp_path / "careers.html").write_text(LINKS.format(file, words))
    if there:
        (tmp_path / "files" / file).write_bytes(b"%PDF-1.4")
    report = audit(str(tmp_path), today=TODAY)
    row = next(row for row in report.judgements if row.id == "PUB-10")
    assert row.outcome == outcome, row


PAGE = (
    "<html lang=en><h1>Careers</h1>{top}<p>Careers Leader: Mrs Low, alow@school.example.</p><p>Year 7: careers lessons. Year 8: a college visit. Year 9: options evening.</p>"
    "<p>Read our policy:</p><p><a href=pap.pdf>Provider Access Policy</a></p><p>The information on this page was written in 2026 and will next be reviewed in September 2027.</p></html>"
)


@pytest.mark.parametrize("top", ["", "<p><a href=pap.pdf>Provider Access Policy</a></p>"])
def test_a_link_to_the_policy_is_not_the_policy(top):
    verdicts = judge(SavedPage("careers.html", PAGE.format(top=top).encode()))
    assert {row: verdicts[row].outcome for row in ("PUB-3", "PUB-6", "PUB-7", "PAP-1", "PAP-6")} == {
        "PUB-3": "met", "PUB-6": "met", "PUB-7": "cannot-tell", "PAP-1": "cannot-tell", "PAP-6": "cannot-tell",
    }  # fmt: skip
    assert verdicts["PUB-6"].evidence[0].date == "2027-09"


def test_a_title_over_two_lines_of_paper_is_a_title():
    text = "Provider\nAccess Policy Statement\nWe welcome visits.\nAccess will be given on Tuesdays between 9.00am and 10.15am.\nThe main hall and two classrooms are available to visitors."
    extract = Extract("pal.pdf", title="", form="pdf", blocks=tuple(to_blocks(text, page=1)), readable=True)
    verdicts = {verdict.id: verdict for verdict in judge_pages([extract], today=TODAY)}
    assert (verdicts["PAP-3"].outcome, verdicts["PAP-4"].outcome) == ("met", "met")


@pytest.mark.parametrize(("title", "outcome"), [("Careers", "met"), ("Careers with us", "cannot-tell"), ("Policies", "cannot-tell")])
def test_only_a_page_on_careers_is_found_from_the_menu(title, outcome):
    home = SavedPage("https://school.example/", f"<html lang=en><title>School</title><p>Welcome to our school.</p><nav><a href=/c>{title}</a></nav></html>".encode(), clicks=0)
    page = SavedPage("https://school.example/c", f"<html lang=en><title>{title}</title><h1>{title}</h1><p>Our provider access policy and other papers are here.</p></html>".encode(), clicks=1, linked_as=title)
    assert judge(home, page)["PUB-9"].outcome == outcome


def test_a_list_of_audiences_says_where_each_is_told():
    lines = ("Pupils: look at the careers board outside Room 4.", "Parents: ring the office.", "Teachers: the scheme of work is on the staff drive.", "Employers: write to Mrs Low.")
    verdicts = judge("Careers\n" + "\n".join(f"• {line}" for line in lines))
    assert {verdicts[row].outcome for row in ("PUB-4a", "PUB-4b", "PUB-4c", "PUB-4d")} <= {"met", "cannot-tell"}
    alone = judge(f"Careers\n{lines[0]}")["PUB-4a"]
    assert alone.outcome != "met" or alone.confidence == "low"


@pytest.mark.parametrize("ending", [".", " and by tracking their destinations."])
def test_more_evidence_of_impact_is_not_less(ending):
    said = f"We assess the impact of our programme on pupils with a questionnaire for every Year 11 pupil{ending}"
    assert judge(f"Careers\n{said}")["PUB-5"].outcome == "met"


@pytest.mark.parametrize(
    ("heading", "outcome"), [("What we changed in the last year", "met"), ("What we changed", "cannot-tell")]
)
def test_a_change_is_told_by_who_asked_for_it_and_what_is_new(heading, outcome):
    page = html(f"<h1>Careers</h1><h2>{heading}</h2><p>Students told us that they had met too few small firms, so the expo now has more. Parents asked for talks in Urdu, and we hold them.</p>")
    assert judge(SavedPage("a.html", page))["PUB-16"].outcome == outcome
    asked = html("<h1>Careers</h1><p>Students asked for a talk and we are grateful for the visit.</p>")
    assert judge(SavedPage("a.html", asked))["PUB-16"].outcome != "met"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("If you want to chat, catch Miss Ibbotson at the gate; she leads on careers along with PE.", "Miss Ibbotson"),
        ("Mr Obadiah Finch has led careers at Cotterdale since 2021.", "Mr Obadiah Finch"),
        ("Ms Carys Bevan is our Head of Education. She is also the careers lead for both sites.", "Ms Carys Bevan"),
        ("Ask Bex Tolland for the slides.\nBex is our careers leader.", "Bex Tolland"),
        ("Author: Mrs N Baxendale, Careers and PSHE Manager\nThe Careers and PSHE Manager leads on all aspects of careers.", "Mrs N Baxendale"),
        ("Speak to Dr Imelda Roake, Director of Employer Engagement and our careers leader.", "Dr Imelda Roake"),
        ("The Careers Leader across both sites is Ms Verity Lomax.", "Ms Verity Lomax"),
    ],
)
def test_a_leader_is_named_in_other_ways(text, name):
    verdict = judge(f"Careers\n{text}")["PUB-1"]
    assert (verdict.outcome, verdict.params.get("name")) == ("met", name)


def test_a_first_name_is_not_looked_for_over_a_whole_long_page():
    far = "\n".join(["Our pupils like the careers room."] * 80)
    assert judge(f"Careers\nAsk Bex Tolland for the slides.\n{far}\nBex is our careers leader.")["PUB-1"].outcome != "met"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Careers statement\nStatement agreed: 22.9.25    Next due: 22.9.27", "review-date-ahead"),
        ("Careers\nReview\nThe careers pages are checked each August. Next: August 2027.", "review-date-ahead"),
        ("Careers strategy\nNext update to full governors March 2027.", "no-review-date"),
        ("Visitors policy\nNext review due: September 2027", "no-review-date"),
    ],
)
def test_a_review_is_dated_in_other_ways(text, reason):
    assert judge(text)["PUB-6"].reason_code == reason
