"""Claims that the picture of their day contradicts.

Each claim that counts persons of a movement is held against the state of its date. A count of all
the people of a movement must lie within the range that the state allows. A count of some of them
bounds it from below, one of others too from above; one in a place is held against that place, and
one over several movements bounds their sum. The picture is the atlas's own, and that under each
single pick which a reader may make. What the sources themselves dispute is recorded as a conflict,
and is a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from atlas.base.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.base.faults import Fault
from atlas.base.memo import Memo
from atlas.check.alone import model_of
from atlas.check.measures import COUNTED, OF_OTHERS_TOO, OF_SOME, PARTS, Part, of_state, part_of
from atlas.model.curves import Quantity, total_of
from atlas.model.model import Model
from atlas.model.rivals import Picks
from atlas.model.totals import DRIVING_KINDS, STOCKS, is_total
from atlas.read.dataset import Dataset
from atlas.read.records import Claim

# Running totals: what came to pass in a period is the least of all that had by its end.
_RUNNING = {*COUNTED, *OF_SOME} - STOCKS - {"still-at-home"}
_MONTH = 31
_WHOLE = of_state("whole")
# For each movement: the claims of several that are about it, times its picks.
_PARTS_KEPT = 4096


@dataclass(frozen=True)
class _Told:
    """The least and the most that a claim says of a part of the state; ``high`` None: no most."""

    part: Part
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
    for pick, parts in _pictures(model.dataset, claim, told.part, day):
        drawn = _drawn(parts)
        if drawn is None or not _apart(told, drawn):
            continue
        words = (
            f"{_words(told.low, told.high)} {claim.measure} by {iso_of(day)}, where the atlas "
            f"shows {_words(drawn.low, drawn.high)}{f' with {pick!r} picked' if pick else ''}"
        )
        return _Found(pick, words)
    return None


def _told(dataset: Dataset, claim: Claim) -> _Told | None:
    """What a claim says of the state of its movement; None if it says nothing of it."""
    if claim.measure not in PARTS or claim.unit != "persons" or claim.kind not in DRIVING_KINDS:
        return None
    figures = [int(n) for n in (claim.value, claim.value_low, claim.value_high) if n is not None]
    if not figures or claim.rank == "deprecated":
        return None
    part = part_of(dataset, claim.measure, claim.place_id)
    if claim.measure == "under-way" and claim.span == "stock":
        part = of_state("under_way")
    low = 0 if claim.value is None and claim.value_low is None else min(figures)
    if claim.measure in OF_OTHERS_TOO:
        return _told_of_others_too(dataset, claim, part, low, max(figures))
    open_above = claim.value_high is None and claim.value_low is not None
    runs = claim.measure in _RUNNING and claim.measure != "excess-deaths"
    if open_above or (runs and claim.span == "period") or not _is_of_all(dataset, claim):
        return _Told(part, low, None)
    return _Told(part, low, max(figures))


def _told_of_others_too(
    dataset: Dataset, claim: Claim, part: Part, low: int, high: int
) -> _Told | None:
    """What a count of others too says: there are no more. Of the living before it, it is one."""
    if claim.measure == "population" and _is_of_the_eve(dataset, claim):
        return _Told(_WHOLE, low, high)
    # Of deaths in a period that came after others nothing follows for all.
    if claim.span == "period" or not _holds_movements(dataset, claim):
        return None
    return _Told(part, 0, high)


def _is_of_the_eve(dataset: Dataset, claim: Claim) -> bool:
    """Whether a scholar reconstructs how many lived in the month in which they were removed."""
    movement = dataset.movements.get(claim.movement_id)
    if movement is None or claim.kind == "reported" or not _is_of_everybody(dataset, claim):
        return False
    first, last = claim.first_day, claim.last_day
    if first is None or last is None or last - first >= _MONTH:
        return False
    return first <= (movement.start.first or 0) <= last


def _holds_movements(dataset: Dataset, claim: Claim) -> bool:
    """Whether a count of others too holds all the peoples of the movements that it is about."""
    of = {p for m in _movements(dataset, claim) for p in dataset.movements[m].people_ids}
    return not claim.people_ids or of <= set(claim.people_ids)


def _is_of_all(dataset: Dataset, claim: Claim) -> bool:
    """Whether a claim is about everybody of its movement, or of all the movements that it spans."""
    if claim.measure in OF_SOME:
        return False
    in_places = claim.measure in {"arrived", *STOCKS}
    return not claim.movement_id or (
        _is_of_everybody(dataset, claim) and (in_places or is_total(dataset, claim))
    )


def _is_of_everybody(dataset: Dataset, claim: Claim) -> bool:
    movement = dataset.movements.get(claim.movement_id)
    peoples = set(movement.people_ids) if movement else set()
    return not claim.people_ids or set(claim.people_ids) == peoples


def _pictures(
    dataset: Dataset, claim: Claim, part: Part, day: int
) -> Iterator[tuple[str, list[Quantity | None]]]:
    """Yield each single pick, "" for none first, and what each movement then has of a part."""
    movements = _movements(dataset, claim)
    own = [_drawn_of(dataset, movement, (), claim, part, day) for movement in movements]
    yield "", own
    for number, movement in enumerate(movements):
        for _, *rivals in model_of(dataset, movement).rivals(movement).questions:
            for pick in rivals:
                # A pick changes nothing of other movements.
                changed = _drawn_of(dataset, movement, (pick,), claim, part, day)
                yield pick, [*own[:number], changed, *own[number + 1 :]]


def _drawn(parts: list[Quantity | None]) -> Quantity | None:
    """What the state of a day allows; None if it says nothing, or the claim is of nobody here."""
    known = [q for q in parts if q is not None]
    if not known:
        return None
    drawn = total_of(known)
    # Of a movement of which nothing is known there may be any number.
    return drawn if len(known) == len(parts) else Quantity(None, drawn.low, None, drawn.basis)


def _drawn_of(
    dataset: Dataset, movement: str, picks: Picks, claim: Claim, part: Part, day: int
) -> Quantity | None:
    """What the state of one movement allows; None also where the claim is of a time before it."""
    model = model_of(dataset, movement)

    def work_out() -> Quantity | None:
        track = model.at(picks).track(movement)
        # What is told of a time before a people was taken is not held against its removal.
        return part(track, day) if day >= track.start and track.whole else None

    # One measure counts two parts: the whole on the eve of the removal, and those alive later.
    key = (claim.measure, part is _WHOLE, claim.place_id, claim.span, day, picks)
    return model.derived(_known_parts).get(key, work_out)


def _known_parts(_: Model) -> Memo[tuple[str, bool, str, str, int, Picks], Quantity | None]:
    """What was worked out of a movement alone: claims of several ask for it under every pick."""
    return Memo(_PARTS_KEPT)


def _movements(dataset: Dataset, claim: Claim) -> list[str]:
    if claim.movement_id:
        return [claim.movement_id] if claim.movement_id in dataset.movements else []
    of = set(claim.people_ids)
    if not of and claim.measure in OF_OTHERS_TOO:
        # A count of everybody in a place has those of every movement.
        return [*dataset.movements]
    found = [m.id for m in dataset.movements.values() if of & set(m.people_ids)]
    peoples = {p for m in found for p in dataset.movements[m].people_ids}
    # Of movements that are told together with peoples who are in none of ours nothing follows,
    # but that these are no more.
    told = peoples == of or (claim.measure in OF_OTHERS_TOO and peoples <= of)
    return found if of and told else []


def _apart(told: _Told, drawn: Quantity) -> bool:
    too_high = told.high is not None and drawn.low > told.high
    too_low = drawn.high is not None and drawn.high < told.low
    return too_high or too_low


def _words(low: int, high: int | None) -> str:
    if high is None:
        return f"at least {low:,}"
    if not low and high:
        return f"at most {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
