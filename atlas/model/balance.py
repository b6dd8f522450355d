"""Parts and whole of a movement on a day: what its counts have beyond it, and what they lack.

Only counts bear either. A straight line between two counts is none, and where a source gives a
greater total than the atlas's own, so many more are a difference between sources before they are
more people. ``data/README.md`` has the rule under "The books"; the player repeats it
(``static/player/day/balance.js``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from atlas.model.curves import BASES, ZERO, Quantity, basis_of, total_of


@dataclass(frozen=True)
class Balance:
    """What stands between a whole and its parts: whole + disputed + added = parts + missing.

    Attributes:
        disputed: How many more than the whole the counts have, as far as a total that another
            source gives would hold them.
        added: Those beyond every total, and those who died on the way of a whole without them.
        missing: Those of the whole who are in no count.
    """

    disputed: Quantity
    added: Quantity
    missing: Quantity


def balance(
    whole: Quantity,
    parts: Sequence[Quantity | None],
    counted: Sequence[Quantity | None],
    added_dead: Quantity,
) -> Balance:
    """Return what the parts of a day have beyond the whole, and what they lack.

    All three are numbers only where every part is; elsewhere they have the bounds that all parts
    together leave.

    Args:
        whole: How many people the movement was; its high is the greatest total of any source.
        parts: All parts of the day, as they are shown; None where no source says.
        counted: The same, with the bounds of two counts in place of a line between them.
        added_dead: Who died on the way of a whole that does not count them.
    """
    known = [q for q in parts if q]
    surely = [q for q in counted if q]
    shown = total_of(known)
    sure = shown if surely == known else total_of(surely)
    total, dead = whole.least, added_dead.least
    most, is_whole = whole.high or total, len(known) == len(parts)
    high = shown.high if is_whole else None
    basis = _worked_out(surely)
    added = _between(
        max(added_dead.low, sure.low - most),
        None if high is None else max(added_dead.high or 0, high - most),
        basis,
    )
    missing = _between(
        0 if sure.high is None or not is_whole else max(0, whole.low - sure.high),
        max(0, most - shown.low),
        basis,
    )
    span = most - total
    if not is_whole or shown.value is None:
        surplus = sure.low - total - added_dead.low
        is_more = span and (surplus > 0 or sum(q.least for q in known) > total + dead)
        return Balance(_disputed(surplus, span, basis) if is_more else ZERO, added, missing)
    basis = basis if surely == known else _worked_out(known)
    gap = shown.value - total - dead
    more = max(0, gap)
    within = min(more, span)
    return Balance(
        Quantity(within, within, within, basis) if within else ZERO,
        _ranged(dead + more - within, added, basis, is_open=added_dead.value is None),
        _ranged(max(0, -gap), missing, basis),
    )


def _worked_out(quantities: Iterable[Quantity]) -> str:
    """How what follows from several is known: never given by a source, no surer than they are."""
    return max(basis_of(quantities), "derived", key=BASES.index)


def _disputed(surplus: int, span: int, basis: str) -> Quantity:
    """What lies within the totals of other sources, of a surplus that is the least there can be."""
    low = min(max(0, surplus), span)
    return _between(low, span, basis) if low < span else Quantity(span, span, span, basis)


def _between(low: int, high: int | None, basis: str) -> Quantity:
    """Bounds without a number; where there can be nobody, that is the number."""
    return ZERO if high == 0 else Quantity(None, low, high, basis)


def _ranged(value: int, bounds: Quantity, basis: str, *, is_open: bool = False) -> Quantity:
    """A number with its bounds; nobody has no range, for then the counts agree.

    Unless it is open: then no source says that it is nobody.
    """
    if not value and not is_open:
        return ZERO
    high = value if bounds.high is None else max(value, bounds.high)
    return Quantity(value, min(value, bounds.low), high, basis)
