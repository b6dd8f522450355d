"""How a plate is divided: what is above, beside and below its maps, and how high they are.

Text is drawn here only on a scratch sheet, to measure it: whether everything fits is known before
the maps are made. Words move from the picture to its caption before the maps become too low.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from atlas.model.model import Model
from atlas.paper.map.projection import Frame
from atlas.paper.plate import texts
from atlas.paper.plate.accounts import accounts, note
from atlas.paper.plate.chart import HEADS, LEAST_ROW, YEARS, Box, draw_key
from atlas.paper.plate.elements import (
    QR_SIDE,
    Column,
    draw_code,
    foot,
    heading,
    line_of,
    panel_title,
)
from atlas.paper.plate.extents import Extents
from atlas.paper.plate.layouts import FEW, Arrangement, Cell
from atlas.paper.plate.legend import legend
from atlas.paper.plate.pages import Page
from atlas.paper.plate.refusal import Shortage
from atlas.paper.plate.titles import AXIS, moving_in, span_of, title
from atlas.paper.plate.wording import Foot, Made, Wording, wordings
from atlas.paper.sheet.display_list import Words
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.address import Address
from atlas.picture.picture import Picture
from atlas.words.language import Language

GAP = 2.2
"""Millimetres below and beside each map."""
STRIP = 4.4
"""Millimetres above each of several maps, for its letter and title."""

# Limits of the height of a map divided by its width.
_FLATTEST, _TALLEST = 0.42, 1.05
# Heights (mm) of a row of the chart: sufficient, and suitable on a page that grows and on one of a
# fixed height.
_CHART_ENOUGH, _CHART_ROW, _CHART_ROW_FIXED = 10.5, 12.0, 28.0
# Least height (mm) of the chart of one people, or shares could not be read from its band.
_CHART = 32.0
# A map becomes higher in such steps until the maps have their share of a page that grows.
_TALLER = 1.04
# Least height of a map for a plate to be made: in mm, and in mm times the scale of the page.
_LEAST, _LEAST_SCALED = 25.0, 20.0
# Words move to the caption before a map is lower than this (mm).
_LOW = 26.0
# The least width of a map beside another (mm times the scale).
_NARROWEST = 36.0
# How large what a map shows must be drawn at least (mm times the scale of the page, see
# ``Extents.drawn``): of few peoples, and of many.
_LEAST_DRAWN, _LEAST_OF_MANY = 24.0, 42.0
# Where room is short legend and foot have this part of their size, but not less of a journal's.
_SMALLER, _SMALL = 0.56, 0.9


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
        version: str,
        code: bool,
        sentence: bool = False,
    ) -> None:
        """Prepare the parts.

        Args:
            model: The model of the data.
            address: The address.
            arrangement: The maps and accounts.
            page: The page.
            tongue: The language.
            shown_at: The address as printed at the foot, or "" if the atlas cannot be visited.
            version: The version of the data, printed where there is no address.
            code: Whether to print the address as a QR code too.
            sentence: Whether to print what a map cannot show.
        """
        self.model, self.address, self.arrangement = model, address, arrangement
        self.page, self.tongue = page, tongue
        self.column = Column(page.margin, page.inner)
        self.pictures = arrangement.pictures
        movements = {m.id: m for p in self.pictures for m in p.movements}
        span = AXIS if arrangement.chart else span_of(self.pictures)
        moving = None if arrangement.chart else moving_in(self.pictures)
        self.title = title(tongue, model.dataset, list(movements.values()), span, moving)
        made = Made(shown_at, version, sentence)
        self.foot = Foot(model.dataset, arrangement, tongue, made)
        self._shown_at, self._code = shown_at, code
        self._extents = Extents(model, address, arrangement)
        self.points = self._extents.points
        self.strip = STRIP * page.scale if len(self.pictures) > 1 and not arrangement.chart else 0.0
        # Measured anew for each row of each wording that is tried, it was half of the work.
        self._measured: dict[Wording, float] = {}
        self._measured_aside: dict[tuple[bool, bool], float] = {}

    def above(self, sheet: Sheet) -> float:
        """Write the heading; return where it ends (mm from the top)."""
        top, scale = self.page.margin, self.page.scale
        one_line = self.page.height is not None
        when = self.arrangement.when
        return heading(sheet, self.column, top, self.title, when, scale, one_line=one_line)

    def beside_and_below(self, sheet: Sheet, wording: Wording, seen: Sequence[Picture]) -> None:
        """Write what is above each map, beside and below them.

        Args:
            sheet: The sheet to draw on.
            wording: Which words are in the picture.
            seen: What the maps show, without what lies beyond their edges.
        """
        frames, scale = self.frames(wording), self.page.scale
        for letter, (cell, (x, top, width, _)) in zip(texts.LETTERS, frames, strict=False):
            if len(frames) > 1:
                panel_title(sheet, x, top - 1.4 * scale, letter, cell.words, width, scale)
        for cell, (x, top, width, height) in frames:
            if cell.account and wording.accounts == "beside":
                self._account(sheet, cell, Column(x, width), top + height)
        if wording.is_aside:
            row = self.heights(wording)[-1]
            top = self._top + self._maps(wording) - GAP * scale - row + self.strip
            self._aside(sheet, self._vacant, top, wording, seen)
        self._below(sheet, self._top + self._maps(wording), wording, seen)

    @property
    def _vacant(self) -> Column:
        """The column of the empty place at the end of the last row."""
        *_, (_, x, width) = self._across(self.arrangement.rows[-1])
        left = x + width + GAP * self.page.scale
        return Column(left, self.column.x + self.column.width - left)

    def _aside(
        self, sheet: Sheet, column: Column, top: float, wording: Wording, seen: Sequence[Picture]
    ) -> float:
        """Write the accounts of the people, or the legend, and return where they end."""
        scale = self.page.scale
        if wording.legend_aside:
            with sheet.part("L"):
                return self._legend(sheet, column, top, wording, seen)
        for words, told in self.arrangement.accounts:
            top = accounts(sheet, column, top, words, told, self.tongue, scale)
        return top

    def _legend(
        self, sheet: Sheet, column: Column, top: float, wording: Wording, seen: Sequence[Picture]
    ) -> float:
        """Write the legend, which explains the marks of peoples where no account has them."""
        small, names = self._small(wording), not wording.accounts
        return legend(sheet, column, top, seen, self.tongue, small, self.page.scale, names=names)

    def _aside_height(self, wording: Wording) -> float:
        """Return how high (mm) what is aside is, with the title of the maps beside it.

        It is infinite if it is too wide for its place.
        """
        key = wording.legend_aside, wording.small
        if key not in self._measured_aside:
            scratch, column = Sheet(self.page.width, 1.0), Column(0.0, self._vacant.width)
            end = self._aside(scratch, column, 0.0, wording, self.pictures)
            is_wide = any(
                thing.x + text_width(thing.words, thing.size, weight=thing.weight) > column.width
                for thing in scratch.display_list
                if isinstance(thing, Words)
            )
            self._measured_aside[key] = math.inf if is_wide else self.strip + end
        return self._measured_aside[key]

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
        small = self._small(wording)
        if self.arrangement.chart:
            shown = self.pictures[0]
            with sheet.part("L"):
                top = draw_key(sheet, shown.view, shown.movements, self.tongue, column, top, small)
        elif not wording.legend_aside:
            with sheet.part("L"):
                top = self._legend(sheet, column, top, wording, seen)
        for words, told in self.arrangement.accounts if wording.accounts == "below" else ():
            top = accounts(sheet, column, top, words, told, self.tongue, scale)
        room, side = self._room(wording), QR_SIDE * scale
        end = foot(sheet, room, top, self._lines(wording, seen), small)
        if room.width == column.width:
            return end
        draw_code(sheet, column.x + column.width - side, top + scale, side, self._shown_at)
        return max(end, top + scale + side)

    def _room(self, wording: Wording) -> Column:
        """Return the column of the foot, beside the QR code if there is one."""
        code = (QR_SIDE + 3) * self.page.scale if self._code and wording.code else 0.0
        return Column(self.column.x, self.column.width - code)

    def _lines(self, wording: Wording, seen: Sequence[Picture]) -> list[str]:
        said = note(self.tongue, self._told(wording), self.page.scale)
        fits = line_of(self._room(wording), self._small(wording))
        return self.foot.lines(wording, said, fits, seen)

    def _small(self, wording: Wording) -> float:
        """Return the scale of the type of legend and foot."""
        scale = self.page.scale
        return max(_SMALL, _SMALLER * scale) if wording.small else scale

    def lacks_sources(self, wording: Wording, seen: Sequence[Picture]) -> bool:
        """Return whether the foot has no room for all works behind the figures."""
        return self._lines(wording, seen) != self._lines(replace(wording, brief=False), seen)

    def _told(self, wording: Wording) -> list[tuple[Picture, float]]:
        """Return the pictures whose people are accounted for, each with the width for it in mm."""
        if wording.accounts in ("aside", "below"):
            column = self._vacant if wording.accounts == "aside" else self.column
            return [(shown, column.width) for _, shown in self.arrangement.accounts]
        cells = (cell for row in self.arrangement.rows for cell in self._across(row))
        beside = [(cell.picture, width) for cell, _, width in cells if cell.account]
        return beside if wording.accounts == "beside" else []

    def _account(self, sheet: Sheet, cell: Cell, column: Column, top: float) -> float:
        return accounts(sheet, column, top, "", cell.picture, self.tongue, self.page.scale)

    def wording(self) -> Wording | None:
        """Return the fullest wording that leaves the maps enough room, else the shortest that fits.

        The result is None if not even that one fits.
        """
        return self._worded

    @functools.cached_property
    def _worded(self) -> Wording | None:
        if self.is_narrow:
            return None
        steps = list(self._steps())
        roomy = (step for step in steps if self.is_roomy(step) and self.holds(step))
        return next(roomy, steps[-1] if self.holds(steps[-1]) else None)

    def _steps(self) -> Iterator[Wording]:
        """Yield the wordings from the fullest to the shortest."""
        return wordings(self.arrangement, in_a_room=self.page.is_slide, code=self._code)

    def is_roomy(self, wording: Wording) -> bool:
        """Return whether the maps, or the rows of a chart, are comfortably high."""
        if not self._has_share(wording):
            return False
        if self.arrangement.chart:
            return self.heights(wording)[0] >= self._chart(_CHART_ENOUGH) - 1e-6
        return self._lowest(wording) >= _LOW * self.page.scale - 1e-6

    def _has_share(self, wording: Wording) -> bool:
        return self.share(wording) >= self.page.share - 1e-6

    def share(self, wording: Wording) -> float:
        """Return which part of the page the maps with their titles have, or the chart."""
        return self._area(self.heights(wording), wording) / (self.page.width * self.height(wording))

    def _area(self, heights: Sequence[float], wording: Wording) -> float:
        """Return the area (mm²) of rows of given heights, without the accounts in them."""
        if self.arrangement.chart:
            return heights[0] * self.column.width
        return sum(
            width * (height - self._beside_of(cell, width, wording))
            for height, row in zip(heights, self.arrangement.rows, strict=True)
            for cell, _, width in self._across(row)
        )

    @property
    def is_narrow(self) -> bool:
        """Whether some map beside another would be too narrow."""
        rows = (row for row in self.arrangement.rows if len(row) > 1)
        widths = (width for row in rows for _, _, width in self._across(row))
        return min(widths, default=math.inf) < _NARROWEST * self.page.scale

    def drawn(self, wording: Wording) -> float:
        """Return how large the smallest map draws what it shows, as :meth:`Extents.drawn`."""
        if self.arrangement.chart:
            return self.column.width
        return min(drawn for drawn, _ in self.sizes(wording))

    @property
    def most_drawn(self) -> float:
        """What :meth:`drawn` cannot exceed: that of maps which had the whole height of the page."""
        rows, page = self.arrangement.rows, self.page
        high = (page.height or page.most) / max(1, len(rows)) - self.strip
        return min(
            (
                self._extents.drawn(cell, width, high)
                for row in rows
                for cell, _, width in self._across(row)
                if not cell.homelands
            ),
            default=math.inf,
        )

    def sizes(self, wording: Wording) -> list[tuple[float, float]]:
        """Return how large each map draws what it shows (mm), and its area (mm²)."""
        return [
            (self._extents.drawn(cell, width, max(height, 0.0)), width * height)
            for cell, (_, _, width, height) in self.frames(wording)
            if not cell.homelands
        ]

    @property
    def least_drawn(self) -> float:
        """How large a map must draw what it shows at least, in millimetres (:meth:`drawn`)."""
        of_many = max((len(shown.movements) for shown in self.pictures), default=0) > FEW
        return (_LEAST_OF_MANY if of_many else _LEAST_DRAWN) * self.page.scale

    @property
    def shortest(self) -> Wording:
        """The wording with the fewest words."""
        return replace(list(self._steps())[-1], further=0 if self.arrangement.chart else 1)

    def shortage(self) -> Shortage:
        """Return how much too little room there is with the fewest words."""
        wording = self.shortest
        high, least = self._lowest(wording), self.least
        if high < least - 1e-6:
            return Shortage(math.floor(high), math.ceil(least), "mm")
        large, least = self.drawn(wording), self.least_drawn
        if large < least - 1e-6:
            return Shortage(math.floor(large), math.ceil(least), "across")
        return Shortage(
            math.floor(100 * self.share(wording)), math.ceil(100 * self.page.share), "%"
        )

    def holds(self, wording: Wording) -> bool:
        """Return whether the maps or the chart are high enough, and enough of the page."""
        if not self.arrangement.chart and not wording.listed:
            # Numbers may find no room on the maps; then the line that says so needs some.
            wording = replace(wording, further=1)
        if self._lowest(wording) < self.least - 1e-6 or not self._has_share(wording):
            return False
        if wording.is_aside and self.heights(wording)[-1] < self._aside_height(wording) - 1e-6:
            return False
        return self.arrangement.chart or self.drawn(wording) >= self.least_drawn - 1e-6

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
                beside = self._beside_of(cell, width, wording)
                found.append((cell, (x, top + self.strip, width, height - self.strip - beside)))
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
        wanted = self._wanted
        if not self.arrangement.chart:
            least = [self._low(row, wording) for row in self.arrangement.rows]
            wanted = [max(pair) for pair in zip(wanted, least, strict=True)]
        if page.height is None:
            wanted = self._tall_enough(wanted, free, below, wording)
        if self.arrangement.chart:
            share = page.share * (page.height or 0.0) * page.width / self.column.width
            return [min(free, max(share, *wanted))]
        if page.height is None and sum(wanted) <= free:
            return wanted
        if sum(wanted) <= free:
            return [high * free / sum(wanted) for high in wanted]
        if sum(least) >= free or sum(wanted) == sum(least):
            return [free / len(wanted)] * len(wanted)
        part = (free - sum(least)) / (sum(wanted) - sum(least))
        return [low + (high - low) * part for low, high in zip(least, wanted, strict=True)]

    def _tall_enough(
        self, wanted: Sequence[float], free: float, below: float, wording: Wording
    ) -> list[float]:
        """Return heights of rows with which they have their share of a page that grows."""
        heights, around = list(wanted), self._top + below + GAP * self.page.scale * len(wanted)
        while sum(heights) < free:
            page = self.page.width * (around + sum(heights))
            if self._area(heights, wording) >= self.page.share * page:
                break
            step = min(_TALLER, free / sum(heights))
            heights = [height * step for height in heights]
        return heights

    def _low(self, row: tuple[Cell, ...], wording: Wording) -> float:
        """Return the least height of a row, given the accounts in it."""
        beside = [self._beside_of(cell, width, wording) for cell, _, width in self._across(row)]
        low = _LOW * self.page.scale + self.strip + max(beside)
        aside = self._aside_height(wording) if wording.is_aside else 0.0
        return max(low, aside) if row is self.arrangement.rows[-1] and aside < math.inf else low

    def _beside_of(self, cell: Cell, width: float, wording: Wording) -> float:
        """Return the height (mm) of the account below a map, within its row."""
        if wording.accounts != "beside" or not cell.account:
            return 0.0
        return self._account(Sheet(self.page.width, 1.0), cell, Column(0.0, width), 0.0)

    @functools.cached_property
    def _wanted(self) -> list[float]:
        """Return the heights of the rows, or of the chart, that suit their content."""
        if self.arrangement.chart:
            row = _CHART_ROW if self.page.height is None else _CHART_ROW_FIXED
            return [max(self._chart(row), _CHART * self.page.scale)]
        rows = self.arrangement.rows
        return [self.strip + max(self._suits(cell) for cell in row) for row in rows]

    def _chart(self, row: float) -> float:
        return (len(self.pictures[0].movements) * row + YEARS + HEADS) * self.page.scale

    def _suits(self, cell: Cell) -> float:
        across, down = self._extents.size(cell)
        ratio = min(_TALLEST, max(_FLATTEST, 1.12 * down / across))
        return self.column.width * cell.part * ratio
