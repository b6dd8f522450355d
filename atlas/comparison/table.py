"""The comparison: a row for each movement, a cell for each column.

How it is used::

    table = model.derived(comparison)  # without a reader's picks
    for row in table:
        row.movement, row.cells["trains"].words
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.comparison import durations, figures
from atlas.comparison.cell import Cell
from atlas.comparison.columns import COLUMNS, GROUPS, Between, Column, Figures, Whole
from atlas.model.model import Model, View
from atlas.read.records import Movement
from atlas.words.language import say

FLIGHT = "flight"


@dataclass(frozen=True)
class Row:
    """A movement and what each column says of it, by the column's id."""

    movement: Movement
    cells: dict[str, Cell]


def comparison(model: Model) -> tuple[Row, ...]:
    """Return a row for each movement, in the order in which they began.

    Its words are in the language spoken, which is that of the model.
    """
    view = model.at()
    movements = sorted(model.dataset.movements.values(), key=lambda m: m.start.first or 0)
    return tuple(Row(m, {c.id: _cell(view, m, c) for c in COLUMNS}) for m in movements)


def columns_of(group: str) -> tuple[Column, ...]:
    """Return the columns of a group of ``GROUPS``, or all of them for "".

    Raises:
        ValueError: For an unknown group.
    """
    if group not in ("", *GROUPS):
        raise ValueError(f"columns {group!r} is not one of {', '.join(GROUPS)}")
    return tuple(c for c in COLUMNS if group in ("", c.group))


def _cell(view: View, movement: Movement, column: Column) -> Cell:
    if column.of_orders and movement.kind == FLIGHT:
        return Cell(say("does not apply"), say("a flight"))
    rule = column.rule
    if isinstance(rule, Whole):
        return figures.whole(view, movement)
    if isinstance(rule, Figures):
        return figures.figures(view, movement, rule)
    if isinstance(rule, Between):
        return durations.between(view, movement, rule)
    return durations.restored(view.dataset, movement)
