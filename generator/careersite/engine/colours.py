"""The school's colours: contrast is checked, and the shades for light and dark are computed.

Sources: WCAG 2.2, 1.4.3 Contrast (Minimum), 1.4.11 Non-text Contrast; "relative luminance" and "contrast ratio" are
those of its glossary.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable

from careersite.findings import Finding
from careersite.model.institution import Colours

# The grounds that frame.css puts text and marks on; test_colours.py compares them with the stylesheet.
LIGHT_GROUNDS = ("#ffffff", "#f3f5f6")
DARK_GROUNDS = ("#12181d", "#1c252c")
TEXT = 4.5
MARK = 3.0
_STEPS = 400

Rgb = tuple[float, float, float]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours such as ``#005ea5``, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def nearest(colour: str, passes: Callable[[str], bool], *, darker: bool) -> str:
    """The colour of the same hue, made darker (or lighter) by as little as passes; the end of the scale if none does."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_rgb(colour))
    end = 0.0 if darker else 1.0
    for step in range(_STEPS + 1):
        tried = _hex(colorsys.hls_to_rgb(hue, lightness + (end - lightness) * step / _STEPS, saturation))
        if passes(tried):
            return tried
    return "#000000" if darker else "#ffffff"


def _readable_on(grounds: tuple[str, ...], ratio: float) -> Callable[[str], bool]:
    return lambda colour: all(contrast(colour, ground) >= ratio for ground in grounds)


def check_colours(colours: Colours) -> list[Finding]:
    """Refuse a colour that cannot be read, and name the nearest one that can.

    The main colour carries white text and colours links, so it needs 4.5 to 1 (WCAG 1.4.3); the accent colours edges and
    marks and needs 3 to 1 (WCAG 1.4.11).

    Returns:
        One finding for each colour that fails: ``COLOUR-MAIN``, ``COLOUR-ACCENT``.
    """
    found = []
    for name, colour, ratio, use in (
        ("main", colours.main, TEXT, "White text on this colour, and links in it,"),
        ("accent", colours.accent, MARK, "Marks and edges in this colour"),
    ):
        if colour and not _readable_on(LIGHT_GROUNDS, ratio)(colour):
            better = nearest(colour, _readable_on(LIGHT_GROUNDS, ratio), darker=True)
            worst = min(contrast(colour, ground) for ground in LIGHT_GROUNDS)
            found.append(
                Finding(
                    id=f"COLOUR-{name.upper()}",
                    message=f"The colour {colour} is too light. {use} would be hard to see: contrast {worst:.1f} to 1, needed {ratio:g} to 1.",
                    hint=f'The nearest colour that can be used is "{better}".',
                    path=f"site.colours.{name}",
                )
            )
    return found


def school_css(main: str, accent: str) -> str:
    """The stylesheet of a school's own colours: light, dark, and nothing where the school gives none."""
    light, dark = [], []
    if main:
        light += [f"--main:{main}", f"--link:{main}"]
        link = nearest(main, _readable_on(DARK_GROUNDS, 7.0), darker=False)
        dark += [f"--link:{link}"]
    if accent or main:
        light += [f"--accent:{accent or main}"]
        dark += [f"--accent:{nearest(accent or main, _readable_on(DARK_GROUNDS, TEXT), darker=False)}"]
    if not light:
        return ""
    # Screens only: the print keeps its own dark ink, but for the lines of poster and sheets.
    brand = f":root{{--brand:{main}}}\n" if main else ""
    return f"{brand}@media screen{{:root{{{';'.join(light)}}}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{';'.join(dark)}}}}}\n"


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)


def _luminance(colour: str) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
