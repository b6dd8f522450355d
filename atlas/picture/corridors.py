"""Caravans and flight: a corridor and its season show where people travelled on their own.

Nobody surveyed these ways. The browser has the same rules (``day/corridors.js``).
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
    """A way of free travel: its points (lon, lat) from where people set out, its season and size.

    The size is what a source counts in units other than persons, in words, or empty.
    """

    flow_id: str
    people_id: str
    line: tuple[Point, ...]
    season: str
    size: str = ""


def corridors_on(
    journeys: Iterable[Journey], address: Address, dataset: Dataset
) -> tuple[Corridor, ...]:
    """Return the corridors of the journeys that an address shows, in the order of the flows.

    Several flows along one way make one corridor, since its width stands for no number.
    """
    found: dict[tuple[str, str, bool], Corridor] = {}
    order = {flow: number for number, flow in enumerate(dataset.flows)}
    free = [s for journey in journeys for s in journey.streams if s.stream.corridor]
    for shown in sorted(free, key=lambda s: order[s.stream.flow.id]):
        stream, flow = shown.stream, shown.stream.flow
        key = (flow.movement_id, flow.route_id, stream.reverse)
        if key not in found and _is_seen(shown, address):
            people = flow.people_ids or dataset.movements[flow.movement_id].people_ids
            season, size = claims.season(flow), claims.size(dataset, flow)
            found[key] = Corridor(flow.id, people[0], stream.corridor, season, size)
    return tuple(found.values())


def counted_on(corridors: Iterable[Corridor], dataset: Dataset) -> list[str]:
    """Return the ids of the claims whose numbers stand beside corridors, in their order."""
    return [dataset.flows[corridor.flow_id].claim_id for corridor in corridors if corridor.size]


def _is_seen(shown: StreamShown, address: Address) -> bool:
    if address.view == "sofar":
        return shown.stage != "ahead"
    return address.view != "day" or shown.stage == "moving"
