"""What turned the life of a people: the few events that a brief film tells of each movement.

One tells how they were taken, or why they went; one how they came home or were kept from it. Each
is told in full: what qualifies a sentence often comes last in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from atlas.read.records import Event, Movement

# What tells best how people were taken or went; what tells of their return, or of their release
# where nobody went home.
_TAKEN = ("roundup", "decree")
_HOME, _FREED = ("restoration", "return"), ("release",)
# Later than so many days after the first could go home, an event is no longer their return.
_SOON = 365

# "91,919", "91 919" with any space.
_NUMBER = re.compile(r"\d{1,3}(?:[,\s]\d{3})+(?!\d)|\d+")


def is_of_a_day(event: Event) -> bool:
    """Return whether the exact day on which an event began is known."""
    return event.start.first is not None and event.start.first == event.start.last


def is_one(event: Event) -> bool:
    """Return whether an event of a known day may be told as a turn."""
    return is_of_a_day(event) and event.kind in (*_TAKEN, *_HOME, *_FREED)


def of(movement: Movement, events: Iterable[Event]) -> list[Event]:
    """Return the turns of a movement among events whose exact day is known, at most two."""
    own = [event for event in events if event.movement_id == movement.id]
    found = [_taken(own), _home(movement, own)]
    return [event for event in found if event is not None]


def _taken(events: Sequence[Event]) -> Event | None:
    """Return the event of the first day that tells how many were taken, or tells most."""
    for kind in _TAKEN:
        of_kind = [event for event in events if event.kind == kind]
        if of_kind:
            first = min(_day(event) for event in of_kind)
            return max((event for event in of_kind if _day(event) == first), key=_tells)
    return None


def _tells(event: Event) -> tuple[int, int]:
    """Return the greatest number of an event's sentence, and how long that is."""
    numbers = [int(re.sub(r"\D", "", number)) for number in _NUMBER.findall(event.text)]
    return max(numbers, default=0), len(event.text)


def _home(movement: Movement, events: Sequence[Event]) -> Event | None:
    """Return the event that says most briefly how a people came home, or how it was freed."""
    start = movement.return_start.first
    if start is not None:
        back = [e for e in events if e.kind in _HOME and start <= _day(e) <= start + _SOON]
        if back:
            return min(back, key=lambda event: len(event.text))
    freed = [event for event in events if event.kind in _FREED]
    return max(freed, key=_day, default=None)


def _day(event: Event) -> int:
    return event.start.first or 0
