"""Closing the books: each difference has the range that its terms allow, and no wider."""

from __future__ import annotations

from atlas.base import dates
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10", conflict_id="c")
LOW = claim("low", "removed", 950, "1943-11-02/1943-11-10", conflict_id="c", rank="normal")
DAYS = range(dates.parse_day("1943-10-25"), dates.LAST_DAY, 7)


def on(data, day, picks=()):
    return timeline.state(Model(data).at(picks), day).movements["m"]


def spread(quantity):
    return quantity.value, quantity.low, quantity.high


def test_whoever_is_in_no_count_of_arrivals_is_as_many_as_the_rival_totals_make_them():
    data = dataset(WHOLE, LOW, claim("a", "arrived", 940, "1943-11-23", place_id="exile"))
    s = on(data, "1943-12-01")
    assert spread(s.not_stated) == (60, 10, 60)
    assert on(data, "1943-12-01", ("low",)).not_stated.value == 10
    assert spread(s.in_exile) == (940, 940, 940)


def test_arrivals_that_nobody_counted_have_the_range_of_the_whole():
    data = dataset(
        WHOLE, LOW, claim("r", "arrived", 700, "1943-11-23", place_id="away"), flows=(flow(),)
    )
    s = on(data, "1943-11-23")
    assert spread(s.exile["away"]) == (700, 700, 700)
    assert spread(s.exile["unplaced"]) == (300, 250, 300)


def test_the_unplaced_are_the_exact_count_of_all_less_the_range_of_the_regions():
    data = dataset(
        WHOLE,
        claim("a", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("n", "arrived", 300, "1943-11-23", place_id="north", part_of="a", value_low=280),
    )
    s = on(data, "1943-11-23")
    assert spread(s.exile["north"]) == (300, 280, 300)
    assert spread(s.exile["unplaced"]) == (700, 700, 720)
    assert spread(s.in_exile) == (1000, 1000, 1000)


def test_those_in_exile_may_be_more_as_long_as_fewer_deaths_were_counted():
    data = dataset(
        WHOLE,
        claim("a", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("t", "died-in-transit", 10, "1943-11-23"),
        claim("d", "died", 210, "1944/1952", span="period", kind="estimated"),
    )
    s = on(data, "1948-07-01")
    assert s.in_exile.low == s.in_exile.value
    assert s.in_exile.high - s.in_exile.value == s.dead.value - s.dead.low > 0
    s = on(data, "1952-12-31")
    assert s.in_exile.low == s.in_exile.value == s.in_exile.high


def test_a_count_of_all_in_exile_is_exact_and_the_gap_has_the_range_of_the_rest():
    died = claim("d", "died", 200, "1944/1952", span="period", kind="estimated")
    stock = claim("s", "in-exile", 850, "1945-01-01", place_id="exile", span="stock")
    s = on(dataset(WHOLE, LOW, died, stock), "1945-01-01")
    assert spread(s.in_exile) == (850, 850, 850)
    assert s.exile["unplaced"].basis == "documented"
    # 1000 - 850 - dead; the dead are 0 to so many, and of 950 removed fewer are missing.
    assert s.not_stated.value == 150 - s.dead.value
    assert (s.not_stated.low, s.not_stated.high) == (100 - s.dead.high, 150 - s.dead.low)


def test_those_in_no_count_have_the_range_of_the_total_and_of_the_last_count():
    stock = claim("s", "in-exile", 900, "1955-01-01", place_id="exile", span="stock",
                  value_low=880, value_high=910)  # fmt: skip
    died = claim("d", "died", 30, "1944/1952", span="period", kind="estimated")
    s = on(dataset(WHOLE, LOW, stock, died), "1956-01-01")
    # 1000 less 30 dead and 900 in exile; at least 950 - 30 - 910, at most 1000 - 30 - 880.
    assert spread(s.not_stated) == (70, 10, 90)
    assert spread(s.in_exile) == (900, 880, 910)


def test_nobody_who_may_have_died_before_a_count_adds_to_it_afterwards():
    """None may have died since: then as many are in exile as the count has at most, no more."""
    stock = claim("s", "in-exile", 900, "1948-01-01", place_id="exile", span="stock", value_low=880)
    died = claim("d", "died", 30, "1944/1952", span="period", kind="estimated", value_low=5)
    s = on(dataset(WHOLE, stock, died), "1956-01-01")
    assert spread(s.dead) == (30, 5, 30)
    assert (s.in_exile.value, s.in_exile.high) == (882, 900)


def test_the_added_are_more_where_the_whole_was_less():
    stock = claim("s", "in-exile", 1300, "1955-01-01", place_id="exile", span="stock")
    s = on(dataset(WHOLE, LOW, stock), "1955-01-01")
    assert spread(s.added) == (300, 300, 350)
    assert on(dataset(WHOLE, LOW, stock), "1955-01-01", ("low",)).added.value == 350


def test_every_range_holds_its_value_and_the_books_on_every_day(built_in, model):
    for movement in built_in.movements:
        track = model.at().track(movement)
        if track.whole is None:
            continue
        for day in DAYS:
            s = timeline.movement_state(track, day)
            parts = [s.home, s.taken, s.under_way, s.dead, s.returned, s.elsewhere, s.not_stated]
            known = [q for q in (*parts, *s.exile.values()) if q]
            for q in (*known, s.whole, s.added, *([s.in_exile] if s.in_exile else [])):
                assert 0 <= q.low <= q.value <= q.high, (movement, dates.iso_of(day))
            books = s.whole.value + s.added.value
            assert sum(q.low for q in known) <= books <= sum(q.high for q in known)
            if s.in_exile:
                assert s.in_exile.value == sum(q.value for q in s.exile.values() if q)


def test_no_number_in_exile_is_wider_than_what_was_counted_differently(model):
    def exile(movement, day):
        return spread(timeline.state(model.at(), day).movements[movement].in_exile)

    assert exile("chechens-ingush-1944", "1944-03-21") == (494456, 494456, 494456)
    assert exile("karachais-1943", "1943-12-13") == (68614, 68614, 68614)
    assert exile("kalmyks-1943", "1945-02-01") == (83688, 83688, 83688)
    assert exile("koreans-1937", "1937-12-31") == (172597, 171781, 172597)
