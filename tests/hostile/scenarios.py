"""The hostile sites of the torture list that one machine can play, each with the outcome that it must end in.

Numbers are those of the list. Unless a scenario says otherwise, the home page is friendly and ``/careers/`` is hostile.
"""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile.friendly import WORDS, page
from tests.hostile.server import Answer, Visit

HOME = page("Elm School", "<p>Welcome.</p>", {"/careers/": "Careers"})
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@dataclass(frozen=True)
class Scenario:
    """A site, the path that is looked at and the outcomes that are right for it."""

    number: int
    name: str
    answer: Answer
    path: str
    outcomes: frozenset[str]


SCENARIOS: list[Scenario] = []


def _site(answer: Answer, robots: Answer | None) -> Answer:
    async def whole(visit: Visit) -> None:
        if visit.path == "/robots.txt":
            await (robots or _missing)(visit)
        elif visit.path == "/":
            await visit.page(HOME)
        elif visit.path.startswith("/careers/"):
            await answer(visit)
        else:
            await _missing(visit)

    return whole


async def _missing(visit: Visit) -> None:
    await visit.page("<h1>Not found</h1>", "404 Not Found")


def hostile(number: int, outcome: str, *, name: str = "", path: str = "/careers/", robots: Answer | None = None) -> Callable[[Answer], Answer]:
    """Note a scenario whose careers page is the decorated function."""

    def note(answer: Answer) -> Answer:
        SCENARIOS.append(
            Scenario(number, name or answer.__name__, _site(answer, robots), path, frozenset(outcome.split("|")))
        )
        return answer

    return note


def whole_site(number: int, outcome: str, *, name: str = "", path: str = "/") -> Callable[[Answer], Answer]:
    """Note a scenario that answers every path itself."""

    def note(answer: Answer) -> Answer:
        SCENARIOS.append(Scenario(number, name or answer.__name__, answer, path, frozenset(outcome.split("|"))))
        return answer

    return note


def raw(number: int, outcome: str, name: str, data: bytes) -> None:
    """Note a scenario that answers with fixed bytes and closes."""

    async def answer(visit: Visit) -> None:
        await visit.send(data)

    hostile(number, outcome, name=name)(answer)


@hostile(7, "deadline")
async def never_answers(_visit: Visit) -> None:
    await asyncio.sleep(60)


@hostile(8, "deadline")
async def slow_headers(visit: Visit) -> None:
    for byte in HEAD * 9:
        await visit.send(bytes([byte]))
        await asyncio.sleep(0.2)


@hostile(9, "deadline")
async def slow_body(visit: Visit) -> None:
    await visit.send(HEAD + b"Content-Length: 9000\r\n\r\n<html>")
    for _ in range(9000):
        await visit.send(b"x")
        await asyncio.sleep(0.2)


@hostile(10, "too-big")
async def endless_body(visit: Visit) -> None:
    await visit.send(HEAD + b"\r\n<html>")
    while True:
        await visit.send(b"<p>more</p>" * 6000)


@hostile(11, "too-big")
async def endless_chunks(visit: Visit) -> None:
    await visit.send(HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<html>\r\n")
    while True:
        await visit.send(b"8000\r\n" + b"x" * 0x8000 + b"\r\n")


@hostile(12, "too-big|bad-http")
async def header_flood(visit: Visit) -> None:
    await visit.send(HEAD)
    while True:
        await visit.send(b"X-More: yes\r\n" * 1000)


@hostile(13, "too-big|bad-http|truncated")
async def header_of_5_mb(visit: Visit) -> None:
    await visit.send(HEAD + b"X-Long: " + b"x" * 5_000_000 + b"\r\n\r\n<html>")


@hostile(14, "ok")
async def hundred_cookies(visit: Visit) -> None:
    assert "cookie" not in visit.headers
    cookies = b"".join(b"Set-Cookie: c%d=%s\r\n" % (n, b"v" * 200) for n in range(100))
    body = page("Careers", "<p>Careers with cookies.</p>").encode()
    await visit.send(HEAD + cookies + b"Content-Length: %d\r\n\r\n" % len(body) + body)


@hostile(15, "too-big|deadline|bad-http")
async def flood_of_1xx(visit: Visit) -> None:
    while True:
        await visit.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 500)


def _packed(number: int, outcome: str, name: str, encoding: bytes, body: bytes) -> None:
    raw(number, outcome, name, HEAD + b"Content-Encoding: " + encoding + b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)


