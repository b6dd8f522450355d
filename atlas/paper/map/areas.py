"""Areas on a plate: regions of exile by number of people, homelands, corridors of flight.

Fill shows the state. A region has a neutral tint, because several peoples were held in one; it is
striped if the number is not stated. A homeland has the hue of its people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.theme import tint_of
from atlas.paper.map.printed import is_still
from atlas.paper.map.projection import Panel
from atlas.paper.sheet.colours import (
    GREY_GROUND,
    GROUND,
    NOT_STATED,
    REPUBLIC_INK,
    TINTS,
    WHITE,
    mix,
)
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.picture.regions import Region
from atlas.read.geometries import Feature

# Opacity of the hue in a homeland whose people are there.
AT_HOME = 0.34
STRIPES = {"part": 0.12, "period": 1.5}
"""How a region is striped whose colour does not stand for a number of people held on the day."""
PATTERNS = {"not stated": 45.0, "earlier": 0.0, "apart": 135.0}
"""The angles of these stripes, in degrees: see :func:`pattern_of`."""
EMPTYING_PERIOD = 1.1
EDGE = 0.32
EMPTIED_DASH = (0.85, 0.6)

_STILL_EDGE = 0.3
_PART_DASH = (0.35, 0.45)
_SEAT = 0.9
# Width of a corridor at its start and at its end, in millimetres.
_WIDE, _NARROW = 4.6, 0.9
# Its chevrons: millimetres between them and from its ends, half their size, and their width.
_CHEVRON_EVERY, _CHEVRON_ENDS, _CHEVRON, _CHEVRON_WIDTH = 13.0, 4.0, 0.75, 0.3
_DOTS = (0.0, 0.85)


def draw_tints(
    sheet: Sheet,
    panel: Panel,
    picture: Picture,
    prefix: str,
    scale: float,
) -> set[str]:
    """Draw the regions of exile, the largest first; return what a legend must explain.

    Each is a group ``region:PLACE`` with its position and number.
    """
    shows: set[str] = set()
    shapes = {r.place_id: panel.unit(r.unit) for r in picture.regions if r.unit}
    for region in sorted(picture.regions, key=lambda r: -_size(r)):
        lon, lat = position(picture, region)
        shape = shapes.get(region.place_id)
        seen = panel.holds(lon, lat) if shape is None else shape.intersects(panel.box)
        if not seen:
            continue
        numbers = {"value": region.value, "low": region.low, "high": region.high}
        with sheet.group(f"{prefix}region:{region.place_id}", lon=lon, lat=lat, **numbers):
            if shape is None:
                sheet.disc(
                    *panel.to_mm(lon, lat),
                    0.5 * scale,
                    fill=WHITE,
                    stroke=NOT_STATED,
                    width=0.3 * scale,
                )
            else:
                shows |= _draw_tint(sheet, shape, region, is_still(picture), scale)
    return shows


def _draw_tint(
    sheet: Sheet, shape: BaseGeometry, region: Region, still: bool, scale: float
) -> set[str]:
    """Tint a region by its number; if circles say how many (``still``) it only has an edge."""
    ground = GREY_GROUND if sheet.greyscale else GROUND
    pattern = pattern_of(region)
    if still and pattern != "not stated":
        sheet.area(shape, stroke=ground["region"], width=_STILL_EDGE * scale)
        return set()
    shows = set()
    if region.value and not region.rest and not still:
        number = tint_of(region.value)
        sheet.area(shape, fill=TINTS[number])
        shows.add(f"tint {number}")
    elif not pattern:
        sheet.area(shape, fill=ground["land"])
    if pattern:
        period = STRIPES["period"] * scale
        part, angle = STRIPES["part"], PATTERNS[pattern]
        sheet.stripes(shape, NOT_STATED, part=part, period=period, angle=angle)
        shows.add(pattern)
    sheet.area(shape, stroke=ground["region"], width=0.2 * scale)
    return shows


def pattern_of(region: Region) -> str:
    """Return what stripes must say of a region, or "" where its tint says all.

    The result is "not stated" if the number of some of the people there is not known, "apart" for a
    republic whose number is not that of any of its oblasts, and "earlier" if the number is of an
    earlier day.
    """
    if not region.held:
        return "not stated" if region.partial or region.rest or not region.value else ""
    if any(held.value is None and held.last is None for held in region.held):
        return "not stated"
    if region.rest:
        return "apart"
    return "earlier" if region.partial else ""


def areas_of(panel: Panel, regions: Sequence[Region]) -> dict[str, BaseGeometry]:
    """Return the shape of each region (mm) without the oblasts in it that have their own number.

    In an oblast the number of the republic would be taken for that of the oblast. A region without
    an outline has an empty shape.
    """
    whole = {r.place_id: panel.unit(r.unit) for r in regions if r.unit is not None}
    found = {region.place_id: whole.get(region.place_id, shapely.Point()) for region in regions}
    for place_id, shape in found.items():
        for other_id, other in whole.items():
            if other_id != place_id and other.area < shape.area:
                shape = shapely.difference(shape, other)
        found[place_id] = shape
    return found


def _size(region: Region) -> float:
    if region.unit is None:
        return 0.0
    west, south, east, north = region.unit.shape.bounds
    return float((east - west) * (north - south))


def position(picture: Picture, region: Region) -> tuple[float, float]:
    """Return the (lon, lat) of a region: its place, or a point in its outline, or (0, 0)."""
    place = picture.dataset.places.get(region.place_id)
    if place is not None and place.lon is not None and place.lat is not None:
        return place.lon, place.lat
    if region.unit is None:
        return 0.0, 0.0
    point = region.unit.shape.representative_point()
    return point.x, point.y


def draw_homelands(
    sheet: Sheet, panel: Panel, picture: Picture, prefix: str, scale: float
) -> set[str]:
    """Draw homelands by phase, and the parts of emptied ones; return the phases drawn."""
    drawn = set()
    for homeland in picture.homelands:
        shape = outline_of(panel, homeland.unit, scale)
        if not shape.intersects(panel.box):
            continue
        movement = picture.dataset.movements[homeland.movement_id]
        colour = picture.dataset.peoples[movement.people_ids[0]].colour
        point = homeland.unit.shape.representative_point()
        said = {"lon": point.x, "lat": point.y, "phase": homeland.phase, "share": homeland.share}
        identity = f"{prefix}homeland:{homeland.unit.id}"
        if identity in sheet.groups:  # two peoples of one land
            identity += f":{homeland.movement_id}"
        with sheet.group(identity, movement=homeland.movement_id, **said):
            draw_phase(sheet, shape, homeland.phase, homeland.share, colour, scale)
        drawn.add(homeland.phase)
    for unit in picture.parts:
        shape = outline_of(panel, unit, scale)
        dash = [length * scale for length in _PART_DASH]
        sheet.area(shape, stroke=REPUBLIC_INK, width=0.16 * scale, dash=dash)
    return drawn


def draw_phase(
    sheet: Sheet,
    shape: BaseGeometry,
    phase: str,
    share: float | None,
    colour: str,
    scale: float = 1.0,
) -> None:
    """Draw an area (in mm) as a homeland of a phase; legends use this for their samples too."""
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    if phase == "unknown":
        sheet.area(shape, stroke=colour, width=0.2 * scale)
        return
    # A restored homeland takes on its colour as its people come back (stripes would mean that it is
    # being emptied); if nobody counted them it is an outline.
    if share is not None:
        part = {"home": AT_HOME, "restored": AT_HOME * round(share * 24) / 24}.get(phase, 0.0)
        sheet.area(shape, fill=mix(colour, part) if part else WHITE)
    if phase == "emptying" and share is not None:
        part = max(1, min(23, round(share * 24))) / 24
        sheet.stripes(shape, colour, part=part, period=EMPTYING_PERIOD * scale)
    sheet.area(shape, stroke=paper, width=2 * EDGE * scale)
    dash = [length * scale for length in EMPTIED_DASH] if phase == "emptied" else ()
    sheet.area(shape, stroke=colour, width=EDGE * scale, dash=dash)


def outline_of(panel: Panel, unit: Feature, scale: float) -> BaseGeometry:
    """Return a unit in millimetres; one known only by its districts' seats is a disc for each."""
    if unit.shape.geom_type != "MultiPoint":
        return panel.unit(unit)
    seats = [shapely.Point(panel.to_mm(p.x, p.y)) for p in shapely.get_parts(unit.shape)]
    return shapely.union_all([seat.buffer(_SEAT * scale) for seat in seats])


