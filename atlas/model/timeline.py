"""Where the people of each movement were on each day.

The model is pure: the same data, day and picks give the same state. Lines run between the counts
of those removed, loaded, arrived, living in exile, returned and settled elsewhere, never to a count
of deaths; how many were at home, waiting or under way is a difference. ``data/README.md`` has the
rules under "The model".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from atlas.base.dates import iso_of, parse_day
from atlas.model.balance import balance
from atlas.model.curves import BASES, ZERO, Curve, Quantity, basis_of, difference, total_of
from atlas.model.model import View
from atlas.model.track import Count, Track


@dataclass(frozen=True)
class MovementState:
    """Where the people of one movement were at the end of a day; None = no source says.

    A quantity without a value has bounds alone.

    Attributes:
        movement_id: The movement.
        unit: "persons", or None for a movement without a whole.
        whole: How many people the movement was.
        disputed: How many more than the whole the counts have, within the totals of other sources.
        added: People beyond every total: births, later arrivals, counts that differ.
        added_dead: Those of ``added`` who died on the way, if the whole counts arrivals.
        home: At home, not yet taken.
        taken: Taken from home, not yet on the way.
        under_way: On the way.
        exile: Place id, or "unplaced" -> how many are there; None if people were held there and
            their number on this day is unknown.
        in_exile: All in exile, by counts of the living; None if no count bears on the day.
        dead: All counted as dead, or None if no source counts them.
        dead_in: The only regions of exile in which deaths are counted, if so: ``dead`` is then a
            minimum. Empty if deaths are counted everywhere.
        excess_dead: Deaths beyond the normal, as estimated; no part of the whole.
        returned: Back home.
        elsewhere: Settled for good in some other place.
        not_stated: People whom no source places.
        claims: The ids of the claims that the state rests on.
        last_counts: Place id -> its last count (value, last day, claim id), if no longer valid.
        last_living: The last count of all in exile, or a later census of the people wherever they
            lived, where ``in_exile`` is None.
    """

    movement_id: str
    unit: str | None
    whole: Quantity | None = None
    disputed: Quantity | None = None
    added: Quantity | None = None
    added_dead: Quantity | None = None
    home: Quantity | None = None
    taken: Quantity | None = None
    under_way: Quantity | None = None
    exile: dict[str, Quantity | None] = field(default_factory=dict)
    in_exile: Quantity | None = None
    dead: Quantity | None = None
    dead_in: tuple[str, ...] = ()
    excess_dead: Quantity | None = None
    returned: Quantity | None = None
    elsewhere: Quantity | None = None
    not_stated: Quantity | None = None
    claims: tuple[str, ...] = ()
    last_counts: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    last_living: Count | None = None

    def _last_counts(self) -> Iterator[tuple[str, tuple[int, int, str]]]:
        yield from self.last_counts.items()
        if last := self.last_living:
            yield "all", (last.value, last.day, last.claim_id)

    def as_json(self) -> dict[str, Any]:
        """Return the movement's part of the ``state`` command's output."""
        names = ("whole", "disputed", "added", "added_dead", "home", "taken", "under_way")
        later = ("in_exile", "dead", "excess_dead", "returned", "elsewhere", "not_stated")
        return {
            "unit": self.unit,
            **{name: _json(getattr(self, name)) for name in names},
            "exile": {place: _json(quantity) for place, quantity in self.exile.items()},
            **{name: _json(getattr(self, name)) for name in later},
            "dead_in": list(self.dead_in),
            "claims": list(self.claims),
            "last_counts": {
                place: {"value": value, "date": iso_of(day), "claim": claim}
                for place, (value, day, claim) in self._last_counts()
            },
        }


def _json(quantity: Quantity | None) -> dict[str, int | str | None] | None:
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

    Wherever every part of a movement has a value, they sum to ``whole`` plus ``disputed`` plus
    ``added``; elsewhere the lows of all parts come to no more, and their highs to no less.

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
    return _state(track, day, track.claims_at(day))


def amounts(track: Track, day: int) -> MovementState:
    """Return the same without its claims: for checks, which ask for the numbers of many days."""
    return _state(track, day, ())


def _state(track: Track, day: int, claims: tuple[str, ...]) -> MovementState:
    if track.whole is None:
        return MovementState(track.movement_id, None, claims=claims)
    whole = track.whole
    removed, loaded = track.removed.at(day), track.loaded.at(day)
    dead = _dead(track, day, removed)
    home, uncounted = difference(whole, removed), ZERO
    if day < track.start:
        # Nobody counted then who would later be taken.
        home = _worked_out(home)
    if day > track.home_until:
        # The operation is over: no source says where the people added by a later count were.
        home, uncounted = ZERO, home
    taken = difference(removed, loaded)
    held, last_counts = _held(track, day)
    placed = sum(q.low for q in held.values() if q)
    arrived = _at_least(track.arrived.at(day), placed)
    under_way = _under_way(track, day, loaded, arrived, dead)
    living, returned = _at_least(track.living.at(day), placed), _returned(track, day)
    elsewhere = track.elsewhere.at(day)
    in_exile = None if _is_open(living) else living
    others, added_dead = (home, uncounted, taken, under_way, dead), track.added_dead.at(day)
    lines = (track.living, living), (track.elsewhere, elsewhere), (track.returned, returned)
    counted = (_counted(curve, shown, day) for curve, shown in lines)
    books = balance(whole, (*others, living, elsewhere, returned), (*others, *counted), added_dead)
    is_counted = any(c.day == day for c in track.counted)
    return MovementState(
        movement_id=track.movement_id,
        unit="persons",
        whole=whole,
        disputed=books.disputed,
        added=books.added,
        added_dead=added_dead,
        home=home,
        taken=taken,
        under_way=under_way,
        exile=_exile(held, in_exile, is_counted),
        in_exile=in_exile,
        dead=dead,
        dead_in=track.deaths_only_in(day) if dead else (),
        excess_dead=track.excess_dead.at(day) if track.excess_dead.knots else None,
        returned=returned,
        elsewhere=elsewhere,
        not_stated=total_of([books.missing, uncounted]),
        claims=claims,
        last_counts=last_counts,
        last_living=track.last_count(day) if in_exile is None else None,
    )


def _dead(track: Track, day: int, removed: Quantity) -> Quantity | None:
    """The dead by a day; None where no source counts them, which is not the same as nobody.

    Where they are bounds, no more can have died than had been taken by then.
    """
    if day < track.start:
        return ZERO
    if not track.died.knots:
        return None
    dead, beyond = track.died.at(day), track.added_dead.at(day)
    if dead.value is not None or None in (dead.high, removed.high, beyond.high):
        return dead
    most = (removed.high or 0) + (beyond.high or 0)
    return Quantity(None, dead.low, max(dead.low, min(dead.high or 0, most)), dead.basis)


def _worked_out(quantity: Quantity) -> Quantity:
    """A number that no source gives of its day, but that follows from what others give."""
    basis = max(quantity.basis, "derived", key=BASES.index)
    return Quantity(quantity.value, quantity.low, quantity.high, basis)


def _under_way(
    track: Track, day: int, loaded: Quantity, arrived: Quantity, dead: Quantity | None
) -> Quantity:
    """Who had boarded and not arrived; until the dead are counted some of them are among these."""
    off_trains = total_of([arrived, track.lost_on_way.at(day)])
    travelling = difference(loaded, _capped(off_trains, loaded.least))
    curves = (track.loaded, track.arrived)
    if travelling.least and not any(k.day == day and k.claims for c in curves for k in c.knots):
        travelling = _worked_out(travelling)
    if dead is None or dead.value is not None or not travelling.least:
        return travelling
    unseen = travelling.low if dead.high is None else dead.high - dead.low
    low = max(0, travelling.low - unseen)
    return Quantity(travelling.value, low, travelling.high, travelling.basis)


def _returned(track: Track, day: int) -> Quantity | None:
    if track.returned is not None:
        return track.returned.at(day)
    return ZERO if track.return_start is None or day < track.return_start else None


def _counted(curve: Curve | None, shown: Quantity | None, day: int) -> Quantity | None:
    """What counts alone say of a part: a line between two of them bears no conclusion."""
    on_line = curve and shown and shown.basis == "interpolated"
    return curve.counted_at(day) if curve and on_line else shown


def _at_least(people: Quantity, placed: int) -> Quantity:
    """All in exile, or arrived: where nobody counts them, no fewer than their places hold.

    A count of all has a range of its own: a rival of it says nothing of the places.
    """
    if people.value is not None:
        return people
    low = max(people.low, placed)
    high = None if people.high is None else max(people.high, low)
    return Quantity(None, low, high, people.basis)


def _is_open(quantity: Quantity) -> bool:
    return quantity.value is None and not quantity.low and quantity.high is None


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
            held.setdefault(region.place_id)
        elif day > region.until:
            last_counts[region.place_id] = (region.value, region.counted, region.claim_id)
            if track.return_start is None or day < track.return_start:
                held[region.place_id] = None
    return held, {place: last for place, last in last_counts.items() if not held.get(place)}


def _exile(
    held: dict[str, Quantity | None], in_exile: Quantity | None, is_counted: bool
) -> dict[str, Quantity | None]:
    """Add those at no known place to the held."""
    if in_exile is None:
        return held | {"unplaced": None}
    if in_exile.value is None:
        low = sum(q.low for q in held.values() if q)
        most = None if in_exile.high is None else max(0, in_exile.high - low)
        return held | {"unplaced": Quantity(None, 0, most, in_exile.basis)}
    held = _within(held, in_exile.value)
    placed = total_of(q for q in held.values() if q)
    unplaced = in_exile.value - placed.least
    if not unplaced:
        return held
    basis = in_exile.basis if is_counted and not placed.least else basis_of([in_exile, placed])
    least = 0 if placed.high is None else max(0, in_exile.low - placed.high)
    most = None if in_exile.high is None else max(unplaced, in_exile.high - placed.low)
    return held | {"unplaced": Quantity(unplaced, min(least, unplaced), most, basis)}


def _within(held: dict[str, Quantity | None], total: int) -> dict[str, Quantity | None]:
    """Take from the fullest places what all hold too many: between counts each is rounded."""
    held, excess = dict(held), sum(q.least for q in held.values() if q) - total
    while excess > 0:
        place, full = max(((p, q) for p, q in held.items() if q), key=lambda item: item[1].least)
        less = min(excess, full.least)
        if less <= 0:
            break
        left = full.least - less
        held[place] = Quantity(left, min(full.low, left), full.high, full.basis)
        excess -= less
    return held


def _capped(q: Quantity, ceiling: int) -> Quantity:
    value = None if q.value is None else min(q.value, ceiling)
    high = ceiling if q.high is None else min(q.high, ceiling)
    return Quantity(value, min(q.low, ceiling), high, q.basis)
