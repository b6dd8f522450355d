"""Totals against their parts: what closes, what does not, and whether anybody recorded it.

Sums come from two places: a claim whose parts name it (``part_of``), and the rows
of ``sums.csv``, for sums that cross other claims or take something away.
"""

from __future__ import annotations

from dataclasses import dataclass

from atlas.dataset import Dataset
from atlas.records import Claim

CLOSES = "closes"
OPEN = "open"
RECORDED = "recorded"
UNRECORDED = "unrecorded"


@dataclass(frozen=True)
class Reckoning:
    """One total and what its terms come to, in the unit of the total.

    ``table`` and ``id`` tell the row it stands in: a claim or a sum. ``terms`` are
    (+1 or -1, claim), in file order. ``conflict_ids`` are the recorded conflicts
    that the total, a term or the row names. ``verdict`` is one of ``closes``,
    ``open`` (only some of the parts are known), ``recorded`` and ``unrecorded``
    (it does not close, and somebody did or did not say so).
    """

    table: str
    id: str
    movement_id: str
    title: str
    total: Claim
    terms: tuple[tuple[int, Claim], ...]
    summed: int | float
    verdict: str
    conflict_ids: tuple[str, ...]
    note: str

    @property
    def difference(self) -> int | float:
        """The total less what its terms come to."""
        return (self.total.value or 0) - self.summed


def reckon(dataset: Dataset) -> list[Reckoning]:
    """Return every sum that can be checked, those of ``part_of`` first, in file order.

    A total or a term without a single number leaves its sum out: nothing can be said.
    """
    return [*_of_parts(dataset), *_of_rows(dataset)]


def _of_parts(dataset: Dataset) -> list[Reckoning]:
    found = []
    for identity, parts in dataset.parts_of.items():
        total = dataset.claims.get(identity)
        if total is None or total.value is None:
            continue
        terms = tuple((1, p) for p in parts if p.unit == total.unit and p.value is not None)
        if not terms:
            continue
        summed = _sum(terms)
        complete = total.parts_complete or summed > total.value
        conflicts = _conflicts(total, terms, "")
        verdict = _verdict(summed == total.value, complete, conflicts)
        found.append(
            Reckoning(
                "claims",
                identity,
                total.movement_id,
                "",
                total,
                terms,
                summed,
                verdict,
                conflicts,
                "",
            )
        )
    return found


def _of_rows(dataset: Dataset) -> list[Reckoning]:
    found = []
    for row in dataset.sums.values():
        total = dataset.claims[row.total_id]
        plus = tuple((1, dataset.claims[identity]) for identity in row.plus)
        minus = tuple((-1, dataset.claims[identity]) for identity in row.minus)
        terms = plus + minus
        if total.value is None or any(term.value is None for _, term in terms):
            continue
        summed = _sum(terms)
        step = row.rounded_to or 1
        conflicts = _conflicts(total, terms, row.conflict_id)
        # Only the row's own conflict is about this sum; those of its claims may be about another.
        own = (row.conflict_id,) if row.conflict_id else ()
        closes = abs(summed - total.value) * 2 <= step if row.rounded_to else summed == total.value
        found.append(
            Reckoning(
                "sums",
                row.id,
                row.movement_id,
                row.title,
                total,
                terms,
                summed,
                _verdict(closes, True, own),
                conflicts,
                row.note,
            )
        )
    return found


def _sum(terms: tuple[tuple[int, Claim], ...]) -> int | float:
    return sum(sign * (term.value or 0) for sign, term in terms)


def _conflicts(total: Claim, terms: tuple[tuple[int, Claim], ...], own: str) -> tuple[str, ...]:
    named = [own, total.conflict_id, *(term.conflict_id for _, term in terms)]
    return tuple(dict.fromkeys(name for name in named if name))


def _verdict(closes: bool, complete: bool, conflicts: tuple[str, ...]) -> str:
    if closes:
        return CLOSES
    if not complete:
        return OPEN
    return RECORDED if conflicts else UNRECORDED
