"""Totals against their parts: what closes, what is open, what nobody recorded."""

from __future__ import annotations

from dataclasses import replace

import pytest
from building import claim, dataset

from atlas import sums
from atlas.records import Conflict, Sum

WHOLE = claim("whole", "removed", 1000)


def row(**cells) -> Sum:
    values = {
        "id": "s",
        "movement_id": "m",
        "title": "T",
        "total_id": "whole",
        "plus": ("a",),
        "minus": (),
        "rounded_to": None,
        "conflict_id": "",
        "note": "",
    }
    return Sum(**(values | cells))


def data_of(*claims, rows=()):
    data = dataset(WHOLE, *claims)
    data.sums = {r.id: r for r in rows}
    data.conflicts["c"] = Conflict("c", "How many?", "The printed one.", "")
    return data


@pytest.mark.parametrize(
    ("part", "complete", "conflict", "verdict"),
    [
        (1000, True, "", sums.CLOSES),
        (990, True, "", sums.UNRECORDED),
        (990, True, "c", sums.RECORDED),
        (990, False, "", sums.OPEN),
        # More than the total can never be only some of the parts.
        (1010, False, "", sums.UNRECORDED),
    ],
)
def test_parts_against_their_total(part, complete, conflict, verdict):
    total = replace(WHOLE, parts_complete=complete, conflict_id=conflict)
    data = dataset(total, claim("a", "removed", part, part_of="whole", rank="normal"))
    (found,) = sums.reckon(data)
    assert (found.table, found.id, found.verdict) == ("claims", "whole", verdict)
    assert found.difference == 1000 - part


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


def test_only_the_conflict_of_the_row_records_its_difference():
    term = claim("a", "removed", 990, rank="normal", conflict_id="c")
    assert sums.reckon(data_of(term, rows=[row()]))[0].verdict == sums.UNRECORDED
    assert sums.reckon(data_of(term, rows=[row(conflict_id="c")]))[0].verdict == sums.RECORDED


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
