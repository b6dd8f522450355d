"""The journeys that an address shows, and where each stream stands on its day.

Runs, fronts, corridors and claims of a picture are all read off these. The browser holds the same
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

    ``stage`` is ahead, moving or passed; where all journeys are shown, every one has passed.
    ``number`` is of those counted by then, None = nobody counted them. ``head`` and ``tail`` are
    the kilometres from their own origin that the first and the last have run.
    """

    stream: Stream
    stage: str
    number: Number | None
    head: float
    tail: float


@dataclass(frozen=True)
class Journey:
    """A group of which an address shows some streams, those in the order of the flows."""

    group: Group
    streams: tuple[StreamShown, ...]

    @cached_property
    def by_flow(self) -> dict[str, StreamShown]:
        """The streams by the id of their flow."""
        return {shown.stream.flow.id: shown for shown in self.streams}


def journeys_on(view: View, address: Address, movements: Collection[str]) -> tuple[Journey, ...]:
    """Return the journeys that an address shows of the movements with these ids.

    In a period they are those who moved in it. They come in the order of the flows.
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
    # All journeys are shown as they were when the last had ended.
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
