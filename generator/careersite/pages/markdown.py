"""Free text to clean HTML: Python-Markdown first, then nh3 with a short allow-list.

Turning raw HTML off would print tags to the reader when a text is pasted from Word; cleaning afterwards gives clean
paragraphs. What is allowed: text markup, lists, tables, links to http, https, mailto, tel and pages of the site,
pictures of the site. Addresses of the site come out with a slash at the front; the press makes them relative.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache, lru_cache
from html import escape, unescape
from urllib.parse import urlsplit

import nh3
from markdown import Markdown
from markupsafe import Markup

from careersite.pages.nesting import well_nested
from careersite.words.marks import is_marked, like, unmarked

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
TAGS = frozenset(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q"
    " s small span strong sub summary sup table tbody td tfoot th thead time tr u ul var".split()
)
ATTRIBUTES = {
    "*": {"lang", "dir", "id"},
    "a": {"href"},
    "abbr": {"title"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope", "abbr"},
    "time": {"datetime"},
}
# Removed with what is inside them, so that no code is ever printed as text.
WITH_CONTENT = frozenset(
    "script style svg math iframe object embed template noscript noembed noframes xmp plaintext textarea select title head form".split()
)
ALIGNED = {tag: {"align-left", "align-center", "align-right"} for tag in ("td", "th")}
OWN = "own-"
# A number that breaks over two lines is misread.
NO_BREAK = "\N{NO-BREAK SPACE}"
_ID = re.compile(r"[a-z][a-z0-9-]{0,60}")
_ALIGN = re.compile(r'style="text-align: (left|center|right);"')
_HEADING = re.compile(r"<(/?)h([1-6])\b")
_EMPTY = re.compile(r"<(a|h[1-6])\b[^>]*>(?:\s|</?(?:b|br|code|em|i|s|small|span|strong|u)\b[^>]*>)*</\1>")
# A picture without words is no name for a link, and no heading.
_LINKED_PICTURE = re.compile(r'(<a\b[^>]*\shref="(?:\w+:(?://)?|/)?([^"]*)"[^>]*>\s*<img\b[^>]*\salt=")(?="[^>]*>\s*</a>)')
_PICTURED_HEADING = re.compile(r'<(h[1-6])\b[^>]*>((?:\s*<img\b[^>]*\salt=""[^>]*>)+\s*)</\1>')
_NO_ADDRESS = re.compile(r"<a(?=[\s>])(?![^>]*\shref=)[^>]*>(.*?)</a>", re.DOTALL)
_NO_LINKS = frozenset({"a", "code", "pre", "kbd"})
_MAIL = re.compile(r"(?<![\w.@/;-])[A-Za-z0-9_][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}\b")
_PHONE = re.compile(r"(?<![\w.@/-])0\d{2,4} ?\d{3,4} ?\d{3,4}(?![\w@/-])")
_CONTROL = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029\ufeff]")


def to_html(text: str, level: int = 2, *, table_name: str = "Table") -> Markup:
    """Turn a school's free text into HTML that is safe to put into a page.

    Args:
        text: Markdown; at most 10,000 characters and 300 opening brackets (the model sees to it).
        level: the level of the first heading inside the text, one under the heading that it stands under.
        table_name: the name of the region in which a wide table scrolls.
    """
    return Markup(_tidy(_cleaned(text), level, table_name))  # noqa: S704 - nh3 has just cleaned it


@cache
def _markdown() -> Markdown:
    return Markdown(extensions=["tables", "sane_lists"], output_format="html")


def _converted(text: str) -> str:
    try:
        return str(_markdown().reset().convert(text))
    except RecursionError:
        # Hundreds of lists one inside the other: no person means that, so it is shown as it was written.
        _markdown.cache_clear()
        return "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", text))


@lru_cache(maxsize=4096)
def _cleaned(text: str) -> str:
    raw = _ALIGN.sub(lambda match: f'class="align-{match[1]}"', _converted(text))
    clean = nh3.clean(
        raw,
        tags=set(TAGS),
        clean_content_tags=set(WITH_CONTENT),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        allowed_classes=ALIGNED,
        attribute_filter=_kept,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    # Markdown by itself nests as it should; only pasted HTML needs the look.
    return well_nested(clean) if "<" in text else clean


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The words of a free text without its markup, on one line."""
    if is_marked(text):
        return like(text, plain(unmarked(text)))
    # In cleaned HTML every "<" begins a tag, so tags can be taken out by a pattern.
    blocks = re.sub(r"</(?:p|li|h[1-6]|td|th|dd|dt|summary|div)>|<br>", " ", _cleaned(text))
    return " ".join(unescape(re.sub(r"<[^>]*>", "", blocks)).split())


