"""Deaths in exile: from when they run, and that nobody is in exile less than none."""

import pytest

from atlas.base import dates
from atlas.base.dates import iso_of, parse_day
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow, place

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
ALL = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")
AWAY = claim("away", "arrived", 1000, "1943-11-23", place_id="away", part_of="all")


def state(data, day):
    return timeline.state(Model(data).at(), day).movements["m"]


def knots(data):
    return [(dates.iso_of(k.day), k.value) for k in Model(data).at().track("m").died.knots]


def deaths(value, as_of, **cells):
    return claim("d", "died", value, as_of, span="period", **cells)


def three(quantity):
    return quantity.value, quantity.low, quantity.high


def test_within_a_period_of_which_only_the_total_is_known_there_is_no_number():
    data = dataset(WHOLE, ALL, AWAY, deaths(210, "1943-11-02/1944-12-31"), flows=(flow(),))
    assert three(state(data, "1944-06-10").dead) == (None, 0, 210)
    assert three(state(data, "1944-12-30").dead) == (None, 0, 210)
    assert three(state(data, "1944-12-31").dead) == (210, 210, 210)


def test_after_their_last_count_more_have_died_and_nobody_says_how_many():
    data = dataset(WHOLE, ALL, deaths(210, "1943-11-02/1944-12-31"), flows=(flow(),))
    assert three(state(data, "1945-01-01").dead) == (None, 210, None)


def test_no_line_leads_to_a_count_of_deaths_not_even_from_another():
    data = dataset(
        WHOLE,
        ALL,
        claim("early", "died", 90, "1944-06-30"),
        claim("late", "died", 210, "1944-12-31"),
        flows=(flow(),),
    )
    assert three(state(data, "1944-09-30").dead) == (None, 90, 210)
    assert state(data, "1944-06-30").dead.value == 90


def test_a_bound_alone_bounds_the_dead_until_the_next_count():
    least = claim("least", "died", None, "1944-12-31", value_low=150, rank="normal")
    data = dataset(WHOLE, ALL, least, deaths(210, "1943-11-02/1948-10-01"), flows=(flow(),))
    assert three(state(data, "1944-12-30").dead) == (None, 0, 210)
    assert three(state(data, "1944-12-31").dead) == (None, 150, 210)
    assert three(state(data, "1946-01-01").dead) == (None, 150, 210)


def test_deaths_of_a_year_come_on_top_of_those_before_it():
    year = claim("y", "died-in-year", 120, "1945-01-01/1945-12-31", span="period", rank="normal")
    data = dataset(WHOLE, ALL, claim("t", "died-in-transit", 10, "1943-11-23"), year)
    assert three(state(data, "1945-12-31").dead) == (None, 130, None)


def test_excess_deaths_are_no_part_of_the_whole_and_have_no_number_before_their_end():
    excess = claim("x", "excess-deaths", 200, "1944/1952", span="period", kind="estimated")
    data = dataset(WHOLE, ALL, excess, flows=(flow(),))
    assert three(state(data, "1948-07-01").excess_dead) == (None, 0, 200)
    end = state(data, "1952-12-31")
    assert (*three(end.excess_dead), end.excess_dead.basis) == (200, 200, 200, "estimated")
    assert end.dead is None
    assert three(state(data, "1960-01-01").excess_dead) == (200, 200, 200)


def stock(identity, value, as_of, **cells):
    return claim(identity, "in-exile", value, as_of, place_id="exile", span="stock", **cells)


def test_between_two_counts_of_the_living_a_line_runs():
    data = dataset(WHOLE, ALL, stock("s", 800, "1944-12-01"), flows=(flow(),))
    on = state(data, "1944-05-29").in_exile
    assert (on.value, on.basis) == (899, "interpolated")
    assert state(data, "1944-12-01").in_exile.basis == "documented"


def test_a_count_stands_for_half_a_year_and_then_only_its_date_is_told():
    data = dataset(WHOLE, ALL, stock("s", 800, "1944-12-01"), flows=(flow(),))
    standing = state(data, "1945-06-02")
    assert (standing.in_exile.value, standing.in_exile.basis) == (800, "derived")
    open_ = state(data, "1945-06-03")
    assert open_.in_exile is None
    assert open_.last_living.claim_id == "s"


