"""What is known of one movement through time, compiled from its claims.

A track is what :func:`atlas.model.compiler.compile_track` makes of the claims, what
:mod:`atlas.model.timeline` reads a day's state from, and what the scene carries to the
browser.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Curve, Knot, Quantity

_NONE = Curve()


@dataclass(frozen=True)
class Region:
    """People of the movement held in one place, as counted; days inclusive.

    The number grows from ``arrive_from`` to ``complete`` (the last arrival), was
    counted on ``counted`` and is known to ``until``; after that only the last count
    remains. From ``held_from`` (None: no such day) until ``arrive_from`` people are there
    whom nobody has counted yet. ``apart`` are the claims of what was counted by itself and taken
    off the count of ``claim_id``.
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
class Count:
    """A dated count of all the living in exile; days inclusive."""

    first: int
    day: int
    value: int
    claim_id: str


@dataclass(frozen=True)
class Track:
    """What is known of a movement through time; ``whole`` None = no source gives a total.

    ``living`` are all who lived in exile, by the counts of the living: those who had arrived, then
    each dated count. ``died`` are the dead that were counted, ``excess_dead`` the deaths beyond
    the normal that a scholar estimated; one is never made from the other. ``added_dead`` are those
    of the dead who are not among a whole that counts arrivals. After ``home_until`` nobody is at
    home. ``died_in``: from a day, so many dead are counted in these places alone.
    ``elsewhere_in`` is ``elsewhere`` by the place that they settled in. ``counted`` are the dated
    counts of all the living in exile: first day of the count, its last, the number and the claim.
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
    living: Curve = _NONE
    died: Curve = _NONE
    excess_dead: Curve = _NONE
    added_dead: Curve = _NONE
    returned: Curve | None = None
    elsewhere: Curve = _NONE
    elsewhere_in: dict[str, Curve] = field(default_factory=dict)
    regions: tuple[Region, ...] = ()
    counted: tuple[Count, ...] = ()
    return_start: int | None = None
    dated: tuple[tuple[int, int, str], ...] = ()
    home_until: int = LAST_DAY
    died_in: tuple[tuple[int, int, tuple[str, ...]], ...] = ()

    @property
    def emptied(self) -> int | None:
        """The first day on which nobody is at home: the last of the whole have been taken.

        None as long as somebody may be there, and where no source gives a total.
        """
        if self.whole is None:
            return None
        taken = [k.day for k in self.removed.knots if k.least >= self.whole.least]
        over = [self.home_until + 1] if self.home_until < LAST_DAY else []
        return min([*taken[:1], *over], default=None)

    def deaths_only_in(self, day: int) -> tuple[str, ...]:
        """Return the regions of exile where alone the dead are counted; empty: they are of all."""
        dead = self.died.at(day).low
        found = (p for first, value, p in self.died_in if first <= day and value == dead)
        return next(found, ())

    def last_count(self, day: int) -> Count | None:
        """Return the last count of all the living in exile by ``day``, if there is one."""
        return next((c for c in reversed(self.counted) if c.day <= day), None)

    def curves(self) -> dict[str, Curve | None]:
        """Return what runs through time by name, as the scene stores it."""
        names = "removed loaded arrived lost_on_way living died excess_dead added_dead"
        own = {name: getattr(self, name) for name in f"{names} returned elsewhere".split()}
        return own | {f"elsewhere {place}": part for place, part in self.elsewhere_in.items()}

    def totals_at(self, day: int) -> tuple[str, ...]:
        """Return the claims that the movement's numbers of ``day`` rest on, places left out."""
        found = [self.whole_claim] if self.whole_claim else []
        for line in self.curves().values():
            found += line.claims_at(day) if line else ()
        return tuple(dict.fromkeys(found))

    def claims_at(self, day: int) -> tuple[str, ...]:
        """Return the claims that the state of ``day`` rests on, without repeats.

        Those that drive nothing and are only told on their days are among them.
        """
        found = [*self.totals_at(day)]
        found += [r.claim_id for r in self.regions if r.arrive_from <= day]
        found += [claim for first, last, claim in self.dated if first <= day <= last]
        return tuple(dict.fromkeys(found))
