"""The comparison of the atlas's own data: nothing in it is typed in."""

from __future__ import annotations

import pytest

from atlas.comparison.cell import evidence
from atlas.comparison.columns import COLUMNS, GROUPS
from atlas.comparison.table import columns_of, comparison

NO_FIGURE = {"not stated", "does not apply", "no return recorded"}


@pytest.fixture(scope="module")
def table(model):
    return model.derived(comparison)


def test_there_is_a_row_for_each_movement_in_the_order_of_time(model, table):
    assert {row.movement.id for row in table} == set(model.dataset.movements)
    starts = [row.movement.start.first for row in table]
    assert starts == sorted(starts)


def test_every_figure_rests_on_records_that_can_be_opened(model, table):
    known = {"claims": model.dataset.claims, "events": model.dataset.events}
    for row in table:
        for column in COLUMNS:
            for figure in row.cells[column.id].figures:
                where = f"{row.movement.id}, {column.id}"
                assert bool(figure.records) == (figure.words not in NO_FIGURE), where
                assert (figure.basis == "derived") >= bool(figure.how), where
            for behind in evidence(model.dataset, row.cells[column.id]):
                assert behind.id in known.get(behind.table, {behind.id}), behind
                assert behind.sources, behind


def test_its_cells_say_what_the_claims_say(table):
    said = {row.movement.id: row.cells for row in table}
    expected = {
        ("karachais-1943", "trains"): ("34", ""),
        ("kalmyks-1943", "trains"): ("46", "46–47 in all sources"),
        ("kalmyks-1943", "notice"): ("12 hours", ""),
        ("volga-germans-1941", "trains"): ("151–188", "sources differ"),
        ("chechens-ingush-1944", "days"): ("16 days", "9–23"),
        ("chechens-ingush-1944", "operation"): ("27", ""),
        ("koreans-1937", "died"): ("16,500–50,000", "sources differ"),
        ("crimean-tatars-1944", "restored"): ("not by 1961", ""),
        ("karachais-1943", "years"): ("13", ""),
        ("karachais-1943", "back-1959"): ("84.3 per cent", ""),
    }
    assert {
        key: (said[key[0]][key[1]].words, said[key[0]][key[1]].remark) for key in expected
    } == expected
    shares = said["chechens-ingush-1944"]["home-1970"].figures
    assert [(f.words, f.remark) for f in shares] == [
        ("83.1 per cent", "Chechens"),
        ("72.1 per cent", "Ingush"),
    ]


def test_every_column_is_in_a_group():
    assert [c for group in GROUPS for c in columns_of(group)] == list(columns_of(""))
