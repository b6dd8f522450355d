"""Which fronts have a mark of their own: on a way shared by several streams, only the first.

A single train always has its mark; a stream that leaves over several days has one only where it is
ahead of the others. Once the count of arrivals accounts for everyone, nobody is under way, even if
the last day of a stream is not over; on the last day of a return its last people are home. The
browser has the same rules (``day/leading.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atlas.model.timeline import MovementState
from atlas.picture.journeys import Journey, StreamShown
from atlas.routes.streams import FREE_MODES, Stream

_LEAST = 1e-6
Leg = tuple[str, bool]
# A leg that a stream has entered, kilometres travelled on it, and whether the front is on it.
_Entered = tuple[Leg, float, bool]


def marked(journeys: Iterable[Journey], states: Mapping[str, MovementState]) -> set[str]:
    """Return the ids of the flows whose front has a mark.

    Args:
        journeys: The journeys on a day.
        states: Movement id -> its state on that day.
    """
    found = set()
    for journey in journeys:
        group = journey.group
        state = states[group.movement_id]
        under_way = state.under_way if group.direction == "outward" else None
        if under_way is not None and under_way.value == 0:
            continue
        begun = [shown for shown in journey.streams if shown.stage != "ahead"]
        moving = [s for s in begun if s.stage == "moving" and s.stream.flow.mode not in FREE_MODES]
        moving = [s for s in moving if not _are_home(s)]
        found |= {s.stream.flow.id for s in moving if _is_train(s.stream)}
        others = {s.stream.flow.id: _entered(s) for s in begun if not _is_train(s.stream)}
        first = _first_on_legs(others.values())
        for shown in moving:
            legs = others.get(shown.stream.flow.id)
            if legs is not None and _leads(legs, first):
                found.add(shown.stream.flow.id)
    return found


def _are_home(shown: StreamShown) -> bool:
    """Whether the last people of a return that takes longer than a day are home."""
    window = shown.stream.window
    is_long = window.depart[0] < window.arrive[1]
    return shown.stream.reverse and is_long and shown.tail >= shown.stream.path.km


def _is_train(stream: Stream) -> bool:
    return stream.window.depart[0] == stream.window.depart[1]


def _entered(shown: StreamShown) -> list[_Entered]:
    """Return the legs that the first of a stream have entered, in its direction of travel."""
    stream, found = shown.stream, []
    steps, reverse = stream.path.steps, stream.reverse
    start = 0.0
    for step in reversed(steps) if reverse else steps:
        length = step.leg.km[-1]
        run = shown.head - start
        if run > 0:
            found.append(((step.leg.id, step.reverse != reverse), min(run, length), run <= length))
        start += length
    return found


def _first_on_legs(streams: Iterable[list[_Entered]]) -> dict[Leg, float]:
    first: dict[Leg, float] = {}
    for legs in streams:
        for leg, run, _ in legs:
            first[leg] = max(run, first.get(leg, 0.0))
    return first


def _leads(legs: list[_Entered], first: Mapping[Leg, float]) -> bool:
    return not any(here and run + _LEAST < first[leg] for leg, run, here in legs)
