"""The tables as sheets: every cell of every table, with its kind, and what the columns mean."""

import csv

import pytest

from atlas.export import tables as export_tables
from atlas.export.joins import joins
from atlas.export.layers import layers
from atlas.read.dictionary import BUILT_IN_DATA, built_in


@pytest.fixture(scope="module")
def made(model):
    joined = joins(model.dataset, layers(model))
    return {
        s.name: s
        for s in export_tables.sheets([BUILT_IN_DATA], built_in(), joined, "Heading 0123.")
    }


def test_every_table_is_a_sheet_with_the_same_cells(made):
    tables = {path.stem: path for path in BUILT_IN_DATA.glob("*.csv")}
    others = {"about", "columns", "feature_claims", "claim_works", "works"}
    assert set(made) == set(tables) | others
    for name, path in tables.items():
        with path.open(encoding="utf-8", newline="") as stream:
            assert made[name].records == list(csv.reader(stream))


def test_the_dictionary_says_which_columns_have_numbers_and_days(made):
    assert made["claims"].numbers == {"value", "value_low", "value_high"}
    assert made["claims"].days == {"as_of_start", "as_of_end"}
    assert "seed_line" not in made["claims"].numbers
    assert {"lat", "lon"} <= made["places"].numbers


def test_every_column_is_explained_and_the_version_is_said(made):
    meanings = {(table, column): text for table, column, text in made["columns"].records}
    for name, sheet in made.items():
        if name not in ("about", "columns"):
            assert all(meanings[name, column] for column in sheet.records[0])
    assert made["about"].records[0][0] == "Heading 0123."


def test_a_line_that_cannot_be_read_is_left_out_and_the_rest_is_there(tmp_path):
    path = tmp_path / "claims.csv"
    path.write_bytes(b'\xef\xbb\xbfid,note\r\na,1\r\nb,"torn\r\nc,\xff\r\nd,4,5\r\ne,=6\r\n')
    (tmp_path / "places.csv").write_bytes(b"\xff\xfe")
    about, columns, claims = export_tables.sheets([tmp_path], {}, [], "Heading")
    assert claims.records == [["id", "note"], ["a", "1"], ["e", "=6"]]
    assert (about.name, columns.records[1:]) == (
        "about",
        [["claims", "id", ""], ["claims", "note", ""]],
    )
