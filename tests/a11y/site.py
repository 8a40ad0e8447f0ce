"""The pages of a built folder: which there are, of which type each is, and which links lead where."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from tests.a11y.html_checkers import pages_in


def addresses(folder: Path) -> list[str]:
    """Every page's address below the site's root, as a browser asks for it."""
    return [page.relative_to(folder).as_posix().removesuffix("index.html") for page in pages_in(folder)]


def page_type(address: str) -> str:
    """Pages of one folder below the top are of one type (years/*, activities/*/checklist); every page at the top is its own."""
    parts = address.strip("/").split("/")
    return address if len(parts) < 2 else "/".join([parts[0], "*", *parts[2:]])


def one_of_each_type(folder: Path) -> list[str]:
    """The longest page of each type: it has the most that can go wrong."""
    largest: dict[str, tuple[int, str]] = {}
    for page, address in zip(pages_in(folder), addresses(folder), strict=True):
        kind = page_type(address)
        largest[kind] = max(largest.get(kind, (0, "")), (page.stat().st_size, address))
    return sorted(address for _, address in largest.values())


def file_of(folder: Path, address: str) -> Path:
    """The file that a host sends for an address."""
    path = folder / unquote(urlsplit(address).path).lstrip("/")
    return path / "index.html" if address.endswith("/") or path.is_dir() else path


def links(folder: Path, address: str) -> set[str]:
    """The pages of the same site that this page links to."""
    tree = LexborHTMLParser(file_of(folder, address).read_text(encoding="utf-8"))
    here = "http://site/" + address
    found = {urljoin(here, node.attributes.get("href") or "") for node in tree.css("a[href]")}
    return {
        urlsplit(link).path.lstrip("/").removesuffix("index.html")
        for link in found
        if urlsplit(link).netloc == "site" and file_of(folder, urlsplit(link).path).suffix == ".html"
    }


def reached_from_home(folder: Path) -> set[str]:
    """Every page that links lead to, from the home page on, with no script."""
    seen: set[str] = set()
    todo = {""}
    while todo:
        address = todo.pop()
        seen.add(address)
        if file_of(folder, address).is_file():
            todo |= links(folder, address) - seen
    return seen


def unlisted(folder: Path, home: str, links: list[str]) -> set[str]:
    """The pages that these links of the served site do not lead to; the search itself and 404 need not be there."""
    listed = {link.partition("#")[0].removeprefix(home).removesuffix("index.html") for link in links}
    return set(addresses(folder)) - listed - {"404.html", "search.html"}


def asked_of_other_hosts(folder: Path) -> list[str]:
    """What a page or a style sheet would fetch from elsewhere, read from the files: nothing needs to run for it."""
    attributes = ("img[src]", "script[src]", "iframe[src]", "source[src]", "video[src]", "audio[src]", "link[rel~=stylesheet][href]")
    attributes += ("link[rel~=icon][href]", "link[rel~=preload][href]", "link[rel~=preconnect][href]", "link[rel~=dns-prefetch][href]")
    faults = []
    for page in pages_in(folder):
        tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
        for node in tree.css(", ".join(attributes)):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            if urlsplit(address).netloc:
                faults.append(f"{page.relative_to(folder)}: {node.tag} from {address}")
    for sheet in sorted(folder.rglob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        if "//" in text.replace("http://www.w3.org/", ""):
            faults.append(f"{sheet.relative_to(folder)}: names another host")
    return faults


def same_titles(folder: Path) -> list[str]:
    """Pages that a reader could not tell apart in a list of tabs."""
    titles: dict[str, str] = {}
    faults = []
    for address in addresses(folder):
        found = LexborHTMLParser(file_of(folder, address).read_text(encoding="utf-8")).css_first("title")
        title = found.text().strip() if found else ""
        if title in titles:
            faults.append(f"{address} and {titles[title] or 'home'} are both called {title!r}")
        titles[title] = address
    return faults


# The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8(2).
STATEMENT_PARTS = {
    "(a) what is not accessible": ("not accessible", "known issue", "cannot be used", "does not work", "still to mend"),
    "(b) alternatives": ("another format", "different format", "other format", "other forms", "another form", "another way", "alternative"),
    "(c) contact": ("report", "tell us", "contact"),
    "(d) enforcement": ("enforcement", "equality advisory"),
}


def statement_faults(text: str, links: list[str]) -> list[str]:
    """What the accessibility statement lacks, and praise that no program may give."""
    faults = [f"lacks {part}" for part, words in STATEMENT_PARTS.items() if not any(word in text.lower() for word in words)]
    if "compliant" in text.lower():
        faults.append("says compliant")
    if not any(link.startswith("mailto:") or "contact" in link for link in links):
        faults.append("has no link for reporting a fault")
    if not any("equality" in link or "gov.uk" in link for link in links):
        faults.append("has no link to the enforcement procedure")
    return faults
