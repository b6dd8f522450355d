"""What lies around on a map of a region: towns, rivers by name, neighbours, and where it is.

A map of the whole country has no room for them, one of a homeland is empty without them. Towns are
those that the data names; none was a town because it is drawn here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.model.model import Model
from atlas.paper.map.ground import BaseName, Ground, draw_land, ground_of
from atlas.paper.map.projection import TOLERANCE, Bounds, Frame, Panel
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK, WHITE
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.outlines import outlines_of
from atlas.picture.picture import Picture
from atlas.read.geometries import Feature

NEAR = 13_000.0
"""Metres to a millimetre below which a map is one of a region."""
# Above this only towns are named, no villages and stations.
_CLOSE = 7_000.0

_TOWNS = ("town", "river-port", "village", "station")
_POINTS = ("town", "exact")
# Kinds of units that are neighbours; parts of an emptied homeland are not.
_UNITS = ("ssr", "assr", "oblast", "krai", "okrug")
_TOWN, _TOWN_EDGE = 0.4, 0.2
# Millimetres between the marks of two towns, and how many of them a map has.
_APART, _MOST = 5.0, 26
_NEIGHBOUR = (0.7, 0.4)
# Square millimetres of water worth a name, and degrees of land that a name's sea may lie across.
_SEA, _STRAIT = 40.0, 0.6
_LOCATOR, _LOCATOR_LEAST, _LOCATOR_HIGH, _LOCATOR_EDGE = 30.0, 18.0, 0.62, 1.6
# West, south, east and north of locators, of the west and of the whole of the country.
_WEST: Bounds = (24.0, 38.0, 82.0, 60.0)
_WHOLE: Bounds = (32.0, 40.0, 140.0, 66.0)
_EAST = 90.0


@dataclass(frozen=True)
class Town:
    """A town at (x, y) in millimetres; the more important, the lower its ``rank``."""

    place_id: str
    x: float
    y: float
    rank: int


@dataclass(frozen=True)
class Neighbour:
    """A unit of the day beside a homeland, in millimetres of the panel.

    ``republic`` says that it is one of the Union. ``name`` is the English name that the base map
    has for it on that day ("Kirghiz ASSR", where the place is the "Kirghiz SSR"), or empty.
    """

    place_id: str
    shape: BaseGeometry
    republic: bool
    name: str = ""


@dataclass(frozen=True)
class River:
    """A river's English name and its course in a panel, in millimetres."""

    name: str
    line: BaseGeometry


def is_near(panel: Panel, scale: float) -> bool:
    """Return whether a map shows so small a region that its surroundings are drawn."""
    return panel.metres * scale < NEAR


def towns_of(panel: Panel, picture: Picture, scale: float, taken: Iterable[str]) -> list[Town]:
    """Return towns that a map has room for, towns before villages and stations.

    Args:
        panel: The panel of the map.
        picture: The picture.
        scale: The scale of the page.
        taken: The ids of places that have a mark already.
    """
    known = set(taken)
    kinds = _TOWNS if panel.metres * scale < _CLOSE else _TOWNS[:2]
    found: list[Town] = []
    for place in picture.dataset.places.values():
        if place.kind in kinds and place.coordinate_precision in _POINTS and place.id not in known:
            if place.lon is None or place.lat is None:
                continue
            x, y = panel.to_mm(place.lon, place.lat)
            if panel.inside(x, y, 2 * scale):
                found.append(Town(place.id, x, y, _TOWNS.index(place.kind)))
    kept: list[Town] = []
    for town in sorted(found, key=lambda town: (town.rank, town.place_id)):
        apart = (math.hypot(town.x - other.x, town.y - other.y) for other in kept)
        if len(kept) < _MOST and all(room >= _APART * scale for room in apart):
            kept.append(town)
    return kept


def draw_town(sheet: Sheet, town: Town, scale: float) -> None:
    """Draw the mark of a town, a small ring."""
    sheet.disc(town.x, town.y, _TOWN * scale, fill=WHITE, stroke=INK, width=_TOWN_EDGE * scale)


def draw_neighbours(sheet: Sheet, panel: Panel, picture: Picture, scale: float) -> list[Neighbour]:
    """Draw the edges of the units of the day around the homelands shown; return the units."""
    shown = {homeland.place_id for homeland in picture.homelands}
    ground = GREY_GROUND if sheet.greyscale else GROUND
    found = []
    names = [
        label
        for label in picture.dataset.base.get("labels", [])
        if label.extra.get("kind") == "republic" and _is_of(label, picture.day)
    ]
    for unit in _units(picture):
        if unit.place_id in shown:
            continue
        shape = shapely.intersection(panel.unit(unit), panel.box)
        if not shape.is_empty:
            republic = picture.dataset.places[unit.place_id].kind == "ssr"
            name = _name_in(unit, names) if republic else ""
            found.append(Neighbour(unit.place_id, shape, republic, name))
            if not republic:
                dash, edge = [length * scale for length in _NEIGHBOUR], ground["republic"]
                sheet.area(panel.unit(unit), stroke=edge, width=0.2 * scale, dash=dash)
    return found


