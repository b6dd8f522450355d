"""Rival figures beyond the whole: which claims a reader may put in another's place.

A rival answers the same question of ``conflicts.csv``, with the same measure, of the
same people in the same place; it is reported, estimated or calculated, and has one
number. What it does not say, such as its day, it takes from the claim it replaces.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from atlas.model.totals import DRIVING_KINDS, STOCKS, rival_wholes
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement

_MEASURES = {
    *("removed", "loaded", "arrived", "died", "died-in-transit", "returned", "settled-elsewhere"),
    *STOCKS,
}

# Of each there is a track in the scene; the most of any movement of the atlas is 18.
MOST_COMBINATIONS = 512


def drives(claim: Claim) -> bool:
    """Whether the claim drives its movement's track, if its measure is one of the model's."""
    return (
        claim.unit == "persons"
        and claim.rank == "preferred"
        and claim.kind in DRIVING_KINDS
        and isinstance(claim.value, int)
        and claim.last_day is not None
    )


def disputes(dataset: Dataset, movement: Movement) -> dict[str, tuple[str, ...]]:
    """Return the rivals of each claim that drives the track, by its id, least first.

    The totals of the movement are left out: they are ``rival_wholes``. So is what makes more
    than ``MOST_COMBINATIONS``: that is ``unpickable``.
    """
    return _parted(dataset, movement)[0]


def unpickable(dataset: Dataset, movement: Movement) -> dict[str, tuple[str, ...]]:
    """Return, like ``disputes``, those from which no reader can pick; mostly there are none.

    Every combination of picks has a track of its own in the scene, and each dispute multiplies
    them: those that would make too many, in file order, are shown and not offered.
    """
    return _parted(dataset, movement)[1]


def _parted(
    dataset: Dataset, movement: Movement
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    known: dict[str, tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]]
    known = dataset.__dict__.setdefault("_disputes", {})
    if movement.id not in known:
        offered, left = {}, {}
        combinations = max(1, len(rival_wholes(dataset, movement)))
        for identity, rivals in _found(dataset, movement).items():
            if combinations * (1 + len(rivals)) <= MOST_COMBINATIONS:
                combinations *= 1 + len(rivals)
                offered[identity] = rivals
            else:
                left[identity] = rivals
        known[movement.id] = offered, left
    return known[movement.id]


def _found(dataset: Dataset, movement: Movement) -> dict[str, tuple[str, ...]]:
    claims = dataset.claims_of.get(movement.id, [])
    wholes = {c.id for c in rival_wholes(dataset, movement)}
    found = {}
    for claim in claims:
        if claim.measure not in _MEASURES or claim.id in wholes or not drives(claim):
            continue
        rivals = [c for c in claims if c.id not in wholes and _rivals(c, claim)]
        if rivals:
            rivals.sort(key=lambda c: (c.value or 0, c.id))
            found[claim.id] = tuple(c.id for c in rivals)
    return found


def _rivals(rival: Claim, claim: Claim) -> bool:
    def about(c: Claim) -> tuple[object, ...]:
        return c.measure, c.unit, c.place_id, frozenset(c.people_ids)

    return (
        bool(claim.conflict_id)
        and rival.conflict_id == claim.conflict_id
        and about(rival) == about(claim)
        and rival.rank == "normal"
        and rival.kind in DRIVING_KINDS
        and isinstance(rival.value, int)
    )


def span_of(dataset: Dataset, movement: Movement, claim_id: str) -> tuple[int, int] | None:
    """Return the least and the greatest figure of all that answer a claim's question.

    A claim nobody disputes spans its own low and high; None where it has no whole number.
    """
    claim = dataset.claims.get(claim_id)
    if claim is None or not isinstance(claim.value, int):
        return None
    left = [(own, *rest) for own, rest in unpickable(dataset, movement).items()]
    asked = (ids for ids in [*questions(dataset, movement), *left] if claim_id in ids)
    told = [dataset.claims[c] for c in next(asked, (claim_id,))]
    figures = [int(n) for c in told for n in (c.value, c.value_low, c.value_high) if n is not None]
    return min(figures), max(figures)


def replacements(dataset: Dataset, movement: Movement, picks: tuple[str, ...]) -> dict[str, Claim]:
    """Return the picked claims by the id of the claim that each stands for."""
    found = {}
    for identity, rivals in disputes(dataset, movement).items():
        pick = next((p for p in picks if p in (identity, *rivals)), identity)
        if pick != identity:
            found[identity] = _in_place_of(dataset.claims[pick], dataset.claims[identity])
    return found


def _in_place_of(pick: Claim, claim: Claim) -> Claim:
    dated = pick if pick.last_day is not None else claim
    return replace(
        pick,
        rank=claim.rank,
        span=claim.span,
        part_of=claim.part_of,
        as_of_start=dated.as_of_start,
        as_of_end=dated.as_of_end,
    )


def questions(dataset: Dataset, movement: Movement) -> list[tuple[str, ...]]:
    """Return the claims among which a reader may choose, the atlas's own first in each.

    How many there were in all comes first, where a source says it, then each dispute in
    file order.
    """
    whole = movement.whole_claim_id
    totals = [c.id for c in rival_wholes(dataset, movement)]
    asked = [(whole, *(c for c in totals if c != whole))] if totals else []
    return [*asked, *((own, *rest) for own, rest in disputes(dataset, movement).items())]


def choices(dataset: Dataset, movement: Movement) -> list[tuple[str, ...]]:
    """Return every combination of picks that changes a movement's track, in order of questions."""
    groups = [("", *rivals) for _, *rivals in questions(dataset, movement)]
    return [picks for c in product(*groups) if (picks := tuple(pick for pick in c if pick))]
