"""The railway network and the legs: published lengths, years, ends, lines that must be absent."""

import csv
import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GEODATA = ROOT / "geodata"
INPUTS = GEODATA / "build" / "inputs"
LENGTH_TOLERANCE = 0.07  # tracks are generalised at the source, then again here
STATION_KM = 5.0  # a town's point is its centre, the track may pass at its edge
# Each movement brings the lines and legs it went by: six came to 194,000 bytes (39,000 compressed,
# as they travel), nine to 216,000.
SIZE_LIMIT = 260_000

Point = tuple[float, float]


def kilometres(a: Point, b: Point) -> float:
    """Return the great-circle distance."""
    lat1, lat2 = math.radians(a[1]), math.radians(b[1])
    turn = math.radians(b[0] - a[0])
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


def line_of(feature: dict[str, Any]) -> list[Point]:
    """Return the points of a line feature."""
    return [(x, y) for x, y in feature["geometry"]["coordinates"]]


def length(feature: dict[str, Any]) -> float:
    """Return the length of a line feature in kilometres."""
    return sum(kilometres(a, b) for a, b in pairwise(line_of(feature)))


def rows(name: str, folder: Path = ROOT / "data") -> list[dict[str, str]]:
    """Return the rows of a table."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def layer(name: str) -> list[dict[str, Any]]:
    """Return the features of a layer."""
    text = (GEODATA / f"{name}.geojson").read_text(encoding="utf-8")
    features: list[dict[str, Any]] = json.loads(text)["features"]
    return features


NETWORK = layer("railways")
RAIL_LEGS = layer("rail_routes")
OTHER_LEGS = layer("other_routes")
SEGMENTS = {r["segment_id"]: r for r in rows("railways.csv")}
PLACES = {r["place_id"]: r for r in rows("places.csv")}
EXCLUDED = {r["segment_id"] for r in rows("rail_exclusions.csv", INPUTS)}
MODES = ("truck", "caravan", "barge", "ship", "foot")


def distance_by_rail(start: str, end: str, year: int) -> float:
    """Return the shortest way on the lines open in `year`, in kilometres (a plain Dijkstra)."""
    near: dict[str, list[tuple[str, float]]] = {}
    for feature in NETWORK:
        row = SEGMENTS[feature["properties"]["id"]]
        closed = feature["properties"]["valid_to"] or "9999"
        if int(row["opened"]) <= year <= int(closed) and row["segment_id"] not in EXCLUDED:
            km = length(feature)
            near.setdefault(row["from_place"], []).append((row["to_place"], km))
            near.setdefault(row["to_place"], []).append((row["from_place"], km))
    reached: dict[str, float] = {start: 0.0}
    done: set[str] = set()
    while reached.keys() - done:
        here = min(reached.keys() - done, key=lambda name: reached[name])
        if here == end:
            return reached[here]
        done.add(here)
        for other, km in near.get(here, []):
            reached[other] = min(reached.get(other, math.inf), reached[here] + km)
    return math.inf


@pytest.mark.parametrize(
    ("start", "end", "year", "published"),
    [
        ("chkalov", "tashkent", 1944, 1852),
        ("novosibirsk", "alma-ata", 1944, 1680),
        ("petropavlovsk", "karaganda", 1944, 720),
        ("krasnovodsk", "tashkent", 1944, 1870),
        ("vladivostok", "novosibirsk", 1937, 5950),
        ("kizlyar", "ulan-khol", 1944, 182),
        ("ulan-khol", "astrakhan", 1944, 166),
    ],
)
def test_a_line_is_as_long_as_published(start: str, end: str, year: int, published: float) -> None:
    assert distance_by_rail(start, end, year) == pytest.approx(published, rel=LENGTH_TOLERANCE)


@pytest.mark.parametrize(
    ("start", "end", "year"),
    [
        ("divnoe", "elista", 1961),  # 1969
        ("tyumen", "tobolsk", 1961),
        ("kizlyar", "astrakhan", 1941),  # 4 August 1942
        ("mointy", "chu", 1939),  # Mointy itself 1940
        ("kant", "tokmak", 1941),
        ("razdolnoye", "kraskino", 1937),
        ("chardzhou", "kungrad", 1944),
        ("aktogay", "druzhba", 1944),
    ],
)
def test_no_rails_joined_them_then(start: str, end: str, year: int) -> None:
    assert distance_by_rail(start, end, year) == math.inf


@pytest.mark.parametrize(
    ("start", "end", "year", "at_least"),
    [
        ("mointy", "chu", 1944, 3000),  # direct line of 1953: 440 km
        ("akmolinsk", "pavlodar", 1944, 1200),  # direct line of the 1950s: 440 km
        ("pavlodar", "barnaul", 1944, 1100),  # direct line of 1952
        ("uralsk", "iletsk", 1936, 900),  # line of 1937
        ("stalingrad", "saratov", 1941, 500),  # Volga line of 1942
        ("stalingrad", "verkhny-baskunchak", 1944, 700),  # only a wagon ferry, stopped in 1942
        ("mozdok", "grozny", 1944, 130),  # by Gudermes; no direct line
    ],
)
def test_the_direct_line_is_not_used_before_its_time(
    start: str, end: str, year: int, at_least: float
) -> None:
    assert distance_by_rail(start, end, year) > at_least


def test_modern_lines_are_absent() -> None:
    absent = {"taishet--abakan", "mozdok--grozny", "divnoe--elista", "guzar--termez"}
    assert not absent & {identity.partition("@")[0] for identity in SEGMENTS}


def test_every_segment_has_a_shape_and_a_row() -> None:
    drawn = {f["properties"]["id"] for f in NETWORK}
    assert drawn == {i for i, r in SEGMENTS.items() if int(r["opened"]) <= 1961}
    for feature in NETWORK:
        said = feature["properties"]
        row = SEGMENTS[said["id"]]
        assert said["id"] == f"{row['from_place']}--{row['to_place']}@{row['opened']}"
        assert said["valid_from"] == row["opened"]
        assert set(said) == {
            "id", "valid_from", "valid_to", "certainty", "geometry_source", "geometry_method",
        }  # fmt: skip


def test_segments_meet_at_their_stations() -> None:
    points: dict[str, set[Point]] = {}
    for feature in NETWORK:
        row = SEGMENTS[feature["properties"]["id"]]
        line = line_of(feature)
        points.setdefault(row["from_place"], set()).add(line[0])
        points.setdefault(row["to_place"], set()).add(line[-1])
    assert [name for name, found in points.items() if len(found) > 1] == []


def test_years_lie_within_their_bounds() -> None:
    for row in SEGMENTS.values():
        low, high = row["opened_low"] or row["opened"], row["opened_high"] or row["opened"]
        assert int(low) <= int(row["opened"]) <= int(high), row["segment_id"]


def _pair(feature: dict[str, Any]) -> tuple[str, str]:
    pair = feature["properties"]["id"].partition("@")[0]
    for mode in MODES:
        pair = pair.removesuffix(f"-{mode}")
    start, _, end = pair.partition("--")
    return start, end


@pytest.mark.parametrize("leg", RAIL_LEGS + OTHER_LEGS, ids=lambda leg: leg["properties"]["id"])
def test_a_leg_ends_on_its_places(leg: dict[str, Any]) -> None:
    line = line_of(leg)
    for name, point in zip(_pair(leg), (line[0], line[-1]), strict=True):
        place = PLACES[name]
        assert kilometres((float(place["lon"]), float(place["lat"])), point) < STATION_KM


@pytest.mark.parametrize("leg", RAIL_LEGS, ids=lambda leg: leg["properties"]["id"])
def test_a_leg_runs_only_on_lines_of_its_year(leg: dict[str, Any]) -> None:
    """Every vertex lies on a segment that was open in the leg's year."""
    year = int(leg["properties"]["valid_from"])
    open_lines = [line_of(f) for f in NETWORK if int(f["properties"]["valid_from"]) <= year]
    for point in line_of(leg):
        assert min(_distance(point, line) for line in open_lines) < 1.5