def _name_in(unit: Feature, labels: Iterable[Feature]) -> str:
    """Return the text of the label that lies in a unit, or "" if none does."""
    inside = (label for label in labels if unit.shape.contains(label.shape))
    return next((label.extra.get("text", "") for label in inside), "")


def _units(picture: Picture) -> Iterator[Feature]:
    dataset = picture.dataset
    for place_id in dict.fromkeys(unit.place_id for unit in dataset.units.values()):
        place = dataset.places.get(place_id)
        if place is None or place.kind not in _UNITS:
            continue
        for unit in outlines_of(picture.view.model, place_id):
            # Of other layers only republics: their oblasts are not all known.
            if _is_of(unit, picture.day) and (unit.layer == "homelands" or place.kind == "ssr"):
                yield unit


def _is_of(unit: Feature, day: int) -> bool:
    first, last = unit.valid.first, unit.valid.last
    return (first is None or first <= day) and (last is None or day <= last)


def rivers_of(panel: Panel, picture: Picture, scale: float) -> list[River]:
    """Return the rivers in a panel that are long enough there to have their name."""
    found = []
    for feature in picture.dataset.base.get("rivers", []):
        line = shapely.intersection(panel.shape(feature.shape, TOLERANCE), panel.box)
        if line.length > 12 * scale:
            found.append(River(feature.extra.get("name", ""), line))
    return found


def seas_of(panel: Panel, picture: Picture, ground: Ground, scale: float) -> list[BaseName]:
    """Return the names of seas of which a map shows a part, but not where they have their name.

    Each is named once. Of several seas it is the one from whose name no land lies in between.
    """
    labels = [f for f in picture.dataset.base.get("labels", []) if f.extra.get("kind") == "sea"]
    shore = [f.shape for f in picture.dataset.base.get("land", [])]
    water = shapely.difference(panel.box, shapely.union_all([land for land, _ in ground.land]))
    found: list[BaseName] = []
    named = {name.text for name in ground.names}
    for part in sorted(shapely.get_parts(water), key=lambda part: -part.area):
        inner = part.buffer(-2 * scale)
        if part.geom_type != "Polygon" or inner.area < _SEA * scale**2 or not labels:
            continue
        spot = shapely.maximum_inscribed_circle(part).coords[0]
        here = shapely.Point(panel.to_lonlat(*spot))

        def across(label: Feature, here: shapely.Point = here) -> tuple[float, float]:
            way = shapely.shortest_line(label.shape, here)
            over = sum(shapely.intersection(way, shape).length for shape in shore)
            return round(over, 2), way.length

        nearest = min(labels, key=across)
        text = nearest.extra.get("text", "")
        if across(nearest)[0] < _STRAIT and text not in named:
            named.add(text)
            found.append(BaseName(text, "sea", *spot))
    return found


def spots_on(line: BaseGeometry) -> list[tuple[float, float]]:
    """Return points along a line, those near its middle first."""
    longest = max(shapely.get_parts(shapely.line_merge(line)), key=lambda part: part.length)
    shares = sorted(np.linspace(0.08, 0.92, 15), key=lambda share: abs(share - 0.5))
    points = (longest.interpolate(share, normalized=True) for share in shares)
    return [(point.x, point.y) for point in points]


def locator_frame(
    panel: Panel, picture: Picture, reserved: Sequence[Frame], scale: float
) -> Frame | None:
    """Return where a small map of the country goes: a corner without a homeland, or None."""
    x, y, width, height = panel.frame
    wide, edge = min(_LOCATOR * scale, 0.28 * width), _LOCATOR_EDGE * scale
    high = wide * _LOCATOR_HIGH
    if wide < _LOCATOR_LEAST * scale or high > height / 2.5:
        return None
    taken = [shapely.box(a, b, a + c, b + d) for a, b, c, d in reserved]
    lands = [panel.unit(homeland.unit) for homeland in picture.homelands]
    corners = [
        (cx, cy, wide, high)
        for cy in (y + edge, y + height - high - edge)
        for cx in (x + width - wide - edge, x + edge)
    ]
    for frame in corners:
        box = shapely.box(frame[0], frame[1], frame[0] + wide, frame[1] + high)
        hidden = sum(shapely.intersection(box, land).area for land in lands)
        if hidden == 0 and not any(box.intersects(other) for other in taken):
            return frame
    return None


def draw_locator(
    sheet: Sheet, panel: Panel, model: Model, day: int, frame: Frame, scale: float
) -> None:
    """Draw where in the country a map lies; call it outside of a clip."""
    west, _, east, _ = panel.bounds
    small = Panel.of_bounds(frame, _WHOLE if (west + east) / 2 > _EAST else _WEST)
    ground = ground_of(model, small, day)
    colours = GREY_GROUND if sheet.greyscale else GROUND
    with sheet.clip(*frame):
        draw_land(sheet, small, ground, 0.6 * scale)
        sheet.area(ground.lakes, fill=colours["water"])
        state = ground.borders.get("state")
        if state is not None:
            sheet.line(state, colours["state"], 0.2 * scale)
        here = small.shape(panel.outline)
        sheet.area(here, fill=INK, opacity=0.25)
        sheet.area(here, stroke=INK, width=0.3 * scale)
    sheet.rect(*frame, stroke=INK, edge=0.25 * scale)
