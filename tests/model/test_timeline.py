"""The rules of the model, each on the smallest data set that shows it."""

from dataclasses import replace
from itertools import pairwise

import pytest

from atlas.base import dates
from atlas.model import timeline
from atlas.model.curves import ZERO, total_of
from atlas.model.model import Model
from tests.building import claim, dataset, flow

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def state(data, day, picks=()):
    return timeline.state(Model(data).at(picks), day).movements["m"]


def closes(s):
    """Whether the books close: to the person where all parts have a value, else by their bounds."""
    parts = [s.home, s.taken, s.under_way, s.dead, s.in_exile, s.returned, s.elsewhere]
    parts.append(s.not_stated)
    books, known = total_of([s.whole, s.disputed, s.added]), [q for q in parts if q]
    together = total_of(known)
    is_whole = len(known) == len(parts)
    if is_whole and together.value is not None:
        return together.value == books.value
    return (books.high is None or together.low <= books.high) and (
        not is_whole or together.high is None or books.low <= together.high
    )


def test_before_the_first_day_everyone_is_at_home():
    s = state(dataset(WHOLE), "1943-11-01")
    assert (s.home.value, s.taken.value, s.under_way.value) == (1000, 0, 0)
    assert s.dead.value == 0


def test_stages_are_exact_on_their_days():
    data = dataset(
        WHOLE,
        claim("r", "removed", 700, "1943-11-03"),
        claim("l", "loaded", 400, "1943-11-03"),
        flows=(flow(),),
    )
    s = state(data, "1943-11-03")
    assert (s.home.value, s.taken.value, s.under_way.value) == (300, 300, 400)
    assert (s.home.basis, s.taken.basis, s.under_way.basis) == ("derived", "derived", "documented")


def test_a_rounder_count_of_all_says_nothing_of_the_places():
    data = dataset(
        WHOLE,
        claim("all", "arrived", 960, "1943-11-23", place_id="exile", conflict_id="c"),
        claim("rounded", "arrived", 900, "1943-11-23", rank="normal", conflict_id="c"),
        claim("a", "arrived", 960, "1943-11-23", place_id="away", part_of="all"),
    )
    s = state(data, "1943-11-23")
    assert (s.in_exile.value, s.in_exile.low) == (960, 900)
    assert s.exile["away"].low == s.exile["away"].value == 960


def test_of_several_counts_on_a_day_the_latest_by_clock_stands():
    data = dataset(
        WHOLE,
        claim("late", "removed", 700, "1943-11-03T18:00"),
        claim("early", "removed", 200, "1943-11-03T11:00"),
    )
    assert state(data, "1943-11-03").home.value == 300


def test_a_later_stage_is_a_floor_for_earlier_ones():
    data = dataset(WHOLE, claim("l", "loaded", 900, "1943-11-04"), flows=(flow(),))
    s = state(data, "1943-11-04")
    assert s.home.value <= 100
    assert s.under_way.value == 900


def test_rival_totals_give_the_range_and_may_be_picked():
    low = claim("low", "loaded", 950, "1943-11-10", rank="normal", conflict_id="c")
    whole = claim("whole", "removed", 1000, "1943-11-02/1943-11-10", conflict_id="c")
    data = dataset(whole, low)
    s = state(data, "1943-11-01")
    assert (s.whole.low, s.whole.value, s.whole.high) == (950, 1000, 1000)
    assert state(data, "1943-11-01", ("low",)).whole.value == 950
    assert state(data, "1943-11-01", ("nonsense",)).whole.value == 1000


@pytest.mark.parametrize("kind", ["planned", "accusation"])
def test_plans_and_accusations_never_enter_the_state(kind):
    data = dataset(WHOLE, claim("x", "removed", 800, "1943-11-03", kind=kind))
    assert "x" not in state(data, "1943-11-03").claims or (
        state(data, "1943-11-03").home.value != 200
    )


