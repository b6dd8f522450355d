"""Places for a block of words around a point, in the order in which they are tried."""

from __future__ import annotations

import functools
import math

import numpy as np

# Places that are tried beside a point, and farther off with a line that leads there.
_TRIED, _TRIED_LED = 90, 400
# So many times the least distance a led block is tried in each of the eight directions.
_FARTHEST = 9


def places(
    x: float, y: float, width: float, height: float, near: float, reach: float, *, led: bool = False
) -> np.ndarray:
    """Return boxes (left, top, right, bottom) about a point, ``near`` to ``reach`` away.

    All in millimetres, y downwards. First come places at the least distance, then all around, the
    nearest first. ``led``: only places that leave the point free, and first of all those in the
    eight directions, step by step outwards.
    """
    first = np.array(_first(width, height, near))
    if led:
        steps = [_eight(width, height, n * near) for n in range(1, _FARTHEST + 1)]
        first = np.vstack([*steps, first])
    tried = _TRIED_LED if led else _TRIED
    around = _around(near, reach, tried)[: tried - len(first)]
    point, size = np.array((x, y)), np.array((width, height))
    corners = np.vstack([first, around - size / 2]) + point
    boxes = np.hstack([corners, corners + size])
    beyond = np.maximum(boxes[:, :2] - point, point - boxes[:, 2:])
    kept = np.hypot(*beyond.clip(0).T) <= max(near * math.sqrt(2) + 0.01, reach)
    if led:
        kept &= (beyond > 0).any(axis=1)
    found: np.ndarray = boxes[kept]
    return found


def _eight(width: float, height: float, away: float) -> list[tuple[float, float]]:
    """Corners at the top left of boxes to the north-east, south-east … of a point at (0, 0)."""
    west, middle, east = -width - away, -width / 2, away
    north, level, south = -height - away, -height / 2, away
    return [
        *((east, north), (east, south), (west, north), (west, south)),
        *((east, level), (west, level), (middle, north), (middle, south)),
    ]


def _first(width: float, height: float, near: float) -> list[tuple[float, float]]:
    """Corners of the places at the least distance, the corner above to the right before all."""
    east, south = near, near
    west, north = -width - near, -height - near
    return [
        *((east, north), (west, north), (west, south), (east, south)),
        *((west, -height / 2), (east, -height / 2)),
        *((-width / 2, side) for side in (north, south)),
        *((share * width, side) for side in (north, south) for share in (-3 / 4, -1 / 4)),
    ]


@functools.lru_cache(maxsize=256)
def _around(near: float, reach: float, tried: int) -> np.ndarray:
    """Middles of boxes on a grid around (0, 0), the nearest first; of two the upper, the right."""
    count = math.ceil(reach / math.sqrt((reach**2 - near**2) / tried))
    along = np.linspace(-reach, reach, count)
    grid = np.array([(x, y) for y in along for x in along[::-1]])
    grid = grid[(np.abs(grid) > near).any(axis=1)]
    order = np.argsort(np.round((grid**2).sum(axis=1), 9), kind="stable")
    sorted_: np.ndarray = grid[order]
    return sorted_
