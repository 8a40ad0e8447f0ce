"""Whatever a server sends, reading it gives a value or a named outcome, in time that grows with its length only."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from careersite.audit.fetch.addresses import check_url, is_public
from careersite.audit.fetch.decode import BoundedBody
from careersite.audit.fetch.frontier import Frontier, key_of, looks_endless, shape_of, tidy
from careersite.audit.fetch.links import links_of, visible
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.robots import robots_of
from careersite.audit.fetch.sitemap import locations
from careersite.audit.fetch.sniff import hidden, kind_of
from careersite.audit.fetch.values import Limits
from careersite.safe import cell, clean, shown_address, slug

PIECES = st.sampled_from([
    b"<a href=", b'"', b"'", b">", b"<", b"</a>", b"<!--", b"-->", b"<script>", b"</script", b"<base href=//[x>", b"<meta http-equiv=refresh content='0;url=",
    b"http://", b"//", b"[::", b"\\", b"%", b"&#x110000;", b"&amp;", b"\xff\xfe", b"\x00", b"careers", b"=", b" ", b"\n", b"\xc4\xb0", b"..", b"/", b"?", b"#", b"@", b":99999",
])  # fmt: skip
PAGES = st.lists(PIECES | st.binary(max_size=6), max_size=40).map(b"".join)
TEXTS = st.text(max_size=60) | PAGES.map(lambda page: page.decode("latin-1"))


@settings(max_examples=100, deadline=None)
@given(PAGES)
@example(b"\xff\xfe<\x00a\x00")
def test_any_page(page: bytes) -> None:
    frontier = Frontier(Limits())
    for link in links_of(page, "https://ash.example/a/"):
        try:
            target = check_url(link.url)
        except (FetchFault, ValueError):
            continue
        assert target.scheme in ("http", "https") and "@" not in target.url.split("/")[2]
        url = tidy(target.url)
        assert tidy(url) == url
        assert key_of(url)
        assert shape_of(url)
        looks_endless(url)
        frontier.add(link.url, text=link.text, clicks=1)
    assert isinstance(visible(page), str)
    assert hidden(page, 200) in ("", "challenge", "login", "cookie-wall", "empty-shell")
    kind_of(page, "text/html")
    locations(page, most_bytes=1000, most=10)
    robots_of("ok", 200, page, longest_delay=60).allows("https://ash.example/careers")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["", "gzip"]))
def test_any_body(data: bytes, encoding: str) -> None:
    body = BoundedBody(encoding, lambda _head: 100)
    try:
        body.feed(data)
        assert len(body.finish()) <= 100
    except FetchFault as fault:
        assert fault.code in ("too-big", "bad-encoding")  # noqa: PT017 - either end is right


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text(text: str) -> None:
    try:
        assert check_url(text).host
    except FetchFault as fault:
        assert fault.code == "address-refused"  # noqa: PT017 - either end is right
    if is_public(text):
        assert not set(text) - set("0123456789abcdefABCDEF.:")
    assert clean(clean(text)) == clean(text)
    assert not cell(text).lstrip('"` ').startswith(("=", "+", "-", "@"))
    assert slug(text).isascii() and slug(text)
    shown_address(text)
