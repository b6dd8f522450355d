"""Claims that the picture of their day contradicts.

Each claim that counts persons of a movement is held against the state of its date. A count of all
the people of a movement must lie within the range that the state allows; a count of some of them
bounds it from below, and one in a place of exile is held against that place; a count over several
movements bounds their sum. The picture is the atlas's own, and that under each single pick which a
reader may make. What the sources themselves dispute is recorded as a conflict, and is a note.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.base.faults import Fault
from atlas.check.alone import model_of
from atlas.model.curves import Quantity, difference, total_of
from atlas.model.model import Model
from atlas.model.rivals import Picks
from atlas.model.timeline import movement_state
from atlas.model.totals import DRIVING_KINDS, STOCKS, is_total, lies_in
from atlas.model.track import Track
from atlas.read.dataset import Dataset
from atlas.read.records import Claim

_Part = Callable[[Track, int], Quantity | None]


def _of_state(name: str) -> _Part:
    def part(track: Track, day: int) -> Quantity | None:
        quantity: Quantity | None = getattr(movement_state(track, day), name)
        return quantity

    return part


def _returned(track: Track, day: int) -> Quantity | None:
    # Few came back before they might: that is no count of theirs.
    return None if day < (track.return_start or LAST_DAY) else _of_state("returned")(track, day)


def _boarded(track: Track, day: int) -> Quantity:
    """Those on the way or arrived; of those lost on the way some may have been counted by then."""
    boarded = track.loaded.at(day)
    return replace(boarded, low=difference(boarded, track.lost_on_way.at(day)).low)


# Measure -> the part of a movement's state that it counts.
_PARTS: dict[str, _Part] = {
    **dict.fromkeys(sorted(STOCKS), _of_state("in_exile")),
    "removed": lambda track, day: track.removed.at(day),
    "removed-in-all": lambda track, day: track.removed.at(day),
    "loaded": lambda track, day: track.loaded.at(day),
    "under-way": _boarded,
    "arrived": lambda track, day: track.arrived.at(day),
    "died": _of_state("dead"),
    "died-in-all": _of_state("dead"),
    "died-in-transit": _of_state("dead"),
    "died-in-year": _of_state("dead"),
    "died-as-registered": _of_state("dead"),
    "excess-deaths": _of_state("excess_dead"),
    "returned": _returned,
    "returned-in-all": _returned,
    "still-at-home": _of_state("home"),
    "settled-elsewhere": _of_state("elsewhere"),
}
# Running totals: what came to pass in a period is the least of all that had by its end.
_RUNNING = set(_PARTS) - STOCKS - {"still-at-home"}
# Counts of some of the dead, or of those in one place of several.
_OF_SOME = {"died-in-year", "died-in-transit", "settled-elsewhere", "still-at-home"}
# Counts that a place of exile may have of its own.
_IN_PLACES = {"arrived", *STOCKS}


@dataclass(frozen=True)
class _Told:
    """The least and the most that a claim says of a part of the state; ``high`` None: no most."""

    part: _Part
    low: int
    high: int | None


@dataclass(frozen=True)
class _Found:
    """The pick under which a claim is contradicted, "" for the atlas's own picture, and how."""

    pick: str
    words: str


def contradicted(dataset: Dataset) -> Iterator[Fault]:
    """Find the claims that the state of their day and place excludes; they stay."""
    known: dict[str, _Found] = {}
    for movement in dataset.movements:
        known |= model_of(dataset, movement).derived(_of_one)
    # With the disputes lost nobody can say that this one is not recorded.
    unrecorded = dataset.lost.any_of("conflicts")
    for claim in dataset.claims.values():
        if claim.movement_id:
            found = known.get(claim.id)
        else:
            # It is held against all movements that it is about.
            found = _contradiction(dataset.derived(Model), claim)
        if found:
            # A pick is one answer to a recorded dispute; what speaks against it may be another.
            severity = "note" if claim.conflict_id or found.pick or unrecorded else "error"
            where = dataset.where("claims", claim.id)
            yield Fault(*where, "value", found.words, severity, costs=())


def _of_one(model: Model) -> dict[str, _Found]:
    """Return what contradicts each claim of a movement alone, by the id of the claim."""
    claims = model.dataset.claims.values()
    return {claim.id: found for claim in claims if (found := _contradiction(model, claim))}


