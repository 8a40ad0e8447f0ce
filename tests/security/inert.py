"""Look at finished pages with a parser of its own (the HTML standard's, not ours): nothing in them may run, fetch or pass for ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
SCHEMES = {"http", "https", "mailto", "tel", "webcal"}
# Attributes that hold an address, and whether it may lead to another host.
ADDRESSES = {"href": True, "src": False, "action": False, "poster": False, "data": False}
REFUSED = {"srcdoc", "formaction", "style", "srcset", "ping", "background", "manifest", "http-equiv", "target", "autofocus", "is", "slot", "popover", "nonce"}
ELEMENTS = frozenset(
    "html head meta title link script body header footer main nav section article aside div span p a h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table caption colgroup col"
    " thead tbody tfoot tr th td abbr b bdi blockquote br cite code del details dfn em hr i img ins kbd mark pre q s small strong sub summary sup time u var"
    " form label input button audio video track figure figcaption output search fieldset legend select option"
    " svg g rect line circle text tspan path desc defs marker polyline polygon use symbol".split()
)
# Elements that a page itself needs and no free text may bring: how they look when they are ours.
OWN_SCRIPT = re.compile(r"(\.\./|\./|/x/|/)*assets/(menu|search)\.js")


def offences(html: str, *, snippet: bool = False) -> list[str]:
    """What is not allowed in this page; ``snippet`` is a piece without a head."""
    tree = LexborHTMLParser(html)
    found = [fault for node in tree.root.traverse() for fault in _of(node)]
    policies = [node.attributes.get("content") for node in tree.css("meta[http-equiv]")]
    if not snippet and policies != [POLICY]:
        found.append(f"the policy is {policies}")
    counts = Counter(node.attributes["id"] for node in tree.css("[id]"))
    found += [f"the id {name} stands {count} times" for name, count in counts.items() if count > 1]
    return found


# A sheet or a report is one file with its style inside it; the list of pieces shows each in a box to copy from; a piece
# that is pasted elsewhere shows the pictures of its own site, and a letter holds the logo, cleaned, as a picture in which nothing runs.
_STANDING_ALONE = re.compile(r"<style>|<textarea>|meta http-equiv=Content-Security-Policy.*|img src leads to https://school\.example/x/.*|img src leads to data:image/.*|img src=data:image/.*")


def offences_alone(html: str) -> list[str]:
    """What is not allowed in a page that stands outside the site: a report, a sheet to print, a piece to paste."""
    return [fault for fault in offences(html, snippet=True) if not _STANDING_ALONE.fullmatch(fault)]


def _of(node: LexborNode) -> Iterator[str]:
    tag = node.tag
    if tag.startswith("-"):
        return
    if tag.lower() not in ELEMENTS:
        yield f"<{tag}>"
    attributes = {name.lower(): value or "" for name, value in node.attributes.items()}
    if tag == "script" and not OWN_SCRIPT.fullmatch(attributes.get("src", "")) and attributes.get("type") != "application/ld+json":
        yield f"script {node.html[:80]}"
    for name, value in attributes.items():
        if name.startswith("on") or (name in REFUSED and not (tag == "meta" and name == "http-equiv" and value == "Content-Security-Policy")):
            yield f"{tag} {name}={value[:60]}"
        if name.rpartition(":")[2] in ADDRESSES:
            yield from _address(tag, name, value)


def _address(tag: str, name: str, value: str) -> Iterator[str]:
    # As a browser reads it: without spaces at the ends, tabs and line ends anywhere, and "\" for "/".
    read = re.sub(r"[\t\r\n]", "", value.strip("".join(map(chr, range(33))))).replace("\\", "/")
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)", read)
    if scheme and scheme[0].lower() not in SCHEMES:
        yield f"{tag} {name}={value[:60]}"
    outside = bool(scheme) or read.startswith("//")
    if read.startswith("//") or (outside and not ADDRESSES.get(name.rpartition(":")[2], False)):
        yield f"{tag} {name} leads to {value[:60]}"
    if tag == "link" and outside and urlsplit(read).netloc == "evil.example":
        yield f"{tag} {name}={value[:60]}"
