"""Homelands by state: at home, emptying, emptied, restored.

The browser holds the same rules (``homelands.js``); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from atlas.model.model import Model
from atlas.model.timeline import MovementState
from atlas.picture.outlines import drawn_bounds, holds_on, outline_on
from atlas.read.dataset import Dataset
from atlas.read.geometries import Feature
from atlas.read.records import Movement, Territory


@dataclass(frozen=True)
class HomelandShown:
    """A homeland on a day: its outline, and how much of the people (0 to 1) are still there.

    ``phase`` is home, emptying, emptied, restored or unknown. Of a restored one ``share`` is the
    part of the living who are back, None = not stated; of an unknown one 0 or, where it only
    frames others, theirs.
    """

    movement_id: str
    place_id: str
    unit: Feature
    phase: str
    share: float | None


def homelands_on(
    model: Model, movement: Movement, day: int, state: MovementState
) -> tuple[HomelandShown, ...]:
    """Return the homelands of a movement on ``day``, in file order; ``state`` is that of the day.

    A homeland without an outline is left out. Where one lies inside another (districts in a
    territory) the inner one carries the state and the outer is its frame.
    """
    territories = _territories(model.dataset, movement)
    restored = [t.place_id for t in territories if t.role == "restored" and holds_on(t, day)]
    if restored:
        return _shown(model, movement, restored, day, "restored", _back(state))
    # A dissolved unit has no outline of that day: the last one of the homeland stays, emptied.
    as_of = min(day, movement.start.first or 0)
    listed = [t.place_id for t in territories if t.role == "homeland" and holds_on(t, as_of)]
    own = listed or [movement.homeland_id]
    if state.home is None or state.whole is None or not state.whole.value:
        last = movement.return_end.last
        over = movement.end.last if last is None else last
        ended = over is not None and day > over
        return () if ended else _shown(model, movement, own, as_of, "unknown", 0.0)
    share = state.home.value / state.whole.value
    phase = "home" if share >= 1 else "emptying" if share > 0 else "emptied"
    return _framed(_shown(model, movement, own, as_of, phase, min(1.0, share)))


def _back(state: MovementState) -> float | None:
    """Which part of the living is back, as far as they were counted; None where nobody counted."""
    if state.returned is None or state.whole is None:
        return None
    others = (state.in_exile, state.elsewhere, state.not_stated, state.under_way, state.taken)
    living = state.returned.value + sum(q.value for q in others if q)
    return state.returned.value / living if living else None


def parts_on(model: Model, movement: Movement, day: int) -> tuple[Feature, ...]:
    """Return the units among which the land of an emptied homeland was divided on ``day``."""
    divided = [
        outline_on(model, t.place_id, day)
        for t in _territories(model.dataset, movement)
        if t.role == "dissolved" and holds_on(t, day)
    ]
    return tuple(unit for unit in divided if unit and unit.layer == "homelands")


def _territories(dataset: Dataset, movement: Movement) -> list[Territory]:
    return [t for t in dataset.territories if t.movement_id == movement.id]


def _shown(
    model: Model,
    movement: Movement,
    places: Iterable[str],
    day: int,
    phase: str,
    share: float | None,
) -> tuple[HomelandShown, ...]:
    units = ((place, outline_on(model, place, day)) for place in places)
    return tuple(
        HomelandShown(movement.id, place, unit, phase, share) for place, unit in units if unit
    )


def _framed(homelands: tuple[HomelandShown, ...]) -> tuple[HomelandShown, ...]:
    found = []
    for outer in homelands:
        if not any(_inside(inner.unit, outer.unit) for inner in homelands if inner is not outer):
            found.append(outer)
        elif outer.phase != "emptied":
            found.append(replace(outer, phase="unknown"))
    return tuple(found)


def _inside(inner: Feature, outer: Feature) -> bool:
    west, south, east, north = drawn_bounds(outer)
    left, bottom, right, top = drawn_bounds(inner)
    return left >= west and bottom >= south and right <= east and top <= north
