"""What the model of each movement must satisfy: its parts add up, and its stages fit the total.

A movement that fails is left out entirely, since nobody can tell which of its numbers is wrong. So
is one that makes the program fail; the message says that this is a bug. Where a reader has added
rows to a movement of the atlas, only those rows are left out.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from atlas.base.dates import LAST_DAY, iso_of
from atlas.base.faults import Fault
from atlas.check import books
from atlas.check.alone import model_of
from atlas.model.model import Model
from atlas.model.rivals import MOST_COMBINATIONS
from atlas.model.timeline import MovementState, amounts
from atlas.model.totals import DRIVING_KINDS, TOTAL_MEASURES, rival_wholes
from atlas.model.track import Track
from atlas.read.dataset import Dataset
from atlas.read.records import Movement

_STAGES = {"removed", "loaded", "arrived"}


def _wholes(dataset: Dataset) -> Iterator[Fault]:
    """No total that a reader may choose can be zero: a movement moves somebody."""
    for movement in dataset.movements.values():
        for claim in rival_wholes(dataset, movement):
            if claim.value == 0:
                message = (
                    f"'0' {claim.unit}: the total of {movement.id} cannot be zero; "
                    "leave the number empty if the source gives none"
                )
                yield Fault(*dataset.where("claims", claim.id), "value", message)


def _models(dataset: Dataset) -> Iterator[Fault]:
    """All checks of all movements; a failure in one does not stop the others."""
    model = dataset.derived(Model)
    for movement in dataset.movements.values():
        try:
            found = [fault for rule in _OF_ONE for fault in rule(model, movement)]
        except Exception as error:
            # The one place where a bug of the program is caught: it is reported with its place.
            frame = traceback.extract_tb(error.__traceback__)[-1]
            message = (
                f"cannot be worked out ({type(error).__name__} in {Path(frame.filename).name}:"
                f"{frame.lineno}: {error}): this is a bug in the program, please report it"
            )
            found = [Fault(*_where(dataset, movement), "movement_id", message)]
        costs = _costs(dataset, movement)
        yield from (replace(f, costs=costs) if f.severity == "error" else f for f in found)


def _costs(dataset: Dataset, movement: Movement) -> tuple[tuple[str, str], ...]:
    """Return what a movement that fails costs: the rows a reader added to it, or the movement."""
    rows = [("claims", c.id) for c in dataset.claims_of.get(movement.id, [])]
    rows += [("flows", f.id) for f in dataset.flows_of.get(movement.id, [])]
    added = tuple(row for row in rows if dataset.is_own(*row))
    is_ours = not dataset.is_own("movements", movement.id)
    return added if added and is_ours else (("movements", movement.id),)


def _where(dataset: Dataset, movement: Movement) -> tuple[str, int | None]:
    return dataset.where("movements", movement.id)


def _whole(model: Model, movement: Movement) -> Iterator[Fault]:
    """The claim of the total counts the persons of this movement at one of its stages."""
    wanted, claim = movement.whole_claim_id, model.rivals(movement.id).whole
    if wanted and claim is None:
        message = f"{wanted!r} is not a claim with a number of persons in this movement"
        yield Fault(*_where(model.dataset, movement), "whole_claim_id", message)
    elif claim and not (claim.measure in TOTAL_MEASURES and claim.kind in DRIVING_KINDS):
        # Else the whole population of a republic, or a planned number, would be drawn as taken.
        message = (
            f"{wanted!r} is {claim.kind} {claim.measure}: the total of a movement must be a "
            f"count (not planned or alleged) of {', '.join(TOTAL_MEASURES)}"
        )
        yield Fault(*_where(model.dataset, movement), "whole_claim_id", message)


def _books(model: Model, movement: Movement) -> Iterator[Fault]:
    """On every day, whatever is picked, no part is negative and all add up to the total."""
    wrong = model_of(model.dataset, movement.id).derived(books.first_wrong)
    if wrong:
        yield Fault(*_where(model.dataset, movement), "whole_claim_id", wrong)


def _stages(model: Model, movement: Movement) -> Iterator[Fault]:
    """No count of people taken, put on trains or arrived may be more than the total."""
    whole = model.rivals(movement.id).whole
    if whole is None or whole.value is None:
        return
    for claim in model.rivals(movement.id).driving:
        value = claim.value or 0
        if claim.measure in _STAGES and value > whole.value and claim.id != whole.id:
            message = (
                f"{value:,} persons {claim.measure} ({claim.id}) are more than the total "
                f"of {movement.id}, {whole.value:,} ({whole.id})"
            )
            yield Fault(*model.dataset.where("claims", claim.id), "value", message)


def _added(model: Model, movement: Movement) -> Iterator[Fault]:
    """Before the first dated count of the living, which shows births, nothing may exceed the total.

    Silent where a single count is already more than the total, which has its own fault. Where the
    total is disputed, the surplus is recorded with the dispute: a note.
    """
    dataset, alone = model.dataset, model_of(model.dataset, movement.id)
    surplus = alone.derived(_surplus)
    if surplus is None or any(_stages(model, movement)):
        return
    day, value = surplus
    track = alone.at().track(movement.id)
    counts = [r for r in track.regions if r.arrive_from <= day]
    last = max(counts, key=lambda r: (r.counted == day, r.value)).claim_id if counts else ""
    message = (
        f"by {iso_of(day)} the counts come to {value:,} more (with {last or 'the deaths'}) "
        f"than the total of {movement.id} ({track.whole_claim}), before any count shows births"
    )
    wholes = [dataset.claims[c] for c in (track.whole_claim, last) if c]
    # If the disputes were lost in reading, this one may be among them.
    recorded = dataset.lost.any_of("conflicts") or any(c.conflict_id for c in wholes)
    severity = "note" if recorded else "error"
    where = dataset.where("claims", last or track.whole_claim)
    yield Fault(*where, "value", message, severity)


def _surplus(model: Model) -> tuple[int, int] | None:
    """Return the first day with more people than the total, and how many more; None if none has.

    Args:
        model: The model of one movement alone.
    """
    (movement,) = model.dataset.movements
    track = model.at().track(movement)
    if track.whole is None:
        return None
    # After the last arrival a count of the living may hold births and those who came later.
    arrived = track.arrived.days[-1] if track.arrived.knots else LAST_DAY
    early = (day for day in books.days(track, between=False) if day <= arrived)
    found = ((day, n) for day in early if (n := _beyond(track, amounts(track, day), day)))
    return next(found, None)


def _beyond(track: Track, state: MovementState, day: int) -> int:
    """How many people the counts have for sure beyond the whole, the dead of the way left out."""
    if state.added is None or state.added_dead is None:
        return 0
    held = sum(r.low for r in track.regions if r.complete <= day <= r.until)
    living = track.living.at(day)
    surplus = 0 if living.high is None else max(0, held - living.high)
    return max(0, state.added.low - (state.added_dead.high or 0), surplus)


def _picks(model: Model, movement: Movement) -> Iterator[Fault]:
    """Disputes with too many combinations to be offered: they are recorded, so a note."""
    for identity, rivals in model.rivals(movement.id).unpickable.items():
        message = (
            f"its rivals ({', '.join(rivals)}) are shown but cannot be picked: with them "
            f"{movement.id} would have more than {MOST_COMBINATIONS} combinations"
        )
        yield Fault(*model.dataset.where("claims", identity), "conflict_id", message, "note")


_OF_ONE: tuple[Callable[[Model, Movement], Iterator[Fault]], ...] = (
    _whole,
    _stages,
    _added,
    _books,
    _picks,
)
# Faults of a total come before faults of what is derived from it.
TOTALS: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_wholes,)
RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_models,)
