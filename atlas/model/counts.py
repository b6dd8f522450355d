"""The counts that drive a movement under a reader's picks, as knots of running totals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from atlas.base.grouping import group
from atlas.model.curves import Knot
from atlas.model.rivals import Picks, Rivals
from atlas.model.totals import is_total
from atlas.read.dataset import Dataset
from atlas.read.records import Claim

# In days. Counts further apart are different stages rather than one range, so only rivals within
# two weeks of each other widen one another.
_RIVAL_DAYS = 14


class Counts:
    """The claims of one movement, with ``picks`` in place of their rivals.

    Attributes:
        claims: All claims of the movement.
        whole: The claim that says how many people it was, or None.
        driving: The claims that its track is made of.
        replaced: Id of a replaced claim -> the claim picked in its place.
        stands_for: Id of a picked claim -> the id of the claim it replaces.
    """

    def __init__(self, dataset: Dataset, rivals: Rivals, picks: Picks = ()) -> None:
        self.dataset = dataset
        self.rivals = rivals
        self.movement = rivals.movement
        self.claims = dataset.claims_of.get(self.movement.id, [])
        self.whole = rivals.whole_of(picks)
        self.replaced = rivals.replacements(picks)
        self.stands_for = {claim.id: own for own, claim in self.replaced.items()}
        self.driving = [self.replaced.get(c.id, c) for c in rivals.driving]

    def answer(self, claim_id: str) -> Claim | None:
        """Return the claim picked in place of the given one, else that one; None if unknown."""
        return self.replaced.get(claim_id) or self.dataset.claims.get(claim_id)

    def stage(self, measure: str) -> list[Knot]:
        """Return the running total of a stage for the whole movement, one knot per dated count."""
        stage = [c for c in self.driving if c.measure == measure and is_total(self.dataset, c)]
        # A part for one people is included in the joint count; an earlier stage is not.
        of = {self.stands_for.get(c.id, c.id): c.people_ids for c in stage}
        stage = [c for c in stage if of.get(c.part_of, c.people_ids) == c.people_ids]
        knots = []
        for _, same in sorted(group(stage, lambda c: f"{c.last_day:06d}").items()):
            latest = max(c.clock for c in same)
            joint = self._joint([c for c in same if c.clock == latest])
            if joint:
                knots.append(joint)
        return knots

    def _joint(self, claims: list[Claim]) -> Knot | None:
        """Return a knot from a joint count, or from counts that together cover all peoples."""
        peoples = set(self.movement.people_ids)
        whole = [c for c in claims if set(c.people_ids) == peoples or not c.people_ids]
        if whole:
            return self.knot(max(whole, key=lambda c: c.value or 0))
        named = [p for c in claims for p in c.people_ids]
        if sorted(named) != sorted(peoples):
            return None
        parts = [self.knot(c) for c in claims]
        return Knot(
            parts[0].day,
            sum(k.value for k in parts),
            sum(k.low for k in parts),
            sum(k.high for k in parts),
            "derived",
            tuple(c for k in parts for c in k.claims),
        )

    def knot(self, claim: Claim) -> Knot:
        """Return the knot of one claim; its own bounds and rivals of that time give its range."""
        value = int(claim.value or 0)
        bounds = [value, claim.value_low, claim.value_high]
        for rival in self._widening(claim):
            bounds += [rival.value, rival.value_low, rival.value_high]
        sound = [int(b) for b in bounds if b is not None]
        return Knot(claim.last_day or 0, value, min(sound), max(sound), "documented", (claim.id,))

    def _widening(self, claim: Claim) -> Iterator[Claim]:
        """Yield the rivals of a count from its time, of the same people in the same place."""
        own, day = self.stands_for.get(claim.id), claim.last_day or 0
        for rival, last in self._answers.get(_question(claim), []) if claim.conflict_id else []:
            is_rival = rival.rank == "normal" or rival.id == own
            if is_rival and abs(last - day) <= _RIVAL_DAYS:
                yield rival

    @cached_property
    def _answers(self) -> dict[tuple[object, ...], list[tuple[Claim, int]]]:
        """Disputed claims with their last day, by the question they answer."""
        found: dict[tuple[object, ...], list[tuple[Claim, int]]] = {}
        for claim in self.claims:
            if claim.conflict_id and (last := claim.last_day) is not None:
                found.setdefault(_question(claim), []).append((claim, last))
        return found


def _question(claim: Claim) -> tuple[object, ...]:
    about = (claim.conflict_id, claim.measure, claim.unit, claim.place_id, claim.kind)
    return (*about, frozenset(claim.people_ids))
