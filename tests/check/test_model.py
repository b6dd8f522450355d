"""Checks of the model: counts that cannot be of the movement whose whole they exceed."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from atlas.base.dates import iso_of, parse_day
from atlas.base.memo import Memo
from atlas.check import alone, books, checks
from atlas.model import timeline
from atlas.model.curves import ZERO, Quantity
from atlas.read.records import Conflict
from tests.building import claim, dataset, flow
from tests.damage import complaints

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def found(data):
    return complaints(checks.check(data))


def test_a_stage_that_has_more_than_the_whole_names_both_claims():
    data = dataset(WHOLE, claim("all", "arrived", 1200, "1943-11-23"))
    assert found(data) == [
        "claims.csv:value: 1,200 persons arrived (all) are more than the total of m, 1,000 (whole)"
    ]


def test_counts_of_another_kind_may_be_more_than_the_whole():
    more = [
        claim("planned", "removed", 1200, "1943-11-02", kind="planned"),
        claim("rival", "removed", 1200, "1943-11-02", rank="normal"),
        claim("carts", "arrived", 1200, "1943-11-23", unit="carts"),
        claim("before", "population", 1200, "1939"),
    ]
    assert found(dataset(WHOLE, *more)) == []


def regions(**cells):
    return [
        claim("one", "arrived", 700, "1943-11-23", place_id="away", **cells),
        claim("two", "arrived", 600, "1943-11-23", place_id="north", **cells),
    ]


def test_regions_that_hold_more_than_the_whole_are_no_births():
    (line,) = found(dataset(WHOLE, *regions()))
    assert line.startswith("claims.csv:value: by 1943-11-23 the counts come to 300 more (with one)")
    assert "than the total of m (whole)" in line


def test_a_surplus_within_a_recorded_dispute_is_a_note():
    assert found(dataset(WHOLE, *regions(conflict_id="c"))) == []


def test_births_before_a_later_count_are_no_fault():
    later = claim("count", "in-exile", 1100, "1949-01-01", span="stock", place_id="exile")
    assert found(dataset(WHOLE, later)) == []


@pytest.mark.parametrize("counts", [(), ("removed",), ("loaded",), ("removed", "loaded")])
def test_stages_that_count_nobody_stop_nothing(counts):
    whole = claim("all", "arrived", 1200, "1943-11-23")
    none = [claim(m, m, 0, "1943-11-05") for m in counts]
    assert found(dataset(whole, *none, whole_claim_id="all")) == []


def test_a_whole_of_nobody_is_a_fault_of_its_claim_alone():
    data = dataset(replace(WHOLE, value=0), claim("away", "arrived", 0, "1943-11-23"))
    data = replace(data, lines={"claims": {"whole": 2}})
    rest = checks.sound(data)
    assert complaints(rest.faults) == [
        "claims.csv:2:value: '0' persons: the total of m cannot be zero; "
        "leave the number empty if the source gives none"
    ]
    assert (list(rest.claims), rest.movements["m"].whole_claim_id) == (["away"], "")


def test_a_rival_whole_of_nobody_cannot_be_picked():
    data = dataset(
        replace(WHOLE, conflict_id="c"),
        replace(WHOLE, id="no", value=0, rank="normal", conflict_id="c"),
    )
    data.conflicts["c"] = Conflict("c", "How many?", "The first.", "")
    data = replace(data, lines={"claims": {"no": 3}})
    assert [line.partition(": ")[0] for line in found(data)] == ["claims.csv:3:value"]


def test_a_whole_of_another_unit_costs_the_movement():
    data = dataset(replace(WHOLE, unit="families"))
    data = replace(data, lines={"movements": {"m": 2}})
    assert found(data) == [
        "movements.csv:2:whole_claim_id: 'whole' is not a claim with a number of persons in "
        "this movement"
    ]


@pytest.mark.parametrize("cells", [{"measure": "population"}, {"kind": "planned"}])
def test_all_of_a_people_or_a_plan_is_no_whole(cells):
    data = dataset(replace(WHOLE, **cells))
    data = replace(data, lines={"movements": {"m": 2}})
    (said,) = found(data)
    assert said.startswith("movements.csv:2:whole_claim_id: 'whole' is ")
    assert said.endswith("of removed, loaded, departed, under-way, arrived")


@pytest.fixture
def never_seen(monkeypatch):
    """Books that are closed anew, even for rows that were seen before."""
    monkeypatch.setattr(alone, "_MODELS", Memo(1))


def test_a_day_on_which_a_number_would_be_negative_is_a_fault(never_seen, monkeypatch):
    state = timeline.movement_state
    wrong = Quantity(-1, 0, 0, "interpolated")

    def failing(track, day):
        return replace(state(track, day), taken=wrong) if day == 5790 else state(track, day)

    monkeypatch.setattr(books, "amounts", failing)
    (said,) = found(dataset(WHOLE, claim("all", "arrived", 900, "1943-11-08")))
    assert said == ("movements.csv:whole_claim_id: on 1943-11-08 -1 people (0–0) would be taken")


def test_parts_that_do_not_add_up_to_the_total_are_a_fault(never_seen, monkeypatch):
    state = timeline.movement_state
    monkeypatch.setattr(
        books,
        "amounts",
        lambda track, day: replace(
            state(track, day), home=Quantity(5000, 5000, 5000, "derived"), added=ZERO
        ),
    )
    (said,) = found(dataset(WHOLE))
    assert "the parts do not add up to 1,000 people (1,000–1,000): " in said


def drawn(chance):
    """A movement of counts as sources might give them, in no order of their own."""
    start = parse_day("1943-11-02")
    whole = chance.choice([1, 7, 100, 68938])
    claims = [claim("whole", chance.choice(["removed", "arrived"]), whole, "1943-11-20")]
    for number in range(chance.randrange(7)):
        measure = chance.choice(["removed", "loaded", "arrived", "died", "in-exile", "returned"])
        early = measure in ("removed", "loaded", "arrived")
        day = start + (chance.randrange(20) if early else chance.randrange(4900, 6500))
        cells = {"span": "stock"} if measure == "in-exile" else {}
        cells |= {"place_id": "away"} if chance.random() < 0.3 else {}
        value = chance.choice([0, whole // 3, whole // 2, whole])
        claims.append(claim(f"c{number}", measure, value, iso_of(day), **cells))
    return dataset(*claims, flows=(flow(),))


def test_no_order_of_counts_makes_people_of_less_than_nobody():
    chance = random.Random(1944)
    said = [line for _ in range(150) for line in found(drawn(chance))]
    # Counts that add up to more than the total are faults of the data, and reported as such.
    assert not [line for line in said if "would be" in line or "worked out" in line]
