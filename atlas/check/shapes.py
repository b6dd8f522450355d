"""Whether valid shapes are plausible: labels on their land, legs from end to end.

A line may run the wrong way, an outline may have one corner on the other side of the earth, and
the name of a sea may stand on land: each is a valid shape, and wrong.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import shapely
from shapely import Point
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from atlas.base.faults import Fault
from atlas.base.grouping import group
from atlas.check.omissions import SHAPES
from atlas.check.positions import misplaced, misplaced_shapes
from atlas.read.cells import nearest
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Place
from atlas.read.shapes import far_corner
from atlas.routes.paths import stations_of

# In degrees. Stations may lie a little off the track as drawn.
_FROM_STATION = 0.2
# In degrees. No exclave lies this far off; a part that does has a wrong sign.
_FARTHEST_PART = 30.0
_FROM_NAMESAKE = 1.0


def _labels(dataset: Dataset) -> Iterator[Fault]:
    """Labels of the base map that lie off the map, or far from what they name."""
    ground = {f"base/{layer}.geojson" for layer in ("land", "land_joined", "lakes")}
    if not dataset.base.get("land") or any(fault.file in ground for fault in dataset.faults):
        # Lost land has its own fault; its labels would now lie on nothing.
        return
    for label in dataset.base.get("labels", []):
        here = label.shape.representative_point()
        why = _amiss(dataset, label, here)
        if why:
            there = Point(here.y, here.x)
            swapped = "" if _amiss(dataset, label, there) else ": longitude and latitude swapped?"
            message = f"{here.x:g} {here.y:g} ({label.id}) lies {why}{swapped}"
            yield Fault(label.file, label.line, "geometry", message)


def _amiss(dataset: Dataset, label: Feature, point: Point) -> str:
    """Return where a label at a point would wrongly lie ("on land"), or ""."""
    west, south, east, north = _bounds(dataset)
    if not (west <= point.x <= east and south <= point.y <= north):
        return "off the map"
    namesakes = _namesakes(dataset, label)
    if namesakes and min(shape.distance(point) for shape in namesakes) > _FROM_NAMESAKE:
        return "far from what it names"
    on = {f.extra.get("kind", "") for f in dataset.base["land"] if f.shape.intersects(point)}
    lakes = [f.shape.distance(point) for f in dataset.base.get("lakes", [])]
    # The name of a long lake may stand beside it.
    in_lake, near_lake = 0 in lakes, min(lakes, default=math.inf) < _FROM_STATION
    joined = any(f.shape.intersects(point) for f in dataset.base.get("land_joined", []))
    kind = label.extra.get("kind", "")
    if kind == "sea":
        return "on land" if on and not near_lake else ""
    if kind not in ("republic", "country"):
        return ""
    if not on or in_lake:
        return "on water"
    if kind == "republic" and "ussr" not in on:
        return "outside the Soviet Union"
    return "inside the Soviet Union" if kind == "country" and on == {"ussr"} and not joined else ""


def _namesakes(dataset: Dataset, label: Feature) -> list[BaseGeometry]:
    """Return the outlines and lakes that a label is named after, by its id."""
    name = label.place_id.removeprefix("label-")
    shapes = [f.shape for f in dataset.units.values() if f.place_id == name]
    shapes += [f.shape for f in dataset.base.get("lakes", []) if f.place_id == f"lake-{name}"]
    return shapes


def _bounds(dataset: Dataset) -> tuple[float, float, float, float]:
    """Return west, south, east and north of the base map's land, in degrees."""
    west, south, east, north = shapely.total_bounds([f.shape for f in dataset.base["land"]])
    return float(west), float(south), float(east), float(north)


def _legs(dataset: Dataset) -> Iterator[Fault]:
    """Legs that do not run from the first to the second station in their id."""
    wrong, shapes = misplaced(dataset), misplaced_shapes(dataset)
    for leg in dataset.legs.values():
        first, second = stations_of(leg)[:2]
        unknown = [name for name in (first, second) if name not in dataset.places]
        if unknown:
            # The atlas's legs may be used with tables that have none of its stations.
            if "/" in leg.file and not dataset.lost.has("places", unknown[0]):
                near = nearest(unknown[0], dataset.places)
                message = f"{unknown[0]!r} is not in places.csv{near} ({leg.id})"
                yield _fault(leg, "id", message)
            continue
        if leg.id in shapes or {first, second} & wrong:
            continue
        message = _ends_amiss(leg, dataset.places[first], dataset.places[second])
        if message:
            yield _fault(leg, "geometry", f"{message} ({leg.id})")


