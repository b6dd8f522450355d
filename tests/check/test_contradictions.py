"""No day may contradict a claim that is shown on it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.check import checks
from atlas.check.contradictions import contradicted
from atlas.check.measures import PARTS
from atlas.model.totals import DRIVING_KINDS
from tests.building import claim, dataset, flow, place
from tests.seed_facts import README

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")
ALL = claim("all", "arrived", 1000, "1943-11-23", place_id="exile")


def stock(identity, value, as_of, **cells):
    return claim(identity, "in-exile", value, as_of, place_id="exile", span="stock", **cells)


COUNTED = stock("counted", 800, "1944-12-01")


def found(*claims):
    return [str(f) for f in contradicted(dataset(WHOLE, ALL, *claims, flows=(flow(),)))]


def test_a_count_of_all_must_lie_in_the_range_of_its_day():
    dead = claim("d", "died", 300, "1944-12-01")
    other = claim("o", "died", 310, "1944-12-01", rank="normal")
    (said,) = found(COUNTED, dead, other)
    assert said == "claims.csv:value: 310 died by 1944-12-01, where the atlas shows 300"


def test_what_sources_dispute_is_a_note_and_widens_the_range():
    dead = claim("d", "died", 300, "1944-12-01", conflict_id="c")
    other = claim("o", "died", 310, "1944-12-01", rank="normal", conflict_id="c")
    assert found(COUNTED, dead, other) == []
    late = claim("o", "died", 290, "1945-12-01", rank="normal", conflict_id="c")
    assert found(COUNTED, dead, late) == []


def test_a_bound_bounds_the_day_and_is_no_contradiction():
    least = claim("l", "died", None, "1944-06-01", value_low=150, rank="normal")
    assert found(COUNTED, least, claim("d", "died", 300, "1944-12-01")) == []


def test_a_bound_above_the_next_count_is_one():
    least = claim("l", "died", None, "1944-06-01", value_low=400, rank="normal")
    (said,) = found(COUNTED, least, claim("d", "died", 300, "1944-12-01"))
    assert "at least 400 died by 1944-06-01" in said


def test_a_count_in_one_place_only_bounds_from_below():
    dead = claim("d", "died", 300, "1944-12-01")
    in_one = claim("o", "returned", 10, "1957-06-01", people_ids=("q",), rank="normal")
    assert found(COUNTED, dead, in_one) == []


@pytest.mark.parametrize("cells", [{"kind": "planned"}, {"unit": "families"}])
def test_plans_and_other_units_say_nothing_of_the_state(cells):
    dead = claim("d", "died", 300, "1944-12-01")
    other = claim("o", "died", 900, "1944-12-01", **({"rank": "normal"} | cells))
    assert found(COUNTED, dead, other) == []


def test_what_contradicts_stays_and_fails_the_check():
    data = dataset(
        WHOLE,
        ALL,
        COUNTED,
        claim("d", "died", 300, "1944-12-01"),
        claim("o", "died", 310, "1944-12-01", rank="normal"),
    )
    rest = checks.sound(data)
    assert "o" in rest.claims
    assert [f.severity for f in rest.faults if "310 died" in f.message] == ["error"]


def test_the_atlas_contradicts_no_claim_that_is_not_recorded_as_disputed(built_in):
    found = list(contradicted(built_in))
    assert [str(f) for f in found if f.severity == "error"] == []
    # 6,000 were left in the mountains when those of a whole that a reader may pick had been taken
    # (e19); the ministry's books of 1948 have fewer Kalmyks and North Caucasians than had arrived
    # (c26, e18); of the Koreans a popular history leaves more at home than the counts (o03).
    said = [f.message.partition(",")[0] for f in found]
    assert said == ["at least 6", "at most 90", "at least 100", "at most 578"]
    of = {claim.conflict_id for claim in built_in.claims.values()}
    assert {"e19", "c26", "e18", "o03"} <= of & set(built_in.conflicts)


def test_every_measure_of_people_is_held_or_the_readme_says_why_not(built_in):
    told = (c for c in built_in.claims.values() if c.unit == "persons" and c.kind in DRIVING_KINDS)
    readme = README.read_text("utf-8")
    _, _, rest = readme.partition("- **Not held against the state**")
    left, _, _ = rest.partition("- **Peoples moved together**")
    assert sorted({c.measure for c in told if f"`{c.measure}`" not in left} - set(PARTS)) == []
    assert [measure for measure in PARTS if f"`{measure}`" in left] == []


def test_a_count_of_others_too_bounds_from_above():
    others = stock("o", 700, "1944-12-01", rank="normal")
    others = replace(others, measure="in-exile-in-a-wider-group", people_ids=())
    (said,) = found(COUNTED, others)
    assert said.endswith(
        "at most 700 in-exile-in-a-wider-group by 1944-12-01, where the atlas shows 800"
    )
    assert found(COUNTED, replace(others, value=900)) == []


def test_a_census_has_no_fewer_than_are_alive():
    census = claim("k", "population", 790, "1944-12-01", rank="normal", span="stock")
    (said,) = found(COUNTED, census)
    assert "at most 790 population by 1944-12-01" in said
    assert found(COUNTED, replace(census, value=5000)) == []


def test_how_many_lived_in_the_month_of_the_removal_is_held_against_the_whole():
    eve = claim("e", "population", 1100, "1943-11", rank="normal", kind="estimated")
    (said,) = found(COUNTED, eve)
    assert said.endswith("1,100 population by 1943-11-30, where the atlas shows 1,000")
    assert found(COUNTED, claim("c", "population", 1100, "1939", rank="normal")) == []
    of_a_year = claim("e", "population", 1100, "1943", rank="normal", kind="estimated")
    assert found(COUNTED, of_a_year) == []


@pytest.mark.parametrize("turned", [False, True])
def test_of_two_populations_of_a_month_one_may_be_of_the_eve(turned):
    dead = claim("t", "died-in-transit", 300, "1943-11-23")
    arrived = claim("all", "arrived", 700, "1943-11-23", place_id="exile")
    eve = claim("e", "population", 1000, "1943-11", rank="normal", kind="estimated")
    alive = claim("c", "population", 800, "1943-11", rank="normal")
    both = (alive, eve) if turned else (eve, alive)
    held = dataset(WHOLE, arrived, dead, *both, flows=(flow(),))
    assert [str(fault) for fault in contradicted(held)] == []


def test_a_stage_of_the_way_out_is_held_against_that_stage():
    other = claim("o", "removed", 1100, "1943-11-10", rank="normal")
    assert found(other) == [], "a rival widens the range"
    of_one = claim("o", "loaded", 1100, "1943-11-08", rank="normal", people_ids=("q",))
    (said,) = found(of_one)
    assert said.startswith("claims.csv:value: at least 1,100 loaded by 1943-11-08")


def test_a_count_in_a_place_is_held_against_that_place():
    away = claim("away", "arrived", 600, "1943-11-23", place_id="away")
    north = claim("north", "arrived", 400, "1943-11-23", place_id="north")
    other = claim("o", "arrived", 700, "1943-11-23", place_id="away", rank="normal")
    assert found(away, north, other) == [], "what else is counted there widens its range"
    rare = {"place_id": "away", "people_ids": ("q",), "rank": "normal"}
    of_some = claim("o", "arrived", 700, "1943-11-23", **rare)
    assert "claims.csv:value: at least 700 arrived by 1943-11-23, where the atlas shows 600" in [
        *found(away, north, of_some)
    ]


def test_what_a_reader_may_pick_is_held_against_every_claim_too():
    whole = claim("whole", "arrived", 1000, "1943-11-23", place_id="exile", conflict_id="c")
    fewer = claim("fewer", "removed", 900, "1943-11-10", rank="normal", conflict_id="c")
    taken = claim("taken", "removed", 900, "1943-11-10")
    left = claim("left", "still-at-home", 50, "1943-11-10", rank="normal")
    data = dataset(whole, taken, left, fewer, flows=(flow(depart_end="1943-11-15"),))
    assert [str(f) for f in contradicted(data)] == [
        "note: claims.csv:value: at least 50 still-at-home by 1943-11-10, where the atlas shows 0"
        " with 'fewer' picked"
    ]


def test_what_was_worked_out_holds_for_the_same_places_alone():
    away = claim("away", "arrived", 600, "1943-11-23", place_id="away")
    north = claim("north", "arrived", 400, "1943-11-23", place_id="north")
    # Told of several movements, of everybody in the republic that the oblast may lie in.
    told = claim(
        "o", "in-exile", 500, "1944-01-01", place_id="republic", movement_id="", span="stock"
    )

    def said(part_of: str) -> list[str]:
        data = dataset(WHOLE, away, north, told, flows=(flow(),))
        places = {
            **data.places,
            "away": place("away", part_of=part_of),
            "republic": place("republic"),
        }
        return [str(f) for f in contradicted(replace(data, places=places))]

    assert said("") == []
    assert len(said("republic")) == 1
    assert said("") == []
