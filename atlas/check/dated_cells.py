"""Dates in their cells: two of them held against each other, and both named where they clash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from atlas.base.dates import Span, parse_span
from atlas.base.faults import Fault
from atlas.read.dataset import Dataset
from atlas.read.records import Movement

# The last trains and counts come in after the operation, by weeks or some months; a wrong year
# is farther off than this.
LATE = 183
AXIS = parse_span("1928/1961")
# Nothing that is told of these peoples lies beyond, be it a law, a memorial or what went before.
_TOLD = parse_span("1500/2100")


class _Dated(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """A date with the place where it stands; ``name`` is what it is called in a fault."""

    table: str
    key: str
    column: str
    span: Span
    name: str

    def said(self, dataset: Dataset) -> str:
        """Return the date with its name and place, for a fault of another cell."""
        file, line = dataset.where(self.table, self.key)
        place = ":".join(str(p) for p in (file, line, self.column) if p)
        return f"{self.name}, {self.span.text!r} ({place})"

    def fault(self, dataset: Dataset, reason: str, severity: str = "error") -> Fault:
        """Return a fault of this cell."""
        where = dataset.where(self.table, self.key)
        return Fault(*where, self.column, f"{self.span.text!r} {reason}", severity)


def cell(table: str, record: _Dated, column: str, name: str = "") -> Cell:
    """Return a cell of a record, called by ``name`` or else by the id of the record."""
    return Cell(table, record.id, column, getattr(record, column), name or record.id)


def start_of(movement: Movement) -> Cell:
    """Return the cell of a movement's first day."""
    return cell("movements", movement, "start", "the first day of its movement")


def end_of(movement: Movement) -> Cell:
    """Return the cell of a movement's last day."""
    return cell("movements", movement, "end", "the last day of its movement")


def return_of(movement: Movement) -> Cell:
    """Return the cell of the day from which people of a movement came back."""
    return cell("movements", movement, "return_start", "the first return")


def before(early: Span, late: Span, days: int = 0) -> bool:
    """Return whether one span ends, by more than ``days``, before the other begins.

    A date that is only about right may be off by as much as a late count. What is not dated, or
    open towards the other, is not before it.
    """
    if not (early.text and late.text) or early.last is None or late.first is None:
        return False
    days = max(days, LATE) if early.approximate or late.approximate else days
    return late.first - early.last > days


def too_early(dataset: Dataset, one: Cell, start: Cell, days: int = 0) -> Fault | None:
    """Return a fault of a cell that lies, by more than ``days``, before another."""
    if not before(one.span, start.span, days):
        return None
    much = f"more than {days} days before" if days else "before"
    return one.fault(dataset, f"lies {much} {start.said(dataset)}")


def too_late(dataset: Dataset, one: Cell, end: Cell, days: int) -> Fault | None:
    """Return a fault of a cell that lies, by more than ``days``, after another."""
    if not before(end.span, one.span, days):
        return None
    much = f"more than {days} days after" if days else "after"
    return one.fault(dataset, f"lies {much} {end.said(dataset)}")


def off_axis(dataset: Dataset, one: Cell) -> Fault | None:
    """Return a fault of a cell that no day of the atlas shows."""
    if before(one.span, AXIS) or before(AXIS, one.span):
        return one.fault(dataset, "lies beyond 1928-1961, where it would never be shown")
    return None


def untold(dataset: Dataset, one: Cell) -> Fault | None:
    """Return a fault of a cell that lies where nothing of all this is told of."""
    if before(one.span, _TOLD) or before(_TOLD, one.span):
        return one.fault(dataset, f"lies beyond {_TOLD.text}: a slip in the year?")
    return None
