"""The chart of a plate: where each movement's people were, from the first day to the last.

Each movement has a row, whose band is always 100 per cent of the people counted. On the left are
the weeks of the removal, with its own days in each row; on the right 1928 to 1961, the same years
for all. Peoples for whom no source gives a total have their dated events instead of a band.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of, parse_day
from atlas.base.theme import STACK
from atlas.model.bands import Band, band_of
from atlas.model.model import View
from atlas.paper.plate.elements import Column
from atlas.paper.plate.fitting import LEAST, fitted, wrapped
from atlas.paper.plate.texts import name_of
from atlas.paper.sheet.colours import INK, RULE, SECOND_INK, WHITE, fill_of, mix
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.read.dataset import Dataset
from atlas.read.records import Movement, People
from atlas.words.amounts import amount, spread
from atlas.words.language import Language
from atlas.words.names import peoples_of
from atlas.words.vocabulary import words_of

# Millimetres between stripes.
_STRIPES = 0.9
_LEFT_PART = 0.3
# Width of the column of names, and its distance from the bands (mm).
_NAMES, _APART = 34.0, 1.2
# Room for a mark before a name, and space between two peoples (mm).
_MARK, _BETWEEN = 2.8, 1.4
LEAST_ROW = 9.8
"""Millimetres that the names and the whole of a row need."""
YEARS = 6.5
"""Millimetres of the line of years below the rows."""
HEADS = 4.0
"""Millimetres of the heads above the rows: what each half shows, and the day of the plate."""
_HEAD = 5.4
# A magnified removal has a tick for each week.
_WEEK = 7
# Days shown before a removal begins and after it ends.
_BEFORE, _AFTER = 6, 12
_LONGEST_REMOVAL = 150
# Type size of the peoples' own names, in points.
OWN = 6.8
# The order of the key.
_KEY = ("taken", "under_way", "in_exile", "dead", "open", "not_stated", "elsewhere")
# What has one fill has one entry, the first.
_PLAIN = ("home", "returned")
# A part of a band that is never more than this share of it cannot be seen.
_SEEN = 0.001


@dataclass(frozen=True)
class Box:
    """A rectangle of the sheet in millimetres, from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class _Axis:
    first: int
    last: int
    x: float
    width: float

    def at(self, day: float) -> float:
        return self.x + (day - self.first) / (self.last - self.first) * self.width


def draw_chart(
    sheet: Sheet,
    view: View,
    movements: Sequence[Movement],
    language: Language,
    box: Box,
    *,
    scale: float = 1.0,
    day: int | None = None,
) -> None:
    """Draw the chart of some movements into a box.

    Args:
        sheet: The sheet to draw on.
        view: The model under a reader's picks.
        movements: The movements, a row for each.
        language: The language.
        box: Where it goes.
        scale: Of type and lines.
        day: The day to mark in all rows, or None.
    """
    dataset = view.dataset
    names = _NAMES * scale
    gap, foot = 3 * scale, YEARS * scale
    box = Box(box.x, box.y + HEADS * scale, box.width, box.height - HEADS * scale)
    left = (box.width - names - gap) * _LEFT_PART
    years = _Axis(FIRST_DAY, LAST_DAY, box.x + names + left + gap, box.width - names - left - gap)
    removals = [removal for m in movements if (removal := _removal(m, box.x + names, left))]
    if removals:
        words, size = fitted(language.say("by weeks"), _HEAD * scale, left, LEAST * scale)
        sheet.text(removals[0].x, box.y - 1.4 * scale, words, size, colour=SECOND_INK)
    high = (box.height - foot) / len(movements)
    bottom = box.y + box.height - foot
    _years(sheet, years, box.y, bottom, scale)
    # Below the rows, so that no words are crossed; each band has it again.
    _mark_day(sheet, years, day, box.y, bottom, scale)
    for number, movement in enumerate(movements):
        row = Box(box.x, box.y + number * high, box.width, high)
        body = Box(row.x, row.y + 1.2 * scale, row.width, high - 5.2 * scale)
        _label(sheet, view, movement, language, row, scale)
        band = band_of(view, movement.id)
        removal = _removal(movement, box.x + names, left)
        if band is None:
            _events(sheet, dataset, movement, language, years, body, scale)
            continue
        colour = dataset.peoples[movement.people_ids[0]].colour
        for axis in (removal, years) if removal else (years,):
            with sheet.group(f"band:{movement.id}:{'removal' if axis is removal else 'years'}"):
                _band(sheet, band.cut(axis.first, axis.last), axis, body, colour, scale)
            _mark_day(sheet, axis, day, body.y, body.y + body.height, scale)
        if removal:
            _days(sheet, language, removal, movement, body, scale)
    if day is not None:
        _name_day(sheet, years, language.day(day), day, box.y - 1.4 * scale, scale)


