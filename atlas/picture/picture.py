"""Everything that is on the map for an address: what every output draws.

Plates, the frames of a film and the test that compares them with the screen all start from here.
Numbers are in persons and kilometres; they become millimetres only where they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from atlas.model.model import Model, View
from atlas.model.timeline import State, movement_state
from atlas.picture.address import Address
from atlas.picture.corridors import Corridor, corridors_on, counted_on
from atlas.picture.homelands import HomelandShown, homelands_on, parts_on
from atlas.picture.journeys import Journey, StreamShown, journeys_on
from atlas.picture.leading import marked
from atlas.picture.regions import Held, Region, regions_on
from atlas.picture.runs import Run, runs_on
from atlas.picture.stations import Station, stations_on
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement
from atlas.routes.fronts import head, way_of
from atlas.routes.paths import Point


@dataclass(frozen=True)
class Front:
    """The front of a flow: where its first people are, and how many it is.

    Attributes:
        id: The id of the flow.
        lon: Longitude in degrees (WGS 84).
        lat: Latitude in degrees.
        value: Persons, or None if not stated.
        low: The least that any source gives.
        high: The most that any source gives.
        movement_id: The movement.
        direction: "outward", "onward" or "homeward".
        mode: How people travel.
        marked: Whether it has a mark of its own: not if it follows others on the same way, nor if
            it is a flight, which had no front.
    """

    id: str
    lon: float
    lat: float
    value: int | None
    low: int | None
    high: int | None
    movement_id: str
    direction: str
    mode: str
    marked: bool


@dataclass(frozen=True)
class Picture:
    """What is on the map.

    Attributes:
        view: The model under the reader's picks.
        address: The address.
        day: The day shown; for a period, its last.
        movements: The movements shown, in file order.
        state: The state of only these movements on that day.
        runs: The lines along the ways.
        fronts: The fronts of flows under way.
        regions: The places of exile.
        homelands: The homelands.
        parts: The units among which emptied homelands were divided.
        corridors: The ways of free travel.
        stations: The stations along the runs, and the towns of free travel.
        claims: The ids of exactly the claims that numbers, fronts and regions rest on.
        rivals: The ids of the other claims that give them a range.
    """

    view: View = field(repr=False, compare=False)
    address: Address
    day: int
    movements: tuple[Movement, ...]
    state: State
    runs: tuple[Run, ...]
    fronts: tuple[Front, ...]
    regions: tuple[Region, ...]
    homelands: tuple[HomelandShown, ...]
    parts: tuple[Feature, ...]
    corridors: tuple[Corridor, ...]
    stations: tuple[Station, ...]
    claims: tuple[str, ...]
    rivals: tuple[str, ...]

    @property
    def dataset(self) -> Dataset:
        """The dataset that it is drawn from."""
        return self.view.dataset

    def line(self, run: Run) -> tuple[Point, ...]:
        """Return the points (lon, lat) of a run along its route, its two ends interpolated."""
        path = way_of(self.view.model, run.movement_id, run.route_id)
        return path.between(run.start_km, run.end_km) if path else ()


def picture(model: Model, address: Address) -> Picture:
    """Return what is on the map for an address; one that names no movement shows them all.

    The browser shows the same (``day/picture.js``, reported by ``map/snapshot.js``); a test
    compares the two.
    """
    view, dataset, day = model.at(address.pick), model.dataset, address.shown_day
    wanted = address.movements or tuple(dataset.movements)
    movements = tuple(m for m in dataset.movements.values() if m.id in wanted)
    tracks = {m.id: view.track(m.id) for m in movements}
    state = State(day, {key: movement_state(track, day) for key, track in tracks.items()})
    journeys = journeys_on(view, address, tracks.keys())
    runs = runs_on(journeys, address, state)
    regions = regions_on(view, movements, state)
    corridors = corridors_on(journeys, address, dataset)
    free = dict.fromkeys(dataset.flows[c.flow_id].movement_id for c in corridors)
    moving = _under_way(journeys, dataset)
    marks = marked(journeys, state.movements)
    found = [claim for track in tracks.values() for claim in track.totals_at(day)]
    found += [last.claim_id for of in state.movements.values() if (last := of.last_living)]
    found += [claim for region in regions for held in region.held for claim in held.claims]
    found += _claims_of_flows(journeys, runs, moving)
    # What was counted of a way of free travel stands beside it as long as the way is shown.
    found += counted_on(corridors, dataset)
    stations = stations_on(model, runs, free, day)
    found += [station.claim for station in stations if station.claim]
    claims = tuple(dict.fromkeys(found))
    return Picture(
        view=view,
        address=address,
        day=day,
        movements=movements,
        state=state,
        runs=runs,
        fronts=tuple(_front(shown, day, marks) for shown in moving),
        regions=regions,
        homelands=tuple(
            h for m in movements for h in homelands_on(model, m, day, state.movements[m.id])
        ),
        parts=tuple(unit for m in movements for unit in parts_on(model, m, day)),
        corridors=corridors,
        stations=stations,
        claims=claims,
        rivals=tuple(r for m in movements for r in model.rivals(m.id).others(set(claims))),
    )


def _under_way(journeys: Iterable[Journey], dataset: Dataset) -> list[StreamShown]:
    """Return the streams with people under way on the day, in the order of the flows."""
    moving = {
        shown.stream.flow.id: shown
        for journey in journeys
        for shown in journey.streams
        if shown.stage == "moving"
    }
    return [moving[flow] for flow in dataset.flows if flow in moving]


def _front(shown: StreamShown, day: int, marks: set[str]) -> Front:
    stream, flow = shown.stream, shown.stream.flow
    lon, lat = head(stream.path, flow, stream.window, day)
    value, low, high = shown.number or (None, None, None)
    return Front(
        id=flow.id,
        lon=lon,
        lat=lat,
        value=value,
        low=low,
        high=high,
        movement_id=flow.movement_id,
        direction=flow.direction,
        mode=flow.mode,
        marked=flow.id in marks,
    )


def _claims_of_flows(
    journeys: Iterable[Journey], runs: Iterable[Run], moving: Iterable[StreamShown]
) -> Iterator[str]:
    """Yield the claims behind the fronts, and those behind the beds of all streams begun."""
    laid = {(r.movement_id, r.direction) for r in runs if r.kind == "bed"}
    seen = list(moving)
    for journey in journeys:
        if (journey.group.movement_id, journey.group.direction) in laid:
            begun = (shown for shown in journey.streams if shown.stage != "ahead")
            seen += [shown for shown in begun if not shown.stream.free]
    for shown in seen:
        # A return rests on the movement's own running total, whose claims are there already.
        if not shown.stream.count.back:
            yield from shown.stream.count.claims


__all__ = [
    "Corridor",
    "Front",
    "Held",
    "HomelandShown",
    "Picture",
    "Region",
    "Run",
    "Station",
    "picture",
]
