"""What the model of each movement must satisfy: the books close, and the stages fit the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.compiler import compile_track
from atlas.counts import Counts
from atlas.dataset import Dataset
from atlas.dates import FIRST_DAY, LAST_DAY, iso_of
from atlas.disputes import MOST_COMBINATIONS, unpickable
from atlas.faults import Fault
from atlas.records import Flow
from atlas.timeline import movement_state
from atlas.wholes import whole_claim

_STAGES = {"removed", "loaded", "arrived"}


def _whole(dataset: Dataset) -> Iterator[Fault]:
    """Parts must sum to the whole and what was added, on every day that anything changes."""
    for movement in dataset.movements.values():
        track = compile_track(dataset, movement.id)
        where = dataset.where("movements", movement.id)
        wanted = movement.whole_claim_id
        if track.whole is None:
            if wanted:
                message = f"{wanted!r} is not a number of persons of this movement"
                yield Fault(*where, "whole_claim_id", message)
            continue
        if any(_runs_backwards(flow) for flow in dataset.flows_of.get(movement.id, [])):
            # Said already; no books close on people who arrive before they leave.
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
                yield Fault(*where, "whole_claim_id", message)
                break


def _runs_backwards(flow: Flow) -> bool:
    left, arrived = flow.depart_end.first, flow.arrive_end.last
    return left is not None and arrived is not None and arrived < left


def _stages(dataset: Dataset) -> Iterator[Fault]:
    """No count of those taken, put on trains or arrived may be more than the whole."""
    for movement in dataset.movements.values():
        whole = whole_claim(dataset, movement)
        if whole is None or whole.value is None:
            continue
        for claim in Counts(dataset, movement).driving:
            value = claim.value or 0
            if claim.measure in _STAGES and value > whole.value and claim.id != whole.id:
                message = (
                    f"{value:,} persons {claim.measure} ({claim.id}) are more than the whole "
                    f"of {movement.id}, {whole.value:,} ({whole.id})"
                )
                yield Fault(*dataset.where("claims", claim.id), "value", message)


def _added(dataset: Dataset) -> Iterator[Fault]:
    """Births show at a dated count of the living; before it a surplus is a count that does not fit.

    Silent where a single count is already more than the whole: that is said as such. Where the
    whole is disputed the surplus is recorded with the dispute: a note.
    """
    said = {(fault.file, fault.line) for fault in _stages(dataset)}
    for movement in dataset.movements.values():
        track = compile_track(dataset, movement.id)
        first = min((s.first for s in track.stocks), default=LAST_DAY + 1)
        early = [k for k in track.added.knots if k.value > 0 and k.day < first]
        own = {dataset.where("claims", c.id) for c in dataset.claims_of.get(movement.id, [])}
        if not early or own & said:
            continue
        day, value = early[0].day, early[0].value
        counts = [r for r in track.regions if r.arrive_from <= day]
        last = max(counts, key=lambda r: (r.counted == day, r.value)).claim_id if counts else ""
        message = (
            f"by {iso_of(day)} the counts come to {value:,} more (with {last or 'the deaths'}) "
            f"than the whole of {movement.id} ({track.whole_claim}); births are not counted yet"
        )
        wholes = [dataset.claims[c] for c in (track.whole_claim, last) if c]
        # With the disputes lost nobody can say that this one is not recorded.
        recorded = dataset.lost.any_of("conflicts") or any(c.conflict_id for c in wholes)
        severity = "note" if recorded else "error"
        where = dataset.where("claims", last or track.whole_claim)
        yield Fault(*where, "value", message, severity)


def _picks(dataset: Dataset) -> Iterator[Fault]:
    """Disputes from which no reader can pick, as there are too many: recorded, so a note."""
    for movement in dataset.movements.values():
        for identity, rivals in unpickable(dataset, movement).items():
            message = (
                f"its rivals ({', '.join(rivals)}) are shown and cannot be picked: with them "
                f"{movement.id} would have more than {MOST_COMBINATIONS} combinations"
            )
            yield Fault(*dataset.where("claims", identity), "conflict_id", message, "note")


RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (
    _whole,
    _stages,
    _added,
    _picks,
)
