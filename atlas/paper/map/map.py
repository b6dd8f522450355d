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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import shapely

from atlas.paper.map.amounts import Group, draw_groups, groups_of
from atlas.paper.map.areas import (
    areas_of,
    draw_corridors,
    draw_homelands,
    draw_tints,
    outline_of,
)
from atlas.paper.map.flights import Flights
from atlas.paper.map.ground import draw_land, draw_lines, draw_rivers, ground_of
from atlas.paper.map.inset import inset_of
from atlas.paper.map.labels import Labels, LeftOut
from atlas.paper.map.names import Names
from atlas.paper.map.points import (
    MARK,
    RING,
    Placed,
    Ring,
    draw_line_marks,
    draw_rings,
    draw_stations,
    rings_of,
)
from atlas.paper.map.printed import is_still
from atlas.paper.map.projection import Frame, Panel
from atlas.paper.map.surroundings import (
    draw_locator,
    draw_neighbours,
    is_near,
    locator_frame,
    rivers_of,
    seas_of,
    towns_of,
)
from atlas.paper.map.tracks import Tracks
from atlas.paper.map.ways import draw_runs, edges_of
from atlas.paper.map.words import Words
from atlas.paper.sheet.colours import GREY_GROUND, GROUND, INK
from atlas.paper.sheet.placer import Kept, Room
from atlas.paper.sheet.sheet import Sheet
from atlas.picture.picture import Picture
from atlas.read.geometries import Feature
from atlas.words.language import Language

FRAME_WIDTH = 0.25

# Size of the words that say how much an inset enlarges.
_CAPTION = 5.2
# A map narrower than this (mm) has no room for names of regions.
_SMALL = 100.0


