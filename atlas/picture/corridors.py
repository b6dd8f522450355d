"""Caravans and flight: where people travelled freely, told by a corridor and its season.

Nobody surveyed these ways. The browser holds the same rules (``day/corridors.js``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.picture.address import Address
from atlas.picture.journeys import Journey, StreamShown
from atlas.read.dataset import Dataset
from atlas.routes.paths import Point
from atlas.words import claims


@dataclass(frozen=True)
class Corridor:
    """A way of free travel, from where people set out: its points (lon, lat) and its season."""

    flow_id: str
    people_id: str
    line: tuple[Point, ...]
    season: str


def corridors_on(
    journeys: Iterable[Journey], address: Address, dataset: Dataset
) -> tuple[Corridor, ...]:
    """Return the corridors of the journeys that an address shows, in the order of the flows.

    Several flows along one way are one corridor: its width is no number.
    """
    found: dict[tuple[str, str, bool], Corridor] = {}
    order = {flow: number for number, flow in enumerate(dataset.flows)}
    free = [s for journey in journeys for s in journey.streams if s.stream.corridor]
    for shown in sorted(free, key=lambda s: order[s.stream.flow.id]):
        stream, flow = shown.stream, shown.stream.flow
        key = (flow.movement_id, flow.route_id, stream.reverse)
        if key not in found and _is_seen(shown, address):
            people = flow.people_ids or dataset.movements[flow.movement_id].people_ids
            found[key] = Corridor(flow.id, people[0], stream.corridor, claims.season(flow))
    return tuple(found.values())


def _is_seen(shown: StreamShown, address: Address) -> bool:
    if address.view == "sofar":
        return shown.stage != "ahead"
    return address.view != "day" or shown.stage == "moving"
