"""Where the name of a land or a sea may stand: nowhere beyond the borders of what it names."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.map.ground import BaseName, Ground

# The share of a name, around its middle, that must lie in what it names.
_INSIDE = 0.5
# What bounds a name besides coasts.
_BORDERS = {"republic": ("republic", "state"), "country": ("state",)}


class Bounds:
    """The borders and coasts of a ground, as bounds for its names."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._lines: dict[str, BaseGeometry] = {}

    def within(self, name: BaseName, boxes: np.ndarray) -> list[tuple[float, float]]:
        """Return the middles of the boxes in which a name stays in its own land or sea.

        From the point of the name to the middle of its box, and along the middle of its letters,
        there is no border and no coast.

        Args:
            name: The name.
            boxes: An array n x 4 of left, top, right and bottom, in millimetres.
        """
        if not len(boxes):
            return []
        left, top, right, bottom = boxes.T
        x, y, half = (left + right) / 2, (top + bottom) / 2, _INSIDE * (right - left) / 2
        start = np.broadcast_to((name.x, name.y), (len(boxes), 2))
        along = [start, *(np.column_stack(p) for p in ((x, y), (x - half, y), (x + half, y)))]
        ways = shapely.linestrings(np.stack(along, axis=1))
        free = ~shapely.intersects(self._of(name.kind), ways)
        return [(float(a), float(b)) for a, b in zip(x[free], y[free], strict=True)]

    def _of(self, kind: str) -> BaseGeometry:
        if kind not in self._lines:
            lines = [self._ground.borders.get(border) for border in _BORDERS.get(kind, ())]
            parts = [self._ground.coast, *(line for line in lines if line is not None)]
            self._lines[kind] = shapely.GeometryCollection(parts)
            shapely.prepare(self._lines[kind])
        return self._lines[kind]
