"""How much of a movement is documented, derived or schematic: the shares in the legend."""

from __future__ import annotations

from atlas.model.model import Model
from atlas.read.records import Flow, Movement
from atlas.routes import fronts
from atlas.words import certainty
from atlas.words.certainty import STATUSES


def shares(model: Model, movement: Movement) -> dict[str, list[int]]:
    """Return how much of a movement is documented, derived and schematic.

    Returns:
        Three lists, each [documented, derived, schematic]: ``routes`` in whole kilometres of the
        ways drawn, each stretch once; ``figures`` and ``dates`` as numbers of claims that are not
        deprecated and have a figure or a date.
    """
    known = certainty.certainty(model.dataset, movement)
    return {
        "routes": _kilometres(model, movement),
        "figures": [known["Numbers"][status] for status in STATUSES],
        "dates": [known["Dates"][status] for status in STATUSES],
    }


def date_status(flow: Flow) -> str:
    """Return the status of a flow's dates; dates borrowed from its movement are at best derived."""
    own = flow.depart_start.text and (flow.arrive_start.text or flow.arrive_end.text)
    return STATUSES[_rank(flow.status) if own else max(1, _rank(flow.status))]


def _rank(status: str) -> int:
    """Return the index of a status in ``STATUSES``; an unknown one counts as schematic."""
    return STATUSES.index(status) if status in STATUSES else 2


def _kilometres(model: Model, movement: Movement) -> list[int]:
    """Return kilometres by status; a stretch shared by flows has the best status among them."""
    known: dict[str, tuple[int, float]] = {}
    for flow in model.dataset.flows_of.get(movement.id, []):
        path = fronts.flow_path(model, flow)
        for step in path.steps if path else ():
            # A way that no source names is schematic, however well documented the track is.
            status = "schematic" if flow.status == "schematic" else step.status
            rank = _rank(status)
            best = known.get(step.leg.id, (rank, 0.0))[0]
            known[step.leg.id] = (min(best, rank), step.leg.km[-1])
    return [round(sum(km for rank, km in known.values() if rank == n)) for n in range(3)]
