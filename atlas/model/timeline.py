"""Where the people of each movement were on each day.

The model is pure: the same data, day and picks give the same state. Only running totals are
interpolated (removed, loaded, arrived, died, added, returned, settled elsewhere); the numbers at
home, under way or in exile are always differences of them. ``data/README.md`` has the rules under
"The model".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from atlas.base.dates import iso_of, parse_day
from atlas.model.curves import ZERO, Quantity
from atlas.model.model import View
from atlas.model.track import Track


@dataclass(frozen=True)
class MovementState:
    """Where the people of one movement were at the end of a day; None = no source says.

    Attributes:
        movement_id: The movement.
        unit: "persons", or None for a movement without a whole.
        whole: How many people the movement was.
        added: People beyond the whole: births, later arrivals, counts that differ.
        added_dead: Those of ``added`` who died on the way, if the whole counts arrivals.
        home: At home, not yet taken.
        taken: Taken from home, not yet on the way.
        under_way: On the way.
        exile: Place id, or "unplaced" -> how many are there; None if people were held there and
            their number on this day is unknown.
        in_exile: All in exile, or None if nobody counted those who stayed behind.
        dead: All counted as dead.
        dead_in: The only regions of exile in which deaths are counted, if so: ``dead`` is then a
            minimum. Empty if deaths are counted everywhere.
        returned: Back home.
        elsewhere: Settled for good in some other place.
        not_stated: People whom no source places.
        claims: The ids of the claims that the state rests on.
        last_counts: Place id -> its last count (value, last day, claim id), if no longer valid.
    """

    movement_id: str
    unit: str | None
    whole: Quantity | None = None
    added: Quantity | None = None
    added_dead: Quantity | None = None
    home: Quantity | None = None
    taken: Quantity | None = None
    under_way: Quantity | None = None
    exile: dict[str, Quantity | None] = field(default_factory=dict)
    in_exile: Quantity | None = None
    dead: Quantity | None = None
    dead_in: tuple[str, ...] = ()
    returned: Quantity | None = None
    elsewhere: Quantity | None = None
    not_stated: Quantity | None = None
    claims: tuple[str, ...] = ()
    last_counts: dict[str, tuple[int, int, str]] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the movement's part of the ``state`` command's output."""
        names = ("whole", "added", "added_dead", "home", "taken", "under_way")
        later = ("in_exile", "dead", "returned", "elsewhere", "not_stated")
        return {
            "unit": self.unit,
            **{name: _json(getattr(self, name)) for name in names},
            "exile": {place: _json(quantity) for place, quantity in self.exile.items()},
            **{name: _json(getattr(self, name)) for name in later},
            "dead_in": list(self.dead_in),
            "claims": list(self.claims),
            "last_counts": {
                place: {"value": value, "date": iso_of(day), "claim": claim}
                for place, (value, day, claim) in self.last_counts.items()
            },
        }


def _json(quantity: Quantity | None) -> dict[str, int | str] | None:
    return quantity.as_json() if quantity else None


@dataclass(frozen=True)
class State:
    """The state of every movement on one day, by movement id."""

    day: int
    movements: dict[str, MovementState]

    def as_json(self) -> dict[str, Any]:
        """Return what ``python -m atlas state --json`` prints."""
        return {
            "date": iso_of(self.day),
            "movements": {key: m.as_json() for key, m in self.movements.items()},
        }


def state(view: View, day: int | str) -> State:
    """Return where every movement's people were at the end of ``day``.

    Wherever a movement has a whole, its parts, the dead included, sum to ``whole`` plus ``added``.

    Args:
        view: The model under a reader's picks.
        day: A day number, or an ISO date within 1928-1961.

    Raises:
        ValueError: If ``day`` is a text that is not such a date.
    """
    number = parse_day(day) if isinstance(day, str) else day
    return State(number, {m: movement_state(view.track(m), number) for m in view.dataset.movements})


def movement_state(track: Track, day: int) -> MovementState:
    """Return where the people of one compiled movement were at the end of ``day``."""
    claims = track.claims_at(day)
    if track.whole is None:
        return MovementState(track.movement_id, None, claims=claims)
    whole = track.whole
    removed, loaded = track.removed.at(day), track.loaded.at(day)
    off_trains = _sum(track.arrived.at(day), track.lost_on_way.at(day))
    home, uncounted = _minus(whole, removed), ZERO
    if day > track.home_until:
        # The operation is over: no source says where the people added by a later count were.
        home, uncounted = ZERO, home
    taken = _minus(removed, loaded)
    under_way = _minus(loaded, _capped(off_trains, loaded.value))
    dead = track.died.at(day) if track.deaths_known(day) else None
    added = track.added.at(day)
    returned = track.returned.at(day) if track.returned else None
    elsewhere = track.elsewhere.at(day)
    if returned is None and (track.return_start is None or day < track.return_start):
        returned = ZERO
    present = [q for q in (home, uncounted, taken, under_way, dead, elsewhere, returned) if q]
    rest = whole.value + added.value - sum(q.value for q in present)
    # The remainder is arithmetic, whatever its parts rest on.
    basis = "interpolated" if _basis([*present, added]) == "interpolated" else "derived"
    not_stated = _not_stated(track, day, rest, returned is None, basis)
    held, last_counts = _held(track, day)
    exile, in_exile = _exile(track, day, rest - not_stated.value, held, basis)
    return MovementState(
        movement_id=track.movement_id,
        unit="persons",
        whole=whole,
        added=added,
        added_dead=track.added_dead.at(day),
        home=home,
        taken=taken,
        under_way=under_way,
        exile=exile,
        in_exile=in_exile,
        dead=dead,
        dead_in=track.deaths_only_in(day) if dead else (),
        returned=returned,
        elsewhere=elsewhere,
        not_stated=_sum(not_stated, uncounted),
        claims=claims,
        last_counts=last_counts,
    )


