"""What the states of a movement are called on a day: plates and the command line ask here.

The player has the same rule (``static/player/day/state-names.js``).
"""

from __future__ import annotations

from atlas.model.timeline import MovementState
from atlas.read.records import Movement
from atlas.words.language import Language
from atlas.words.vocabulary import words_of


def state_name(
    language: Language, movement: Movement, state: MovementState, name: str, day: int
) -> str:
    """Return the words for a state of a movement on a day: "in exile", "not back".

    Args:
        language: The language of the words.
        movement: The movement.
        state: Where its people were on the day.
        name: A state of the vocabulary, such as "in_exile".
        day: The day number.
    """
    if name == "dead" and state.dead_in:
        # Counted in only some regions of exile: a minimum.
        return words_of("remark", "dead_least", language)
    free = movement.return_start.first
    if name == "in_exile" and free is not None and day >= free:
        # After the release nobody is held: those still away have not (yet) come back.
        return words_of("remark", "not_back", language)
    return words_of("state", name, language)
