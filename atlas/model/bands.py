"""A movement's people as parts of one band over time, as charts and the timeline draw them.

The browser's timeline draws the same (``static/player/day/bands.js``).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.base.memo import Memo
from atlas.base.theme import STACK
from atlas.model.curves import Curve
from atlas.model.model import View
from atlas.model.timeline import MovementState, amounts
from atlas.model.track import Track
from atlas.read.dataset import Dataset


@dataclass(frozen=True)
class Band:
    """Parts of a whole through time, linear between the days.

    Attributes:
        days: Day numbers, ascending; n of them. A day on which counts leap is there twice: as they
            were, and as they are.
        tops: n tuples with the upper edge of each part of ``STACK``, as a share, 0 to 1, of all
            people of that day. Of a part with bounds and no value only the low is filled; what
            the lows leave lies "open", between the dead and the living.
        counted: The days on which a source states some total; on others it is derived.
    """

    days: tuple[int, ...]
    tops: tuple[tuple[float, ...], ...]
    counted: tuple[int, ...]

    def at(self, day: int) -> tuple[float, ...]:
        """Return the upper edges at the end of a day, interpolated linearly."""
        after = bisect_right(self.days, day)
        if after in (0, len(self.days)):
            return self.tops[max(0, after - 1)]
        first, last = self.days[after - 1], self.days[after]
        part = (day - first) / (last - first)
        pairs = zip(self.tops[after - 1], self.tops[after], strict=True)
        return tuple(low + (high - low) * part for low, high in pairs)

    def cut(self, first: int, last: int) -> Band:
        """Return the part of the band from one day to another, both inclusive."""
        pairs = list(zip(self.days, self.tops, strict=True))
        inside = slice(bisect_right(self.days, first), bisect_right(self.days, last))
        points = [(first, self.at(first)), *pairs[inside]]
        if first == last or points[-1][0] < last:
            points.append((last, self.at(last)))
        return Band(
            tuple(day for day, _ in points),
            tuple(tops for _, tops in points),
            tuple(day for day in self.counted if first <= day <= last),
        )


def band_of(view: View, movement_id: str) -> Band | None:
    """Return a movement's band over the whole axis, or None if no source gives a total."""
    return view.derived(_bands).get(movement_id, lambda: _band(view, movement_id))


def _bands(view: View) -> Memo[str, Band | None]:
    return Memo(len(view.dataset.movements))


def _band(view: View, movement_id: str) -> Band | None:
    track = view.track(movement_id)
    if track.whole is None:
        return None
    points = list(_points(track))
    return Band(
        tuple(day for day, _ in points),
        tuple(tops for _, tops in points),
        tuple(sorted(_counted(view.dataset, track))),
    )


def _points(track: Track) -> Iterator[tuple[int, tuple[float, ...]]]:
    leaps = {track.home_until + 1}.union(*(curve.leaps for curve in _curves(track)))
    for day in sorted(_knots(track)):
        tops = _tops(amounts(track, day))
        if day in leaps and day > FIRST_DAY:
            before = _tops(amounts(track, day - 1))
            if before != tops:
                yield day, before
        yield day, tops


def _tops(state: MovementState) -> tuple[float, ...]:
    parts = {name: getattr(state, name) for name in STACK if name != "open"}
    least = {name: quantity.least if quantity else 0 for name, quantity in parts.items()}
    if parts["not_stated"].value is None:
        least["not_stated"] = parts["not_stated"].low
    books = sum(q.least for q in (state.whole, state.disputed, state.added) if q)
    least["open"] = max(0, books - sum(least.values()))
    values = [least[name] for name in STACK]
    whole = sum(values) or 1
    return tuple(sum(values[: n + 1]) / whole for n in range(len(values)))


def _curves(track: Track) -> list[Curve]:
    return [curve for curve in track.curves().values() if curve and curve.knots]


def _knots(track: Track) -> set[int]:
    """Return the days of knots, and the day before a curve that does not begin at zero."""
    days = {FIRST_DAY, LAST_DAY}
    for curve in _curves(track):
        days |= curve.bends
    return {day for day in days if FIRST_DAY <= day <= LAST_DAY}


def _counted(dataset: Dataset, track: Track) -> set[int]:
    """Return the days on which a source states a total, without those of known beginnings."""
    knots = [k for curve in _curves(track) for k in curve.knots if k.basis == "documented"]
    stated = {k.day for k in knots if k.day in {dataset.claims[c].last_day for c in k.claims}}
    return {day for day in stated if FIRST_DAY <= day <= LAST_DAY}
