"""Totals against their parts: which sums close, which do not, and which of those are recorded.

Sums come from two places: claims whose parts name them (``part_of``), and the rows of
``sums.csv``, for sums that combine other claims or subtract something. A sum that does not close
in the sources is recorded in its row there, with the difference and the conflict.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from atlas.read.dataset import Dataset
from atlas.read.records import Claim, Sum

CLOSES = "closes"
OPEN = "open"
RECORDED = "recorded"
UNRECORDED = "unrecorded"

Terms = tuple[tuple[int, Claim], ...]


@dataclass(frozen=True)
class Reckoning:
    """One total and what its terms add up to, in the unit of the total.

    Attributes:
        table: The table of the row that states the sum: "claims" or "sums".
        id: The id of that row.
        movement_id: Its movement, or "" for a sum over several.
        title: The title of a row of ``sums.csv``, else "".
        total: The claim with the total.
        terms: (+1 or -1, claim), in file order.
        summed: What the terms add up to, without rounding errors.
        verdict: ``CLOSES``, ``OPEN`` (only some of the parts are known), or, for a sum that does
            not close, ``RECORDED`` or ``UNRECORDED``.
        conflict_ids: The conflicts that the row, the total or a term names.
        note: The note of a row of ``sums.csv``, else "".
        recorded: The difference that a row of ``sums.csv`` gives, or None.
    """

    table: str
    id: str
    movement_id: str
    title: str
    total: Claim
    terms: Terms
    summed: int | float
    verdict: str
    conflict_ids: tuple[str, ...]
    note: str
    recorded: int | float | None = None

    @property
    def difference(self) -> int | float:
        """The total less what its terms come to."""
        return _plain(_exact(self.total.value or 0) - _exact(self.summed))


def reckon(dataset: Dataset) -> list[Reckoning]:
    """Return every sum that can be checked, those of ``part_of`` first, in file order.

    A sum is left out if its total has no single number, and a row of ``sums.csv`` also if one of
    its terms has none. A row with exactly the parts of a total replaces the sum of those parts.
    """
    return [*_of_parts(dataset), *_of_rows(dataset)]


def _of_parts(dataset: Dataset) -> list[Reckoning]:
    rows = {(r.total_id, frozenset(r.plus)) for r in dataset.sums.values() if not r.minus}
    found = []
    for identity, parts in dataset.parts_of.items():
        total = dataset.claims.get(identity)
        if total is None or total.value is None:
            continue
        terms = tuple((1, p) for p in parts if p.unit == total.unit and p.value is not None)
        if not terms or (identity, frozenset(p.id for p in parts)) in rows:
            continue
        summed = _sum(terms)
        # A part without a number is unknown, not zero.
        known = total.parts_complete and len(terms) == len(parts)
        if summed == _exact(total.value):
            verdict = CLOSES
        else:
            verdict = UNRECORDED if known or summed > total.value else OPEN
        found.append(
            Reckoning(
                table="claims",
                id=identity,
                movement_id=total.movement_id,
                title="",
                total=total,
                terms=terms,
                summed=_plain(summed),
                verdict=verdict,
                conflict_ids=_conflicts(total, terms, ""),
                note="",
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
        found.append(
            Reckoning(
                table="sums",
                id=row.id,
                movement_id=row.movement_id,
                title=row.title,
                total=total,
                terms=terms,
                summed=_plain(summed),
                verdict=_verdict(row, _exact(total.value) - summed),
                conflict_ids=_conflicts(total, terms, row.conflict_id),
                note=row.note,
                recorded=row.difference,
            )
        )
    return found


def _verdict(row: Sum, difference: Decimal) -> str:
    """Return the verdict on a row: only its own conflict and difference record a gap."""
    if row.difference:
        recorded = bool(row.conflict_id) and difference == _exact(row.difference)
        return RECORDED if recorded else UNRECORDED
    return CLOSES if abs(difference) * 2 <= _exact(row.rounded_to or 0) else UNRECORDED


def _sum(terms: Iterable[tuple[int, Claim]]) -> Decimal:
    return sum((sign * _exact(term.value or 0) for sign, term in terms), Decimal(0))


def _exact(number: int | float) -> Decimal:
    """Return a number exactly as printed, so that 0.1 and 0.2 add up to 0.3."""
    return Decimal(str(number))


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _conflicts(total: Claim, terms: Terms, own: str) -> tuple[str, ...]:
    named = [own, total.conflict_id, *(term.conflict_id for _, term in terms)]
    return tuple(dict.fromkeys(name for name in named if name))
