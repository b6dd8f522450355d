"""The colours of print: those of the theme, and the greys of a greyscale plate.

A greyscale plate uses the luminance of each colour, so that darker colours stay darker.
"""

from __future__ import annotations

from atlas.base.theme import COLOURS, channels, to_hex
from atlas.base.theme import GREY_GROUND as GREY_GROUND
from atlas.base.theme import GROUND as GROUND
from atlas.base.theme import TINTS as TINTS
from atlas.base.theme import fill_of as fill_of
from atlas.base.theme import mix as mix

INK = COLOURS["ink"]
SECOND_INK = COLOURS["second"]
SEA_INK = COLOURS["sea-ink"]
REPUBLIC_INK = COLOURS["republic-ink"]
WHITE = COLOURS["white"]
RULE = COLOURS["rule"]
NOT_STATED = COLOURS["not-stated"]
SAMPLE = COLOURS["sample"]
"""The hue in which a legend draws what is said of every people."""


def luminance(colour: str) -> float:
    """Return the relative luminance (WCAG 2) of a colour #RRGGBB, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey(colour: str) -> str:
    """Return the grey #RRGGBB with the luminance of a colour."""
    light = luminance(colour)
    level = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return to_hex([255 * level] * 3)


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
