"""Places for a block of words around a point, in the order in which they are tried."""

from __future__ import annotations

import functools
import math

import numpy as np

# How many places are tried beside a point, and further off with a leader.
_TRIED, _TRIED_LED = 90, 400
# How close to its point a block with a leader may be, as a share of the least distance.
_LED_LEAST = 0.5
# How many distances are tried in each of the eight directions for a block with a leader.
_FARTHEST = 9


def places(
    x: float, y: float, width: float, height: float, near: float, reach: float, *, led: bool = False
) -> np.ndarray:
    """Return places for a block around a point, in the order in which to try them.

    All lengths are in millimetres, y downwards. Places at the least distance come first, then those
    all around, nearest first.

    Args:
        x: The point's position from the left.
        y: Its position from the top.
        width: The width of the block.
        height: Its height.
        near: The least distance from the point.
        reach: The greatest distance.
        led: Whether the block has a leader. Then no place is closer to the point than half the
            least distance, or it would cover its dot, and the eight directions come first, step by
            step outwards.

    Returns:
        An array n x 4 of boxes (left, top, right, bottom).
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
    away = np.hypot(*beyond.clip(0).T)
    kept = away <= max(near * math.sqrt(2) + 0.01, reach)
    if led:
        kept &= away >= _LED_LEAST * near
    found: np.ndarray = boxes[kept]
    return found


def _eight(width: float, height: float, away: float) -> list[tuple[float, float]]:
    """Return top left corners of boxes to the north-east, south-east … of (0, 0)."""
    west, middle, east = -width - away, -width / 2, away
    north, level, south = -height - away, -height / 2, away
    return [
        *((east, north), (east, south), (west, north), (west, south)),
        *((east, level), (west, level), (middle, north), (middle, south)),
    ]


def _first(width: float, height: float, near: float) -> list[tuple[float, float]]:
    """Return top left corners of the places at the least distance, upper right first."""
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
    """Return middles of boxes on a grid around (0, 0), nearest first, then upper, then right."""
    count = math.ceil(reach / math.sqrt((reach**2 - near**2) / tried))
    along = np.linspace(-reach, reach, count)
    grid = np.array([(x, y) for y in along for x in along[::-1]])
    grid = grid[(np.abs(grid) > near).any(axis=1)]
    order = np.argsort(np.round((grid**2).sum(axis=1), 9), kind="stable")
    sorted_: np.ndarray = grid[order]
    return sorted_
