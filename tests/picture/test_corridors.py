"""Caravans and flight."""

from __future__ import annotations

from dataclasses import replace

from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.corridors import corridors_on
from atlas.picture.journeys import journeys_on
from tests.building import flow, two_ways


def caravans():
    data = two_ways(people_ids=())
    data.routes["r1"][1:] = [replace(s, mode="caravan") for s in data.routes["r1"][1:]]
    data.flows["again"] = flow("again", route_id="r1", depart_start="1943-11-20")
    return data


def seen(day: str, movements=("m",), **asked):
    data, address = caravans(), Address(day=parse_day(day), **asked)
    return corridors_on(journeys_on(Model(data).at(), address, movements), address, data)


def test_a_corridor_is_shown_while_people_are_on_it():
    (corridor,) = seen("1943-11-05")
    assert (corridor.flow_id, corridor.people_id) == ("small", "p")
    assert corridor.line == ((60.0, 50.0), (62.0, 50.0), (62.0, 52.0))
    assert corridor.season == "2 November 1943 to 23 November 1943"
    assert seen("1943-11-01") == seen("1944-01-01") == ()
    assert seen("1943-11-05", movements=()) == ()


def test_several_streams_along_one_way_are_one_corridor():
    assert [c.flow_id for c in seen("1943-11-21")] == ["small"]
    assert [c.flow_id for c in seen("1944-01-01", view="all")] == ["small"]


def test_what_has_begun_stays_in_the_view_so_far():
    assert seen("1943-11-01", view="sofar") == ()
    assert len(seen("1944-01-01", view="sofar")) == 1
    assert seen("1944-01-01", view="period") == ()
    assert len(seen("1943-01-01", view="period")) == 1
