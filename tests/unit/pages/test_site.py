"""All pages together: which there are, that each is sound, and that a reader gets from each to the next."""

from __future__ import annotations

import re
from collections import deque

import pytest

from careersite.pages.anchors import PLACES
from careersite.pages.links import target_of
from careersite.pages.page import Heading, Page
from tests.unit.pages.school import EXAMPLE, dead_links, example, example_pages, pages_of, small, text_of
from tests.unit.pages.soundness import faults_in

KINDS = [
    {"kind": "maintained", "years": "7-11"},
    {"kind": "academy", "years": "7-13"},
    {"kind": "special", "years": "7-14"},
    {"kind": "pru", "years": "7-11"},
    {"kind": "utc", "years": "10-13"},
    {"kind": "middle", "status": "academy", "years": "5-8"},
    {"kind": "middle", "status": "maintained", "years": "3-6"},
    {"kind": "sixth-form-college", "ages": "16-19"},
    {"kind": "fe-college", "ages": "16-19"},
    {"kind": "itp", "ages": "16-19"},
    {"kind": "independent", "years": "1-13"},
    {"kind": "unknown", "years": "7-11"},
]
FIXED = (
    " programme/ years/ journey/ outcomes/ benchmarks/ provider-access/ personal-guidance/ students/ parents/ teachers/ employers/"
    " providers/ governors/ labour-market/ pathways/ impact/ contact/ what-we-publish/ accessibility/ activities/ all-pages/ calendar/"
).split(" ")


def test_every_page_that_a_site_has():
    paths = [page.path for page in example_pages().pages]
    assert len(paths) == len(set(paths))
    years = [f"{reader}/year-{year}/" for reader in ("years", "students", "parents") for year in range(7, 14)]
    activities = [f"activities/{item['id']}/" for item in example()["activities"]]
    checklists = [path for path in paths if path.endswith("/checklist/")]
    pictures = [path for path in paths if path.startswith(("roadmap/", "print/", "easy-read/", "media/"))]
    assert set(paths) == {*FIXED, *years, *activities, *checklists, *pictures}
    assert len(checklists) > 20


@pytest.mark.parametrize("institution", KINDS, ids=lambda item: item["kind"] + item.get("status", ""))
@pytest.mark.parametrize("day", ["2026-11-21", "2025-01-01", "2027-08-31"])
def test_the_least_programme_of_each_kind_makes_sound_pages(institution, day):
    import datetime

    site = pages_of(small(institution={"name": "Oak Lane", **institution}), today=datetime.date.fromisoformat(day))
    assert [f"{page.path}: {fault}" for page in site.pages for fault in faults_in(page.body)] == []
    assert dead_links(site) == []


def test_every_page_of_the_example_is_sound():
    assert [f"{page.path}: {fault}" for page in example_pages().pages for fault in faults_in(page.body)] == []


def test_no_link_of_the_example_is_dead():
    data = example()
    files = [item["file"] for item in (*data.get("documents", ()), *data.get("media", ()))]
    assert dead_links(example_pages(), tuple(files)) == []


EXAMPLES = sorted(path.parent.name for path in (EXAMPLE.parent / "examples").glob("*/programme.yaml"))


