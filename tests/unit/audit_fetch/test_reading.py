"""Links, kinds, hidden pages, robots.txt, sitemaps and packed bodies."""

from __future__ import annotations

import gzip
import zlib

import pytest

from careersite.audit.fetch.decode import BoundedBody
from careersite.audit.fetch.links import links_of, visible
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.robots import robots_of
from careersite.audit.fetch.sitemap import locations
from careersite.audit.fetch.sniff import DOCX, HTML, JSON, PDF, TEXT, hidden, kind_of

HERE = "https://ash.example/a/"
WORDS = b"<p>" + b"Many words about the school and its people. " * 40


def urls(html: str) -> list[str]:
    return [link.url for link in links_of(html.encode(), HERE)]


def test_links_with_their_words() -> None:
    html = '<a class=x href="/careers"><span>Our</span> Careers &amp; more</a><a href=b.pdf title="Policy"><img src=i alt="PDF"></a><a href=c aria-label="C"></a>'
    assert [(link.url, link.text) for link in links_of(html.encode(), HERE)] == [
        ("https://ash.example/careers", "Our Careers & more"), (HERE + "b.pdf", "PDF"), (HERE + "c", "C"),
    ]  # fmt: skip


def test_base_frames_refresh_and_our_own_data() -> None:
    html = '<base href="/b/"><a href=x>X</a><iframe src="f"></iframe><meta http-equiv=refresh content="0; URL=\'/r\'"><link rel=alternate href="/programme.json"><link rel=icon href="/i.png">'
    assert urls(html) == ["https://ash.example/b/x", "https://ash.example/b/f", "https://ash.example/r", "https://ash.example/programme.json"]


@pytest.mark.parametrize(
    "html",
    ["<!-- <a href=x>x</a> -->", "<script>'<a href=x>'</script>", "<style><a href=x></style>", '<a href="mailto:a@b.example">', "<a href='javascript:x'>",
     "<a href='#top'>", "<a>", "<a href=''>", "<abbr href=x>", '<a href="http://[::bad/">'],
)  # fmt: skip
def test_what_is_no_link(html: str) -> None:
    assert urls(html) == []


def test_utf16_and_broken_bytes() -> None:
    assert [link.text for link in links_of('<a href="/c">Café</a>'.encode("utf-16"), HERE)] == ["Café"]
    assert links_of(b'<a href="/c">Caf\xe9</a>', HERE)[0].url == "https://ash.example/c"


def test_visible_words_without_scripts() -> None:
    assert visible(b"<style>a{}</style><p>One &amp; two</p><script>three()</SCRIPT><!-- four --><p>five") == "One & two five"


@pytest.mark.parametrize(
    ("head", "said", "path", "kind"),
    [
        (b"%PDF-1.7", "text/html", "/x", PDF), (b"\xef\xbb\xbf%PDF-1.4", "", "/x", PDF), (b"<!DOCTYPE html>", "application/pdf", "/x.pdf", HTML),
        (b"PK\x03\x04", DOCX, "/x", DOCX), (b"PK\x03\x04", "application/zip", "/x.docx", DOCX), (b"PK\x03\x04", "application/zip", "/x.zip", ""),
        (b"plain words", "text/plain", "/x.txt", TEXT), (b"plain words", "application/octet-stream", "/x", ""), (b"words", "text/html; charset=zip", "/x", HTML),
        (b"\x89PNG\0\0", "text/html", "/x", ""), (b'{"a": 1}', "application/json", "/programme.json", JSON), (b'{"a": 1}', "application/json", "/x", ""),
    ],
)  # fmt: skip
def test_the_kind_of_a_body(head: bytes, said: str, path: str, kind: str) -> None:
    assert kind_of(head, said, path) == kind


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (WORDS, ""), (WORDS + b"<input type=password>", ""), (WORDS + b"<p>We use cookies. Accept cookies?", ""),
        (b"<h1>Log in</h1><input type=password>", "login"), (b"<p>Checking your browser before", "challenge"),
        (b"<div id=app></div><script src=a></script>", "empty-shell"), (b"<p>You must accept cookies.", "cookie-wall"),
        (b"<p>Careers leader: Ada Example.<script>count()</script><p>Write to ada@ash.example", ""), (b"<p>Hi<script>draw()</script>", "empty-shell"),
        (b"<p>A short page of a small school.<a href=/c>Careers</a>", ""), (b"<p>Short.<script>count()</script><a href=/c>Careers</a>", ""),
    ],
)  # fmt: skip
def test_pages_that_hide(body: bytes, code: str) -> None:
    assert hidden(body, 200) == code


