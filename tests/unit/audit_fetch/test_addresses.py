"""Only public addresses are asked, however a private one is written (torture list, S)."""

from __future__ import annotations

import asyncio

import pytest

from careersite.audit.fetch.addresses import check_url, is_public, may_connect
from careersite.audit.fetch.handler import CheckedHandler
from careersite.audit.fetch.outcomes import FetchFault
from careersite.audit.fetch.values import Limits, Options

PUBLIC = ("8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808")
NOT_PUBLIC = (
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254",
    "169.254.0.1", "0.0.0.0", "0.1.2.3", "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.0.170", "192.0.2.1", "198.51.100.7",
    "203.0.113.9", "198.18.0.1", "198.19.255.255", "192.88.99.1", "168.63.129.16", "224.0.0.1", "239.255.255.255", "240.0.0.1",
    "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "2606:4700::1%1", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1",
    "ff0e::1", "::127.0.0.1", "::8.8.8.8", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::1", "2002:c0a8:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "2001:10::1", "2001:20::1", "3fff::1", "100::1", "5f00::1", "4000::1",
)  # fmt: skip
ODD_URLS = (
    "http://2130706433/", "http://0x7f.1/", "http://0x7f000001/", "http://127.1/", "http://0/", "http://017700000001/",
    "http://0177.0.0.1/", "http://127。0。0。1/", "http://１２７.0.0.1/", "http://127.0.0.1./", "http://[::1]/", "http://[::ffff:7f00:1]/",
    "http://127.0.0.1\\@a.example/", "http://a.example@127.0.0.1/", "http://user:word@a.example/", "http://a.example:8080/",
    "http://a.example:22/", "http://a.example:99999/", "http://a.example:x/", "http://localhost/", "http://a.localhost/",
    "http://printer.local/", "http://metadata.google.internal/", "http://intranet/", "http:///nothing", "http://", "http://a .example/",
    "http://a.example/\r\nHost: b", "file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "javascript:alert(1)",
    "data:text/html,x", "http://[fe80::1%25eth0]/", "http://a..example/", "http://-a.example/", "//a.example/", "a.example",
    "http://93.184.216.34/", "http://" + "a" * 300 + ".example/", "http://ⓛocalhost/",
)  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address: str) -> None:
    assert is_public(address)
    assert may_connect(address, allow_private=False)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_all_others_are_not(address: str) -> None:
    assert not is_public(address)
    assert not may_connect(address, allow_private=False)


@pytest.mark.parametrize("spelling", ["2130706433", "0x7f.1", "127.1", "0", "017700000001", "", "a.example", " 8.8.8.8"])
def test_no_other_spelling_is_an_address(spelling: str) -> None:
    assert not is_public(spelling)


@pytest.mark.parametrize("url", ODD_URLS)
def test_odd_urls_are_refused(url: str) -> None:
    with pytest.raises(FetchFault) as raised:
        check_url(url)
    assert raised.value.code == "address-refused"


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://www.ash.example", "https://www.ash.example/"),
        ("HTTP://WWW.Ash.Example:80/A?b=c#d", "http://www.ash.example/A?b=c"),
        ("https://ash.example:443/x", "https://ash.example/x"),
        ("https://schülé.example/", "https://xn--schl-epa6i.example/"),
        ("http://ash.example:443/", "http://ash.example:443/"),
    ],
)
def test_addresses_get_one_spelling(url: str, normal: str) -> None:
    assert check_url(url).url == normal


def test_allow_private_opens_private_addresses_and_ports_but_no_control_address() -> None:
    assert check_url("http://127.0.0.1:8000/", allow_private=True).port == 8000
    assert check_url("http://intranet:8080/", allow_private=True).host == "intranet"
    for address in ("127.0.0.1", "10.0.0.1", "::1", "fd12::1", "100.64.0.1"):
        assert may_connect(address, allow_private=True) == (address != "100.64.0.1")
    for address in ("169.254.169.254", "168.63.129.16", "fd00:ec2::254", "224.0.0.1", "0.0.0.0", "64:ff9b::a9fe:a9fe", "fe80::1"):
        assert not may_connect(address, allow_private=True)
    for url in ("http://2130706433/", "http://169.254.169.254/", "http://u@127.0.0.1/", "file:///x"):
        with pytest.raises(FetchFault):
            check_url(url, allow_private=True)


def handler(**options) -> CheckedHandler:
    made = CheckedHandler.__new__(CheckedHandler)
    made.options, made.limits = Options(**options), Limits()
    made.asked_names = dict.fromkeys(options.get("names", {}), 0)
    return made


def test_a_name_that_is_bound_anew_is_checked_anew() -> None:
    rebinding = handler(names={"a.example": [["93.184.216.34"], ["127.0.0.1"]]})
    target = check_url("http://a.example/")

    async def twice() -> None:
        assert await rebinding._address(target, 5) == "93.184.216.34"
        with pytest.raises(FetchFault) as raised:
            await rebinding._address(target, 5)
        assert raised.value.code == "address-refused"

    asyncio.run(twice())


@pytest.mark.parametrize("answers", [["93.184.216.34", "10.0.0.1"], ["::ffff:127.0.0.1"], ["169.254.169.254"], ["2606:4700::1", "::1"]])
def test_one_private_answer_among_public_ones_is_enough_to_refuse(answers: list[str]) -> None:
    mixed = handler(names={"a.example": [answers]})
    with pytest.raises(FetchFault) as raised:
        asyncio.run(mixed._address(check_url("http://a.example/"), 5))
    assert raised.value.code == "address-refused"


def test_a_name_service_that_never_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ask() -> None:
        async def never(*_args: object, **_more: object) -> None:
            await asyncio.sleep(60)

        monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", never, raising=False)
        await handler()._address(check_url("http://a.example/"), 0.05)

    with pytest.raises(FetchFault) as raised:
        asyncio.run(ask())
    assert raised.value.code == "deadline"
