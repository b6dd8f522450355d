"""Which of several ways of laying out a plate is best: the one whose maps show most."""

from __future__ import annotations

import math
from collections.abc import Sequence

from atlas.paper.plate.composition import Composition

# What a plate is worth whose picture lacks where the people were, how it was made, or a map at the
# end of its last row.
_WITHOUT_ACCOUNTS, _IN_BRIEF, _GAPS = 0.8, 0.95, 0.85
# How much larger than the least what a map shows is large enough; beyond that a half counts.
_ENOUGH, _BEYOND = 1.25, 0.5
# What a map is worth whose frame is four times as large as what it shows.
_EMPTY = 0.55


def best(ways: Sequence[Composition]) -> Composition:
    """Return the best of some ways; of two as good the first. None of them may fit."""
    if len(ways) == 1:
        return ways[0]
    most = {number: _drawn_worth(way, way.most_drawn) for number, way in enumerate(ways)}
    found: dict[int, float] = {}
    for number in sorted(most, key=lambda number: -most[number]):
        # To measure the words of each would take too long.
        if found and most[number] <= max(found.values()):
            break
        found[number] = _worth(ways[number])
    return ways[max(sorted(found), key=lambda number: found[number])]


def _drawn_worth(way: Composition, drawn: float) -> float:
    """Return what it is worth that the maps of a way draw what they show so large (mm)."""
    enough = _ENOUGH * way.least_drawn
    return way.arrangement.worth * min(drawn, enough + _BEYOND * (drawn - enough))


def _worth(way: Composition) -> float:
    """Return how good a plate it makes: how large its maps draw what they show, less its lacks.

    It is negative for one that does not fit, the more so the less room there is.
    """
    wording = way.wording()
    if wording is None:
        return -math.inf if way.is_narrow else way.drawn(way.shortest) - 1e6
    worth = _drawn_worth(way, way.drawn(wording))
    sizes = way.sizes(wording)
    frames, shown = sum(area for _, area in sizes), sum(large**2 for large, _ in sizes)
    worth *= math.pow(_EMPTY, math.log(frames / shown, 4))
    if way.arrangement.accounts and not wording.accounts:
        worth *= _WITHOUT_ACCOUNTS
    if wording.brief:
        worth *= _IN_BRIEF
    return worth * _GAPS if way.arrangement.vacant and not wording.is_aside else worth
