"""A plate that is refused because it would be unreadable, or say what no source says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from atlas.words.language import say, to_say


class RefusedError(ValueError):
    """A plate is refused; the message is one line that ends with what to choose instead.

    It is in the language spoken by whoever asked, which need not be that of the plate. ``instead``
    has (layout, width) pairs that would fit, each differing in one of the two. It is empty if only
    choosing fewer peoples would help.
    """

    def __init__(
        self, reason: str, asked: tuple[str, str], instead: tuple[tuple[str, str], ...] = ()
    ) -> None:
        widths = [width for layout, width in instead if layout == asked[0]]
        layouts = [layout for layout, _ in instead if layout != asked[0]]
        super().__init__(_refused(reason, widths, layouts))
        self.instead = instead


@dataclass(frozen=True)
class Shortage:
    """What a layout has and what it needs.

    It is in millimetres of height, per cent of the page, or millimetres across what a map shows.
    """

    has: int
    needs: int
    unit: Literal["mm", "%", "across"]


def no_room(layout: str, width: str, short: Shortage) -> str:
    """Return why a layout does not fit on a page of a width, in the language spoken."""
    nothing, low, small = _OF_CHART if layout == "chart" else _OF_MAPS
    if short.has <= 0:
        return say(nothing, layout=layout, width=width)
    words = {"mm": low, "%": small, "across": _CROWDED}[short.unit]
    return say(words, layout=layout, width=width, has=short.has, needs=short.needs)


_OF_MAPS = (
    to_say("layout {layout} has no room at width {width} (nothing is left for its maps)"),
    to_say(
        "layout {layout} has no room at width {width} "
        "(its maps would be {has} mm high, and {needs} is the least)"
    ),
    to_say(
        "layout {layout} has no room at width {width} "
        "(its maps would have {has} per cent of the page, and {needs} is the least)"
    ),
)
_CROWDED = to_say(
    "layout {layout} has no room at width {width} "
    "(what its maps show would be {has} mm across, and {needs} is the least)"
)
_OF_CHART = (
    to_say("layout {layout} has no room at width {width} (nothing is left for its chart)"),
    to_say(
        "layout {layout} has no room at width {width} "
        "(its chart would be {has} mm high, and {needs} is the least)"
    ),
    to_say(
        "layout {layout} has no room at width {width} "
        "(its chart would have {has} per cent of the page, and {needs} is the least)"
    ),
)


def _refused(reason: str, widths: Sequence[str], layouts: Sequence[str]) -> str:
    if widths and layouts:
        return say(
            "{reason}: take width {width} or layout {layout}",
            reason=reason,
            width=widths[0],
            layout=layouts[0],
        )
    if widths:
        return say("{reason}: take width {width}", reason=reason, width=widths[0])
    if layouts:
        return say("{reason}: take layout {layout}", reason=reason, layout=layouts[0])
    return say("{reason}: take fewer peoples", reason=reason)
