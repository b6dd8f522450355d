"""Which claim is the whole of a movement, and which claims rival it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement

# Measures that may count a whole movement.
TOTAL_MEASURES = ("removed", "loaded", "departed", "under-way", "arrived")
# How many were in exile, and how many stayed there after their release.
STOCKS = {"in-exile", "remaining"}
DRIVING_KINDS = {"reported", "estimated", "calculated"}
# Stages at which the living are counted: they exclude those who died on the way.
_OF_THE_LIVING = {"under-way", "arrived"}
_DEATHS = {"died", "died-in-transit"}


def whole_claim(dataset: Dataset, movement: Movement) -> Claim | None:
    """Return the claim that says how many people the movement was before any pick, or None."""
    wanted = dataset.claims.get(movement.whole_claim_id)
    if wanted is None or not isinstance(wanted.value, int):
        return None
    if wanted.unit != "persons" or wanted.movement_id != movement.id:
        return None
    return wanted


def rival_wholes(dataset: Dataset, movement: Movement) -> list[Claim]:
    """Return all totals of the movement in the same conflict, least first.

    A scholar's reconstruction of how many lived before the removal is one of them.
    """
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
            and (c.measure in TOTAL_MEASURES or _is_before(c))
            and c.kind in DRIVING_KINDS
            and c.rank != "deprecated"
            and isinstance(c.value, int)
            and set(c.people_ids) == set(movement.people_ids)
            and is_total(dataset, c)
        )
    ]
    return sorted(rivals, key=lambda c: (c.value or 0, c.id))


def _is_before(claim: Claim) -> bool:
    """Whether a claim reconstructs how many lived before the removal; a census has others too."""
    return claim.measure == "population" and claim.kind in {"estimated", "calculated"}


def counts_the_dead(claim: Claim) -> bool:
    """Return whether a total includes those who died on the way."""
    return claim.measure not in _OF_THE_LIVING


def is_total(dataset: Dataset, claim: Claim) -> bool:
    """Return whether a claim is about the whole movement rather than one region of exile."""
    if claim.measure in _DEATHS:
        return _holds_all(dataset, claim)
    if claim.measure not in {"arrived", "under-way", *STOCKS}:
        return True
    place = dataset.places.get(claim.place_id)
    return place is None or place.is_several


def _holds_all(dataset: Dataset, claim: Claim) -> bool:
    """Return whether the claim's place contains every region of exile of its movement.

    Deaths at home or in an aggregate place count as deaths of the whole movement.
    """
    place = dataset.places.get(claim.place_id)
    if place is None or place.is_several:
        return True
    regions = {
        c.place_id
        for c in dataset.claims_of.get(claim.movement_id, [])
        if c.measure == "arrived"
        and c.unit == "persons"
        and c.rank == "preferred"
        and not is_total(dataset, c)
    }
    homelands = {t.place_id for t in dataset.territories if t.movement_id == claim.movement_id}
    movement = dataset.movements[claim.movement_id]
    if place.id in homelands | {movement.homeland_id}:
        return True
    return all(lies_in(dataset, region, place.id) for region in regions)


def lies_in(dataset: Dataset, place_id: str, other: str) -> bool:
    """Return whether a place is another or lies in it, by ``part_of``."""
    return other in (place_id, *places_around(dataset, place_id))


def places_around(dataset: Dataset, place_id: str) -> list[str]:
    """Return the places in which a place lies, by ``part_of``, the nearest first."""
    found: list[str] = []
    place = dataset.places.get(place_id)
    while place and place.part_of and place.part_of not in (place_id, *found):
        found.append(place.part_of)
        place = dataset.places.get(place.part_of)
    return found


def counted_inside(
    dataset: Dataset, of_places: Sequence[Claim], stands_for: Mapping[str, str]
) -> dict[str, list[Claim]]:
    """Return for each count in a place those of the same day in places within it, by its id.

    It holds their people, though no row says that they are part of it. ``stands_for`` has for each
    picked claim the id of that which it replaces.
    """
    return {c.id: _inside(dataset, c, of_places, stands_for.get(c.id, c.id)) for c in of_places}


def _inside(dataset: Dataset, claim: Claim, others: Sequence[Claim], own: str) -> list[Claim]:
    """Return the widest counts inside another, without those that a row names as its parts."""
    all_peoples = dataset.movements[claim.movement_id].people_ids
    elsewhere = [c for c in others if c.place_id != claim.place_id]
    named = {c.place_id for c in elsewhere if c.part_of == own}
    peoples = {*(claim.people_ids or all_peoples)}
    found: dict[tuple[str, tuple[str, ...]], tuple[Claim, list[str]]] = {}
    for other in (c for c in elsewhere if c.last_day == claim.last_day):
        around = places_around(dataset, other.place_id)
        is_part = claim.place_id in around and named.isdisjoint((other.place_id, *around))
        if is_part and peoples.issuperset(other.people_ids or all_peoples):
            found[other.place_id, other.people_ids] = (other, around)
    places = {place for place, _ in found}
    widest = [other for other, around in found.values() if places.isdisjoint(around)]
    # More people than the whole place has: these are other counts, and no parts of this one.
    return widest if sum(int(c.value or 0) for c in widest) <= int(claim.value or 0) else []
