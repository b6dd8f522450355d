"""Exile and return: deaths, who was counted where, who came back."""

from __future__ import annotations

from dataclasses import replace

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model.counts import Counts
from atlas.model.curves import Curve, Knot, curve, zero
from atlas.model.outward import Outward
from atlas.model.totals import STOCKS, is_total, lies_in
from atlas.model.track import Region, Stock
from atlas.read.records import Claim


class Exile:
    """The running totals and counts of a movement after its way out.

    All days are day numbers, both ends of a span inclusive; all numbers are persons.
    """

    def __init__(self, counts: Counts, outward: Outward) -> None:
        self.counts = counts
        self.outward = outward
        self.movement = counts.movement
        self.return_start = self.movement.return_start.first

    def died(self) -> Curve:
        """Return all deaths counted by the end of each period; low is the last registered total."""
        knots = self.outward.died_on_way()
        for knot in self.counts.stage("died"):
            last = knots[-1] if knots else zero(self.outward.start - 1)
            if knot.day <= last.day or knot.value < last.value:
                continue
            since = self._rising_from(knot, last.day if knots else None)
            if since > last.day or not knots:
                last = replace(last, day=since, claims=())
                knots.append(last)
            if knot.day - 1 > last.day:
                eve = Curve((last, knot)).at(knot.day - 1)
                knots.append(Knot(knot.day - 1, eve.value, last.value, eve.high, "interpolated"))
            knots.append(knot)
        return self._at_least(curve(knots))

    def _at_least(self, died: Curve) -> Curve:
        """Return the deaths raised to those counted in single regions, on the day of each count.

        Until that day up to as many may have died, so the count is the high until then.
        """
        for least in self._counted_apart():
            before = died.at(least.day)
            if least.value <= before.value:
                continue
            counted = [k.day for k in died.knots if k.day < least.day]
            since = max([*counted, min(self.outward.last_arrival, least.day - 1)])
            knots = [*died.knots] if counted else [zero(since), *died.knots]
            for day in dict.fromkeys((since + 1, least.day - 1)):
                if since < day < least.day:
                    now = died.at(day)
                    high = max(now.high, least.value)
                    knots.append(Knot(day, now.value, now.low, high, now.basis))
            died = curve([*knots, least])
        return died

    def _counted_apart(self) -> list[Knot]:
        """Return the sum of the deaths counted in single regions, on each day of such a count."""
        counted = self._of_one_region()
        knots = []
        for day in sorted({c.last_day or 0 for c in counted}):
            parts = [self.counts.knot(c) for c in self._latest(counted, day)]
            claims = tuple(claim for k in parts for claim in k.claims)
            value, low, high = (
                sum(getattr(k, name) for k in parts) for name in ("value", "low", "high")
            )
            knots.append(Knot(day, value, low, high, "derived", claims))
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
            (k.day, k.value, tuple(c.place_id for c in self._latest(counted, k.day)))
            for k in reversed(self._counted_apart())
            if k.value and died.at(k.day).value == k.value
        )

    def _rising_from(self, knot: Knot, before: int | None) -> int:
        """Return the last day before deaths begin to rise to a count.

        A period may begin with the removal, but deaths on the way are counted separately, and
        people who arrived were alive: before the last arrival nobody dies in exile unless a count
        says so.

        Args:
            knot: The count.
            before: The day of the count before it, if any.
        """
        starts = [c.first_day for c in self.counts.driving if c.id in knot.claims]
        first = max((s for s in starts if s is not None), default=None)
        eve = knot.day - 1
        if first is None and before is None:
            return eve
        since = max((first or 0) - 1, min(self.outward.last_arrival, eve))
        return since if before is None else max(since, before)

    def returned(self) -> Curve | None:
        """Return how many were back by each day, or None if no source counts a return."""
        knots = self.counts.stage("returned")
        if not knots or self.return_start is None:
            return None
        return curve([zero(min(self.return_start, knots[0].day) - 1), *knots])

    def elsewhere_in(self) -> dict[str, Curve]:
        """Return how many had settled elsewhere by each day: place id -> curve."""
        settled = [c for c in self.counts.driving if c.measure == "settled-elsewhere"]
        curves = {}
        for place, claims in group(settled, lambda c: c.place_id).items():
            start = min([self.return_start or LAST_DAY, *(c.last_day or 0 for c in claims)]) - 1
            curves[place] = curve([zero(start), *(self.counts.knot(c) for c in claims)])
        return curves

    def stocks(self) -> tuple[Stock, ...]:
        """Return the counts of all who lived in exile, in order of their days."""
        counts = [
            c
            for c in self.counts.driving
            if c.measure in STOCKS
            and c.span == "stock"
            and is_total(self.counts.dataset, c)
            and set(c.people_ids) == set(self.movement.people_ids)
        ]
        stocks: list[Stock] = []
        for claim in sorted(counts, key=lambda c: c.last_day or 0):
            knot = self.counts.knot(claim)
            first = claim.first_day if claim.first_day is not None else knot.day
            # A count dated to a whole year does not hold before anybody had been taken.
            first = max(first, min(self.outward.start, knot.day))
            if stocks and first <= stocks[-1].last:
                continue
            stocks.append(Stock(first, knot.day, knot.value, knot.low, knot.high, claim.id))
        return tuple(stocks)

    def regions(self, died: Curve, stocks: tuple[Stock, ...]) -> tuple[Region, ...]:
        """Return how many lived in which place of exile, by the counts made there."""
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
            value = max(0, knot.value - inside)
            if value == 0:
                continue
            first, last = self.outward.arrivals_at(claim.place_id, knot.day)
            regions.append(
                Region(
                    place_id=claim.place_id,
                    value=value,
                    low=max(0, knot.low - inside),
                    high=max(0, knot.high - inside),
                    claim_id=claim.id,
                    basis="derived" if inside else "documented",
                    arrive_from=first,
                    complete=last,
                    counted=knot.day,
                    until=self._known_until(knot.day, died, stocks),
                    apart=tuple(part.id for part in apart if part.value),
                )
            )
        return tuple(regions)

    def _known_until(self, counted: int, died: Curve, stocks: tuple[Stock, ...]) -> int:
        """Return the last day before a loss or newer total of unknown place overtakes a count."""
        limits = [LAST_DAY]
        for left, right in zip(died.knots, died.knots[1:], strict=False):
            if right.value > left.value and right.day > counted:
                limits.append(max(left.day, counted))
        limits += [s.first - 1 for s in stocks if s.first > counted]
        if self.return_start is not None:
            limits.append(max(counted, self.return_start - 1))
        return max(counted, min(limits))
