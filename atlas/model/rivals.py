"""The claims of a movement by what they decide: those that drive it, and their rivals.

A claim drives a track if it counts persons, is ranked preferred and is reported, estimated or
calculated. A rival answers the same question of ``conflicts.csv``, with the same measure, of the
same people in the same place; it is reported, estimated or calculated, and has one
number. What it does not say, such as its day, it takes from the claim it replaces.
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
"""Ids of claims that a reader puts in the place of the rivals that the atlas chose."""

_MEASURES = {
    *("removed", "loaded", "arrived", "died", "died-in-transit", "returned", "settled-elsewhere"),
    *STOCKS,
}

# Of each there is a track in the scene; the most of any movement of the atlas is 47.
MOST_COMBINATIONS = 512


@dataclass(frozen=True)
class Rivals:
    """What a reader may choose among in one movement, whatever was picked.

    ``known`` are all claims by id, ``driving`` those of the movement that its track is made of
    before any pick. ``wholes`` are the totals of the movement, least first. ``disputes`` holds the
    rivals of every other claim that drives the track, by its id, least first; ``unpickable``
    likewise those from which no reader can pick, for they would make more than
    ``MOST_COMBINATIONS``: mostly there are none.
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
        """The claims among which a reader may choose, the atlas's own first in each.

        How many there were in all comes first, where a source says it, then each dispute in
        file order.
        """
        own = self.movement.whole_claim_id
        totals = (own, *(c.id for c in self.wholes if c.id != own))
        disputes = ((claim, *rivals) for claim, rivals in self.disputes.items())
        return (*((totals,) if self.wholes else ()), *disputes)

    @cached_property
    def choices(self) -> tuple[Picks, ...]:
        """Every combination of picks that changes the track, in order of questions."""
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
        """Return the claim that says how many people the movement was; None without one."""
        if self.whole is None:
            return None
        choices = {c.id: c for c in self.wholes}
        return next((choices[pick] for pick in picks if pick in choices), self.whole)

    def replacements(self, picks: Picks) -> dict[str, Claim]:
        """Return the picked claims by the id of the claim that each stands for."""
        found = {}
        for own, rivals in self.disputes.items() if picks else ():
            pick = next((p for p in picks if p in (own, *rivals)), own)
            if pick != own:
                found[own] = _in_place_of(self.known[pick], self.known[own])
        return found

    def span_of(self, claim_id: str) -> tuple[int, int] | None:
        """Return the least and the greatest figure of all that answer a claim's question.

        A claim nobody disputes spans its own low and high; None where it has no whole number.
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
        """Give the claims that answer the questions of some claims and are not among them."""
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
        # Every combination of picks has a track of its own in the scene, and each dispute
        # multiplies them: those that would make too many, in file order, are shown only.
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
    """Whether the claim drives its movement's track, if its measure is one of the model's."""
    return (
        claim.unit == "persons"
        and claim.rank == "preferred"
        and claim.kind in DRIVING_KINDS
        and isinstance(claim.value, int)
        and claim.last_day is not None
    )


def _rivals_of(claim: Claim, claims: list[Claim], wholes: set[str]) -> tuple[str, ...]:
    """The rivals of a claim, least first; totals of the movement answer a question of their own."""
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
