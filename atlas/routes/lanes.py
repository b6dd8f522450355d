"""Which side of the rails each movement runs on, wherever it is drawn.

Movements that share rails get fixed lanes, so that each line keeps its place everywhere. The
largest movement runs on the rails themselves, the others alternate on both sides. Lanes depend
neither on the day nor on picks; the scene carries them to the browser.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from atlas.model.model import Model, View
from atlas.model.rivals import Rivals
from atlas.routes.streams import FREE_MODES, Group, groups_of, stretches


@dataclass(frozen=True)
class Load:
    """What a movement's lane must have room for.

    Attributes:
        legs: The legs drawn as lines -> the most persons on each, on the way out or home, that any
            source gives.
        whole: The least total, in persons, that a reader may pick, or None if none is known.
    """

    legs: Mapping[str, int]
    whole: int | None

    @property
    def most(self) -> int:
        """The most persons on any one leg; 0 without legs."""
        return max(self.legs.values(), default=0)


@dataclass(frozen=True)
class Lanes:
    """The lanes of all movements.

    Attributes:
        numbers: Movement id -> number of its lane: 0 on the rails, 1 and -1 beside them, and so on
            outwards.
        sides: Leg id -> 1 if lanes count along the leg's stored direction (positive ones to its
            right on the map), -1 if against it.
        loads: Movement id -> what its lane must have room for.
    """

    numbers: Mapping[str, int]
    sides: Mapping[str, int]
    loads: Mapping[str, Load]


def lanes_of(model: Model) -> Lanes:
    """Return the lanes of a dataset, which are cached with the model."""
    return model.derived(_lanes)


def _lanes(model: Model) -> Lanes:
    # There is room for the greatest numbers of any source: picks make no difference.
    view = model.at()
    loads = {key: _load(view, key) for key in model.dataset.movements}
    return Lanes(_numbers(loads), _sides(view, loads), loads)


def _load(view: View, movement_id: str) -> Load:
    legs: dict[str, int] = {}
    for group in groups_of(view):
        if group.movement_id == movement_id:
            # Those who go home lie on the same line as those who went out, not beside them.
            for leg, persons in _persons(group).items():
                legs[leg] = max(persons, legs.get(leg, 0))
    return Load(legs, _least_whole(view.model.rivals(movement_id)))


def _persons(group: Group) -> dict[str, int]:
    """The most persons told on each leg that the group is drawn on as a line."""
    legs: dict[str, int] = {}
    for stream in group.streams:
        for stretch in stretches(stream.path):
            if stretch.mode not in FREE_MODES:
                legs[stretch.leg_id] = legs.get(stretch.leg_id, 0) + stream.high
    return legs


def _least_whole(rivals: Rivals) -> int | None:
    """The total that makes shares widest, whichever is picked."""
    if rivals.whole is None:
        return None
    return min((c.value for c in rivals.wholes if isinstance(c.value, int)), default=None)


def _numbers(loads: Mapping[str, Load]) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for key, load in sorted(loads.items(), key=lambda item: -item[1].most):
        taken = {
            number
            for other, number in numbers.items()
            if not load.legs.keys().isdisjoint(loads[other].legs)
        }
        numbers[key] = next(number for number in _outwards() if number not in taken)
    return numbers


def _outwards() -> Iterator[int]:
    """Yield 0 for the rails, then the lanes on both sides of them: 1, -1, 2, -2 and so on."""
    yield 0
    for number in itertools.count(1):
        yield number
        yield -number


def _sides(view: View, loads: Mapping[str, Load]) -> dict[str, int]:
    """Return one direction per leg, or lanes would change sides where a leg is reversed."""
    sides: dict[str, int] = {}
    outward = [s for g in groups_of(view) if g.direction == "outward" for s in g.streams]
    order = {flow: number for number, flow in enumerate(view.dataset.flows)}
    outward.sort(key=lambda s: (-loads[s.flow.movement_id].most, order[s.flow.id]))
    for stream in outward:
        points, _ = stream.path.line
        turns = [(step.leg.id, -1 if step.reverse else 1) for step in stream.path.steps]
        known = next((sides[leg] * turn for leg, turn in turns if leg in sides), None)
        along = known if known is not None else 1 if points[-1][0] >= points[0][0] else -1
        for leg, turn in turns:
            if leg in sides:
                along = sides[leg] * turn
            else:
                sides[leg] = along * turn
    return sides
