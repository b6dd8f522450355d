"""Fronts: where each stream is on a day, and how many people it is.

The head moves evenly from the first departure to the first arrival, the tail from the last
departure to the last arrival. Where these days are ours and not a source's, the flow says
"derived". A return takes years: its number on a day is of those who are back by then. The browser
has the same formulae (``day/evaluate.js``); a test compares the two to a millionth of a degree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.curves import Curve, Quantity
from atlas.model.model import Model, View
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Flow
from atlas.routes.paths import Path, Point, Ways

# Measures whose number grows during a return.
_BACK = ("returned", "settled-elsewhere")


@dataclass(frozen=True)
class Window:
    """(First, last) day of departure and of arrival, as day numbers, both inclusive."""

    depart: tuple[int, int]
    arrive: tuple[int, int]


class Number(NamedTuple):
    """A number of persons, and the least and the most that the sources give."""

    value: int = 0
    low: int = 0
    high: int = 0

    def within(self, ceiling: Quantity | None) -> Number:
        """Return the number capped at a count of all, each end of the range separately.

        Where all have bounds and no number, a way has its own and its range, up to the most.
        """
        if ceiling is None:
            return self
        most = ceiling.high if ceiling.value is None else ceiling.value
        value = self.value if most is None else min(self.value, most)
        low = min(self.low, value if ceiling.value is None else ceiling.low, value)
        high = self.high if ceiling.high is None else min(self.high, ceiling.high)
        return Number(value, low, max(value, high))


@dataclass(frozen=True)
class Back:
    """How many of a flow are home by a day: the fraction ``part / of`` of a running total."""

    total: Curve
    part: int
    of: int

    def at(self, day: int) -> Number:
        """Return those back by the end of ``day``; the parts are rounded down to whole persons.

        Where only bounds are known the least of them is drawn, and the range says the rest.
        """
        now = self.total.at(day)
        high = now.least if now.high is None else now.high
        return Number(*(n * self.part // self.of for n in (now.least, now.low, high)))


@dataclass(frozen=True)
class Count:
    """How many people a flow is.

    Attributes:
        whole: All of them, or None if no source counts them.
        back: For a return, how many have come back by each day.
        since: The day from which ``whole`` is known.
        claims: The ids of the claims that ``whole`` rests on; without a number, of the claim that
            the flow names.
    """

    whole: Number | None
    back: Back | None = None
    since: int = FIRST_DAY
    claims: tuple[str, ...] = ()

    def on(self, day: int) -> Number | None:
        """Return how many the map counts by the end of ``day``, or None if nobody counted."""
        if self.whole is None or self.back is None:
            return self.whole if day >= self.since else None
        now = self.back.at(day)
        return now if now.value < self.whole.value else self.whole


def window_of(dataset: Dataset, flow: Flow) -> Window:
    """Return a flow's days; those that it lacks are borrowed from its movement."""
    movement = dataset.movements[flow.movement_id]
    homeward = flow.direction == "homeward"
    whole_start = movement.return_start.first if homeward else movement.start.first
    whole_end = movement.return_end.last if homeward else movement.end.last
    first = _first(flow.depart_start.first, whole_start, 0)
    if whole_start is not None:
        # A flow dated to a whole year did not leave before its movement began.
        first = max(first, whole_start)
    arrive_last = _first(flow.arrive_end.last, flow.arrive_start.last, whole_end, LAST_DAY)
    depart_last = _first(flow.depart_end.last, flow.depart_start.last, first)
    arrive_first = _first(flow.arrive_start.first, flow.arrive_end.first, arrive_last)
    if arrive_first <= first:
        # Both dates name the same month or year: the first arrive by its end.
        arrive_first = _first(flow.arrive_start.last, arrive_last)
        if homeward:
            arrive_first = min(arrive_first, first + _days_out(dataset, flow))
    arrive_last = max(arrive_last, arrive_first, first)
    depart_last = min(max(depart_last, first), arrive_last)
    return Window((first, depart_last), (max(arrive_first, first), arrive_last))


def _first(*days: int | None) -> int:
    return next(day for day in days if day is not None)


def _days_out(dataset: Dataset, flow: Flow) -> int:
    """Return how many days the first took on the same way out, or ``LAST_DAY`` if none did."""
    out = (
        window_of(dataset, f)
        for f in dataset.flows_of.get(flow.movement_id, [])
        if f.route_id == flow.route_id and f.direction == "outward"
    )
    return min((w.arrive[0] - w.depart[0] for w in out), default=LAST_DAY)


def value_of(view: View, flow: Flow) -> int | None:
    """Return how many persons the flow's claim (or a rival picked instead) counts, or None."""
    claims = claims_of(view, flow)
    return _value(claims) if claims else None