def _fault(shape: Feature, field: str, message: str) -> Fault:
    """Return an error that costs the shape."""
    return Fault(shape.file, shape.line, field, message, costs=((SHAPES, shape.id),))


def _ends_amiss(leg: Feature, first: Place, second: Place) -> str:
    line = list(shapely.line_merge(leg.shape).coords)
    places = [
        (place.lon, place.lat)
        for place in (first, second)
        if place.lon is not None and place.lat is not None
    ]
    if len(places) < 2:
        return ""
    ends = [(x, y) for x, y, *_ in (line[0], line[-1])]
    if _meet(ends, places):
        return ""
    if _meet(ends[::-1], places):
        return f"runs from {second.id} to {first.id}: reverse the line or its id"
    off = max((0, 1), key=lambda n: math.dist(ends[n], places[n]))
    x, y = ends[off]
    begins = ("begins", "ends")[off]
    return f"{begins} at {x:g} {y:g}, but {(first, second)[off].id} lies elsewhere"


def _meet(ends: list[tuple[float, float]], places: list[tuple[float, float]]) -> bool:
    return all(math.dist(e, p) <= _FROM_STATION for e, p in zip(ends, places, strict=True))


def _outlines(dataset: Dataset) -> Iterator[Fault]:
    """Outlines with a corner or a part that lies nowhere near the others."""
    for unit in dataset.units.values():
        words = far_corner(unit.shape) or _far_part(unit.shape)
        if words:
            message = f"{words} ({unit.id}): a wrong sign or a lost digit?"
            yield _fault(unit, "geometry", message)


def _far_part(shape: BaseGeometry) -> str:
    parts = list(getattr(shape, "geoms", [shape]))
    if len(parts) < 2:
        return ""
    tree = shapely.STRtree(parts)
    pairs, apart = tree.query_nearest(parts, exclusive=True, return_distance=True)
    for one, other, distance in zip(*pairs, apart, strict=True):
        if distance > _FARTHEST_PART and not _goes_on(parts[one], tree):
            here, there = (parts[number].representative_point() for number in (one, other))
            between = f"at {here.x:.1f} {here.y:.1f} and {there.x:.1f} {there.y:.1f}"
            return f"has parts {distance:.0f} degrees apart, {between}"
    return ""


def _goes_on(part: BaseGeometry, tree: shapely.STRtree) -> bool:
    """Return whether another part lies near this one across the 180th meridian."""
    turned = [translate(part, turn) for turn in (360, -360)]
    _, apart = tree.query_nearest(turned, return_distance=True)
    return bool(min(apart) <= _FARTHEST_PART)


def _beyond_the_map(dataset: Dataset) -> Iterator[Fault]:
    """Whatever lies off the base map: it is drawn on empty ground, if at all."""
    if not dataset.base.get("land"):
        return
    west, south, east, north = _bounds(dataset)
    found: list[tuple[str, int | None, str, str]] = []
    for unit in dataset.units.values():
        left, bottom, right, top = unit.shape.bounds
        if left < west or right > east or bottom < south or top > north:
            found.append((unit.file, unit.line, "geometry", unit.id))
    stops = {stop.place_id for stops in dataset.routes.values() for stop in stops}
    for place in (p for p in dataset.places.values() if p.id in stops):
        if place.lon is None or place.lat is None:
            continue
        if not (west <= place.lon <= east and south <= place.lat <= north):
            found.append((*dataset.where("places", place.id), "lon", place.id))
    for same in group(found, lambda item: item[0]).values():
        file, line, field, identity = same[0]
        also = f" and {len(same) - 1} more lie" if len(same) > 1 else " lies"
        reach = f"{west:.0f} to {east:.0f} east, {south:.0f} to {north:.0f} north"
        message = f"{identity!r}{also} beyond the base map ({reach}): no land is drawn there"
        yield Fault(file, line, field, message, "note")


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (
    _labels,
    _legs,
    _outlines,
    _beyond_the_map,
)