def test_counts_more_than_five_years_apart_bear_no_line():
    near, far = stock("near", 700, "1949-11-30"), stock("far", 700, "1949-12-15")
    begun = stock("s", 800, "1944-12-01")
    assert state(dataset(WHOLE, ALL, begun, near), "1947-01-01").in_exile.value > 700
    apart_ = dataset(WHOLE, ALL, begun, far)
    assert state(apart_, "1947-01-01").in_exile is None
    assert state(apart_, "1949-12-15").in_exile.value == 700


def test_no_line_of_the_living_runs_across_the_beginning_of_their_return():
    data = dataset(WHOLE, ALL, stock("a", 900, "1956-06-01"), stock("b", 300, "1958-06-01"))
    assert state(data, "1956-11-01").in_exile.value == 900
    assert state(data, "1957-01-01").in_exile is None


def test_what_another_source_says_between_two_counts_lies_in_the_range():
    rival = stock("r", 700, "1944-06-01", rank="normal", kind="estimated")
    data = dataset(WHOLE, ALL, rival, stock("s", 800, "1944-12-01"), flows=(flow(),))
    value, low, high = three(state(data, "1944-06-01").in_exile)
    assert (low, high) == (700, value) and 800 < value < 1000


def test_a_scholars_reconstruction_is_estimated():
    data = dataset(WHOLE, ALL, stock("s", 800, "1944-12-01", kind="estimated"))
    assert state(data, "1944-12-01").in_exile.basis == "estimated"


def test_deaths_within_the_arrivals_leave_nobody_less_than_none():
    for counted in ("1943-11-02/1943-11-15", "1943-11-02/1943-11-20", "1943-11-14/1943-12-01"):
        data = dataset(WHOLE, ALL, AWAY, deaths(164, counted), flows=(flow(),))
        for day in range(dates.parse_day("1943-11-01"), dates.parse_day("1944-01-10")):
            s = state(data, day)
            held = [q.least for q in s.exile.values() if q]
            parts = [s.home, s.taken, s.under_way, s.dead, s.not_stated, s.in_exile]
            assert all(n >= 0 for n in held), (counted, dates.iso_of(day), s.exile)
            together = sum(q.low for q in parts if q)
            assert together <= 1000 + (s.added.high or 10**9), (counted, dates.iso_of(day))


def test_whoever_is_counted_as_dead_in_exile_had_arrived():
    data = dataset(WHOLE, ALL, deaths(164, "1943-11-02/1943-11-15"), flows=(flow(),))
    s = state(data, "1943-11-15")
    assert s.dead.value == 164
    assert s.under_way.value <= 1000 - 164


NORTH = claim("north", "arrived", 400, "1943-11-23", place_id="north", part_of="all")
FEWER = claim("away", "arrived", 600, "1943-11-23", place_id="away", part_of="all")


def apart(identity, value, as_of, place_id):
    return claim(identity, "died", value, as_of, place_id=place_id)


def test_deaths_counted_in_regions_step_up_with_each_count_and_add_up():
    transit = claim("t", "died-in-transit", 10, "1943-11-23")
    first, second = apart("a", 50, "1944-12-31", "away"), apart("b", 80, "1945-12-31", "away")
    data = dataset(WHOLE, FEWER, NORTH, transit, first, second, apart("n", 30, "1945", "north"))
    days = ("1944-12-30", "1944-12-31", "1945-06-01", "1946-01-01")
    on = {day: state(data, day) for day in days}
    assert {day: (s.dead.value, s.dead.low, s.dead.high) for day, s in on.items()} == {
        "1944-12-30": (None, 10, None),
        "1944-12-31": (None, 50, None),
        "1945-06-01": (None, 50, None),
        "1946-01-01": (None, 110, None),
    }
    assert [s.dead_in for s in on.values()] == [(), ("away",), ("away",), ("away", "north")]


def test_a_later_count_of_all_the_dead_takes_over_from_that_of_a_region():
    data = dataset(
        WHOLE, FEWER, NORTH, apart("a", 50, "1944-12-31", "away"), deaths(210, "1943-11/1952")
    )
    assert state(data, "1944-12-31").dead_in == ("away",)
    assert state(data, "1952-12-31").dead_in == ()
    assert state(data, "1952-12-31").dead.value == 210


def test_a_count_over_some_days_is_of_its_last():
    """The running totals of the same report are of that day too: one report, one instant."""
    data = dataset(WHOLE, ALL, stock("s", 800, "1944-12"), flows=(flow(),))
    assert state(data, "1944-12-31").in_exile.basis == "documented"
    assert state(data, "1944-12-15").in_exile.basis == "interpolated"


