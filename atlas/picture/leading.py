"""Which fronts have a mark of their own: on a way that several streams share, the first alone.

A single train is itself everywhere; a stream that leaves over several days has its front only
where it is the first of them. Where the count of arrivals closes the books nobody is under way,
though the last day of a stream is not over. The browser holds the same rules (``fronts.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from atlas.model.timeline import MovementState
from atlas.routes.streams import FREE_MODES, Group, Stream

_LEAST = 1e-6
Leg = tuple[str, bool]


def marked(groups: Iterable[Group], states: Mapping[str, MovementState], day: int) -> set[str]:
    """Return the ids of the flows whose front has a mark on ``day``.

    ``groups`` hold the streams shown, ``states`` those of their movements on that day.
    """
    found = set()
    for group in groups:
        state = states[group.movement_id]
        under_way = state.under_way if group.direction == "outward" else None
        if under_way is not None and under_way.value == 0:
            continue
        first = _first_on_legs(group, day)
        for stream in group.streams:
            seen = stream.on_the_way(day) and stream.flow.mode not in FREE_MODES
            if seen and (_is_train(stream) or _leads(stream, first, day)):
                found.add(stream.flow.id)
    return found


def _is_train(stream: Stream) -> bool:
    return stream.window.depart[0] == stream.window.depart[1]


def _legs(stream: Stream, day: int) -> Iterator[tuple[Leg, float, bool]]:
    """Each leg entered: which way it is run, kilometres run on it, whether the front is on it."""
    steps = stream.path.steps
    start = 0.0
    for step in reversed(steps) if stream.reverse else steps:
        length = step.leg.km[-1]
        run = stream.head(day) - start
        if run > 0:
            yield (step.leg.id, step.reverse != stream.reverse), min(run, length), run <= length
        start += length


def _first_on_legs(group: Group, day: int) -> dict[Leg, float]:
    first: dict[Leg, float] = {}
    for stream in group.streams:
        if stream.window.depart[0] <= day and not _is_train(stream):
            for leg, run, _ in _legs(stream, day):
                first[leg] = max(run, first.get(leg, 0.0))
    return first


def _leads(stream: Stream, first: Mapping[Leg, float], day: int) -> bool:
    return not any(here and run + _LEAST < first[leg] for leg, run, here in _legs(stream, day))
