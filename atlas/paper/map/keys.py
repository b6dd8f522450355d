"""Keys of what a map measures: widths of ways as a wedge, numbers of people as circles.

A legend gives them their place; they are drawn as the map draws, in the hue of its people.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import shapely

from atlas.paper.map.amounts import (
    EDGE,
    PEOPLE_PER_MM2,
    SHARE_MM2,
    Circle,
    circles_of,
    draw_circle,
    radius_of,
)
from atlas.paper.map.lanes import WHOLE_PEOPLE_MM, width_of
from atlas.paper.map.printed import is_still
from atlas.paper.map.ways import BED, CORE
from atlas.paper.sheet.colours import INK, SECOND_INK, mix
from atlas.paper.sheet.display_list import PT
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.picture.picture import Picture
from atlas.read.records import People
from atlas.words.amounts import about
from atlas.words.language import Language

_SIZE = 5.6
_WEDGE, _SHORT_WEDGE = 30.0, 18.0
"""Length of a wedge with several numbers, and with one, in millimetres."""
_TICK, _HAIR, _LINE = 0.6, 0.14, 2.1
# A share of the widest that two ticks of a wedge are apart, or their numbers would touch.
_TICKS_APART = 0.3
_ROUND = (1, 2, 5)
# The least number of people at which a wedge ends: before that it is hardly wider than the core.
_LEAST_WEDGE = 100_000


@dataclass(frozen=True)
class Key:
    """A key with its words: ``width`` and ``height`` are millimetres.

    ``draw(sheet, x, y)`` draws it from its left and its middle.
    """

    words: str
    width: float
    height: float
    draw: Callable[[Sheet, float, float], None]


def hue_of(pictures: Sequence[Picture]) -> str:
    """Return the hue of a key: that of the people if all pictures show one, else ink."""
    first = {p.dataset.movements[m.id].people_ids[0] for p in pictures for m in p.movements}
    return pictures[0].dataset.peoples[first.pop()].colour if len(first) == 1 else INK


def wedge(
    pictures: Sequence[Picture], language: Language, scale: float, type_scale: float
) -> Key | None:
    """Return the key of widths, or None if no line on the maps is wider than the core.

    It ends at a round number, the widest on the maps or more. No line is thinner than the core: up
    to there the wedge is as thin as that, and has no tick.
    """
    runs = [r for p in pictures for r in p.runs if r.kind in ("bed", "band") and r.number]
    if not runs:
        return None
    kinds = {run.kind for run in runs}
    if pictures[0].address.basis == "share":
        ticks = {WHOLE_PEOPLE_MM * n / 100: language.number(n) for n in (25, 50, 100)}
        words = language.say("per cent of a people, as width")
    else:
        widest_line = max(run.number or 0 for run in runs)
        if width_of(widest_line, None) <= CORE:
            return None
        most = max(_LEAST_WEDGE, _rounded_up(widest_line))
        widths = {width_of(n, None): n for n in [*_rounds(most), most]}
        widest = max(widths)
        ticks = {
            width: language.number(about(number))
            for width, number in widths.items()
            if width > 1.15 * CORE and (width == widest or widest - width > _TICKS_APART * widest)
        }
        words = language.say("people, as width")
    ticks = _apart(ticks)
    hue = hue_of(pictures)
    fill = mix(hue, BED) if "bed" in kinds else hue
    most_mm = max(ticks)
    height = most_mm * scale + (_TICK + _LINE) * type_scale
    size, tick = _SIZE * type_scale, _TICK * type_scale
    # One number needs no long slope.
    long = (_WEDGE if len(ticks) > 1 else _SHORT_WEDGE) * type_scale

    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = y - height / 2 + most_mm / 2 * scale
        end, half = x + long, most_mm / 2 * scale
        thin = CORE / 2 * scale
        from_there = x + long * CORE / most_mm
        upper = [(x, middle - thin), (from_there, middle - thin), (end, middle - half)]
        lower = [(across, 2 * middle - down) for across, down in reversed(upper)]
        sheet.area(shapely.Polygon([*upper, *lower]), fill=fill)
        if "bed" in kinds:
            sheet.line([(x, middle), (end, middle)], hue, CORE * scale)
        for width, number in ticks.items():
            at = x + long * width / most_mm
            bottom = middle + half
            sheet.line([(at, bottom), (at, bottom + tick)], INK, _HAIR * type_scale)
            below = bottom + tick + 1.6 * type_scale
            sheet.text(at, below, number, size, anchor="middle")

    return Key(words, long + text_width(ticks[most_mm], size) / 2, height, draw)


def _apart(ticks: dict[float, str]) -> dict[float, str]:
    """Return the ticks whose numbers do not touch, the widest first."""
    kept: dict[float, str] = {}
    most = max(ticks)
    for width in sorted(ticks, reverse=True):
        room = (text_width(ticks[width], _SIZE) + 1.4) / _WEDGE * most
        if all(other - width >= room for other in kept):
            kept[width] = ticks[width]
    return kept


def _rounded_up(number: int) -> int:
    """Return the next number, or this one, that has zeros after its first figure."""
    unit = int(10 ** (len(str(number)) - 1))
    return -(-number // unit) * unit


def _rounds(most: float) -> list[int]:
    """Return the round numbers (1, 2, 5, 10 …) up to a number, from 1,000."""
    return [n * 10**zeros for zeros in range(3, 8) for n in _ROUND if n * 10**zeros <= most]


def circles(
    pictures: Sequence[Picture], language: Language, scale: float, type_scale: float
) -> list[Key]:
    """Return the keys of the circles on the maps: their sizes, and what their fill means."""
    shown = [
        circle
        for picture in pictures
        if is_still(picture)
        for region in picture.regions
        for circle in circles_of(picture, region, 1.0)
    ]
    if not shown:
        return []
    hue = hue_of(pictures)
    people = People("", "", "", "", "", hue, hue, "disc", "", ())
    steps = _steps_of(max(c.most for c in shown), pictures[0].address.basis, language)
    keys = [_sizes(*steps, hue, scale, type_scale)]
    sample = radius_of(30_000)
    for earlier, words in (
        (False, language.say("counted on that day, or worked out for it")),
        (True, language.say("count of an earlier day, with its year")),
    ):
        if any(c.earlier == earlier and c.sure for c in shown):
            keys.append(
                _filled(Circle(shown[0].held, sample, sample, earlier), words, people, scale)
            )
    if any(c.most > c.sure for c in shown):
        circle = Circle(shown[0].held, 0.6 * sample, sample, earlier=False)
        keys.append(_filled(circle, language.say("at least and at most"), people, scale))
    return keys


def _filled(circle: Circle, words: str, people: People, scale: float) -> Key:
    size = 2 * circle.most * scale
    own = Circle(circle.held, circle.sure * scale, circle.most * scale, circle.earlier)

    def draw(sheet: Sheet, x: float, y: float) -> None:
        draw_circle(sheet, x + own.most, y, own, [people], scale)

    return Key(words, size, size, draw)


def _steps_of(most: float, basis: str, language: Language) -> tuple[str, dict[float, str]]:
    """Return words, and round numbers by their radius, for circles of which one is the largest."""
    area = math.pi * most**2
    if basis == "share":
        shares = [n for n in (100, 50, 20, 5, 1) if SHARE_MM2 * n / 100 <= area][:3] or [1]
        words = language.say("per cent of a people, as area")
        return words, {radius_of(n, 100, "share"): language.number(n) for n in shares}
    steps = _steps(area * PEOPLE_PER_MM2)
    return language.say("people, as area"), {radius_of(n): language.number(n) for n in steps}


def _sizes(words: str, radii: dict[float, str], hue: str, scale: float, type_scale: float) -> Key:
    """Return circles one in the other, each with its number beside it."""
    largest, size, line = max(radii) * scale, _SIZE * type_scale, _LINE * type_scale
    # The numbers stand beside the tops of their circles, one below the other.
    tops = [2 * (largest - radius * scale) for radius in radii]
    middles: list[float] = []
    for top in tops:
        middles.append(max(top, middles[-1] + line if middles else 0.5 * line))
    height = max(2 * largest, middles[-1] + 0.5 * line)
    wide = max(text_width(number, size) for number in radii.values())

    def draw(sheet: Sheet, x: float, y: float) -> None:
        upper, centre = y - height / 2, x + largest
        elbow = x + 2 * largest + 0.3 * type_scale
        end = elbow + 1.3 * type_scale
        for (radius, number), top, middle in zip(radii.items(), tops, middles, strict=True):
            own, at = radius * scale, upper + middle
            sheet.disc(centre, upper + 2 * largest - own, own, stroke=hue, width=EDGE * scale)
            bent = [(centre, upper + top), (elbow, at), (end, at)]
            sheet.line(bent, SECOND_INK, _HAIR * type_scale)
            sheet.text(end + 0.4 * type_scale, at + 0.35 * size * PT, number, size)

    return Key(words, 2 * largest + 2.0 * type_scale + wide, height, draw)


def _steps(most: float) -> list[int]:
    """Return up to three round numbers, the largest near ``most``, each a quarter or less."""
    found: list[int] = []
    for number in reversed(_rounds(most) or [1_000]):
        if len(found) < 3 and (not found or number <= found[-1] / 4):
            found.append(number)
    return found


def all_keys(
    pictures: Sequence[Picture], language: Language, scale: float, type_scale: float
) -> Iterable[Key]:
    """Yield the keys of what the maps measure, in the order of a legend.

    Args:
        pictures: The maps.
        language: The language.
        scale: The scale of the maps, in which widths and circles are measured.
        type_scale: The scale of the numbers beside them.
    """
    found = wedge(pictures, language, scale, type_scale)
    if found is not None:
        yield found
    yield from circles(pictures, language, scale, type_scale)