def _distance(point: Point, line: list[Point]) -> float:
    if min(abs(point[0] - x) + abs(point[1] - y) for x, y in line) > 4:
        return math.inf
    shrink = math.cos(math.radians(point[1]))
    least = math.inf
    for (x0, y0), (x1, y1) in pairwise(line):
        ax, ay = (x0 - point[0]) * shrink, y0 - point[1]
        dx, dy = (x1 - x0) * shrink, y1 - y0
        square = dx * dx + dy * dy
        t = max(0.0, min(1.0, -(ax * dx + ay * dy) / square)) if square else 0.0
        least = min(least, math.hypot(ax + t * dx, ay + t * dy) * 111.32)
    return least


def _reached_by_rail() -> list[tuple[str, str]]:
    found: dict[tuple[str, str], None] = {}
    routes: dict[str, list[dict[str, str]]] = {}
    if not (ROOT / "data" / "routes.csv").is_file():
        return []
    for row in rows("routes.csv"):
        routes.setdefault(row["route_id"], []).append(row)
    for stops in routes.values():
        stops.sort(key=lambda row: int(row["seq"]))
        for a, b in pairwise(stops):
            if b["mode"] == "rail":
                found[a["place_id"], b["place_id"]] = None
    return list(found)


def test_every_rail_leg_of_the_routes_is_drawn() -> None:
    drawn = {_pair(leg) for leg in RAIL_LEGS}
    assert [p for p in _reached_by_rail() if p not in drawn and p[::-1] not in drawn] == []


def test_no_leg_turns_back_upon_itself() -> None:
    for leg in RAIL_LEGS:
        line = line_of(leg)
        for a, tip, b in zip(line, line[1:], line[2:], strict=False):
            shrink = math.cos(math.radians(tip[1]))
            first = math.atan2(a[1] - tip[1], (a[0] - tip[0]) * shrink)
            second = math.atan2(b[1] - tip[1], (b[0] - tip[0]) * shrink)
            angle = abs(math.degrees(first - second))
            assert min(angle, 360 - angle) > 20, (leg["properties"]["id"], tip)


def test_the_files_stay_small() -> None:
    files = ("railways", "rail_routes", "other_routes")
    assert sum((GEODATA / f"{name}.geojson").stat().st_size for name in files) <= SIZE_LIMIT
