"""The projection of the plates: an equal-area conic (Albers), and panels of a sheet that show it.

A :class:`Panel` is a frame on a sheet, in millimetres from its top left corner, y downwards, and
the part of the earth shown in it::

    panel = Panel((5, 20, 120, 80), [(45.7, 43.3), (76.9, 43.2)])   # fits these points
    panel = Panel.of_bounds((5, 20, 120, 80), (36, 40, 96, 58))     # west, south, east, north
    x, y = panel.to_mm(45.7, 43.3)          # numbers or arrays
    lon, lat = panel.to_lonlat(x, y)
    panel.shape(geometry)                   # shapely, degrees -> millimetres, cut to the frame
    panel.millimetres(500)                  # length of 500 km in the middle of the panel
    panel.bounds                            # west, south, east, north that can be seen

The conic depends only on the extent, so that plates of the same extent can be superimposed.
"""

from __future__ import annotations

import copy
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.read.geometries import Feature

Frame = tuple[float, float, float, float]
Bounds = tuple[float, float, float, float]

BASE_WINDOW: Bounds = (12.0, 26.0, 180.0, 81.2713)
"""What the base map holds of the earth: a panel keeps to it as far as it can."""

TOLERANCE = 0.05
"""Millimetres that an outline may be off: half the thinnest line that is printed."""

# Longitude east of which the Far East is on the map.
_FAR_EAST = 105.0
# A map narrower than this, in degrees of longitude, is one of a region.
_REGION = 25.0
# Longest straight piece of a line, in degrees: on a conic, parallels are not straight.
_PIECE = 0.5
# The gain, as a share of the frame covered by the base map, that is worth moving a panel by its own
# width.
_ASIDE = 0.2
# Shapes are cut this far beyond the frame, in millimetres, so that no cut edge shows.
_BEYOND = 4.0
_GEOD = pyproj.Geod(ellps="WGS84")


@dataclass(frozen=True)
class Conic:
    """An Albers conic: two standard parallels and a central meridian, in degrees."""

    south: float
    north: float
    centre: float

    @functools.cached_property
    def projection(self) -> pyproj.Proj:
        """The projection from degrees (WGS 84) to metres."""
        return pyproj.Proj(
            proj="aea",
            lat_1=self.south,
            lat_2=self.north,
            lat_0=(self.south + self.north) / 2,
            lon_0=self.centre,
            ellps="WGS84",
        )


WEST = Conic(43, 58, 66)
WHOLE = Conic(43, 62, 85)


def conic_of(bounds: Bounds) -> Conic:
    """Return the conic for an extent (west, south, east, north) in degrees.

    Everything from the Black Sea to the Altai has the same conic, maps with the Far East another; a
    region has its own central meridian.
    """
    west, south, east, north = bounds
    if east - west < _REGION:
        sixth = (north - south) / 6
        return Conic(round(south + sixth), round(north - sixth), round((west + east) / 2))
    return WHOLE if east > _FAR_EAST else WEST


