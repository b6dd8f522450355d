"""Lanes: which movement runs on the rails, and which beside them, on which side."""

from __future__ import annotations

from dataclasses import replace

from atlas.model.model import Model
from atlas.routes.fronts import way_of
from atlas.routes.lanes import lanes_of
from tests.building import claim, dataset, flow, movement, place, stop

SPOTS = {"a": 60.0, "b": 62.0, "c": 64.0, "d": 66.0}


def several(*ways: tuple[str, str, int], east: int = 1):
    """Movements with their stops and number of persons, on rails that run east (or west: -1)."""
    data = dataset()
    data.movements.clear()
    for identity, stops, number in ways:
        whole = f"{identity}-whole"
        data.movements[identity] = replace(movement(whole_claim_id=whole), id=identity)
        data.claims[whole] = claim(whole, "removed", number, "1943-11-02", movement_id=identity)
        data.flows[identity] = flow(
            identity, movement_id=identity, route_id=identity, claim_id=whole
        )
        data.routes[identity] = [stop(identity, n, p) for n, p in enumerate(stops, start=1)]
    data.places.update({key: place(key, lon=lon * east, lat=50.0) for key, lon in SPOTS.items()})
    return data


def numbers(*ways: tuple[str, str, int]) -> dict[str, int]:
    return dict(lanes_of(Model(several(*ways))).numbers)


def test_the_largest_runs_on_the_rails_and_the_others_to_both_sides_of_it():
    found = numbers(("m", "ab", 10), ("n", "ab", 40), ("o", "ab", 20), ("p", "ab", 30))
    assert found == {"n": 0, "p": 1, "o": -1, "m": 2}


def test_movements_that_share_no_leg_are_all_on_the_rails():
    assert numbers(("m", "ab", 10), ("n", "bc", 20), ("o", "cd", 30)) == {"m": 0, "n": 0, "o": 0}


def test_a_movement_keeps_its_lane_where_it_is_alone():
    found = numbers(("m", "abcd", 10), ("n", "ab", 20), ("o", "cd", 15))
    assert found == {"n": 0, "o": 0, "m": 1}


def test_a_movement_without_a_number_is_beside_those_that_have_one():
    data = several(("m", "ab", 10), ("n", "ab", 20))
    data.claims["n-whole"] = replace(data.claims["n-whole"], value=None)
    lanes = lanes_of(Model(data))
    assert lanes.numbers == {"m": 0, "n": 1}
    assert (lanes.loads["n"].most, lanes.loads["n"].whole) == (0, None)


def test_caravans_have_no_lane():
    data = several(("m", "ab", 10), ("n", "ab", 20))
    data.routes["n"] = [stop("n", n, p, "caravan") for n, p in enumerate("ab", start=1)]
    lanes = lanes_of(Model(data))
    assert lanes.numbers == {"m": 0, "n": 0}
    assert lanes.loads["n"].legs == {}


def test_there_is_room_for_the_greatest_number_told():
    data = several(("m", "ab", 20), ("n", "ab", 25))
    data.claims["m-whole"] = replace(data.claims["m-whole"], value_low=15, value_high=30)
    lanes = lanes_of(Model(data))
    assert lanes.numbers == {"m": 0, "n": 1}
    assert list(lanes.loads["m"].legs.values()) == [30]


def test_there_is_room_for_shares_of_the_least_total_that_may_be_picked():
    """One of a reference work may be picked too, whatever its grade."""
    data = several(("m", "ab", 900), ("n", "ab", 700))
    data.claims["m-whole"] = replace(data.claims["m-whole"], conflict_id="k")
    less = {"movement_id": "m", "grade": "C", "rank": "normal", "conflict_id": "k"}
    data.claims["less"] = claim("less", "removed", 300, "1943-11-02", **less)
    model = Model(data)
    assert model.at().track("m").whole.low == 300
    assert [load.whole for load in lanes_of(model).loads.values()] == [300, 700]


def test_there_is_room_for_those_who_come_home_though_more_than_left():
    data = several(("m", "ab", 100))
    data.claims["back"] = claim("back", "returned", 250, "1959-01-15", movement_id="m")
    home = {"movement_id": "m", "route_id": "home", "claim_id": "back", "direction": "homeward"}
    data.flows["home"] = flow("home", **home)
    data.routes["home"] = [stop("home", n, p) for n, p in enumerate("abc", start=1)]
    assert list(lanes_of(Model(data)).loads["m"].legs.values()) == [250, 250]


def sides(data) -> dict[str, list[int]]:
    """The side of each leg of a movement, seen along its way."""
    model = Model(data)
    lanes, found = lanes_of(model), {}
    for key in data.movements:
        steps = way_of(model, key, key).steps
        found[key] = [lanes.sides[s.leg.id] * (-1 if s.reverse else 1) for s in steps]
    return found


def test_lanes_are_counted_along_the_way_to_the_east():
    assert sides(several(("m", "abcd", 10))) == {"m": [1, 1, 1]}
    assert sides(several(("m", "abcd", 10), east=-1)) == {"m": [-1, -1, -1]}


def test_a_leg_has_one_side_whoever_runs_it_and_whichever_way():
    """Those who go west from d go on as they began, against the direction of the others."""
    data = several(("m", "abc", 30), ("n", "dcb", 20))
    assert sides(data) == {"m": [1, 1], "n": [-1, -1]}


def test_there_is_a_lane_for_every_movement_however_many_share_the_rails():
    found = numbers(*((f"m{n}", "ab", 100 - n) for n in range(15)))
    assert sorted(found.values()) == list(range(-7, 8))
