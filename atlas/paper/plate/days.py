"""The days that small maps show: those that differ most from each other."""

from __future__ import annotations

from collections.abc import Sequence

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.bands import band_of
from atlas.model.model import View
from atlas.read.records import Movement

# The least days between two; a gap of more days than the second is not skipped if anything changed
# in it.
_APART, _WIDE_GAP = 2, 3653


def turning_days(
    view: View, movements: Sequence[Movement], count: int, changed: float = 1e-6
) -> list[int]:
    """Return up to ``count`` days, ascending, that differ most from each other.

    The candidates are the days on which some movement's total bends, or its removal or return
    begins or ends. The difference of two days is the sum, over movements and states, of the shares
    of people who are in another state; a movement without a total is wholly at home, leaving, away,
    returning or back. Days are chosen greedily: first within gaps of many years in which something
    changed, then wherever they are as unlike those already chosen as possible. If no movement has
    a total, they are days on which events began.

    Args:
        view: The model under a reader's picks.
        movements: The movements.
        count: How many days.
        changed: The least difference of a day from all others chosen.
    """
    bands = [band for m in movements if (band := band_of(view, m.id))]
    if not bands:
        events = (e.start.first for m in movements for e in view.dataset.events_of.get(m.id, []))
        days = sorted({day for day in events if day is not None and FIRST_DAY <= day <= LAST_DAY})
        return days[:: max(1, len(days) // count)][:count]
    untold = [m for m in movements if band_of(view, m.id) is None]
    first, last = reach_of(movements)
    chosen = [max(FIRST_DAY, first - 1), last]
    candidates = {day for band in bands for day in band.days}
    candidates |= {day for m in untold for day in _turns(m) if FIRST_DAY <= day <= LAST_DAY}
    at = {
        day: [
            *(share for band in bands for share in band.at(day)),
            *(float(day >= turn) for m in untold for turn in _turns(m)),
        ]
        for day in candidates | {*chosen}
    }

    def apart(day: int, other: int) -> float:
        return sum(abs(a - b) for a, b in zip(at[day], at[other], strict=True))

    unlike = {day: min(apart(day, other) for other in chosen) for day in candidates}
    while len(chosen) < count:
        free = [d for d in sorted(candidates) if all(abs(d - c) >= _APART for c in chosen)]
        unlike_all = [day for day in free if unlike[day] >= changed]
        if not unlike_all:
            break
        wide = [day for day in unlike_all if _gap(day, chosen) > _WIDE_GAP]
        widest = max((_gap(day, chosen) for day in wide), default=0)
        within_gap = [day for day in wide if _gap(day, chosen) == widest]
        chosen.append(max(within_gap or unlike_all, key=unlike.__getitem__))
        unlike = {day: min(least, apart(day, chosen[-1])) for day, least in unlike.items()}
    return sorted(chosen)


def _turns(movement: Movement) -> list[int]:
    """Return the days on which a removal or flight and a return begin, and after which they end."""
    begins = (movement.start.first, movement.return_start.first)
    ends = (movement.end.last, movement.return_end.last)
    return [*(day for day in begins if day), *(day + 1 for day in ends if day)]


def _gap(day: int, chosen: Sequence[int]) -> int:
    """Return how many days lie between the chosen days before and after one."""
    before = [other for other in chosen if other <= day]
    after = [other for other in chosen if other >= day]
    return min(after) - max(before) if before and after else 0


def reach_of(movements: Sequence[Movement]) -> tuple[int, int]:
    """Return the first day of the first removal and the last of the last return or the axis."""
    starts = [m.start.first for m in movements if m.start.first is not None]
    ends = [m.return_end.last for m in movements if m.return_end.last is not None]
    return min(starts, default=FIRST_DAY), min(LAST_DAY, max(ends, default=LAST_DAY))
