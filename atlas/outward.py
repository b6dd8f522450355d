"""The way out: how many had been taken, put on trains, lost on the way, and had arrived.

A later stage's count is a floor for the earlier ones.
"""

from __future__ import annotations

from dataclasses import replace

from atlas.counts import Counts
from atlas.curves import Curve, Knot, Quantity, capped, curve, raised, total, zero
from atlas.records import Flow
from atlas.track import Region


class Outward:
    """The running totals of a movement's way out; days inclusive, from its outward flows."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        movement = counts.movement
        flows = counts.dataset.flows_of.get(movement.id, [])
        self.flows = [f for f in flows if f.direction == "outward"]
        self.start = movement.start.first or 0
        self.end = movement.end.last or self.start
        self.depart = _window(self.flows, "depart_start", "depart_end", self.start, self.end)
        self.arrive = _window(self.flows, "arrive_start", "arrive_end", self.start, self.end)

    def arrivals_at(self, place_id: str, counted: int) -> tuple[int, int]:
        """Return the first and last day of arrivals in a place, no later than their count."""
        flows = [f for f in self.flows if f.destination_id == place_id]
        first, last = _window(flows, "arrive_start", "arrive_end", *self.arrive)
        return min(first, counted), min(last, counted)

    def died_on_way(self) -> list[Knot]:
        """Deaths on the way as steps on the day they were counted.

        When on the journey people died no source says; until the count the dead
        are not stated, and whoever was loaded is under way.
        """
        knots: list[Knot] = []
        for knot in self.counts.stage("died-in-transit"):
            before = knots[-1] if knots else zero(self.start - 1)
            if knot.day - 1 > before.day:
                knots.append(replace(before, day=knot.day - 1, claims=()))
            knots.append(knot)
        return knots

    def arrivals(
        self, whole: Quantity, regions: tuple[Region, ...]
    ) -> tuple[Curve, tuple[Region, ...]]:
        """All arrivals; between two counts they are at least what the regions hold by then.

        Where the regions would overtake the next count of all, their growth before
        their own count is not known and is left out.
        """
        knots = self.counts.stage("arrived")
        if not knots:
            deaths = (self.counts.stage("died-in-transit") or [zero(0)])[-1]
            value, low, high = (
                max(0, n)
                for n in (
                    whole.value - deaths.value,
                    whole.low - deaths.high,
                    whole.high - deaths.low,
                )
            )
            knots = [Knot(self.arrive[1], value, low, high, "derived")]
        knots = [capped(k, whole.value) for k in knots]
        before = min(self.arrive[0], min(k.day for k in knots)) - 1
        arrived = curve([zero(before), *knots])
        ends = {r.complete for r in regions}
        for day in sorted(ends | {day - 1 for day in ends}):
            held = sum(r.at(day).value for r in regions if r.arrive_from <= day)
            if held <= arrived.at(day).value:
                continue
            following = [k.value for k in arrived.knots if k.day > day]
            if day in arrived.days or held > min(following, default=held - 1):
                late = tuple(replace(r, arrive_from=r.counted, complete=r.counted) for r in regions)
                return curve([zero(before), *knots]), late
            arrived = curve([*arrived.knots, Knot(day, held, held, held, "interpolated")])
        return arrived, regions

    def stages(self, whole: int, arrived: Curve) -> tuple[Curve, Curve, Curve]:
        """Loaded, removed, and those lost between loading and arrival."""
        died_on_way = curve(self.died_on_way())
        removed_knots = self.counts.stage("removed") or [
            Knot(self.depart[1], whole, whole, whole, "derived")
        ]
        removed = curve([zero(min(self.start, removed_knots[0].day) - 1), *removed_knots])
        loaded_knots = self.counts.stage("loaded") or self._loaded_as_removed(removed)
        loaded = curve([zero(min(self.depart[0], loaded_knots[0].day) - 1), *loaded_knots])
        end = max(self.end, *arrived.days, *loaded.days, *removed.days)
        done = Curve((zero(end - 1), Knot(end, whole, whole, whole, "derived")))
        loaded = raised(loaded, raised(done, total([arrived, died_on_way]), whole), whole)
        removed = raised(removed, loaded, whole)
        lost = died_on_way
        for day in sorted({self.end, end}):
            lost = self._lost(lost, arrived, loaded.at(day).value, day)
        return loaded, removed, lost

    def _loaded_as_removed(self, removed: Curve) -> list[Knot]:
        """Where no source counts the boarding, whoever was taken counts as under way."""
        return [replace(k, basis="derived") for k in removed.knots if k.value]

    def _lost(self, lost: Curve, arrived: Curve, loaded: int, day: int) -> Curve:
        """Deaths on the way, and from the last day on whoever no count of arrivals has."""
        missing = loaded - arrived.at(day).value - lost.at(day).value
        if missing <= 0:
            return lost
        before, value = lost.at(day - 1), lost.at(day).value + missing
        knots = [k for k in lost.knots if k.day < day - 1]
        knots.append(Knot(day - 1, before.value, before.low, before.high, before.basis))
        knots.append(Knot(day, value, value, value, "derived"))
        return curve(knots)


def _window(flows: list[Flow], first: str, last: str, start: int, end: int) -> tuple[int, int]:
    firsts = [getattr(f, first).first for f in flows if getattr(f, first).first is not None]
    lasts = [getattr(f, last).last for f in flows if getattr(f, last).last is not None]
    return min(firsts, default=start), max(lasts, default=end)
