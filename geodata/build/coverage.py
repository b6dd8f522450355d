"""Simplify the pieces together, so that neighbours keep one shared edge and no slivers arise.

The edges of all pieces are broken into arcs at the points where three pieces meet; each arc is
thinned once (Douglas-Peucker, tolerance by region) and the polygons are built again from them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

Edge = frozenset[tuple[float, ...]]
"""Two neighbouring points of a line, in either order."""

GRID_DEG = 1e-4
"""Coordinates are kept to 4 decimals (about 10 m)."""

_ZONES: list[tuple[BaseGeometry, float, float]] = [
    (box(40.3, 42.2, 48.4, 44.7), 0.003, 0.01),
    (box(28.0, 35.0, 98.0, 57.0), 0.022, 0.03),
    (box(127.0, 42.0, 141.5, 50.5), 0.03, 0.03),
    (box(19.0, 33.0, 180.0, 62.0), 0.07, 0.15),
    (box(0.0, 0.0, 180.0, 90.0), 0.2, 0.9),
]
"""Area, tolerance in degrees, least island kept in square degrees; the first that holds counts."""


@dataclass(frozen=True)
class Arc:
    """A thinned edge with the pieces on its two sides; an empty name is water."""

    line: LineString
    left: str
    right: str


def zone(point: Point) -> int:
    """Return the index of the zone a point is in."""
    return next(index for index, (area, _, _) in enumerate(_ZONES) if area.covers(point))


def thin(line: BaseGeometry, share: float = 1.0) -> LineString | None:
    """Return the line thinned by a share of its zone's tolerance, on the grid.

    None when nothing is left of it.
    """
    tolerance = _ZONES[zone(shapely.centroid(line))][1] * share
    return _on_grid(shapely.simplify(line, tolerance, preserve_topology=False))


def _on_grid(line: BaseGeometry) -> LineString | None:
    points = np.round(shapely.get_coordinates(line), 4)
    kept = [points[0], *(b for a, b in pairwise(points) if (a != b).any())]
    return LineString(kept) if len(kept) > 1 else None


def arcs(pieces: Mapping[str, BaseGeometry]) -> list[Arc]:
    """Return the thinned arcs of a coverage; small islands and enclaves are left out."""
    names = list(pieces)
    edges = shapely.union_all([shapely.boundary(pieces[name]) for name in names], grid_size=1e-6)
    merged = shapely.get_parts(shapely.line_merge(edges))
    sides = _Sides({name: pieces[name] for name in names})
    found = []
    for line in merged:
        if _too_small(line):
            continue
        left, right = sides.of(line)
        if left == right:
            continue
        found += [Arc(part, left, right) for part in _thinned(line)]
    return found


def _too_small(line: LineString) -> bool:
    """Tell whether a line is a closed ring smaller than its zone's least island."""
    if not line.is_closed:
        return False
    return bool(Polygon(line).area < _ZONES[zone(line.centroid)][2])


def _thinned(line: LineString) -> list[LineString]:
    """Break a line where it passes from one zone to another and thin each stretch."""
    points = [Point(xy) for xy in line.coords]
    zones = [zone(point) for point in points]
    if line.is_closed:
        whole = thin(line)
        if whole is None or len(whole.coords) < 4:
            middle = len(points) // 2
            whole = _on_grid(
                LineString([points[0], points[middle // 2], points[middle], points[0]])
            )
        return [whole] if whole is not None else []
    breaks = [0, *(i for i in range(1, len(zones)) if zones[i] != zones[i - 1]), len(points) - 1]
    stretches = []
    for start, stop in pairwise(breaks):
        if stop > start:
            stretch = thin(LineString(points[start : stop + 1]))
            if stretch is not None:
                stretches.append(stretch)
    return stretches


class _Sides:
    """Looks up which piece lies left and right of a line of the coverage."""

    def __init__(self, pieces: Mapping[str, BaseGeometry]) -> None:
        self._names: list[str] = []
        polygons: list[BaseGeometry] = []
        for name, geometry in pieces.items():
            for polygon in shapely.get_parts(geometry):
                self._names.append(name)
                polygons.append(polygon)
        self._tree = shapely.STRtree(polygons)
        shapely.prepare(polygons)

    def of(self, line: BaseGeometry, offset_deg: float = 2e-6) -> tuple[str, str]:
        """Return the names left and right of the line's longest segment."""
        points = shapely.get_coordinates(line)
        steps = np.diff(points, axis=0)
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        index = int(lengths.argmax())
        middle = (points[index] + points[index + 1]) / 2
        normal = np.array([-steps[index, 1], steps[index, 0]]) / lengths[index] * offset_deg
        return self.at(Point(middle + normal)), self.at(Point(middle - normal))

    def at(self, point: Point) -> str:
        """Return the piece that holds a point, or an empty name."""
        found = self._tree.query(point, predicate="intersects")
        return self._names[int(min(found))] if len(found) else ""


def polygons(all_arcs: list[Arc], pieces: Mapping[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """Build the thinned polygons of every piece from the arcs."""
    noded = shapely.union_all([arc.line for arc in all_arcs])
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(noded))))
    sides = _Sides(pieces)
    touching = _names_of_edges(all_arcs)
    gathered: dict[str, list[BaseGeometry]] = defaultdict(list)
    for face in faces:
        name = _owner(face, sides, touching)
        if name:
            gathered[name].append(face)
    return {name: _clean(shapely.union_all(parts)) for name, parts in sorted(gathered.items())}


def _names_of_edges(all_arcs: list[Arc]) -> dict[Edge, set[str]]:
    names: dict[Edge, set[str]] = {}
    for arc in all_arcs:
        points = list(arc.line.coords)
        for pair in pairwise(points):
            names[frozenset(pair)] = {arc.left, arc.right}
    return names


def _owner(face: Polygon, sides: _Sides, touching: Mapping[Edge, set[str]]) -> str:
    """Return the name most edges of the face carry, by length; ties fall to the point inside."""
    weights: dict[str, float] = defaultdict(float)
    for ring in [face.exterior, *face.interiors]:
        points = list(ring.coords)
        for a, b in pairwise(points):
            for name in touching.get(frozenset((a, b)), ()):
                weights[name] += Point(a).distance(Point(b))
    inside = sides.at(face.representative_point())
    if not weights:
        return inside
    most = max(weights.values())
    best = [name for name, weight in weights.items() if weight > most * 0.999]
    return inside if inside in best or len(best) > 1 else best[0]


def _clean(geometry: BaseGeometry) -> BaseGeometry:
    return shapely.set_precision(geometry, GRID_DEG)
