"""A cell of the comparison: what it says, how that is known, and the records behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Event, Territory
from atlas.words import claims as wording
from atlas.words.vocabulary import words_of

Record = Claim | Event | Territory


@dataclass(frozen=True)
class Cell:
    """What the table says of one movement under one column.

    Attributes:
        words: The figure or date, "46", "16,500–50,000"; or why there is none.
        remark: What limits it: the range of all sources, a place, a date; or "".
        basis: An id of the vocabulary's list "basis"; "" where there is no figure.
        how: How it was worked out, where no source says it; or "".
        low: The least that it may be, in the unit of the column, as a day if that is a date; None
            if it has no number, or one that cannot be set beside those of the other movements.
        high: The greatest, likewise.
        records: The claims, events and territories that it rests on, the most important first.
        beside: Further figures, of another unit, people or place.
    """

    words: str
    remark: str = ""
    basis: str = ""
    how: str = ""
    low: float | None = None
    high: float | None = None
    records: tuple[Record, ...] = ()
    beside: tuple[Cell, ...] = ()

    @property
    def figures(self) -> tuple[Cell, ...]:
        """The cell itself and the figures beside it."""
        return self, *self.beside

    @property
    def remarks(self) -> list[str]:
        """What stands below the figure: what limits it, and that it was worked out."""
        worked_out = words_of("basis", "derived") if self.basis == "derived" else ""
        return [words for words in (self.remark, worked_out) if words]


class Evidence(NamedTuple):
    """A record behind a cell, in words; ``table`` is its file without the extension."""

    table: str
    id: str
    words: str
    sources: str
    grade: str
    note: str
    conflict: str


def not_stated() -> Cell:
    """Return the cell of which no source says anything."""
    return Cell(words_of("remark", "unknown"))


def evidence(dataset: Dataset, cell: Cell) -> list[Evidence]:
    """Return the records behind a cell in words, each once."""
    records = (record for figure in cell.figures for record in figure.records)
    return list(dict.fromkeys(_evidence(dataset, record) for record in records))


def _evidence(dataset: Dataset, record: Record) -> Evidence:
    if isinstance(record, Claim):
        said = wording.sources_text(dataset, record.source, record.quoting)
        words = wording.claim_text(dataset, record)
        return Evidence(
            "claims", record.id, words, said, record.grade, record.note, record.conflict_id
        )
    if isinstance(record, Event):
        said = wording.sources_text(dataset, record.source, record.quoting)
        words = f"{record.title}, {wording.event_when(record)}"
        return Evidence("events", record.id, words, said, record.grade, record.text, "")
    said = wording.sources_text(dataset, record.source, ())
    words = f"{wording.place_name(dataset, record.place_id)}: {words_of('role', record.role)}"
    return Evidence("territories", record.place_id, words, said, "", record.note, "")
