"""What records point at must fit them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base import faults
from atlas.check import checks, references
from tests.building import claim, dataset, flow, place, stop

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def found(data):
    return [str(f) for f in faults.errors(checks.check(data))]


def with_route(*flows):
    data = dataset(WHOLE, flows=flows)
    data.places.update(
        {
            "home": place("home", "town", 70.0, 45.0),
            "away": place("away", "town", 75.0, 45.0),
            "far": place("far", "town", 80.0, 50.0),
            "land": place("land", "aggregate", 90.0, 60.0),
        }
    )
    data.routes["r"] = [stop("r", 1, "home"), stop("r", 2, "away")]
    return data


def test_real_data_has_no_fault(built_in):
    assert [f for rule in references.RULES for f in rule(built_in)] == []


def test_a_stream_and_a_claim_are_of_the_movement_s_own_peoples():
    data = with_route(flow("f", people_ids=("p", "q")))
    data.claims["x"] = claim("x", "killed", 5, people_ids=("q",), rank="normal")
    assert found(data) == [
        "claims.csv:people_ids: 'q' is not among the peoples of m in movements.csv",
        "flows.csv:people_ids: 'q' is not among the peoples of m in movements.csv",
    ]


def test_the_number_of_a_stream_is_of_its_own_movement():
    data = with_route(flow("f", claim_id="x"))
    other = claim("x", "arrived", 5, rank="normal", movement_id="n", people_ids=())
    data.claims["x"] = other
    assert found(data) == ["flows.csv:claim_id: 'x' belongs to n, but the stream to m"]
    data.claims["x"] = replace(other, movement_id="")
    assert "belongs to no single movement" in found(data)[0]


def test_a_part_is_of_its_total_s_movement_and_unit():
    data = with_route()
    data.claims["n"] = claim("n", "removed", 9, movement_id="n", people_ids=(), rank="normal")
    data.claims["all"] = replace(data.claims["n"], id="all", movement_id="", value=20)
    data.claims["a"] = claim("a", "removed", 9, part_of="n", rank="normal")
    data.claims["b"] = claim("b", "removed", 9, part_of="all", rank="normal")
    data.claims["c"] = claim("c", "removed", 9, part_of="whole", rank="normal", unit="families")
    assert found(data) == [
        "claims.csv:part_of: 'n' is a total of n, not of m",
        "claims.csv:part_of: 'whole' counts persons, but this claim counts families",
    ]


def test_nothing_is_part_of_itself():
    data = with_route()
    data.claims["a"] = claim("a", "removed", 9, part_of="a", rank="normal")
    for one, other in (("home", "away"), ("away", "far"), ("far", "home")):
        data.places[one] = replace(data.places[one], part_of=other)
    assert found(data) == [
        "claims.csv:part_of: is part of itself: 'a' in 'a'",
        "places.csv:part_of: is part of itself: 'home' in 'away' in 'far' in 'home'",
    ]


_DATES = ("depart_start", "depart_end", "arrive_start", "arrive_end")
HOMEWARD = {"direction": "homeward", **dict.fromkeys(_DATES, "1957")}


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({}, None),
        ({"destination_id": "land"}, None),
        (
            {"destination_id": "far"},
            "destination_id: 'far' lies far from 'away', where the",
        ),
        ({"origin_id": "far"}, "origin_id: 'far' lies far from 'home', where the"),
        ({**HOMEWARD, "origin_id": "away", "destination_id": "home"}, None),
        (HOMEWARD, "origin_id: 'home' lies far from 'away', where the"),
    ],
)
def test_a_stream_begins_and_ends_where_its_route_does(cells, fault):
    lines = found(with_route(flow("f", **cells)))
    assert lines == [] if fault is None else lines[0].startswith(f"flows.csv:{fault}")
