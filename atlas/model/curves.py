"""Running totals through time: what is counted on some days, and what may be said between them.

A curve is a list of knots on the day axis. A straight line leads to the next knot only where the
sources bear one (``Knot.onward``); elsewhere the two counts are bounds, and there is no number
between them. Values on a line are rounded down to a whole person. Before the first knot a curve
is zero. The browser holds the same formula (``day/evaluate.js``); a test keeps the two together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

# From the surest to the least sure; what rests on several is as sure as the last of them.
BASES = ("documented", "derived", "estimated", "interpolated")
_PLACE_OF = {basis: place for place, basis in enumerate(BASES)}


@dataclass(frozen=True)
class Knot:
    """What is known of a number on a day: how many, and the range that the sources allow.

    ``value`` None: only its bounds are known; ``high`` None: it is open above. ``basis`` tells
    whether a source gives it (documented), a scholar reconstructed it (estimated) or we worked it
    out (derived); ``claims`` are the ids of the claims that it rests on. ``onward``: whether the
    straight line to the next knot is drawn, or, of the last knot, whether what it says holds on
    every later day.
    """

    day: int
    value: int | None
    low: int
    high: int | None
    basis: str = "documented"
    claims: tuple[str, ...] = ()
    onward: bool = True

    @property
    def least(self) -> int:
        """The value, or where there is none its low bound."""
        return self.low if self.value is None else self.value


@dataclass(frozen=True)
class Quantity:
    """How many on a day: the value, the range, and how we know.

    ``value`` None: the sources bear only bounds. ``high`` None: not even one above.
    """

    value: int | None
    low: int
    high: int | None
    basis: str

    @property
    def least(self) -> int:
        """The value, or where there is none its low bound."""
        return self.low if self.value is None else self.value

    def as_json(self) -> dict[str, int | str | None]:
        """Return the quantity as the state's JSON writes it."""
        return {"value": self.value, "low": self.low, "high": self.high, "basis": self.basis}


ZERO = Quantity(0, 0, 0, "documented")


@dataclass(frozen=True)
class Curve:
    """A number through time; ``knots`` in order of day, at most one a day."""

    knots: tuple[Knot, ...] = ()

    def at(self, day: int) -> Quantity:
        """Return how many at the end of ``day``."""
        after = bisect_right(self.days, day)
        if after == 0:
            return ZERO
        left = self.knots[after - 1]
        right = self.knots[after] if after < len(self.knots) else None
        if left.day == day or (right is None and left.onward):
            return Quantity(left.value, left.low, left.high, left.basis)
        if right is None:
            return Quantity(None, left.low, None, left.basis)
        if (left.value, left.low, left.high) == (right.value, right.low, right.high):
            basis = max(left.basis, right.basis, key=_PLACE_OF.__getitem__)
            return Quantity(left.value, left.low, left.high, basis)
        if not left.onward or left.value is None or right.value is None:
            # What two counts leave between them no source says.
            basis = max(left.basis, right.basis, "derived", key=_PLACE_OF.__getitem__)
            return Quantity(None, min(left.low, right.low), _most(left.high, right.high), basis)
        high = None
        if left.high is not None and right.high is not None:
            high = _between(left.day, left.high, right.day, right.high, day)
        return Quantity(
            _between(left.day, left.value, right.day, right.value, day),
            _between(left.day, left.low, right.day, right.low, day),
            high,
            "interpolated",
        )

    def counted_at(self, day: int) -> Quantity:
        """Return what counts alone say at the end of ``day``: on a line only the bounds of both.

        A straight line shows how a number may have run, and is no count: nothing follows from it.
        """
        told = self.at(day)
        if told.basis != "interpolated":
            return told
        # A knot may itself lie on a line, where a rival of another day changes its range.
        counts = [n for n, knot in enumerate(self.knots) if knot.basis != "interpolated"]
        first = max((n for n in counts if self.knots[n].day < day), default=0)
        last = min((n for n in counts if self.knots[n].day > day), default=len(self.knots) - 1)
        around = self.knots[first : last + 1]
        basis = max(
            "derived", *(self.knots[n].basis for n in (first, last)), key=_PLACE_OF.__getitem__
        )
        return Quantity(None, min(k.low for k in around), _most(*(k.high for k in around)), basis)

    def claims_at(self, day: int) -> tuple[str, ...]:
        """Return the ids of the claims of the knot on ``day``, or of the knots on both sides."""
        after = bisect_right(self.days, day)
        near = self.knots[max(0, after - 1) : after]
        if not near or near[-1].day != day:
            near = (*near, *self.knots[after : after + 1])
        return tuple(claim for knot in near for claim in knot.claims)

    @cached_property
    def days(self) -> tuple[int, ...]:
        """The days of the knots."""
        return tuple(k.day for k in self.knots)

    @property
    def bends(self) -> set[int]:
        """The days on which the curve may change its course, or leap.

        Where no line runs on, that is the day after a knot and the day before the next.
        """
        days = set(self.days)
        for left, right in pairwise([*self.knots, None]):
            assert left is not None
            if not left.onward or left.value is None:
                days.add(left.day + 1)
            if right and (not left.onward or left.value is None or right.value is None):
                days.add(right.day - 1)
        if self.knots and self.knots[0].least > 0:
            days.add(self.knots[0].day - 1)
        return days

    @property
    def leaps(self) -> set[int]:
        """The days on which the curve leaps: on the day before no line leads to what it says."""
        days = set()
        for left, right in pairwise([*self.knots, None]):
            assert left is not None
            if left.onward and left.value is not None and (not right or right.value is not None):
                continue
            days.add(left.day + 1)
            if right:
                days.add(right.day)
        if self.knots and self.knots[0].least > 0:
            days.add(self.knots[0].day)
        return days

    def reaches(self, value: int) -> int | None:
        """Return the first day on which a running total is at least so many, or None."""
        n = next((n for n, knot in enumerate(self.knots) if knot.least >= value), None)
        if not n:
            return None if n is None else self.knots[0].day
        days = range(self.knots[n - 1].day + 1, self.knots[n].day + 1)
        return days[bisect_left(days, value, key=lambda day: self.at(day).least)]

    @property
    def last(self) -> Knot | None:
        """The last knot, or None for an empty curve."""
        return self.knots[-1] if self.knots else None


