"""A movement alone: its books are closed once for the same rows, and anew for others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from atlas.base.dates import parse_span
from atlas.base.memo import Memo
from atlas.check import alone, books
from atlas.model.compiler import compile_track
from atlas.read.records import Territory
from tests.building import claim, dataset, place, stop, two_ways

ALWAYS = parse_span("1928/1961")
WHOLE = claim("whole", "removed", 1000, "1943-11-02/1943-11-10")


@pytest.fixture
def looked(monkeypatch):
    """The days that were looked at."""
    days, state = [], books.amounts
    monkeypatch.setattr(alone, "_MODELS", Memo(8))
    monkeypatch.setattr(books, "amounts", lambda track, day: days.append(day) or state(track, day))
    return days


def closed(data) -> str:
    return alone.model_of(data, "m").derived(books.first_wrong)


def test_the_same_rows_are_looked_at_once(looked):
    assert closed(dataset(WHOLE)) == ""
    once = len(looked)
    assert once > 2
    # Where a row stands, and what another movement is, changes nothing.
    data = dataset(WHOLE, claim("other", "removed", 7, "1944", movement_id="other"))
    assert closed(replace(data, lines={"claims": {"whole": 9}})) == ""
    assert len(looked) == once


def test_another_row_is_looked_at_anew(looked):
    data = two_ways()
    closed(data)
    rows = {
        "movements": {"m": replace(data.movements["m"], homeland_id="a")},
        "claims": data.claims | {"few": replace(data.claims["few"], value=90)},
        "flows": data.flows | {"small": replace(data.flows["small"], destination_id="b")},
        "routes": data.routes | {"r1": [stop("r1", 1, "a"), stop("r1", 2, "c")]},
        "territories": [Territory("m", "a", "homeland", ALWAYS, ALWAYS, "documented", (), "")],
        "places": data.places | {"c": place("c", part_of="d")},
    }
    for table, held in rows.items():
        before = len(looked)
        closed(replace(data, **{table: held}))
        assert len(looked) > before, table


def test_the_rows_are_all_that_a_track_depends_on(built_in, model):
    for movement in built_in.movements.values():
        own = alone.model_of(built_in, movement.id)
        choices = model.rivals(movement.id).choices
        assert own.rivals(movement.id).choices == choices
        for picks in ((), *choices[-1:]):
            alone_counts, counts = own.counts(movement.id, picks), model.counts(movement.id, picks)
            assert compile_track(alone_counts) == compile_track(counts)
