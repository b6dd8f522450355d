"""Places the words of a map where there is room for them, the most important first.

A count that does not fit into its region is placed beside it with a leader line; one that finds no
room at all is returned as :class:`LeftOut`, so that no number is lost silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.paper.map.amounts import Group, circles_of
from atlas.paper.map.areas import areas_of, outline_of, position
from atlas.paper.map.blocks import Block, draw_card
from atlas.paper.map.points import RING, Ring, card_place
from atlas.paper.map.printed import is_still
from atlas.paper.map.projection import Panel
from atlas.paper.map.stretches import stretches_of
from atlas.paper.map.ways import peoples_of
from atlas.paper.map.words import Words
from atlas.paper.map.writer import LEADER, Writer
from atlas.paper.sheet.colours import INK
from atlas.paper.sheet.placer import Room
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.homelands import HomelandShown
from atlas.picture.regions import Region
from atlas.read.records import People

# How far words may be from what they name, in millimetres: directly beside it, and with a leader.
_REACH, _LED = 3.0, 9.0
# Length of lines that a block may hide, in parts of its own width.
_ONE_LINE, _EDGES, _MANY_LINES = 0.9, 2.5, 3.0
_CARD_PAD, _CARD_REACH = 0.9, 20.0
# Words beside circles are so far (mm) from them that the paper around a mark hides no edge.
_BESIDE = 0.85
# A name is at most so far (mm) from the edge of the homeland that it stands beside.
_CLOSE = 1.5
# A part of a homeland at least this share of its largest one may have the name beside it.
_MAIN = 0.3
# A map at least so wide (mm) has room for long leaders.
_ROOMY = 80.0
# Stripes need a stronger halo than land does.
_STRONG_HALO = 2.0


@dataclass(frozen=True)
class LeftOut:
    """Words that found no room.

    Attributes:
        kind: "count", "range", "front", "homeland", "around" (one), "station" and so on.
        id: The id of what they belong to.
        name: Its name.
        rows: The words, each row with the peoples whose marks precede it.
        panel: The letter of the map, if there are several.
    """

    kind: str
    id: str
    name: str
    rows: tuple[tuple[tuple[People, ...], str], ...]
    panel: str = ""


class Labels(Writer):
    """The numbers of one panel and the names of its homelands, placed in the order of the calls."""

    def __init__(
        self, sheet: Sheet, panel: Panel, words: Words, room: Room, prefix: str, scale: float
    ) -> None:
        super().__init__(sheet, panel, words, room, prefix, scale)
        self.left_out: list[LeftOut] = []
        self.named: set[str] = set()
        """The ids of the places whose names stand on the map: regions, homelands."""
        self._groups: Mapping[str, Group] = {}
        self._has_circles = False

    def counts(
        self,
        regions: Iterable[Region],
        short: bool,
        areas: Mapping[str, BaseGeometry] | None = None,
        groups: Mapping[str, Group] | None = None,
    ) -> None:
        """Write how many were held in each region; with ``short`` without its name.

        Args:
            regions: The regions.
            short: Whether to leave out their names.
            areas: The shapes of the regions (mm); worked out if left out.
            groups: The circles beside which the numbers go, by place.
        """
        regions = list(regions)
        areas = areas_of(self._panel, regions) if areas is None else areas
        self._groups = groups or {}
        self._has_circles = groups is not None and is_still(self._words.picture)
        for region in sorted(regions, key=_urgency):
            shape, key = areas[region.place_id], region.place_id
            told = [held for held in region.held if held.numbered]
            # On a small map the stripes alone say that a number is not stated.
            if (told or not short or region.unit is None) and self._said(region, short, shape, key):
                continue
            # If there is no room for all together, there may be for its two parts separately.
            for part in _parted(region):
                whole = part.held[0].everywhere is not None
                own = f"{key}:behind" if whole else key
                numbered = any(held.numbered for held in part.held)
                apart = len(part.held) < len(region.held) and (numbered or not short)
                if apart and self._said(part, True, shape, own):
                    continue
                kind = "count" if numbered else "not stated"
                rows = self._words.region(part)[1].said
                # Its own head stands for the name of the region.
                name, rows = (rows[0][1], rows[1:]) if whole else (self._words.brief(key), rows)
                self.left_out.append(LeftOut(kind, key, name, rows))

    def _said(self, region: Region, short: bool, shape: BaseGeometry, key: str) -> bool:
        blocks = self._words.region(region)
        shown = self._count(region, blocks[1:] if short else blocks, shape, key)
        if shown is blocks[0]:
            self.named.add(region.place_id)
        if shown is not None and len(shown.rows) < len(blocks[1].rows):
            name = self._words.brief(region.place_id)
            # Only what was counted in the region has a range.
            rows = self._words.region(_parted(region)[-1])[1].said
            self.left_out.append(LeftOut("range", region.place_id, name, rows))
        return shown is not None

    def _count(
        self, region: Region, blocks: Sequence[Block], shape: BaseGeometry, key: str
    ) -> Block | None:
        group = self._groups.get(region.place_id)
        if group is not None:
            return self._at(group, blocks, key)
        picture = self._words.picture
        if self._has_circles and circles_of(picture, region, self._scale):
            # Where circles say how many, a number without one would seem to be another's.
            return None
        lon, lat = position(self._words.picture, region)
        if region.unit is None:
            if not self._panel.holds(lon, lat):
                return None
            return self._beside(blocks, *self._panel.to_mm(lon, lat), key)
        inner = shapely.intersection(shape, self._panel.box.buffer(-1))
        if inner.is_empty:
            return None
        spots = stretches_of(inner)
        # Inside and clear of lines; inside over one line at most; with a leader; over many lines.
        for over in (0.0, _ONE_LINE, _MANY_LINES):
            for block in blocks:
                width, height = block.size(self._scale)
                wide = [(x, y) for x, y, stretch in spots if stretch >= 0.5 * width]
                within = inner if region.rest else None
                place = self._room.on(wide, width, height, over=over * width, within=within)
                if place:
                    self._draw(block, *place, key)
                    return block
            if over == _ONE_LINE:
                open_spots = [s for s in spots if not self._room.taken(*s[:2])] or spots
                led = self._led(blocks[-1:], open_spots[0][:2], key)
                if led:
                    return led
        return None

    def _at(self, group: Group, blocks: Sequence[Block], key: str) -> Block | None:
        """Write beside circles, or further away with a leader that begins at their edge."""
        for block in blocks:
            width, height = block.size(self._scale)
            spots = _around(group.bounds, width, height, _BESIDE * self._scale)
            place = self._room.on(spots, width, height)
            if place:
                self._draw(block, *place, key)
                return block
        point = (group.x, group.y)
        # A circle without its number says less than one with a long line to it; on a small map
        # long lines would cross.
        wide = self._panel.frame[2] >= _ROOMY * self._scale
        tries = ((blocks, 1.0), (blocks[-1:], 2.5 if wide else 1.4))
        found = (self._led(some, point, key, group, far) for some, far in tries)
        return next((block for block in found if block), None)

    def _beside(self, blocks: Sequence[Block], x: float, y: float, key: str) -> Block | None:
        near, reach = 0.8 * self._scale, _REACH * self._scale
        for block in blocks:
            width, height = block.size(self._scale)
            place = self._room.beside(x, y, width, height, near=near, reach=reach)
            if place:
                self._draw(block, *place, key)
                return block
        return self._led(blocks[-1:], (x, y), key)

    def _led(
        self,
        blocks: Sequence[Block],
        point: tuple[float, float],
        key: str,
        group: Group | None = None,
        far: float = 1.0,
    ) -> Block | None:
        radius = group.radius if group else 0.0
        for block in blocks:
            width, height = block.size(self._scale)
            near, reach = radius + 1.6 * self._scale, radius + far * _LED * self._scale
            found = self._room.apart(*point, width, height, near=near, reach=reach)
            if found:
                place, leader = found
                if group is None:
                    self._lead(leader)
                else:
                    self._sheet.line(beyond(leader, group), INK, LEADER * self._scale)
                self._draw(block, *place, key)
                return block
        return None

    def _draw(self, block: Block, x: float, y: float, place_id: str) -> None:
        with self._sheet.group(f"{self._prefix}count:{place_id}"):
            block.draw(self._sheet, x, y, self._scale, self._paper)

    def cards(self, rings: list[Ring], small: bool) -> None:
        """Write one card per movement beside its largest ring."""
        done: set[tuple[str, str]] = set()
        for ring in rings:
            if (ring.movement_id, ring.direction) in done or ring.direction == "onward":
                continue
            done.add((ring.movement_id, ring.direction))
            blocks = self._words.card(ring, rings)[1 if small else 0 :]
            if not any(self._card(ring, block) for block in blocks):
                name = self._words.names(tuple(peoples_of(self._words.picture, ring.movement_id)))
                rows = blocks[-1].said[1:]
                self.left_out.append(LeftOut("front", ring.fronts[0].id, name, rows))

    def _card(self, ring: Ring, block: Block) -> bool:
        pad = _CARD_PAD * self._scale
        width, height = (n + 2 * pad for n in block.size(self._scale))
        near = (RING + 1.6) * self._scale
        owner = f"card:{ring.movement_id}:{ring.direction}"
        reach = _CARD_REACH * self._scale
        x, y = card_place(self._panel, self._words.picture, ring, self._scale)
        if not self._panel.inside(x, y):
            return False
        # A long leader is better than no number.
        tried = (
            self._room.apart(x, y, width, height, near=near, reach=far * reach, owner=owner)
            for far in (1, 2)
        )
        found = next((f for f in tried if f), None)
        if found is None:
            return False
        (x, y), leader = found
        colour = peoples_of(self._words.picture, ring.movement_id)[0].colour
        with self._sheet.group(f"{self._prefix}card:{ring.fronts[0].id}"):
            self._sheet.line(leader, INK, 0.22 * self._scale)
            draw_card(self._sheet, block, x, y, pad, colour, self._scale)
        return True

    def homelands(self, homelands: Iterable[HomelandShown]) -> None:
        """Name homelands, with their state."""
        seen: set[str] = set()
        homelands = list(homelands)
        shapes = {h.unit.id: outline_of(self._panel, h.unit, self._scale) for h in homelands}
        lands = {h.place_id: shapes[h.unit.id] for h in homelands if h.phase != "unknown"}
        for homeland in homelands:
            if homeland.place_id in seen:
                continue
            seen.add(homeland.place_id)
            inner = shapely.intersection(shapes[homeland.unit.id], self._panel.box.buffer(-1))
            if inner.is_empty:
                continue
            blocks = self._words.homeland(homeland)
            others = [land for place, land in lands.items() if place != homeland.place_id]
            if any(self._homeland(homeland, block, inner, others) for block in blocks):
                self.named.add(homeland.place_id)
            else:
                name = self._words.brief(homeland.place_id)
                kind = "around" if self._surrounds(homeland) else "homeland"
                rows = blocks[0].said[1:]
                self.left_out.append(LeftOut(kind, homeland.unit.id, name, rows))

    def beyond(self, homelands: Iterable[HomelandShown]) -> None:
        """Name homelands beyond the map at its edge, if people are there, in their direction."""
        left, top, width, height = self._panel.frame
        for homeland in homelands:
            lands = shapely.box(*homeland.unit.shape.bounds).centroid
            x, y = self._panel.to_mm(lands.x, lands.y)
            shape = self._panel.unit(homeland.unit)
            if homeland.phase not in ("home", "emptying") or shape.intersects(self._panel.box):
                continue
            block = self._words.beyond(homeland, x > left + width / 2)
            wide, high = block.size(self._scale)
            edge = 1.5 * self._scale
            x = min(max(x, left + edge + wide / 2), left + width - edge - wide / 2)
            y = min(max(y, top + edge + high / 2), top + height - edge - high / 2)
            shifts = (0.0, 4.0, -4.0, 8.0, -8.0, 12.0, -12.0, 16.0)
            place = self._room.on([(x, y + by * self._scale) for by in shifts], wide, high)
            if place:
                self._write(block, *place)

    def _homeland(
        self,
        homeland: HomelandShown,
        block: Block,
        inner: BaseGeometry,
        others: Sequence[BaseGeometry],
    ) -> bool:
        width, height = block.size(self._scale)
        wide = _STRONG_HALO if homeland.phase == "emptying" else 1.0
        spots = stretches_of(inner)
        # Its own edge counts as a line.
        for over in (0.0, _ONE_LINE, _EDGES):
            inside = [(x, y) for x, y, stretch in spots if stretch >= width * 0.7]
            place = self._room.on(inside, width, height, over=over * width)
            if place:
                self._write(block, *place, wide)
                return True
        parts = _main_parts(inner)
        at = [spot for part in parts for spot in self._spots_beside(part, width, height, others)]
        tries = (self._room.on(at, width, height, over=over * width) for over in (0.0, _EDGES))
        if place := next((spot for spot in tries if spot), None):
            self._write(block, *place)
            return True
        # A line to what surrounds a homeland would end anywhere in it, and begin in another land.
        for part in () if self._surrounds(homeland) else parts:
            x, y, _ = stretches_of(part)[0]
            led = self._room.apart(
                x, y, width, height, near=2.0 * self._scale, reach=1.4 * _LED * self._scale
            )
            if led:
                self._lead(led[1])
                self._write(block, *led[0])
                return True
        return False

    def _surrounds(self, homeland: HomelandShown) -> bool:
        """Return whether it is but the outline around a homeland (see ``homelands_on``)."""
        state = self._words.picture.state.movements[homeland.movement_id]
        return homeland.phase == "unknown" and state.whole is not None

    def _spots_beside(
        self, part: BaseGeometry, width: float, height: float, others: Sequence[BaseGeometry]
    ) -> list[tuple[float, float]]:
        """Return the middles of a block close to a part of a homeland and on that of no others.

        There it would be taken for theirs. The bounds of a part may lie far from its edge.
        """
        gap, half = 0.5 * self._scale, (width / 2, height / 2)
        at = _around(part.bounds, width, height, gap)
        boxes = [shapely.box(x - half[0], y - half[1], x + half[0], y + half[1]) for x, y in at]
        near = shapely.distance(boxes, part) <= _CLOSE * self._scale
        return [
            spot
            for spot, box, is_near in zip(at, boxes, near, strict=True)
            if is_near and not any(box.intersects(land) for land in others)
        ]


def _around(
    bounds: tuple[float, ...], width: float, height: float, gap: float
) -> list[tuple[float, float]]:
    """Return the middles of a block right, left, below and above of some bounds."""
    west, north, east, south = bounds
    x, y = (west + east) / 2, (north + south) / 2
    right, left = east + gap + width / 2, west - gap - width / 2
    below, above = south + gap + height / 2, north - gap - height / 2
    beside = [(right, y), (left, y), (x, below), (x, above)]
    up, down = north + 0.3 * height, south - 0.3 * height
    inner = [(right, up), (right, down), (left, up), (left, down)]
    corners = [(x_, y_) for x_ in (right, left) for y_ in (below, above)]
    return [*beside, *inner, *corners]


def beyond(leader: shapely.LineString, group: Group) -> BaseGeometry:
    """Return the last part of a leader that lies on no circle of its group, up to its block."""
    circles = ((group.x + c.x, group.y + c.y, c.most) for c in group.circles)
    discs = shapely.union_all([shapely.Point(x, y).buffer(most) for x, y, most in circles])
    end = shapely.Point(leader.coords[-1])
    parts = shapely.get_parts(shapely.difference(leader, discs))
    return min(parts, key=end.distance) if len(parts) else shapely.Point()


def _main_parts(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the parts of a shape that its name may stand beside, the largest first.

    Around all of them together it would stand far from any.
    """
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    return [part for part in parts if part.area >= _MAIN * parts[0].area]


def _parted(region: Region) -> list[Region]:
    """Return a region split into numbers of all regions and those of its own, if it has both."""
    behind = tuple(held for held in region.held if held.everywhere is not None)
    others = tuple(held for held in region.held if held.everywhere is None)
    if not behind or not others:
        return [region]
    return [replace(region, held=behind, value=None), replace(region, held=others)]


def _urgency(region: Region) -> tuple[bool, bool, int]:
    """Return the sort key of regions: first those that tell who is not back, then by number."""
    behind = any(held.behind and held.behind.told for held in region.held)
    return not behind, region.value is None, -(region.value or 0)
