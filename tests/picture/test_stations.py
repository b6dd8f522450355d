"""Stations along the journeys shown."""

from __future__ import annotations

from dataclasses import replace

from atlas.base.dates import parse_day
from atlas.model.model import Model
from atlas.picture.address import Address
from atlas.picture.picture import picture
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
    towns = {town.place_id: town for town in towns_of(model, built_in.movements["kazakhs-1928"])}
    named = {"tashkent", "korgantobe", "namangan", "turkestan", "zhanakorgan", "stalinabad"}
    assert named <= set(towns)
    # Ends of ways, and where something happened off every way, come before a town on the way.
    assert [towns[key].rank for key in ("korgantobe", "namangan", "turkestan")] == [6, 7, 2]
    # Where a leader was sent to is no place of the people, nor is a proxy for a district a town.
    assert not {"krasnoyarsk", "talas"} & set(towns)
    assert towns_of(model, built_in.movements["koreans-1937"]) == ()


def test_a_town_stands_with_the_ways_of_its_people(model):
    [town] = [s for s in stations_on(model, (), ["kazakhs-1928"]) if s.place_id == "namangan"]
    assert (town.documented, town.rank, town.movement_id) == (True, 7, "kazakhs-1928")
    assert not stations_on(model, ())


def test_refugees_whose_way_no_source_names_are_told_where_they_were_counted(model):
    def told(day):
        shown = stations_on(model, (), ["kazakhs-1928"], parse_day(day))
        return {s.place_id: s.said for s in shown if s.said}

    assert told("1933-06-01")["kirgiz-assr"] == "100,000 persons, 1933"
    assert set(told("1933-06-01")) == {
        "kirgiz-assr",
        "karakalpakstan",
        "middle-volga-krai",
        "western-siberian-krai",
    }
    assert told("1931-03-08") == {}


def test_a_count_beside_a_town_is_among_the_claims_of_the_picture(model):
    address = Address(day=parse_day("1933-06-01"), movements=("kazakhs-1928",))
    assert {"kaz-ryskulov-kyrgyzstan", "kaz-ryskulov-siberia"} <= set(
        picture(model, address).claims
    )
