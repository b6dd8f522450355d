"""Stations along the journeys shown; whoever draws them decides how many a scale has room for.

The browser has the same rules (``day/stations.js``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.model.model import Model
from atlas.picture.runs import Run
from atlas.routes import fronts

# A run ends where its leg does, within rounding errors.
_NEAR_KM = 0.5


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


def stations_on(model: Model, runs: Iterable[Run]) -> tuple[Station, ...]:
    """Return the stations on the runs, each once, the most important first."""
    spans: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        if run.kind != "bed":
            spans.setdefault((run.movement_id, run.route_id), []).append(run)
    best: dict[str, Station] = {}
    for (movement_id, route_id), own in spans.items():
        for station in _of_route(model, movement_id, route_id, own):
            known = best.get(station.place_id)
            if known is None or known.rank < station.rank:
                best[station.place_id] = station
    return tuple(sorted(best.values(), key=lambda s: (-s.rank, s.place_id)))


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
