"""Build the legs of the routes: `rail_routes.geojson` and `other_routes.geojson`.

A rail leg is the shortest path between two consecutive stations on the network of the route's year,
never on later lines. A leg by truck, barge, ship, caravan or on foot is a schematic line: by the
points of `inputs/other_ways.csv` where we know the valley, river or road, else a shallow curve.
"""

import heapq
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from geodata.build.railways import (
    DATA,
    INPUTS,
    Line,
    Point,
    Segment,
    feature,
    kilometres,
    length,
    places,
    read_table,
    segments,
    simplified,
    without_spikes,
    write_layer,
)

DEFAULT_YEAR = 1944
CURVE = 0.04
SAME_POINT_KM = 0.3
DRAWN_FROM = "schematic, drawn between the two places by the editors of this atlas"
RANKS = ("exact", "close", "approximate")

Network = dict[str, list[Segment]]


@dataclass(frozen=True)
class Pair:
    """Two consecutive places of a route, how one comes from one to the other, and in which year."""

    start: str
    end: str
    mode: str
    year: int


def build(out: Path) -> None:
    """Write both leg layers into `out` from the tables in `data/`; print what cannot be joined."""
    for line in write_legs(out, [DATA]):
        print(line)


def write_legs(out: Path, folders: Sequence[Path]) -> list[str]:
    """Write the legs of every routes.csv in `folders`; return one line for each leg left out."""
    towns = places()
    wanted = pairs(folders)
    rails, failures = rail_legs([p for p in wanted if p.mode == "rail"], segments(), excluded())
    others = other_legs([p for p in wanted if p.mode != "rail"], towns)
    write_layer(out / "rail_routes.geojson", rails)
    write_layer(out / "other_routes.geojson", others)
    return failures


def pairs(folders: Sequence[Path]) -> list[Pair]:
    """Return every consecutive pair of every route, in the order of the tables, once."""
    found: dict[Pair, None] = {}
    for folder in folders:
        if not (folder / "routes.csv").is_file():
            continue
        years = route_years(folder)
        routes: dict[str, list[dict[str, str]]] = {}
        for row in read_table(folder / "routes.csv"):
            routes.setdefault(row["route_id"], []).append(row)
        for route, stops in routes.items():
            stops.sort(key=lambda row: int(row["seq"]))
            year = years.get(route) or _year_in(route)
            for a, b in pairwise(stops):
                if a["place_id"] != b["place_id"]:
                    found[Pair(a["place_id"], b["place_id"], b["mode"] or "rail", year)] = None
    return list(found)


def route_years(folder: Path) -> dict[str, int]:
    """Return the first year in which each route is run, by the flows that use it."""
    years: dict[str, int] = {}
    if not (folder / "flows.csv").is_file():
        return years
    for row in read_table(folder / "flows.csv"):
        year = _year_in(row["depart_start"] or row["movement_id"])
        years[row["route_id"]] = min(year, years.get(row["route_id"], year))
    return years


def _year_in(text: str) -> int:
    found = re.search(r"19\d\d", text)
    return int(found.group()) if found else DEFAULT_YEAR


def excluded(inputs: Path = INPUTS) -> set[str]:
    """Return the segments over which no route is drawn (reasons stand in the file)."""
    return {row["segment_id"] for row in read_table(inputs / "rail_exclusions.csv")}


def aliases(inputs: Path = INPUTS) -> dict[str, str]:
    """Return the station for a place that is the same town under another name."""
    return {row["place_id"]: row["station"] for row in read_table(inputs / "rail_stations.csv")}


def network(lines: Iterable[Segment], year: int, without: set[str]) -> Network:
    """Return for every station the segments that could be run from it in `year`."""
    open_lines: Network = defaultdict(list)
    for segment in lines:
        if segment.open_in(year) and segment.id not in without:
            open_lines[segment.start].append(segment)
            open_lines[segment.end].append(segment)
    return open_lines


def shortest(open_lines: Network, start: str, end: str) -> list[Segment]:
    """Return the segments of the shortest way by rail; empty if there is none."""
    queue: list[tuple[float, str, str]] = [(0.0, start, "")]
    came: dict[str, str] = {}
    by_id = {s.id: s for segments_here in open_lines.values() for s in segments_here}
    while queue:
        km, here, last = heapq.heappop(queue)
        if here in came:
            continue
        came[here] = last
        if here == end:
            break
        for segment in open_lines.get(here, []):
            other = segment.end if segment.start == here else segment.start
            if other not in came:
                heapq.heappush(queue, (km + length(segment.line), other, segment.id))
    used: list[Segment] = []
    here = end
    while came.get(here):
        used.append(by_id[came[here]])
        here = used[-1].start if used[-1].end == here else used[-1].end
    return used[::-1]


