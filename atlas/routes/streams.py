"""The streams of a movement and the ways they share, each stretch drawn only once.

The streams of one movement in one direction form a group; a leg that several of them travel belongs
to the route of the largest. The scene carries groups and pieces to the browser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from atlas.base.grouping import group
from atlas.model.model import View
from atlas.read.records import Flow
from atlas.routes import fronts
from atlas.routes.fronts import Count, Window
from atlas.routes.paths import Path, Point

# Modes whose ways nobody surveyed: drawn as corridors, not as lines.
FREE_MODES = frozenset({"caravan", "foot"})


@dataclass(frozen=True)
class Stream:
    """A flow with its path, its days and its number; the range covers whatever may be picked."""

    flow: Flow
    path: Path
    window: Window
    count: Count

    @property
    def high(self) -> int:
        """The greatest number of persons that any source gives for all of it; 0 without one."""
        return self.count.whole.high if self.count.whole else 0

    @property
    def reverse(self) -> bool:
        """Whether people travel against the route's own direction."""
        return self.flow.direction == "homeward"

    @cached_property
    def free(self) -> bool:
        """Whether nobody surveyed any of its way."""
        return all(step.mode in FREE_MODES for step in self.path.steps)

    @cached_property
    def corridor(self) -> tuple[Point, ...]:
        """The points (lon, lat) of its unsurveyed part, from where people set out, or ()."""
        free = [s for s in stretches(self.path) if s.mode in FREE_MODES]
        if not free:
            return ()
        points = self.path.between(free[0].start_km, free[-1].end_km)
        return points[::-1] if self.reverse else points

    def head(self, day: int) -> float:
        """Return how many kilometres from their origin the first have travelled by ``day``."""
        return self.path.km * fronts.share_run(self.window.depart[0], self.window.arrive[0], day)

    def tail(self, day: int) -> float:
        """Return how many kilometres from their origin the last have travelled by ``day``."""
        return self.path.km * fronts.share_run(self.window.depart[1], self.window.arrive[1], day)

    def on_the_way(self, day: int) -> bool:
        """Return whether some of them are under way on ``day``, both ends inclusive."""
        return self.window.depart[0] <= day <= self.window.arrive[1]


@dataclass(frozen=True)
class Stretch:
    """One leg of a route, in kilometres along the route's own direction.

    ``number`` is its index among the legs of the route, from 0.
    """

    number: int
    leg_id: str
    start_km: float
    end_km: float
    status: str
    mode: str


@dataclass(frozen=True)
class Piece:
    """A leg of a group, drawn along the route that owns it.

    Attributes:
        route_id: The owner: the route of the first of its streams.
        start_km: Where the leg begins along that route, in kilometres.
        end_km: Where it ends.
        status: How the way is known.
        flip: Whether people travel against the route's own direction.
        streams: All streams on the leg, each as (stream, from, to) in kilometres from the stream's
            own origin.
        numbers: For each stream, the index of the leg in its route.
    """

    route_id: str
    start_km: float
    end_km: float
    status: str
    flip: bool
    streams: tuple[tuple[Stream, float, float], ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Group:
    """The streams of one movement in one direction, under way from ``first`` to ``last`` day."""

    movement_id: str
    direction: str
    streams: tuple[Stream, ...]
    pieces: tuple[Piece, ...]
    first: int
    last: int


def groups_of(view: View) -> tuple[Group, ...]:
    """Return all groups in the order of the flows, with their numbers in the view.

    A flow whose route cannot be drawn is left out.
    """
    return view.derived(_groups)


def grouped(streams: Iterable[Stream]) -> tuple[Group, ...]:
    """Return streams by movement and direction, and the pieces of way that they share."""
    found = group(streams, lambda s: f"{s.flow.movement_id}/{s.flow.direction}")
    return tuple(_group(members) for members in found.values())


def stretches(path: Path) -> Iterator[Stretch]:
    """Yield the legs of a route in order."""
    start = 0.0
    for number, step in enumerate(path.steps):
        end = start + step.leg.km[-1]
        yield Stretch(number, step.leg.id, start, end, step.status, step.mode)
        start = end


def _groups(view: View) -> tuple[Group, ...]:
    return grouped(s for f in view.dataset.flows.values() if (s := _stream(view, f)))


def _stream(view: View, flow: Flow) -> Stream | None:
    path = fronts.flow_path(view.model, flow)
    if path is None:
        return None
    return Stream(flow, path, fronts.window_of(view.dataset, flow), fronts.count_of(view, flow))


def _group(members: list[Stream]) -> Group:
    return Group(
        members[0].flow.movement_id,
        members[0].flow.direction,
        tuple(members),
        tuple(_pieces(members)),
        min(s.window.depart[0] for s in members),
        max(s.window.arrive[1] for s in members),
    )


def _pieces(members: list[Stream]) -> Iterator[Piece]:
    """Yield the legs, each once, owned by the largest of the streams on it."""
    runs: dict[str, list[tuple[Stream, Stretch]]] = {}
    # By the greatest number of any source: the owner of a leg must not change with a pick.
    for stream in sorted(members, key=lambda s: -s.high):
        for stretch in stretches(stream.path):
            if stretch.mode not in FREE_MODES:
                runs.setdefault(stretch.leg_id, []).append((stream, stretch))
    for over in runs.values():
        owner, stretch = over[0]
        # A way that no source names is schematic, however well documented the track is.
        status = "schematic" if owner.flow.status == "schematic" else stretch.status
        yield Piece(
            owner.flow.route_id,
            stretch.start_km,
            stretch.end_km,
            status,
            owner.reverse,
            tuple((s, *_along(s, own)) for s, own in over),
            tuple(own.number for _, own in over),
        )


def _along(stream: Stream, stretch: Stretch) -> tuple[float, float]:
    if stream.reverse:
        return stream.path.km - stretch.end_km, stream.path.km - stretch.start_km
    return stretch.start_km, stretch.end_km
