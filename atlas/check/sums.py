"""Totals against their parts: what closes, what does not, and whether anybody recorded it.

Sums come from two places: a claim whose parts name it (``part_of``), and the rows
of ``sums.csv``, for sums that cross other claims or take something away. A sum that does
not close in the sources is recorded in its row there, with the difference and the conflict.
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
    """One total and what its terms come to, in the unit of the total.

    ``table`` and ``id`` tell the row it stands in: a claim or a sum. ``terms`` are
    (+1 or -1, claim), in file order. ``conflict_ids`` are the recorded conflicts
    that the total, a term or the row names. ``verdict`` is one of ``closes``,
    ``open`` (only some of the parts are known), ``recorded`` and ``unrecorded``
    (it does not close, and somebody did or did not say so). ``recorded`` is the difference
    that the row of ``sums.csv`` gives, None where there is none.
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

    A total without a single number leaves its sum out, and so does a row of ``sums.csv`` with
    such a term: nothing can be said. A row with just the parts of a total speaks for them.
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
        # A part without a number is not zero: nobody knows what it is.
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
    """A row's own conflict and its own difference record it; those of its claims do not."""
    if row.difference:
        recorded = bool(row.conflict_id) and difference == _exact(row.difference)
        return RECORDED if recorded else UNRECORDED
    return CLOSES if abs(difference) * 2 <= _exact(row.rounded_to or 0) else UNRECORDED


def _sum(terms: Iterable[tuple[int, Claim]]) -> Decimal:
    return sum((sign * _exact(term.value or 0) for sign, term in terms), Decimal(0))


def _exact(number: int | float) -> Decimal:
    """Return a number as it is printed: 0.1 and 0.2 come to 0.3."""
    return Decimal(str(number))


def _plain(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


def _conflicts(total: Claim, terms: Terms, own: str) -> tuple[str, ...]:
    named = [own, total.conflict_id, *(term.conflict_id for _, term in terms)]
    return tuple(dict.fromkeys(name for name in named if name))
