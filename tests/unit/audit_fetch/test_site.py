"""The crawl of one site over a web that is played by a table: no socket is opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response

from careersite.audit.fetch import journey
from careersite.audit.fetch.asker import Asker
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.site import SiteCrawl
from careersite.audit.fetch.store import Store
from careersite.audit.fetch.values import Limits, Options

HOME = "https://ash.example/"
WORDS = "Words about the school, its pupils and the town. " * 9
Page = str | bytes | FetchFault | tuple[int, dict[str, str]] | Callable[[Request], Response]


@dataclass
class Web:
    """Addresses and what they answer; everything else is a 404."""

    pages: dict[str, Page]
    asked: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    async def download_async(self, request: Request) -> Response:
        self.asked.append(request.url)
        self.requests.append(request)
        request.meta["seconds"] = 0.1
        page = self.pages.get(request.url, (404, {}))
        if isinstance(page, FetchFault):
            raise page
        if callable(page):
            return page(request)
        if isinstance(page, tuple):
            return Response(request.url, status=page[0], headers=page[1])
        body = page.encode() if isinstance(page, str) else page
        return Response(request.url, headers={"Content-Type": "text/html"}, body=body)


@pytest.fixture
def crawl(tmp_path: Path) -> Callable[..., SiteCrawl]:
    def run(web: Web, address: str = HOME, run: str = "1", **limits: float) -> SiteCrawl:
        store = Store(tmp_path, run)
        made = SiteCrawl(Asker(web, store, Limits(**limits), Options(), "careersite-audit/1.0"), address)
        asyncio.run(made.run())
        store.close()
        return made

    return run


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    monkeypatch.setattr(journey.asyncio, "sleep", sleep)
    return waits


def links(*pairs: tuple[str, str]) -> str:
    return f"<p>{WORDS} {len(pairs)} {pairs}" .replace("'", "") + "".join(f'<a href="{href}">{text}</a>' for href, text in pairs)


def outcomes(crawl: SiteCrawl) -> dict[str, str]:
    return {read.address.removeprefix(HOME): read.outcome for read in crawl.reads if read.page}


def test_clicks_count_the_shortest_way_from_home(crawl) -> None:
    web = Web({
        HOME: links(("/a", "About us"), ("/careers", "Careers")), HOME + "careers": links(("/careers/deep", "Careers in year 8"), ("/a", "x")),
        HOME + "careers/deep": links(("/careers/policy", "Provider access")), HOME + "careers/policy": links(),
        HOME + "a": links(("/careers/policy", "Policy")), HOME + "sitemap.xml": f"<urlset><url><loc>{HOME}hidden-careers</loc></url></urlset>",
        HOME + "hidden-careers": links(("/", "home")),
    })  # fmt: skip
    clicks = {read.address.removeprefix(HOME): read.clicks for read in crawl(web).reads if read.page}
    assert clicks == {"": 0, "careers": 1, "a": 1, "careers/deep": 2, "careers/policy": 2, "hidden-careers": None}


FRAMES = "<html><head><title>Ash</title></head><frameset><frame src=menu.htm><frame src=main.htm><noframes>Get frames</noframes></frameset></html>"
SENT_ON = '<html><head><title>Ash</title><meta http-equiv="refresh" content="0; url=/en/"></head><body><img src=logo.png></body></html>'


def test_a_page_that_only_leads_on_is_none_to_judge_and_costs_no_click(crawl) -> None:
    framed = crawl(Web({HOME: FRAMES, HOME + "menu.htm": links(("careers.htm", "Careers")), HOME + "main.htm": "<p>Welcome</p>", HOME + "careers.htm": links()}))
    assert outcomes(framed) == {"": "leads-on", "menu.htm": "ok", "main.htm": "ok", "careers.htm": "ok"} and not framed.partial
    assert {read.address.removeprefix(HOME): read.clicks for read in framed.reads if read.page} == {"": 0, "menu.htm": 0, "main.htm": 0, "careers.htm": 1}
    sent = crawl(Web({HOME: SENT_ON, HOME + "en/": links(("/careers", "Careers")), HOME + "careers": f"<p>Careers. {WORDS}"}), run="2")
    assert [(read.outcome, read.clicks) for read in sent.reads if read.page] == [("leads-on", 0), ("ok", 0), ("ok", 1)]


@pytest.mark.parametrize(
    "pages",
    [
        {HOME: FRAMES, HOME + "menu.htm": "<p>Menu</p>"}, {HOME: FRAMES.replace("<noframes>", "<p>Words of its own</p><noframes>"), HOME + "menu.htm": "<p>x", HOME + "main.htm": "<p>y"},
        {HOME: SENT_ON.replace("/en/", "https://elsewhere.example/")}, {HOME: SENT_ON, HOME + "en/": SENT_ON.replace("/en/", "/")}, {HOME: "<title>Ash</title><img src=a.png>"},
        {HOME: "<title>Ash</title><img src=roadmap.png><iframe src=/en/></iframe>", HOME + "en/": "<p>Words"},
    ],
)  # fmt: skip
def test_a_page_that_shows_something_or_leads_where_nothing_was_read_stays_one(crawl, pages: dict[str, Page]) -> None:
    assert outcomes(crawl(Web(pages)))[""] == "ok"


def test_robots_first_then_home_then_sitemap(crawl) -> None:
    web = Web({HOME: links(("/careers", "Careers"))})
    crawl(web)
    assert web.asked == [HOME + "robots.txt", HOME, HOME + "sitemap.xml", HOME + "careers"]


def test_the_page_limit_leaves_careers_pages_as_a_gap_and_others_not(crawl) -> None:
    many = [(f"/{letter}", "Careers" if letter == "z" else "News") for letter in "abcdefz"]
    pages = {HOME: links(*many)} | {HOME + path[1:]: links((path, path)) for path, _text in many}
    small = crawl(Web(pages), pages=3)
    assert outcomes(small)["z"] == "ok" and not small.partial
    assert sum(outcome == "limit-pages" for outcome in outcomes(small).values()) == 5
    wanted = {HOME: links(("/careers", "Careers"), ("/careers/two", "Careers")), HOME + "careers": links(("/x", "x")), HOME + "careers/two": links()}
    assert crawl(Web(wanted), pages=2, run="2").partial


def test_the_schools_own_site_elsewhere_is_read_one_hop_out(crawl) -> None:
    web = Web({
        HOME: links(("https://sites.google.com/view/ash-careers/home", "Careers"), ("https://nationalcareers.service.gov.uk/", "Careers"),
                    ("https://other.example/", "Our town")),
        "https://sites.google.com/view/ash-careers/home": links(("/view/ash-careers/year-8", "Careers in year 8"), ("/view/oak/home", "Careers of Oak"),
                    ("https://third.example/careers", "Careers")),
        "https://sites.google.com/view/ash-careers/year-8": links(("x", "x")),
    })  # fmt: skip
    done = crawl(web)
    assert [url for url in web.asked if "ash.example" not in url] == [
        "https://sites.google.com/robots.txt", "https://sites.google.com/view/ash-careers/home", "https://sites.google.com/view/ash-careers/year-8",
        "https://sites.google.com/view/ash-careers/x",
    ]  # fmt: skip
    assert any("sites.google.com" in note for note in done.notes)


def test_policies_that_lie_where_the_school_keeps_its_files(crawl) -> None:
    web = Web({
        HOME: links(("/careers", "Careers")),
        HOME + "careers": links(("https://files.example/ash/123.pdf", "Policy"), ("https://files.example/menu.pdf", "Lunch"), ("https://files.example/x", "Careers")),
        "https://files.example/ash/123.pdf": b"%PDF-1.4 words",
    })  # fmt: skip
    crawl(web)
    assert [url for url in web.asked if "files.example" in url and "robots" not in url] == ["https://files.example/ash/123.pdf", "https://files.example/x"]


@pytest.mark.parametrize(
    ("location", "outcome"),
    [("http://169.254.169.254/", "redirect-refused"), ("http://127.0.0.1/", "redirect-refused"), ("https://ash.example:8443/", "redirect-refused"),
     ("file:///etc/passwd", "redirect-refused"), ("https://elsewhere.example/", "redirect-off-site"), ("https://www.ash.example/careers", "ok"), ("/there", "ok")],
)  # fmt: skip
def test_redirects_are_checked_one_by_one(crawl, location: str, outcome: str) -> None:
    web = Web({HOME: links(("/careers", "Careers")), HOME + "careers": (302, {"Location": location}), HOME + "there": links(), "https://www.ash.example/careers": links()})
    assert outcomes(crawl(web))["careers"] == outcome
    assert not any("169.254" in url or "127.0" in url or "elsewhere" in url for url in web.asked)


def test_a_home_page_that_moved_is_followed_and_told(crawl) -> None:
    web = Web({HOME: (301, {"Location": "https://new.example/"}), "https://new.example/": links(("/careers", "Careers")), "https://new.example/careers": links()})
    done = crawl(web)
    assert done.home == "https://new.example/"
    assert "another website" in done.notes[0]
    assert "https://new.example/robots.txt" in web.asked


def test_a_redirect_to_a_host_that_robots_closes(crawl) -> None:
    web = Web({HOME: (301, {"Location": "https://new.example/"}), "https://new.example/robots.txt": "User-agent: *\nDisallow: /", "https://new.example/": "never"})
    done = crawl(web)
    assert (done.reads[0].outcome, done.partial) == ("robots-disallowed", True)
    assert web.asked[-1] == "https://new.example/robots.txt"


@pytest.mark.parametrize(("value", "waited"), [("7", [7.0, 7.0]), ("Sat, 21 Nov 2026 10:00:09 GMT", [9.0, 9.0]), ("rubbish", [1.0, 2.0]), ("3600", []), ("9" * 30, [])])
def test_retry_after(crawl, no_waiting: list[float], value: str, waited: list[float]) -> None:
    answer = (429, {"Retry-After": value, "Date": "Sat, 21 Nov 2026 10:00:00 GMT"})
    web = Web({HOME: links(("/careers", "Careers"), ("/policies", "Policies")), HOME + "careers": answer, HOME + "policies": "never asked"})
    done = crawl(web)
    assert no_waiting == waited
    assert outcomes(done) == {"": "ok", "careers": "asked-to-wait", "policies": "host-stopped"}
    assert done.partial


def test_a_fault_that_passes_is_tried_again(crawl, no_waiting: list[float]) -> None:
    answers = iter([(503, {}), (502, {}), (200, {"Content-Type": "text/html"})])

    def answer(request: Request) -> Response:
        status, headers = next(answers)
        return Response(request.url, status=status, headers=headers, body=links(("/careers", "Home")).encode())

    done = crawl(Web({HOME: links(("/careers", "Careers")), HOME + "careers": answer}))
    assert outcomes(done)["careers"] == "ok" and not done.partial
    assert no_waiting == [1.0, 2.0]


def test_a_host_is_left_alone_after_five_faults_in_a_row(crawl) -> None:
    paths = [f"/careers-{letter}" for letter in "abcdefgh"]
    web = Web({HOME: links(*((path, "Careers") for path in paths))} | {HOME + path[1:]: FetchFault("bad-http") for path in paths})
    done = crawl(web)
    assert list(outcomes(done).values()).count("bad-http") == 5
    assert list(outcomes(done).values()).count("host-stopped") == 3
    assert done.partial


def test_a_run_that_goes_on_asks_nothing_again(crawl) -> None:
    pages = {HOME: links(("/careers", "Careers"), ("/gone", "Policies")), HOME + "careers": links(("/x", "x"))}
    first = crawl(Web(pages))
    web = Web({})
    again = crawl(web)
    assert web.asked == []
    assert again.reads == first.reads
    third = Web(pages)
    crawl(third, run="2")
    assert third.asked


def test_a_later_run_asks_conditionally(crawl) -> None:
    def answer(request: Request) -> Response:
        if request.headers.get("If-None-Match") == b'"one"' and request.headers.get("If-Modified-Since") == b"yesterday":
            return Response(request.url, status=304)
        return Response(request.url, headers={"Content-Type": "text/html", "ETag": '"one"', "Last-Modified": "yesterday"}, body=links(("/careers", "Careers")).encode())

    first, second = crawl(Web({HOME: answer})), crawl(Web({HOME: answer}), run="2")
    assert [read.status for read in (first.reads[0], second.reads[0])] == [200, 304]
    assert first.reads[0].sha256 == second.reads[0].sha256
    assert outcomes(first) == outcomes(second)


def test_a_body_that_was_damaged_on_the_disk_is_asked_again(crawl, tmp_path: Path) -> None:
    pages = {HOME: links(("/careers", "Careers"))}
    crawl(Web(pages))
    for body in (tmp_path / "bodies").rglob("*"):
        if body.is_file():
            body.write_bytes(body.read_bytes()[:5])
    web = Web(pages)
    crawl(web)
    assert HOME in web.asked


def test_time_and_bytes_end_a_crawl_and_leave_a_gap(crawl) -> None:
    pages = {HOME: links(("/careers", "Careers"))}
    timed, heavy = crawl(Web(pages), seconds=3.2), crawl(Web(pages), run="2", total_bytes=100)
    assert outcomes(timed)["careers"] == "limit-time" and timed.partial
    assert outcomes(heavy)["careers"] == "limit-bytes" and heavy.partial


@pytest.mark.parametrize("address", ["http://127.0.0.1/", "javascript:alert(1)", "file:///etc/passwd", "http://u:p@ash.example/", "", "http://", "::::", "http://[::1]/"])
def test_addresses_in_the_list_that_are_never_asked(crawl, address: str) -> None:
    web = Web({})
    done = crawl(web, address)
    assert web.asked == []
    assert [read.outcome for read in done.reads] == ["address-refused"]
    assert done.partial and done.notes


def test_a_careers_link_that_redirects_to_a_page_that_waits_is_read_at_once(crawl) -> None:
    others = [(f"/{letter}", "Policies") for letter in "abcdef"]
    web = Web({
        HOME: links(("/p/one", "Read more"), ("/careers", "Careers"), *others), HOME + "careers": (302, {"Location": "/p/one"}),
        HOME + "p/one": f"<p>Careers page. {WORDS}",
    })  # fmt: skip
    done = crawl(web, pages=3)
    assert outcomes(done)["careers"] == "ok"
    assert "p/one" not in outcomes(done)
    assert web.asked.count(HOME + "p/one") == 1


def test_a_staff_login_leaves_no_gap_but_a_closed_careers_page_does(crawl) -> None:
    login = "<p>Sign in<input type=password>"
    web = Web({HOME: links(("/staff", "Staff room"), ("/portal", "Portal")), HOME + "staff": (403, {}), HOME + "portal": login})
    assert not crawl(web).partial
    assert crawl(Web({HOME: links(("/careers", "Careers")), HOME + "careers": login}), run="2").partial


def test_a_pause_counts_as_the_sites_time(crawl) -> None:
    pages = {HOME: links(("/careers", "Careers")), HOME + "robots.txt": "User-agent: *\nCrawl-delay: 50\n"}
    assert outcomes(crawl(Web(pages), seconds=90))["careers"] == "limit-time"


def test_the_log_tells_robots_and_sitemaps_too(crawl) -> None:
    done = crawl(Web({HOME: links(("/careers", "Careers"))}))
    assert [read.address for read in done.reads if not read.page] == [HOME + "robots.txt", HOME + "sitemap.xml"]


def test_a_policy_in_a_viewer_is_a_gap_and_is_not_asked(crawl) -> None:
    web = Web({HOME: links(("https://drive.google.com/file/d/1/view", "Provider access policy"), ("https://drive.google.com/file/d/2/view", "Lunch"))})
    done = crawl(web)
    assert outcomes(done) == {"": "ok", "https://drive.google.com/file/d/1/view": "unsupported-type"}
    assert done.partial
    assert not any("google" in url for url in web.asked)


def test_a_redirect_that_left_one_schools_site_is_followed_for_the_school_that_it_belongs_to(crawl) -> None:
    moved = "https://oak.example/careers"
    web = Web({
        HOME: links(("/shared", "Careers")), HOME + "shared": (302, {"Location": moved}), moved: links(("/careers", "Careers")),
        "https://oak.example/": links((HOME + "shared.pdf", "Careers policy"), ("/careers", "Careers")),
    })  # fmt: skip
    assert outcomes(crawl(web))["shared"] == "redirect-off-site"
    assert crawl(web, HOME + "shared").home == moved
    assert outcomes(crawl(web))["shared"] == "redirect-off-site"


def test_runs_without_a_name_are_new_ones(crawl) -> None:
    pages = {HOME: links(("/careers", "Careers"))}
    assert [len(web.asked) for web in (Web(pages), Web(pages), Web(pages)) if crawl(web, run="")] == [4, 4, 4]


def test_a_school_in_a_folder_of_its_trusts_site_is_that_folder(crawl) -> None:
    web = Web({
        HOME + "oak/": links(("/oak/careers", "Careers"), ("/oak/about", "About"), ("/elm/", "Elm School"), ("/policies/provider-access", "Provider access policy")),
        HOME + "oak/careers": links(("/elm/careers", "News")), HOME + "elm/": "never", HOME + "elm/careers": "never",
        HOME + "policies/provider-access": links(("/policies/more", "Careers policy")),
        HOME + "sitemap.xml": f"<urlset><url><loc>{HOME}elm/ceiag</loc></url><url><loc>{HOME}oak/ceiag</loc></url></urlset>",
    })  # fmt: skip
    done = crawl(web, HOME + "oak/")
    assert sorted(web.asked) == sorted(HOME + path for path in ("robots.txt", "sitemap.xml", "oak/", "oak/careers", "oak/about", "oak/ceiag", "policies/provider-access"))
    assert any("/oak/" in note for note in done.notes)


def test_a_home_page_in_a_folder_of_a_whole_site_is_the_whole_site(crawl) -> None:
    web = Web({HOME + "site/index.html": links(("/careers", "Careers"), ("/about", "About"), ("/site/x", "x")), HOME + "careers": links(("/y", "y"))})
    assert outcomes(crawl(web, HOME + "site/index.html"))["careers"] == "ok"
