"""Which addresses may be asked at all: only public ones, whatever they are called or however they are written.

``ipaddress.is_global`` alone lets multicast, 6to4 and NAT64 forms of private addresses through, so forms that carry an
IPv4 address are unwrapped first (RFC 4291 2.5.5, RFC 6052, RFC 3056) and the rest is held against the IANA
special-purpose registries.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit, urlunsplit

from careersite.audit.fetch.outcomes import FetchFault

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

# Beyond what is_global knows in every supported Python: the old 6to4 relay, Azure's host, AS112 and documentation.
_NEVER_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "100.64.0.0/10", "168.63.129.16/32", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15",
            "2001::/23", "2001:db8::/32", "3fff::/20", "2620:4f:8000::/48",
        ),
    )
)  # fmt: skip
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.ip_network("2002::/16")
# Cloud control addresses: no intranet page is here, so ``allow_private`` does not open them.
_CONTROL = tuple(map(ipaddress.ip_network, ("168.63.129.16/32", "169.254.0.0/16", "fd00:ec2::254/128", "fe80::/10")))
_LOCAL_NAMES = re.compile(r"(^|\.)(localhost|local|internal|intranet|lan|home|corp|localdomain|home\.arpa)$")
_ODD_NUMBER = re.compile(r"^(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*$")
_NAME = re.compile(r"^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$")


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be asked: its normal spelling and its parts."""

    url: str
    scheme: str
    host: str
    port: int

    @property
    def key(self) -> str:
        """Host and port, for everything that is kept by host."""
        return f"{self.host}:{self.port}"


def is_public(address: str | Address) -> bool:
    """Say whether an IP address is a public unicast one; text that is no address in its normal spelling is not."""
    try:
        ip = ipaddress.ip_address(address) if isinstance(address, str) else address
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.scope_id is not None:
            return False
        inner = _inside(ip)
        if inner is not None:
            return is_public(inner)
        if ip not in _GLOBAL_V6:
            return False
    special = ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback or ip.is_link_local
    listed = any(ip in network for network in _NEVER_PUBLIC if network.version == ip.version)
    return ip.is_global and not special and not listed


def _inside(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries: mapped, NAT64 or 6to4 (Teredo and compatible ones stay closed)."""
    if ip.ipv4_mapped is not None:
        return ip.ipv4_mapped
    if ip in _NAT64:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.sixtofour if ip in _SIX_TO_FOUR else None


def may_connect(address: str, *, allow_private: bool) -> bool:
    """Say whether a connection to a resolved address may be made."""
    if is_public(address):
        return True
    if not allow_private:
        return False
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    inner = _inside(ip) if isinstance(ip, ipaddress.IPv6Address) else None
    ip = inner or ip
    closed = ip.is_multicast or ip.is_unspecified or any(ip in net for net in _CONTROL if net.version == ip.version)
    return not closed and (ip.is_private or ip.is_loopback or is_public(ip))


def check_url(url: str, *, allow_private: bool = False) -> Target:
    """Take an address apart and refuse what we do not ask.

    Refused: other schemes, user names, other ports than 80 and 443, IP addresses instead of names, names of the local
    network, and every spelling that programs read in different ways (backslashes, spaces, control characters, numbers
    as hosts). ``allow_private`` lifts port, literal and local name.

    Raises:
        FetchFault: ``address-refused``, with the reason.
    """
    if len(url) > 2000 or re.search(r"[\x00-\x20\x7f\\]", url):
        raise FetchFault("address-refused", "the address holds signs that do not belong there, or is too long")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise FetchFault("address-refused", "the address cannot be read") from None
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise FetchFault("address-refused", f"only http and https are asked, not {scheme[:20] or 'nothing'}")
    if "@" in parts.netloc:
        raise FetchFault("address-refused", "the address holds a user name, as an e-mail address does")
    host = _host(parts, allow_private=allow_private)
    usual = 443 if scheme == "https" else 80
    port = usual if port is None else port
    if not allow_private and port not in (80, 443):
        raise FetchFault("address-refused", f"port {port} is not one of the web")
    shown = f"[{host}]" if ":" in host else host
    netloc = shown if port == usual else f"{shown}:{port}"
    return Target(urlunsplit((scheme, netloc, parts.path or "/", parts.query, "")), scheme, host, port)


def _host(parts: SplitResult, *, allow_private: bool) -> str:
    host = unicodedata.normalize("NFKC", parts.hostname or "").replace("\u3002", ".").rstrip(".").lower()
    literal = _literal(host)
    if literal is not None:
        if not allow_private:
            raise FetchFault("address-refused", "the address is a number instead of a name")
        if not may_connect(str(literal), allow_private=True):
            raise FetchFault("address-refused", "the address is one that no website has")
        return str(literal)
    if _ODD_NUMBER.match(host):
        raise FetchFault("address-refused", "the host is a number in an odd spelling")
    try:
        name = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        raise FetchFault("address-refused", "the host's name cannot be read") from None
    if not _NAME.match(name) or _ODD_NUMBER.match(name):
        raise FetchFault("address-refused", "the host's name cannot be read")
    if not allow_private and ("." not in name or _LOCAL_NAMES.search(name)):
        raise FetchFault("address-refused", "the host is a name of a local network")
    return name


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
