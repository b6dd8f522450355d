"""How many have passed a stretch of way by a day, are on it, and are still to come.

The browser has the same rules (``day/streams.js``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from atlas.picture.journeys import NOBODY, Journey, StreamShown
from atlas.routes.fronts import Number
from atlas.routes.streams import Piece


@dataclass(frozen=True)
class Tally:
    """The streams of a piece added up.

    Attributes:
        told: All who ever travel it.
        done: Those counted by the day who have passed it.
        way: Those counted by the day who are on it.
        passed: Whether any stream has passed it.
        moving: Whether any stream is on it.
        ahead: Whether any part of it is still ahead of a stream.
        tail: Where the last of those on it are, as a share of its length, 0 to 1, in the direction
            of travel.
        head: Where the first of them are.
        behind: Up to where at least one whole stream has passed.
        flow_id: The largest flow.
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


@dataclass
class _Sums:
    """What is added up for a piece, stream by stream."""

    told: list[Number] = field(default_factory=list)
    done: list[Number] = field(default_factory=list)
    way: list[Number] = field(default_factory=list)
    passed: bool = False
    ahead: bool = False
    ends: list[tuple[float, float]] = field(default_factory=list)
    flow_id: str = ""
    most: int = -1


def tally(piece: Piece, journey: Journey) -> Tally:
    """Return the sum of the streams of a piece that a journey shows."""
    sums, shown_by_flow = _Sums(), journey.by_flow
    for stream, start, end in piece.streams:
        shown = shown_by_flow.get(stream.flow.id)
        if shown is None:
            continue
        whole = stream.count.whole or NOBODY
        sums.told.append(whole)
        if whole.value > sums.most:
            sums.most, sums.flow_id = whole.value, stream.flow.id
        _add(sums, shown, start, end)
    return Tally(
        told=_sum(sums.told),
        done=_sum(sums.done),
        way=_sum(sums.way),
        passed=sums.passed,
        moving=bool(sums.ends),
        ahead=sums.ahead,
        tail=min((tail for tail, _ in sums.ends), default=1.0),
        head=max((head for _, head in sums.ends), default=0.0),
        behind=max((tail for tail, _ in sums.ends), default=0.0),
        flow_id=sums.flow_id,
    )


def _add(sums: _Sums, shown: StreamShown, start: float, end: float) -> None:
    """Add a stream on a piece from ``start`` to ``end`` kilometres from the stream's origin."""
    number = shown.number or NOBODY
    if shown.stage == "ahead":
        sums.ahead = True
        return
    if shown.stage == "passed":
        sums.passed = True
        sums.done.append(number)
        return
    length = (end - start) or 1.0
    head = max(0.0, min(1.0, (shown.head - start) / length))
    tail = max(0.0, min(1.0, (shown.tail - start) / length))
    if head < 1:
        sums.ahead = True
    if head == 0:
        return
    if tail == 1:
        sums.passed = True
        sums.done.append(number)
        return
    sums.way.append(number)
    sums.ends.append((tail, head))


def _sum(numbers: Sequence[Number]) -> Number:
    """Return the sum, each end of the range separately; uncounted people add nothing."""
    if len(numbers) == 1:
        return numbers[0]
    return Number(*(sum(ends) for ends in zip(*numbers, strict=True)))
