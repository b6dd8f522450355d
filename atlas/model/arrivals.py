"""Who had arrived in exile by each day, and in which places they had been counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.model.curves import Curve, Knot, Quantity, curve, difference, zero
from atlas.model.outward import Outward
from atlas.model.track import Region, apart_from, latest


class Arrivals:
    """The arrivals of a movement.

    Args:
        outward: Its way out.
        whole: How many people it was.
        died: All its deaths.
        beside: Counts in places that drive nothing: by their days no fewer had arrived.
    """

    def __init__(
        self, outward: Outward, whole: Quantity, died: Curve, beside: tuple[Region, ...]
    ) -> None:
        self.outward = outward
        self.whole = whole
        self.died = died
        self.beside = beside
        self.counted = outward.counts.stage("arrived")

    def with_places(self, regions: tuple[Region, ...]) -> tuple[Curve, tuple[Region, ...]]:
        """Return all arrivals, between two counts at least as many as the regions then hold.

        Where nobody counted them they are all who had set out, by the last day on which a report
        has anybody arrive; from the first such day to that one they have bounds and no number.

        If the regions would overtake the next count of all, or deaths in an unknown place come
        before a region's own count, its growth before that count is unknown and left out. People
        counted as dead in exile had arrived.

        Args:
            regions: The counts in places of exile.

        Returns:
            The running total of arrivals, and the regions as they can be shown with it.
        """
        first_death = self._first_death()
        regions = tuple(self._late(r) if first_death <= r.complete else r for r in regions)
        arrived = self._without_places()
        if not self.counted:
            held = sum(r.value for r in latest(regions, arrived.days[-1]))
            if held > arrived.knots[-1].least:
                regions = tuple(map(self._late, regions))
        regions = tuple(self._late(r) if self._is_overtaken(r) else r for r in regions)
        if not self.counted:
            return _no_fewer(arrived, regions, (*regions, *self.beside)), regions
        ends = {r.complete for r in regions}
        for day in sorted(ends | {day - 1 for day in ends}):
            held = sum(r.at(day).least for r in latest(regions, day))
            if held <= arrived.at(day).least:
                continue
            following = [k.least for k in arrived.knots if k.day > day]
            if day in arrived.days or held > min(following, default=held - 1):
                arrived, regions = self._without_places(), tuple(map(self._late, regions))
                break
            arrived = curve([*arrived.knots, Knot(day, held, held, held, "interpolated")])
        return _no_fewer(arrived, regions, self.beside), regions

    def _without_places(self) -> Curve:
        """All arrivals by their counts; no line leads to what nobody counted."""
        knots = self.counted or [self._all_who_set_out()]
        before = zero(min(self.outward.arrive[0], min(k.day for k in knots)) - 1)
        line = curve([replace(before, onward=bool(self.counted)), *knots])
        return self._with_the_dead(line)

    def _all_who_set_out(self) -> Knot:
        """Everybody but those who died on the way, by the last day on which anybody arrived."""
        dead = (self.outward.died_of_whole() or [zero(0)])[-1]
        living = difference(self.whole, Quantity(dead.value, dead.low, dead.high, dead.basis))
        return Knot(self.outward.arrive[1], living.least, living.low, living.high, "derived")

    def _with_the_dead(self, arrived: Curve) -> Curve:
        on_way = curve(self.outward.died_on_way())
        for day in sorted({*self.died.days, *arrived.days}):
            dead = min(self.whole.least, self.died.at(day).least - on_way.at(day).least)
            now = arrived.at(day)
            if dead <= now.least:
                continue
            before = [zero(day - 1)] if day <= arrived.days[0] else []
            counted = Knot(day, dead, dead, dead, "derived")
            if now.value is None:
                counted = replace(counted, value=None, high=now.high, onward=False)
            arrived = curve([*before, *arrived.knots, counted])
        return arrived

    def _first_death(self) -> int:
        """Return the first day of deaths in exile, or the day after the axis if there are none."""
        on_way, last = curve(self.outward.died_on_way()), self.outward.last_arrival
        rises = (
            max(left.day, min(last, right.day - 1)) + 1
            for left, right in pairwise(self.died.knots)
            if right.least - on_way.at(right.day).least > left.least - on_way.at(left.day).least
        )
        return next(rises, LAST_DAY + 1)

    def _is_overtaken(self, region: Region) -> bool:
        """Whether another count of a place comes while its number would still grow."""
        return any(
            other.place_id == region.place_id
            and region.arrive_from <= other.counted < region.complete
            for other in self.beside
        )

    def _late(self, region: Region) -> Region:
        """A count known from its own day; until then people are held there in unknown number.

        Where nobody counted all arrivals they are from the first arrival of a stream that ends
        there.
        """
        counted, since = region.counted, region.held_from
        if since is None:
            since = region.complete
            if not self.counted and self.outward.ends_in(region.place_id):
                since = region.arrive_from
            elif not self.counted:
                since = min(since, max(region.arrive_from, self.outward.end))
        return replace(region, arrive_from=counted, complete=counted, held_from=since)


def _no_fewer(arrived: Curve, regions: Iterable[Region], counted: Iterable[Region]) -> Curve:
    """Return arrivals that are on the day of a count in a place no fewer than it and the others.

    A count that a later one of all contradicts says nothing of all.
    """
    regions = [*regions]
    for there in sorted(counted, key=lambda region: region.counted):
        day, now = there.counted, arrived.at(there.counted)
        others = apart_from(there, latest(regions, day))
        held = there.low + sum(r.at(day).low for r in others)
        most = min((k.least for k in arrived.knots if k.day > day), default=0)
        if day in arrived.days or not now.least < held <= most:
            continue
        value = None if now.value is None else held
        high = None if now.high is None else max(now.high, held)
        knot = Knot(day, value, held, high, "derived", onward=value is not None)
        arrived = curve([*arrived.knots, knot])
    return arrived
