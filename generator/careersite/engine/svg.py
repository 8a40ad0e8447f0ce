"""Clean an SVG picture: drawing stays, everything that could run or fetch goes.

Source: SVG 2, "Secure static mode" (no scripts, no external resources); only what a logo draws with is let through.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as Tree

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ELEMENTS = frozenset(
    "svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath linearGradient "
    "radialGradient stop clipPath mask pattern marker filter feGaussianBlur feOffset feBlend feColorMatrix feComposite feFlood "
    "feMerge feMergeNode feDropShadow style image".split()
)
# A drawing has no use for these names, whatever their case.
_REFUSED_ATTRIBUTE = re.compile(r"^on|^(xml:)?base$|^src$|^data|^from$|^to$|^values$|^begin$", re.IGNORECASE)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression|javascript:|image-set|\\", re.IGNORECASE)
_INSIDE_PICTURE = re.compile(r"data:image/(png|jpeg|webp);base64,[A-Za-z0-9+/=\s]+")


_DEEPEST = 60


class UnreadablePicture(Exception):
    """The bytes are no SVG that can be read safely."""


def clean_svg(data: bytes) -> bytes:
    """The same drawing without scripts, events, foreign content, animation and references to anything outside the file.

    Raises:
        UnreadablePicture: no XML, a document type (the way to entity bombs), no ``svg`` at its root, or too many groups inside
            each other.
    """
    if re.search(rb"<!(DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
        # Drawing programs write a document type that only names SVG; one with entities of its own is refused.
        data = re.sub(rb"<!DOCTYPE\s+svg(\s+PUBLIC)?(\s+\"[^\"\[\]]*\"){0,2}\s*>", b"", data, count=1)
        if re.search(rb"<!(DOCTYPE|ENTITY)", data.replace(b"\0", b""), re.IGNORECASE):
            raise UnreadablePicture
    try:
        root = Tree.fromstring(data)  # noqa: S314 - entities are refused above
    except (Tree.ParseError, ValueError, LookupError) as error:
        raise UnreadablePicture from error
    if root.tag != f"{{{_SVG}}}svg":
        raise UnreadablePicture
    _clean(root, _DEEPEST)
    Tree.register_namespace("", _SVG)
    Tree.register_namespace("xlink", _XLINK)
    cleaned: bytes = Tree.tostring(root, encoding="utf-8")
    return cleaned


def _clean(element: Tree.Element, deeper: int) -> None:
    if not deeper:
        raise UnreadablePicture
    for name, value in list(element.attrib.items()):
        if not _attribute_is_safe(element, name, value):
            del element.attrib[name]
    for child in list(element):
        space, _, local = str(child.tag).rpartition("}")
        unsafe_style = local == "style" and _OUTSIDE.search("".join(child.itertext()))
        if space != f"{{{_SVG}" or local not in _ELEMENTS or unsafe_style:
            element.remove(child)
        else:
            _clean(child, deeper - 1)


def _attribute_is_safe(element: Tree.Element, name: str, value: str) -> bool:
    space, _, local = name.rpartition("}")
    if space not in ("", f"{{{_XLINK}") or _REFUSED_ATTRIBUTE.search(local):
        return False
    if local == "href":
        return value.startswith("#") or (element.tag == f"{{{_SVG}}}image" and bool(_INSIDE_PICTURE.fullmatch(value)))
    return not _OUTSIDE.search(value)
