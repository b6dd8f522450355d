"""Where words fit into a shape."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

# How many rows of a shape are examined for its widest stretch.
_ROWS = 11


def stretches_of(shape: BaseGeometry) -> list[tuple[float, float, float]]:
    """Return where words fit into a shape: (x, y, width) of its widest horizontal stretches.

    (x, y) is the middle of a stretch; all lengths are in the units of the shape. Words are wide and
    low, so rows serve them better than a pole of inaccessibility.
    """
    west, north, east, south = shape.bounds
    found = []
    for n in range(_ROWS):
        share = (n + 0.5) / _ROWS
        y = north + (south - north) * share
        row = shapely.intersection(shape, shapely.LineString([(west - 1, y), (east + 1, y)]))
        parts = [part for part in shapely.get_parts(row) if part.length > 0]
        if parts:
            widest = max(parts, key=lambda part: part.length)
            left, _, right, _ = widest.bounds
            # A row near the middle is better than a slightly longer one near the edge.
            score = (right - left) * (1 - 0.9 * abs(share - 0.5))
            found.append((score, (left + right) / 2, y, right - left))
    if not found:
        point = shape.representative_point()
        return [(point.x, point.y, 0.0)]
    spots = sorted(found, reverse=True)[:5]
    return [(x + shift * width, y, width) for _, x, y, width in spots for shift in (0, -0.2, 0.2)]