def _contradiction(model: Model, claim: Claim) -> _Found | None:
    """Return how a claim differs from the state of its day, or None if it does not."""
    told = _told(model.dataset, claim)
    day = claim.last_day
    if told is None or day is None or not FIRST_DAY <= day <= LAST_DAY:
        return None
    for pick in ("", *_picks(model, claim)):
        drawn = _drawn(model.dataset, (pick,) if pick else (), claim, told.part, day)
        if drawn is None or not _apart(told, drawn):
            continue
        words = (
            f"{_words(told.low, told.high)} {claim.measure} by {iso_of(day)}, where the atlas "
            f"shows {_words(drawn.low, drawn.high)}{f' with {pick!r} picked' if pick else ''}"
        )
        return _Found(pick, words)
    return None


def _picks(model: Model, claim: Claim) -> Iterator[str]:
    """Yield each claim that a reader may pick in a movement that another claim is about."""
    for movement in _movements(model.dataset, claim):
        for _, *rivals in model.rivals(movement).questions:
            yield from rivals


def _told(dataset: Dataset, claim: Claim) -> _Told | None:
    """What a claim says of the state of its movement; None if it says nothing of it."""
    if claim.measure not in _PARTS or claim.unit != "persons" or claim.kind not in DRIVING_KINDS:
        return None
    figures = [int(n) for n in (claim.value, claim.value_low, claim.value_high) if n is not None]
    if not figures or claim.rank == "deprecated":
        return None
    part, runs = _PARTS[claim.measure], claim.measure in _RUNNING
    if claim.measure == "under-way" and claim.span == "stock":
        part = _of_state("under_way")
    if claim.measure in _IN_PLACES and not is_total(dataset, claim):
        part = _held_in(dataset, claim.place_id)
    low = 0 if claim.value is None and claim.value_low is None else min(figures)
    open_above = claim.value_high is None and claim.value_low is not None
    of_some = runs and claim.span == "period" and claim.measure != "excess-deaths"
    if open_above or of_some or not _is_of_all(dataset, claim):
        return _Told(part, low, None)
    return _Told(part, low, max(figures))


def _held_in(dataset: Dataset, place_id: str) -> _Part:
    """Those in a place of exile and in the places within it."""

    def part(track: Track, day: int) -> Quantity | None:
        exile = movement_state(track, day).exile
        inside = [q for place, q in exile.items() if lies_in(dataset, place, place_id)]
        known = [q for q in inside if q]
        if not known:
            return None
        # In a place without a number of its own there may be others, of those at no known place.
        is_open = len(known) < len(inside) or exile.get(place_id) is None
        held = total_of(known)
        return Quantity(None, held.low, None if is_open else held.high, held.basis)

    return part


def _is_of_all(dataset: Dataset, claim: Claim) -> bool:
    """Whether a claim is about everybody of its movement, or of all the movements that it spans."""
    if claim.measure in _OF_SOME:
        return False
    if not claim.movement_id:
        return True
    movement = dataset.movements.get(claim.movement_id)
    peoples = set(movement.people_ids) if movement else set()
    of_all = not claim.people_ids or set(claim.people_ids) == peoples
    return of_all and (claim.measure in _IN_PLACES or is_total(dataset, claim))


def _drawn(dataset: Dataset, picks: Picks, claim: Claim, part: _Part, day: int) -> Quantity | None:
    """What the state of a day allows; None if it says nothing, or the claim is of nobody here."""
    movements = _movements(dataset, claim)
    tracks = [model_of(dataset, m).at(picks).track(m) for m in movements]
    # What is told of a time before a people was taken is not held against its removal.
    quantities = [part(track, day) for track in tracks if day >= track.start and track.whole]
    known = [q for q in quantities if q is not None]
    if not known:
        return None
    drawn = total_of(known)
    # Of a movement of which nothing is known there may be any number.
    return drawn if len(known) == len(tracks) else Quantity(None, drawn.low, None, drawn.basis)


def _movements(dataset: Dataset, claim: Claim) -> list[str]:
    if claim.movement_id:
        return [claim.movement_id] if claim.movement_id in dataset.movements else []
    of = set(claim.people_ids)
    found = [m.id for m in dataset.movements.values() if of & set(m.people_ids)]
    peoples = {p for m in found for p in dataset.movements[m].people_ids}
    # Of movements that are told together with peoples who are in none of ours nothing follows.
    return found if of and peoples == of else []


def _apart(told: _Told, drawn: Quantity) -> bool:
    too_high = told.high is not None and drawn.low > told.high
    too_low = drawn.high is not None and drawn.high < told.low
    return too_high or too_low


def _words(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
