"""Stations along the journeys shown, and the towns of those who travelled freely.

Whoever draws them decides how many a scale has room for.

The browser has the same rules (``day/stations.js``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.model.model import Model
from atlas.picture.runs import Run
from atlas.picture.selection import is_drawn
from atlas.read.records import Movement
from atlas.routes import fronts
from atlas.words.whereabouts import INCIDENTS

# A run ends where its leg does, within rounding errors.
_NEAR_KM = 0.5
# The rank of a town that a source names, on no way that is drawn.
_TOWN = 2
_KINDS = {"town", "village", "station", "river-port"}
_POINTS = {"town", "exact", "approximate"}


@dataclass(frozen=True)
class Station:
    """A station of a journey.

    Attributes:
        place_id: The place.
        lon: Longitude in degrees (WGS 84).
        lat: Latitude in degrees.
        documented: Whether a source names it.
        movement_id: The movement.
        rank: How important it is; the ends of a way rank highest, then documented stations, then
            those of a journey under way.
    """

    place_id: str
    lon: float
    lat: float
    documented: bool
    movement_id: str
    rank: int


def stations_on(model: Model, runs: Iterable[Run], free: Iterable[str] = ()) -> tuple[Station, ...]:
    """Return the stations on the runs and the towns of ``free``, each once, the important first.

    Args:
        model: The model.
        runs: The runs shown.
        free: The ids of the movements of which corridors are shown.
    """
    spans: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        if run.kind != "bed":
            spans.setdefault((run.movement_id, run.route_id), []).append(run)
    best = {
        town: _town(model, town, movement_id)
        for movement_id in free
        for town in towns_of(model, model.dataset.movements[movement_id])
    }
    for (movement_id, route_id), own in spans.items():
        for station in _of_route(model, movement_id, route_id, own):
            known = best.get(station.place_id)
            if known is None or known.rank < station.rank:
                best[station.place_id] = station
    return tuple(sorted(best.values(), key=lambda s: (-s.rank, s.place_id)))


def towns_of(model: Model, movement: Movement) -> tuple[str, ...]:
    """Return the towns that sources name to people of whom no source gives a total.

    They are the documented points of its ways and the places of its counts, but not those of
    court cases and incidents.
    """
    dataset = model.dataset
    if movement.whole_claim_id:
        return ()
    flows = [f for f in dataset.flows_of.get(movement.id, []) if is_drawn(model, f)]
    ways = [stop for flow in flows for stop in dataset.routes[flow.route_id]]
    named = {stop.place_id for stop in ways if stop.point_status == "documented"}
    named |= {
        claim.place_id
        for claim in dataset.claims_of.get(movement.id, [])
        if claim.measure not in INCIDENTS
    }
    places = (dataset.places[key] for key in sorted(named & dataset.places.keys()))
    return tuple(
        place.id
        for place in places
        if place.kind in _KINDS and place.coordinate_precision in _POINTS
        if place.lon is not None and place.lat is not None
    )


def _town(model: Model, place_id: str, movement_id: str) -> Station:
    place = model.dataset.places[place_id]
    assert place.lon is not None and place.lat is not None
    return Station(place_id, place.lon, place.lat, True, movement_id, _TOWN)


def _of_route(model: Model, movement_id: str, route_id: str, runs: list[Run]) -> Iterable[Station]:
    path = fronts.way_of(model, movement_id, route_id)
    if path is None:
        return
    active = any(run.kind in {"band", "ahead"} for run in runs)
    for number, (stop, km, (lon, lat)) in enumerate(path.stations):
        if not any(r.start_km - _NEAR_KM <= km <= r.end_km + _NEAR_KM for r in runs):
            continue
        end = number in (0, len(path.stops) - 1)
        documented = stop.point_status == "documented"
        yield Station(
            stop.place_id, lon, lat, documented, movement_id, 4 * end + 2 * documented + active
        )