def _between(day0: int, value0: int, day1: int, value1: int, day: int) -> int:
    return value0 + (value1 - value0) * (day - day0) // (day1 - day0)


def _most(*highs: int | None) -> int | None:
    return None if None in highs else max(h for h in highs if h is not None)


def total_of(quantities: Iterable[Quantity]) -> Quantity:
    """Return several together; without a value where one of them has none."""
    # One loop, as the check of the books adds some forty thousand times.
    parts = list(quantities)
    value: int | None = 0
    high: int | None = 0
    low = 0
    for part in parts:
        low += part.low
        value = None if value is None or part.value is None else value + part.value
        high = None if high is None or part.high is None else high + part.high
    return Quantity(value, low, high, basis_of(parts))


def difference(whole: Quantity, part: Quantity) -> Quantity:
    """Return who is left of several without some of them; never fewer than nobody.

    The range is the widest that both allow; where the two are the same nobody is left, whatever
    the range of each.
    """
    basis = basis_of([whole, part])
    if whole.value is not None and whole.value == part.value:
        return Quantity(0, 0, 0, basis)
    value = None
    if whole.value is not None and part.value is not None:
        value = max(0, whole.value - part.value)
    return Quantity(
        value,
        0 if part.high is None else max(0, whole.low - part.high),
        None if whole.high is None else max(0, whole.high - part.low),
        basis,
    )


def basis_of(quantities: Iterable[Quantity]) -> str:
    """Return how a number made of several is known.

    As the one figure that makes it, or derived where several do; but no surer than the least
    sure of them.
    """
    making = [q.basis for q in quantities if q.value or q.value is None]
    if not making:
        return "documented"
    if len(making) == 1:
        return making[0]
    least = max(making, key=_PLACE_OF.__getitem__)
    return "derived" if least == "documented" else least


def highest(knots: Iterable[Knot]) -> list[Knot]:
    """Return one knot a day, in order: of several running totals of a day the greatest."""
    by_day: dict[int, Knot] = {}
    for knot in sorted(knots, key=lambda k: (k.day, k.least, k.value is not None)):
        by_day[knot.day] = knot
    return list(by_day.values())


def zero(day: int) -> Knot:
    """Return a knot with nobody counted yet."""
    return Knot(day, 0, 0, 0)


