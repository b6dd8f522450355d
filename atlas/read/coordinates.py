"""The coordinates of a GeoJSON geometry as they are written, checked before they become a shape.

A library would silently close an open ring, take metres for degrees and draw an outline the wrong
way round the globe. Here each of these is reported.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from typing import Any

# Type -> depth to which its lists are nested: 1 a position, 2 a line or ring, 3 a polygon's rings.
DEPTH = {
    "Point": 1,
    "MultiPoint": 2,
    "LineString": 2,
    "MultiLineString": 3,
    "Polygon": 3,
    "MultiPolygon": 4,
}
# A missing decimal point does not make degrees as large as metres are.
_SMALLEST_METRES = 10_000
# Points that differ by less are one point when drawn.
_DECIMALS = 4
_FEWEST_OF_RING = 4
_METRES = "these look like metres, not degrees"
_SWAPPED = "longitude comes first, then latitude"
_LATITUDES = "latitudes lie between -90 and 90"
_LONGITUDES = "longitudes lie between -180 and 180"

Position = list[float]


class OffTheGlobeError(ValueError):
    """A position off the globe; ``kind`` is what is probably wrong throughout its file."""

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind


def checked(raw: Any) -> dict[str, Any]:
    """Return a sound geometry with two numbers per position; heights are left out.

    Args:
        raw: A GeoJSON geometry as it was read, which may be anything.

    Returns:
        The geometry's ``type`` and ``coordinates``, longitude and latitude in degrees.

    Raises:
        OffTheGlobeError: If numbers cannot be a longitude and a latitude.
        ValueError: For anything else that is wrong, worded for the person who can mend it.
    """
    if not isinstance(raw, dict) or not _is_filled(raw.get("coordinates")):
        raise ValueError("is empty")
    kind, coordinates = raw.get("type"), raw["coordinates"]
    if not isinstance(kind, str) or kind not in DEPTH:
        raise ValueError(f"{_start(kind)} is not a type of shape: use {' or '.join(DEPTH)}")
    try:
        plain = _flat(coordinates, DEPTH[kind])
    except TypeError:
        example = "[" * DEPTH[kind] + "50.1, 42.4" + "]" * DEPTH[kind]
        words = f"cannot be read as a shape: a {kind} is written {example}"
        raise ValueError(f"{_start(coordinates)} {words}") from None
    lines = list(_lines(plain, DEPTH[kind]))
    _on_the_globe([position for line in lines for position in line])
    for line in lines:
        if kind.endswith("Polygon"):
            _ring(line)
        elif kind.endswith("LineString") and not _is_longer_than_a_point(line):
            words = "is the line's only point: a line needs two different points"
            raise ValueError(f"{_place(line[0])} {words}")
    return {"type": kind, "coordinates": plain}


def _is_filled(value: Any) -> bool:
    """Return whether there is anything in lists within lists, any of which may be empty."""
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return value != [] and value is not None


def _flat(value: Any, depth: int) -> list[Any]:
    """Return lists nested to ``depth`` with positions of two numbers.

    Raises:
        TypeError: If the lists are not nested like that.
        ValueError: If a position is wrong.
    """
    if not isinstance(value, list) or not value:
        raise TypeError
    if depth == 2 and _are_pairs(value):
        # Nearly all are like this; the rest says what is wrong with the others.
        return value
    if depth > 1:
        return [_flat(inner, depth - 1) for inner in value]
    for number in value:
        if isinstance(number, list):
            raise TypeError
        if isinstance(number, bool) or not isinstance(number, int | float):
            raise ValueError(f"{_start(number)} is not a number")
        if not _is_finite(number):
            raise ValueError(f"{str(number)[:20]} is not a number of degrees")
    if len(value) not in (2, 3):
        raise ValueError(f"{_start(value)} should be two numbers: longitude, latitude")
    return [float(value[0]), float(value[1])]


def _are_pairs(value: list[Any]) -> bool:
    """Return whether a line or ring is of pairs of finite numbers, none of them a whole one."""
    if {*map(type, value)} != {list} or {*map(len, value)} != {2}:
        return False
    numbers = [*itertools.chain.from_iterable(value)]
    return {*map(type, numbers)} == {float} and math.isfinite(sum(numbers))


def _is_finite(number: int | float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        # A whole number of hundreds of digits.
        return False


def _lines(value: list[Any], depth: int) -> Iterator[list[Position]]:
    """Yield the lines or rings of a geometry; points are one list, as if they were a line."""
    if depth <= 2:
        yield value if depth == 2 else [value]
    else:
        for inner in value:
            yield from _lines(inner, depth - 1)


def _on_the_globe(positions: list[Position]) -> None:
    """Raise OffTheGlobeError for the position furthest off the globe, if there is one."""
    east, north = map(itemgetter(0), positions), map(itemgetter(1), positions)
    if max(map(abs, east)) <= 180 and max(map(abs, north)) <= 90:
        return
    lon, lat = max(positions, key=lambda p: max(abs(p[0]) / 180, abs(p[1]) / 90))
    if max(abs(lon), abs(lat)) > _SMALLEST_METRES:
        kind, advice = _METRES, "save the file again in EPSG:4326 (WGS 84)"
    elif abs(lat) <= 180 and abs(lon) <= 90:
        kind, advice = _SWAPPED, _LATITUDES
    elif max(abs(lon), abs(lat)) > 360:
        kind, advice = "degrees never exceed 360", "is a decimal point missing?"
    elif abs(lat) > 90:
        kind, advice = _LATITUDES, _SWAPPED
    else:
        kind, advice = _LONGITUDES, "cut the shape at 180 and continue it from -180 (RFC 7946)"
    raise OffTheGlobeError(kind, f"{_place([lon, lat])}: {kind}; {advice}")


def _ring(ring: list[Position]) -> None:
    if ring[0] != ring[-1]:
        ends = f"from {_place(ring[0])} to {_place(ring[-1])}"
        if _place(ring[0]) == _place(ring[-1]):
            # All digits, or two different ends would look the same.
            ends = "from {!r} {!r} to {!r} {!r}".format(*ring[0], *ring[-1])
        words = "its last point must repeat its first (RFC 7946)"
        raise ValueError(f"a ring {ends} is not closed: {words}")
    # However close to each other: an islet of a few metres has corners too.
    if len({tuple(position) for position in ring}) < _FEWEST_OF_RING - 1:
        raise ValueError(f"a ring at {_place(ring[0])} has fewer than three corners")


def leap(geometry: dict[str, Any], is_ground: bool = False) -> str:
    """Return where a line or ring goes more than halfway round the globe, in words, or "".

    That means a wrong sign, or a shape across 180 degrees that is not cut there: it would be drawn
    as a band across the whole map. The base map (``is_ground``) may be that wide, and may run
    along the edge of the world from -180 to 180.
    """
    if geometry["type"].endswith("Point"):
        return ""
    for line in _lines(geometry["coordinates"], DEPTH[geometry["type"]]):
        for one, other in pairwise(line):
            over = abs(one[0] - other[0])
            if over > 180 and not (is_ground and over == 360):
                return f"from {_place(one)} to {_place(other)}"
        west, east = min(p[0] for p in line), max(p[0] for p in line)
        if east - west > 180 and not is_ground:
            return f"from {west:g} to {east:g}"
    return ""


def _is_longer_than_a_point(line: list[Position]) -> bool:
    """Return whether two points of a line would still differ when it is drawn."""
    rounded = ((round(lon, _DECIMALS), round(lat, _DECIMALS)) for lon, lat in line)
    first = next(rounded)
    return any(other != first for other in rounded)


def _place(point: Position) -> str:
    return f"{point[0]:.9g} {point[1]:.9g}" if max(map(abs, point)) < 1000 else _whole(point)


def _whole(point: Position) -> str:
    return " ".join(f"{number:.0f}" if abs(number) < 1e12 else f"{number:g}" for number in point)


def _start(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"
