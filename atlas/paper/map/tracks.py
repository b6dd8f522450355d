"""Routes laid out on paper: projected, simplified, then moved sideways into their lane.

They are simplified first, because a parallel to points closer than the offset makes loops. The
browser lays its tracks in the same way (``tracks.js``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.model.model import Model
from atlas.paper.map.lanes import PaperLanes
from atlas.paper.map.projection import Panel
from atlas.routes import fronts
from atlas.routes.streams import stretches

# Millimetres; about a pixel of the screen.
_TOLERANCE = 0.2
# Degrees between two points of a straight line from station to station.
_PIECE = 0.5
# The point of a sharp corner may be at most this many offsets away.
_MITRE = 1.6


@dataclass(frozen=True)
class Spot:
    """A point on a track, in millimetres, and the unit vector of the track there."""

    x: float
    y: float
    dx: float
    dy: float


class Track:
    """A route in its lane: points (n x 2, mm) and the kilometre of each along the route."""

    def __init__(self, points: np.ndarray, km: np.ndarray) -> None:
        self.points = points
        self.km = km
        steps = np.hypot(*np.diff(points, axis=0).T) if len(points) > 1 else np.zeros(0)
        self.run = np.concatenate([[0.0], np.cumsum(steps)])
        """Millimetres from the start, one a point."""

    def at(self, km: float) -> Spot:
        """Return the spot at a kilometre of the route; beyond the ends it is the end."""
        return self.along(float(np.interp(km, self.km, self.run)))

    def along(self, run: float) -> Spot:
        """Return the spot at so many millimetres from the start."""
        n = int(np.clip(np.searchsorted(self.run, run, side="right") - 1, 0, len(self.run) - 2))
        (ax, ay), (bx, by) = self.points[n], self.points[n + 1]
        length = self.run[n + 1] - self.run[n] or 1.0
        part = min(1.0, max(0.0, (run - self.run[n]) / length))
        dx, dy = (bx - ax) / length, (by - ay) / length
        return Spot(
            float(ax + (bx - ax) * part), float(ay + (by - ay) * part), float(dx), float(dy)
        )

    def between(self, start_km: float, end_km: float) -> np.ndarray:
        """Return the points (n x 2, mm) from one kilometre to a greater one."""
        inner = (self.km > start_km) & (self.km < end_km)
        start, end = self.at(start_km), self.at(end_km)
        return np.vstack([[(start.x, start.y)], self.points[inner], [(end.x, end.y)]])


class Tracks:
    """The tracks of one panel.

    With ``wide`` lanes leave room for beds. With ``alone`` there is no other movement on the map to
    keep clear of, and a track lies on the rails: in a far lane small bends would become loops.
    """

    def __init__(
        self,
        model: Model,
        panel: Panel,
        *,
        wide: bool,
        basis: str,
        scale: float = 1.0,
        alone: bool = False,
    ) -> None:
        self._model = model
        self._panel = panel
        self._wide = wide
        self._basis = basis
        self._scale = scale
        self._alone = alone
        self._lanes = PaperLanes(model)
        self._known: dict[tuple[str, str], Track | None] = {}

    def of(self, movement_id: str, route_id: str) -> Track | None:
        """Return the track of a movement along a route, or None if it cannot be drawn."""
        key = (movement_id, route_id)
        if key not in self._known:
            self._known[key] = self._lay(*key)
        return self._known[key]

    def _lay(self, movement_id: str, route_id: str) -> Track | None:
        path = fronts.way_of(self._model, movement_id, route_id)
        if path is None:
            return None
        lon, lat, km = _pieces(*path.line)
        xyz = np.column_stack([*self._panel.to_mm(lon, lat), km])
        kept = shapely.simplify(shapely.LineString(xyz), _TOLERANCE * self._scale)
        xyz = shapely.get_coordinates(kept, include_z=True)
        points, km = xyz[:, :2], xyz[:, 2]
        if len(points) < 2:
            return None
        if self._alone:
            return Track(points, km)
        sides, offsets = [], []
        for stretch, step in zip(stretches(path), path.steps, strict=True):
            leg = stretch.leg_id
            sides.append(self._lanes.side(leg) * (-1 if step.reverse else 1))
            offset = self._lanes.offset(movement_id, leg, self._wide, self._basis)
            offsets.append(offset * self._scale)
        ends = [stretch.end_km for stretch in stretches(path)]
        middles = (km[:-1] + km[1:]) / 2
        of = np.minimum(np.searchsorted(ends, middles), len(ends) - 1)
        return Track(_shifted(points, np.array(offsets)[of], np.array(sides)[of]), km)


def _pieces(
    points: tuple[tuple[float, float], ...], km: tuple[float, ...]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return points and kilometres with straight pieces subdivided: on a conic they are curved."""
    lonlat, along = np.array(points), np.array(km)
    reach = np.abs(np.diff(lonlat, axis=0)).max(axis=1)
    counts = np.maximum(1, np.ceil(reach / _PIECE)).astype(int)
    starts = np.repeat(np.arange(len(counts)), counts)
    first = np.repeat(np.cumsum(counts) - counts, counts)
    within = (np.arange(counts.sum()) - first) / np.repeat(counts, counts)
    at = np.append(starts + within, len(along) - 1.0)
    whole = np.arange(len(along))
    lon, lat = (np.interp(at, whole, lonlat[:, n]) for n in (0, 1))
    return lon, lat, np.interp(at, whole, along)


def _shifted(points: np.ndarray, offsets: np.ndarray, sides: np.ndarray) -> np.ndarray:
    """Return points moved sideways: each by the mean normal and offset of its two segments."""
    step = np.diff(points, axis=0)
    length = np.hypot(*step.T)[:, None]
    length[length == 0] = 1.0
    normals = np.column_stack([-step[:, 1], step[:, 0]]) / length * sides[:, None]
    before = np.vstack([normals[:1], normals])
    after = np.vstack([normals, normals[-1:]])
    normal = before + after
    square = (normal**2).sum(axis=1)
    # Twice the sum over its square is the exact mitre; where that would be too long it is cut.
    with np.errstate(divide="ignore"):
        stretch = np.minimum(2 / square, _MITRE / np.sqrt(square))
    stretch[square < 1e-6] = 0.0
    offset = (np.append(offsets[:1], offsets) + np.append(offsets, offsets[-1:])) / 2
    moved: np.ndarray = points + normal * (stretch * offset)[:, None]
    return moved


def seen(panel: Panel, points: np.ndarray) -> BaseGeometry:
    """Return the part of a line (n x 2, mm) in a panel or a little beyond."""
    line = shapely.LineString(points)
    return line if panel.room.contains(line) else shapely.intersection(line, panel.room)
