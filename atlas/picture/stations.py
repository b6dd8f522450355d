"""Stations along the journeys shown, and the towns of those who travelled freely.

Whoever draws them decides how many a scale has room for.

The browser has the same rules (``day/stations.js``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.model import Model
from atlas.picture.runs import Run
from atlas.picture.selection import is_drawn
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement
from atlas.routes import fronts
from atlas.words.claims import amount, claim_when
from atlas.words.whereabouts import INCIDENTS, PERSONS, rank

# A run ends where its leg does, within rounding errors.
_NEAR_KM = 0.5
# Ranks: a place with a count first, then ends of ways, then what a source names.
_COUNTED, _END, _NAMED = 8, 4, 2
_TOWNS = {"town", "village", "station", "river-port"}
_POINTS = {"town", "exact", "approximate"}
# Units with one point, where a count of all in them may be written.
_UNITS = {"assr", "krai", "oblast", "okrug", "district"}


@dataclass(frozen=True)
class Town:
    """A place that a source names to people without a total.

    Attributes:
        place_id: The place.
        rank: As of a station.
        said: What is counted there, in words; empty for a town that is only named.
        claim: The id of that claim, or empty.
        span: The first and last day of that count as day numbers, both inclusive.
    """

    place_id: str
    rank: int
    said: str = ""
    claim: str = ""
    span: tuple[int, int] = (FIRST_DAY, LAST_DAY)


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
        said: What a source counts there on the day, in words, or empty.
        claim: The id of that claim, or empty.
    """

    place_id: str
    lon: float
    lat: float
    documented: bool
    movement_id: str
    rank: int
    said: str = ""
    claim: str = ""


def stations_on(
    model: Model, runs: Iterable[Run], free: Iterable[str] = (), day: int = FIRST_DAY
) -> tuple[Station, ...]:
    """Return the stations on the runs and the towns of ``free``, each once, the important first.

    Args:
        model: The model.
        runs: The runs shown.
        free: The ids of the movements of which corridors are shown.
        day: The day of which counts are written beside towns.
    """
    spans: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        if run.kind != "bed":
            spans.setdefault((run.movement_id, run.route_id), []).append(run)
    best = {
        town.place_id: _station(model, town, movement_id)
        for movement_id in free
        for town in towns_of(model, model.dataset.movements[movement_id])
        if town.span[0] <= day <= town.span[1]
    }
    for (movement_id, route_id), own in spans.items():
        for station in _of_route(model, movement_id, route_id, own):
            known = best.get(station.place_id)
            if known is None or known.rank < station.rank:
                best[station.place_id] = station
    return tuple(sorted(best.values(), key=lambda s: (-s.rank, s.place_id)))


def towns_of(model: Model, movement: Movement) -> tuple[Town, ...]:
    """Return the places that sources name to people of whom no source gives a total.

    They are the documented towns of its ways and those of its counts, but not of court cases and
    incidents, and the units in which it was counted how many there were: where they had come from
    is often not said, and then no way leads there. Of two counts the greater stands last.
    """
    dataset = model.dataset
    if movement.whole_claim_id:
        return ()
    flows = [f for f in dataset.flows_of.get(movement.id, []) if is_drawn(model, f)]
    ways = [dataset.routes[flow.route_id] for flow in flows]
    claims = [c for c in dataset.claims_of.get(movement.id, []) if c.measure not in INCIDENTS]
    # A town off every way is known by its name alone.
    passed = {stop.place_id for way in ways for stop in way}
    leading = {way[n].place_id for way in ways for n in (0, -1)}
    leading |= {event.place_id for event in dataset.events_of.get(movement.id, [])}
    named = {s.place_id for way in ways for s in way if s.point_status == "documented"}
    named |= {claim.place_id for claim in claims}
    points = (dataset.places[key] for key in sorted(named & dataset.places.keys()))
    towns = [
        Town(place.id, _NAMED + _END * (place.id in leading) + (place.id not in passed))
        for place in points
        if place.kind in _TOWNS and place.coordinate_precision in _POINTS and place.lon is not None
    ]
    claims.sort(key=lambda claim: claim.value or 0)
    return (*towns, *(town for claim in claims if (town := _counted(dataset, claim))))


def _counted(dataset: Dataset, claim: Claim) -> Town | None:
    place = dataset.places.get(claim.place_id)
    if place is None or place.kind not in _UNITS or place.lon is None:
        return None
    if claim.rank == "deprecated" or claim.span != "stock" or rank(claim) != PERSONS:
        return None
    if claim.first_day is None or claim.last_day is None:
        return None
    said = f"{amount(claim)}, {claim_when(claim)}"
    return Town(place.id, _COUNTED, said, claim.id, (claim.first_day, claim.last_day))


def _station(model: Model, town: Town, movement_id: str) -> Station:
    place = model.dataset.places[town.place_id]
    assert place.lon is not None and place.lat is not None
    at = (place.id, place.lon, place.lat)
    return Station(*at, True, movement_id, town.rank, town.said, town.claim)


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
            stop.place_id,
            lon,
            lat,
            documented,
            movement_id,
            _END * end + _NAMED * documented + active,
        )
