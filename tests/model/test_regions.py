"""Counts in places of exile, one after another and several of one day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_day
from atlas.check.contradictions import contradicted
from atlas.model import timeline
from atlas.model.model import Model
from tests.building import claim, dataset, flow, place

WHOLE = claim("whole", "removed", 2000, "1943-11-02/1943-11-10")
ALL = claim("all", "arrived", 2000, "1943-11-23", place_id="exile")


def exile(data, day: str) -> dict[str, tuple[int | None, int, int | None] | None]:
    found = timeline.state(Model(data).at(), day).movements["m"].exile
    return {place: (q.value, q.low, q.high) if q else None for place, q in found.items()}


def counted(identity: str, value: int, day: str, measure: str = "arrived", **cells):
    return claim(identity, measure, value, day, place_id="away", **cells)


def test_two_counts_of_a_place_on_one_day_are_not_added():
    arrived = counted("a", 600, "1943-11-23")
    living = counted("l", 590, "1943-11-23", "in-exile", span="stock")
    data = dataset(WHOLE, ALL, arrived, living, flows=(flow(),))
    assert exile(data, "1943-11-23") == {"away": (590, 590, 600), "unplaced": (1410, 1400, 1410)}
    assert [str(fault) for fault in contradicted(data)] == []


def test_a_later_count_of_arrivals_leaves_the_earlier_one_its_days():
    first, second = counted("a", 500, "1943-11-20"), counted("b", 700, "1944-02-01")
    data = dataset(WHOLE, ALL, first, second, flows=(flow(),))
    for day in ("1943-11-20", "1943-11-22", "1944-01-31"):
        assert exile(data, day)["away"] == (500, 500, 500), day
    assert exile(data, "1944-02-01")["away"] == (700, 700, 700)


def test_a_later_count_of_arrivals_does_not_make_all_places_late():
    """With a whole of 1,000 the two counts would together be more than all."""
    whole = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
    arrived = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")
    counts = counted("a", 500, "1943-11-20"), counted("b", 700, "1944-02-01")
    data = dataset(whole, arrived, *counts, flows=(flow(),))
    assert exile(data, "1943-12-15")["away"] == (500, 500, 500)


@pytest.mark.parametrize("days", [("1944-12-01", "1944-12-01"), ("1944-06-01", "1944-12-01")])
def test_least_numbers_in_dispute_have_no_most(days):
    told = [
        claim(f"d{n}", "died", None, day, value_low=n, rank="normal", conflict_id="c")
        for n, day in zip((300, 280), days, strict=True)
    ]
    data = dataset(WHOLE, ALL, *told, flows=(flow(),))
    dead = timeline.state(Model(data).at(), parse_day("1944-12-01")).movements["m"].dead
    assert (dead.value, dead.low, dead.high) == (None, 300, None)


def test_documents_in_dispute_are_no_estimate():
    told = [
        claim(f"d{n}", "died", n, "1944-12-31", rank="normal", conflict_id="c") for n in (165, 400)
    ]
    data = dataset(WHOLE, ALL, *told, flows=(flow(),))
    dead = timeline.state(Model(data).at(), parse_day("1944-12-31")).movements["m"].dead
    assert (dead.value, dead.low, dead.high, dead.basis) == (None, 165, 400, "derived")


def test_those_on_the_way_are_not_all_who_were_loaded():
    arrived = counted("half", 1600, "1943-11-20")
    on_the_way = claim(
        "u", "under-way", 400, "1943-11-20", place_id="exile", span="stock", rank="normal"
    )
    data = dataset(WHOLE, ALL, arrived, on_the_way, flows=(flow(),))
    loaded = Model(data).at().track("m").loaded.at(parse_day("1943-11-20"))
    assert loaded.low == 2000


def test_counts_of_different_peoples_in_one_place_stand_beside_each_other():
    ours = counted("a", 500, "1943-11-23", people_ids=("p",))
    theirs = counted("b", 300, "1943-11-23", people_ids=("q",))
    both = dataset(WHOLE, ALL, ours, theirs, flows=(flow(),), people_ids=("p", "q"))
    assert exile(both, "1943-11-23")["away"] == (800, 800, 800)
    state = timeline.state(Model(both).at(), "1943-11-23").movements["m"]
    assert {"a", "b"} <= set(state.claims)
    assert [str(fault) for fault in contradicted(both)] == []


def test_a_later_count_of_another_people_does_not_end_an_earlier_one():
    ours = counted("a", 500, "1943-11-23", people_ids=("p",))
    theirs = counted("b", 300, "1943-12-01", people_ids=("q",))
    data = dataset(WHOLE, ALL, ours, theirs, flows=(flow(),), people_ids=("p", "q"))
    assert exile(data, "1943-11-30")["away"] == (500, 500, 500)
    assert exile(data, "1943-12-01")["away"] == (800, 800, 800)


def test_a_count_of_one_people_is_inside_the_joint_one_of_the_place():
    both = counted("both", 800, "1943-11-23", people_ids=("p", "q"))
    ours = counted("a", 500, "1943-11-23", people_ids=("p",), part_of="both")
    data = dataset(WHOLE, ALL, both, ours, flows=(flow(),), people_ids=("p", "q"))
    assert exile(data, "1943-11-23")["away"] == (800, 800, 800)


def nested(*claims, people_ids=("p",), **cells):
    """A data set in which the place "north" lies in "away"."""
    data = dataset(WHOLE, *claims, flows=(flow(**cells),), people_ids=people_ids)
    return replace(data, places={**data.places, "north": place("north", part_of="away")})


@pytest.mark.parametrize("measure", ["arrived", "in-exile"])
def test_a_count_of_a_place_holds_that_of_a_place_in_it(measure):
    """Nobody is counted twice, even where no row says that one is part of the other."""
    republic = counted("republic", 1800, "1943-11-23")
    oblast = claim("oblast", measure, 500, "1943-11-23", place_id="north")
    data = nested(ALL, republic, oblast)
    assert exile(data, "1943-11-23") == {
        "away": (1300, 1300, 1300),
        "north": (500, 500, 500),
        "unplaced": (200, 200, 200),
    }
    assert [str(fault) for fault in contradicted(data)] == []


@pytest.mark.parametrize(("earlier", "later"), [("away", "north"), ("north", "away")])
def test_of_a_place_and_one_in_it_the_later_count_stands(earlier, later):
    first = claim("first", "arrived", 1200, "1943-11-23", place_id=earlier)
    second = claim("second", "arrived", 1300, "1944-01-15", place_id=later)
    data = nested(first, second)
    assert exile(data, "1944-01-14")[earlier] == (1200, 1200, 1200)
    state = timeline.state(Model(data).at(), "1944-01-15").movements["m"]
    assert (state.exile[earlier], state.exile[later].value) == (None, 1300)
    assert (state.in_exile.low, state.last_counts[earlier][2]) == (1300, "first")
    assert [str(fault) for fault in contradicted(data)] == []


def test_of_a_place_and_one_in_it_the_counts_of_different_peoples_both_stand():
    ours = claim("ours", "in-exile", 1200, "1944-01-01", place_id="away", people_ids=("p",))
    theirs = claim("theirs", "in-exile", 300, "1944-02-01", place_id="north", people_ids=("q",))
    data = nested(ours, theirs, people_ids=("p", "q"))
    held = exile(data, "1944-02-01")
    assert (held["away"], held["north"]) == ((1200, 1200, 1200), (300, 300, 300))
    assert [str(fault) for fault in contradicted(data)] == []


def test_a_count_beside_is_not_added_to_that_of_the_place_around_it():
    """On days when arrivals are open, no fewer had come than were counted, and no more."""
    republic = counted("republic", 1200, "1943-11-25")
    oblast = claim("o", "arrived", 600, "1943-12-01", place_id="north", rank="normal")
    later = claim("l", "arrived", 610, "1944-03-01", place_id="north")
    data = nested(republic, oblast, later, arrive_end="1943-11-23/1943-12-05")
    state = timeline.state(Model(data).at(), "1943-12-01").movements["m"]
    assert (state.in_exile.low, state.in_exile.high) == (1200, 2000)
    assert [str(fault) for fault in contradicted(data)] == []


def test_a_joint_count_that_drives_nothing_widens_that_of_one_people():
    ours = counted("a", 500, "1943-11-23", people_ids=("p",))
    both = counted("both", 850, "1943-11-23", people_ids=("p", "q"), rank="normal")
    data = dataset(WHOLE, ALL, ours, both, flows=(flow(),), people_ids=("p", "q"))
    assert exile(data, "1943-11-23")["away"] == (500, 500, 850)
    assert [str(fault) for fault in contradicted(data)] == []
