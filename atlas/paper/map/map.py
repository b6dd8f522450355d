"""One map of a plate: a :class:`~atlas.picture.picture.Picture` drawn into a panel of a sheet.

How it is used::

    picture = atlas.picture.picture.picture(model, address)
    panel = Panel((x, y, width, height), extent.points_of([picture]))
    drawn = plate_map(sheet, panel, picture, language("en"), look=Look(), prefix="a.")

The points may be those of several pictures, so that the maps of one plate share an extent.
``plate_map`` draws the frame too. It returns a :class:`Drawn`: what a legend must
explain, and every number that found no room on the map, to be listed below it.

In SVG every front, region and homeland is a group with an id (``front:FLOW``, ``region:PLACE`` or
``homeland:UNIT`` after the ``prefix``; in an inset also after ``inset.``), its position in degrees
in ``data-lon`` and ``data-lat``, and its number in ``data-value``. Samples for a legend are drawn
by :func:`atlas.paper.map.ways.draw_stroke`, :func:`atlas.paper.map.areas.draw_phase`,
:meth:`Sheet.stripes` with :data:`atlas.paper.map.areas.STRIPES`, and tints are those of the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.theme import CAUCASUS
from atlas.paper.map.areas import (
    draw_corridors,
    draw_homelands,
    draw_tints,
)
from atlas.paper.map.ground import draw_land, draw_lines, ground_of
from atlas.paper.map.labels import Labels, LeftOut
from atlas.paper.map.points import (
    MARK,
    RING,
    draw_line_marks,
    draw_rings,
    draw_stations,
    rings_of,
)
from atlas.paper.map.projection import Frame, Panel
from atlas.paper.map.tracks import Tracks
from atlas.paper.map.ways import draw_runs, edges_of
from atlas.paper.map.words import Words
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK
from atlas.paper.sheet.placer import Kept, Room
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.words.language import Language

FRAME_WIDTH = 0.25

# The Caucasus: its homelands are a few millimetres wide on a map that shows Central Asia too.
# A homeland narrower than this (mm) calls for an inset, unless it would enlarge by less than that.
_LEAST_HOMELAND, _LEAST_FACTOR = 13.0, 1.8
_INSET_SHARE, _INSET_WIDEST, _INSET_NARROWEST = 0.34, 66.0, 34.0
# Millimetres of lines, or the equivalent, that an inset may hide at most.
_INSET_HIDES = 4.0
_INSET_SIZES = (1.0, 0.85, 0.7)
_CAPTION = 5.2
_INSET_EDGE = 1.6
# Height of the inset divided by its width.
_INSET_HEIGHT = 0.5
# A map narrower than this (mm) has no room for names of regions.
_SMALL = 100.0


@dataclass(frozen=True)
class Look:
    """How a map is drawn.

    Attributes:
        scale: The scale of type, lines and marks; 1 for journals.
        inset: Whether to enlarge the North Caucasus in a corner if its homelands are too small.
        names: Whether to name places, seas and journeys besides writing the numbers.
        cards: Whether fronts have cards that say who is on the way and how many.
        kept: For films, where words were in the previous picture; drawing updates it.
    """

    scale: float = 1.0
    inset: bool = True
    names: bool = True
    cards: bool = True
    kept: Kept | None = None


@dataclass(frozen=True)
class Drawn:
    """What is on a map: for its legend, and for the list of what found no room.

    Attributes:
        panel: The panel of the map.
        inset: The panel of its inset, if it has one.
        peoples: The ids of the peoples shown.
        kinds: The kinds of its runs: "bed", "core", "band", "ahead".
        statuses: How its ways are known.
        phases: The phases of its homelands.
        shows: What else it shows: "tint N", "not stated" (striped regions), "range" (a disputed
            number on a line), "corridor", "front", "station", "documented station", "railway",
            "interpolated" (a number with ≈), "last count" (a number with its year).
        left_out: The words that found no room.
        outside: The ids of fronts and regions that lie beyond the panel.
    """

    panel: Panel
    inset: Panel | None
    peoples: tuple[str, ...]
    kinds: frozenset[str]
    statuses: frozenset[str]
    phases: frozenset[str]
    shows: frozenset[str]
    left_out: tuple[LeftOut, ...]
    outside: tuple[str, ...]


def caucasus(frame: Frame) -> Panel:
    """Return a panel of the North Caucasus, for a layout's own inset."""
    return Panel.of_bounds(frame, CAUCASUS)


