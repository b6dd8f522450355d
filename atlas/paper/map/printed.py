"""What a plate prints of a picture: one question, one picture.

On a day on which people are on the move a plate shows their journeys, and no others that ended
long before. On a day on which nobody moves it shows how many were where, and no journey at all.
Views that gather journeys (so far, a period, all) are printed as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.picture import Front, Picture, picture
from atlas.routes.fronts import window_of


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
    if shown.address.view != "day":
        return Printed(**parts)
    going = {(f.movement_id, f.direction) for f in shown.fronts if _goes_on(shown, f)}
    walking = (shown.dataset.flows[c.flow_id] for c in shown.corridors)
    roaming = {(flow.movement_id, flow.direction) for flow in walking}
    moving, free = {m for m, _ in going}, {m for m, _ in roaming}
    parts["runs"] = tuple(r for r in shown.runs if r.movement_id in moving)
    parts["fronts"] = tuple(f for f in shown.fronts if f.movement_id in moving)
    parts["stations"] = tuple(s for s in shown.stations if s.movement_id in moving | free)
    whole = frozenset(going | roaming)
    return Printed(**parts, still=not whole, moving=whole)


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
