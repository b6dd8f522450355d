"""The journeys that an address shows, and where each stream is on its day.

Runs, fronts, corridors and claims of a picture all derive from these. The browser has the same
rules (``day/streams.js``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from atlas.base.dates import LAST_DAY
from atlas.model.model import View
from atlas.picture.address import Address
from atlas.routes.fronts import Number
from atlas.routes.streams import Group, Stream, groups_of

NOBODY = Number()


@dataclass(frozen=True)
class StreamShown:
    """A stream on the day of an address.

    Attributes:
        stream: The stream.
        stage: "ahead", "moving" or "passed"; in the view of all journeys, every one has passed.
        number: How many were counted by then, or None if nobody counted them.
        head: How far the first have come from their origin, in kilometres.
        tail: How far the last have come.
    """

    stream: Stream
    stage: str
    number: Number | None
    head: float
    tail: float


@dataclass(frozen=True)
class Journey:
    """A group with those of its streams that an address shows, in the order of the flows."""

    group: Group
    streams: tuple[StreamShown, ...]

    @cached_property
    def by_flow(self) -> dict[str, StreamShown]:
        """The streams by the id of their flow."""
        return {shown.stream.flow.id: shown for shown in self.streams}


def journeys_on(view: View, address: Address, movements: Collection[str]) -> tuple[Journey, ...]:
    """Return the journeys of some movements that an address shows, in the order of the flows.

    A period shows those with people under way in it.

    Args:
        view: The model under the reader's picks.
        address: The address.
        movements: The ids of the movements.
    """
    found = (
        Journey(group, tuple(_shown(group, address)))
        for group in groups_of(view)
        if group.movement_id in movements
    )
    return tuple(journey for journey in found if journey.streams)


def _shown(group: Group, address: Address) -> Iterator[StreamShown]:
    day = address.shown_day
    is_whole, is_period = address.view == "all", address.view == "period"
    # All journeys are shown as at the end of the last one.
    counted = LAST_DAY if is_whole else day
    for stream in group.streams:
        first, last = stream.window.depart[0], stream.window.arrive[1]
        if is_period and not (last >= address.day and first <= day):
            continue
        number = stream.count.on(counted)
        if is_whole or day > last:
            yield StreamShown(stream, "passed", number, stream.path.km, stream.path.km)
        elif day < first:
            yield StreamShown(stream, "ahead", number, 0.0, 0.0)
        else:
            yield StreamShown(stream, "moving", number, stream.head(day), stream.tail(day))
