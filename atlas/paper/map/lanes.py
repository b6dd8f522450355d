"""How wide a number of people is on paper, and how far beside the rails each movement runs.

The browser has the same rules at its own scale (``day/lanes.js``). Which lane a movement has is
decided for both in :mod:`atlas.routes.lanes`; tests compare the lines that the two draw.
"""

from __future__ import annotations

from atlas.model.model import Model
from atlas.routes.lanes import lanes_of

PEOPLE_PER_MM = 165_000
"""People that one millimetre of width stands for."""
WHOLE_PEOPLE_MM = 10 * 35_000 / PEOPLE_PER_MM
"""Width of a whole people where widths show shares."""

# Millimetres between thin lines, and between the beds of wide lanes.
_PITCH = 0.95
_GAP = 0.4


def width_of(number: float | None, whole: int | None, basis: str = "people") -> float:
    """Return the width in millimetres of a number of people, 0 if it is unknown.

    Args:
        number: Persons.
        whole: All people of the movement, for widths that show shares.
        basis: "people", or "share" of each people.
    """
    if not number:
        return 0.0
    if basis == "share":
        return WHOLE_PEOPLE_MM * number / whole if whole else 0.0
    return number / PEOPLE_PER_MM


class PaperLanes:
    """The lanes of all movements in millimetres, whichever of them are shown."""

    def __init__(self, model: Model) -> None:
        self._lanes = lanes_of(model)

    def offset(self, movement_id: str, leg_id: str, wide: bool, basis: str) -> float:
        """Return how many millimetres beside the rails a movement runs on a leg.

        With ``wide`` there is room for the beds; otherwise lanes stay close to the rails.
        """
        lane = self._lanes.numbers.get(movement_id, 0)
        if not wide or lane == 0:
            return lane * _PITCH
        side = 1 if lane > 0 else -1
        between = sum(self._room(n, leg_id, basis) for n in range(side, lane, side))
        middle, own = self._room(0, leg_id, basis), self._room(lane, leg_id, basis)
        return side * (middle / 2 + between + own / 2)

    def side(self, leg_id: str) -> int:
        """Return 1 if lanes count along a leg's stored direction, -1 if against it."""
        return self._lanes.sides.get(leg_id, 1)

    def _room(self, lane: int, leg_id: str, basis: str) -> float:
        widths = [
            width_of(load.legs[leg_id], load.whole, basis)
            for key, load in self._lanes.loads.items()
            if self._lanes.numbers[key] == lane and leg_id in load.legs
        ]
        return max([_PITCH - _GAP, *widths]) + _GAP
