"""Everything that is on the map for an address: what every output draws.

A plate, a frame of a film and the test that holds them against the screen all start from here.
What is said in persons and kilometres becomes millimetres only where it is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from atlas.model.compiler import compile_track
from atlas.model.rivals import questions
from atlas.model.timeline import State, movement_state
from atlas.picture.address import Address
from atlas.picture.corridors import Corridor, corridors_on
from atlas.picture.homelands import HomelandShown, homelands_on, parts_on
from atlas.picture.leading import marked
from atlas.picture.regions import Held, Region, regions_on
from atlas.picture.runs import Run, runs_on
from atlas.picture.stations import Station, stations_on
from atlas.picture.tally import shown
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement
from atlas.routes import fronts as marks
from atlas.routes.paths import Point
from atlas.routes.streams import Group, Stream, groups_of


@dataclass(frozen=True)
class Front:
    """Where the first of a flow under way are, and how many it is: persons, None = not stated.

    ``low`` and ``high`` hold whatever the sources tell. ``marked``: it has a mark of its own; one
    that follows others on their way has none, nor has flight, which nobody saw as a front.
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
    """What is on the map; ``day`` is the day that it is of, in a period the last.

    ``movements`` are those shown, in file order, and ``state`` holds them alone. ``parts`` are the
    units among which emptied homelands were divided. ``claims`` are the ids of exactly the claims
    that the numbers, fronts and regions rest on; ``rivals`` of the others that give them a range.
    """

    dataset: Dataset = field(repr=False, compare=False)
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

    def line(self, run: Run) -> tuple[Point, ...]:
        """Return the points (lon, lat) of a run along its route, its two ends interpolated."""
        path = marks.way_of(self.dataset, run.movement_id, run.route_id)
        return path.between(run.start_km, run.end_km) if path else ()


def picture(dataset: Dataset, address: Address) -> Picture:
    """Return what is on the map for an address; one that names no movement shows them all.

    The browser shows the same (``snapshot()`` in ``map.js``); a test holds the two together.
    """
    day = address.shown_day
    wanted = address.movements or tuple(dataset.movements)
    movements = tuple(m for m in dataset.movements.values() if m.id in wanted)
    tracks = {m.id: compile_track(dataset, m.id, address.pick) for m in movements}
    state = State(day, {key: movement_state(track, day) for key, track in tracks.items()})
    runs = runs_on(dataset, address, state)
    regions = regions_on(dataset, movements, state, address.pick)
    moving = tuple(_under_way(dataset, address, state))
    fronts = marked(_groups(dataset, address, state), state.movements, day)
    found = [claim for track in tracks.values() for claim in track.totals_at(day)]
    found += [claim for region in regions for held in region.held for claim in held.claims]
    found += _claims_of_flows(dataset, address, runs, moving)
    claims = tuple(dict.fromkeys(found))
    return Picture(
        dataset,
        address,
        day,
        movements,
        state,
        runs,
        tuple(_front(stream, day, stream.flow.id in fronts) for stream in moving),
        regions,
        tuple(h for m in movements for h in homelands_on(dataset, m, day, state.movements[m.id])),
        tuple(unit for m in movements for unit in parts_on(dataset, m, day)),
        corridors_on(dataset, address, tracks.keys()),
        stations_on(dataset, runs),
        claims,
        tuple(_rivals(dataset, movements, claims)),
    )


def _under_way(dataset: Dataset, address: Address, state: State) -> Iterator[Stream]:
    """The streams of which somebody travels on the day, in the order of the flows."""
    if address.view == "all":
        return
    streams = {s.flow.id: s for g in groups_of(dataset, address.pick) for s in g.streams}
    for flow in dataset.flows.values():
        stream = streams.get(flow.id) if flow.movement_id in state.movements else None
        if stream and stream.on_the_way(state.day):
            yield stream


def _groups(dataset: Dataset, address: Address, state: State) -> Iterator[Group]:
    for group in groups_of(dataset, address.pick):
        if group.movement_id in state.movements:
            streams = tuple(s for s in group.streams if shown(s, address))
            yield replace(group, streams=streams)


def _front(stream: Stream, day: int, has_mark: bool) -> Front:
    flow = stream.flow
    lon, lat = marks.head(stream.path, flow, stream.window, day)
    value, low, high = stream.count.on(day) or (None, None, None)
    return Front(
        flow.id,
        lon,
        lat,
        value,
        low,
        high,
        flow.movement_id,
        flow.direction,
        flow.mode,
        has_mark,
    )


def _claims_of_flows(
    dataset: Dataset, address: Address, runs: tuple[Run, ...], moving: tuple[Stream, ...]
) -> Iterator[str]:
    """What the fronts rest on, and the numbers of the beds: of all streams that have run there."""
    laid = {(r.movement_id, r.direction) for r in runs if r.kind == "bed"}
    day = address.shown_day
    seen = list(moving)
    for group in groups_of(dataset, address.pick):
        if (group.movement_id, group.direction) in laid:
            begun = (s for s in group.streams if address.view == "all" or s.window.depart[0] <= day)
            seen += [s for s in begun if shown(s, address) and not s.free]
    for stream in seen:
        if stream.count.back:
            # The movement's own running total, whose claims of the day are there already.
            continue
        claims = marks.claims_of(dataset, stream.flow, address.pick)
        own = [stream.flow.claim_id] if stream.flow.claim_id else []
        yield from [claim.id for claim in claims] or own


def _rivals(
    dataset: Dataset, movements: tuple[Movement, ...], claims: tuple[str, ...]
) -> Iterator[str]:
    for movement in movements:
        for answers in questions(dataset, movement):
            if any(claim in claims for claim in answers):
                yield from (claim for claim in answers if claim not in claims)


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
