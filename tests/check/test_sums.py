"""Totals against their parts: what closes, what is open, what nobody recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.check import sums
from atlas.read.records import Conflict, Sum
from tests.building import claim, dataset

WHOLE = claim("whole", "removed", 1000)
A_AND_B = (("a", 0.1), ("b", 0.2))


def row(**cells) -> Sum:
    values = {
        "id": "s",
        "movement_id": "m",
        "title": "T",
        "total_id": "whole",
        "plus": ("a",),
        "minus": (),
        "rounded_to": None,
        "difference": None,
        "conflict_id": "",
        "note": "",
    }
    return Sum(**(values | cells))


def data_of(*claims, rows=()):
    data = dataset(WHOLE, *claims)
    data = replace(data, sums={r.id: r for r in rows})
    data.conflicts["c"] = Conflict("c", "How many?", "The printed one.", "")
    return data


@pytest.mark.parametrize(
    ("part", "complete", "verdict"),
    [
        (1000, True, sums.CLOSES),
        (990, True, sums.UNRECORDED),
        (990, False, sums.OPEN),
        # More than the total can never be only some of the parts.
        (1010, False, sums.UNRECORDED),
    ],
)
@pytest.mark.parametrize("conflict", ["", "c"])
def test_parts_against_their_total(part, complete, conflict, verdict):
    """A conflict of the total or a part may be about anything; it excuses nothing."""
    total = replace(WHOLE, parts_complete=complete, conflict_id=conflict)
    own = claim("a", "removed", part, part_of="whole", rank="normal", conflict_id=conflict)
    (found,) = sums.reckon(dataset(total, own))
    assert (found.table, found.id, found.verdict) == ("claims", "whole", verdict)
    assert found.difference == 1000 - part


def test_a_row_records_what_the_parts_of_a_total_come_to():
    total = replace(WHOLE, parts_complete=True)
    data = dataset(total, claim("a", "removed", 990, part_of="whole", rank="normal"))
    data.sums["s"] = row(difference=10, conflict_id="c")
    (found,) = sums.reckon(data)
    assert (found.table, found.verdict, found.difference) == ("sums", sums.RECORDED, 10)
    data.sums["s"] = row(plus=("b",), difference=10, conflict_id="c")
    data.claims["b"] = claim("b", "removed", 990, rank="normal")
    assert [r.verdict for r in sums.reckon(data)] == [sums.UNRECORDED, sums.RECORDED]


@pytest.mark.parametrize(
    ("unknown", "verdict"),
    [
        (claim("b", "removed", None, value_low=5, part_of="whole"), sums.OPEN),
        (claim("b", "removed", 10, part_of="whole"), sums.CLOSES),
    ],
)
def test_a_part_without_a_number_is_not_zero(unknown, verdict):
    total = replace(WHOLE, parts_complete=True)
    data = dataset(total, claim("a", "removed", 990, part_of="whole", rank="normal"), unknown)
    assert [r.verdict for r in sums.reckon(data)] == [verdict]


def test_decimals_are_added_as_they_are_printed():
    total = claim("whole", "share", 0.3, unit="percent", parts_complete=True)
    parts = [claim(i, "share", v, unit="percent", part_of="whole") for i, v in A_AND_B]
    (found,) = sums.reckon(dataset(total, *parts))
    assert (found.verdict, found.summed, found.difference) == (sums.CLOSES, 0.3, 0)
    data = dataset(replace(total, value=0.4, parts_complete=False), *parts)
    data.sums["s"] = row(plus=("a", "b"), difference=0.1, conflict_id="c")
    assert [(r.verdict, r.difference) for r in sums.reckon(data)] == [(sums.RECORDED, 0.1)]


def test_a_row_adds_and_takes_away():
    data = data_of(
        claim("a", "removed", 1200, rank="normal"),
        claim("b", "removed", 200, rank="normal"),
        rows=[row(minus=("b",))],
    )
    (found,) = sums.reckon(data)
    assert (found.summed, found.verdict) == (1000, sums.CLOSES)
    assert [sign for sign, _ in found.terms] == [1, -1]


def test_a_rounded_total_closes_within_half_a_step():
    near, far = claim("a", "removed", 950, rank="normal"), claim("a", "removed", 949, rank="normal")
    assert sums.reckon(data_of(near, rows=[row(rounded_to=100)]))[0].verdict == sums.CLOSES
    assert sums.reckon(data_of(far, rows=[row(rounded_to=100)]))[0].verdict == sums.UNRECORDED


@pytest.mark.parametrize(
    ("cells", "verdict"),
    [
        ({}, sums.UNRECORDED),
        ({"conflict_id": "c"}, sums.UNRECORDED),
        ({"difference": 10}, sums.UNRECORDED),
        ({"difference": 10, "conflict_id": "c"}, sums.RECORDED),
        ({"difference": -10, "conflict_id": "c"}, sums.UNRECORDED),
    ],
)
def test_only_its_own_conflict_and_difference_record_a_row(cells, verdict):
    term = claim("a", "removed", 990, rank="normal", conflict_id="c")
    (found,) = sums.reckon(data_of(term, rows=[row(**cells)]))
    assert (found.verdict, found.recorded) == (verdict, cells.get("difference"))


def test_what_closes_is_not_what_was_recorded():
    term = claim("a", "removed", 1000, rank="normal")
    (found,) = sums.reckon(data_of(term, rows=[row(difference=10, conflict_id="c")]))
    assert found.verdict == sums.UNRECORDED


def test_without_a_single_number_there_is_nothing_to_say():
    assert sums.reckon(data_of(claim("a", "removed", None, rank="normal"), rows=[row()])) == []


def test_the_sums_that_readers_ask_about(built_in):
    found = {r.id: r for r in sums.reckon(built_in)}
    assert (
        found["gen-deported-four-rows"].difference,
        found["gen-deported-four-rows"].verdict,
    ) == (
        90,
        sums.RECORDED,
    )
    assert found["kar-south-kazakhstan-men-women-children"].difference == 100
    assert found["gen-divided-kirghizia"].difference == -7
    for closing in ("kar-removed-total", "ci-arrived-echelons", "bal-arrived-total"):
        assert found[closing].verdict == sums.CLOSES
