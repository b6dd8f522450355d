"""Each movement alone: the model of the rows that it depends on, kept for the same rows.

Looking at every day under every pick takes most of the time of a check, and the rows of a movement
seldom change between two. What is derived from this model is worked out once for the same rows.
"""

from __future__ import annotations

from atlas.base.grouping import group
from atlas.base.memo import Memo
from atlas.model.model import Model
from atlas.model.rows import Rows, rows
from atlas.read.dataset import Dataset


def model_of(dataset: Dataset, movement_id: str) -> Model:
    """Return the model of a movement and of nothing else.

    Its dataset does not know where the rows stand.

    Raises:
        KeyError: If the dataset has no such movement.
    """
    return dataset.derived(_models)[movement_id]


_MODELS: Memo[Rows, Model] = Memo(64)


def _models(dataset: Dataset) -> dict[str, Model]:
    return {key: _model(own) for key, own in dataset.derived(rows).items()}


def _model(own: Rows) -> Model:
    return _MODELS.get(own, lambda: Model(_dataset_of(own)))


def _dataset_of(own: Rows) -> Dataset:
    """Return a dataset of nothing else, so that no other record can have a say."""
    return Dataset(
        movements={own.movement.id: own.movement},
        claims={claim.id: claim for claim in own.claims},
        flows={flow.id: flow for flow in own.flows},
        routes=group(own.stops, lambda stop: stop.route_id),
        territories=own.territories,
        places={place.id: place for place in own.places},
    )
