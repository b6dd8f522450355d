"""Claims that the picture of their day contradicts.

Each claim that counts persons of a movement is held against the state of its date. A count of all
the people of a movement must lie within the range that the state allows; a count of some of them,
or in one of several places, bounds it from below; a count over several movements bounds their sum.
What the sources themselves dispute is recorded as a conflict, and is a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.base.faults import Fault
from atlas.model.curves import Quantity, total_of
from atlas.model.model import Model
from atlas.model.timeline import movement_state
from atlas.model.totals import DRIVING_KINDS, STOCKS, is_total
from atlas.model.track import Track
from atlas.read.dataset import Dataset
from atlas.read.records import Claim

# Measure -> the part of the state that it counts, and whether it is a running total: what
# happened in a period is then the least of all that had happened by its end.
_PARTS = {
    **dict.fromkeys(sorted(STOCKS), ("in_exile", False)),
    "died": ("dead", True),
    "died-in-transit": ("dead", True),
    "died-in-year": ("dead", True),
    "died-as-registered": ("dead", True),
    "excess-deaths": ("excess_dead", True),
    "returned": ("returned", True),
    "still-at-home": ("home", False),
    "settled-elsewhere": ("elsewhere", True),
}
# Counts of some of the dead, or of those in one place of several.
_OF_SOME = {"died-in-year", "died-in-transit", "settled-elsewhere", "still-at-home"}


@dataclass(frozen=True)
class _Told:
    """The least and the most that a claim says of a part of the state; ``high`` None: no most."""

    part: str
    low: int
    high: int | None


def contradicted(dataset: Dataset) -> Iterator[Fault]:
    """Find the claims that the state of their day and place excludes; they stay."""
    model = Model(dataset)
    # With the disputes lost nobody can say that this one is not recorded.
    unrecorded = dataset.lost.any_of("conflicts")
    for claim in dataset.claims.values():
        told = _told(dataset, claim)
        day = claim.last_day
        if told is None or day is None or not FIRST_DAY <= day <= LAST_DAY:
            continue
        drawn = _drawn(model, claim, told.part, day)
        if drawn is None or not _apart(told, drawn):
            continue
        message = (
            f"{_words(told.low, told.high)} {claim.measure} by {iso_of(day)}, where the atlas "
            f"shows {_words(drawn.low, drawn.high)}"
        )
        severity = "note" if claim.conflict_id or unrecorded else "error"
        yield Fault(*dataset.where("claims", claim.id), "value", message, severity, costs=())


def _told(dataset: Dataset, claim: Claim) -> _Told | None:
    """What a claim says of the state of its movement; None if it says nothing of it."""
    if claim.measure not in _PARTS or claim.unit != "persons" or claim.kind not in DRIVING_KINDS:
        return None
    figures = [int(n) for n in (claim.value, claim.value_low, claim.value_high) if n is not None]
    if not figures or claim.rank == "deprecated":
        return None
    part, runs = _PARTS[claim.measure]
    low = 0 if claim.value is None and claim.value_low is None else min(figures)
    open_above = claim.value_high is None and claim.value_low is not None
    of_some = runs and claim.span == "period" and claim.measure != "excess-deaths"
    if open_above or of_some or not _is_of_all(dataset, claim):
        return _Told(part, low, None)
    return _Told(part, low, max(figures))


def _is_of_all(dataset: Dataset, claim: Claim) -> bool:
    """Whether a claim is about everybody of its movement, or of all the movements that it spans."""
    if claim.measure in _OF_SOME:
        return False
    if not claim.movement_id:
        return True
    movement = dataset.movements[claim.movement_id]
    of_all = not claim.people_ids or set(claim.people_ids) == set(movement.people_ids)
    return of_all and is_total(dataset, claim)


def _drawn(model: Model, claim: Claim, part: str, day: int) -> Quantity | None:
    """What the state of a day allows; None if it says nothing, or the claim is of nobody here."""
    tracks = [model.at().track(m) for m in _movements(model.dataset, claim)]
    # What is told of a time before a people was taken is not held against its removal.
    quantities = [_part(track, part, day) for track in tracks if day >= track.start]
    known = [q for q in quantities if q is not None]
    return total_of(known) if known and len(known) == len(tracks) else None


def _part(track: Track, part: str, day: int) -> Quantity | None:
    if part == "returned" and day < (track.return_start or LAST_DAY):
        # Few came back before they might: that is no count of theirs.
        return None
    quantity: Quantity | None = getattr(movement_state(track, day), part)
    return quantity


def _movements(dataset: Dataset, claim: Claim) -> list[str]:
    if claim.movement_id:
        return [claim.movement_id]
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