def _bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(b"<p>" + b"a" * (1 << 20)) for _ in range(megabytes)) + packer.flush()


_packed(16, "too-big", "gzip_bomb", b"gzip", _bomb(60))
_packed(17, "encoding-refused", "brotli", b"br", b"\x0b\x02\x80hello\x03" * 40)
_packed(17, "encoding-refused", "zstd", b"zstd", b"\x28\xb5\x2f\xfd" + b"\0" * 400)
_packed(18, "encoding-refused", "double_gzip", b"gzip, gzip", gzip.compress(gzip.compress(b"<html>" + b"a" * 10**6)))
_packed(19, "bad-encoding", "bad_gzip", b"gzip", b"\x1f\x8b\x08\x00 this is no gzip at all")
_packed(19, "bad-encoding", "short_gzip", b"gzip", gzip.compress(page("Careers", WORDS * 40).encode())[:-40])
raw(20, "truncated", "truncated_body", HEAD + b"Content-Length: 5000\r\n\r\n<html><p>Careers")
raw(21, "bad-http|truncated", "conflicting_lengths", HEAD + b"Content-Length: 10\r\nContent-Length: 20\r\n\r\n<html>abcdefghijklmnop")
raw(21, "bad-http|truncated", "negative_length", HEAD + b"Content-Length: -5\r\n\r\n<html>")
raw(22, "bad-http|truncated", "bad_chunk", HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZZ\r\n<html>\r\n0\r\n\r\n")
raw(23, "bad-http|truncated", "no_http", b"\x00\x01SSH-2.0-nothing\r\n\r\n" + b"\xff" * 300)


@hostile(24, "truncated|connection-failed")
async def reset_in_the_body(visit: Visit) -> None:
    await visit.send(HEAD + b"Content-Length: 5000\r\n\r\n<html>")
    await asyncio.sleep(0.05)
    visit.reset()


def _status(number: int, outcome: str, line: str, **headers: str) -> None:
    async def answer(visit: Visit) -> None:
        await visit.page(page("Careers", "<p>Words.</p>"), line, **headers)

    hostile(number, outcome, name=f"status_{line.split()[0]}_{len(SCENARIOS)}")(answer)


_status(25, "odd-status", "999 Go Away")
_status(25, "odd-status", "206 Partial Content")
_status(25, "forbidden", "451 Unavailable For Legal Reasons")
_status(25, "forbidden", "403 Forbidden")
_status(25, "not-found", "404 Not Found")
_status(25, "not-found", "410 Gone")
_status(25, "server-error", "500 Oh Dear")
raw(25, "odd-status", "status_204", b"HTTP/1.1 204 No Content\r\n\r\n")


@hostile(26, "too-many-redirects")
async def redirect_loop(visit: Visit) -> None:
    await visit.page("", "302 Found", Location="/careers/b" if visit.path == "/careers/" else "/careers/")


@hostile(27, "too-many-redirects")
async def chain_of_eleven(visit: Visit) -> None:
    step = int(visit.path.rsplit("/", 1)[1] or 0)
    if step == 11:
        await visit.page(page("Careers", "<p>At last.</p>"))
    else:
        await visit.page("", "302 Found", Location=f"/careers/{step + 1}")


def _to(number: int, outcome: str, location: str) -> None:
    async def answer(visit: Visit) -> None:
        await visit.page("", "302 Found", Location=location)

    hostile(number, outcome, name=f"redirect_{len(SCENARIOS)}")(answer)


for _location in ("file:///etc/passwd", "ftp://a.example/x", "data:text/html,hello", "javascript:alert(1)", "http://\\@a.example/"):
    _to(28, "redirect-refused", _location)
for _location in (
    "http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/", "http://[fe80::1]/", "http://224.0.0.1/",
    "http://0.0.0.0/", "http://2130706433/", "http://0x7f.1/", "http://user:word@127.0.0.1/",
):  # fmt: skip
    _to(29, "redirect-refused", _location)
_to(30, "redirect-off-site", "http://other.example/careers")
_to(31, "redirect-refused|not-found|redirect-off-site", "http://[::bad/\xff\xfe")
_to(31, "redirect-refused", "")


@hostile(32, "ok|empty-shell", path="/careers/real/")
async def meta_refresh(visit: Visit) -> None:
    if visit.path == "/careers/":
        await visit.page('<html><meta http-equiv="refresh" content="0; url=/careers/real/"><p>Moved.</p></html>')
    else:
        await visit.page(page("Careers", "<p>Real careers.</p>"))


@hostile(32, "empty-shell")
async def script_redirect(visit: Visit) -> None:
    await visit.page("<html><script>location.href = '/elsewhere'</script></html>")


def _robots(number: int, outcome: str, name: str, answer: Answer, path: str = "/careers/") -> None:
    async def careers(visit: Visit) -> None:
        await visit.page(page("Careers", "<p>Careers words.</p>"))

    hostile(number, outcome, name=name, path=path, robots=answer)(careers)


def _plain(body: bytes, status: str = "200 OK", kind: str = "text/plain", **headers: str) -> Answer:
    async def answer(visit: Visit) -> None:
        await visit.page(body, status, kind, **headers)

    return answer


for _line in ("404 Not Found", "403 Forbidden", "401 Unauthorized"):
    _robots(34, "ok", f"robots_{_line[:3]}", _plain(b"", _line))
for _line in ("500 Oh Dear", "503 Busy", "429 Slow"):
    _robots(35, "robots-unreachable", f"robots_{_line[:3]}", _plain(b"", _line), path="/")
_robots(35, "robots-unreachable", "robots_never_answers", never_answers, path="/")
_robots(36, "robots-disallowed", "robots_20_mb", _plain(b"User-agent: *\nDisallow: /careers\n" + b"Disallow: /x\n" * 1_500_000))
_robots(36, "robots-disallowed", "robots_bom", _plain(b"\xef\xbb\xbfUser-agent: *\nDisallow: /careers\n"))
_robots(36, "ok", "robots_html", _plain(b"<html><body>Welcome</body></html>", kind="text/html"))
_robots(36, "ok", "robots_redirect_loop", _plain(b"", "302 Found", Location="/robots.txt"))
_robots(36, "crawl-delay", "crawl_delay_a_day", _plain(b"User-agent: *\nCrawl-delay: 86400\n"), path="/")
_robots(36, "robots-disallowed", "robots_closed", _plain(b"User-agent: *\nDisallow: /\n"), path="/")

for _value in ("3600", "Wed, 21 Oct 2037 07:28:00 GMT", "rubbish", "315360000"):
    _status(37, "asked-to-wait", "429 Too Many Requests", Retry_After=_value, Date="Sat, 21 Nov 2026 10:00:00 GMT")
    _status(37, "asked-to-wait", "503 Service Unavailable", Retry_After=_value, Date="Sat, 21 Nov 2026 10:00:00 GMT")


@whole_site(38, "ok", path="/careers/")
async def calendar_trap(visit: Visit) -> None:
    if visit.path == "/robots.txt":
        return await _missing(visit)
    month = int(visit.path.rsplit("=", 1)[1]) if "=" in visit.path else 0
    links = {f"/cal?m={month + 1}": "Next month", f"/cal?m={month + 2}": "The month after", "/careers/": "Careers"}
    return await visit.page(page(f"Month {month} {visit.path[:9]}", f"<p>Nothing in month {month}.</p>", links))


@whole_site(39, "ok", path="/careers/")
async def session_ids(visit: Visit) -> None:
    token = f"{len(visit.path) * 7919 % 99991:x}{zlib.crc32(visit.path.encode()) & 0xFFFFFF:06x}"
    links = {f"/careers/?PHPSESSID={token}": "Careers", f"/a;jsessionid={token}": "A", f"/s/{token * 3}/x": "S"}
    await visit.page(page(f"Page {visit.path.split('?')[0][:3]}", f"<p>{visit.path}</p>", links))


@whole_site(40, "ok", path="/")
async def growing_paths(visit: Visit) -> None:
    links = {"a/": "Down", "careers/": "Careers", "a/a/a/a/": "Far down"}
    await visit.page(page(f"Here {visit.path}", f"<p>Path of {len(visit.path)} signs.</p>", links))


@whole_site(41, "ok", path="/careers/")
async def ten_thousand_links(visit: Visit) -> None:
    if visit.path != "/":
        return await visit.page(page(visit.path, f"<p>The place {len(visit.path) * 31} {visit.path[1:4]}.</p>"))
    names = [f"{chr(97 + n // 676 % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}" for n in range(10_000)]
    return await visit.page(page("Home", "", {f"/{name}/": name for name in names} | {"/careers/": "Careers"}))


@whole_site(42, "ok", path="/careers/")
async def sitemap_bomb(visit: Visit) -> None:
    if visit.path == "/robots.txt":
        foreign = "Sitemap: http://169.254.169.254/map.xml\nSitemap: http://other.example/map.xml\n"
        host = visit.headers["host"]
        return await visit.page(f"User-agent: *\nAllow: /\n{foreign}Sitemap: http://{host}/map0.xml\n", kind="text/plain")
    if visit.path.startswith("/map"):
        deep = int(visit.path[4:].split(".")[0]) + 1
        if deep == 2:
            return await visit.page(_bomb(40), kind="application/gzip")
        maps = "".join(f"<sitemap><loc>http://{visit.headers['host']}/map{deep + n}.xml</loc></sitemap>" for n in range(3))
        return await visit.page(f'<?xml version="1.0"?><sitemapindex>{maps}</sitemapindex>', kind="application/xml")
    return await visit.page(HOME if visit.path == "/" else page("Careers", f"<p>The place {len(visit.path) * 31} {visit.path[1:4]}.</p>"))


@whole_site(43, "duplicate|soft-404", path="/c/")
async def soft_404(visit: Visit) -> None:
    links = {f"/{letter}/": f"Page {letter}" for letter in "abcdefgh"}
    await visit.page(page("Sorry", f"<p>We could not find {visit.path}.</p>" if visit.path != "/" else "<p>Welcome</p>", links))


def _charset(name: str, kind: str, body: bytes) -> None:
    async def answer(visit: Visit) -> None:
        await visit.page(body, kind=kind)

    hostile(44, "ok", name=f"charset_{name}")(answer)


_TEXT = page("Careers", "<p>Café, £5, “quoted”, naïve.</p>")
for _name in ("zip", "idna", "punycode", "utf-7", "hex", "undefined", "../../etc", "base64"):
    _charset(_name.replace("/", "_"), f"text/html; charset={_name}", _TEXT.encode())
_charset("cp1252_as_utf8", "text/html; charset=utf-8", _TEXT.encode("cp1252"))
_charset("none", "text/html", _TEXT.encode("cp1252"))
_charset("utf16", "text/html", _TEXT.encode("utf-16"))


def _typed(number: int, outcome: str, name: str, kind: str, body: bytes) -> None:
    async def answer(visit: Visit) -> None:
        await visit.page(body, kind=kind)

    hostile(number, outcome, name=name)(answer)


_typed(45, "ok", "pdf_as_html", "text/html", b"%PDF-1.4\n%%EOF")
_typed(45, "ok", "html_as_pdf", "application/pdf", _TEXT.encode())
_typed(45, "ok", "html_as_octets", "application/octet-stream", _TEXT.encode())
_typed(45, "wrong-type", "picture_as_html", "text/html", b"\x89PNG\r\n\x1a\n" + b"\0" * 3000)
_typed(45, "wrong-type", "video", "video/mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 3000)
_typed(45, "wrong-type", "zip_as_html", "text/html", b"PK\x03\x04" + b"\0" * 3000)
_typed(46, "ok", "million_divs", "text/html", b"<html><p>" + WORDS.encode() * 4 + b"<div>" * 900_000)
_typed(46, "ok", "many_attributes", "text/html", b"<html><p>" + WORDS.encode() * 4 + b"<a " + b"".join(b"a%d=1 " % n for n in range(300_000)) + b">x</a>")
_typed(46, "ok", "many_options", "text/html", b"<html><p>" + WORDS.encode() * 4 + b"<option>" * 500_000)
_typed(46, "ok", "open_anchors", "text/html", b"<html><p>" + WORDS.encode() * 4 + b"<a href=x" * 400_000)
_typed(46, "ok", "open_comments", "text/html", b"<html><p>" + WORDS.encode() * 4 + b"<!-- <script" * 300_000)
_typed(46, "too-big", "attribute_of_20_mb", "text/html", b'<html><a title="' + b"x" * 20_000_000 + b'">')
_typed(47, "too-big", "pdf_too_big", "application/pdf", b"%PDF-1.4\n" + b" " * 21_000_000)
_typed(47, "ok", "pdf_cut_short", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<")
_typed(48, "login", "login_page", "text/html", b"<html><h1>Sign in</h1><form><input name=u><input type='password'></form></html>")
_typed(48, "cookie-wall", "cookie_wall", "text/html", b"<html><p>Please accept cookies to continue.</p><button>OK</button></html>")
_typed(48, "challenge", "challenge", "text/html", b"<html><title>Just a moment...</title><script src=/cdn-cgi/challenge-platform/x></script></html>")
_typed(48, "empty-shell", "empty_shell", "text/html", b"<html><div id=root></div><script src=/app.js></script></html>")
