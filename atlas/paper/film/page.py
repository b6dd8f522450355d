"""The page that every picture of a film is: 16:9, its parts, and the least size of its type."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH, HEIGHT = 338.667, 190.5
"""Millimetres: 13.333 x 7.5 inches, 1920 x 1080 pixels at 144 dpi."""
DPI = 144
SIZE = (1920, 1080)
LEAST_SHARE = 0.03
"""The least size of type as a share of the height of the picture: it is read from the last row."""
READ = 16.5
"""Points of the smallest words: a little more than that share, which is 16.2."""
MARGIN = 8.0
MAP_PIXELS = (1270, 969)
"""The map, which reaches to the left edge and to the top, ends between two pixels."""
MAP_WIDTH = MAP_PIXELS[0] * WIDTH / SIZE[0]


@dataclass(frozen=True)
class Beside:
    """The column beside the map; lengths in millimetres.

    Attributes:
        x: Its left edge.
        width: Its width.
        top: Where the date begins.
        told: Where words to be read begin, or numbers.
        bottom: Where all ends.
    """

    x: float
    width: float
    top: float
    told: float
    bottom: float

    @property
    def told_height(self) -> float:
        """The room for words to be read."""
        return self.bottom - self.told


AXIS_TOP = MAP_PIXELS[1] * HEIGHT / SIZE[1]
"""Where the line of time at the foot begins, in millimetres from the top."""
COLUMN = Beside(MAP_WIDTH + 7.0, WIDTH - MAP_WIDTH - 7.0 - 6.0, 5.0, 32.0, AXIS_TOP - 3.0)
