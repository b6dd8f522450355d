"""How a plate is divided: what is above, beside and below its maps, and how high they are.

Text is drawn here only on a scratch sheet, to measure it: whether everything fits is known before
the maps are made. Words move from the picture to its caption before the maps become too low.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from atlas.model.model import Model
from atlas.paper.map.extent import homeland_points, points_of
from atlas.paper.map.projection import Frame, conic_of
from atlas.paper.plate import texts
from atlas.paper.plate.accounts import accounts, note
from atlas.paper.plate.chart import LEAST_ROW, YEARS, Box, draw_key
from atlas.paper.plate.elements import (
    QR_SIDE,
    Column,
    draw_code,
    foot,
    heading,
)
from atlas.paper.plate.layouts import Arrangement, Cell
from atlas.paper.plate.legend import legend
from atlas.paper.plate.pages import Page
from atlas.paper.plate.wording import Foot, Wording
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import Picture, picture
from atlas.words.language import Language

GAP = 2.2
"""Millimetres below and beside each map."""

# Limits of the height of a map divided by its width.
_FLATTEST, _TALLEST = 0.42, 1.05
# Heights (mm) of a row of the chart: sufficient, and suitable on a page that grows and on one of a
# fixed height.
_CHART_ENOUGH, _CHART_ROW, _CHART_ROW_FIXED = 10.5, 12.0, 28.0
# Least height (mm) of the chart of one people, or shares could not be read from its band.
_CHART = 32.0
# Least height of a map for a plate to be made: in mm, and in mm times the scale of the page.
_LEAST, _LEAST_SCALED = 25.0, 20.0
# Words move to the caption before a map is lower than this (mm).
_LOW = 26.0


class Composition:
    """The parts of one plate and the room that each takes, in millimetres."""

    def __init__(
        self,
        model: Model,
        address: Address,
        arrangement: Arrangement,
        page: Page,
        tongue: Language,
        shown_at: str,
        *,
        code: bool,
        apart: bool,
    ) -> None:
        """Prepare the parts.

        Args:
            model: The model of the data.
            address: The address.
            arrangement: The maps and accounts.
            page: The page.
            tongue: The language.
            shown_at: The address as printed at the foot.
            code: Whether to print it as a QR code too.
            apart: Whether each map shows its own part of the earth.
        """
        self.model, self.address, self.arrangement = model, address, arrangement
        self.page, self.tongue = page, tongue
        self.column = Column(page.margin, page.inner)
        self.pictures = arrangement.pictures
        movements = {m.id: m for p in self.pictures for m in p.movements}
        self.title = texts.title(tongue, model.dataset, list(movements.values()))
        self.foot = Foot(model.dataset, arrangement, tongue, shown_at)
        self._shown_at, self._code, self._apart = shown_at, code, apart
        # Measured anew for each row of each wording that is tried, it was half of the work.
        self._measured: dict[Wording, float] = {}

    def above(self, sheet: Sheet) -> float:
        """Write the heading; return where it ends (mm from the top)."""
        top, scale = self.page.margin, self.page.scale
        return heading(sheet, self.column, top, self.title, self.arrangement.when, scale)

    def beside_and_below(self, sheet: Sheet, wording: Wording, seen: Sequence[Picture]) -> None:
        """Write what is beside and below the maps.

        Args:
            sheet: The sheet to draw on.
            wording: Which words are in the picture.
            seen: What the maps show, without what lies beyond their edges.
        """
        for cell, (x, top, width, height) in self.frames(wording):
            if cell.account and wording.accounts == "beside":
                self._account(sheet, cell, Column(x, width), top + height)
        self._below(sheet, self._top + self._maps(wording), wording, seen)

    def height(self, wording: Wording) -> float:
        """Return the height of the sheet in millimetres."""
        below = self._beneath(wording)
        return self.page.height or self._top + self._maps(wording) + below

    def _beneath(self, wording: Wording) -> float:
        """Return the height of what is below the maps, with the margin; at most, of the legend.

        The legend of what turns out to be on the maps is no longer than that of all.
        """
        if wording not in self._measured:
            below = self._below(Sheet(self.page.width, 1.0), 0.0, wording, self.pictures)
            self._measured[wording] = below + self.page.margin
        return self._measured[wording]

    def _maps(self, wording: Wording) -> float:
        """Return the height of all rows with the gaps below them."""
        heights = self.heights(wording)
        return sum(heights) + GAP * self.page.scale * len(heights)

    @functools.cached_property
    def _top(self) -> float:
        """Where the maps begin."""
        return self.above(Sheet(self.page.width, 1.0))

    def _below(self, sheet: Sheet, top: float, wording: Wording, seen: Sequence[Picture]) -> float:
        scale, column = self.page.scale, self.column
        if self.arrangement.chart:
            shown = self.pictures[0]
            with sheet.part("L"):
                top = draw_key(sheet, shown.view, shown.movements, self.tongue, column, top, scale)
        else:
            with sheet.part("L"):
                top = legend(sheet, column, top, seen, self.tongue, scale)
        for words, told in self.arrangement.accounts if wording.accounts == "below" else ():
            top = accounts(sheet, column, top, words, told, self.tongue, scale)
        lines = self.foot.lines(wording, note(self.tongue, self._told(wording), scale))
        if not (self._code and wording.code):
            return foot(sheet, column, top, lines, scale)
        side = QR_SIDE * scale
        end = foot(sheet, Column(column.x, column.width - side - 3 * scale), top, lines, scale)
        draw_code(sheet, column.x + column.width - side, top + scale, side, self._shown_at)
        return max(end, top + scale + side)

    def _told(self, wording: Wording) -> list[tuple[Picture, float]]:
        """Return the pictures whose people are accounted for, each with the width for it in mm."""
        if wording.accounts == "below":
            return [(shown, self.column.width) for _, shown in self.arrangement.accounts]
        cells = (cell for row in self.arrangement.rows for cell in self._across(row))
        beside = [(cell.picture, width) for cell, _, width in cells if cell.account]
        return beside if wording.accounts == "beside" else []

    def _account(self, sheet: Sheet, cell: Cell, column: Column, top: float) -> float:
        return accounts(sheet, column, top, "", cell.picture, self.tongue, self.page.scale)

    def wording(self) -> Wording | None:
        """Return the fullest wording that leaves the maps enough room, else the shortest that fits.

        The result is None if not even that one fits.
        """
        steps = list(self._steps())
        fullest = next((step for step in steps if self.is_roomy(step)), steps[-1])
        return fullest if self.holds(fullest) else None

    def _steps(self) -> Iterator[Wording]:
        places: list[Literal["beside", "below", ""]] = ["beside"] if self.arrangement.beside else []
        if self.arrangement.accounts:
            places.append("below")
        for place in (*places, ""):
            yield from (Wording(place), Wording(place, whole=False))
        if self._code:
            yield Wording("", whole=False, code=False)

    def is_roomy(self, wording: Wording) -> bool:
        """Return whether the maps, or the rows of a chart, are comfortably high."""
        heights = self.heights(wording)
        if self.arrangement.chart:
            return heights[0] >= self._chart(_CHART_ENOUGH) - 1e-6
        enough = min(self.page.share * (self.page.height or self.page.most), sum(self._wanted))
        low = self._lowest(wording) < _LOW * self.page.scale - 1e-6
        return not low and sum(heights) >= enough - 1e-6

    def shortage(self) -> tuple[int, int]:
        """Return how high what is too low would be with the fewest words, and the least (mm)."""
        wording = replace(list(self._steps())[-1], further=0 if self.arrangement.chart else 1)
        return math.floor(self._lowest(wording)), math.ceil(self.least)

    def holds(self, wording: Wording) -> bool:
        """Return whether the maps or the chart are high enough to be read."""
        if not self.arrangement.chart and not wording.listed:
            # Numbers may find no room on the maps; then the line that says so needs some.
            wording = replace(wording, further=1)
        return self._lowest(wording) >= self.least - 1e-6

    @property
    def least(self) -> float:
        """The least height of a map, or of the chart, in millimetres."""
        least = max(_LEAST, _LEAST_SCALED * self.page.scale)
        return max(least, self._chart(LEAST_ROW)) if self.arrangement.chart else least

    def _lowest(self, wording: Wording) -> float:
        if self.arrangement.chart:
            return self.heights(wording)[0]
        return min(height for _, (_, _, _, height) in self.frames(wording))

    def frames(self, wording: Wording) -> list[tuple[Cell, Frame]]:
        """Return the maps in reading order, each with its frame (x, y, width, height in mm)."""
        found: list[tuple[Cell, Frame]] = []
        if self.arrangement.chart:
            return found
        top = self._top
        for height, row in zip(self.heights(wording), self.arrangement.rows, strict=True):
            for cell, x, width in self._across(row):
                beside = self._beside(cell, width) if wording.accounts == "beside" else 0.0
                found.append((cell, (x, top, width, height - beside)))
            top += height + GAP * self.page.scale
        return found

    def chart(self, wording: Wording) -> Box:
        """Return the rectangle of the chart."""
        return Box(self.column.x, self._top, self.column.width, self.heights(wording)[0])

    def _across(self, row: tuple[Cell, ...]) -> Iterator[tuple[Cell, float, float]]:
        """Yield the maps of a row, each with its left edge and its width in millimetres."""
        gap, x = GAP * self.page.scale, self.column.x
        for cell in row:
            width = (self.column.width + gap) * cell.part - gap
            yield cell, x, width
            x += width + gap

    def heights(self, wording: Wording) -> list[float]:
        """Return the heights (mm) of the rows of maps, reduced to the room available."""
        gap, page = GAP * self.page.scale, self.page
        below = self._beneath(wording)
        free = (page.height or page.most) - self._top - below - gap * len(self._wanted)
        if self.arrangement.chart:
            return [min(free, *self._wanted)]
        least = [self._low(row, wording) for row in self.arrangement.rows]
        wanted = [max(pair) for pair in zip(self._wanted, least, strict=True)]
        if page.height is None and sum(wanted) <= free:
            return wanted
        if sum(wanted) <= free:
            return [high * free / sum(wanted) for high in wanted]
        if sum(least) >= free or sum(wanted) == sum(least):
            return [free / len(wanted)] * len(wanted)
        part = (free - sum(least)) / (sum(wanted) - sum(least))
        return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]

    def _low(self, row: tuple[Cell, ...], wording: Wording) -> float:
        """Return the least height of a row, given the accounts in it."""
        beside = [self._beside(cell, width) for cell, _, width in self._across(row)]
        return _LOW * self.page.scale + (max(beside) if wording.accounts == "beside" else 0.0)

    def _beside(self, cell: Cell, width: float) -> float:
        if not cell.account:
            return 0.0
        return self._account(Sheet(self.page.width, 1.0), cell, Column(0.0, width), 0.0)

    @functools.cached_property
    def _wanted(self) -> list[float]:
        """Return the heights of the rows, or of the chart, that suit their content."""
        if self.arrangement.chart:
            row = _CHART_ROW if self.page.height is None else _CHART_ROW_FIXED
            return [max(self._chart(row), _CHART * self.page.scale)]
        return [max(self._suits(cell) for cell in row) for row in self.arrangement.rows]

    def _chart(self, row: float) -> float:
        return (len(self.pictures[0].movements) * row + YEARS) * self.page.scale

    def _suits(self, cell: Cell) -> float:
        points = self.points(cell)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        x, y = conic_of((west, south, east, north)).projection(points[:, 0], points[:, 1])
        ratio = float((np.ptp(y) + 1e5) / (np.ptp(x) + 1e5))
        return self.column.width * cell.part * min(_TALLEST, max(_FLATTEST, 1.12 * ratio))

    def points(self, cell: Cell) -> np.ndarray:
        """Return the points (n x 2, lon and lat) that a map must show.

        All maps of a plate show the same part of the earth, except those of single peoples.
        """
        if cell.homelands:
            return homeland_points(self.pictures)
        points = points_of([cell.picture] if self._apart else self.pictures)
        if len(points):
            return points
        # Nothing of them is on the map that day: take where they were on other days.
        address = replace(self.address, view="all", movements=(), map=None)
        return points_of([picture(self.model, address)])
