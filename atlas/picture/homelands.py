"""Homelands by state: at home, emptying, emptied, restored.

Which outlines show a people's homeland on which days depends only on the data: the scene carries
these stages to the browser. The rest depends on how many are there on a day, and the browser has
the same rules (``day/homelands.js``); a test compares the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, permutations
from typing import NamedTuple

from atlas.base.dates import FIRST_DAY, LAST_DAY
from atlas.model.model import Model
from atlas.model.timeline import MovementState
from atlas.picture.outlines import drawn_bounds, holds_on, outline_on, outlines_of
from atlas.read.geometries import Feature
from atlas.read.records import Movement, Territory


@dataclass(frozen=True)
class Outline:
    """The outline of a place; with ``frames`` it only surrounds others, which show the state."""

    place_id: str
    unit: Feature
    frames: bool = False


class _Look(NamedTuple):
    """A stage without its days."""

    role: str
    outlines: tuple[Outline, ...]
    borders: int | None = None
    abolished: bool = False


@dataclass(frozen=True)
class Stage:
    """How a movement's homeland is shown during some days.

    Attributes:
        first: The first of these days.
        last: The last of them, inclusive.
        role: "own" (its people are taken from it), "restored", or "unknown" (no source says how
            many were there).
        outlines: Its outlines.
        borders: The day from which a restored homeland has these borders, or None if unknown.
        abolished: Whether it was divided among other units on these days.
    """

    first: int
    last: int
    role: str
    outlines: tuple[Outline, ...]
    borders: int | None = None
    abolished: bool = False


@dataclass(frozen=True)
class Part:
    """A unit that had part of a homeland's land from ``first`` to ``last`` day, inclusive."""

    first: int
    last: int
    unit: Feature


class ShareBack(NamedTuple):
    """The per cent of a people that was home again by a day, where a source gives no number."""

    day: int
    percent: int | float


@dataclass(frozen=True)
class HomelandShown:
    """A homeland on a day.

    Attributes:
        movement_id: The movement.
        place_id: The place.
        unit: Its outline.
        phase: "home", "emptying", "emptied", "restored" or "unknown".
        share: The share of the people still there, 0 to 1. For a restored homeland, the share of
            the living who are back, or None if not stated. For an unknown one 0, or the share of
            the homelands that it surrounds.
        back: What a source says of the share, where it cannot be worked out from counts.
        borders: As in :class:`Stage`.
        abolished: As in :class:`Stage`.
    """

    movement_id: str
    place_id: str
    unit: Feature
    phase: str
    share: float | None
    borders: int | None = None
    abolished: bool = False
    back: ShareBack | None = None


def homelands_on(
    model: Model, movement: Movement, day: int, state: MovementState
) -> tuple[HomelandShown, ...]:
    """Return the homelands of a movement on a day, in file order.

    A homeland without an outline is left out. If one lies inside another (districts in a
    territory), the inner one shows the state and the outer is its frame.

    Args:
        model: The model of the data.
        movement: The movement.
        day: The day.
        state: The movement's state on that day.
    """
    stage = next((s for s in stages(model, movement) if s.first <= day <= s.last), None)
    if stage is None:
        return ()
    phase, share = _phase(stage, state)
    back = None
    if phase == "restored" and share is None:
        back = next((s for s in reversed(shares_back(model, movement)) if s.day <= day), None)
        share = back.percent / 100 if back else None
    return tuple(
        HomelandShown(
            movement_id=movement.id,
            place_id=outline.place_id,
            unit=outline.unit,
            phase="unknown" if outline.frames else phase,
            share=share,
            borders=stage.borders,
            abolished=stage.abolished,
            back=back,
        )
        for outline in stage.outlines
        # An emptied homeland needs no frame.
        if not (outline.frames and phase == "emptied")
    )


def shares_back(model: Model, movement: Movement) -> tuple[ShareBack, ...]:
    """Return the shares of a people that sources say were home again, in order of time.

    Of those of one day the preferred one comes last. A share reached during some years is of
    their last day.
    """
    said = [
        (claim.first_day if claim.span == "stock" else claim.last_day, claim)
        for claim in model.dataset.claims_of.get(movement.id, [])
        if claim.measure == "share-returned" and claim.unit == "percent"
    ]
    known = [
        (ShareBack(day, claim.value), claim.rank == "preferred")
        for day, claim in said
        if day is not None and claim.value is not None and claim.rank != "deprecated"
    ]
    known.sort(key=lambda each: (each[0].day, each[1]))
    return tuple(share for share, _ in known)


def parts_on(model: Model, movement: Movement, day: int) -> tuple[Feature, ...]:
    """Return the units among which a homeland's land was divided on ``day``."""
    return tuple(p.unit for p in parts(model, movement) if p.first <= day <= p.last)


def stages(model: Model, movement: Movement) -> tuple[Stage, ...]:
    """Return the stages of a movement's homeland in chronological order; days may have none."""
    return model.derived(_all_stages)[movement.id]


def parts(model: Model, movement: Movement) -> tuple[Part, ...]:
    """Return the units among which a homeland was divided, by territory in file order."""
    return model.derived(_all_parts)[movement.id]


def _all_stages(model: Model) -> dict[str, tuple[Stage, ...]]:
    return {key: tuple(_stages(model, m)) for key, m in model.dataset.movements.items()}


