"""Keys of what a map measures: widths of ways as a wedge, numbers of people as circles.

A legend gives them their place; they are drawn as the map draws, in the hue of its people.
"""

from __future__ import annotations

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

_SIZE = 5.4
_WEDGE = 30.0
"""Length of the wedge in millimetres."""
_TICK, _HAIR, _LINE = 0.6, 0.14, 2.1
# A share of the widest that two ticks of a wedge are apart, or their numbers would touch.
_TICKS_APART = 0.3
_ROUND = (1, 2, 5)
# A wedge that ends no wider than so many core lines says nothing.
_LEAST_WEDGE = 2.0


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


def wedge(pictures: Sequence[Picture], language: Language, scale: float) -> Key | None:
    """Return the key of widths, or None if no width on the maps exceeds that of the core line.

    It ends at the widest on the maps. What is thinner than the core is not told apart on a map and
    has no tick.
    """
    runs = [r for p in pictures for r in p.runs if r.kind in ("bed", "band") and r.number]
    if not runs:
        return None
    kinds = {run.kind for run in runs}
    if pictures[0].address.basis == "share":
        ticks = {WHOLE_PEOPLE_MM * n / 100: language.number(n) for n in (25, 50, 100)}
        words = language.say("per cent of a people, as width")
    else:
        most = max(run.number or 0 for run in runs)
        widths = {width_of(n, None): n for n in [*_rounds(most), most]}
        widest = max(widths)
        ticks = {
            width: language.number(about(number))
            for width, number in widths.items()
            if width > 1.15 * CORE and (width == widest or widest - width > _TICKS_APART * widest)
        }
        words = language.say("people, as width")
    if not ticks or max(ticks) < _LEAST_WEDGE * CORE:
        return None
    ticks = _apart(ticks)
    hue = hue_of(pictures)
    fill = mix(hue, BED) if "bed" in kinds else hue
    most_mm = max(ticks)
    height = (most_mm + _TICK + _LINE) * scale

    def draw(sheet: Sheet, x: float, y: float) -> None:
        middle = y - height / 2 + most_mm / 2 * scale
        end, half = x + _WEDGE * scale, most_mm / 2 * scale
        shape = shapely.Polygon([(x, middle), (end, middle - half), (end, middle + half)])
        sheet.area(shape, fill=fill)
        if "bed" in kinds:
            sheet.line([(x, middle), (end, middle)], hue, CORE * scale)
        for width, number in ticks.items():
            at = x + _WEDGE * scale * width / most_mm
            bottom = middle + half
            sheet.line([(at, bottom), (at, bottom + _TICK * scale)], INK, _HAIR * scale)
            below = bottom + (_TICK + 1.6) * scale
            sheet.text(at, below, number, _SIZE * scale, anchor="middle")

    last = text_width(ticks[most_mm], _SIZE * scale) / 2
    return Key(words, _WEDGE * scale + last, height, draw)


def _apart(ticks: dict[float, str]) -> dict[float, str]:
    """Return the ticks whose numbers do not touch, the widest first."""
    kept: dict[float, str] = {}
    most = max(ticks)
    for width in sorted(ticks, reverse=True):
        room = (text_width(ticks[width], _SIZE) + 1.4) / _WEDGE * most
        if all(other - width >= room for other in kept):
            kept[width] = ticks[width]
    return kept


def _rounds(most: float) -> list[int]:
    """Return the round numbers (1, 2, 5, 10 …) up to a number, from 1,000."""
    return [n * 10**zeros for zeros in range(3, 8) for n in _ROUND if n * 10**zeros <= most]


def circles(pictures: Sequence[Picture], language: Language, scale: float) -> list[Key]:
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
    keys = [_sizes(max(c.most for c in shown), pictures[0].address.basis, language, hue, scale)]
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


def _sizes(most: float, basis: str, language: Language, hue: str, scale: float) -> Key:
    """Return circles of round numbers one in the other, each with its number beside it."""
    area = most * most * 3.14159265
    if basis == "share":
        words = language.say("per cent of a people, as area")
        steps = [n for n in (100, 50, 20, 5, 1) if SHARE_MM2 * n / 100 <= area][:3]
        radii = {radius_of(n, 100, "share"): language.number(n) for n in steps}
    else:
        words = language.say("people, as area")
        steps = _steps(area * PEOPLE_PER_MM2)
        radii = {radius_of(n): language.number(n) for n in steps}
    largest, line = max(radii) * scale, _LINE * scale
    # The numbers stand beside the tops of their circles, one below the other.
    tops = [2 * (largest - radius * scale) for radius in radii]
    middles: list[float] = []
    for top in tops:
        middles.append(max(top, middles[-1] + line if middles else 0.5 * line))
    height = max(2 * largest, middles[-1] + 0.5 * line)
    wide = max(text_width(number, _SIZE * scale) for number in radii.values())

    def draw(sheet: Sheet, x: float, y: float) -> None:
        upper, centre = y - height / 2, x + largest
        end, elbow = x + 2 * largest + 1.6 * scale, x + 2 * largest + 0.3 * scale
        for (radius, number), top, middle in zip(radii.items(), tops, middles, strict=True):
            own, at = radius * scale, upper + middle
            sheet.disc(centre, upper + 2 * largest - own, own, stroke=hue, width=EDGE * scale)
            bent = [(centre, upper + top), (elbow, at), (end, at)]
            sheet.line(bent, SECOND_INK, _HAIR * scale)
            sheet.text(end + 0.4 * scale, at + 0.35 * _SIZE * PT * scale, number, _SIZE * scale)

    return Key(words, 2 * largest + 2.0 * scale + wide, height, draw)


def _steps(most: float) -> list[int]:
    """Return up to three round numbers, the largest near ``most``, each a quarter or less."""
    found: list[int] = []
    for number in reversed(_rounds(most) or [1_000]):
        if len(found) < 3 and (not found or number <= found[-1] / 4):
            found.append(number)
    return found


def all_keys(pictures: Sequence[Picture], language: Language, scale: float) -> Iterable[Key]:
    """Yield the keys of what the maps measure, in the order of a legend."""
    found = wedge(pictures, language, scale)
    if found is not None:
        yield found
    yield from circles(pictures, language, scale)
