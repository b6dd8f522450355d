"""The way out: which streams bring people into exile, and when nobody is missing yet."""

from building import claim, dataset, flow, stop

from atlas import dates, timeline
from atlas.compiler import compile_track

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-06")
TRAINS = flow("trains", origin_id="station")


def first_arrival(*flows, routes=None):
    data = dataset(WHOLE, flows=flows)
    data.routes = routes or {}
    arrived = compile_track(data, "m").arrived
    return dates.iso_of(arrived.knots[0].day + 1)


def lorries(**cells):
    return flow(
        "lorries", mode="truck", arrive_start="1943-11-02", arrive_end="1943-11-03", **cells
    )


def test_lorries_to_the_trains_bring_nobody_into_exile():
    assert first_arrival(lorries(destination_id="station"), TRAINS) == "1943-11-12"
    assert first_arrival(lorries(destination_id="home"), TRAINS) == "1943-11-12"


def test_where_a_way_goes_over_to_rails_nobody_has_arrived():
    way = {"r": [stop("r", 1, "home"), stop("r", 2, "north", "truck"), stop("r", 3, "away")]}
    trains = flow("trains")
    assert first_arrival(lorries(destination_id="north", route_id="l"), trains) == "1943-11-02"
    assert first_arrival(lorries(destination_id="north"), trains, routes=way) == "1943-11-12"


def test_a_stream_by_road_into_exile_counts():
    assert first_arrival(lorries(destination_id="away"), TRAINS) == "1943-11-02"


def test_nobody_is_missing_before_the_last_count_of_arrivals():
    late = claim("a", "arrived", 960, "1943-12-10", place_id="exile")
    s = timeline.state(dataset(WHOLE, late, flows=(flow(),)), "1943-12-01").movements["m"]
    assert (s.not_stated.value, s.under_way.value > 0) == (0, True)
    s = timeline.state(dataset(WHOLE, late, flows=(flow(),)), "1943-12-10").movements["m"]
    assert (s.not_stated.value, s.under_way.value) == (40, 0)