def _all_parts(model: Model) -> dict[str, tuple[Part, ...]]:
    return {key: tuple(_parts(model, m)) for key, m in model.dataset.movements.items()}


def _stages(model: Model, movement: Movement) -> Iterator[Stage]:
    shown = [(day, last, _stage_on(model, movement, day)) for day, last in _spells(model, movement)]
    for (role, outlines, borders, abolished), spells in groupby(shown, key=lambda spell: spell[2]):
        days = [day for first, last, _ in spells for day in (first, last)]
        if outlines:
            yield Stage(days[0], days[-1], role, outlines, borders, abolished)


def _parts(model: Model, movement: Movement) -> Iterator[Part]:
    for territory in _territories(model, movement):
        shown = [(a, b, _part_on(model, territory, a)) for a, b in _spells(model, movement)]
        for unit, spells in groupby(shown, key=lambda spell: spell[2]):
            days = [day for first, last, _ in spells for day in (first, last)]
            if unit:
                yield Part(days[0], days[-1], unit)


def _stage_on(model: Model, movement: Movement, day: int) -> _Look:
    territories = [t for t in _territories(model, movement) if holds_on(t, day)]
    restored = [t for t in territories if t.role == "restored"]
    if restored:
        since = restored[0].valid_from
        outlines = _outlines(model, (t.place_id for t in restored), day)
        return _Look("restored", outlines, since.first if since.text else None)
    # A dissolved unit has no outline on that day: the homeland's last one remains, emptied.
    as_of = min(day, movement.start.first or 0)
    outlines = _outlines(model, _own(model, movement, as_of), as_of)
    whole = model.at().track(movement.id).whole
    if whole is not None and whole.value:
        abolished = any(t.role == "dissolved" for t in territories)
        return _Look("own", _framed(outlines), abolished=abolished)
    last = movement.return_end.last
    over = movement.end.last if last is None else last
    ended = over is not None and day > over
    return _Look("unknown", () if ended else outlines)


def _own(model: Model, movement: Movement, as_of: int) -> list[str]:
    own = _territories(model, movement)
    listed = [t.place_id for t in own if t.role == "homeland" and holds_on(t, as_of)]
    return listed or [movement.homeland_id]


def _part_on(model: Model, territory: Territory, day: int) -> Feature | None:
    if territory.role != "dissolved" or not holds_on(territory, day):
        return None
    unit = outline_on(model, territory.place_id, day)
    return unit if unit and unit.layer == "homelands" else None


def _spells(model: Model, movement: Movement) -> list[tuple[int, int]]:
    """Return spells, (first, last) day inclusive, during which a homeland looks the same."""
    own = _territories(model, movement)
    days = {FIRST_DAY, movement.start.first or 0}
    for span in (movement.end, movement.return_end):
        days.add((span.last or 0) + 1)
    for territory in own:
        days |= {territory.valid_from.first or 0, (territory.valid_to.last or 0) + 1}
    for place in {movement.homeland_id, *(t.place_id for t in own)}:
        spans = [(u.valid.first or 0, u.valid.last or 0) for u in outlines_of(model, place)]
        days |= {day for first, last in spans for day in (first, last + 1)}
        # Between the validity of two outlines, the one nearer in time is shown.
        for (_, last), (first, _) in permutations(spans, 2):
            days |= {(last + first) // 2 + n for n in (0, 1)}
    starts = sorted(day for day in days if FIRST_DAY <= day <= LAST_DAY)
    ends = [*(day - 1 for day in starts[1:]), LAST_DAY]
    return list(zip(starts, ends, strict=True))


def _phase(stage: Stage, state: MovementState) -> tuple[str, float | None]:
    if stage.role == "restored":
        return "restored", _back(state)
    if stage.role == "unknown" or state.home is None or state.whole is None:
        return "unknown", 0.0
    share = min(1.0, state.home.least / state.whole.least)
    return "home" if share >= 1 else "emptying" if share > 0 else "emptied", share


def _back(state: MovementState) -> float | None:
    """Return the share, 0 to 1, of the living who are back, or None if nobody counted them."""
    if state.returned is None or state.whole is None:
        return None
    others = (state.elsewhere, state.not_stated, state.under_way, state.taken)
    living = [state.returned, state.in_exile, *(q for q in others if q and q.least)]
    known = [q.value for q in living if q is not None and q.value is not None]
    everybody = sum(known)
    # Without a number for each of them there is no share.
    return known[0] / everybody if len(known) == len(living) and everybody else None


def _territories(model: Model, movement: Movement) -> list[Territory]:
    return [t for t in model.dataset.territories if t.movement_id == movement.id]


def _outlines(model: Model, places: Iterable[str], day: int) -> tuple[Outline, ...]:
    units = ((place, outline_on(model, place, day)) for place in places)
    return tuple(Outline(place, unit) for place, unit in units if unit)


def _framed(outlines: tuple[Outline, ...]) -> tuple[Outline, ...]:
    def frames(outer: Outline) -> bool:
        return any(_inside(inner.unit, outer.unit) for inner in outlines if inner is not outer)

    return tuple(replace(outline, frames=frames(outline)) for outline in outlines)


def _inside(inner: Feature, outer: Feature) -> bool:
    west, south, east, north = drawn_bounds(outer)
    left, bottom, right, top = drawn_bounds(inner)
    return left >= west and bottom >= south and right <= east and top <= north
