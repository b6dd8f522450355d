"""Which side of the rails each movement runs on, and how wide a number of people is on paper.

Movements that share rails get fixed lanes, so that a line stays the same line wherever it is met.
The largest runs on the rails themselves, the others alternate to both sides of it. The browser
holds the same rules (``lanes.js``, ``widths.js``); a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.model.model import Model, View
from atlas.routes.streams import FREE_MODES, groups_of, stretches

PEOPLE_PER_MM = 165_000
"""People that one millimetre of width stands for."""
WHOLE_PEOPLE_MM = 10 * 35_000 / PEOPLE_PER_MM
"""Width of a whole people where widths show shares."""

_SLOTS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5)
# Millimetres between thin lines, and between the beds of wide lanes.
_PITCH = 0.95
_GAP = 0.4


def width_of(number: float | None, whole: int | None, basis: str = "people") -> float:
    """Return the width in millimetres of a number of people; 0 where it is not known.

    ``whole`` is the people of the movement, for widths that show shares of it.
    """
    if not number:
        return 0.0
    if basis == "share":
        return WHOLE_PEOPLE_MM * number / whole if whole else 0.0
    return number / PEOPLE_PER_MM


@dataclass(frozen=True)
class _Load:
    """The legs of a movement's way out with the most people on each; the least of its totals."""

    legs: dict[str, int]
    whole: int | None

    @property
    def most(self) -> int:
        return max(self.legs.values(), default=0)


class Lanes:
    """The lanes of all movements of a dataset; they do not depend on what is shown."""

    def __init__(self, model: Model) -> None:
        view = model.at()
        self._loads = {key: _load(view, key) for key in model.dataset.movements}
        self._sides = _sides(view, self._loads)
        self._slots: dict[str, int] = {}
        for key, load in sorted(self._loads.items(), key=lambda item: -item[1].most):
            taken = {
                slot
                for other, slot in self._slots.items()
                if not load.legs.keys().isdisjoint(self._loads[other].legs)
            }
            self._slots[key] = next((slot for slot in _SLOTS if slot not in taken), 0)

    def offset(self, movement_id: str, leg_id: str, wide: bool, basis: str) -> float:
        """Return how many millimetres beside the rails a movement runs on a leg.

        ``wide`` makes room for the beds that lie there; elsewhere lanes stay close to the rails.
        """
        slot = self._slots.get(movement_id, 0)
        if not wide or slot == 0:
            return slot * _PITCH
        side = 1 if slot > 0 else -1
        between = sum(self._room(n, leg_id, basis) for n in range(side, slot, side))
        middle, own = self._room(0, leg_id, basis), self._room(slot, leg_id, basis)
        return side * (middle / 2 + between + own / 2)

    def side(self, leg_id: str) -> int:
        """Return 1 if lanes are counted along a leg's stored direction, -1 if against it."""
        return self._sides.get(leg_id, 1)

    def _room(self, slot: int, leg_id: str, basis: str) -> float:
        widths = [
            width_of(load.legs[leg_id], load.whole, basis)
            for key, load in self._loads.items()
            if self._slots[key] == slot and leg_id in load.legs
        ]
        return max(_PITCH - _GAP, *widths, 0.0) + _GAP


def lanes_of(model: Model) -> Lanes:
    """Return the lanes of a dataset, worked out once."""
    return model.derived(Lanes)


def _load(view: View, movement_id: str) -> _Load:
    legs: dict[str, int] = {}
    for group in groups_of(view):
        if group.movement_id != movement_id or group.direction != "outward":
            continue
        # The greatest number told: there is room for whichever the reader picks.
        for stream in group.streams:
            for stretch in stretches(stream.path):
                if stretch.mode not in FREE_MODES:
                    legs[stretch.leg_id] = legs.get(stretch.leg_id, 0) + stream.high
    whole = view.track(movement_id).whole
    return _Load(legs, whole.low if whole else None)


def _sides(view: View, loads: dict[str, _Load]) -> dict[str, int]:
    """One direction for each leg; otherwise a lane would change sides where a leg is turned."""
    sides: dict[str, int] = {}
    outward = [s for g in groups_of(view) if g.direction == "outward" for s in g.streams]
    order = {flow: number for number, flow in enumerate(view.dataset.flows)}
    outward.sort(key=lambda s: (-loads[s.flow.movement_id].most, order[s.flow.id]))
    for stream in outward:
        steps = stream.path.steps
        points, _ = stream.path.line
        turns = [(step.leg.id, -1 if step.reverse else 1) for step in steps]
        known = next((sides[leg] * turn for leg, turn in turns if leg in sides), None)
        along = known if known is not None else 1 if points[-1][0] >= points[0][0] else -1
        for leg, turn in turns:
            if leg in sides:
                along = sides[leg] * turn
            else:
                sides[leg] = along * turn
    return sides