def plate_map(
    sheet: Sheet,
    panel: Panel,
    picture: Picture,
    language: Language,
    *,
    look: Look | None = None,
    prefix: str = "",
    reserved: Sequence[Frame] = (),
) -> Drawn:
    """Draw a picture into a panel.

    Args:
        sheet: The sheet to draw on.
        panel: The panel.
        picture: The picture.
        language: The language of its words.
        look: How to draw it.
        prefix: Comes before the ids of its groups.
        reserved: Rectangles (x, y, width, height in mm) that words keep off, such as a panel's
            letter and the scale bar.

    Returns:
        What is on the map.
    """
    look = look or Look()
    inset = _inset_of(panel, picture, look.scale, reserved) if look.inset else None
    held = [*reserved, *([inset.frame] if inset else [])]
    least = _LEAST_HOMELAND * look.scale if inset else 0.0
    drawn = _Map(sheet, panel, picture, language, look, prefix).draw(held, least, inset)
    if inset is None:
        return drawn
    own = replace(look, inset=False, cards=False, kept=None)
    # The main map has the counts of regions: in the inset they would appear twice.
    part = replace(picture, regions=(), corridors=())
    enlarged = _Map(sheet, inset, part, language, own, f"{prefix}inset.")
    x, y, _, height = inset.frame
    corner = (x, y + height - 3.2 * look.scale, 22 * look.scale, 3.2 * look.scale)
    below = enlarged.draw((corner,), 0.0, None)
    _caption(sheet, panel, inset, language, look.scale)
    left_out = [item for item in drawn.left_out if item.kind != "homeland"]
    return replace(
        drawn,
        inset=inset,
        phases=drawn.phases | below.phases,
        left_out=(*left_out, *(item for item in below.left_out if item.kind == "homeland")),
    )


def _caption(sheet: Sheet, panel: Panel, inset: Panel, language: Language, scale: float) -> None:
    """Write into the corner of an inset how much it enlarges."""
    factor = round(panel.metres / inset.metres * 2) / 2
    words = language.say("enlarged {factor} times", factor=language.number(factor))
    paper = (GREY_GROUND if sheet.greyscale else GROUND)["land"]
    x, y, _, height = inset.frame
    size = _CAPTION * scale
    sheet.text(x + 1.2 * scale, y + height - 1.2 * scale, words, size, italic=True, halo=paper)


class _Map:
    def __init__(
        self,
        sheet: Sheet,
        panel: Panel,
        picture: Picture,
        language: Language,
        look: Look,
        prefix: str,
    ) -> None:
        self.sheet = sheet
        self.panel = panel
        self.picture = picture
        self.words = Words(picture, language)
        self.look = look
        self.prefix = prefix

    def draw(self, reserved: Sequence[Frame], least: float, inset: Panel | None) -> Drawn:
        sheet, panel, picture, scale = self.sheet, self.panel, self.picture, self.look.scale
        address = picture.address
        wide = address.view != "day"
        tracks = Tracks(picture.view.model, panel, wide=wide, basis=address.basis, scale=scale)
        ground = ground_of(picture.view.model, panel, picture.day)
        with sheet.clip(*panel.frame):
            draw_land(sheet, panel, ground, scale)
            shows = draw_tints(sheet, panel, picture, self.prefix, scale)
            draw_lines(sheet, ground, scale)
            phases = draw_homelands(sheet, panel, picture, self.prefix, scale)
            corridors = draw_corridors(sheet, panel, picture, scale)
            lines = draw_runs(sheet, panel, picture, tracks, scale)
            rings = rings_of(panel, picture, tracks, scale)
            stations = draw_stations(sheet, panel, picture, tracks, scale)
            taken = [(s.x, s.y, s.spread * scale) for s in stations]
            taken += [(r.x, r.y, 0.0) for r in rings]
            marks = draw_line_marks(sheet, picture, lines, taken, panel, scale)
            if inset is not None:
                self._frame_of(inset)
            room = Room(panel.frame, gap=0.35 * scale, edge=0.9 * scale, kept=self.look.kept)
            for box in reserved:
                room.keep(*box)
            for x, y, spread in marks:
                reach = (MARK + 0.2) * scale
                room.keep(x - spread - reach, y - reach, 2 * (spread + reach), 2 * reach)
            for placed in stations:
                if placed.station.documented:
                    spread, reach = placed.spread * scale, (MARK + 0.1) * scale
                    x, y = placed.x - spread - reach, placed.y - reach
                    room.keep(x, y, 2 * (spread + reach), 2 * reach)
                else:
                    room.keep_disc(placed.x, placed.y, 0.7 * scale)
            for ring in rings:
                room.keep_disc(ring.x, ring.y, (RING + 0.4) * scale)
            for edge in edges_of(lines, picture, scale):
                room.avoid(edge)
            labels = Labels(sheet, panel, self.words, room, self.prefix, scale)
            small = panel.frame[2] < _SMALL * scale
            labels.counts(picture.regions, small)
            if self.look.cards:
                labels.cards(rings, small)
            draw_rings(sheet, panel, picture, rings, self.prefix, scale)
            labels.homelands(picture.homelands, least)
            if self.look.names:
                labels.stations(stations, rings, small)
                labels.journeys(lines)
                labels.corridors(corridors)
                labels.base(ground.names)
        sheet.rect(*panel.frame, stroke=INK, edge=FRAME_WIDTH * scale)
        shows |= {name for name, some in (("corridor", corridors), ("front", rings)) if some}
        shows |= {("documented station" if s.station.documented else "station") for s in stations}
        shows |= {"range"} if any(run.disputed for run, _ in lines) else set()
        shows |= {"railway"} if not ground.railways.is_empty else set()
        held = [h for region in picture.regions for h in region.held]
        shows |= {"interpolated"} if any(h.basis == "interpolated" for h in held) else set()
        shows |= {"last count"} if any(h.last and h.value is None for h in held) else set()
        ids = sheet.groups
        outside = [f.id for f in picture.fronts if f"{self.prefix}front:{f.id}" not in ids]
        outside += [
            r.place_id for r in picture.regions if f"{self.prefix}region:{r.place_id}" not in ids
        ]
        return Drawn(
            panel,
            inset,
            tuple(dict.fromkeys(p for m in picture.movements for p in m.people_ids)),
            frozenset(run.kind for run, _ in lines),
            frozenset(run.status for run, _ in lines if run.kind != "bed"),
            frozenset(phases),
            frozenset(shows),
            tuple(labels.left_out),
            tuple(outside),
        )

    def _frame_of(self, inset: Panel) -> None:
        """Draw the outline on the main map of what the inset enlarges."""
        outline = self.panel.shape(inset.outline)
        self.sheet.area(outline, stroke=INK, width=0.18 * self.look.scale)


