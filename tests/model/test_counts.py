"""Counts as knots of running totals: which rivals widen a number, and which counts make one."""

from __future__ import annotations

import pytest

from atlas.base.dates import parse_day
from atlas.model.model import Model
from tests.building import claim, dataset

WHOLE = claim("whole", "removed", 1000, "1943-11-02")
OWN = claim("own", "arrived", 600, "1943-11-23", place_id="away", conflict_id="a")


def knot(*rivals, picks=()):
    data = dataset(WHOLE, OWN, *rivals)
    counts = Model(data).at(picks).counts("m")
    found = counts.knot(next(c for c in counts.driving if c.measure == "arrived"))
    return found.value, found.low, found.high


def rival(value, as_of="1943-11-23", **cells):
    about = {"place_id": "away", "conflict_id": "a", "rank": "normal"} | cells
    return claim("rival", "arrived", value, as_of, **about)


@pytest.mark.parametrize("day", ["1943-11-09", "1943-11-23", "1943-12-07"])
def test_a_rival_of_the_same_fortnight_widens_a_count(day):
    assert knot(rival(650, day)) == (600, 600, 650)
    assert knot(rival(550, day, value_low=540, value_high=560)) == (600, 540, 600)


@pytest.mark.parametrize("day", ["1943-11-08", "1943-12-08", "1944-12-31"])
def test_a_rival_of_another_time_is_another_stage(day):
    assert knot(rival(650, day)) == (600, 600, 600)


@pytest.mark.parametrize(
    "other",
    [
        {"conflict_id": "b"},
        {"place_id": "north"},
        {"people_ids": ("q",)},
        {"kind": "planned"},
        {"unit": "families"},
        {"rank": "deprecated"},
    ],
    ids=lambda cells: next(iter(cells)),
)
def test_what_answers_another_question_widens_nothing(other):
    assert knot(rival(650, **other)) == (600, 600, 600)


def test_a_picked_rival_is_widened_by_the_one_it_replaces():
    assert knot(rival(650), picks=("rival",)) == (650, 600, 650)


def stage(*claims, **cells):
    data = dataset(*claims, **cells)
    return Model(data).at().counts("m").stage("removed")


def test_counts_by_peoples_make_one_of_all_only_where_each_is_counted():
    both = {"people_ids": ("p", "q")}
    mine = claim("mine", "removed", 300, "1943-11-05", people_ids=("p",))
    theirs = claim("theirs", "removed", 200, "1943-11-05", value_high=220, people_ids=("q",))
    (joint,) = stage(mine, theirs, **both)
    assert (joint.day, joint.value, joint.low, joint.high) == (
        parse_day("1943-11-05"),
        500,
        500,
        520,
    )
    assert (joint.basis, joint.claims) == ("derived", ("mine", "theirs"))
    assert stage(mine, **both) == []
    whole = claim("all", "removed", 510, "1943-11-05", **both)
    assert [knot.value for knot in stage(mine, theirs, whole, **both)] == [510]


def test_knots_come_by_day_whatever_the_order_of_the_file():
    late, early = claim("b", "removed", 900, "1943-11-20"), claim("a", "removed", 300, "1943-11-05")
    assert [k.claims for k in stage(late, early)] == [("a",), ("b",)]