def site_address(address: str) -> str | None:
    """An address inside the site, from its root with a slash at the front; None where it is none that may be used.

    ``visits.md`` and ``visits/`` are the same page.
    """
    if "\\" in address or address.startswith("//"):
        return None
    parts = urlsplit(address)
    path = posixpath.normpath(parts.path.lstrip("/")) if parts.path.strip("/") else ""
    if path.startswith(".."):
        return None
    path = "" if path == "." else path
    if path.endswith(".md"):
        path = path.removesuffix(".md").removesuffix("index").rstrip("/")
        path = f"{path}/" if path else ""
    elif parts.path.endswith("/") and path:
        path += "/"
    return f"/{path}" + (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")


def _link(address: str) -> str | None:
    address = address.strip()
    bare = _CONTROL.sub("", address)
    scheme = re.match(r"([^/?#]*?):", bare)
    if scheme:
        return address if scheme[1].lower() in SCHEMES and bare == address else None
    if bare != address.replace(" ", ""):
        return None
    if address.startswith("#"):
        return f"#{OWN}{address[1:]}" if _ID.fullmatch(address[1:]) else None
    return site_address(address)


def _kept(_tag: str, attribute: str, value: str) -> str | None:
    # nh3 leaves angle brackets in values as they are; without them every "<" of the result begins a tag.
    value = value.replace("<", "%3C" if attribute in ("href", "src") else "‹").replace(">", "%3E" if attribute in ("href", "src") else "›")
    if attribute == "id":
        return OWN + value if _ID.fullmatch(value) else None
    if attribute == "href":
        return _link(value)
    if attribute == "src":
        address = _link(value)
        return address if address and address.startswith("/") else None
    if attribute == "scope":
        return value if value in ("row", "col", "rowgroup", "colgroup") else None
    if attribute == "dir":
        return value if value in ("ltr", "rtl", "auto") else None
    if attribute in ("lang", "datetime"):
        return value if re.fullmatch(r"[A-Za-z0-9:.+-]{1,35}", value) else None
    if attribute in ("width", "height", "colspan", "rowspan", "start"):
        return value if re.fullmatch(r"[1-9]\d{0,3}", value) else None
    return value


def _tidy(html: str, level: int, table_name: str) -> str:
    html = re.sub(r"<img(?![^>]*\ssrc=)[^>]*>", "", html)
    html = re.sub(r"<img(?![^>]*\salt=)", '<img alt=""', html)
    html = _NO_ADDRESS.sub(r"\1", _EMPTY.sub("", html))
    html = _PICTURED_HEADING.sub(r"<p>\2</p>", _LINKED_PICTURE.sub(r"\1\2", html))
    html = _with_links(html)
    html = re.sub(r"<th(\b[^>]*)>\s*</th>", r"<td\1></td>", html)
    html = re.sub(r"<th(?![a-z])(?![^>]*\sscope=)", '<th scope="col"', html)
    html = html.replace("<table", f'<section class="scroll" tabindex="0" aria-label="{escape(table_name)}"><table')
    html = html.replace("</table>", "</table></section>")
    return _demoted(html, level)


def _with_links(html: str) -> str:
    """Make email addresses and telephone numbers in the text links, so that a thumb can use them."""
    parts = re.split(r"(<[^>]*>)", html)
    inside = 0
    for index, part in enumerate(parts):
        if index % 2:
            name = re.match(r"</?([a-z0-9]+)", part)
            if name and name[1] in _NO_LINKS:
                inside += -1 if part[1] == "/" else 1
        elif not inside:
            parts[index] = _PHONE.sub(_phone_link, _MAIL.sub(r'<a href="mailto:\g<0>">\g<0></a>', part))
    return "".join(parts)


def linked(text: str) -> Markup:
    """Plain text with its email addresses and telephone numbers as links."""
    return Markup(_with_links(escape(text, quote=False)))  # noqa: S704 - escaped


def addresses_in(text: str) -> tuple[list[str], list[str]]:
    """The email addresses and the telephone numbers that a free text names, in order."""
    words = plain(text)
    return _MAIL.findall(words), _PHONE.findall(words)


def _phone_link(match: re.Match[str]) -> str:
    digits, shown = re.sub(r"\D", "", match[0]), match[0].replace(" ", NO_BREAK)
    return f'<a href="tel:{digits}">{shown}</a>' if len(digits) in (10, 11) else match[0]


def _demoted(html: str, level: int) -> str:
    """Put the headings of the text under the page's own, without a gap between levels."""
    open_levels: list[int] = []

    def place(match: re.Match[str]) -> str:
        if match[1]:
            return f"</h{min(6, level + len(open_levels) - 1)}"
        written = int(match[2])
        while open_levels and open_levels[-1] >= written:
            open_levels.pop()
        open_levels.append(written)
        return f"<h{min(6, level + len(open_levels) - 1)}"

    return _HEADING.sub(place, html)
