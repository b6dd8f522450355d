"""Synthetic journeys on the real routes: the same marks, routes and days for both players."""

from __future__ import annotations

import copy
import gzip
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.records import Flow
from atlas.routes import fronts
from atlas.routes.paths import Path as Route
from atlas.routes.streams import Stream, grouped
from atlas.screen import publication
from atlas.screen.ways import group_entry

FIRST = parse_day("1944-01-01")
DAYS = 180
# Days before the first and after the last on which an echelon leaves or comes in.
STAGGER = 60
PERSONS = 2000


@dataclass(frozen=True)
class Echelon:
    """One train: its flow as the scene writes it, the route it runs, and whose flow it is like."""

    flow: dict[str, Any]
    route: Route
    pattern: Flow

    @property
    def stream(self) -> Stream:
        """The train as the package knows a stream."""
        flow = replace(self.pattern, id=self.flow["id"])
        window = fronts.Window(tuple(self.flow["depart"]), tuple(self.flow["arrive"]))
        return Stream(flow, self.route, window, fronts.Count(fronts.Number(*(3 * [PERSONS]))))

    def at(self, day: int) -> tuple[float, float]:
        """Longitude and latitude on a day."""
        share = fronts.share_run(self.flow["depart"][0], self.flow["arrive"][0], day)
        return self.route.at(self.route.km * share)


def echelons(dataset: Dataset, content: dict[str, Any], count: int) -> list[Echelon]:
    """Return ``count`` trains on the outward railway routes, all under way on every day."""
    flows = [f for f in content["flows"] if f["mode"] == "rail" and f["direction"] == "outward"]
    model, found = Model(dataset), []
    for n in range(count):
        pattern = flows[n % len(flows)]
        route = fronts.flow_path(model, dataset.flows[pattern["id"]])
        assert route is not None
        # 37 and 61 share no divisor: the days of leaving spread evenly.
        left, arrived = FIRST - n * 37 % 61, FIRST + DAYS + n * 23 % 61
        flow = copy.deepcopy(pattern) | {
            "id": f"echelon-{n + 1}",
            "depart": [left, left],
            "arrive": [arrived, arrived],
            # Nobody disputes it: the pattern's low and high would be drawn as edges of doubt.
            "value": PERSONS,
            "low": PERSONS,
            "high": PERSONS,
        }
        found.append(Echelon(flow, route, dataset.flows[pattern["id"]]))
    return found


def write_scene(dataset: Dataset, count: int, folder: Path) -> tuple[list[Echelon], bytes, int]:
    """Build a scene with the echelons in place of the flows; 0 keeps the atlas as it is.

    Returns them, the JSON of what moves (legs, routes, flows), and how many bytes a first
    visit loads: scene, base and player.
    """
    names = publication.build(out=folder, dataset=dataset)
    file = folder / names["scene"]
    content = json.loads(gzip.decompress(file.read_bytes()))
    trains = echelons(dataset, content, count)
    if trains:
        content["flows"] = [train.flow for train in trains]
        numbers = {train.flow["id"]: number for number, train in enumerate(trains)}
        groups = grouped(train.stream for train in trains)
        content["groups"] = [group_entry(group, numbers) for group in groups]
        used = {flow["route"] for flow in content["flows"]}
        content["routes"] = {k: r for k, r in content["routes"].items() if k in used}
        legs = {leg[0] for route in content["routes"].values() for leg in route["legs"]}
        content["legs"] = {k: leg for k, leg in content["legs"].items() if k in legs}
        file.write_bytes(gzip.compress(packed(content), mtime=0))
    loaded = sum((folder / names[part]).stat().st_size for part in ("scene", "base", "player"))
    return trains, packed([content[name] for name in ("legs", "routes", "flows")]), loaded


def packed(content: Any) -> bytes:
    """Return JSON without a needless byte."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
