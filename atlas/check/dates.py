"""Wrong years in rows: dates that do not fit the movement they belong to.

A swapped or mistyped digit in one date would be drawn as history: a people under way nine years
before anybody was taken. What belongs to the movement itself (its streams, the counts of its
stages, its roundups and arrivals) must lie within its time and on the axis; laws, censuses,
memorials and the like may have any date. Each fault names both dates and their cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.base.faults import Fault
from atlas.check.dated_cells import (
    LATE,
    Cell,
    cell,
    end_of,
    off_axis,
    return_of,
    start_of,
    too_early,
    too_late,
    untold,
)
from atlas.model.totals import DRIVING_KINDS
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Flow, Movement

STAGES = {"removed", "loaded", "departed", "under-way", "arrived", "died-in-transit"}
_AFTERWARDS = {"died", "in-exile", "remaining"}
BACK = {"returned", "settled-elsewhere"}
_ON_THE_WAY = {"roundup", "entrainment", "departure", "flight", "transit", "arrival"}
_LATER = {"exile", "death", "release", "restoration", "return"}
FLOW_DATES = ("depart_start", "depart_end", "arrive_start", "arrive_end")
CLAIM_DATES = ("as_of_start", "as_of_end")


def counts(claim: Claim) -> bool:
    """Return whether a claim states what happened: neither a plan nor known to be wrong."""
    return claim.kind in DRIVING_KINDS and claim.rank != "deprecated"


def _flows(dataset: Dataset) -> Iterator[Fault]:
    """A stream leaves and arrives within its movement's time; a homeward one, within the return."""
    for flow in dataset.flows.values():
        movement = dataset.movements[flow.movement_id]
        start, end = _window(flow, movement)
        cells = (cell("flows", flow, column) for column in FLOW_DATES)
        # One wrong date is usually the cause of the other faults.
        yield from _first(_off_way(dataset, one, start, end) for one in cells)


def _first(found: Iterator[Fault | None]) -> list[Fault]:
    return [fault for fault in found if fault][:1]


def _window(flow: Flow, movement: Movement) -> tuple[Cell, Cell]:
    """Return the cells of the dates between which a stream may run."""
    start, back = start_of(movement), return_of(movement)
    if flow.direction == "outward":
        return start, end_of(movement)
    # People were moved between places of exile for as long as they were held there.
    over = cell("movements", movement, "return_end", "the last return")
    return (back if flow.direction == "homeward" and back.span.text else start), over


def _off_way(dataset: Dataset, one: Cell, start: Cell, end: Cell) -> Fault | None:
    late = 0 if one.column == "depart_start" else LATE
    fault = too_early(dataset, one, start) or too_late(dataset, one, end, late)
    return fault or off_axis(dataset, one)


def _claims(dataset: Dataset) -> Iterator[Fault]:
    """A count of a stage must date from that stage; other claims may have any date."""
    for claim in dataset.claims.values():
        movement = dataset.movements.get(claim.movement_id) if counts(claim) else None
        cells = (cell("claims", claim, column) for column in CLAIM_DATES)
        yield from _first(
            (_off_stage(dataset, claim, one, movement) if movement else None)
            or untold(dataset, one)
            for one in cells
        )


def _off_stage(dataset: Dataset, claim: Claim, one: Cell, movement: Movement) -> Fault | None:
    start, back = start_of(movement), return_of(movement)
    if claim.measure in STAGES:
        early = too_early(dataset, one, start)
        return early or too_late(dataset, one, end_of(movement), LATE)
    if claim.measure in BACK and back.span.text and one.column == "as_of_end":
        return too_early(dataset, one, back)
    return too_early(dataset, one, start) if claim.measure in _AFTERWARDS | BACK else None


def _events(dataset: Dataset) -> Iterator[Fault]:
    """What happened on the way or later must lie within the movement's time and on the axis."""
    for event in dataset.events.values():
        movement = dataset.movements.get(event.movement_id)
        cells = (cell("events", event, column) for column in ("start", "end"))
        yield from _first(
            (_off_time(dataset, event, one, movement) if movement else None) or untold(dataset, one)
            for one in cells
        )


def _off_time(dataset: Dataset, event: Event, one: Cell, movement: Movement) -> Fault | None:
    if event.kind not in _ON_THE_WAY | _LATER:
        return None
    # What ends within the movement's time may have begun somewhat earlier, and what began within it
    # may have gone on for years: those still missing were hunted down.
    begins = one.column == "start"
    lasts = begins and bool(event.end.text)
    fault = too_early(dataset, one, start_of(movement), LATE if lasts else 0)
    if event.kind in _ON_THE_WAY:
        fault = fault or (too_late(dataset, one, end_of(movement), LATE) if begins else None)
        fault = fault or (None if lasts else off_axis(dataset, one))
    return fault


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_flows, _claims, _events)
