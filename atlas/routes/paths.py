"""Routes as lines on the ground: legs joined end to end, with kilometres along them.

A leg follows the railway of its year if ``geodata/`` has one, or its own line (river, road).
Without either it is a straight line and counts as schematic, whatever the table says.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pyproj import Geod
from shapely.geometry import MultiLineString
from shapely.ops import linemerge

from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.read.geometries import Feature
from atlas.read.records import Place, Stop

_WGS84 = Geod(ellps="WGS84")
# How many paths are cached, one per route and day of the track; the atlas has some sixty.
_WAYS = 2048

Point = tuple[float, float]


@dataclass(frozen=True)
class Leg:
    """The way between two stations, in its stored direction.

    Attributes:
        id: The id of its line, or one made of its ends if it is straight.
        points: (lon, lat) in degrees (WGS 84), n of them.
        km: n distances along the leg from its start to each point, in kilometres.
        mode: "rail", "truck", "caravan", "barge", "ship" or "foot".
        drawn: Whether the data has a line for it; otherwise it is straight.
    """

    id: str
    points: tuple[Point, ...]
    km: tuple[float, ...]
    mode: str
    drawn: bool


@dataclass(frozen=True)
class Step:
    """One leg of a route; ``reverse`` if it is travelled against the stored direction."""

    leg: Leg
    reverse: bool
    status: str
    mode: str


@dataclass(frozen=True)
class Path:
    """A route from its first stop to its last; ``stop_km`` has the kilometre of each stop."""

    route_id: str
    steps: tuple[Step, ...]
    stops: tuple[Stop, ...]
    stop_km: tuple[float, ...]

    @cached_property
    def km(self) -> float:
        """Length of the whole route in kilometres on the WGS 84 ellipsoid."""
        return self.stop_km[-1] if self.stop_km else 0.0

    @cached_property
    def line(self) -> tuple[tuple[Point, ...], tuple[float, ...]]:
        """All points (lon, lat) from end to end, joints once, and the kilometre of each."""
        points: list[Point] = []
        km: list[float] = []
        start = 0.0
        for step in self.steps:
            length = step.leg.km[-1]
            run = [(p, start + k) for p, k in zip(step.leg.points, step.leg.km, strict=True)]
            if step.reverse:
                run = [(p, start + (length - k)) for p, k in zip(*_turned(step.leg), strict=True)]
            for point, along in run[1:] if points else run:
                points.append(point)
                km.append(along)
            start += length
        return tuple(points), tuple(km)

    @cached_property
    def stations(self) -> tuple[tuple[Stop, float, Point], ...]:
        """The stops, each with its kilometre along the route and its point (lon, lat)."""
        stops = zip(self.stops, self.stop_km, strict=True)
        return tuple((stop, km, self.at(km)) for stop, km in stops)

    def between(self, start_km: float, end_km: float) -> tuple[Point, ...]:
        """Return the points (lon, lat) of a stretch, its two ends interpolated.

        Args:
            start_km: Where it begins, in kilometres along the route.
            end_km: Where it ends, not before it begins.

        Returns:
            Two points or more; whatever lies beyond the route is cut off. A stretch without
            length is one point twice.
        """
        points, km = self.line
        start, end = max(start_km, km[0]), min(end_km, km[-1])
        return (
            self.at(start),
            *points[bisect_right(km, start) : bisect_left(km, end)],
            self.at(end),
        )

    def at(self, km: float) -> Point:
        """Return the point (lon, lat) that lies ``km`` kilometres along the route.

        The result is interpolated linearly in degrees between two vertices, by their stored
        kilometres, as the browser's ``positionOf`` does. Beyond the ends it is the end.

        Raises:
            ValueError: If the route has no leg.
        """
        rest = min(max(km, 0.0), self.km)
        for number, step in enumerate(self.steps):
            length = step.leg.km[-1]
            if rest <= length or number == len(self.steps) - 1:
                return _along(step.leg, length - rest if step.reverse else rest)
            rest -= length
        raise ValueError(f"route {self.route_id!r} has no leg")


def _turned(leg: Leg) -> tuple[tuple[Point, ...], tuple[float, ...]]:
    return leg.points[::-1], leg.km[::-1]


def _along(leg: Leg, km: float) -> Point:
    km = min(max(km, 0.0), leg.km[-1])
    low, high = 0, len(leg.km) - 1
    while high - low > 1:
        middle = (low + high) // 2
        if leg.km[middle] <= km:
            low = middle
        else:
            high = middle
    stretch = leg.km[high] - leg.km[low]
    share = (km - leg.km[low]) / stretch if stretch else 0.0
    (lon0, lat0), (lon1, lat1) = leg.points[low], leg.points[high]
    return lon0 + (lon1 - lon0) * share, lat0 + (lat1 - lat0) * share


def kilometres(points: tuple[Point, ...]) -> tuple[float, ...]:
    """Return the kilometres from the first point to each along geodesics on the WGS 84 ellipsoid.

    They are rounded to ten metres, as in the scene.
    """
    total, sums = 0.0, [0.0]
    for (lon0, lat0), (lon1, lat1) in pairwise(points):
        total += _WGS84.inv(lon0, lat0, lon1, lat1)[2] / 1000
        sums.append(round(total, 2))
    return tuple(sums)


class Ways:
    """The routes of a dataset as lines, cached by route and day."""

    def __init__(self, model: Model) -> None:
        self._dataset = model.dataset
        self._known: Memo[tuple[str, int], Path | None] = Memo(_WAYS)
        self._points_known: dict[str, tuple[Point, ...]] = {}

    def path(self, route_id: str, day: int) -> Path | None:
        """Return a route on the tracks open on ``day``, or None if it cannot be drawn.

        It needs two stops or more, all with coordinates.
        """
        return self._known.get((route_id, day), lambda: self._path(route_id, day))

    def _path(self, route_id: str, day: int) -> Path | None:
        stops = self._dataset.routes.get(route_id, [])
        if len(stops) < 2:
            return None
        places = [self._dataset.places[s.place_id] for s in stops]
        if any(p.lon is None or p.lat is None for p in places):
            return None
        steps, km = [], [0.0]
        for (start, stop), record in zip(pairwise(places), stops[1:], strict=True):
            step = self._step(start, stop, record, day)
            steps.append(step)
            km.append(round(km[-1] + step.leg.km[-1], 2))
        return Path(route_id, tuple(steps), tuple(stops), tuple(km))

    def _step(self, start: Place, stop: Place, record: Stop, day: int) -> Step:
        mode = record.mode or "rail"
        for a, b, reverse in ((start, stop, False), (stop, start, True)):
            feature = self._feature(f"{a.id}--{b.id}", mode, day)
            if feature:
                leg = _leg(feature.id, self._points(feature), mode)
                return Step(leg, reverse, record.leg_status or "derived", mode)
        ends = tuple(sorted(((start.id, start), (stop.id, stop))))
        points = tuple(_coordinates(p) for _, p in ends)
        identity = f"{ends[0][0]}--{ends[1][0]}-{mode}-straight"
        leg = Leg(identity, points, kilometres(points), mode, drawn=False)
        return Step(leg, ends[0][0] != start.id, "schematic", mode)

    def _feature(self, pair: str, mode: str, day: int) -> Feature | None:
        """Return the newest version of a leg that was open on ``day``, or None."""
        versions = [
            f
            for f in self._by_pair.get((pair, mode), [])
            if f.valid.first is None or f.valid.first <= day
        ]
        return max(versions, key=lambda f: f.valid.first or -(10**6), default=None)

    @cached_property
    def _by_pair(self) -> dict[tuple[str, str], list[Feature]]:
        index: dict[tuple[str, str], list[Feature]] = {}
        for feature in self._dataset.legs.values():
            first, second, mode = stations_of(feature)
            index.setdefault((f"{first}--{second}", mode), []).append(feature)
        return index

    def _points(self, feature: Feature) -> tuple[Point, ...]:
        # This cache is bounded by the legs of the dataset.
        if feature.id not in self._points_known:
            self._points_known[feature.id] = _points_of(feature)
        return self._points_known[feature.id]


def stations_of(leg: Feature) -> tuple[str, str, str]:
    """Return (first place id, last place id, mode) of a leg, as its id gives them."""
    pair, mode = leg.id.partition("@")[0], "rail"
    for other in ("truck", "caravan", "barge", "ship", "foot"):
        if pair.endswith(f"-{other}"):
            pair, mode = pair.removesuffix(f"-{other}"), other
    first, _, second = pair.partition("--")
    return first, second, mode


def _points_of(feature: Feature) -> tuple[Point, ...]:
    line = feature.shape
    if isinstance(line, MultiLineString):
        line = linemerge(line)
    if isinstance(line, MultiLineString):
        line = max(line.geoms, key=lambda part: part.length)
    points = [(round(x, 4), round(y, 4)) for x, y, *_ in line.coords]
    # The scene merges points that coincide after rounding; the kilometres must match that.
    return tuple(p for n, p in enumerate(points) if n == 0 or p != points[n - 1])


@functools.lru_cache(maxsize=4096)
def _leg(identity: str, points: tuple[Point, ...], mode: str) -> Leg:
    return Leg(identity, points, kilometres(points), mode, drawn=True)


def _coordinates(place: Place) -> Point:
    return round(place.lon or 0.0, 4), round(place.lat or 0.0, 4)
