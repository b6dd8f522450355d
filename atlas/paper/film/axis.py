"""The line of time at the foot of a film: its years, what happened when, and the day shown.

Lengths are millimetres, type is in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import shapely

from atlas.base.dates import date_of, parse_day
from atlas.paper.film.page import AXIS_TOP, MARGIN, READ, WIDTH
from atlas.paper.sheet.colours import INK, RULE, SECOND_INK, WHITE, mix
from atlas.paper.sheet.sheet import Sheet, text_width
from atlas.read.dataset import Dataset
from atlas.read.records import Movement
from atlas.words.language import Language
from atlas.words.names import peoples_of

_BAR, _BASE = 3.0, AXIS_TOP + 7.0
_LEFT, _RIGHT = MARGIN + 4.0, WIDTH - MARGIN - 4.0
# The peoples of more movements than this have no band of their own.
_BANDS = 3
_YEARS = (1, 2, 5, 10)
# A film of fewer days has the names of months, of fewer still those of days.
_MONTHS, _DAYS = 800, 75
# Below this many millimetres a removal would not be seen: it took days of years.
_LEAST = 1.2


@dataclass(frozen=True)
class Axis:
    """The line of time of a film from one day to another, both inclusive."""

    dataset: Dataset
    movements: Sequence[Movement]
    first: int
    last: int
    tongue: Language
    steps: tuple[int, ...] = ()

    def x(self, day: float) -> float:
        """Return where a day is, in millimetres from the left."""
        part = (day - self.first) / max(1, self.last - self.first)
        return _LEFT + min(1.0, max(0.0, part)) * (_RIGHT - _LEFT)

    def draw(self, sheet: Sheet, day: int) -> None:
        """Draw the line, with a day marked."""
        sheet.rect(0, AXIS_TOP, WIDTH, 60.0, fill=WHITE)
        sheet.line([(0, AXIS_TOP + 0.2), (WIDTH, AXIS_TOP + 0.2)], RULE, 0.3)
        sheet.rect(_LEFT, _BASE - _BAR, _RIGHT - _LEFT, _BAR, fill=mix(INK, 0.1))
        if len(self.movements) <= _BANDS:
            self._bands(sheet)
        for step in self.steps:
            sheet.disc(self.x(step), _BASE - _BAR / 2, 0.9, fill=WHITE, stroke=INK, width=0.35)
        end = 0.0
        for tick, words in self._ticks():
            x = self.x(tick)
            sheet.line([(x, _BASE), (x, _BASE + 1.6)], SECOND_INK, 0.3)
            half = text_width(words, READ) / 2
            middle = min(WIDTH - MARGIN - half, max(MARGIN + half, x))
            if middle - half > end:
                sheet.text(middle, _BASE + 8.2, words, READ, anchor="middle", colour=SECOND_INK)
                end = middle + half + 3.0
        self._marker(sheet, self.x(day))

    def _marker(self, sheet: Sheet, x: float) -> None:
        top, high = _BASE - _BAR - 2.6, 2.6
        pointer = shapely.Polygon([(x - 1.9, top), (x + 1.9, top), (x, top + high)])
        sheet.line([(x, top + 0.5), (x, _BASE + 1.2)], WHITE, 1.5)
        sheet.line([(x, top + 0.5), (x, _BASE + 1.2)], INK, 0.7)
        sheet.area(pointer, fill=INK)

    def _bands(self, sheet: Sheet) -> None:
        """Draw when each people was taken, in exile, and going home: dark, light, half dark."""
        high = _BAR / max(1, len(self.movements))
        for number, movement in enumerate(self.movements):
            colour = peoples_of(self.dataset, [movement])[0].colour
            top = _BASE - _BAR + number * high
            for start, end, ink in _spans(movement, self.last):
                left, right = self.x(start), self.x(end + 1)
                if start <= self.last and end >= self.first:
                    wide = max(_LEAST, right - left)
                    sheet.rect(left, top, wide, high, fill=mix(colour, ink))

    def _ticks(self) -> Iterator[tuple[int, str]]:
        """Yield the days that are named, and their names."""
        days = self.last - self.first
        if days > _MONTHS:
            years = range(date_of(self.first).year, date_of(self.last).year + 1)
            room = (_RIGHT - _LEFT) / max(1, days / 365.25)
            apart = text_width("1944", READ) + 6.0
            step = next((n for n in _YEARS if n * room >= apart), _YEARS[-1])
            for year in years:
                tick = parse_day(f"{year}-01-01")
                if year % step == 0 and self.first <= tick <= self.last:
                    yield tick, str(year)
            return
        if days > _DAYS:
            for tick in range(self.first, self.last + 1):
                if date_of(tick).day == 1:
                    yield tick, self.tongue.month(tick)
            return
        step = max(1, round(days / 4))
        for tick in range(self.first, self.last + 1, step):
            yield tick, self.tongue.day(tick)


def _spans(movement: Movement, last: int) -> Iterator[tuple[int, int, float]]:
    """Yield the removal, the exile and the return: first and last day, and how dark."""
    start, end = movement.start.first, movement.end.last
    if start is None:
        return
    end = start if end is None else end
    home = movement.return_start.first
    yield end + 1, last if home is None else home - 1, 0.35
    if home is not None:
        back = movement.return_end.last
        yield home, last if back is None else back, 0.65
    yield start, end, 1.0
