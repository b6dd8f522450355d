"""Lanes of movements on shared rails: none lies on another, and the fullest keeps the rails."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely

from atlas.model.model import Model
from atlas.paper.map.lanes import PaperLanes
from atlas.paper.map.projection import Panel
from atlas.paper.map.tracks import Tracks
from atlas.read.dataset import Dataset
from atlas.routes.fronts import way_of
from tests.building import claim, flow, movement, place, stop

# In file order, with the people that each has on the one leg.
PEOPLE = {"a": 100, "b": 700, "c": 300, "d": 600, "e": 200, "f": 500, "g": 400}


@pytest.fixture(scope="module")
def lanes():
    """Seven movements on the rails between two stations."""
    spots = {"x": (60.0, 50.0), "y": (62.0, 50.0)}
    number = {"movement_id": "", "place_id": "y"}
    dataset = Dataset(
        movements={key: movement(id=key, whole_claim_id=f"{key}-whole") for key in PEOPLE},
        claims={
            c.id: c
            for key, many in PEOPLE.items()
            for c in (
                claim(f"{key}-whole", "removed", many, "1943-11-02", movement_id=key),
                claim(f"{key}-y", "arrived", many, "1943-11-23", **number | {"movement_id": key}),
            )
        },
        flows={
            key: flow(key, movement_id=key, route_id="r", claim_id=f"{key}-y") for key in PEOPLE
        },
        places={key: place(key, lon=lon, lat=lat) for key, (lon, lat) in spots.items()}
        | {"home": place("home")},
        routes={"r": [stop("r", n, key) for n, key in enumerate(spots, start=1)]},
    )
    return PaperLanes(Model(dataset))


LEG = "x--y-rail-straight"


def test_the_fuller_a_movement_the_nearer_to_the_rails_by_turns_on_both_sides(lanes):
    fullest_first = sorted(PEOPLE, key=lambda key: -PEOPLE[key])
    offsets = [lanes.offset(key, LEG, False, "people") for key in fullest_first]
    assert offsets == pytest.approx([n * 0.95 for n in (0, 1, -1, 2, -2, 3, -3)])


def test_beds_lie_side_by_side_and_none_on_another(lanes):
    found = sorted((lanes.offset(key, LEG, True, "share"), key) for key in PEOPLE)
    # With shares each bed is as wide as its people, all of the same width.
    gaps = [other[0] - one[0] for one, other in pairwise(found)]
    wide = 10 * 35_000 / 165_000
    assert gaps == pytest.approx([wide + 0.4] * 6)


def test_on_a_leg_that_nobody_else_runs_a_lane_lies_as_near(lanes):
    assert lanes.offset("a", "elsewhere", True, "people") == pytest.approx(
        lanes.offset("a", "elsewhere", False, "people")
    )
    assert lanes.side("elsewhere") == 1


def test_a_movement_alone_on_a_map_lies_on_the_rails(model):
    """In its far lane the bends of the Volga Germans' way would become loops."""
    panel = Panel((0, 0, 175, 80), [(45, 50), (93, 57)])
    laid = [
        Tracks(model, panel, wide=False, basis="people", alone=alone).of(
            "volga-germans-1941", "vge-krasnoyarsk"
        )
        for alone in (True, False)
    ]
    rails, lane = (shapely.LineString(track.points) for track in laid)
    path = way_of(model, "volga-germans-1941", "vge-krasnoyarsk")
    stations = [shapely.Point(panel.to_mm(*spot)) for _, _, spot in path.stations]
    assert all(rails.distance(station) < 0.25 for station in stations)
    assert rails.is_simple and not lane.is_simple
