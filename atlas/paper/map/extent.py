"""Which part of the earth a plate shows: the view of its address, or what is drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from atlas.paper.map.areas import position
from atlas.paper.map.printed import is_still
from atlas.paper.map.projection import Bounds
from atlas.picture.picture import Picture
from atlas.read.records import Movement

# Assumed width in pixels of the map on whose screen an address was written.
_SCREEN = 960
_TILE = 256
# The screen opens on what lies west of this longitude; it includes what lies further east from some
# days before a removal there to some days after it (camera.js).
_HOME_EAST = 96.0
_AROUND = 30
# How much land around homelands a map of them alone shows on each side, as a share of theirs, and
# at most, in degrees of longitude and latitude.
_AROUND_HOME, _AROUND_MOST = 0.45, (1.8, 1.2)
# Areas that extend over more degrees of latitude need not be shown completely; those of a day on
# which nobody moves may be larger, as their circles and numbers are all that it shows.
_LATITUDES, _STILL_LATITUDES = 6.0, 20.0
# Two corners (lon, lat) of the opening view, which a map without content shows.
_OPENING = ((30.3, 36.0), (96.0, 58.0))


def points_of(pictures: Sequence[Picture]) -> np.ndarray:
    """Return points that must all be on the map of one picture or several.

    They are those of the address's view if it has one, else of what is drawn, else of the opening
    view. On a single day, people who came from afar long before (Koreans from the Far East, in
    1944) do not make everyone else's map small: their way runs off its edge, as on the screen.

    Returns:
        An array n x 2 of longitude and latitude in degrees.
    """
    looked = [p.address.map for p in pictures if p.address.map]
    if looked:
        west, south, east, north = view_bounds(*looked[0])
        return np.array([(west, south), (east, south), (west, north), (east, north)])
    found = [point for picture in pictures for point in _near(picture)]
    found = found or [point for picture in pictures for point in _drawn(picture)]
    if found and all(_is_home_alone(picture) for picture in pictures):
        return _with_neighbours(np.array(found))
    return np.array(found or _OPENING)


def _is_home_alone(picture: Picture) -> bool:
    """Return whether a map shows nothing but homelands, on a day on which nobody moves."""
    return is_still(picture) and bool(picture.homelands) and not picture.regions


def _with_neighbours(points: np.ndarray) -> np.ndarray:
    """Return the corners of homelands (n x 2, degrees) with the land around them."""
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    lon, lat = (
        min(_AROUND_HOME * span, most)
        for span, most in zip((east - west, north - south), _AROUND_MOST, strict=True)
    )
    west, south, east, north = west - lon, south - lat, east + lon, north + lat
    return np.array([(west, south), (east, south), (west, north), (east, north)])


def _near(picture: Picture) -> list[tuple[float, float]]:
    if picture.address.view != "day":
        return _drawn(picture)
    far = {m.id for m in picture.movements if _is_far(picture, m) and not _moves(picture, m)}
    if len(far) == len(picture.movements):
        return _drawn(picture)
    return _drawn(
        replace(
            picture,
            runs=tuple(r for r in picture.runs if r.movement_id not in far),
            homelands=tuple(h for h in picture.homelands if h.movement_id not in far),
        )
    )


def _drawn(picture: Picture) -> list[tuple[float, float]]:
    """Points of all that a map of a picture shows."""
    points: list[tuple[float, float]] = []
    for run in picture.runs:
        points += picture.line(run)
    for corridor in picture.corridors:
        points += corridor.line
    still = is_still(picture)
    for homeland in picture.homelands:
        west, south, east, north = homeland.unit.shape.bounds
        if north - south < (_STILL_LATITUDES if still and not picture.regions else _LATITUDES):
            points += [(west, south), (east, north), (west, north), (east, south)]
    for region in picture.regions:
        lon, lat = position(picture, region)
        if region.unit is not None:
            west, south, east, north = region.unit.shape.bounds
            if north - south < (_STILL_LATITUDES if still else _LATITUDES):
                points += [(west, south), (east, north), (west, north), (east, south)]
            points.append((lon, lat))
        elif (lon, lat) != (0, 0):
            points.append((lon, lat))
    return points


def _is_far(picture: Picture, movement: Movement) -> bool:
    lands = [h.unit.shape.bounds for h in picture.homelands if h.movement_id == movement.id]
    return any(west > _HOME_EAST for west, _, _, _ in lands)


def _moves(picture: Picture, movement: Movement) -> bool:
    first, last = movement.start.first, movement.end.last
    if first is None:
        return False
    return first - _AROUND <= picture.day <= (first if last is None else last) + _AROUND


def homeland_points(pictures: Sequence[Picture]) -> np.ndarray:
    """Return points (n x 2, lon and lat) around the homelands of several pictures only."""
    shapes = [homeland.unit.shape for picture in pictures for homeland in picture.homelands]
    if not shapes:
        return points_of(pictures)
    west, south, east, north = shapely.total_bounds(shapes)
    return np.array([(west, south), (east, south), (west, north), (east, north)])


def view_bounds(lon: float, lat: float, zoom: float, ratio: float = 0.6) -> Bounds:
    """Return west, south, east and north of a view on the Web Mercator screen, in degrees.

    Args:
        lon: Longitude of its centre.
        lat: Latitude of its centre.
        zoom: Zoom level of Web Mercator.
        ratio: The height of the map divided by its width.
    """
    wide = _SCREEN * 360 / (_TILE * 2**zoom)
    middle = math.asinh(math.tan(math.radians(lat)))
    half = math.radians(wide) * ratio / 2

    def latitude(y: float) -> float:
        return math.degrees(math.atan(math.sinh(y)))

    west, east = lon - wide / 2, lon + wide / 2
    return max(-179.0, west), latitude(middle - half), min(179.0, east), latitude(middle + half)