def _mark_day(
    sheet: Sheet, axis: _Axis, day: int | None, top: float, bottom: float, scale: float
) -> None:
    if day is not None and axis.first <= day <= axis.last:
        x = axis.at(day)
        sheet.line([(x, top), (x, bottom)], WHITE, 0.7 * scale)
        sheet.line([(x, top), (x, bottom)], INK, 0.3 * scale)


def _name_day(
    sheet: Sheet, axis: _Axis, words: str, day: int, baseline: float, scale: float
) -> None:
    """Write the day above its line, within the width of the years."""
    size = _HEAD * scale
    wide = text_width(words, size, weight=600)
    x = min(max(axis.x, axis.at(day) - wide / 2), axis.x + axis.width - wide)
    sheet.text(x, baseline, words, size, weight=600)


def claims_of(view: View, movements: Sequence[Movement]) -> list[str]:
    """Return the ids of the claims behind the figures of a chart: the wholes, and all counts."""
    tracks = [view.track(movement.id) for movement in movements]
    curves = [c for track in tracks if track.whole for c in track.curves().values() if c]
    knots = (knot for curve in curves for knot in curve.knots)
    return list(dict.fromkeys(claim for knot in knots for claim in knot.claims))


def _removal(movement: Movement, x: float, width: float) -> _Axis | None:
    first, last = movement.start.first, movement.end.last
    if first is None or last is None or last - first > _LONGEST_REMOVAL:
        return None
    return _Axis(first - _BEFORE, last + _AFTER, x, width)


def _label(
    sheet: Sheet, view: View, movement: Movement, language: Language, row: Box, scale: float
) -> None:
    """Write the own names, then the names in the plate's language and the whole."""
    y = row.y + 3.6 * scale
    _own_names(sheet, peoples_of(view.dataset, [movement]), row.x, y, scale)
    whole = view.track(movement.id).whole
    words = language.say("no source gives a total")
    if whole is not None:
        told = f" ({range_of})" if (range_of := spread(language, whole)) else ""
        number = amount(language, whole) + told
        words = language.say("100 % = {number}", number=number)
    room, least = (_NAMES - _APART) * scale, LEAST * scale
    name, size = fitted(name_of(language, view.dataset, movement), 6 * scale, room, least)
    sheet.text(row.x, y + 2.8 * scale, name, size)
    words, size = fitted(words, 5.6 * scale, room, least)
    sheet.text(row.x, y + 5.4 * scale, words, size, colour=SECOND_INK)


