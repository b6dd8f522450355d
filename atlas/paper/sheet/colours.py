"""Colours of print and what is mixed from them: plain "#RRGGBB" strings.

Hue says who, fill says what state; a grey plate takes the luminance of each colour, so that
what was darker stays darker.
"""

from __future__ import annotations

from collections.abc import Iterable

INK = "#23262B"
SECOND_INK = "#565B62"
SEA_INK = "#3D6475"
REPUBLIC_INK = "#6E6757"
WHITE = "#FFFFFF"
RULE = "#DDD8CC"
NOT_STATED = "#B9A77F"
DEAD = "#17181B"

# What lies below, in colour and on a grey plate. There the water must be lighter than the lowest
# tint, or the two would be one grey.
GROUND = {
    "land": "#FAF8F2",
    "elsewhere": "#E9E7E1",
    "water": "#DCE7EB",
    "coast": "#7C9FAE",
    "river": "#B4CBD5",
    "rail": "#8A8170",
    "state": "#7C7566",
    "republic": "#8F8877",
    "region": "#B6A888",
}
GREY_GROUND = {
    **GROUND,
    "land": "#F4F4F4",
    "elsewhere": "#FBFBFB",
    "water": "#FFFFFF",
    "coast": "#7A7A7A",
}

# People held in a region, from few to many.
TINTS = ("#EEE5D0", "#E4D6B7", "#D8C79F", "#C9B486")


def mix(colour: str, part: float) -> str:
    """Return ``colour`` thinned with white to ``part`` (0 to 1) of it."""
    return _hex(255 - (255 - channel) * part for channel in _channels(colour))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour after WCAG 2, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey(colour: str) -> str:
    """Return the grey of the same luminance."""
    light = luminance(colour)
    level = 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return _hex([255 * level] * 3)


def _linear(share: float) -> float:
    return float(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _hex(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel):02X}" for channel in channels)
