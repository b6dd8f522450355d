"""What a reader may select: records that the panel can open (static/player/scene/selection.js).

A place can be opened if something is said of it or a stream passes it; a flow without a path is on
no map.
"""

from __future__ import annotations

from collections.abc import Mapping

from atlas.model.model import Model
from atlas.read.records import Flow
from atlas.routes import fronts

KINDS = ("claim", "event", "flow", "movement", "place")


def is_known(model: Model, kind: str, identity: str) -> bool:
    """Return whether the panel can open a record; ``kind`` is one of ``KINDS``."""
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
    """Return whether a flow has a path, every stop of its route having coordinates."""
    return fronts.flow_path(model, flow) is not None


def places_shown(model: Model) -> frozenset[str]:
    """Return the ids of the places of units, events, claims and drawn flows."""
    dataset = model.dataset
    used = {u.place_id for u in dataset.units.values()}
    used |= {e.place_id for e in dataset.events.values()}
    used |= {c.place_id for c in dataset.claims.values()}
    for flow in dataset.flows.values():
        if is_drawn(model, flow):
            used |= {flow.origin_id, flow.destination_id}
            used |= {stop.place_id for stop in dataset.routes[flow.route_id]}
    return frozenset(used & set(dataset.places))
