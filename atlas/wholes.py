"""Which claim is the whole of a movement, and which others say it differently."""

from __future__ import annotations

from atlas.dataset import Dataset
from atlas.records import Claim, Movement

# What may count a movement from end to end.
_TOTAL_MEASURES = {"removed", "loaded", "departed", "under-way", "arrived"}
# How many were in exile, and after the release how many had stayed away.
STOCKS = {"in-exile", "remaining"}
DRIVING_KINDS = {"reported", "estimated", "calculated"}


def whole_claim(dataset: Dataset, movement: Movement, picks: tuple[str, ...] = ()) -> Claim | None:
    """Return the claim that says how many people the movement was."""
    wanted = dataset.claims.get(movement.whole_claim_id)
    if wanted is None or not isinstance(wanted.value, int):
        return None
    if wanted.unit != "persons" or wanted.movement_id != movement.id:
        return None
    choices = {c.id: c for c in rival_wholes(dataset, movement)}
    return next((choices[pick] for pick in picks if pick in choices), wanted)


def rival_wholes(dataset: Dataset, movement: Movement) -> list[Claim]:
    """Return all reported totals of the movement in the same conflict, least first."""
    wanted = dataset.claims.get(movement.whole_claim_id)
    if wanted is None:
        return []
    rivals = [
        c
        for c in dataset.claims_of.get(movement.id, [])
        if c.id == wanted.id
        or (
            wanted.conflict_id
            and c.conflict_id == wanted.conflict_id
            and c.unit == "persons"
            and c.measure in _TOTAL_MEASURES
            and c.kind in DRIVING_KINDS
            and c.rank != "deprecated"
            and isinstance(c.value, int)
            and set(c.people_ids) == set(movement.people_ids)
            and is_total(dataset, c)
        )
    ]
    return sorted(rivals, key=lambda c: (c.value or 0, c.id))


def is_total(dataset: Dataset, claim: Claim) -> bool:
    """Whether the claim is about the movement as a whole and not about one region of exile."""
    if claim.measure not in {"arrived", "under-way", *STOCKS}:
        return True
    place = dataset.places.get(claim.place_id)
    return place is None or place.kind == "aggregate"
