"""Build the railway network of the time: `railways.geojson`.

Two committed inputs make it: the course of every segment (`inputs/rail_tracks.geojson`, borrowed
from present tracks or drawn through towns) and what is known of its years (`data/railways.csv`).
The course is mended here: the short spurs from the track to a town's centre are cut, every station
gets one point that all its segments share, and turns back upon themselves are taken out.
"""

import csv
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from shapely.geometry import LineString
from shapely.geometry import Point as ShapelyPoint
from shapely.ops import substring

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY / "data"
INPUTS = Path(__file__).resolve().parent / "inputs"
LAST_YEAR = 1961
LEG_TOLERANCE = 0.004
NETWORK_TOLERANCE = 0.007
SNAP_KM = 5.5
SPIKE_KM = 9.0
SPIKE_DEGREES = 38.0
KM_PER_DEGREE = 111.32

Point = tuple[float, float]
Line = list[Point]


@dataclass(frozen=True)
class Segment:
    """A stretch of line between two stations, with the years it was opened and closed."""

    id: str
    start: str
    end: str
    opened: int
    closed: int | None
    certainty: str
    source: str
    method: str
    line: tuple[Point, ...]

    def open_in(self, year: int) -> bool:
        """Whether trains could run here in `year`."""
        return self.opened <= year and (self.closed is None or year <= self.closed)


def kilometres(a: Point, b: Point) -> float:
    """Return the great-circle distance of two points."""
    lat1, lat2 = math.radians(a[1]), math.radians(b[1])
    turn = math.radians(b[0] - a[0])
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def length(line: Sequence[Point]) -> float:
    """Return the length of a line in kilometres."""
    return sum(kilometres(a, b) for a, b in pairwise(line))


def read_table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(data: Path = DATA) -> dict[str, Point]:
    """Return the point of every place that has one."""
    rows = read_table(data / "places.csv")
    return {
        r["place_id"]: (float(r["lon"]), float(r["lat"])) for r in rows if r["lon"] and r["lat"]
    }


def fixed(data: Path = DATA) -> set[str]:
    """Return the places whose point is the station itself, not a town's centre."""
    rows = read_table(data / "places.csv")
    return {r["place_id"] for r in rows if r["coordinate_precision"] == "exact"}


def segments(data: Path = DATA, inputs: Path = INPUTS) -> list[Segment]:
    """Return the mended network: every segment opened up to 1961."""
    tracks = json.loads((inputs / "rail_tracks.geojson").read_text(encoding="utf-8"))["features"]
    shapes = {feature["properties"]["id"]: feature for feature in tracks}
    known = [
        _segment(row, shapes[row["segment_id"]])
        for row in read_table(data / "railways.csv")
        if int(row["opened"]) <= LAST_YEAR
    ]
    return _mended(known, places(data), fixed(data))


def _segment(row: dict[str, str], feature: dict[str, Any]) -> Segment:
    said = feature["properties"]
    closed = said.get("valid_to") or ""
    return Segment(
        id=row["segment_id"],
        start=row["from_place"],
        end=row["to_place"],
        opened=int(row["opened"]),
        closed=int(closed) if closed else None,
        certainty=said["certainty"],
        source=said["geometry_source"],
        method=said["geometry_method"],
        line=tuple((float(x), float(y)) for x, y in feature["geometry"]["coordinates"]),
    )


def _mended(known: list[Segment], towns: dict[str, Point], sure: set[str]) -> list[Segment]:
    """Give every station one point, cut the spurs at it, take out turns back."""
    meeting: dict[str, list[Segment]] = defaultdict(list)
    for segment in known:
        meeting[segment.start].append(segment)
        meeting[segment.end].append(segment)
    stations = {
        name: towns[name] if name in sure else _station(name, towns[name], meeting[name])
        for name in meeting
    }
    mended = []
    for segment in known:
        line = _trimmed(list(segment.line), stations[segment.start], stations[segment.end])
        mended.append(replace(segment, line=tuple(without_spikes(line))))
    return mended


def _station(name: str, town: Point, meeting: list[Segment]) -> Point:
    """Return the point of the tracks that is nearest to the town (the town itself if none is near).

    A track that merely ends near the town counts only if a second track ends there too.
    """
    near: list[tuple[Point, bool]] = []
    for segment in meeting:
        line = list(segment.line)
        inner = line[1:] if segment.start == name else line[:-1]
        if len(inner) > 1:
            point = _nearest(inner, town)
            to_end = min(kilometres(point, inner[0]), kilometres(point, inner[-1]))
            near.append((point, to_end < 0.3))
    best, least = town, SNAP_KM
    for i, (point, at_end) in enumerate(near):
        shared = any(kilometres(point, other) < 1.5 for j, (other, _) in enumerate(near) if i != j)
        if (shared or not at_end) and kilometres(point, town) < least:
            best, least = point, kilometres(point, town)
    return round(best[0], 4), round(best[1], 4)


