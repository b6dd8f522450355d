"""Regions of exile: who was held where."""

from __future__ import annotations

from atlas import held, timeline
from atlas.compiler import compile_track
from atlas.dates import parse_day


def regions(built_in, day: str, *movements: str, picks: tuple[str, ...] = ()):
    state = timeline.state(built_in, day, timeline.Choices(picks))
    shown = [built_in.movements[m] for m in movements or built_in.movements]
    return {r.place_id: r for r in held.regions_on(built_in, shown, state, picks)}


def test_a_region_holds_the_people_of_all_movements_shown(built_in) -> None:
    region = regions(built_in, "1944-12-31")["uzbek-ssr"]
    known = [h.value for h in region.held if h.value is not None]
    assert len(region.held) > len(known) > 1
    assert region.value == sum(known) and region.partial
    alone = regions(built_in, "1944-12-31", "koreans-1937")["uzbek-ssr"]
    assert [h.movement_id for h in alone.held] == ["koreans-1937"]
    assert alone.value < region.value and not alone.partial


def test_a_number_no_longer_known_leaves_its_last_count(built_in) -> None:
    region = regions(built_in, "1950-01-01", "chechens-ingush-1944")["akmola-oblast"]
    assert (region.value, region.low, region.high, region.partial) == (None, None, None, True)
    (of,) = region.held
    assert of.last == (59988, parse_day("1944-03-21"), "ci-arrived-akmola")
    assert of.claims == ("ci-arrived-akmola",)


def test_a_republic_has_only_what_its_oblasts_do_not(built_in) -> None:
    found = regions(built_in, "1944-03-23", "balkars-1944")
    rest, oblast = found["kazakh-ssr"], found["alma-ata-oblast"]
    assert rest.rest and not oblast.rest
    assert rest.held[0].claims == ("bal-arrived-kazakh", "bal-arrived-alma-ata")
    assert oblast.held[0].claims == ("bal-arrived-alma-ata",)
    counted = built_in.claims["bal-arrived-kazakh"].value
    assert rest.value + oblast.value == counted


def test_a_disputed_region_holds_all_that_is_told_whoever_is_picked(built_in) -> None:
    asked = (built_in, "1943-12-01", "karachais-1943")
    own = regions(*asked)["jambul-oblast"]
    picked = regions(*asked, picks=("kar-arrived-jambul-remainder",))["jambul-oblast"]
    assert own.value != picked.value
    assert (own.low, own.high) == (picked.low, picked.high)
    assert own.low < own.high and own.low <= min(own.value, picked.value)
    assert picked.held[0].claims[0] == "kar-arrived-jambul-remainder"


def test_nothing_is_told_where_the_sources_agree(built_in) -> None:
    movement = built_in.movements["chechens-ingush-1944"]
    told = {
        r.place_id: held.told(built_in, movement, r)
        for r in compile_track(built_in, movement.id).regions
    }
    assert told["akmola-oblast"] is None