@dataclass(frozen=True)
class Look:
    """How a map is drawn.

    Attributes:
        scale: The scale of type, lines and marks; 1 for journals.
        inset: Whether to enlarge the North Caucasus in a corner if its homelands are too small.
        names: Whether to name places, seas and journeys besides writing the numbers.
        journeys: Whether to name journeys too.
        counts: Whether to write how many were held in each region.
        cards: Whether fronts have cards that say who is on the way and how many.
        brief: Whether to leave out the names of regions, and present names of stations; None if
            that depends on the width of the map.
        kept: For films, where words were in the previous picture; drawing updates it.
    """

    scale: float = 1.0
    inset: bool = True
    names: bool = True
    journeys: bool = True
    counts: bool = True
    cards: bool = True
    brief: bool | None = None
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
        shows: What else it shows: "tint N", the patterns of its regions ("not stated", "earlier",
            "apart": see :func:`atlas.paper.map.areas.pattern_of`), its circles ("counted",
            "counted earlier", "bounds"), "range" (a disputed number on a line), "corridor",
            "front", "station", "documented station", "railway", "interpolated" (a number with ≈),
            "last count" (a number with its year).
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
    inset = inset_of(panel, picture, look.scale, reserved) if look.inset else None
    locator = None
    if look.inset and is_near(panel, look.scale):
        locator = locator_frame(panel, picture, reserved, look.scale)
    held = [*reserved, *([inset.frame] if inset else []), *([locator] if locator else [])]
    drawn = _Map(sheet, panel, picture, language, look, prefix).draw(held, inset)
    if locator is not None:
        draw_locator(sheet, panel, picture.view.model, picture.day, locator, look.scale)
    if inset is None:
        return drawn
    own = replace(look, inset=False, cards=False, kept=None)
    # The main map has the counts of regions: in the inset they would appear twice.
    part = replace(
        picture,
        regions=(),
        corridors=(),
        homelands=tuple(h for h in picture.homelands if _is_in(inset, h.unit)),
    )
    enlarged = _Map(sheet, inset, part, language, own, f"{prefix}inset.")
    x, y, _, height = inset.frame
    corner = (x, y + height - 3.2 * look.scale, 22 * look.scale, 3.2 * look.scale)
    below = enlarged.draw((corner,), None)
    _caption(sheet, panel, inset, language, look.scale)
    unnamed = (item for item in below.left_out if item.kind == "homeland")
    return replace(
        drawn,
        inset=inset,
        phases=drawn.phases | below.phases,
        left_out=(*drawn.left_out, *unnamed),
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

    def draw(self, reserved: Sequence[Frame], inset: Panel | None) -> Drawn:
        sheet, panel, picture, scale = self.sheet, self.panel, self.picture, self.look.scale
        address, prefix = picture.address, self.prefix
        wide = address.view != "day"
        tracks = Tracks(
            picture.view.model,
            panel,
            wide=wide,
            basis=address.basis,
            scale=scale,
            # In a film others may come into view.
            alone=self.look.kept is None and len({run.movement_id for run in picture.runs}) < 2,
        )
        ground = ground_of(picture.view.model, panel, picture.day)
        areas = areas_of(panel, picture.regions)
        with sheet.clip(*panel.frame):
            draw_land(sheet, panel, ground, scale)
            shows = draw_tints(sheet, panel, picture, prefix, scale)
            draw_lines(sheet, ground, scale)
            neighbours = draw_neighbours(sheet, panel, picture, scale) if self._near else []
            phases = draw_homelands(sheet, panel, picture, prefix, scale)
            if self._near:
                draw_rivers(sheet, ground, scale)
            corridors = draw_corridors(sheet, panel, picture, scale)
            lines = draw_runs(sheet, panel, picture, tracks, scale)
            rings = rings_of(panel, picture, tracks, scale)
            stations = draw_stations(sheet, panel, picture, tracks, scale)
            taken = [(s.x, s.y, s.spread * scale) for s in stations]
            taken += [(r.x, r.y, 0.0) for r in rings]
            marks = draw_line_marks(sheet, picture, lines, taken, panel, scale)
            if inset is not None:
                self._frame_of(inset)
            groups = groups_of(panel, picture, areas, reserved, scale) if self._still else {}
            shows |= draw_groups(sheet, picture, groups.values(), prefix, scale)
            room = self._room(reserved, marks, stations, rings, groups.values())
            for edge in edges_of(lines, picture, scale):
                room.avoid(edge)
            for homeland in picture.homelands:
                if homeland.phase != "unknown":
                    room.avoid(outline_of(panel, homeland.unit, scale).boundary)
            labels = Labels(sheet, panel, self.words, room, prefix, scale)
            small = panel.frame[2] < _SMALL * scale if self.look.brief is None else self.look.brief
            labels.counts(picture.regions if self.look.counts else (), small, areas, groups)
            if self.look.cards:
                labels.cards(rings, small)
            draw_rings(sheet, panel, picture, rings, prefix, scale)
            labels.homelands(h for h in picture.homelands if not _is_in(inset, h.unit))
            labels.beyond(picture.homelands)
            if self.look.names:
                names = Names(sheet, panel, self.words, room, prefix, scale)
                flights = Flights(sheet, panel, self.words, room, prefix, scale)
                labels.left_out += flights.ends(corridors, stations)
                names.stations(stations, rings, small)
                if self.look.journeys:
                    names.journeys(lines)
                flights.starts(corridors, stations, labels.named)
                if self._near:
                    drawn = [placed.station.place_id for placed in stations]
                    names.towns(towns_of(panel, picture, scale, drawn))
                    names.neighbours(neighbours, ground.names)
                given = map(self.words.brief, labels.named)
                names.base(ground.names, ground, given, wide=self.look.kept is not None)
                if self._near:
                    names.rivers(rivers_of(panel, picture, scale))
                    names.base(seas_of(panel, picture, ground, scale), ground)
        sheet.rect(*panel.frame, stroke=INK, edge=FRAME_WIDTH * scale)
        shows |= {name for name, some in (("corridor", corridors), ("front", rings)) if some}
        shows |= {("documented station" if s.station.documented else "station") for s in stations}
        shows |= {"range"} if any(run.disputed for run, _ in lines) else set()
        shows |= {"railway"} if not ground.railways.is_empty else set()
        held = [h for region in picture.regions for h in region.held]
        shows |= {"interpolated"} if any(h.basis == "interpolated" for h in held) else set()
        shows |= {"last count"} if any(h.last and h.value is None for h in held) else set()
        return Drawn(
            panel,
            inset,
            tuple(dict.fromkeys(p for m in picture.movements for p in m.people_ids)),
            frozenset(run.kind for run, _ in lines),
            frozenset(run.status for run, _ in lines if run.kind not in ("bed", "ahead")),
            frozenset(phases),
            frozenset(shows),
            tuple(labels.left_out),
            tuple(self._outside()),
        )

    @property
    def _near(self) -> bool:
        return is_near(self.panel, self.look.scale)

    @property
    def _still(self) -> bool:
        return is_still(self.picture)

    def _room(
        self,
        reserved: Sequence[Frame],
        marks: Iterable[tuple[float, float, float]],
        stations: Iterable[Placed],
        rings: Iterable[Ring],
        groups: Iterable[Group],
    ) -> Room:
        """Return the room for words: what is kept free, and what marks and circles take."""
        scale = self.look.scale
        room = Room(self.panel.frame, gap=0.35 * scale, edge=0.9 * scale, kept=self.look.kept)
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
        for group in groups:
            for circle in group.circles:
                reach = circle.most + 0.3 * scale
                room.keep_disc(group.x + circle.x, group.y + circle.y, reach)
            if group.origin is not None:
                room.keep_disc(*group.origin, 0.36 * scale)
                room.avoid(shapely.LineString([group.origin, (group.x, group.y)]))
        return room

    def _outside(self) -> Iterator[str]:
        """Yield the ids of fronts and regions beyond the panel."""
        ids, prefix = self.sheet.groups, self.prefix
        yield from (f.id for f in self.picture.fronts if f"{prefix}front:{f.id}" not in ids)
        for region in self.picture.regions:
            if f"{prefix}region:{region.place_id}" not in ids:
                yield region.place_id

    def _frame_of(self, inset: Panel) -> None:
        """Draw the outline on the main map of what the inset enlarges."""
        outline = self.panel.shape(inset.outline)
        self.sheet.area(outline, stroke=INK, width=0.18 * self.look.scale)


def _is_in(inset: Panel | None, unit: Feature) -> bool:
    """Return whether an inset shows and names a unit."""
    return inset is not None and inset.outline.contains(shapely.box(*unit.shape.bounds))