def draw_corridors(
    sheet: Sheet, panel: Panel, picture: Picture, scale: float
) -> dict[str, np.ndarray]:
    """Draw the unsurveyed ways that can be seen; return flow id -> middle line (n x 2, mm)."""
    lines: dict[str, np.ndarray] = {}
    shapes: dict[str, list[BaseGeometry]] = {}
    for corridor in picture.corridors:
        line = _softened(panel, corridor.line)
        shape = _tapering(line, scale)
        if shape.intersects(panel.box):
            lines[corridor.flow_id] = line
            shapes.setdefault(corridor.people_id, []).append(shape)
    part = 0.2 if picture.address.view == "day" else 0.1
    for people_id, own in shapes.items():
        colour = picture.dataset.peoples[people_id].colour
        # One fill for all of a people: crossings must not look like twice as many.
        sheet.area(shapely.union_all(own), fill=colour, opacity=part)
        for shape in own:
            edge = shapely.intersection(shape.boundary, panel.box)
            dash = [length * scale for length in _DOTS]
            sheet.line(edge, mix(colour, 0.6), 0.26 * scale, dash=dash, cap="round")
    for corridor in picture.corridors:
        if corridor.flow_id in lines:
            colour = mix(picture.dataset.peoples[corridor.people_id].colour, 0.8)
            _draw_direction(sheet, lines[corridor.flow_id], colour, scale)
    return lines


