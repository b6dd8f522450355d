"""Closing the books: the people whom dated counts have beyond the whole, or miss.

Parts sum to ``whole + added``. ``added`` (births, later arrivals and counts that
differ, which the sources do not separate) is the positive gap at a dated count, and
rises along straight lines between such counts. Where the whole counts arrivals, who
died on the way is beyond it: of ``added``, and named apart. A negative gap is people whom no source
places: ``not_stated``, which changes only when a new count shows it.

Each of them is a difference, and its range the widest that its terms allow, never
below zero; where a count is exact and nothing has changed since, so is it.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise

from atlas.model.curves import Curve, Knot, Quantity, curve, raised
from atlas.model.track import Track

_Range = tuple[int, int, int]  # value, low, high


def balance(track: Track) -> tuple[Curve, Curve, Curve]:
    """Return the curves ``added``, ``not_stated`` and ``leeway`` of a track that lacks them."""
    days = _days(track)
    added = _added(track, days)
    not_stated = _not_stated(track, added)
    # The number in exile is counted from the arrivals on; what the whole was is nothing to it.
    whole = track.whole.value if track.whole else 0
    sure = replace(track, whole=Quantity(whole, whole, whole, "documented"))
    return added, not_stated, _leeway(track, _added(sure, days), days)


def uncounted(track: Track, added: Curve) -> list[int]:
    """Return the days between which those added just make up for those who have died or gone.

    No count of the living shows them; nobody is left over, and all these lines must be rounded
    alike or it would be one person less than nobody.
    """
    rising = [(a, b) for a, b in pairwise(added.knots) if a.value < b.value]
    just = [p for p in rising if all(_required(track, k.day)[0] >= k.value for k in p)]
    return [k.day for pair in just if not _is_count(track, pair[1].day) for k in pair]


def _days(track: Track) -> list[int]:
    days = {day for line in track.curves().values() if line for day in line.days}
    for region in track.regions:
        days |= {region.complete, region.counted, region.until, region.until + 1}
    for stock in track.stocks:
        days |= {stock.first - 1, stock.first, stock.last, stock.last + 1}
    return sorted(days)


def _is_count(track: Track, day: int) -> bool:
    """Whether the living in exile were counted on the day, as a total or in all regions."""
    return track.stock_at(day) is not None or any(r.counted == day for r in track.regions)


def _of(quantity: Quantity) -> _Range:
    return quantity.value, quantity.low, quantity.high


def _plus(*terms: _Range) -> _Range:
    value, low, high = (sum(term[n] for term in terms) for n in range(3))
    return value, low, high


def _less(whole: _Range, part: _Range) -> _Range:
    return whole[0] - part[0], whole[1] - part[2], whole[2] - part[1]


def _came(track: Track, day: int) -> _Range:
    """Whoever had left the trains, alive or dead; all of them are the whole, with its range."""
    loaded = track.loaded.at(day).value
    off = _plus(_of(track.arrived.at(day)), _of(track.lost_on_way.at(day)))
    value, low, high = (min(loaded, n) for n in off)
    return _of(track.whole) if track.whole and value == track.whole.value else (value, low, high)


def _required(track: Track, day: int) -> _Range:
    """How many more people than those who came a day's counts add up to (may be negative)."""
    stock = track.stock_at(day)
    if stock:
        exile = [(stock.value, stock.low, stock.high)]
    else:
        exile = [_of(r.at(day)) for r in track.regions if r.arrive_from <= day <= r.until]
    gone = [line.at(day) for line in (track.died, track.elsewhere, track.returned) if line]
    return _less(_plus(*exile, *(_of(q) for q in gone)), _came(track, day))


