"""What routes and streams must satisfy on the ground: order, speed, track."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator

from atlas.base.dates import LAST_DAY
from atlas.base.faults import Fault
from atlas.check.positions import misplaced
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.routes import fronts
from atlas.routes.paths import Ways

# Kilometres a day that no loaded train, truck or caravan of the time exceeded for days on end.
_KM_A_DAY = {"rail": 1200, "truck": 600, "caravan": 100, "barge": 400, "ship": 600, "foot": 60}


def _stops(dataset: Dataset) -> Iterator[Fault]:
    """Routes that do not lead from one place to another: the fault is at the stop to blame."""
    for route_id, stops in dataset.routes.items():
        whole = not dataset.lost.has("routes", route_id)
        where = dataset.where("routes", f"{route_id} {stops[0].seq}")
        if whole and [s.seq for s in stops] != list(range(1, len(stops) + 1)):
            yield Fault(*where, "seq", f"route {route_id!r} is not numbered 1, 2, 3 …")
        if whole and len(stops) == 1:
            message = f"route {route_id!r} has only one stop: it needs a first and a last"
            yield Fault(*where, "seq", message)
        passed: dict[str, int] = {}
        for stop in stops:
            where = dataset.where("routes", f"{route_id} {stop.seq}")
            if stop.place_id in passed:
                message = f"returns to {stop.place_id!r}, already its stop {passed[stop.place_id]}"
                back = "the way home is a stream with the direction homeward on the same route"
                yield Fault(*where, "place_id", f"route {route_id!r} {message}; {back}")
            elif _point(dataset, stop.place_id) is None:
                message = f"has no coordinates: route {route_id!r} cannot be drawn"
                yield Fault(*where, "place_id", f"{stop.place_id!r} {message}")
            passed.setdefault(stop.place_id, stop.seq)


def _point(dataset: Dataset, place_id: str) -> tuple[float, float] | None:
    place = dataset.places[place_id]
    return None if place.lon is None or place.lat is None else (place.lon, place.lat)


def _routes(dataset: Dataset) -> Iterator[Fault]:
    wrong, model = misplaced(dataset), dataset.derived(Model)
    for flow in dataset.flows.values():
        where = dataset.where("flows", flow.id)
        path = fronts.flow_path(model, flow)
        if path is None:
            # The route has its own fault: a single stop, or one without coordinates.
            continue
        if path.km == 0:
            message = f"route {flow.route_id!r} has no length: all its stops lie at one point"
            yield Fault(*where, "route_id", message)
            continue
        if wrong & {stop.place_id for stop in path.stops}:
            # Its length is unknown until the coordinates are corrected.
            continue
        window = fronts.window_of(dataset, flow)
        if flow.arrive_end.last is not None and flow.arrive_end.last < window.depart[1]:
            # It has its own fault: it arrives before it leaves.
            continue
        days = max(1, window.arrive[0] - window.depart[0])
        if path.km / days > _KM_A_DAY[flow.mode]:
            time = "1 day" if days == 1 else f"{days} days"
            message = f"{path.km:,.0f} km in {time} is too fast for the mode {flow.mode!r}"
            yield Fault(*where, "arrive_start", message)


def _straight_legs(dataset: Dataset) -> Iterator[Fault]:
    """Rail legs without a known track of the time: drawn straight and dotted, one note for each."""
    legs: dict[tuple[str, str], tuple[str, int | None, str, tuple[str, str]]] = {}
    routes: Counter[tuple[str, str]] = Counter()
    ways = dataset.derived(Model).derived(Ways)
    for route_id, stops in dataset.routes.items():
        path = ways.path(route_id, LAST_DAY)
        for number, step in enumerate(path.steps if path else ()):
            if step.mode == "rail" and not step.leg.drawn:
                start, stop = stops[number], stops[number + 1]
                where = dataset.where("routes", f"{route_id} {stop.seq}")
                ends = (start.place_id, stop.place_id)
                words = f"no track of the time is known from {ends[0]!r} to {ends[1]!r}"
                leg = (where[0], step.leg.id)
                legs.setdefault(leg, (*where, words, ends))
                routes[leg] += 1
    joined = _joined(dataset)
    for leg, (file, line, words, ends) in legs.items():
        also = f" (in {routes[leg]} routes)" if routes[leg] > 1 else ""
        between = _between(joined, *ends)
        by = f"; the atlas has tracks via {', '.join(between)}" if between else ""
        message = f"{words}{also}: drawn as a straight dotted line{by}"
        yield Fault(file, line, "place_id", message, "note")


def _joined(dataset: Dataset) -> dict[str, dict[str, float]]:
    """Return, for each station, the next ones along a rail leg with the leg's length in degrees."""
    joined: dict[str, dict[str, float]] = {}
    for leg in dataset.legs.values():
        if leg.layer == "rail_routes":
            one, _, other = leg.id.partition("@")[0].partition("--")
            joined.setdefault(one, {})[other] = leg.shape.length
            joined.setdefault(other, {})[one] = leg.shape.length
    return joined


def _between(joined: dict[str, dict[str, float]], start: str, stop: str) -> list[str]:
    """Return the stations between two on the shortest way by rail, none if unconnected."""
    ahead: list[tuple[float, tuple[str, ...]]] = [(0.0, (start,))]
    seen: set[str] = set()
    while ahead:
        length, way = heapq.heappop(ahead)
        if way[-1] == stop:
            return list(way[1:-1])
        if way[-1] not in seen:
            seen.add(way[-1])
            for name, more in joined.get(way[-1], {}).items():
                heapq.heappush(ahead, (length + more, (*way, name)))
    return []


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_stops, _routes, _straight_legs)
