"""The words of the ways of free travel: where each led, beside its end, and where it began.

They come before the names of stations, which would take the places beside the ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely
from shapely.ops import substring

from atlas.paper.map.blocks import Block
from atlas.paper.map.labels import LeftOut
from atlas.paper.map.points import MARK, Placed
from atlas.paper.map.writer import LEADER, Writer
from atlas.paper.sheet.colours import INK
from atlas.picture.corridors import Corridor
from atlas.read.records import People

Said = tuple[tuple[tuple[People, ...], str], ...]
"""Rows of words, each with the peoples whose marks precede it."""

# A corridor shorter than this (mm) has no words of its own, unless something of it was counted.
_LEAST = 6.0
# How far words may be from the end of a corridor, in millimetres: beside it, and with a leader.
_NEAR, _REACH, _LED = 1.35, 2.6, 11.0
# Corridors that say the same and end closer than this (mm) say it once.
_TOGETHER = 12.0
# Two points closer than this (mm) are one.
_SAME = 0.5
# How far from the start of a corridor its name may be, beyond half the corridor's width.
_START = 2.6


class Flights(Writer):
    """The words of the corridors of one panel."""

    def ends(self, lines: Mapping[str, np.ndarray], stations: Sequence[Placed]) -> list[LeftOut]:
        """Say where each corridor leads and in which season, once for those that end together.

        Args:
            lines: The middle line (n x 2, mm) of each corridor that can be seen, by flow.
            stations: The stations, whose marks leaders keep off.

        Returns:
            What was counted of those whose words found no room.
        """
        left_out: list[LeftOut] = []
        said: list[tuple[Said, shapely.Point]] = []
        # Those of which something is counted come before those of which only the season is known.
        counted_first = sorted(self._words.picture.corridors, key=lambda one: not one.size)
        for corridor in counted_first:
            if corridor.flow_id not in lines:
                continue
            block = self._words.corridor(corridor)
            line = shapely.LineString(lines[corridor.flow_id])
            wanted = line.length >= _LEAST * self._scale or corridor.size
            end = shapely.Point(line.coords[-1])
            twice = any(
                words == block.said and end.distance(other) < _TOGETHER * self._scale
                for words, other in said
            )
            if not wanted or twice:
                continue
            said.append((block.said, end))
            if not self._end(block, line, stations) and corridor.size:
                (_, whither), *rows = block.said
                peoples = block.said[0][0]
                told = tuple((peoples, words) for _, words in rows)
                left_out.append(LeftOut("count", corridor.flow_id, whither, told))
        return left_out

    def _end(self, block: Block, line: shapely.LineString, stations: Sequence[Placed]) -> bool:
        """Write where a corridor leads where it ends, or leaves the map; return whether it fits."""
        end = _last_seen(line, self._panel.box.buffer(-self._scale))
        if end is None:
            return False
        width, height = block.size(self._scale)
        near, reach = _NEAR * self._scale, _REACH * self._scale
        place = self._room.beside(*end, width, height, near=near, reach=reach)
        if place is None:
            led = self._room.apart(*end, width, height, near=near, reach=_LED * self._scale)
            if led is None:
                return False
            place = led[0]
            self._leader(led[1], end, stations)
        self._write(block, *place)
        return True

    def _leader(
        self, leader: shapely.LineString, end: tuple[float, float], stations: Sequence[Placed]
    ) -> None:
        """Draw a leader from the end of a corridor, or from the edge of the mark there."""
        spreads = [
            placed.spread
            for placed in stations
            if math.hypot(placed.x - end[0], placed.y - end[1]) < _SAME * self._scale
        ]
        if not spreads:
            self._lead(leader)
            return
        start = (MARK + 0.3 + max(spreads)) * self._scale
        line = substring(leader, start, leader.length)
        self._sheet.line(line, INK, LEADER * self._scale)

    def starts(
        self, lines: Mapping[str, np.ndarray], stations: Iterable[Placed], named: Iterable[str]
    ) -> None:
        """Name where each corridor begins, unless a station is there or it is in ``named``."""
        known = {placed.station.place_id for placed in stations} | set(named)
        for corridor in self._words.picture.corridors:
            line = lines.get(corridor.flow_id)
            if line is None or not self._panel.inside(*line[0]):
                continue
            place_id = self._first_of(corridor)
            block = self._words.station(place_id, short=True) if place_id not in known else None
            known.add(place_id)
            if block is None:
                continue
            width, height = block.size(self._scale)
            near, reach = 0.6 * self._scale, _START * self._scale
            x, y = (float(part) for part in line[0])
            for over in (0.0, width):
                place = self._room.beside(x, y, width, height, near=near, reach=reach, over=over)
                if place:
                    self._write(block, *place)
                    break

    def _first_of(self, corridor: Corridor) -> str:
        """Return the stop of a corridor's route that it begins at, whichever way people went."""
        dataset = self._words.picture.dataset
        stops = dataset.routes[dataset.flows[corridor.flow_id].route_id]
        lon, lat = corridor.line[0]

        def away(place_id: str) -> float:
            place = dataset.places.get(place_id)
            if place is None or place.lon is None or place.lat is None:
                return math.inf
            return math.hypot(place.lon - lon, place.lat - lat)

        return min((stops[0].place_id, stops[-1].place_id), key=away)


def _last_seen(line: shapely.LineString, box: shapely.Polygon) -> tuple[float, float] | None:
    """Return the last point (mm) of a line in a box, or None if no part of it is."""
    seen = shapely.intersection(line, box)
    points = shapely.get_coordinates(seen)
    if not len(points):
        return None
    last = max(points, key=lambda point: line.project(shapely.Point(point)))
    return float(last[0]), float(last[1])
