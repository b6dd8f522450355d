"""Which days a film shows, and for how long: its pace follows the events.

Days on which people are on the move come one by one, the years of exile and return month by month,
and a day with an event stays long enough to be read. Nothing is skipped: the years of exile take
their time too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY, date_of
from atlas.read.dataset import Dataset
from atlas.read.records import Event, Movement
from atlas.routes import fronts

# Seconds for which a day, a month of return and a month of exile are shown.
_DAY, _RETURN_MONTH, _STILL_MONTH = 0.25, 0.25, 0.1
# Seconds added for an event, and seconds for which the first and the last day are shown.
_EVENT, _ENDS = 1.75, 2.0
# Nobody counted the days of those who fled on foot or by caravan: they are shown by the month.
_BY_SEASON = ("caravan", "foot")
_LEAD = 6


@dataclass(frozen=True)
class Shot:
    """One picture of a film.

    Attributes:
        day: The day number.
        seconds: How long it is shown.
        events: The events described on it.
        pace: "day" or "month", the step to the next pictures.
    """

    day: int
    seconds: float
    events: tuple[Event, ...]
    pace: str


def span_of(movements: Sequence[Movement]) -> tuple[int, int]:
    """Return the first and last day of a film about movements, both inclusive.

    It runs from a few days before the first removal to the end of the last return, or to the end of
    the axis if some people did not return.
    """
    starts = [m.start.first for m in movements if m.start.first is not None]
    ends = [LAST_DAY if m.return_end.last is None else m.return_end.last for m in movements]
    first = max(FIRST_DAY, min(starts, default=FIRST_DAY) - _LEAD)
    return first, min(LAST_DAY, max(ends, default=LAST_DAY))


def shots(dataset: Dataset, movements: Sequence[Movement], first: int, last: int) -> list[Shot]:
    """Return the pictures of a film in order.

    Args:
        dataset: The data.
        movements: The movements shown.
        first: The first day.
        last: The last day, inclusive.

    Raises:
        ValueError: If ``last`` lies before ``first``.
    """
    if last < first:
        raise ValueError("a film cannot end before it begins")
    daily = _days(_windows(dataset, movements, "outward"), first, last)
    homeward = _days(_windows(dataset, movements, "homeward"), first, last)
    told = _told(dataset, movements, first, last)
    months = {day for day in range(first, last + 1) if date_of(day).day == 1}
    chosen = sorted({first, last} | daily | months | set(told))
    found = []
    for number, day in enumerate(chosen):
        seconds = _STILL_MONTH
        pace = "month"
        if day in daily:
            seconds, pace = _DAY, "day"
        elif day in homeward:
            seconds = _RETURN_MONTH
        if day in told:
            seconds += _EVENT
        if number in (0, len(chosen) - 1):
            seconds += _ENDS
        found.append(Shot(day, seconds, tuple(told.get(day, ())), pace))
    return found


def _windows(
    dataset: Dataset, movements: Sequence[Movement], direction: str
) -> Iterable[tuple[int, int]]:
    for movement in movements:
        for flow in dataset.flows_of.get(movement.id, []):
            if flow.direction == direction and flow.mode not in _BY_SEASON:
                window = fronts.window_of(dataset, flow)
                yield window.depart[0], window.arrive[1]


def _days(windows: Iterable[tuple[int, int]], first: int, last: int) -> set[int]:
    found: set[int] = set()
    for start, end in windows:
        # One more day on either side: the day before, and the day after the last arrival.
        found |= set(range(max(first, start - 1), min(last, end + 1) + 1))
    return found


def _told(
    dataset: Dataset, movements: Sequence[Movement], first: int, last: int
) -> dict[int, list[Event]]:
    """Return the events whose exact day is known; others would get a day of our invention."""
    told: dict[int, list[Event]] = {}
    for event in dataset.events_about(movements):
        day = event.start.first
        if day is not None and day == event.start.last and first <= day <= last:
            told.setdefault(day, []).append(event)
    return told


def seconds(made: Sequence[Shot]) -> float:
    """Return the length of a film in seconds."""
    return sum(shot.seconds for shot in made)
