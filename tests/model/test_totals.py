"""What a whole counts, and which claims are about all of a movement."""

from atlas.model import timeline
from atlas.model.model import Model
from atlas.model.totals import counts_the_dead, is_total, lies_in
from atlas.read.dataset import Dataset
from tests.building import claim, dataset, place

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
AWAY = claim("away", "arrived", 600, "1943-11-23", place_id="away")
NORTH = claim("north", "arrived", 400, "1943-11-23", place_id="north")


def total(data: Dataset, claim_id: str) -> bool:
    return is_total(data, data.claims[claim_id])


def test_a_count_of_arrivals_or_under_way_has_none_of_the_dead() -> None:
    for measure in ("removed", "loaded", "departed"):
        assert counts_the_dead(claim("c", measure, 1))
    assert not counts_the_dead(claim("c", "arrived", 1))
    assert not counts_the_dead(claim("c", "under-way", 1))


def test_deaths_in_one_region_of_several_are_not_all() -> None:
    died = claim("d", "died", 50, "1944-12-31", place_id="away")
    assert not total(dataset(WHOLE, AWAY, NORTH, died), "d")
    assert total(dataset(WHOLE, AWAY, died), "d")
    assert total(dataset(WHOLE, died), "d")


def test_deaths_at_home_in_an_aggregate_or_nowhere_named_are_all() -> None:
    for where in ("", "home", "exile", "unknown"):
        died = claim("d", "died", 50, "1944-12-31", place_id=where)
        assert total(dataset(WHOLE, AWAY, NORTH, died), "d"), where


def test_a_region_that_holds_all_the_others_has_all_the_dead() -> None:
    died = claim("d", "died", 50, "1944-12-31", place_id="republic")
    data = dataset(WHOLE, AWAY, NORTH, died)
    data.places["republic"] = place("republic", "ssr")
    assert not total(data, "d")
    for inside in ("away", "north"):
        data.places[inside] = place(inside, part_of="republic")
    assert total(data, "d")
    assert lies_in(data, "away", "republic") and not lies_in(data, "republic", "away")


def test_places_that_are_parts_of_each_other_end() -> None:
    data = dataset(WHOLE)
    data.places["away"] = place("away", part_of="north")
    data.places["north"] = place("north", part_of="away")
    assert not lies_in(data, "away", "elsewhere")


def test_deaths_in_a_region_drive_nothing_but_the_least_number() -> None:
    died = claim("d", "died", 50, "1944-12-31", place_id="away")
    states = {
        day: timeline.state(Model(dataset(WHOLE, AWAY, NORTH, died)).at(), day).movements["m"]
        for day in ("1944-06-01", "1944-12-31", "1950-01-01")
    }
    before = states["1944-06-01"].dead
    assert before is not None
    assert (before.value, before.low, before.high) == (None, 0, None)
    for day in ("1944-12-31", "1950-01-01"):
        dead = states[day].dead
        assert dead is not None
        assert (dead.value, dead.low, dead.high) == (None, 50, None), day
        assert (dead.basis, states[day].dead_in) == ("derived", ("away",)), day
