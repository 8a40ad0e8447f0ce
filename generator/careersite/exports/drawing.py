"""A small drawing board for SVG pictures in portrait, whose text stays text.

320 units wide and shown at no less than 288 CSS px (a phone of 320 px): a text of 14 units is then over 12 CSS px. Ink on
paper only; dark screens, forced colours and print change the two by the picture's own style. Without that style the
attributes still give black on white.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from html import escape

from careersite.safe import clean

WIDTH = 320
SMALL = 14
_STYLE = (
    "text{font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'Noto Sans',system-ui,sans-serif}"
    "@media screen and (prefers-color-scheme:dark){.paper{fill:#12181d}.ink{fill:#eef2f5}.line{stroke:#eef2f5}}"
    "@media (forced-colors:active){.paper{fill:Canvas}.ink{fill:CanvasText}.line{stroke:CanvasText}}"
    "@media print{.paper{fill:#fff}.ink{fill:#000}.line{stroke:#000}}"
)
# Fills that can be told apart without colour: from none to dense.
_PATTERNS = (
    '<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle class="ink" fill="#111" cx="4" cy="4" r="1.2"/></pattern>'
    '<pattern id="lines" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="line" stroke="#111" stroke-width="1.6" d="M0 0V6"/></pattern>'
    '<pattern id="cross" width="6" height="6" patternUnits="userSpaceOnUse"><path class="line" stroke="#111" stroke-width="2" d="M0 0L6 6M6 0L0 6"/></pattern>'
)
_NARROW, _BROAD = frozenset("iljtfrI.,:;'’|!()[]- "), frozenset("mwMW—@%&")


def advance(text: str, size: float) -> float:
    """How broad a text is at most, in units: fonts differ from machine to machine, so this is on the generous side."""
    return size * sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    if character in _NARROW:
        return 0.38
    if character in _BROAD or unicodedata.east_asian_width(character) in "WF":
        return 1.02
    # The letters of Indic scripts are broad; U+0900 to U+0DFF.
    return 0.88 if "\u0900" <= character <= "\u0dff" else 0.74 if character.isupper() else 0.63


def wrapped(text: str, size: float, room: float) -> list[str]:
    """The lines of a text; a word that is too long for a line is cut."""
    lines, line = [], ""
    for word in (part for whole in clean(text).split() for part in _pieces(whole, size, room)):
        longer = f"{line} {word}" if line else word
        if line and advance(longer, size) > room:
            lines.append(line)
            longer = word
        line = longer
    return [*lines, line] if line else lines


def _pieces(word: str, size: float, room: float) -> Iterable[str]:
    piece = ""
    for character in word:
        if piece and advance(piece + character, size) > room:
            yield piece
            piece = ""
        piece += character
    yield piece


class Board:
    """A picture that grows downwards; ``y`` is where the next thing goes. In a language from right to left all is mirrored."""

    def __init__(self, *, mirrored: bool = False) -> None:
        self.y = 16.0
        self.mirrored = mirrored
        self._parts: list[str] = []

    def _x(self, x: float) -> float:
        return WIDTH - x if self.mirrored else x

    def write(self, text: str, x: float = 8, *, size: float = SMALL, bold: bool = False, room: float = 0, lead: float = 1.35) -> None:
        """Write a text from ``x`` on, over as many lines as it needs, and go on below it."""
        weight = ' font-weight="700"' if bold else ""
        # Bold letters are broader.
        for line in wrapped(text, size * (1.1 if bold else 1), room or WIDTH - 8 - x):
            self.y += size * lead
            # A line without a letter of a script from right to left keeps its own direction, at the same edge.
            own = ' direction="ltr" text-anchor="end"' if self.mirrored and not any(unicodedata.bidirectional(character) in ("R", "AL") for character in line) else ""
            self._parts.append(f'<text class="ink" x="{self._x(x):g}" y="{self.y - size * 0.3:.1f}" font-size="{size:g}"{weight}{own}>{escape(line, quote=False)}</text>')

    def middle(self, text: str, x: float, y: float, *, size: float = SMALL, bold: bool = True) -> None:
        """Write a short text centred on a point."""
        weight = ' font-weight="700"' if bold else ""
        self._parts.append(f'<text class="ink" x="{self._x(x):g}" y="{y + size * 0.35:.1f}" font-size="{size:g}" text-anchor="middle"{weight}>{escape(clean(text), quote=False)}</text>')

    def line(self, x1: float, y1: float, x2: float, y2: float, width: float = 2) -> None:
        """Draw a line."""
        self._parts.append(f'<path class="line" d="M{self._x(x1):g} {y1:.1f}L{self._x(x2):g} {y2:.1f}" stroke="#111" stroke-width="{width:g}"/>')

    def circle(self, x: float, y: float, radius: float) -> None:
        """Draw a ring filled with paper."""
        self._parts.append(f'<circle class="paper line" cx="{self._x(x):g}" cy="{y:.1f}" r="{radius:g}" fill="#fff" stroke="#111" stroke-width="3"/>')

    def box(self, x: float, y: float, width: float, height: float, *, fill: str = "", edge: float = 1.5) -> None:
        """Draw a box: ``fill`` is "" (paper), "ink", or the name of a pattern (dots, lines, cross)."""
        left = self._x(x) - (width if self.mirrored else 0)
        kind, colour = ("ink line", "#111") if fill == "ink" else ("line", f"url(#{fill})") if fill else ("paper line", "#fff")
        self._parts.append(f'<rect class="{kind}" x="{left:g}" y="{y:.1f}" width="{width:g}" height="{height:g}" fill="{colour}" stroke="#111" stroke-width="{edge:g}"/>')

    def svg(self, title: str, text: str, language: str) -> bytes:
        """The finished picture with its title and description (SVG Accessibility API Mappings: name and description)."""
        height = round(self.y + 16)
        turned = ' direction="rtl"' if self.mirrored else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img" aria-labelledby="title text" lang="{escape(language)}">\n'
            f'<title id="title">{escape(clean(title), quote=False)}</title>\n<desc id="text">{escape(clean(text), quote=False)}</desc>\n'
            f"<style>{_STYLE}</style>\n<defs>{_PATTERNS}</defs>\n"
            f'<rect class="paper" width="{WIDTH}" height="{height}" fill="#fff"/>\n<g fill="#111" font-family="sans-serif"{turned}>\n' + "\n".join(self._parts) + "\n</g>\n</svg>\n"
        ).encode("utf-8", "replace")
