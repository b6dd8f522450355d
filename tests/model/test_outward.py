"""The way out: which streams bring people into exile, and when nobody is missing yet."""

from dataclasses import replace

from atlas.base import dates
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow, stop

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-06")
TRAINS = flow("trains", origin_id="station")


def first_arrival(*flows, routes=None):
    data = dataset(WHOLE, flows=flows)
    data = replace(data, routes=routes or {})
    arrived = Model(data).at().track("m").arrived
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
    data = dataset(WHOLE, late, flows=(flow(),))
    s = on(data, "1943-12-01")
    assert (s.not_stated.high, s.under_way.value > 0) == (0, True)
    s = on(data, "1943-12-10")
    assert (s.not_stated.high, s.under_way.value) == (40, 0)


ARRIVED = claim("whole", "arrived", 1000, "1943-11-23", place_id="exile")
TAKEN = claim("r", "removed", 900, "1943-11-04")


def on(data, day):
    return timeline.state(Model(data).at(), day).movements["m"]


def test_once_the_operation_is_over_nobody_is_at_home():
    data = dataset(ARRIVED, TAKEN, flows=(flow(depart_end="1943-11-06"),))
    before, after = on(data, "1943-11-05"), on(data, "1943-11-06")
    assert (before.home.value, before.not_stated.high) == (100, 0)
    assert (after.home.value, after.not_stated.low) == (0, 100)
    assert on(data, "1943-11-11").not_stated.low == 100
    assert on(data, "1943-11-23").not_stated.high == 0


def test_a_running_total_has_the_days_between_which_the_homeland_is_left(built_in, model):
    """A curve drawn from them would else slope over weeks, and one without them goes too far."""
    ended = 0
    for movement in built_in.movements:
        track = model.at().track(movement)
        if track.whole is None:
            continue
        assert max(track.loaded.days) <= dates.LAST_DAY
        if track.home_until < dates.LAST_DAY:
            ended += 1
            assert {track.home_until, track.home_until + 1} <= {*track.loaded.days}
    assert ended >= 2


def test_streams_that_go_on_from_where_another_passes_do_not_prolong_the_operation():
    way = {"r": [stop("r", 1, "home"), stop("r", 2, "north"), stop("r", 3, "away")]}
    branch = flow("b", origin_id="north", route_id="b", depart_end="1943-11-20")
    data = dataset(ARRIVED, TAKEN, flows=(flow(), branch))
    data = replace(data, routes=way)
    assert on(data, "1943-11-06").home.value == 0


def test_a_whole_of_those_taken_leaves_whoever_is_not_yet_taken_at_home():
    part = claim("r", "removed", 900, "1943-11-04")
    late = claim("whole", "removed", 1000, "1943-12-31")
    assert on(dataset(late, part, flows=(flow(),)), "1943-11-20").home.value > 0


def test_who_died_on_the_way_of_a_whole_of_arrivals_is_beyond_it():
    data = dataset(ARRIVED, claim("t", "died-in-transit", 10, "1943-11-18"), flows=(flow(),))
    for day in range(dates.parse_day("1943-10-30"), dates.parse_day("1944-02-01")):
        s = on(data, day)
        dead = 10 if day >= dates.parse_day("1943-11-18") else 0
        assert (s.added.low, s.added_dead.low) == (dead, dead), dates.iso_of(day)
        parts = [s.home, s.taken, s.under_way, s.dead, s.not_stated, s.in_exile]
        assert sum(q.low for q in parts if q) <= 1000 + dead
    assert on(data, "1943-11-23").in_exile.value == 1000


def test_who_died_on_the_way_of_a_whole_of_those_taken_is_in_it():
    data = dataset(WHOLE, claim("t", "died-in-transit", 10, "1943-11-23"), flows=(flow(),))
    s = on(data, "1943-11-23")
    assert (s.added.value, s.added_dead.value, s.in_exile.value) == (0, 0, 990)


