"""What the model of each movement must satisfy: the books close, and the stages fit the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.compiler import compile_track
from atlas.dataset import Dataset
from atlas.dates import FIRST_DAY, LAST_DAY
from atlas.faults import Fault
from atlas.timeline import movement_state


def _whole(dataset: Dataset) -> Iterator[Fault]:
    """Parts must sum to the whole and what was added, on every day that anything changes."""
    for movement in dataset.movements.values():
        track = compile_track(dataset, movement.id)
        line = dataset.line("movements", movement.id)
        wanted = movement.whole_claim_id
        if track.whole is None:
            if wanted:
                message = f"{wanted!r} is not a number of persons of this movement"
                yield Fault("movements.csv", line, "whole_claim_id", message)
            continue
        days = {d for curve in track.curves().values() if curve for d in curve.days}
        for day in sorted(d for d in days if FIRST_DAY <= d <= LAST_DAY):
            s = movement_state(track, day)
            parts = [s.home, s.taken, s.under_way, s.dead, s.returned, s.elsewhere, s.not_stated]
            values = [q.value for q in (*parts, *s.exile.values()) if q]
            books = track.whole.value + (s.added.value if s.added else 0)
            if sum(values) != books or min(values) < 0:
                message = (
                    f"the parts do not sum to {wanted!r} on day {day}: {values} against {books}"
                )
                yield Fault("movements.csv", line, "whole_claim_id", message)
                break


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (_whole,)
