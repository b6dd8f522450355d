"""The state of each stretch of way on a day: travelled, in use, or still ahead.

A leg is drawn once, as wide as all the streams on it. The result is a list of runs: stretches of a
route in one style, joined across legs. The browser has the same rules (``day/streams.js``, and
``day/picture.js`` for what replaces what); a test compares the two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from atlas.model.curves import Quantity
from atlas.model.timeline import State
from atlas.picture.address import Address
from atlas.picture.journeys import NOBODY, Journey
from atlas.picture.tally import Tally, tally
from atlas.routes.fronts import Number
from atlas.routes.streams import Piece

# A bed at least as wide as its core and the core's edge shows its own range; on a narrower one the
# core shows it. In persons, and as a share of the people.
_WIDE = 3.5 * 35_000
_WIDE_SHARE = 3.5 / 10
_JOINED_KM = 1e-6


@dataclass(frozen=True)
class Run:
    """One stretch of a route in one style.

    Attributes:
        movement_id: The movement.
        direction: "outward", "onward" or "homeward".
        route_id: The route.
        start_km: Where it begins, in kilometres along the route's own direction.
        end_km: Where it ends, after ``start_km``.
        kind: "bed" (as wide as all who went here), "core" (the thin line that shows how the way is
            known), "band" (those on it that day) or "ahead".
        status: How the way is known.
        number: Persons, or None if not stated; always None for "core" and "ahead".
        least: The least that any source gives.
        most: The most that any source gives.
        disputed: Whether to show that range here.
        flip: Whether people travel against the route's own direction.
        flow_id: The largest flow on it.
    """

    movement_id: str
    direction: str
    route_id: str
    start_km: float
    end_km: float
    kind: str
    status: str
    number: int | None
    least: int
    most: int
    disputed: bool
    flip: bool
    flow_id: str


@dataclass
class _Load:
    """What all pieces of a journey share, and the runs that may still be extended, by kind."""

    journey: Journey
    day_alone: bool
    moving: bool
    under_way: Quantity | None
    whole: Quantity | None
    runs: list[Run] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=dict)


def runs_on(journeys: Iterable[Journey], address: Address, state: State) -> tuple[Run, ...]:
    """Return all runs of the journeys; ``state`` has their movements on the day shown."""
    runs: list[Run] = []
    for journey in journeys:
        runs += _of_journey(journey, address, state)
    if address.view != "day":
        return tuple(runs)
    # On a single day the way home replaces the way out, which has the same line.
    home = {r.movement_id for r in runs if r.direction == "homeward"}
    return tuple(r for r in runs if r.direction == "homeward" or r.movement_id not in home)


def _of_journey(journey: Journey, address: Address, state: State) -> list[Run]:
    group = journey.group
    of = state.movements[group.movement_id]
    outward = group.direction == "outward"
    moving = address.view != "all" and group.first <= state.day <= group.last
    load = _Load(
        journey=journey,
        day_alone=address.view == "day",
        moving=moving,
        under_way=of.under_way if moving and outward else None,
        # No more can be on the way than there were in all, whichever total applies.
        whole=of.whole if outward else None,
    )
    wide = _WIDE
    if address.basis == "share":
        wide = _WIDE_SHARE * of.whole.least if of.whole else math.inf
    for piece in group.pieces:
        for run in _of_piece(piece, tally(piece, journey), load, wide):
            _join(run, load)
    return load.runs


def _of_piece(piece: Piece, sums: Tally, load: _Load, wide: float) -> Iterator[Run]:
    homeward = load.journey.group.direction == "homeward"
    way, told, done = sums.way, sums.told, sums.done if sums.passed else sums.way
    if load.whole:
        way, told, done = (n.within(load.whole) if n.high else n for n in (way, told, done))
    # Of all that ever travel here, so that the sign of a range does not come and go.
    disputed = told.low < told.high

    def run(kind: str, start: float, end: float, number: Number, marked: bool) -> Iterator[Run]:
        if end > start and sums.flow_id:
            yield _run(piece, sums, load, kind, start, end, number, marked and disputed)

    def lay(start: float, end: float, number: Number, wanted: bool) -> Iterator[Run]:
        """Yield a bed and its core; the core shows the range where it would hide the bed's."""
        bed = wanted and number.value > 0
        own = bed and number.high > wide
        if bed:
            yield from run("bed", start, end, number, own)
        yield from run("core", start, end, NOBODY, not own)

    behind = 1.0 if sums.passed else sums.behind
    if behind > 0:
        yield from lay(0.0, behind, done, not load.day_alone or homeward)
    # A return takes years: its number is of all who went, not of those under way that day.
    if sums.moving and homeward:
        yield from lay(sums.tail, sums.head, way, True)
    elif sums.moving:
        yield from run("band", sums.tail, sums.head, way.within(load.under_way), True)
    if load.moving and sums.ahead and not sums.passed:
        yield from run("ahead", sums.head if sums.moving else 0.0, 1.0, NOBODY, False)


def _run(
    piece: Piece,
    sums: Tally,
    load: _Load,
    kind: str,
    start: float,
    end: float,
    number: Number,
    disputed: bool,
) -> Run:
    length = piece.end_km - piece.start_km
    from_start = not piece.flip
    return Run(
        movement_id=load.journey.group.movement_id,
        direction=load.journey.group.direction,
        route_id=piece.route_id,
        start_km=piece.start_km + start * length if from_start else piece.end_km - end * length,
        end_km=piece.start_km + end * length if from_start else piece.end_km - start * length,
        kind=kind,
        status=piece.status,
        number=number.value or None,
        least=number.low,
        most=number.high,
        disputed=disputed,
        flip=piece.flip,
        flow_id=sums.flow_id,
    )


def _join(run: Run, load: _Load) -> None:
    """Append a run, or lengthen the last of its kind that it continues."""
    at = load.open.get(run.kind)
    if at is not None and _continues(run, load.runs[at]):
        load.runs[at] = replace(load.runs[at], end_km=run.end_km)
        return
    load.open[run.kind] = len(load.runs)
    load.runs.append(run)


def _continues(run: Run, last: Run) -> bool:
    def style(r: Run) -> tuple[object, ...]:
        return r.route_id, r.status, r.number, r.least, r.most, r.disputed

    return style(run) == style(last) and abs(last.end_km - run.start_km) < _JOINED_KM
