"""The pictures of a film: a map that does not move, a column of words, the line of time.

Every chapter has one part of the earth and one legend, so that nothing jumps while the days go by:
the chapters of one people share the part of the earth, each step of a story has its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np
import shapely

from atlas.model.model import Model
from atlas.paper.film import cards, column, people
from atlas.paper.film.axis import Axis
from atlas.paper.film.legend import Legend
from atlas.paper.film.page import (
    AXIS_TOP,
    COLUMN,
    DPI,
    HEIGHT,
    MAP_PIXELS,
    MAP_WIDTH,
    READ,
    SIZE,
    WIDTH,
)
from atlas.paper.film.shots import Shot
from atlas.paper.map.extent import homeland_points, points_of
from atlas.paper.map.map import FRAME_WIDTH, Look, plate_map
from atlas.paper.map.projection import Frame, Panel
from atlas.paper.plate import texts
from atlas.paper.plate.elements import scale_bar
from atlas.paper.sheet.colours import INK
from atlas.paper.sheet.display_list import Shape, Thing
from atlas.paper.sheet.placer import Kept
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.address import Address
from atlas.picture.picture import Picture, picture
from atlas.words.language import Language, speaking
from atlas.words.names import peoples_of

# Of the words on a map the smallest are 5 points at scale 1.
_SCALE = READ / 5.05
# The homeland beside the map (mm): the least and the greatest height, the room above it, and how
# wide it may be on the map itself.
_LEAST, _MOST, _GAP, _SMALL = 50.0, 78.0, 5.0, 40.0
# Millimetres around what the maps of a film of days show.
_EDGE = 10.0
# How many pictures of a chapter determine its legend, at most.
_SAMPLES = 40

Where = tuple[object, ...]
"""What decides which part of the earth a map shows: the view of its address, or the movements."""


class Scenery:
    """Draws the shots of a film, all of them or one at a time."""

    def __init__(
        self, model: Model, tongue: Language, shots: Sequence[Shot], title: cards.Title
    ) -> None:
        self._model, self._tongue, self._title = model, tongue, title
        self._pictures: dict[Address, Picture] = {}
        maps = [shot for shot in shots if shot.kind == "map"]
        chapters: dict[int, list[Shot]] = {}
        for shot in maps:
            chapters.setdefault(shot.chapter, []).append(shot)
        with speaking(tongue):
            samples = {
                number: [self.picture(address) for address in _some([s.address for s in own])]
                for number, own in chapters.items()
            }
            self._legends = {
                number: Legend(shown, tongue, _SCALE) for number, shown in samples.items()
            }
        self._panels: dict[Where, Panel] = {}
        # How high the legends are that cover the foot of a part of the earth.
        self._below: dict[Where, float] = {}
        for number, own in chapters.items():
            where = _where(own[0].address)
            high = max(self._legends[number].height, self._below.get(where, 0.0))
            self._below[where] = high
        for where in self._below:
            there = [number for number, own in chapters.items() if _where(own[0].address) == where]
            shown = [each for number in there for each in samples[number]]
            self._panels[where] = self._panel(where, shown)
        self._kept: dict[Where, Kept] = {}
        self._axis = _axis(model, tongue, maps, samples[0][0])
        # The numbers that found no room on a map, in words.
        self._unplaced: dict[Address, str] = {}
        self._settle(chapters)
        self._ends: list[list[str]] = []
        self._printed: tuple[bytes, np.ndarray] = (b"", np.zeros((0, 0, 3), dtype=np.uint8))

    def _settle(self, chapters: dict[int, list[Shot]]) -> None:
        """Find places for words that are good in all chapters, so that they stand there.

        Whatever is placed in one picture keeps its place in the next if it can.
        """
        with speaking(self._tongue):
            for own in [*chapters.values()] * 2:
                for number in sorted({len(own) // 2, len(own) - 1}):
                    self._draw_map(Sheet(WIDTH, HEIGHT), own[number])

    def _panel(self, where: Where, shown: Sequence[Picture]) -> Panel:
        """Return a part of the earth: what is to be seen lies above the legends."""
        if shown[0].address.map is None:
            whole = picture(self._model, replace(shown[0].address, view="all"))
            shown = [whole, *shown]
        points = np.asarray(points_of(shown))
        # Nothing that the film is about touches the edge: marks and words are large.
        margin = 4.0 if shown[0].address.map else _EDGE
        high = AXIS_TOP - self._below[where]
        panel = Panel((0.0, 0.0, MAP_WIDTH, high), points, margin=margin)
        if not shown[0].address.map:
            # What is wider than high may lie lower, but still above the legends.
            spare = high - 2 * margin - np.ptp(panel.to_mm(points[:, 0], points[:, 1])[1])
            lower = (0.0, 0.0, MAP_WIDTH, min(AXIS_TOP, high + max(0.0, spare)))
            panel = Panel(lower, points, margin=margin)
        return panel.within((0.0, 0.0, MAP_WIDTH, AXIS_TOP))

    def picture(self, address: Address) -> Picture:
        """Return what is on the map of an address.

        Of many peoples at once the numbers of their regions are not: dozens of them in large type
        hide the map. The words beside it have those that matter.
        """
        if address not in self._pictures:
            found = picture(self._model, address)
            if len(found.movements) > people.FEW:
                found = replace(found, regions=())
            self._pictures[address] = found
        return self._pictures[address]

    def end(self, card: cards.End) -> int:
        """Set what the cards at the end say; return how many they are."""
        self._ends = cards.end_pages(self._tongue, card)
        return len(self._ends)

    def draw(self, shot: Shot) -> Sheet:
        """Return the picture of a shot, with the groups of a plate."""
        sheet = Sheet(WIDTH, HEIGHT)
        with speaking(self._tongue):
            if shot.kind == "title":
                self._draw_title(sheet, shot)
            elif shot.kind == "people":
                self._draw_people(sheet, shot)
            elif shot.kind == "end":
                cards.draw_end(sheet, self._tongue, self._ends[shot.card])
            else:
                self._draw_map(sheet, shot)
                self._draw_beside(sheet, shot)
        return sheet

    def pixels(self, shot: Shot) -> np.ndarray:
        """Return the picture of a shot, 1080 x 1920 x 3 bytes (height, width, RGB).

        Where the map is that of the picture before, it is not printed again: that takes longest.
        """
        if shot.kind != "map":
            return _pixels(self.draw(shot))
        drawn, beside = Sheet(WIDTH, HEIGHT), Sheet(WIDTH, HEIGHT)
        with speaking(self._tongue):
            self._draw_map(drawn, shot)
            digest = _digest(drawn.display_list)
            if digest != self._printed[0]:
                self._printed = digest, _pixels(drawn)
            # Twice, as the map has it: once under its legend and once over it.
            _frame(beside)
            _frame(beside)
            self._draw_beside(beside, shot)
        found = _pixels(beside)
        across, down = MAP_PIXELS
        found[:down, :across] = self._printed[1][:down, :across]
        return found

    def _draw_title(self, sheet: Sheet, shot: Shot) -> None:
        if not cards.is_listed(self._title):
            self._draw_homeland(sheet, self.picture(shot.address), cards.MAP_FRAME)
        cards.draw_title(sheet, self._tongue, self._title)

    def _draw_people(self, sheet: Sheet, shot: Shot) -> None:
        """Draw the card before the story of a people, of many."""
        shown = self.picture(shot.address)
        self._draw_homeland(sheet, shown, cards.MAP_FRAME)
        assert shot.passage is not None
        *_, title, years = (part.words for part in shot.passage.parts)
        peoples = peoples_of(shown.dataset, shown.movements)
        cards.draw_title(sheet, self._tongue, cards.Title(peoples, title, years, ""))

    def _draw_map(self, sheet: Sheet, shot: Shot) -> None:
        shown, where = self.picture(shot.address), _where(shot.address)
        key = self._legends[shot.chapter]
        right, foot = MAP_WIDTH - 2 * _SCALE, AXIS_TOP - self._below[where] - 2 * _SCALE
        # A bar is a fifth of the map at most (elements.py), with a line of words on it.
        bar = (right - MAP_WIDTH / 5 - 1.0, foot - 3.4 * _SCALE, MAP_WIDTH / 5 + 2.0, 3.8 * _SCALE)
        held = [bar, key.frame] if key.height else [bar]
        # The names of journeys would move with the days.
        look = Look(
            _SCALE,
            cards=False,
            brief=shot.place is None,
            journeys=False,
            kept=self._kept.setdefault(where, {}),
        )
        panel = self._panels[where]
        drawn = plate_map(sheet, panel, shown, self._tongue, look=look, reserved=held)
        lost = [item for item in drawn.left_out if item.kind == "count"]
        self._unplaced[shot.address] = texts.unplaced(self._tongue, lost)
        scale_bar(sheet, panel, right, foot, self._tongue, _SCALE)
        key.draw(sheet, shown)
        _frame(sheet)

    def _draw_beside(self, sheet: Sheet, shot: Shot) -> None:
        """Draw what is not the map."""
        shown, tongue = self.picture(shot.address), self._tongue
        unplaced = self._unplaced[shot.address]
        end = column.draw(sheet, tongue, shown, self._note(shot), shot.passage, unplaced)
        high = min(COLUMN.bottom - end - _GAP, _MOST)
        if shot.passage is None and high >= _LEAST and self._is_small(shown, _where(shot.address)):
            frame = (COLUMN.x, COLUMN.bottom - high, COLUMN.width, high)
            self._draw_homeland(sheet, shown, frame, "home.")
        # Of peoples one after another the line has the band of the one shown.
        axis = self._axis if shot.place else replace(self._axis, movements=shown.movements)
        axis.draw(sheet, shot.day)

    def _is_small(self, shown: Picture, where: Where) -> bool:
        """Return whether the homeland of one movement is too small on the map to be made out."""
        lands = [self._panels[where].unit(homeland.unit) for homeland in shown.homelands]
        if len(shown.movements) != 1 or not lands:
            return False
        left, _, right, _ = shapely.total_bounds(lands)
        return bool(right - left <= _SMALL)

    def _draw_homeland(
        self,
        sheet: Sheet,
        shown: Picture,
        frame: Frame,
        prefix: str = "",
    ) -> None:
        panel = Panel(frame, np.asarray(homeland_points([shown])))
        bare = replace(shown, runs=(), regions=(), corridors=(), fronts=(), stations=())
        look = Look(_SCALE, inset=False, cards=False)
        plate_map(sheet, panel, bare, self._tongue, look=look, prefix=prefix)

    def _note(self, shot: Shot) -> str:
        """Return what stands below the date: the step of a story, or the pace of the film."""
        if shot.place:
            return self._tongue.say("{n} of {count}", n=shot.place[0], count=shot.place[1])
        if shot.pace == "day":
            return self._tongue.say("day by day")
        return self._tongue.say("month by month") if shot.pace else ""


def _where(address: Address) -> Where:
    return (address.map,) if address.map else address.movements


def _axis(model: Model, tongue: Language, maps: Sequence[Shot], opening: Picture) -> Axis:
    starts = [
        shot.day
        for before, shot in pairwise([None, *maps])
        if shot and shot.place and (before is None or before.chapter != shot.chapter)
    ]
    days = [shot.day for shot in maps]
    return Axis(model.dataset, opening.movements, min(days), max(days), tongue, tuple(starts))


def _frame(sheet: Sheet) -> None:
    """Draw the edge of the map, half of which lies outside it."""
    sheet.rect(0.0, 0.0, MAP_WIDTH, AXIS_TOP, stroke=INK, edge=FRAME_WIDTH * _SCALE)


def _pixels(sheet: Sheet) -> np.ndarray:
    return sheet.pixels(DPI)[: SIZE[1], : SIZE[0]]


def _digest(things: Sequence[Thing]) -> bytes:
    """Return what is the same for two drawings that print the same."""
    digest = hashlib.sha256()
    for thing in things:
        if isinstance(thing, Shape):
            vertices, codes = thing.outline
            digest.update(np.ascontiguousarray(vertices).tobytes())
            thing = replace(thing, outline=(np.zeros(0), codes))
        digest.update(repr(thing).encode())
    return digest.digest()


def _some(addresses: Sequence[Address]) -> list[Address]:
    """Return a few addresses of many, evenly chosen, with the first and the last."""
    different = list(dict.fromkeys(addresses))
    count = min(_SAMPLES, len(different))
    last = len(different) - 1
    return [different[round(n * last / max(1, count - 1))] for n in range(count)]