def test_of_a_whole_counted_on_the_way_only_the_dead_before_that_count_are_beyond_it():
    way = claim("whole", "under-way", 1000, "1943-11-10", place_id="exile")
    early = claim("early", "died-in-transit", 4, "1943-11-08")
    late = claim("late", "died-in-transit", 10, "1943-11-23")
    arrived = claim("all", "arrived", 970, "1943-11-23", place_id="exile")
    s = on(dataset(way, early, late, arrived, flows=(flow(),)), "1943-11-23")
    # Six died after it or before it: no source says.
    assert (s.added_dead.value, s.added_dead.low, s.added_dead.high) == (None, 4, 10)
    assert (s.added.value, s.not_stated.value) == (4, 24)
    s = on(dataset(way, late, arrived, flows=(flow(),)), "1943-11-24")
    assert (s.added.low, s.added_dead.low, s.added_dead.high) == (0, 0, 10)


def test_branches_do_not_bring_people_after_the_movement_has_ended():
    branch = flow("b", origin_id="away", destination_id="north", arrive_end="1944-03-01")
    assert on(dataset(WHOLE, flows=(flow(), branch)), "1943-11-23").under_way.value == 0


def test_until_a_later_count_people_are_held_in_a_region_in_unknown_number():
    late = claim("l", "arrived", 1100, "1944-02-01", place_id="away")
    data = dataset(WHOLE, late, flows=(flow(),))
    assert "away" not in on(data, "1943-11-11").exile
    assert on(data, "1943-11-12").exile["away"] is None
    assert on(data, "1944-01-31").exile["away"] is None
    # Nobody counted the arrivals as a whole, or the dead: no more than had set out are there.
    assert on(data, "1944-01-31").in_exile.high == 1000


def test_a_count_made_on_the_way_is_of_those_on_the_way_and_not_the_end_of_loading():
    way = claim("whole", "under-way", 1000, "1943-11-10", place_id="exile")
    data = dataset(way, claim("r", "removed", 900, "1943-11-04"), flows=(flow(),))
    before = on(data, "1943-11-09")
    assert (before.home.value, before.taken.value, before.under_way.value) == (0, 0, 900)
    assert before.not_stated.low == 100
    assert on(data, "1943-11-10").under_way.value == 1000


def test_no_count_is_cut_to_fit_a_smaller_whole():
    whole = claim("whole", "loaded", 900, "1943-11-10")
    arrived = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")
    s = on(dataset(whole, arrived, flows=(flow(),)), "1943-11-23")
    assert (s.whole.value, s.in_exile.value, s.under_way.value) == (900, 1000, 0)
    assert s.added.low == 100


def test_nobody_is_under_way_after_the_last_arrival_unless_a_source_counts_them():
    later = claim("whole", "removed", 1000, "1943-11-02/1943-12-31")
    early = claim("r", "removed", 900, "1943-11-04", part_of="whole")
    arrived = claim("all", "arrived", 880, "1943-11-23", place_id="exile")
    data = dataset(later, early, arrived, flows=(flow(),))
    between = on(data, "1943-12-15")
    assert 0 < between.home.value < 100
    assert between.under_way.value == 0
    assert on(data, "1943-12-31").home.value == 0


def test_a_rival_of_a_stage_widens_its_range_on_its_day():
    whole = claim("whole", "removed", 1000, "1943-11-10")
    other = claim("o", "removed", 960, "1943-11-08", rank="normal")
    data = dataset(whole, claim("r", "removed", 900, "1943-11-04"), other, flows=(flow(),))
    removed = Model(data).at().track("m").removed.at(dates.parse_day("1943-11-08"))
    assert (removed.low, removed.value, removed.high) == (960, 966, 966)


def test_a_running_total_is_never_less_than_a_source_counted_before_nor_more_than_one_did_later():
    taken = claim("taken", "removed", 900, "1943-11-06")
    rest = claim("rest", "removed", 920, "1943-11-10")
    more = claim("more", "removed", 950, "1943-11-06", rank="normal")
    fewer = claim("fewer", "removed", 880, "1943-11-10", rank="normal")
    track = (
        Model(dataset(claim("whole", "arrived", 1000), taken, rest, more, fewer)).at().track("m")
    )
    for day in ("1943-11-06", "1943-11-08", "1943-11-10"):
        removed = track.removed.at(dates.parse_day(day))
        assert removed.low <= 880 and (removed.high or 0) >= 950, day
