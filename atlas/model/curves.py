"""Running totals through time: counted on some days and interpolated between them.

A curve is a list of knots on the day axis. Between two knots the value is interpolated linearly and
rounded down to a whole person; before the first knot it is zero, after the last it stays the same.
The browser has the same formula (``day/evaluate.js``); a test compares the two.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Knot:
    """A running total reached on a day, with the range the sources allow, in persons.

    ``basis`` is "documented" if a source gives it, "derived" if we worked it out, "interpolated"
    if it lies between counts; ``claims`` are the ids of the claims that it rests on.
    """

    day: int
    value: int
    low: int
    high: int
    basis: str = "documented"
    claims: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quantity:
    """A number of persons on a day: the value, its range (both ends inclusive) and its basis."""

    value: int
    low: int
    high: int
    basis: str

    def as_json(self) -> dict[str, int | str]:
        """Return the quantity as the state's JSON writes it."""
        return {"value": self.value, "low": self.low, "high": self.high, "basis": self.basis}


ZERO = Quantity(0, 0, 0, "documented")


@dataclass(frozen=True)
class Curve:
    """A running total; ``knots`` are in order of day, at most one per day."""

    knots: tuple[Knot, ...] = ()

    def at(self, day: int) -> Quantity:
        """Return the running total at the end of ``day``."""
        after = bisect_right(self.knots, day, key=lambda k: k.day)
        if after == 0:
            return ZERO
        left = self.knots[after - 1]
        if left.day == day or after == len(self.knots):
            return Quantity(left.value, left.low, left.high, left.basis)
        right = self.knots[after]
        flat = (left.value, left.low, left.high) == (right.value, right.low, right.high)
        return Quantity(
            _between(left.day, left.value, right.day, right.value, day),
            _between(left.day, left.low, right.day, right.low, day),
            _between(left.day, left.high, right.day, right.high, day),
            left.basis if flat else "interpolated",
        )

    def over(self, days: Iterable[int]) -> dict[int, Quantity]:
        """Return the running total at the end of each given day: day -> quantity."""
        return {day: self.at(day) for day in days}

    def claims_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims of the knot on ``day``, or of the knots on both sides."""
        after = bisect_right(self.knots, day, key=lambda k: k.day)
        near = self.knots[max(0, after - 1) : after]
        if not near or near[-1].day != day:
            near = (*near, *self.knots[after : after + 1])
        return tuple(claim for knot in near for claim in knot.claims)

    @property
    def days(self) -> list[int]:
        """The days of the knots."""
        return [k.day for k in self.knots]

    @property
    def last(self) -> Knot | None:
        """The last knot, or None for an empty curve."""
        return self.knots[-1] if self.knots else None


def _between(day0: int, value0: int, day1: int, value1: int, day: int) -> int:
    return value0 + (value1 - value0) * (day - day0) // (day1 - day0)


def zero(day: int) -> Knot:
    """Return a knot with nobody counted yet."""
    return Knot(day, 0, 0, 0)


def curve(knots: Iterable[Knot]) -> Curve:
    """Return a curve through the knots that never falls; of several on a day the last is used."""
    by_day: dict[int, Knot] = {}
    for knot in sorted(knots, key=lambda k: k.day):
        by_day[knot.day] = knot
    rising: list[Knot] = []
    for knot in by_day.values():
        floor = rising[-1] if rising else None
        if floor and knot.value < floor.value:
            low, high = max(knot.low, floor.low), max(knot.high, floor.high)
            knot = replace(knot, value=floor.value, low=low, high=high, basis="derived")
        rising.append(knot)
    return Curve(tuple(rising))


def total(curves: Sequence[Curve]) -> Curve:
    """Return the sum of curves, with a knot on every day where any of them has one."""
    days = sorted({day for c in curves for day in c.days})
    knots = []
    for day in days:
        parts = [c.at(day) for c in curves]
        knots.append(
            Knot(
                day,
                sum(p.value for p in parts),
                sum(p.low for p in parts),
                sum(p.high for p in parts),
                "documented" if len(parts) == 1 else "derived",
                tuple(claim for c in curves for claim in c.claims_at(day)),
            )
        )
    return Curve(tuple(knots))


def capped(knot: Knot, ceiling: int) -> Knot:
    """Return a knot with value and range capped at ``ceiling``, the range around the value."""
    value, low, high = (min(n, ceiling) for n in (knot.value, knot.low, knot.high))
    return replace(knot, value=value, low=min(low, value), high=max(high, value))


def raised(lower: Curve, floor: Curve, ceiling: int) -> Curve:
    """Return ``lower`` lifted to ``floor`` wherever a later stage counts more, up to ``ceiling``.

    Both curves get a knot on every day where either has one, so that the order
    holds between the knots too.
    """
    days = sorted({*lower.days, *floor.days})
    knots = []
    for day in days:
        mine, theirs = lower.at(day), floor.at(day)
        if mine.value >= theirs.value:
            knot = capped(Knot(day, mine.value, mine.low, mine.high, mine.basis), ceiling)
            floors = floor.claims_at(day) if mine.value == theirs.value else ()
            knot = replace(knot, claims=lower.claims_at(day) or floors)
        else:
            basis = "derived" if theirs.basis == "documented" else theirs.basis
            low = max(mine.low, theirs.low)
            knot = capped(Knot(day, theirs.value, low, theirs.high, basis), ceiling)
            knot = replace(knot, claims=floor.claims_at(day))
        knots.append(knot)
    return Curve(tuple(knots))


def refined(line: Curve, days: Iterable[int]) -> Curve:
    """Return the curve with additional knots on those of ``days`` that lie within it.

    Curves that are compared need their knots on the same days: interpolation rounds to whole
    persons, so one could otherwise exceed the other by a person between the knots.
    """
    inside = [day for day in days if line.knots and line.days[0] < day < line.days[-1]]
    knots = {knot.day: knot for knot in line.knots}
    for day in inside:
        now = line.at(day)
        new = Knot(day, now.value, now.low, now.high, now.basis, line.claims_at(day))
        knots.setdefault(day, new)
    return Curve(tuple(knots[day] for day in sorted(knots)))
