"""The legend of a film, on the foot of its map: what is seen there and not said there in words.

Lengths are millimetres, type is in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from atlas.paper.film.page import AXIS_TOP, MAP_WIDTH, MARGIN, READ
from atlas.paper.map.keys import Key
from atlas.paper.map.printed import is_still
from atlas.paper.map.projection import Frame
from atlas.paper.plate.elements import PAPER
from atlas.paper.plate.legend import keys_of
from atlas.paper.sheet.colours import RULE
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.words.language import Language, to_say

# At this scale the smallest words of a key, 5.4 points, are as large as the other words.
_SCALE = READ / 5.4
_SPACE, _GAP, _PITCH, _PAD = 3.0, 8.0, 8.2, 3.0
# What a map shows as it is everywhere: a film has no room to say so.
_UNSAID = (to_say("railway then"), to_say("way documented"))
_ROOM = MAP_WIDTH - 2 * MARGIN


def _bare(shown: Picture) -> Picture:
    """Return a picture with only what must be explained.

    Homelands have their state beside their name, and counted regions their number.
    """
    unsaid = tuple(r for r in shown.regions if not r.value or r.rest)
    return replace(shown, homelands=(), regions=shown.regions if is_still(shown) else unsaid)


class Legend:
    """The legend of some pictures, in as few lines as the map is wide.

    Args:
        pictures: The pictures.
        tongue: The language.
        maps: The scale of their map, in which widths and circles are measured.
    """

    def __init__(self, pictures: Sequence[Picture], tongue: Language, maps: float) -> None:
        unsaid = {tongue.say(message) for message in _UNSAID}
        told = keys_of([_bare(shown) for shown in pictures], tongue, _SCALE, maps)
        self._rows: list[list[Key]] = [[]]
        x = 0.0
        for key in sorted(told, key=lambda key: -key.height):
            if key.words in unsaid:
                continue
            if self._rows[-1] and x + _width(key) > _ROOM:
                self._rows.append([])
                x = 0.0
            self._rows[-1].append(key)
            x += _width(key) + _GAP

    @property
    def height(self) -> float:
        """How high it is; 0 if there is nothing to explain."""
        return sum(map(_height, self._rows)) + _PAD if self._rows[0] else 0.0

    @property
    def frame(self) -> Frame:
        """Where it is, in the lower left corner of the map: x, y, width and height."""
        widest = max(sum(map(_width, row)) + _GAP * (len(row) - 1) for row in self._rows if row)
        return 0.0, AXIS_TOP - self.height, widest + 2 * MARGIN, self.height

    def draw(self, sheet: Sheet) -> None:
        """Draw it in its place."""
        if not self.height:
            return
        left, top, width, height = self.frame
        sheet.rect(left, top, width, height, fill=PAPER)
        sheet.line([(left, top), (width, top), (width, top + height)], RULE, 0.3)
        top += _PAD / 2
        for row in self._rows:
            x, middle = MARGIN, top + _height(row) / 2
            for key in row:
                key.draw(sheet, x, middle)
                sheet.text(x + key.width + _SPACE, middle + 0.12 * READ, key.words, READ)
                x += _width(key) + _GAP
            top += _height(row)


def _width(key: Key) -> float:
    return key.width + _SPACE + text_width(key.words, READ)


def _height(row: Sequence[Key]) -> float:
    return max([_PITCH, *(key.height + 2.0 for key in row)])
