"""Say of a piece of text that it is in another language than its page, wherever the text ends up.

A sentence that has no translation yet travels through templates, filters and headings between two characters of
Unicode's private use area. When a page is finished, ``resolve`` turns them into ``lang`` and ``dir`` (WCAG 2.2, 3.1.2
Language of Parts), and takes them out where no element can stand: in attributes, in ``<title>``, in drawings.
"""

from __future__ import annotations

import re

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ku", "pnb"})
# One opening character a language; they come from the private use area, which no font or keyboard fills with letters.
_FIRST = 0xE100
_CLOSE = "\ue0ff"
_LANGUAGES: list[str] = ["en"]

_TOKEN = re.compile(r"""<!--.*?-->|<(?:[^"'<>]|"[^"]*"|'[^']*')*>|[\ue100-\ue1ff\ue0ff]|[^<\ue100-\ue1ff\ue0ff]+|<""", re.DOTALL)
_ANY = re.compile(r"[\ue100-\ue1ff\ue0ff]")
# As JSON writes them inside a script.
_ESCAPED = re.compile(r"\\u(?:e1[0-9a-f]{2}|e0ff)", re.IGNORECASE)
_INLINE = frozenset("a abbr b bdi br cite code em i mark q s small span strong sub sup time u wbr".split())
_NO_ELEMENTS = frozenset("title script style textarea option svg".split())
_ALONE = re.compile(r'<(a|button|caption|dd|dt|figcaption|h[1-6]|label|legend|li|p|strong|summary|td|th|bdi)((?:\s[^<>]*)?)>\s*<span( lang="[^"]*" dir="[^"]*")>([^<]*)</span>\s*</\1>')
_HAS_LANGUAGE = re.compile(r"\s(?:lang|dir)=")


def marked(text: str, language: str = "en") -> str:
    """The text between marks that say which language it is in; an empty one stays empty."""
    if not text or text.startswith(chr(_FIRST)) or _ANY.match(text):
        return text
    if language not in _LANGUAGES:
        _LANGUAGES.append(language)
    return f"{chr(_FIRST + _LANGUAGES.index(language))}{text}{_CLOSE}"


def is_marked(text: str) -> bool:
    """Say whether the whole text stands between marks."""
    return _FIRST <= ord(text[:1] or " ") < _FIRST + len(_LANGUAGES) and text.endswith(_CLOSE)


def language_of(text: str, page: str = "") -> str:
    """The language of a marked text; ``page`` for one that is in the language of its page."""
    return _LANGUAGES[ord(text[0]) - _FIRST] if is_marked(text) else page


def unmarked(text: str) -> str:
    """The text without marks."""
    return _ANY.sub("", text)


def like(text: str, changed: str) -> str:
    """A text made from another (shortened, without its markup), with that one's marks."""
    return marked(unmarked(changed), language_of(text)) if is_marked(text) else changed


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def isolated(text: str) -> str:
    """A text between characters that keep it apart from the direction of the sentence around it (Unicode Standard Annex 9, FSI and PDI).

    Added and not formatted, so that what is HTML stays HTML.
    """
    return "\u2068" + text + "\u2069"


def attributes(language: str) -> str:
    """``lang`` and ``dir`` of a piece of text, with a space before."""
    return f' lang="{language}" dir="{direction_of(language)}"'


def resolve(html: str) -> str:
    """A finished page, or a piece of one, with marks turned into ``lang`` and ``dir``."""
    if not _ANY.search(html) and not _ESCAPED.search(html):
        return html
    made: list[str] = []
    open_marks: list[str] = []
    closed_area = ""
    for token in _TOKEN.findall(html):
        if token == _CLOSE:
            del open_marks[-1:]
        elif _ANY.fullmatch(token):
            # A school's own text may hold such a character too, from the fonts of signs on other websites.
            open_marks.extend(_LANGUAGES[ord(token) - _FIRST :][:1])
        elif token.startswith("<") and len(token) > 1:
            name = re.match(r"</?([a-z0-9]*)", token, re.IGNORECASE)
            tag = name[1].lower() if name else ""
            if closed_area:
                closed_area = "" if token.lower().startswith(f"</{closed_area}") else closed_area
            elif tag in _NO_ELEMENTS and not token.startswith("</"):
                closed_area = tag
            if tag not in _INLINE and not closed_area:
                open_marks.clear()  # A mark never reaches beyond the block in which it was made.
            made.append(_ANY.sub("", token))
        elif open_marks and token.strip() and not closed_area:
            made.append(f"<span{attributes(open_marks[-1])}>{token}</span>")
        else:
            made.append(_ESCAPED.sub("", token) if closed_area == "script" else token)
    return _ALONE.sub(_on_the_element, "".join(made))


def _on_the_element(match: re.Match[str]) -> str:
    tag, own, language, text = match.groups()
    return match[0] if _HAS_LANGUAGE.search(own) else f"<{tag}{own}{language}>{text}</{tag}>"