def test_a_region_and_a_whole_are_known_as_the_claim_that_gives_them():
    worked_out = claim("away", "arrived", 600, "1943-11-23", place_id="away", kind="calculated")
    whole = claim("whole", "removed", 1000, "1943-11-02/1943-11-10", kind="estimated")
    s = state(dataset(whole, ALL, worked_out, flows=(flow(),)), "1943-11-23")
    assert (s.whole.basis, s.exile["away"].basis) == ("estimated", "derived")


def test_deaths_counted_from_a_later_day_are_the_least_of_all():
    data = dataset(WHOLE, ALL, deaths(210, "1945-01/1948-10-01"), flows=(flow(),))
    assert three(state(data, "1948-10-01").dead) == (None, 210, None)
    assert three(state(data, "1944-12-31").dead) == (None, 0, None)


def test_a_dispute_without_a_preferred_figure_leaves_bounds():
    told = [
        claim(f"d{n}", "died", n, "1943/1944", span="period", rank="normal", conflict_id="c")
        for n in (165, 400, 280)
    ]
    data = dataset(WHOLE, ALL, *told, flows=(flow(),))
    assert three(state(data, "1944-12-31").dead) == (None, 165, 400)
    assert three(state(data, "1945-01-01").dead) == (None, 165, None)


def test_no_line_leads_on_from_arrivals_that_nobody_counted():
    dead = claim("d", "died", 20, "1943-11-20")
    data = dataset(WHOLE, dead, stock("s", 800, "1944-12-01"), flows=(flow(),))
    assert state(data, "1943-11-23").in_exile.value == 1000
    assert three(state(data, "1944-06-01").in_exile) == (None, 800, 1000)


def test_where_no_source_counts_the_dead_departures_are_the_most_that_live_in_exile():
    s = state(dataset(WHOLE, flows=(flow(),)), "1943-12-01")
    assert three(s.in_exile) == (None, 0, 1000)
    assert s.dead is None


def test_a_region_stands_until_fewer_live_in_exile_than_at_its_count():
    fewer = stock("s", 900, "1944-03-01")
    growing = stock("s", 1100, "1944-03-01")
    counts = (WHOLE, ALL, AWAY)
    there = state(dataset(*counts, fewer, flows=(flow(),)), "1943-11-23").exile
    assert {place: three(q) for place, q in there.items()} == {"away": (1000, 1000, 1000)}
    assert state(dataset(*counts, fewer, flows=(flow(),)), "1943-11-24").exile["away"] is None
    later = state(dataset(*counts, growing, flows=(flow(),)), "1944-01-01").exile["away"]
    assert later.value == 1000


def test_regions_that_come_to_more_than_all_make_the_number_of_all():
    most = claim("away", "arrived", 1300, "1943-11-23", place_id="away", part_of="all")
    s = state(dataset(WHOLE, ALL, most, flows=(flow(),)), "1943-11-23")
    # The count of all remains in its range.
    assert three(s.in_exile) == (1300, 1000, 1300)
    assert s.in_exile.basis == "derived"
    assert s.exile["away"].value == 1300


def test_a_count_of_the_living_of_a_month_may_be_of_any_day_in_it():
    data = dataset(
        WHOLE, ALL, stock("s", 800, "1944-11"), stock("t", 900, "1944-10-01"), flows=(flow(),)
    )
    assert state(data, "1944-11-01").in_exile.low == 800
    assert state(data, "1944-10-15").in_exile.low > 800


def test_a_count_of_a_month_is_in_the_range_of_the_day_on_which_all_were_counted_in_places():
    """The places come to 1,000 on the 23rd; what is dated to November may be of that day too."""
    month = stock("s", 970, "1943-11", rank="normal", kind="estimated")
    data = dataset(WHOLE, ALL, AWAY, month, flows=(flow(),))
    assert three(state(data, "1943-11-23").in_exile) == (1000, 970, 1000)
    assert state(data, "1943-11-23").exile["away"].low == 1000
    assert state(data, "1943-11-30").in_exile.low == 970


