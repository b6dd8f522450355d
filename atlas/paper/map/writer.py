"""What writes the words of one panel: where they go, in which language, on which sheet."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.map.blocks import Block
from atlas.paper.map.projection import Panel
from atlas.paper.map.words import Words
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet

LEADER = 0.18
"""Width of the line from words to what they name, in millimetres."""


class Writer:
    """Writes words where there is room for them, in the order of the calls."""

    def __init__(
        self, sheet: Sheet, panel: Panel, words: Words, room: Room, prefix: str, scale: float
    ) -> None:
        self._sheet = sheet
        self._panel = panel
        self._words = words
        self._room = room
        self._prefix = prefix
        self._scale = scale
        self._paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]

    def _lead(self, leader: BaseGeometry) -> None:
        x, y = shapely.get_coordinates(leader)[0]
        self._sheet.line(leader, self._paper, (LEADER + 0.4) * self._scale)
        self._sheet.line(leader, INK, LEADER * self._scale)
        self._sheet.disc(x, y, 0.32 * self._scale, fill=INK)
        self._room.keep_disc(x, y, 0.36 * self._scale)

    def _write(self, block: Block, x: float, y: float, wide: float = 1.0) -> None:
        block.draw(self._sheet, x, y, self._scale, self._paper, wide)
