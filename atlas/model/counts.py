"""The counts that drive a movement: its claims as knots of running totals.

A claim drives a track if it counts persons, is ranked preferred and is reported,
estimated or calculated.
"""

from __future__ import annotations

from atlas.model.curves import Knot
from atlas.model.rivals import drives, replacements
from atlas.model.totals import is_total
from atlas.read.dataset import Dataset, group
from atlas.read.records import Claim, Movement

# A rival of another date is another stage, not a range: only counts within two
# weeks of each other widen one another.
_RIVAL_DAYS = 14


class Counts:
    """The claims of one movement; ``driving`` are those that its track is made of.

    A picked claim stands among them in place of the one it is a rival of; ``stands_for``
    gives, by the id of the pick, the id of that one.
    """

    def __init__(self, dataset: Dataset, movement: Movement, picks: tuple[str, ...] = ()) -> None:
        self.dataset = dataset
        self.movement = movement
        self.claims = dataset.claims_of.get(movement.id, [])
        picked = replacements(dataset, movement, picks)
        self.stands_for = {claim.id: identity for identity, claim in picked.items()}
        self.driving = [picked.get(c.id, c) for c in self.claims if drives(c)]

    def stage(self, measure: str) -> list[Knot]:
        """Running totals of the whole movement for one stage, one knot a dated count."""
        stage = [c for c in self.driving if c.measure == measure and is_total(self.dataset, c)]
        # A part that is one people's is inside the joint count; an earlier stage is not.
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
        """One knot from a count of all, or from counts by people that together are all."""
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
        """Return the knot of one claim, its range from itself and from its rivals of that time."""
        value = int(claim.value or 0)
        bounds = [value, claim.value_low, claim.value_high]
        for rival in self.claims:
            if self._widens(rival, claim):
                bounds += [rival.value, rival.value_low, rival.value_high]
        sound = [int(b) for b in bounds if b is not None]
        return Knot(claim.last_day or 0, value, min(sound), max(sound), "documented", (claim.id,))

    def _widens(self, rival: Claim, claim: Claim) -> bool:
        if not claim.conflict_id or rival.last_day is None:
            return False
        if rival.rank != "normal" and rival.id != self.stands_for.get(claim.id):
            return False
        mine = (claim.conflict_id, claim.measure, claim.unit, claim.place_id, claim.kind)
        theirs = (rival.conflict_id, rival.measure, rival.unit, rival.place_id, rival.kind)
        near = abs(rival.last_day - (claim.last_day or 0)) <= _RIVAL_DAYS
        return mine == theirs and near and set(rival.people_ids) == set(claim.people_ids)
