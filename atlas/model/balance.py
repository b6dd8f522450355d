"""Closing the books: people whom dated counts show in excess of the whole, or do not account for.

The parts sum to ``whole + added``. ``added`` (births, later arrivals and counts that differ, which
the sources do not separate) is the positive gap at a dated count, and rises linearly between such
counts. Where the whole counts arrivals, it does not include those who died on the way: they are
part of ``added``, and named separately. A negative gap is people whom no source places:
``not_stated``, which changes only when a new count shows it.

Each of these is a difference. Its range is the widest that its terms allow, never below zero; where
a count is exact and nothing has changed since, the difference is exact too.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from itertools import pairwise

from atlas.model.curves import Curve, Knot, Quantity, curve, raised
from atlas.model.track import Track

_Range = tuple[int, int, int]  # value, low, high


@dataclass(frozen=True)
class Balance:
    """The curves that close the books of a track, and the days on which curves need knots.

    Attributes:
        added: People beyond the whole.
        not_stated: People whom no source places.
        leeway: See :class:`atlas.model.track.Track`.
        rounded: Days between which those added exactly offset those who have died or gone. Nobody
            is left over, so all these curves must have knots on the same days: rounded differently,
            they would leave minus one person.
    """

    added: Curve
    not_stated: Curve
    leeway: Curve
    rounded: tuple[int, ...]


def balance(track: Track) -> Balance:
    """Return the curves that close the books of a track that lacks them."""
    books = _Books(track)
    added = _added(books)
    # The number in exile is counted from the arrivals on, whatever the range of the whole.
    leeway = _leeway(books, _added(books, sure=True))
    return Balance(added, _not_stated(books, added), leeway, tuple(_rounded(books, added)))


def _rounded(books: _Books, added: Curve) -> list[int]:
    rising = [(a, b) for a, b in pairwise(added.knots) if a.value < b.value]
    just = [p for p in rising if all(books.required(k.day)[0] >= k.value for k in p)]
    return [k.day for pair in just if not books.is_count(pair[1].day) for k in pair]


class _Books:
    """A track with its running totals on every day on which one of them bends."""

    def __init__(self, track: Track) -> None:
        self.track = track
        self.days = _days(track)
        lines = [line for line in track.curves().values() if line]
        self._totals = {id(line): line.over(self.days) for line in lines}
        self._living_and_gone: dict[int, _Range] = {}

    def at(self, line: Curve, day: int) -> Quantity:
        """Return a running total of the track on a day."""
        total = self._totals[id(line)].get(day)
        return line.at(day) if total is None else total

    def is_count(self, day: int) -> bool:
        """Return whether the living in exile were counted that day, in total or in a region."""
        counted = any(stock.first <= day <= stock.last for stock in self.track.stocks)
        return counted or any(r.counted == day for r in self.track.regions)

    def required(self, day: int, sure: bool = False) -> _Range:
        """Return how many more people a day's counts add up to than had come (may be negative).

        Args:
            day: The day.
            sure: Whether to treat the whole as exact, without its range.
        """
        if day not in self._living_and_gone:
            self._living_and_gone[day] = self._counted(day)
        return _less(self._living_and_gone[day], self._came(day, sure))

    def _counted(self, day: int) -> _Range:
        track = self.track
        stock = track.stock_at(day)
        if stock:
            exile = [(stock.value, stock.low, stock.high)]
        else:
            exile = [_of(r.at(day)) for r in track.regions if r.arrive_from <= day <= r.until]
        gone = (
            self.at(line, day) for line in (track.died, track.elsewhere, track.returned) if line
        )
        return _plus(*exile, *(_of(q) for q in gone))

    def _came(self, day: int, sure: bool) -> _Range:
        """Return how many had left the trains, alive or dead; all of them are the whole."""
        track = self.track
        loaded = self.at(track.loaded, day).value
        off = _plus(_of(self.at(track.arrived, day)), _of(self.at(track.lost_on_way, day)))
        value, low, high = (min(loaded, n) for n in off)
        if track.whole is None or value != track.whole.value:
            return value, low, high
        return (value, value, value) if sure else _of(track.whole)

    def dead_of_whole(self, day: int) -> _Range:
        """Return the dead within the whole: not those of the way, where it counts arrivals."""
        dead = _of(self.at(self.track.died, day))
        apart = _of(self.at(self.track.added_dead, day))
        return (0, 0, 0) if dead[0] == apart[0] else _less(dead, apart)


def _days(track: Track) -> list[int]:
    days = {day for line in track.curves().values() if line for day in line.days}
    for region in track.regions:
        days |= {region.complete, region.counted, region.until, region.until + 1}
    for stock in track.stocks:
        days |= {stock.first - 1, stock.first, stock.last, stock.last + 1}
    return sorted(days)


def _of(quantity: Quantity) -> _Range:
    return quantity.value, quantity.low, quantity.high


def _plus(*terms: _Range) -> _Range:
    value, low, high = (sum(term[n] for term in terms) for n in range(3))
    return value, low, high


def _less(whole: _Range, part: _Range) -> _Range:
    return whole[0] - part[0], whole[1] - part[2], whole[2] - part[1]


def _added(books: _Books, sure: bool = False) -> Curve:
    knots: list[Knot] = []
    for day in filter(books.is_count, books.days):
        if not knots:
            # Nobody is added before the first count of those who arrived.
            knots.append(_knot(day - 1))
        knots.append(_risen(knots[-1], day, books.required(day, sure)))
    line = curve(knots)
    values = line.over(books.days)
    for eve, day in zip([None, *books.days], books.days, strict=False):
        need = books.required(day, sure)
        if need[0] > values[day].value and not books.is_count(day):
            # This has built up since the last day on which anything else began or ended.
            before = [k for k in line.knots if k.day < day]
            before = before or [_knot(day - 1 if eve is None else eve)]
            line = curve([*before, *line.knots, _risen(before[-1], day, need)])
            values = line.over(books.days)
    # A whole of arrivals excludes those who died on the way, from the day they were counted.
    dead = books.track.added_dead
    return raised(line, dead, sys.maxsize) if dead.knots else line


def _knot(day: int, value: int = 0, low: int = 0, high: int = 0) -> Knot:
    return Knot(day, value, low, high, "derived")


def _risen(before: Knot, day: int, need: _Range) -> Knot:
    """Return the knot of a day that needs so many: never less than the knot before."""
    if need[0] <= before.value:
        return replace(before, day=day, high=max(before.high, need[2]))
    return _knot(day, need[0], max(0, before.low, need[1]), need[2])


def _not_stated(books: _Books, added: Curve) -> Curve:
    """Return a step at each count with fewer people than the books, kept until the next count.

    People who boarded and neither arrived nor were counted as dead are not stated from the end of
    the journey.
    """
    knots: list[Knot] = []
    for knot in books.track.lost_on_way.knots:
        missing = max(0, knot.value - books.dead_of_whole(knot.day)[0])
        _step(knots, knot.day, missing, _never_came(books, knot.day))
    for stock in books.track.stocks:
        for day in dict.fromkeys((stock.first, stock.last)):
            need = books.required(day)
            missing = max(0, added.at(day).value - need[0])
            beyond = missing + need[0]  # what earlier counts have already added
            _step(knots, day, missing, (beyond - need[2], beyond - need[1]))
    return Curve(tuple(knots))


def _never_came(books: _Books, day: int) -> tuple[int, int]:
    """Return the least and most who boarded by a day and count neither as arrived nor as dead."""
    track, loaded = books.track, books.at(books.track.loaded, day)
    boarded = track.whole if track.whole and loaded.value == track.whole.value else loaded
    counted = _plus(_of(books.at(track.arrived, day)), books.dead_of_whole(day))
    _, low, high = _less(_of(boarded), counted)
    return low, high


def _step(knots: list[Knot], day: int, value: int, bounds: tuple[int, int]) -> None:
    before = knots[-1] if knots else _knot(day)
    # Where nobody is missing the counts agree, whatever the range of each.
    low, high = (max(0, min(bounds[0], value)), max(bounds[1], value)) if value else (0, 0)
    if (value, low, high) == (before.value, before.low, before.high):
        return
    if not knots or knots[-1].day < day - 1:
        knots.append(replace(before, day=day - 1))
    while knots and knots[-1].day >= day:
        knots.pop()
    knots.append(_knot(day, value, low, high))


def _leeway(books: _Books, added: Curve) -> Curve:
    """Return how far below (``low``, negative) and above its value the number in exile may lie.

    It starts from the last count of all in exile, or from the arrivals, and widens
    by what may have changed since: deaths, returns, births.
    """
    track = books.track
    counted = {day for s in track.stocks for day in (s.first - 1, s.first, s.last, s.last + 1)}
    days = sorted({*books.days, *added.days, *counted})
    since = {day: _last_count(books, day) for day in days}
    surplus = added.over({*days, *(count[0] for count in since.values())})
    knots = []
    for day, (count, low, high) in since.items():
        for line in (track.died, track.elsewhere, track.returned):
            if line:
                value, least, most = _growth(books.at(line, count), books.at(line, day))
                low, high = low - (most - value), high + (value - least)
        value, least, most = _growth(surplus[count], surplus[day])
        knots.append(Knot(day, 0, low - (value - least), high + (most - value), "derived"))
    return curve(knots)


def _last_count(books: _Books, day: int) -> _Range:
    """Return the last day on which all in exile were counted, and the range of that count."""
    track = books.track
    stocks = [s for s in track.stocks if s.first <= day]
    if stocks:
        last = stocks[-1]
        return min(day, last.last), last.low - last.value, last.high - last.value
    knots = track.arrived.knots
    since = min(day, knots[-1].day) if knots else day
    arrived = books.at(track.arrived, since)
    return since, arrived.low - arrived.value, arrived.high - arrived.value


def _growth(before: Quantity, after: Quantity) -> _Range:
    """Return how much a running total grew between two days; exactly 0 if it did not change."""
    if before.value == after.value:
        return 0, 0, 0
    value, low, high = _less(_of(after), _of(before))
    return value, max(0, low), high
