"""Every hostile site ends in a recorded outcome within its limits, and none is ever called empty of content."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from careersite.audit.fetch import Limits, Options, SiteFetch, crawl, crawl_sites
from careersite.audit.fetch.outcomes import ANSWERED, OUTCOMES
from careersite.errors import SurroundingsFault
from tests.hostile.friendly import friendly
from tests.hostile.scenarios import SCENARIOS, Scenario
from tests.hostile.server import LocalSite, LocalSites, closed_port
from tests.hostile.tls import context

LIMITS = Limits(url_seconds=8, connect_seconds=4, pages=30, retries=1)
NAMES = [f"H{scenario.number}-{scenario.name}" for scenario in SCENARIOS]


@pytest.fixture(scope="module")
def crawled() -> Iterator[dict[str, tuple[LocalSite, SiteFetch]]]:
    """All scenarios at once, as a hub would meet them."""
    with LocalSites() as local:
        sites = {name: local.add(scenario.answer) for name, scenario in zip(NAMES, SCENARIOS, strict=True)}
        addresses = [(name, site.url) for name, site in sites.items()]
        options = Options(allow_private=True, delay=0, hosts_at_once=16)
        fetched = dict(crawl_sites(addresses, limits=LIMITS, options=options))
        yield {name: (site, fetched[name]) for name, site in sites.items()}


@pytest.mark.parametrize(("name", "scenario"), list(zip(NAMES, SCENARIOS, strict=True)), ids=NAMES)
def test_each_scenario_ends_in_its_outcome(name: str, scenario: Scenario, crawled: dict[str, tuple[LocalSite, SiteFetch]]) -> None:
    site, fetch = crawled[name]
    address = f"http://127.0.0.1:{site.port}{scenario.path}"
    outcomes = [record.outcome for record in fetch.log if record.address == address]
    assert outcomes, list(fetch.log)[:8]
    assert outcomes[0] in scenario.outcomes, [record for record in fetch.log if record.address == address]


@pytest.mark.parametrize("name", NAMES)
def test_what_failed_is_never_missing(name: str, crawled: dict[str, tuple[LocalSite, SiteFetch]]) -> None:
    _site, fetch = crawled[name]
    careers = [record for record in fetch.log if "/careers" in record.address and record.outcome not in ANSWERED]
    assert fetch.partial or not careers
    assert fetch.partial or fetch.read
    assert {record.outcome for record in fetch.log} <= set(OUTCOMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_site_is_treated_politely(name: str, crawled: dict[str, tuple[LocalSite, SiteFetch]]) -> None:
    site, fetch = crawled[name]
    assert site.asked[0] == "/robots.txt"
    assert len(site.asked) <= 60
    assert all("cookie" not in headers and headers["user-agent"].startswith("careersite-audit/") for headers in site.seen)
    assert all(headers["accept-encoding"] == "gzip" for headers in site.seen)
    assert all(record.seconds <= LIMITS.url_seconds + 2 for record in fetch.log)


def test_nobody_listens() -> None:
    address = f"http://127.0.0.1:{closed_port()}/"
    fetched = dict(crawl_sites([("a", address)], limits=LIMITS, options=Options(allow_private=True, delay=0)))
    assert fetched["a"].failed
    assert fetched["a"].log[0].outcome == "connection-failed"


def test_names_that_lead_nowhere_good_without_allow_private() -> None:
    names = {
        "private.example": [["10.0.0.1"]],
        "mixed.example": [["93.184.216.34", "192.168.0.1"]],
        "control.example": [["169.254.169.254"]],
        "mapped.example": [["::ffff:127.0.0.1"]],
        "nothing.example": [[]],
    }
    sites = [(name, f"http://{name}/") for name in names] + [("literal", "http://127.0.0.1/"), ("port", "http://private.example:8080/")]
    fetched = dict(crawl_sites(sites, limits=LIMITS, options=Options(names=names)))
    assert all(fetch.failed and fetch.partial for fetch in fetched.values())
    outcomes = {key: fetch.log[0].outcome for key, fetch in fetched.items()}
    assert outcomes.pop("nothing.example") == "dns-failed"
    assert set(outcomes.values()) == {"address-refused"}


def test_a_site_whose_certificate_cannot_be_trusted_is_not_read_insecurely(tmp_path: Path) -> None:
    with LocalSites() as local:
        sites = {
            "self-signed": local.add(friendly(), context(tmp_path, "self.example")),
            "expired": local.add(friendly(), context(tmp_path, "late.example", last=2022)),
            "old": local.add(friendly(), context(tmp_path, "old.example", old=True)),
            "wrong-host": local.add(friendly(), context(tmp_path, "other.example")),
        }
        names = {f"{key}.example": [["127.0.0.1"]] for key in sites}
        addresses = [(key, f"https://{key}.example:{site.port}/") for key, site in sites.items()]
        options = Options(allow_private=True, delay=0, names=names)
        fetched = dict(crawl_sites(addresses, limits=LIMITS, options=options))
        assert all(fetch.failed and fetch.partial for fetch in fetched.values())
        assert not any(site.asked for site in sites.values())
        assert fetched.pop("old").log[0].outcome == "old-encryption"
        assert {record.outcome for fetch in fetched.values() for record in fetch.log} == {"certificate"}


def test_two_schools_on_one_host_are_asked_one_after_the_other() -> None:
    now, most = 0, 0

    async def answer(visit) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        now -= 1
        await friendly()(visit)

    with LocalSites() as local:
        site = local.add(answer)
        schools = [(str(number), site.url) for number in range(6)]
        fetched = dict(crawl_sites(schools, limits=LIMITS, options=Options(allow_private=True, delay=0)))
    assert most == 1
    assert len(site.asked) == len(set(site.asked))
    assert [len(fetch.read) for fetch in fetched.values()] == [8] * 6


def test_a_crawling_process_that_dies_is_started_again_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with LocalSites() as local:
        # The worker of the test ends itself when it is to crawl the deadly address.
        deadly = "http://deadly.example/"
        schools = [("deadly", deadly), ("b", local.add(friendly()).url)]
        monkeypatch.setattr(crawl, "WORKER", "tests.hostile.deadly")
        fetched = dict(crawl_sites(schools, limits=LIMITS, options=Options(allow_private=True, delay=0)))
    assert {key: len(fetch.read) for key, fetch in fetched.items()} == {"deadly": 0, "b": 8}
    assert fetched["deadly"].partial and "our program failed" in fetched["deadly"].notes[0]


def test_a_full_disk_is_no_fault_of_a_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(crawl, "WORKER", "tests.hostile.full_disk")
    with LocalSites() as local, pytest.raises(SurroundingsFault, match="cannot be written"):
        list(crawl_sites([("a", local.add(friendly()).url)], limits=LIMITS, options=Options(allow_private=True, delay=0), store=tmp_path))


def test_a_crawling_process_that_cannot_start_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crawl, "WORKER", "tests.hostile.nothing_is_here")
    with pytest.raises(SurroundingsFault, match="could not start"):
        list(crawl_sites([("a", "http://a.example/")]))


def test_a_site_listed_without_a_scheme_is_tried_with_https_then_http() -> None:
    with LocalSites() as local:
        site = local.add(friendly())
        fetched = dict(crawl_sites([("a", f"127.0.0.1:{site.port}")], limits=LIMITS, options=Options(allow_private=True, delay=0)))
    assert fetched["a"].home == site.url
