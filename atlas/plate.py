"""A plate: one or several maps of an address on a page, with all that a reader of print needs.

Heading, maps, account of the people, legend, and at the foot the works that exactly these figures
come from, the projection, the licence, the state of the data and the address that shows the same
on screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from atlas import plate_texts as texts
from atlas.address import Address
from atlas.conic import Conic, Panel, conic_of
from atlas.dataset import Dataset
from atlas.language import Language, language
from atlas.picture import picture
from atlas.plate_chart import Box, draw_chart, draw_key
from atlas.plate_extent import homeland_points, points_of
from atlas.plate_furniture import (
    PANEL,
    QR_SIDE,
    Column,
    accounts,
    draw_code,
    foot,
    heading,
    is_narrow,
    panel_title,
    scale_bar,
    table_note,
)
from atlas.plate_labels import LeftOut
from atlas.plate_layouts import LAYOUTS, Arrangement, Cell
from atlas.plate_legend import legend
from atlas.plate_map import Drawn, Look, breaks_for, plate_map
from atlas.plate_pages import PAGES, Page
from atlas.plate_ways import peoples_of
from atlas.plate_words import short_name
from atlas.press import Sheet, text_width

# A map is no flatter and no taller than this, height by width.
_FLATTEST, _TALLEST = 0.42, 1.05
_ROOM = 2.2
_CHART_ROW = 12.0
# A map narrower than this has no room for cards.
_SMALL_MAP = 75.0
# Nobody reads a map lower than this; a page that is full grows past its usual height instead.
_LOWEST_MAP = 26.0


@dataclass(frozen=True)
class Figure:
    """What is asked for: an address, a layout of ``LAYOUTS``, a page of ``PAGES``.

    ``site`` is where the atlas can be visited ("https://…"): then the plate has the whole address
    and its QR code. Without it there is the query alone, which leads nobody anywhere by itself.
    """

    address: Address
    layout: str = "single"
    page: str = "183"
    greyscale: bool = False
    site: str = ""


@dataclass(frozen=True)
class Plate:
    """A sheet ready to be saved, and what a reader who cannot see it is told.

    ``foot`` holds the lines at its foot: sources, projection, licence, address. ``drawn`` are its
    maps in reading order: their panels, and what lies beyond them.
    """

    sheet: Sheet
    title: str
    description: str
    foot: tuple[str, ...]
    without_room: tuple[LeftOut, ...]
    drawn: tuple[Drawn, ...]


def plate(dataset: Dataset, figure: Figure, version: str) -> Plate:
    """Return the plate of a figure; ``version`` is that of the data.

    Raises ValueError for an unknown layout, page or language.
    """
    for name, value, known in (
        ("layout", figure.layout, LAYOUTS),
        ("width", figure.page, PAGES),
    ):
        if value not in known:
            raise ValueError(f"{name} {value!r} is none of {', '.join(known)}")
    tongue = language(figure.address.lang)
    page = PAGES[figure.page]
    arrangement = LAYOUTS[figure.layout](dataset, figure.address, tongue, page.width)
    composer = _Composer(dataset, figure, version, tongue, page, arrangement)
    if not composer.fits():
        # Rather the maps alone than a page that no journal takes; the description keeps the words.
        composer.is_told = False
    made = composer.plate()
    while lost := [item for item in made.without_room if composer.lists(item)]:
        # What found no room on the maps is listed below them, and takes its room from them: then
        # other words may find none. A number once listed stays listed, so this ends.
        composer.unplaced += lost
        made = composer.plate()
    return made


class _Composer:
    """Sets the pieces of one plate below each other."""

    def __init__(
        self,
        dataset: Dataset,
        figure: Figure,
        version: str,
        tongue: Language,
        page: Page,
        arrangement: Arrangement,
    ) -> None:
        self.dataset, self.figure, self.version = dataset, figure, version
        self.tongue, self.page, self.arrangement = tongue, page, arrangement
        self.column = Column(page.margin, page.inner)
        self.pictures = arrangement.pictures
        movements = {m.id: m for p in self.pictures for m in p.movements}
        self.title = texts.title(tongue, dataset, list(movements.values()))
        self.subtitle = texts.when(tongue, figure.address)
        self.breaks = breaks_for(self.pictures)
        self.without_room: list[LeftOut] = []
        self.unplaced: list[LeftOut] = []
        self.is_told = True
        self.drawn: list[Drawn] = []

    def fits(self) -> bool:
        """Return whether the maps have room beside the accounts of the people."""
        rows = len(self.arrangement.rows)
        return self._room() >= rows * (_LOWEST_MAP + _ROOM) * self.page.scale

    def _room(self) -> float:
        """Height that heading, accounts, legend and foot leave for the maps."""
        above = self._above(Sheet(self.page.width, 1.0), self.page.margin)
        below = self._below(Sheet(self.page.width, 1.0), 0.0) + self.page.margin
        return (self.page.height or self.page.most) - above - below

    def lists(self, item: LeftOut) -> bool:
        """Return whether a number that found no room has still to be listed."""
        listed = {(other.kind, other.id, other.rows) for other in self.unplaced}
        return item.kind == "count" and (item.kind, item.id, item.rows) not in listed

    def plate(self) -> Plate:
        self.without_room = []
        self.drawn = []
        above = self._above(Sheet(self.page.width, 1.0), self.page.margin)
        below = self._below(Sheet(self.page.width, 1.0), 0.0) + self.page.margin
        heights = self._heights(self._room())
        maps = sum(heights) + _ROOM * self.page.scale * len(heights)
        height = self.page.height or above + maps + below
        sheet = Sheet(
            self.page.width, max(height, above + maps + below), greyscale=self.figure.greyscale
        )
        self._above(sheet, self.page.margin)
        if self.arrangement.chart:
            movements = list(self.pictures[0].movements)
            box = Box(self.column.x, above, self.column.width, heights[0])
            picks = self.figure.address.pick
            draw_chart(
                sheet, self.dataset, movements, self.tongue, box, picks=picks, scale=self.page.scale
            )
        else:
            self._maps(sheet, above, heights)
        self._below(sheet, above + maps)
        return Plate(
            sheet,
            self.title,
            self._description(),
            tuple(self._foot()),
            tuple(self.without_room),
            tuple(self.drawn),
        )

    def _above(self, sheet: Sheet, top: float) -> float:
        return heading(sheet, self.column, top, self.title, self.subtitle, self.page.scale)

    def _below(self, sheet: Sheet, top: float) -> float:
        scale = self.page.scale
        if self.arrangement.chart:
            people = texts.peoples_of(self.dataset, self.pictures[0].movements)[0]
            top = draw_key(sheet, self.tongue, self.column, top, people.colour, scale)
        else:
            top = legend(sheet, self.column, top, self.pictures, self.breaks, self.tongue, scale)
        for words, shown in self.arrangement.accounts if self.is_told else ():
            top = accounts(sheet, self.column, top, words, shown, self.tongue, scale)
        if not self.figure.site:
            return foot(sheet, self.column, top, self._foot(), scale)
        side = QR_SIDE * scale
        beside = Column(self.column.x, self.column.width - side - 3 * scale)
        end = foot(sheet, beside, top, self._foot(), scale)
        right = self.column.x + self.column.width
        draw_code(sheet, right - side, top + scale, side, self._address())
        return max(end, top + scale + side)

    def _foot(self) -> list[str]:
        claims = list(dict.fromkeys(c for p in self.pictures for c in p.claims))
        drawn = [texts.geometry(self.tongue, self.dataset)]
        if not self.arrangement.chart:
            drawn.append(texts.projection(self.tongue, self._conic().words))
        lines = []
        if not self.is_told:
            lines.append(self.tongue.say("No room for where the people were: take a wider page."))
        if self.unplaced:
            lines.append(texts.unplaced(self.tongue, self.unplaced))
        if (
            self.arrangement.accounts
            and self.is_told
            and not is_narrow(self.column, self.page.scale)
        ):
            lines.append(table_note(self.tongue))
        return [
            *lines,
            self.tongue.say("A map cannot show the cold, the fear, or what was left behind."),
            texts.sources(self.tongue, self.dataset, claims),
            " ".join(drawn),
            f"{texts.licence(self.tongue)} {texts.reproduced(self.tongue, self._address())}",
        ]

    def _address(self) -> str:
        return self.figure.site + texts.query(self.figure.address, self.version)

    def _conic(self) -> Conic:
        points = points_of(self.pictures)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return conic_of((west, south, east, north))

    def _heights(self, most: float) -> list[float]:
        """Heights of the rows of maps: what they show, shrunk to the room there is."""
        room = _ROOM * self.page.scale
        if self.arrangement.chart:
            rows = len(self.pictures[0].movements)
            return [min(most - room, rows * _CHART_ROW * self.page.scale + 7 * self.page.scale)]
        wanted = [max(self._wanted(cell) for cell in row) for row in self.arrangement.rows]
        free = most - room * len(wanted)
        if self.page.height is not None or sum(wanted) > free:
            part = free / sum(wanted)
            wanted = [high * part for high in wanted]
        if min(wanted) < _LOWEST_MAP * self.page.scale and sum(wanted) >= free - 1e-6:
            return [free / len(wanted)] * len(wanted)
        return wanted

    def _wanted(self, cell: Cell) -> float:
        points = self._points(cell)
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        x, y = conic_of((west, south, east, north)).projection(points[:, 0], points[:, 1])
        ratio = float((np.ptp(y) + 1e5) / (np.ptp(x) + 1e5))
        return self.column.width * cell.part * min(_TALLEST, max(_FLATTEST, 1.12 * ratio))

    def _points(self, cell: Cell) -> np.ndarray:
        """All maps of a plate show the same part of the earth, but those of single peoples."""
        if cell.homelands:
            return homeland_points(self.pictures)
        points = points_of([cell.picture] if self.figure.layout == "grid" else self.pictures)
        if len(points):
            return points
        # Nothing of them is on the map of this day: where they were and went on others is.
        address = replace(self.figure.address, view="all", movements=(), map=None)
        return points_of([picture(self.dataset, address)])

    def _maps(self, sheet: Sheet, top: float, heights: Sequence[float]) -> None:
        scale, letters = self.page.scale, iter("abcdefghijklmnopqrstuvwxyz")
        several = sum(len(row) for row in self.arrangement.rows) > 1
        gap = _ROOM * scale
        for row, height in zip(self.arrangement.rows, heights, strict=True):
            x = self.column.x
            for cell in row:
                width = (self.column.width + gap) * cell.part - gap
                letter = next(letters) if several else ""
                high = height
                if cell.account:
                    high -= self._account(Sheet(self.page.width, 1.0), cell, Column(x, width), 0.0)
                    self._account(sheet, cell, Column(x, width), top + high)
                panel = Panel((x, top, width, high), self._points(cell))
                small = width < _SMALL_MAP * scale
                bar = (x + width - 26 * scale, top + high - 6 * scale, 26 * scale, 6 * scale)
                head = text_width(f"{letter}  {cell.words}", PANEL * scale, weight=600)
                title = (x, top, head + 4 * scale, 5.4 * scale)
                drawn = plate_map(
                    sheet,
                    panel,
                    cell.picture,
                    self.tongue,
                    look=Look(scale, inset=not cell.homelands, cards=not small),
                    prefix=f"{letter}." if letter else "",
                    breaks=self.breaks,
                    reserved=[bar, title] if letter else [bar],
                )
                self.drawn.append(drawn)
                if not cell.homelands:
                    self.without_room += [*drawn.left_out, *self._beyond(cell, drawn)]
                if letter:
                    at = (x + 1.4 * scale, top + 3.9 * scale)
                    panel_title(sheet, *at, letter, cell.words, width - 3 * scale, scale)
                scale_bar(sheet, panel, x + width - 2 * scale, top + high - 2 * scale, scale)
                x += width + gap
            top += height + gap

    def _beyond(self, cell: Cell, drawn: Drawn) -> list[LeftOut]:
        """Numbers of regions that lie beyond a map's edge, unless the reader chose that edge."""
        if self.figure.address.map:
            return []
        found = []
        for region in cell.picture.regions:
            place = self.dataset.places.get(region.place_id)
            if region.place_id in drawn.outside and place is not None:
                told = tuple(
                    (tuple(peoples_of(cell.picture, h.movement_id)), self.tongue.number(h.value))
                    for h in region.held
                    if h.value
                )
                name = short_name(self.tongue, place)
                found += [LeftOut("count", region.place_id, name, told)] if told else []
        return found

    def _account(self, sheet: Sheet, cell: Cell, column: Column, top: float) -> float:
        return accounts(sheet, column, top, "", cell.picture, self.tongue, self.page.scale)

    def _description(self) -> str:
        """What the plate shows, in words: for those who hear it."""
        said = [f"{self.title}. {self.subtitle}."]
        beside = [(c.words, c.picture) for row in self.arrangement.rows for c in row if c.account]
        for words, shown in (*self.arrangement.accounts, *beside):
            if words:
                said.append(f"{words}.")
            for movement in shown.movements:
                parts = texts.account(self.tongue, shown.state.movements[movement.id])
                stages = "; ".join(f"{part.words} {part.number}" for part in parts)
                name = texts.name_of(self.tongue, self.dataset, movement)
                said.append(f"{name}: {stages or self.tongue.say('no source gives a total')}.")
        return " ".join(said)
