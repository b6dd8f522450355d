"""The comparison as CSV."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from atlas.comparison.columns import COLUMNS
from atlas.comparison.sheet import csv_text
from atlas.comparison.table import comparison
from atlas.model.model import Model
from tests.building import claim, dataset


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_figure_is_a_row_with_what_it_rests_on():
    counted = claim("counted", "returned", 500, "1957", note="")
    share = claim("share", "share-returned", 84, "1959", unit="percent", conflict_id="c", grade="C")
    data = dataset(counted, share)
    table = Model(data).derived(comparison)
    found = [row for row in rows(csv_text(data, table)) if row["column_id"] == "back-1959"]
    assert [row["figure"] for row in found] == ["84 per cent", "500"]
    assert [row["claim_ids"] for row in found] == ["share", "counted"]
    assert (found[0]["conflict_ids"], found[0]["grades"], found[0]["low"]) == ("c", "C", "84")
    assert found[1]["remark"] == "by 1957"


def test_what_is_not_stated_has_a_row_too():
    data = dataset(claim("few", "died", 5, "1945"))
    found = rows(csv_text(data, Model(data).derived(comparison)))
    assert {row["column_id"] for row in found} == {column.id for column in COLUMNS}
    assert any(row["figure"] == "not stated" and not row["claim_ids"] for row in found)


def test_no_spreadsheet_finds_a_formula():
    data = dataset(claim("=1+1", "died", 5, "1945"))
    people = replace(data.peoples["p"], name="=2+2")
    data = replace(data, peoples={"p": people})
    found = rows(csv_text(data, Model(data).derived(comparison)))
    assert {row["peoples"] for row in found} == {"'=2+2"}
    assert {row["claim_ids"] for row in found} == {"", "'=1+1"}