def test_regions_are_disjoint_and_the_rest_is_unplaced():
    data = dataset(
        WHOLE,
        claim("all", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("rep", "arrived", 600, "1943-11-23", place_id="away", part_of="all"),
        claim("obl", "arrived", 150, "1943-11-23", place_id="north", part_of="rep"),
    )
    s = state(data, "1943-11-23")
    assert {place: q.value for place, q in s.exile.items()} == {
        "away": 450,
        "north": 150,
        "unplaced": 400,
    }


def test_joint_counts_are_summed_and_a_single_peoples_count_is_not_taken_for_all():
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-10", people_ids=("p", "q")),
        claim("d1", "died", 80, "1943-11/1952", people_ids=("p",), span="period", kind="estimated"),
        claim("d2", "died", 20, "1943-11/1952", people_ids=("q",), span="period", kind="estimated"),
        people_ids=("p", "q"),
    )
    assert state(data, "1952-12-31").dead.value == 100
    alone = dataset(
        claim("whole", "removed", 1000, "1943-11-10", people_ids=("p", "q")),
        claim("d1", "died", 80, "1943-11/1952", people_ids=("p",), span="period"),
        people_ids=("p", "q"),
    )
    assert state(alone, "1952-12-31").dead is None


def test_a_dated_stock_wins_and_the_gap_is_not_stated():
    data = dataset(
        WHOLE, claim("s", "in-exile", 850, "1945-01/1945-03", place_id="exile", span="stock")
    )
    s = state(data, "1945-03-31")
    assert s.exile["unplaced"].value == 850
    # Nobody counts the dead: whom the count lacks may be among them.
    assert (s.not_stated.value, s.not_stated.low, s.not_stated.high) == (None, 0, 150)


def test_who_is_in_no_count_has_a_number_where_all_others_have_one():
    data = dataset(
        WHOLE,
        claim("d", "died", 100, "1945-03-31"),
        claim("s", "in-exile", 850, "1945-03-31", place_id="exile", span="stock"),
    )
    assert state(data, "1945-03-31").not_stated.value == 50
    assert state(data, "1945-04-01").not_stated.value is None


def test_more_people_at_a_count_than_the_whole_are_added():
    data = dataset(
        WHOLE,
        claim("d", "died", 100, "1955-01-01"),
        claim("s", "in-exile", 1300, "1955-01-01", place_id="exile", span="stock"),
    )
    s = state(data, "1955-01-01")
    assert (s.added.value, s.added.basis) == (400, "derived")
    assert closes(s)


def test_of_those_beyond_the_whole_the_counts_bear_a_least_number_where_the_dead_are_unknown():
    data = dataset(
        WHOLE, claim("s", "in-exile", 1300, "1955-01-01", place_id="exile", span="stock")
    )
    s = state(data, "1955-01-01")
    assert (s.added.value, s.added.low, s.added.high) == (None, 300, None)


def test_a_share_is_never_multiplied_and_returns_stay_unknown():
    share = claim("%", "share-returned", 84, "1959", unit="percent", span="point")
    s = state(dataset(WHOLE, share), "1959-06-01")
    assert s.returned is None
    assert s.in_exile is None
    assert closes(s)


def test_without_a_total_everything_is_null_and_dated_claims_remain():
    farms = claim("farms", "arrived", 1767, "1931-08-05", unit="farms", rank="normal")
    s = state(dataset(farms, whole_claim_id=""), "1931-08-05")
    assert (s.unit, s.whole, s.home, s.exile) == (None, None, None, {})
    assert s.claims == ("farms",)


def test_counts_of_places_end_where_unplaced_deaths_begin():
    data = dataset(
        WHOLE,
        claim("a", "arrived", 1000, "1943-11-23", place_id="away"),
        claim("d", "died", 100, "1944/1952", span="period", kind="estimated"),
    )
    assert state(data, "1943-11-23").exile["away"].value == 1000
    later = state(data, "1946-01-01")
    assert later.exile["away"] is None
    assert later.last_counts["away"] == (1000, dates.parse_day("1943-11-23"), "a")


def test_whoever_boarded_and_never_arrived_is_not_stated():
    data = dataset(WHOLE, claim("a", "arrived", 960, "1943-11-23", place_id="exile"))
    s = state(data, "1943-11-24")
    assert (s.under_way.value, s.not_stated.low, s.not_stated.high) == (0, 0, 40)
    dead = claim("t", "died-in-transit", 10, "1943-11-23")
    data = dataset(WHOLE, claim("a", "arrived", 960, "1943-11-23", place_id="exile"), dead)
    assert state(data, "1943-11-23").not_stated.value == 30


