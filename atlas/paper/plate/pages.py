"""The pages that plates are made for: columns of journals, slides, sheets of paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """A size in millimetres. ``height`` None grows with what is on it, up to ``most``.

    ``scale`` enlarges type and lines: 1 is what a journal prints (5 to 11 points), a slide is
    read from the back of a room. ``share`` is the part of the height that maps should have: words
    leave the picture for its caption before they take more.
    """

    width: float
    height: float | None
    scale: float
    most: float = 170.0
    margin: float = 2.0
    share: float = 0.4

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


# Widths of one, one and a half and two columns; 170 mm is the highest a page of a journal takes.
PAGES = {
    "89": Page(89, None, 1.0),
    "120": Page(120, None, 1.0),
    "183": Page(183, None, 1.0),
    # 13.333 x 7.5 inches, what slides of 16:9 are: 144 dpi gives 1920 x 1080.
    "slide": Page(338.667, 190.5, 2.0, 190.5, 8.0, 0.5),
    "a4": Page(297, 210, 1.35, 210, 10.0),
    "a3": Page(420, 297, 1.9, 297, 14.0),
}