def _own_names(sheet: Sheet, peoples: Sequence[People], x: float, y: float, scale: float) -> None:
    """Write the peoples' own names on one baseline, each after its mark, within the column."""
    room = (_NAMES - _APART) * scale
    mark, between = _MARK * scale, _BETWEEN * scale
    free = room - len(peoples) * mark - (len(peoples) - 1) * between
    if free <= 0:
        # No room for so many names: only their marks.
        mark, between = room / len(peoples), 0.0
    names = [people.name_own or people.name for people in peoples]
    size = OWN * scale
    widths = [text_width(own, size, weight=600) for own in names]
    # All of one size; names still too long at the smallest size are cut.
    smaller = min(1.0, max(LEAST / OWN, free / sum(widths)))
    rooms = _shared(max(0.0, free), [width * smaller for width in widths])
    for people, own, wide in zip(peoples, names, rooms, strict=True):
        sheet.mark(people.mark, x + 1.1 * scale, y - 0.9 * scale, 1.0 * scale, people.colour)
        words, fitting = fitted(own, size * smaller, wide, LEAST * scale, weight=600)
        sheet.text(x + mark, y, words, fitting, weight=600, colour=people.text_colour)
        x += mark + wide + between


def _shared(room: float, widths: Sequence[float]) -> list[float]:
    """Return the room of each: its width, or an equal share of the rest if they are too wide."""
    found = [0.0] * len(widths)
    for number, n in enumerate(sorted(range(len(widths)), key=widths.__getitem__)):
        found[n] = min(widths[n], room / (len(widths) - number))
        room -= found[n]
    return found


def _band(sheet: Sheet, band: Band, axis: _Axis, body: Box, colour: str, scale: float) -> None:
    def y(top: float) -> float:
        return body.y + body.height * (1 - top)

    xs = [axis.at(day) for day in band.days]
    drawn = _drawn(band)
    for part, name in enumerate(STACK):
        if name not in drawn:
            continue
        upper = [y(tops[part]) for tops in band.tops]
        lower = [y(tops[part - 1]) if part else y(0.0) for tops in band.tops]
        shape = shapely.union_all(list(_pieces(xs, lower, upper)))
        _fill(sheet, shape, name, colour, scale)
        edge = list(zip(xs, upper, strict=True))
        # A slanted edge between two counts is interpolated, so it is dashed.
        sheet.line(edge, WHITE, 0.18 * scale, dash=(0.9 * scale, 0.5 * scale))
    sheet.rect(axis.x, body.y, axis.width, body.height, stroke=RULE, edge=0.15 * scale)
    for day in band.counted:
        sheet.line(
            [
                (axis.at(day), body.y + body.height),
                (axis.at(day), body.y + body.height + 0.9 * scale),
            ],
            INK,
            0.2 * scale,
        )


def _drawn(band: Band) -> set[str]:
    """Return the states that have a part of a band."""
    return {
        name
        for part, name in enumerate(STACK)
        if any(tops[part] - (tops[part - 1] if part else 0.0) > _SEEN for tops in band.tops)
    }


def _pieces(
    xs: Sequence[float], lower: Sequence[float], upper: Sequence[float]
) -> Iterator[BaseGeometry]:
    """Yield the area between two edges, day by day: a single outline could cross itself."""
    for n in range(len(xs) - 1):
        if max(lower[n] - upper[n], lower[n + 1] - upper[n + 1]) > 1e-9 and xs[n + 1] > xs[n]:
            corners = [(xs[n], lower[n]), (xs[n], upper[n])]
            corners += [(xs[n + 1], upper[n + 1]), (xs[n + 1], lower[n + 1])]
            yield shapely.Polygon(corners)


def _fill(sheet: Sheet, shape: BaseGeometry, name: str, colour: str, scale: float) -> None:
    fill = fill_of(name, colour)
    sheet.area(shape, fill=fill.ground)
    if fill.ink:
        sheet.stripes(shape, fill.ink, part=0.5, period=_STRIPES * scale, angle=fill.angle)


def _days(
    sheet: Sheet, language: Language, axis: _Axis, movement: Movement, body: Box, scale: float
) -> None:
    """Write the first and last day of a removal below its band, but not below the names.

    Ticks on its weeks are the scale.
    """
    below = body.y + body.height
    y = below + 2.9 * scale
    start, end = movement.start.first, movement.end.last
    assert start is not None
    assert end is not None
    for day in range(start, axis.last + 1, _WEEK):
        x = axis.at(day)
        sheet.line([(x, below), (x, below + 0.6 * scale)], SECOND_INK, 0.15 * scale)
    words = language.interval(start, end)
    x = axis.x + (axis.width - text_width(words, 5.4 * scale)) / 2
    sheet.text(max(axis.x, x), y, words, 5.4 * scale, colour=SECOND_INK)


