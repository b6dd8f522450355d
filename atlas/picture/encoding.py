"""Coordinates packed for the browser: whole grains of a degree, delta-encoded.

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


def delta_line(points: Iterable[tuple[float, ...]], grains: int = DRAWN_GRAINS) -> list[int]:
    """Return a line as [lon0, lat0, dlon, dlat, …] in grains, coinciding points merged.

    Args:
        points: (lon, lat) in degrees; further coordinates are ignored.
        grains: How many grains make a degree.
    """
    flat: list[int] = []
    last = (0, 0)
    for lon, lat, *_ in points:
        here = (round(lon * grains), round(lat * grains))
        if flat and here == last:
            continue
        flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


def delta_polygons(shape: BaseGeometry) -> list[list[list[int]]]:
    """Return polygons as lists of rings (outer first), each packed and not closed.

    A ring that shrinks to less than a triangle is too small to be seen and left out; if it is the
    outer ring, so is its polygon.
    """
    polygons = []
    for rings in rings_of(shape):
        packed = [delta_line(list(ring.coords)[:-1]) for ring in rings]
        if len(packed[0]) >= 2 * _FEWEST_OF_RING:
            polygons.append([ring for ring in packed if len(ring) >= 2 * _FEWEST_OF_RING])
    return polygons
