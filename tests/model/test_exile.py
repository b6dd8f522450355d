"""Deaths in exile: from when they run, and that nobody is in exile less than none."""

from atlas.base import dates
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
ALL = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")
AWAY = claim("away", "arrived", 1000, "1943-11-23", place_id="away", part_of="all")


def state(data, day):
    return timeline.state(Model(data).at(), day).movements["m"]


def knots(data):
    return [(dates.iso_of(k.day), k.value) for k in Model(data).at().track("m").died.knots]


def deaths(value, as_of, **cells):
    return claim("d", "died", value, as_of, span="period", **cells)


def test_a_period_that_begins_with_the_removal_runs_evenly_from_the_last_arrival():
    data = dataset(WHOLE, ALL, AWAY, deaths(210, "1943-11-02/1944-12-31"), flows=(flow(),))
    assert knots(data)[0] == ("1943-11-23", 0)
    assert 95 < state(data, "1944-06-10").dead.value < 110
    assert state(data, "1944-12-30").dead.value == 209
    assert state(data, "1944-12-31").added.value == 0


def test_without_a_first_day_the_dead_appear_with_their_count():
    data = dataset(
        WHOLE,
        ALL,
        claim("d", "died", 210, "1944-12-31", as_of_start=dates.parse_span("")),
        flows=(flow(),),
    )
    assert state(data, "1944-12-30").dead is None
    assert state(data, "1944-12-31").dead.value == 210


def test_deaths_within_the_arrivals_leave_nobody_less_than_none():
    for counted in ("1943-11-02/1943-11-15", "1943-11-02/1943-11-20", "1943-11-14/1943-12-01"):
        data = dataset(WHOLE, ALL, AWAY, deaths(164, counted), flows=(flow(),))
        for day in range(dates.parse_day("1943-11-01"), dates.parse_day("1944-01-10")):
            s = state(data, day)
            held = [q.value for q in s.exile.values() if q]
            parts = [s.home, s.taken, s.under_way, s.dead, s.not_stated]
            assert all(n >= 0 for n in held), (counted, dates.iso_of(day), s.exile)
            together = sum(held) + sum(q.value for q in parts if q)
            assert together == 1000 + s.added.value, (counted, dates.iso_of(day))


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
        "1944-12-30": (10, 10, 50),
        "1944-12-31": (50, 50, 50),
        "1945-06-01": (50, 50, 110),
        "1946-01-01": (110, 110, 110),
    }
    assert [s.dead_in for s in on.values()] == [(), ("away",), ("away",), ("away", "north")]


def test_a_later_count_of_all_the_dead_takes_over_from_that_of_a_region():
    data = dataset(
        WHOLE, FEWER, NORTH, apart("a", 50, "1944-12-31", "away"), deaths(210, "1944/1952")
    )
    assert state(data, "1944-12-31").dead_in == ("away",)
    assert state(data, "1952-12-31").dead_in == ()
    assert state(data, "1952-12-31").dead.value == 210


def test_those_in_exile_may_be_as_many_more_as_died_before_they_were_counted():
    stock = claim("s", "in-exile", 940, "1944-11", place_id="exile", span="stock")
    data = dataset(WHOLE, FEWER, NORTH, stock, apart("a", 50, "1944-12-31", "away"))
    s = state(data, "1945-01-01")
    assert (s.in_exile.value, s.in_exile.low, s.in_exile.high) == (890, 890, 940)


def counted(data):
    return [stock.claim_id for stock in Model(data).at().track("m").stocks]


def test_of_counts_whose_days_overlap_the_first_stands():
    def stock(identity, as_of):
        return claim(identity, "in-exile", 900, as_of, place_id="exile", span="stock")

    long, inside = stock("long", "1945-01-01/1945-06-30"), stock("inside", "1945-03-01/1945-08-31")
    after, late = stock("after", "1945-07-01/1945-09-30"), stock("late", "1945-09-30/1946-01-01")
    assert counted(dataset(WHOLE, ALL, long, inside)) == ["long"]
    assert counted(dataset(WHOLE, ALL, long, after)) == ["long", "after"]
    assert counted(dataset(WHOLE, ALL, long, inside, stock("then", "1947"))) == ["long", "then"]
    # Of three the last is measured by the one before it, not by the first.
    assert counted(dataset(WHOLE, ALL, long, after, late)) == ["long", "after"]