def _held(
    track: Track, day: int
) -> tuple[dict[str, Quantity | None], dict[str, tuple[int, int, str]]]:
    """Return who is held in which place, and the last counts of places no longer known."""
    held: dict[str, Quantity | None] = {}
    last_counts: dict[str, tuple[int, int, str]] = {}
    for region in track.regions:
        if region.arrive_from <= day <= region.until:
            held[region.place_id] = region.at(day)
        elif region.held_from is not None and region.held_from <= day < region.arrive_from:
            held[region.place_id] = None
        elif day > region.until:
            last_counts[region.place_id] = (region.value, region.counted, region.claim_id)
            if track.return_start is None or day < track.return_start:
                held[region.place_id] = None
    return held, last_counts


def _not_stated(track: Track, day: int, rest: int, returns_unknown: bool, basis: str) -> Quantity:
    """Return how many of the ``rest`` (all not at home, moving, dead or back) no count places."""
    known, leeway = track.not_stated.at(day), track.leeway.at(day)
    stock = track.stock_at(day)
    if stock is not None:
        value = max(0, rest - stock.value)
    else:
        value = rest if returns_unknown else min(rest, known.value)
    if not value:
        return ZERO
    # The range lies around the value as it lay around the last count.
    low, high = value - (known.value - known.low), value + (known.high - known.value)
    if returns_unknown:
        low, high = low + leeway.low, high + leeway.high
    elif stock is None:
        high = max(value, min(high, rest + leeway.high))
    return Quantity(value, max(0, low), high, basis)


def _exile(
    track: Track, day: int, total: int, held: dict[str, Quantity | None], basis: str
) -> tuple[dict[str, Quantity | None], Quantity | None]:
    """Return the people held by place, with those at no known place, and all in exile."""
    stock, leeway = track.stock_at(day), track.leeway.at(day)
    held = _within(held, total)
    placed = [q for q in held.values() if q]
    unplaced = total - sum(q.value for q in placed)
    low, high = max(0, total + leeway.low), total + leeway.high
    if unplaced:
        least, most = low - sum(q.high for q in placed), high - sum(q.low for q in placed)
        known = "documented" if stock is not None and not placed else basis
        held = held | {"unplaced": Quantity(unplaced, max(0, least), most, known)}
    elif stock is None and track.return_start is not None and day >= track.return_start:
        # Those counted as dead or back make up the total; nobody counted who stayed behind.
        return held | {"unplaced": None}, None
    parts = [q for q in held.values() if q]
    return held, Quantity(total, low, high, _basis(parts))


def _within(held: dict[str, Quantity | None], total: int) -> dict[str, Quantity | None]:
    """Return ``held`` reduced at the fullest places to ``total``: rounding may exceed it."""
    held, excess = dict(held), sum(q.value for q in held.values() if q) - total
    while excess > 0:
        place, full = max(((p, q) for p, q in held.items() if q), key=lambda item: item[1].value)
        less = min(excess, full.value)
        if less <= 0:
            break
        low = min(full.low, full.value - less)
        held[place] = Quantity(full.value - less, low, full.high, full.basis)
        excess -= less
    return held


def _sum(a: Quantity, b: Quantity) -> Quantity:
    return Quantity(a.value + b.value, a.low + b.low, a.high + b.high, _basis([a, b]))


def _capped(q: Quantity, ceiling: int) -> Quantity:
    return Quantity(min(q.value, ceiling), min(q.low, ceiling), min(q.high, ceiling), q.basis)


def _minus(a: Quantity, b: Quantity) -> Quantity:
    """Return a - b with the widest range that both allow, never below zero.

    If the two values are equal, nobody is between the stages, whatever the range of the totals.
    """
    if a.value == b.value:
        return Quantity(0, 0, 0, _basis([a, b]))
    return Quantity(
        a.value - b.value, max(0, a.low - b.high), max(0, a.high - b.low), _basis([a, b])
    )


def _basis(quantities: list[Quantity]) -> str:
    """Return the basis of a result: that of its only figure, "derived" from several.

    It is "interpolated" if any of them is.
    """
    making = [q for q in quantities if q.value]
    if any(q.basis == "interpolated" for q in making):
        return "interpolated"
    if len(making) <= 1:
        return making[0].basis if making else "documented"
    return "derived"
