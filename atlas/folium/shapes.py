"""The shapes of a small map: territories, the positions of places of exile, and the ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.memo import Memo
from atlas.base.theme import GROUND
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement

WATER = GROUND["water"]
_FILLS = {"ussr": GROUND["land"], "elsewhere": GROUND["elsewhere"]}
_MARGIN = 0.6
_MOST_GROUNDS = 32

Bounds = tuple[float, float, float, float]  # west, south, east, north
Ground = tuple[tuple[BaseGeometry, dict[str, object]], ...]


@dataclass(frozen=True)
class Held:
    """People of one movement counted in one place of exile; ``words`` is the count as text."""

    place_id: str
    value: int
    words: str


def units_of(dataset: Dataset, movement: Movement, role: str) -> list[Feature]:
    """Return the outlines of a movement's territories in a role, one for each place.

    Args:
        dataset: The data.
        movement: The movement.
        role: "homeland" (before), "dissolved" (meanwhile) or "restored" (after).

    Returns:
        The earliest outline of each place, or the latest if the role is "restored".
    """
    places = [
        t.place_id for t in dataset.territories if t.movement_id == movement.id and t.role == role
    ]
    found = {}
    for place in dict.fromkeys(places):
        outlines = [u for u in dataset.units.values() if u.place_id == place]
        # The restored unit may have the name of the dissolved one but other borders.
        outlines.sort(key=lambda u: -1 if u.valid.first is None else u.valid.first)
        if outlines:
            found[place] = outlines[-1 if role == "restored" else 0]
    return list(found.values())


def place_at(dataset: Dataset, held: Iterable[Held], lon: float, lat: float) -> str | None:
    """Return the id of the place of exile whose disc is centred on a clicked point, or None."""
    for spot in held:
        point = point_of(dataset, spot.place_id)
        if point and abs(point[0] - lon) < 1e-3 and abs(point[1] - lat) < 1e-3:
            return spot.place_id
    return None


def point_of(dataset: Dataset, place_id: str) -> tuple[float, float] | None:
    """Return (longitude, latitude) of a place's disc: inside its outline, else its coordinates."""
    outlines = [u.shape for u in dataset.units.values() if u.place_id == place_id]
    if outlines:
        point = outlines[-1].representative_point()
        return round(point.x, 4), round(point.y, 4)
    place = dataset.places.get(place_id)
    if place is None or place.lon is None or place.lat is None:
        return None
    return place.lon, place.lat


def around(shapes: Sequence[BaseGeometry]) -> Bounds:
    """Return the bounds of shapes with a margin, in degrees."""
    west, south, east, north = shapely.total_bounds(list(shapes))
    margin = max(_MARGIN, 0.08 * (east - west))
    return (
        float(west - margin),
        float(south - margin),
        float(east + margin),
        float(north + margin),
    )


class Grounds:
    """The grounds most recently shown on small maps of a dataset."""

    def __init__(self, model: Model) -> None:
        self._dataset = model.dataset
        self._kept: Memo[Bounds, Ground] = Memo(_MOST_GROUNDS)

    def around(self, bounds: Bounds) -> Ground:
        """Return land, lakes, rivers and borders around some bounds."""
        return self._kept.get(bounds, lambda: _ground(self._dataset, bounds))


def ground(model: Model, bounds: Bounds) -> Ground:
    """Return land, lakes, rivers and borders around some bounds, each with its Leaflet style.

    The result is cached with the model.
    """
    return model.derived(Grounds).around(bounds)


def _ground(dataset: Dataset, bounds: Bounds) -> Ground:
    """Return the base layers around the bounds, no finer than the map can show."""
    west, south, east, north = bounds
    wide, high = east - west, north - south
    # A map may be wider or taller than what it must show: draw the ground well past the edge.
    frame = shapely.box(west - wide, south - high, east + wide, north + high)
    grain = max(wide, high) / 900
    drawn = []
    for layer, style in _LAYERS.items():
        for feature in dataset.base.get(layer, []):
            shape = shapely.clip_by_rect(feature.shape, *frame.bounds).simplify(grain)
            if shape.is_empty:
                continue
            own = {"fillColor": _FILLS.get(feature.extra.get("kind", ""), _FILLS["ussr"])}
            drawn.append((shapely.set_precision(shape, 0.001), own | style))
    return tuple(drawn)


_LAYERS: dict[str, dict[str, object]] = {
    "land": {"color": GROUND["coast"], "weight": 0.8, "fillOpacity": 1},
    "lakes": {"color": GROUND["coast"], "weight": 0.8, "fillColor": WATER, "fillOpacity": 1},
    "rivers": {"color": GROUND["river"], "weight": 0.9, "fill": False},
    "borders": {"color": GROUND["republic"], "weight": 0.8, "dashArray": "5 2 1 2", "fill": False},
}
