"""Coordinates packed for the browser: whole 0.0001 degrees, each after the first as a step."""

from __future__ import annotations

from collections.abc import Iterable

from shapely.geometry.base import BaseGeometry

from atlas.geometries import rings_of

SCALE = 10_000


def delta_line(points: Iterable[tuple[float, ...]]) -> list[int]:
    """Return [lon0, lat0, dlon, dlat, …] of a line, points that fall together merged."""
    flat: list[int] = []
    last = (0, 0)
    for lon, lat, *_ in points:
        here = (round(lon * SCALE), round(lat * SCALE))
        if flat and here == last:
            continue
        flat += [here[0] - last[0], here[1] - last[1]]
        last = here
    return flat


def delta_polygons(shape: BaseGeometry) -> list[list[list[int]]]:
    """Return polygons as lists of rings (outer first), each packed and not closed."""
    return [[delta_line(list(ring.coords)[:-1]) for ring in rings] for rings in rings_of(shape)]
