"""How much of a movement is documented, derived or schematic: the shares in the legend."""

from __future__ import annotations

from atlas.model.model import Model
from atlas.read.records import Flow, Movement
from atlas.routes import fronts
from atlas.words import certainty
from atlas.words.certainty import STATUSES


def shares(model: Model, movement: Movement) -> dict[str, list[int]]:
    """Return how much is known in which way, as [documented, derived, schematic].

    ``routes`` are whole kilometres of the ways drawn, each stretch once; ``figures`` and
    ``dates`` are the number of claims about the movement that are not deprecated and have
    a figure, or a date.
    """
    known = certainty.certainty(model.dataset, movement)
    return {
        "routes": _kilometres(model, movement),
        "figures": [known["Numbers"][status] for status in STATUSES],
        "dates": [known["Dates"][status] for status in STATUSES],
    }


def date_status(flow: Flow) -> str:
    """Return how a flow's dates are known; those borrowed from its movement are derived."""
    own = flow.depart_start.text and (flow.arrive_start.text or flow.arrive_end.text)
    return STATUSES[_rank(flow.status) if own else max(1, _rank(flow.status))]


def _rank(status: str) -> int:
    """What nobody says how it is known counts as drawn by us."""
    return STATUSES.index(status) if status in STATUSES else 2


def _kilometres(model: Model, movement: Movement) -> list[int]:
    """A stretch that several flows run is as well known as the best of them knows it."""
    known: dict[str, tuple[int, float]] = {}
    for flow in model.dataset.flows_of.get(movement.id, []):
        path = fronts.flow_path(model, flow)
        for step in path.steps if path else ():
            # A way that no source names is schematic, however well the rails are known.
            status = "schematic" if flow.status == "schematic" else step.status
            rank = _rank(status)
            best = known.get(step.leg.id, (rank, 0.0))[0]
            known[step.leg.id] = (min(best, rank), step.leg.km[-1])
    return [round(sum(km for rank, km in known.values() if rank == n)) for n in range(3)]
