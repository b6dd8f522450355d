"""Words on a plate as blocks: rows of cells, each with its font and the marks of its peoples."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from atlas.paper.sheet.colours import INK, WHITE
from atlas.paper.sheet.display_list import PT
from atlas.paper.sheet.sheet import HALO_WIDTH, Sheet, text_width
from atlas.read.records import People

# Height and baseline of a row, and radius of a mark in it, in parts of its type size.
_ROW, _BASE, _MARK = 1.16, 0.86, 0.35


@dataclass(frozen=True)
class Cell:
    """Words in one font, after ``marks``; ``size`` in points, ``spacing`` a fraction of it."""

    words: str
    size: float
    colour: str = INK
    weight: int = 400
    italic: bool = False
    spacing: float = 0.0
    marks: tuple[People, ...] = ()

    def width(self, scale: float) -> float:
        """Return the width in millimetres, marks included."""
        size = self.size * scale
        own = text_width(
            self.words, size, weight=self.weight, italic=self.italic, spacing=self.spacing
        )
        return own + self._marks_width(scale)

    def _marks_width(self, scale: float) -> float:
        count, radius = len(self.marks), _MARK * self.size * PT * scale
        return (2 * count + 0.4 * (count - 1) + 0.9) * radius if count else 0.0

    def draw(
        self, sheet: Sheet, x: float, y: float, scale: float, halo: str | None, wide: float = 1.0
    ) -> None:
        """Write the cell from the left end of its baseline (mm)."""
        size, radius = self.size * scale, _MARK * self.size * PT * scale
        for paper in dict.fromkeys((halo, None)):
            for n, people in enumerate(self.marks):
                middle, base = x + (1 + 2.4 * n) * radius, y - 0.92 * radius
                sheet.mark(people.mark, middle, base, radius, people.colour, halo=paper)
        sheet.text(
            x + self._marks_width(scale),
            y,
            self.words,
            size,
            colour=self.colour,
            weight=self.weight,
            italic=self.italic,
            spacing=self.spacing,
            halo=halo,
            halo_width=HALO_WIDTH * scale * wide,
        )


Row = Sequence[Cell]


@dataclass(frozen=True)
class Block:
    """Rows of words that stay together, centred, or flush left with ``left``."""

    rows: tuple[tuple[Cell, ...], ...]
    left: bool = False

    def size(self, scale: float) -> tuple[float, float]:
        """Return width and height in millimetres."""
        width = max(_width(row, scale) for row in self.rows)
        return width, sum(_height(row, scale) for row in self.rows)

    def em(self, scale: float) -> float:
        """Return the type size of its spaced words in millimetres, or 0 if it has none."""
        sizes = (cell.size for row in self.rows for cell in row if cell.spacing)
        return max(sizes, default=0.0) * PT * scale

    def draw(
        self, sheet: Sheet, x: float, y: float, scale: float, halo: str | None, wide: float = 1.0
    ) -> None:
        """Write the block from its left and top (mm), with ``wide`` times the usual halo."""
        width, _ = self.size(scale)
        for row in self.rows:
            at = x if self.left else x + (width - _width(row, scale)) / 2
            size = max(cell.size for cell in row) * PT * scale
            for cell in row:
                cell.draw(sheet, at, y + _BASE * size, scale, halo, wide)
                at += cell.width(scale) + _gap(row, scale)
            y += _height(row, scale)

    @property
    def said(self) -> tuple[tuple[tuple[People, ...], str], ...]:
        """The rows as plain words, each with the peoples whose marks precede it."""
        return tuple(
            (
                tuple(p for cell in row for p in cell.marks),
                " ".join(cell.words for cell in row if cell.words),
            )
            for row in self.rows
        )


def draw_card(
    sheet: Sheet, block: Block, x: float, y: float, pad: float, colour: str, scale: float
) -> None:
    """Write a block on a white card with an edge; (x, y) is the left and top of the card."""
    width, height = block.size(scale)
    sheet.rect(
        x, y, width + 2 * pad, height + 2 * pad, fill=WHITE, stroke=colour, edge=0.28 * scale
    )
    block.draw(sheet, x + pad, y + pad, scale, None)


def _width(row: Row, scale: float) -> float:
    return sum(cell.width(scale) for cell in row) + (len(row) - 1) * _gap(row, scale)


def _gap(row: Row, scale: float) -> float:
    return 0.24 * max(cell.size for cell in row) * PT * scale


def _height(row: Row, scale: float) -> float:
    return _ROW * max(cell.size for cell in row) * PT * scale
