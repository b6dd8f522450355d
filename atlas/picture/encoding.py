"""Coordinates packed for the browser: whole grains of a degree, as digits in a text.

Ways are packed to 0.0001 degree, because fronts are placed along them. Outlines and the base map
are only drawn: at the largest zoom 0.001 degree is a third of a pixel, and the data is a third
smaller.
"""

from __future__ import annotations

from collections.abc import Iterable

from shapely.geometry.base import BaseGeometry

from atlas.read.shapes import rings_of

WAY_GRAINS = 10_000
DRAWN_GRAINS = 1_000
_FEWEST_OF_RING = 3
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
_BASE = len(_DIGITS) // 2

Point = tuple[int, int]


def line_of(points: Iterable[tuple[float, ...]], grains: int = DRAWN_GRAINS) -> list[Point]:
    """Return the points of a line in whole grains, coinciding neighbours merged.

    Args:
        points: (lon, lat) in degrees; further coordinates are ignored.
        grains: How many grains make a degree.
    """
    found: list[Point] = []
    for lon, lat, *_ in points:
        here = (round(lon * grains), round(lat * grains))
        if not found or here != found[-1]:
            found.append(here)
    return found


def polygons_of(shape: BaseGeometry) -> list[list[list[Point]]]:
    """Return polygons as lists of rings (outer first), each as by :func:`line_of` and not closed.

    A ring that shrinks to less than a triangle is too small to be seen and left out; if it is the
    outer ring, so is its polygon.
    """
    polygons = []
    for rings in rings_of(shape):
        found = [line_of(list(ring.coords)[:-1]) for ring in rings]
        if len(found[0]) >= _FEWEST_OF_RING:
            polygons.append([ring for ring in found if len(ring) >= _FEWEST_OF_RING])
    return polygons


def steps(points: Iterable[Point], start: Point = (0, 0)) -> list[int]:
    """Return the steps from one point to the next, the first from ``start``: [dx, dy, dx, …]."""
    flat: list[int] = []
    for point in points:
        flat += [point[0] - start[0], point[1] - start[1]]
        start = point
    return flat


def packed(numbers: Iterable[int]) -> str:
    """Return whole numbers as a text of ``_DIGITS``, which takes no escapes in JSON.

    A number n >= 0 counts as 2n, another as -2n - 1; it is written in 32s, the lowest first, and
    each digit but the last of a number is 32 more.
    """
    text = []
    for number in numbers:
        rest = 2 * number if number >= 0 else -2 * number - 1
        while rest >= _BASE:
            text.append(_DIGITS[_BASE + rest % _BASE])
            rest //= _BASE
        text.append(_DIGITS[rest])
    return "".join(text)
