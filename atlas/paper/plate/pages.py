"""The pages that plates are made for: journal columns, slides, sheets of paper."""

from __future__ import annotations

from dataclasses import dataclass

# Type is enlarged so much for a room; an A3 sheet is nearly as large, but held in hands.
_OF_A_SLIDE = 2.0


@dataclass(frozen=True)
class Page:
    """A page; lengths are in millimetres.

    Attributes:
        width: The width.
        height: The height, or None if it grows with its content.
        scale: The scale of type and lines: 1 for journals (5 to 11 points), more for slides, which
            are read from the back of a room.
        most: The greatest height.
        margin: The margin.
        share: The least part of the page that its maps, with their titles, or its chart must have.
            Words move to the caption before they take more.
    """

    width: float
    height: float | None
    scale: float
    most: float = 170.0
    margin: float = 2.0
    share: float = 0.45

    @property
    def is_slide(self) -> bool:
        """Whether it is read from the back of a room."""
        return self.scale >= _OF_A_SLIDE

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


# 89, 120 and 183 mm are one, one and a half and two columns; journals allow 170 mm of height.
PAGES = {
    "89": Page(89, None, 1.0),
    "120": Page(120, None, 1.0),
    "183": Page(183, None, 1.0),
    # 13.333 x 7.5 inches, the size of 16:9 slides: 1920 x 1080 pixels at 144 dpi.
    "slide": Page(338.667, 190.5, 2.0, 190.5, 5.0, 0.6),
    "a4": Page(297, 210, 1.35, 210, 10.0),
    "a3": Page(420, 297, 1.9, 297, 14.0),
}