def claims_of(view: View, flow: Flow) -> tuple[Claim, ...]:
    """Return the claims that the flow's number rests on, or () if it has none.

    The first counts the flow; the others count parts with flows of their own, which are subtracted.
    """
    counts = view.counts(flow.movement_id)
    claim = counts.answer(flow.claim_id)
    if claim is None or claim.unit != "persons" or not isinstance(claim.value, int):
        return ()
    return (claim, *(counts.replaced.get(c.id, c) for c in _apart(view.dataset, flow)))


def _value(claims: tuple[Claim, ...]) -> int:
    whole, *inside = (int(c.value or 0) for c in claims)
    return max(0, whole - sum(inside))


def range_of(model: Model, flow: Flow) -> tuple[int, int] | None:
    """Return the (least, greatest) number of persons of the flow, or None without a number.

    The range covers whatever a reader may pick, with the low and high of each source; both ends are
    the flow's own number if the sources agree.
    """
    return _range(model, flow) if claims_of(model.at(), flow) else None


def _range(model: Model, flow: Flow) -> tuple[int, int]:
    rivals = model.rivals(flow.movement_id)
    told = rivals.span_of(flow.claim_id) or (0, 0)
    inside = [rivals.span_of(c.id) or (0, 0) for c in _apart(model.dataset, flow)]
    least = told[0] - sum(high for _, high in inside)
    return max(0, least), max(0, told[1] - sum(low for low, _ in inside))


def count_of(view: View, flow: Flow) -> Count:
    """Return how many people a flow is, day by day.

    On a return the map counts the people who are back. Without a running total of them in the
    model, their number is known once the last have arrived. All other flows have one number on all
    days.
    """
    claims = claims_of(view, flow)
    if not claims:
        return Count(None, claims=(flow.claim_id,) if flow.claim_id else ())
    whole = Number(_value(claims), *_range(view.model, flow))
    ids = tuple(claim.id for claim in claims)
    if total_name(view.dataset, flow) is None:
        return Count(whole, claims=ids)
    since = window_of(view.dataset, flow).arrive[1]
    return Count(whole, back_of(view, flow), since, ids)


def total_name(dataset: Dataset, flow: Flow) -> str | None:
    """Return the track's name of the running total that a return is part of, or None."""
    claim = dataset.claims.get(flow.claim_id)
    if flow.direction != "homeward" or claim is None or claim.measure not in _BACK:
        return None
    return "returned" if claim.measure == "returned" else f"elsewhere {claim.place_id}"


def back_of(view: View, flow: Flow) -> Back | None:
    """Return the running total of a return, or None if the model has none.

    Several returns counted by one total share it in proportion to their own numbers; what exceeds
    their sum belongs to none of them.
    """
    dataset = view.dataset
    name, value = total_name(dataset, flow), value_of(view, flow)
    total = view.track(flow.movement_id).curves().get(name or "")
    if value is None or total is None or total.last is None:
        return None
    ways = (f for f in dataset.flows_of[flow.movement_id] if total_name(dataset, f) == name)
    counted = sum(value_of(view, f) or 0 for f in ways)
    return Back(total, value, max(counted, total.last.least, 1))


def _apart(dataset: Dataset, flow: Flow) -> list[Claim]:
    """Return the parts of the flow's claim that have flows of their own."""
    parts = [c for c in dataset.parts_of.get(flow.claim_id, []) if c.rank == "preferred"]
    if not parts:
        return []
    others = {f.claim_id for f in dataset.flows_of.get(flow.movement_id, []) if f.id != flow.id}
    return [c for c in parts if c.id in others and c.unit == "persons"]


def share_run(start: int, end: int, day: int) -> float:
    """Return the share of the way, 0 to 1, covered by ``day``; all at once if it takes no days."""
    if day >= end:
        return 1.0
    return (day - start) / (end - start) if day > start else 0.0


def flow_path(model: Model, flow: Flow) -> Path | None:
    """Return the path of a flow's route as its movement ran it; see :func:`way_of`.

    A homeward flow travels the same path from its end.
    """
    return way_of(model, flow.movement_id, flow.route_id)


def way_of(model: Model, movement_id: str, route_id: str) -> Path | None:
    """Return the path of a route on the tracks open by the end of a movement.

    The result is None if a stop has no coordinates.
    """
    end = model.dataset.movements[movement_id].end.last or LAST_DAY
    return model.derived(Ways).path(route_id, end)


def head(path: Path, flow: Flow, window: Window, day: int) -> Point:
    """Return the (longitude, latitude) of the first people of a flow on ``day``, in degrees."""
    km = path.km * share_run(window.depart[0], window.arrive[0], day)
    return path.at(path.km - km if flow.direction == "homeward" else km)