def _added(track: Track, days: list[int]) -> Curve:
    knots: list[Knot] = []
    counts = [day for day in days if _is_count(track, day)]
    for day in counts:
        if not knots:
            # Nobody is added before the first count of those who arrived.
            knots.append(_knot(day - 1))
        knots.append(_risen(knots[-1], day, _required(track, day)))
    line = curve(knots)
    for day in days:
        need = _required(track, day)
        if day not in counts and need[0] > line.at(day).value:
            # It has come to that since the last day on which anything else began or ended.
            eve = max((d for d in days if d < day), default=day - 1)
            before = [k for k in line.knots if k.day < day] or [_knot(eve)]
            line = curve([*before, *line.knots, _risen(before[-1], day, need)])
    # Who died on the way is beyond a whole of arrivals from the day of the count.
    return raised(line, track.added_dead, sys.maxsize) if track.added_dead.knots else line


def _knot(day: int, value: int = 0, low: int = 0, high: int = 0) -> Knot:
    return Knot(day, value, low, high, "derived")


def _risen(before: Knot, day: int, need: _Range) -> Knot:
    """The running total on a day that needs so many: never less than the one before."""
    if need[0] <= before.value:
        return replace(before, day=day, high=max(before.high, need[2]))
    return _knot(day, need[0], max(0, before.low, need[1]), need[2])


def _not_stated(track: Track, added: Curve) -> Curve:
    """A step at each count that has fewer people than the books, kept until the next.

    Whoever boarded and neither arrived nor is counted as dead is not stated from
    the end of the journey.
    """
    knots: list[Knot] = []
    for knot in track.lost_on_way.knots:
        missing = max(0, knot.value - _dead_of_whole(track, knot.day)[0])
        _step(knots, knot.day, missing, _never_came(track, knot.day))
    for stock in track.stocks:
        for day in dict.fromkeys((stock.first, stock.last)):
            need = _required(track, day)
            missing = max(0, added.at(day).value - need[0])
            beyond = missing + need[0]  # what earlier counts have already added
            _step(knots, day, missing, (beyond - need[2], beyond - need[1]))
    return Curve(tuple(knots))


def _never_came(track: Track, day: int) -> tuple[int, int]:
    """Least and most of those who boarded by a day and are counted neither as arrived nor dead."""
    loaded = track.loaded.at(day)
    boarded = track.whole if track.whole and loaded.value == track.whole.value else loaded
    counted = _plus(_of(track.arrived.at(day)), _dead_of_whole(track, day))
    _, low, high = _less(_of(boarded), counted)
    return low, high


def _dead_of_whole(track: Track, day: int) -> _Range:
    dead, apart = _of(track.died.at(day)), _of(track.added_dead.at(day))
    return (0, 0, 0) if dead[0] == apart[0] else _less(dead, apart)


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


def _leeway(track: Track, added: Curve, days: list[int]) -> Curve:
    """How far below (``low``, negative) and above the value the number in exile may lie.

    It starts from the last count of all in exile, or from the arrivals, and widens
    by what may have changed since: deaths, returns, births.
    """
    counted = {day for s in track.stocks for day in (s.first - 1, s.first, s.last, s.last + 1)}
    knots = []
    for day in sorted({*days, *added.days, *counted}):
        since, low, high = _last_count(track, day)
        for line in (track.died, track.elsewhere, track.returned):
            if line:
                value, least, most = _growth(line, since, day)
                low, high = low - (most - value), high + (value - least)
        value, least, most = _growth(added, since, day)
        knots.append(Knot(day, 0, low - (value - least), high + (most - value), "derived"))
    return curve(knots)


def _last_count(track: Track, day: int) -> _Range:
    """The day up to which all in exile were counted, and how far off that count may be."""
    stocks = [s for s in track.stocks if s.first <= day]
    if stocks:
        last = stocks[-1]
        return min(day, last.last), last.low - last.value, last.high - last.value
    since = min(day, track.arrived.last.day) if track.arrived.last else day
    arrived = track.arrived.at(since)
    return since, arrived.low - arrived.value, arrived.high - arrived.value


def _growth(line: Curve, since: int, day: int) -> _Range:
    """How much a running total grew between two days; what did not change is sure."""
    before, after = line.at(since), line.at(day)
    if before.value == after.value:
        return 0, 0, 0
    value, low, high = _less(_of(after), _of(before))
    return value, max(0, low), high
