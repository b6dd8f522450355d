"""Geometry in the scene, packed and stored once: units, the legs of routes, the streams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from atlas.model.model import Model
from atlas.picture.encoding import WAY_GRAINS, line_of, packed, steps
from atlas.read.geometries import Feature
from atlas.read.records import Flow
from atlas.routes import fronts
from atlas.routes.lanes import Lanes
from atlas.routes.paths import Path
from atlas.routes.streams import Group
from atlas.screen import shares
from atlas.screen.basemap import Ground
from atlas.words import claims


def unit_entry(unit: Feature, ground: Ground) -> dict[str, Any]:
    """Return a unit with its validity and outline, or with the seats of its districts as points."""
    return {
        "id": unit.id,
        "place": unit.place_id,
        "layer": "homeland" if unit.layer == "homelands" else "destination",
        "from": unit.valid.first,
        "to": unit.valid.last,
        "certainty": unit.certainty,
        "polygons": ground.polygons(unit),
        **({"points": _points(unit.shape)} if unit.shape.geom_type == "MultiPoint" else {}),
    }


def _points(shape: Any) -> str:
    """Return the packed seats of districts whose outlines are unpublished: drawn as discs."""
    return packed(steps(line_of((point.x, point.y) for point in shape.geoms)))


def leg_entries(routes: dict[str, Path], lanes: Lanes) -> dict[str, Any]:
    """Return the legs that the routes use, each once, by id.

    ``line`` is packed, and so is ``km``, the steps from point to point along it in hundredths;
    ``side`` is the side of the lanes, and ``most`` the greatest number of people on the leg by
    movement.
    """
    legs = {}
    for path in routes.values():
        for step in path.steps:
            leg = step.leg
            legs[leg.id] = {
                "line": packed(steps(line_of(leg.points, WAY_GRAINS))),
                "km": packed(_km_steps(leg.km)),
                "mode": leg.mode,
                "side": lanes.sides.get(leg.id, 1),
                "most": {
                    movement: load.legs[leg.id]
                    for movement, load in lanes.loads.items()
                    if leg.id in load.legs
                },
            }
    return dict(sorted(legs.items()))


def _km_steps(km: Sequence[float]) -> list[int]:
    hundredths = [round(100 * at) for at in km]
    return [at - before for before, at in pairwise([0, *hundredths])]


def route_entry(path: Path) -> dict[str, Any]:
    """Return a route: its legs in order, its stops with their distance in km, its length in km."""
    return {
        "legs": [[s.leg.id, int(s.reverse), s.status, s.mode] for s in path.steps],
        "stops": [
            {"place": stop.place_id, "km": km, "status": stop.point_status}
            for stop, km in zip(path.stops, path.stop_km, strict=True)
        ],
        "km": path.km,
    }


def flow_entry(model: Model, flow: Flow) -> dict[str, Any]:
    """Return a stream as JSON values: who travelled along which route, and when.

    ``depart`` and ``arrive`` are [first day, last day], both inclusive.
    """
    window = fronts.window_of(model.dataset, flow)
    low, high = fronts.range_of(model, flow) or (None, None)
    return {
        "id": flow.id,
        "movement": flow.movement_id,
        "peoples": list(flow.people_ids),
        "direction": flow.direction,
        "mode": flow.mode,
        "route": flow.route_id,
        "reverse": int(flow.direction == "homeward"),
        "origin": flow.origin_id,
        "destination": flow.destination_id,
        "depart": list(window.depart),
        "arrive": list(window.arrive),
        "season": claims.season(flow),
        "size": claims.size(model.dataset, flow),
        "value": fronts.value_of(model.at(), flow),
        **_picked(model, flow),
        "low": low,
        "high": high,
        **({"total": total} if (total := fronts.total_name(model.dataset, flow)) else {}),
        "claim": flow.claim_id or None,
        "status": flow.status,
        "dates": shares.date_status(flow),
        "note": flow.note,
    }


def group_entry(group: Group, numbers: Mapping[str, int]) -> dict[str, Any]:
    """Return the streams of a movement in one direction, and the pieces of way that they share.

    Args:
        group: The streams.
        numbers: Flow id -> its position in the scene's list of flows.
    """
    return {
        "movement": group.movement_id,
        "direction": group.direction,
        "flows": [numbers[stream.flow.id] for stream in group.streams],
        "first": group.first,
        "last": group.last,
        "pieces": _pieces(group, numbers),
    }


def _pieces(group: Group, numbers: Mapping[str, int]) -> list[list[Any]]:
    """Return pieces as [status, number of legs in a row, [flow, index of its first leg] …]."""
    found: list[list[Any]] = []
    for piece in group.pieces:
        flows = [numbers[stream.flow.id] for stream, _, _ in piece.streams]
        runs = [[flow, leg] for flow, leg in zip(flows, piece.numbers, strict=True)]
        if found:
            status, legs, *last = found[-1]
            if (status, [[flow, leg + legs] for flow, leg in last]) == (piece.status, runs):
                found[-1][1] += 1
                continue
        found.append([piece.status, 1, *runs])
    return found


def _picked(model: Model, flow: Flow) -> dict[str, Any]:
    """Return the flow's number for each pick that changes it; nothing if none does."""
    own = fronts.value_of(model.at(), flow)
    rivals = model.rivals(flow.movement_id).disputes.values()
    values = {pick: fronts.value_of(model.at((pick,)), flow) for group in rivals for pick in group}
    changed = {pick: value for pick, value in values.items() if value != own}
    return {"picked": changed} if changed else {}
