"""Stations along the journeys shown."""

from __future__ import annotations

from dataclasses import replace

from atlas.model.model import Model
from atlas.picture.stations import stations_on, towns_of
from tests.building import two_ways
from tests.picture.test_runs import runs


def test_each_station_stands_once_the_important_first():
    data = two_ways()
    data.routes["r2"][1] = replace(data.routes["r2"][1], point_status="documented")
    data.routes["r1"][1] = replace(data.routes["r1"][1], point_status="derived")
    found = stations_on(Model(data), runs(data, "1944-01-01"))
    assert [(s.place_id, s.rank, s.documented) for s in found] == [
        ("a", 4, False),
        ("c", 4, False),
        ("d", 4, False),
        ("b", 2, True),
    ]
    assert (found[0].lon, found[0].lat, found[0].movement_id) == (60.0, 50.0, "m")
    # Whoever draws a journey under way puts its stations before those of one that is over.
    assert [s.rank for s in stations_on(Model(data), runs(data, "1943-11-05"))] == [5, 5, 5, 3]


def test_a_station_that_nobody_has_come_to_is_not_shown():
    data = two_ways()
    before = stations_on(Model(data), [r for r in runs(data, "1943-11-05") if r.kind == "band"])
    assert [s.place_id for s in before] == ["a"]


def test_the_towns_of_free_travel_are_those_that_sources_name(model, built_in):
    kazakhs = built_in.movements["kazakhs-1928"]
    towns = towns_of(model, kazakhs)
    named = {"tashkent", "korgantobe", "namangan", "turkestan", "zhanakorgan", "stalinabad"}
    assert named <= set(towns)
    # Where a leader was tried and where he was sent to is no place of the people.
    assert "krasnoyarsk" not in towns
    # A proxy for a district is not a town; people with a total have their stations.
    assert "talas" not in towns
    assert towns_of(model, built_in.movements["koreans-1937"]) == ()


def test_a_town_stands_with_the_ways_of_its_people_and_gives_way_to_a_station(model):
    [town] = [s for s in stations_on(model, (), ["kazakhs-1928"]) if s.place_id == "namangan"]
    assert (town.documented, town.rank, town.movement_id) == (True, 2, "kazakhs-1928")
    assert not stations_on(model, ())
