"""Dates in their cells: two are compared, and a fault names both where they clash."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from atlas.base.dates import Span, parse_span
from atlas.base.faults import Fault
from atlas.read.dataset import Dataset
from atlas.read.records import Movement

# In days. The last trains and counts arrive weeks or a few months after an operation; a wrong year
# is further off than this.
LATE = 183
AXIS = parse_span("1928/1961")
# No law, memorial or prehistory of these peoples lies outside this.
_TOLD = parse_span("1500/2100")


class _Dated(Protocol):
    @property
    def id(self) -> str: ...


@dataclass(frozen=True)
class Cell:
    """A date with the cell it comes from.

    Attributes:
        table: The table, such as "flows".
        key: The key of the record in it.
        column: The column of the date.
        span: The date; both ends are inclusive.
        name: What a fault of another cell calls this one.
    """

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
    """Return a cell of a record, named ``name`` or else after the id of the record."""
    return Cell(table, record.id, column, getattr(record, column), name or record.id)


def start_of(movement: Movement) -> Cell:
    """Return the cell of a movement's first day."""
    return cell("movements", movement, "start", "the first day of its movement")


def end_of(movement: Movement) -> Cell:
    """Return the cell of a movement's last day."""
    return cell("movements", movement, "end", "the last day of its movement")


def return_of(movement: Movement) -> Cell:
    """Return the cell of the first day of a movement's return."""
    return cell("movements", movement, "return_start", "the first return")


def before(early: Span, late: Span, days: int = 0) -> bool:
    """Return whether one span ends more than ``days`` before the other begins.

    An approximate date may be off by as much as ``LATE``. A span without a date, or open on the
    side towards the other, is never before it.
    """
    if not (early.text and late.text) or early.last is None or late.first is None:
        return False
    days = max(days, LATE) if early.approximate or late.approximate else days
    return late.first - early.last > days


def too_early(dataset: Dataset, one: Cell, start: Cell, days: int = 0) -> Fault | None:
    """Return a fault if a cell lies more than ``days`` before another, else None."""
    if not before(one.span, start.span, days):
        return None
    much = f"more than {days} days before" if days else "before"
    return one.fault(dataset, f"lies {much} {start.said(dataset)}")


def too_late(dataset: Dataset, one: Cell, end: Cell, days: int) -> Fault | None:
    """Return a fault if a cell lies more than ``days`` after another, else None."""
    if not before(end.span, one.span, days):
        return None
    much = f"more than {days} days after" if days else "after"
    return one.fault(dataset, f"lies {much} {end.said(dataset)}")


def off_axis(dataset: Dataset, one: Cell) -> Fault | None:
    """Return a fault if no day of the atlas can show a cell, else None."""
    if before(one.span, AXIS) or before(AXIS, one.span):
        return one.fault(dataset, "lies outside 1928-1961, so it would never be shown")
    return None


def untold(dataset: Dataset, one: Cell) -> Fault | None:
    """Return a fault if a cell lies centuries away from anything the atlas tells, else None."""
    if before(one.span, _TOLD) or before(_TOLD, one.span):
        return one.fault(dataset, f"lies outside {_TOLD.text}: is the year mistyped?")
    return None
