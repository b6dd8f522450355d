"""The comparison as CSV: a row for each figure, with the ids, sources and grades behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atlas.comparison.cell import Cell, evidence
from atlas.comparison.columns import COLUMNS, Column
from atlas.comparison.table import Row
from atlas.read import tables
from atlas.read.dataset import Dataset
from atlas.words.language import say
from atlas.words.names import names_of, peoples_of

_HEADER = (
    "movement_id",
    "peoples",
    "column_id",
    "column",
    "figure",
    "remark",
    "low",
    "high",
    "basis",
    "worked_out_from",
    "claim_ids",
    "event_ids",
    "territories",
    "conflict_ids",
    "grades",
    "sources",
)
_TABLES = ("claims", "events", "territories")


def csv_text(dataset: Dataset, rows: Sequence[Row], columns: Sequence[Column] = COLUMNS) -> str:
    """Return the cells of some columns as CSV (RFC 4180), a header and one row per figure.

    ``low`` and ``high`` have no thousands separators; a date of the column "restored" is in the
    figure alone. Several ids are separated by semicolons. A text that a spreadsheet would take for
    a formula begins with an apostrophe.
    """
    lines = (
        (row.movement.id, names_of(peoples_of(dataset, [row.movement])), *said)
        for row in rows
        for column in columns
        for said in _said(dataset, column, row.cells[column.id])
    )
    return tables.csv_text(
        [tables.harmless(str(cell)) for cell in line] for line in (_HEADER, *lines)
    )


def _said(dataset: Dataset, column: Column, cell: Cell) -> Iterator[tuple[object, ...]]:
    for figure in cell.figures:
        behind = evidence(dataset, Cell("", records=figure.records))
        bounds = ("", "") if column.is_date else map(_number, (figure.low, figure.high))
        yield (
            *(column.id, say(column.title), figure.words, figure.remark, *bounds),
            *(figure.basis, figure.how),
            *(_joined(e.id for e in behind if e.table == table) for table in _TABLES),
            _joined(e.conflict for e in behind),
            _joined(e.grade for e in behind),
            _joined(e.sources for e in behind),
        )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.10g}"


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, words)))
