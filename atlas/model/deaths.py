"""The dead of a movement: what was counted, and the bounds that counts leave between them."""

from __future__ import annotations

from dataclasses import replace

from atlas.model.counts import Counts
from atlas.model.curves import Curve, Knot, Quantity, curve, highest, total_of, zero
from atlas.model.outward import Outward
from atlas.model.totals import lies_in
from atlas.read.records import Claim

# Units that count people, all of them or some.
_HEADS = ("persons", "adults", "men", "women", "children")


class Deaths:
    """The counts of the dead of a movement, on the way out and in exile."""

    def __init__(self, counts: Counts, outward: Outward) -> None:
        self.counts = counts
        self.outward = outward
        self.movement = counts.movement

    def died(self) -> Curve:
        """Return the dead by each count of them; between two counts they bound the number.

        Nobody says how many died on which day: no line leads to a count of deaths, and after the
        last count more people died.
        """
        knots = [*self.counts.stage("died-in-transit"), *self.counts.stage("died")]
        knots += self._of_regions()
        knots += [*self.counts.bounds("died"), *self._of_periods(knots)]
        knots = [k if self._begins_at_home(k) else _least(k) for k in knots]
        if not knots:
            return Curve()
        start = zero(min(self.outward.start, min(k.day for k in knots)) - 1)
        line = curve([start, *highest(knots)])
        knots = [self._disputed(replace(knot, onward=False)) for knot in line.knots]
        return Curve(tuple(knots))

    def _disputed(self, knot: Knot) -> Knot:
        """The deaths by a day, with a range that no rival of the same dispute lies outside of.

        A later rival with fewer deaths has no more on this day, an earlier one with more no fewer.
        """
        of = {self.counts.dataset.claims[c].conflict_id for c in knot.claims} - {""}
        low, high = knot.low, knot.high
        for claim in (c for m in ("died", "died-in-transit") for c in self.counts.least(m)):
            if claim.conflict_id not in of or not self.counts.is_of_everybody(claim):
                continue
            day = claim.last_day or 0
            numbers = (claim.value, claim.value_low, claim.value_high)
            figures = [int(n) for n in numbers if n is not None]
            if day >= knot.day and claim.value_high is None and claim.value is not None:
                low = min(low, max(figures))
            if day <= knot.day and high is not None:
                high = max(high, min(figures))
        return replace(knot, low=low, high=high)

    def _begins_at_home(self, knot: Knot) -> bool:
        """Whether a count of the dead leaves out none of those who died before it began."""
        claims = [self.counts.dataset.claims[c] for c in knot.claims]
        spans = [c for c in claims if c.as_of_start.text != c.as_of_end.text]
        return all((c.first_day or 0) <= self.outward.end for c in spans)

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
            and not self.counts.is_total(c)
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


def _least(knot: Knot) -> Knot:
    """A count that is the least of all, since it leaves some out."""
    return replace(knot, value=None, high=None)
