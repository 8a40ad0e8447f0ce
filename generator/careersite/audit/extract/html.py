"""HTML into blocks, links and facts, with Lexbor through selectolax."""

from __future__ import annotations

import re
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from . import contacts
from .model import Block, Extract, Link
from .text import squeeze

_SKIP = {"script", "style", "template", "svg", "math", "iframe", "object", "head", "select", "-comment"}
_FURNITURE = {"nav", "footer", "header"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = {
    "p", "div", "section", "article", "main", "li", "dt", "dd", "tr", "table", "ul", "ol", "dl", "blockquote", "pre",
    "address", "figure", "figcaption", "details", "summary", "form", "fieldset", "body", "hr", "br", "center", "tbody",
    "aside", "noscript", *_FURNITURE, *_HEADINGS,
}  # fmt: skip
_FURNITURE_NAME = re.compile(r"cookie|breadcrumb|skip-?link|site-?header|site-?footer|main-?menu|navbar|menu-item", re.I)
_CHALLENGE = re.compile(r"just a moment|checking your browser|attention required|verify you are human", re.I)
_SCRIPT_WANTED = re.compile(r"(?:enable|requires?|need|turn on|without) javascript|^loading\b", re.I)
_NOT_FOUND = re.compile(r"page (?:can ?not|could not|can't) be found|page not found|\b404\b|no longer exists", re.I)


#: An address that only a script shows leaves what Cloudflare leaves.
_MAILS, _HIDDEN = re.compile(r"e-?mail|@|%40", re.I), " [email protected] "


class _Reader:
    """One walk through the tree; ``flush`` ends the block that is being gathered."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.links: list[Link] = []
        self.emails: list[str] = []
        self.telephones: list[str] = []
        self.path: list[tuple[int, str]] = []
        self.parts: list[str] = []
        self.kind = "paragraph"
        self.level = 0
        self.furniture = 0
        self.embedded: list[str] = []

    def flush(self) -> None:
        """End the block: what was gathered becomes a block of the kind that its opening tag gave."""
        if not self.parts:
            return
        text = contacts.spelt_out(squeeze("".join(self.parts).replace("\n", " "))).strip(" |")
        self.parts.clear()
        kind, level = ("furniture", 0) if self.furniture else (self.kind, self.level)
        if not text:
            return
        if self.kind == "heading":
            self.kind, self.level = "paragraph", 0
        if kind == "heading":
            while self.path and self.path[-1][0] >= level:
                self.path.pop()
        self.blocks.append(Block(text[:20_000], kind, level, 0, tuple(name for _, name in self.path)))
        if kind == "heading":
            self.path.append((level, text[:200]))


def read_html(address: str, text: str) -> Extract:
    """Turn HTML into an extract.

    Menus, headers and footers are kept as ``furniture``: their links count, their words do not. Addresses in
    ``mailto:`` and ``tel:`` links, Cloudflare's encoding and joined script pieces are put back where they stood.
    """
    tree = LexborHTMLParser(text)
    root = tree.root
    title_node = tree.css_first("title")
    title = squeeze(title_node.text())[:300] if title_node else ""
    reader = _Reader()
    if tree.body is not None:
        _walk(tree.body, reader)
    content = [block for block in reader.blocks if block.kind != "furniture"]
    size = sum(len(block.text) for block in content)
    problem = _problem(tree, title, content, size)
    return Extract(
        address=address,
        title=title,
        language=((root.attributes.get("lang") or "") if root else "").strip(),
        form="html",
        blocks=tuple(reader.blocks),
        links=tuple(reader.links),
        emails=tuple(dict.fromkeys(reader.emails)),
        telephones=tuple(dict.fromkeys(reader.telephones)),
        readable=not problem,
        problem=problem,
        facts=_facts(tree, content, size, reader),
    )


def _walk(body: LexborNode, reader: _Reader) -> None:
    """Visit every node once without recursion, so that depth costs nothing."""
    node: LexborNode | None = body
    while node is not None:
        entered = _enter(node, reader)
        child = node.first_child if entered else None
        if child is not None:
            node = child
            continue
        while node is not None:
            _leave(node, reader, entered)
            entered = True
            if node.mem_id == body.mem_id:
                node = None
            elif node.next is not None:
                node = node.next
                break
            else:
                node = node.parent
    reader.flush()


def _enter(node: LexborNode, reader: _Reader) -> bool:
    tag = node.tag
    if tag == "-text":
        reader.parts.append(node.text_content or "")
        return False
    if tag in _SKIP:
        if tag == "script":
            _script(node, reader)
        elif tag == "iframe":
            reader.embedded.append(node.attributes.get("src") or "")
        return False
    if tag in _BLOCKS:
        reader.flush()
        if tag in _HEADINGS:
            reader.kind, reader.level = "heading", _HEADINGS[tag]
        elif tag != "br" and reader.kind != "heading":
            reader.kind = {"li": "item", "tr": "cell"}.get(tag or "", "paragraph" if tag != "p" else reader.kind)
        if _is_furniture(node, tag):
            reader.furniture += 1
    elif tag in ("td", "th"):
        reader.parts.append(" | " if reader.parts else "")
    return _inline(node, tag, reader)


def _inline(node: LexborNode, tag: str | None, reader: _Reader) -> bool:
    """Handle addresses on the way in; False when the node's own words are replaced."""
    if tag == "a" or tag == "span":
        code = node.attributes.get("data-cfemail")
        if code:
            email = contacts.cloudflare(code)
            if email:
                reader.emails.append(email)
                reader.parts.append(f" {email} ")
                return False
    return True


def _leave(node: LexborNode, reader: _Reader, entered: bool) -> None:
    tag = node.tag
    if tag == "a" and entered:
        _link(node, reader)
    elif tag in _BLOCKS:
        reader.flush()
        if tag in ("li", "tr", *_HEADINGS):
            reader.kind, reader.level = "paragraph", 0
        if reader.furniture and _is_furniture(node, tag):
            reader.furniture -= 1


def _link(node: LexborNode, reader: _Reader) -> None:
    address = (node.attributes.get("href") or "").strip()
    if not address:
        return
    words = squeeze((node.text() or "").replace("\n", " "))[:300]
    email, telephone = contacts.from_link(address)
    if email:
        reader.emails.append(email)
        if email.lower() not in "".join(reader.parts).lower():
            reader.parts.append(f" ({email}) ")
    elif telephone:
        reader.telephones.append(telephone)
        digits = re.sub(r"\D", "", telephone)
        if digits[-6:] not in re.sub(r"\D", "", words):
            reader.parts.append(f" ({telephone}) ")
    else:
        reader.links.append(Link(words, address[:2000]))
        if address[:11].lower() == "javascript:" and _MAILS.search(f"{words} {address[:200]}"):
            reader.parts.append(_HIDDEN)


def _script(node: LexborNode, reader: _Reader) -> None:
    script = node.text() or ""
    emails = contacts.from_script(script)
    for email in emails:
        reader.emails.append(email)
        reader.parts.append(f" {email} ")
    if not emails and "document.write" in script and "@" in script:
        reader.parts.append(_HIDDEN)


def _is_furniture(node: LexborNode, tag: str | None) -> bool:
    if tag in _FURNITURE:
        # A header inside an article holds the page's own heading.
        parent = node.parent
        return not (tag == "header" and parent is not None and parent.tag in ("article", "main", "section"))
    if tag not in ("div", "section", "ul"):
        return False
    attributes = node.attributes
    if attributes.get("role") in ("navigation", "banner", "contentinfo"):
        return True
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    return len(name) > 4 and len(name) < 400 and bool(_FURNITURE_NAME.search(name))


def _problem(tree: LexborHTMLParser, title: str, content: list[Block], size: int) -> str:
    if size < 600 and _CHALLENGE.search(title):
        return "challenge"
    if size < 1500 and (_NOT_FOUND.search(title) or any(_NOT_FOUND.search(block.text) for block in content[:2])):
        return "not-found"
    if size < 800 and tree.css_first("input[type=password]") is not None:
        return "login"
    if size < 120 and tree.css_first("script") is not None and (size < 30 or any(_SCRIPT_WANTED.search(block.text) for block in content)):
        return "script-only"
    if not size:
        return "no-text"
    return ""


def _facts(tree: LexborHTMLParser, content: list[Block], size: int, reader: _Reader) -> dict[str, Any]:
    images = tree.css("img")
    described = sum(1 for image in images if image.attributes.get("alt") is not None)
    return {
        "headings": sum(block.kind == "heading" for block in content),
        "images": len(images),
        "images_without_alt": len(images) - described,
        "characters": size,
        "embedded": [source for source in reader.embedded if source][:20],
    }
