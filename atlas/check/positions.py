"""Whether places and shapes agree on where they lie: swapped, mistyped or lost coordinates.

Coordinates may be valid by themselves and still be wrong. A place in ``places.csv`` and what is
drawn for it must lie together: a unit and its own point, a unit and the places in it, a leg and the
stations at its ends, a station and the next.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import pairwise

from shapely import Point
from shapely.geometry.base import BaseGeometry

from atlas.base.faults import Fault
from atlas.base.grouping import group
from atlas.check.omissions import SHAPES
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Place

# In degrees. Points for labels and seats of raions may lie a little outside their units.
_FROM_UNIT = 1.0
_FROM_LEG = 0.2
_FROM_OTHERS = 10.0
_SWAPPED = ": longitude and latitude swapped?"


def misplaced(dataset: Dataset) -> set[str]:
    """Return the ids of the places whose coordinates in places.csv are taken to be wrong."""
    return set(dataset.derived(_judged)[0])


def misplaced_shapes(dataset: Dataset) -> set[str]:
    """Return the ids of the shapes that are taken to lie in the wrong place."""
    return {feature.id for feature, _ in dataset.derived(_judged)[1]}


def _positions(dataset: Dataset) -> Iterator[Fault]:
    places, shapes = dataset.derived(_judged)
    for identity, why in places.items():
        place = dataset.places[identity]
        words = f"{place.lon} {place.lat} ({identity}) lies {why}"
        yield Fault(*dataset.where("places", identity), "lon", words)
    for feature, why in shapes:
        message = f"{_middle(feature.shape)} ({feature.id}) lies {why}"
        costs = ((SHAPES, feature.id),)
        yield Fault(feature.file, feature.line, "geometry", message, costs=costs)


def _judged(dataset: Dataset) -> tuple[dict[str, str], list[tuple[Feature, str]]]:
    """Return the misplaced places with a reason, and the misplaced shapes with theirs."""
    places: dict[str, str] = {}
    shapes: list[tuple[Feature, str]] = []
    sound: list[Feature] = []
    for unit in dataset.units.values():
        place = dataset.places.get(unit.place_id)
        if place is None or _near(place, unit.shape, _FROM_UNIT):
            sound.append(unit)
        elif not _protected(dataset, place, unit) and _place_is_wrong(dataset, place, unit):
            places[place.id] = f"far from its outline {unit.id}{_SWAPPED}"
            sound.append(unit)
        else:
            shapes.append((unit, f"far from {place.id} in places.csv{_SWAPPED}"))
    for leg in dataset.legs.values():
        pair = leg.id.partition("@")[0].split("--")
        ends = [dataset.places[name] for name in pair if name in dataset.places]
        off = [place for place in ends if not _near(place, leg.shape, _FROM_LEG)]
        if len(off) == 2 or any(_protected(dataset, place, leg) for place in off):
            shapes.append((leg, f"far from the stations at its ends{_SWAPPED}"))
        elif off:
            places.setdefault(off[0].id, f"off the line {leg.id} that ends there{_SWAPPED}")
    by_place = group(sound, lambda unit: unit.place_id)
    for place in dataset.places.values():
        units = by_place.get(place.part_of, [])
        if units and not any(_near(place, unit.shape, _FROM_UNIT) for unit in units):
            places.setdefault(place.id, f"far from {place.part_of}, which it is part of{_SWAPPED}")
    _judge_by_points(dataset, places)
    return places, shapes


def _protected(dataset: Dataset, place: Place, feature: Feature) -> bool:
    """Return whether a reader's own shape contradicts a place of the atlas."""
    return _is_own(feature) and not dataset.is_own("places", place.id)


def _is_own(feature: Feature) -> bool:
    # Files in a reader's own folder are named with the folder.
    return "/" in feature.file


def _judge_by_points(dataset: Dataset, places: dict[str, str]) -> None:
    """Add to ``places`` those that only fit the points beside them with their degrees swapped."""
    beside: dict[str, set[str]] = {}
    for stops in dataset.routes.values():
        for one, other in pairwise(stop.place_id for stop in stops):
            beside.setdefault(one, set()).add(other)
            beside.setdefault(other, set()).add(one)
    for place in dataset.places.values():
        # What it is part of weighs more than its neighbours, which may be swapped as well.
        if place.id not in places and _fits_swapped(dataset, place, {place.part_of}):
            places[place.id] = f"far from {place.part_of}, which it is part of{_SWAPPED}"
    suspects = set(beside) - set(places)
    while suspects:
        gains = {
            name: _fits_swapped(dataset, dataset.places[name], beside[name] - set(places))
            for name in suspects
        }
        # The worst first: without it, the stations next to it may turn out to be right.
        worst = max(sorted(gains), key=lambda name: gains[name])
        if not gains[worst]:
            return
        near = min(sorted(beside[worst] - set(places)))
        places[worst] = f"far from {near}, the next station{_SWAPPED}"
        suspects = {name for name in suspects if gains[name]} - {worst}


def _fits_swapped(dataset: Dataset, place: Place, others: set[str]) -> float:
    """Return how many degrees nearer to the others it would lie if swapped; 0 if not clearly."""
    points = [_point(dataset.places[name]) for name in others if name in dataset.places]
    here = _point(place)
    if here is None:
        return 0.0
    known = [point for point in points if point is not None]
    as_is = sum(math.dist(here, point) for point in known)
    swapped = sum(math.dist(here[::-1], point) for point in known)
    plain = bool(known) and as_is > _FROM_OTHERS * len(known) and swapped * 3 < as_is
    return as_is - swapped if plain else 0.0


def _point(place: Place) -> tuple[float, float] | None:
    return None if place.lon is None or place.lat is None else (place.lon, place.lat)


def _place_is_wrong(dataset: Dataset, place: Place, unit: Feature) -> bool:
    """Return whether other shapes and places support the shape rather than the coordinates."""
    for other in dataset.units.values():
        if other.place_id == place.id and other.id != unit.id:
            return bool(other.shape.distance(unit.shape) <= _FROM_UNIT)
    inside = [p for p in dataset.places.values() if p.part_of == place.id and p.lon is not None]
    if inside:
        return any(_near(p, unit.shape, _FROM_UNIT) for p in inside)
    around = [u for u in dataset.units.values() if u.place_id == place.part_of]
    return bool(around) and not any(_near(place, u.shape, _FROM_UNIT) for u in around)


def _near(place: Place, shape: BaseGeometry, degrees: float) -> bool:
    lon, lat = place.lon, place.lat
    if lon is None or lat is None:
        return True
    west, south, east, north = shape.bounds
    if not (west - degrees <= lon <= east + degrees and south - degrees <= lat <= north + degrees):
        return False
    return bool(shape.distance(Point(lon, lat)) <= degrees)


def _middle(shape: BaseGeometry) -> str:
    point = shape.representative_point()
    return f"{point.x:.1f} {point.y:.1f}"


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_positions,)