@pytest.mark.parametrize(("status", "closed"), [(404, ""), (403, ""), (401, ""), (500, "robots-unreachable"), (429, "robots-unreachable")])
def test_robots_by_status(status: int, closed: str) -> None:
    assert robots_of("odd", status, b"", longest_delay=60).closed == closed


def test_robots_rules() -> None:
    rules = robots_of("ok", 200, b"\xef\xbb\xbfUser-agent: *\nDisallow: /a*/x$\nCrawl-delay: 7\nSitemap: https://a.example/s.xml\n", longest_delay=60)
    assert not rules.allows("https://a.example/abc/x")
    assert rules.allows("https://a.example/abc/xy")
    assert (rules.delay, rules.sitemaps, rules.closed) == (7, ("https://a.example/s.xml",), "")
    ours = robots_of("ok", 200, b"User-agent: careersite-audit\nDisallow: /\n\nUser-agent: *\nAllow: /\n", longest_delay=60)
    assert not ours.allows("https://a.example/")
    assert robots_of("ok", 200, b"User-agent: *\nCrawl-delay: 61", longest_delay=60).closed == "crawl-delay"
    assert robots_of("deadline", 0, b"", longest_delay=60).closed == "robots-unreachable"
    assert robots_of("certificate", 0, b"", longest_delay=60).closed == "certificate"


def test_sitemaps() -> None:
    body = b'<?xml version="1.0"?><urlset><url><loc> https://a.example/c?x=1&amp;y=2 </loc></url><url><loc><![CDATA[https://a.example/d]]></loc></url></urlset>'
    assert locations(body, most_bytes=1000, most=10) == (False, ["https://a.example/c?x=1&y=2", "https://a.example/d"])
    assert locations(gzip.compress(body), most_bytes=1000, most=1) == (False, ["https://a.example/c?x=1&y=2"])
    assert locations(gzip.compress(body), most_bytes=20, most=10) == (False, [])
    assert locations(b"<sitemapindex><sitemap><loc>https://a.example/s2.xml</loc></sitemap></sitemapindex>", most_bytes=9, most=9)[0]
    entity = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><loc>&a;</loc></urlset>'
    assert locations(entity, most_bytes=1000, most=10) == (False, ["&a;"])


def test_bodies_are_bounded_on_both_sides_of_the_packing() -> None:
    body = BoundedBody("gzip", lambda _head: 1000)
    body.feed(gzip.compress(b"a" * 900))
    assert body.finish() == b"a" * 900
    for packed in (gzip.compress(b"a" * 10**8), gzip.compress(b"a" * 1001)):
        body = BoundedBody("gzip", lambda _head: 1000)
        with pytest.raises(FetchFault) as raised:
            body.feed(packed)
        assert raised.value.code == "too-big"
        assert body.size < 70_000


def test_a_packed_body_in_small_pieces() -> None:
    text = bytes(range(256)) * 40
    body = BoundedBody("x-gzip", lambda _head: 20_000)
    for byte in gzip.compress(text):
        body.feed(bytes([byte]))
    assert body.finish() == text


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "gzip, gzip", "compress", "x"])
def test_other_packings_are_refused(encoding: str) -> None:
    with pytest.raises(FetchFault) as raised:
        BoundedBody(encoding, lambda _head: 1)
    assert raised.value.code == "encoding-refused"


@pytest.mark.parametrize("data", [b"no gzip", gzip.compress(b"a" * 99, mtime=0)[:-9], zlib.compress(b"a")])
def test_broken_packings(data: bytes) -> None:
    body = BoundedBody("gzip", lambda _head: 1000)
    with pytest.raises(FetchFault) as raised:  # noqa: PT012 - some are seen at the end only
        body.feed(data)
        body.finish()
    assert raised.value.code == "bad-encoding"
