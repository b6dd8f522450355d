"""Regions of exile: who was held where."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_day
from atlas.model import timeline
from atlas.model.model import Model
from atlas.picture import regions as held
from tests.building import claim, dataset, place, unit


def regions(model, day: str, *movements: str, picks: tuple[str, ...] = ()):
    state = timeline.state(model.at(picks), day)
    shown = [model.dataset.movements[m] for m in movements or model.dataset.movements]
    return {r.place_id: r for r in held.regions_on(model.at(picks), shown, state)}


def test_a_region_holds_the_people_of_all_movements_shown(model) -> None:
    region = regions(model, "1944-12-31")["uzbek-ssr"]
    known = [h.value for h in region.held if h.value is not None]
    assert len(region.held) > len(known) >= 1
    assert region.value == sum(known) and region.partial
    alone = regions(model, "1944-12-31", "koreans-1937")["uzbek-ssr"]
    assert [h.movement_id for h in alone.held] == ["koreans-1937"]
    # Counted in 1937, and for half a year: seven years later only the count is told.
    assert alone.value is None and alone.held[0].last[0] == 76525


def test_a_number_no_longer_known_leaves_its_last_count(model) -> None:
    region = regions(model, "1950-01-01", "chechens-ingush-1944")["akmola-oblast"]
    assert (region.value, region.low, region.high, region.partial) == (None, None, None, True)
    (of,) = region.held
    assert of.last == (59988, parse_day("1944-03-21"), "ci-arrived-akmola")
    assert of.claims == ("ci-arrived-akmola",)


def test_a_republic_has_only_what_its_oblasts_do_not(built_in, model) -> None:
    found = regions(model, "1944-03-23", "balkars-1944")
    rest, oblast = found["kazakh-ssr"], found["alma-ata-oblast"]
    assert rest.rest and not oblast.rest
    assert rest.held[0].claims == ("bal-arrived-kazakh", "bal-arrived-alma-ata")
    assert oblast.held[0].claims == ("bal-arrived-alma-ata",)
    counted = built_in.claims["bal-arrived-kazakh"].value
    assert rest.value + oblast.value == counted


@pytest.mark.parametrize(("kind", "rest"), [("ssr", True), ("oblast", False)])
def test_a_republic_is_known_by_its_kind_whatever_it_is_called(kind, rest) -> None:
    """A reader's own republic: what is counted in it is without its oblast, which has a count."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("all", "arrived", 600, "1943-11-23", place_id="land"),
        claim("part", "arrived", 400, "1943-11-23", place_id="north", part_of="all"),
    )
    data.places["land"] = place("land", kind)
    data.units["land@1936"] = unit("land@1936", "", 60, 40, 80, 50, layer="destination_oblasts")
    found = regions(Model(data), "1943-12-01")
    assert {key: region.value for key, region in found.items()} == {"land": 200, "north": 400}
    assert [found[key].rest for key in ("land", "north")] == [rest, False]
    assert held.republics(Model(data)) == ({"north": "land"} if rest else {})


def test_a_republic_counted_as_a_whole_is_no_remainder_and_has_no_older_oblasts(model) -> None:
    for day in ("1956-12-31", "1957-01-08"):
        found = regions(model, day, "chechens-ingush-1944")
        assert {key: region.value for key, region in found.items()} == {
            "kazakh-ssr": 315_000, "kirghiz-ssr": 80_000,
        }  # fmt: skip
        assert not any(region.rest for region in found.values())


def test_a_disputed_region_holds_all_that_is_told_whoever_is_picked(model) -> None:
    asked = (model, "1943-12-01", "karachais-1943")
    own = regions(*asked)["jambul-oblast"]
    picked = regions(*asked, picks=("kar-arrived-jambul-remainder",))["jambul-oblast"]
    assert own.value != picked.value
    assert (own.low, own.high) == (picked.low, picked.high)
    assert own.low < own.high and own.low <= min(own.value, picked.value)
    assert picked.held[0].claims[0] == "kar-arrived-jambul-remainder"


def test_nothing_is_told_where_the_sources_agree(built_in, model) -> None:
    movement = built_in.movements["chechens-ingush-1944"]
    told = {
        r.place_id: held.told(model, movement.id, r) for r in model.at().track(movement.id).regions
    }
    assert told["akmola-oblast"] is None


def told_of(found, movement: str):
    """Who of a movement is not back, as each region says it."""
    return {
        place: (h.behind.told, h.behind.total)
        for place, region in found.items()
        for h in region.held
        if h.movement_id == movement and h.behind
    }


