"""Ways in the scene: legs with what lies on them, and the pieces that streams share."""

from __future__ import annotations

from atlas.model.model import Model
from atlas.screen.scene import scene
from tests.building import flow, place, stop, two_ways


def test_pieces_name_their_flows_with_the_place_of_the_leg_in_each_route():
    (group,) = scene(Model(two_ways()), "v")["groups"]
    assert (group["movement"], group["direction"], group["flows"]) == ("m", "outward", [0, 1])
    # "small" is flow 0 and "large" flow 1, which owns the leg that both run.
    assert group["pieces"] == [
        ["schematic", 1, [1, 0], [0, 0]],
        ["schematic", 1, [1, 1]],
        ["schematic", 1, [0, 1]],
    ]


def test_legs_in_a_row_that_the_same_flows_run_are_one_entry():
    data = two_ways()
    data.places["z"] = place("z", lon=58.0, lat=50.0)
    data.routes["r1"] = [stop("r1", n, p) for n, p in enumerate("zabc", start=1)]
    data.routes["r2"] = [stop("r2", n, p) for n, p in enumerate("abd", start=1)]
    data.routes["r3"] = [stop("r3", n, p) for n, p in enumerate("zab", start=1)]
    data.flows["third"] = flow("third", route_id="r3", claim_id="")
    (group,) = scene(Model(data), "v")["groups"]
    # Of the fullest first; z to a, and a to b, are the first and second leg of both others.
    assert group["pieces"] == [
        ["schematic", 1, [1, 0], [0, 1], [2, 1]],
        ["schematic", 1, [1, 1]],
        ["schematic", 1, [0, 0], [2, 0]],
        ["schematic", 1, [0, 2]],
    ]
    data.routes["r2"] = [stop("r2", n, p) for n, p in enumerate("zabd", start=1)]
    (group,) = scene(Model(data), "v")["groups"]
    assert group["pieces"] == [
        ["schematic", 2, [1, 0], [0, 0], [2, 0]],
        ["schematic", 1, [1, 2]],
        ["schematic", 1, [0, 2]],
    ]


def test_a_leg_tells_whom_its_lanes_must_have_room_for():
    content = scene(Model(two_ways()), "v")
    most = {leg["most"]["m"] for leg in content["legs"].values()}
    assert most == {100, 300, 400}
    assert {leg["side"] for leg in content["legs"].values()} == {1}
    assert [movement["lane"] for movement in content["movements"]] == [0]
