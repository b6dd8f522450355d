"""What a whole data set must satisfy beyond each single cell.

Every check returns all its faults; nothing here raises for bad data. A recorded
disagreement is a note: it is shown and fails nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas import marks
from atlas.citations import Citation
from atlas.compiler import compile_track
from atlas.dataset import Dataset
from atlas.dates import FIRST_DAY, LAST_DAY
from atlas.faults import Fault
from atlas.paths import path_of
from atlas.records import Claim
from atlas.timeline import movement_state

# Faster than this no loaded train, truck or caravan of the time ran for days on end.
_KM_A_DAY = {"rail": 1200, "truck": 600, "caravan": 100, "barge": 400, "ship": 600, "foot": 60}
_MAX_QUOTED_WORDS = 25


def check(dataset: Dataset) -> list[Fault]:
    """Return all faults and notes: those found in reading, then the rest, each once."""
    found = list(dataset.faults)
    for rule in _RULES:
        found += rule(dataset)
    return list(dict.fromkeys(found))


def _line(dataset: Dataset, table: str, identity: str) -> int | None:
    return dataset.lines.get(table, {}).get(identity)


def _cited_works(dataset: Dataset) -> Iterator[Fault]:
    for table in ("peoples", "events", "claims", "flows", "places"):
        for identity, record in getattr(dataset, table).items():
            for column in ("source", "quoting"):
                for citation in getattr(record, column, ()):
                    yield from _unknown_work(dataset, table, identity, column, citation)
    for stops in dataset.routes.values():
        for stop in stops:
            for citation in stop.source:
                key = f"{stop.route_id} {stop.seq}"
                yield from _unknown_work(dataset, "routes", key, "source", citation)


def _unknown_work(
    dataset: Dataset, table: str, identity: str, column: str, citation: Citation
) -> Iterator[Fault]:
    if citation.key not in dataset.works:
        line = _line(dataset, table, identity)
        message = f"{citation.key!r} is not in sources.bib"
        yield Fault(f"{table}.csv", line, column, message)


def _claim_ranges(dataset: Dataset) -> Iterator[Fault]:
    for claim in dataset.claims.values():
        line = _line(dataset, "claims", claim.id)
        low, value, high = claim.value_low, claim.value, claim.value_high
        if low is not None and high is not None and high < low:
            yield Fault("claims.csv", line, "value_high", f"{high} lies below value_low {low}")
        elif value is not None and low is not None and value < low:
            yield Fault("claims.csv", line, "value_low", f"{low} lies above the value {value}")
        elif value is not None and high is not None and value > high:
            yield Fault("claims.csv", line, "value_high", f"{high} lies below the value {value}")
        first, last = claim.as_of_start.first, claim.as_of_end.last
        if first is not None and last is not None and claim.as_of_end.text and last < first:
            message = f"{claim.as_of_end.text!r} lies before as_of_start {claim.as_of_start.text!r}"
            yield Fault("claims.csv", line, "as_of_end", message)
        if len(claim.quotation.split()) > _MAX_QUOTED_WORDS:
            message = f"has {len(claim.quotation.split())} words; at most {_MAX_QUOTED_WORDS}"
            yield Fault("claims.csv", line, "quotation", message)


def _date_order(dataset: Dataset) -> Iterator[Fault]:
    for flow in dataset.flows.values():
        line = _line(dataset, "flows", flow.id)
        for early, late in (("depart_start", "arrive_start"), ("depart_end", "arrive_end")):
            start, end = getattr(flow, early), getattr(flow, late)
            if start.first is not None and end.last is not None and end.last < start.first:
                message = f"{end.text!r} lies before {early} {start.text!r}"
                yield Fault("flows.csv", line, late, message)
    for movement in dataset.movements.values():
        first, last = movement.start.first, movement.end.last
        if first is None or last is None or last < first or first > LAST_DAY or last < FIRST_DAY:
            line = _line(dataset, "movements", movement.id)
            message = f"{movement.end.text!r} does not follow {movement.start.text!r} in 1928-1961"
            yield Fault("movements.csv", line, "end", message)


def _sums(dataset: Dataset) -> Iterator[Fault]:
    """Totals against their parts: what closes is fine, what is recorded is a note."""
    for identity, parts in dataset.parts_of.items():
        total = dataset.claims.get(identity)
        if total is None or not total.parts_complete or total.value is None:
            continue
        counted = [p for p in parts if p.unit == total.unit and p.value is not None]
        summed = sum(p.value for p in counted if p.value is not None)
        if not counted or summed == total.value:
            continue
        recorded = total.conflict_id or any(p.conflict_id for p in counted)
        message = f"{total.value:,} is printed, its {len(counted)} parts sum to {summed:,}"
        severity = "note" if recorded else "error"
        yield Fault("claims.csv", _line(dataset, "claims", identity), "value", message, severity)


def _rivals(dataset: Dataset) -> Iterator[Fault]:
    """Each recorded conflict, with the figures that take part in it."""
    figures: dict[str, list[Claim]] = {}
    for claim in dataset.claims.values():
        if claim.conflict_id:
            figures.setdefault(claim.conflict_id, []).append(claim)
    for identity, conflict in dataset.conflicts.items():
        values = sorted({c.value for c in figures.get(identity, []) if c.value is not None})
        shown = " / ".join(f"{v:,}" for v in values)
        message = f"{conflict.question} {shown}".strip()
        line = _line(dataset, "conflicts", identity)
        yield Fault("conflicts.csv", line, "", message, "note")


def _routes(dataset: Dataset) -> Iterator[Fault]:
    for route_id, stops in dataset.routes.items():
        if [s.seq for s in stops] != list(range(1, len(stops) + 1)):
            line = _line(dataset, "routes", f"{route_id} {stops[0].seq}")
            yield Fault("routes.csv", line, "seq", f"route {route_id!r} is not numbered 1, 2, 3 …")
    for flow in dataset.flows.values():
        line = _line(dataset, "flows", flow.id)
        path = marks.flow_path(dataset, flow)
        if path is None:
            message = f"route {flow.route_id!r} cannot be drawn: a stop has no coordinates"
            yield Fault("flows.csv", line, "route_id", message)
            continue
        window = marks.window_of(dataset, flow)
        days = max(1, window.arrive[0] - window.depart[0])
        if path.km / days > _KM_A_DAY[flow.mode]:
            message = f"{path.km:,.0f} km in {days} days is faster than {flow.mode} could go"
            yield Fault("flows.csv", line, "arrive_start", message)


def _straight_legs(dataset: Dataset) -> Iterator[Fault]:
    """Rail legs for which no track of the time is known: drawn straight, dotted, and said so."""
    for route_id, stops in dataset.routes.items():
        path = path_of(dataset, route_id, LAST_DAY)
        for step, stop in zip(path.steps if path else (), stops[1:], strict=False):
            if step.mode == "rail" and not step.leg.drawn:
                line = _line(dataset, "routes", f"{route_id} {stop.seq}")
                message = (
                    f"no track of the time to {stop.place_id!r}: drawn as a straight dotted line"
                )
                yield Fault("routes.csv", line, "place_id", message, "note")


def _whole(dataset: Dataset) -> Iterator[Fault]:
    """Parts must sum to the whole and what was added, on every day that anything changes."""
    for movement in dataset.movements.values():
        track = compile_track(dataset, movement.id)
        line = _line(dataset, "movements", movement.id)
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


def _coverage(dataset: Dataset) -> Iterator[Fault]:
    """Shapes that no place explains."""
    for unit in dataset.units.values():
        if unit.place_id not in dataset.places:
            file = f"{unit.layer}.geojson"
            yield Fault(file, None, unit.id, f"place {unit.place_id!r} is not in places.csv")


_RULES: tuple[Callable[[Dataset], Iterator[Fault]], ...] = (
    _cited_works,
    _claim_ranges,
    _date_order,
    _sums,
    _routes,
    _straight_legs,
    _whole,
    _coverage,
    _rivals,
)
