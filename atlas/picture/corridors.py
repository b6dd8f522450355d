"""Caravans and flight: where people travelled freely, told by a corridor and its season.

Nobody surveyed these ways. The browser holds the same rules (``corridors.js``, ``frame.js``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from atlas.picture.address import Address
from atlas.picture.tally import shown
from atlas.read.dataset import Dataset
from atlas.routes.paths import Point
from atlas.routes.streams import FREE_MODES, Stream, groups_of, stretches
from atlas.words import claims


@dataclass(frozen=True)
class Corridor:
    """A way of free travel, from where people set out: its points (lon, lat) and its season."""

    flow_id: str
    people_id: str
    line: tuple[Point, ...]
    season: str


def corridors_on(
    dataset: Dataset, address: Address, movements: Collection[str]
) -> tuple[Corridor, ...]:
    """Return the corridors of the movements with these ids, in the order of the flows.

    Several flows along one way are one corridor: its width is no number.
    """
    found: dict[tuple[str, str, bool], Corridor] = {}
    streams = [s for group in groups_of(dataset, address.pick) for s in group.streams]
    order = {flow: number for number, flow in enumerate(dataset.flows)}
    for stream in sorted(streams, key=lambda s: order[s.flow.id]):
        flow = stream.flow
        key = (flow.movement_id, flow.route_id, stream.reverse)
        if key in found or flow.movement_id not in movements or not _seen(stream, address):
            continue
        line = _line(stream)
        if line:
            people = flow.people_ids or dataset.movements[flow.movement_id].people_ids
            found[key] = Corridor(flow.id, people[0], line, claims.season(flow))
    return tuple(found.values())


def _seen(stream: Stream, address: Address) -> bool:
    day = address.shown_day
    if address.view == "sofar":
        return stream.window.depart[0] <= day
    return shown(stream, address) and (address.view != "day" or stream.on_the_way(day))


def _line(stream: Stream) -> tuple[Point, ...]:
    free = [s for s in stretches(stream.path) if s.mode in FREE_MODES]
    if not free:
        return ()
    points = stream.path.between(free[0].start_km, free[-1].end_km)
    return points[::-1] if stream.reverse else points