def curve(knots: Iterable[Knot]) -> Curve:
    """Return a running total of the knots, never falling; of several on a day the last counts.

    What was counted by a day bounds all later days from below, and what will have been counted
    all earlier ones from above.
    """
    by_day: dict[int, Knot] = {}
    for knot in sorted(knots, key=lambda k: k.day):
        by_day[knot.day] = knot
    rising: list[Knot] = []
    floor = 0
    for knot in by_day.values():
        if knot.value is not None and knot.value < floor:
            low = max(knot.low, rising[-1].low)
            knot = replace(knot, value=floor, low=low, high=_at_least(knot, floor), basis="derived")
        elif knot.value is None:
            low = max(knot.low, rising[-1].low if rising else 0)
            knot = replace(knot, low=low, high=_at_least(knot, low))
        floor = floor if knot.value is None else knot.value
        rising.append(knot)
    high: int | None = None
    for n, knot in reversed(list(enumerate(rising))):
        if knot.value is None and high is not None:
            most = high if knot.high is None else min(knot.high, high)
            # A bound that a later count contradicts is none.
            rising[n] = replace(knot, low=min(knot.low, most), high=most)
        high = rising[n].high
    return Curve(tuple(rising))


def _at_least(knot: Knot, floor: int) -> int | None:
    return None if knot.high is None else max(knot.high, floor)


def total(curves: Sequence[Curve]) -> Curve:
    """Return the sum of curves, with a knot wherever one of them changes its course."""
    days = sorted({day for c in curves for day in c.bends})
    knots = []
    for day in days:
        whole = total_of(c.at(day) for c in curves)
        knots.append(
            Knot(
                day,
                whole.value,
                whole.low,
                whole.high,
                whole.basis,
                tuple(claim for c in curves for claim in c.claims_at(day)),
                all(runs_on(c, day) for c in curves),
            )
        )
    return Curve(tuple(knots))


def running(line: Curve) -> Curve:
    """Return a running total whose range never falls, as little as the total itself.

    By no day can fewer have been counted than what a source says of an earlier one, or more than
    what one says of a later one.
    """
    knots = list(line.knots)
    most: int | None = 0
    for n, knot in enumerate(knots):
        most = None if most is None or knot.high is None else max(most, knot.high)
        # Most keep their range: a copy of each took a tenth of the time of a track.
        if most != knot.high:
            knots[n] = replace(knot, high=most)
    for n in reversed(range(len(knots) - 1)):
        if knots[n + 1].low < knots[n].low:
            knots[n] = replace(knots[n], low=knots[n + 1].low)
    return Curve(tuple(knots))


def runs_on(line: Curve, day: int) -> bool:
    """Whether a curve lies on a straight line from a day on."""
    before = [knot for knot in line.knots if knot.day <= day]
    return not before or before[-1].onward


def capped(knot: Knot, ceiling: int) -> Knot:
    """Return a knot that is nowhere above ``ceiling``, its range still around its value."""
    value = None if knot.value is None else min(knot.value, ceiling)
    low = min(knot.low, ceiling if value is None else value)
    high = ceiling if knot.high is None else max(min(knot.high, ceiling), value or 0)
    return Knot(knot.day, value, low, high, knot.basis, knot.claims, knot.onward)


def raised(lower: Curve, floor: Curve, ceiling: int) -> Curve:
    """Return ``lower`` lifted to ``floor`` wherever a later stage counts more, up to ``ceiling``.

    Both curves get a knot on every day where either has one, so that the order
    holds between the knots too. Both are lines with a value on every day.
    """
    days = sorted({*lower.days, *floor.days})
    knots = []
    for day in days:
        mine, theirs = lower.at(day), floor.at(day)
        if mine.least >= theirs.least:
            floors = floor.claims_at(day) if mine.value == theirs.value else ()
            claims = lower.claims_at(day) or floors
            knot = Knot(day, mine.value, mine.low, mine.high, mine.basis, claims)
        else:
            basis = "derived" if theirs.basis == "documented" else theirs.basis
            low = max(mine.low, theirs.low)
            knot = Knot(day, theirs.value, low, theirs.high, basis, floor.claims_at(day))
        knots.append(capped(knot, ceiling))
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
        onward = runs_on(line, day)
        claims = line.claims_at(day)
        new = Knot(day, now.value, now.low, now.high, now.basis, claims, onward)
        knots.setdefault(day, new)
    return Curve(tuple(knots[day] for day in sorted(knots)))
