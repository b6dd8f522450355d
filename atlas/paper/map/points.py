"""Points on a plate: stations, the peoples' marks on their lines, and fronts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks
from atlas.paper.map.ways import peoples_of
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK, WHITE
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Front, Picture, Station
from atlas.picture.runs import Run
from atlas.routes.streams import groups_of

MARK = 0.85
"""Radius of a people's mark on the map."""
RING = 1.0
"""Radius of a front's ring."""

# Millimetres: closer stations would blur into one, closer fronts are one ring.
_APART, _NEAR = 2.4, 5.0
_STATION, _STATION_EDGE = 0.48, 0.22
_RING_EDGE = 0.5
# Millimetres between marks on a line, and from stations and other marks.
_MARK_EVERY, _MARK_ROOM = 42.0, 2.6


@dataclass(frozen=True)
class Placed:
    """A station at (x, y) in its lane, in mm; ``spread`` is the :func:`spread_of` its marks."""

    station: Station
    x: float
    y: float
    spread: float


@dataclass(frozen=True)
class Ring:
    """One ring at (x, y) in mm for fronts of a movement that are close together, largest first."""

    movement_id: str
    direction: str
    fronts: tuple[Front, ...]
    x: float
    y: float


def draw_stations(
    sheet: Sheet, panel: Panel, picture: Picture, tracks: Tracks, scale: float
) -> list[Placed]:
    """Draw as many stations as there is room for, the most important first; return those drawn.

    A station that a source names has its people's mark, any other is a small white circle.
    """
    kept: list[Placed] = []
    for station in picture.stations:
        x, y = _in_lane(panel, picture, tracks, station)
        if not panel.inside(x, y, 0.6 * scale):
            continue
        spread = spread_of(picture, station.movement_id) if station.documented else 0.0
        room = ((p, (_APART + spread + p.spread) * scale) for p in kept)
        if all(math.hypot(p.x - x, p.y - y) >= least for p, least in room):
            kept.append(Placed(station, x, y, spread))
    for placed in kept:
        if not placed.station.documented:
            width = _STATION_EDGE * scale
            radius = _STATION * scale
            sheet.disc(placed.x, placed.y, radius, fill=WHITE, stroke=INK, width=width)
    for placed in kept:
        if placed.station.documented:
            _draw_marks(sheet, picture, placed.station.movement_id, placed.x, placed.y, scale)
    return kept


def spread_of(picture: Picture, movement_id: str) -> float:
    """Return how far marks of peoples moved together extend beyond a single one on each side.

    The unit is a millimetre at scale 1.
    """
    return MARK * 1.05 * (len(peoples_of(picture, movement_id)) - 1)