def test_there_are_examples_to_try():
    assert len(EXAMPLES) >= 10


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_page_of_every_example_is_sound_and_leads_somewhere(name):
    import yaml

    data = yaml.load((EXAMPLE.parent / "examples" / name / "programme.yaml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    data.pop("earlier_years", None)
    site = pages_of(data)
    symbols = (line["symbol"] for page in data.get("easy_read", ()) for line in page["lines"] if "symbol" in line)
    files = (*(item["file"] for item in (*data.get("documents", ()), *data.get("media", ()))), *symbols)
    assert [f"{page.path}: {fault}" for page in site.pages for fault in faults_in(page.body)] == []
    assert dead_links(site, files) == []


def test_a_dead_link_would_be_seen():
    site = pages_of(small(summary="See [the moon](moon/)."))
    assert dead_links(site) == ["home: moon/", "programme/: ../moon/"]


@pytest.mark.parametrize("language", ["ar", "cy", "ur", "pt-BR", "xx"])
def test_other_languages_and_directions_make_sound_pages(language):
    site = pages_of(small(site={"language": language}), language=language)
    assert [f"{page.path}: {fault}" for page in site.pages for fault in faults_in(page.body)] == []
    assert {page.language for page in site.pages} == {language}


def test_long_names_and_other_scripts_come_through():
    name = "مدرسة النور " + "Donaudampfschifffahrtsgesellschaftskapitän " * 5
    site = pages_of(small(institution={"name": name, "kind": "maintained", "years": "7-11"}, careers_leader={"name": "Zażółć Gęślą-Jaźń"}))
    assert " ".join(name.split()) in text_of(site.page("").body)
    assert "Zażółć Gęślą-Jaźń" in site.page("contact/").body


def test_every_page_is_reached_from_home_by_links():
    site = example_pages()
    links = {page.path: {target_of(page.path, address) for address in re.findall(r'<a href="([^"]*)"', page.body)} for page in site.pages}
    menu = {item.path for item in site.navigation} | {child.path for item in site.navigation for child in item.children}
    seen, queue = {""}, deque(["", *menu])
    seen |= menu
    while queue:
        for path in links[queue.popleft()] & links.keys():
            if path not in seen:
                seen.add(path)
                queue.append(path)
    assert links.keys() - seen == set()


@pytest.mark.parametrize("path", ["students/", "parents/", "teachers/", "employers/", "providers/"])
@pytest.mark.parametrize("data", [example, small], ids=["full", "least"])
def test_each_reader_has_activities_a_way_to_information_a_contact_and_a_next_step(path, data):
    page = pages_of(data()).page(path) if data is small else example_pages().page(path)
    ids = {heading.id for heading in page.headings}
    assert {"information", "contact", "next-step"} <= ids
    assert ids & {"what-is-on", "visits"}
    assert page.audience == path.rstrip("/")


@pytest.mark.parametrize(
    "answer",
    [
        ("personal-guidance/", "how-to-book"),
        ("pathways/", "all-routes"),
        ("parents/year-9/", "this-term"),
        ("parents/year-9/", "help"),
        ("years/year-9/", "choices"),
        ("contact/", "careers-leader"),
        ("labour-market/", "sources"),
        ("impact/", "destinations"),
        ("provider-access/", "policy-statement"),
        ("accessibility/", "tell-us"),
    ],
)
def test_what_a_parent_looks_for_is_two_clicks_from_home(answer):
    site = example_pages()
    path, heading = answer
    assert heading in {item.id for item in site.page(path).headings}
    menu = {item.path for item in site.navigation} | {child.path for item in site.navigation for child in item.children}
    home = {target_of("", address) for address in re.findall(r'<a href="([^"]*)"', site.page("").body)}
    first = (menu | home) & {page.path for page in site.pages}
    second = {target_of(at, address) for at in first for address in re.findall(r'<a href="([^"]*)"', site.page(at).body)}
    assert path in first | second


def test_every_requirement_has_its_place_and_is_marked_where_it_is_published():
    site = example_pages()
    for rule, (path, heading) in PLACES.items():
        assert heading in {item.id for item in site.page(path).headings}, rule
    marked = {rule: page.path for page in site.pages for rule in page.requirements if page.path in {path for path, _ in PLACES.values()}}
    published = {rule for rule in PLACES if rule.startswith(("PUB", "PAP", "PAL"))}
    assert {rule for rule in published if marked.get(rule) is None} == set()


def test_each_page_says_when_it_is_reviewed_and_whom_to_ask():
    for page in example_pages().pages:
        assert page.reviewed_on, page.path
        assert page.review_by, page.path
        assert page.ask.label == "Priya Nair", page.path
        assert page.lead or page.kind == "text", page.path
        assert page.description, page.path


def test_a_day_that_is_still_to_come_is_published_as_no_review_and_no_agreement():
    later = "2027-09-01"
    data = small(review={"reviewed_on": later, "review_by": "2027-07-16"}, provider_access={"requests": "Write to us.", "approved_by": "The governing body", "approved_on": later})
    site = pages_of(data)
    assert {page.reviewed_on for page in site.pages} == {None}
    # The state of the requirements names it as what has to be put right.
    assert {page.path for page in site.pages if "1 September 2027" in text_of(page.body) or later in page.body} == {"governors/", "what-we-publish/"}
    assert "The governing body agreed this statement. The day is not given here yet." in text_of(site.page("provider-access/").body)


def test_the_trail_leads_back_through_pages_that_are_there():
    site = example_pages()
    paths = {page.path for page in site.pages}
    assert site.page("").trail == ()
    assert site.page("parents/year-9/").trail == (("Home", ""), ("For parents and carers", "parents/"))
    assert {path for page in site.pages for _, path in page.trail} <= paths


def test_the_menu_has_few_lines_and_each_page_of_the_first_levels():
    site = example_pages()
    assert [item.title for item in site.navigation] == [
        "Home", "Students", "Parents and carers", "What happens when", "Provider access", "Personal guidance", "More"
    ]  # fmt: skip
    below = [child.path for item in site.navigation for child in item.children]
    assert len(below) == len(set(below))
    inner = {page.path for page in site.pages if not page.path.startswith(("activities/", "print/", "easy-read/")) or page.path in ("activities/", "easy-read/")}
    assert inner - {"easy-read/"} == (set(below) | {item.path for item in site.navigation}) - {"easy-read/"}


def test_hand_written_pages_are_merged_into_menu_and_index():
    extra = Page("open-evening/", "Open evening", "<h1>Open evening</h1><p>Come.</p>")
    site = pages_of(small(), extra=[extra])
    assert "open-evening/" in {child.path for item in site.navigation for child in item.children}
    assert 'href="../open-evening/"' in site.page("all-pages/").body


def test_a_hand_written_page_at_a_generated_address_is_added_to_its_end():
    extra = Page("impact/", "More on impact", "<h1>More on impact</h1><p>See.</p>", (Heading(2, "x", "X"),))
    page = pages_of(small(), extra=[extra]).page("impact/")
    assert page.body.count("<h1") == 1
    assert "<h2>More on impact</h2><p>See.</p>" in page.body
    assert page.headings[-1].id == "x"


def test_the_same_input_gives_the_same_pages():
    assert pages_of(example()) == example_pages()


def test_nothing_speaks_of_compliance():
    words = {word.lower() for page in example_pages().pages for word in re.findall(r"\w+", text_of(page.body))}
    assert {word for word in words if "complian" in word} == set()


def test_sixty_activities_and_more_fit():
    activities = [{"id": f"a{n}", "title": f"Activity {n}", "kind": "assembly", "years": "7-11", "when": "2026-12-01"} for n in range(60)]
    site = pages_of(small(activities=activities))
    assert [f"{page.path}: {fault}" for page in site.pages for fault in faults_in(page.body)] == []
    assert len(re.findall("<article", site.page("").body)) <= 6
