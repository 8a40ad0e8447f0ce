"""Careers pages first; traps and limits are named."""

from __future__ import annotations

import pytest

from careersite.audit.fetch.frontier import Frontier, key_of, looks_endless, site_of, tidy
from careersite.audit.fetch.scent import linked_as_own, national, score, wanted
from careersite.audit.fetch.values import Limits

HOME = "https://ash.example"


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Careers", "/careers"), ("CEIAG", "/page?id=7"), ("Read more", "/students/careers-education/"), ("Provider Access Policy", "/files/doc1.pdf"),
        ("Baker Clause", "/x"), ("Work experience", "/y10"), ("", "/docs/Provider_Access_Statement.pdf"), ("Careers Programme", "/x"),
        ("Gatsby Benchmarks", "/x"), ("", "/curriculum/CareersGuidance"), ("Careers%20Policy", "/x"),
    ],
)  # fmt: skip
def test_links_to_careers_are_wanted(text: str, path: str) -> None:
    assert wanted(score(text, HOME + path))


@pytest.mark.parametrize(("text", "path"), [("Vacancies: careers with us", "/careers-vacancies"), ("News", "/news"), ("Menu", "/menu"), ("Uniform", "/x"), ("", "/")])
def test_other_links_are_not(text: str, path: str) -> None:
    assert not wanted(score(text, HOME + path))


@pytest.mark.parametrize(("text", "path"), [("Policies", "/policies"), ("Statutory information", "/x"), ("Options", "/ks4"), ("Post-16", "/x"), ("Next steps", "/x")])
def test_pages_where_schools_file_it_come_before_the_rest(text: str, path: str) -> None:
    assert score("Careers", HOME + "/c") > score(text, HOME + path) > score("Our school", HOME + "/about") > score("Gallery", HOME + "/pictures")


def popped(frontier: Frontier) -> list[str]:
    found = []
    while (entry := frontier.pop()) is not None:
        found.append(entry.url.removeprefix(HOME))
    return found


def test_careers_pages_are_read_before_nearer_pages() -> None:
    frontier = Frontier(Limits())
    for text, path, clicks in (("Gallery", "/g", 1), ("About", "/about", 1), ("Policies", "/policies", 2), ("Careers", "/c", 3), ("Gallery two", "/h", 1)):
        frontier.add(HOME + path, text=text, clicks=clicks)
    assert popped(frontier) == ["/c", "/policies", "/about", "/g", "/h"]


def test_where_every_page_is_about_careers_the_nearest_come_first() -> None:
    frontier = Frontier(Limits())
    pages = (("Careers fair", "/site/activities/fair/", 2), ("Careers day", "/site/activities/day/", 2), ("Students", "/site/students/", 1), ("Careers", "/c", 3))
    for text, path, clicks in (*pages[:2], ("", "/site/programme.json", 1), *pages[2:], ("Gallery", "/g", 1)):
        frontier.add(HOME + path, text=text, clicks=clicks)
    assert popped(frontier) == ["/site/programme.json", "/site/students/", "/site/activities/fair/", "/site/activities/day/", "/c", "/g"]


def test_one_page_under_many_spellings_is_asked_once() -> None:
    frontier = Frontier(Limits())
    for url in ("/c", "/c/", "/c#a", "/c?utm_source=x", "/c;jsessionid=1", "/c/index.html", "/c?PHPSESSID=2"):
        frontier.add(HOME + url, text="Careers", clicks=1)
    frontier.add("http://www.ash.example/c", text="Careers", clicks=1)
    assert popped(frontier) == ["/c"]


def test_a_query_that_names_the_page_is_kept() -> None:
    assert tidy(f"{HOME}/page/?title=Careers&pid=12&sid=9") == f"{HOME}/page/?title=Careers&pid=12"
    assert key_of(f"{HOME}/p?a=1&b=2") == key_of(f"{HOME}/p?b=2&a=1") != key_of(f"{HOME}/p?a=2&b=1")


@pytest.mark.parametrize("path", ["/a/a/a", "/x/y/x/y", "/" + "/".join(str(n) + "s" for n in range(21)), "/" + "a" * 1500])
def test_endless_paths(path: str) -> None:
    assert looks_endless(HOME + path)


@pytest.mark.parametrize("path", ["/careers", "/students/careers/year-8", "/key-information/policies/careers-policy", "/2026/careers/2026"])
def test_ordinary_paths_are_not_endless(path: str) -> None:
    assert not looks_endless(HOME + path)


@pytest.mark.parametrize("shape", ["/cal?m={}", "/events/2026/{}/", "/day/{}-may-2026", "/s/{:032x}/home"])
def test_a_calendar_ends(shape: str) -> None:
    frontier = Frontier(Limits(alike=12))
    for number in range(1, 200):
        frontier.add(HOME + shape.format(number), text="Next", clicks=1)
    assert len(popped(frontier)) == 12
    assert {outcome for _entry, outcome in frontier.refused} == {"trap"}


def test_what_is_too_deep_or_of_another_kind_is_named() -> None:
    frontier = Frontier(Limits(depth=2))
    frontier.add(f"{HOME}/deep", text="Careers", clicks=3)
    frontier.add(f"{HOME}/policy.doc", text="Careers policy", clicks=1)
    frontier.add(f"{HOME}/photo.jpg", text="Careers", clicks=1)
    frontier.add(f"{HOME}/newsletter.pdf", text="Newsletter", clicks=1)
    assert popped(frontier) == []
    assert [outcome for _entry, outcome in frontier.refused] == ["limit-depth", "unsupported-type"]


def test_ten_thousand_links_are_bounded_and_careers_still_found() -> None:
    frontier = Frontier(Limits(waiting=100))
    for number in range(10_000):
        letters = "".join(chr(97 + int(digit)) for digit in f"{number:05}")
        frontier.add(f"{HOME}/{letters}", text="x", clicks=1)
    frontier.add(f"{HOME}/c", text="Careers", clicks=1)
    found = popped(frontier)
    assert len(found) == 101 and found[0] == "/c"


@pytest.mark.parametrize(
    ("host", "site"),
    [("www.ash.kent.sch.uk", "ash.kent.sch.uk"), ("careers.ash.co.uk", "ash.co.uk"), ("ash.github.io", "ash.github.io"), ("127.0.0.1", "127.0.0.1:80")],
)
def test_the_site_of_a_host(host: str, site: str) -> None:
    assert site_of(host, 80) == site


@pytest.mark.parametrize(
    ("text", "host", "path", "own"),
    [
        ("Careers", "ashcareers.example", "/", True),
        ("Our careers website", "trust.example", "/ash", True),
        ("Careers information", "sites.google.com", "/view/ash", True),
        ("Maths revision", "sites.google.com", "/view/maths", False),
        ("Careers", "nationalcareers.service.gov.uk", "/", False),
        ("Find a job you love", "jobs.example", "/", False),
        ("Careers", "www.ucas.com", "/", False),
        ("Unifrog", "www.unifrog.org", "/", False),
    ],
)
def test_which_other_websites_are_the_schools_own(text: str, host: str, path: str, own: bool) -> None:
    assert linked_as_own(text, host, path) is own
    assert not (national(host) and own)
