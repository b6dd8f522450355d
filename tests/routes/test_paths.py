"""Routes on the ground, and where the front of a stream stands."""

import math
from dataclasses import replace

import pytest
from shapely.geometry import LineString

from atlas.base import dates
from atlas.model.model import Model
from atlas.read.geometries import Feature
from atlas.routes import fronts, paths, streams
from tests.building import claim, dataset, flow, place, stop


def route(*places_and_modes):
    data = dataset(claim("whole", "removed", 1000, "1943-11-10"))
    data.places.update(
        {
            "a": place("a", lon=60.0, lat=50.0),
            "b": place("b", lon=62.0, lat=50.0),
            "c": place("c", lon=62.0, lat=52.0),
        }
    )
    data.routes["r"] = [
        stop("r", n, p, mode) for n, (p, mode) in enumerate(places_and_modes, start=1)
    ]
    return data


def leg(identity, *points, opened=""):
    return Feature(
        identity,
        identity,
        "rail_routes",
        dates.parse_span(opened),
        "close",
        "",
        "",
        LineString(points),
        {},
    )


def test_a_leg_without_track_is_straight_and_schematic():
    path = paths.Ways(Model(route(("a", ""), ("b", "rail")))).path("r", 5800)
    assert [s.status for s in path.steps] == ["schematic"]
    assert path.at(0) == (60.0, 50.0)
    assert path.at(path.km) == (62.0, 50.0)


def test_a_leg_is_found_in_either_direction_and_run_from_its_start():
    data = route(("b", ""), ("a", "rail"))
    data.legs["a--b@1905"] = leg("a--b@1905", (60, 50), (61, 51), (62, 50))
    path = paths.Ways(Model(data)).path("r", 5800)
    assert path.steps[0].reverse
    assert path.at(0) == (62.0, 50.0)
    assert path.at(path.km) == (60.0, 50.0)
    middle = path.at(path.km / 2)
    assert math.dist(middle, (61, 51)) < 0.01


def test_no_route_runs_on_track_that_was_not_yet_open():
    data = route(("a", ""), ("b", "rail"))
    data.legs["a--b@1953"] = leg("a--b@1953", (60, 50), (61, 51), (62, 50), opened="1953")
    ways = paths.Ways(Model(data))
    early, late = (ways.path("r", dates.parse_day(d)) for d in ("1943-11-02", "1955-01-01"))
    assert (early.steps[0].status, late.steps[0].status) == ("schematic", "derived")


def test_kilometres_are_those_of_the_ellipsoid():
    # One degree of latitude at the equator is 110.574 km on WGS 84, not 111.19 as on a sphere.
    (_, km) = paths.kilometres(((0.0, 0.0), (0.0, 1.0)))
    assert km == pytest.approx(110.574, abs=0.01)


def front(data, day):
    """Where the first of the only stream are on a day."""
    stream = data.flows["f"]
    path, window = fronts.flow_path(Model(data), stream), fronts.window_of(data, stream)
    return fronts.head(path, stream, window, dates.parse_day(day))


def test_a_front_leaves_on_the_first_day_and_is_there_on_the_last():
    data = route(("a", ""), ("b", "rail"), ("c", "rail"))
    data = replace(data, flows={"f": flow()})
    assert front(data, "1943-11-02") == (60.0, 50.0)
    assert front(data, "1943-11-12") == (62.0, 52.0)
    stream = streams.groups_of(Model(data).at())[0].streams[0]
    days = ("1943-11-01", "1943-11-02", "1943-11-23", "1943-11-24")
    seen = [stream.on_the_way(dates.parse_day(day)) for day in days]
    assert seen == [False, True, True, False]


def test_a_homeward_stream_runs_the_route_from_its_end():
    data = route(("a", ""), ("b", "rail"))
    home = flow(
        direction="homeward",
        depart_start="1957-05-01",
        depart_end="1957-05-01",
        arrive_start="1957-05-11",
        arrive_end="1957-05-11",
    )
    data = replace(data, flows={"f": home})
    assert front(data, "1957-05-01") == (62.0, 50.0)


def test_a_stream_does_not_carry_people_whom_another_stream_carries():
    data = route(("a", ""), ("b", "rail"))
    data.claims.update(
        {
            "rep": claim("rep", "arrived", 405941, place_id="away"),
            "obl": claim("obl", "arrived", 59988, place_id="north", part_of="rep"),
        }
    )
    data = replace(data, flows={"f": flow(claim_id="rep"), "g": flow("g", claim_id="obl")})
    assert fronts.value_of(Model(data).at(), data.flows["f"]) == 405941 - 59988
    assert fronts.value_of(Model(data).at(), data.flows["g"]) == 59988


def test_days_a_stream_does_not_give_come_from_its_movement():
    data = route(("a", ""), ("b", "rail"))
    bare = flow(depart_end="", arrive_start="", arrive_end="")
    window = fronts.window_of(data, bare)
    assert window.depart[0] == dates.parse_day("1943-11-02")
    assert window.arrive[1] == dates.parse_day("1943-11-23")


def test_a_stretch_has_all_points_within_and_its_ends_interpolated():
    data = route(("a", ""), ("b", "rail"), ("c", "rail"))
    data.legs["a--b@1905"] = leg("a--b@1905", (60, 50), (61, 50), (62, 50))
    data.legs["c--b@1905"] = leg("c--b@1905", (62, 52), (62, 51), (62, 50))
    path = paths.Ways(Model(data)).path("r", 5800)
    points, km = path.line
    assert points == ((60, 50), (61, 50), (62, 50), (62, 51), (62, 52))
    assert km[-1] == pytest.approx(path.km)
    assert all(path.at(k) == pytest.approx(p) for p, k in zip(points, km, strict=True))
    assert path.between(0, path.km) == points
    start, end = km[1] / 2, (km[2] + km[3]) / 2
    stretch = path.between(start, end)
    assert stretch[1:-1] == ((61, 50), (62, 50))
    assert stretch[0] == pytest.approx((60.5, 50))
    assert stretch[-1] == pytest.approx((62, 50.5))
    assert path.between(-5, km[1]) == ((60, 50), (61, 50))
