"""What the parts of a movement add up to on a day, in words: for plates and the command line.

The panel says the same in sentences (``static/player/panel/panel-beyond.js``).
"""

from __future__ import annotations

import math

from atlas.model.curves import Quantity
from atlas.model.timeline import MovementState
from atlas.words.amounts import is_told
from atlas.words.language import Language

_PARTS = (
    *("home", "taken", "under_way", "in_exile"),
    *("dead", "returned", "elsewhere", "not_stated"),
)
_BEYOND = ("disputed", "added")


def sums(language: Language, state: MovementState) -> dict[str, tuple[str, Quantity]]:
    """Return by name, in words and as a number: the whole, and what is counted beyond it.

    What is not worth a line (:func:`is_told`) is left out; without a whole that is everything.
    """
    added, dead = state.added, state.added_dead
    beyond = language.say("counted beyond it")
    if added and dead and dead.value and (added == dead or _is_of_the_dead(added, dead)):
        added, beyond = dead, language.say("died on the way, not in it")
    told = {
        "whole": (language.say("the whole"), state.whole),
        "disputed": (language.say("more, within other totals"), state.disputed),
        "added": (beyond, added),
    }
    asked = unaccounted(state)
    return {
        name: (words, quantity)
        for name, (words, quantity) in told.items()
        if state.whole and quantity and (name in {"whole", *asked} or is_told(name, quantity))
    }


def unaccounted(state: MovementState) -> frozenset[str]:
    """Return the parts that an account tells by their bounds, because the others do not add up.

    Bounds alone of the dead, of those in no count and of those beyond the whole are not worth a
    line as long as the other parts come to the whole (:func:`atlas.words.amounts.is_told`). Where
    these fall short of it, the reader is told where the rest may be; where they come to more, that
    more were counted, and that nobody says how many.
    """
    if state.whole is None:
        return frozenset()
    told = [q for name in _PARTS if (q := getattr(state, name)) and is_told(name, q)]
    last = 0
    if state.in_exile is None and state.last_living and not state.last_living.is_census:
        last = state.last_living.value
    beyond = [q for name in _BEYOND if (q := getattr(state, name)) and is_told(name, q)]
    whole = sum(q.least for q in (state.whole, *beyond))
    silent = state.dead is None or (state.in_exile is None and not last)
    if silent or any(q.value is None and q.high is None for q in told):
        # "Not stated" or "at least" says by itself that more may be there.
        most = math.inf
    else:
        most = last + sum(q.high if q.value is None else q.value for q in told)
    if most < whole:
        return frozenset(n for n in ("dead", "not_stated") if _is_open(getattr(state, n)))
    if last + sum(q.least for q in told) > whole and _is_open(state.added):
        return frozenset({"added"})
    return frozenset()


def _is_open(quantity: Quantity | None) -> bool:
    """Whether nobody gives a number, and it need not be none."""
    return quantity is not None and quantity.value is None and quantity.high != 0


def _is_of_the_dead(added: Quantity, dead: Quantity) -> bool:
    """Whether only those who died on the way are surely beyond the whole: their count says more."""
    return added.value is None and added.low <= dead.low
