"""The rows of one movement: all records that its track depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Flow, Movement, Place, Stop, Territory


@dataclass(frozen=True)
class Rows:
    """All records that the track of a movement depends on; the places with what they are part of.

    Two of them are equal if all their records are.
    """

    movement: Movement
    claims: tuple[Claim, ...]
    flows: tuple[Flow, ...]
    stops: tuple[Stop, ...]
    territories: tuple[Territory, ...]
    places: tuple[Place, ...]

    def __hash__(self) -> int:
        # Of all cells it takes longer than to compare the few that are alike in these.
        return hash((self.movement.id, tuple(claim.value for claim in self.claims)))


def rows(dataset: Dataset) -> dict[str, Rows]:
    """Return the rows of each movement by its id."""
    return {key: _rows_of(dataset, movement) for key, movement in dataset.movements.items()}


def _rows_of(dataset: Dataset, movement: Movement) -> Rows:
    claims = tuple(dataset.claims_of.get(movement.id, []))
    flows = tuple(dataset.flows_of.get(movement.id, []))
    routes = dict.fromkeys(flow.route_id for flow in flows)
    return Rows(
        movement,
        claims,
        flows,
        tuple(stop for route in routes for stop in dataset.routes.get(route, [])),
        tuple(t for t in dataset.territories if t.movement_id == movement.id),
        _places_of(dataset, [movement.homeland_id, *_places_named(claims, flows)]),
    )


def _places_named(claims: Iterable[Claim], flows: Iterable[Flow]) -> Iterator[str]:
    yield from (claim.place_id for claim in claims)
    yield from (flow.destination_id for flow in flows)


def _places_of(dataset: Dataset, ids: Iterable[str]) -> tuple[Place, ...]:
    """Return some places and whatever they are part of."""
    found: dict[str, Place] = {}
    names = [*ids]
    while names:
        place = dataset.places.get(names.pop())
        if place is not None and place.id not in found:
            found[place.id] = place
            names.append(place.part_of)
    return tuple(found.values())
