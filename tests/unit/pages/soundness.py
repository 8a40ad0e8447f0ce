"""What must hold of the HTML of any page or component: a small reader that names each fault."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

VOID = {"track", "br", "col", "hr", "img", "input", "link", "meta", "rect", "wbr"}
NEEDS_TEXT = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "a", "dt", "dd", "li", "summary", "th", "caption", "ul", "ol", "dl", "time"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.levels: list[int] = []
        self.labelled: list[str] = []
        self.regions: list[str] = []
        self.stack: list[list] = []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._check_attributes(tag, given)
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in given:
            self.ids.append(given["id"])
        if "aria-labelledby" in given:
            self.labelled += given["aria-labelledby"].split()
        if tag == "section" and "aria-label" in given:
            self.regions.append(given["aria-label"])
        for outer in self.stack:
            outer[2].append(tag)
        if tag not in VOID:
            self.stack.append([tag, "", []])
        elif given.get("alt"):
            self.handle_data(given["alt"])

    def _check_attributes(self, tag, given):
        if [name for name in given if name == "style" or name.startswith("on")]:
            self.faults.append(f"{tag} has a style or a handler of its own")
        if "class" in given and not given["class"].strip():
            self.faults.append(f"{tag} has an empty class")
        if tag == "a" and not given.get("href"):
            self.faults.append("a link without an address")
        if tag == "img" and "alt" not in given:
            self.faults.append("a picture without words")
        if tag == "th" and "scope" not in given:
            self.faults.append("a header cell without scope")
        if tag == "svg" and given.get("aria-hidden") != "true" and given.get("role") != "img":
            self.faults.append("a drawing that is neither hidden nor named")
        if "scroll" in (given.get("class") or "").split() and not (given.get("tabindex") == "0" and given.get("aria-label")):
            self.faults.append("a scroller that no key reaches or that has no name")

    def handle_data(self, data):
        for outer in self.stack:
            outer[1] += data

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if not self.stack or self.stack[-1][0] != tag:
            self.faults.append(f"</{tag}> closes {self.stack[-1][0] if self.stack else 'nothing'}")
            return
        name, text, inside = self.stack.pop()
        if name in NEEDS_TEXT and not text.strip():
            self.faults.append(f"an empty {name}")
        if name == "table" and "caption" not in inside:
            self.faults.append(f"a table without a caption: {text.strip()[:40]}")


def faults_in(html: str) -> list[str]:
    """Every fault of a page's body."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    faults = reader.faults + [f"{item[0]} is never closed" for item in reader.stack]
    faults += [f"the id {name} stands twice" for name, count in Counter(reader.ids).items() if count > 1]
    faults += [f"aria-labelledby names {name}, which is not there" for name in reader.labelled if name not in reader.ids]
    faults += [f"two regions are called {name}" for name, count in Counter(reader.regions).items() if count > 1]
    faults += [f"h{a} is followed by h{b}" for a, b in zip(reader.levels, reader.levels[1:], strict=False) if b > a + 1]
    if reader.levels.count(1) != 1:
        faults.append(f"{reader.levels.count(1)} main headings")
    if re.search(r"\bUndefined\b|&lt;(?:p|div|a|ul|h\d)\b", html):
        faults.append("a value that is not there, or HTML shown as text")
    return faults