@pytest.mark.parametrize("movement", [
    "chechens-ingush-1944", "balkars-1944", "kalmyks-1943", "karachais-1943",
])  # fmt: skip
@pytest.mark.parametrize(
    "day", ["1957-01-09", "1957-06-01", "1958-06-01", "1959-12-31", "1961-12-31"]
)
def test_who_is_not_back_stays_in_the_regions_of_exile(model, movement, day) -> None:
    before = regions(model, "1957-01-08", movement)
    found = regions(model, day, movement)
    assert list(found) == list(before)
    state = timeline.state(model.at(), day).movements[movement]
    said = told_of(found, movement)
    assert [told for told, _ in said.values()].count(True) == 1
    assert {total for _, total in said.values()} == {state.in_exile}
    for region in found.values():
        # The number of one region is not known, and its last count no longer holds.
        (of,) = region.held
        assert (region.value, of.value, of.last, region.partial) == (None, None, None, True)
        assert of.numbered == (of.behind.told and state.in_exile is not None)


@pytest.mark.parametrize("movement", [
    "koreans-1937", "crimean-tatars-1944", "meskhetian-turks-1944", "volga-germans-1941",
])  # fmt: skip
def test_without_a_return_nobody_leaves_the_map(model, movement) -> None:
    before, last = (regions(model, day, movement) for day in ("1956-12-31", "1961-12-31"))
    assert list(before) == list(last) != []
    assert told_of(last, movement) == {}


def returning(back: int, left: int | None):
    """Two regions with 600 and 400 people, of whom so many were back or counted there by 1959."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("n", "arrived", 400, "1943-11-23", place_id="north"),
        claim("a", "arrived", 600, "1943-11-23", place_id="away"),
        claim("left", "remaining", left, "1961-12-31", place_id="exile", span="stock"),
        claim("back", "returned", back, "1961-12-31"),
        return_start="1957-01-09",
    )
    return {
        day: {place: region.held[0] for place, region in regions(Model(data), day).items()}
        for day in ("1957-01-08", "1957-01-09", "1961-12-31")
    }


def test_the_fullest_region_says_how_many_are_not_back() -> None:
    found = returning(700, 300)
    eve = found["1957-01-08"]
    assert {place: h.last[0] for place, h in eve.items()} == {"north": 400, "away": 600}
    last = found["1961-12-31"]
    assert {place: h.behind.told for place, h in last.items()} == {"north": False, "away": True}
    assert {h.behind.total.value for h in last.values()} == {300}
    # Dated before the return, the two regions are named though no place was ever without a count.
    assert set(found["1957-01-09"]) == {"north", "away"}


def test_where_nobody_counted_who_stayed_their_number_is_not_stated() -> None:
    last = returning(900, None)["1961-12-31"]
    assert {h.behind.total for h in last.values()} == {None}
    assert not any(h.numbered for h in last.values())


def test_what_is_told_of_a_remainder_is_without_what_is_counted_apart() -> None:
    """Of 600 or 650 in a region 150 were in a part of it: 450 or 500 are left."""
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("away", "arrived", 600, "1943-11-23", place_id="away", conflict_id="a"),
        claim("north", "arrived", 150, "1943-11-23", place_id="north", part_of="away"),
        claim(
            "other", "arrived", 650, "1944-11-23", place_id="away", conflict_id="a", rank="normal"
        ),
    )
    model = Model(data)
    found = {r.place_id: (r.value, held.told(model, "m", r)) for r in model.at().track("m").regions}
    assert found == {"away": (450, (450, 500)), "north": (150, None)}
    here = regions(model, "1943-11-23")["away"].held[0]
    assert (here.value, here.low, here.high) == (450, 450, 500)


@pytest.mark.parametrize(("kind", "rest"), [("ssr", True), ("oblast", False)])
def test_a_republic_is_known_by_its_kind_whatever_its_id(kind, rest):
    data = dataset(
        claim("whole", "removed", 1000, "1943-11-02"),
        claim("all", "arrived", 600, "1943-11-23", place_id="away"),
        claim("part", "arrived", 150, "1943-11-23", place_id="north", part_of="all"),
    )
    data = replace(
        data,
        places={
            **data.places,
            "away": place("away", kind, lon=61.0, lat=51.0),
            "north": place("north", "oblast", lon=60.5, lat=51.5),
        },
        units={u.id: u for u in (unit("away@x", "", 60, 50, 62, 52), unit("north@x", ""))},
    )
    found = regions(Model(data), "1943-11-23")
    assert (found["away"].rest, found["north"].rest) == (rest, False)


def test_two_sources_that_say_the_same_number_leave_no_range() -> None:
    about = {"place_id": "away", "conflict_id": "a"}
    model = Model(
        dataset(
            claim("whole", "removed", 1000, "1943-11-02"),
            claim("away", "arrived", 600, "1943-11-23", **about),
            claim("other", "arrived", 600, "1944-11-23", rank="normal", **about),
        )
    )
    region, _ = model.at().track("m").regions
    assert held.told(model, "m", region) is None
