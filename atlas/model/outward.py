"""The way out: how many had been taken, put on trains, lost on the way, or had arrived.

A later stage's count is a floor for the earlier ones.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from atlas.base.dates import LAST_DAY
from atlas.model.counts import Counts
from atlas.model.curves import (
    Curve,
    Knot,
    curve,
    raised,
    refined,
    total,
    zero,
)
from atlas.read.records import Flow


class Outward:
    """The running totals of a movement's way out, from its counts and outward flows.

    All days are day numbers, both ends of a span inclusive; all numbers are persons. With
    ``dead_apart`` the whole counts arrivals and so excludes those who died on the way.
    """

    def __init__(self, counts: Counts, dead_apart: bool = False) -> None:
        self.counts = counts
        self.dead_apart = dead_apart
        movement = counts.movement
        flows = counts.dataset.flows_of.get(movement.id, [])
        self.flows = [f for f in flows if f.direction == "outward"]
        self.start = movement.start.first or 0
        self.end = movement.end.last or self.start
        first, last = _window(self.flows, "depart_start", "depart_end", self.start, self.end)
        # A stream dated to a whole year did not leave before its movement began.
        self.depart = max(first, self.start), last
        on_the_way = self._on_the_way()
        ending = [f for f in self.flows if f.destination_id not in on_the_way] or self.flows
        first, last = _window(ending, "arrive_start", "arrive_end", self.start, self.end)
        # Branches may continue from where streams ended; by its last day all were in exile, or by
        # the last that any report has, where the end of a stream is a span of days.
        first = max(first, self.start)
        told = [f.arrive_end.last or 0 for f in ending if "/" in f.arrive_end.text]
        self.arrive = first, min(last, max(first, self.end, *told))

    def _on_the_way(self) -> set[str]:
        """Return the places where a stream may end before its people have reached exile.

        These are the homeland and what became of it, and places that people went on from: where
        another stream sets out, or where a route changes to rail.
        """
        dataset, movement = self.counts.dataset, self.counts.movement
        places = {movement.homeland_id} | {f.origin_id for f in self.flows}
        places |= {t.place_id for t in dataset.territories if t.movement_id == movement.id}
        for route in {f.route_id for f in self.flows}:
            for here, onward in pairwise(dataset.routes.get(route, [])):
                if here.mode not in ("", "rail") and onward.mode == "rail":
                    places.add(here.place_id)
        return places

    @property
    def last_arrival(self) -> int:
        """The last day on which arrivals were counted; without a count, the streams' last day."""
        counted = [knot.day for knot in self.counts.stage("arrived")]
        return max(counted, default=self.arrive[1])

    @property
    def over(self) -> int:
        """The last day of the operation: the last count of those taken, or the last departure.

        Streams that set out from where another passes or ends are not departures from home.
        """
        passed: dict[str, set[str]] = {}
        for flow in self.flows:
            stops = self.counts.dataset.routes.get(flow.route_id, [])[1:]
            passed[flow.id] = {flow.destination_id, *(stop.place_id for stop in stops)}
        leaving = [
            flow
            for flow in self.flows
            if not any(flow.origin_id in places for f, places in passed.items() if f != flow.id)
        ]
        leaving = leaving or self.flows
        _, last = _window(leaving, "depart_start", "depart_end", self.start, self.end)
        return max([last, *(knot.day for knot in self.counts.stage("removed"))])

    def home_until(self, whole: int) -> int:
        """Return the last day on which people not yet counted as taken can be assumed at home.

        If the last count of those taken falls short of the whole, which a later stage counts, no
        source says where the others were once the operation is over.
        """
        taken = self.counts.stage("removed")
        short = taken and max(knot.least for knot in taken) < whole
        return self.over - 1 if short else self.over

    def ends_in(self, place_id: str) -> bool:
        """Whether a stream of the way out ends in a place."""
        return any(flow.destination_id == place_id for flow in self.flows)

    def arrivals_at(self, place_id: str, counted: int) -> tuple[int, int]:
        """Return the first and last day of arrivals in a place, no later than they were counted."""
        flows = [f for f in self.flows if f.destination_id == place_id]
        first, last = _window(flows, "arrive_start", "arrive_end", *self.arrive)
        return min(max(first, self.start), counted), min(last, counted)

    def died_on_way(self) -> list[Knot]:
        """Return deaths on the way as steps on the days they were counted.

        No source says when on the journey people died: until the count, everyone loaded is under
        way.
        """
        knots: list[Knot] = []
        for knot in self.counts.stage("died-in-transit"):
            before = knots[-1] if knots else zero(self.start - 1)
            if knot.day - 1 > before.day:
                knots.append(replace(before, day=knot.day - 1, claims=()))
            knots.append(knot)
        return knots

    def dead_beyond(self) -> Curve:
        """Who died on the way of a whole that counts arrivals; nobody where it counts them too.

        A whole counted on the way lacks those who had died by then. Of later deaths no source says
        how many were among the people it counts: they are bounds.
        """
        knots = self.counts.stage("died-in-transit") if self.dead_apart else []
        whole, before = self.counts.whole, 0
        apart = [zero(self.start - 1)]
        for knot in (replace(k, basis="derived") for k in knots):
            is_open = whole and whole.measure == "under-way" and knot.day > (whole.last_day or 0)
            apart.append(replace(knot, value=None, low=before) if is_open else knot)
            before = apart[-1].low
        counted = curve(apart).knots
        return Curve((*(replace(k, onward=False) for k in counted[:-1]), counted[-1]))

    def died_of_whole(self) -> list[Knot]:
        """Return the deaths on the way of those whom the whole counts."""
        return [] if self.dead_apart else self.died_on_way()

    def stages(self, whole: int, arrived: Curve) -> tuple[Curve, Curve, Curve]:
        """Return the running totals of people loaded, removed, and lost between the stages.

        They end with the whole, or with the most that a stage counts beyond it.
        """
        counted = [k for m in ("removed", "loaded", "under-way") for k in self.counts.stage(m)]
        eve = self.home_until(whole)
        whole = max([whole, *(k.least for k in (*counted, *arrived.knots[-1:]))])
        died_on_way = curve(self.died_of_whole())
        removed_knots = self.counts.stage("removed") or [
            Knot(self.depart[1], whole, whole, whole, "derived")
        ]
        removed = curve([zero(min(self.start, removed_knots[0].day) - 1), *removed_knots])
        loaded_knots = self.counts.stage("loaded") or self._loaded_as_removed(removed, whole)
        loaded = curve([zero(min(self.depart[0], loaded_knots[0].day) - 1), *loaded_knots])
        for knot in self.counts.stage("under-way"):
            # Whoever was counted on the way had boarded; when, the count does not say.
            loaded = raised(loaded, Curve((zero(knot.day - 1), knot)), whole)
        end = max(self.end, *arrived.days, *loaded.days, *removed.days)
        done = Curve((zero(end - 1), Knot(end, whole, whole, whole, "derived")))
        loaded = raised(loaded, raised(done, total([arrived, died_on_way]), whole), whole)
        if eve < LAST_DAY:
            # Gives the curves a knot on the first day on which nobody is at home.
            loaded = raised(loaded, Curve((zero(eve), zero(eve + 1))), whole)
        removed = raised(removed, loaded, whole)
        loaded = refined(loaded, removed.days)
        lost = died_on_way
        # Nobody is missing while more of them are yet to be counted as arrived.
        over = arrived.days[-1] if arrived.days[-1] > self.end else self.end
        lost = self._lost(lost, arrived, loaded.at(over).least, over)
        return loaded, removed, self._never_arrived(lost, arrived, loaded, over)

    def _loaded_as_removed(self, removed: Curve, whole: int) -> list[Knot]:
        """Return knots for a boarding that no source counts: people taken count as under way.

        If nobody is counted as taken either, the whole left by the last departure.
        """
        taken = [replace(k, basis="derived") for k in removed.knots if k.value]
        return taken or [Knot(self.depart[1], whole, whole, whole, "derived")]

    @staticmethod
    def _never_arrived(lost: Curve, arrived: Curve, loaded: Curve, over: int) -> Curve:
        """Whoever was put on a train after the last arrival is in no count of arrivals."""
        knots = {k.day: k for k in lost.knots}
        there = arrived.at(over).least
        for knot in (k for k in loaded.knots if k.day > over):
            missing = knot.least - there
            if missing > lost.at(knot.day).least:
                knots[knot.day] = Knot(knot.day, missing, missing, missing, "derived")
        return curve(knots.values()) if len(knots) > len(lost.knots) else lost

    def _lost(self, lost: Curve, arrived: Curve, loaded: int, day: int) -> Curve:
        """Deaths on the way, and from the last day on whoever no count of arrivals has."""
        missing = loaded - arrived.at(day).least - lost.at(day).least
        if missing <= 0:
            return lost
        before, value = lost.at(day - 1), lost.at(day).least + missing
        knots = [k for k in lost.knots if k.day < day - 1]
        knots.append(Knot(day - 1, before.value, before.low, before.high, before.basis))
        knots.append(Knot(day, value, value, value, "derived"))
        return curve(knots)


def _window(flows: list[Flow], first: str, last: str, start: int, end: int) -> tuple[int, int]:
    firsts = [getattr(f, first).first for f in flows if getattr(f, first).first is not None]
    lasts = [getattr(f, last).last for f in flows if getattr(f, last).last is not None]
    return min(firsts, default=start), max(lasts, default=end)