def rail_legs(
    wanted: Sequence[Pair], lines: Sequence[Segment], without: set[str]
) -> tuple[list[dict[str, object]], list[str]]:
    """Return the rail legs, each drawn once, and one line for every pair that no rails join."""
    networks = {year: network(lines, year, without) for year in {p.year for p in wanted}}
    other_names = aliases()
    legs: dict[str, dict[str, object]] = {}
    failures: list[str] = []
    for pair in sorted(wanted, key=lambda p: p.year):
        start, end = (other_names.get(name, name) for name in (pair.start, pair.end))
        used = shortest(networks[pair.year], start, end)
        if not used:
            failures.append(f"{pair.start}--{pair.end}: not joined by rails open in {pair.year}")
            continue
        valid_from = max(s.opened for s in used)
        identity = f"{pair.start}--{pair.end}@{valid_from}"
        if f"{pair.end}--{pair.start}@{valid_from}" not in legs and identity not in legs:
            legs[identity] = _rail_leg(identity, start, used, valid_from)
    return list(legs.values()), failures


def _rail_leg(identity: str, start: str, used: list[Segment], valid_from: int) -> dict[str, object]:
    line: Line = []
    for segment in used:
        onward = segment.start == start
        line = _joined(line, list(segment.line) if onward else list(segment.line)[::-1])
        start = segment.end if onward else segment.start
    closed = min((s.closed for s in used if s.closed), default=None)
    sources = dict.fromkeys(s.source for s in used)
    schematic = any(s.method == "schematic" for s in used)
    return feature(
        {
            "id": identity,
            "valid_from": str(valid_from),
            "valid_to": str(closed or ""),
            "certainty": max((s.certainty for s in used), key=RANKS.index),
            "geometry_source": "; ".join(sources),
            "geometry_method": "schematic" if schematic else "derived",
        },
        simplified(without_spikes(line)),
    )


def _joined(line: Line, part: Line) -> Line:
    """Join two lines at a through station; a spur that both run along is left out."""
    if not line:
        return part
    kept, rest = list(line), list(part)
    while len(kept) > 2 and len(rest) > 2 and kilometres(kept[-2], rest[1]) < SAME_POINT_KM:
        kept.pop()
        rest.pop(0)
    return kept + rest[1:]


def other_legs(wanted: Sequence[Pair], towns: dict[str, Point]) -> list[dict[str, object]]:
    """Return the legs that are not rail; a leg is drawn once, for the first year it is used."""
    ways = _ways()
    legs: dict[tuple[frozenset[str], str], dict[str, object]] = {}
    for pair in sorted(wanted, key=lambda p: p.year):
        key = (frozenset((pair.start, pair.end)), pair.mode)
        if key in legs or pair.start not in towns or pair.end not in towns:
            continue
        start, end = towns[pair.start], towns[pair.end]
        between, source = ways.get((pair.start, pair.end), ([], ""))
        if not between:
            back, source = ways.get((pair.end, pair.start), ([], ""))
            between = back[::-1]
        line = [start, *between, end] if between else curve(start, end)
        legs[key] = feature(
            {
                "id": f"{pair.start}--{pair.end}-{pair.mode}@{pair.year}",
                "valid_from": str(pair.year),
                "valid_to": "",
                "certainty": "approximate",
                "geometry_source": source or DRAWN_FROM,
                "geometry_method": "schematic",
            },
            line,
        )
    return list(legs.values())


def _ways(inputs: Path = INPUTS) -> dict[tuple[str, str], tuple[Line, str]]:
    ways: dict[tuple[str, str], tuple[Line, str]] = {}
    for row in read_table(inputs / "other_ways.csv"):
        points, _ = ways.setdefault((row["from_place"], row["to_place"]), ([], row["source"]))
        points.append((float(row["lon"]), float(row["lat"])))
    return ways


def curve(start: Point, end: Point) -> Line:
    """Return a shallow arc of few vertices: a schematic way must not look surveyed."""
    count = 2 if kilometres(start, end) < 60 else 6
    dx, dy = end[0] - start[0], end[1] - start[1]
    line = []
    for i in range(count + 1):
        t = i / count
        bend = 4 * CURVE * t * (1 - t)
        line.append((start[0] + t * dx - bend * dy, start[1] + t * dy + bend * dx))
    return line
