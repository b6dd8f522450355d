"""The dates of a movement: its first and last day and its return, against its dated rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.base.faults import Fault
from atlas.check.dated_cells import (
    AXIS,
    LATE,
    Cell,
    before,
    cell,
    end_of,
    return_of,
    start_of,
    too_early,
)
from atlas.check.dates import BACK, CLAIM_DATES, FLOW_DATES, STAGES, counts
from atlas.read.dataset import Dataset
from atlas.read.records import Movement

# In days. A date no more precise than a year says little about when a movement began.
_DATED = 100
# In days. People may be free to return for years before anybody counts those who have.
_FREE = 4 * LATE


def _dates(dataset: Dataset) -> Iterator[Fault]:
    for movement in dataset.movements.values():
        found = _of_itself(dataset, movement)
        if not found and not before(movement.end, movement.start):
            out, back = _dated(dataset, movement)
            found = _of_others(dataset, movement, out, back)
        yield from found[:1]


def _of_itself(dataset: Dataset, movement: Movement) -> list[Fault]:
    """Return faults of a return before the removal and of a movement that is off the axis."""
    start = start_of(movement)
    cells = [cell("movements", movement, column) for column in ("return_start", "return_end")]
    found = [fault for one in cells if (fault := too_early(dataset, one, start))]
    first, last = movement.start.first, movement.end.last
    if first is None or last is None or first > LAST_DAY or last < FIRST_DAY:
        reason = f"is not within 1928-1961, nor is start {start.span.text!r}"
        if not before(movement.end, movement.start):
            found.append(end_of(movement).fault(dataset, reason))
    return found


def _dated(dataset: Dataset, movement: Movement) -> tuple[list[Cell], list[Cell]]:
    """Return the dated cells of the way out, and those of the way back."""
    out: list[Cell] = []
    back: list[Cell] = []
    for flow in dataset.flows_of.get(movement.id, []):
        cells = [cell("flows", flow, column) for column in FLOW_DATES]
        out += cells if flow.direction == "outward" else []
        back += cells if flow.direction == "homeward" else []
    for claim in filter(counts, dataset.claims_of.get(movement.id, [])):
        cells = [cell("claims", claim, column) for column in CLAIM_DATES]
        out += cells if claim.measure in STAGES else []
        back += cells if claim.measure in BACK else []
    # Rows that a reader adds to a movement of the atlas do not decide when it took place.
    is_own = dataset.is_own("movements", movement.id)
    out, back = (
        [c for c in cells if c.span.text and dataset.is_own(c.table, c.key) <= is_own]
        for cells in (out, back)
    )
    return out, back


def _of_others(
    dataset: Dataset, movement: Movement, out: list[Cell], back: list[Cell]
) -> list[Fault]:
    start, end, home = start_of(movement), end_of(movement), return_of(movement)
    found = [*_after_most(dataset, start, out), *_after_most(dataset, home, back)]
    if movement.kind == "deportation":
        # An operation begins with a departure and ends with an arrival; flight may begin unseen.
        # Cells with a wrong date have a fault of their own and prove nothing here.
        timely = [c for c in out if not before(c.span, start.span) and not before(end.span, c.span)]
        found += _alone_before(dataset, start, [c for c in timely if _leaves(c)], LATE)
        found += _alone_after(dataset, end, [c for c in timely if _arrives(dataset, c)])
    return [*found, *_alone_before(dataset, home, [c for c in back if _leaves(c)], _FREE)]


def _leaves(one: Cell) -> bool:
    # A running total may be counted long after the first people left; a stream says when they did.
    return one.column.startswith("depart")


def _arrives(dataset: Dataset, one: Cell) -> bool:
    counted = one.table == "claims" and dataset.claims[one.key].measure == "arrived"
    return counted or one.column.startswith("arrive")


def _after_most(dataset: Dataset, start: Cell, cells: list[Cell]) -> Iterator[Fault]:
    """If most rows lie before the first day, that day is wrong, not the rows."""
    rows = {(c.table, c.key) for c in cells}
    early = [c for c in cells if before(c.span, start.span)]
    wrong = {(c.table, c.key) for c in early}
    if len(wrong) > 1 and len(wrong) * 2 > len(rows):
        first = min(early, key=lambda c: c.span.last or 0)
        reason = f"lies after {len(wrong)} of its {len(rows)} dated rows: {first.said(dataset)}"
        yield start.fault(dataset, reason)


def _alone_before(dataset: Dataset, start: Cell, cells: list[Cell], days: int) -> Iterator[Fault]:
    first = min(_exact(cells), key=lambda c: c.span.first or 0, default=None)
    if first and before(start.span, first.span, days):
        reason = f"lies more than {days} days before its first dated row: {first.said(dataset)}"
        yield start.fault(dataset, reason)


def _alone_after(dataset: Dataset, end: Cell, cells: list[Cell]) -> Iterator[Fault]:
    last = max(_exact(cells), key=lambda c: c.span.last or 0, default=None)
    if last and before(last.span, end.span, LATE):
        reason = f"lies more than {LATE} days after its last dated row: {last.said(dataset)}"
        yield end.fault(dataset, reason)


def _exact(cells: list[Cell]) -> list[Cell]:
    """Return the cells dated to within a few months, or all closed ones if there are none."""
    spans = [(c, c.span.first, c.span.last) for c in cells]
    closed = [(c, a, b) for c, a, b in spans if a is not None and b is not None]
    return [c for c, a, b in closed if b - a <= _DATED] or [c for c, _, _ in closed]


def _cut(dataset: Dataset) -> Iterator[Fault]:
    """A movement partly off the axis is shown as far as it lies on it: a note."""
    for movement in dataset.movements.values():
        for column in ("start", "end", "return_start", "return_end"):
            one = cell("movements", movement, column)
            if before(one.span, AXIS) or before(AXIS, one.span):
                yield one.fault(dataset, "lies outside 1928-1961: nothing is shown there", "note")


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_dates, _cut)
