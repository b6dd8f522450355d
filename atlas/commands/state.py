"""``python -m atlas state``: where everyone was on a day, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
from typing import TYPE_CHECKING

from atlas.commands import shared

if TYPE_CHECKING:
    from atlas.model.curves import Quantity
    from atlas.model.timeline import MovementState
    from atlas.read.dataset import Dataset


def add_options(command: argparse.ArgumentParser) -> None:
    """Add the options of ``state``; those that name the folders are added by the caller."""
    shared.add_address_options(command, "date", "movement", "pick", required=("date",))
    command.add_argument("--json", action="store_true", help="print JSON instead of a table")


def run(options: argparse.Namespace) -> int:
    """Print the state of movements on a day; the exit code is 1 if the data has faults.

    Raises:
        ValueError: If an option has no meaning.
    """
    from atlas.model import timeline
    from atlas.model.model import Model

    data = shared.load(shared.folders_of(options))
    model = Model(data)
    address = shared.address_of(options, model)
    state = timeline.state(model.at(address.pick), address.day)
    shown = address.movements or tuple(state.movements)
    if options.json:
        content = state.as_json()
        content["movements"] = {m: content["movements"][m] for m in shown}
        print(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for identity in shown:
            lines = _table(data, state.movements[identity], address.day)
            print("\n".join(lines), end="\n\n")
    if not state.movements and not shared.code(data):
        shared.print_message("the data has no movement yet: movements.csv has no rows")
    return shared.code(data)


def _table(data: Dataset, state: MovementState, day: int) -> list[str]:
    """Return a movement's state as lines for a reader: who, how many, how it is known."""
    from atlas.words.amounts import is_told
    from atlas.words.language import language
    from atlas.words.state_names import state_name
    from atlas.words.sums import sums, unaccounted

    movement = data.movements[state.movement_id]

    def words(name: str) -> str:
        return state_name(language("en"), movement, state, name, day)

    lines = [movement.title]
    if state.whole is None:
        return [*lines, "  no source gives a total"]
    told = sums(language("en"), state)
    has_others = _any(state.added_dead) and state.added_dead not in [q for _, q in told.values()]
    parts: dict[str, Quantity | None] = {
        **dict(told.values()),
        **({"of them, died on the way": state.added_dead} if has_others else {}),
        words("home"): state.home,
        words("taken"): state.taken,
        words("under_way"): state.under_way,
        **{f"{words('in_exile')}: {_place(data, key)}": held for key, held in state.exile.items()},
        _dead(data, state, words("dead")): state.dead,
        **({words("excess_dead"): state.excess_dead} if _any(state.excess_dead) else {}),
        words("returned"): state.returned,
        words("elsewhere"): state.elsewhere,
        words("not_stated"): state.not_stated,
    }
    # Nobody is told as a number, but bounds alone only where plates tell them too.
    maybe = {"dead": state.dead, "not_stated": state.not_stated}
    asked = unaccounted(state)
    silent = [
        q
        for part, q in maybe.items()
        if q and q.value is None and part not in asked and not is_told(part, q)
    ]
    for name, quantity in parts.items():
        if any(quantity is one for one in silent):
            continue
        lines.append(f"  {name:<44}{_words(quantity)}".rstrip())
    return lines


def _any(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.least > 0


def _dead(data: Dataset, state: MovementState, words: str) -> str:
    places = ", ".join(_place(data, key) for key in state.dead_in)
    return f"{words}: {places} alone" if places else words


def _place(data: Dataset, key: str) -> str:
    # People whose place no source states are in the model under a key of its own.
    return data.places[key].name if key in data.places else "region not stated"


def _words(quantity: Quantity | None) -> str:
    if quantity is None:
        from atlas.words.vocabulary import words_of

        return f"{'?':>9}  {words_of('remark', 'unknown')}"
    from atlas.words.amounts import amount, spread
    from atlas.words.language import language

    told = f" ({told})" if (told := spread(language("en"), quantity)) else ""
    return f"{amount(language('en'), quantity):>9}  {quantity.basis}{told}"
