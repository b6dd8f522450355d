"""Closing the books: the people whom dated counts have beyond the whole, or miss.

Parts sum to ``whole + added``. ``added`` (births and later arrivals, which the
sources do not separate) is the positive gap at a dated count, and rises along
straight lines between such counts. A negative gap is people whom no source
places: ``not_stated``, which changes only when a new count shows it.
"""

from __future__ import annotations

from atlas.curves import Curve, Knot, curve
from atlas.track import Track


def balance(track: Track) -> tuple[Curve, Curve]:
    """Return the curves ``added`` and ``not_stated`` of a track that lacks them."""
    days = _days(track)
    counts = {day: _required(track, day) for day in days if _is_count(track, day)}
    added = _added(counts, [d for d in days if d not in counts], track)
    return added, _not_stated(track, counts, added)


def _days(track: Track) -> list[int]:
    days = {day for line in track.curves().values() if line for day in line.days}
    for region in track.regions:
        days |= {region.complete, region.counted, region.until, region.until + 1}
    for stock in track.stocks:
        days |= {stock.first, stock.last}
    return sorted(days)


def _is_count(track: Track, day: int) -> bool:
    """Whether the living in exile were counted on the day, as a total or in all regions."""
    return track.stock_at(day) is not None or any(r.counted == day for r in track.regions)


def _required(track: Track, day: int) -> int:
    """How many more people than the whole the counts of a day add up to (may be negative)."""
    whole = track.whole.value if track.whole else 0
    loaded = track.loaded.at(day).value
    off = min(loaded, track.arrived.at(day).value + track.lost_on_way.at(day).value)
    stock = track.stock_at(day)
    if stock:
        exile = stock.value
    else:
        exile = sum(r.at(day).value for r in track.regions if r.arrive_from <= day <= r.until)
    returned = track.returned.at(day).value if track.returned else 0
    gone = track.died.at(day).value + track.elsewhere.at(day).value + returned
    return (whole - loaded) + (loaded - off) + exile + gone - whole


def _added(counts: dict[int, int], other_days: list[int], track: Track) -> Curve:
    knots: list[Knot] = []
    for day in sorted(counts):
        if not knots:
            # Nobody is added before the first count of those who arrived.
            knots.append(_knot(day - 1, 0))
        knots.append(_knot(day, max(knots[-1].value, counts[day])))
    line = curve(knots)
    for day in other_days:
        need = _required(track, day)
        if need > line.at(day).value:
            line = curve(
                [*line.knots, *([] if line.knots else [_knot(day - 1, 0)]), _knot(day, need)]
            )
    return line


def _knot(day: int, value: int) -> Knot:
    return Knot(day, value, value, value, "derived")


def _not_stated(track: Track, counts: dict[int, int], added: Curve) -> Curve:
    """A step at each count that has fewer people than the books, kept until the next.

    Whoever boarded and neither arrived nor is counted as dead is not stated from
    the end of the journey.
    """
    knots: list[Knot] = []
    for knot in track.lost_on_way.knots:
        _step(knots, knot.day, max(0, knot.value - track.died.at(knot.day).value))
    for stock in track.stocks:
        _step(
            knots, stock.first, max(0, added.at(stock.first).value - _required(track, stock.first))
        )
        missing = max(0, added.at(stock.last).value - _required(track, stock.last))
        if stock.last > stock.first:
            _step(knots, stock.last, missing)
    return Curve(tuple(knots))


def _step(knots: list[Knot], day: int, value: int) -> None:
    before = knots[-1].value if knots else 0
    if value == before:
        return
    if not knots or knots[-1].day < day - 1:
        knots.append(_knot(day - 1, before))
    while knots and knots[-1].day >= day:
        knots.pop()
    knots.append(_knot(day, value))
