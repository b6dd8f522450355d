"""What a reader may select: records that the panel can open (static/player/scene/selection.js).

The screen has places of which something is told or on which somebody stood; a flow without a way
is on no map.
"""

from __future__ import annotations

from collections.abc import Mapping

from atlas.model.model import Model
from atlas.read.records import Flow
from atlas.routes import fronts

KINDS = ("claim", "event", "flow", "movement", "place")


def is_known(model: Model, kind: str, identity: str) -> bool:
    """Return whether the screen has a record; ``kind`` is one of ``KINDS``."""
    dataset = model.dataset
    if kind == "place":
        return identity in model.derived(places_shown)
    if kind == "flow":
        return identity in dataset.flows and is_drawn(model, dataset.flows[identity])
    known: dict[str, Mapping[str, object]] = {
        "claim": dataset.claims,
        "event": dataset.events,
        "movement": dataset.movements,
    }
    return identity in known[kind]


def is_drawn(model: Model, flow: Flow) -> bool:
    """Return whether every stop of a flow's route has coordinates."""
    return fronts.flow_path(model, flow) is not None


def places_shown(model: Model) -> frozenset[str]:
    """Return the ids of the places of units, events and claims, and of the ways of flows."""
    dataset = model.dataset
    used = {u.place_id for u in dataset.units.values()}
    used |= {e.place_id for e in dataset.events.values()}
    used |= {c.place_id for c in dataset.claims.values()}
    for flow in dataset.flows.values():
        if is_drawn(model, flow):
            used |= {flow.origin_id, flow.destination_id}
            used |= {stop.place_id for stop in dataset.routes[flow.route_id]}
    return frozenset(used & set(dataset.places))
