"""A dated movement, and the checks that what a page draws is what was given."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from numbers import Integral, Real
from typing import Any

from folium_dated_movements.calendar import precision_of, span_of
from folium_dated_movements.color import rgb_of
from folium_dated_movements.texts import check_text

# Decimals of a degree that the page is given: a centimetre. Parts nearer than this meet.
_PLACES = 7
_NOISE = 10**-_PLACES
# A way over the date line goes on counting.
_MOST_LONGITUDE = 360
# Beyond it a browser has no whole numbers.
_MOST_PEOPLE = 2**53


@dataclass(frozen=True)
class DatedMovement:
    """People, or whatever moves, on the way from one place to another between two dates.

    Attributes:
        name: What the movement is called.
        start: The first day of departure, inclusive, as precisely as known: "1804", "1804-05",
            "1804-05-17", "-0043" (44 BCE), a year as a number, a date, a datetime, a pandas
            Timestamp or Period, a numpy datetime64. A time of day is ignored.
        end: The last day of arrival, inclusive, in the same forms.
        line: The way: two or more points (latitude, longitude) in degrees (WGS 84), in folium's
            order, or a shapely LineString (x is the longitude), or a MultiLineString each part of
            which begins where the last one ended, to a centimetre. Heights and measures are
            ignored. Longitudes go on beyond 180 (up to 360) where a way crosses the date line;
            parts that are cut there, as GeoJSON has them, are joined. The page is given seven
            decimals of a degree.
        people: How many, or None, NaN or NA if no number is known. A float has to be whole.
        color: A name of CSS ("teal"), #rgb or #rrggbb; not translucent.
        tooltip: Shown at the pointer, after name and number.
        popup: Shown when the way is clicked, between name and number. Without it the tooltip is.

    All words are shown as text, never as markup.
    """

    name: str
    start: Any
    end: Any
    line: Any
    people: Any = None
    color: str = "#2B6F6C"
    tooltip: str = ""
    popup: str = ""

    @property
    def precision(self) -> str:
        """Return "day", "month" or "year": that of the more precise of its two dates.

        Raises:
            ValueError: If one of them is no date.
        """
        spans = precision_of(*span_of(self.start)), precision_of(*span_of(self.end))
        return min(spans, key=("day", "month", "year").index)

    def entry(self, where: str) -> dict[str, Any]:
        """Return what the page is given: days as whole numbers, the line as [lat, lon] pairs.

        Args:
            where: What a message calls this movement.

        Raises:
            ValueError: If a value is not of the kind described, in one line with ``where``.
        """
        for field in ("name", "tooltip", "popup", "color"):
            check_text(f"{where}: {field}", getattr(self, field))
        start = _span(f"{where}: start", self.start)[0]
        end = _span(f"{where}: end", self.end)[1]
        if end < start:
            raise ValueError(f"{where}: end {self.end!r} lies before start {self.start!r}")
        return {
            "name": self.name,
            "tooltip": self.tooltip,
            "popup": self.popup,
            "color": _color(where, self.color),
            "start": start,
            "end": end,
            "people": _number(where, self.people),
            "line": _line(where, self.line),
        }


def _color(where: str, color: str) -> str:
    try:
        return rgb_of(color)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def _span(where: str, date: Any) -> tuple[int, int]:
    try:
        return span_of(date)
    except ValueError as error:
        raise ValueError(f"{where}: {error}") from None


def is_missing(value: Any) -> bool:
    """Return whether a value is None, NaN, pandas' NA or NaT."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, Real | Decimal) and value != value


def _number(where: str, people: Any) -> int | None:
    if is_missing(people):
        return None
    if not _is_whole(people):
        raise ValueError(f"{where}: people {people!r} is not a whole number")
    if not 0 <= people <= _MOST_PEOPLE:
        limit = "below zero" if people < 0 else f"above {_MOST_PEOPLE:,}"
        raise ValueError(f"{where}: people {people!r:.60} is {limit}")
    return int(people)


def _is_whole(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, Real | Decimal):
        return False
    return isinstance(value, Integral) or (math.isfinite(value) and value % 1 == 0)


def _line(where: str, line: Any) -> list[list[float]]:
    points = [
        [round(float(lat), _PLACES), round(float(lon), _PLACES)]
        for lat, lon in _points(where, line)
    ]
    if len(points) < 2:
        raise ValueError(f"{where}: a way needs two points or more")
    return points


def _points(where: str, line: Any) -> Iterable[tuple[float, float]]:
    kind = getattr(line, "geom_type", None)
    if kind not in (None, "LineString", "MultiLineString"):
        raise ValueError(f"{where}: line is a {kind}; one LineString is expected")
    try:
        if isinstance(line, str | bytes | Mapping):
            raise TypeError
        points = [tuple(point) for point in (_coordinates(where, line) if kind else line)]
    except TypeError:
        words = "is not a list of points (latitude, longitude) nor a LineString"
        raise ValueError(f"{where}: line {line!r:.60} {words}") from None
    for point in points:
        if len(point) not in (2, 3):
            raise ValueError(f"{where}: {point!r:.60} is not (latitude, longitude)")
        lat, lon = (point[1], point[0]) if kind else (point[0], point[1])
        if not (_is_within(lat, 90) and _is_within(lon, _MOST_LONGITUDE)):
            raise ValueError(f"{where}: {lat!r}, {lon!r} is not latitude, longitude in degrees")
        yield lat, lon


def _coordinates(where: str, line: Any) -> list[Any]:
    """Return a shapely line's coordinates, those of its parts one after another.

    Parts are neither sorted nor turned: a way has a direction.
    """
    if line.geom_type == "LineString":
        return [point[:2] for point in line.coords]
    joined: list[Any] = []
    for part in line.geoms:
        x, y = part.coords[0][:2]
        shift = _shift(joined[-1], (x, y)) if joined else 0
        if shift is None:
            words = f"ends at {joined[-1]}, and the next one begins at {(x, y)}"
            raise ValueError(f"{where}: line is a MultiLineString of which a part {words}")
        joined += [(lon + shift, lat) for lon, lat, *_ in part.coords[bool(joined) :]]
    return joined


def _shift(end: tuple[float, float], start: tuple[float, float]) -> int | None:
    """Return by how many degrees of longitude a part moves to go on from an end, if it does."""
    if abs(end[1] - start[1]) > _NOISE:
        return None
    turns = (0, 360, -360)
    return next((turn for turn in turns if abs(start[0] + turn - end[0]) <= _NOISE), None)


def _is_within(value: Any, most: float) -> bool:
    # Nearly all are floats, and asking for any other number takes ten times as long.
    is_number = type(value) is float or (isinstance(value, Real) and not isinstance(value, bool))
    return is_number and math.isfinite(value) and abs(value) <= most
