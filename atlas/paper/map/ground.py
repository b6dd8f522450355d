"""The ground of a plate: land, water, borders and railways of a day, projected for a panel.

``ground_of`` caches it with the model for each panel and era, so that the frames of a film and the
maps of one plate share it. It is drawn in two parts, so that the tints of regions come between land
and lines::

    ground = ground_of(model, panel, day)
    draw_land(sheet, panel, ground, scale)
    ...                                  # tints
    draw_lines(sheet, ground, scale)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.paper.map.projection import TOLERANCE, Panel
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK, WHITE, mix
from atlas.paper.sheet.sheet import Sheet
from atlas.read.geometries import Feature

# Metres per millimetre above which regions are too small for their borders to be useful.
_COARSE = 70_000
# How many grounds are cached: a plate has few panels, a film few eras.
_KEPT = 16

_COAST_WIDTH = 0.18
# The line at which the base map ends within a frame.
_END_WIDTH = 0.16
_LAKE_EDGE = 0.12
_RIVER_WIDTH = 0.18
# A river over a homeland: its width, and its share of the colour of coasts.
_RIVER_NEAR, _RIVER_OVER = 0.3, 0.85
_BORDERS = {
    "region": (0.16, ()),
    "republic": (0.24, (1.2, 0.5, 0.25, 0.5)),
    "state": (0.32, ()),
}
_RAIL_WIDTH = 0.2


@dataclass(frozen=True)
class BaseName:
    """A name of the base map: English text, kind (sea, republic, country), position in mm."""

    text: str
    kind: str
    x: float
    y: float


@dataclass(frozen=True)
class Ground:
    """The ground of an era in millimetres of a panel; ``land`` is (shape, whether abroad)."""

    window: BaseGeometry
    land: tuple[tuple[BaseGeometry, bool], ...]
    coast: BaseGeometry
    lakes: BaseGeometry
    rivers: BaseGeometry
    borders: dict[str, BaseGeometry]
    railways: BaseGeometry
    names: tuple[BaseName, ...]


class Grounds:
    """The grounds most recently shown in panels."""

    def __init__(self, model: Model) -> None:
        self._base = model.dataset.base
        self._kept: Memo[tuple[object, tuple[str, ...]], Ground] = Memo(_KEPT)

    def of(self, panel: Panel, day: int) -> Ground:
        """Return the ground of a panel in the era of a day."""
        valid = {layer: [f for f in found if _holds(f, day)] for layer, found in self._base.items()}
        era = tuple(f.id for layer in sorted(valid) for f in valid[layer])
        return self._kept.get((panel.key, era), lambda: _ground(valid, panel))


def ground_of(model: Model, panel: Panel, day: int) -> Ground:
    """Return the part of the ground of ``day`` that a panel shows."""
    return model.derived(Grounds).of(panel, day)


def draw_land(sheet: Sheet, panel: Panel, ground: Ground, scale: float = 1.0) -> None:
    """Draw water and land; the caller clips the sheet to the panel."""
    colours = GREY_GROUND if sheet.greyscale else GROUND
    # Off the base map nothing is known, neither land nor sea: there the map ends, in paper.
    sheet.rect(*panel.frame, fill=WHITE)
    sheet.area(ground.window, fill=colours["water"])
    for shape, abroad in ground.land:
        sheet.area(shape, fill=colours["elsewhere" if abroad else "land"])
    sheet.line(ground.coast, colours["coast"], _COAST_WIDTH * scale)
    end = ground.window.boundary
    if end is not None and end.intersects(panel.box):
        sheet.line(end, INK, _END_WIDTH * scale)


def draw_lines(sheet: Sheet, ground: Ground, scale: float = 1.0) -> None:
    """Draw rivers, lakes, borders and railways over land and tints."""
    colours = GREY_GROUND if sheet.greyscale else GROUND
    sheet.line(ground.rivers, colours["river"], _RIVER_WIDTH * scale)
    sheet.area(
        ground.lakes, fill=colours["water"], stroke=colours["coast"], width=_LAKE_EDGE * scale
    )
    for kind, (width, dash) in _BORDERS.items():
        if kind in ground.borders:
            pattern = [length * scale for length in dash]
            sheet.line(ground.borders[kind], colours[kind], width * scale, dash=pattern)
    sheet.line(ground.railways, colours["rail"], _RAIL_WIDTH * scale)


def draw_rivers(sheet: Sheet, ground: Ground, scale: float = 1.0) -> None:
    """Draw rivers and railways over a homeland, on a map of little else."""
    colours = GREY_GROUND if sheet.greyscale else GROUND
    sheet.line(ground.rivers, mix(colours["coast"], _RIVER_OVER), _RIVER_NEAR * scale)
    sheet.line(ground.railways, colours["rail"], _RAIL_WIDTH * scale)


def _holds(feature: Feature, day: int) -> bool:
    first, last = feature.valid.first, feature.valid.last
    return (first is None or first <= day) and (last is None or day <= last)


def _ground(valid: dict[str, list[Feature]], panel: Panel) -> Ground:
    fine = panel.metres < _COARSE

    def seen(features: Iterable[Feature]) -> BaseGeometry:
        shapes = [panel.shape(f.shape, TOLERANCE) for f in features]
        parts = [part for shape in shapes for part in shapely.get_parts(shape)]
        return shapely.GeometryCollection([part for part in parts if not part.is_empty])

    kinds = {"region", "republic", "state"} if fine else {"republic", "state"}
    borders = valid.get("borders", [])
    land = [f for layer in ("land", "land_joined") for f in valid.get(layer, [])]
    names = []
    for feature in valid.get("labels", []):
        point = feature.shape.representative_point()
        x, y = panel.to_mm(point.x, point.y)
        if panel.inside(x, y):
            text = feature.extra.get("text") or feature.extra.get("name", "")
            names.append(BaseName(text, feature.extra.get("kind", ""), x, y))
    reach = shapely.total_bounds([f.shape for f in land]) if land else (0, 0, 0, 0)
    return Ground(
        panel.shape(shapely.box(*reach)),
        tuple((seen([f]), f.extra.get("kind", "") != "ussr") for f in land),
        seen(valid.get("coast", [])),
        seen(valid.get("lakes", [])),
        seen(valid.get("rivers", [])),
        {
            kind: seen(f for f in borders if f.extra.get("kind") == kind)
            for kind in ("region", "republic", "state")
            if kind in kinds
        },
        seen(valid.get("railways", []) if fine else []),
        tuple(names),
    )
