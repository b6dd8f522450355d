"""Whether records fit what they refer to: the same movement, its peoples, no circles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from shapely import Point

from atlas.base.faults import Fault
from atlas.check.positions import misplaced, misplaced_shapes
from atlas.read.dataset import Dataset
from atlas.read.records import Flow, Place

_SETTLEMENTS = {"town", "village", "station", "river-port"}
# In degrees. A stream to a republic is drawn as far as the last point its branches share.
_FROM_UNIT = 2.0
_FROM_SETTLEMENT = 0.5


def _peoples(dataset: Dataset) -> Iterator[Fault]:
    """A claim, stream or event of a movement must be about peoples of that movement."""
    for table in ("claims", "flows", "events"):
        for record in getattr(dataset, table).values():
            movement = dataset.movements.get(record.movement_id)
            others = set(record.people_ids) - set(movement.people_ids) if movement else ()
            if others and movement:
                named = ", ".join(p for p in record.people_ids if p in others)
                message = f"{named!r} is not among the peoples of {movement.id} in movements.csv"
                yield Fault(*dataset.where(table, record.id), "people_ids", message)


def _concerned(dataset: Dataset) -> Iterator[Fault]:
    """An event without a movement must say whom it concerns."""
    for event in dataset.events.values():
        if not dataset.concerned(event):
            message = "is empty, as is movement_id: name the peoples that the event concerns"
            yield Fault(*dataset.where("events", event.id), "people_ids", message)


def _flow_claims(dataset: Dataset) -> Iterator[Fault]:
    """The number of a stream must come from its own movement."""
    for flow in dataset.flows.values():
        claim = dataset.claims.get(flow.claim_id)
        if claim and claim.movement_id != flow.movement_id:
            of = claim.movement_id or "no single movement"
            message = f"{claim.id!r} belongs to {of}, but the stream to {flow.movement_id}"
            yield Fault(*dataset.where("flows", flow.id), "claim_id", message)


def _parts(dataset: Dataset) -> Iterator[Fault]:
    """A part has the unit and movement of its total; a total may span several movements."""
    for claim in dataset.claims.values():
        total = dataset.claims.get(claim.part_of)
        if total is None or total.id == claim.id:
            continue
        where = dataset.where("claims", claim.id)
        if total.movement_id not in ("", claim.movement_id):
            message = f"{total.id!r} is a total of {total.movement_id}, not of {claim.movement_id}"
            yield Fault(*where, "part_of", message)
        elif total.unit != claim.unit:
            message = f"{total.id!r} counts {total.unit}, but this claim counts {claim.unit}"
            yield Fault(*where, "part_of", message)


def _circles(dataset: Dataset) -> Iterator[Fault]:
    """Nothing is part of itself or of its own part: one fault for each circle."""
    for table in ("claims", "places"):
        held = getattr(dataset, table)
        wholes = {record.id: record.part_of for record in held.values() if record.part_of in held}
        for circle in _found(wholes):
            way = " in ".join(f"{identity!r}" for identity in (*circle, circle[0]))
            message = f"is part of itself: {way}"
            yield Fault(*dataset.where(table, circle[0]), "part_of", message)


def _found(wholes: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    done: set[str] = set()
    for start in wholes:
        way: list[str] = []
        at = start
        while at in wholes and at not in done:
            done.add(at)
            way.append(at)
            at = wholes[at]
        if at in way:
            yield tuple(way[way.index(at) :])


def _ends(dataset: Dataset) -> Iterator[Fault]:
    """A stream must begin and end where its route does, by the coordinates of both."""
    wrong = misplaced(dataset)
    unsound = misplaced_shapes(dataset)
    for flow in dataset.flows.values():
        stops = [stop.place_id for stop in dataset.routes.get(flow.route_id, [])]
        if len(stops) < 2 or wrong & {stops[0], stops[-1]}:
            continue
        if flow.direction == "homeward":
            # The way home is the way out, travelled from its end.
            stops = stops[::-1]
        for column, stop, verb in (
            ("origin_id", stops[0], "begins"),
            ("destination_id", stops[-1], "ends"),
        ):
            if not _fits(dataset, flow, column, dataset.places[stop], wrong, unsound):
                wanted = getattr(flow, column)
                way = f"where the journey along route {flow.route_id!r} {verb}"
                message = f"{wanted!r} lies far from {stop!r}, {way}"
                yield Fault(*dataset.where("flows", flow.id), column, message)


def _fits(
    dataset: Dataset, flow: Flow, column: str, stop: Place, wrong: set[str], unsound: set[str]
) -> bool:
    """Return whether a stop can be the end of a stream; true if nobody can tell."""
    place = dataset.places[getattr(flow, column)]
    if place.id == stop.id or stop.lon is None or stop.lat is None or place.is_several:
        return True
    point = Point(stop.lon, stop.lat)
    shapes = [u.shape for u in dataset.units.values() if u.place_id == place.id]
    if any(u.id in unsound for u in dataset.units.values() if u.place_id == place.id):
        return True
    if shapes:
        return any(shape.distance(point) <= _FROM_UNIT for shape in shapes)
    if place.kind not in _SETTLEMENTS or place.id in wrong:
        return True
    if place.lon is None or place.lat is None:
        return True
    return bool(point.distance(Point(place.lon, place.lat)) <= _FROM_SETTLEMENT)


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (
    _peoples,
    _concerned,
    _flow_claims,
    _parts,
    _circles,
    _ends,
)