def _plane(line: Iterable[Point], lat: float) -> LineString:
    return LineString([(x * math.cos(math.radians(lat)), y) for x, y in line])


def _nearest(line: Line, point: Point) -> Point:
    shrink = math.cos(math.radians(point[1]))
    plane = _plane(line, point[1])
    near = plane.interpolate(plane.project(ShapelyPoint(point[0] * shrink, point[1])))
    return near.x / shrink, near.y


def _trimmed(line: Line, start: Point, end: Point) -> Line:
    """Cut a line at the two stations and make it begin and end exactly on them."""
    line = _cut_end(line, end)
    line = _cut_end(line[::-1], start)[::-1]
    line[0], line[-1] = start, end
    return line


def _cut_end(line: Line, station: Point) -> Line:
    """Cut what runs beyond the station, looking only at the last part of the line."""
    inner = line[:-1]
    if len(inner) < 2:
        return line
    shrink = math.cos(math.radians(station[1]))
    plane = _plane(inner, station[1])
    tail = max(0.0, plane.length - 3 * SNAP_KM / KM_PER_DEGREE)
    rest = substring(plane, tail, plane.length)
    at = tail + rest.project(ShapelyPoint(station[0] * shrink, station[1]))
    near = plane.interpolate(at)
    if kilometres((near.x / shrink, near.y), station) > SNAP_KM or at <= 0:
        return line
    kept = substring(plane, 0, at)
    points = [(x / shrink, y) for x, y in kept.coords]
    if kilometres(points[-1], station) < 1.0:
        points[-1] = station
    else:
        points.append(station)
    return points


def without_spikes(line: Line) -> Line:
    """Take out double points, and vertices where the line turns back for a few kilometres."""
    points = [p for i, p in enumerate(line) if i == 0 or kilometres(p, line[i - 1]) > 0.02]
    changed = True
    while changed and len(points) > 2:
        changed = False
        for i in range(1, len(points) - 1):
            if _is_spike(points[i - 1], points[i], points[i + 1]):
                del points[i]
                changed = True
                break
    return points if len(points) > 1 else [line[0], line[-1]]


def _is_spike(a: Point, tip: Point, b: Point) -> bool:
    legs = kilometres(a, tip), kilometres(tip, b)
    if min(legs) > SPIKE_KM:
        return False
    shrink = math.cos(math.radians(tip[1]))
    first = math.atan2(a[1] - tip[1], (a[0] - tip[0]) * shrink)
    second = math.atan2(b[1] - tip[1], (b[0] - tip[0]) * shrink)
    angle = abs(math.degrees(first - second))
    return min(angle, 360 - angle) < SPIKE_DEGREES


def simplified(line: Sequence[Point], tolerance: float = LEG_TOLERANCE) -> Line:
    """Return the line with fewer vertices, 4 decimals, its ends kept."""
    thin = LineString(line).simplify(tolerance, preserve_topology=False)
    points = [(round(x, 4), round(y, 4)) for x, y in thin.coords]
    return [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]


def write_layer(path: Path, features: Iterable[dict[str, object]]) -> None:
    """Write a GeoJSON file with one feature a line."""
    lines = [json.dumps(feature, ensure_ascii=False, separators=(",", ":")) for feature in features]
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def feature(properties: dict[str, str], line: Line) -> dict[str, object]:
    """Return one line feature with 4 decimals."""
    coordinates = [[round(x, 4), round(y, 4)] for x, y in line]
    geometry = {"type": "LineString", "coordinates": coordinates}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def build(out: Path) -> None:
    """Write `railways.geojson` into the folder `out`."""
    made = [
        feature(
            {
                "id": segment.id,
                "valid_from": str(segment.opened),
                "valid_to": str(segment.closed or ""),
                "certainty": segment.certainty,
                "geometry_source": segment.source,
                "geometry_method": segment.method,
            },
            simplified(segment.line, NETWORK_TOLERANCE),
        )
        for segment in sorted(segments(), key=lambda s: s.id)
    ]
    write_layer(out / "railways.geojson", made)
