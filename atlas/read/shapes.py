"""From a GeoJSON geometry as it is written to a shape that can be drawn, in degrees (WGS 84)."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely import LinearRing
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry
from shapely.validation import explain_validity

from atlas.read import coordinates

# What shapely says of an outline -> the same for the person who has to mend it.
_INVALID = {
    "Hole lies outside shell": "a hole lies outside the outline",
    "Holes are nested": "a hole lies inside another hole",
    "Interior is disconnected": "a hole cuts the outline in two",
    "Nested shells": "a polygon lies inside another: make it a ring of that polygon, a hole",
}
# In square degrees: less than a metre wide along a kilometre. The second is a fraction of the
# length squared, so that a rock of a few metres still counts as an area.
_LEAST_AREA, _LEAST_BREADTH = 1e-7, 1e-3
# The relative difference between sums of areas that do not overlap.
_ROUNDING = 1e-12
# In degrees. No outline is drawn this coarsely.
_LONGEST_EDGE = 45.0


def shape_of(
    raw: Any, allowed: tuple[str, ...] = (), is_ground: bool = False, is_leg: bool = False
) -> BaseGeometry:
    """Return a geometry as a shape; outer rings run counter-clockwise, as RFC 7946 requires.

    Args:
        raw: A GeoJSON geometry as it was read, which may be anything.
        allowed: The types of geometry that fit; if empty, any type.
        is_ground: Whether it belongs to the base map and so may span the world.
        is_leg: Whether it must be one line.

    Raises:
        OffTheGlobeError: If numbers are not degrees.
        ValueError: For anything else that is wrong, worded for the person who can mend it.
    """
    kind = raw.get("type") if isinstance(raw, dict) else None
    if allowed and isinstance(kind, str) and kind not in allowed:
        words = f"does not fit here: it should be {' or '.join(allowed)}"
        raise ValueError(f"{kind[:40]!r} {words}")
    plain = coordinates.checked(raw)
    leap = coordinates.leap(plain, is_ground)
    if leap:
        words = "a wrong sign? A shape across 180 degrees must be cut in two there (RFC 7946)"
        raise ValueError(f"{leap} it goes more than halfway round the globe: {words}")
    drawn = shape(plain)
    if drawn.geom_type.endswith("Polygon"):
        drawn = _dissolved(drawn)
        _check_outline(drawn)
        return drawn if _is_oriented(drawn) else shapely.orient_polygons(drawn)
    if is_leg and shapely.line_merge(drawn).geom_type != "LineString":
        raise ValueError("its lines do not meet end to end: a leg must be one line")
    return drawn


def _dissolved(outline: BaseGeometry) -> BaseGeometry:
    """Return polygons that touch along lines, as after Collect geometries in QGIS, as one.

    Anything else is returned as it is: an overlap is a fault, and no corner is ever invented.
    """
    parts = getattr(outline, "geoms", [])
    if len(parts) < 2 or outline.is_valid or not all(part.is_valid for part in parts):
        return outline
    united = shapely.union_all(parts)
    corners = {tuple(corner) for corner in shapely.get_coordinates(outline)}
    is_exact = {tuple(corner) for corner in shapely.get_coordinates(united)} <= corners
    overlaps = abs(united.area - sum(part.area for part in parts)) > _ROUNDING * united.area
    return outline if overlaps or not is_exact or not united.is_valid else united


def _check_outline(outline: BaseGeometry) -> None:
    """Raise ValueError unless an outline encloses land and neither crosses nor overlaps itself."""
    if any(_is_flat(ring) for rings in rings_of(outline) for ring in rings):
        raise ValueError("a ring encloses nothing: its points lie on one line")
    if outline.is_valid:
        return
    reason, _, place = explain_validity(outline).partition("[")
    words = _INVALID.get(reason, f"the outline crosses itself ({reason})")
    parts = getattr(outline, "geoms", [])
    if reason == "Self-intersection" and len(parts) > 1 and all(part.is_valid for part in parts):
        words = "two of its polygons overlap or touch along a line: dissolve them into one"
    at = " ".join(f"{float(number):.6g}" for number in place.rstrip("]").split())
    stray = far_corner(outline)
    raise ValueError(f"{words}, at {at}" + (f": it {stray}, a wrong sign?" if stray else ""))


def _is_flat(ring: LinearRing) -> bool:
    area = ring.convex_hull.area
    return bool(area < _LEAST_AREA and area < _LEAST_BREADTH * ring.length**2)


def far_corner(outline: BaseGeometry) -> str:
    """Return where an outline crosses a quarter of the map in one step, in words, or ""."""
    for ring in (ring for rings in rings_of(outline) for ring in rings):
        corners = shapely.get_coordinates(ring)
        steps = np.abs(np.diff(corners, axis=0)).max(axis=1)
        far = np.flatnonzero(steps > _LONGEST_EDGE)
        if far.size:
            (x0, y0), (x1, y1) = corners[far[0] : far[0] + 2]
            return f"goes from {x0:.9g} {y0:.9g} to {x1:.9g} {y1:.9g} in one step"
    return ""


def _is_oriented(outline: BaseGeometry) -> bool:
    """Return whether all outer rings run counter-clockwise and all holes clockwise."""
    return all(
        ring.is_ccw == (number == 0)
        for rings in rings_of(outline)
        for number, ring in enumerate(rings)
    )


def rings_of(geometry: BaseGeometry) -> list[list[LinearRing]]:
    """Return the polygons of a geometry, each as its outer ring followed by its holes."""
    polygons = getattr(geometry, "geoms", [geometry])
    return [[p.exterior, *p.interiors] for p in polygons if p.geom_type == "Polygon"]
