"""The theme of the atlas: colours, the fill of each state, tints; the player reads the same file.

``static/player/theme/theme.json`` is the one place. Hue says who, fill says what state
(docs/visual.md). Colours are "#RRGGBB".
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[2] / "static/player/theme/theme.json"
_THEME: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))

COLOURS: dict[str, str] = _THEME["colours"]
GROUND: dict[str, str] = {
    "land": COLOURS["paper"],
    "water": COLOURS["water"],
    **_THEME["ground"],
}
# On a grey plate the water must be lighter than the lowest tint, or the two would be one grey.
GREY_GROUND: dict[str, str] = {**GROUND, **_THEME["grey_ground"]}
TINTS: tuple[str, ...] = tuple(_THEME["tints"]["colours"])
"""The tints of regions, from few people held to many."""
BREAKS: tuple[int, ...] = tuple(_THEME["tints"]["below"])
"""The numbers of people between the tints: each tint holds counts under its break."""
STACK: tuple[str, ...] = tuple(_THEME["states"])
"""The states from the bottom of a band to its top: the dead lowest, those back home on top."""
CAUCASUS: tuple[float, float, float, float] = tuple(_THEME["caucasus"])
"""West, south, east, north of the inset, in degrees."""


@dataclass(frozen=True)
class Fill:
    """A plain ground, or stripes of ``ink`` on it.

    Attributes:
        ground: The colour below.
        ink: The colour of the stripes; None where there are none.
        angle: Of the stripes, in degrees: 0 is level.
    """

    ground: str
    ink: str | None = None
    angle: int = 0


def fill_of(state: str, hue: str) -> Fill:
    """Return how a state is filled in a people's hue; raises KeyError for an unknown state."""
    own = _THEME["states"][state]
    if "stripes" in own:
        ground, ink = (_shade(part, hue) for part in own["stripes"])
        return Fill(ground, ink, own["angle"])
    return Fill(_shade(own.get("colour", own.get("share")), hue))


def _shade(part: float | str, hue: str) -> str:
    """A share of the hue, or a colour by its name."""
    return COLOURS[part] if isinstance(part, str) else mix(hue, part)


def tint_of(value: int) -> int:
    """Return which of ``TINTS`` a number of people has, from 0."""
    return sum(limit <= value for limit in BREAKS)


def mix(colour: str, part: float) -> str:
    """Return ``colour`` thinned with white to ``part`` (0 to 1) of it."""
    return to_hex(255 - (255 - channel) * part for channel in channels(colour))


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of a colour, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def to_hex(levels: Iterable[float]) -> str:
    """Return the colour of three channels, 0 to 255."""
    # Halves go up, as Math.round() has it: Python's round() goes to the even number.
    return "#" + "".join(f"{int(level + 0.5):02X}" for level in levels)


def css_properties() -> str:
    """Return a rule of CSS that gives every page the colours: ``var(--ink)``."""
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in COLOURS.items())} }}"
