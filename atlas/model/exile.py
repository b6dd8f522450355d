"""Exile and return: who lived in exile and who had died, by what was counted, and who came back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model.counts import Counts
from atlas.model.curves import Curve, Knot, Quantity, curve, total_of, zero
from atlas.model.outward import Outward
from atlas.model.totals import STOCKS, is_total, lies_in
from atlas.model.track import Count, Region
from atlas.read.records import Claim

# A count of people who live somewhere, or have come back, stands for half a year. A line is drawn
# between two counts of the living that are at most five years apart (data/README.md).
STANDS = 183
BRIDGED = 5 * 365 + 1
# Units that count people, all of them or some.
_HEADS = ("persons", "adults", "men", "women", "children")


class Exile:
    """The counts of a movement after its way out."""

    def __init__(self, counts: Counts, outward: Outward) -> None:
        self.counts = counts
        self.outward = outward
        self.movement = counts.movement
        self.return_start = self.movement.return_start.first

    def living(self, arrived: Curve) -> tuple[Curve, tuple[Count, ...]]:
        """Return who lived in exile: those who had arrived, then by each count of the living.

        Where the next count is too far off for a line, or the return began before it, a count
        stands for half a year; from then on nothing is known until the next.
        """
        counted = [k for k in self.counts.stage(*STOCKS) if k.day >= self.outward.start]
        first = counted[0].day if counted else LAST_DAY + 1
        on_the_way = [k for k in arrived.knots if k.day < first]
        knots = [*on_the_way[:-1]]
        for here, following in pairwise([*on_the_way[-1:], *counted, None]):
            assert here is not None
            knots += self._standing(here, following)
        line = self.counts.widened(Curve(tuple(knots)), STOCKS, self.outward.start)
        told = [knot for knot in (*on_the_way[-1:], *counted) if knot.claims]
        return line, tuple(self._count(knot) for knot in told)

    def _standing(self, here: Knot, following: Knot | None) -> list[Knot]:
        """A count of the living, and what may be said from then on to the eve of the next one."""
        back = self.return_start or LAST_DAY + 1
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

    def died(self) -> Curve:
        """Return the dead by each count of them; between two counts they bound the number.

        Nobody says how many died on which day: no line leads to a count of deaths, and after the
        last count more people died.
        """
        knots = [*self.counts.stage("died-in-transit"), *self.counts.stage("died")]
        knots += self._of_regions()
        knots += [*self.counts.bounds("died"), *self._of_periods(knots)]
        if not knots:
            return Curve()
        start = zero(min(self.outward.start, min(k.day for k in knots)) - 1)
        line = curve([start, *_highest(knots)])
        return Curve(tuple(replace(knot, onward=False) for knot in line.knots))

    def _of_periods(self, counted: list[Knot]) -> list[Knot]:
        """What deaths counted in a period, of some of the people, add to those before it."""
        knots: list[Knot] = []
        for claim in sorted(
            self.counts.least("died-in-year", _HEADS), key=lambda c: c.last_day or 0
        ):
            begun = [k.low for k in (*counted, *knots) if k.day < (claim.first_day or 0)]
            known = max(begun, default=0) + int(claim.value or claim.value_low or 0)
            knots.append(Knot(claim.last_day or 0, None, known, None, "derived", (claim.id,)))
        return knots

    def _of_regions(self) -> list[Knot]:
        """The deaths counted in single regions, added up: so many at least had died."""
        return [replace(k, value=None, high=None) for k in self._counted_apart()]

    def excess_dead(self) -> Curve:
        """Return the deaths beyond the normal that a scholar estimated, by the end of his period.

        How many of them had died before its end nobody says.
        """
        knots = self.counts.stage("excess-deaths")
        if not knots:
            return Curve()
        firsts = [self.counts.dataset.claims[c].first_day for k in knots for c in k.claims]
        begun = min(f for f in [*firsts, knots[0].day] if f is not None)
        *before, last = curve([zero(max(begun, self.outward.start) - 1), *knots]).knots
        return Curve((*(replace(k, onward=False) for k in before), last))

    def _counted_apart(self) -> list[Knot]:
        """Return the sum of the deaths counted in single regions, on each day of such a count."""
        counted = self._of_one_region()
        knots = []
        for day in sorted({c.last_day or 0 for c in counted}):
            parts = [self.counts.knot(c) for c in self._latest(counted, day)]
            claims = tuple(claim for k in parts for claim in k.claims)
            dead = total_of(Quantity(k.value, k.low, k.high, k.basis) for k in parts)
            knots.append(Knot(day, dead.value, dead.low, dead.high, "derived", claims))
        return knots

    def _of_one_region(self) -> list[Claim]:
        return [
            c
            for c in self.counts.driving
            if c.measure == "died"
            and not is_total(self.counts.dataset, c)
            and set(c.people_ids) == set(self.movement.people_ids)
        ]

    def _latest(self, counted: list[Claim], day: int) -> list[Claim]:
        """Return the last count of each region by a day, without those of its parts."""
        by_day = sorted(counted, key=lambda c: c.last_day or 0)
        latest = {c.place_id: c for c in by_day if (c.last_day or 0) <= day}
        return [
            c
            for place, c in latest.items()
            if not any(p != place and lies_in(self.counts.dataset, place, p) for p in latest)
        ]

    def died_in(self, died: Curve) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
        """Return when deaths are counted in some regions only: (first day, deaths, place ids).

        The latest comes first.
        """
        counted = self._of_one_region()
        return tuple(
            (k.day, k.least, tuple(c.place_id for c in self._latest(counted, k.day)))
            for k in reversed(self._counted_apart())
            if k.least and died.at(k.day).low == k.least
        )

    def returned(self) -> Curve | None:
        """Return how many were back by each day, or None if no source counts a return."""
        knots = self.counts.stage("returned")
        if not knots or self.return_start is None:
            return None
        knots = _highest([*knots, *self.counts.bounds("returned")])
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

    def regions(self, died: Curve) -> tuple[Region, ...]:
        """Return who lived in which place of exile, by what was counted there."""
        counts = [
            c
            for c in self.counts.driving
            if c.measure == "arrived" and not is_total(self.counts.dataset, c)
        ]
        counts = [c for c in counts if c.last_day is not None and c.last_day <= LAST_DAY]
        parts = group((c for c in counts if c.part_of), lambda c: c.part_of)
        regions = []
        for claim in counts:
            apart = parts.get(self.counts.stands_for.get(claim.id, claim.id), [])
            inside = sum(int(part.value or 0) for part in apart)
            knot = self.counts.knot(claim)
            value = max(0, knot.least - inside)
            if value == 0:
                continue
            first, last = self.outward.arrivals_at(claim.place_id, knot.day)
            regions.append(
                Region(
                    place_id=claim.place_id,
                    value=value,
                    low=max(0, knot.low - inside),
                    high=max(0, (knot.least if knot.high is None else knot.high) - inside),
                    claim_id=claim.id,
                    basis="derived" if inside else knot.basis,
                    arrive_from=first,
                    complete=last,
                    counted=knot.day,
                    until=self._known_until(knot.day, died),
                    apart=tuple(part.id for part in apart if part.value),
                )
            )
        return tuple(regions)

    def _known_until(self, counted: int, died: Curve) -> int:
        """The last day on which no loss or newer total of unknown place has overtaken a count."""
        limits = [counted + STANDS, LAST_DAY]
        for left, right in pairwise([*died.knots, None]):
            assert left is not None
            if right is None or (right.least > left.least and right.day > counted):
                limits.append(max(left.day, counted))
        limits += [k.day - 1 for k in self.counts.stage(*STOCKS) if k.day > counted]
        if self.return_start is not None:
            limits.append(max(counted, self.return_start - 1))
        return max(counted, min(limits))


def _highest(knots: Iterable[Knot]) -> list[Knot]:
    """One knot a day, in order: of several counts of what had come to pass the one of most."""
    by_day: dict[int, Knot] = {}
    for knot in sorted(knots, key=lambda k: (k.day, k.least, k.value is not None)):
        by_day[knot.day] = knot
    return list(by_day.values())


def _ending(line: Curve) -> Curve:
    """A running total that goes on after its last count, which stands for half a year."""
    last = line.knots[-1]
    if last.value is None:
        return Curve((*line.knots[:-1], replace(last, onward=False)))
    standing = replace(last, day=last.day + STANDS, basis=_worked_out(last.basis), onward=False)
    return Curve((*line.knots, standing))


def _worked_out(basis: str) -> str:
    return "derived" if basis == "documented" else basis
