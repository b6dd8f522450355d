"""The names on a map: stations and towns, journeys, rivers, units, the base map.

Names come after the numbers; those without room are left out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from shapely.geometry.base import BaseGeometry
from shapely.ops import substring

from atlas.paper.map.bounds import Bounds
from atlas.paper.map.ground import BaseName, Ground
from atlas.paper.map.points import RING, Placed, Ring
from atlas.paper.map.stretches import stretches_of
from atlas.paper.map.surroundings import Neighbour, River, Town, draw_town, spots_on
from atlas.paper.map.writer import LEADER, Writer
from atlas.paper.sheet.colours import INK
from atlas.paper.sheet.places import places
from atlas.picture.runs import Run

# Length of lines that a name may hide, in parts of its own width.
_ONE_LINE = 0.9
# How far a wide name may be off its point, in its widths and heights: it still covers it.
_OVER = tuple((a, d) for d in (0.0, -0.5, 0.5) for a in (0.0, 0.2, -0.2) if a or d)
# How far a name of the base map may be moved, in kilometres and in millimetres.
_BASE_REACH, _BASE_MOST = 300.0, 10.0
# A land is named a second time only so far (mm) from the first.
_TWICE = 90.0
# How far (mm) the name of a station is from its middle: just clear of its mark, or of its circle.
_MARKED, _PLAIN = 1.32, 1.06
# Rank of a station at the end of a way.
_END = 4


class Names(Writer):
    """The names of one panel, placed in the order of the calls."""

    def towns(self, towns: Iterable[Town]) -> None:
        """Draw towns and their names, where there is room for both."""
        for town in towns:
            size = 1.2 * self._scale
            if self._room.on([(town.x, town.y)], size, size, over=9 * size) is None:
                continue
            block = self._words.station(town.place_id, short=True)
            if block is None:
                continue
            width, height = block.size(self._scale)
            near, reach = 1.05 * self._scale, 2.0 * self._scale
            place = self._room.beside(town.x, town.y, width, height, near=near, reach=reach)
            if place:
                draw_town(self._sheet, town, self._scale)
                self._write(block, *place)

    def neighbours(self, neighbours: Iterable[Neighbour], named: Iterable[BaseName]) -> None:
        """Name the units around a homeland, but not again what the base map names."""
        known = {name.text for name in named}
        for neighbour in neighbours:
            if neighbour.name in known:
                continue
            block = self._words.neighbour(neighbour)
            width, height = block.size(self._scale)
            spots = [(x, y) for x, y, _ in stretches_of(neighbour.shape)]
            place = self._room.on(spots, width, height, em=block.em(self._scale))
            if place:
                self._write(block, *place)

    def rivers(self, rivers: Iterable[River]) -> None:
        """Name rivers on their course."""
        for river in rivers:
            block = self._words.river(river.name)
            width, height = block.size(self._scale)
            place = self._room.on(spots_on(river.line), width, height)
            if place:
                self._write(block, *place)

    def stations(self, placed: Iterable[Placed], rings: Sequence[Ring], short: bool) -> None:
        """Name the stations for whose names there is room."""
        for item in placed:
            # A name on a line is better than none.
            tries = ((0.0, 1.5), (0.0, 2.6), (_ONE_LINE, 1.5))
            if any(self._station(item, short, over, reach) for over, reach in tries):
                continue
            block = self._words.station(item.station.place_id, True, item.station.said)
            if block is not None and item.station.rank >= _END:
                width, height = block.size(self._scale)
                led = self._room.apart(
                    item.x, item.y, width, height, near=1.5 * self._scale, reach=5.0 * self._scale
                )
                if led:
                    at_ring = any(math.hypot(r.x - item.x, r.y - item.y) < RING for r in rings)
                    start = (RING + 0.35 if at_ring else 0.75) * self._scale
                    line = substring(led[1], start, led[1].length)
                    self._sheet.line(line, INK, 0.7 * LEADER * self._scale)
                    self._write(block, *led[0])

    def _station(self, item: Placed, short: bool, over: float, reach: float) -> bool:
        for brief in (True,) if short else (False, True):
            block = self._words.station(item.station.place_id, brief, item.station.said)
            if block is None:
                return False
            width, height = block.size(self._scale)
            place = self._room.beside(
                item.x,
                item.y,
                width,
                height,
                near=(_MARKED if item.station.documented else _PLAIN) * self._scale,
                reach=reach * self._scale,
                over=over * width,
            )
            if place:
                self._write(block, *place)
                return True
        return False

    def journeys(self, lines: Sequence[tuple[Run, BaseGeometry]]) -> None:
        """Name each journey once, beside its longest line."""
        longest: dict[tuple[str, str], BaseGeometry] = {}
        for run, line in lines:
            key = (run.movement_id, run.direction)
            if run.kind == "core" and (key not in longest or line.length > longest[key].length):
                longest[key] = line
        for key, line in longest.items():
            block = self._words.journey(*key)
            width, height = block.size(self._scale)
            for share in (0.45, 0.6, 0.3, 0.72, 0.2, 0.82, 0.5, 0.38, 0.66, 0.12, 0.9):
                point = line.interpolate(share, normalized=True)
                if not self._panel.inside(point.x, point.y):
                    continue
                near = 0.7 * self._scale
                place = self._room.beside(
                    point.x, point.y, width, height, near=near, reach=2.4 * self._scale
                )
                if place:
                    self._write(block, *place)
                    break

    def base(
        self,
        names: Iterable[BaseName],
        ground: Ground,
        named: Iterable[str] = (),
        *,
        wide: bool = False,
    ) -> None:
        """Name seas, republics and countries in what can be seen of them, if room is left.

        Args:
            names: The names.
            ground: What they are the names of.
            named: Names that the map has already, as numbers have beside them.
            wide: Whether type is so large that each stands on its point: one beside it would lie in
                the next republic.
        """
        known = set(named)
        bounds = Bounds(ground)
        written: list[BaseName] = []
        for name in names:
            if self._words.said(name) in known or any(self._again(name, n) for n in written):
                continue
            block = self._words.base(name)
            (width, height), em = block.size(self._scale), block.em(self._scale)
            place = self._room.on([(name.x, name.y)], width, height, em=em)
            if place is None and wide:
                over = [(name.x + a * width, name.y + d * height) for a, d in _OVER]
                place = self._room.on(over, width, height, em=em)
            elif place is None:
                # A name may move, but not out of its sea or land.
                reach = min(_BASE_MOST * self._scale, self._panel.millimetres(_BASE_REACH))
                tried = places(name.x, name.y - height, width, height, 0.1, reach)
                spots = bounds.within(name, tried)
                place = self._room.on(spots, width, height, em=em) if spots else None
            if place:
                self._write(block, *place)
                written.append(name)

    def _again(self, name: BaseName, other: BaseName) -> bool:
        """Return whether a land would be named twice without need."""
        apart = math.hypot(name.x - other.x, name.y - other.y)
        return name.text == other.text and apart < _TWICE * self._scale
