"""The inset of a map: the North Caucasus, whose homelands are a few millimetres wide beside Asia.

It is drawn only where it really enlarges and hides nothing that the map shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.theme import CAUCASUS
from atlas.paper.map.areas import position
from atlas.paper.map.projection import Frame, Panel
from atlas.picture.picture import Picture

LEAST = 13.0
"""A homeland narrower than this (mm) calls for an inset."""
# ... unless the inset would enlarge by less than this.
_LEAST_FACTOR = 1.8
_SHARE, _WIDEST, _NARROWEST = 0.34, 66.0, 34.0
_SIZES = (1.0, 0.85, 0.7)
_EDGE = 1.6
# Height of the inset divided by its width.
_HEIGHT = 0.5
# Millimetres around a place that an inset leaves free for its mark and number, and the share of a
# region that it may cover.
_MARK, _REGION = 5.0, 0.15


def inset_of(
    panel: Panel, picture: Picture, scale: float, reserved: Sequence[Frame]
) -> Panel | None:
    """Return the inset in the first corner where it hides nothing, or None.

    There is none either if no homeland is too small, or if it would hardly enlarge.

    Args:
        panel: The panel of the map.
        picture: What the map shows.
        scale: The scale of the page.
        reserved: Frames (mm) that it keeps off.
    """
    region = shapely.box(*CAUCASUS)
    small = any(
        region.contains(shapely.box(*homeland.unit.shape.bounds))
        and _width(panel.unit(homeland.unit)) < LEAST * scale
        for homeland in picture.homelands
    )
    shape = panel.shape(region)
    wide = _width(shape)
    if not small or not wide:
        return None
    things = [shape, *(shapely.box(a, b, a + c, b + d) for a, b, c, d in reserved)]
    things += _things(panel, picture, scale)
    regions = [
        shapely.intersection(panel.unit(r.unit), panel.box) for r in picture.regions if r.unit
    ]
    for part in _SIZES:
        width = part * min(_SHARE * panel.frame[2], _WIDEST * scale)
        if width < max(_NARROWEST * scale, _LEAST_FACTOR * wide):
            break
        for frame in _corners(panel, width, scale):
            x, y, w, h = frame
            box = shapely.box(x, y, x + w, y + h)
            if not any(box.intersects(thing) for thing in things) and not _covers(box, regions):
                return Panel.of_bounds(frame, CAUCASUS)
    return None


def _width(shape: BaseGeometry) -> float:
    if shape.is_empty:
        return 0.0
    left, _, right, _ = shape.bounds
    return float(right - left)


def _corners(panel: Panel, wide: float, scale: float) -> Iterator[Frame]:
    x, y, width, height = panel.frame
    high, edge = wide * _HEIGHT, _EDGE * scale
    if high > height / 2:
        return
    for cy in (y + edge, y + height - high - edge):
        for cx in (x + edge, x + width - wide - edge):
            yield cx, cy, wide, high


def _things(panel: Panel, picture: Picture, scale: float) -> Iterator[BaseGeometry]:
    """Yield what an inset may not cover, in millimetres: ways, homelands, places with a mark."""
    lines = [picture.line(run) for run in picture.runs if run.kind != "bed"]
    lines += [corridor.line for corridor in picture.corridors]
    for line in lines:
        if len(line) > 1:
            flat = shapely.LineString(np.column_stack(panel.to_mm(*np.array(line).T)))
            yield shapely.intersection(shapely.simplify(flat, 0.5), panel.box)
    yield from (panel.unit(homeland.unit) for homeland in picture.homelands)
    places = [position(picture, region) for region in picture.regions]
    places += [(station.lon, station.lat) for station in picture.stations]
    for place in places:
        yield shapely.Point(panel.to_mm(*place)).buffer(_MARK * scale)


def _covers(box: BaseGeometry, regions: Sequence[BaseGeometry]) -> bool:
    return any(r.intersection(box).area > _REGION * r.area for r in regions if r.area > 0)