def _draw_direction(sheet: Sheet, line: np.ndarray, colour: str, scale: float) -> None:
    """Draw open chevrons along a corridor, and its head at the end."""
    path, size = shapely.LineString(line), _CHEVRON * scale
    ends = _CHEVRON_ENDS * scale
    count = max(0, int((path.length - 2 * ends) // (_CHEVRON_EVERY * scale)))
    at = [ends + (path.length - 2 * ends) * (n + 0.5) / count for n in range(count)]
    for run in [*at, path.length]:
        (bx, by), (ax, ay) = (
            path.interpolate(max(0.0, run - back)).coords[0] for back in (0.0, 2 * size)
        )
        length = math.hypot(bx - ax, by - ay)
        if not length:
            continue
        dx, dy = (bx - ax) / length * size, (by - ay) / length * size
        points = [(bx - dx - dy, by - dy + dx), (bx, by), (bx - dx + dy, by - dy - dx)]
        sheet.line(points, colour, _CHEVRON_WIDTH * scale, cap="round", join="miter")


def _softened(panel: Panel, points: Sequence[tuple[float, float]]) -> np.ndarray:
    """Return a way in mm with its corners cut twice: people did not turn at our vertices."""
    flat = np.column_stack(panel.to_mm(*np.array(points).T))
    line = shapely.get_coordinates(shapely.simplify(shapely.LineString(flat), 0.6))
    for _ in range(2):
        step = np.diff(line, axis=0)
        cut = np.stack([line[:-1] + 0.25 * step, line[:-1] + 0.75 * step], axis=1).reshape(-1, 2)
        line = np.vstack([line[:1], cut, line[-1:]])
    return line


def _tapering(line: np.ndarray, scale: float) -> BaseGeometry:
    steps = np.hypot(*np.diff(line, axis=0).T)
    run = np.concatenate([[0.0], np.cumsum(steps)])
    length = float(run[-1]) or 1.0
    # A short corridor is no wider than it is long.
    most = min(_WIDE * scale, max(1.6 * scale, length * 0.6))
    half = (most + (_NARROW / _WIDE * most - most) * run / length) / 2
    along = np.gradient(line, axis=0)
    size = np.hypot(*along.T)[:, None]
    size[size == 0] = 1.0
    normal = np.column_stack([-along[:, 1], along[:, 0]]) / size * half[:, None]
    left, right = line + normal, line - normal
    # Piece by piece: on the inside of a bend the two sides cross.
    pieces = np.stack([left[:-1], left[1:], right[1:], right[:-1]], axis=1)
    start = shapely.Point(line[0]).buffer(most / 2)
    return shapely.union_all([start, *(shapely.Polygon(p).convex_hull for p in pieces)])
