"""What a plate prints of a picture: one question, one picture.

On a day on which people are on the move a plate shows their journeys, and no others that ended
long before. On a day on which nobody moves it shows how many were where, and no journey at all.
Views that gather journeys (so far, a period, all) are printed with all of them.

A town of people who travelled freely is printed beside a way that is drawn, or where something was
counted at the time: it means nothing before anybody set out to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.picture import Front, Picture, picture
from atlas.picture.runs import Run
from atlas.read.records import Claim
from atlas.routes.fronts import window_of
from atlas.words.whereabouts import INCIDENTS


@dataclass(frozen=True)
class Printed(Picture):
    """A picture as printed.

    Attributes:
        still: Whether it is of a day on which nobody moves.
        moving: Who moves on the day, as (movement id, direction); None for a view that gathers
            journeys.
        railways: Whether its map has railways; it may have some as long as it is not drawn.
    """

    still: bool = False
    moving: frozenset[tuple[str, str]] | None = None
    railways: bool = True


def printed(model: Model, address: Address) -> Printed:
    """Return what a plate prints for an address."""
    return composed(picture(model, address))


def composed(shown: Picture) -> Printed:
    """Return what a plate prints of a picture."""
    parts = {part.name: getattr(shown, part.name) for part in fields(Picture)}
    parts["runs"] = tuple(_as_drawn(run) for run in shown.runs)
    named = _named(shown)
    parts["stations"] = tuple(s for s in shown.stations if s.claim or s.place_id in named)
    if shown.address.view != "day":
        return Printed(**parts)
    going = {(f.movement_id, f.direction) for f in shown.fronts if _goes_on(shown, f)}
    walking = (shown.dataset.flows[c.flow_id] for c in shown.corridors)
    roaming = {(flow.movement_id, flow.direction) for flow in walking}
    moving, free = {m for m, _ in going}, {m for m, _ in roaming}
    parts["runs"] = tuple(r for r in parts["runs"] if r.movement_id in moving)
    parts["fronts"] = tuple(f for f in shown.fronts if f.movement_id in moving)
    parts["stations"] = tuple(s for s in parts["stations"] if s.movement_id in moving | free)
    whole = frozenset(going | roaming)
    return Printed(**parts, still=not whole, moving=whole)


def _as_drawn(run: Run) -> Run:
    """Return a run with the pattern that its line has: none says how a way ahead is known.

    A band of people whom nobody counted has no width, and so only the pattern of a schematic way.
    """
    if run.kind == "ahead":
        return replace(run, status="")
    return replace(run, status="schematic") if run.kind == "band" and not run.number else run


def _named(shown: Picture) -> set[str]:
    """Return the places on the ways shown, and those where something was counted at the time."""
    flows = (shown.dataset.flows[corridor.flow_id] for corridor in shown.corridors)
    routes = {run.route_id for run in shown.runs} | {flow.route_id for flow in flows}
    stops = {stop.place_id for route in routes for stop in shown.dataset.routes.get(route, ())}
    return stops | {claim.place_id for claim in _in_force(shown)}


def _in_force(shown: Picture) -> Iterator[Claim]:
    """Yield the claims of the movements shown whose days an address shows, some of them at least.

    One without a date is on none of them.
    """
    first, last = _days(shown)
    claims: Iterable[Claim] = (
        claim
        for movement in shown.movements
        for claim in shown.dataset.claims_of.get(movement.id, ())
    )
    for claim in claims:
        if claim.measure in INCIDENTS or claim.first_day is None or claim.last_day is None:
            continue
        if claim.first_day <= last and claim.last_day >= first:
            yield claim


def _days(shown: Picture) -> tuple[int, int]:
    """Return the first and the last day of a picture, both inclusive."""
    if shown.address.view == "all":
        return FIRST_DAY, LAST_DAY
    first = {"sofar": FIRST_DAY, "period": shown.address.day}.get(shown.address.view, shown.day)
    return first, shown.day


def _goes_on(shown: Picture, front: Front) -> bool:
    """Return whether somebody is under way on the day: on the last all of them have arrived."""
    window = window_of(shown.dataset, shown.dataset.flows[front.id])
    return window.arrive[1] > shown.day or window.depart[0] == shown.day


def is_still(shown: Picture) -> bool:
    """Return whether a picture is printed as one of a day on which nobody moves."""
    return isinstance(shown, Printed) and shown.still


def has_railways(shown: Picture) -> bool:
    """Return whether a picture is printed with railways, or may be."""
    return not isinstance(shown, Printed) or shown.railways