def draw_line_marks(
    sheet: Sheet,
    picture: Picture,
    lines: Sequence[tuple[Run, BaseGeometry]],
    taken: Iterable[tuple[float, float, float]],
    panel: Panel,
    scale: float,
) -> list[tuple[float, float, float]]:
    """Draw the peoples' marks along their lines, since hue alone may not identify them.

    Every movement and direction has at least one.

    Args:
        sheet: The sheet to draw on.
        picture: The picture.
        lines: The runs with their lines in millimetres.
        taken: (x, y, spread) of marks to keep away from, in millimetres.
        panel: The panel of the map.
        scale: The scale of lines and marks.

    Returns:
        (x, y, spread) of the marks drawn.
    """
    drawn: list[tuple[float, float, float]] = []
    held = list(taken)
    by_group: dict[tuple[str, str], list[BaseGeometry]] = {}
    for run, line in lines:
        if run.kind != "bed":
            parts = shapely.get_parts(shapely.intersection(line, panel.box.buffer(-2 * scale)))
            own = by_group.setdefault((run.movement_id, run.direction), [])
            own += [part for part in parts if part.geom_type == "LineString" and part.length > 0]
    for (movement_id, _), own in by_group.items():
        start = len(drawn)
        # Peoples moved together have their marks side by side.
        spread = spread_of(picture, movement_id) * scale
        for line in sorted(own, key=lambda part: -part.length):
            count = int(line.length // (_MARK_EVERY * scale))
            wanted = max(count, 1 if len(drawn) == start else 0)
            for n in range(wanted):
                spot = _free_spot(line, (n + 0.5) / wanted, held, _MARK_ROOM * scale + spread)
                if spot is not None:
                    drawn.append((*spot, spread))
                    held.append((*spot, spread))
                    _draw_marks(sheet, picture, movement_id, *spot, scale)
    return drawn


def _free_spot(
    line: BaseGeometry, share: float, taken: Sequence[tuple[float, float, float]], room: float
) -> tuple[float, float] | None:
    for shift in (0, 0.06, -0.06, 0.12, -0.12, 0.2, -0.2, 0.3, -0.3):
        at = share + shift
        if not 0.02 <= at <= 0.98:
            continue
        point = line.interpolate(at, normalized=True)
        if all(math.hypot(x - point.x, y - point.y) >= room + more for x, y, more in taken):
            return point.x, point.y
    return None


def _draw_marks(
    sheet: Sheet, picture: Picture, movement_id: str, x: float, y: float, scale: float
) -> None:
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    peoples = peoples_of(picture, movement_id)
    radius = MARK * scale
    # All halos first: none may cut into the mark beside it.
    for halo in (paper, None):
        for n, people in enumerate(peoples):
            shift = (n - (len(peoples) - 1) / 2) * 2.1 * radius
            sheet.mark(people.mark, x + shift, y, radius, people.colour, halo=halo)


def rings_of(panel: Panel, picture: Picture, tracks: Tracks, scale: float) -> list[Ring]:
    """Return the rings of all fronts that can be seen, the largest first.

    A flight has none: only its corridor and its season are known.
    """
    found: list[Ring] = []
    for front in picture.fronts:
        if not front.marked:
            continue
        x, y = _front_place(panel, picture, tracks, front)
        if not panel.inside(x, y):
            continue
        near = next((n for n, ring in enumerate(found) if _joins(ring, front, x, y, scale)), None)
        if near is None:
            found.append(Ring(front.movement_id, front.direction, (front,), x, y))
            continue
        ring = found[near]
        fuller = (front.value or 0) > (ring.fronts[0].value or 0)
        fronts = (front, *ring.fronts) if fuller else (*ring.fronts, front)
        place = (x, y) if fuller else (ring.x, ring.y)
        found[near] = Ring(ring.movement_id, ring.direction, fronts, *place)
    return sorted(found, key=lambda ring: -sum(f.value or 0 for f in ring.fronts))


def _joins(ring: Ring, front: Front, x: float, y: float, scale: float) -> bool:
    same = (ring.movement_id, ring.direction) == (front.movement_id, front.direction)
    return same and math.hypot(ring.x - x, ring.y - y) < _NEAR * scale


def card_place(panel: Panel, picture: Picture, ring: Ring, scale: float) -> tuple[float, float]:
    """Return the point (mm) for the card of a ring: the ring, or on the way back the homeland."""
    returned = picture.state.movements[ring.movement_id].returned
    if ring.direction != "homeward" or not returned or not returned.value:
        return ring.x, ring.y
    groups = groups_of(picture.view)
    key = (ring.movement_id, ring.direction)
    (own,) = (g for g in groups if (g.movement_id, g.direction) == key)
    fullest = max(own.streams, key=lambda s: s.count.whole.value if s.count.whole else 0)
    # A way home is a way out reversed: it ends where the other begins.
    x, y = panel.to_mm(*fullest.path.at(0.0))
    return (ring.x, ring.y) if math.hypot(ring.x - x, ring.y - y) < _NEAR * scale else (x, y)


def draw_rings(
    sheet: Sheet,
    panel: Panel,
    picture: Picture,
    rings: Iterable[Ring],
    prefix: str,
    scale: float,
) -> None:
    """Draw rings. Every front is a group ``front:FLOW``; a ring is in that of its largest front.

    A front without a ring is an empty group with its calculated position.
    """
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    for ring in rings:
        first, *others = ring.fronts
        colour = peoples_of(picture, ring.movement_id)[0].colour
        with sheet.group(f"{prefix}front:{first.id}", **_said(first)):
            radius, edge = RING * scale, _RING_EDGE * scale
            sheet.disc(ring.x, ring.y, radius, stroke=paper, width=edge + 0.65 * scale)
            sheet.disc(ring.x, ring.y, radius, fill=WHITE, stroke=colour, width=edge)
            for front in others:
                with sheet.group(f"{prefix}front:{front.id}", **_said(front)):
                    pass
    for front in picture.fronts:
        if not front.marked and panel.holds(front.lon, front.lat):
            with sheet.group(f"{prefix}front:{front.id}", **_said(front)):
                pass


def _said(front: Front) -> dict[str, object]:
    return {
        "lon": front.lon,
        "lat": front.lat,
        "value": front.value,
        "low": front.low,
        "high": front.high,
    }


def _front_place(
    panel: Panel, picture: Picture, tracks: Tracks, front: Front
) -> tuple[float, float]:
    """Return where a front is drawn: on its line, which may be in a lane beside the rails."""
    x, y = panel.to_mm(front.lon, front.lat)
    flow = picture.dataset.flows[front.id]
    return _nearest(tracks, front.movement_id, flow.route_id, x, y)


def _in_lane(
    panel: Panel, picture: Picture, tracks: Tracks, station: Station
) -> tuple[float, float]:
    x, y = panel.to_mm(station.lon, station.lat)
    routes = dict.fromkeys(
        run.route_id for run in picture.runs if run.movement_id == station.movement_id
    )
    on_way = [
        route
        for route in routes
        if any(s.place_id == station.place_id for s in picture.dataset.routes.get(route, []))
    ]
    return _nearest(tracks, station.movement_id, on_way[0], x, y) if on_way else (x, y)


def _nearest(
    tracks: Tracks, movement_id: str, route_id: str, x: float, y: float
) -> tuple[float, float]:
    track = tracks.of(movement_id, route_id)
    if track is None:
        return x, y
    line = shapely.LineString(np.asarray(track.points))
    point = line.interpolate(line.project(shapely.Point(x, y)))
    return point.x, point.y
