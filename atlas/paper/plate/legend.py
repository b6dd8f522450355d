"""The legend of a plate: real widths, how we know, what tints and homelands mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import shapely

from atlas.base.dates import date_of
from atlas.base.theme import BREAKS, tint_of
from atlas.paper.map.areas import PATTERNS, STRIPES, draw_phase, pattern_of
from atlas.paper.map.keys import Key, all_keys, hue_of
from atlas.paper.map.printed import has_railways, is_still
from atlas.paper.plate.elements import Column
from atlas.paper.sheet.colours import (
    GROUND,
    INK,
    NOT_STATED,
    SECOND_INK,
    TINTS,
    WHITE,
    mix,
)
from atlas.paper.sheet.display_list import PT
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.picture.regions import Region
from atlas.read.records import People
from atlas.words.language import Language
from atlas.words.names import names_of, peoples_of

_SIZE = 5.8
_SWATCH = 6.0
_LINE = 4.2
# Millimetres between a sample and its words, and between two of the keys.
_SPACE, _GAP = 1.2, 3.4
_SEEN_KM = 0.5
# Millimetres from mark to mark of peoples named together.
_MARK = 2.6

Item = tuple[str, Callable[[Sheet, float, float], None]]


def legend(
    sheet: Sheet,
    column: Column,
    top: float,
    pictures: Sequence[Picture],
    language: Language,
    scale: float,
    maps: float | None = None,
    *,
    names: bool = False,
) -> float:
    """Draw the legend of some maps, in as many lines as it needs: a list of its keys.

    It explains only what is on the maps.

    Args:
        sheet: The sheet to draw on.
        column: Where it goes.
        top: Where it begins, in millimetres from the top.
        pictures: The maps.
        language: The language.
        scale: The scale of type and lines.
        maps: That of the maps, if it is another: widths and circles are measured in it.
        names: Whether it names the peoples, as nothing else on the page explains their marks.

    Returns:
        Where it ends, in millimetres from the top.
    """
    keys = list(keys_of(pictures, language, scale, maps or scale))
    if names:
        keys += _peoples(pictures, language, scale)
    flow = _Flow(column, top, scale)
    # What is high comes first, the rest beside it and then below.
    for key in sorted(keys, key=lambda key: key.height == 0.0):
        x, middle = flow.place(key)
        with sheet.part("LI"), sheet.part("LBody"):
            key.draw(sheet, x, middle)
            x += key.width + _SPACE * scale
            sheet.text(x, middle + 0.75 * scale, key.words, _SIZE * scale)
    return flow.end + 0.6 * scale


class _Flow:
    """Places keys one after the other: low ones beside high ones, as long as these reach."""

    def __init__(self, column: Column, top: float, scale: float) -> None:
        self._column, self._scale = column, scale
        self._left, self._x, self._y = column.x, column.x, top
        # Where all ends, and where the high keys do; whether only such have been placed.
        self.end, self._reach, self._is_high = top, top, True

    def place(self, key: Key) -> tuple[float, float]:
        """Return the left edge and the middle of a key, in mm."""
        line = _LINE * self._scale
        width = (key.width + _SPACE * self._scale) + text_width(key.words, _SIZE * self._scale)
        if key.height and self._is_high:
            return self._high(key, width)
        if self._is_high:
            self._is_high = False
            self._left = self._x
        wide = self._left < self._x
        if wide and self._x + width > self._column.x + self._column.width:
            self._y += line
            self._left = self._left if self._y < self._reach - 1e-6 else self._column.x
            self._x = self._left
        if self._x + width > self._column.x + self._column.width and self._left > self._column.x:
            # Too wide for what is left beside the high keys.
            self._y = max(self._y, self._reach)
            self._left = self._x = self._column.x
        x = self._x
        self._x += width + _GAP * self._scale
        self.end = max(self.end, self._y + line)
        return x, self._y + line / 2

    def _high(self, key: Key, width: float) -> tuple[float, float]:
        if self._x > self._column.x and self._x + width > self._column.x + self._column.width:
            self._x, self._y = self._column.x, self._reach
        x, high = self._x, key.height + 0.9 * self._scale
        self._x += width + _GAP * self._scale
        self.end = self._reach = max(self._reach, self._y + high)
        return x, self._y + high / 2


def keys_of(
    pictures: Sequence[Picture], language: Language, scale: float, maps: float
) -> Iterator[Key]:
    """Yield everything that a legend explains: first what the maps measure, then their signs."""
    if pictures:
        yield from all_keys(pictures, language, maps, scale)
    for words, draw in _items(pictures, language, scale):
        yield Key(words, _SWATCH * scale, 0.0, draw)


def _peoples(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Key]:
    """Yield the marks of those of several peoples of whom something is marked on a map."""
    movements = {m.id: m for p in pictures for m in p.movements}
    if all(len(p.movements) < 2 for p in pictures):
        return
    marked = {held.movement_id for p in pictures for r in p.regions for held in r.held}
    marked |= {station.movement_id for p in pictures for station in p.stations}
    marked |= {front.movement_id for p in pictures for front in p.fronts}
    marked |= {p.dataset.flows[way.flow_id].movement_id for p in pictures for way in p.corridors}
    for movement in (m for key, m in movements.items() if key in marked):
        peoples = peoples_of(pictures[0].dataset, [movement])
        width = (_MARK * len(peoples) - 0.8) * scale
        yield Key(names_of(peoples, language), width, 0.0, _marks(peoples, scale))


def _marks(peoples: Sequence[People], scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        for number, people in enumerate(peoples):
            middle = x + (0.9 + _MARK * number) * scale
            sheet.mark(people.mark, middle, y, 0.9 * scale, people.colour)

    return draw


def _items(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    hue = hue_of(pictures) if pictures else INK
    # A journey about to end has a way ahead too short to be seen.
    runs = [r for p in pictures for r in p.runs if r.end_km - r.start_km > _SEEN_KM]
    kinds = {run.kind for run in runs}
    statuses = {run.status for run in runs}
    if pictures and any(run.disputed for p in pictures for run in p.runs):
        yield language.say("least and most that sources give"), _range(hue, scale)
    for status, words in (
        ("documented", language.say("way documented")),
        ("derived", language.say("derived")),
        ("schematic", language.say("schematic, or no number")),
    ):
        if status in statuses:
            yield words, _pattern(status, hue, scale)
    if "ahead" in kinds:
        yield language.say("way still ahead"), _ahead(hue, scale)
    if any(p.corridors for p in pictures):
        yield language.say("flight and caravans: direction and season"), _corridor(hue, scale)
    if any(front.marked for p in pictures for front in p.fronts):
        yield language.say("how far the first have come"), _front(hue, scale)
    yield from _held(pictures, language, scale)
    yield from _homelands(pictures, language, hue, scale)
    if any(has_railways(picture) for picture in pictures):
        yield language.say("railway then"), _plain(GROUND["rail"], 0.2, scale)


def _range(hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        sheet.line(ends, mix(hue, 0.2), 2.2 * scale)
        sheet.line(ends, mix(hue, 0.42), 1.3 * scale)
        sheet.line(ends, hue, 0.75 * PT * scale)

    return draw


def _pattern(status: str, hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        width = 0.75 * PT * scale
        if status == "schematic":
            sheet.line(ends, hue, width, dash=(0, 2.4 * width), cap="round")
        elif status == "derived":
            sheet.line(ends, hue, width, dash=(5 * width, 1.4 * width))
        else:
            sheet.line(ends, hue, width)

    return draw


def _ahead(hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        sheet.line(ends, hue, 0.75 * scale, dash=(2.6 * scale, 0.6 * scale))
        sheet.line(ends, WHITE, 0.4 * scale)

    return draw


def _plain(colour: str, width: float, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line([(x, y), (x + _SWATCH * scale, y)], colour, width * scale)

    return draw


def _corridor(hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.0 * scale, x + _SWATCH * scale, y + 1.0 * scale)
        sheet.area(box, fill=mix(hue, 0.2))
        edge = box.exterior
        sheet.line(edge, mix(hue, 0.55), 0.25 * scale, dash=(0, 0.8 * scale), cap="round")

    return draw


def _front(hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = x + _SWATCH * scale / 2
        sheet.disc(middle, y, 0.8 * scale, fill=WHITE, stroke=hue, width=0.45 * scale)

    return draw


def _held(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    shown = [(region, is_still(p)) for p in pictures for region in p.regions if region.unit]
    tints = {tint_of(r.value) for r, still in shown if r.value and not r.rest and not still}
    for tint in sorted(tints):
        yield _tint_words(tint, language), _swatch(TINTS[tint], scale)
    patterns: dict[str, list[Region]] = {}
    for region, still in shown:
        pattern = pattern_of(region)
        # Where circles say how many, only a place without a number is striped.
        if pattern and (pattern == "not stated" or not still):
            patterns.setdefault(pattern, []).append(region)
    if "earlier" in patterns:
        yield language.say("number of an earlier day, with its year"), _striped("earlier", scale)
    if "apart" in patterns:
        words = language.say("number of the republic, oblasts not stated")
        yield words, _striped("apart", scale)
    if "not stated" in patterns:
        words = _uncounted_words(patterns["not stated"], language)
        yield words, _striped("not stated", scale)
    people = [(h, is_still(p)) for p in pictures for r in p.regions for h in r.held]
    if any(held.guessed for held, _ in people):
        yield language.say("interpolated between two counts"), _sign("≈", scale, italic=True)
    last = [(h.last, still) for h, still in people if h.value is None and h.last]
    # Stripes and circles of an earlier day are explained with the year beside them.
    if last and "earlier" not in patterns and not any(still for _, still in last):
        first = min(date_of(day).year for (_, day, _), _ in last)
        yield language.say("year of the last count"), _sign(f"({first})", scale)


def _uncounted_words(regions: Sequence[Region], language: Language) -> str:
    """Return what stripes mean in regions with people whose number is not stated.

    After the release nobody is held (:mod:`atlas.words.state_names`): those who are not back may
    be in any region in which they had been counted.
    """
    held = [h for region in regions for h in region.held if h.value is None and h.last is None]
    behind = {h.behind is not None for h in held}
    if behind == {True}:
        return language.say("not back, number here not stated")
    if behind == {False, True}:
        return language.say("held here or not back, number not stated")
    return language.say("held here, number not stated")


def _sign(
    words: str, scale: float, *, italic: bool = False
) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle, base = x + _SWATCH * scale / 2, y + 0.75 * scale
        sheet.text(middle, base, words, _SIZE * scale, italic=italic, anchor="middle")

    return draw


def _tint_words(tint: int, language: Language) -> str:
    """Return in words the numbers of people that a tint of regions stands for."""
    if tint == 0:
        return language.say("under {number} held", number=language.number(BREAKS[0]))
    if tint == len(BREAKS):
        return language.say("{number} and more held", number=language.number(BREAKS[-1]))
    return language.say("{range} held", range=language.range(BREAKS[tint - 1], BREAKS[tint]))


def _swatch(fill: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.2 * scale, x + _SWATCH * scale, y + 1.2 * scale)
        sheet.area(box, fill=fill, stroke=GROUND["region"], width=0.3 * scale)

    return draw


def _striped(pattern: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.2 * scale, x + _SWATCH * scale, y + 1.2 * scale)
        sheet.area(box, fill=GROUND["land"])
        part, period = STRIPES["part"], STRIPES["period"] * scale
        sheet.stripes(box, NOT_STATED, part=part, period=period, angle=PATTERNS[pattern])
        sheet.area(box, stroke=SECOND_INK, width=0.12 * scale)

    return draw


def _homelands(
    pictures: Sequence[Picture], language: Language, hue: str, scale: float
) -> Iterator[Item]:
    phases = {homeland.phase for p in pictures for homeland in p.homelands}
    if "home" in phases:
        yield language.say("homeland"), _phase("home", 1.0, hue, scale)
    # An outline of people who were counted is what surrounds their homeland.
    if any(
        h.phase == "unknown" and p.state.movements[h.movement_id].whole is None
        for p in pictures
        for h in p.homelands
    ):
        yield language.say("homeland, number not stated"), _phase("unknown", None, hue, scale)
    if "emptying" in phases:
        yield language.say("being emptied"), _phase("emptying", 0.3, hue, scale)
    if "emptied" in phases:
        yield language.say("emptied"), _phase("emptied", 0.0, hue, scale)
    if "restored" in phases:
        back = [h.share for p in pictures for h in p.homelands if h.phase == "restored"]
        known = [share for share in back if share is not None]
        if any(share < 1 for share in known):
            yield language.say("restored: the darker, the more are back"), _darker(hue, scale)
        else:
            yield language.say("restored"), _phase("restored", 1.0 if known else None, hue, scale)


def _phase(
    phase: str, share: float | None, hue: str, scale: float
) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.2 * scale, x + _SWATCH * scale, y + 1.2 * scale)
        draw_phase(sheet, box, phase, share, hue, scale)

    return draw


def _darker(hue: str, scale: float) -> Callable[[Sheet, float, float], None]:
    """Return a drawing of homelands with few, half and all of their people back."""

    def draw(sheet: Sheet, x: float, y: float) -> None:
        third = _SWATCH * scale / 3
        for n, share in enumerate((0.1, 0.5, 1.0)):
            left = x + n * third
            box = shapely.box(left, y - 1.2 * scale, left + third, y + 1.2 * scale)
            draw_phase(sheet, box, "restored", share, hue, scale)

    return draw
