"""Checks of the model: counts that cannot be of the movement whose whole they exceed."""

from __future__ import annotations

from building import claim, dataset

from atlas import checks
from tests.damage import complaints

WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


def found(data):
    return complaints(checks.check(data))


def test_a_stage_that_has_more_than_the_whole_names_both_claims():
    data = dataset(WHOLE, claim("all", "arrived", 1200, "1943-11-23"))
    assert found(data) == [
        "claims.csv:value: 1,200 persons arrived (all) are more than the whole of m, 1,000 (whole)"
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
    assert "than the whole of m (whole)" in line


def test_a_surplus_within_a_recorded_dispute_is_a_note():
    assert found(dataset(WHOLE, *regions(conflict_id="c"))) == []


def test_births_before_a_later_count_are_no_fault():
    later = claim("count", "in-exile", 1100, "1949-01-01", span="stock", place_id="exile")
    assert found(dataset(WHOLE, later)) == []