def test_a_census_after_the_last_count_is_the_last_that_is_known():
    census = claim("k", "population", 1200, "1959-01-15", place_id="land", span="stock")
    data = dataset(WHOLE, ALL, census, flows=(flow(),))
    data.places["land"] = place("land", "country")
    assert state(data, "1959-01-14").last_living.claim_id == "all"
    last = state(data, "1959-01-15").last_living
    assert (last.value, last.claim_id, last.is_census) == (1200, "k", True)
    # It counts the people wherever they lived, and so nobody as in exile.
    assert state(data, "1959-01-15").in_exile is None


def test_a_census_of_a_part_of_the_people_is_none_of_theirs():
    census = claim("k", "population", 1200, "1959-01-15", place_id="land", people_ids=("q",))
    data = dataset(WHOLE, ALL, census, flows=(flow(),))
    data.places["land"] = place("land", "country")
    assert state(data, "1960-01-01").last_living.claim_id == "all"


def test_what_came_to_pass_in_a_period_is_no_running_total():
    part = claim("r", "removed", 30, "1943-11-05/1943-11-10", span="period", rank="normal")
    removed = Model(dataset(WHOLE, part)).at().track("m").removed.at(dates.parse_day("1943-11-10"))
    assert (removed.low, removed.value) == (1000, 1000)


def test_nobody_is_at_home_after_the_operation_whatever_the_range_of_the_whole():
    fewer = claim("fewer", "removed", 900, "1943-11-10", rank="normal", conflict_id="c")
    whole = claim("whole", "removed", 1000, "1943-11-10", conflict_id="c")
    data = dataset(whole, fewer, ALL, flows=(flow(),))
    home = timeline.state(Model(data).at(("fewer",)), "1950-01-01").movements["m"].home
    assert three(home) == (0, 0, 0)


def test_those_in_exile_are_no_fewer_than_their_places_hold():
    data = dataset(
        WHOLE, claim("a", "arrived", 600, "1943-11-23", place_id="away"), flows=(flow(),)
    )
    s = state(data, "1943-12-10")
    assert three(s.in_exile) == (None, 600, 1000)
    assert three(s.exile["unplaced"]) == (None, 0, 400)
    assert s.exile["away"].value == 600


def test_a_later_count_of_those_who_live_in_a_place_takes_over_there():
    living = claim("l", "in-exile", 550, "1944-03-01", place_id="away", span="stock")
    data = dataset(WHOLE, ALL, AWAY, living, flows=(flow(),))
    assert state(data, "1944-02-29").exile["away"].value == 1000
    assert state(data, "1944-03-01").exile["away"].value == 550
    assert state(data, "1944-03-01").last_counts == {}
    assert state(data, "1945-06-01").last_counts["away"][2] == "l"


def test_bounds_that_counts_leave_are_no_document():
    data = dataset(WHOLE, ALL, deaths(210, "1943-11-02/1944-12-31"), flows=(flow(),))
    assert state(data, "1944-06-10").dead.basis == "derived"
    assert state(data, "1944-12-31").dead.basis == "documented"


def test_a_count_before_the_return_stands_to_its_eve_and_one_after_it_for_half_a_year():
    """The return begins in 1957; the day after the count the dead may be fewer than counted."""
    before = stock("s", 900, "1956-11-01")
    held = state(dataset(WHOLE, ALL, before, flows=(flow(),)), "1956-12-31").in_exile
    assert three(held)[0] == 900
    assert state(dataset(WHOLE, ALL, before, flows=(flow(),)), "1957-01-01").in_exile is None
    after = stock("s", 500, "1958-03-01")
    data = dataset(WHOLE, ALL, after, flows=(flow(),))
    known = [day for day in range(parse_day("1958-03-01"), parse_day("1959-03-01"))
             if (q := state(data, iso_of(day)).in_exile) and q.value == 500]  # fmt: skip
    assert [iso_of(known[0]), iso_of(known[-1])] == ["1958-03-01", "1958-08-31"]


@pytest.mark.parametrize("day", ["1956-10-01", "1956-10-02"])
def test_nobody_had_settled_elsewhere_before_the_first_count_of_them(day):
    settled = claim("e", "settled-elsewhere", 30, day, place_id="north")
    data = dataset(WHOLE, ALL, settled, flows=(flow(),))
    (curve,) = Model(data).at().track("m").elsewhere_in.values()
    assert [(knot.day, knot.value) for knot in curve.knots[:2]] == [
        (parse_day(day) - 1, 0), (parse_day(day), 30)]  # fmt: skip
