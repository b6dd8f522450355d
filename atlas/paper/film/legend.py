"""The legend of a film, on the foot of its map: what is seen there and not said there in words.

A key is there while the map has what it explains. Those that are there for most of a chapter come
first, at the foot, so that they keep their place when others come and go. Lengths are millimetres,
type is in points.
"""

from __future__ import annotations

from collections import Counter
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
from atlas.picture.address import Address
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


Rows = list[list[Key]]
"""The lines of a legend, from the foot upwards."""


class Legend:
    """The legend of some pictures, in as few lines as the map is wide.

    Args:
        pictures: The pictures.
        tongue: The language.
        maps: The scale of their map, in which widths and circles are measured.
    """

    def __init__(self, pictures: Sequence[Picture], tongue: Language, maps: float) -> None:
        self._tongue, self._maps = tongue, maps
        self._known: dict[Address, frozenset[str]] = {}
        often = Counter(words for shown in pictures for words in self._here(shown))
        known = [key for key in self._told(pictures) if often[key.words]]
        # What is high has a line of its own, above the others.
        self._keys = sorted(known, key=lambda key: (key.height, -often[key.words]))
        frames = [_frame(self._rows(shown)) for shown in pictures]
        width = max((width for _, _, width, _ in frames), default=0.0)
        self.height = max((height for *_, height in frames), default=0.0)
        """How high it is at most; 0 if there is nothing to explain."""
        self.frame: Frame = (0.0, AXIS_TOP - self.height, width, self.height)
        """Where it is at most, in the lower left corner of the map: x, y, width and height."""

    def _told(self, pictures: Sequence[Picture]) -> list[Key]:
        unsaid = {self._tongue.say(message) for message in _UNSAID}
        bare = [_bare(shown) for shown in pictures]
        return [k for k in keys_of(bare, self._tongue, _SCALE, self._maps) if k.words not in unsaid]

    def _here(self, shown: Picture) -> frozenset[str]:
        """Return the words of the keys that a picture needs."""
        if shown.address not in self._known:
            self._known[shown.address] = frozenset(key.words for key in self._told([shown]))
        return self._known[shown.address]

    def _rows(self, shown: Picture) -> Rows:
        """Return the keys that a picture needs."""
        rows: Rows = [[]]
        x = 0.0
        for key in self._keys:
            if key.words not in self._here(shown):
                continue
            if rows[-1] and x + _width(key) > _ROOM:
                rows.append([])
                x = 0.0
            rows[-1].append(key)
            x += _width(key) + _GAP
        return [row for row in rows if row]

    def draw(self, sheet: Sheet, shown: Picture) -> None:
        """Draw what a picture needs of it."""
        rows = self._rows(shown)
        if not rows:
            return
        left, top, width, height = _frame(rows)
        sheet.rect(left, top, width, height, fill=PAPER)
        sheet.line([(left, top), (width, top), (width, top + height)], RULE, 0.3)
        top += _PAD / 2
        for row in reversed(rows):
            x, middle = MARGIN, top + _height(row) / 2
            for key in row:
                key.draw(sheet, x, middle)
                sheet.text(x + key.width + _SPACE, middle + 0.12 * READ, key.words, READ)
                x += _width(key) + _GAP
            top += _height(row)


def _frame(rows: Rows) -> Frame:
    """Return the frame of some lines of keys: x, y, width and height."""
    if not rows:
        return 0.0, AXIS_TOP, 0.0, 0.0
    height = sum(map(_height, rows)) + _PAD
    widest = max(sum(map(_width, row)) + _GAP * (len(row) - 1) for row in rows)
    return 0.0, AXIS_TOP - height, widest + 2 * MARGIN, height


def _width(key: Key) -> float:
    return key.width + _SPACE + text_width(key.words, READ)


def _height(row: Sequence[Key]) -> float:
    return max([_PITCH, *(key.height + 2.0 for key in row)])
