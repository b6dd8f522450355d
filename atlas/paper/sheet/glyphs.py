"""Outlines of the peoples' marks and of the circle, around the origin and with a radius of one.

An outline is its vertices (n x 2, y downwards) and a code for each: a move, a straight line, a
cubic Bézier curve (three vertices), a quadratic one (two vertices, as in TrueType letters), or the
closing of a stroke.
"""

from __future__ import annotations

import functools
import math

import numpy as np

MOVE, LINE, CURVE, BEND, CLOSE = 1, 2, 3, 4, 79

Outline = tuple[np.ndarray, tuple[int, ...]]

OPEN_MARKS = frozenset({"ring", "plus", "cross"})
"""Marks that are drawn as strokes, not filled."""

_POLYGONS = {
    "triangle-up": ((0, -1), (0.95, 0.8), (-0.95, 0.8)),
    "triangle-down": ((0, 1), (0.95, -0.8), (-0.95, -0.8)),
    "square": ((-0.8, -0.8), (0.8, -0.8), (0.8, 0.8), (-0.8, 0.8)),
    "diamond": ((0, -1.08), (1.08, 0), (0, 1.08), (-1.08, 0)),
    "pentagon": tuple((math.sin(n * math.tau / 5), -math.cos(n * math.tau / 5)) for n in range(5)),
}
_STROKES = {
    "plus": ((-1, 0), (1, 0), (0, -1), (0, 1)),
    "cross": ((-0.75, -0.75), (0.75, 0.75), (-0.75, 0.75), (0.75, -0.75)),
}
# Length of the Bézier handles of a quarter circle with radius 1.
_HANDLE = 0.5522847498


@functools.cache
def outline(mark: str) -> Outline:
    """Return the outline of a mark of ``peoples.csv``; any other word gives a disc."""
    if mark in _POLYGONS:
        corners = _POLYGONS[mark]
        codes = (MOVE, *[LINE] * (len(corners) - 1), CLOSE)
        return np.array([*corners, corners[0]], dtype=float), codes
    if mark in _STROKES:
        return np.array(_STROKES[mark], dtype=float), (MOVE, LINE, MOVE, LINE)
    if mark == "half-disc":
        arc = _arc(2, math.pi)
        return np.vstack([arc, arc[:1]]) + np.array((0, 0.4)), (MOVE, *[BEND] * 6, CLOSE)
    arc = _arc(4, math.pi) * (0.8 if mark == "ring" else 0.92)
    return np.vstack([arc, arc[:1]]), (MOVE, *[BEND] * 12, CLOSE)


def circle(x: float, y: float, radius: float) -> Outline:
    """Return the outline of a circle around a point, in the units given."""
    vertices, codes = outline("disc")
    return vertices / 0.92 * radius + np.array((x, y)), codes


def _arc(quarters: int, start: float) -> np.ndarray:
    """Return quarters of a circle, clockwise from an angle in radians."""
    points: list[tuple[float, float]] = []
    for n in range(quarters):
        a = start + n * math.pi / 2
        b = a + math.pi / 2
        if not points:
            points.append((math.cos(a), math.sin(a)))
        points.append((math.cos(a) - _HANDLE * math.sin(a), math.sin(a) + _HANDLE * math.cos(a)))
        points.append((math.cos(b) + _HANDLE * math.sin(b), math.sin(b) - _HANDLE * math.cos(b)))
        points.append((math.cos(b), math.sin(b)))
    return np.array(points)