def _inset_of(
    panel: Panel, picture: Picture, scale: float, reserved: Sequence[Frame]
) -> Panel | None:
    """Return the inset in the corner where it covers least, or None if none is needed."""
    region = shapely.box(*CAUCASUS)
    small = False
    for homeland in picture.homelands:
        if region.contains(shapely.box(*homeland.unit.shape.bounds)):
            left, _, right, _ = panel.unit(homeland.unit).bounds
            small = small or right - left < _LEAST_HOMELAND * scale
    _, _, width, _ = panel.frame
    shape = panel.shape(region)
    left, _, right, _ = shape.bounds if not shape.is_empty else (0, 0, 0, 0)
    if not small or right <= left:
        return None
    taken: list[BaseGeometry] = [shapely.box(a, b, a + c, b + d) for a, b, c, d in reserved]
    taken.append(shape)
    things = _things(panel, picture)
    regions = [
        shapely.intersection(panel.unit(r.unit), panel.box) for r in picture.regions if r.unit
    ]
    for part in _INSET_SIZES:
        wide = part * min(_INSET_SHARE * width, _INSET_WIDEST * scale)
        if wide >= max(_INSET_NARROWEST * scale, _LEAST_FACTOR * (right - left)):
            corners = _corners(panel, wide, scale)
            found = [(_covered(f, things, taken) + _lost(f, regions), f) for f in corners]
            covers, best = min(found, key=lambda pair: pair[0], default=(np.inf, panel.frame))
            if covers <= _INSET_HIDES:
                return caucasus(best)
    return None


def _corners(panel: Panel, wide: float, scale: float) -> list[Frame]:
    x, y, width, height = panel.frame
    high, edge = wide * _INSET_HEIGHT, _INSET_EDGE * scale
    if high > height / 2:
        return []
    return [
        (cx, cy, wide, high)
        for cy in (y + edge, y + height - high - edge)
        for cx in (x + edge, x + width - wide - edge)
    ]


def _things(panel: Panel, picture: Picture) -> list[BaseGeometry]:
    """Return what an inset should not cover: lines, homelands and regions, in millimetres."""
    things = []
    for run in picture.runs:
        if run.kind != "bed" and len(line := picture.line(run)) > 1:
            flat = shapely.LineString(np.column_stack(panel.to_mm(*np.array(line).T)))
            things.append(shapely.intersection(shapely.simplify(flat, 0.5), panel.box))
    things += [panel.unit(h.unit) for h in picture.homelands]
    return [thing for thing in things if not thing.is_empty]


def _covered(frame: Frame, things: Iterable[BaseGeometry], taken: Iterable[BaseGeometry]) -> float:
    x, y, width, height = frame
    box = shapely.box(x, y, x + width, y + height)
    if any(box.intersects(other) for other in taken):
        return np.inf
    total = 0.0
    for thing in things:
        part = shapely.intersection(thing, box)
        total += part.area / 20 + part.length
    return total


def _lost(frame: Frame, regions: Iterable[BaseGeometry]) -> float:
    """Return the cost of hiding regions and with them their numbers."""
    x, y, width, height = frame
    box = shapely.box(x, y, x + width, y + height)
    shares = (shapely.intersection(r, box).area / r.area for r in regions if r.area > 0)
    return sum(_INSET_HIDES for share in shares if share > 0.5)