def test_the_books_close_on_every_day_and_no_part_is_negative():
    data = dataset(
        WHOLE,
        claim("r", "removed", 700, "1943-11-03"),
        claim("l", "loaded", 400, "1943-11-03"),
        claim("a", "arrived", 970, "1943-11-23", place_id="exile"),
        claim("n", "arrived", 300, "1943-11-20", place_id="north", part_of="a"),
        claim("t", "died-in-transit", 10, "1943-11-23"),
        claim("d", "died", 210, "1944/1952", span="period", kind="estimated"),
        claim("s", "in-exile", 820, "1945-01/1945-03", place_id="exile", span="stock"),
        claim("b", "returned", 600, "1957/1959", place_id="home"),
        claim("s2", "in-exile", 400, "1959", place_id="exile", span="stock"),
        flows=(flow(destination_id="north"),),
    )
    for day in range(dates.parse_day("1943-10-01"), dates.LAST_DAY, 3):
        s = state(data, day)
        assert closes(s), dates.iso_of(day)
        quantities = [s.home, s.taken, s.under_way, s.not_stated, *s.exile.values()]
        assert all(q.low >= 0 for q in quantities if q)


def test_where_nobody_can_be_missing_that_is_a_number_and_no_bound():
    """All were taken and have arrived; how many of them have died nobody says."""
    data = dataset(
        WHOLE,
        claim("a", "arrived", 1000, "1943-11-23", place_id="exile"),
        claim("dead", "died", 200, "1943-11-02/1948-10-01", span="period"),
    )
    s = state(data, "1943-11-23")
    assert s.dead.value is None
    assert s.not_stated == ZERO


def test_running_totals_never_fall():
    data = dataset(
        WHOLE,
        claim("r", "removed", 700, "1943-11-03"),
        claim("a", "arrived", 970, "1943-11-23", place_id="exile"),
    )
    homes = [state(data, day).home.value for day in range(5784, 5830)]
    assert all(a >= b for a, b in pairwise(homes))


def test_ranges_hold_their_values_whatever_the_reader_picks(built_in, model):
    for movement in built_in.movements.values():
        for rival in model.at().track(movement.id).rivals:
            for day in range(movement.start.first - 5, movement.end.last + 60, 4):
                s = timeline.state(model.at((rival,)), day)
                s = s.movements[movement.id]
                parts = [s.whole, s.home, s.taken, s.under_way, s.dead, *s.exile.values()]
                for q in parts:
                    inside = q is None or (
                        q.low <= q.least and (q.high is None or q.least <= q.high)
                    )
                    assert inside, (rival, dates.iso_of(day))


def test_no_more_can_have_died_than_had_been_taken():
    """Two figures in dispute leave bounds from the first day on; that day 100 had been taken."""
    told = [
        claim(f"d{n}", "died", n, "1943-11-02/1944-12-31", rank="normal", conflict_id="c")
        for n in (165, 400)
    ]
    first = claim("first", "removed", 100, "1943-11-02")
    whole = claim("whole", "removed", 1000, "1943-11-10")
    data = dataset(first, whole, *told, flows=(flow(),))
    dead = timeline.state(Model(data).at(), "1943-11-02").movements["m"].dead
    assert (dead.value, dead.high) == (None, 100)
    assert timeline.state(Model(data).at(), "1944-12-31").movements["m"].dead.high == 400


def test_what_follows_from_counts_of_other_days_is_worked_out():
    counts = (
        claim("whole", "removed", 1000, "1943-11-04"),
        claim("loaded", "loaded", 1000, "1943-11-05"),
        claim("all", "arrived", 1000, "1943-11-23", place_id="exile"),
    )
    model = Model(dataset(*counts, flows=(flow(),)))

    def basis(day: str, name: str) -> str:
        return getattr(timeline.state(model.at(), day).movements["m"], name).basis

    # Before the removal nobody counted who would be taken.
    assert basis("1930-01-01", "home") == "derived"
    assert basis("1943-11-05", "under_way") == "documented"
    assert basis("1943-11-09", "under_way") == "derived"


def test_the_amounts_of_a_day_are_its_state_without_claims(model):
    for movement in model.dataset.movements:
        track = model.at().track(movement)
        for day in (track.start, track.start + 10, track.start + 2000):
            whole = timeline.movement_state(track, day)
            assert timeline.amounts(track, day) == replace(whole, claims=())