class Panel:
    """A frame on a sheet and the part of the earth shown in it.

    If there is room on either side, the panel moves to show less of what the base map lacks.

    Args:
        frame: (x, y, width, height) on the sheet, in millimetres.
        points: (lon, lat) in degrees, all of which must be shown.
        conic: The projection; if left out, that for the extent of the points.
        margin: The least distance of the points from the edge, in millimetres.

    Raises:
        ValueError: If there are no points.
    """

    def __init__(
        self,
        frame: Frame,
        points: Iterable[tuple[float, float]] | np.ndarray,
        *,
        conic: Conic | None = None,
        margin: float = 4.0,
    ) -> None:
        lonlat = np.asarray(list(points), dtype=float)
        if not len(lonlat):
            raise ValueError("a panel needs a point to show")
        west, south = lonlat.min(axis=0)
        east, north = lonlat.max(axis=0)
        self.frame = frame
        self._units: dict[str, BaseGeometry] = {}
        self.conic = conic or conic_of((west, south, east, north))
        x, y = self.conic.projection(lonlat[:, 0], lonlat[:, 1])
        _, _, width, height = frame
        room = max(width - 2 * margin, width / 2), max(height - 2 * margin, height / 2)
        # A single point is shown with its surroundings, a hundred kilometres across.
        reach = max(np.ptp(x), 100_000), max(np.ptp(y), 100_000)
        self.metres = float(max(reach[0] / room[0], reach[1] / room[1]))
        """Metres of the earth in a millimetre of the sheet."""
        self._middle = (float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2)
        spare = [
            max(0.0, size - 2 * margin - np.ptp(along) / self.metres) / 2
            for size, along in ((width, x), (height, y))
        ]
        self._middle = self._best_middle(spare[0], spare[1])

    def _best_middle(self, across: float, down: float) -> tuple[float, float]:
        """Return the middle at which the frame shows least of what the base map lacks.

        ``across`` and ``down`` are how far it may move. The content should be in the middle too,
        and moves away from it only for a gain.
        """
        x, y = self._middle
        _, _, width, height = self.frame
        best = (self._unknown(x, y), (x, y))
        shares = np.linspace(-1, 1, 17) if best[0] else ()
        # Where it has no room to move in one direction, most of these are the same.
        moves = {
            (_ASIDE * (abs(a * across) / width + abs(b * down) / height), a * across, b * down)
            for a in shares
            for b in shares
        }
        # From the least to the greatest: beyond the best found so far none can be better, however
        # much of the base map it shows.
        for cost, right, up in sorted(moves):
            if cost > best[0]:
                break
            there = x + right * self.metres, y + up * self.metres
            best = min(best, (self._unknown(*there) + cost, there))
        return best[1]

    def _unknown(self, x: float, y: float) -> float:
        """Return the share of the frame that lies off the base map with its middle there."""
        _, _, width, height = self.frame
        reach = width / 2 * self.metres, height / 2 * self.metres
        across, along = np.meshgrid(
            np.linspace(x - reach[0], x + reach[0], 21), np.linspace(y - reach[1], y + reach[1], 21)
        )
        lon, lat = self.conic.projection(across.ravel(), along.ravel(), inverse=True)
        west, south, east, north = BASE_WINDOW
        return float((~((west < lon) & (lon < east) & (south < lat) & (lat < north))).mean())

    @classmethod
    def of_bounds(cls, frame: Frame, bounds: Bounds, *, conic: Conic | None = None) -> Panel:
        """Return a panel whose edges enclose an extent (west, south, east, north), in degrees."""
        west, south, east, north = bounds
        edge = shapely.segmentize(shapely.box(west, south, east, north).exterior, _PIECE)
        return cls(frame, np.asarray(edge.coords)[:, :2], conic=conic, margin=0)

    def within(self, frame: Frame) -> Panel:
        """Return the same map in another frame around it, which shows more or less of it."""
        made = copy.copy(self)
        made.frame, made._units = frame, {}
        for name in ("box", "room", "outline", "bounds"):
            made.__dict__.pop(name, None)
        (x, y, width, height), (left, top, wide, high) = self.frame, frame
        across, down = (left + wide / 2) - (x + width / 2), (top + high / 2) - (y + height / 2)
        middle = self._middle
        made._middle = (middle[0] + across * self.metres, middle[1] - down * self.metres)
        return made

    @property
    def key(self) -> tuple[object, ...]:
        """What decides where things lie: panels with the same key show the same."""
        return (self.frame, self.conic, round(self.metres, 3), *(round(m) for m in self._middle))

    def to_mm(self, lon: Any, lat: Any) -> tuple[Any, Any]:
        """Return x and y on the sheet (mm) of points in degrees, as numbers or arrays."""
        left, top, width, height = self.frame
        x, y = self.conic.projection(lon, lat)
        x = left + width / 2 + (np.asarray(x) - self._middle[0]) / self.metres
        y = top + height / 2 - (np.asarray(y) - self._middle[1]) / self.metres
        return (x, y) if np.ndim(x) else (float(x), float(y))

    def to_lonlat(self, x: Any, y: Any) -> tuple[Any, Any]:
        """Return longitude and latitude of points on the sheet (mm), as numbers or arrays."""
        left, top, width, height = self.frame
        east = self._middle[0] + (np.asarray(x) - left - width / 2) * self.metres
        north = self._middle[1] - (np.asarray(y) - top - height / 2) * self.metres
        lon, lat = self.conic.projection(east, north, inverse=True)
        return (lon, lat) if np.ndim(lon) else (float(lon), float(lat))

    @functools.cached_property
    def box(self) -> shapely.Polygon:
        """The frame as a shape, in millimetres."""
        x, y, width, height = self.frame
        return shapely.box(x, y, x + width, y + height)

    @functools.cached_property
    def room(self) -> shapely.Polygon:
        """The frame and a little beyond, to which shapes are cut."""
        x, y, width, height = self.frame
        return shapely.box(x - _BEYOND, y - _BEYOND, x + width + _BEYOND, y + height + _BEYOND)

    @functools.cached_property
    def outline(self) -> BaseGeometry:
        """What is shown, as a shape in degrees, to be drawn on another panel."""
        edge = shapely.segmentize(self.box.exterior, 1.0)
        lonlat = np.column_stack(self.to_lonlat(*shapely.get_coordinates(edge).T))
        # A corner may have no place on earth: beyond the cut at the back of the cone.
        return shapely.Polygon(lonlat[np.isfinite(lonlat).all(axis=1)])

    @functools.cached_property
    def bounds(self) -> Bounds:
        """West, south, east and north of what is shown, in degrees."""
        x, y, width, height = self.frame
        across, down = np.meshgrid(np.linspace(x, x + width, 25), np.linspace(y, y + height, 25))
        lon, lat = self.to_lonlat(across.ravel(), down.ravel())
        whole = np.isfinite(lon) & np.isfinite(lat)
        points = shapely.MultiPoint(np.column_stack([lon[whole], lat[whole]]))
        west, south, east, north = shapely.total_bounds([self.outline, points])
        if not whole.all():
            return -180.0, south, 180.0, 90.0
        return west, south, east, north

    def holds(self, lon: float, lat: float, margin: float = 0.0) -> bool:
        """Return whether a point (degrees) is shown at least ``margin`` mm from the edge."""
        return self.inside(*self.to_mm(lon, lat), margin)

    def inside(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Return whether a point of the sheet (mm) is at least ``margin`` mm inside the frame."""
        left, top, width, height = self.frame
        across = left + margin <= x <= left + width - margin
        return across and top + margin <= y <= top + height - margin

    def shape(self, shape: BaseGeometry, tolerance: float = 0.0) -> BaseGeometry:
        """Return a shape in millimetres, cut a little beyond the frame; empty if not shown.

        Args:
            shape: In degrees (WGS 84).
            tolerance: Simplify by so many millimetres.
        """
        west, south, east, north = self.bounds
        room = _BEYOND * self.metres / 50_000
        near = shapely.box(west - room, south - room, east + room, north + room)
        met = shape if near.contains(shape) else shapely.intersection(_sound(shape), near)
        flat = shapely.transform(
            shapely.segmentize(met, _PIECE), lambda c: np.column_stack(self.to_mm(*c.T))
        )
        if tolerance:
            flat = shapely.simplify(flat, tolerance)
        if self.room.contains(flat):
            return flat
        return shapely.intersection(_sound(flat), self.room)

    def unit(self, unit: Feature) -> BaseGeometry:
        """Return the outline of a unit as :meth:`shape` does; the result is cached."""
        if unit.id not in self._units:
            self._units[unit.id] = self.shape(unit.shape, TOLERANCE)
        return self._units[unit.id]

    def millimetres(self, kilometres: float) -> float:
        """Return the length in mm of a horizontal distance in the middle of the panel."""
        left, top, width, height = self.frame
        x, y = left + width / 2, top + height / 2
        lon, lat = self.to_lonlat(np.array([x - 5, x + 5]), np.array([y, y]))
        _, _, metres = _GEOD.inv(lon[0], lat[0], lon[1], lat[1])
        return kilometres * 1000 / float(metres) * 10


def _sound(shape: BaseGeometry) -> BaseGeometry:
    """Return a valid shape: simplified or projected, an outline may cross itself."""
    return shape if shape.is_valid or "Line" in shape.geom_type else shapely.make_valid(shape)
