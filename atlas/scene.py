"""The scene: data and geometry compiled for the browser.

Two rules keep it small: geometry is packed (see :mod:`atlas.encoding`) and stored
once, and what a claim does not say takes no room. The format is described in
``static/player/README.md``.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from atlas import marks, wording
from atlas.citations import Citation
from atlas.compiler import compile_track
from atlas.curves import Curve
from atlas.dataset import Dataset
from atlas.dates import FIRST_DAY, LAST_DAY
from atlas.encoding import delta_line, delta_polygons
from atlas.records import Claim, Event, Flow, Movement
from atlas.track import Track

FORMAT = 1


def scene(dataset: Dataset, data_version: str, base_file: str = "") -> dict[str, Any]:
    """Return the scene of a dataset as plain JSON values."""
    paths = {f.id: marks.flow_path(dataset, f) for f in dataset.flows.values()}
    flows = [f for f in dataset.flows.values() if paths[f.id]]
    routes = {f.route_id: paths[f.id] for f in flows}
    used = _places_used(dataset, flows)
    return {
        "format": FORMAT,
        "data_version": data_version,
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
        "base": base_file,
        "peoples": [_people(p) for p in dataset.peoples.values()],
        "movements": [_movement(dataset, m) for m in dataset.movements.values()],
        "places": {key: _place(dataset, key) for key in sorted(used)},
        "units": [_unit(u) for u in dataset.units.values()],
        "legs": _legs(routes),
        "routes": {key: _route(path) for key, path in sorted(routes.items()) if path},
        "flows": [_flow(dataset, f) for f in flows],
        "events": [_event(dataset, e) for e in _events(dataset)],
        "claims": {c.id: _claim(dataset, c) for c in dataset.claims.values()},
        "sources": _sources(dataset),
        "conflicts": {
            c.id: {"question": c.question, "handling": c.handling}
            for c in dataset.conflicts.values()
        },
    }


def _people(people: Any) -> dict[str, Any]:
    return {
        "id": people.id,
        "name": people.name,
        "own": people.name_own,
        "colour": people.colour,
        "text_colour": people.text_colour,
        "mark": people.mark,
        "summary": people.summary,
    }


def _movement(dataset: Dataset, movement: Movement) -> dict[str, Any]:
    track = compile_track(dataset, movement.id)
    planned = [
        c.id
        for c in dataset.claims_of.get(movement.id, [])
        if c.kind == "planned" and c.rank != "deprecated"
    ]
    return {
        "id": movement.id,
        "title": movement.title,
        "peoples": list(movement.people_ids),
        "kind": movement.kind,
        "start": movement.start.first,
        "end": movement.end.last,
        "return_start": movement.return_start.first,
        "return_end": movement.return_end.last,
        "precision": {
            name: getattr(movement, name).text
            for name in ("start", "end", "return_start", "return_end")
        },
        "homeland": movement.homeland_id,
        "territories": [
            {
                "place": t.place_id,
                "role": t.role,
                "from": t.valid_from.first if t.valid_from.text else None,
                "to": t.valid_to.last if t.valid_to.text else None,
            }
            for t in dataset.territories
            if t.movement_id == movement.id
        ],
        "summary": movement.summary,
        "unit": "persons" if track.whole else None,
        "whole_claim": track.whole_claim or None,
        "rivals": list(track.rivals),
        "track": _track(track) if track.whole else None,
        "picked": {
            rival: _track(compile_track(dataset, movement.id, (rival,)))
            for rival in track.rivals
            if rival != track.whole_claim
        },
        "plan": planned,
        "dated": [list(entry) for entry in track.dated],
    }


def _track(track: Track) -> dict[str, Any]:
    assert track.whole is not None
    return {
        "whole": {**asdict(track.whole), "claim": track.whole_claim},
        "curves": {name: _curve(line) for name, line in track.curves().items()},
        "regions": [
            {
                "place": r.place_id,
                "value": r.value,
                "low": r.low,
                "high": r.high,
                "claim": r.claim_id,
                "basis": r.basis,
                "arrive_from": r.arrive_from,
                "from": r.complete,
                "counted": r.counted,
                "to": r.until,
            }
            for r in track.regions
        ],
        "stocks": [
            {
                "from": s.first,
                "to": s.last,
                "value": s.value,
                "low": s.low,
                "high": s.high,
                "claim": s.claim_id,
            }
            for s in track.stocks
        ],
    }


def _curve(line: Curve | None) -> list[list[Any]] | None:
    if line is None:
        return None
    return [[k.day, k.value, k.low, k.high, k.basis, " ".join(k.claims)] for k in line.knots]


def _places_used(dataset: Dataset, flows: list[Flow]) -> set[str]:
    used = {u.place_id for u in dataset.units.values()}
    used |= {e.place_id for e in dataset.events.values()}
    used |= {c.place_id for c in dataset.claims.values()}
    for flow in flows:
        used |= {flow.origin_id, flow.destination_id}
        used |= {stop.place_id for stop in dataset.routes[flow.route_id]}
    return used & set(dataset.places)


def _place(dataset: Dataset, place_id: str) -> dict[str, Any]:
    place = dataset.places[place_id]
    return {
        "name": place.name,
        "now": place.name_now if place.name_now not in ("", place.name) else None,
        "ru": place.name_ru,
        "kind": place.kind,
        "lon": place.lon,
        "lat": place.lat,
        "precision": place.coordinate_precision,
    }


def _unit(unit: Any) -> dict[str, Any]:
    return {
        "id": unit.id,
        "place": unit.place_id,
        "layer": "homeland" if unit.layer == "homelands" else "destination",
        "from": unit.valid.first,
        "to": unit.valid.last,
        "certainty": unit.certainty,
        "polygons": delta_polygons(unit.shape),
        **({"points": _points(unit.shape)} if unit.shape.geom_type == "MultiPoint" else {}),
    }


def _points(shape: Any) -> list[int]:
    """Seats of districts whose outlines nobody has published: drawn as discs, not as areas."""
    return delta_line((point.x, point.y) for point in shape.geoms)


def _legs(routes: dict[str, Any]) -> dict[str, Any]:
    legs = {}
    for path in routes.values():
        for step in path.steps if path else ():
            leg = step.leg
            legs[leg.id] = {"line": delta_line(leg.points), "km": list(leg.km), "mode": leg.mode}
    return dict(sorted(legs.items()))


def _route(path: Any) -> dict[str, Any]:
    return {
        "legs": [[s.leg.id, int(s.reverse), s.status, s.mode] for s in path.steps],
        "stops": [
            {"place": stop.place_id, "km": km, "status": stop.point_status}
            for stop, km in zip(path.stops, path.stop_km, strict=True)
        ],
        "km": path.km,
    }


def _flow(dataset: Dataset, flow: Flow) -> dict[str, Any]:
    window = marks.window_of(dataset, flow)
    claim = dataset.claims.get(flow.claim_id)
    return {
        "id": flow.id,
        "movement": flow.movement_id,
        "peoples": list(flow.people_ids),
        "direction": flow.direction,
        "mode": flow.mode,
        "route": flow.route_id,
        "reverse": int(flow.direction == "homeward"),
        "origin": flow.origin_id,
        "destination": flow.destination_id,
        "depart": list(window.depart),
        "arrive": list(window.arrive),
        "season": wording.season(flow),
        "value": marks.value_of(dataset, flow),
        "low": claim.value_low if claim else None,
        "high": claim.value_high if claim else None,
        "claim": flow.claim_id or None,
        "status": flow.status,
        "note": flow.note,
    }


def _events(dataset: Dataset) -> list[Event]:
    dated = [e for e in dataset.events.values() if e.start.first is not None]
    # Within a day the order of the file stands: it puts what leads the day first.
    return sorted(dated, key=lambda e: (e.start.first, e.start.clock or ""))


def _event(dataset: Dataset, event: Event) -> dict[str, Any]:
    end = event.end if event.end.text else event.start
    return {
        "id": event.id,
        "movement": event.movement_id or None,
        "kind": event.kind,
        "start": event.start.first,
        "end": end.last,
        "edtf": event.start.text if end is event.start else f"{event.start.text}/{end.text}",
        "when": wording.event_when(event),
        "place": event.place_id or None,
        "title": event.title,
        "text": event.text,
        "status": event.status,
        "sources": _said(dataset, event.source, event.quoting),
        "claims": [c.id for c in dataset.claims_of_event.get(event.id, [])],
    }


def _claim(dataset: Dataset, claim: Claim) -> dict[str, Any]:
    values = {
        "movement": claim.movement_id,
        "peoples": list(claim.people_ids),
        "place": claim.place_id,
        "event": claim.event_id,
        "measure": claim.measure,
        "unit": claim.unit,
        "value": claim.value,
        "low": claim.value_low,
        "high": claim.value_high,
        "from": claim.first_day,
        "to": claim.last_day,
        "span": claim.span,
        "kind": claim.kind,
        "rank": claim.rank,
        "grade": claim.grade,
        "conflict": claim.conflict_id,
        "status": [claim.place_status, claim.date_status, claim.value_status],
        "sources": _said(dataset, claim.source, claim.quoting),
        "quotation": claim.quotation,
        "note": claim.note,
        "when": wording.claim_when(claim),
        "text": wording.claim_text(dataset, claim),
    }
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _said(
    dataset: Dataset, source: tuple[Citation, ...], quoting: tuple[Citation, ...]
) -> list[dict[str, Any]]:
    quoted = [
        {"key": c.key, "short": wording.short(dataset, c), "locator": c.locator} for c in quoting
    ]
    return [
        {"key": c.key, "locator": c.locator, "quoting": quoted if n == 0 else []}
        for n, c in enumerate(source)
    ]


def _sources(dataset: Dataset) -> dict[str, Any]:
    return {
        key: {"short": work.short, "full": work.full, "url": work.url or None, "note": work.note}
        for key, work in sorted(dataset.works.items())
    }
