"""One movement's running totals, compiled from its claims.

:func:`atlas.model.compiler.compile_track` makes a track from claims, :mod:`atlas.model.timeline`
reads the state of a day from it, and the scene carries it to the browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Curve, Knot, Quantity

_NONE = Curve()


@dataclass(frozen=True)
class Region:
    """People of the movement held in one place, as counted; all days are inclusive.

    Attributes:
        place_id: The place.
        value: How many; ``low`` and ``high`` are its range.
        low: The least.
        high: The most.
        claim_id: The claim that counts them.
        basis: "documented", or "derived" if parts were subtracted.
        arrive_from: The day from which the number grows.
        complete: The day of the last arrival.
        counted: The day of the count.
        until: The last day for which the number is known; later only the last count remains.
        held_from: From this day until ``arrive_from`` there are people whom nobody has counted
            yet; None without such days.
        apart: The ids of claims counted separately and subtracted from the count.
    """

    place_id: str
    value: int
    low: int
    high: int
    claim_id: str
    basis: str
    arrive_from: int
    complete: int
    counted: int
    until: int
    held_from: int | None = None
    apart: tuple[str, ...] = ()

    def at(self, day: int) -> Quantity:
        """Return how many were there on a day from ``arrive_from`` to ``until``."""
        if day >= self.complete:
            basis = self.basis if day == self.counted else "derived"
            return Quantity(self.value, self.low, self.high, basis)
        full = Knot(self.complete, self.value, self.low, self.high, "derived")
        return Curve((Knot(self.arrive_from - 1, 0, 0, 0), full)).at(day)


@dataclass(frozen=True)
class Stock:
    """A dated count of all the living in exile, valid from ``first`` to ``last``, inclusive."""

    first: int
    last: int
    value: int
    low: int
    high: int
    claim_id: str


@dataclass(frozen=True)
class Track:
    """The compiled running totals of a movement.

    Attributes:
        movement_id: The movement.
        whole: How many people it was, or None if no source gives a total.
        start: The movement's first day.
        whole_claim: The id of the claim of the whole, or "".
        rivals: The ids of the totals that may be picked.
        removed: Taken from home.
        loaded: Put on trains.
        arrived: Arrived in exile.
        lost_on_way: Dead on the way, and after it those missing among the arrivals.
        died: Dead, on the way and in exile.
        added: People beyond the whole.
        added_dead: Those of ``added`` who died on the way, if the whole counts arrivals.
        not_stated: People whom no source places.
        leeway: Not a total: ``low`` (negative) and ``high`` are how far the number in exile may lie
            below and above its value.
        returned: Back home, or None if no source counts a return.
        elsewhere: Settled in some other place.
        elsewhere_in: Place id -> those of ``elsewhere`` who settled there.
        regions: The counts in places of exile.
        stocks: The counts of all in exile, in order of their days.
        return_start: The first day of the return, if there was one.
        dated: (first day, last day, claim id) of claims to show on those days.
        home_until: The last day on which anybody may be at home.
        died_in: (first day, deaths, place ids) where deaths are counted in those places only.
    """

    movement_id: str
    whole: Quantity | None
    start: int = 0
    whole_claim: str = ""
    rivals: tuple[str, ...] = ()
    removed: Curve = _NONE
    loaded: Curve = _NONE
    arrived: Curve = _NONE
    lost_on_way: Curve = _NONE
    died: Curve = _NONE
    added: Curve = _NONE
    added_dead: Curve = _NONE
    not_stated: Curve = _NONE
    leeway: Curve = _NONE
    returned: Curve | None = None
    elsewhere: Curve = _NONE
    elsewhere_in: dict[str, Curve] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    stocks: tuple[Stock, ...] = ()
    return_start: int | None = None
    dated: tuple[tuple[int, int, str], ...] = ()
    home_until: int = LAST_DAY
    died_in: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def emptied(self) -> int | None:
        """The first day on which nobody is at home, the last of the whole having been taken.

        None if somebody may still be there, or if no source gives a total.
        """
        if self.whole is None:
            return None
        taken = [knot.day for knot in self.removed.knots if knot.value >= self.whole.value]
        over = [self.home_until + 1] if self.home_until < LAST_DAY else []
        return min([*taken[:1], *over], default=None)

    def deaths_known(self, day: int) -> bool:
        """Return whether deaths are counted by ``day``, or nobody had been taken yet."""
        return day < self.start or self.died.at(day).value > 0

    def deaths_only_in(self, day: int) -> tuple[str, ...]:
        """Return the only regions of exile whose deaths are counted; empty if all are."""
        dead = self.died.at(day).value
        found = (p for first, value, p in self.died_in if first <= day and value == dead)
        return next(found, ())

    def stock_at(self, day: int) -> Stock | None:
        """Return the count of all in exile that is valid on ``day``, or None."""
        return next((s for s in self.stocks if s.first <= day <= s.last), None)

    def curves(self) -> dict[str, Curve | None]:
        """Return the running totals by name, as the scene stores them."""
        names = "removed loaded arrived lost_on_way died added added_dead not_stated leeway"
        own = {name: getattr(self, name) for name in f"{names} returned elsewhere".split()}
        return own | {f"elsewhere {place}": part for place, part in self.elsewhere_in.items()}

    def totals_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims behind the movement's totals of ``day``, without regions."""
        found = [self.whole_claim] if self.whole_claim else []
        for line in self.curves().values():
            found += line.claims_at(day) if line else ()
        found += [s.claim_id for s in self.stocks if s.first <= day <= s.last]
        return tuple(dict.fromkeys(found))

    def claims_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims that the state of ``day`` rests on, each once.

        Claims that drive nothing and are only shown on their days are among them.
        """
        found = [*self.totals_at(day)]
        found += [r.claim_id for r in self.regions if r.arrive_from <= day]
        found += [claim for first, last, claim in self.dated if first <= day <= last]
        return tuple(dict.fromkeys(found))
