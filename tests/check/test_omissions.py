"""What an error costs: its row, what it names, and what points at that; nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base import faults
from atlas.base.faults import Fault
from atlas.base.memo import Memo
from atlas.check import alone, checks
from atlas.check.omissions import SHAPES, without
from atlas.model import model
from tests.building import claim, dataset, flow, place, stop, unit
from tests.damage import complaints

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def numbered(data):
    """A dataset whose records stand on lines, as if it had been read."""
    data = replace(data, lines={"claims": {key: n for n, key in enumerate(data.claims, start=2)}})
    data.lines["movements"] = {"m": 2}
    data.lines["routes"] = {f"r {n}": n + 1 for n in (1, 2)}
    return data


def test_nothing_is_left_out_for_a_note_or_for_a_fault_of_a_whole_file():
    data = numbered(dataset(WHOLE))
    assert without(data, []) is None
    assert without(data, [Fault("claims.csv", 2, "value", "…", "note")]) is None
    assert without(data, [Fault("claims.csv", None, "", "…")]) is None


def test_an_error_costs_the_row_on_its_line_and_references_to_it():
    data = numbered(dataset(WHOLE, claim("part", "removed", 9, part_of="whole", rank="normal")))
    fault = Fault("claims.csv", 2, "value", "…")
    rest = without(data, [fault])
    assert list(rest.claims) == ["part"]
    assert rest.claims["part"].part_of == ""
    assert rest.movements["m"].whole_claim_id == ""
    assert rest.lost.has("claims", "whole")
    assert rest.faults[0] == fault
    assert {str(f) for f in rest.faults[1:]} == {
        "claims.csv:part_of: emptied in 1 record: it refers to rows left out of claims.csv",
        "movements.csv:whole_claim_id: emptied in 1 record: "
        "it refers to rows left out of claims.csv",
    }
    # What was there is as it was.
    assert list(data.claims) == ["whole", "part"]


def test_a_movement_takes_with_it_what_is_of_it():
    data = numbered(dataset(WHOLE, claim("other", "died", 3, movement_id=""), flows=(flow(),)))
    data.places["x"] = place("x")
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "away")]
    rest = without(data, [Fault("movements.csv", 2, "start", "…")])
    assert (rest.movements, rest.flows, list(rest.claims)) == ({}, {}, ["other"])
    assert rest.places == data.places
    assert rest.routes == data.routes


def test_a_stop_costs_its_route_and_a_shape_itself():
    data = numbered(dataset(WHOLE))
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "away")]
    data = replace(data, units={"home@x": unit("home@x", ""), "away@x": unit("away@x", "")})
    found = [
        Fault("routes.csv", 3, "seq", "…"),
        Fault("homelands.geojson", 1, "geometry", "…", costs=((SHAPES, "home@x"),)),
    ]
    rest = without(data, found)
    assert rest.routes == {}
    assert list(rest.units) == ["away@x"]


def test_what_the_program_cannot_work_out_costs_that_movement_and_is_said(built_in, monkeypatch):
    def failing(counts):
        if counts.movement.id == "karachais-1943":
            raise ZeroDivisionError("integer division or modulo by zero")
        return compiled(counts)

    compiled = model.compile_track
    # Another test may have had the track of these rows worked out.
    monkeypatch.setattr(model, "_KEPT", Memo(1))
    monkeypatch.setattr(alone, "_MODELS", Memo(1))
    monkeypatch.setattr(model, "compile_track", failing)
    rest = checks.sound(replace(built_in))
    (said,) = complaints(rest.faults)
    assert said.startswith(
        "movements.csv:2:movement_id: cannot be worked out (ZeroDivisionError in test_omissions.py:"
    )
    assert said.endswith("this is a bug in the program, please report it")
    assert set(built_in.movements) - set(rest.movements) == {"karachais-1943"}
    others = {key for key, c in built_in.claims.items() if c.movement_id != "karachais-1943"}
    assert set(rest.claims) == others


def test_what_is_sound_is_the_same_again(built_in):
    once = checks.sound(built_in)
    assert once.claims == built_in.claims
    assert faults.errors(once.faults) == []
    assert checks.sound(once).faults == once.faults


@pytest.mark.parametrize("column", ["value", "quotation"])
def test_a_row_with_two_faults_is_left_out_once(column):
    data = numbered(dataset(WHOLE))
    rest = without(data, [Fault("claims.csv", 2, column, "…"), Fault("claims.csv", 2, "note", "…")])
    assert rest.claims == {}
