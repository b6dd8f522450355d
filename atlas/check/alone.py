"""Each movement alone: the model of the rows that it depends on, kept for the same rows.

Looking at every day under every pick takes most of the time of a check, and the rows of a movement
seldom change between two. What is derived from this model is worked out once for the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from atlas.base.grouping import group
from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Flow, Movement, Place, Stop, Territory

_Rows = tuple[
    Movement,
    tuple[Claim, ...],
    tuple[Flow, ...],
    tuple[Stop, ...],
    tuple[Territory, ...],
    tuple[Place, ...],
]


def model_of(dataset: Dataset, movement_id: str) -> Model:
    """Return the model of a movement and of nothing else.

    Its dataset does not know where the rows stand.

    Raises:
        KeyError: If the dataset has no such movement.
    """
    return dataset.derived(_models)[movement_id]


_MODELS: Memo[_Rows, Model] = Memo(64)


def _models(dataset: Dataset) -> dict[str, Model]:
    return {
        movement.id: _model(_rows_of(dataset, movement)) for movement in dataset.movements.values()
    }


def _model(rows: _Rows) -> Model:
    return _MODELS.get(rows, lambda: Model(_dataset_of(rows)))


def _rows_of(dataset: Dataset, movement: Movement) -> _Rows:
    """Return all records that the track of a movement depends on."""
    claims = tuple(dataset.claims_of.get(movement.id, []))
    flows = tuple(dataset.flows_of.get(movement.id, []))
    routes = dict.fromkeys(flow.route_id for flow in flows)
    return (
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


def _dataset_of(rows: _Rows) -> Dataset:
    """Return a dataset of nothing else, so that no other record can have a say."""
    movement, claims, flows, stops, territories, places = rows
    return Dataset(
        movements={movement.id: movement},
        claims={claim.id: claim for claim in claims},
        flows={flow.id: flow for flow in flows},
        routes=group(stops, lambda stop: stop.route_id),
        territories=territories,
        places={place.id: place for place in places},
    )
