"""How many ran over a stretch of way by a day, are on it, and are still to come.

The browser holds the same rules (``streams.js``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from atlas.address import Address
from atlas.curves import Quantity
from atlas.streams import Piece, Stream


class Number(NamedTuple):
    """Persons, and the least and the most that the sources tell."""

    value: int = 0
    low: int = 0
    high: int = 0

    def plus(self, stream: Stream) -> Number:
        """Add a stream's number and its range, which does not depend on whose number is picked."""
        value = stream.value or 0
        low, high = (value if n is None else n for n in (stream.low, stream.high))
        return Number(self.value + value, self.low + low, self.high + high)

    def within(self, ceiling: Quantity | None) -> Number:
        """Return no more than a count of all, each end of the range by its own."""
        if ceiling is None:
            return self
        value = min(self.value, ceiling.value)
        low = min(self.low, ceiling.low, value)
        return Number(value, low, max(value, min(self.high, ceiling.high)))


NOBODY = Number()


@dataclass
class Tally:
    """A piece's streams added up; shares 0 to 1 run along it in the direction of travel."""

    told: Number = NOBODY
    done: Number = NOBODY
    way: Number = NOBODY
    passed: bool = False
    moving: bool = False
    ahead: bool = False
    tail: float = 1.0
    head: float = 0.0
    behind: float = 0.0
    flow_id: str = ""
    most: int = -1


def shown(stream: Stream, address: Address) -> bool:
    """Return whether a stream is in the picture; in a period only if it moved in it."""
    window = stream.window
    if address.view != "period":
        return True
    return window.arrive[1] >= address.day and window.depart[0] <= address.shown_day


def tally(piece: Piece, address: Address) -> Tally:
    """Return the sums of the streams of a piece that an address shows, on its day."""
    sums, day = Tally(), address.shown_day
    for stream, start, end in piece.streams:
        if not shown(stream, address):
            continue
        sums.told = sums.told.plus(stream)
        if (stream.value or 0) > sums.most:
            sums.most, sums.flow_id = stream.value or 0, stream.flow.id
        if address.view == "all" or day > stream.window.arrive[1]:
            sums.passed = True
            sums.done = sums.done.plus(stream)
        elif day < stream.window.depart[0]:
            sums.ahead = True
        else:
            _tally_moving(sums, stream, start, end, day)
    return sums


def _tally_moving(sums: Tally, stream: Stream, start: float, end: float, day: int) -> None:
    length = (end - start) or 1.0
    head = max(0.0, min(1.0, (stream.head(day) - start) / length))
    tail = max(0.0, min(1.0, (stream.tail(day) - start) / length))
    if head < 1:
        sums.ahead = True
    if head == 0:
        return
    if tail == 1:
        sums.passed = True
        sums.done = sums.done.plus(stream)
        return
    sums.moving = True
    sums.way = sums.way.plus(stream)
    sums.tail = min(sums.tail, tail)
    sums.head = max(sums.head, head)
    sums.behind = max(sums.behind, tail)
