"""Which outline of a place is shown on a day, and how far it extends."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.base.grouping import group
from atlas.model.model import Model
from atlas.picture.encoding import DRAWN_GRAINS
from atlas.read.geometries import Feature
from atlas.read.records import Territory

Bounds = tuple[float, float, float, float]  # west, south, east, north


def outline_on(model: Model, place_id: str, day: int) -> Feature | None:
    """Return the outline of a place on a day, or None if it has none at all.

    If none is valid on that day it is the nearest in time, so that a place never vanishes.
    """
    return min(outlines_of(model, place_id), key=lambda unit: _gap(unit, day), default=None)


def outlines_of(model: Model, place_id: str) -> Sequence[Feature]:
    """Return all outlines of a place, in file order."""
    return model.derived(_by_place).get(place_id, ())


def _by_place(model: Model) -> dict[str, list[Feature]]:
    return group(model.dataset.units.values(), lambda unit: unit.place_id)


def _gap(unit: Feature, day: int) -> int:
    """Return the number of days between a day and the validity of an outline; 0 within it."""
    early = 0 if unit.valid.first is None else max(0, unit.valid.first - day)
    late = 0 if unit.valid.last is None else max(0, day - unit.valid.last)
    return max(early, late)


def holds_on(territory: Territory, day: int) -> bool:
    """Return whether a territory has its role on ``day``, both ends inclusive."""
    first = territory.valid_from.first if territory.valid_from.text else None
    last = territory.valid_to.last if territory.valid_to.text else None
    return (first is None or first <= day) and (last is None or day <= last)


def drawn_bounds(unit: Feature) -> Bounds:
    """Return the bounds of an outline in degrees, rounded to the grain in which it is drawn."""
    west, south, east, north = (round(n * DRAWN_GRAINS) / DRAWN_GRAINS for n in unit.shape.bounds)
    return west, south, east, north
