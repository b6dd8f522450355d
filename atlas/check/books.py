"""The books of each movement: on every day, whatever is picked, its parts come to its total."""

from __future__ import annotations

from itertools import pairwise

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.model.curves import Quantity, total_of
from atlas.model.model import Model
from atlas.model.timeline import MovementState, amounts
from atlas.model.track import Track

# The parts that add up to the total, apart from those in exile; and what else a day states.
_PARTS = ("home", "taken", "under_way", "dead", "returned", "elsewhere", "not_stated")
_TOTAL = ("whole", "disputed", "added")
_SAID = (*_TOTAL, "added_dead", "in_exile")
# The time between two changes is cut into this many pieces, to look at some of the days within.
_BETWEEN = 5


def first_wrong(model: Model) -> str:
    """Return in words the first day on which books do not close, or "".

    Args:
        model: The model of one movement alone.
    """
    (movement,) = model.dataset.movements
    for picks in ((), *model.rivals(movement).choices):
        track = model.at(picks).track(movement)
        # The days between the counts are checked once only: picks barely change them.
        for day in days(track, between=not picks) if track.whole else ():
            found = wrong(amounts(track, day))
            if found:
                picked = f" (with {', '.join(picks)} picked)" if picks else ""
                return f"on {iso_of(day)} {found}{picked}"
    return ""


def wrong(state: MovementState) -> str:
    """Return what is impossible in a state, in words, or ""."""
    parts = [getattr(state, name) for name in _PARTS]
    said = filter(None, (*parts, *state.exile.values(), *(getattr(state, n) for n in _SAID)))
    if any(map(_is_impossible, said)):
        return next(
            f"{_told(q)} would be {name.replace('_', ' ')}"
            for name, q in {
                **_known(state),
                **{name: getattr(state, name) for name in _SAID},
            }.items()
            if q and _is_impossible(q)
        )
    summed = [q for q in (*parts, state.in_exile) if q]
    if state.whole and state.added and _apart(state, summed, is_whole=len(summed) > len(parts)):
        known = _known(state).items()
        counted = ", ".join(f"{_told(q)} {name.replace('_', ' ')}" for name, q in known)
        return f"the parts do not add up to {_told(_total(state))}: {counted}"
    return ""


def _is_impossible(q: Quantity) -> bool:
    return not 0 <= q.low <= q.least or (q.high is not None and q.least > q.high)


def _known(state: MovementState) -> dict[str, Quantity]:
    """The parts of a state that are known, by name: those in exile by place."""
    parts = {name: getattr(state, name) for name in _PARTS} | state.exile
    return {name: quantity for name, quantity in parts.items() if quantity}


def _apart(state: MovementState, parts: list[Quantity], *, is_whole: bool) -> bool:
    """Whether the parts cannot come to the whole and those counted beyond it.

    Where each has a value they must be equal; where not, the bounds of both must meet. ``is_whole``
    is whether every part is known.
    """
    books, summed = _total(state), total_of(parts)
    if is_whole and summed.value is not None and books.value is not None:
        return summed.value != books.value
    too_many = books.high is not None and summed.low > books.high
    too_few = is_whole and summed.high is not None and summed.high < books.low
    return too_many or too_few


def _total(state: MovementState) -> Quantity:
    """What the parts come to: the whole, and those counted beyond it."""
    return total_of(q for name in _TOTAL if (q := getattr(state, name)))


def _told(quantity: Quantity) -> str:
    high = "no end" if quantity.high is None else f"{quantity.high:,}"
    return f"{quantity.least:,} people ({quantity.low:,}–{high})"


def days(track: Track, between: bool) -> list[int]:
    """Return the days on which something changes, their neighbours, and some of those between.

    Between two changes every quantity is linear, rounded to whole people: if it is sound at both
    ends it can be wrong by one person at most, and then on many of the days between.
    """
    changes = {day for line in track.curves().values() if line for day in line.bends}
    for region in track.regions:
        changes |= {region.arrive_from, region.complete, region.counted, region.until}
        changes |= {region.held_from} if region.held_from is not None else set()
    changes |= {track.start, track.home_until, *(day for day, *_ in track.died_in)}
    changes |= {track.return_start} if track.return_start is not None else set()
    days = {FIRST_DAY, LAST_DAY}
    if between:
        days |= {beside for day in changes for beside in (day - 1, day, day + 1)}
        inside = sorted(day for day in changes | days if FIRST_DAY <= day <= LAST_DAY)
        for one, other in pairwise(inside):
            days |= {one + (other - one) * part // _BETWEEN for part in range(1, _BETWEEN)}
    else:
        days |= changes
    return sorted(day for day in days if FIRST_DAY <= day <= LAST_DAY)
