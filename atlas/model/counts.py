"""The counts that drive a movement under a reader's picks, as knots of running totals."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cached_property

from atlas.base.dates import LAST_DAY
from atlas.base.grouping import group
from atlas.model import totals
from atlas.model.curves import BASES, Curve, Knot, Quantity, running, runs_on, total_of
from atlas.model.rivals import Picks, Rivals
from atlas.model.totals import DRIVING_KINDS, STOCKS
from atlas.read.dataset import Dataset
from atlas.read.records import Claim

# What is counted in a place of exile: those who arrived, and those who lived there on a day.
IN_PLACES = ("arrived", *sorted(STOCKS))
# How many days a count of people who live somewhere, or have come back, stands (data/README.md).
STANDS = 183
# In days. Counts further apart are different stages rather than one range, so only rivals within
# two weeks of each other widen one another.
_RIVAL_DAYS = 14
_YEAR = 366
# How a number is known that a claim of a kind gives; any other kind documents it.
_BASIS = {"estimated": "estimated", "calculated": "derived"}


def basis_of_claim(claim: Claim) -> str:
    """Return how a claim's own number is known: documented, estimated or derived."""
    return _BASIS.get(claim.kind, "documented")


class Counts:
    """The claims of one movement, with ``picks`` in place of their rivals.

    Attributes:
        claims: All claims of the movement.
        whole: The claim that says how many people it was, or None.
        driving: The claims that its track is made of.
        driving_ids: Their ids.
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
        self._stages: dict[tuple[str, ...], tuple[Knot, ...]] = {}
        self._totals: dict[str, bool] = {}
        self.driving = [self.replaced.get(c.id, c) for c in rivals.driving]
        self.driving_ids = frozenset(claim.id for claim in self.driving)

    @cached_property
    def _least(self) -> dict[str, list[Claim]]:
        """The dated claims from which a least number follows, by what they count."""
        told = [
            c
            for c in self.claims
            if c.kind in DRIVING_KINDS
            and c.rank != "deprecated"
            and c.last_day is not None
            and (c.value is not None or c.value_low is not None)
        ]
        found: dict[str, list[Claim]] = {}
        for claim in told:
            found.setdefault(claim.measure, []).append(claim)
        return found

    @cached_property
    def in_places(self) -> list[Claim]:
        """The driving counts in single places: of those who arrived, and who lived there."""
        counted = (c for c in self.driving if c.measure in IN_PLACES)
        return [c for c in counted if (c.last_day or 0) <= LAST_DAY and not self.is_total(c)]

    @cached_property
    def inside(self) -> dict[str, list[Claim]]:
        """For each driving count in a place those in places within it, by its id."""
        return totals.counted_inside(self.dataset, self.in_places, self.stands_for)

    def answer(self, claim_id: str) -> Claim | None:
        """Return the claim picked in place of the given one, else that one; None if unknown."""
        return self.replaced.get(claim_id) or self.dataset.claims.get(claim_id)

    def stage(self, *measures: str) -> list[Knot]:
        """Counts of the whole movement at one stage, one knot a dated count, by day."""
        if measures not in self._stages:
            self._stages[measures] = tuple(self._counted(measures))
        return [*self._stages[measures]]

    def _counted(self, measures: tuple[str, ...]) -> list[Knot]:
        stage = [c for c in self.driving if c.measure in measures and self.is_total(c)]
        # A part that is one people's is inside the joint count; an earlier stage is not.
        of = {self.stands_for.get(c.id, c.id): c.people_ids for c in stage}
        stage = [c for c in stage if of.get(c.part_of, c.people_ids) == c.people_ids]
        knots = []
        for _, same in sorted(group(stage, lambda c: f"{c.last_day:06d}").items()):
            if len(same) > 1:
                latest = max(c.clock for c in same)
                same = [c for c in same if c.clock == latest]
            joint = self._joint(same)
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
        joint = total_of(Quantity(k.value, k.low, k.high, k.basis) for k in parts)
        claims_of = tuple(c for k in parts for c in k.claims)
        return Knot(parts[0].day, joint.value, joint.low, joint.high, joint.basis, claims_of)

    def bounds(self, measure: str) -> list[Knot]:
        """What bounds alone are known of for a stage of the whole movement.

        Sources give some as such ("over 200,000"); others are all that is left of a dispute in
        which no figure is preferred.
        """
        settled = {c.conflict_id for c in self.driving if c.measure == measure}
        told = (c for c in self.least(measure) if c.value is None or c.conflict_id not in settled)
        of_all = [c for c in told if self.is_of_everybody(c)]
        knots = [
            Knot(
                c.last_day or 0,
                None,
                int(c.value_low or 0),
                _whole(c.value_high),
                "derived",
                (c.id,),
            )
            for c in of_all
            if c.value is None
        ]
        open_ones = [c for c in of_all if c.conflict_id and c.conflict_id not in settled]
        return [*knots, *map(_span, group(open_ones, lambda c: c.conflict_id).values())]

    def least(self, measure: str, units: Collection[str] = ("persons",)) -> list[Claim]:
        """Return the dated claims of a measure that bear a least number, whatever their rank."""
        return [c for c in self._least.get(measure, []) if c.unit in units]

    def widened(self, line: Curve, measures: Collection[str], since: int) -> Curve:
        """Return a line with a range that holds what other sources say on days between its counts.

        Args:
            line: Counts of the whole movement, from ``since`` on.
            measures: What such a source must count.
            since: The first day of which a source may speak.
        """
        knots = {knot.day: knot for knot in line.knots}
        told_by = (c for measure in measures for c in self.least(measure))
        # What came to pass in a period is no running total.
        for claim in (c for c in told_by if c.span != "period"):
            numbers = (claim.value, claim.value_low, claim.value_high)
            told = [int(n) for n in numbers if n is not None]
            for day in self._days(claim, since):
                now = knots.get(day) or line.at(day)
                inside = now.low <= min(told) and (now.high is None or max(told) <= now.high)
                if day < since or inside or not self.is_of_everybody(claim):
                    continue
                own = knots.get(day) or _on(line, day)
                knots[day] = replace(
                    own,
                    low=min(own.low, *told),
                    high=None if own.high is None else max(own.high, *told),
                    claims=tuple(dict.fromkeys([*own.claims, claim.id])),
                )
        line = Curve(tuple(knots[day] for day in sorted(knots)))
        return line if STOCKS.intersection(measures) else running(line)

    def _days(self, claim: Claim, since: int) -> set[int]:
        """The days on which the range of a line holds a claim.

        A count of the living dated to a month or a year may be of any day in it. A line takes it
        for one of the last, and from the first on the range holds it too.
        """
        first, last = claim.first_day, claim.last_day or 0
        if claim.measure in STOCKS and first and last - first <= _YEAR:
            return {max(first, since), last}
        return {last}

    def is_of_everybody(self, claim: Claim) -> bool:
        """Return whether a claim is about all the people of the movement, wherever they were."""
        return self.is_total(claim) and self._is_of_all(claim)

    def is_total(self, claim: Claim) -> bool:
        """Return whether a claim is about the whole movement rather than one region of exile."""
        if claim.id not in self._totals:
            self._totals[claim.id] = totals.is_total(self.dataset, claim)
        return self._totals[claim.id]

    def _is_of_all(self, claim: Claim) -> bool:
        return not claim.people_ids or set(claim.people_ids) == set(self.movement.people_ids)

    def knot(self, claim: Claim) -> Knot:
        """Return the knot of one claim; its own bounds and rivals of that time give its range."""
        value = int(claim.value or 0)
        bounds = [value, claim.value_low, claim.value_high]
        for rival in self._widening(claim):
            bounds += [rival.value, rival.value_low, rival.value_high]
        sound = [int(b) for b in bounds if b is not None]
        basis = basis_of_claim(claim)
        return Knot(claim.last_day or 0, value, min(sound), max(sound), basis, (claim.id,))

    def _widening(self, claim: Claim) -> Iterator[Claim]:
        """Yield the rivals of a count from its time, of the same people in the same place."""
        own, day = self.stands_for.get(claim.id), claim.last_day or 0
        about = self._question(claim)
        for rival, last in self._answers.get(about, []) if claim.conflict_id else []:
            is_rival = rival.rank == "normal" or rival.id == own
            if is_rival and abs(last - day) <= _RIVAL_DAYS:
                yield rival

    def beside(self, claim: Claim) -> Iterator[Claim]:
        """Yield what else is told of the same people in the same place about the time of a count.

        Where others are counted with them, it is a most that those in the place may come to.
        An earlier or later count that drives the movement has its own days instead.
        """
        all_of_them = self.movement.people_ids
        of = set(claim.people_ids or all_of_them)
        for other in self.least(claim.measure):
            if (other.place_id, other.span) != (claim.place_id, claim.span):
                continue
            if not of <= set(other.people_ids or all_of_them):
                continue
            apart = abs((other.last_day or 0) - (claim.last_day or 0))
            if other.id not in self.driving_ids and apart <= STANDS:
                yield other

    @cached_property
    def _answers(self) -> dict[tuple[object, ...], list[tuple[Claim, int]]]:
        """Disputed claims with their last day, by the question they answer."""
        found: dict[tuple[object, ...], list[tuple[Claim, int]]] = {}
        for claim in self.claims:
            is_disputed = claim.conflict_id and claim.unit == "persons"
            if is_disputed and (last := claim.last_day) is not None:
                found.setdefault(self._question(claim), []).append((claim, last))
        return found

    def _question(self, claim: Claim) -> tuple[object, ...]:
        """What a claim is about; where it is about the whole movement, whatever place it names."""
        place = "" if self.is_total(claim) else claim.place_id
        is_told = claim.kind in DRIVING_KINDS
        about = (claim.conflict_id, claim.measure, claim.unit, place, is_told)
        return (*about, frozenset(claim.people_ids))


def _on(line: Curve, day: int) -> Knot:
    now = line.at(day)
    return Knot(day, now.value, now.low, now.high, now.basis, (), runs_on(line, day))


def _span(claims: list[Claim]) -> Knot:
    """The bounds that a dispute leaves in which no figure is preferred, on its last day."""
    limited = [n for c in claims for n in (c.value, c.value_high) if n is not None]
    figures = [int(n) for n in (*limited, *(c.value_low for c in claims)) if n is not None]
    # "At least 28,000" has no most of its own: a greater figure of the dispute is its most, if any.
    high = max(figures) if max(figures) in limited else None
    basis = max("derived", *(basis_of_claim(c) for c in claims), key=BASES.index)
    ids = tuple(c.id for c in claims)
    return Knot(max(c.last_day or 0 for c in claims), None, min(figures), high, basis, ids)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
