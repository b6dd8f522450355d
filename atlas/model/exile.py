"""Exile and return: who lived in exile, by what was counted, and who came back."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model.counts import STANDS, Counts
from atlas.model.curves import Curve, Knot, curve, highest, zero
from atlas.model.outward import Outward
from atlas.model.totals import STOCKS
from atlas.model.track import Count

# The most days between two counts of the living that a line may join (data/README.md).
BRIDGED = 5 * 365 + 1


class Exile:
    """The counts of a movement after its way out."""

    def __init__(self, counts: Counts, outward: Outward) -> None:
        self.counts = counts
        self.outward = outward
        self.movement = counts.movement
        self.return_start = self.movement.return_start.first

    def living(self, arrived: Curve, died: Curve) -> tuple[Curve, tuple[Count, ...]]:
        """Return who lived in exile: those who had arrived, then by each count of the living.

        Where the next count is too far off for a line, or the return began before it, a count
        stands for half a year; from then on nothing is known until the next. Arrivals that nobody
        counted are those who had set out: no line leads on from them, and where no source counts
        the dead they are the most that may have lived.
        """
        counted = [k for k in self.counts.stage(*STOCKS) if k.day >= self.outward.start]
        first = counted[0].day if counted else LAST_DAY + 1
        on_the_way = [k for k in arrived.knots if k.day < first]
        if on_the_way and not on_the_way[-1].claims:
            on_the_way = _uncounted(arrived, on_the_way, bool(died.knots))
        knots = [*on_the_way[:-1]]
        for here, following in pairwise([*on_the_way[-1:], *counted, None]):
            assert here is not None
            knots += self._standing(here, following)
        there = on_the_way[-1].day if on_the_way else self.outward.start
        line = self.counts.widened(Curve(tuple(knots)), {*STOCKS, "arrived"}, there)
        told = [knot for knot in (*on_the_way[-1:], *counted) if knot.claims]
        return line, tuple(self._count(knot) for knot in told)

    def _standing(self, here: Knot, following: Knot | None) -> list[Knot]:
        """A count of the living, and what may be said from then on to the eve of the next one."""
        back = self.return_start or LAST_DAY + 1
        if following and not here.onward:
            return [here]
        if (
            following
            and following.day - here.day <= BRIDGED
            and not here.day < back < following.day
        ):
            return [here]
        until = here.day + STANDS
        if here.day < back:
            until = min(until, back - 1)
        if following and following.day <= until:
            return [here]
        knots = [here]
        for day in sorted({here.day + 1, until} if until > here.day else set()):
            knots.append(replace(here, day=day, basis=_worked_out(here.basis)))
        knots.append(Knot(until + 1, None, 0, None, "derived"))
        if following and following.day - 1 > until + 1:
            knots.append(Knot(following.day - 1, None, 0, None, "derived"))
        return knots

    def _count(self, knot: Knot) -> Count:
        claims = [self.counts.dataset.claims[c] for c in knot.claims]
        firsts = [c.first_day for c in claims if c.first_day is not None]
        return Count(min([knot.day, *firsts]), knot.day, knot.least, knot.claims[0])

    def returned(self) -> Curve | None:
        """Return how many were back by each day, or None if no source counts a return."""
        knots = self.counts.stage("returned")
        if not knots or self.return_start is None:
            return None
        knots = highest([*knots, *self.counts.bounds("returned")])
        line = curve([zero(min(self.return_start, knots[0].day) - 1), *knots])
        line = self.counts.widened(line, {"returned"}, self.return_start)
        return _ending(line)

    def elsewhere_in(self) -> dict[str, Curve]:
        """Return how many had settled elsewhere by each day: place id -> curve."""
        settled = [c for c in self.counts.driving if c.measure == "settled-elsewhere"]
        curves = {}
        for place, claims in group(settled, lambda c: c.place_id).items():
            start = min([self.return_start or LAST_DAY, *(c.last_day or 0 for c in claims)]) - 1
            line = curve([zero(start), *(self.counts.knot(c) for c in claims)])
            curves[place] = _ending(line)
        return curves

    def censuses(self) -> tuple[Count, ...]:
        """Return the censuses of the people in the whole country after the way out."""
        places = self.counts.dataset.places
        counts = [
            Count(c.first_day or 0, c.last_day or 0, int(c.value or 0), c.id, is_census=True)
            for c in self.counts.claims
            if c.measure == "population"
            and c.unit == "persons"
            and c.rank != "deprecated"
            and c.kind in {"reported", "calculated"}
            and isinstance(c.value, int)
            and self.outward.end < (c.last_day or 0) <= LAST_DAY
            and set(c.people_ids) == set(self.movement.people_ids)
            and (place := places.get(c.place_id))
            and place.kind == "country"
        ]
        return tuple(sorted(counts, key=lambda c: c.day))


def _uncounted(arrived: Curve, on_the_way: list[Knot], are_dead_counted: bool) -> list[Knot]:
    """Arrivals that follow from departures: no line leads on from the last of them."""
    *before, last = on_the_way
    if are_dead_counted:
        return [*before, replace(last, onward=False)]
    eve = arrived.at(last.day - 1)
    until = [k for k in before if k.day < last.day - 1]
    until.append(Knot(last.day - 1, eve.value, 0, eve.high, eve.basis))
    return [*(replace(k, low=0) for k in until), replace(last, value=None, low=0)]


def _ending(line: Curve) -> Curve:
    """A running total that goes on after its last count, which stands for half a year."""
    last = line.knots[-1]
    if last.value is None:
        return Curve((*line.knots[:-1], replace(last, onward=False)))
    standing = replace(last, day=last.day + STANDS, basis=_worked_out(last.basis), onward=False)
    return Curve((*line.knots, standing))


def _worked_out(basis: str) -> str:
    return "derived" if basis == "documented" else basis
