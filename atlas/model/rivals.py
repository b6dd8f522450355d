"""The claims that drive a movement, and their rivals.

A claim drives a track if it counts persons, is ranked preferred and is reported, estimated or
calculated. A rival answers the same question of ``conflicts.csv``, with the same measure, for the
same people in the same place; it is reported, estimated or calculated, and has a single number.
What it lacks, such as a day, it takes from the claim it replaces.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from atlas.model.totals import DRIVING_KINDS, STOCKS, rival_wholes, whole_claim
from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Movement

Picks = tuple[str, ...]
"""Ids of claims that a reader puts in place of the rivals that the atlas chose."""

_MEASURES = {
    *("removed", "loaded", "arrived", "died", "died-in-transit", "returned", "settled-elsewhere"),
    *STOCKS,
}

# Of each there is a track in the scene; the most of any movement of the atlas is 47.
MOST_COMBINATIONS = 512


@dataclass(frozen=True)
class Rivals:
    """What a reader may choose among in one movement, whatever is picked.

    Attributes:
        movement: The movement.
        known: All claims of the dataset by id.
        driving: The claims that the track is made of before any pick.
        whole: The claim that says how many people the movement was, or None.
        wholes: The totals of the movement that may be picked, least first.
        disputes: Id of any other driving claim -> the ids of its rivals, least first.
        unpickable: The same for disputes that would make more than ``MOST_COMBINATIONS``
            combinations, so that readers cannot pick from them.
    """

    movement: Movement
    known: Mapping[str, Claim]
    driving: tuple[Claim, ...]
    whole: Claim | None
    wholes: tuple[Claim, ...]
    disputes: dict[str, tuple[str, ...]]
    unpickable: dict[str, tuple[str, ...]]

    @cached_property
    def questions(self) -> tuple[tuple[str, ...], ...]:
        """Tuples of claim ids among which a reader may choose, the atlas's own first in each.

        The total comes first, if a source gives one, then each dispute in file order.
        """
        own = self.movement.whole_claim_id
        totals = (own, *(c.id for c in self.wholes if c.id != own))
        disputes = ((claim, *rivals) for claim, rivals in self.disputes.items())
        return (*((totals,) if self.wholes else ()), *disputes)

    @cached_property
    def choices(self) -> tuple[Picks, ...]:
        """Every combination of picks except the empty one, in order of questions."""
        groups = [("", *rivals) for _, *rivals in self.questions]
        return tuple(
            picks for c in product(*groups) if (picks := tuple(pick for pick in c if pick))
        )

    def asked(self, picks: Picks) -> Picks:
        """Return those of some picks that answer a question of this movement."""
        return tuple(pick for pick in picks if pick in self._asked) if picks else ()

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(claim for claims in self.questions for claim in claims)

    def whole_of(self, picks: Picks) -> Claim | None:
        """Return the claim that says how many people the movement was under picks, or None."""
        if self.whole is None:
            return None
        choices = {c.id: c for c in self.wholes}
        return next((choices[pick] for pick in picks if pick in choices), self.whole)

    def replacements(self, picks: Picks) -> dict[str, Claim]:
        """Return the picked claims by the id of the claim that each replaces."""
        found = {}
        for own, rivals in self.disputes.items() if picks else ():
            pick = next((p for p in picks if p in (own, *rivals)), own)
            if pick != own:
                found[own] = _in_place_of(self.known[pick], self.known[own])
        return found

    def span_of(self, claim_id: str) -> tuple[int, int] | None:
        """Return the least and greatest figure among all answers to a claim's question.

        An undisputed claim spans its own low and high.

        Returns:
            (least, greatest), or None if the claim is unknown or has no whole number.
        """
        claim = self.known.get(claim_id)
        if claim is None or not isinstance(claim.value, int):
            return None
        left = [(own, *rest) for own, rest in self.unpickable.items()]
        answers = (ids for ids in [*self.questions, *left] if claim_id in ids)
        told = [self.known[c] for c in next(answers, (claim_id,))]
        bounds = (n for c in told for n in (c.value, c.value_low, c.value_high))
        figures = [int(n) for n in bounds if n is not None]
        return min(figures), max(figures)

    def others(self, claims: Collection[str]) -> Iterator[str]:
        """Yield the claims that answer the same questions as some claims, without those claims."""
        for answers in self.questions:
            if any(claim in claims for claim in answers):
                yield from (claim for claim in answers if claim not in claims)


def rivals_of(dataset: Dataset, movement: Movement) -> Rivals:
    """Return the claims that drive a movement, and what a reader may put in their place."""
    claims = dataset.claims_of.get(movement.id, [])
    driving = tuple(c for c in claims if drives(c))
    wholes = tuple(rival_wholes(dataset, movement))
    offered, left = {}, {}
    combinations = max(1, len(wholes))
    for claim in driving:
        rivals = _rivals_of(claim, claims, {c.id for c in wholes})
        # Every combination of picks has its own track in the scene, and each dispute multiplies
        # them. In file order, those that would make too many are shown but cannot be picked.
        if rivals and combinations * (1 + len(rivals)) <= MOST_COMBINATIONS:
            combinations *= 1 + len(rivals)
            offered[claim.id] = rivals
        elif rivals:
            left[claim.id] = rivals
    whole = whole_claim(dataset, movement)
    return Rivals(
        movement=movement,
        known=dataset.claims,
        driving=driving,
        whole=whole,
        wholes=wholes,
        disputes=offered,
        unpickable=left,
    )


def drives(claim: Claim) -> bool:
    """Return whether a claim drives its movement's track, provided the model uses its measure."""
    return (
        claim.unit == "persons"
        and claim.rank == "preferred"
        and claim.kind in DRIVING_KINDS
        and isinstance(claim.value, int)
        and claim.last_day is not None
    )


def _rivals_of(claim: Claim, claims: list[Claim], wholes: set[str]) -> tuple[str, ...]:
    """Return the rivals of a claim, least first; totals of the movement are a separate question."""
    if not claim.conflict_id or claim.measure not in _MEASURES or claim.id in wholes:
        return ()
    rivals = [c for c in claims if c.id not in wholes and _is_rival(c, claim)]
    return tuple(c.id for c in sorted(rivals, key=lambda c: (c.value or 0, c.id)))


def _is_rival(rival: Claim, claim: Claim) -> bool:
    def about(c: Claim) -> tuple[object, ...]:
        return c.measure, c.unit, c.place_id, frozenset(c.people_ids)

    # Beside a register of the living a reconstruction of the same day widens the range: to pick
    # one for each of several days would make a hundred pictures that nobody can tell apart.
    if claim.measure in STOCKS and claim.kind == "reported" and rival.kind != "reported":
        return False
    return (
        rival.conflict_id == claim.conflict_id
        and about(rival) == about(claim)
        and rival.rank == "normal"
        and rival.kind in DRIVING_KINDS
        and isinstance(rival.value, int)
    )


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
