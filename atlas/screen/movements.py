"""A movement in the scene: its dates, its territories and its running totals."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from atlas.model.curves import Curve
from atlas.model.model import Model
from atlas.model.track import Track
from atlas.picture import homelands
from atlas.picture.regions import is_remainder, told
from atlas.picture.stations import towns_of
from atlas.read.records import Movement
from atlas.routes.lanes import lanes_of
from atlas.screen.shares import shares
from atlas.words.whereabouts import rank


def movement_entry(model: Model, movement: Movement) -> dict[str, Any]:
    """Return a movement as JSON values: its track, and what each pick changes in it.

    Days are day numbers, both ends of a span inclusive; numbers are whole persons.
    """
    dataset, rivals = model.dataset, model.rivals(movement.id)
    lanes = lanes_of(model)
    track = model.at().track(movement.id)
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
        "lane": lanes.numbers[movement.id],
        "least_whole": lanes.loads[movement.id].whole,
        "homelands": [_stage(stage) for stage in homelands.stages(model, movement)],
        "back": [list(share) for share in homelands.shares_back(model, movement)],
        "parts": [
            {"unit": part.unit.id, "from": part.first, "to": part.last}
            for part in homelands.parts(model, movement)
        ],
        "summary": movement.summary,
        "unit": "persons" if track.whole else None,
        "whole_claim": track.whole_claim or None,
        "rivals": list(track.rivals),
        "track": _track(model, track) if track.whole else None,
        "disputes": [[key, *others] for key, others in rivals.disputes.items()],
        "picked": _picked(model, track),
        "plan": planned,
        "dated": [[*entry, rank(dataset.claims[entry[2]])] for entry in track.dated],
        "towns": [[t.place_id, t.rank, t.said, *t.span] for t in towns_of(model, movement)],
        "known": shares(model, movement),
    }


def _stage(stage: homelands.Stage) -> dict[str, Any]:
    return {
        "from": stage.first,
        "to": stage.last,
        "role": stage.role,
        "units": [[o.place_id, o.unit.id, int(o.frames)] for o in stage.outlines],
        **({} if stage.borders is None else {"borders": stage.borders}),
        **({"abolished": 1} if stage.abolished else {}),
    }


def _track(model: Model, track: Track) -> dict[str, Any]:
    assert track.whole is not None
    return {
        "whole": {**asdict(track.whole), "claim": track.whole_claim},
        "home_until": track.home_until,
        "emptied": track.emptied,
        "died_in": [[day, value, list(places)] for day, value, places in track.died_in],
        "curves": {name: _curve(line) for name, line in track.curves().items()},
        "regions": [
            {
                "place": r.place_id,
                "value": r.value,
                "low": r.low,
                "high": r.high,
                "claim": r.claim_id,
                "basis": r.basis,
                "held_from": r.held_from,
                "arrive_from": r.arrive_from,
                "from": r.complete,
                "counted": r.counted,
                "to": r.until,
                **({"remainder": 1} if is_remainder(model, r) else {}),
                **({"told": list(span)} if (span := told(model, track.movement_id, r)) else {}),
            }
            for r in track.regions
        ],
        "counted": [[c.day, c.value, c.claim_id] for c in track.counted],
        "censuses": [[c.day, c.value, c.claim_id] for c in track.censuses],
    }


def _picked(model: Model, track: Track) -> dict[str, Any]:
    """Return what each combination of picks changes in the movement's own track.

    The keys are the ids of the claims picked, in order, joined by spaces.
    """
    if track.whole is None:
        return {}
    own = _track(model, track)
    found = {}
    for picks in model.rivals(track.movement_id).choices:
        other = _track(model, model.track(track.movement_id, picks))
        changed = {name: other[name] for name in other if other[name] != own[name]}
        if "curves" in changed:
            curves = other["curves"].items()
            changed["curves"] = {name: c for name, c in curves if c != own["curves"][name]}
        found[" ".join(picks)] = changed
    return found


def _curve(line: Curve | None) -> list[list[Any]] | None:
    if line is None:
        return None
    return [
        [k.day, k.value, k.low, k.high, k.basis, " ".join(k.claims), int(k.onward)]
        for k in line.knots
    ]
