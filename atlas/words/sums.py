"""What the parts of a movement add up to on a day, in words: for plates and the command line.

The panel says the same in sentences (``static/player/panel/panel-beyond.js``).
"""

from __future__ import annotations

from atlas.model.curves import Quantity
from atlas.model.timeline import MovementState
from atlas.words.amounts import is_told
from atlas.words.language import Language


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
    return {
        name: (words, quantity)
        for name, (words, quantity) in told.items()
        if state.whole and quantity and (name == "whole" or is_told(name, quantity))
    }


def _is_of_the_dead(added: Quantity, dead: Quantity) -> bool:
    """Whether only those who died on the way are surely beyond the whole: their count says more."""
    return added.value is None and added.low <= dead.low
