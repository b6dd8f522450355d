"""The legend of a plate: real widths, how we know, what tints and homelands mean."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import shapely

from atlas.base.dates import date_of
from atlas.base.theme import BREAKS, tint_of
from atlas.paper.map.areas import STRIPES, draw_phase
from atlas.paper.map.lanes import PEOPLE_PER_MM, WHOLE_PEOPLE_MM
from atlas.paper.plate.elements import Column
from atlas.paper.sheet.colours import (
    GROUND,
    INK,
    NOT_STATED,
    SAMPLE,
    SECOND_INK,
    TINTS,
    WHITE,
    mix,
)
from atlas.paper.sheet.display_list import PT
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.picture.regions import Held, Region
from atlas.words.language import Language

_SIZE = 5.8
_SWATCH = 7.0
_LINE = 4.2
_SEEN_KM = 0.5
# Numbers of people shown if nothing on the map suggests others.
_USUAL = (37_000, 100_000, 490_000)

Item = tuple[str, Callable[[Sheet, float, float], None]]


def legend(
    sheet: Sheet,
    column: Column,
    top: float,
    pictures: Sequence[Picture],
    language: Language,
    scale: float,
) -> float:
    """Draw the legend of some maps, in as many lines as it needs.

    It explains only what is on the maps.

    Args:
        sheet: The sheet to draw on.
        column: Where it goes.
        top: Where it begins, in millimetres from the top.
        pictures: The maps.
        language: The language.
        scale: The scale of type and lines.

    Returns:
        Where it ends, in millimetres from the top.
    """
    x, y = column.x, top + 3.0 * scale
    for words, draw in _items(pictures, language, scale):
        width = (_SWATCH + 1.2) * scale + text_width(words, _SIZE * scale) + 4 * scale
        if x > column.x and x + width - 4 * scale > column.x + column.width:
            x, y = column.x, y + _LINE * scale
        draw(sheet, x, y - 0.75 * scale)
        sheet.text(x + (_SWATCH + 1.2) * scale, y, words, _SIZE * scale)
        x += width
    return y + 1.6 * scale


def _items(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    # A journey about to end has a way ahead too short to be seen.
    runs = [r for p in pictures for r in p.runs if r.end_km - r.start_km > _SEEN_KM]
    kinds = {run.kind for run in runs}
    statuses = {run.status for run in runs}
    if kinds & {"bed", "band"}:
        yield from _widths(pictures, language, scale)
    if pictures and any(run.disputed for p in pictures for run in p.runs):
        yield language.say("least and most that sources give"), _range(scale)
    for status, words in (
        ("documented", language.say("way documented")),
        ("derived", language.say("derived")),
        ("schematic", language.say("schematic, or no number")),
    ):
        if status in statuses:
            yield words, _pattern(status, scale)
    if "ahead" in kinds:
        yield language.say("way still ahead"), _ahead(scale)
    if any(p.corridors for p in pictures):
        yield language.say("flight and caravans: direction and season"), _corridor(scale)
    if any(front.marked for p in pictures for front in p.fronts):
        yield language.say("how far the first have come"), _front(scale)
    yield from _held(pictures, language, scale)
    yield from _homelands(pictures, language, scale)
    if kinds:
        yield language.say("railway then"), _plain(GROUND["rail"], 0.2, scale)


def _widths(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    if pictures[0].address.basis == "share":
        for part in (0.25, 0.5, 1.0):
            yield (
                language.say("{percent} % of a people", percent=language.number(100 * part)),
                _width(WHOLE_PEOPLE_MM * part, scale),
            )
        return
    numbers = {run.number or 0 for p in pictures for run in p.runs if run.kind in ("bed", "band")}
    most = max(numbers, default=0)
    shown = [value for value in _USUAL if value < most * 0.8] + [most] if most else _USUAL
    for number in shown:
        words = language.say("{number} people", number=language.number(number))
        yield words, _width(number / PEOPLE_PER_MM, scale)


def _width(width: float, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        sheet.line(ends, mix(SAMPLE, 0.42), width * scale)
        sheet.line(ends, SAMPLE, 0.75 * PT * scale)

    return draw


def _range(scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        sheet.line(ends, mix(SAMPLE, 0.2), 2.2 * scale)
        sheet.line(ends, mix(SAMPLE, 0.42), 1.3 * scale)
        sheet.line(ends, SAMPLE, 0.75 * PT * scale)

    return draw


def _pattern(status: str, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        width = 0.75 * PT * scale
        if status == "schematic":
            sheet.line(ends, SAMPLE, width, dash=(0, 2.4 * width), cap="round")
        elif status == "derived":
            sheet.line(ends, SAMPLE, width, dash=(5 * width, 1.4 * width))
        else:
            sheet.line(ends, SAMPLE, width)

    return draw


def _ahead(scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        ends = [(x, y), (x + _SWATCH * scale, y)]
        sheet.line(ends, SAMPLE, 0.75 * scale, dash=(2.6 * scale, 0.6 * scale))
        sheet.line(ends, WHITE, 0.4 * scale)

    return draw


def _plain(colour: str, width: float, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.line([(x, y), (x + _SWATCH * scale, y)], colour, width * scale)

    return draw


def _corridor(scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.0 * scale, x + _SWATCH * scale, y + 1.0 * scale)
        sheet.area(box, fill=mix(SAMPLE, 0.2))
        edge = box.exterior
        sheet.line(edge, mix(SAMPLE, 0.55), 0.25 * scale, dash=(0, 0.8 * scale), cap="round")

    return draw


def _front(scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = x + _SWATCH * scale / 2
        sheet.disc(middle, y, 0.8 * scale, fill=WHITE, stroke=SAMPLE, width=0.45 * scale)

    return draw


def _held(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    regions = [region for p in pictures for region in p.regions if region.unit is not None]
    shown = {tint_of(r.value) for r in regions if r.value and not r.rest}
    for tint in sorted(shown):
        yield _tint_words(tint, language), _swatch(TINTS[tint], scale)
    words = _uncounted_words(regions, language)
    if words:
        yield words, _striped(scale)
    yield from _signs(
        [held for p in pictures for r in p.regions for held in r.held], language, scale
    )


def _uncounted_words(regions: Sequence[Region], language: Language) -> str:
    """Return what stripes mean in some regions, or "" if all the people there are counted.

    After the release nobody is held (:mod:`atlas.words.state_names`): those who are not back may
    be in any region in which they had been counted.
    """
    behind = {
        held.behind is not None
        for region in regions
        for held in region.held
        # In a republic of which only the remainder is counted no oblast has a number.
        if region.rest or not held.value
    }
    if behind == {True}:
        return language.say("not back, number here not stated")
    if behind == {False, True}:
        return language.say("held here or not back, number not stated")
    return language.say("held here, number not stated") if behind else ""


def _signs(people: Sequence[Held], language: Language, scale: float) -> Iterator[Item]:
    """Yield what is written beside a number that is no count of the day."""
    if any(held.guessed for held in people):
        yield language.say("interpolated between two counts"), _sign("≈", scale, italic=True)
    years = [date_of(held.last[1]).year for held in people if held.value is None and held.last]
    if years:
        yield language.say("year of the last count"), _sign(f"({min(years)})", scale)


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


def _striped(scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.2 * scale, x + _SWATCH * scale, y + 1.2 * scale)
        sheet.area(box, fill=GROUND["land"])
        sheet.stripes(box, NOT_STATED, part=STRIPES["part"], period=STRIPES["period"] * scale)
        sheet.area(box, stroke=SECOND_INK, width=0.12 * scale)

    return draw


def _homelands(pictures: Sequence[Picture], language: Language, scale: float) -> Iterator[Item]:
    phases = {homeland.phase for p in pictures for homeland in p.homelands}
    if "home" in phases:
        yield language.say("homeland"), _phase("home", 1.0, scale)
    if "emptying" in phases:
        yield language.say("being emptied"), _phase("emptying", 0.3, scale)
    if "emptied" in phases:
        yield language.say("emptied"), _phase("emptied", 0.0, scale)
    if "restored" in phases:
        back = [h.share for p in pictures for h in p.homelands if h.phase == "restored"]
        known = [share for share in back if share is not None]
        if any(share < 1 for share in known):
            yield language.say("restored: the darker, the more are back"), _darker(scale)
        else:
            yield language.say("restored"), _phase("restored", 1.0 if known else None, scale)


def _phase(phase: str, share: float | None, scale: float) -> Callable[[Sheet, float, float], None]:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        box = shapely.box(x, y - 1.2 * scale, x + _SWATCH * scale, y + 1.2 * scale)
        draw_phase(sheet, box, phase, share, INK, scale)

    return draw


def _darker(scale: float) -> Callable[[Sheet, float, float], None]:
    """Return a drawing of homelands with few, half and all of their people back."""

    def draw(sheet: Sheet, x: float, y: float) -> None:
        third = _SWATCH * scale / 3
        for n, share in enumerate((0.1, 0.5, 1.0)):
            left = x + n * third
            box = shapely.box(left, y - 1.2 * scale, left + third, y + 1.2 * scale)
            draw_phase(sheet, box, "restored", share, INK, scale)

    return draw
