"""How many ran over a stretch of way by a day, are on it, and are still to come.

The browser holds the same rules (``streams.js``).
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.base.dates import LAST_DAY
from atlas.picture.address import Address
from atlas.routes.fronts import Number
from atlas.routes.streams import Piece, Stream

NOBODY = Number()


@dataclass
class Tally:
    """A piece's streams added up; shares 0 to 1 run along it in the direction of travel.

    ``told`` is of all that ever run it, ``done`` and ``way`` of those counted by the day.
    """

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
    # All journeys are shown as they were when the last had ended.
    counted = LAST_DAY if address.view == "all" else day
    for stream, start, end in piece.streams:
        if not shown(stream, address):
            continue
        whole, number = stream.count.whole or NOBODY, stream.count.on(counted)
        sums.told = sums.told.plus(whole)
        if whole.value > sums.most:
            sums.most, sums.flow_id = whole.value, stream.flow.id
        if address.view == "all" or day > stream.window.arrive[1]:
            sums.passed = True
            sums.done = sums.done.plus(number)
        elif day < stream.window.depart[0]:
            sums.ahead = True
        else:
            _tally_moving(sums, stream, start, end, day, number)
    return sums


def _tally_moving(
    sums: Tally, stream: Stream, start: float, end: float, day: int, number: Number | None
) -> None:
    length = (end - start) or 1.0
    head = max(0.0, min(1.0, (stream.head(day) - start) / length))
    tail = max(0.0, min(1.0, (stream.tail(day) - start) / length))
    if head < 1:
        sums.ahead = True
    if head == 0:
        return
    if tail == 1:
        sums.passed = True
        sums.done = sums.done.plus(number)
        return
    sums.moving = True
    sums.way = sums.way.plus(number)
    sums.tail = min(sums.tail, tail)
    sums.head = max(sums.head, head)
    sums.behind = max(sums.behind, tail)