def _events(
    sheet: Sheet,
    dataset: Dataset,
    movement: Movement,
    language: Language,
    years: _Axis,
    body: Box,
    scale: float,
) -> None:
    """Draw dated events instead of a band; a season or a year has its length."""
    colour = dataset.peoples[movement.people_ids[0]].colour
    middle = body.y + body.height / 2
    sheet.line([(years.x, middle), (years.x + years.width, middle)], RULE, 0.2 * scale)
    for event in dataset.events_of.get(movement.id, []):
        first = event.start.first
        last = event.end.last if event.end.text else event.start.last
        if first is None or first > LAST_DAY:
            continue
        last = min(LAST_DAY, max(first, first if last is None else last))
        if last < FIRST_DAY:
            continue
        first = max(FIRST_DAY, first)
        ends = [(years.at(first), middle), (years.at(last), middle)]
        sheet.line(ends, mix(colour, 0.42), 1.1 * scale)
        sheet.disc(years.at(first), middle, 0.6 * scale, fill=WHITE, stroke=colour, width=0.3)
    words = language.say("events at their dates; no source gives a total")
    end, size = years.x + years.width, 5.4 * scale
    above, *rest = wrapped(words, size, end - body.x - _NAMES * scale)
    for y, line in ((middle - 1.6 * scale, above), (middle + 3.0 * scale, " ".join(rest))):
        sheet.text(end, y, line, size, italic=True, colour=SECOND_INK, anchor="end", halo=WHITE)


def draw_key(
    sheet: Sheet,
    view: View,
    movements: Sequence[Movement],
    language: Language,
    column: Column,
    top: float,
    scale: float,
) -> float:
    """Draw the key of the fills of some bands, in the first people's colour.

    It explains only what is drawn. Return where it ends, which is ``top`` if there is no band.
    """
    bands = [band for movement in movements if (band := band_of(view, movement.id))]
    drawn = set[str]().union(*map(_drawn, bands))
    colour = peoples_of(view.dataset, movements)[0].colour
    x, y = column.x, top + 3.0 * scale
    for name, words in _key(language, drawn):
        width = 5 * scale + text_width(words, 5.8 * scale) + 4 * scale
        if x > column.x and x + width > column.x + column.width:
            x, y = column.x, y + 4.2 * scale
        swatch = shapely.box(x, y - 1.9 * scale, x + 4 * scale, y)
        _fill(sheet, swatch, name, colour, scale)
        sheet.area(swatch, stroke=SECOND_INK, width=0.12 * scale)
        sheet.text(x + 5 * scale, y - 0.3 * scale, words, 5.8 * scale)
        x += width
    return y + 1.6 * scale if drawn else top


def _key(language: Language, drawn: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the states that a key names and their words; what has one fill has one entry."""
    plain = [name for name in _PLAIN if name in drawn]
    if plain:
        yield plain[0], ", ".join(words_of("state", name, language) for name in plain)
    for name in _KEY:
        if name in drawn:
            yield name, words_of("state", name, language)


def _years(sheet: Sheet, axis: _Axis, top: float, bottom: float, scale: float) -> None:
    for year in range(date_of(FIRST_DAY).year, date_of(LAST_DAY).year + 1):
        x = axis.at(parse_day(f"{year}-01-01"))
        five = year % 5 == 0
        sheet.line([(x, bottom), (x, bottom + (1.4 if five else 0.8) * scale)], INK, 0.2 * scale)
        if five:
            sheet.line([(x, top), (x, bottom)], mix(INK, 0.12), 0.12 * scale)
            sheet.text(x, bottom + 4 * scale, str(year), 5.6 * scale, anchor="middle")
